// SPDX-License-Identifier: EUPL-1.2
#include "base/decimal.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

namespace maatstaf::base {
namespace {

Decimal number(std::string_view text) {
  const auto value = Decimal::parse(text);
  EXPECT_TRUE(value.has_value()) << text;
  return value.value_or(Decimal());
}

TEST(Decimal, tenths_add_up_exactly) {
  EXPECT_EQ(*number("0.1").add(number("0.2")), number("0.3"));
}

TEST(Decimal, text_is_plain_and_without_trailing_zeros) {
  const std::pair<const char*, const char*> cases[] = {{"0", "0"},
                                                       {"-0", "0"},
                                                       {"1.50", "1.5"},
                                                       {"100", "100"},
                                                       {"1e3", "1000"},
                                                       {"-12.340", "-12.34"},
                                                       {".5", "0.5"},
                                                       {"0.000001", "0.000001"},
                                                       {"5E-3", "0.005"},
                                                       {"+7", "7"},
                                                       {"9007199254740993", "9007199254740993"},
                                                       {"10.0", "10"},
                                                       {"000.10", "0.1"}};
  for (const auto& [given, expected] : cases) {
    EXPECT_EQ(number(given).text(), expected) << given;
  }
}

TEST(Decimal, refuses_what_is_no_number) {
  for (const char* text : {"", " ", "-", ".", "1.", "1e", "e1", "1,5", "0x10", "NaN", "Infinity", "1 ", "--1",
                           "1e99999", "1.2.3"}) {
    EXPECT_FALSE(Decimal::parse(text).has_value()) << text;
  }
}

TEST(Decimal, keeps_34_digits_and_rounds_half_even) {
  EXPECT_EQ(number("1").divide(number("3"))->text(), "0.3333333333333333333333333333333333");
  EXPECT_EQ(number("12345678901234567890123456789012345").text(), "12345678901234567890123456789012340");
  EXPECT_EQ(number("1000000000000000000000000000000000.5").text(), "1000000000000000000000000000000000");
  EXPECT_EQ(number("1000000000000000000000000000000000.50000000000001").text(),
            "1000000000000000000000000000000001");
  EXPECT_EQ(number("1000000000000000000000000000000001.5").text(), "1000000000000000000000000000000002");
}

TEST(Decimal, rounds_in_every_mode) {
  struct Case {
    const char* value;
    int scale;
    Rounding mode;
    const char* expected;
  };
  const Case cases[] = {{"2.345", 2, Rounding::HalfEven, "2.34"},   {"2.355", 2, Rounding::HalfEven, "2.36"},
                        {"2.345", 2, Rounding::HalfUp, "2.35"},     {"-2.345", 2, Rounding::HalfUp, "-2.35"},
                        {"2.345", 2, Rounding::HalfDown, "2.34"},   {"2.3451", 2, Rounding::HalfDown, "2.35"},
                        {"-2.345", 2, Rounding::HalfDown, "-2.34"}, {"2.341", 2, Rounding::Up, "2.35"},
                        {"-2.341", 2, Rounding::Up, "-2.35"},       {"2.349", 2, Rounding::Down, "2.34"},
                        {"-2.349", 2, Rounding::Down, "-2.34"},     {"-2.341", 2, Rounding::Floor, "-2.35"},
                        {"-2.349", 2, Rounding::Ceiling, "-2.34"},  {"125", -1, Rounding::HalfEven, "120"},
                        {"155", -2, Rounding::HalfUp, "200"},       {"1.5", 10, Rounding::Floor, "1.5"},
                        {"0.4", 0, Rounding::HalfUp, "0"}};
  for (const Case& item : cases) {
    EXPECT_EQ(number(item.value).round(item.scale, item.mode)->text(), item.expected) << item.value;
  }
}

TEST(Decimal, gives_nothing_where_no_finite_result_exists) {
  EXPECT_FALSE(number("1").divide(Decimal()).has_value());
  EXPECT_FALSE(Decimal().divide(Decimal()).has_value());
  EXPECT_FALSE(number("-1").square_root().has_value());
  EXPECT_FALSE(number("-1").logarithm().has_value());
  EXPECT_FALSE(Decimal().logarithm().has_value());
  EXPECT_FALSE(number("9e6144").multiply(number("10")).has_value());
  EXPECT_FALSE(number("1").modulo(Decimal()).has_value());
}

TEST(Decimal, modulo_has_the_sign_of_the_divisor) {
  const char* cases[][3] = {{"12", "5", "2"},        {"-12", "5", "3"},      {"12", "-5", "-3"},
                            {"-12", "-5", "-2"},     {"10.1", "4.5", "1.1"}, {"-10.1", "4.5", "3.4"},
                            {"10.1", "-4.5", "-3.4"}};
  for (const auto& item : cases) {
    EXPECT_EQ(number(item[0]).modulo(number(item[1]))->text(), item[2]) << item[0] << " mod " << item[1];
  }
}

TEST(Decimal, powers_of_whole_exponents_are_exact) {
  EXPECT_EQ(number("2").power(number("100"))->text(), "1267650600228229401496703205376");
  EXPECT_EQ(number("-2").power(number("3"))->text(), "-8");
  EXPECT_EQ(number("2").power(number("-2"))->text(), "0.25");
  EXPECT_EQ(number("4").power(number("0.5"))->text(), "2");
  EXPECT_EQ(number("1.1").power(number("0"))->text(), "1");
}

TEST(Decimal, converts_to_integers_only_without_loss) {
  EXPECT_EQ(number("1.0").to_int64(), 1);
  EXPECT_EQ(number("-9223372036854775808").to_int64(), INT64_MIN);
  EXPECT_FALSE(number("1.5").to_int64().has_value());
  EXPECT_FALSE(number("9223372036854775808").to_int64().has_value());
  EXPECT_TRUE(number("1e30").is_integer());
  EXPECT_FALSE(number("0.1").is_integer());
}

TEST(Decimal, compares_by_value) {
  EXPECT_EQ(number("1.0"), number("1"));
  EXPECT_LT(number("-1"), number("0.5"));
  EXPECT_GT(number("1e3"), number("999.9"));
}

RC_GTEST_PROP(Decimal, text_reads_back_as_the_same_number, (std::int64_t units)) {
  const Decimal value = *Decimal(units).divide(Decimal(1000));
  RC_ASSERT(*Decimal::parse(value.text()) == value);
}

RC_GTEST_PROP(Decimal, whole_numbers_behave_as_integers, (int a, int b)) {
  const std::int64_t x = a;
  const std::int64_t y = b;
  RC_ASSERT(Decimal(x).add(Decimal(y))->to_int64() == x + y);
  RC_ASSERT(Decimal(x).subtract(Decimal(y))->to_int64() == x - y);
  RC_ASSERT(Decimal(x).multiply(Decimal(y))->to_int64() == x * y);
  RC_ASSERT((Decimal(x) < Decimal(y)) == (x < y));
  RC_ASSERT((Decimal(x) == Decimal(y)) == (x == y));
}

}  // namespace
}  // namespace maatstaf::base
