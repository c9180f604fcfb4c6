// SPDX-License-Identifier: EUPL-1.2
//
// Makes a Program of the definitions: loads imports, resolves references and types, orders decisions,
// compiles.
#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "dmn/program.h"
#include "dmn/reader.h"

namespace maatstaf::dmn {
namespace {

using base::ErrorKind;
using base::fail;
using base::Result;
using feel::Scope;
using feel::Value;

constexpr std::size_t max_imports = 100;
constexpr int max_chain =
    300;  // of decisions that need each other; the evaluation follows the chain on the stack

enum class ElementKind { Input, Decision, Knowledge, Service, Source };

/// An element that others may refer to.
struct Element {
  ElementKind kind = ElementKind::Input;
  std::size_t model = 0;     ///< in Program::definitions
  std::size_t index = 0;     ///< among the elements of its kind in that model
  int slot = -1;             ///< of inputs and decisions
  std::size_t constant = 0;  ///< of knowledge models and services
  std::string name;          ///< of its variable
};

/// How an element is visible in another model: by its own name, or as a member of an import.
struct Visible {
  const Element* element = nullptr;
  std::string import;  ///< empty in the same model
};

class Compiler {
 public:
  Compiler(const ImportResolver& imports, Strictness strictness)
      : program_(std::make_shared<Program>()), imports_(imports), strictness_(strictness) {}

  Result<std::shared_ptr<const Program>> compile(std::string_view xml, std::string_view file);

 private:
  Result<void> load(std::string_view xml, std::string_view file);
  Result<void> resolve_types();
  void number();
  void add_element(std::size_t model, const std::string& id, Element element);
  Result<void> describe();
  Result<void> describe_decision(const Element& element);
  Result<void> describe_service(const Element& element);

  [[nodiscard]] const Element* find(const std::string& reference, std::size_t model) const;
  Result<const Element*> require(const std::string& reference, std::size_t model, const base::Place& place,
                                 std::initializer_list<ElementKind> kinds) const;
  Result<std::vector<Visible>> visible(const Requirements& requirements, std::size_t model,
                                       const base::Place& place) const;
  [[nodiscard]] std::string import_name(std::size_t model, std::size_t imported) const;

  Result<void> compile_knowledge(const Element& element);
  Result<void> compile_service(const Element& element);
  Result<void> compile_decision(const Element& element);
  Result<void> compile_in_order(const Element& element, int depth);
  Result<void> compile_types_of_slots();
  void add_names(const std::vector<Visible>& visible, Scope& constants, Scope& slots, Logic* logic,
                 std::vector<VariableFacts>* facts);
  [[nodiscard]] feel::Type type_of(const Element& element) const;
  [[nodiscard]] CompileContext context(const Element& element, std::string_view what, const std::string& name,
                                       const std::string& label) const;
  [[nodiscard]] base::Place place(std::size_t model, Position position, std::string path) const;

  const Definitions& model(std::size_t index) const { return *program_->definitions[index]; }
  const Definitions& model(const Element& element) const { return model(element.model); }
  const Decision& decision(const Element& element) const { return model(element).decisions[element.index]; }

