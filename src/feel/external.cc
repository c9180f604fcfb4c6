// SPDX-License-Identifier: EUPL-1.2
#include "feel/external.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

#include "feel/expression.h"

namespace maatstaf::feel {
namespace {

using Arguments = std::span<const Value>;

/// The kinds of Java parameters that can be given; each bounds the FEEL values it takes.
enum class JavaType { Byte, Short, Int, Long, Float, Double, Char, String, Objects };

std::optional<JavaType> java_type(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, JavaType>, 9> names = {{
      {"byte", JavaType::Byte},
      {"short", JavaType::Short},
      {"int", JavaType::Int},
      {"long", JavaType::Long},
      {"float", JavaType::Float},
      {"double", JavaType::Double},
      {"char", JavaType::Char},
      {"java.lang.String", JavaType::String},
      {"[Ljava.lang.Object;", JavaType::Objects},
  }};
  for (const auto& [known, type] : names) {
    if (known == name) return type;
  }
  return std::nullopt;
}

bool is_whole(const Value& value, std::int64_t bound) {
  if (!value.is_number()) return false;
  const auto whole = value.number().to_int64();
  return whole && *whole >= -bound - 1 && *whole <= bound;
}

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

bool takes(JavaType type, const Value& value) {
  switch (type) {
    case JavaType::Byte:
      return is_whole(value, INT8_MAX);
    case JavaType::Short:
      return is_whole(value, INT16_MAX);
    case JavaType::Int:
      return is_whole(value, INT32_MAX);
    case JavaType::Long:
      return is_whole(value, INT64_MAX);
    case JavaType::Float:
    case JavaType::Double:
      return value.is_number();
    case JavaType::Char:
      return value.is_string() && code_points(value.string()) == 1;
    case JavaType::String:
      return value.is_string();
    case JavaType::Objects:
      return true;
  }
  return false;
}

double to_double(const Value& value) {
  return std::strtod(value.number().text().c_str(), nullptr);
}

/// The shortest decimal that reads back as the same double; nothing for what is no number.
std::optional<Value> from_double(double value) {
  if (!std::isfinite(value)) return std::nullopt;
  const auto number = base::Decimal::parse(fmt::format("{}", value));
  if (!number) return std::nullopt;
  return Value(*number);
}

template <double (*function)(double)>
std::optional<Value> real(Arguments arguments) {
  return from_double(function(to_double(arguments[0])));
}

std::optional<Value> power(Arguments arguments) {
  return from_double(std::pow(to_double(arguments[0]), to_double(arguments[1])));
}

// Largest, smallest and absolute need no binary floating point: the decimals are compared as they are.
std::optional<Value> maximum(Arguments arguments) {
  return arguments[0].number() < arguments[1].number() ? arguments[1] : arguments[0];
}
std::optional<Value> minimum(Arguments arguments) {
  return arguments[1].number() < arguments[0].number() ? arguments[1] : arguments[0];
}
std::optional<Value> absolute(Arguments arguments) {
  return Value(arguments[0].number().absolute());
}

std::optional<Value> number_value(Arguments arguments) {
  if (arguments[0].is_number()) return arguments[0];
  const auto number = base::Decimal::parse(arguments[0].string());
  if (!number) return std::nullopt;
  return Value(*number);
}

std::optional<Value> whole_value(Arguments arguments) {
  const auto number = number_value(arguments);
  if (!number || !number->number().is_integer()) return std::nullopt;
  return number;
}

std::optional<Value> text_value(Arguments arguments) {
  return Value(to_string(arguments[0]));
}

/// String.format with %s and %d only.
std::optional<Value> format_text(Arguments arguments) {
  const std::string_view pattern = arguments[0].string();
  std::string result;
  std::size_t next = 1;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] != '%') {
      result.push_back(pattern[i]);
      continue;
    }
    const char directive = ++i < pattern.size() ? pattern[i] : '\0';
    if (directive == '%') {
      result.push_back('%');
    } else if ((directive == 's' || directive == 'd') && next < arguments.size()) {
      result += to_string(arguments[next++]);
    } else {
      return std::nullopt;
    }
  }
  return Value(std::move(result));
}

struct StandIn {
  std::string_view owner;
  std::string_view method;
  bool (*accepts)(const std::vector<JavaType>& types);
  std::optional<Value> (*body)(Arguments arguments);
};

bool is_numeric(JavaType type) {
  return type <= JavaType::Double;
}
bool one_number(const std::vector<JavaType>& types) {
  return types.size() == 1 && is_numeric(types[0]);
}
bool two_numbers(const std::vector<JavaType>& types) {
  return types.size() == 2 && is_numeric(types[0]) && types[0] == types[1];
}
bool one_double(const std::vector<JavaType>& types) {
  return types.size() == 1 && types[0] == JavaType::Double;
}
bool two_doubles(const std::vector<JavaType>& types) {
  return two_numbers(types) && types[0] == JavaType::Double;
}
bool number_or_text(const std::vector<JavaType>& types) {
  return types.size() == 1 && (is_numeric(types[0]) || types[0] == JavaType::String);
}
bool one_value(const std::vector<JavaType>& types) {
  return types.size() == 1;
}
bool pattern(const std::vector<JavaType>& types) {
  return types.size() == 2 && types[0] == JavaType::String && types[1] == JavaType::Objects;
}

