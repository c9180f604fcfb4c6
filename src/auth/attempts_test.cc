// SPDX-License-Identifier: EUPL-1.2
#include "auth/attempts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>
#include <vector>

#include "auth/testing.h"

namespace maatstaf::auth {
namespace {

using testing::kFout;
using testing::kGoed;

class AttemptsTest : public testing::WithAccounts {};
INSTANTIATE_TEST_SUITE_P(Databases, AttemptsTest, db::testing::both(), db::testing::kind_name);

TEST_P(AttemptsTest, failures_make_one_wait_longer_each_time) {
  maak();
  for (int i = 0; i < 6; ++i) {
    EXPECT_FALSE(gelukt("marloes", kFout));
  }
  EXPECT_FALSE(gelukt("marloes", kGoed)) << "has to wait, even with the right password";
  clock_.advance_seconds(3);
  EXPECT_FALSE(gelukt("marloes", kFout));
  clock_.advance_seconds(3);
  EXPECT_FALSE(gelukt("marloes", kGoed)) << "the wait has doubled";
  clock_.advance_seconds(2);
  EXPECT_TRUE(gelukt("marloes", kGoed));
  for (int i = 0; i < 5; ++i) {
    EXPECT_FALSE(gelukt("marloes", kFout));
  }
  EXPECT_TRUE(gelukt("marloes", kGoed)) << "success has wiped out the failures";
}

TEST_P(AttemptsTest, an_address_that_tries_many_names_waits_and_others_do_not) {
  maak();
  for (int i = 0; i < 31; ++i) {
    EXPECT_FALSE(gelukt("naam" + std::to_string(i), kFout, "10.6.6.6"));
  }
  EXPECT_FALSE(gelukt("marloes", kGoed, "10.6.6.6"));
  EXPECT_TRUE(gelukt("marloes", kGoed, "10.0.0.1"));
  clock_.advance_seconds(3601);
  EXPECT_TRUE(gelukt("marloes", kGoed, "10.6.6.6"));
}

TEST_P(AttemptsTest, logging_in_oneself_does_not_wipe_out_guesses_at_others) {
  maak("eigen");
  maak("ander");
  for (int i = 0; i < 29; ++i) {
    EXPECT_FALSE(gelukt("doel" + std::to_string(i), kFout, "10.6.6.6"));
  }
  EXPECT_TRUE(gelukt("eigen", kGoed, "10.6.6.6"));
  EXPECT_FALSE(gelukt("doel98", kFout, "10.6.6.6"));
  EXPECT_FALSE(gelukt("doel99", kFout, "10.6.6.6"));
  EXPECT_FALSE(gelukt("ander", kGoed, "10.6.6.6"));
}

TEST_P(AttemptsTest, tries_at_the_same_time_are_all_counted) {
  maak();
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (int j = 0; j < 3; ++j) {
        (void)gelukt("marloes", kFout);
      }
    });
  }
  for (auto& thread : threads) {
    thread.join();
  }
  EXPECT_FALSE(gelukt("marloes", kGoed));
}

TEST_P(AttemptsTest, the_names_that_were_tried_are_not_stored) {
  (void)gelukt("geheime.naam", kFout, "10.1.2.3");
  EXPECT_EQ(ruw("SELECT sleutel AS waarde FROM aanmeldpoging").size(), 64U);
}

TEST(Wachttijd, doubles_up_to_a_limit) {
  const Aanmeldgrenzen grenzen;
  std::vector<std::int64_t> tijden;
  for (std::int64_t mislukt = 4; mislukt < 18; ++mislukt) {
    tijden.push_back(wachttijd(mislukt, 5, grenzen));
  }
  EXPECT_THAT(tijden, ::testing::ElementsAre(0, 0, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900));
  EXPECT_EQ(wachttijd(1'000'000'000'000, 5, grenzen), 900);
}

}  // namespace
}  // namespace maatstaf::auth
