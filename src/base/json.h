// SPDX-License-Identifier: EUPL-1.2
//
// JSON as Maatstaf reads and writes it: strict on the way in, canonical on the way out.
//
// Reading refuses what other parsers let pass: duplicate keys, invalid UTF-8, more than `limits.depth`
// levels, more than `limits.bytes`, anything after the document. Numbers keep their text, so that no binary
// floating point touches an amount. Errors carry line, column and the path of the value ("zorg[2].uren").
// Writing is canonical: keys sorted by bytes, no white space, shortest escapes, numbers as they were given;
// the same value gives the same bytes on every machine. Format: docs/formaten/json.md.
// Values are immutable in spirit and cheap enough to copy; not thread-safe for concurrent writing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"

namespace maatstaf::base {

class Json {
 public:
  using Array = std::vector<Json>;
  using Object = std::map<std::string, Json, std::less<>>;
  /// A JSON number by its text, for example "12.50".
  struct Number {
    std::string text;
    friend bool operator==(const Number&, const Number&) = default;
  };

  Json() = default;  ///< null
  Json(std::nullptr_t) {}
  Json(bool value) : value_(value) {}
  Json(int value) : value_(Number{std::to_string(value)}) {}
  Json(std::int64_t value) : value_(Number{std::to_string(value)}) {}
  Json(std::size_t value) : value_(Number{std::to_string(value)}) {}
  Json(Number value) : value_(std::move(value)) {}
  Json(const char* value) : value_(std::string(value)) {}
  Json(std::string value) : value_(std::move(value)) {}
  Json(std::string_view value) : value_(std::string(value)) {}
  Json(Array value) : value_(std::move(value)) {}
  Json(Object value) : value_(std::move(value)) {}
  Json(double) = delete;  // no binary floating point: give a Number or a string

  [[nodiscard]] bool is_null() const { return std::holds_alternative<std::monostate>(value_); }
  [[nodiscard]] const bool* if_bool() const { return std::get_if<bool>(&value_); }
  [[nodiscard]] const Number* if_number() const { return std::get_if<Number>(&value_); }
  [[nodiscard]] const std::string* if_string() const { return std::get_if<std::string>(&value_); }
  [[nodiscard]] const Array* if_array() const { return std::get_if<Array>(&value_); }
  [[nodiscard]] const Object* if_object() const { return std::get_if<Object>(&value_); }
  [[nodiscard]] Array* if_array() { return std::get_if<Array>(&value_); }
  [[nodiscard]] Object* if_object() { return std::get_if<Object>(&value_); }

  /// The member of an object, or nullptr when this is no object or has no such key.
  [[nodiscard]] const Json* find(std::string_view key) const;
  /// The string member `key`, or `otherwise`.
  [[nodiscard]] std::string text(std::string_view key, std::string_view otherwise = {}) const;
  /// The integer member `key`, or `otherwise`.
  [[nodiscard]] std::int64_t integer(std::string_view key, std::int64_t otherwise = 0) const;
  /// Makes this an object when it is null, and gives the member, created when absent.
  Json& operator[](std::string_view key);
  /// Makes this an array when it is null, and appends.
  void push_back(Json value);

  friend bool operator==(const Json&, const Json&) = default;

 private:
  std::variant<std::monostate, bool, Number, std::string, Array, Object> value_;
};

struct JsonLimits {
  std::size_t bytes = 5 * 1024 * 1024;
  std::size_t depth = 32;
};

/// Reads one JSON document. `file` names the source in errors. Errors: ErrorKind::Input.
[[nodiscard]] Result<Json> parse_json(std::string_view text, std::string_view file, JsonLimits limits = {});

/// Canonical text, without a newline at the end.
[[nodiscard]] std::string canonical(const Json& value);

/// Indented text for people; same order of keys as canonical.
[[nodiscard]] std::string pretty(const Json& value);

}  // namespace maatstaf::base
