// SPDX-License-Identifier: EUPL-1.2
//
// number(), string(), range(), not() and is() (DMN 1.5, 10.3.4.1, 10.3.4.2 and 10.3.4.7).
#include <fmt/format.h>

#include <algorithm>

#include "feel/builtin.h"
#include "feel/lexer.h"
#include "feel/node.h"

namespace maatstaf::feel {
namespace {

bool is_separator(const Value& value, std::string_view allowed) {
  return value.is_string() && value.string().size() == 1 &&
         allowed.find(value.string()) != std::string_view::npos;
}

Value number_from(Arguments arguments, Evaluation& /*evaluation*/) {
  if (arguments.size() == 2) {
    return wrong_argument("number() vraagt één of drie argumenten.");
  }
  if (arguments.size() == 1 && arguments[0].is_number()) {
    return arguments[0];
  }
  if (!arguments[0].is_string()) {
    return wrong_type(arguments[0], "een tekst");
  }
  std::string text(arguments[0].string());
  if (arguments.size() == 3) {
    const Value& grouping = arguments[1];
    const Value& point = arguments[2];
    const bool grouping_fits = grouping.is_null() || is_separator(grouping, " .,");
    const bool point_fits = point.is_null() || is_separator(point, ".,");
    const bool both_given = grouping_fits && point_fits && !grouping.is_null() && !point.is_null();
    if (!grouping_fits || !point_fits || (both_given && grouping.string() == point.string())) {
      return wrong_argument(
          "De scheidingstekens van number() kloppen niet.",
          "Gebruik een punt, komma of spatie voor duizendtallen en een punt of komma voor decimalen.");
    }
    if (!grouping.is_null()) {
      std::erase(text, grouping.string()[0]);
    }
    if (!point.is_null() && point.string() == ",") {
      if (text.find('.') != std::string::npos) {
        return wrong_argument("De tekst is geen getal met deze scheidingstekens.");
      }
      std::ranges::replace(text, ',', '.');
    }
  }
  const auto number = base::Decimal::parse(text);
  if (!number) {
    return Value::null(
        {DiagnosticCode::Format, "De tekst is geen getal.", "Schrijf bijvoorbeeld 1250.50.", -1});
  }
  return *number;
}

Value string_from(Arguments arguments, Evaluation& /*evaluation*/) {
  // string(null) is null (table 73), not the word.
  return arguments[0].is_null() ? arguments[0] : Value(to_string(arguments[0]));
}

// Only literals and the constructors of dates, times and durations may be ends: no names, no other functions.
bool is_literal_range(std::string_view text) {
  constexpr std::string_view kConstructors[] = {"date", "and", "time", "duration"};
  constexpr std::string_view kSymbols = "[]().-,";
  for (Token token = next_token(text, 0); token.kind != TokenKind::End;
       token = next_token(text, token.end())) {
    const bool is_allowed_word =
        token.kind == TokenKind::Word &&
        std::ranges::find(kConstructors, token.text) != std::ranges::end(kConstructors);
    const bool is_allowed_symbol =
        token.kind == TokenKind::Symbol && token.text.find_first_not_of(kSymbols) == std::string_view::npos;
    const bool is_literal = token.kind == TokenKind::Number || token.kind == TokenKind::String ||
                            token.kind == TokenKind::Temporal;
    if (!is_allowed_word && !is_allowed_symbol && !is_literal) {
      return false;
    }
  }
  return true;
}

Value range_from(Arguments arguments, Evaluation& evaluation) {
  if (!arguments[0].is_string()) {
    return wrong_type(arguments[0], "een tekst");
  }
  const Value mistake =
      Value::null({DiagnosticCode::Format, "De tekst is geen bereik.", "Schrijf bijvoorbeeld [1..10].", -1});
  const std::string text(arguments[0].string());
  if (!is_literal_range(text)) {
    return mistake;
  }
  const auto parsed = parse_expression(text, Scope());
  if (!parsed) {
    return mistake;
  }
  const Value value = parsed->evaluate(Environment(), evaluation);
  if (!value.is_range() || value.range().form != RangeForm::Interval || value.range().start.is_null() ||
      value.range().end.is_null()) {
    return mistake;
  }
  return less_or_equal(value.range().start, value.range().end).is_true() ? value : mistake;
}

Value not_function(Arguments arguments, Evaluation& /*evaluation*/) {
  return kleene_not(arguments[0]);
}

// Same kind and same content, not just the same moment: an offset is not a zone id.
Value is_function(Arguments arguments, Evaluation& /*evaluation*/) {
  const Value none;
  const Value& first = arguments[0];
  const Value& second = arguments.size() > 1 ? arguments[1] : none;
  return same(first, second);
}

}  // namespace

void add_conversion_functions(std::vector<Builtin>& out) {
  out.push_back({"number", {overload({"from", "grouping separator?", "decimal separator?"}, number_from)}});
  out.push_back({"string", {overload({"from"}, string_from)}});
  out.push_back({"range", {overload({"from"}, range_from)}});
  out.push_back({"not", {overload({"negand"}, not_function, Unknowns::Handled)}});
  out.push_back({"is", {overload({"value1?", "value2?"}, is_function)}});
}

}  // namespace maatstaf::feel
