// SPDX-License-Identifier: EUPL-1.2
#include "dmn/analysis_model.h"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <utility>

#include "dmn/cell.h"
#include "dmn/program.h"

namespace maatstaf::dmn {
namespace {

using feel::Scope;
using feel::Type;
using feel::TypeScope;

/// Knowledge models may call each other; more than this says nothing new.
constexpr int kMaxCalls = 8;

/// Names that are local as long as it lives.
class Hidden {
 public:
  explicit Hidden(std::multiset<std::string, std::less<>>& all) : all_(all) {}
  Hidden(const Hidden&) = delete;
  Hidden& operator=(const Hidden&) = delete;
  ~Hidden() {
    for (const auto& name : names_) {
      all_.erase(all_.find(name));
    }
  }
  void add(const std::string& name) {
    names_.push_back(name);
    all_.insert(name);
  }

 private:
  std::multiset<std::string, std::less<>>& all_;
  std::vector<std::string> names_;
};

class Checker {
 public:
  Checker(const Model& model, const std::map<std::string, Type, std::less<>>& inputs)
      : model_(model), definitions_(*model.program().definitions.front()) {
    const auto& types = *model.program().types.front();
    types.add_to(names_);
    for (const InputInfo& input : model.inputs()) {
      const auto known = inputs.find(input.name);
      declare(input.name, known != inputs.end() ? known->second : declared(input.type));
    }
    for (const KnowledgeInfo& knowledge : model.knowledge_models()) {
      add_knowledge(knowledge);
    }
    for (const Decision& decision : definitions_.decisions) {
      decisions_[decision.variable.name.empty() ? decision.name : decision.variable.name] = &decision;
    }
  }

  ModelCheck run() {
    for (const auto& [name, decision] : decisions_) {
      names_.add(name);
    }
    for (const auto& [name, decision] : decisions_) {
      (void)type_of_decision(name);
    }
    for (const auto& knowledge : definitions_.knowledge_models) {
      check_knowledge(knowledge);
    }
    return std::move(result_);
  }

 private:
  [[nodiscard]] Type declared(const std::string& name) const {
    const auto type = model_.program().types.front()->find(name, {});
    return type ? type->type : Type();
  }
  void declare(const std::string& name, Type type) {
    names_.add(name, type);
    result_.types[name] = type;
    types_.add(name, std::move(type));
  }
  void add_knowledge(const KnowledgeInfo& knowledge);
  void check_knowledge(const BusinessKnowledgeModel& knowledge);
  Type type_of_decision(const std::string& name);
  Type check(const Expression& expression, const Scope& names, const TypeScope& types);
  Type check_text(const Text& text, const std::string& part, const Scope& names, const TypeScope& types);
  Type check_table(const Expression& expression, const Scope& names, const TypeScope& types);
  void check_cell(const Text& text, const std::string& part, const Type& input, const Scope& names,
                  const TypeScope& types);
  Type check_parts(const Expression& expression, const Scope& names, const TypeScope& types);
  Type check_context(const Expression& expression, const Scope& names, const TypeScope& types);
  void expect(const Type& wanted, const Type& given, const Text& text, const std::string& part);
  void add(std::vector<feel::TypingIssue> issues, const Text& text, const std::string& part);
  /// The types of the decisions that the expression reads must be known before it.
  void prepare(const std::vector<std::string>& references);

