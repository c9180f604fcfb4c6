// SPDX-License-Identifier: EUPL-1.2
//
// Functions that look into or rearrange lists (DMN 1.5, 10.3.4.4 and 10.3.4.9). A single value counts as a
// list of one.
#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "feel/builtin.h"
#include "feel/node.h"

namespace maatstaf::feel {
namespace {

// The items of an argument: those of the list, or the single value itself. Null and unknown have none. Looks
// at the argument, which must live as long.
class Items {
 public:
  explicit Items(const Value& value) {
    if (value.is_list()) {
      items_ = value.list();
    } else if (!value.is_null() && !value.is_unknown()) {
      items_ = std::span(&value, 1);
    } else {
      is_list_ = false;
    }
  }
  explicit operator bool() const { return is_list_; }
  [[nodiscard]] std::span<const Value> all() const { return items_; }
  [[nodiscard]] List copy() const { return List(items_.begin(), items_.end()); }

 private:
  std::span<const Value> items_;
  bool is_list_ = true;
};

// What stands in the way of working with the list itself; its items may be unknown.
std::optional<Value> obstacle(const Value& value) {
  if (value.is_unknown()) {
    return value;
  }
  return value.is_null() ? std::optional(wrong_type(value, "een lijst")) : std::nullopt;
}

// A place in a list of that size, counted from 0; places are given from 1, or from -1 back from the end.
std::optional<std::size_t> place_in(const Value& position, std::size_t size) {
  const auto whole = position.number().round(0, base::Rounding::Down);
  const auto place = whole ? whole->to_int64() : std::nullopt;
  const auto count = static_cast<std::int64_t>(size);
  if (!place || *place == 0 || *place > count || *place < -count) {
    return std::nullopt;
  }
  return static_cast<std::size_t>(*place > 0 ? *place - 1 : count + *place);
}

Value no_such_place() {
  return Value::null({DiagnosticCode::Index, "Deze plaats bestaat niet in de lijst.",
                      "Plaatsen tellen vanaf 1, en vanaf -1 terug vanaf het eind.", -1});
}

// Equality where values of other types are simply different.
Value is_equal(const Value& a, const Value& b) {
  const Value result = equals(a, b);
  return result.is_null() ? Value(false) : result;
}

Value list_contains(Arguments arguments, Evaluation& /*evaluation*/) {
  if (const auto problem = obstacle(arguments[0])) {
    return *problem;
  }
  Value result = false;
  const Items list(arguments[0]);
  for (const Value& item : list.all()) {
    result = kleene_or(result, is_equal(item, arguments[1]));
    if (result.is_true()) {
      break;
    }
  }
  return result;
}

Value count(Arguments arguments, Evaluation& /*evaluation*/) {
  if (const auto problem = obstacle(arguments[0])) {
    return *problem;
  }
  return static_cast<std::int64_t>(Items(arguments[0]).all().size());
}

Value sublist(Arguments arguments, Evaluation& /*evaluation*/) {
  if (const auto problem = obstacle(arguments[0])) {
    return *problem;
  }
  for (const Value& argument : arguments.subspan(1)) {
    if (!argument.is_number()) {
      return argument.is_unknown() ? argument : wrong_type(argument, "een getal");
    }
  }
  const std::span<const Value> list = Items(arguments[0]).all();
  const auto start = place_in(arguments[1], list.size());
  if (!start) {
    return no_such_place();
  }
  std::size_t length = list.size() - *start;
  if (arguments.size() > 2) {
    const auto whole = arguments[2].number().round(0, base::Rounding::Down);
    const auto asked = whole ? whole->to_int64() : std::nullopt;
    if (!asked || *asked < 0 || static_cast<std::size_t>(*asked) > length) {
      return no_such_place();
    }
    length = static_cast<std::size_t>(*asked);
  }
  const auto part = list.subspan(*start, length);
  return List(part.begin(), part.end());
}

// append(list, item…): the arguments come as one list, the list first.
Value append_all(Arguments arguments, Evaluation& /*evaluation*/) {
  const List& all = arguments[0].list();
  if (const auto problem = obstacle(all.front())) {
    return *problem;
  }
  List out = Items(all.front()).copy();
  out.insert(out.end(), all.begin() + 1, all.end());
  return out;
}

Value append_one(Arguments arguments, Evaluation& evaluation) {
  const Value gathered = List(arguments.begin(), arguments.end());
  return append_all(std::span(&gathered, 1), evaluation);
}

Value concatenate(Arguments arguments, Evaluation& /*evaluation*/) {
  List out;
  for (const Value& part : arguments[0].list()) {
    if (const auto problem = obstacle(part)) {
      return *problem;
    }
    const std::span<const Value> items = Items(part).all();
    out.insert(out.end(), items.begin(), items.end());
  }
  return out;
}

// The list of the first argument after `change` at the place that the second one names.
template <class Change>
Value changed_at_place(Arguments arguments, const Change& change) {
  if (const auto problem = obstacle(arguments[0])) {
    return *problem;
  }
  if (!arguments[1].is_number()) {
    return arguments[1].is_unknown() ? arguments[1] : wrong_type(arguments[1], "een getal");
  }
  List list = Items(arguments[0]).copy();
  const auto place = place_in(arguments[1], list.size());
  if (!place) {
    return no_such_place();
  }
  change(list, list.begin() + static_cast<std::ptrdiff_t>(*place));
  return list;
}

Value insert_before(Arguments arguments, Evaluation& /*evaluation*/) {
  return changed_at_place(arguments, [&](List& list, auto place) { list.insert(place, arguments[2]); });
}

Value remove(Arguments arguments, Evaluation& /*evaluation*/) {
  return changed_at_place(arguments, [](List& list, auto place) { list.erase(place); });
}

Value replace_by_match(std::span<const Value> list, const Value& match, const Value& replacement,
                       Evaluation& evaluation) {
  if (match.function().parameters().size() != 2) {
    return wrong_argument("De functie van list replace() moet twee parameters hebben.");
  }
  List out;
  for (const Value& item : list) {
    const Value pair[] = {item, replacement};
    const Value verdict = call(match, pair, evaluation);
    if (!verdict.is_boolean()) {
      return verdict.is_unknown() || verdict.diagnostic() != nullptr ? verdict
                                                                     : wrong_type(verdict, "ja of nee");
    }
    out.push_back(verdict.boolean() ? replacement : item);
  }
  return out;
}

Value list_replace(Arguments arguments, Evaluation& evaluation) {
  const Items items(arguments[0]);
  if (!items) {
    return wrong_type(arguments[0], "een lijst");
  }
  if (arguments[1].is_function()) {
    return replace_by_match(items.all(), arguments[1], arguments[2], evaluation);
  }
  if (!arguments[1].is_number()) {
    return wrong_type(arguments[1], "een getal of een functie");
  }
  const auto place = place_in(arguments[1], items.all().size());
  if (!place) {
    return no_such_place();
  }
  List list = items.copy();
  list[*place] = arguments[2];
  return list;
}

Value reverse(Arguments arguments, Evaluation& /*evaluation*/) {
  if (const auto problem = obstacle(arguments[0])) {
    return *problem;
  }
  List list = Items(arguments[0]).copy();
  std::ranges::reverse(list);
  return list;
}

Value index_of(Arguments arguments, Evaluation& /*evaluation*/) {
  const Items list(arguments[0]);
  if (!list) {
    return wrong_type(arguments[0], "een lijst");
  }
  List out;
  for (std::size_t i = 0; i < list.all().size(); ++i) {
    if (is_equal(list.all()[i], arguments[1]).is_true()) {
      out.emplace_back(static_cast<std::int64_t>(i + 1));
    }
  }
  return out;
}

Value distinct(std::span<const Value> list, Evaluation& evaluation) {
  List out;
  for (const Value& item : list) {
    if (!evaluation.spend(out.size())) {
      return Value::null(
          {DiagnosticCode::Depth, "De lijst is te lang om dubbele waarden te zoeken.", {}, -1});
    }
    const bool is_double =
        std::ranges::any_of(out, [&item](const Value& earlier) { return is_equal(earlier, item).is_true(); });
    if (!is_double) {
      out.push_back(item);
    }
  }
  return out;
}

Value distinct_values(Arguments arguments, Evaluation& evaluation) {
  const Items list(arguments[0]);
  return list ? distinct(list.all(), evaluation) : wrong_type(arguments[0], "een lijst");
}

Value union_of(Arguments arguments, Evaluation& evaluation) {
  const Value joined = concatenate(arguments, evaluation);
  return joined.is_list() ? distinct(joined.list(), evaluation) : joined;
}

void flatten_into(std::span<const Value> list, List& out) {
  for (const Value& item : list) {
    if (item.is_list()) {
      flatten_into(item.list(), out);
    } else {
      out.push_back(item);
    }
  }
}

Value flatten(Arguments arguments, Evaluation& /*evaluation*/) {
  const Items list(arguments[0]);
  if (!list) {
    return wrong_type(arguments[0], "een lijst");
  }
  List out;
  flatten_into(list.all(), out);
  return out;
}

// Merge sort: whatever the function answers, it ends and stays within the list.
class Sorter {
 public:
  Sorter(const Value* precedes, Evaluation& evaluation) : precedes_(precedes), evaluation_(evaluation) {}

