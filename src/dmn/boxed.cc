// SPDX-License-Identifier: EUPL-1.2
#include "dmn/boxed.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "dmn/table.h"
#include "feel/external.h"

namespace maatstaf::dmn {
namespace {

using base::ErrorKind;
using base::fail;
using base::Result;
using feel::DiagnosticCode;
using feel::Environment;
using feel::Evaluation;
using feel::Scope;
using feel::Value;

class Literal final : public Boxed {
 public:
  explicit Literal(feel::Expression expression) : expression_(std::move(expression)) {}

 private:
  Value logic(const Environment& environment, Evaluation& evaluation) const override {
    return expression_.evaluate(environment, evaluation);
  }
  PossibleValues own_values() const override {
    PossibleValues result;
    if (expression_.constant() == nullptr) {
      return result;
    }
    result = {.is_finite = true, .nullable = false, .values = {}};
    result.add(*expression_.constant());
    return result;
  }
  feel::Expression expression_;
};

/// Stands where an expression could not be compiled and the model is read anyway.
class Broken final : public Boxed {
 public:
  explicit Broken(base::Error error) : error_(std::move(error)) {}

 private:
  Value logic(const Environment&, Evaluation& evaluation) const override {
    return evaluation.error({DiagnosticCode::Name, error_.text(), error_.remedy});
  }
  base::Error error_;
};

class BoxedContext final : public Boxed {
 public:
  struct Member {
    std::string name;
    ItemType type;
    BoxedPointer value;
  };
  BoxedContext(std::vector<Member> members, BoxedPointer result)
      : members_(std::move(members)), result_(std::move(result)) {}

  feel::Type static_type() const override {
    if (!type().is_any()) {
      return type().type;
    }
    if (result_) {
      return result_->static_type();
    }
    std::vector<feel::Type::Field> fields;
    for (const auto& each : members_) {
      fields.emplace_back(each.name, member_type(each));
    }
    return feel::Type::context(std::move(fields));
  }
  static feel::Type member_type(const Member& member) {
    return member.type.is_any() ? member.value->static_type() : member.type.type;
  }

 private:
  Value logic(const Environment& environment, Evaluation& evaluation) const override {
    std::vector<Value> frame(members_.size());
    const Environment inner(frame, &environment);
    for (std::size_t i = 0; i < members_.size(); ++i) {
      const auto& member = members_[i];
      const Value value = member.value->evaluate(inner, evaluation);
      frame[i] = member.type.is_any() ? value : member.type.apply(value, evaluation);
    }
    if (result_) {
      return result_->evaluate(inner, evaluation);
    }
    feel::Context context;
    context.reserve(members_.size());
    for (std::size_t i = 0; i < members_.size(); ++i) {
      context.put(members_[i].name, std::move(frame[i]));
    }
    return Value(std::move(context));
  }
  std::vector<Member> members_;
  BoxedPointer result_;
};

class BoxedInvocation final : public Boxed {
 public:
  struct Binding {
    std::string name;
    BoxedPointer value;
  };
  BoxedInvocation(BoxedPointer called, std::vector<Binding> bindings)
      : called_(std::move(called)), bindings_(std::move(bindings)) {}

 private:
  Value logic(const Environment& environment, Evaluation& evaluation) const override {
    const Value function = called_->evaluate(environment, evaluation);
    std::vector<feel::Context::Entry> arguments;
    arguments.reserve(bindings_.size());
    for (const auto& each : bindings_) {
      arguments.emplace_back(each.name, each.value ? each.value->evaluate(environment, evaluation) : Value());
    }
    return feel::call_named(function, arguments, evaluation);
  }
  BoxedPointer called_;
  std::vector<Binding> bindings_;
};

class BoxedList final : public Boxed {
 public:
  explicit BoxedList(std::vector<BoxedPointer> items) : items_(std::move(items)) {}

 private:
  Value logic(const Environment& environment, Evaluation& evaluation) const override {
    feel::List list;
    list.reserve(items_.size());
    for (const auto& each : items_) {
      list.push_back(each->evaluate(environment, evaluation));
    }
    return Value(std::move(list));
  }
  std::vector<BoxedPointer> items_;
};

class BoxedRelation final : public Boxed {
 public:
  struct Column {
    std::string name;
    ItemType type;
  };
  BoxedRelation(std::vector<Column> columns, std::vector<BoxedPointer> cells)
      : columns_(std::move(columns)), cells_(std::move(cells)) {}

