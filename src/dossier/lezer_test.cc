// SPDX-License-Identifier: EUPL-1.2
#include "dossier/lezer.h"

#include <gmock/gmock.h>

#include "dossier/testing.h"

namespace maatstaf::dossier {
namespace {

class LezerTest : public testing::MetArchief {
 protected:
  void SetUp() override {
    MetArchief::SetUp();
    if (archief_) {
      archief_->gebruik_projectie(&testing::tel);
    }
  }
  /// Another process: nothing in memory.
  base::Result<std::vector<Gebeurtenis>> lees_vers() {
    const Archief ander(*database_, kluis_, clock_);
    return ander.lees("d1");
  }
};

INSTANTIATE_TEST_SUITE_P(Databases, LezerTest, db::testing::both(), db::testing::kind_name);

void gelijk(const std::vector<Gebeurtenis>& a, const std::vector<Gebeurtenis>& b) {
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    EXPECT_EQ(a[i].nummer, b[i].nummer);
    EXPECT_EQ(a[i].soort, b[i].soort);
    EXPECT_EQ(a[i].actor, b[i].actor);
    EXPECT_EQ(a[i].geldig_op, b[i].geldig_op);
    EXPECT_EQ(a[i].vastgelegd_op, b[i].vastgelegd_op);
    EXPECT_EQ(a[i].inhoud, b[i].inhoud);
    EXPECT_EQ(a[i].inhoud_sha256, b[i].inhoud_sha256);
    EXPECT_EQ(a[i].vorige, b[i].vorige);
    EXPECT_EQ(a[i].hash, b[i].hash);
    EXPECT_EQ(a[i].dossier, b[i].dossier);
  }
}

TEST_P(LezerTest, from_a_snapshot_one_reads_the_same_events) {
  vul(static_cast<int>(kMomentopnameStap) + 5);
  EXPECT_EQ(ruwe_tekst("SELECT dossier AS waarde FROM momentopname"), "d1");
  const auto met = lees_vers();
  ASSERT_TRUE(met) << met.error().text();
  verander("DELETE FROM momentopname");
  const auto zonder = lees_vers();
  ASSERT_TRUE(zonder);
  gelijk(*met, *zonder);
  gelijk(archief_->lees("d1").value(), *zonder);
}

TEST_P(LezerTest, a_snapshot_is_really_used_and_the_chain_stays_the_judge) {
  vul(static_cast<int>(kMomentopnameStap) + 5);
  // An early event is changed behind our back: reading begins later, verifying never does.
  verander("UPDATE gebeurtenis SET rol = 'beslisser' WHERE nummer = 2");
  EXPECT_TRUE(lees_vers());
  EXPECT_FALSE(verifieer().gaaf);
  EXPECT_EQ(verifieer().nummer, 2);
  // A late one is found at once.
  verander("UPDATE gebeurtenis SET rol = 'beslisser' WHERE nummer = 103");
  EXPECT_FALSE(lees_vers());
}

TEST_P(LezerTest, a_snapshot_that_does_not_fit_is_as_if_it_were_not_there) {
  vul(static_cast<int>(kMomentopnameStap) + 5);
  const auto goed = lees_vers().value();
  for (const char* stuk :
       {"UPDATE momentopname SET hash = 'abc'", "UPDATE momentopname SET nummer = 99",
        "UPDATE momentopname SET nummer = 5000",
        "UPDATE momentopname SET inhoud = (SELECT inhoud FROM gebeurtenis WHERE nummer = 1 "
        "AND dossier = 'd1')"}) {
    verander(stuk);
    const auto gelezen = lees_vers();
    ASSERT_TRUE(gelezen) << stuk << ": " << gelezen.error().text();
    gelijk(*gelezen, goed);
  }
}

TEST_P(LezerTest, what_this_process_read_before_is_held_against_the_head) {
  vul(3);
  ASSERT_EQ(archief_->lees("d1")->size(), 3U);
  {
    Archief ander(*database_, kluis_, clock_);
    ASSERT_TRUE(ander.voeg_toe("d1", 3, {testing::feit("uren", "van een ander")}));
  }
  const auto gelezen = archief_->lees("d1");
  ASSERT_EQ(gelezen->size(), 4U);
  EXPECT_EQ(gelezen->back().inhoud.text("waarde"), "van een ander");
  // The tail is cut and the head set back: what we remember is not what the chain says.
  verander("DELETE FROM gebeurtenis WHERE nummer = 4");
  verander(
      "UPDATE dossier SET laatste_nummer = 3, laatste_hash = (SELECT hash FROM gebeurtenis WHERE nummer = "
      "3)");
  EXPECT_EQ(archief_->lees("d1")->size(), 3U);
  verander("UPDATE dossier SET laatste_hash = 'abc'");
  EXPECT_FALSE(archief_->lees("d1"));
}

// Requirements: N07.
TEST_P(LezerTest, what_another_process_erased_is_gone_here_too) {
  vul(static_cast<int>(kMomentopnameStap) + 1);
  ASSERT_TRUE(archief_->lees("d1"));
  {
    Archief ander(*database_, kluis_, clock_);
    ASSERT_TRUE(ander.wis("d1", testing::kIntake));
  }
  EXPECT_EQ(ruwe_tekst("SELECT dossier AS waarde FROM momentopname"), "");
  const auto gelezen = archief_->lees("d1").value();
  for (const auto& gebeurtenis : gelezen) {
    EXPECT_TRUE(gebeurtenis.inhoud.is_null());
  }
}

TEST_P(LezerTest, what_was_computed_is_kept_and_a_damaged_one_is_nothing) {
  vul(1);
  EXPECT_TRUE(archief_->lees_inhoud("d1")->beeld.is_null());
  const base::Json beeld(base::Json::Object{{"antwoord", "ja"}});
  ASSERT_TRUE(archief_->bewaar_beeld("d1", beeld));
  EXPECT_EQ(archief_->lees_inhoud("d1")->beeld, beeld);
  verander("UPDATE beeld SET inhoud = (SELECT inhoud FROM gebeurtenis WHERE nummer = 1)");
  EXPECT_TRUE(archief_->lees_inhoud("d1")->beeld.is_null());
  EXPECT_EQ(archief_->lees_inhoud("d1")->gebeurtenissen->size(), 1U);
}

TEST(Leesgeheugen, is_bounded_by_events) {
  Leesgeheugen geheugen(10);
  const auto zoveel = [](std::size_t aantal) { return std::make_shared<std::vector<Gebeurtenis>>(aantal); };
  geheugen.onthoud("a", zoveel(4));
  geheugen.onthoud("b", zoveel(4));
  EXPECT_NE(geheugen.vind("a"), nullptr);
  geheugen.onthoud("c", zoveel(4));
  EXPECT_EQ(geheugen.vind("b"), nullptr) << "b was used longest ago";
  EXPECT_NE(geheugen.vind("a"), nullptr);
  geheugen.onthoud("d", zoveel(6));
  EXPECT_EQ(geheugen.vind("d"), nullptr) << "one dossier does not push out all others";
  geheugen.onthoud("a", zoveel(1));
  EXPECT_EQ(geheugen.aantal(), 5U);
  EXPECT_EQ(geheugen.vind("a")->size(), 1U);
  geheugen.vergeet("a");
  geheugen.vergeet("c");
  EXPECT_EQ(geheugen.aantal(), 0U);
}

}  // namespace
}  // namespace maatstaf::dossier
