// SPDX-License-Identifier: EUPL-1.2
//
// The judgement pages of the office, asked as a browser without JavaScript asks them.
#include <gtest/gtest.h>

#include "web/testing.h"
#include "zaak/voorbeelden/testing_spel.h"

namespace maatstaf::web {
namespace {

using zaak::testing::dag;
using zaak::testing::goed;
using zaak::testing::gronden;
using zaak::testing::lees_bestand;
using zaak::testing::oordeel;

class KantoorStappenTest : public testing::MetSite {
 protected:
  void SetUp() override {
    MetSite::SetUp();
    router_ = std::make_unique<http::Router>(maak_router(services_));
  }

  // An application without its judgements, received today.
  void dien_in(const char* bestand) {
    auto json = goed(base::parse_json(lees_bestand(bestand), "aanvraag"));
    json.if_object()->erase("oordelen");
    auto aanvraag = goed_aanvraag(json);
    aanvraag.feiten.erase("aanvraagdatum");
    klok_.set(base::Moment::at(dag("2026-10-20"), 9));
    ASSERT_TRUE(zaken_->dien_in(mens("intake"), aanvraag, zaak::testing::kKantoor, "MZ-2026-0001"));
  }

  static zaak::Aanvraag goed_aanvraag(const base::Json& json) {
    auto gelezen = zaak::lees_aanvraag(json, "a", gronden().bibliotheek.begrippen(), gronden().codes);
    EXPECT_TRUE(gelezen);
    return *gelezen;
  }

  auth::Account mens(const char* naam) { return goed(accounts_->find_by_name(naam)); }

  // Step 1 to 3 are done: no ground at step 2, no other solution at step 3.
  void alleen_stap_5b_is_open() {
    dien_in("voorbeelden/aanvraag-willem-afwijzing.json");
    std::vector<zaak::OordeelInvoer> intake{oordeel("profiel_best_passend", true),
                                            oordeel("ekt_overleg", true), oordeel("overbruggingszorg", false),
                                            oordeel("zorg_is_wlz_zorg", "alles")};
    for (const char* id : {"toeslag_behandeling", "toeslag_palliatief", "toeslag_tijdelijke_verpleging",
                           "toeslag_logeren", "toeslag_dagbesteding"}) {
      intake.push_back(oordeel(id, "niet_van_toepassing"));
    }
    ASSERT_TRUE(zaken_->teken_oordeel(mens("intake"), "MZ-2026-0001", intake));
    ASSERT_TRUE(zaken_->teken_oordeel(mens("arts"), "MZ-2026-0001", {oordeel("zorgsoort_lid_1c", "geen")}));
  }

