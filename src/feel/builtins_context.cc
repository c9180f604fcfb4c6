// SPDX-License-Identifier: EUPL-1.2
//
// Functions on contexts (DMN 1.5, 10.3.4.10). Members may be unknown: only what is looked at counts.
#include <fmt/format.h>

#include "feel/builtin.h"

namespace maatstaf::feel {
namespace {

// The argument is a context, or the reason why not.
std::optional<Value> not_a_context(const Value& value) {
  if (value.is_context()) {
    return std::nullopt;
  }
  return value.is_unknown() ? value : wrong_type(value, "een context");
}

std::optional<Value> not_a_string(const Value& value) {
  if (value.is_string()) {
    return std::nullopt;
  }
  return value.holds_unknown() ? Value::unknown(value, value) : wrong_type(value, "een tekst");
}

// A list as it is, anything else as a list of one.
List items_of(const Value& value) {
  return value.is_list() ? value.list() : List{value};
}

Value get_value(Arguments arguments, Evaluation& /*evaluation*/) {
  if (const auto problem = not_a_context(arguments[0])) {
    return *problem;
  }
  if (const auto problem = not_a_string(arguments[1])) {
    return *problem;
  }
  const Value* found = arguments[0].context().find(arguments[1].string());
  return found != nullptr ? *found : Value();
}

Value get_entries(Arguments arguments, Evaluation& /*evaluation*/) {
  if (const auto problem = not_a_context(arguments[0])) {
    return *problem;
  }
  List out;
  for (const auto& [name, value] : arguments[0].context().entries()) {
    out.emplace_back(Context{{"key", Value(name)}, {"value", value}});
  }
  return out;
}

Value context_from(Arguments arguments, Evaluation& /*evaluation*/) {
  if (arguments[0].is_unknown()) {
    return arguments[0];
  }
  Context out;
  for (const Value& entry : items_of(arguments[0])) {
    if (const auto problem = not_a_context(entry)) {
      return *problem;
    }
    const Value* key = entry.context().find("key");
    const Value* value = entry.context().find("value");
    if (key == nullptr || value == nullptr) {
      return wrong_argument("Een onderdeel voor context() mist \"key\" of \"value\".");
    }
    if (const auto problem = not_a_string(*key)) {
      return *problem;
    }
    if (out.find(key->string()) != nullptr) {
      return wrong_argument("Een naam komt twee keer voor in context().");
    }
    out.put(std::string(key->string()), *value);
  }
  return out;
}

// Puts the value at the end of the path of keys; every step before must be a context that is there.
Value put_at(const Value& target, std::span<const Value> keys, const Value& value) {
  if (const auto problem = not_a_context(target)) {
    return *problem;
  }
  if (const auto problem = not_a_string(keys.front())) {
    return *problem;
  }
  const std::string key(keys.front().string());
  Value replacement = value;
  if (keys.size() > 1) {
    const Value* inner = target.context().find(key);
    replacement = put_at(inner != nullptr ? *inner : Value(), keys.subspan(1), value);
    if (!replacement.is_context()) {
      return replacement;
    }
  }
  Context out = target.context();
  out.put(key, std::move(replacement));
  return out;
}

Value put_key(Arguments arguments, Evaluation& /*evaluation*/) {
  return put_at(arguments[0], arguments.subspan(1, 1), arguments[2]);
}

Value put_keys(Arguments arguments, Evaluation& evaluation) {
  if (!arguments[1].is_list()) {
    return put_key(arguments, evaluation);
  }
  if (arguments[1].list().empty()) {
    return wrong_argument("context put() vraagt ten minste één naam.");
  }
  return put_at(arguments[0], arguments[1].list(), arguments[2]);
}

Value context_merge(Arguments arguments, Evaluation& /*evaluation*/) {
  if (arguments[0].is_unknown()) {
    return arguments[0];
  }
  Context out;
  for (const Value& part : items_of(arguments[0])) {
    if (const auto problem = not_a_context(part)) {
      return *problem;
    }
    for (const auto& [name, value] : part.context().entries()) {
      out.put(name, value);
    }
  }
  return out;
}

}  // namespace

void add_context_functions(std::vector<Builtin>& out) {
  constexpr auto kHandled = Unknowns::Handled;
  out.push_back(
      {"get value",
       {overload({"m", "key"}, get_value, kHandled), overload({"context", "key"}, get_value, kHandled)}});
  out.push_back({"get entries",
                 {overload({"m"}, get_entries, kHandled), overload({"context"}, get_entries, kHandled)}});
  out.push_back({"context", {overload({"entries"}, context_from, kHandled)}});
  out.push_back({"context put",
                 {overload({"context", "keys", "value"}, put_keys, kHandled),
                  overload({"context", "key", "value"}, put_key, kHandled)}});
  out.push_back({"context merge", {overload({"contexts"}, context_merge, kHandled)}});
}

}  // namespace maatstaf::feel