  std::shared_ptr<Program> program_;
  const ImportResolver& imports_;
  Strictness strictness_;
  std::vector<std::unique_ptr<Element>> elements_;
  std::map<std::pair<std::size_t, std::string>, const Element*> by_id_;
  std::vector<std::vector<std::pair<std::string, std::size_t>>> import_of_;  ///< by model: name and model
  enum class State { Open, Busy, Done };
  std::map<const Element*, State> states_;
};

base::Place Compiler::place(std::size_t index, Position position, std::string path) const {
  return {
      .file = model(index).file, .path = std::move(path), .line = position.line, .column = position.column};
}

/// Reads a model and, through the resolver, everything it imports; each namespace once.
Result<void> Compiler::load(std::string_view xml, std::string_view file) {
  TRY(auto first, read_definitions(xml, file));
  program_->definitions.push_back(std::make_unique<Definitions>(std::move(first)));
  for (std::size_t at = 0; at < program_->definitions.size(); ++at) {
    import_of_.emplace_back();
    for (const auto& import : model(at).imports) {
      const bool is_dmn = import.type.empty() || import.type.find("/DMN/") != std::string::npos;
      if (!is_dmn) continue;
      auto& all = program_->definitions;
      auto found =
          std::find_if(all.begin(), all.end(), [&](const auto& each) { return each->space == import.space; });
      if (found == all.end()) {
        const auto text = imports_ ? imports_(import.space, import.location) : std::nullopt;
        if (!text || all.size() > max_imports) {
          return fail(ErrorKind::Rules,
                      fmt::format("Het geïmporteerde model '{}' is niet gevonden.", import.name),
                      "Zet het model met deze namespace naast dit bestand.",
                      place(at, import.position, import.space));
        }
        TRY(auto imported, read_definitions(text->xml, text->file));
        all.push_back(std::make_unique<Definitions>(std::move(imported)));
        found = all.end() - 1;
      }
      import_of_[at].emplace_back(import.name, static_cast<std::size_t>(found - all.begin()));
    }
  }
  return {};
}

Result<void> Compiler::resolve_types() {
  for (std::size_t at = 0; at < program_->definitions.size(); ++at) {
    auto imported = [this, at](std::string_view name) -> const ItemTypes* {
      for (const auto& [import, index] : import_of_[at]) {
        if (import == name) return program_->types[index].get();
      }
      return nullptr;
    };
    program_->types.push_back(std::make_unique<ItemTypes>(model(at), std::move(imported)));
  }
  for (auto& each : program_->types) TRY_VOID(each->resolve_all());
  return {};
}

void Compiler::add_element(std::size_t model_index, const std::string& id, Element element) {
  element.model = model_index;
  elements_.push_back(std::make_unique<Element>(std::move(element)));
  const Element* added = elements_.back().get();
  if (!id.empty()) by_id_[{model_index, id}] = added;
  if (added->slot < 0) return;
  const auto& space = model(model_index).space;
  program_->slot_of.try_emplace({space, added->name}, added->slot);
  program_->main_slot_of.try_emplace(added->name, added->slot);
}

/// Gives every element its slot or place among the constants.
void Compiler::number() {
  int slot = 0;
  std::size_t constant = 0;
  for (std::size_t at = 0; at < program_->definitions.size(); ++at) {
    const auto& each = model(at);
    for (std::size_t i = 0; i < each.inputs.size(); ++i) {
      add_element(at, each.inputs[i].id,
                  {ElementKind::Input, at, i, slot++, 0, each.inputs[i].variable.name});
    }
    for (std::size_t i = 0; i < each.decisions.size(); ++i) {
      add_element(at, each.decisions[i].id,
                  {ElementKind::Decision, at, i, slot++, 0, each.decisions[i].variable.name});
    }
    for (std::size_t i = 0; i < each.knowledge_models.size(); ++i) {
      const auto& knowledge = each.knowledge_models[i];
      if (at == 0) program_->constant_of.try_emplace(knowledge.name, constant);
      add_element(at, knowledge.id, {ElementKind::Knowledge, at, i, -1, constant++, knowledge.variable.name});
    }
    for (std::size_t i = 0; i < each.services.size(); ++i) {
      const auto& service = each.services[i];
      if (at == 0) program_->constant_of.try_emplace(service.name, constant);
      add_element(at, service.id, {ElementKind::Service, at, i, -1, constant++, service.variable.name});
    }
    for (std::size_t i = 0; i < each.knowledge_sources.size(); ++i) {
      const auto& source = each.knowledge_sources[i];
      add_element(at, source.id, {ElementKind::Source, at, i, -1, 0, source.name});
    }
  }
  program_->slots.resize(static_cast<std::size_t>(slot));
  program_->frame_size = slot;
  program_->constants.resize(constant);
  program_->bodies.resize(constant);
}

/// "#id" in this model, "namespace#id" in any model that was loaded.
const Element* Compiler::find(const std::string& reference, std::size_t from) const {
  const auto hash = reference.find('#');
  if (hash == std::string::npos) return nullptr;
  const std::string id = reference.substr(hash + 1);
  std::size_t at = from;
  if (hash > 0) {
    const auto space = std::string_view(reference).substr(0, hash);
    const auto& all = program_->definitions;
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const auto& each) { return each->space == space; });
    if (found == all.end()) return nullptr;
    at = static_cast<std::size_t>(found - all.begin());
  }
  const auto found = by_id_.find({at, id});
  return found == by_id_.end() ? nullptr : found->second;
}

