// SPDX-License-Identifier: EUPL-1.2
#include "dmn/reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "dmn/reader_logic.h"
#include "dmn/xml.h"

namespace maatstaf::dmn {
namespace {

using base::ErrorKind;
using base::fail;
using base::Result;

// The model namespaces of DMN 1.2 to 1.6; the file formats differ only in what they may contain.
constexpr std::array<std::string_view, 5> kKnownNamespaces = {
    "http://www.omg.org/spec/DMN/20180521/MODEL/",  "https://www.omg.org/spec/DMN/20191111/MODEL/",
    "https://www.omg.org/spec/DMN/20211108/MODEL/", "https://www.omg.org/spec/DMN/20230324/MODEL/",
    "https://www.omg.org/spec/DMN/20240513/MODEL/",
};

class Reader : private LogicReader {
 public:
  using LogicReader::LogicReader;

  Result<Definitions> definitions();

 private:
  Variable variable_of(const pugi::xml_node& element) const;
  static std::string reference(const pugi::xml_node& node) { return attribute(node, "href"); }
  std::vector<std::string> references(const pugi::xml_node& node, std::string_view name) const;
  Requirements requirements(const pugi::xml_node& node) const;

  Result<ItemDefinition> item_definition(const pugi::xml_node& node, int depth) const;
  Result<Decision> decision(const pugi::xml_node& node) const;
  Result<BusinessKnowledgeModel> knowledge_model(const pugi::xml_node& node) const;
  InputData input_data(const pugi::xml_node& node) const;
  DecisionService service(const pugi::xml_node& node) const;
  KnowledgeSource knowledge_source(const pugi::xml_node& node) const;
};

/// The variable of a decision, input and so on; when it is left out, its name is that of the element.
Variable Reader::variable_of(const pugi::xml_node& element) const {
  Variable result;
  if (const auto node = child(element, "variable")) {
    result = variable(node);
  }
  if (result.name.empty()) {
    result.name = name_of(element);
  }
  return result;
}

std::vector<std::string> Reader::references(const pugi::xml_node& node, std::string_view name) const {
  std::vector<std::string> result;
  for (const auto& each : children(node, name)) {
    result.push_back(reference(each));
  }
  return result;
}

Requirements Reader::requirements(const pugi::xml_node& node) const {
  Requirements result;
  for (const auto& requirement : children(node)) {
    for (const auto& each : children(requirement)) {
      const auto name = local_name(each);
      if (name == "requiredInput") {
        const bool authority = local_name(requirement) == "authorityRequirement";
        (authority ? result.authorities : result.inputs).push_back(reference(each));
      } else if (name == "requiredDecision") {
        const bool authority = local_name(requirement) == "authorityRequirement";
        (authority ? result.authorities : result.decisions).push_back(reference(each));
      } else if (name == "requiredKnowledge") {
        result.knowledge.push_back(reference(each));
      } else if (name == "requiredAuthority") {
        result.authorities.push_back(reference(each));
      }
    }
  }
  return result;
}

Result<ItemDefinition> Reader::item_definition(const pugi::xml_node& node, int depth) const {
  if (depth > limits().depth) {
    return wrong(node, "De typen zijn te diep genest.", "Geef diepe onderdelen een eigen type.");
  }
  ItemDefinition result;
  result.name = name_of(node);
  result.label = attribute(node, "label");
  result.is_collection = attribute(node, "isCollection") == "true";
  result.position = document().position(node);
  result.type = normalised(child_text(node, "typeRef"));
  result.allowed_values = text_of(child(node, "allowedValues"));
  result.type_constraint = text_of(child(node, "typeConstraint"));
  for (const auto& each : children(node, "itemComponent")) {
    TRY(auto component, item_definition(each, depth + 1));
    result.components.push_back(std::move(component));
  }
  if (const auto item = child(node, "functionItem")) {
    result.is_function = true;
    result.output_type = normalised(item.attribute("outputTypeRef").value());
    for (const auto& each : children(item, "parameters")) {
      result.parameters.push_back(variable(each));
    }
  }
  return result;
}

Result<Decision> Reader::decision(const pugi::xml_node& node) const {
  Decision result;
  result.id = attribute(node, "id");
  result.name = name_of(node);
  result.label = attribute(node, "label");
  result.description = child_text(node, "description");
  result.question = child_text(node, "question");
  result.allowed_answers = child_text(node, "allowedAnswers");
  result.variable = variable_of(node);
  result.requirements = requirements(node);
  result.position = document().position(node);
  TRY(result.expression, only_expression(node, 0));
  return result;
}

Result<BusinessKnowledgeModel> Reader::knowledge_model(const pugi::xml_node& node) const {
  BusinessKnowledgeModel result;
  result.id = attribute(node, "id");
  result.name = name_of(node);
  result.label = attribute(node, "label");
  result.description = child_text(node, "description");
  result.variable = variable_of(node);
  result.requirements = requirements(node);
  result.position = document().position(node);
  if (const auto logic = child(node, "encapsulatedLogic")) {
    TRY(result.logic, expression(logic, ExpressionKind::Function, 0));
  }
  return result;
}

InputData Reader::input_data(const pugi::xml_node& node) const {
  return {attribute(node, "id"),           name_of(node),     attribute(node, "label"),
          child_text(node, "description"), variable_of(node), document().position(node)};
}

DecisionService Reader::service(const pugi::xml_node& node) const {
  DecisionService result;
  result.id = attribute(node, "id");
  result.name = name_of(node);
  result.label = attribute(node, "label");
  result.description = child_text(node, "description");
  result.variable = variable_of(node);
  result.output_decisions = references(node, "outputDecision");
  result.encapsulated_decisions = references(node, "encapsulatedDecision");
  result.input_decisions = references(node, "inputDecision");
  result.input_data = references(node, "inputData");
  result.position = document().position(node);
  return result;
}

KnowledgeSource Reader::knowledge_source(const pugi::xml_node& node) const {
  KnowledgeSource result;
  result.id = attribute(node, "id");
  result.name = name_of(node);
  result.label = attribute(node, "label");
  result.description = child_text(node, "description");
  result.type = child_text(node, "type");
  result.location = attribute(node, "locationURI");
  result.requirements = requirements(node);
  result.position = document().position(node);
  return result;
}

Result<Definitions> Reader::definitions() {
  const auto root = document().root();
  const auto space = namespace_of(root);
  if (local_name(root) != "definitions") {
    return wrong(root, "Dit is geen DMN-model: het buitenste element is niet <definitions>.",
                 "Geef een DMN-bestand.");
  }
  if (std::ranges::find(kKnownNamespaces, space) == kKnownNamespaces.end()) {
    return wrong(root, fmt::format("De DMN-versie '{}' is niet bekend.", space),
                 "Bewaar het model als DMN 1.5; 1.2 tot en met 1.6 worden gelezen.");
  }
  Definitions result;
  result.id = attribute(root, "id");
  result.name = name_of(root);
  result.label = attribute(root, "label");
  result.description = child_text(root, "description");
  result.space = attribute(root, "namespace");
  for (const auto& node : children(root)) {
    const auto name = local_name(node);
    if (name == "import") {
      result.imports.push_back({name_of(node), attribute(node, "namespace"), attribute(node, "locationURI"),
                                attribute(node, "importType"), document().position(node)});
    } else if (name == "itemDefinition") {
      TRY(auto item, item_definition(node, 0));
      result.item_definitions.push_back(std::move(item));
    } else if (name == "inputData") {
      result.inputs.push_back(input_data(node));
    } else if (name == "decision") {
      TRY(auto each, decision(node));
      result.decisions.push_back(std::move(each));
    } else if (name == "businessKnowledgeModel") {
      TRY(auto each, knowledge_model(node));
      result.knowledge_models.push_back(std::move(each));
    } else if (name == "decisionService") {
      result.services.push_back(service(node));
    } else if (name == "knowledgeSource") {
      result.knowledge_sources.push_back(knowledge_source(node));
    }
  }
  return result;
}

}  // namespace

Result<Definitions> read_definitions(std::string_view xml, std::string_view file, ReaderLimits limits) {
  XmlDocument document;
  TRY_VOID(document.load(xml, file, limits.bytes));
  TRY(auto result, Reader(document, limits).definitions());
  result.file = file;
  return result;
}

}  // namespace maatstaf::dmn
