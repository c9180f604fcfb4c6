// SPDX-License-Identifier: EUPL-1.2
#include "feel/type.h"

#include <fmt/format.h>

#include <algorithm>

#include "feel/value.h"

namespace maatstaf::feel {

struct Type::Details {
  Type element;
  std::vector<Field> fields;
  std::vector<Type> parameters;
  Type result;
};

namespace {

struct Named {
  std::string_view name;
  TypeKind kind;
};

constexpr Named kNames[] = {
    {"Any", TypeKind::Any},
    {"Null", TypeKind::Null},
    {"boolean", TypeKind::Boolean},
    {"number", TypeKind::Number},
    {"string", TypeKind::String},
    {"date", TypeKind::Date},
    {"time", TypeKind::Time},
    {"date and time", TypeKind::DateTime},
    {"years and months duration", TypeKind::YearsMonthsDuration},
    {"days and time duration", TypeKind::DaysTimeDuration},
    {"list", TypeKind::List},
    {"context", TypeKind::Context},
    {"range", TypeKind::Range},
    {"function", TypeKind::Function},
    {"dateTime", TypeKind::DateTime},
    {"yearMonthDuration", TypeKind::YearsMonthsDuration},
    {"dayTimeDuration", TypeKind::DaysTimeDuration},
};

std::string_view simple_name(TypeKind kind) {
  const auto* found = std::ranges::find(kNames, kind, &Named::kind);
  return found->name;
}

TypeKind type_kind(Kind kind) {
  switch (kind) {
    case Kind::Null:
      return TypeKind::Null;
    case Kind::Unknown:
      return TypeKind::Any;
    case Kind::Boolean:
      return TypeKind::Boolean;
    case Kind::Number:
      return TypeKind::Number;
    case Kind::String:
      return TypeKind::String;
    case Kind::Date:
      return TypeKind::Date;
    case Kind::Time:
      return TypeKind::Time;
    case Kind::DateTime:
      return TypeKind::DateTime;
    case Kind::YearsMonthsDuration:
      return TypeKind::YearsMonthsDuration;
    case Kind::DaysTimeDuration:
      return TypeKind::DaysTimeDuration;
    case Kind::List:
      return TypeKind::List;
    case Kind::Context:
      return TypeKind::Context;
    case Kind::Range:
      return TypeKind::Range;
    case Kind::Function:
      return TypeKind::Function;
  }
  return TypeKind::Any;
}

// Inside lists and contexts a null conforms to everything, as the suite has it (0070 context_019).
bool member_instance_of(const Value& value, const Type& type) {
  return value.is_null() || instance_of(value, type);
}

bool function_instance_of(const Function& function, const Type& type) {
  if (type.is_bare()) {
    return true;
  }
  const auto& given = function.parameters();
  const auto& asked = type.parameters();
  if (given.size() != asked.size()) {
    return false;
  }
  // Parameters may take more than is asked, results may give less (10.3.2.9.3).
  for (std::size_t i = 0; i < given.size(); ++i) {
    if (!conforms(asked[i], given[i].type)) {
      return false;
    }
  }
  // What a function without a declared result gives is not known here; a call coerces what it really gives.
  return function.result().is_any() || conforms(function.result(), type.result());
}

bool range_instance_of(const Range& range, const Type& type) {
  if (type.element().is_any()) {
    return true;
  }
  return member_instance_of(range.start, type.element()) && member_instance_of(range.end, type.element());
}

}  // namespace

Type Type::list(Type element) {
  Type out(TypeKind::List);
  out.details_ = std::make_shared<const Details>(Details{std::move(element), {}, {}, {}});
  return out;
}

Type Type::range(Type element) {
  Type out(TypeKind::Range);
  out.details_ = std::make_shared<const Details>(Details{std::move(element), {}, {}, {}});
  return out;
}

Type Type::context(std::vector<Field> fields) {
  Type out(TypeKind::Context);
  out.details_ = std::make_shared<const Details>(Details{{}, std::move(fields), {}, {}});
  return out;
}

Type Type::function(std::vector<Type> parameters, Type result) {
  Type out(TypeKind::Function);
  out.details_ = std::make_shared<const Details>(Details{{}, {}, std::move(parameters), std::move(result)});
  return out;
}

std::optional<Type> Type::named(std::string_view name) {
  const auto* found = std::ranges::find(kNames, name, &Named::name);
  return found == std::ranges::end(kNames) ? std::nullopt : std::optional<Type>(Type(found->kind));
}

const Type& Type::element() const {
  static const Type any;
  return details_ ? details_->element : any;
}

const std::vector<Type::Field>& Type::fields() const {
  static const std::vector<Field> none;
  return details_ ? details_->fields : none;
}

const Type* Type::field(std::string_view name) const {
  const auto& all = fields();
  const auto found = std::ranges::find(all, name, &Field::first);
  return found == all.end() ? nullptr : &found->second;
}

const std::vector<Type>& Type::parameters() const {
  static const std::vector<Type> none;
  return details_ ? details_->parameters : none;
}

const Type& Type::result() const {
  static const Type any;
  return details_ ? details_->result : any;
}

std::string Type::text() const {
  if (is_bare()) {
    return std::string(simple_name(kind_));
  }
  std::vector<std::string> parts;
  switch (kind_) {
    case TypeKind::Context:
      for (const auto& [name, type] : fields()) {
        parts.push_back(name + ": " + type.text());
      }
      return fmt::format("context<{}>", fmt::join(parts, ", "));
    case TypeKind::Function:
      for (const Type& type : parameters()) {
        parts.push_back(type.text());
      }
      return fmt::format("function<{}> -> {}", fmt::join(parts, ", "), result().text());
    default:
      return fmt::format("{}<{}>", simple_name(kind_), element().text());
  }
}

bool operator==(const Type& a, const Type& b) {
  if (a.kind_ != b.kind_ || a.is_bare() != b.is_bare()) {
    return false;
  }
  return a.details_ == b.details_ || (a.element() == b.element() && a.fields() == b.fields() &&
                                      a.parameters() == b.parameters() && a.result() == b.result());
}

bool instance_of(const Value& value, const Type& type) {
  if (value.is_unknown()) {
    return true;
  }
  if (value.is_null()) {
    return type.kind() == TypeKind::Null;
  }
  if (type.is_any()) {
    return true;
  }
  if (type_kind(value.kind()) != type.kind()) {
    return false;
  }
  switch (type.kind()) {
    case TypeKind::List:
      return type.element().is_any() || std::ranges::all_of(value.list(), [&type](const Value& item) {
               return member_instance_of(item, type.element());
             });
    case TypeKind::Context:
      return std::ranges::all_of(type.fields(), [&value](const Type::Field& field) {
        const Value* member = value.context().find(field.first);
        return member != nullptr && member_instance_of(*member, field.second);
      });
    case TypeKind::Range:
      return range_instance_of(value.range(), type);
    case TypeKind::Function:
      return function_instance_of(value.function(), type);
    default:
      return true;
  }
}

bool conforms(const Type& from, const Type& to) {
  if (to.is_any() || from.kind() == TypeKind::Null) {
    return true;
  }
  if (from.kind() != to.kind()) {
    return false;
  }
  switch (to.kind()) {
    case TypeKind::List:
    case TypeKind::Range:
      return conforms(from.element(), to.element());
    case TypeKind::Context:
      return std::ranges::all_of(to.fields(), [&from](const Type::Field& field) {
        const Type* member = from.field(field.first);
        return member != nullptr && conforms(*member, field.second);
      });
    case TypeKind::Function: {
      if (to.is_bare()) {
        return true;
      }
      if (from.parameters().size() != to.parameters().size()) {
        return false;
      }
      for (std::size_t i = 0; i < to.parameters().size(); ++i) {
        if (!conforms(to.parameters()[i], from.parameters()[i])) {
          return false;
        }
      }
      return conforms(from.result(), to.result());
    }
    default:
      return true;
  }
}

Type type_of(const Value& value) {
  switch (value.kind()) {
    case Kind::List: {
      const List& list = value.list();
      if (list.empty()) {
        return Type::list({});
      }
      const Type first = type_of(list.front());
      const bool uniform =
          std::ranges::all_of(list, [&first](const Value& item) { return type_of(item) == first; });
      return Type::list(uniform ? first : Type());
    }
    case Kind::Context: {
      std::vector<Type::Field> fields;
      for (const auto& [name, item] : value.context().entries()) {
        fields.emplace_back(name, type_of(item));
      }
      return Type::context(std::move(fields));
    }
    case Kind::Range:
      return Type::range(type_of(value.range().start.is_null() ? value.range().end : value.range().start));
    case Kind::Function: {
      std::vector<Type> parameters;
      for (const Parameter& parameter : value.function().parameters()) {
        parameters.push_back(parameter.type);
      }
      return Type::function(std::move(parameters), value.function().result());
    }
    default:
      return Type(type_kind(value.kind()));
  }
}

Value coerce(const Value& value, const Type& type) {
  if (type.is_any() || value.is_null() || value.is_unknown() || instance_of(value, type)) {
    return value;
  }
  if (type.kind() == TypeKind::List && !value.is_list() && instance_of(value, type.element())) {
    return List{value};
  }
  if (type.kind() == TypeKind::DateTime && value.kind() == Kind::Date) {
    return DateTime{value.date(), Time{0, 0, Zone::utc()}};
  }
  if (value.is_list() && value.list().size() == 1 && type.kind() != TypeKind::List) {
    const Value& only = value.list().front();
    if (only.is_unknown() || instance_of(only, type)) {
      return only;
    }
  }
  return Value::null(
      {DiagnosticCode::Conformance,
       fmt::format("De waarde is {} en past niet bij het type {}.", kind_name(value.kind()), type.text()),
       "Geef een waarde van dat type.", -1});
}

}  // namespace maatstaf::feel
