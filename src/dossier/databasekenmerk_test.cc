// SPDX-License-Identifier: EUPL-1.2
//
// veiligheid A5 and B13: a database knows its key, and a restored one never gives a number twice.
#include "dossier/databasekenmerk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dossier/testing.h"

namespace maatstaf::dossier {
namespace {

using base::ErrorKind;
using testing::feit;
using ::testing::HasSubstr;
using testing::kIntake;

class KenmerkTest : public testing::MetArchief {
 protected:
  std::int64_t nieuwe_ronde(std::int64_t ten_minste = 0) {
    const auto ronde = database_->transaction(db::Access::Write, [&](db::Connection& connection) {
      return begin_ronde(connection, ten_minste, clock_.now().text());
    });
    EXPECT_TRUE(ronde) << (ronde ? "" : ronde.error().text());
    return ronde.value_or(-1);
  }
};
INSTANTIATE_TEST_SUITE_P(Databases, KenmerkTest, db::testing::both(), db::testing::kind_name);

TEST_P(KenmerkTest, a_database_without_dossiers_is_bound_too) {
  EXPECT_EQ(gebonden_kantoorsleutel(*database_).value(), std::nullopt);
  ASSERT_TRUE(bind_kantoorsleutel(*database_, kluis_));
  ASSERT_TRUE(bind_kantoorsleutel(*database_, kluis_));
  EXPECT_EQ(gebonden_kantoorsleutel(*database_).value(), kluis_.kenmerk());
  const auto andere = Kluis::tijdelijk();
  const auto geweigerd = bind_kantoorsleutel(*database_, andere);
  ASSERT_FALSE(geweigerd);
  EXPECT_EQ(geweigerd.error().kind, ErrorKind::Conflict);
  EXPECT_THAT(geweigerd.error().cause, HasSubstr(kluis_.kenmerk()));
  EXPECT_EQ(gebonden_kantoorsleutel(*database_).value(), kluis_.kenmerk());
}

TEST_P(KenmerkTest, a_database_from_before_names_the_key_of_its_dossiers) {
  vul(1);
  const auto andere = Kluis::tijdelijk();
  EXPECT_EQ(bind_kantoorsleutel(*database_, andere).error().kind, ErrorKind::Conflict);
  EXPECT_TRUE(bind_kantoorsleutel(*database_, kluis_));
}

TEST_P(KenmerkTest, dossiers_of_two_keys_are_found) {
  vul(1);
  const auto andere = Kluis::tijdelijk();
  Archief tweede(*database_, andere, clock_);
  ASSERT_TRUE(tweede.voeg_toe("d2", 0, {feit("a", "b")}));
  EXPECT_EQ(bind_kantoorsleutel(*database_, kluis_).error().kind, ErrorKind::Storage);
  ASSERT_TRUE(tweede.wis("d2", kIntake));
  EXPECT_TRUE(bind_kantoorsleutel(*database_, kluis_));
}

TEST_P(KenmerkTest, who_holds_a_replaced_key_seals_nothing_any_more) {
  ASSERT_TRUE(bind_kantoorsleutel(*database_, kluis_));
  vul();
  const auto nieuw = Kluis::tijdelijk();
  ASSERT_EQ(archief_->vervang_kantoorsleutel(nieuw).value(), 1);
  EXPECT_EQ(gebonden_kantoorsleutel(*database_).value(), nieuw.kenmerk());
  const auto geweigerd = archief_->voeg_toe("d2", 0, {feit("a", "b")});
  ASSERT_FALSE(geweigerd);
  EXPECT_THAT(geweigerd.error().remedy, HasSubstr("opnieuw"));
  Archief opvolger(*database_, nieuw, clock_);
  EXPECT_TRUE(opvolger.voeg_toe("d2", 0, {feit("a", "b")}));
  // And who comes too late with another replacement is refused.
  EXPECT_FALSE(archief_->vervang_kantoorsleutel(Kluis::tijdelijk()));
  EXPECT_EQ(opvolger.lees("d1")->size(), 3U);
}

TEST_P(KenmerkTest, a_replacement_that_fails_midway_changes_nothing) {
  ASSERT_TRUE(bind_kantoorsleutel(*database_, kluis_));
  vul();
  ASSERT_TRUE(archief_->voeg_toe("d2", 0, {feit("a", "b")}));
  const auto nieuw = Kluis::tijdelijk();
  const auto mislukt = archief_->vervang_kantoorsleutel(
      nieuw, [](db::Connection&, const Kluis&, const Kluis&) -> base::Result<std::int64_t> {
        return base::fail(ErrorKind::Storage, "De schijf is vol.");
      });
  EXPECT_EQ(mislukt.error().cause, "De schijf is vol.");
  EXPECT_EQ(gebonden_kantoorsleutel(*database_).value(), kluis_.kenmerk());
  EXPECT_EQ(archief_->lees("d1")->size(), 3U);
  EXPECT_TRUE(archief_->voeg_toe("d2", 1, {feit("a", "b")}));
}

TEST_P(KenmerkTest, after_a_restore_every_series_goes_on_where_nobody_was) {
  for (int i = 1; i <= 3; ++i) {
    ASSERT_EQ(archief_->volgend_nummer("MZ-2026").value(), i);
  }
  EXPECT_EQ(nieuwe_ronde(), 1);
  EXPECT_EQ(archief_->volgend_nummer("MZ-2026").value(), kRonde + 1);
  EXPECT_EQ(archief_->volgend_nummer("MZ-2026").value(), kRonde + 2);
  // Also a series that the backup did not know, and the lost database perhaps did.
  EXPECT_EQ(archief_->volgend_nummer("MZ-2027").value(), kRonde + 1);
  EXPECT_EQ(nieuwe_ronde(), 2);
  EXPECT_EQ(archief_->volgend_nummer("MZ-2026").value(), 2 * kRonde + 1);
  // The same backup for the third time on another machine: who restores says how often it was done before.
  EXPECT_EQ(nieuwe_ronde(7), 8);
  EXPECT_EQ(archief_->volgend_nummer("MZ-2026").value(), 8 * kRonde + 1);
}

TEST_P(KenmerkTest, a_series_never_runs_into_the_numbers_of_the_next_round) {
  ASSERT_EQ(archief_->volgend_nummer("MZ-2026").value(), 1);
  verander("UPDATE teller SET laatste = 999998");
  EXPECT_EQ(archief_->volgend_nummer("MZ-2026").value(), 999999);
  EXPECT_FALSE(archief_->volgend_nummer("MZ-2026"));
  EXPECT_FALSE(archief_->volgend_nummer("MZ-2026"));
  EXPECT_EQ(nieuwe_ronde(), 1);
  EXPECT_EQ(archief_->volgend_nummer("MZ-2026").value(), kRonde + 1);
}

}  // namespace
}  // namespace maatstaf::dossier
