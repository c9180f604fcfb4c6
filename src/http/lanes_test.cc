// SPDX-License-Identifier: EUPL-1.2
#include "http/lanes.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>

namespace maatstaf::http {
namespace {

LaneTable small() {
  LaneTable table;
  table.fill({.threads = 1, .queue = 3, .per_asker = 2});
  return table;
}

TEST(Lanes, a_full_lane_refuses_one_asker_before_the_others_and_other_lanes_go_on) {
  Lanes lanes(small());
  std::promise<void> entered;
  std::promise<void> release;
  const auto submit = [&](
                          Lane lane, const char* asker, Lanes::Job job = [] {}) {
    return lanes.submit(lane, asker, std::move(job));
  };
  ASSERT_EQ(submit(Lane::Login, "a",
                   [&] {
                     entered.set_value();
                     release.get_future().wait();
                   }),
            Lanes::Taken::Yes);
  entered.get_future().wait();
  EXPECT_EQ(submit(Lane::Login, "a"), Lanes::Taken::Yes);
  EXPECT_EQ(submit(Lane::Login, "a"), Lanes::Taken::Yes);
  EXPECT_EQ(submit(Lane::Login, "a"), Lanes::Taken::Full);
  EXPECT_EQ(submit(Lane::Login, "b"), Lanes::Taken::Yes);
  EXPECT_EQ(submit(Lane::Login, "c"), Lanes::Taken::Full);
  std::promise<void> elsewhere;
  EXPECT_EQ(submit(Lane::Public, "a", [&] { elsewhere.set_value(); }), Lanes::Taken::Yes);
  elsewhere.get_future().wait();
  release.set_value();
}

TEST(Lanes, stop_throws_away_what_waits) {
  Lanes lanes(small());
  std::promise<void> entered;
  std::promise<void> release;
  std::atomic<int> runs{0};
  (void)lanes.submit(Lane::Office, "a", [&] {
    entered.set_value();
    release.get_future().wait();
  });
  entered.get_future().wait();
  (void)lanes.submit(Lane::Office, "a", [&] { ++runs; });
  std::thread stopper([&] { lanes.stop(); });
  while (lanes.submit(Lane::Office, "b", [] {}) == Lanes::Taken::Yes) {
  }
  release.set_value();
  stopper.join();
  EXPECT_EQ(lanes.submit(Lane::Office, "a", [] {}), Lanes::Taken::Full);
  EXPECT_LE(runs, 1);
}

}  // namespace
}  // namespace maatstaf::http
