// SPDX-License-Identifier: EUPL-1.2
//
// Each built-in function once by position and, where it differs, by name and with what it refuses. The
// conformance suite has the rest.
#include "feel/builtin.h"

#include <gtest/gtest.h>

#include "feel/pattern.h"

namespace maatstaf::feel {
namespace {

struct Case {
  const char* text;
  const char* expected;
};

std::string value(std::string_view text) {
  const auto expression = parse_expression(text, Scope());
  return expression ? to_text(expression->evaluate(Environment())) : "fout: " + expression.error().text();
}

void expect_all(std::span<const Case> cases) {
  for (const Case& item : cases) {
    EXPECT_EQ(value(item.text), item.expected) << item.text;
  }
}

TEST(Builtin, numbers) {
  const Case cases[] = {
      {"decimal(2.345, 2)", "2.34"},
      {"round half up(2.345, 2)", "2.35"},
      {"round half down(2.345, 2)", "2.34"},
      {"round up(1.121, 2)", "1.13"},
      {"round down(-1.126, 2)", "-1.12"},
      {"floor(-1.5)", "-2"},
      {"ceiling(n: 1.56, scale: 1)", "1.6"},
      {"abs(-3)", "3"},
      {"abs(@\"-P1Y\")", "@\"P1Y\""},
      {"modulo(-12, 5)", "3"},
      {"modulo(1, 0)", "null"},
      {"sqrt(16)", "4"},
      {"log(1)", "0"},
      {"exp(0)", "1"},
      {"odd(3)", "true"},
      {"even(3)", "false"},
      {"round up(5.5, 7000)", "null"},
      {"abs([-3])", "3"},
      {"number(\"1.000,5\", \".\", \",\")", "1000.5"},
      {"number(\"x\")", "null"},
  };
  expect_all(cases);
}

TEST(Builtin, texts) {
  const Case cases[] = {
      {"substring(\"foobar\", -3, 2)", "\"ba\""},
      {"substring(\"🐎foo\", 2)", "\"foo\""},
      {"substring(\"foo\", 0)", "null"},
      {"string length(\"🐎\")", "1"},
      {"upper case(\"één\")", "\"ÉÉN\""},
      {"lower case(\"ÉÉN\")", "\"één\""},
      {"substring before(\"foobar\", \"bar\")", "\"foo\""},
      {"substring after(\"foobar\", \"x\")", "\"\""},
      {"contains(\"foobar\", \"ob\")", "true"},
      {"starts with(\"foobar\", \"fo\")", "true"},
      {"ends with(\"foobar\", \"fo\")", "false"},
      {"string join([\"a\", null, \"b\"], \"-\")", "\"a-b\""},
      {"split(\"a;b;;\", \";\")", "[\"a\", \"b\", \"\", \"\"]"},
      {"replace(\"abcd\", \"(ab)|(a)\", \"[1=$1][2=$2]\")", "\"[1=ab][2=]cd\""},
      {"replace(\"a.b\", \".\", \"-\", \"q\")", "\"a-b\""},
      {"matches(\"foobar\", \"^fo+b\")", "true"},
      {"matches(\"x\", \"[A-Z-[OI]]\", \"i\")", "true"},
      {"matches(\"o\", \"[A-Z-[OI]]\", \"i\")", "false"},
      {"matches(\"a\", \"\\p{IsBasicLatin}\")", "true"},
      {"matches(\"a\", \"\\q\")", "null"},
      {"string(@\"2026-01-01\")", "\"2026-01-01\""},
      {"string(null)", "null"},
      {"not(true)", "false"},
      {"is(@\"10:00:00Z\", @\"11:00:00+01:00\")", "false"},
  };
  expect_all(cases);
}

TEST(Builtin, lists) {
  const Case cases[] = {
      {"count([1, [2, 3]])", "2"},
      {"min(3, 1, 2)", "1"},
      {"max([\"a\", \"c\", \"b\"])", "\"c\""},
      {"min([])", "null"},
      {"sum(1, 2, 3)", "6"},
      {"product([2, 3])", "6"},
      {"mean([1, 2])", "1.5"},
      {"median(8, 2, 5, 7)", "6"},
      {"stddev([2, 4, 4, 6])", "1.632993161855452065464856049803928"},
      {"mode([3, 6, 3, 6, 1])", "[3, 6]"},
      {"all([true, null])", "null"},
      {"any([false, true])", "true"},
      {"list contains([1, null], null)", "true"},
      {"sublist([1, 2, 3], -2)", "[2, 3]"},
      {"sublist([1, 2, 3], 2, 5)", "null"},
      {"append([1], 2, 3)", "[1, 2, 3]"},
      {"concatenate([1], [2], 3)", "[1, 2, 3]"},
      {"insert before([1, 3], 2, 2)", "[1, 2, 3]"},
      {"remove([1, 2], 1)", "[2]"},
      {"reverse([1, 2])", "[2, 1]"},
      {"index of([1, 2, 1], 1)", "[1, 3]"},
      {"union([1, 2], [2, 3])", "[1, 2, 3]"},
      {"distinct values([1, 1.0, \"1\"])", "[1, \"1\"]"},
      {"flatten([1, [2, [3]]])", "[1, 2, 3]"},
      {"sort([3, 1, 2])", "[1, 2, 3]"},
      {"sort([1, \"a\"])", "null"},
      {"sort(list: [1, 2], precedes: function(a, b) a > b)", "[2, 1]"},
      {"list replace([1, 2], 2, 9)", "[1, 9]"},
      {"list replace([1, 5], function(item, newItem) item < newItem, 3)", "[3, 5]"},
  };
  expect_all(cases);
}

TEST(Builtin, contexts_and_ranges) {
  const Case cases[] = {
      {"get value({a: 1}, \"a\")", "1"},
      {"get value({a: 1}, \"b\")", "null"},
      {"get entries({a: 1})", "[{key: \"a\", value: 1}]"},
      {"context([{key: \"a\", value: 1}])", "{a: 1}"},
      {"context put({a: {b: 1}}, [\"a\", \"c\"], 2)", "{a: {b: 1, c: 2}}"},
      {"context merge([{a: 1}, {a: 2, b: 3}])", "{a: 2, b: 3}"},
      {"range(\"[1..10)\")", "[1..10)"},
      {"range(\"[x..10)\")", "null"},
      {"before(1, [2..5])", "true"},
      {"after([6..9], [1..5])", "true"},
      {"meets([1..5], [5..9])", "true"},
      {"met by([5..9], [1..5])", "true"},
      {"overlaps([1..5], [5..9])", "true"},
      {"overlaps before([1..5], [3..9])", "true"},
      {"overlaps after([3..9], [1..5])", "true"},
      {"finishes(5, [1..5])", "true"},
      {"finished by([1..5], [3..5])", "true"},
      {"includes([1..5], 5)", "true"},
      {"during([2..3], [1..5])", "true"},
      {"starts([1..2], [1..5])", "true"},
      {"started by([1..5], 1)", "true"},
      {"coincides([1..5], [1..5))", "false"},
      {"before(1, \"a\")", "null"},
  };
  expect_all(cases);
}

TEST(Builtin, dates_and_times) {
  const Case cases[] = {
      {"date(2026, 2, 28)", "@\"2026-02-28\""},
      {"date(2026, 2, 30)", "null"},
      {"date(@\"2026-02-28T10:00:00\")", "@\"2026-02-28\""},
      {"time(10, 30, 1.5, @\"PT1H\")", "@\"10:30:01.5+01:00\""},
      {"time(@\"2026-02-28\")", "@\"00:00:00Z\""},
      {"date and time(@\"2026-02-28\", @\"10:00:00\")", "@\"2026-02-28T10:00:00\""},
      {"date and time(2026, 2, 28, 10, 0, 0)", "@\"2026-02-28T10:00:00\""},
      {"date and time(@\"2026-07-01T10:00:00Z\", \"Europe/Amsterdam\")",
       "@\"2026-07-01T12:00:00@Europe/Amsterdam\""},
      {"duration(\"P1Y\")", "@\"P1Y\""},
      {"years and months duration(@\"2026-01-31\", @\"2026-02-28\")", "@\"P0M\""},
      {"day of year(@\"2026-12-31\")", "365"},
      {"day of week(@\"2026-11-24\")", "\"Tuesday\""},
      {"month of year(@\"2026-11-24\")", "\"November\""},
      {"week of year(@\"2027-01-01\")", "53"},
      {"@\"2026-11-24\".weekday", "2"},
      {"@\"2026-07-01T10:00:00@Europe/Amsterdam\".time offset", "@\"PT2H\""},
      {"@\"-P1DT2H\".hours", "-2"},
  };
  expect_all(cases);
}

TEST(Builtin, names_are_sorted_and_found) {
  const Builtin* previous = nullptr;
  for (const Builtin& builtin : builtins()) {
    EXPECT_TRUE(previous == nullptr || previous->name < builtin.name) << builtin.name;
    EXPECT_EQ(find_builtin(builtin.name), &builtin);
    previous = &builtin;
  }
  EXPECT_EQ(find_builtin("bestaat niet"), nullptr);
}

TEST(Pattern, stops_when_a_search_takes_too_long) {
  const auto pattern = Pattern::compile("^(a+)+$", "");
  ASSERT_TRUE(pattern.has_value());
  EXPECT_FALSE(pattern->occurs_in(std::string(60, 'a') + "b").has_value());
}

TEST(Pattern, refuses_what_xpath_does_not_know) {
  for (const char* text : {"(", "[a", "a\\", "\\1", "(a)\\2", "[\\1]", "\\q", "\\p{ IsBasicLatin}",
                           "\\p{Bestaat}", "\\p", "*a"}) {
    EXPECT_FALSE(Pattern::compile(text, "").has_value()) << text;
  }
  EXPECT_FALSE(Pattern::compile("a", "k").has_value());
}

}  // namespace
}  // namespace maatstaf::feel
