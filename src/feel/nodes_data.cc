// SPDX-License-Identifier: EUPL-1.2
//
// Lists, contexts, ranges, paths and filters.
#include <fmt/format.h>

#include "feel/node.h"

namespace maatstaf::feel {
namespace {

bool all_constant(const NodeList& nodes) {
  return std::ranges::all_of(nodes, [](const NodePointer& node) { return node->constant() != nullptr; });
}

class ListNode final : public Node {
 public:
  ListNode(int offset, NodeList items) : Node(offset), items_(std::move(items)) {
    for (const NodePointer& item : items_) {
      above(*item);
    }
  }
  Value evaluate(const Environment& environment, Evaluation& evaluation) const override {
    List list;
    list.reserve(items_.size());
    for (const NodePointer& item : items_) {
      list.push_back(item->evaluate(environment, evaluation));
    }
    return located(Value(std::move(list)), offset(), evaluation);
  }
  Syntax syntax() const override { return syntax_of(SyntaxKind::Items, *this, {}, items_); }
  void print(std::string& out) const override {
    out += "(list";
    for (const NodePointer& item : items_) {
      out += " ";
      item->print(out);
    }
    out += ")";
  }

 private:
  NodeList items_;
};

class ContextNode final : public Node {
 public:
  ContextNode(int offset, std::vector<std::string> names, NodeList values)
      : Node(offset), names_(std::move(names)), values_(std::move(values)) {
    for (const NodePointer& value : values_) {
      above(*value);
    }
  }
  // Each entry sees the ones before it: their values stand in the frame of the context.
  Value evaluate(const Environment& environment, Evaluation& evaluation) const override {
    std::vector<Value> frame(values_.size());
    const Environment inner(frame, &environment);
    for (std::size_t i = 0; i < values_.size(); ++i) {
      frame[i] = values_[i]->evaluate(inner, evaluation);
    }
    Context context;
    context.reserve(frame.size());
    for (std::size_t i = 0; i < frame.size(); ++i) {
      if (context.find(names_[i]) != nullptr) {
        return located(Value::null({DiagnosticCode::Argument,
                                    fmt::format("De naam \"{}\" staat twee keer in een context.", names_[i]),
                                    {},
                                    -1}),
                       offset(), evaluation);
      }
      context.put(names_[i], std::move(frame[i]));
    }
    return located(Value(std::move(context)), offset(), evaluation);
  }
  Syntax syntax() const override { return syntax_of(SyntaxKind::Context, *this, {}, values_, {}, names_); }
  void print(std::string& out) const override {
    out += "(context";
    for (std::size_t i = 0; i < names_.size(); ++i) {
      out += fmt::format(" ({} ", names_[i]);
      values_[i]->print(out);
      out += ")";
    }
    out += ")";
  }

 private:
  std::vector<std::string> names_;
  NodeList values_;
};

class RangeNode final : public Node {
 public:
  RangeNode(int offset, RangeForm form, Boundary from, NodePointer start, NodePointer end, Boundary to)
      : Node(offset), form_(form), from_(from), start_(std::move(start)), end_(std::move(end)), to_(to) {
    for (const NodePointer* child : {&start_, &end_}) {
      if (*child) {
        above(**child);
      }
    }
  }
  Value evaluate(const Environment& environment, Evaluation& evaluation) const override {
    Range range{from_, {}, {}, to_, form_};
    if (start_) {
      range.start = start_->evaluate(environment, evaluation);
    }
    if (end_) {
      range.end = end_->evaluate(environment, evaluation);
    }
    if (form_ == RangeForm::Equal) {
      range.end = range.start;
    }
    return located(checked(std::move(range)), offset(), evaluation);
  }
  Syntax syntax() const override {
    constexpr std::string_view kForms[] = {"", "<", "<=", ">", ">=", "=", "!="};
    Syntax result =
        syntax_of(SyntaxKind::Range, *this, {}, std::string(kForms[static_cast<std::size_t>(form_)]));
    if (start_) {
      result.parts.push_back(start_->syntax());
    }
    if (end_) {
      result.parts.push_back(end_->syntax());
    }
    return result;
  }
  void print(std::string& out) const override {
    constexpr std::string_view kForms[] = {"", "<", "<=", ">", ">=", "=", "!="};
    out += form_ == RangeForm::Interval ? "(range "
                                        : fmt::format("({} ", kForms[static_cast<std::size_t>(form_)]);
    if (form_ == RangeForm::Interval) {
      out += from_ == Boundary::Closed ? "[ " : "( ";
    }
    if (start_) {
      start_->print(out);
    }
    if (end_) {
      out += start_ ? " " : "";
      end_->print(out);
    }
    if (form_ == RangeForm::Interval) {
      out += to_ == Boundary::Closed ? " ]" : " )";
    }
    out += ")";
  }