Result<const Element*> Compiler::require(const std::string& reference, std::size_t from,
                                         const base::Place& where,
                                         std::initializer_list<ElementKind> kinds) const {
  const Element* found = find(reference, from);
  if (found == nullptr || std::find(kinds.begin(), kinds.end(), found->kind) == kinds.end()) {
    return fail(ErrorKind::Rules, fmt::format("De verwijzing '{}' wijst nergens naar.", reference),
                "Herstel de href of voeg het element toe.", where);
  }
  return found;
}

std::string Compiler::import_name(std::size_t from, std::size_t imported) const {
  for (const auto& [name, index] : import_of_[from]) {
    if (index == imported) return name;
  }
  return {};
}

Result<std::vector<Visible>> Compiler::visible(const Requirements& requirements, std::size_t from,
                                               const base::Place& where) const {
  std::vector<Visible> result;
  const auto add = [&](const std::vector<std::string>& references,
                       std::initializer_list<ElementKind> kinds) -> Result<void> {
    for (const auto& reference : references) {
      TRY(const Element* element, require(reference, from, where, kinds));
      result.push_back({element, element->model == from ? std::string() : import_name(from, element->model)});
    }
    return {};
  };
  TRY_VOID(add(requirements.inputs, {ElementKind::Input}));
  TRY_VOID(add(requirements.decisions, {ElementKind::Decision}));
  TRY_VOID(add(requirements.knowledge, {ElementKind::Knowledge, ElementKind::Service}));
  return result;
}

Result<void> Compiler::describe() {
  for (const auto& each : elements_) {
    const auto& definitions = model(*each);
    switch (each->kind) {
      case ElementKind::Input: {
        const auto& input = definitions.inputs[each->index];
        program_->inputs.push_back({input.id,
                                    each->name,
                                    input.label.empty() ? input.name : input.label,
                                    input.description,
                                    input.variable.type,
                                    {},
                                    definitions.space,
                                    each->slot});
        break;
      }
      case ElementKind::Decision:
        TRY_VOID(describe_decision(*each));
        break;
      case ElementKind::Knowledge: {
        const auto& knowledge = definitions.knowledge_models[each->index];
        KnowledgeInfo info{knowledge.id,
                           knowledge.name,
                           knowledge.label.empty() ? knowledge.name : knowledge.label,
                           knowledge.description,
                           {},
                           {},
                           knowledge.logic.get()};
        for (const auto& reference : knowledge.requirements.knowledge) {
          if (const auto* found = find(reference, each->model)) info.knowledge.push_back(found->name);
        }
        for (const auto& reference : knowledge.requirements.authorities) {
          info.authorities.push_back(reference.substr(reference.find('#') + 1));
        }
        program_->knowledge.push_back(std::move(info));
        break;
      }
      case ElementKind::Service:
        TRY_VOID(describe_service(*each));
        break;
      case ElementKind::Source: {
        const auto& source = definitions.knowledge_sources[each->index];
        program_->sources.push_back({source.id, source.name,
                                     source.label.empty() ? source.name : source.label, source.description,
                                     source.type, source.location});
        break;
      }
    }
  }
  return {};
}