constexpr StandIn stand_ins[] = {
    {"java.lang.Math", "abs", one_number, absolute},
    {"java.lang.Math", "max", two_numbers, maximum},
    {"java.lang.Math", "min", two_numbers, minimum},
    {"java.lang.Math", "cos", one_double, real<std::cos>},
    {"java.lang.Math", "sin", one_double, real<std::sin>},
    {"java.lang.Math", "tan", one_double, real<std::tan>},
    {"java.lang.Math", "acos", one_double, real<std::acos>},
    {"java.lang.Math", "asin", one_double, real<std::asin>},
    {"java.lang.Math", "atan", one_double, real<std::atan>},
    {"java.lang.Math", "exp", one_double, real<std::exp>},
    {"java.lang.Math", "log", one_double, real<std::log>},
    {"java.lang.Math", "sqrt", one_double, real<std::sqrt>},
    {"java.lang.Math", "pow", two_doubles, power},
    {"java.lang.Byte", "valueOf", number_or_text, whole_value},
    {"java.lang.Short", "valueOf", number_or_text, whole_value},
    {"java.lang.Integer", "valueOf", number_or_text, whole_value},
    {"java.lang.Long", "valueOf", number_or_text, whole_value},
    {"java.lang.Float", "valueOf", number_or_text, number_value},
    {"java.lang.Double", "valueOf", number_or_text, number_value},
    {"java.lang.String", "valueOf", one_value, text_value},
    {"java.lang.String", "format", pattern, format_text},
};

struct Signature {
  std::string_view method;
  std::vector<JavaType> types;
};

std::string_view trim(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

/// Reads "max(int, int)"; nothing when it is no signature or a type is not known.
std::optional<Signature> parse_signature(std::string_view text) {
  const auto open = text.find('(');
  if (open == std::string_view::npos || !text.ends_with(')')) return std::nullopt;
  Signature result{trim(text.substr(0, open)), {}};
  std::string_view types = text.substr(open + 1, text.size() - open - 2);
  while (!trim(types).empty()) {
    const auto comma = types.find(',');
    const auto type = java_type(trim(types.substr(0, comma)));
    if (!type) return std::nullopt;
    result.types.push_back(*type);
    types = comma == std::string_view::npos ? std::string_view{} : types.substr(comma + 1);
  }
  return result;
}

const StandIn* find_stand_in(std::string_view owner, const Signature& signature) {
  for (const auto& each : stand_ins) {
    if (each.owner == owner && each.method == signature.method && each.accepts(signature.types)) return &each;
  }
  return nullptr;
}

std::string_view member_text(const Context& context, std::string_view name) {
  const Value* found = context.find(name);
  return found != nullptr && found->is_string() ? found->string() : std::string_view{};
}

}  // namespace

Value external_function(std::vector<Parameter> parameters, const Value& mapping) {
  const Value* inner = mapping.is_context() ? mapping.context().find("java") : nullptr;
  if (inner == nullptr || !inner->is_context()) {
    return Value::null({DiagnosticCode::NotAFunction, "De externe functie is niet goed beschreven.",
                        "Geef class en method signature onder java."});
  }
  const Context& java = inner->context();
  const auto signature = parse_signature(member_text(java, "method signature"));
  const StandIn* stand_in = signature ? find_stand_in(member_text(java, "class"), *signature) : nullptr;
  if (stand_in == nullptr || signature->types.size() != parameters.size()) {
    auto body = [](Arguments, Evaluation& evaluation) {
      return evaluation.error(
          {DiagnosticCode::NotAFunction, "Deze externe functie bestaat hier niet.",
           "Schrijf de functie in FEEL. Alleen enkele functies van java.lang zijn nagebouwd."});
    };
    return Value(Function(std::move(parameters), std::move(body)));
  }
  auto body = [stand_in, types = signature->types](Arguments arguments, Evaluation& evaluation) {
    for (std::size_t i = 0; i < arguments.size(); ++i) {
      if (arguments[i].is_unknown()) return arguments[i];
      if (!takes(types[i], arguments[i])) {
        return evaluation.error({DiagnosticCode::Argument,
                                 fmt::format("Argument {} past niet bij de externe functie.", i + 1),
                                 "Geef een waarde van het gevraagde type."});
      }
    }
    if (const auto result = stand_in->body(arguments)) return *result;
    return evaluation.error({DiagnosticCode::Arithmetic, "De externe functie heeft geen uitkomst.", {}});
  };
  return Value(Function(std::move(parameters), std::move(body)));
}

}  // namespace maatstaf::feel
