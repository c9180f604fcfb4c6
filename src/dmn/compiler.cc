// SPDX-License-Identifier: EUPL-1.2
//
// Makes a Program of the elements: describes them, orders the decisions, compiles their logic.
#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "dmn/elements.h"
#include "dmn/program.h"

namespace maatstaf::dmn {
namespace {

using base::ErrorKind;
using base::fail;
using base::Result;
using feel::Scope;
using feel::Value;

/// Decisions that need each other one after the other; the evaluation follows them on the stack.
constexpr int kMaxChain = 300;

class Compiler {
 public:
  explicit Compiler(Strictness strictness)
      : program_(std::make_shared<Program>()), elements_(*program_), strictness_(strictness) {}

  Result<std::shared_ptr<const Program>> compile(std::string_view xml, std::string_view file,
                                                 const ImportResolver& imports);

 private:
  Result<void> describe();
  Result<void> describe_decision(const Element& element);
  Result<void> describe_service(const Element& element);

  Result<void> compile_knowledge(const Element& element);
  Result<void> compile_knowledge_body(const Element& element);
  Result<void> compile_service(const Element& element);
  Result<void> compile_decision(const Element& element);
  Result<void> compile_in_order(const Element& element, int depth);
  Result<void> compile_types_of_slots();
  void add_names(const std::vector<Visible>& visible, Scope& constants, Scope& slots, Logic* logic,
                 std::vector<VariableFacts>* facts);
  [[nodiscard]] feel::Type type_of(const Element& element) const;
  [[nodiscard]] PossibleValues possible_values(const Element& element) const;
  [[nodiscard]] CompileContext context(const Element& element, std::string_view what, const std::string& name,
                                       const std::string& label) const;

  const Definitions& model(const Element& element) const { return elements_.model(element.model); }
  const Decision& decision(const Element& element) const { return model(element).decisions[element.index]; }