  const Model& model_;
  const Definitions& definitions_;
  Scope names_;
  TypeScope types_;
  std::map<std::string, const Decision*> decisions_;
  std::set<std::string> done_;
  std::multiset<std::string, std::less<>> hidden_;  ///< local names: parameters and entries of contexts
  std::string owner_;
  int calls_ = 0;
  ModelCheck result_;
};

void Checker::add(std::vector<feel::TypingIssue> issues, const Text& text, const std::string& part) {
  for (auto& issue : issues) {
    // The body of a knowledge model is judged for every call: the same remark once is enough.
    const bool known = std::ranges::any_of(result_.issues, [&](const ModelIssue& each) {
      return each.owner == owner_ && each.part == part && each.text == text.text &&
             each.issue.offset == issue.offset && each.issue.cause == issue.cause;
    });
    if (!known) {
      result_.issues.push_back({std::move(issue), owner_, part, text.text, text.position});
    }
  }
}

void Checker::prepare(const std::vector<std::string>& references) {
  for (const auto& name : references) {
    if (hidden_.contains(name)) {
      continue;
    }
    result_.reads[owner_].insert(name);
    if (decisions_.contains(name)) {
      (void)type_of_decision(name);
    }
  }
}

Type Checker::type_of_decision(const std::string& name) {
  if (!done_.insert(name).second) {
    return types_.type(name);
  }
  const Decision& decision = *decisions_.at(name);
  const Type wanted = declared(decision.variable.type);
  types_.add(name, wanted);
  const std::string owner = std::exchange(owner_, name);
  result_.reads[name];
  if (decision.expression) {
    const Type given = check(*decision.expression, names_, types_);
    expect(wanted, given, decision.expression->text, {});
    if (wanted.is_any()) {
      types_.add(name, given);
    }
  }
  result_.types[name] = types_.type(name);
  owner_ = owner;
  return types_.type(name);
}

/// A decision that does not have the type it says is null: the engine coerces, and finds nothing.
void Checker::expect(const Type& wanted, const Type& given, const Text& text, const std::string& part) {
  if (feel::may_equal(wanted, given)) {
    return;
  }
  const bool list = (wanted.kind() == feel::TypeKind::List) != (given.kind() == feel::TypeKind::List);
  add({{list ? feel::TypingIssueKind::SingletonList : feel::TypingIssueKind::Mismatch, 0,
        fmt::format("Hier hoort {} uit te komen, maar er komt {} uit.", feel::in_words(wanted),
                    feel::in_words(given)),
        "Pas de uitdrukking of het type aan."}},
      text, part);
}

Type Checker::check_text(const Text& text, const std::string& part, const Scope& names,
                         const TypeScope& types) {
  if (text.text.empty()) {
    return feel::TypeKind::Null;
  }
  const auto parsed = feel::parse_expression(text.text, names);
  if (!parsed) {
    return {};  // the compiler refuses it with its own message
  }
  ++result_.expressions;
  prepare(parsed->references());
  std::vector<feel::TypingIssue> issues;
  const Type type = feel::type_of_syntax(parsed->syntax(), text.text, types, issues);
  add(std::move(issues), text, part);
  return type;
}

void Checker::check_cell(const Text& text, const std::string& part, const Type& input, const Scope& names,
                         const TypeScope& types) {
  if (text.text.empty()) {
    return;
  }
  const auto parsed = feel::parse_unary_tests(text.text, names, input);
  if (!parsed) {
    return;
  }
  ++result_.expressions;
  prepare(parsed->references());
  const auto syntax = parsed->syntax();
  if (!syntax) {
    return;
  }
  std::vector<feel::TypingIssue> issues;
  feel::check_tests(*syntax, text.text, input, types, issues);
  add(std::move(issues), text, part);
}

Type Checker::check_table(const Expression& expression, const Scope& names, const TypeScope& types) {
  const Table& table = *expression.table;
  std::vector<Type> inputs;
  for (const TableInput& input : table.inputs) {
    const std::string part = fmt::format("kolom {}", inputs.size() + 1);
    const Type given = check_text(input.expression, part, names, types);
    const Type wanted = declared(input.type);
    expect(wanted, given, input.expression, part);
    inputs.push_back(wanted.is_any() ? given : wanted);
    check_cell(input.values, part, inputs.back(), names, types);
  }
  std::vector<Type> outputs;
  for (const TableOutput& output : table.outputs) {
    const std::string part = fmt::format("uitvoerkolom {}", outputs.size() + 1);
    outputs.push_back(declared(output.type));
    check_cell(output.values, part, outputs.back(), names, types);
    expect(outputs.back(), check_text(output.default_entry, part, names, types), output.default_entry, part);
  }
  for (std::size_t row = 0; row < table.rules.size(); ++row) {
    const TableRule& rule = table.rules[row];
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      check_cell(rule.inputs[i], fmt::format("rij {}, kolom {}", row + 1, i + 1), inputs[i], names, types);
    }
    for (std::size_t i = 0; i < outputs.size(); ++i) {
      const std::string part = fmt::format("rij {}, uitvoerkolom {}", row + 1, i + 1);
      const Type given = check_text(rule.outputs[i], part, names, types);
      expect(outputs[i], given, rule.outputs[i], part);
      if (outputs[i].is_any() && row == 0) {
        outputs[i] = given;
      }
    }
  }
  const bool single = table.hit_policy == HitPolicy::Unique || table.hit_policy == HitPolicy::First ||
                      table.hit_policy == HitPolicy::Any || table.hit_policy == HitPolicy::Priority;
  if (outputs.size() != 1) {
    return {};
  }
  if (single) {
    return outputs.front();
  }
  return table.aggregation == Aggregation::None ? Type::list(outputs.front()) : Type(feel::TypeKind::Number);
}

Type Checker::check_context(const Expression& expression, const Scope& names, const TypeScope& types) {
  Scope inner_names(&names);
  TypeScope inner_types(&types);
  Hidden hidden(hidden_);
  std::vector<Type::Field> fields;
  for (const Entry& entry : expression.entries) {
    if (!entry.value) {
      continue;
    }
    Type type = check(*entry.value, inner_names, inner_types);
    const Type wanted = declared(entry.variable.type);
    if (!wanted.is_any()) {
      type = wanted;
    }
    if (entry.variable.name.empty()) {
      return type;  // the result of the context
    }
    inner_names.add(entry.variable.name, type);
    inner_types.add(entry.variable.name, type);
    hidden.add(entry.variable.name);
    fields.emplace_back(entry.variable.name, std::move(type));
  }
  return Type::context(std::move(fields));
}

/// The boxed forms that packages hardly use: their texts are judged, their type is left open.
Type Checker::check_parts(const Expression& expression, const Scope& names, const TypeScope& types) {
  Scope inner_names(&names);
  TypeScope inner_types(&types);
  Hidden hidden(hidden_);
  if (!expression.iterator.empty()) {
    hidden.add(expression.iterator);
    inner_names.add(expression.iterator);
    inner_types.add(expression.iterator, {});
    inner_names.add("partial");
  }
  if (expression.kind == ExpressionKind::Filter) {
    inner_names.add("item");
    inner_types.add("item", {});
  }
  if (expression.kind == ExpressionKind::Function) {
    for (const Variable& parameter : expression.columns) {
      inner_names.add(parameter.name, declared(parameter.type));
      inner_types.add(parameter.name, declared(parameter.type));
      hidden.add(parameter.name);
    }
  }
  for (const auto& part : expression.parts) {
    if (part) {
      (void)check(*part, inner_names, inner_types);
    }
  }
  for (const Entry& entry : expression.entries) {
    if (entry.value) {
      (void)check(*entry.value, names, types);
    }
  }
  return {};
}

Type Checker::check(const Expression& expression, const Scope& names, const TypeScope& types) {
  Type given;
  switch (expression.kind) {
    case ExpressionKind::Literal:
      given = check_text(expression.text, {}, names, types);
      break;
    case ExpressionKind::Table:
      given = check_table(expression, names, types);
      break;
    case ExpressionKind::Context:
      given = check_context(expression, names, types);
      break;
    default:
      given = check_parts(expression, names, types);
  }
  const Type wanted = declared(expression.type);
  expect(wanted, given, expression.text, {});
  return wanted.is_any() ? given : wanted;
}

/// A knowledge model is judged for every call with the types of that call.
void Checker::add_knowledge(const KnowledgeInfo& knowledge) {
  names_.add(knowledge.name);
  const Expression* logic = knowledge.logic;
  if (logic == nullptr || logic->parts.empty() || !logic->parts.front()) {
    return;
  }
  types_.add_function(knowledge.name,
                      [this, logic, name = knowledge.name](std::span<const Type> arguments) -> Type {
                        if (calls_ >= kMaxCalls) {
                          return {};
                        }
                        Scope names(&names_);
                        TypeScope types(&types_);
                        Hidden hidden(hidden_);
                        const std::string caller = std::exchange(owner_, name);
                        for (std::size_t i = 0; i < logic->columns.size(); ++i) {
                          const Type wanted = declared(logic->columns[i].type);
                          const Type type = wanted.is_any() && i < arguments.size() ? arguments[i] : wanted;
                          names.add(logic->columns[i].name, type);
                          types.add(logic->columns[i].name, type);
                          hidden.add(logic->columns[i].name);
                        }
                        ++calls_;
                        const Type result = check(*logic->parts.front(), names, types);
                        --calls_;
                        owner_ = caller;
                        return result;
                      });
}

/// The body by itself, so that what it reads is known also when nothing calls it.
void Checker::check_knowledge(const BusinessKnowledgeModel& knowledge) {
  if (!knowledge.logic) {
    return;
  }
  owner_ = knowledge.variable.name.empty() ? knowledge.name : knowledge.variable.name;
  result_.reads[owner_];
  (void)check_parts(*knowledge.logic, names_, types_);
}

}  // namespace

