// SPDX-License-Identifier: EUPL-1.2
//
// Functions on texts (DMN 1.5, 10.3.4.3), counted in Unicode code points.
#include <fmt/format.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "feel/builtin.h"

namespace maatstaf::feel {
namespace {

// The first argument that is no text, or nullptr.
const Value* not_a_string(Arguments arguments) {
  for (const Value& argument : arguments) {
    if (!argument.is_string()) {
      return &argument;
    }
  }
  return nullptr;
}

bool continues(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

std::int64_t count_code_points(std::string_view text) {
  std::int64_t count = 0;
  for (const char c : text) {
    count += continues(c) ? 0 : 1;
  }
  return count;
}

// The byte where the code point with that number (from 0) begins.
std::size_t byte_of(std::string_view text, std::int64_t code_point) {
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    if (!continues(text[at]) && code_point-- == 0) {
      break;
    }
  }
  return at;
}

Value substring(Arguments arguments, Evaluation& /*evaluation*/) {
  if (!arguments[0].is_string()) {
    return wrong_type(arguments[0], "een tekst");
  }
  for (const Value& argument : arguments.subspan(1)) {
    if (!argument.is_number()) {
      return wrong_type(argument, "een getal");
    }
  }
  const std::string_view text = arguments[0].string();
  const std::int64_t size = count_code_points(text);
  const auto whole = [](const Value& value) {
    const auto down = value.number().round(0, base::Rounding::Down);
    return down ? down->to_int64() : std::nullopt;
  };
  const auto start = whole(arguments[1]);
  const auto length = arguments.size() > 2 ? whole(arguments[2]) : std::optional(size);
  if (!start || !length || *start == 0 || *start > size || *start < -size || *length < 0 ||
      (arguments.size() > 2 && *length == 0)) {
    return wrong_argument("De plaats of de lengte van het deel past niet bij de tekst.");
  }
  const std::int64_t first = *start > 0 ? *start - 1 : size + *start;
  const std::int64_t last = std::min(size, first + std::min(*length, size));
  const std::size_t from = byte_of(text, first);
  return text.substr(from, byte_of(text, last) - from);
}

Value string_length(Arguments arguments, Evaluation& /*evaluation*/) {
  return arguments[0].is_string() ? Value(count_code_points(arguments[0].string()))
                                  : wrong_type(arguments[0], "een tekst");
}

enum class Case { Upper, Lower };

Value change_case(const Value& value, Case wanted) {
  if (!value.is_string()) {
    return wrong_type(value, "een tekst");
  }
  const std::string_view text = value.string();
  auto unicode =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  const icu::Locale& neutral = icu::Locale::getRoot();
  if (wanted == Case::Upper) {
    unicode.toUpper(neutral);
  } else {
    unicode.toLower(neutral);
  }
  std::string out;
  unicode.toUTF8String(out);
  return out;
}

Value upper_case(Arguments arguments, Evaluation& /*evaluation*/) {
  return change_case(arguments[0], Case::Upper);
}

Value lower_case(Arguments arguments, Evaluation& /*evaluation*/) {
  return change_case(arguments[0], Case::Lower);
}

Value substring_before(Arguments arguments, Evaluation& /*evaluation*/) {
  if (const Value* wrong = not_a_string(arguments)) {
    return wrong_type(*wrong, "een tekst");
  }
  const std::string_view text = arguments[0].string();
  const std::size_t at = text.find(arguments[1].string());
  return at == std::string_view::npos ? Value("") : Value(text.substr(0, at));
}

Value substring_after(Arguments arguments, Evaluation& /*evaluation*/) {
  if (const Value* wrong = not_a_string(arguments)) {
    return wrong_type(*wrong, "een tekst");
  }
  const std::string_view text = arguments[0].string();
  const std::size_t at = text.find(arguments[1].string());
  return at == std::string_view::npos ? Value("") : Value(text.substr(at + arguments[1].string().size()));
}

Value contains(Arguments arguments, Evaluation& /*evaluation*/) {
  const Value* wrong = not_a_string(arguments);
  return wrong != nullptr
             ? wrong_type(*wrong, "een tekst")
             : Value(arguments[0].string().find(arguments[1].string()) != std::string_view::npos);
}

Value starts_with(Arguments arguments, Evaluation& /*evaluation*/) {
  const Value* wrong = not_a_string(arguments);
  return wrong != nullptr ? wrong_type(*wrong, "een tekst")
                          : Value(arguments[0].string().starts_with(arguments[1].string()));
}

Value ends_with(Arguments arguments, Evaluation& /*evaluation*/) {
  const Value* wrong = not_a_string(arguments);
  return wrong != nullptr ? wrong_type(*wrong, "een tekst")
                          : Value(arguments[0].string().ends_with(arguments[1].string()));
}

Value string_join(Arguments arguments, Evaluation& /*evaluation*/) {
  const Value& source = arguments[0];
  const bool has_delimiter = arguments.size() > 1 && !arguments[1].is_null();
  if (has_delimiter && !arguments[1].is_string()) {
    return wrong_type(arguments[1], "een tekst");
  }
  if (source.is_string()) {
    return source;
  }
  if (!source.is_list()) {
    return wrong_type(source, "een lijst van teksten");
  }
  std::string joined;
  bool is_first = true;
  for (const Value& item : source.list()) {
    if (item.is_null()) {
      continue;
    }
    if (!item.is_string()) {
      return wrong_type(item, "een tekst");
    }
    if (!is_first && has_delimiter) {
      joined += arguments[1].string();
    }
    joined += item.string();
    is_first = false;
  }
  return joined;
}

}  // namespace

void add_string_functions(std::vector<Builtin>& out) {
  out.push_back({"substring", {scalar({"string", "start position", "length?"}, substring)}});
  out.push_back({"string length", {scalar({"string"}, string_length)}});
  out.push_back({"upper case", {scalar({"string"}, upper_case)}});
  out.push_back({"lower case", {scalar({"string"}, lower_case)}});
  out.push_back({"substring before", {scalar({"string", "match"}, substring_before)}});
  out.push_back({"substring after", {scalar({"string", "match"}, substring_after)}});
  out.push_back({"contains", {scalar({"string", "match"}, contains)}});
  out.push_back({"starts with", {scalar({"string", "match"}, starts_with)}});
  out.push_back({"ends with", {scalar({"string", "match"}, ends_with)}});
  out.push_back({"string join", {overload({"list", "delimiter?"}, string_join)}});
}

}  // namespace maatstaf::feel
