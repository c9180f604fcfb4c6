// SPDX-License-Identifier: EUPL-1.2
//
// The timeline of a scheme and its coverage, on invented packages and on those of this project.
#include "regels/bibliotheek/tijdlijn.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "regels/bibliotheek/bibliotheek.h"
#include "regels/bibliotheek/tijdlijn_proef.h"

namespace maatstaf::regels {
namespace {

using proef::dag;
using proef::Kalender;

TEST(Tijdlijn, periods_follow_each_other_and_say_what_holds) {
  Kalender kalender;
  kalender.pakket("r/een", "2015-01-01", "2018-06-30", Status::Vervallen);
  kalender.pakket("r/twee", "2018-07-01", "", Status::InWerking);
  kalender.zonder("r", "2014-01-01", "2014-12-31");
  const Tijdlijn tijdlijn =
      Tijdlijn::van_regeling(kalender.bron(), "r", dag("2014-01-01"), dag("2020-12-31"));
  ASSERT_EQ(tijdlijn.periodes().size(), 3U);
  EXPECT_EQ(in_woorden(tijdlijn.periodes()[0]), "geen regels: Verzonnen.");
  EXPECT_EQ(in_woorden(tijdlijn.periodes()[1]), "r/een (vervallen)");
  EXPECT_EQ(tijdlijn.periodes()[1].tot_en_met, dag("2018-06-30"));
  EXPECT_EQ(tijdlijn.periodes()[2].tot_en_met, dag("2020-12-31"));
  EXPECT_EQ(tijdlijn.op(dag("2013-12-31")), nullptr);
  EXPECT_TRUE(dekking(kalender.bron(), dag("2014-01-01"), dag("2020-12-31")).empty());
}

TEST(Tijdlijn, r139_a_replaced_package_holds_on_until_adoption) {
  Kalender kalender;
  kalender.pakket("r/oud", "2025-01-01", "2026-02-28", Status::Vervallen);
  Pakket& nieuw = kalender.pakket("r/nieuw", "2026-03-01", "2026-12-31", Status::InWerking);
  nieuw.vervangt = {"r/oud"};
  nieuw.invoering = GeleidelijkeInvoering{.vanaf = dag("2026-03-01"), .uiterlijk = dag("2026-06-30")};
  const auto tijdlijn = Tijdlijn::van_regeling(kalender.bron(), "r", dag("2026-01-01"), dag("2026-12-31"));
  ASSERT_EQ(tijdlijn.periodes().size(), 3U);
  ASSERT_EQ(tijdlijn.periodes()[1].tot_invoering.size(), 1U);
  EXPECT_EQ(tijdlijn.periodes()[1].tot_invoering.front()->id, "r/oud");
  EXPECT_EQ(tijdlijn.periodes()[1].tot_en_met, dag("2026-06-30"));
  EXPECT_TRUE(tijdlijn.periodes()[2].tot_invoering.empty());
  EXPECT_TRUE(dekking(kalender.bron(), dag("2025-01-01"), dag("2026-12-31")).empty());
}

TEST(Tijdlijn, a_package_that_ended_long_before_is_not_revived_by_adoption) {
  Kalender kalender;
  kalender.pakket("r/oud", "2020-01-01", "2020-12-31", Status::Vervallen);
  Pakket& nieuw = kalender.pakket("r/nieuw", "2026-03-01", "", Status::InWerking);
  nieuw.vervangt = {"r/oud"};
  nieuw.invoering = GeleidelijkeInvoering{.vanaf = dag("2026-03-01"), .uiterlijk = dag("2026-06-30")};
  const auto tijdlijn = Tijdlijn::van_regeling(kalender.bron(), "r", dag("2026-03-01"), dag("2026-03-01"));
  EXPECT_TRUE(tijdlijn.periodes().front().tot_invoering.empty());
}

TEST(Tijdlijn, a_plan_answers_only_a_day_that_nothing_else_answers) {
  Kalender kalender;
  kalender.pakket("r/nu", "2026-01-01", "2027-06-30", Status::InWerking);
  kalender.pakket("r/plan", "2027-01-01", "", Status::Voorgenomen);
  const auto tijdlijn = Tijdlijn::van_regeling(kalender.bron(), "r", dag("2026-01-01"), dag("2027-12-31"));
  ASSERT_EQ(tijdlijn.periodes().size(), 2U);
  EXPECT_EQ(tijdlijn.periodes()[1].van, dag("2027-07-01"));
  EXPECT_EQ(tijdlijn.periodes()[1].pakketten.front()->id, "r/plan");
  EXPECT_TRUE(dekking(kalender.bron(), dag("2026-01-01"), dag("2027-12-31")).empty());
}

TEST(Tijdlijn, the_horizon_runs_from_the_start_of_the_wlz) {
  EXPECT_EQ(eerste_dag_wlz, dag("2015-01-01"));
  EXPECT_EQ(laatste_dag_horizon, dag("2028-12-31"));
}

struct Gebrek {
  std::string naam;
  std::function<void(Kalender&)> maak;
  DekkingSoort soort;
  std::string van;
  std::string tot;
};

class Dekking : public testing::TestWithParam<Gebrek> {};

TEST_P(Dekking, finds_the_defect_with_its_days) {
  Kalender kalender;
  GetParam().maak(kalender);
  const auto bevindingen = dekking(kalender.bron(), dag("2025-01-01"), dag("2026-12-31"));
  ASSERT_EQ(bevindingen.size(), 1U);
  EXPECT_EQ(bevindingen.front().soort, GetParam().soort) << bevindingen.front().tekst;
  EXPECT_EQ(bevindingen.front().van, dag(GetParam().van)) << bevindingen.front().tekst;
  EXPECT_EQ(bevindingen.front().tot_en_met, dag(GetParam().tot)) << bevindingen.front().tekst;
  EXPECT_EQ(bevindingen.front().regeling, "r");
  EXPECT_FALSE(woord(bevindingen.front().soort).empty());
}

INSTANTIATE_TEST_SUITE_P(
    Gebreken, Dekking,
    testing::Values(Gebrek{"een_dag_zonder_regel",
                           [](Kalender& k) {
                             k.pakket("r/een", "2025-01-01", "2025-05-31", Status::Vervallen);
                             k.pakket("r/twee", "2025-06-02", "", Status::InWerking);
                           },
                           DekkingSoort::ZonderAntwoord, "2025-06-01", "2025-06-01"},
                    Gebrek{"alleen_een_alternatief",
                           [](Kalender& k) {
                             k.pakket("r/een", "2025-01-01", "2025-12-31", Status::Vervallen);
                             k.pakket("r/spel", "2025-01-01", "", Status::Alternatief);
                           },
                           DekkingSoort::ZonderAntwoord, "2026-01-01", "2026-12-31"},
                    Gebrek{"alleen_een_concept",
                           [](Kalender& k) { k.pakket("r/spel", "2025-01-01", "", Status::Concept); },
                           DekkingSoort::ZonderAntwoord, "2025-01-01", "2026-12-31"},
                    Gebrek{"twee_pakketten",
                           [](Kalender& k) {
                             k.pakket("r/een", "2025-01-01", "2025-06-30", Status::Vervallen);
                             k.pakket("r/twee", "2025-06-01", "", Status::InWerking);
                           },
                           DekkingSoort::TweePakketten, "2025-06-01", "2025-06-30"},
                    Gebrek{"vervangen_zonder_invoering",
                           [](Kalender& k) {
                             k.pakket("r/een", "2025-01-01", "", Status::InWerking);
                             k.pakket("r/twee", "2026-03-01", "", Status::InWerking).vervangt = {"r/een"};
                           },
                           DekkingSoort::VervangenLooptDoor, "2026-03-01", "2026-12-31"},
                    Gebrek{"vervangen_na_de_invoering",
                           [](Kalender& k) {
                             k.pakket("r/een", "2025-01-01", "", Status::InWerking);
                             Pakket& twee = k.pakket("r/twee", "2026-03-01", "", Status::InWerking);
                             twee.vervangt = {"r/een"};
                             twee.invoering = GeleidelijkeInvoering{.vanaf = dag("2026-03-01"),
                                                                    .uiterlijk = dag("2026-06-30")};
                           },
                           DekkingSoort::VervangenLooptDoor, "2026-07-01", "2026-12-31"},
                    Gebrek{"verklaring_spreekt_pakket_tegen",
                           [](Kalender& k) {
                             k.pakket("r/een", "2025-01-01", "", Status::InWerking);
                             k.zonder("r", "2025-02-01", "2025-03-31");
                           },
                           DekkingSoort::VerklaringTegenspraak, "2025-02-01", "2025-03-31"},
                    Gebrek{"ernaast_zonder_anker",
                           [](Kalender& k) {
                             k.pakket("r/een", "2025-01-01", "2025-12-31", Status::Vervallen);
                             k.pakket("r/twee", "2026-01-01", "", Status::InWerking);
                             k.pakket("r/naast", "2025-06-01", "2026-03-31", Status::InWerking).naast = {
                                 "r/een"};
                           },
                           DekkingSoort::AlleenErnaast, "2026-01-01", "2026-03-31"}),
    [](const auto& geval) { return geval.param.naam; });

TEST(Dekking, a_concept_beside_a_statement_contradicts_nothing) {
  Kalender kalender;
  kalender.pakket("r/concept", "2025-01-01", "", Status::Concept);
  kalender.zonder("r", "2025-01-01", "2026-12-31");
  EXPECT_TRUE(dekking(kalender.bron(), dag("2025-01-01"), dag("2026-12-31")).empty());
}

TEST(Dekking, a_package_beside_another_is_no_second_rule) {
  Kalender kalender;
  kalender.pakket("r/een", "2025-01-01", "", Status::InWerking);
  kalender.pakket("r/naast", "2025-09-08", "2026-02-28", Status::InWerking).naast = {"r/een"};
  EXPECT_TRUE(dekking(kalender.bron(), dag("2025-01-01"), dag("2026-12-31")).empty());
}

// ---- Properties
// ---------------------------------------------------------------------------------------------

constexpr int kDagen = 60;

RC_GTEST_PROP(TijdlijnEigenschap, periods_partition_the_days_and_agree_day_by_day, ()) {
  const Kalender kalender = *rc::gen::oneOf(proef::kalenders(), proef::keurige_kalenders());
  const base::Date van = proef::eerste.plus_days(*rc::gen::inRange(-5, 5));
  const base::Date tot = van.plus_days(*rc::gen::inRange(0, kDagen));
  const Tijdlijn tijdlijn = Tijdlijn::van_regeling(kalender.bron(), "r", van, tot);
  RC_ASSERT(tijdlijn.periodes().front().van == van);
  RC_ASSERT(tijdlijn.periodes().back().tot_en_met == tot);
  for (std::size_t i = 0; i < tijdlijn.periodes().size(); ++i) {
    const Regelperiode& periode = tijdlijn.periodes()[i];
    RC_ASSERT(periode.van <= periode.tot_en_met);
    if (i == 0) {
      continue;
    }
    const Regelperiode& vorige = tijdlijn.periodes()[i - 1];
    RC_ASSERT(vorige.tot_en_met.plus_days(1) == periode.van);
    RC_ASSERT(!vorige.zelfde_regels(periode));
  }
  for (base::Date datum = van; datum <= tot; datum = datum.plus_days(1)) {
    const Tijdlijn los = Tijdlijn::van_regeling(kalender.bron(), "r", datum, datum);
    RC_ASSERT(tijdlijn.op(datum) != nullptr);
    RC_ASSERT(tijdlijn.op(datum)->zelfde_regels(los.periodes().front()));
  }
}

/// What holds on a day, written down once more, as plainly as possible.
int aantal_antwoorden(const Kalender& kalender, base::Date datum) {
  std::vector<const Pakket*> geldig;
  for (const auto& pakket : kalender.pakketten) {
    const bool loopt =
        pakket->geldig_van <= datum && (!pakket->geldig_tot_en_met || datum <= *pakket->geldig_tot_en_met);
    const bool spel = pakket->status == Status::Alternatief || pakket->status == Status::Concept;
    if (loopt && !spel) {
      geldig.push_back(pakket.get());
    }
  }
  const auto echt =
      std::ranges::count_if(geldig, [](const Pakket* pakket) { return mag_besluiten(pakket->status); });
  const auto verklaard = std::ranges::count_if(
      kalender.zonder_regels, [&](const ZonderRegels& z) { return z.van <= datum && datum <= z.tot_en_met; });
  const auto pakketten = echt > 0 ? echt : static_cast<std::ptrdiff_t>(geldig.size());
  return static_cast<int>(pakketten) + (verklaard > 0 ? 1 : 0);
}

RC_GTEST_PROP(TijdlijnEigenschap, coverage_is_silent_exactly_when_every_day_has_one_answer, ()) {
  const Kalender kalender = *proef::kalenders();
  const base::Date tot = proef::eerste.plus_days(kDagen);
  const auto bevindingen = dekking(kalender.bron(), proef::eerste, tot);
  for (base::Date datum = proef::eerste; datum <= tot; datum = datum.plus_days(1)) {
    const bool gemeld = std::ranges::any_of(bevindingen, [datum](const DekkingBevinding& bevinding) {
      return bevinding.van <= datum && datum <= bevinding.tot_en_met;
    });
    RC_ASSERT(gemeld == (aantal_antwoorden(kalender, datum) != 1));
  }
}

// ---- The statements of the library
// ----------------------------------------------------------------------------

TEST(ZonderRegels, a_statement_is_read_with_its_place) {
  const auto gelezen = lees_zonder_regels(
      "zonder_regels:\n  - {regeling: r, van: 2015-01-01, tot_en_met: 2015-12-31, waarom: Niets., bronnen: "
      "[a]}\n",
      "tijdlijn/r.yaml");
  ASSERT_TRUE(gelezen) << gelezen.error().text();
  ASSERT_EQ(gelezen->size(), 1U);
  EXPECT_EQ(gelezen->front().plaats.file, "tijdlijn/r.yaml");
  EXPECT_EQ(gelezen->front().plaats.line, 2);
}

TEST(ZonderRegels, a_broken_statement_is_refused_with_file_line_and_field) {
  const std::vector<std::pair<std::string, std::string>> gevallen = {
      {"{regeling: r/een, van: 2015-01-01, tot_en_met: 2015-12-31, waarom: x, bronnen: [a]}", "regeling"},
      {"{regeling: r, van: 2016-01-01, tot_en_met: 2015-12-31, waarom: x, bronnen: [a]}", "tot_en_met"},
      {"{regeling: r, van: 2015-01-01, tot_en_met: 2015-12-31, waarom: x, bronnen: []}", "bronnen"},
      {"{regeling: r, van: 2015-01-01, tot_en_met: 2015-12-31, bronnen: [a]}", "waarom"},
      {"{regeling: r, van: 2015-02-30, tot_en_met: 2015-12-31, waarom: x, bronnen: [a]}", "van"},
      {"{regeling: r, van: 2015-01-01, waarom: x, bronnen: [a]}", "tot_en_met"},
      {"{regeling: r, van: 2015-01-01, tot_en_met: 2015-12-31, waarom: x, bronnen: [a], extra: 1}", "extra"}};
  for (const auto& [regel, veld] : gevallen) {
    const auto gelezen = lees_zonder_regels("zonder_regels:\n  - " + regel + "\n", "tijdlijn/r.yaml");
    ASSERT_FALSE(gelezen) << regel;
    EXPECT_EQ(gelezen.error().place.file, "tijdlijn/r.yaml");
    EXPECT_EQ(gelezen.error().place.line, 2) << gelezen.error().text();
    EXPECT_NE(gelezen.error().place.path.find(veld), std::string::npos) << gelezen.error().text();
  }
}

Bestanden heel() {
  auto bestanden = lees_bestanden(std::string(MAATSTAF_SOURCE_DIR) + "/tests/pakketten-stuk/heel");
  if (!bestanden) {
    ADD_FAILURE() << bestanden.error().text();
  }
  return bestanden ? *bestanden : Bestanden{};
}

TEST(Bibliotheek, the_statements_stand_in_the_library_and_explain_an_empty_day) {
  Bestanden bestanden = heel();
  bestanden["tijdlijn/proef.yaml"] =
      "zonder_regels:\n  - {regeling: proef, van: 2024-01-01, tot_en_met: 2024-12-31, waarom: Nog niet "
      "bedacht., "
      "bronnen: [proef-1]}\n";
  const auto bibliotheek = Bibliotheek::uit(bestanden);
  ASSERT_TRUE(bibliotheek) << bibliotheek.error().text();
  EXPECT_EQ(bibliotheek->zonder_regels().size(), 1U);
  const auto geldend = bibliotheek->geldend("proef", dag("2024-05-01"));
  ASSERT_FALSE(geldend);
  EXPECT_NE(geldend.error().cause.find("Nog niet bedacht."), std::string::npos);
  bestanden["tijdlijn/proef.yaml"].replace(bestanden["tijdlijn/proef.yaml"].find("proef-1"), 7, "proef-7");
  const auto stuk = Bibliotheek::uit(bestanden);
  ASSERT_FALSE(stuk);
  EXPECT_EQ(stuk.error().place.file, "tijdlijn/proef.yaml");
}

TEST(Bibliotheek, the_new_header_fields_are_read_and_checked) {
  const auto met = [](const std::string& velden) {
    Bestanden bestanden = heel();
    std::string& kop = bestanden["proef/een/pakket.yaml"];
    const std::string anker = "gekozen_op: aanvraagdatum\n";
    kop.insert(kop.find(anker) + anker.size(), velden);
    return Bibliotheek::uit(bestanden);
  };
  const auto goed =
      met("vervangt: [proef/nul]\ninvoering: {per: zorgkantoor, vanaf: 2025-03-01, uiterlijk: 2025-12-31}\n"
          "toepassing: {soorten_aanvraag: [verlenging]}\n");
  ASSERT_TRUE(goed) << goed.error().text();
  ASSERT_TRUE(goed->vind("een")->invoering);
  EXPECT_EQ(goed->vind("een")->invoering->vanaf, dag("2025-03-01"));
  EXPECT_EQ(goed->vind("een")->toepassing.soorten_aanvraag.front(), "verlenging");
  const std::vector<std::pair<std::string, std::string>> gevallen = {
      {"naast: [proef/een]\n", "naast"},
      {"naast: [proef/twee]\n", "naast"},
      {"invoering: {per: zorgkantoor, vanaf: 2025-03-01, uiterlijk: 2025-12-31}\n", "invoering"},
      {"vervangt: [a/b]\ninvoering: {per: gemeente, vanaf: 2025-03-01, uiterlijk: 2025-12-31}\n",
       "invoering.per"},
      {"vervangt: [a/b]\ninvoering: {per: zorgkantoor, vanaf: 2025-03-01, uiterlijk: 2025-02-01}\n",
       "invoering.uiterlijk"},
      {"vervangt: [a/b]\ninvoering: {per: zorgkantoor, vanaf: 2024-03-01, uiterlijk: 2025-02-01}\n",
       "invoering.vanaf"},
      {"vervangt: [a/b]\ninvoering: {per: zorgkantoor, vanaf: 2025-03-01, uiterlijk: 2027-02-01}\n",
       "invoering.uiterlijk"}};
  for (const auto& [velden, veld] : gevallen) {
    const auto stuk = met(velden);
    ASSERT_FALSE(stuk) << velden;
    EXPECT_EQ(stuk.error().kind, base::ErrorKind::Rules);
    EXPECT_NE(stuk.error().place.path.find(veld), std::string::npos) << stuk.error().text();
    EXPECT_TRUE(stuk.error().place.file.ends_with("proef/een/pakket.yaml")) << stuk.error().text();
  }
}

}  // namespace
}  // namespace maatstaf::regels
