// SPDX-License-Identifier: EUPL-1.2
//
// matches(), replace() and split() (DMN 1.5, 10.3.4.3).
#include "feel/builtin.h"
#include "feel/pattern.h"

namespace maatstaf::feel {
namespace {

Value refused(const base::Error& error) {
  return Value::null({DiagnosticCode::Pattern, error.cause, error.remedy, -1});
}

// All arguments must be texts, except the flags at `flags`, which may be null.
std::optional<Value> check(Arguments arguments, std::size_t flags) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (!arguments[i].is_string() && !(i == flags && arguments[i].is_null())) {
      return wrong_type(arguments[i], "een tekst");
    }
  }
  return std::nullopt;
}

std::string_view flags_at(Arguments arguments, std::size_t place) {
  return arguments.size() > place && arguments[place].is_string() ? arguments[place].string()
                                                                  : std::string_view();
}

Value matches(Arguments arguments, Evaluation& /*evaluation*/) {
  if (const auto wrong = check(arguments, 2)) {
    return *wrong;
  }
  const auto pattern = Pattern::compile(arguments[1].string(), flags_at(arguments, 2));
  if (!pattern) {
    return refused(pattern.error());
  }
  const auto found = pattern->occurs_in(arguments[0].string());
  return found ? Value(*found) : refused(found.error());
}

Value replace(Arguments arguments, Evaluation& /*evaluation*/) {
  if (const auto wrong = check(arguments, 3)) {
    return *wrong;
  }
  const auto pattern = Pattern::compile(arguments[1].string(), flags_at(arguments, 3));
  if (!pattern) {
    return refused(pattern.error());
  }
  auto replaced = pattern->replace(arguments[0].string(), arguments[2].string());
  return replaced ? Value(std::move(*replaced)) : refused(replaced.error());
}

Value split(Arguments arguments, Evaluation& /*evaluation*/) {
  if (const auto wrong = check(arguments, arguments.size())) {
    return *wrong;
  }
  const auto pattern = Pattern::compile(arguments[1].string(), {});
  if (!pattern) {
    return refused(pattern.error());
  }
  const auto parts = pattern->split(arguments[0].string());
  return parts ? Value(List(parts->begin(), parts->end())) : refused(parts.error());
}

}  // namespace

void add_pattern_functions(std::vector<Builtin>& out) {
  out.push_back({"matches", {scalar({"input", "pattern", "flags?"}, matches)}});
  out.push_back({"replace", {scalar({"input", "pattern", "replacement", "flags?"}, replace)}});
  out.push_back({"split", {scalar({"string", "delimiter"}, split)}});
}

}  // namespace maatstaf::feel
