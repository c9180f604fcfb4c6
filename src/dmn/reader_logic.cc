// SPDX-License-Identifier: EUPL-1.2
#include "dmn/reader_logic.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/ascii.h"

namespace maatstaf::dmn {

using base::ErrorKind;
using base::fail;
using base::Result;

namespace {

constexpr std::array<std::pair<std::string_view, ExpressionKind>, 12> kExpressionElements = {{
    {"literalExpression", ExpressionKind::Literal},
    {"decisionTable", ExpressionKind::Table},
    {"context", ExpressionKind::Context},
    {"invocation", ExpressionKind::Invocation},
    {"list", ExpressionKind::List},
    {"relation", ExpressionKind::Relation},
    {"functionDefinition", ExpressionKind::Function},
    {"conditional", ExpressionKind::Conditional},
    {"filter", ExpressionKind::Filter},
    {"for", ExpressionKind::For},
    {"some", ExpressionKind::Some},
    {"every", ExpressionKind::Every},
}};

std::optional<ExpressionKind> expression_kind(const pugi::xml_node& node) {
  const auto name = local_name(node);
  const auto* found =
      std::ranges::find_if(kExpressionElements, [&](const auto& pair) { return pair.first == name; });
  if (found == kExpressionElements.end()) {
    return std::nullopt;
  }
  return found->second;
}

std::optional<HitPolicy> hit_policy(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, HitPolicy>, 7> kPolicies = {{
      {"UNIQUE", HitPolicy::Unique},
      {"FIRST", HitPolicy::First},
      {"PRIORITY", HitPolicy::Priority},
      {"ANY", HitPolicy::Any},
      {"COLLECT", HitPolicy::Collect},
      {"RULE ORDER", HitPolicy::RuleOrder},
      {"OUTPUT ORDER", HitPolicy::OutputOrder},
  }};
  if (text.empty()) {
    return HitPolicy::Unique;
  }
  for (const auto& [name, policy] : kPolicies) {
    if (name == text) {
      return policy;
    }
  }
  return std::nullopt;
}

std::optional<Aggregation> aggregation(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, Aggregation>, 4> kNames = {{
      {"SUM", Aggregation::Sum},
      {"COUNT", Aggregation::Count},
      {"MIN", Aggregation::Min},
      {"MAX", Aggregation::Max},
  }};
  if (text.empty()) {
    return Aggregation::None;
  }
  for (const auto& [name, value] : kNames) {
    if (name == text) {
      return value;
    }
  }
  return std::nullopt;
}

}  // namespace

std::string attribute(const pugi::xml_node& node, const char* name) {
  return std::string(base::trimmed(node.attribute(name).value()));
}

std::string name_of(const pugi::xml_node& node) {
  return normalised(node.attribute("name").value());
}

/// The type is an attribute since DMN 1.2; item definitions still have an element.
std::string type_of(const pugi::xml_node& node) {
  return normalised(node.attribute("typeRef").value());
}

tl::unexpected<base::Error> LogicReader::wrong(const pugi::xml_node& node, std::string cause,
                                               std::string remedy) const {
  return fail(ErrorKind::Rules, std::move(cause), std::move(remedy), document_.place(node, where(node)));
}

/// The nearest named element around this one, for people: "decision 'Stap 3'".
std::string LogicReader::where(const pugi::xml_node& node) {
  for (pugi::xml_node at = node; at; at = at.parent()) {
    const std::string_view name = at.attribute("name").value();
    if (!name.empty()) {
      return fmt::format("{} '{}'", local_name(at), name);
    }
  }
  return {};
}

Text LogicReader::text_of(const pugi::xml_node& node) const {
  if (!node) {
    return {};
  }
  return {child_text(node, "text"), document_.position(child(node, "text"))};
}

Variable LogicReader::variable(const pugi::xml_node& node) const {
  return {name_of(node), type_of(node), document_.position(node)};
}

Result<ExpressionPointer> LogicReader::only_expression(const pugi::xml_node& parent, int depth) const {
  for (const auto& each : children(parent)) {
    if (const auto kind = expression_kind(each)) {
      return expression(each, *kind, depth);
    }
  }
  return ExpressionPointer{};
}

Result<ExpressionPointer> LogicReader::required_expression(const pugi::xml_node& parent, int depth) const {
  TRY(auto result, only_expression(parent, depth));
  if (!result) {
    return wrong(parent, fmt::format("In <{}> ontbreekt een expressie.", local_name(parent)),
                 "Vul de expressie in of verwijder het element.");
  }
  return result;
}

Result<void> LogicReader::entries(Expression& into, const pugi::xml_node& node, std::string_view element,
                                  int depth) const {
  const bool binding = element == "binding";
  for (const auto& each : children(node, element)) {
    Entry entry;
    if (const auto name = child(each, binding ? "parameter" : "variable")) {
      entry.variable = variable(name);
    }
    TRY(entry.value, binding ? only_expression(each, depth) : required_expression(each, depth));
    into.entries.push_back(std::move(entry));
  }
  return {};
}

Result<void> LogicReader::relation(Expression& into, const pugi::xml_node& node, int depth) const {
  for (const auto& each : children(node, "column")) {
    into.columns.push_back(variable(each));
  }
  for (const auto& row : children(node, "row")) {
    std::size_t cells = 0;
    for (const auto& each : children(row)) {
      const auto kind = expression_kind(each);
      if (!kind) {
        continue;
      }
      TRY(auto cell, expression(each, *kind, depth));
      into.parts.push_back(std::move(cell));
      ++cells;
    }
    if (cells != into.columns.size()) {
      return wrong(
          row,
          fmt::format("Deze rij heeft {} cellen, de relatie heeft {} kolommen.", cells, into.columns.size()),
          "Geef elke rij precies een cel per kolom.");
    }
  }
  return {};
}

Result<void> LogicReader::function(Expression& into, const pugi::xml_node& node, int depth) const {
  const std::string kind = attribute(node, "kind");
  if (kind == "Java") {
    into.function = FunctionKind::Java;
  }
  if (kind == "PMML") {
    into.function = FunctionKind::Pmml;
  }
  for (const auto& each : children(node, "formalParameter")) {
    into.columns.push_back(variable(each));
  }
  TRY(auto body, only_expression(node, depth));
  if (body) {
    into.parts.push_back(std::move(body));
  }
  return {};
}

Result<void> LogicReader::parts(Expression& into, const pugi::xml_node& node,
                                std::initializer_list<std::string_view> names, int depth) const {
  for (const auto name : names) {
    const auto part = child(node, name);
    if (!part) {
      return wrong(node, fmt::format("In <{}> ontbreekt <{}>.", local_name(node), name),
                   "Vul dit onderdeel in.");
    }
    TRY(auto value, required_expression(part, depth));
    into.parts.push_back(std::move(value));
  }
  into.iterator = normalised(node.attribute("iteratorVariable").value());
  return {};
}

Result<ExpressionPointer> LogicReader::expression(const pugi::xml_node& node, ExpressionKind kind,
                                                  int depth) const {
  if (depth > limits_.depth) {
    return wrong(node, "De expressies zijn te diep genest.", "Geef diepe onderdelen een eigen beslissing.");
  }
  auto result = std::make_unique<Expression>();
  result->kind = kind;
  result->id = attribute(node, "id");
  result->label = attribute(node, "label");
  result->type = type_of(node);
  result->position = document_.position(node);
  const int deeper = depth + 1;
  switch (kind) {
    case ExpressionKind::Literal:
      result->text = text_of(node);
      break;
    case ExpressionKind::Table: {
      TRY(result->table, table(node));
      break;
    }
    case ExpressionKind::Context:
      TRY_VOID(entries(*result, node, "contextEntry", deeper));
      break;
    case ExpressionKind::Invocation: {
      TRY(auto called, required_expression(node, deeper));
      result->parts.push_back(std::move(called));
      TRY_VOID(entries(*result, node, "binding", deeper));
      break;
    }
    case ExpressionKind::List:
      for (const auto& each : children(node)) {
        const auto item_kind = expression_kind(each);
        if (!item_kind) {
          continue;
        }
        TRY(auto item, expression(each, *item_kind, deeper));
        result->parts.push_back(std::move(item));
      }
      break;
    case ExpressionKind::Relation:
      TRY_VOID(relation(*result, node, deeper));
      break;
    case ExpressionKind::Function:
      TRY_VOID(function(*result, node, deeper));
      break;
    case ExpressionKind::Conditional:
      TRY_VOID(parts(*result, node, {"if", "then", "else"}, deeper));
      break;
    case ExpressionKind::Filter:
      TRY_VOID(parts(*result, node, {"in", "match"}, deeper));
      break;
    case ExpressionKind::For:
      TRY_VOID(parts(*result, node, {"in", "return"}, deeper));
      break;
    case ExpressionKind::Some:
    case ExpressionKind::Every:
      TRY_VOID(parts(*result, node, {"in", "satisfies"}, deeper));
      break;
  }
  return result;
}

Result<TableRule> LogicReader::rule(const pugi::xml_node& node, const Table& table,
                                    std::size_t number) const {
  TableRule result;
  result.id = attribute(node, "id");
  result.description = child_text(node, "description");
  result.position = document_.position(node);
  for (const auto& each : children(node, "inputEntry")) {
    result.inputs.push_back(text_of(each));
  }
  for (const auto& each : children(node, "outputEntry")) {
    result.outputs.push_back(text_of(each));
  }
  for (const auto& each : children(node, "annotationEntry")) {
    result.annotations.push_back(child_text(each, "text"));
  }
  if (result.inputs.size() != table.inputs.size() || result.outputs.size() != table.outputs.size()) {
    return wrong(
        node,
        fmt::format(
            "Rij {} heeft {} invoercellen en {} uitvoercellen; de tabel heeft {} invoerkolommen en {} "
            "uitvoerkolommen.",
            number, result.inputs.size(), result.outputs.size(), table.inputs.size(), table.outputs.size()),
        "Geef elke rij precies een cel per kolom; gebruik - voor elke waarde.");
  }
  if (result.annotations.size() > table.annotations.size()) {
    return wrong(node, fmt::format("Rij {} heeft meer toelichtingen dan er kolommen voor zijn.", number),
                 "Voeg een <annotation> aan de tabel toe of verwijder de cel.");
  }
  result.annotations.resize(table.annotations.size());
  return result;
}

Result<std::unique_ptr<Table>> LogicReader::table(const pugi::xml_node& node) const {
  auto result = std::make_unique<Table>();
  const auto policy = hit_policy(attribute(node, "hitPolicy"));
  const auto aggregate = aggregation(attribute(node, "aggregation"));
  if (!policy) {
    return wrong(node, fmt::format("De hit policy '{}' bestaat niet.", attribute(node, "hitPolicy")),
                 "Kies UNIQUE, FIRST, PRIORITY, ANY, COLLECT, RULE ORDER of OUTPUT ORDER.");
  }
  if (!aggregate) {
    return wrong(node, fmt::format("De aggregatie '{}' bestaat niet.", attribute(node, "aggregation")),
                 "Kies SUM, COUNT, MIN of MAX.");
  }
  result->hit_policy = *policy;
  result->aggregation = *aggregate;
  result->output_label = attribute(node, "outputLabel");
  for (const auto& each : children(node, "input")) {
    const auto expression = child(each, "inputExpression");
    result->inputs.push_back({attribute(each, "id"), attribute(each, "label"), text_of(expression),
                              type_of(expression), text_of(child(each, "inputValues"))});
  }
  for (const auto& each : children(node, "output")) {
    result->outputs.push_back({attribute(each, "id"), name_of(each), attribute(each, "label"), type_of(each),
                               text_of(child(each, "outputValues")),
                               text_of(child(each, "defaultOutputEntry"))});
  }
  if (result->outputs.empty()) {
    return wrong(node, "De tabel heeft geen uitvoerkolom.", "Voeg minstens een <output> toe.");
  }
  for (const auto& each : children(node, "annotation")) {
    result->annotations.push_back(name_of(each));
  }
  for (const auto& each : children(node, "rule")) {
    TRY(auto row, rule(each, *result, result->rules.size() + 1));
    result->rules.push_back(std::move(row));
  }
  return result;
}

}  // namespace maatstaf::dmn
