// SPDX-License-Identifier: EUPL-1.2
#include "feel/external.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>

namespace maatstaf::feel {
namespace {

Value mistake(DiagnosticCode code, std::string cause) {
  return Value::null({code, std::move(cause), {}, -1});
}

struct Signature {
  std::string class_name;
  std::string method;
  std::vector<std::string> parameters;
};

std::string without_space(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ' && c != '\t' && c != '\n') {
      out += c;
    }
  }
  return out;
}

// "max(double, double)" taken apart; nullopt when it is no signature.
std::optional<Signature> read_signature(std::string_view class_name, std::string_view text) {
  const std::string plain = without_space(text);
  const std::size_t open = plain.find('(');
  if (open == std::string::npos || open == 0 || plain.back() != ')') {
    return std::nullopt;
  }
  Signature out{std::string(class_name), plain.substr(0, open), {}};
  std::string inside = plain.substr(open + 1, plain.size() - open - 2);
  while (!inside.empty()) {
    const std::size_t comma = inside.find(',');
    out.parameters.push_back(inside.substr(0, comma));
    inside = comma == std::string::npos ? std::string() : inside.substr(comma + 1);
  }
  return out;
}

std::optional<double> to_double(const Value& value) {
  return value.is_number() ? std::optional(std::strtod(value.number().text().c_str(), nullptr))
                           : std::nullopt;
}

// The shortest decimal text that reads back as the same binary number, as Java prints it.
template <class Number>
Value from_binary(Number value) {
  const auto number = std::isfinite(value) ? base::Decimal::parse(fmt::format("{}", value)) : std::nullopt;
  return number ? Value(*number)
                : mistake(DiagnosticCode::Arithmetic, "De uitkomst van een externe functie is geen getal.");
}

std::optional<std::int64_t> largest_of(std::string_view type) {
  if (type == "byte") {
    return std::numeric_limits<std::int8_t>::max();
  }
  if (type == "short") {
    return std::numeric_limits<std::int16_t>::max();
  }
  if (type == "int") {
    return std::numeric_limits<std::int32_t>::max();
  }
  return type == "long" ? std::optional(std::numeric_limits<std::int64_t>::max()) : std::nullopt;
}

// Brings an argument to what Java makes of it; nullopt when Java would refuse it.
std::optional<Value> convert(const Value& argument, std::string_view type) {
  if (const auto largest = largest_of(type)) {
    const auto whole = argument.is_number() ? argument.number().to_int64() : std::nullopt;
    return whole && *whole <= *largest && *whole >= -*largest - 1 ? std::optional(argument) : std::nullopt;
  }
  if (type == "double" || type == "float") {
    return argument.is_number() ? std::optional(argument) : std::nullopt;
  }
  if (type == "char") {
    const auto begins = [](char c) {
      return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    };  // a code point
    const bool is_one = argument.is_string() && std::ranges::count_if(argument.string(), begins) == 1;
    return is_one ? std::optional(argument) : std::nullopt;
  }
  return type == "java.lang.String" && argument.is_string() ? std::optional(argument) : std::nullopt;
}

Value unary_math(std::string_view method, double x) {
  if (method == "abs") {
    return from_binary(std::fabs(x));
  }
  if (method == "cos") {
    return from_binary(std::cos(x));
  }
  if (method == "sin") {
    return from_binary(std::sin(x));
  }
  if (method == "tan") {
    return from_binary(std::tan(x));
  }
  if (method == "sqrt") {
    return from_binary(std::sqrt(x));
  }
  if (method == "exp") {
    return from_binary(std::exp(x));
  }
  if (method == "log") {
    return from_binary(std::log(x));
  }
  return mistake(DiagnosticCode::Name, "Deze externe functie bestaat hier niet.");
}

Value math(const Signature& signature, const List& arguments) {
  if (signature.parameters.front() == "java.lang.String") {
    return mistake(DiagnosticCode::Name, "Deze externe functie bestaat hier niet.");
  }
  if (arguments.size() == 1) {
    return unary_math(signature.method, *to_double(arguments[0]));
  }
  const bool is_max = signature.method == "max";
  if (arguments.size() == 2 && (is_max || signature.method == "min")) {
    const bool first_is_larger = arguments[1].number() < arguments[0].number();
    return arguments[is_max == first_is_larger ? 0 : 1];
  }
  if (arguments.size() == 2 && signature.method == "pow") {
    return from_binary(std::pow(*to_double(arguments[0]), *to_double(arguments[1])));
  }
  return mistake(DiagnosticCode::Name, "Deze externe functie bestaat hier niet.");
}

