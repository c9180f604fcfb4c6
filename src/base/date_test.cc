// SPDX-License-Identifier: EUPL-1.2
#include "base/date.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

namespace maatstaf::base {
namespace {

Date day(std::string_view text) {
  const auto value = Date::parse(text);
  EXPECT_TRUE(value.has_value()) << text;
  return value.value_or(Date());
}

TEST(Date, counts_days_from_1970) {
  EXPECT_EQ(day("1970-01-01").days(), 0);
  EXPECT_EQ(day("2000-03-01").days(), 11017);
  EXPECT_EQ(day("1969-12-31").days(), -1);
  EXPECT_EQ(Date::from_days(20'781).text(), "2026-11-24");
}

TEST(Date, refuses_days_that_do_not_exist) {
  for (const char* text :
       {"2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-4-01", "26-04-01", "2026-04-01Z", "",
        "2026/04/01", "1900-02-29", "+2026-01-01", "02026-01-01", "9999999999-01-01", " 2026-01-01"}) {
    EXPECT_FALSE(Date::parse(text).has_value()) << text;
  }
  EXPECT_TRUE(Date::parse("2000-02-29").has_value());
}

TEST(Date, reaches_the_years_that_feel_asks) {
  for (const char* text : {"999999999-12-31", "-999999999-01-01", "-0004-02-29", "10000-01-01"}) {
    EXPECT_EQ(day(text).text(), text);
  }
}

TEST(Date, knows_the_weekday_and_the_day_of_the_year) {
  EXPECT_EQ(day("2026-11-24").weekday(), Weekday::Tuesday);
  EXPECT_EQ(day("1969-12-28").weekday(), Weekday::Sunday);
  EXPECT_EQ(day("2024-12-31").day_of_year(), 366);
  EXPECT_EQ(day("2026-01-01").day_of_year(), 1);
}

TEST(Date, adds_months_by_the_rule_that_is_asked) {
  const Date end = day("2026-01-31");
  EXPECT_EQ(end.plus_months(1, MonthEnd::Clip)->text(), "2026-02-28");
  EXPECT_EQ(end.plus_months(1, MonthEnd::Next)->text(), "2026-03-01");
  EXPECT_FALSE(end.plus_months(1, MonthEnd::Refuse).has_value());
  EXPECT_EQ(end.plus_months(-11, MonthEnd::Clip)->text(), "2025-02-28");
  EXPECT_EQ(day("2024-02-29").plus_months(12, MonthEnd::Clip)->text(), "2025-02-28");
  EXPECT_FALSE(end.plus_months(INT64_MAX, MonthEnd::Clip).has_value());
}

RC_GTEST_PROP(Date, days_and_dates_are_each_others_inverse, ()) {
  const auto days = *rc::gen::inRange<std::int64_t>(-400'000'000'000, 300'000'000'000);
  const Date date = Date::from_days(days);
  RC_ASSERT(Date::from(date.year(), date.month(), date.day())->days() == date.days());
  RC_ASSERT(Date::parse(date.text()) == date);
  RC_ASSERT(date.plus_days(1).plus_days(-1) == date);
}

}  // namespace
}  // namespace maatstaf::base
