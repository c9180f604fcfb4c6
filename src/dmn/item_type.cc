// SPDX-License-Identifier: EUPL-1.2
#include "dmn/item_type.h"

#include <fmt/format.h>

#include <algorithm>

#include "dmn/cell.h"

namespace maatstaf::dmn {

using base::ErrorKind;
using base::fail;
using base::Result;

namespace {

bool allows(const Constraint& constraint, const feel::Value& value, feel::Evaluation& evaluation) {
  if (value.is_null() || value.is_unknown()) {
    return true;
  }
  for (const auto& tests : constraint.tests) {
    const feel::Value result = tests.evaluate(value, feel::Environment(), evaluation);
    if (!result.is_true() && !result.is_unknown()) {
      return false;
    }
  }
  if (constraint.elements && value.is_list()) {
    const auto& list = value.list();
    return std::ranges::all_of(
        list, [&](const feel::Value& each) { return allows(*constraint.elements, each, evaluation); });
  }
  if (!value.is_context()) {
    return true;
  }
  return std::ranges::all_of(constraint.members, [&](const auto& member) {
    const feel::Value* found = value.context().find(member.first);
    return found == nullptr || allows(*member.second, *found, evaluation);
  });
}

}  // namespace

feel::Value ItemType::apply(const feel::Value& value, feel::Evaluation& evaluation) const {
  if (value.is_null() || value.is_unknown()) {
    return value;
  }
  feel::Value result = type.is_any() ? value : feel::coerce(value, type);
  if (const auto* why = result.diagnostic()) {
    evaluation.report(*why);
    return result;
  }
  if (constraint && !allows(*constraint, result, evaluation)) {
    return evaluation.error({feel::DiagnosticCode::Conformance,
                             "De waarde hoort niet bij de toegestane waarden.",
                             "Kies een van de toegestane waarden."});
  }
  return result;
}

std::vector<feel::Value> enumerated_values(std::string_view text) {
  std::vector<feel::Value> result;
  const auto parts = split_tests(text);
  if (!parts) {
    return {};
  }
  const feel::Scope nothing;
  for (const auto part : *parts) {
    const auto expression = feel::parse_expression(part, nothing);
    if (!expression || expression->constant() == nullptr) {
      return {};
    }
    const feel::Value& value = *expression->constant();
    if (value.is_range() || value.is_list() || value.is_context() || value.diagnostic() != nullptr) {
      return {};
    }
    result.push_back(value);
  }
  return result;
}

ItemTypes::ItemTypes(const Definitions& definitions, Imported imported)
    : definitions_(definitions),
      imported_(std::move(imported)),
      states_(definitions.item_definitions.size(), State::Open),
      types_(definitions.item_definitions.size()) {}

base::Place ItemTypes::place(const ItemDefinition& item) const {
  return {.file = definitions_.file,
          .path = fmt::format("type '{}'", item.name),
          .line = item.position.line,
          .column = item.position.column};
}

Result<void> ItemTypes::resolve_all() {
  for (std::size_t i = 0; i < types_.size(); ++i) {
    TRY_VOID(resolve(i));
  }
  return {};
}

Result<ItemType> ItemTypes::resolve(std::size_t index) const {
  const auto& item = definitions_.item_definitions[index];
  if (states_[index] == State::Done) {
    return types_[index];
  }
  if (states_[index] == State::Busy) {
    return fail(ErrorKind::Rules, fmt::format("Het type '{}' bevat zichzelf.", item.name),
                "Haal de kringverwijzing uit de typen.", place(item));
  }
  states_[index] = State::Busy;
  TRY(types_[index], make(item));
  states_[index] = State::Done;
  return types_[index];
}

Result<ItemType> ItemTypes::make(const ItemDefinition& item) const {
  ItemType base;
  if (item.is_function) {
    std::vector<feel::Type> parameters;
    for (const auto& each : item.parameters) {
      TRY(auto type, find(each.type, item.position));
      parameters.push_back(type.type);
    }
    TRY(auto output, find(item.output_type, item.position));
    base.type = feel::Type::function(std::move(parameters), output.type);
  } else if (!item.components.empty()) {
    std::vector<feel::Type::Field> fields;
    auto constraint = std::make_shared<Constraint>();
    for (const auto& each : item.components) {
      TRY(auto component, make(each));
      fields.emplace_back(each.name, component.type);
      if (component.constraint) {
        constraint->members.emplace_back(each.name, component.constraint);
      }
    }
    base.type = feel::Type::context(std::move(fields));
    if (!constraint->members.empty()) {
      base.constraint = std::move(constraint);
    }
  } else {
    TRY(base, find(item.type, item.position));
  }
  return constrained(item, std::move(base));
}

Result<ItemType> ItemTypes::constrained(const ItemDefinition& item, ItemType type) const {
  const auto add = [&](const Text& text) -> Result<void> {
    const feel::Scope nothing;
    auto tests = feel::parse_unary_tests(text.text, nothing, type.type);
    if (!tests) {
      auto error = tests.error();
      error.place = place(item);
      return tl::unexpected(std::move(error));
    }
    auto constraint =
        type.constraint ? std::make_shared<Constraint>(*type.constraint) : std::make_shared<Constraint>();
    constraint->tests.push_back(*std::move(tests));
    type.constraint = std::move(constraint);
    return {};
  };
  if (!item.allowed_values.text.empty()) {
    TRY_VOID(add(item.allowed_values));
    type.enumerated = enumerated_values(item.allowed_values.text);
  }
  if (item.is_collection) {
    type.type = feel::Type::list(type.type);
    type.enumerated.clear();
    if (type.constraint) {
      auto constraint = std::make_shared<Constraint>();
      constraint->elements = type.constraint;
      type.constraint = std::move(constraint);
    }
  }
  if (!item.type_constraint.text.empty()) {
    TRY_VOID(add(item.type_constraint));
    if (!item.is_collection) {
      type.enumerated = enumerated_values(item.type_constraint.text);
    }
  }
  return type;
}

Result<ItemType> ItemTypes::find(std::string_view name, Position position) const {
  ItemType result;
  if (name.empty()) {
    return result;
  }
  const auto& items = definitions_.item_definitions;
  const auto item = std::ranges::find_if(items, [&](const auto& each) { return each.name == name; });
  if (item != items.end()) {
    return resolve(static_cast<std::size_t>(item - items.begin()));
  }
  // An imported type has the name of the import before the point; names may themselves hold points.
  for (auto point = name.find('.'); point != std::string_view::npos; point = name.find('.', point + 1)) {
    const ItemTypes* other = imported_ ? imported_(name.substr(0, point)) : nullptr;
    if (other != nullptr) {
      return other->find(name.substr(point + 1), position);
    }
  }
  if (const auto simple = feel::Type::named(name)) {
    result.type = *simple;
    return result;
  }
  // DMN 1.1 and some tools write the prefix of the FEEL namespace: "feel:string".
  if (const auto colon = name.find(':'); colon != std::string_view::npos) {
    if (const auto simple = feel::Type::named(name.substr(colon + 1))) {
      result.type = *simple;
      return result;
    }
  }
  const feel::Scope nothing;
  if (const auto parsed = feel::parse_type(name, nothing)) {
    result.type = *parsed;
    return result;
  }
  return fail(ErrorKind::Rules, fmt::format("Het type '{}' bestaat niet.", name),
              "Voeg een itemDefinition met deze naam toe of kies een bestaand type.",
              {.file = definitions_.file, .path = {}, .line = position.line, .column = position.column});
}

void ItemTypes::add_to(feel::Scope& scope, std::string_view prefix) const {
  for (std::size_t i = 0; i < types_.size(); ++i) {
    const auto& name = definitions_.item_definitions[i].name;
    scope.add_type(prefix.empty() ? name : fmt::format("{}.{}", prefix, name), types_[i].type);
  }
}

}  // namespace maatstaf::dmn
