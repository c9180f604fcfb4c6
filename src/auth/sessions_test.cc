// SPDX-License-Identifier: EUPL-1.2
#include "auth/sessions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "auth/secrets.h"
#include "auth/testing.h"

namespace maatstaf::auth {
namespace {

using base::ErrorKind;
using ::testing::HasSubstr;
using testing::kFout;
using ::testing::Not;

class SessionsTest : public testing::WithAccounts {};
INSTANTIATE_TEST_SUITE_P(Databases, SessionsTest, db::testing::both(), db::testing::kind_name);

TEST_P(SessionsTest, a_session_is_found_by_its_token_until_logout) {
  const Account account = maak();
  const auto session = sessions_->start(account);
  ASSERT_TRUE(session) << session.error().text();
  EXPECT_EQ(session->token.size(), 43U);
  const auto gevonden = sessions_->find(session->token);
  ASSERT_TRUE(gevonden && *gevonden);
  EXPECT_EQ((*gevonden)->account.id, account.id);
  EXPECT_EQ((*gevonden)->csrf, session->csrf);
  for (const std::string& vreemd :
       {std::string(), std::string("x"), std::string(43, 'A'), std::string(5000, 'A')}) {
    const auto niets = sessions_->find(vreemd);
    EXPECT_TRUE(niets && !*niets);
  }
  ASSERT_TRUE(sessions_->end(session->token));
  EXPECT_FALSE(sessions_->find(session->token)->has_value());
  EXPECT_TRUE(sessions_->end(session->token));
}

TEST_P(SessionsTest, only_the_hash_of_a_token_is_stored) {
  const auto session = sessions_->start(maak());
  const std::string stored = ruw("SELECT token AS waarde FROM sessie");
  EXPECT_EQ(stored.size(), 64U);
  EXPECT_NE(stored, session->token);
  EXPECT_FALSE(sessions_->find(stored)->has_value()) << "who reads the database has no session";
}

TEST_P(SessionsTest, login_gives_a_new_token_and_ends_the_old_one) {
  const Account account = maak();
  const auto eerste = sessions_->start(account);
  const auto tweede = sessions_->start(account, eerste->token);
  EXPECT_NE(eerste->token, tweede->token);
  EXPECT_FALSE(sessions_->find(eerste->token)->has_value());
  EXPECT_TRUE(sessions_->find(tweede->token)->has_value());
}

TEST_P(SessionsTest, an_unused_session_ends_and_a_used_one_ends_after_a_day_of_work) {
  const Account account = maak();
  const auto session = sessions_->start(account);
  for (int minuten = 0; minuten < 10 * 60; minuten += 25) {
    ASSERT_TRUE(sessions_->find(session->token)->has_value()) << minuten;
    clock_.advance_seconds(25 * 60);
  }
  EXPECT_FALSE(sessions_->find(session->token)->has_value()) << "ten hours have passed";
  const auto ongebruikt = sessions_->start(account);
  clock_.advance_seconds(30 * 60 + 1);
  EXPECT_FALSE(sessions_->find(ongebruikt->token)->has_value());
  (void)sessions_->start(account);
  clock_.advance_seconds(24 * 3600);
  EXPECT_EQ(sessions_->clean().value(), 1);
}

TEST_P(SessionsTest, a_session_that_begins_in_the_future_has_ended) {
  const Account account = maak();
  const auto nu = clock_.now();
  clock_.set(nu.plus_seconds(2 * 3600));
  const auto vooruit = sessions_->start(account);
  clock_.set(nu.plus_seconds(30));
  const auto ander = sessions_->start(account);
  clock_.set(nu);
  EXPECT_FALSE(sessions_->find(vooruit->token)->has_value());
  EXPECT_TRUE(sessions_->find(ander->token)->has_value()) << "clocks of servers differ a little";
  clock_.set(nu.plus_seconds(7200));
  (void)sessions_->start(account);
  clock_.set(nu.plus_seconds(60));
  EXPECT_EQ(sessions_->clean().value(), 1);
}

TEST_P(SessionsTest, blocking_and_a_new_password_end_the_sessions) {
  const Account account = maak();
  const auto session = sessions_->start(account);
  ASSERT_TRUE(accounts_->change_password(account.id, kFout));
  EXPECT_FALSE(sessions_->find(session->token)->has_value());
  EXPECT_TRUE(gelukt("marloes", kFout));
  const auto volgende = sessions_->start(account);
  ASSERT_TRUE(accounts_->block(account.id));
  EXPECT_FALSE(sessions_->find(volgende->token)->has_value());
  EXPECT_FALSE(gelukt("marloes", kFout));
  ASSERT_TRUE(accounts_->unblock(account.id));
  EXPECT_TRUE(gelukt("marloes", kFout));
  const auto laatste = sessions_->start(account);
  ASSERT_TRUE(sessions_->end_all(account.id));
  EXPECT_FALSE(sessions_->find(laatste->token)->has_value());
  EXPECT_EQ(accounts_->change_password(account.id, "kort").error().kind, ErrorKind::Input);
  EXPECT_EQ(accounts_->block("onbekend").error().kind, ErrorKind::NotFound);
}

TEST(Csrf, belongs_to_one_session) {
  const std::string een = random_token();
  const std::string twee = random_token();
  EXPECT_TRUE(csrf_valid(een, csrf_token(een)));
  EXPECT_FALSE(csrf_valid(twee, csrf_token(een)));
  EXPECT_FALSE(csrf_valid(een, ""));
  EXPECT_FALSE(csrf_valid("", csrf_token("")));
  EXPECT_THAT(csrf_token(een), Not(HasSubstr(een)));
}

}  // namespace
}  // namespace maatstaf::auth
