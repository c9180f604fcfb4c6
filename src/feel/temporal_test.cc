// SPDX-License-Identifier: EUPL-1.2
#include "feel/temporal.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

namespace maatstaf::feel {
namespace {

TEST(Time, reads_and_writes) {
  for (const char* text : {"00:00:00", "23:59:59.999999999", "10:30:00Z", "10:30:00+01:00",
                           "10:30:00-02:45:55", "10:30:00@Europe/Amsterdam"}) {
    const auto time = Time::parse(text);
    ASSERT_TRUE(time.has_value()) << text;
    EXPECT_EQ(time->text(), text);
  }
  for (const char* text :
       {"", "24:00:00", "7:00:00", "10:60:00", "10:00:60", "10:00", "10:00:00.", "10:00:00+19:00",
        "10:00:00+5:00", "10:00:00@Niets/Hier", "10:00:00Z@Europe/Amsterdam", "10:00:00 Z", "aa:bb:cc"}) {
    EXPECT_FALSE(Time::parse(text).has_value()) << text;
  }
}

TEST(DateTime, knows_the_moment) {
  const auto moment = [](std::string_view text) { return DateTime::parse(text)->epoch_seconds(); };
  EXPECT_EQ(moment("1970-01-01T00:00:00Z"), 0);
  EXPECT_EQ(moment("2026-07-01T12:00:00@Europe/Amsterdam"), moment("2026-07-01T10:00:00Z"));
  EXPECT_EQ(moment("2026-12-01T12:00:00@Europe/Amsterdam"), moment("2026-12-01T11:00:00Z"));
  EXPECT_EQ(moment("2026-01-01T24:00:00"), moment("2026-01-02T00:00:00"));
  EXPECT_FALSE(DateTime::parse("2026-01-01T24:00:01").has_value());
  EXPECT_FALSE(DateTime::parse("2026-01-01").has_value());
}

TEST(DateTime, summer_time_still_holds_beyond_the_listed_years) {
  const auto moment = [](std::string_view text) { return DateTime::parse(text)->epoch_seconds(); };
  EXPECT_EQ(moment("2099-07-01T12:00:00@Europe/Amsterdam"), moment("2099-07-01T10:00:00Z"));
  EXPECT_EQ(moment("999999999-12-31T12:00:00@Europe/Amsterdam"), moment("999999999-12-31T11:00:00Z"));
  EXPECT_TRUE(DateTime::parse("-999999999-01-01T00:00:00@Europe/Amsterdam").has_value());
}

TEST(DateTime, finds_the_local_time_of_a_moment) {
  const Zone amsterdam = *Zone::parse("@Europe/Amsterdam");
  // One second before and at the end of summer time, 25 October 2026 at 01:00 UTC.
  const std::int64_t change = DateTime::parse("2026-10-25T01:00:00Z")->epoch_seconds();
  EXPECT_EQ(DateTime::from_epoch(change - 1, 0, amsterdam)->text(), "2026-10-25T02:59:59@Europe/Amsterdam");
  EXPECT_EQ(DateTime::from_epoch(change, 0, amsterdam)->text(), "2026-10-25T02:00:00@Europe/Amsterdam");
  EXPECT_FALSE(DateTime::from_epoch(INT64_MAX, 0, amsterdam).has_value());
}

TEST(Duration, reads_and_writes) {
  const std::pair<const char*, const char*> days[] = {
      {"P1D", "P1D"},          {"PT24H", "P1D"},
      {"-PT90M", "-PT1H30M"},  {"PT0.5S", "PT0.5S"},
      {"P0D", "PT0S"},         {"-PT0.5S", "-PT0.5S"},
      {"PT1000M", "PT16H40M"}, {"P1DT2H3M4.123456789S", "P1DT2H3M4.123456789S"}};
  for (const auto& [given, expected] : days) {
    ASSERT_TRUE(DaysTimeDuration::parse(given).has_value()) << given;
    EXPECT_EQ(DaysTimeDuration::parse(given)->text(), expected);
  }
  const std::pair<const char*, const char*> months[] = {
      {"P1Y", "P1Y"}, {"P26M", "P2Y2M"}, {"-P1Y13M", "-P2Y1M"}, {"P0Y", "P0M"}};
  for (const auto& [given, expected] : months) {
    ASSERT_TRUE(YearsMonthsDuration::parse(given).has_value()) << given;
    EXPECT_EQ(YearsMonthsDuration::parse(given)->text(), expected);
  }
  for (const char* text : {"", "P", "PT", "P1H", "P1S", "PT1D", "1D", "P1DT", "P1M2Y", "PT1S2M", "P1Y1D",
                           "P99999999999999999999D", "PT1.5H", "P-1D", "--P1D"}) {
    EXPECT_FALSE(DaysTimeDuration::parse(text).has_value()) << text;
    EXPECT_FALSE(YearsMonthsDuration::parse(text).has_value()) << text;
  }
}

RC_GTEST_PROP(Duration, text_reads_back, (std::int32_t seconds, std::int32_t nanoseconds)) {
  const auto duration = DaysTimeDuration::from(seconds, nanoseconds);
  RC_ASSERT(DaysTimeDuration::parse(duration.text()) == duration);
  RC_ASSERT(DaysTimeDuration::from_seconds(duration.in_seconds()) == duration);
}

RC_GTEST_PROP(DateTime, moments_and_local_times_are_each_others_inverse, ()) {
  const auto seconds = *rc::gen::inRange<std::int64_t>(-2'000'000'000, 4'000'000'000);
  const Zone zone = Zone::offset(*rc::gen::inRange(-18, 19) * 3600);
  const auto moment = DateTime::from_epoch(seconds, 0, zone);
  RC_ASSERT(moment->epoch_seconds() == seconds);
  RC_ASSERT(DateTime::parse(moment->text()) == *moment);
}

}  // namespace
}  // namespace maatstaf::feel