std::vector<std::string> ModelCheck::path(std::string_view from, std::string_view to) const {
  std::map<std::string, std::string> came_from{{std::string(from), {}}};
  std::deque<std::string> queue{std::string(from)};
  while (!queue.empty()) {
    const std::string at = queue.front();
    queue.pop_front();
    if (at == to) {
      std::vector<std::string> result;
      for (std::string step = at; !step.empty(); step = came_from[step]) {
        result.push_back(step);
      }
      std::ranges::reverse(result);
      return result;
    }
    const auto next = reads.find(at);
    if (next == reads.end()) {
      continue;
    }
    for (const auto& name : next->second) {
      if (came_from.try_emplace(name, at).second) {
        queue.push_back(name);
      }
    }
  }
  return {};
}

std::set<std::string> ModelCheck::reached_from(const std::vector<std::string>& names) const {
  std::set<std::string> result(names.begin(), names.end());
  std::vector<std::string> open = names;
  while (!open.empty()) {
    const std::string at = open.back();
    open.pop_back();
    const auto next = reads.find(at);
    if (next == reads.end()) {
      continue;
    }
    for (const auto& name : next->second) {
      if (result.insert(name).second) {
        open.push_back(name);
      }
    }
  }
  return result;
}

ModelCheck check_model(const Model& model, const std::map<std::string, Type, std::less<>>& inputs) {
  return Checker(model, inputs).run();
}

}  // namespace maatstaf::dmn