  static bool heeft(const http::Response& pagina, std::string_view tekst) {
    return pagina.body.find(tekst) != std::string::npos;
  }
};

constexpr const char* kStap5b = "/kantoor/zaken/MZ-2026-0001/stap/5b";

// R139: a case page says why other rules hold than elsewhere, and nothing when there was no choice.
TEST_F(KantoorStappenTest, r139_the_case_page_says_why_these_rules_when_there_was_a_choice) {
  dien_in("voorbeelden/aanvraag-willem-afwijzing.json");
  const std::string pagina = "/kantoor/zaken/MZ-2026-0001/stap/1";
  auto gewoon = browser();
  (void)gewoon.log_in("intake");
  EXPECT_FALSE(heeft(gewoon.get(pagina), "Waarom deze regels"));
  zaak::Zaken later(*archief_, gronden().bibliotheek, gronden().codes, klok_, gronden().termijnboek,
                    {{"meerzorg-thuis/kader-2026", dag("2026-12-01")}});
  services_.zaken = &later;
  const http::Router router = maak_router(services_);
  testing::Browser bezoek(router);
  (void)bezoek.log_in("intake");
  const auto antwoord = bezoek.get(pagina);
  ASSERT_EQ(antwoord.status, 200);
  EXPECT_TRUE(heeft(antwoord, "Waarom deze regels"));
  EXPECT_TRUE(heeft(antwoord, "sinds 1 december 2026"));
}

// R046: nobody waits for a verdict that the rules do not need.
TEST_F(KantoorStappenTest, the_verpleegkundige_signs_step_5b_without_a_medical_verdict) {
  alleen_stap_5b_is_open();
  auto verpleegkundige = browser();
  (void)verpleegkundige.log_in("verpleegkundige");
  const auto pagina = verpleegkundige.get(kStap5b);
  ASSERT_EQ(pagina.status, 200);
  EXPECT_TRUE(heeft(pagina, "name=\"bijzondere_omgevingsfactor\""));
  const auto getekend = verpleegkundige.post(
      kStap5b, {{"bijzondere_omgevingsfactor", "nee"},
                {"toelichting.bijzondere_omgevingsfactor", "Er is geen bijzondere situatie."},
                {"bewijs.bijzondere_omgevingsfactor", "Zorgplan 2026, blz. 2"},
                {"doe", "teken"}});
  EXPECT_EQ(getekend.status, 303) << getekend.body;
  const auto daarna = verpleegkundige.get(kStap5b);
  EXPECT_TRUE(heeft(daarna, "versie 1, vastgezet"));
  EXPECT_TRUE(heeft(daarna, "Er is geen bijzondere situatie."));
}

TEST_F(KantoorStappenTest, while_the_medisch_adviseur_is_needed_the_verpleegkundige_cannot_sign) {
  dien_in("voorbeelden/aanvraag-noor.json");
  auto verpleegkundige = browser();
  (void)verpleegkundige.log_in("verpleegkundige");
  (void)verpleegkundige.get("/kantoor/zaken/MZ-2026-0001/stap/5");
  const auto antwoord =
      verpleegkundige.post("/kantoor/zaken/MZ-2026-0001/stap/5",
                           {{"verantwoord", "ja"}, {"toelichting.verantwoord", "Veilig."}, {"doe", "teken"}});
  EXPECT_EQ(antwoord.status, 409);
  EXPECT_TRUE(heeft(antwoord, "De medisch adviseur heeft nog niet getekend."));
  EXPECT_TRUE(heeft(antwoord, "Veilig."));  // what was typed is kept
}

TEST_F(KantoorStappenTest, signing_too_early_names_everything_that_is_missing) {
  dien_in("voorbeelden/aanvraag-noor.json");
  auto arts = browser();
  (void)arts.log_in("arts");
  const auto pagina = arts.get("/kantoor/zaken/MZ-2026-0001/stap/4");
  EXPECT_TRUE(heeft(pagina, "0 van 8 gebieden met bewijs en reden"));
  const auto antwoord = arts.post("/kantoor/zaken/MZ-2026-0001/stap/4",
                                  {{"bijzondere_zorgbehoefte", "bijzonder"},
                                   {"toelichting.bijzondere_zorgbehoefte", "Anders van aard."},
                                   {"doe", "teken"}});
  EXPECT_EQ(antwoord.status, 400);
  EXPECT_TRUE(heeft(antwoord, "het bewijs ontbreekt"));
  EXPECT_TRUE(heeft(antwoord, "href=\"#gebied_adl\""));
  EXPECT_TRUE(heeft(antwoord, "Anders van aard."));
}

TEST_F(KantoorStappenTest, a_draft_is_private_and_a_declaration_can_be_taken_back) {
  dien_in("voorbeelden/aanvraag-noor.json");
  const char* stap = "/kantoor/zaken/MZ-2026-0001/stap/4";
  auto arts = browser();
  (void)arts.log_in("arts");
  (void)arts.get(stap);
  EXPECT_EQ(arts.post(stap, {{"gebied_adl", "klein"}, {"volledig_beeld", "ja"}, {"doe", "bewaar"}}).status,
            303);
  const auto bewaard = arts.get(stap);
  EXPECT_TRUE(heeft(bewaard, "Concept, alleen voor u zichtbaar"));
  EXPECT_TRUE(heeft(bewaard, "name=\"volledig_beeld\" value=\"ja\" checked"));
  EXPECT_EQ(arts.post(stap, {{"gebied_adl", "klein"}, {"doe", "bewaar"}}).status, 303);
  EXPECT_FALSE(heeft(arts.get(stap), "name=\"volledig_beeld\" value=\"ja\" checked"));
  auto ander = browser();
  (void)ander.log_in("verpleegkundige");
  EXPECT_FALSE(heeft(ander.get(stap), "Concept, alleen voor u zichtbaar"));
}

TEST_F(KantoorStappenTest, care_adds_up_by_item_and_by_part_of_the_day) {
  dien_in("voorbeelden/aanvraag-noor.json");
  auto verpleegkundige = browser();
  (void)verpleegkundige.log_in("verpleegkundige");
  const auto pagina = verpleegkundige.get("/kantoor/zaken/MZ-2026-0001/stap/5");
  EXPECT_TRUE(heeft(pagina, "€\u00a0149.344"));  // 58 hours, 52 weeks: schermen, section 10
  EXPECT_TRUE(heeft(pagina, "De week, uren per dagdeel"));
  EXPECT_TRUE(heeft(pagina, "46,0"));
  const auto meer =
      verpleegkundige.post("/kantoor/zaken/MZ-2026-0001/stap/5", {{"passende_zorg.aantal", "1"},
                                                                  {"passende_zorg.0.uren_per_week", "3"},
                                                                  {"actie", "toevoegen.passende_zorg"}});
  EXPECT_EQ(meer.status, 200);
  EXPECT_TRUE(heeft(meer, "name=\"passende_zorg.1.uren_per_week\""));
  EXPECT_TRUE(heeft(meer, "value=\"3\""));
}

TEST_F(KantoorStappenTest, the_auditor_sees_the_chain_and_who_looked) {
  dien_in("voorbeelden/aanvraag-noor.json");
  const char* adres = "/kantoor/zaken/MZ-2026-0001/dossier";
  auto arts = browser();
  (void)arts.log_in("arts");
  (void)arts.get("/kantoor/zaken/MZ-2026-0001/stap/4");
  EXPECT_EQ(arts.get(adres).status, 403);
  auto auditor = browser();
  (void)auditor.log_in("auditor");
  const auto pagina = auditor.get(adres);
  ASSERT_EQ(pagina.status, 200);
  EXPECT_TRUE(heeft(pagina, "De keten is heel."));
  EXPECT_TRUE(heeft(pagina, "zaak zien"));
  EXPECT_TRUE(heeft(pagina, ">arts<"));
  EXPECT_TRUE(heeft(pagina, "toezicht"));
  EXPECT_TRUE(heeft(auditor.get("/kantoor/zaken/MZ-2026-0001/stap/1"), adres));
}

TEST_F(KantoorStappenTest, a_broken_chain_is_shown_and_the_case_is_not) {
  dien_in("voorbeelden/aanvraag-noor.json");
  const auto veranderd = database_->transaction(db::Access::Write, [](db::Connection& verbinding) {
    return verbinding.run({"verander", "UPDATE gebeurtenis SET rol = 'beslisser' WHERE nummer = 2"});
  });
  ASSERT_TRUE(veranderd);
  auto auditor = browser();
  (void)auditor.log_in("auditor");
  const auto pagina = auditor.get("/kantoor/zaken/MZ-2026-0001/dossier");
  ASSERT_EQ(pagina.status, 200);
  EXPECT_TRUE(heeft(pagina, "De keten is niet heel."));
  EXPECT_FALSE(heeft(pagina, "Noor Verhoeven"));
}

TEST_F(KantoorStappenTest, every_role_reads_every_step) {
  dien_in("voorbeelden/aanvraag-noor.json");
  for (const char* naam : {"intake", "arts", "verpleegkundige", "beslisser", "auditor"}) {
    auto iemand = browser();
    (void)iemand.log_in(naam);
    for (const char* stap : {"1", "2", "3", "4", "5a", "5b", "5"}) {
      const auto pagina = iemand.get(std::string("/kantoor/zaken/MZ-2026-0001/stap/") + stap);
      EXPECT_EQ(pagina.status, 200) << naam << " " << stap;
    }
    EXPECT_EQ(iemand.get("/kantoor/zaken/MZ-2026-0001/besluit").status, 200) << naam;
    EXPECT_EQ(iemand.get("/kantoor/zaken/MZ-2026-0001/besluit?eerder=MZ-1999-0001").status, 200) << naam;
  }
}

}  // namespace
}  // namespace maatstaf::web
