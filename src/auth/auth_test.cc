// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <thread>

#include "auth/accounts.h"
#include "auth/attempts.h"
#include "auth/rechten.h"
#include "auth/secrets.h"
#include "auth/sessions.h"
#include "db/testing.h"

namespace maatstaf::auth {
namespace {

using base::ErrorKind;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* kGoed = "vier blauwe fietsen";
constexpr const char* kFout = "vijf groene fietsen";

/// What the table must say, written a second time by hand: per role everything it may do, and nothing else.
const std::map<Rol, std::set<Actie>>& verwacht() {
  using enum Actie;
  static const std::map<Rol, std::set<Actie>> tabel = {
      {Rol::Intake,
       {AanvraagIndienen, WerkvoorraadZien, ZaakZien, FeitVastleggen, ClientondersteuningAanbieden,
        InformatieVragen, InformatieOntvangen, OordeelIntakeGeven, BriefVersturen}},
      {Rol::MedischAdviseur,
       {WerkvoorraadZien, ZaakZien, FeitVastleggen, InformatieVragen, OordeelMedischGeven, BesluitVoorstellen,
        BesluitMeelezen}},
      {Rol::Verpleegkundige,
       {WerkvoorraadZien, ZaakZien, FeitVastleggen, InformatieVragen, OordeelVerpleegkundigGeven,
        ZorgVastleggen, BesluitVoorstellen}},
      {Rol::Beslisser,
       {WerkvoorraadZien, ZaakZien, BesluitVoorstellen, BesluitNemen, BesluitMeelezen,
        VoorbeeldwaardeToestaan, BriefVersturen}},
      {Rol::Auditor, {WerkvoorraadZien, ZaakZien, KetenVerifieren, AuditlogZien}},
      {Rol::Ouder, {AanvraagIndienen, EigenStatusZien, OpgaveDoen}},
      {Rol::Beheerder, {KetenVerifieren, DossierWissen, AccountsBeheren}},
  };
  return tabel;
}

TEST(Rechten, every_role_tries_every_action) {
  int pogingen = 0;
  for (const Rol rol : kRollen) {
    for (const Actie actie : kActies) {
      EXPECT_EQ(mag(rol, actie), verwacht().at(rol).contains(actie)) << woord(rol) << " " << woord(actie);
      ++pogingen;
    }
  }
  EXPECT_EQ(pogingen, 7 * 22);
}

TEST(Rechten, a_judgement_belongs_to_exactly_one_role) {
  for (const Actie actie :
       {Actie::OordeelIntakeGeven, Actie::OordeelMedischGeven, Actie::OordeelVerpleegkundigGeven}) {
    EXPECT_EQ(std::count_if(kRollen.begin(), kRollen.end(), [&](Rol rol) { return mag(rol, actie); }), 1);
  }
  EXPECT_EQ(oordeel_actie("medisch_adviseur"), Actie::OordeelMedischGeven);
  EXPECT_EQ(oordeel_actie("verpleegkundige"), Actie::OordeelVerpleegkundigGeven);
  EXPECT_EQ(oordeel_actie("intake"), Actie::OordeelIntakeGeven);
  for (const char* niemand : {"beslisser", "beheerder", "ouder", "auditor", "", "Medisch_adviseur"}) {
    EXPECT_FALSE(oordeel_actie(niemand)) << niemand;
  }
}

TEST(Rechten, words_are_unique_and_read_back) {
  std::set<std::string_view> woorden;
  for (const Actie actie : kActies) woorden.insert(woord(actie));
  EXPECT_EQ(woorden.size(), kActies.size());
  for (const Rol rol : kRollen) EXPECT_EQ(lees_rol(woord(rol)), rol);
  EXPECT_FALSE(lees_rol("koning"));
}

TEST(Rechten, an_account_acts_within_its_office_or_its_own_dossiers) {
  Account intake{"1", "marloes", "Marloes", Rol::Intake, "lageland", false, {}};
  EXPECT_TRUE(mag(intake, Actie::ZaakZien, {"lageland", "d1"}));
  EXPECT_FALSE(mag(intake, Actie::ZaakZien, {"hoogland", "d1"}));
  EXPECT_FALSE(mag(intake, Actie::BesluitNemen, {"lageland", "d1"}));
  intake.geblokkeerd = true;
  EXPECT_FALSE(mag(intake, Actie::ZaakZien, {"lageland", "d1"}));

  const Account ouder{"2", "ouder", "Ouder", Rol::Ouder, "", false, {"d1"}};
  EXPECT_TRUE(mag(ouder, Actie::EigenStatusZien, {"lageland", "d1"}));
  EXPECT_FALSE(mag(ouder, Actie::EigenStatusZien, {"lageland", "d2"}));
  EXPECT_FALSE(mag(ouder, Actie::EigenStatusZien, {"", ""}));
  EXPECT_TRUE(mag(ouder, Actie::AanvraagIndienen, {"", ""}));
  EXPECT_FALSE(mag(ouder, Actie::AanvraagIndienen, {"lageland", "d2"}));
  EXPECT_FALSE(mag(ouder, Actie::ZaakZien, {"lageland", "d1"}));

  const Account zonder_kantoor{"3", "x", "X", Rol::Intake, "", false, {}};
  EXPECT_FALSE(mag(zonder_kantoor, Actie::ZaakZien, {"", "d1"}));
}

TEST(Wachtwoord, length_counts_and_what_everybody_guesses_is_refused) {
  for (const char* goed : {kGoed, "hetregentaltijdopdinsdag", "ééntweedriév12", "Xk7#pq!Lm2zR"}) {
    EXPECT_TRUE(check_password(goed, "marloes")) << goed;
  }
  const std::string lang(129, 'a');
  for (const std::string& slecht :
       {std::string("kort"), std::string("elf tekens."), std::string("Welkom1234567"),
        std::string("wachtwoord!2026"), std::string("aaaaaaaaaaaaaaaa"), std::string("123456789012345"),
        std::string("ikbenmarloes123"), lang, std::string("met een nul\0teken", 17),
        std::string("geen \xff utf-8 tekst")}) {
    const auto geweigerd = check_password(slecht, "marloes");
    ASSERT_FALSE(geweigerd) << slecht;
    EXPECT_EQ(geweigerd.error().place.path, "wachtwoord");
    EXPECT_FALSE(geweigerd.error().remedy.empty());
  }
}

class AuthTest : public db::testing::OnBothDatabases {
 protected:
  void SetUp() override {
    OnBothDatabases::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    accounts_ = std::make_unique<Accounts>(*database_, clock_, Wachtwoordkosten::laagste());
    sessions_ = std::make_unique<Sessions>(*database_, *accounts_, clock_);
  }
  Account maak(const char* naam = "marloes", Rol rol = Rol::Intake) {
    const auto account =
        accounts_->create({naam, "Iemand Anders", rol, rol == Rol::Ouder ? "" : "lageland", kGoed});
    EXPECT_TRUE(account) << (account ? "" : account.error().text());
    return account.value_or(Account{});
  }
  bool gelukt(std::string_view naam, std::string_view wachtwoord, std::string_view adres = "10.0.0.1") {
    return accounts_->verify(naam, wachtwoord, adres).has_value();
  }
  std::string ruw(const std::string& sql) {
    const auto rij = database_->transaction(
        db::Access::Read, [&](db::Connection& connection) { return connection.first({"ruw", sql}); });
    return rij && *rij ? (*rij)->text("waarde").value_or("") : "";
  }

