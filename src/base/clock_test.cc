// SPDX-License-Identifier: EUPL-1.2
#include "base/clock.h"

#include <gtest/gtest.h>

namespace maatstaf::base {
namespace {

TEST(Moment, text_and_parse_are_each_others_inverse) {
  for (const char* text :
       {"1970-01-01T00:00:00.000Z", "1969-12-31T23:59:59.999Z", "2026-11-24T09:15:07.042Z"}) {
    const auto moment = Moment::parse(text);
    ASSERT_TRUE(moment) << text;
    EXPECT_EQ(moment->text(), text);
  }
  EXPECT_EQ(Moment::parse("2026-11-24T09:15:07Z")->text(), "2026-11-24T09:15:07.000Z");
}

TEST(Moment, parse_refuses_what_is_no_moment) {
  for (const char* text :
       {"", "2026-11-24", "2026-11-24T09:15:07", "2026-11-24 09:15:07Z", "2026-11-31T09:15:07Z",
        "2026-11-24T24:00:00Z", "2026-11-24T09:60:00Z", "2026-11-24T09:15:07.-12Z",
        "2026-11-24T09:15:07.0420Z", "2026-11-24T09:15:07+01:00", "2026-11-24T-9:15:07Z"}) {
    EXPECT_FALSE(Moment::parse(text)) << text;
  }
}

struct Local {
  const char* utc;
  const char* date;
  const char* time;
};

TEST(Moment, the_dutch_day_follows_summer_time) {
  for (const Local& local : {Local{"2026-01-31T22:59:59.999Z", "2026-01-31", "23:59"},
                             Local{"2026-01-31T23:00:00.000Z", "2026-02-01", "00:00"},
                             Local{"2026-07-31T21:59:00.000Z", "2026-07-31", "23:59"},
                             Local{"2026-07-31T22:00:00.000Z", "2026-08-01", "00:00"},
                             Local{"2026-03-29T00:59:59.000Z", "2026-03-29", "01:59"},
                             Local{"2026-03-29T01:00:00.000Z", "2026-03-29", "03:00"},
                             Local{"2026-10-25T00:59:59.000Z", "2026-10-25", "02:59"},
                             Local{"2026-10-25T01:00:00.000Z", "2026-10-25", "02:00"},
                             Local{"2025-12-31T23:30:00.000Z", "2026-01-01", "00:30"}}) {
    const auto moment = Moment::parse(local.utc);
    ASSERT_TRUE(moment);
    EXPECT_EQ(moment->date_in_the_netherlands().text(), local.date) << local.utc;
    EXPECT_EQ(moment->time_in_the_netherlands(), local.time) << local.utc;
  }
}

TEST(FixedClock, moves_only_when_told) {
  FixedClock clock(Moment::at(*Date::from(2026, 11, 24), 9, 15));
  EXPECT_EQ(clock.now(), clock.now());
  clock.advance_seconds(60);
  EXPECT_EQ(clock.now().text(), "2026-11-24T09:16:00.000Z");
  EXPECT_EQ(clock.today().text(), "2026-11-24");
}

}  // namespace
}  // namespace maatstaf::base