  Value sort(List list) {
    List spare = list;
    sort(list, spare, 0, list.size());
    return problem_ ? *problem_ : Value(std::move(list));
  }

 private:
  void sort(List& list, List& spare, std::size_t from, std::size_t to) {
    if (to - from < 2 || problem_) {
      return;
    }
    const std::size_t middle = from + (to - from) / 2;
    sort(list, spare, from, middle);
    sort(list, spare, middle, to);
    std::size_t left = from;
    std::size_t right = middle;
    for (std::size_t i = from; i < to; ++i) {
      const bool take_right = left == middle || (right < to && comes_before(list[right], list[left]));
      spare[i] = list[take_right ? right++ : left++];
    }
    std::copy(spare.begin() + static_cast<std::ptrdiff_t>(from),
              spare.begin() + static_cast<std::ptrdiff_t>(to),
              list.begin() + static_cast<std::ptrdiff_t>(from));
  }
  bool comes_before(const Value& a, const Value& b) {
    if (problem_) {
      return false;
    }
    const Value pair[] = {a, b};
    const Value verdict = precedes_ != nullptr ? call(*precedes_, pair, evaluation_) : less(a, b);
    if (!verdict.is_boolean()) {
      problem_ = verdict.is_unknown() || verdict.diagnostic() != nullptr ? verdict
                                                                         : wrong_type(verdict, "ja of nee");
      return false;
    }
    return verdict.boolean();
  }