  std::unique_ptr<Accounts> accounts_;
  std::unique_ptr<Sessions> sessions_;
};
INSTANTIATE_TEST_SUITE_P(Databases, AuthTest, db::testing::both(), db::testing::kind_name);

TEST_P(AuthTest, who_knows_the_password_gets_the_account) {
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

TEST_P(AuthTest, the_password_is_kept_as_an_argon2id_hash) {
  maak();
  EXPECT_THAT(ruw("SELECT wachtwoord AS waarde FROM account"), HasSubstr("$argon2id$"));
  EXPECT_THAT(ruw("SELECT wachtwoord AS waarde FROM account"), Not(HasSubstr("fietsen")));
}

TEST_P(AuthTest, accounts_that_cannot_be_are_refused_with_the_field) {
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
  EXPECT_EQ(veld({"goed", "Naam", Rol::Intake, "lageland", "kort"}), "wachtwoord");
  EXPECT_TRUE(accounts_->list()->empty());
  maak("goed");
  EXPECT_EQ(accounts_->create({"Goed", "Naam", Rol::Intake, "lageland", kGoed}).error().kind,
            ErrorKind::Conflict);
}

TEST_P(AuthTest, no_answer_tells_whether_an_account_exists) {
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

TEST_P(AuthTest, failures_make_one_wait_longer_each_time) {
  maak();
  for (int i = 0; i < 6; ++i) EXPECT_FALSE(gelukt("marloes", kFout));
  EXPECT_FALSE(gelukt("marloes", kGoed)) << "has to wait, even with the right password";
  clock_.advance_seconds(3);
  EXPECT_FALSE(gelukt("marloes", kFout));
  clock_.advance_seconds(3);
  EXPECT_FALSE(gelukt("marloes", kGoed)) << "the wait has doubled";
  clock_.advance_seconds(2);
  EXPECT_TRUE(gelukt("marloes", kGoed));
  for (int i = 0; i < 5; ++i) EXPECT_FALSE(gelukt("marloes", kFout));
  EXPECT_TRUE(gelukt("marloes", kGoed)) << "success has wiped out the failures";
}

TEST_P(AuthTest, an_address_that_tries_many_names_waits_and_others_do_not) {
  maak();
  for (int i = 0; i < 31; ++i) EXPECT_FALSE(gelukt("naam" + std::to_string(i), kFout, "10.6.6.6"));
  EXPECT_FALSE(gelukt("marloes", kGoed, "10.6.6.6"));
  EXPECT_TRUE(gelukt("marloes", kGoed, "10.0.0.1"));
  clock_.advance_seconds(3601);
  EXPECT_TRUE(gelukt("marloes", kGoed, "10.6.6.6"));
}

TEST_P(AuthTest, logging_in_oneself_does_not_wipe_out_guesses_at_others) {
  maak("eigen");
  maak("ander");
  for (int i = 0; i < 29; ++i) EXPECT_FALSE(gelukt("doel" + std::to_string(i), kFout, "10.6.6.6"));
  EXPECT_TRUE(gelukt("eigen", kGoed, "10.6.6.6"));
  EXPECT_FALSE(gelukt("doel98", kFout, "10.6.6.6"));
  EXPECT_FALSE(gelukt("doel99", kFout, "10.6.6.6"));
  EXPECT_FALSE(gelukt("ander", kGoed, "10.6.6.6"));
}

TEST_P(AuthTest, tries_at_the_same_time_are_all_counted) {
  maak();
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (int j = 0; j < 3; ++j) (void)gelukt("marloes", kFout);
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_FALSE(gelukt("marloes", kGoed));
}

TEST_P(AuthTest, the_names_that_were_tried_are_not_stored) {
  (void)gelukt("geheime.naam", kFout, "10.1.2.3");
  EXPECT_EQ(ruw("SELECT sleutel AS waarde FROM aanmeldpoging").size(), 64U);
}

TEST_P(AuthTest, dearer_hashes_replace_cheaper_ones_at_login) {
  maak();
  const std::string goedkoop = ruw("SELECT wachtwoord AS waarde FROM account");
  Wachtwoordkosten duurder = Wachtwoordkosten::laagste();
  duurder.rondes += 1;
  Accounts strenger(*database_, clock_, duurder);
  ASSERT_TRUE(strenger.verify("marloes", kGoed, "10.0.0.1"));
  EXPECT_NE(ruw("SELECT wachtwoord AS waarde FROM account"), goedkoop);
  EXPECT_TRUE(strenger.verify("marloes", kGoed, "10.0.0.1"));
}

TEST_P(AuthTest, only_a_parent_is_bound_to_dossiers) {
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

TEST_P(AuthTest, a_session_is_found_by_its_token_until_logout) {
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

TEST_P(AuthTest, only_the_hash_of_a_token_is_stored) {
  const auto session = sessions_->start(maak());
  const std::string stored = ruw("SELECT token AS waarde FROM sessie");
  EXPECT_EQ(stored.size(), 64U);
  EXPECT_NE(stored, session->token);
  EXPECT_FALSE(sessions_->find(stored)->has_value()) << "who reads the database has no session";
}

TEST_P(AuthTest, login_gives_a_new_token_and_ends_the_old_one) {
  const Account account = maak();
  const auto eerste = sessions_->start(account);
  const auto tweede = sessions_->start(account, eerste->token);
  EXPECT_NE(eerste->token, tweede->token);
  EXPECT_FALSE(sessions_->find(eerste->token)->has_value());
  EXPECT_TRUE(sessions_->find(tweede->token)->has_value());
}

TEST_P(AuthTest, an_unused_session_ends_and_a_used_one_ends_after_a_day_of_work) {
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

TEST_P(AuthTest, blocking_and_a_new_password_end_the_sessions) {
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

TEST(Wachttijd, doubles_up_to_a_limit) {
  const Aanmeldgrenzen grenzen;
  std::vector<std::int64_t> tijden;
  for (std::int64_t mislukt = 4; mislukt < 18; ++mislukt) tijden.push_back(wachttijd(mislukt, 5, grenzen));
  EXPECT_THAT(tijden, ::testing::ElementsAre(0, 0, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900));
  EXPECT_EQ(wachttijd(1'000'000'000'000, 5, grenzen), 900);
}

}  // namespace
}  // namespace maatstaf::auth
