// SPDX-License-Identifier: EUPL-1.2
//
// Functions that make one value of a list (DMN 1.5, 10.3.4.4): min, max, sum, mean, product, median, stddev,
// mode, all and any. Each takes a list, or the items as arguments.
#include <fmt/format.h>

#include <algorithm>

#include "feel/arithmetic.h"
#include "feel/builtin.h"
#include "feel/node.h"

namespace maatstaf::feel {
namespace {

using base::Decimal;

Value overflow() {
  return Value::null(
      {DiagnosticCode::Arithmetic, "De uitkomst van de berekening is te groot of bestaat niet.", {}, -1});
}

Value empty_list() {
  return wrong_argument("De lijst is leeg.");
}

// A list as it is, anything else as a list of one; null is no list.
const List* items_of(const Value& value, List& single) {
  if (value.is_list()) {
    return &value.list();
  }
  if (value.is_null()) {
    return nullptr;
  }
  single.push_back(value);
  return &single;
}

// The numbers of the argument, or an error null.
struct Numbers {
  std::vector<Decimal> values;
  std::optional<Value> problem;

  explicit Numbers(const Value& argument) {
    List single;
    const List* items = items_of(argument, single);
    if (items == nullptr) {
      problem = wrong_type(argument, "een lijst van getallen");
      return;
    }
    for (const Value& item : *items) {
      if (!item.is_number()) {
        problem = wrong_type(item, "een getal");
        return;
      }
      values.push_back(item.number());
    }
  }
};

std::optional<Decimal> sum_of(const std::vector<Decimal>& values) {
  std::optional<Decimal> sum = Decimal(0);
  for (const Decimal& value : values) {
    sum = sum ? sum->add(value) : std::nullopt;
  }
  return sum;
}

Value or_overflow(const std::optional<Decimal>& number) {
  return number ? Value(*number) : overflow();
}

enum class Extreme { Smallest, Largest };

Value extreme(const Value& argument, Extreme wanted) {
  List single;
  const List* items = items_of(argument, single);
  if (items == nullptr) {
    return wrong_type(argument, "een lijst");
  }
  if (items->empty()) {
    return empty_list();
  }
  Value best = items->front();
  if (less(best, best).is_null()) {
    return wrong_type(best, "een waarde met een volgorde");
  }
  for (const Value& item : *items) {
    const Value is_better = wanted == Extreme::Smallest ? less(item, best) : less(best, item);
    if (is_better.is_null()) {
      return is_better;
    }
    if (is_better.is_true()) {
      best = item;
    }
  }
  return best;
}

Value minimum(Arguments arguments, Evaluation& /*evaluation*/) {
  return extreme(arguments[0], Extreme::Smallest);
}

Value maximum(Arguments arguments, Evaluation& /*evaluation*/) {
  return extreme(arguments[0], Extreme::Largest);
}

Value sum(Arguments arguments, Evaluation& /*evaluation*/) {
  const Numbers numbers(arguments[0]);
  if (numbers.problem) {
    return *numbers.problem;
  }
  return numbers.values.empty() ? empty_list() : or_overflow(sum_of(numbers.values));
}

Value product(Arguments arguments, Evaluation& /*evaluation*/) {
  const Numbers numbers(arguments[0]);
  if (numbers.problem || numbers.values.empty()) {
    return numbers.problem.value_or(empty_list());
  }
  std::optional<Decimal> result = Decimal(1);
  for (const Decimal& value : numbers.values) {
    result = result ? result->multiply(value) : std::nullopt;
  }
  return or_overflow(result);
}

std::optional<Decimal> mean_of(const std::vector<Decimal>& values) {
  const auto total = sum_of(values);
  return total ? total->divide(Decimal(static_cast<std::int64_t>(values.size()))) : std::nullopt;
}

Value mean(Arguments arguments, Evaluation& /*evaluation*/) {
  const Numbers numbers(arguments[0]);
  if (numbers.problem || numbers.values.empty()) {
    return numbers.problem.value_or(empty_list());
  }
  return or_overflow(mean_of(numbers.values));
}

Value median(Arguments arguments, Evaluation& /*evaluation*/) {
  Numbers numbers(arguments[0]);
  if (numbers.problem || numbers.values.empty()) {
    return numbers.problem.value_or(empty_list());
  }
  std::ranges::sort(numbers.values);
  const std::size_t middle = numbers.values.size() / 2;
  if (numbers.values.size() % 2 == 1) {
    return numbers.values[middle];
  }
  return or_overflow(mean_of({numbers.values[middle - 1], numbers.values[middle]}));
}

// The standard deviation of a sample: divided by one less than the count.
Value standard_deviation(Arguments arguments, Evaluation& /*evaluation*/) {
  const Numbers numbers(arguments[0]);
  if (numbers.problem) {
    return *numbers.problem;
  }
  if (numbers.values.size() < 2) {
    return wrong_argument("Een standaardafwijking vraagt ten minste twee getallen.");
  }
  const auto average = mean_of(numbers.values);
  std::vector<Decimal> squares;
  for (const Decimal& value : numbers.values) {
    const auto difference = average ? value.subtract(*average) : std::nullopt;
    const auto square = difference ? difference->multiply(*difference) : std::nullopt;
    if (!square) {
      return overflow();
    }
    squares.push_back(*square);
  }
  const auto total = sum_of(squares);
  const auto variance =
      total ? total->divide(Decimal(static_cast<std::int64_t>(squares.size() - 1))) : std::nullopt;
  return or_overflow(variance ? variance->square_root() : std::nullopt);
}

Value mode(Arguments arguments, Evaluation& /*evaluation*/) {
  Numbers numbers(arguments[0]);
  if (numbers.problem) {
    return *numbers.problem;
  }
  std::ranges::sort(numbers.values);
  List out;
  std::size_t most = 0;
  for (auto first = numbers.values.begin(); first != numbers.values.end();) {
    const auto last = std::upper_bound(first, numbers.values.end(), *first);
    const auto count = static_cast<std::size_t>(last - first);
    if (count > most) {
      most = count;
      out.clear();
    }
    if (count == most) {
      out.emplace_back(*first);
    }
    first = last;
  }
  return out;
}

// all() and any() by Kleene: one item may decide. When none does, an item that is no truth value is an error.
enum class Wanted { All, Any };

Value quantify(const Value& argument, Wanted wanted) {
  if (argument.is_unknown()) {
    return argument;
  }
  List single;
  const List* items = items_of(argument, single);
  if (items == nullptr) {
    return wrong_type(argument, "een lijst");
  }
  Value result = wanted == Wanted::All;
  std::optional<Value> stranger;
  for (const Value& item : *items) {
    if (!item.is_boolean() && !item.is_null() && !item.is_unknown()) {
      stranger = wrong_type(item, "ja of nee");
    }
    result = wanted == Wanted::All ? kleene_and(result, item) : kleene_or(result, item);
  }
  return stranger && result.is_null() ? *stranger : result;
}

Value all(Arguments arguments, Evaluation& /*evaluation*/) {
  return quantify(arguments[0], Wanted::All);
}

Value any(Arguments arguments, Evaluation& /*evaluation*/) {
  return quantify(arguments[0], Wanted::Any);
}

void add(std::vector<Builtin>& out, std::string_view name, BuiltinBody body,
         Unknowns unknowns = Unknowns::Strict) {
  out.push_back({name, {overload({"list"}, body, unknowns), variadic("list", body, unknowns)}});
}

}  // namespace

void add_aggregate_functions(std::vector<Builtin>& out) {
  add(out, "min", minimum);
  add(out, "max", maximum);
  add(out, "sum", sum);
  add(out, "product", product);
  add(out, "mean", mean);
  add(out, "median", median);
  add(out, "stddev", standard_deviation);
  add(out, "mode", mode);
  add(out, "all", all, Unknowns::Handled);
  add(out, "any", any, Unknowns::Handled);
}

}  // namespace maatstaf::feel
