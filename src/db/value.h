// SPDX-License-Identifier: EUPL-1.2
//
// What goes into a statement and what comes out of it: null, whole numbers, text and bytes. No floating
// point: amounts and dates travel as text. Value types, thread-safe as such.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"

namespace maatstaf::db {

struct Bytes {
  std::string data;
  friend bool operator==(const Bytes&, const Bytes&) = default;
};

using Value = std::variant<std::monostate, std::int64_t, std::string, Bytes>;

/// SQL with a name by which messages and metrics call it. Placeholders are `:name`; the same text runs on
/// SQLite and PostgreSQL. Statements are constants: both texts must outlive the database.
struct Statement {
  std::string_view name;
  std::string_view sql;
};

/// The value of one placeholder: {"dossier", id}. A missing optional text is NULL.
struct Parameter {
  Parameter(std::string_view parameter_name, Value parameter_value)
      : name(parameter_name), value(std::move(parameter_value)) {}
  Parameter(std::string_view parameter_name, std::int64_t number) : name(parameter_name), value(number) {}
  Parameter(std::string_view parameter_name, int number)
      : name(parameter_name), value(std::int64_t{number}) {}
  Parameter(std::string_view parameter_name, std::string text)
      : name(parameter_name), value(std::move(text)) {}
  Parameter(std::string_view parameter_name, std::string_view text)
      : name(parameter_name), value(std::string(text)) {}
  Parameter(std::string_view parameter_name, const char* text)
      : name(parameter_name), value(std::string(text)) {}
  Parameter(std::string_view parameter_name, std::nullptr_t) : name(parameter_name) {}
  Parameter(std::string_view parameter_name, const std::optional<std::string>& text) : name(parameter_name) {
    if (text) {
      value = *text;
    }
  }

  std::string_view name;
  Value value;
};

using Parameters = std::vector<Parameter>;

/// One row of an answer. Getters fail with ErrorKind::Storage when the column is absent, NULL or of another
/// type: a damaged file must not pass for data.
class Row {
 public:
  Row(std::shared_ptr<const std::vector<std::string>> columns, std::vector<Value> values)
      : columns_(std::move(columns)), values_(std::move(values)) {}

  [[nodiscard]] base::Result<std::string> text(std::string_view column) const;
  [[nodiscard]] base::Result<std::int64_t> integer(std::string_view column) const;
  [[nodiscard]] base::Result<std::string> bytes(std::string_view column) const;
  /// nullopt for NULL.
  [[nodiscard]] base::Result<std::optional<std::string>> optional_text(std::string_view column) const;
  [[nodiscard]] base::Result<std::optional<std::string>> optional_bytes(std::string_view column) const;

 private:
  [[nodiscard]] base::Result<const Value*> find(std::string_view column) const;
  std::shared_ptr<const std::vector<std::string>> columns_;
  std::vector<Value> values_;
};

using Rows = std::vector<Row>;

}  // namespace maatstaf::db
