// SPDX-License-Identifier: EUPL-1.2
//
// if, for, some and every.
#include <fmt/format.h>

#include <functional>

#include "feel/node.h"

namespace maatstaf::feel {
namespace {

Value too_much_work() {
  return Value::null({DiagnosticCode::Depth, "De berekening heeft te veel stappen.",
                      "Maak de lijsten of bereiken kleiner.", -1});
}

Value bad_domain(const Value& value) {
  return Value::null(
      {DiagnosticCode::Type,
       fmt::format("Over {} kan niet worden gegaan; dat kan over een lijst of over een bereik van hele "
                   "getallen of datums.",
                   kind_name(value.kind())),
       {},
       -1});
}

// The values one iterator goes through: the items of a list, or whole numbers or days from one end to the
// other.
class Domain {
 public:
  /// An error null or an unknown instead of a domain; nothing when the domain can be walked.
  [[nodiscard]] const std::optional<Value>& obstacle() const { return obstacle_; }
  [[nodiscard]] std::size_t size() const { return list_ ? list_->list().size() : count_; }
  [[nodiscard]] Value at(std::size_t index) const {
    if (list_) {
      return list_->list()[index];
    }
    const std::int64_t value = start_ + step_ * static_cast<std::int64_t>(index);
    return is_date_ ? Value(base::Date::from_days(value)) : Value(value);
  }

  static Domain of(const Value& value) {
    Domain domain;
    if (value.is_unknown()) {
      domain.obstacle_ = value;
    } else if (value.is_list()) {
      domain.list_ = value;
    } else if (value.is_range()) {
      domain.take_range(value.range());
    } else if (value.is_null()) {
      domain.obstacle_ = value.diagnostic() != nullptr ? value : bad_domain(value);
    } else {
      domain.list_ = Value(List{value});
    }
    return domain;
  }
  static Domain between(const Value& from, const Value& to) {
    Domain domain;
    domain.take_ends(from, to);
    return domain;
  }

 private:
  void take_range(const Range& range) {
    take_ends(range.start, range.end);
    if (obstacle_) {
      return;
    }
    // A range that runs backwards is empty as a value; only `for i in 4..2` counts down.
    if (step_ < 0 || range.form != RangeForm::Interval) {
      obstacle_ = bad_domain(range.start);
      return;
    }
    if (range.start_boundary == Boundary::Open && count_ > 0) {
      ++start_;
      --count_;
    }
    if (range.end_boundary == Boundary::Open && count_ > 0) {
      --count_;
    }
  }
  void take_ends(const Value& from, const Value& to) {
    if (from.is_unknown() || to.is_unknown()) {
      obstacle_ = Value::unknown(from, to);
      return;
    }
    const auto first = whole(from);
    const auto last = whole(to);
    std::int64_t distance = 0;
    if (!first || !last || from.kind() != to.kind() || __builtin_sub_overflow(*last, *first, &distance) ||
        distance == INT64_MIN || distance == INT64_MAX) {
      obstacle_ = bad_domain(from.is_null() ? to : from);
      return;
    }
    is_date_ = from.kind() == Kind::Date;
    start_ = *first;
    step_ = distance < 0 ? -1 : 1;
    count_ = static_cast<std::size_t>(distance < 0 ? -distance : distance) + 1;
  }
  static std::optional<std::int64_t> whole(const Value& value) {
    if (value.is_number()) {
      return value.number().to_int64();
    }
    return value.kind() == Kind::Date ? std::optional(value.date().days()) : std::nullopt;
  }

  std::optional<Value> obstacle_;
  std::optional<Value> list_;
  std::int64_t start_ = 0;
  std::int64_t step_ = 1;
  std::size_t count_ = 0;
  bool is_date_ = false;
};

class Loop : public Node {
 public:
  Loop(int offset, std::vector<Iterator> iterators, NodePointer body)
      : Node(offset), iterators_(std::move(iterators)), body_(std::move(body)) {
    above(*body_);
    for (const Iterator& iterator : iterators_) {
      above(*iterator.from);
      if (iterator.to) {
        above(*iterator.to);
      }
    }
  }

