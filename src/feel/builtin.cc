// SPDX-License-Identifier: EUPL-1.2
#include "feel/builtin.h"

#include <fmt/format.h>

#include <algorithm>

namespace maatstaf::feel {
namespace {

std::vector<Builtin> all_builtins() {
  std::vector<Builtin> out;
  add_conversion_functions(out);
  add_temporal_functions(out);
  add_number_functions(out);
  add_string_functions(out);
  add_pattern_functions(out);
  add_list_functions(out);
  add_aggregate_functions(out);
  add_context_functions(out);
  add_range_functions(out);
  std::ranges::sort(out, {}, &Builtin::name);
  return out;
}

const std::vector<Builtin>& table() {
  static const std::vector<Builtin> all = all_builtins();
  return all;
}

Value unknown_of(Arguments arguments) {
  Value result = arguments.front();
  for (const Value& argument : arguments.subspan(1)) {
    result = Value::unknown(result, argument);
  }
  return result.is_unknown() ? result : Value::unknown(result, result);
}

/// A function that looks at its arguments one by one stops at the first unknown one; the others matter as
/// well.
Value with_all_causes(Value result, Arguments arguments) {
  if (!result.is_unknown()) {
    return result;
  }
  for (const Value& argument : arguments) {
    if (argument.is_unknown()) {
      result = Value::unknown(result, argument);
    }
  }
  return result;
}

Value run(const Overload& form, Arguments arguments, Evaluation& evaluation) {
  if (form.unknowns == Unknowns::Strict &&
      std::ranges::any_of(arguments, [](const Value& argument) { return argument.holds_unknown(); })) {
    return unknown_of(arguments);
  }
  const auto is_singleton = [](const Value& value) { return value.is_list() && value.list().size() == 1; };
  if (form.singletons == Singletons::Unwrap && std::ranges::any_of(arguments, is_singleton)) {
    std::vector<Value> unwrapped(arguments.begin(), arguments.end());
    for (Value& argument : unwrapped) {
      if (is_singleton(argument)) {
        argument = Value(argument.list().front());
      }
    }
    return with_all_causes(form.body(unwrapped, evaluation), arguments);
  }
  return with_all_causes(form.body(arguments, evaluation), arguments);
}

Value wrong_count(const Builtin& builtin, std::size_t count) {
  return Value::null({DiagnosticCode::ArgumentCount,
                      fmt::format("{}() is niet aan te roepen met {} argumenten.", builtin.name, count),
                      {},
                      -1});
}

bool knows(const Overload& form, std::string_view name) {
  return std::ranges::find(form.parameters, name) != form.parameters.end();
}

bool fits(const Overload& form, std::span<const std::string> names) {
  const bool all_known =
      std::ranges::all_of(names, [&form](const std::string& name) { return knows(form, name); });
  const auto given = [&names](std::string_view name) {
    return std::ranges::find(names, name) != names.end();
  };
  return all_known &&
         std::all_of(form.parameters.begin(),
                     form.parameters.begin() + static_cast<std::ptrdiff_t>(form.required), given);
}

}  // namespace

std::span<const Builtin> builtins() {
  return table();
}

const Builtin* find_builtin(std::string_view name) {
  const auto& all = table();
  const auto found = std::ranges::lower_bound(all, name, {}, &Builtin::name);
  return found != all.end() && found->name == name ? &*found : nullptr;
}

Value invoke(const Builtin& builtin, Arguments arguments, Evaluation& evaluation) {
  for (const Overload& form : builtin.overloads) {
    if (!form.is_variadic && arguments.size() >= form.required &&
        arguments.size() <= form.parameters.size()) {
      return run(form, arguments, evaluation);
    }
  }
  for (const Overload& form : builtin.overloads) {
    if (form.is_variadic && !arguments.empty()) {
      const Value gathered = List(arguments.begin(), arguments.end());
      return run(form, std::span(&gathered, 1), evaluation);
    }
  }
  return wrong_count(builtin, arguments.size());
}

Value invoke_named(const Builtin& builtin, std::span<const std::string> names, Arguments arguments,
                   Evaluation& evaluation) {
  for (const Overload& form : builtin.overloads) {
    if (form.is_variadic || !fits(form, names)) {
      continue;
    }
    std::vector<Value> ordered(form.parameters.size());
    std::size_t count = form.required;
    for (std::size_t i = 0; i < names.size(); ++i) {
      const auto at = static_cast<std::size_t>(
          std::ranges::find(form.parameters, std::string_view(names[i])) - form.parameters.begin());
      ordered[at] = arguments[i];
      count = std::max(count, at + 1);
    }
    return run(form, Arguments(ordered).first(count), evaluation);
  }
  return Value::null(
      {DiagnosticCode::ArgumentCount,
       fmt::format("{}() heeft geen vorm met de parameters {}.", builtin.name, fmt::join(names, ", ")),
       "Controleer de namen van de parameters.", -1});
}

Overload overload(std::initializer_list<std::string_view> parameters, BuiltinBody body, Unknowns unknowns) {
  Overload form;
  form.body = body;
  form.unknowns = unknowns;
  for (std::string_view name : parameters) {
    const bool is_optional = name.ends_with('?');
    if (is_optional) {
      name.remove_suffix(1);
    } else {
      ++form.required;
    }
    form.parameters.push_back(name);
  }
  return form;
}

Overload scalar(std::initializer_list<std::string_view> parameters, BuiltinBody body) {
  Overload form = overload(parameters, body);
  form.singletons = Singletons::Unwrap;
  return form;
}

Overload variadic(std::string_view parameter, BuiltinBody body, Unknowns unknowns) {
  Overload form;
  form.parameters.push_back(parameter);
  form.is_variadic = true;
  form.body = body;
  form.unknowns = unknowns;
  return form;
}

Value wrong_type(const Value& argument, std::string_view wanted) {
  if (argument.diagnostic() != nullptr) {
    return argument;
  }
  return Value::null({DiagnosticCode::Type,
                      fmt::format("Een argument is {}; gevraagd is {}.", kind_name(argument.kind()), wanted),
                      {},
                      -1});
}

Value wrong_argument(std::string cause, std::string hint) {
  return Value::null({DiagnosticCode::Argument, std::move(cause), std::move(hint), -1});
}

}  // namespace maatstaf::feel
