// SPDX-License-Identifier: EUPL-1.2
#include "feel/value.h"

#include <gtest/gtest.h>

namespace maatstaf::feel {
namespace {

Diagnostic some_error() {
  return {DiagnosticCode::Type, "Dat past niet.", "Pas het aan.", 3};
}

std::vector<Value> samples() {
  return {Value(),
          Value::null(some_error()),
          Value::unknown({"b", "a"}),
          true,
          12,
          "tekst",
          *base::Date::parse("2026-11-24"),
          *Time::parse("10:30:00"),
          *DateTime::parse("2026-11-24T10:30:00Z"),
          YearsMonthsDuration{14},
          DaysTimeDuration{90, 0},
          List{1, "a"},
          Context{{"a", 1}},
          Range{Boundary::Closed, 1, 5, Boundary::Open},
          Function({{"x", {}}}, [](std::span<const Value> arguments, Evaluation&) { return arguments[0]; })};
}

TEST(Value, is_small) {
  EXPECT_EQ(sizeof(Value), 24U);
}

TEST(Value, copies_and_moves_keep_the_content) {
  for (const Value& sample : samples()) {
    Value copy = sample;
    EXPECT_TRUE(same(copy, sample)) << to_text(sample);
    const Value moved = std::move(copy);
    EXPECT_TRUE(same(moved, sample));
    Value assigned = 1;
    assigned = moved;
    assigned = *&assigned;
    EXPECT_TRUE(same(assigned, sample));
    assigned = Value(List{moved});
    EXPECT_TRUE(same(assigned.list()[0], sample));
  }
}

TEST(Value, every_kind_is_the_same_as_itself_only) {
  const auto all = samples();
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t j = 0; j < all.size(); ++j) {
      const bool both_null = i < 2 && j < 2;
      EXPECT_EQ(same(all[i], all[j]), i == j || both_null) << to_text(all[i]) << " and " << to_text(all[j]);
    }
  }
}

TEST(Value, a_moment_in_two_zones_is_equal_and_not_the_same) {
  const Value utc = *DateTime::parse("2026-01-01T12:00:00Z");
  const Value amsterdam = *DateTime::parse("2026-01-01T13:00:00+01:00");
  EXPECT_TRUE(equals(utc, amsterdam).is_true());
  EXPECT_FALSE(same(utc, amsterdam));
  const Value one(Context{{"x", List{utc}}});
  const Value other(Context{{"x", List{amsterdam}}});
  EXPECT_TRUE(equals(one, other).is_true()) << "through lists and contexts";
  EXPECT_FALSE(same(one, other));
}

TEST(Value, an_unknown_is_the_same_as_itself_and_equal_to_nothing) {
  const Value unknown = Value::unknown({"x"});
  EXPECT_TRUE(same(unknown, unknown));
  EXPECT_TRUE(equals(unknown, unknown).is_unknown());
  EXPECT_TRUE(same(Value(List{unknown}), Value(List{unknown})));
  EXPECT_TRUE(equals(Value(List{unknown}), Value(List{unknown})).is_unknown());
}

