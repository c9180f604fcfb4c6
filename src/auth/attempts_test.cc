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

TEST_P(AttemptsTest, a_stranger_who_keeps_guessing_does_not_keep_the_owner_out) {
  maak();
  for (int ronde = 0; ronde < 40; ++ronde) {
    (void)gelukt("marloes", kFout, "10.6.6.6");
    clock_.advance_seconds(30);
  }
  EXPECT_FALSE(gelukt("marloes", kGoed, "10.6.6.6")) << "the stranger waits";
  EXPECT_TRUE(gelukt("marloes", kGoed, "10.0.0.1")) << "an address that did not fail gets through";
}

TEST_P(AttemptsTest, guesses_from_many_addresses_slow_each_other_down) {
  maak();
  for (int i = 0; i < 20; ++i) {
    EXPECT_FALSE(gelukt("marloes", kFout, "10.6.6." + std::to_string(i)));
  }
  EXPECT_FALSE(gelukt("marloes", kGoed, "10.6.6.7")) << "one guess per address, not five";
  EXPECT_TRUE(gelukt("marloes", kGoed, "10.0.0.1"));
}

TEST_P(AttemptsTest, a_known_device_gets_through_at_an_address_that_fails) {
  const auto account = maak();
  const auto toestel = accounts_->remember_device(account.id, "");
  ASSERT_TRUE(toestel);
  EXPECT_EQ(accounts_->remember_device(account.id, *toestel).value(), *toestel);
  for (int i = 0; i < 12; ++i) {
    (void)gelukt("marloes", kFout, "10.6.6.6");
  }
  EXPECT_FALSE(gelukt("marloes", kGoed, "10.6.6.6"));
  EXPECT_TRUE(accounts_->verify("marloes", kGoed, "10.6.6.6", *toestel));
  // The cookie is no way around the counting: the device waits for its own failures.
  for (int i = 0; i < 6; ++i) {
    EXPECT_FALSE(accounts_->verify("marloes", kFout, "10.7.7.7", *toestel));
  }
  EXPECT_FALSE(accounts_->verify("marloes", kGoed, "10.7.7.7", *toestel));
}

TEST_P(AttemptsTest, a_device_counts_for_its_own_account_and_until_the_password_changes) {
  const auto account = maak();
  maak("ander");
  const auto toestel = accounts_->remember_device(account.id, "").value();
  for (int i = 0; i < 6; ++i) {
    (void)gelukt("ander", kFout, "10.6.6.6");
    (void)gelukt("marloes", kFout, "10.6.6.6");
  }
  EXPECT_FALSE(accounts_->verify("ander", kGoed, "10.6.6.6", toestel));
  ASSERT_TRUE(accounts_->change_password(account.id, kGoed));
  EXPECT_FALSE(accounts_->verify("marloes", kGoed, "10.6.6.6", toestel));
}

TEST_P(AttemptsTest, a_clock_that_stood_ahead_locks_nobody_out) {
  maak();
  const auto nu = clock_.now();
  for (const std::int64_t vooruit : {2 * 3600LL, 400LL * 86400}) {
    clock_.set(nu.plus_seconds(vooruit));
    EXPECT_TRUE(gelukt("marloes", kGoed));
    clock_.set(nu);
    EXPECT_TRUE(gelukt("marloes", kGoed)) << vooruit;
  }
  clock_.set(nu.plus_seconds(86400));
  for (int i = 0; i < 8; ++i) {
    (void)gelukt("marloes", kFout);
    clock_.advance_seconds(10);
  }
  clock_.set(nu);
  EXPECT_FALSE(gelukt("marloes", kGoed)) << "the failures still count";
  clock_.advance_seconds(901);
  EXPECT_TRUE(gelukt("marloes", kGoed)) << "for the longest wait at most";
}

TEST_P(AttemptsTest, forgotten_failures_and_old_devices_are_removed) {
  const auto account = maak();
  ASSERT_TRUE(accounts_->remember_device(account.id, ""));
  (void)gelukt("marloes", kFout);
  EXPECT_EQ(ruw("SELECT CAST(count(*) AS TEXT) AS waarde FROM aanmeldpoging"), "3");
  EXPECT_EQ(accounts_->clean().value(), 0);
  clock_.advance_seconds(3601);
  EXPECT_EQ(accounts_->clean().value(), 3);
  EXPECT_EQ(ruw("SELECT CAST(count(*) AS TEXT) AS waarde FROM toestel"), "1");
  clock_.advance_seconds(181LL * 86400);
  EXPECT_EQ(accounts_->clean().value(), 1);
}

TEST_P(AttemptsTest, an_account_keeps_its_latest_devices) {
  const auto account = maak();
  for (int i = 0; i < 15; ++i) {
    clock_.advance_seconds(1);
    ASSERT_TRUE(accounts_->remember_device(account.id, ""));
  }
  EXPECT_EQ(ruw("SELECT CAST(count(*) AS TEXT) AS waarde FROM toestel"), "10");
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