  std::shared_ptr<Program> program_;
  Elements elements_;
  Strictness strictness_;
  enum class State { Open, Busy, Done };
  std::map<const Element*, State> states_;
};

Result<void> Compiler::describe() {
  for (const auto& each : elements_.all()) {
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
          if (const auto* found = elements_.find(reference, each->model)) {
            info.knowledge.push_back(found->name);
          }
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
  if (info.expression != nullptr) {
    info.table = info.expression->table.get();
  }
  const auto where =
      elements_.place(element.model, source.position, fmt::format("beslissing '{}'", source.name));
  TRY(const auto needs, elements_.visible(source.requirements, element.model, where));
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
  const auto where =
      elements_.place(element.model, source.position, fmt::format("beslisdienst '{}'", source.name));
  ServiceInfo info{source.name, source.label.empty() ? source.name : source.label, {}, {}};
  Service service;
  service.name = source.name;
  TRY(service.type, program_->types[element.model]->find(source.variable.type, source.variable.position));
  const auto add = [&](const std::vector<std::string>& references, ElementKind kind,
                       std::vector<std::pair<std::string, int>>& into) -> Result<void> {
    for (const auto& reference : references) {
      TRY(const Element* found, elements_.require(reference, element.model, where, {kind}));
      into.emplace_back(found->name, found->slot);
    }
    return {};
  };
  TRY_VOID(add(source.input_data, ElementKind::Input, service.parameters));
  TRY_VOID(add(source.input_decisions, ElementKind::Decision, service.parameters));
  TRY_VOID(add(source.output_decisions, ElementKind::Decision, service.outputs));
  for (const auto& [name, slot] : service.parameters) {
    info.parameters.push_back(name);
  }
  for (const auto& [name, slot] : service.outputs) {
    info.outputs.push_back(name);
  }
  program_->service_infos.push_back(std::move(info));
  program_->services.push_back(std::move(service));
  return {};
}

Result<void> Compiler::compile_types_of_slots() {
  for (const auto& each : elements_.all()) {
    if (each->slot < 0) {
      continue;
    }
    const bool input = each->kind == ElementKind::Input;
    const auto& variable = input ? model(*each).inputs[each->index].variable : decision(*each).variable;
    auto& logic = program_->slots[static_cast<std::size_t>(each->slot)];
    logic.is_decision = !input;
    auto type = program_->types[each->model]->find(variable.type, variable.position);
    if (!type) {
      return tl::unexpected(type.error());
    }
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
  if (element.slot < 0) {
    return {};
  }
  const auto& logic = program_->slots[static_cast<std::size_t>(element.slot)];
  if (logic.type.is_any() && logic.logic) {
    return logic.logic->static_type();
  }
  return logic.type.type;
}

/// An input that is not known yet will be a value of its type. A decision may also be null.
PossibleValues Compiler::possible_values(const Element& element) const {
  const auto& logic = program_->slots[static_cast<std::size_t>(element.slot)];
  if (logic.logic) {
    return logic.logic->possible_values().as(logic.type);
  }
  PossibleValues result = PossibleValues{}.as(logic.type);
  result.nullable = logic.is_decision;
  return result;
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
      if (facts != nullptr) {
        facts->push_back({element.name, source.type, possible_values(element)});
      }
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
    for (const auto& [member, index] : group.constants) {
      members.put(member, program_->constants[index]);
    }
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
  if (!source.logic) {
    return {};
  }
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

Result<void> Compiler::compile_knowledge_body(const Element& element) {
  const auto& source = model(element).knowledge_models[element.index];
  if (!source.logic) {
    return {};
  }
  const auto context_of = context(element, "kennismodel", source.name, source.label);
  const auto where = elements_.place(element.model, source.position, context_of.path);
  TRY(const auto needs, elements_.visible(source.requirements, element.model, where));
  Scope constants;
  context_of.types.add_to(constants);
  Scope slots(&constants);
  add_names(needs, constants, slots, nullptr, nullptr);
  TRY(program_->bodies[element.constant], compile_body(*source.logic, constants, context_of));
  return {};
}

Result<void> Compiler::compile_service(const Element& element) {
  std::size_t index = 0;
  for (const auto& each : elements_.all()) {
    if (each.get() == &element) {
      break;
    }
    if (each->kind == ElementKind::Service) {
      ++index;
    }
  }
  const auto& service = program_->services[index];
  std::vector<feel::Parameter> parameters;
  for (const auto& [name, slot] : service.parameters) {
    parameters.push_back({name, program_->slots[static_cast<std::size_t>(slot)].type.type});
  }
  const std::weak_ptr<const Program> weak = program_;
  auto body = [weak, index](std::span<const Value> arguments, feel::Evaluation& evaluation) {
    const auto program = weak.lock();
    if (!program) {
      return evaluation.error({feel::DiagnosticCode::NotAFunction, "De beslisdienst is er niet meer.", {}});
    }
    return program->run_service(program->services[index], arguments, evaluation);
  };
  program_->constants[element.constant] = Value(feel::Function(std::move(parameters), std::move(body)));
  return {};
}

Result<void> Compiler::compile_decision(const Element& element) {
  const auto& source = decision(element);
  auto& logic = program_->slots[static_cast<std::size_t>(element.slot)];
  if (!source.expression) {
    return {};
  }
  auto context_of = context(element, "beslissing", source.name, source.label);
  const auto where = elements_.place(element.model, source.position, context_of.path);
  TRY(const auto needs, elements_.visible(source.requirements, element.model, where));
  Scope constants;
  context_of.types.add_to(constants);
  for (const auto& [name, index] : elements_.imports(element.model)) {
    program_->types[index]->add_to(constants, name);
  }
  Scope slots(&constants);
  add_names(needs, constants, slots, &logic, &context_of.variables);
  TRY(logic.logic, compile_expression(*source.expression, slots, context_of));
  return {};
}

/// Decisions after the decisions they require, so that the types of those are known. A ring is an error.
Result<void> Compiler::compile_in_order(const Element& element, int depth) {
  auto& state = states_[&element];
  if (state == State::Done) {
    return {};
  }
  const auto& source = decision(element);
  const auto where =
      elements_.place(element.model, source.position, fmt::format("beslissing '{}'", source.name));
  if (state == State::Busy) {
    return fail(ErrorKind::Rules, "De beslissingen hebben elkaar in een kring nodig.",
                "Haal de kring uit het model.", where);
  }
  if (depth > kMaxChain) {
    return fail(ErrorKind::Rules, fmt::format("Meer dan {} beslissingen hangen achter elkaar.", kMaxChain),
                "Voeg beslissingen samen.", where);
  }
  state = State::Busy;
  for (const auto& reference : source.requirements.decisions) {
    TRY(const Element* needed, elements_.require(reference, element.model, where, {ElementKind::Decision}));
    TRY_VOID(compile_in_order(*needed, depth + 1));
  }
  TRY_VOID(compile_decision(element));
  states_[&element] = State::Done;
  return {};
}

Result<std::shared_ptr<const Program>> Compiler::compile(std::string_view xml, std::string_view file,
                                                         const ImportResolver& imports) {
  TRY_VOID(elements_.load(xml, file, imports));
  TRY_VOID(describe());
  TRY_VOID(compile_types_of_slots());
  for (const auto& each : elements_.all()) {
    if (each->kind == ElementKind::Knowledge) {
      TRY_VOID(compile_knowledge(*each));
    }
    if (each->kind == ElementKind::Service) {
      TRY_VOID(compile_service(*each));
    }
  }
  for (const auto& each : elements_.all()) {
    if (each->kind == ElementKind::Knowledge) {
      TRY_VOID(compile_knowledge_body(*each));
    }
  }
  for (const auto& each : elements_.all()) {
    if (each->kind == ElementKind::Decision) {
      TRY_VOID(compile_in_order(*each, 0));
    }
  }
  program_->unknown_frame.resize(static_cast<std::size_t>(program_->frame_size));
  for (const auto& input : program_->inputs) {
    program_->unknown_frame[static_cast<std::size_t>(input.slot)] = feel::Value::unknown({input.name});
  }
  program_->note_dependents();
  return std::shared_ptr<const Program>(program_);
}

}  // namespace

Result<Model> read_model(std::string_view xml, std::string_view file, const ImportResolver& imports,
                         Strictness strictness) {
  TRY(auto program, Compiler(strictness).compile(xml, file, imports));
  return Model(std::move(program));
}

}  // namespace maatstaf::dmn