 protected:
  enum class Next { Go, Stop };
  using Visit = std::function<Next(const Environment&)>;

  // Walks all combinations, the last iterator fastest. Gives what stopped it before the end, if anything did.
  std::optional<Value> walk(std::size_t level, std::vector<Value>& frame, const Environment& inner,
                            Evaluation& evaluation, const Visit& visit) const {
    const Iterator& iterator = iterators_[level];
    const Operand from(*iterator.from, inner, evaluation);
    const Domain domain =
        iterator.to ? Domain::between(*from, *Operand(*iterator.to, inner, evaluation)) : Domain::of(*from);
    if (domain.obstacle()) {
      return domain.obstacle();
    }
    for (std::size_t i = 0; i < domain.size(); ++i) {
      if (!evaluation.spend(1)) {
        return too_much_work();
      }
      frame[level] = domain.at(i);
      if (level + 1 < iterators_.size()) {
        if (auto obstacle = walk(level + 1, frame, inner, evaluation, visit)) {
          return obstacle;
        }
      } else if (visit(inner) == Next::Stop) {
        return std::nullopt;
      }
    }
    return std::nullopt;
  }
  [[nodiscard]] const Node& body() const { return *body_; }
  [[nodiscard]] std::size_t width() const { return iterators_.size(); }
  [[nodiscard]] Syntax loop_syntax(SyntaxKind kind) const {
    Syntax result = syntax_of(kind, *this, {});
    for (const Iterator& iterator : iterators_) {
      result.names.push_back(iterator.name);
      Syntax from = iterator.from->syntax();
      if (iterator.to) {
        Syntax range;
        range.kind = SyntaxKind::Range;
        range.offset = from.offset;
        range.parts = {std::move(from), iterator.to->syntax()};
        from = std::move(range);
      }
      result.parts.push_back(std::move(from));
    }
    result.parts.push_back(body_->syntax());
    return result;
  }
  void print_rest(std::string& out) const {
    for (const Iterator& iterator : iterators_) {
      out += fmt::format(" ({} ", iterator.name);
      iterator.from->print(out);
      if (iterator.to) {
        out += "..";
        iterator.to->print(out);
      }
      out += ")";
    }
    out += " ";
    body_->print(out);
    out += ")";
  }

 private:
  std::vector<Iterator> iterators_;
  NodePointer body_;
};

class For final : public Loop {
 public:
  For(int offset, std::vector<Iterator> iterators, NodePointer body, Partial partial)
      : Loop(offset, std::move(iterators), std::move(body)), partial_(partial) {}
  Value evaluate(const Environment& environment, Evaluation& evaluation) const override {
    std::vector<Value> frame(width() + 1);
    const Environment inner(frame, &environment);
    List results;
    bool exhausted = false;
    auto obstacle = walk(0, frame, inner, evaluation, [&](const Environment& local) {
      if (partial_ == Partial::Used) {
        frame[width()] = Value(results);
        exhausted = !evaluation.spend(results.size());
      }
      results.push_back(body().evaluate(local, evaluation));
      return exhausted ? Next::Stop : Next::Go;
    });
    if (exhausted) {
      obstacle = too_much_work();
    }
    return located(obstacle ? std::move(*obstacle) : Value(std::move(results)), offset(), evaluation);
  }
  Syntax syntax() const override { return loop_syntax(SyntaxKind::For); }
  void print(std::string& out) const override {
    out += "(for";
    print_rest(out);
  }