Result<void> Compiler::describe_decision(const Element& element) {
  const auto& source = decision(element);
  DecisionInfo info;
  info.id = source.id;
  info.name = element.name;
  info.label = source.label.empty() ? source.name : source.label;
  info.description = source.description;
  info.question = source.question;
  info.allowed_answers = source.allowed_answers;
  info.type = source.variable.type;
  info.model = model(element).space;
  info.slot = element.slot;
  info.expression = source.expression.get();
  if (info.expression != nullptr) info.table = info.expression->table.get();
  const auto where = place(element.model, source.position, fmt::format("beslissing '{}'", source.name));
  TRY(const auto needs, visible(source.requirements, element.model, where));
  auto& logic = program_->slots[static_cast<std::size_t>(element.slot)];
  for (const auto& need : needs) {
    switch (need.element->kind) {
      case ElementKind::Input:
        info.inputs.push_back(need.element->slot);
        break;
      case ElementKind::Decision:
        info.decisions.push_back(need.element->slot);
        logic.decisions.push_back(need.element->slot);
        break;
      default:
        info.knowledge.push_back(need.element->name);
        break;
    }
  }
  for (const auto& reference : source.requirements.authorities) {
    info.authorities.push_back(reference.substr(reference.find('#') + 1));
  }
  program_->decisions.push_back(std::move(info));
  return {};
}

Result<void> Compiler::describe_service(const Element& element) {
  const auto& source = model(element).services[element.index];
  const auto where = place(element.model, source.position, fmt::format("beslisdienst '{}'", source.name));
  ServiceInfo info{source.name, source.label.empty() ? source.name : source.label, {}, {}};
  Service service;
  service.name = source.name;
  TRY(service.type, program_->types[element.model]->find(source.variable.type, source.variable.position));
  const auto add = [&](const std::vector<std::string>& references, ElementKind kind,
                       std::vector<std::pair<std::string, int>>& into) -> Result<void> {
    for (const auto& reference : references) {
      TRY(const Element* found, require(reference, element.model, where, {kind}));
      into.emplace_back(found->name, found->slot);
    }
    return {};
  };
  TRY_VOID(add(source.input_data, ElementKind::Input, service.parameters));
  TRY_VOID(add(source.input_decisions, ElementKind::Decision, service.parameters));
  TRY_VOID(add(source.output_decisions, ElementKind::Decision, service.outputs));
  for (const auto& [name, slot] : service.parameters) info.parameters.push_back(name);
  for (const auto& [name, slot] : service.outputs) info.outputs.push_back(name);
  program_->service_infos.push_back(std::move(info));
  program_->services.push_back(std::move(service));
  return {};
}

Result<void> Compiler::compile_types_of_slots() {
  for (const auto& each : elements_) {
    if (each->slot < 0) continue;
    const bool input = each->kind == ElementKind::Input;
    const auto& variable = input ? model(*each).inputs[each->index].variable : decision(*each).variable;
    auto& logic = program_->slots[static_cast<std::size_t>(each->slot)];
    logic.is_decision = !input;
    auto type = program_->types[each->model]->find(variable.type, variable.position);
    if (!type) return tl::unexpected(type.error());
    logic.type = *std::move(type);
  }
  for (auto& input : program_->inputs) {
    const auto& type = program_->slots[static_cast<std::size_t>(input.slot)].type;
    input.allowed = type.enumerated;
    if (input.allowed.empty() && type.type.kind() == feel::TypeKind::Boolean) {
      input.allowed = {Value(true), Value(false)};
    }
  }
  return {};
}

feel::Type Compiler::type_of(const Element& element) const {
  if (element.slot < 0) return {};
  const auto& logic = program_->slots[static_cast<std::size_t>(element.slot)];
  if (logic.type.is_any() && logic.logic) return logic.logic->static_type();
  return logic.type.type;
}

