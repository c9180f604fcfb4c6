// SPDX-License-Identifier: EUPL-1.2
//
// The built-in functions of FEEL (DMN 1.5, 10.3.4), one file per family. Internal to feel.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "feel/expression.h"
#include "feel/value.h"

namespace maatstaf::feel {

using Arguments = std::span<const Value>;
using BuiltinBody = Value (*)(Arguments arguments, Evaluation& evaluation);

/// What a function does with arguments that are or hold an unknown.
enum class Unknowns {
  Strict,   ///< the result is unknown
  Handled,  ///< the function decides: the result may be known all the same
};

/// What a function does with a list of one where it asks a single value (10.3.2.9.4, "from singleton list").
enum class Singletons {
  Keep,    ///< lists are taken as they are
  Unwrap,  ///< the one item is taken
};

/// One way to call a function. A parameter name may end in "?": it may be left out.
struct Overload {
  std::vector<std::string_view> parameters;  ///< without "?"
  std::size_t required = 0;
  bool is_variadic = false;  ///< the last parameter takes any number of arguments by position
  BuiltinBody body = nullptr;
  Unknowns unknowns = Unknowns::Strict;
  Singletons singletons = Singletons::Keep;
};

struct Builtin {
  std::string_view name;
  std::vector<Overload> overloads;
  bool is_pure = true;  ///< false when it reads the clock
};

[[nodiscard]] const Builtin* find_builtin(std::string_view name);
[[nodiscard]] std::span<const Builtin> builtins();

[[nodiscard]] Value invoke(const Builtin& builtin, Arguments arguments, Evaluation& evaluation);
[[nodiscard]] Value invoke_named(const Builtin& builtin, std::span<const std::string> names,
                                 Arguments arguments, Evaluation& evaluation);

// For the families.
[[nodiscard]] Overload overload(std::initializer_list<std::string_view> parameters, BuiltinBody body,
                                Unknowns unknowns = Unknowns::Strict);
/// A form whose parameters are all single values.
[[nodiscard]] Overload scalar(std::initializer_list<std::string_view> parameters, BuiltinBody body);
/// By position any number of arguments: `name(c1, …, cN)`; the body gets them as one list.
[[nodiscard]] Overload variadic(std::string_view parameter, BuiltinBody body,
                                Unknowns unknowns = Unknowns::Strict);

/// An error null for an argument of the wrong type; when the argument is itself the null of an error, that
/// error.
[[nodiscard]] Value wrong_type(const Value& argument, std::string_view wanted);
[[nodiscard]] Value wrong_argument(std::string cause, std::string hint = {});

void add_conversion_functions(std::vector<Builtin>& out);
void add_temporal_functions(std::vector<Builtin>& out);
void add_number_functions(std::vector<Builtin>& out);
void add_string_functions(std::vector<Builtin>& out);
void add_pattern_functions(std::vector<Builtin>& out);
void add_list_functions(std::vector<Builtin>& out);
void add_aggregate_functions(std::vector<Builtin>& out);
void add_context_functions(std::vector<Builtin>& out);
void add_range_functions(std::vector<Builtin>& out);

}  // namespace maatstaf::feel
