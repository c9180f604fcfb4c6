// SPDX-License-Identifier: EUPL-1.2
//
// The boxed forms of filter, for, some and every (DMN 1.5, 7.3.14 to 7.3.17).
#include <fmt/format.h>

#include <optional>

#include "dmn/boxed.h"

namespace maatstaf::dmn {
namespace {

using base::Result;
using feel::DiagnosticCode;
using feel::Environment;
using feel::Evaluation;
using feel::Scope;
using feel::Value;

/// filter, for, some and every: the language itself iterates over the list; this class hands it the list and,
/// when the other part is no plain text, that part as a function. Unlike the language, the boxed forms ask
/// that the part of filter, some and every is a boolean for every element.
class BoxedIteration final : public Boxed {
 public:
  struct Parts {
    BoxedPointer list;
    feel::Expression iteration;
    std::optional<feel::Expression>
        wrong;          ///< true when some element gives something else than a boolean or null
    BoxedPointer body;  ///< null when the part is in the text of the iteration
    std::vector<feel::Parameter> parameters;
  };
  explicit BoxedIteration(Parts parts) : parts_(std::move(parts)) {}

  static constexpr const char* kListName = "__lijst";
  static constexpr const char* kBodyName = "__deel";

 private:
  Value logic(const Environment& environment, Evaluation& evaluation) const override {
    const Value list = parts_.list->evaluate(environment, evaluation);
    // The function is called only while this evaluation runs, so that it may refer to the environment.
    const auto body = [&](std::span<const Value> arguments, Evaluation& inner) {
      return parts_.body->evaluate(Environment(arguments, &environment), inner);
    };
    const Value values[] = {list, parts_.body ? Value(feel::Function(parts_.parameters, body)) : Value()};
    const Environment inner(values, &environment);
    if (parts_.wrong) {
      Evaluation quiet = evaluation.nested(nullptr);
      if (parts_.wrong->evaluate(inner, quiet).is_true()) {
        return evaluation.error({DiagnosticCode::Condition,
                                 "De voorwaarde is niet voor elk element waar of onwaar.",
                                 "Geef een voorwaarde die waar of onwaar is."});
      }
    }
    return parts_.iteration.evaluate(inner, evaluation);
  }
  Parts parts_;
};

/// The FEEL text that iterates over the list, with `part` for every element.
std::string iteration_text(const Expression& expression, std::string_view part) {
  const auto* list = BoxedIteration::kListName;
  switch (expression.kind) {
    case ExpressionKind::For:
      return fmt::format("for {} in {} return {}", expression.iterator, list, part);
    case ExpressionKind::Some:
      return fmt::format("some {} in {} satisfies {}", expression.iterator, list, part);
    case ExpressionKind::Every:
      return fmt::format("every {} in {} satisfies {}", expression.iterator, list, part);
    default:
      return fmt::format("{}[{}]", list, part);
  }
}

/// The FEEL text that is true when the part gives something else than a boolean or null; empty for `for`.
std::string wrong_text(const Expression& expression, std::string_view part) {
  const auto wrong = fmt::format("not(({0}) = null or ({0}) instance of boolean)", part);
  switch (expression.kind) {
    case ExpressionKind::For:
      return {};
    case ExpressionKind::Filter:
      return fmt::format("count({}[{}]) > 0", BoxedIteration::kListName, wrong);
    default:
      return fmt::format("some {} in {} satisfies {}", expression.iterator, BoxedIteration::kListName, wrong);
  }
}

}  // namespace

Result<BoxedPointer> compile_iteration(const Expression& expression, const Scope& scope,
                                       const CompileContext& context) {
  BoxedIteration::Parts parts;
  TRY(parts.list, compile_expression(*expression.parts[0], scope, context));
  const feel::Type list_type = parts.list->static_type();
  Scope inner(&scope);
  inner.add(BoxedIteration::kListName, list_type);
  inner.add(BoxedIteration::kBodyName);
  const Expression& part = *expression.parts[1];
  // The newline ends a comment at the end of the text.
  std::string text = part.text.text + "\n";
  if (part.kind != ExpressionKind::Literal || !part.type.empty()) {
    const std::string item = expression.kind == ExpressionKind::Filter ? "item" : expression.iterator;
    parts.parameters.push_back({item, {}});
    text = fmt::format("{}({})", BoxedIteration::kBodyName, item);
    if (expression.kind == ExpressionKind::For) {
      parts.parameters.push_back({"partial", {}});
      text = fmt::format("{}({}, partial)", BoxedIteration::kBodyName, item);
    }
    Scope body_scope(&scope);
    for (const auto& each : parts.parameters) {
      body_scope.add(each.name, list_type.element());
    }
    TRY(parts.body, compile_expression(part, body_scope, context));
  }
  auto iteration = feel::parse_expression(iteration_text(expression, text), inner);
  if (!iteration) {
    return tl::unexpected(at_text(iteration.error(), part.text, context));
  }
  TRY_VOID(check_names(iteration->missing(), part.text, context));
  parts.iteration = *std::move(iteration);
  if (const auto wrong = wrong_text(expression, text); !wrong.empty()) {
    auto parsed = feel::parse_expression(wrong, inner);
    if (!parsed) {
      return tl::unexpected(at_text(parsed.error(), part.text, context));
    }
    parts.wrong = *std::move(parsed);
  }
  return std::make_unique<BoxedIteration>(std::move(parts));
}

}  // namespace maatstaf::dmn
