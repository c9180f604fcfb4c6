// SPDX-License-Identifier: EUPL-1.2
#include "zaak/aanvraag/concepten.h"

#include <gtest/gtest.h>

#include "auth/accounts.h"
#include "db/testing.h"
#include "dossier/archief.h"
#include "dossier/databasekenmerk.h"

namespace maatstaf::zaak {
namespace {

class ConceptaanvragenTest : public ::testing::Test {
 protected:
  void SetUp() override {
    database_ = db::Database::open("sqlite::memory:").value();
    ASSERT_TRUE(db::migrate(*database_, MAATSTAF_SOURCE_DIR "/migraties", clock_));
    auth::Accounts accounts(*database_, clock_, auth::Wachtwoordkosten::laagste());
    account_ = accounts
                   .create({.naam = "karin",
                            .weergavenaam = "Karin",
                            .rol = auth::Rol::Ouder,
                            .kantoor = "",
                            .wachtwoord = "een lang wachtwoord"})
                   .value()
                   .id;
  }
  base::FixedClock clock_{base::Moment::at(*base::Date::parse("2026-09-28"), 12, 32)};
  std::unique_ptr<db::Database> database_;
  dossier::Kluis kluis_ = dossier::Kluis::tijdelijk();
  std::string account_;
};

TEST_F(ConceptaanvragenTest, keeps_the_last_version_until_it_is_thrown_away) {
  Conceptaanvragen concepten(*database_, kluis_, clock_);
  EXPECT_FALSE(concepten.lees(account_).value().has_value());
  base::Json inhoud;
  inhoud["naam"] = "Noor";
  ASSERT_TRUE(concepten.bewaar(account_, inhoud));
  inhoud["naam"] = "Noor Verhoeven";
  ASSERT_TRUE(concepten.bewaar(account_, inhoud));
  const auto gelezen = concepten.lees(account_).value();
  ASSERT_TRUE(gelezen);
  EXPECT_EQ(gelezen->inhoud, inhoud);
  EXPECT_EQ(gelezen->bewaard_op, clock_.now());
  ASSERT_TRUE(concepten.wis(account_));
  ASSERT_TRUE(concepten.wis(account_));
  EXPECT_FALSE(concepten.lees(account_).value().has_value());
}

TEST_F(ConceptaanvragenTest, another_vault_cannot_read_it) {
  ASSERT_TRUE(Conceptaanvragen(*database_, kluis_, clock_).bewaar(account_, base::Json("geheim")));
  const auto other = dossier::Kluis::tijdelijk();
  const auto gelezen = Conceptaanvragen(*database_, other, clock_).lees(account_);
  ASSERT_FALSE(gelezen);
  EXPECT_EQ(gelezen.error().kind, base::ErrorKind::Storage);
}

// A replacement of the office key must not forget what is not yet an application.
TEST_F(ConceptaanvragenTest, a_draft_goes_along_with_another_office_key) {
  ASSERT_TRUE(dossier::bind_kantoorsleutel(*database_, kluis_));
  Conceptaanvragen concepten(*database_, kluis_, clock_);
  ASSERT_TRUE(concepten.bewaar(account_, base::Json("half af")));
  const auto nieuw = dossier::Kluis::tijdelijk();
  dossier::Archief archief(*database_, kluis_, clock_);
  EXPECT_EQ(archief.vervang_kantoorsleutel(nieuw, &Conceptaanvragen::herverpak).value(), 1);
  EXPECT_FALSE(concepten.lees(account_));
  EXPECT_FALSE(concepten.bewaar(account_, base::Json("met de oude sleutel")));
  EXPECT_EQ(Conceptaanvragen(*database_, nieuw, clock_).lees(account_).value()->inhoud,
            base::Json("half af"));
}

}  // namespace
}  // namespace maatstaf::zaak