 private:
  Partial partial_;
};

class Quantified final : public Loop {
 public:
  Quantified(int offset, Quantifier quantifier, std::vector<Iterator> iterators, NodePointer body)
      : Loop(offset, std::move(iterators), std::move(body)), quantifier_(quantifier) {}
  Value evaluate(const Environment& environment, Evaluation& evaluation) const override {
    std::vector<Value> frame(width());
    const Environment inner(frame, &environment);
    const bool is_some = quantifier_ == Quantifier::Some;
    Value result = !is_some;
    auto obstacle = walk(0, frame, inner, evaluation, [&](const Environment& local) {
      const Operand part(body(), local, evaluation);
      result = is_some ? kleene_or(result, *part) : kleene_and(result, *part);
      const bool decided = is_some ? result.is_true() : result.is_false();
      return decided ? Next::Stop : Next::Go;
    });
    // The walk stopped before anything was decided; what is still unknown might have decided before it
    // stopped.
    if (obstacle && result.is_unknown()) {
      return Value::unknown(result, *obstacle);
    }
    return located(obstacle ? std::move(*obstacle) : std::move(result), offset(), evaluation);
  }
  bool is_condition() const override { return true; }
  Syntax syntax() const override {
    return loop_syntax(quantifier_ == Quantifier::Some ? SyntaxKind::Some : SyntaxKind::Every);
  }
  void print(std::string& out) const override {
    out += quantifier_ == Quantifier::Some ? "(some" : "(every";
    print_rest(out);
  }

 private:
  Quantifier quantifier_;
};

class If final : public Node {
 public:
  If(int offset, NodePointer condition, NodePointer then, NodePointer otherwise)
      : Node(offset),
        condition_(std::move(condition)),
        then_(std::move(then)),
        otherwise_(std::move(otherwise)) {
    above(*condition_);
    above(*then_);
    above(*otherwise_);
  }
  Value evaluate(const Environment& environment, Evaluation& evaluation) const override {
    const Operand condition(*condition_, environment, evaluation);
    if (condition->is_true()) {
      return then_->evaluate(environment, evaluation);
    }
    if (condition->is_unknown()) {
      return both(*condition, environment, evaluation);
    }
    if (!condition->is_boolean() && !condition->is_null()) {
      evaluation.report(
          {DiagnosticCode::Condition,
           fmt::format("De voorwaarde achter \"if\" is {}, geen ja of nee.", kind_name(condition->kind())),
           {},
           condition_->offset()});
    }
    return otherwise_->evaluate(environment, evaluation);
  }
  Syntax syntax() const override {
    return syntax_of(SyntaxKind::If, *this, {condition_.get(), then_.get(), otherwise_.get()});
  }
  void print(std::string& out) const override {
    out += "(if ";
    condition_->print(out);
    out += " ";
    then_->print(out);
    out += " ";
    otherwise_->print(out);
    out += ")";
  }

 private:
  // Which branch counts is not known: the result is known only when both give the same.
  Value both(const Value& condition, const Environment& environment, Evaluation& evaluation) const {
    const Evaluation::Muted muted(evaluation);
    Value first = then_->evaluate(environment, evaluation);
    const Value second = otherwise_->evaluate(environment, evaluation);
    if (!first.holds_unknown() && !second.holds_unknown() && same(first, second)) {
      return first;
    }
    return Value::unknown(condition, Value::unknown(first, second));
  }

  NodePointer condition_;
  NodePointer then_;
  NodePointer otherwise_;
};

}  // namespace

NodePointer make_if(int offset, NodePointer condition, NodePointer then, NodePointer otherwise) {
  return std::make_unique<If>(offset, std::move(condition), std::move(then), std::move(otherwise));
}

NodePointer make_for(int offset, std::vector<Iterator> iterators, NodePointer body, Partial partial) {
  return std::make_unique<For>(offset, std::move(iterators), std::move(body), partial);
}

NodePointer make_quantified(int offset, Quantifier quantifier, std::vector<Iterator> iterators,
                            NodePointer body) {
  return std::make_unique<Quantified>(offset, quantifier, std::move(iterators), std::move(body));
}

}  // namespace maatstaf::feel
