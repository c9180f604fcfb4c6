// SPDX-License-Identifier: EUPL-1.2
//
// Calling function values (DMN 1.5, 10.3.2.13.1): by position or by name, with implicit conversions of
// arguments and result.
#include <fmt/format.h>

#include <algorithm>

#include "feel/builtin.h"
#include "feel/expression.h"

namespace maatstaf::feel {
namespace {

constexpr int kLevelsPerCall = 4;

Value not_a_function(const Value& value) {
  if (value.diagnostic() != nullptr) {
    return value;
  }
  return Value::null(
      {DiagnosticCode::NotAFunction,
       fmt::format("Hier wordt {} aangeroepen alsof het een functie is.", kind_name(value.kind())),
       {},
       -1});
}

Value wrong_count(const Function& function, std::size_t given) {
  return Value::null(
      {DiagnosticCode::ArgumentCount,
       fmt::format("De functie vraagt {} argumenten en kreeg er {}.", function.parameters().size(), given),
       {},
       -1});
}

Value too_deep() {
  return Value::null({DiagnosticCode::Depth, "Functies roepen elkaar te diep aan.",
                      "Controleer of de functie zichzelf eindeloos aanroept.", -1});
}

Value run(const Function& function, std::span<const Value> arguments, Evaluation& evaluation) {
  const bool has_room = evaluation.enter(kLevelsPerCall) && evaluation.spend(1);
  Value result = has_room ? function.body()(arguments, evaluation) : too_deep();
  evaluation.leave(kLevelsPerCall);
  return function.result().is_any() ? result : coerce(result, function.result());
}

// An argument that does not conform makes the whole invocation null.
Value coerce_and_run(const Function& function, std::vector<Value> arguments, Evaluation& evaluation) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const Type& type = function.parameters()[i].type;
    if (type.is_any()) {
      continue;
    }
    Value converted = coerce(arguments[i], type);
    if (converted.is_null() && !arguments[i].is_null()) {
      return converted;
    }
    arguments[i] = std::move(converted);
  }
  return run(function, arguments, evaluation);
}

}  // namespace

Function::Function(const Builtin& builtin) {
  std::vector<Parameter> parameters;
  for (const std::string_view name : builtin.overloads.front().parameters) {
    parameters.push_back({std::string(name), {}});
  }
  Body body = [&builtin](std::span<const Value> arguments, Evaluation& evaluation) {
    return invoke(builtin, arguments, evaluation);
  };
  definition_ =
      std::make_shared<const Definition>(Definition{std::move(parameters), std::move(body), {}, &builtin});
}

Value call(const Value& function, std::span<const Value> arguments, Evaluation& evaluation) {
  if (function.is_unknown()) {
    return function;
  }
  if (!function.is_function()) {
    return not_a_function(function);
  }
  const Function& target = function.function();
  if (target.builtin() != nullptr) {
    return invoke(*target.builtin(), arguments, evaluation);
  }
  if (arguments.size() != target.parameters().size()) {
    return wrong_count(target, arguments.size());
  }
  return coerce_and_run(target, std::vector<Value>(arguments.begin(), arguments.end()), evaluation);
}

Value call_named(const Value& function, std::span<const Context::Entry> arguments, Evaluation& evaluation) {
  if (function.is_unknown()) {
    return function;
  }
  if (!function.is_function()) {
    return not_a_function(function);
  }
  const Function& target = function.function();
  std::vector<std::string> names;
  std::vector<Value> values;
  for (const auto& [name, value] : arguments) {
    names.push_back(name);
    values.push_back(value);
  }
  if (target.builtin() != nullptr) {
    return invoke_named(*target.builtin(), names, values, evaluation);
  }
  const auto& parameters = target.parameters();
  std::vector<Value> ordered(parameters.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto found = std::ranges::find(parameters, names[i], &Parameter::name);
    if (found == parameters.end()) {
      return Value::null({DiagnosticCode::ArgumentCount,
                          fmt::format("De functie heeft geen parameter \"{}\".", names[i]),
                          {},
                          -1});
    }
    ordered[static_cast<std::size_t>(found - parameters.begin())] = std::move(values[i]);
  }
  return coerce_and_run(target, std::move(ordered), evaluation);
}

}  // namespace maatstaf::feel