TEST(Value, is_written_as_feel) {
  const std::pair<Value, const char*> cases[] = {
      {Value(), "null"},
      {Value::unknown({"b", "a", "b"}), "onbekend(a, b)"},
      {false, "false"},
      {*base::Decimal::parse("1.50"), "1.5"},
      {"a\"b\n", "\"a\\\"b\\n\""},
      {*base::Date::parse("2026-11-24"), "@\"2026-11-24\""},
      {*Time::parse("10:30:00.5+01:00"), "@\"10:30:00.5+01:00\""},
      {*DateTime::parse("2026-11-24T10:30:00@Europe/Amsterdam"), "@\"2026-11-24T10:30:00@Europe/Amsterdam\""},
      {YearsMonthsDuration{-14}, "@\"-P1Y2M\""},
      {DaysTimeDuration::from(-86'401, 500'000'000), "@\"-P1DT0.5S\""},
      {List{1, List{}, Value()}, "[1, [], null]"},
      {Context{{"a b", 1}, {"c:d", "x"}, {"", 2}}, "{a b: 1, \"c:d\": \"x\", \"\": 2}"},
      {Range{Boundary::Open, 1, 5, Boundary::Closed}, "(1..5]"},
      {Range{Boundary::Open, {}, 5, Boundary::Open, RangeForm::Less}, "(< 5)"},
      {Function({{"x", {}}, {"y", {}}}, nullptr), "function(x, y)"},
  };
  for (const auto& [value, text] : cases) {
    EXPECT_EQ(to_text(value), text);
  }
  EXPECT_EQ(to_string("a"), "a");
  EXPECT_EQ(to_string(*base::Date::parse("2026-11-24")), "2026-11-24");
}

TEST(Value, unknown_gathers_its_causes) {
  const Value a = Value::unknown({"a"});
  const Value b = Value::unknown({"b"});
  EXPECT_EQ(Value::unknown(a, b).causes(), (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(Value::unknown(a, 1).causes(), (std::vector<std::string>{"a"}));
  EXPECT_EQ(Value::unknown(List{1, Context{{"x", b}}}, a).causes(), (std::vector<std::string>{"a", "b"}));
  EXPECT_TRUE(Value(List{1, Context{{"x", b}}}).holds_unknown());
  EXPECT_FALSE(Value(List{1, Context{{"x", 2}}}).holds_unknown());
  EXPECT_TRUE(Value(Range{Boundary::Closed, a, 5, Boundary::Closed}).holds_unknown());
  EXPECT_TRUE(Value(1).causes().empty());
}

TEST(Value, a_null_may_say_why) {
  EXPECT_EQ(Value().diagnostic(), nullptr);
  ASSERT_NE(Value::null(some_error()).diagnostic(), nullptr);
  EXPECT_EQ(*Value::null(some_error()).diagnostic(), some_error());
}

TEST(Value, refuses_what_is_too_deep_or_too_large) {
  Value deep = 1;
  for (int i = 0; i < 100'000; ++i) {
    deep = Value(List{deep});
  }
  const Value* level = &deep;
  while (level->is_list()) {
    level = &level->list()[0];
  }
  ASSERT_NE(level->diagnostic(), nullptr);
  EXPECT_EQ(level->diagnostic()->code, DiagnosticCode::Depth);

  Value wide = 1;
  for (int i = 0; i < 60; ++i) {
    wide = Value(Context{{"links", wide}, {"rechts", wide}});
  }
  EXPECT_LT(to_text(wide).size(), 1'000'000'000U);
}

TEST(Context, keeps_the_order_and_the_last_value) {
  Context context{{"b", 1}, {"a", 2}};
  context.put("b", 3);
  EXPECT_EQ(to_text(context), "{b: 3, a: 2}");
  EXPECT_EQ(context.find("c"), nullptr);
  EXPECT_TRUE(same(Context{{"a", 2}, {"b", 3}}, context));
}

struct Comparison {
  Value a;
  Value b;
  const char* is_equal;
  const char* is_less;
};

TEST(Compare, orders_values_of_one_kind) {
  const Value unknown = Value::unknown({"x"});
  const Comparison cases[] = {
      {1, 2, "false", "true"},
      {"a", "b", "false", "true"},
      {1, "1", "null", "null"},
      {Value(), 1, "false", "null"},
      {Value(), Value(), "true", "null"},
      {unknown, 1, "onbekend(x)", "onbekend(x)"},
      {unknown, Value(), "onbekend(x)", "onbekend(x)"},
      {true, true, "true", "null"},
      {*base::Date::parse("2026-01-01"), *base::Date::parse("2026-01-02"), "false", "true"},
      {*DateTime::parse("2026-01-01T12:00:00Z"), *DateTime::parse("2026-01-01T13:00:00+01:00"), "true",
       "false"},
      {*DateTime::parse("2026-01-01T12:00:00"), *DateTime::parse("2026-01-01T13:00:00Z"), "false", "null"},
      {*Time::parse("12:00:00Z"), *Time::parse("12:30:00+01:00"), "false", "false"},
      {YearsMonthsDuration{12}, YearsMonthsDuration{13}, "false", "true"},
      {YearsMonthsDuration{0}, DaysTimeDuration{}, "null", "null"},
      {List{1, 2}, List{1, 2}, "true", "null"},
      {List{1, unknown}, List{2, 1}, "false", "null"},
      {List{1, unknown}, List{1, 1}, "onbekend(x)", "null"},
      {List{1}, List{"a"}, "null", "null"},
  };
  for (const Comparison& item : cases) {
    const std::string pair = to_text(item.a) + " and " + to_text(item.b);
    EXPECT_EQ(to_text(equals(item.a, item.b)), item.is_equal) << pair;
    EXPECT_EQ(to_text(equals(item.b, item.a)), item.is_equal) << pair;
    EXPECT_EQ(to_text(less(item.a, item.b)), item.is_less) << pair;
  }
}

TEST(Type, instance_of_and_coerce) {
  const Type numbers = Type::list(Type(TypeKind::Number));
  const Type person = Type::context({{"naam", Type(TypeKind::String)}});
  EXPECT_TRUE(instance_of(List{1, 2}, numbers));
  EXPECT_FALSE(instance_of(List{1, "a"}, numbers));
  EXPECT_TRUE(instance_of(Context{{"naam", "a"}, {"meer", 1}}, person));
  EXPECT_FALSE(instance_of(Context{{"meer", 1}}, person));
  EXPECT_FALSE(instance_of(Value(), Type()));
  EXPECT_EQ(to_text(coerce(List{1}, Type(TypeKind::Number))), "1");
  EXPECT_EQ(to_text(coerce(1, numbers)), "[1]");
  EXPECT_EQ(to_text(coerce(*base::Date::parse("2026-01-01"), Type(TypeKind::DateTime))),
            "@\"2026-01-01T00:00:00Z\"");
  EXPECT_NE(coerce("a", Type(TypeKind::Number)).diagnostic(), nullptr);
  EXPECT_TRUE(coerce(Value::unknown({"x"}), numbers).is_unknown());
  EXPECT_EQ(Type::context({{"a", numbers}}).text(), "context<a: list<number>>");
  EXPECT_TRUE(conforms(numbers, Type::list(Type())));
  EXPECT_FALSE(conforms(Type::list(Type()), numbers));
  EXPECT_EQ(type_of(List{1, 2}), numbers);
}

}  // namespace
}  // namespace maatstaf::feel