Value value_of(const Signature& signature, const Value& argument) {
  if (argument.is_number()) {
    return argument;
  }
  if (signature.class_name == "java.lang.String") {
    return argument;
  }
  const auto number = base::Decimal::parse(argument.string());
  if (!number) {
    return mistake(DiagnosticCode::Format, "De tekst is geen getal.");
  }
  const bool is_binary =
      signature.class_name == "java.lang.Double" || signature.class_name == "java.lang.Float";
  return is_binary || number->to_int64() ? Value(*number)
                                         : mistake(DiagnosticCode::Format, "De tekst is geen heel getal.");
}

// String.format with %s and %%: each %s takes the next argument.
Value format(const List& arguments) {
  if (!arguments[0].is_string()) {
    return mistake(DiagnosticCode::Type, "De vorm voor String.format is geen tekst.");
  }
  std::string out;
  std::size_t next = 1;
  const std::string_view form = arguments[0].string();
  for (std::size_t i = 0; i < form.size(); ++i) {
    if (form[i] != '%') {
      out += form[i];
      continue;
    }
    ++i;
    if (i < form.size() && form[i] == '%') {
      out += '%';
    } else if (i < form.size() && form[i] == 's' && next < arguments.size()) {
      out += to_string(arguments[next++]);
    } else {
      return mistake(DiagnosticCode::Argument, "String.format kent hier alleen %s en %%.");
    }
  }
  return out;
}

Value invoke_java(const Signature& signature, std::span<const Value> given) {
  for (const Value& argument : given) {
    if (argument.holds_unknown()) {
      return Value::unknown(argument, argument);
    }
  }
  const bool is_format = signature.class_name == "java.lang.String" && signature.method == "format";
  if (is_format && !given.empty()) {
    return format(List(given.begin(), given.end()));
  }
  if (given.empty() || given.size() != signature.parameters.size()) {
    return mistake(DiagnosticCode::ArgumentCount, "De externe functie vraagt een ander aantal argumenten.");
  }
  List arguments;
  for (std::size_t i = 0; i < given.size(); ++i) {
    auto converted = convert(given[i], signature.parameters[i]);
    if (!converted) {
      return mistake(DiagnosticCode::Type, "Een argument past niet bij de externe functie.");
    }
    arguments.push_back(std::move(*converted));
  }
  if (signature.class_name == "java.lang.Math") {
    return math(signature, arguments);
  }
  constexpr std::string_view kBoxes[] = {"java.lang.Integer", "java.lang.Long",  "java.lang.Short",
                                         "java.lang.Byte",    "java.lang.Float", "java.lang.Double",
                                         "java.lang.String"};
  for (const std::string_view box : kBoxes) {
    if (signature.class_name == box && signature.method == "valueOf" && arguments.size() == 1) {
      return value_of(signature, arguments[0]);
    }
  }
  return mistake(DiagnosticCode::Name, "Deze externe functie bestaat hier niet.");
}

const Value* text_member(const Value& context, std::string_view name) {
  const Value* found = context.is_context() ? context.context().find(name) : nullptr;
  return found != nullptr && found->is_string() ? found : nullptr;
}

}  // namespace

Value external_function(std::vector<Parameter> parameters, const Value& mapping) {
  const Value* java = mapping.is_context() ? mapping.context().find("java") : nullptr;
  const Value* class_name = java != nullptr ? text_member(*java, "class") : nullptr;
  const Value* method = java != nullptr ? text_member(*java, "method signature") : nullptr;
  if (class_name == nullptr || method == nullptr) {
    return mistake(DiagnosticCode::Argument,
                   "Een externe functie vraagt een klasse en een methode van Java.");
  }
  auto signature = read_signature(class_name->string(), method->string());
  if (!signature) {
    return mistake(DiagnosticCode::Format, "De methode van een externe functie is niet te lezen.");
  }
  return Function(std::move(parameters), [signature = std::move(*signature)](std::span<const Value> arguments,
                                                                             Evaluation& /*evaluation*/) {
    return invoke_java(signature, arguments);
  });
}

}  // namespace maatstaf::feel
