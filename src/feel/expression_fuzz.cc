// SPDX-License-Identifier: EUPL-1.2
//
// Any text as expression, as unary tests and as type: it parses or is refused, and evaluates within its
// limits, with known and with unknown inputs. Results are written and read again without a crash.
#include <cstdint>
#include <string_view>

#include "feel/expression.h"

namespace {

using namespace maatstaf::feel;

Scope make_scope() {
  Scope scope;
  scope.add("a");
  scope.add("uren per week", Type(TypeKind::Number));
  scope.add("cliënt", Type::context({{"geboorte datum", Type(TypeKind::Date)},
                                     {"zorg-profiel", Type(TypeKind::String)}}));
  scope.add_type("tPersoon", Type::context({{"naam", Type(TypeKind::String)}}));
  return scope;
}

void evaluate(const Expression& expression, const UnaryTests* tests, std::span<const Value> values) {
  constexpr std::size_t kLittleWork = 20'000;
  Diagnostics diagnostics;
  Evaluation evaluation(&diagnostics);
  evaluation.set_work_limit(kLittleWork);
  const Value result = expression.evaluate(Environment(values), evaluation);
  (void)to_text(result);
  (void)type_of(result);
  (void)equals(result, result);
  if (tests != nullptr) {
    (void)tests->evaluate(values[1], Environment(values), evaluation);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t kLongest = 4096;
  if (size > kLongest) {
    return 0;
  }
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  static const Scope scope = make_scope();
  const auto tests = parse_unary_tests(text, scope, Type(TypeKind::Number));
  (void)parse_type(text, scope);
  const auto expression = parse_expression(text, scope);
  if (!expression) {
    return 0;
  }
  const Value known[] = {
      Value(List{1, 2, Value("x")}), Value(36),
      Value(Context{{"geboorte datum", Value("2010-02-29")}, {"zorg-profiel", Value("8VG")}})};
  const Value unknown[] = {Value::unknown({"a"}), Value::unknown({"uren per week"}), known[2]};
  evaluate(*expression, tests ? &*tests : nullptr, known);
  evaluate(*expression, tests ? &*tests : nullptr, unknown);
  return 0;
}
