// SPDX-License-Identifier: EUPL-1.2
#include "feel/type_algebra.h"

#include <algorithm>
#include <initializer_list>

namespace maatstaf::feel {
namespace {

bool is_moment(const Type& type) {
  return type.kind() == TypeKind::Date || type.kind() == TypeKind::DateTime || type.kind() == TypeKind::Time;
}

}  // namespace

bool is_duration(const Type& type) {
  return type.kind() == TypeKind::YearsMonthsDuration || type.kind() == TypeKind::DaysTimeDuration;
}

bool is_open(const Type& type) {
  return type.kind() == TypeKind::Any || type.kind() == TypeKind::Null;
}

bool is_ordered(const Type& type) {
  return type.kind() == TypeKind::Number || type.kind() == TypeKind::String || is_moment(type) ||
         is_duration(type);
}

bool are_date_and_date_time(const Type& a, const Type& b) {
  return (a.kind() == TypeKind::Date && b.kind() == TypeKind::DateTime) ||
         (a.kind() == TypeKind::DateTime && b.kind() == TypeKind::Date);
}

bool is_list(const Type& type) {
  return type.kind() == TypeKind::List;
}

/// The type of a result, or nothing when these operands do not go together.
std::optional<Type> sum_type(std::string_view sign, const Type& a, const Type& b) {
  const bool plus = sign == "+";
  if (a.kind() == b.kind()) {
    if (a.kind() == TypeKind::Number || is_duration(a)) {
      return a;
    }
    if (plus && a.kind() == TypeKind::String) {
      return a;
    }
    if (!plus && is_moment(a)) {
      return Type(TypeKind::DaysTimeDuration);
    }
  }
  if (!plus && are_date_and_date_time(a, b)) {
    return Type(TypeKind::DaysTimeDuration);
  }
  if (is_moment(a) && is_duration(b)) {
    return a;
  }
  if (plus && is_duration(a) && is_moment(b)) {
    return b;
  }
  return std::nullopt;
}

std::optional<Type> product_type(std::string_view sign, const Type& a, const Type& b) {
  const bool numbers = a.kind() == TypeKind::Number && b.kind() == TypeKind::Number;
  if (numbers) {
    return a;
  }
  if (sign == "**") {
    return std::nullopt;
  }
  if (is_duration(a) && b.kind() == TypeKind::Number) {
    return a;
  }
  if (sign == "*" && a.kind() == TypeKind::Number && is_duration(b)) {
    return b;
  }
  if (sign == "/" && is_duration(a) && a.kind() == b.kind()) {
    return Type(TypeKind::Number);
  }
  return std::nullopt;
}

/// The members that values other than contexts have (table 65 of the standard).
std::optional<Type> property_type(const Type& type, std::string_view member) {
  const auto one_of = [&](std::initializer_list<std::string_view> names) {
    return std::ranges::find(names, member) != names.end();
  };
  const Type number(TypeKind::Number);
  switch (type.kind()) {
    case TypeKind::Date:
      if (one_of({"year", "month", "day", "weekday"})) {
        return number;
      }
      break;
    case TypeKind::DateTime:
      if (one_of({"year", "month", "day", "weekday", "hour", "minute", "second"})) {
        return number;
      }
      if (one_of({"time offset", "timezone", "value"})) {
        return Type();
      }
      break;
    case TypeKind::Time:
      if (one_of({"hour", "minute", "second"})) {
        return number;
      }
      if (one_of({"time offset", "timezone", "value"})) {
        return Type();
      }
      break;
    case TypeKind::YearsMonthsDuration:
      if (one_of({"years", "months", "value"})) {
        return number;
      }
      break;
    case TypeKind::DaysTimeDuration:
      if (one_of({"days", "hours", "minutes", "seconds", "value"})) {
        return number;
      }
      break;
    case TypeKind::Range:
      if (one_of({"start", "end"})) {
        return type.element();
      }
      if (one_of({"start included", "end included"})) {
        return Type(TypeKind::Boolean);
      }
      break;
    case TypeKind::Context:
      if (type.fields().empty()) {
        return Type();
      }
      if (const Type* field = type.field(member)) {
        return *field;
      }
      break;
    default:
      return is_open(type) ? std::optional(Type()) : std::nullopt;
  }
  return std::nullopt;
}

bool may_equal(const Type& a, const Type& b) {
  if (is_open(a) || is_open(b)) {
    return true;
  }
  if (a.kind() != b.kind()) {
    return false;
  }
  if (a.kind() == TypeKind::List || a.kind() == TypeKind::Range) {
    return may_equal(a.element(), b.element());
  }
  return true;
}

Type common_type(const Type& a, const Type& b) {
  if (a == b || b.kind() == TypeKind::Null) {
    return a;
  }
  if (a.kind() == TypeKind::Null) {
    return b;
  }
  return {};
}

std::string in_words(const Type& type) {
  switch (type.kind()) {
    case TypeKind::Null:
      return "niets";
    case TypeKind::Boolean:
      return "ja of nee";
    case TypeKind::Number:
      return "een getal";
    case TypeKind::String:
      return "een tekst";
    case TypeKind::Date:
      return "een datum";
    case TypeKind::Time:
      return "een tijd";
    case TypeKind::DateTime:
      return "een datum met tijd";
    case TypeKind::YearsMonthsDuration:
    case TypeKind::DaysTimeDuration:
      return "een duur";
    case TypeKind::List:
      return "een lijst";
    case TypeKind::Context:
      return "een groep gegevens";
    case TypeKind::Range:
      return "een bereik";
    case TypeKind::Function:
      return "een functie";
    case TypeKind::Any:
      break;
  }
  return "een waarde";
}

}  // namespace maatstaf::feel