CompileContext Compiler::context(const Element& element, std::string_view what, const std::string& name,
                                 const std::string& label) const {
  return {*program_->types[element.model],
          strictness_,
          model(element).file,
          fmt::format("{} '{}'", what, name),
          name,
          label.empty() ? name : label,
          &program_->tables,
          {}};
}

/// Puts what an element requires in its scopes. Imported things become members of a context named as the
/// import.
void Compiler::add_names(const std::vector<Visible>& all, Scope& constants, Scope& slots, Logic* logic,
                         std::vector<VariableFacts>* facts) {
  std::map<std::string, ImportedGroup> groups;
  std::map<std::string, std::vector<feel::Type::Field>> fields;
  for (const auto& each : all) {
    const Element& element = *each.element;
    const bool constant = element.slot < 0;
    if (each.import.empty()) {
      if (constant) {
        constants.add_at(element.name, static_cast<int>(element.constant), type_of(element));
        continue;
      }
      slots.add_at(element.name, element.slot, type_of(element));
      const auto& source = program_->slots[static_cast<std::size_t>(element.slot)];
      const bool never_null =
          !source.is_decision || (source.logic && source.type.is_any() && source.logic->type().is_any() &&
                                  source.logic->is_never_null());
      if (facts != nullptr) facts->push_back({element.name, source.type, never_null});
      continue;
    }
    auto& group = groups[each.import];
    fields[each.import].emplace_back(element.name, type_of(element));
    if (constant) {
      group.constants.emplace_back(element.name, element.constant);
    } else {
      group.members.emplace_back(element.name, element.slot);
    }
  }
  for (auto& [name, group] : groups) {
    auto type = feel::Type::context(fields[name]);
    if (logic != nullptr) {
      group.slot = program_->frame_size++;
      slots.add_at(name, group.slot, std::move(type));
      logic->imported.push_back(std::move(group));
      continue;
    }
    // A knowledge model requires only other knowledge: a context of functions, which is a constant as well.
    feel::Context members;
    for (const auto& [member, index] : group.constants) members.put(member, program_->constants[index]);
    constants.add_at(name, static_cast<int>(program_->constants.size()), std::move(type));
    program_->constants.emplace_back(std::move(members));
    program_->bodies.emplace_back();
  }
}

/// A knowledge model becomes a function among the constants. Its body finds the program when it is called, so
/// that models that require each other, or themselves, need no order.
Result<void> Compiler::compile_knowledge(const Element& element) {
  const auto& source = model(element).knowledge_models[element.index];
  auto context_of = context(element, "kennismodel", source.name, source.label);
  const auto where = place(element.model, source.position, context_of.path);
  if (!source.logic) return {};
  TRY(auto type, context_of.types.find(source.variable.type, source.variable.position));
  TRY(auto parameters, compile_parameters(*source.logic, context_of));
  const std::weak_ptr<const Program> weak = program_;
  auto body = [weak, index = element.constant, type](std::span<const Value> arguments,
                                                     feel::Evaluation& evaluation) {
    const auto program = weak.lock();
    if (!program || !program->bodies[index]) {
      return evaluation.error({feel::DiagnosticCode::NotAFunction, "Het kennismodel is er niet meer.", {}});
    }
    const feel::Environment constants(program->constants);
    return type.apply(program->bodies[index]->evaluate(feel::Environment(arguments, &constants), evaluation),
                      evaluation);
  };
  program_->constants[element.constant] = Value(feel::Function(std::move(parameters), std::move(body)));
  return {};
}

Result<void> Compiler::compile_service(const Element& element) {
  std::size_t index = 0;
  for (const auto& each : elements_) {
    if (each.get() == &element) break;
    if (each->kind == ElementKind::Service) ++index;
  }
  const auto& service = program_->services[index];
  std::vector<feel::Parameter> parameters;
  for (const auto& [name, slot] : service.parameters) {
    parameters.push_back({name, program_->slots[static_cast<std::size_t>(slot)].type.type});
  }
  const std::weak_ptr<const Program> weak = program_;
  auto body = [weak, index](std::span<const Value> arguments, feel::Evaluation& evaluation) {
    const auto program = weak.lock();
    if (!program)
      return evaluation.error({feel::DiagnosticCode::NotAFunction, "De beslisdienst is er niet meer.", {}});
    return program->run_service(program->services[index], arguments, evaluation);
  };
  program_->constants[element.constant] = Value(feel::Function(std::move(parameters), std::move(body)));
  return {};
}