  feel::Type static_type() const override {
    if (!type().is_any()) {
      return type().type;
    }
    std::vector<feel::Type::Field> fields;
    for (const auto& each : columns_) {
      fields.emplace_back(each.name, each.type.type);
    }
    return feel::Type::list(feel::Type::context(std::move(fields)));
  }

 private:
  Value logic(const Environment& environment, Evaluation& evaluation) const override {
    feel::List rows;
    for (std::size_t at = 0; at < cells_.size(); at += columns_.size()) {
      feel::Context row;
      for (std::size_t i = 0; i < columns_.size(); ++i) {
        const Value value = cells_[at + i]->evaluate(environment, evaluation);
        row.put(columns_[i].name, columns_[i].type.apply(value, evaluation));
      }
      rows.emplace_back(std::move(row));
    }
    return Value(std::move(rows));
  }
  std::vector<Column> columns_;
  std::vector<BoxedPointer> cells_;
};

/// The values of a chain of environments, kept for a function that outlives them.
class Closure {
 public:
  explicit Closure(const Environment& environment) {
    for (const Environment* each = &environment; each != nullptr; each = each->parent()) {
      frames_.emplace_back(each->values().begin(), each->values().end());
    }
    environments_.resize(frames_.size());
    const Environment* parent = nullptr;
    for (std::size_t i = frames_.size(); i-- > 0;) {
      environments_[i] = Environment(frames_[i], parent);
      parent = &environments_[i];
    }
  }
  Closure(const Closure&) = delete;
  Closure& operator=(const Closure&) = delete;
  [[nodiscard]] const Environment& environment() const { return environments_.front(); }

 private:
  std::vector<std::vector<Value>> frames_;
  std::vector<Environment> environments_;
};

class BoxedFunction final : public Boxed {
 public:
  BoxedFunction(std::vector<feel::Parameter> parameters, BoxedPointer body)
      : parameters_(std::move(parameters)), body_(std::move(body)) {}

 private:
  Value logic(const Environment& environment, Evaluation&) const override {
    auto closure = std::make_shared<const Closure>(environment);
    return Value(feel::Function(
        parameters_, [closure, body = body_](std::span<const Value> arguments, Evaluation& evaluation) {
          return body->evaluate(Environment(arguments, &closure->environment()), evaluation);
        }));
  }
  std::vector<feel::Parameter> parameters_;
  std::shared_ptr<const Boxed> body_;
};

class ExternalFunction final : public Boxed {
 public:
  ExternalFunction(std::vector<feel::Parameter> parameters, std::string language, BoxedPointer mapping)
      : parameters_(std::move(parameters)), language_(std::move(language)), mapping_(std::move(mapping)) {}

 private:
  Value logic(const Environment& environment, Evaluation& evaluation) const override {
    // A boxed function gives the inner context only: which language it is stands in its kind.
    feel::Context mapping;
    mapping.put(language_, mapping_->evaluate(environment, evaluation));
    const Value result = feel::external_function(parameters_, Value(std::move(mapping)));
    if (const auto* why = result.diagnostic()) {
      evaluation.report(*why);
    }
    return result;
  }
  std::vector<feel::Parameter> parameters_;
  std::string language_;
  BoxedPointer mapping_;
};

class BoxedConditional final : public Boxed {
 public:
  explicit BoxedConditional(std::vector<BoxedPointer> parts) : parts_(std::move(parts)) {}

