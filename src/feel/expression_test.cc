// SPDX-License-Identifier: EUPL-1.2
#include "feel/expression.h"

#include <gtest/gtest.h>

#include <atomic>
#include <string>
#include <thread>

namespace maatstaf::feel {
namespace {

struct Case {
  const char* text;
  const char* expected;
};

Scope test_scope() {
  Scope scope;
  scope.add("a");
  scope.add("b");
  scope.add("a-b");
  scope.add("uren per week");
  scope.add("uren");
  scope.add("lijst");
  scope.add("cliënt", Type::context({{"geboorte datum", Type(TypeKind::Date)},
                                     {"zorg-profiel", Type(TypeKind::String)}}));
  scope.add("f");
  scope.add_type("tPersoon", Type::context({{"naam", Type(TypeKind::String)}}));
  return scope;
}

std::string tree(std::string_view text) {
  const auto expression = parse_expression(text, test_scope());
  return expression ? expression->tree() : "fout: " + expression.error().text();
}

std::string value(std::string_view text) {
  const auto expression = parse_expression(text, Scope());
  return expression ? to_text(expression->evaluate(Environment())) : "fout: " + expression.error().text();
}

TEST(Parser, prints_the_tree_it_read) {
  const Case cases[] = {
      {"a + b * a", "(+ a (* b a))"},
      {"(a + b) * a", "(* (+ a b) a)"},
      {"b - b - a", "(- (- b b) a)"},
      {"a ** b ** a", "(** (** a b) a)"},
      {"-a ** b", "(** (- a) b)"},
      {"a * -b", "(* a (- b))"},
      {"a or b and a", "(or a (and b a))"},
      {"a = b and b < a", "(and (= a b) (< b a))"},
      {"a between b and a and b", "(and (between a b a) b)"},
      {"a in [b..a] and b", "(and (in a (range [ b a ])) b)"},
      {"20 in [a..21] and 3 < b", "(and (in 20 (range [ a 21 ])) (< 3 b))"},
      {"a in (b, < 5, >= a)", "(in a b (< 5) (>= a))"},
      {"a in (1..b]", "(in a (range ( 1 b ]))"},
      {"a in ]1..b[", "(in a (range ( 1 b )))"},
      {"a instance of list<number>", "(instance-of a list<number>)"},
      {"a instance of tPersoon", "(instance-of a context<naam: string>)"},
      {"a instance of function<number, string> -> boolean",
       "(instance-of a function<number, string> -> boolean)"},
      {"if a then b else a + b", "(if a b (+ a b))"},
      {"for x in lijst, y in 1..x return x + y", "(for (x lijst) (y 1..x) (+ x y))"},
      {"some x in lijst satisfies x > a", "(some (x lijst) (> x a))"},
      {"every rare naam in lijst satisfies rare naam", "(every (rare naam lijst) rare naam)"},
      {"function(x: number, y) x + y", "(function (x: number, y) (+ x y))"},
      {"f(a, b)", "(call f a b)"},
      {"f(eerste deel: a, tweede: b)", "(call f (eerste deel a) (tweede b))"},
      {"lijst[item > a]", "(filter lijst (> .item .a))"},
      {"lijst[a]", "(filter lijst .a)"},
      {"lijst[1].naam", "(path (filter lijst 1) naam)"},
      {"cliënt.geboorte datum", "(path cliënt geboorte datum)"},
      {"cliënt.zorg-profiel", "(path cliënt zorg-profiel)"},
      {"cliënt.zorg - profiel", "(path cliënt zorg-profiel)"},
      {"{x: a, y: x + b}", "(context (x a) (y (+ x b)))"},
      {"[a, [b]]", "(list a (list b))"},
      {"string length(a)", "(string length a)"},
      {"string  \n length ( a )", "(string length a)"},
      {"uren per week + uren", "(+ uren per week uren)"},
      {"uren\tper  week", "uren per week"},
      {"a-b", "a-b"},
      {"a - b", "a-b"},
      {"a-a", "(- a a)"},
      {"onbekende naam hier", "?onbekende naam hier"},
      {"a /* niet */ + // wel\n b", "(+ a b)"},
      {"1 + 2 * 3", "7"},
      {"@\"2026-11-24\" + @\"P1D\"", "@\"2026-11-25\""},
      {"\"a\\\"\\n\\u00e9\\U01F40E\"", "\"a\\\"\\né🐎\""},
      {".5", "0.5"},
      {"1.5e3", "1500"},
  };
  for (const Case& item : cases) {
    EXPECT_EQ(tree(item.text), item.expected) << item.text;
  }
}

TEST(Parser, says_where_and_what_is_wrong) {
  const Case cases[] = {
      {"", "fout: regel 1, kolom 1: De uitdrukking houdt te vroeg op. Verbeter de uitdrukking."},
      {"a +", "fout: regel 1, kolom 4: De uitdrukking houdt te vroeg op. Verbeter de uitdrukking."},
      {"a\n + )", "fout: regel 2, kolom 4: \")\" kan hier niet staan. Verbeter de uitdrukking."},
      {"if a then b",
       "fout: regel 1, kolom 12: Hier hoort het woord \"else\" te staan. Verbeter de uitdrukking."},
      {"(a", "fout: regel 1, kolom 3: Hier hoort \")\" te staan. Verbeter de uitdrukking."},
      {"[1, 2", "fout: regel 1, kolom 6: Hier hoort \"]\" te staan. Verbeter de uitdrukking."},
      {"{a 1}",
       "fout: regel 1, kolom 2: Hier hoort een naam met een dubbele punt erachter. Verbeter de uitdrukking."},
      {"\"open",
       "fout: regel 1, kolom 1: Een tekst heeft geen aanhalingsteken aan het eind. Verbeter de uitdrukking."},
      {"a $ b",
       "fout: regel 1, kolom 3: Het teken $ hoort niet in een uitdrukking. Verbeter de uitdrukking."},
      {"a instance of tNiets",
       "fout: regel 1, kolom 15: Het type \"tNiets\" bestaat niet. Verbeter de uitdrukking."},
      {"(a, b)",
       "fout: regel 1, kolom 7: Een rij tussen haakjes kan alleen achter \"in\" staan. Verbeter de "
       "uitdrukking."},
      {"a b", "?a b"},
      {"1 2", "fout: regel 1, kolom 3: \"2\" kan hier niet staan. Verbeter de uitdrukking."},
  };
  for (const Case& item : cases) {
    EXPECT_EQ(tree(item.text), item.expected) << item.text;
  }
}

TEST(Parser, refuses_what_is_nested_too_deep_and_never_crashes) {
  const auto nested = [](const char* open, const char* close, int count) {
    std::string text;
    for (int i = 0; i < count; ++i) {
      text += open;
    }
    text += "1";
    for (int i = 0; i < count; ++i) {
      text += close;
    }
    return text;
  };
  constexpr int kAbsurd = 20'000;
  for (const auto& [open, close] : {std::pair("(", ")"),
                                    {"[", "]"},
                                    {"-", ""},
                                    {"if true then ", " else 1"},
                                    {"{a: ", "}"},
                                    {"not(", ")"},
                                    {"1 in (", ")"},
                                    {"a + ", ""},
                                    {"for x in [1] return ", ""},
                                    {"function() ", ""},
                                    {"1 in [1..", "]"}}) {
    EXPECT_FALSE(parse_expression(nested(open, close, kAbsurd), Scope()).has_value()) << open;
  }
  EXPECT_TRUE(parse_expression(nested("(", ")", 90), Scope()).has_value());
  EXPECT_FALSE(parse_type(nested("list<", ">", kAbsurd), Scope()).has_value());
}

TEST(Parser, reports_the_names_that_are_read_and_that_are_missing) {
  const auto expression =
      parse_expression("uren per week > a and some x in lijst satisfies x = weg + a", test_scope());
  ASSERT_TRUE(expression.has_value());
  EXPECT_EQ(expression->references(), (std::vector<std::string>{"uren per week", "a", "lijst"}));
  EXPECT_EQ(expression->missing(), (std::vector<std::string>{"weg"}));
}

TEST(Parser, nested_scopes_hide_outer_names) {
  Scope outer;
  outer.add("a");
  outer.add("b");
  Scope inner(&outer);
  inner.add("a");
  const auto expression = parse_expression("[a, b]", inner);
  const Value outer_values[] = {1, 2};
  const Value inner_values[] = {3};
  const Environment environment(outer_values);
  EXPECT_EQ(to_text(expression->evaluate(Environment(inner_values, &environment))), "[3, 2]");
}

TEST(Evaluation, gives_the_values_of_the_language) {
  const Case cases[] = {
      {"0.1 + 0.2 = 0.3", "true"},
      {"1 / 3", "0.3333333333333333333333333333333333"},
      {"9007199254740993", "9007199254740993"},
      {"\"a\" + \"b\"", "\"ab\""},
      {"{a: 1, b: a + 1}.b", "2"},
      {"[1, 2, 3][item > 1]", "[2, 3]"},
      {"[{x: 1}, {x: 2}][x = 2].x", "[2]"},
      {"for i in 1..4 return if i = 1 then 1 else i * partial[-1]", "[1, 2, 6, 24]"},
      {"(function(n) if n < 2 then 1 else n * 2)(4)", "8"},
      {"{wet: function(x) x + 1, uit: wet(1)}.uit", "2"},
      {"sort([3, 1, 2], function(x, y) x < y)", "[1, 2, 3]"},
      {"date(\"2026-01-31\") + duration(\"P1M\")", "@\"2026-02-28\""},
      {"@\"2026-11-24T10:00:00@Europe/Amsterdam\" - @\"2026-11-24T09:00:00Z\"", "@\"PT0S\""},
      {"@\"2026-07-24T10:00:00@Europe/Amsterdam\" = @\"2026-07-24T08:00:00Z\"", "true"},
      {"@\"2060-07-24T10:00:00@Europe/Amsterdam\" = @\"2060-07-24T08:00:00Z\"", "true"},
      {"@\"999999999-07-24T10:00:00@Europe/Amsterdam\" = @\"999999999-07-24T08:00:00Z\"", "true"},
      {"5 in (< 3, > 4)", "true"},
      {"1 = \"1\"", "null"},
      {"null = 1", "false"},
      {"if null then 1 else 2", "2"},
      {"string([1, \"a\", {b: null}])", R"("[1, \"a\", {b: null}]")"},
      {"count([1, null])", "2"},
      {"every x in [] satisfies false", "true"},
      {"some x in [] satisfies true", "false"},
  };
  for (const Case& item : cases) {
    EXPECT_EQ(value(item.text), item.expected) << item.text;
  }
}

TEST(Evaluation, every_null_of_an_error_says_why_and_where) {
  struct Example {
    const char* text;
    DiagnosticCode code;
    int offset;
  };
  const Example examples[] = {
      {"1 + \"a\"", DiagnosticCode::Type, 2},
      {"1 + (2 / 0)", DiagnosticCode::Arithmetic, 7},
      {"weg + 1", DiagnosticCode::Name, 0},
      {"{a: 1}.b", DiagnosticCode::Member, 6},
      {"[1, 2][3]", DiagnosticCode::Index, 6},
      {"1(2)", DiagnosticCode::NotAFunction, 1},
      {"count()", DiagnosticCode::ArgumentCount, 5},
      {"count(rij: [])", DiagnosticCode::ArgumentCount, 5},
      {"date(\"2026-02-30\")", DiagnosticCode::Format, 4},
      {"@\"morgen\"", DiagnosticCode::Format, 0},
      {"sqrt(-1)", DiagnosticCode::Arithmetic, 4},
      {"matches(\"a\", \"(\")", DiagnosticCode::Pattern, 7},
      {"(function(x: number) x)(\"a\")", DiagnosticCode::Conformance, 23},
      {"1 < \"a\"", DiagnosticCode::Type, 2},
      {"for i in \"a\"..\"z\" return i", DiagnosticCode::Type, 4},
      {"true and 1", DiagnosticCode::Type, 5},
      {"{a: 1, a: 2}", DiagnosticCode::Argument, 0},
  };
  for (const Example& example : examples) {
    const auto expression = parse_expression(example.text, Scope());
    ASSERT_TRUE(expression.has_value()) << example.text;
    Diagnostics diagnostics;
    const Value result = expression->evaluate(Environment(), &diagnostics);
    EXPECT_TRUE(result.is_null()) << example.text << " gives " << to_text(result);
    ASSERT_NE(result.diagnostic(), nullptr) << example.text;
    EXPECT_EQ(result.diagnostic()->code, example.code) << example.text << ": " << result.diagnostic()->cause;
    EXPECT_EQ(result.diagnostic()->offset, example.offset) << example.text;
    EXPECT_EQ(diagnostics.count(), 1U) << example.text;
  }
}

TEST(Evaluation, endless_recursion_and_endless_work_end_in_a_null_with_a_cause) {
  Scope scope;
  scope.add("f");
  const auto body = parse_expression("f(f)", scope);
  const auto definition = parse_expression("function(g) g(g)", scope);
  Value function = definition->evaluate(Environment(std::vector<Value>(1)));
  const Value values[] = {function};
  const Value deep = body->evaluate(Environment(values));
  ASSERT_NE(deep.diagnostic(), nullptr);
  EXPECT_EQ(deep.diagnostic()->code, DiagnosticCode::Depth);

  for (const char* text : {"for i in 1..1000000000 return i",
                           "for i in 1..60 return if i = 1 then 1 else [partial[-1], partial[-1]]",
                           "for i in 1..2000 return if i = 1 then 1 else [partial[-1]]"}) {
    const auto expression = parse_expression(text, Scope());
    Diagnostics diagnostics;
    (void)expression->evaluate(Environment(), &diagnostics);
    ASSERT_FALSE(diagnostics.empty()) << text;
    EXPECT_EQ(diagnostics.entries().front().code, DiagnosticCode::Depth) << text;
  }
}

TEST(Evaluation, one_expression_serves_many_threads) {
  Scope scope;
  scope.add("n");
  const auto expression = parse_expression("sum(for i in 1..n return i) + count([\"a\", string(n)])", scope);
  std::vector<std::thread> threads;
  std::atomic<int> wrong = 0;
  for (int t = 1; t <= 4; ++t) {
    threads.emplace_back([&, t] {
      for (int round = 0; round < 50; ++round) {
        const Value values[] = {t * 10};
        const Value result = expression->evaluate(Environment(values));
        wrong += same(result, Value(t * 10 * (t * 10 + 1) / 2 + 2)) ? 0 : 1;
      }
    });
  }
  for (std::thread& thread : threads) {
    thread.join();
  }
  EXPECT_EQ(wrong, 0);
}

TEST(Evaluation, now_is_what_the_evaluation_says) {
  const auto expression = parse_expression("[now(), today()]", Scope());
  Evaluation evaluation;
  evaluation.set_now(*DateTime::parse("2026-11-24T10:30:00Z"));
  EXPECT_EQ(to_text(expression->evaluate(Environment(), evaluation)),
            "[@\"2026-11-24T10:30:00Z\", @\"2026-11-24\"]");
}

TEST(UnaryTests, compare_with_the_input) {
  struct Example {
    const char* tests;
    Value input;
    const char* expected;
  };
  const Example examples[] = {
      {"-", Value(), "true"},
      {"< 10", 5, "true"},
      {"< 10", 10, "false"},
      {">= 10, 5", 5, "true"},
      {"[1..3)", 3, "false"},
      {"not(1, 2)", 3, "true"},
      {"not(1, 2)", 2, "false"},
      {"not(true)", false, "true"},
      {"\"a\", \"b\"", Value("b"), "true"},
      {"null", Value(), "true"},
      {"true", Value(), "false"},
      {"? > 3 and ? < 6", 5, "true"},
      {"even(?)", 4, "true"},
      {"list contains(?, 2)", Value(List{1, 2}), "true"},
      {"[1, 2]", 2, "true"},
      {"[1, 2]", Value(List{1, 2}), "true"},
      {"1 < 2", 7, "true"},
      {"date(\"2026-01-01\")", Value(*base::Date::parse("2026-01-01")), "true"},
      {"> date(\"2026-01-01\")", Value(*base::Date::parse("2026-01-02")), "true"},
      {"not(null)", 1, "true"},
      {"-1", -1, "true"},
      {"-", Value::unknown({"x"}), "true"},
      {"\"a\"", 1, "null"},
  };
  for (const Example& example : examples) {
    const auto tests = parse_unary_tests(example.tests, Scope());
    ASSERT_TRUE(tests.has_value()) << example.tests << ": " << tests.error().text();
    EXPECT_EQ(to_text(tests->evaluate(example.input, Environment())), example.expected)
        << example.tests << " for " << to_text(example.input);
  }
  EXPECT_TRUE(parse_unary_tests(" - ", Scope())->is_any());
  EXPECT_FALSE(parse_unary_tests("<", Scope()).has_value());
  EXPECT_FALSE(parse_unary_tests("", Scope()).has_value());
}

TEST(Call, coerces_arguments_and_result) {
  const Function twice(
      {{"x", Type(TypeKind::Number)}},
      [](std::span<const Value> arguments, Evaluation&) {
        return Value(*arguments[0].number().multiply(base::Decimal(2)));
      },
      Type(TypeKind::Number));
  Evaluation evaluation;
  const Value list[] = {Value(List{21})};
  EXPECT_EQ(to_text(call(Value(twice), list, evaluation)), "42");
  const Value text[] = {Value("a")};
  EXPECT_TRUE(call(Value(twice), text, evaluation).is_null());
  const Context::Entry named[] = {{"x", Value(4)}};
  EXPECT_EQ(to_text(call_named(Value(twice), named, evaluation)), "8");
  const Context::Entry wrong[] = {{"y", Value(4)}};
  EXPECT_NE(call_named(Value(twice), wrong, evaluation).diagnostic(), nullptr);
}

}  // namespace
}  // namespace maatstaf::feel