  const Value* precedes_;
  Evaluation& evaluation_;
  std::optional<Value> problem_;
};

Value sort(Arguments arguments, Evaluation& evaluation) {
  const Items list(arguments[0]);
  if (!list) {
    return wrong_type(arguments[0], "een lijst");
  }
  const bool has_function = arguments.size() > 1 && !arguments[1].is_null();
  if (has_function && !arguments[1].is_function()) {
    return wrong_type(arguments[1], "een functie");
  }
  return Sorter(has_function ? &arguments[1] : nullptr, evaluation).sort(list.copy());
}

}  // namespace

void add_list_functions(std::vector<Builtin>& out) {
  constexpr auto kHandled = Unknowns::Handled;
  out.push_back({"list contains", {overload({"list", "element"}, list_contains, kHandled)}});
  out.push_back({"count", {overload({"list"}, count, kHandled)}});
  out.push_back({"sublist", {overload({"list", "start position", "length?"}, sublist, kHandled)}});
  out.push_back(
      {"append",
       {overload({"list", "item"}, append_one, kHandled), variadic("items", append_all, kHandled)}});
  out.push_back({"concatenate", {variadic("lists", concatenate, kHandled)}});
  out.push_back({"insert before", {overload({"list", "position", "newItem"}, insert_before, kHandled)}});
  out.push_back({"remove", {overload({"list", "position"}, remove, kHandled)}});
  out.push_back({"list replace",
                 {overload({"list", "position", "newItem"}, list_replace),
                  overload({"list", "match", "newItem"}, list_replace)}});
  out.push_back({"reverse", {overload({"list"}, reverse, kHandled)}});
  out.push_back({"index of", {overload({"list", "match"}, index_of)}});
  out.push_back({"union", {variadic("lists", union_of)}});
  out.push_back({"distinct values", {overload({"list"}, distinct_values)}});
  out.push_back({"flatten", {overload({"list"}, flatten)}});
  out.push_back({"sort", {overload({"list", "precedes?"}, sort)}});
}

}  // namespace maatstaf::feel