 private:
  static Value checked(Range range) {
    for (const Value* end : {&range.start, &range.end}) {
      if (end->diagnostic() != nullptr) {
        return *end;
      }
    }
    const bool is_bounded =
        range.form == RangeForm::Interval && !range.start.is_null() && !range.end.is_null();
    if (is_bounded && range.start.kind() != range.end.kind() && !range.start.is_unknown() &&
        !range.end.is_unknown()) {
      return Value::null({DiagnosticCode::Type,
                          fmt::format("Een bereik van {} tot {} bestaat niet.", kind_name(range.start.kind()),
                                      kind_name(range.end.kind())),
                          {},
                          -1});
    }
    return range;
  }

  RangeForm form_;
  Boundary from_;
  NodePointer start_;
  NodePointer end_;
  Boundary to_;
};

Value no_member(const Value& value, std::string_view member) {
  return Value::null({DiagnosticCode::Member,
                      fmt::format("{} heeft geen onderdeel \"{}\".", kind_name(value.kind()), member),
                      "Controleer de schrijfwijze.", -1});
}

std::optional<Value> date_member(base::Date date, std::string_view member) {
  if (member == "year") {
    return Value(date.year());
  }
  if (member == "month") {
    return Value(date.month());
  }
  if (member == "day") {
    return Value(date.day());
  }
  if (member == "weekday") {
    return Value(static_cast<int>(date.weekday()));
  }
  return std::nullopt;
}

// `date` is the day that gives a zone id its offset.
std::optional<Value> time_member(const Time& time, base::Date date, std::string_view member) {
  if (member == "hour") {
    return Value(time.hour());
  }
  if (member == "minute") {
    return Value(time.minute());
  }
  if (member == "second") {
    return Value(time.second());
  }
  if (member == "time offset") {
    const auto offset = time.zone.offset_at(date, time.second_of_day);
    return offset ? Value(DaysTimeDuration{*offset, 0}) : Value();
  }
  if (member == "timezone") {
    return time.zone.has_id() ? Value(time.zone.id()) : Value();
  }
  return std::nullopt;
}

std::optional<Value> days_time_member(const DaysTimeDuration& span, std::string_view member) {
  // The parts of a negative duration are all negative: cut off towards zero.
  const std::int64_t whole = span.seconds < 0 && span.nanoseconds > 0 ? span.seconds + 1 : span.seconds;
  if (member == "days") {
    return Value(whole / 86'400);
  }
  if (member == "hours") {
    return Value(whole / 3600 % 24);
  }
  if (member == "minutes") {
    return Value(whole / 60 % 60);
  }
  if (member == "seconds") {
    return Value(whole % 60);
  }
  return std::nullopt;
}

std::optional<Value> range_member(const Range& range, std::string_view member) {
  const bool has_start = range.form != RangeForm::Less && range.form != RangeForm::LessOrEqual;
  const bool has_end = range.form != RangeForm::Greater && range.form != RangeForm::GreaterOrEqual;
  if (member == "start") {
    return range.start;
  }
  if (member == "end") {
    return range.end;
  }
  if (member == "start included") {
    return Value(has_start && range.start_boundary == Boundary::Closed);
  }
  if (member == "end included") {
    return Value(has_end && range.end_boundary == Boundary::Closed);
  }
  return std::nullopt;
}

std::optional<Value> property(const Value& value, std::string_view member) {
  switch (value.kind()) {
    case Kind::Date: {
      const auto found = date_member(value.date(), member);
      const Time midnight{0, 0, Zone::utc()};
      return found ? found : time_member(midnight, value.date(), member);
    }
    case Kind::Time:
      return time_member(value.time(), base::Date(), member);
    case Kind::DateTime: {
      const DateTime& moment = value.date_time();
      const auto found = date_member(moment.date, member);
      return found ? found : time_member(moment.time, moment.date, member);
    }
    case Kind::YearsMonthsDuration: {
      const std::int64_t months = value.years_months().months;
      if (member == "years") {
        return Value(months / 12);
      }
      return member == "months" ? std::optional(Value(months % 12)) : std::nullopt;
    }
    case Kind::DaysTimeDuration:
      return days_time_member(value.days_time(), member);
    case Kind::Range:
      return range_member(value.range(), member);
    default:
      return std::nullopt;
  }
}

class Path final : public Node {
 public:
  Path(int offset, NodePointer source, std::string member)
      : Node(offset), source_(std::move(source)), member_(std::move(member)) {
    above(*source_);
  }
  Value evaluate(const Environment& environment, Evaluation& evaluation) const override {
    const Operand source(*source_, environment, evaluation);
    if (source->is_list()) {
      return each(source->list(), evaluation);
    }
    return located(member_of(*source), offset(), evaluation);
  }
  const Value* peek(const Environment& environment) const override {
    const Value* source = source_->peek(environment);
    return source != nullptr && source->is_context() ? source->context().find(member_) : nullptr;
  }
  Syntax syntax() const override { return syntax_of(SyntaxKind::Path, *this, {source_.get()}, member_); }
  void print(std::string& out) const override {
    out += "(path ";
    source_->print(out);
    out += fmt::format(" {})", member_);
  }

 private:
  Value member_of(const Value& value) const {
    if (value.is_context()) {
      const Value* member = value.context().find(member_);
      return member != nullptr ? *member : no_member(value, member_);
    }
    if (value.is_unknown() || value.diagnostic() != nullptr) {
      return value;
    }
    return property(value, member_).value_or(no_member(value, member_));
  }
  Value each(const List& list, Evaluation& evaluation) const {
    List members;
    members.reserve(list.size());
    for (const Value& item : list) {
      // An item without the member gives null in its place, as an item that has it with null would.
      const Value member = member_of(item);
      members.push_back(member.is_null() ? Value() : member);
    }
    return located(Value(std::move(members)), offset(), evaluation);
  }

  NodePointer source_;
  std::string member_;
};

Value no_such_place(const Value& position, std::size_t size) {
  return Value::null({DiagnosticCode::Index,
                      fmt::format("Plaats {} bestaat niet in een lijst van {}.", to_string(position), size),
                      "Plaatsen tellen vanaf 1, en vanaf -1 terug vanaf het eind.", -1});
}

Value element_at(std::span<const Value> list, const Value& position) {
  const auto place = position.number().to_int64();
  const auto size = static_cast<std::int64_t>(list.size());
  if (!place || *place == 0 || *place > size || *place < -size) {
    return no_such_place(position, list.size());
  }
  return list[static_cast<std::size_t>(*place > 0 ? *place - 1 : size + *place)];
}

class Filter final : public Node {
 public:
  Filter(int offset, NodePointer source, NodePointer condition)
      : Node(offset), source_(std::move(source)), condition_(std::move(condition)) {
    above(*source_);
    above(*condition_);
  }
  Value evaluate(const Environment& environment, Evaluation& evaluation) const override {
    const Operand source(*source_, environment, evaluation);
    if (source->is_unknown() || source->diagnostic() != nullptr) {
      return *source;
    }
    std::span<const Value> items;
    if (source->is_list()) {
      items = source->list();
    } else if (!source->is_null()) {
      items = std::span(&*source, 1);
    }
    return located(select(items, environment, evaluation), offset(), evaluation);
  }
  Syntax syntax() const override {
    return syntax_of(SyntaxKind::Filter, *this, {source_.get(), condition_.get()});
  }
  void print(std::string& out) const override {
    out += "(filter ";
    source_->print(out);
    out += " ";
    condition_->print(out);
    out += ")";
  }

 private:
  Value select(std::span<const Value> list, const Environment& environment, Evaluation& evaluation) const {
    List chosen;
    std::optional<Value> unknown;
    for (std::size_t i = 0; i < list.size(); ++i) {
      const Value& item = list[i];
      if (!evaluation.spend(1)) {
        return Value::null({DiagnosticCode::Depth, "De berekening heeft te veel stappen.", {}, -1});
      }
      const Value frame[1] = {item};
      const Environment inner(frame, &environment);
      const Operand verdict(*condition_, inner, evaluation);
      if (i == 0 && verdict->is_number()) {
        return element_at(list, *verdict);
      }
      if (verdict->is_unknown()) {
        unknown = unknown ? Value::unknown(*unknown, *verdict) : *verdict;
      } else if (verdict->is_true()) {
        chosen.push_back(item);
      }
    }
    // Whether an item belongs to the result is not known, so the result is not.
    if (unknown) {
      return *unknown;
    }
    if (list.empty() && condition_->constant() != nullptr && condition_->constant()->is_number()) {
      return no_such_place(*condition_->constant(), 0);
    }
    return chosen;
  }

  NodePointer source_;
  NodePointer condition_;
};

}  // namespace

NodePointer make_list(int offset, NodeList items) {
  const bool foldable = all_constant(items);
  NodePointer node = std::make_unique<ListNode>(offset, std::move(items));
  return foldable ? fold(std::move(node)) : std::move(node);
}

NodePointer make_context(int offset, std::vector<std::string> names, NodeList values) {
  const bool foldable = all_constant(values);
  NodePointer node = std::make_unique<ContextNode>(offset, std::move(names), std::move(values));
  return foldable ? fold(std::move(node)) : std::move(node);
}

NodePointer make_range(int offset, RangeForm form, Boundary from, NodePointer start, NodePointer end,
                       Boundary to) {
  const bool foldable = (!start || start->constant() != nullptr) && (!end || end->constant() != nullptr);
  NodePointer node = std::make_unique<RangeNode>(offset, form, from, std::move(start), std::move(end), to);
  return foldable ? fold(std::move(node)) : std::move(node);
}

NodePointer make_path(int offset, NodePointer source, std::string member) {
  return std::make_unique<Path>(offset, std::move(source), std::move(member));
}

NodePointer make_filter(int offset, NodePointer source, NodePointer condition) {
  return std::make_unique<Filter>(offset, std::move(source), std::move(condition));
}

}  // namespace maatstaf::feel
