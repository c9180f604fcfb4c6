// SPDX-License-Identifier: EUPL-1.2
#include "auth/accounts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "auth/testing.h"

namespace maatstaf::auth {
namespace {

using base::ErrorKind;
using ::testing::HasSubstr;
using testing::kFout;
using testing::kGoed;
using ::testing::Not;

class AccountsTest : public testing::WithAccounts {};
INSTANTIATE_TEST_SUITE_P(Databases, AccountsTest, db::testing::both(), db::testing::kind_name);

TEST_P(AccountsTest, who_knows_the_password_gets_the_account) {
  const Account account = maak("Marloes");
  EXPECT_EQ(account.naam, "marloes");
  const auto ingelogd = accounts_->verify("MARLOES", kGoed, "10.0.0.1");
  ASSERT_TRUE(ingelogd) << ingelogd.error().text();
  EXPECT_EQ(ingelogd->id, account.id);
  EXPECT_EQ(ingelogd->rol, Rol::Intake);
  EXPECT_EQ(ingelogd->kantoor, "lageland");
  EXPECT_EQ(accounts_->find(account.id)->weergavenaam, "Iemand Anders");
  EXPECT_EQ(accounts_->find_by_name("marloes")->id, account.id);
  EXPECT_EQ(accounts_->find("onbekend").error().kind, ErrorKind::NotFound);
}

TEST_P(AccountsTest, the_password_is_kept_as_an_argon2id_hash) {
  maak();
  EXPECT_THAT(ruw("SELECT wachtwoord AS waarde FROM account"), HasSubstr("$argon2id$"));
  EXPECT_THAT(ruw("SELECT wachtwoord AS waarde FROM account"), Not(HasSubstr("fietsen")));
}

TEST_P(AccountsTest, accounts_that_cannot_be_are_refused_with_the_field) {
  const auto veld = [&](const NieuwAccount& nieuw) {
    const auto gemaakt = accounts_->create(nieuw);
    return gemaakt ? std::string("geen fout") : gemaakt.error().place.path;
  };
  EXPECT_EQ(veld({"a", "Naam", Rol::Intake, "lageland", kGoed}), "naam");
  EXPECT_EQ(veld({"met spatie", "Naam", Rol::Intake, "lageland", kGoed}), "naam");
  EXPECT_EQ(veld({"ümit", "Naam", Rol::Intake, "lageland", kGoed}), "naam");
  EXPECT_EQ(veld({"ab'; DROP TABLE account", "Naam", Rol::Intake, "lageland", kGoed}), "naam");
  EXPECT_EQ(veld({"goed", "", Rol::Intake, "lageland", kGoed}), "weergavenaam");
  EXPECT_EQ(veld({"goed", "Naam", Rol::Intake, "", kGoed}), "kantoor");
  EXPECT_EQ(veld({"goed", "Naam", Rol::Ouder, "lageland", kGoed}), "kantoor");
  EXPECT_EQ(veld({"goed", "Jan\u202Ekcalb", Rol::Intake, "lageland", kGoed}), "weergavenaam");
  EXPECT_EQ(veld({"goed", "Jan\nPiet", Rol::Intake, "lageland", kGoed}), "weergavenaam");
  EXPECT_EQ(veld({"goed", "Naam", Rol::Intake, "lageland", "kort"}), "wachtwoord");
  EXPECT_TRUE(accounts_->list()->empty());
  maak("goed");
  EXPECT_EQ(accounts_->create({"Goed", "Naam", Rol::Intake, "lageland", kGoed}).error().kind,
            ErrorKind::Conflict);
}

// veiligheid A8: an office is chosen by its id; what the list does not know makes no account.
TEST_P(AccountsTest, an_office_that_is_not_in_the_list_is_refused) {
  Accounts gekeurd(*database_, clock_, Wachtwoordkosten::laagste(), {},
                   [](std::string_view kantoor) -> base::Result<void> {
                     if (kantoor == "lageland") {
                       return {};
                     }
                     return base::fail(ErrorKind::Input, "Dit kantoor is er niet.", "Kies lageland.",
                                       {.path = "kantoor"});
                   });
  const auto fout = gekeurd.create({"goed", "Naam", Rol::Intake, "Zorgkantoor Lageland", kGoed});
  ASSERT_FALSE(fout);
  EXPECT_EQ(fout.error().place.path, "kantoor");
  EXPECT_TRUE(gekeurd.list()->empty());
  EXPECT_TRUE(gekeurd.create({"goed", "Naam", Rol::Intake, "lageland", kGoed}));
}

TEST_P(AccountsTest, accounts_of_an_office_with_an_old_name_move_to_its_id) {
  ASSERT_TRUE(accounts_->create({"oud", "Naam", Rol::Intake, "Zorgkantoor Lageland", kGoed}));
  const Account ander = maak("ander");
  const auto sessie = sessions_->start(accounts_->find_by_name("oud").value(), "");
  ASSERT_TRUE(sessie) << sessie.error().text();
  EXPECT_EQ(accounts_->verhuis("Zorgkantoor Lageland", "hoogland").value(), 1);
  EXPECT_EQ(accounts_->find_by_name("oud")->kantoor, "hoogland");
  EXPECT_EQ(accounts_->find(ander.id)->kantoor, "lageland");
  EXPECT_FALSE(sessions_->find(sessie->token).value());
  EXPECT_FALSE(accounts_->verhuis("", "hoogland"));
}

TEST_P(AccountsTest, the_name_of_a_person_is_kept_as_the_rule_for_texts_says) {
  const auto gemaakt =
      accounts_->create({"zoe", " Zoe\u0308  de\tVries\u00A0", Rol::Intake, "lageland", kGoed});
  ASSERT_TRUE(gemaakt) << gemaakt.error().text();
  EXPECT_EQ(gemaakt->weergavenaam, "Zoë de Vries");
  EXPECT_EQ(accounts_->find(gemaakt->id)->weergavenaam, "Zoë de Vries");
}

TEST_P(AccountsTest, no_answer_tells_whether_an_account_exists) {
  maak("marloes");
  const Account geblokkeerd = maak("geblokkeerd");
  ASSERT_TRUE(accounts_->block(geblokkeerd.id));
  std::set<std::string> teksten;
  for (const char* naam : {"marloes", "bestaatniet", "", "x", "geen geldige naam", "geblokkeerd"}) {
    const auto fout =
        accounts_->verify(naam, std::string_view(naam) == "geblokkeerd" ? kGoed : kFout, "10.0.0.9");
    ASSERT_FALSE(fout);
    EXPECT_EQ(fout.error().kind, ErrorKind::Forbidden);
    teksten.insert(fout.error().text());
  }
  for (const char* naam : {"marloes", "bestaatniet"}) {
    for (int i = 0; i < 8; ++i) {
      const auto fout = accounts_->verify(naam, kFout, "10.0.0.8");
      ASSERT_FALSE(fout);
      teksten.insert(fout.error().text());
    }
  }
  EXPECT_EQ(teksten.size(), 1U);
  EXPECT_FALSE(gelukt("marloes", std::string(2000, 'a')));
}

TEST_P(AccountsTest, dearer_hashes_replace_cheaper_ones_at_login) {
  maak();
  const std::string goedkoop = ruw("SELECT wachtwoord AS waarde FROM account");
  Wachtwoordkosten duurder = Wachtwoordkosten::laagste();
  duurder.rondes += 1;
  Accounts strenger(*database_, clock_, duurder);
  ASSERT_TRUE(strenger.verify("marloes", kGoed, "10.0.0.1"));
  EXPECT_NE(ruw("SELECT wachtwoord AS waarde FROM account"), goedkoop);
  EXPECT_TRUE(strenger.verify("marloes", kGoed, "10.0.0.1"));
}

TEST_P(AccountsTest, only_a_parent_is_bound_to_dossiers) {
  const Account ouder = maak("ouder", Rol::Ouder);
  const Account intake = maak("intake");
  ASSERT_TRUE(accounts_->bind(ouder.id, "d2"));
  ASSERT_TRUE(accounts_->bind(ouder.id, "d1"));
  ASSERT_TRUE(accounts_->bind(ouder.id, "d1"));
  EXPECT_THAT(accounts_->find(ouder.id)->dossiers, ::testing::ElementsAre("d1", "d2"));
  ASSERT_TRUE(accounts_->unbind(ouder.id, "d2"));
  EXPECT_THAT(accounts_->find(ouder.id)->dossiers, ::testing::ElementsAre("d1"));
  EXPECT_EQ(accounts_->bind(intake.id, "d1").error().kind, ErrorKind::Input);
  EXPECT_EQ(accounts_->bind("onbekend", "d1").error().kind, ErrorKind::NotFound);
  EXPECT_EQ(accounts_->list("lageland")->size(), 1U);
  EXPECT_EQ(accounts_->list()->size(), 2U);
}

}  // namespace
}  // namespace maatstaf::auth