Result<void> Compiler::compile_decision(const Element& element) {
  const auto& source = decision(element);
  auto& logic = program_->slots[static_cast<std::size_t>(element.slot)];
  if (!source.expression) return {};
  auto context_of = context(element, "beslissing", source.name, source.label);
  const auto where = place(element.model, source.position, context_of.path);
  TRY(const auto needs, visible(source.requirements, element.model, where));
  Scope constants;
  context_of.types.add_to(constants);
  for (const auto& [name, index] : import_of_[element.model]) program_->types[index]->add_to(constants, name);
  Scope slots(&constants);
  add_names(needs, constants, slots, &logic, &context_of.variables);
  TRY(logic.logic, compile_expression(*source.expression, slots, context_of));
  return {};
}

/// Decisions after the decisions they require, so that the types of those are known. A ring is an error.
Result<void> Compiler::compile_in_order(const Element& element, int depth) {
  auto& state = states_[&element];
  if (state == State::Done) return {};
  const auto& source = decision(element);
  const auto where = place(element.model, source.position, fmt::format("beslissing '{}'", source.name));
  if (state == State::Busy) {
    return fail(ErrorKind::Rules, "De beslissingen hebben elkaar in een kring nodig.",
                "Haal de kring uit het model.", where);
  }
  if (depth > max_chain) {
    return fail(ErrorKind::Rules, fmt::format("Meer dan {} beslissingen hangen achter elkaar.", max_chain),
                "Voeg beslissingen samen.", where);
  }
  state = State::Busy;
  for (const auto& reference : source.requirements.decisions) {
    TRY(const Element* needed, require(reference, element.model, where, {ElementKind::Decision}));
    TRY_VOID(compile_in_order(*needed, depth + 1));
  }
  TRY_VOID(compile_decision(element));
  states_[&element] = State::Done;
  return {};
}

Result<std::shared_ptr<const Program>> Compiler::compile(std::string_view xml, std::string_view file) {
  TRY_VOID(load(xml, file));
  TRY_VOID(resolve_types());
  number();
  TRY_VOID(describe());
  TRY_VOID(compile_types_of_slots());
  for (const auto& each : elements_) {
    if (each->kind == ElementKind::Knowledge) TRY_VOID(compile_knowledge(*each));
    if (each->kind == ElementKind::Service) TRY_VOID(compile_service(*each));
  }
  for (const auto& each : elements_) {
    if (each->kind != ElementKind::Knowledge) continue;
    const auto& source = model(*each).knowledge_models[each->index];
    if (!source.logic) continue;
    const auto context_of = context(*each, "kennismodel", source.name, source.label);
    TRY(const auto needs,
        visible(source.requirements, each->model, place(each->model, source.position, context_of.path)));
    Scope constants;
    context_of.types.add_to(constants);
    Scope slots(&constants);
    add_names(needs, constants, slots, nullptr, nullptr);
    TRY(program_->bodies[each->constant], compile_body(*source.logic, constants, context_of));
  }
  for (const auto& each : elements_) {
    if (each->kind == ElementKind::Decision) TRY_VOID(compile_in_order(*each, 0));
  }
  return std::shared_ptr<const Program>(program_);
}

}  // namespace

Result<Model> read_model(std::string_view xml, std::string_view file, const ImportResolver& imports,
                         Strictness strictness) {
  TRY(auto program, Compiler(imports, strictness).compile(xml, file));
  return Model(std::move(program));
}

}  // namespace maatstaf::dmn