 private:
  Value logic(const Environment& environment, Evaluation& evaluation) const override {
    const Value condition = parts_[0]->evaluate(environment, evaluation);
    if (!condition.is_boolean() && !condition.is_null() && !condition.is_unknown()) {
      return evaluation.error({DiagnosticCode::Condition, "De voorwaarde is niet waar of onwaar.",
                               "Geef een voorwaarde die waar of onwaar is."});
    }
    if (!condition.is_unknown()) {
      return parts_[condition.is_true() ? 1 : 2]->evaluate(environment, evaluation);
    }
    const Value yes = parts_[1]->evaluate(environment, evaluation);
    const Value no = parts_[2]->evaluate(environment, evaluation);
    if (feel::same(yes, no)) {
      return yes;
    }
    return Value::unknown(Value::unknown(condition, yes), no);
  }
  PossibleValues own_values() const override {
    PossibleValues result = parts_[1]->possible_values();
    const PossibleValues no = parts_[2]->possible_values();
    result.is_finite = result.is_finite && no.is_finite;
    result.nullable = result.nullable || no.nullable;
    for (const auto& each : no.values) {
      result.add(each);
    }
    return result;
  }
  std::vector<BoxedPointer> parts_;
};

Result<BoxedPointer> literal(const Expression& expression, const Scope& scope,
                             const CompileContext& context) {
  if (expression.text.text.empty()) {
    return fail(ErrorKind::Rules, "De expressie is leeg.", "Vul de expressie in.",
                {.file = context.file,
                 .path = context.path,
                 .line = expression.position.line,
                 .column = expression.position.column});
  }
  auto parsed = feel::parse_expression(expression.text.text, scope);
  if (!parsed) {
    return tl::unexpected(at_text(parsed.error(), expression.text, context));
  }
  TRY_VOID(check_names(parsed->missing(), expression.text, context));
  return std::make_unique<Literal>(*std::move(parsed));
}

Result<BoxedPointer> boxed_context(const Expression& expression, const Scope& scope,
                                   const CompileContext& context) {
  Scope inner(&scope);
  std::vector<BoxedContext::Member> members;
  BoxedPointer result;
  for (const auto& entry : expression.entries) {
    TRY(auto value, compile_expression(*entry.value, inner, context));
    if (entry.variable.name.empty()) {
      result = std::move(value);
      break;
    }
    TRY(auto type, context.types.find(entry.variable.type, entry.variable.position));
    members.push_back({entry.variable.name, std::move(type), std::move(value)});
    inner.add(entry.variable.name, BoxedContext::member_type(members.back()));
  }
  return std::make_unique<BoxedContext>(std::move(members), std::move(result));
}

Result<BoxedPointer> boxed_invocation(const Expression& expression, const Scope& scope,
                                      const CompileContext& context) {
  TRY(auto called, compile_expression(*expression.parts.front(), scope, context));
  std::vector<BoxedInvocation::Binding> bindings;
  for (const auto& entry : expression.entries) {
    BoxedPointer value;
    if (entry.value) {
      TRY(value, compile_expression(*entry.value, scope, context));
    }
    bindings.push_back({entry.variable.name, std::move(value)});
  }
  return std::make_unique<BoxedInvocation>(std::move(called), std::move(bindings));
}

Result<std::vector<BoxedPointer>> all_parts(const Expression& expression, const Scope& scope,
                                            const CompileContext& context) {
  std::vector<BoxedPointer> result;
  for (const auto& each : expression.parts) {
    TRY(auto part, compile_expression(*each, scope, context));
    result.push_back(std::move(part));
  }
  return result;
}

Result<BoxedPointer> boxed_relation(const Expression& expression, const Scope& scope,
                                    const CompileContext& context) {
  std::vector<BoxedRelation::Column> columns;
  for (const auto& each : expression.columns) {
    TRY(auto type, context.types.find(each.type, each.position));
    columns.push_back({each.name, std::move(type)});
  }
  TRY(auto cells, all_parts(expression, scope, context));
  return std::make_unique<BoxedRelation>(std::move(columns), std::move(cells));
}

tl::unexpected<base::Error> without_body(const Expression& function, const CompileContext& context) {
  return fail(ErrorKind::Rules, "De functie heeft geen inhoud.", "Vul een expressie in.",
              {.file = context.file,
               .path = context.path,
               .line = function.position.line,
               .column = function.position.column});
}

Result<BoxedPointer> boxed_function(const Expression& expression, const Scope& scope,
                                    const CompileContext& context) {
  TRY(auto parameters, compile_parameters(expression, context));
  if (expression.function != FunctionKind::Feel) {
    if (expression.parts.empty()) {
      return without_body(expression, context);
    }
    TRY(auto mapping, compile_expression(*expression.parts.front(), scope, context));
    const auto* language = expression.function == FunctionKind::Java ? "java" : "pmml";
    return std::make_unique<ExternalFunction>(std::move(parameters), language, std::move(mapping));
  }
  TRY(auto body, compile_body(expression, scope, context));
  return std::make_unique<BoxedFunction>(std::move(parameters), std::move(body));
}

Result<BoxedPointer> compile_logic(const Expression& expression, const Scope& scope,
                                   const CompileContext& context) {
  switch (expression.kind) {
    case ExpressionKind::Literal:
      return literal(expression, scope, context);
    case ExpressionKind::Table:
      return compile_table(expression, scope, context);
    case ExpressionKind::Context:
      return boxed_context(expression, scope, context);
    case ExpressionKind::Invocation:
      return boxed_invocation(expression, scope, context);
    case ExpressionKind::Relation:
      return boxed_relation(expression, scope, context);
    case ExpressionKind::Function:
      return boxed_function(expression, scope, context);
    case ExpressionKind::List: {
      TRY(auto items, all_parts(expression, scope, context));
      return std::make_unique<BoxedList>(std::move(items));
    }
    case ExpressionKind::Conditional: {
      TRY(auto parts, all_parts(expression, scope, context));
      return std::make_unique<BoxedConditional>(std::move(parts));
    }
    default:
      return compile_iteration(expression, scope, context);
  }
}

Result<BoxedPointer> compile_typed(const Expression& expression, const Scope& scope,
                                   const CompileContext& context) {
  TRY(auto type, context.types.find(expression.type, expression.position));
  TRY(auto result, compile_logic(expression, scope, context));
  result->set_type(std::move(type));
  return result;
}

}  // namespace

void PossibleValues::add(const Value& value) {
  if (value.is_null()) {
    nullable = true;
    return;
  }
  const bool seen = std::ranges::any_of(values, [&](const Value& each) { return feel::same(each, value); });
  if (!seen) {
    values.push_back(value);
  }
}

PossibleValues PossibleValues::as(const ItemType& type) const {
  PossibleValues result{is_finite, nullable, {}};
  feel::Evaluation evaluation;
  for (const auto& each : values) {
    result.add(type.apply(each, evaluation));
  }
  if (is_finite) {
    return result;
  }
  result.values = type.enumerated;
  if (result.values.empty() && type.type.kind() == feel::TypeKind::Boolean) {
    result.values = {Value(false), Value(true)};
  }
  result.is_finite = !result.values.empty();
  return result;
}

Result<BoxedPointer> compile_expression(const Expression& expression, const Scope& scope,
                                        const CompileContext& context) {
  auto result = compile_typed(expression, scope, context);
  if (!result && context.strictness == Strictness::Null) {
    return std::make_unique<Broken>(result.error());
  }
  return result;
}

Result<std::vector<feel::Parameter>> compile_parameters(const Expression& function,
                                                        const CompileContext& context) {
  std::vector<feel::Parameter> result;
  for (const auto& each : function.columns) {
    TRY(auto type, context.types.find(each.type, each.position));
    result.push_back({each.name, type.type});
  }
  return result;
}

Result<BoxedPointer> compile_body(const Expression& function, const Scope& scope,
                                  const CompileContext& context) {
  Scope inner(&scope);
  TRY(const auto parameters, compile_parameters(function, context));
  for (const auto& each : parameters) {
    inner.add(each.name, each.type);
  }
  if (function.parts.empty()) {
    return without_body(function, context);
  }
  return compile_expression(*function.parts.front(), inner, context);
}

base::Error at_text(base::Error error, const Text& text, const CompileContext& context,
                    std::string_view part) {
  const int line = error.place.line;
  error.place.file = context.file;
  error.place.path = part.empty() ? context.path : fmt::format("{}, {}", context.path, part);
  error.place.line = text.position.line + (line > 1 ? line - 1 : 0);
  if (text.position.line == 0) {
    error.place.line = 0;
  }
  return error;
}

Result<void> check_names(const std::vector<std::string>& missing, const Text& text,
                         const CompileContext& context, std::string_view part) {
  if (missing.empty() || context.strictness == Strictness::Null) {
    return {};
  }
  return fail(ErrorKind::Rules, fmt::format("De naam '{}' is hier niet bekend.", missing.front()),
              "Controleer de schrijfwijze, of teken dat dit element die naam nodig heeft.",
              at_text({}, text, context, part).place);
}

}  // namespace maatstaf::dmn
