// SPDX-License-Identifier: EUPL-1.2
//
// The types of FEEL (DMN 1.5, 10.3.2.9 and 10.3.2.9.5): for `instance of`, for item definitions of a model
// and for parameters of functions. A Type is immutable, cheap to copy and thread-safe.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace maatstaf::feel {

class Value;

enum class TypeKind {
  Any,
  Null,
  Boolean,
  Number,
  String,
  Date,
  Time,
  DateTime,
  YearsMonthsDuration,
  DaysTimeDuration,
  List,
  Context,
  Range,
  Function,
};

class Type {
 public:
  using Field = std::pair<std::string, Type>;

  Type() = default;  ///< Any
  Type(TypeKind kind) : kind_(kind) {}

  [[nodiscard]] static Type list(Type element);
  [[nodiscard]] static Type range(Type element);
  [[nodiscard]] static Type context(std::vector<Field> fields);
  [[nodiscard]] static Type function(std::vector<Type> parameters, Type result);
  /// A simple type by its FEEL name ("number", "date and time", "days and time duration", "Any", also the XML
  /// spellings "dateTime", "dayTimeDuration", "yearMonthDuration"); nullopt when there is no such type.
  [[nodiscard]] static std::optional<Type> named(std::string_view name);

  [[nodiscard]] TypeKind kind() const { return kind_; }
  [[nodiscard]] bool is_any() const { return kind_ == TypeKind::Any; }
  [[nodiscard]] const Type& element() const;               ///< of a list or range; Any when not given
  [[nodiscard]] const std::vector<Field>& fields() const;  ///< of a context; empty: any context
  [[nodiscard]] const Type* field(std::string_view name) const;
  [[nodiscard]] const std::vector<Type>& parameters() const;  ///< of a function
  [[nodiscard]] const Type& result() const;                   ///< of a function
  /// True for a plain `list`, `context`, `range` or `function` without details.
  [[nodiscard]] bool is_bare() const { return details_ == nullptr; }

  [[nodiscard]] std::string text() const;  ///< "list<number>"

  friend bool operator==(const Type& a, const Type& b);

 private:
  struct Details;
  TypeKind kind_ = TypeKind::Any;
  std::shared_ptr<const Details> details_;
};

/// Is the value an instance of the type (table 49 and 10.3.2.9.5)? Null conforms to Null only and, as
/// `instance of` asks, not to Any. Unknown conforms to everything.
[[nodiscard]] bool instance_of(const Value& value, const Type& type);

/// May every value of `from` stand where `to` is asked?
[[nodiscard]] bool conforms(const Type& from, const Type& to);

/// The type of a value; a list of mixed elements is list<Any>.
[[nodiscard]] Type type_of(const Value& value);

/// Implicit conversions (10.3.2.9.4): singleton list to element, element to singleton list, date to date and
/// time at midnight UTC. Gives null with a Conformance diagnostic when the value does not conform afterwards;
/// null and unknown pass.
[[nodiscard]] Value coerce(const Value& value, const Type& type);

}  // namespace maatstaf::feel
