// SPDX-License-Identifier: EUPL-1.2
//
// Functions on numbers (DMN 1.5, 10.3.4.5).
#include <fmt/format.h>

#include "feel/arithmetic.h"
#include "feel/builtin.h"

namespace maatstaf::feel {
namespace {

using base::Decimal;
using base::Rounding;

constexpr std::int64_t kSmallestScale = -6111;
constexpr std::int64_t kLargestScale = 6176;

Value no_result(std::string cause) {
  return Value::null({DiagnosticCode::Arithmetic, std::move(cause), {}, -1});
}

Value or_no_result(const std::optional<Decimal>& number) {
  return number ? Value(*number) : no_result("De uitkomst van de berekening is te groot of bestaat niet.");
}

template <Rounding mode>
Value rounded(Arguments arguments, Evaluation& /*evaluation*/) {
  for (const Value& argument : arguments) {
    if (!argument.is_number()) {
      return wrong_type(argument, "een getal");
    }
  }
  std::int64_t scale = 0;
  if (arguments.size() > 1) {
    const auto whole = arguments[1].number().round(0, Rounding::Down);
    const auto asked = whole ? whole->to_int64() : std::nullopt;
    if (!asked || *asked < kSmallestScale || *asked > kLargestScale) {
      return wrong_argument(
          fmt::format("Het aantal decimalen moet tussen {} en {} liggen.", kSmallestScale, kLargestScale));
    }
    scale = *asked;
  }
  return or_no_result(arguments[0].number().round(static_cast<int>(scale), mode));
}

Value absolute(Arguments arguments, Evaluation& /*evaluation*/) {
  const Value& value = arguments[0];
  if (value.is_number()) {
    return value.number().absolute();
  }
  if (value.kind() == Kind::YearsMonthsDuration) {
    return value.years_months().months < 0 ? negate(value) : value;
  }
  if (value.kind() == Kind::DaysTimeDuration) {
    return value.days_time().seconds < 0 ? negate(value) : value;
  }
  return wrong_type(value, "een getal of een duur");
}

Value modulo(Arguments arguments, Evaluation& /*evaluation*/) {
  for (const Value& argument : arguments) {
    if (!argument.is_number()) {
      return wrong_type(argument, "een getal");
    }
  }
  if (arguments[1].number().is_zero()) {
    return no_result("De rest bij deling door nul bestaat niet.");
  }
  return or_no_result(arguments[0].number().modulo(arguments[1].number()));
}

Value square_root(Arguments arguments, Evaluation& /*evaluation*/) {
  if (!arguments[0].is_number()) {
    return wrong_type(arguments[0], "een getal");
  }
  const auto result = arguments[0].number().square_root();
  return result ? Value(*result) : no_result("De wortel van een negatief getal bestaat niet.");
}

Value logarithm(Arguments arguments, Evaluation& /*evaluation*/) {
  if (!arguments[0].is_number()) {
    return wrong_type(arguments[0], "een getal");
  }
  const auto result = arguments[0].number().logarithm();
  return result ? Value(*result) : no_result("De logaritme bestaat alleen van getallen boven nul.");
}

Value exponential(Arguments arguments, Evaluation& /*evaluation*/) {
  if (!arguments[0].is_number()) {
    return wrong_type(arguments[0], "een getal");
  }
  return or_no_result(arguments[0].number().exponential());
}

enum class Parity { Even, Odd };

Value has_parity(const Value& value, Parity parity) {
  if (!value.is_number()) {
    return wrong_type(value, "een getal");
  }
  const auto rest = value.number().modulo(Decimal(2));
  if (!rest) {
    return or_no_result(rest);
  }
  return *rest == Decimal(parity == Parity::Odd ? 1 : 0);
}

Value odd(Arguments arguments, Evaluation& /*evaluation*/) {
  return has_parity(arguments[0], Parity::Odd);
}

Value even(Arguments arguments, Evaluation& /*evaluation*/) {
  return has_parity(arguments[0], Parity::Even);
}

}  // namespace

void add_number_functions(std::vector<Builtin>& out) {
  out.push_back({"decimal", {scalar({"n", "scale"}, rounded<Rounding::HalfEven>)}});
  out.push_back({"floor", {scalar({"n", "scale?"}, rounded<Rounding::Floor>)}});
  out.push_back({"ceiling", {scalar({"n", "scale?"}, rounded<Rounding::Ceiling>)}});
  out.push_back({"round up", {scalar({"n", "scale"}, rounded<Rounding::Up>)}});
  out.push_back({"round down", {scalar({"n", "scale"}, rounded<Rounding::Down>)}});
  out.push_back({"round half up", {scalar({"n", "scale"}, rounded<Rounding::HalfUp>)}});
  out.push_back({"round half down", {scalar({"n", "scale"}, rounded<Rounding::HalfDown>)}});
  out.push_back({"abs", {scalar({"n"}, absolute)}});
  out.push_back({"modulo", {scalar({"dividend", "divisor"}, modulo)}});
  out.push_back({"sqrt", {scalar({"number"}, square_root)}});
  out.push_back({"log", {scalar({"number"}, logarithm)}});
  out.push_back({"exp", {scalar({"number"}, exponential)}});
  out.push_back({"odd", {scalar({"number"}, odd)}});
  out.push_back({"even", {scalar({"number"}, even)}});
}

}  // namespace maatstaf::feel
