// SPDX-License-Identifier: EUPL-1.2
//
// Which package decides a case: by date, by office, by kind of application, and every refusal by its name.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "regels/bibliotheek/bibliotheek.h"
#include "regels/bibliotheek/tijdlijn.h"
#include "regels/bibliotheek/tijdlijn_proef.h"

namespace maatstaf::regels {
namespace {

using proef::dag;
using proef::Kalender;

/// Old practice, leniency beside it for extensions, a framework that offices adopt gradually, and a plan.
Kalender kalender() {
  Kalender k;
  k.pakket("r/praktijk", "2025-01-01", "2026-02-28", Status::Vervallen);
  Pakket& coulance = k.pakket("r/coulance", "2025-09-08", "2026-02-28", Status::Vervallen);
  coulance.naast = {"r/praktijk"};
  coulance.toepassing.soorten_aanvraag = {"verlenging"};
  Pakket& kader = k.pakket("r/kader", "2026-03-01", "2026-12-31", Status::InWerking);
  kader.vervangt = {"r/praktijk", "r/coulance"};
  kader.invoering = GeleidelijkeInvoering{.vanaf = dag("2026-03-01"), .uiterlijk = dag("2026-12-31")};
  k.pakket("r/plan", "2027-01-01", "", Status::Voorgenomen).vervangt = {"r/kader"};
  k.zonder("r", "2014-01-01", "2014-12-31");
  return k;
}

KeuzeVraag vraag(const std::string& aanvraag, const std::string& besluit = "") {
  KeuzeVraag v{.regeling = "r",
               .datums = {{"aanvraagdatum", dag(aanvraag)}},
               .kantoor = {},
               .soort_aanvraag = "nieuw",
               .doel = KeuzeDoel::Besluit};
  if (!besluit.empty()) {
    v.datums.emplace("besluitdatum", dag(besluit));
  }
  return v;
}

std::string alles(const Pakketkeuze& keuze) {
  std::string out;
  for (const std::string& zin : keuze.uitleg) {
    out += zin + "\n";
  }
  return out;
}

TEST(Keuze, r139_the_office_keeps_the_old_rules_until_it_adopts) {
  const Kalender k = kalender();
  const std::vector<KantoorInvoering> dagen = {{"Kantoor Noord", dag("2026-05-15")},
                                               {"Kantoor Zuid", dag("2026-03-01")}};
  struct Geval {
    std::string kantoor;
    std::string aanvraag;
    std::string pakket;
  };
  for (const auto& [kantoor, aanvraag, pakket] :
       {Geval{"", "2026-02-28", "r/praktijk"}, Geval{"", "2026-03-01", "r/kader"},
        Geval{"Kantoor Noord", "2026-05-14", "r/praktijk"}, Geval{"Kantoor Noord", "2026-05-15", "r/kader"},
        Geval{"Kantoor Zuid", "2026-03-01", "r/kader"}, Geval{"Kantoor Oost", "2026-03-01", "r/kader"}}) {
    KeuzeVraag v = vraag(aanvraag);
    v.kantoor = kantoor;
    const auto keuze = kies(k.bron(), v, dagen);
    ASSERT_TRUE(keuze) << keuze.error().text();
    EXPECT_EQ(keuze->pakket->id, pakket) << kantoor << " " << aanvraag;
    EXPECT_EQ(keuze->gekozen_op, "aanvraagdatum");
    EXPECT_FALSE(keuze->uitleg.empty());
  }
  KeuzeVraag noord = vraag("2026-05-14");
  noord.kantoor = "Kantoor Noord";
  EXPECT_NE(alles(*kies(k.bron(), noord, dagen)).find("sinds 15 mei 2026"), std::string::npos);
  KeuzeVraag oost = vraag("2026-05-14");
  oost.kantoor = "Kantoor Oost";
  EXPECT_NE(alles(*kies(k.bron(), oost, dagen)).find("geen eigen dag van invoering bekend"),
            std::string::npos);
}

TEST(Keuze, r111_an_extension_is_judged_leniently_beside_the_practice) {
  const Kalender k = kalender();
  KeuzeVraag v = vraag("2025-09-08");
  v.soort_aanvraag = "verlenging";
  auto keuze = kies(k.bron(), v, {});
  ASSERT_TRUE(keuze) << keuze.error().text();
  EXPECT_EQ(keuze->pakket->id, "r/coulance");
  ASSERT_EQ(keuze->ernaast.size(), 1U);
  EXPECT_EQ(keuze->ernaast.front()->id, "r/praktijk");
  v.datums["aanvraagdatum"] = dag("2025-09-07");
  EXPECT_EQ(kies(k.bron(), v, {})->pakket->id, "r/praktijk");
  v = vraag("2025-09-08");
  EXPECT_EQ(kies(k.bron(), v, {})->pakket->id, "r/praktijk");
  // Unknown is not no: the leniency is named as long as the kind of application is not known.
  v.soort_aanvraag.clear();
  keuze = kies(k.bron(), v, {});
  EXPECT_EQ(keuze->pakket->id, "r/praktijk");
  EXPECT_NE(alles(*keuze).find("De soort aanvraag is nog niet bekend"), std::string::npos);
  // C06: with the framework the leniency ends, except where it is not adopted yet.
  v = vraag("2026-04-01");
  v.soort_aanvraag = "verlenging";
  EXPECT_EQ(kies(k.bron(), v, {})->pakket->id, "r/kader");
  v.kantoor = "Noord";
  const std::vector<KantoorInvoering> later = {{"Noord", dag("2026-06-01")}};
  EXPECT_EQ(kies(k.bron(), v, later)->pakket->id, "r/coulance");
}

TEST(Keuze, n03_both_dates_are_shown_when_they_select_different_packages) {
  const Kalender k = kalender();
  const auto keuze = kies(k.bron(), vraag("2026-02-20", "2026-04-10"), {});
  ASSERT_TRUE(keuze) << keuze.error().text();
  EXPECT_EQ(keuze->pakket->id, "r/praktijk");
  EXPECT_TRUE(keuze->verschilt);
  EXPECT_EQ(keuze->op_aanvraagdatum->id, "r/praktijk");
  EXPECT_EQ(keuze->op_besluitdatum->id, "r/kader");
  EXPECT_NE(alles(*keuze).find("op de datum van het besluit (10 april 2026) hoort Pakket r/kader"),
            std::string::npos)
      << alles(*keuze);
  const auto gelijk = kies(k.bron(), vraag("2026-03-20", "2026-04-10"), {});
  EXPECT_FALSE(gelijk->verschilt);
  const auto zonder = kies(k.bron(), vraag("2026-02-20"), {});
  EXPECT_FALSE(zonder->verschilt);
  EXPECT_EQ(zonder->op_besluitdatum, nullptr);
}

TEST(Keuze, a_package_may_be_selected_on_the_date_of_the_decision) {
  Kalender k;
  k.pakket("r/oud", "2025-01-01", "2026-12-31", Status::InWerking);
  Pakket& nieuw = k.pakket("r/nieuw", "2027-01-01", "", Status::Vastgesteld);
  nieuw.vervangt = {"r/oud"};
  nieuw.gekozen_op = "besluitdatum";
  // Applied under the old rules, decided under the new: both match by their own date, the successor holds.
  auto keuze = kies(k.bron(), vraag("2026-12-15", "2027-01-20"), {});
  ASSERT_TRUE(keuze) << keuze.error().text();
  EXPECT_EQ(keuze->pakket->id, "r/nieuw");
  EXPECT_EQ(keuze->datum, dag("2027-01-20"));
  EXPECT_TRUE(keuze->verschilt);
  keuze = kies(k.bron(), vraag("2026-12-15"), {});
  EXPECT_EQ(keuze->pakket->id, "r/oud");
  keuze = kies(k.bron(), vraag("2027-01-02"), {});
  EXPECT_EQ(keuze->pakket->id, "r/nieuw");
  EXPECT_NE(alles(*keuze).find("Die is er nog niet"), std::string::npos);
  // The other way round no package matches: applied under old rules that ask for the decision date.
  Kalender gat;
  gat.pakket("r/oud", "2025-01-01", "2026-12-31", Status::InWerking).gekozen_op = "besluitdatum";
  gat.pakket("r/nieuw", "2027-01-01", "", Status::Vastgesteld);
  const auto geen = kies(gat.bron(), vraag("2026-12-15", "2027-01-20"), {});
  ASSERT_FALSE(geen);
  EXPECT_EQ(geen.error().place.path, keuzefout::kBuitenAlleRegels);
}

struct Fout {
  std::string naam;
  std::function<void(KeuzeVraag&, std::vector<KantoorInvoering>&)> verander;
  std::string_view fout;
  base::ErrorKind soort;
};

class Keuzefout : public testing::TestWithParam<Fout> {};

TEST_P(Keuzefout, is_named_with_cause_and_remedy) {
  const Kalender k = kalender();
  KeuzeVraag v = vraag("2026-05-01");
  v.kantoor = "Noord";
  std::vector<KantoorInvoering> dagen = {{"Noord", dag("2026-04-01")}, {"Zuid", dag("2031-01-01")}};
  ASSERT_TRUE(kies(k.bron(), v, dagen)) << "only the office that is asked about counts";
  GetParam().verander(v, dagen);
  const auto keuze = kies(k.bron(), v, dagen);
  ASSERT_FALSE(keuze);
  EXPECT_EQ(keuze.error().place.path, GetParam().fout) << keuze.error().text();
  EXPECT_EQ(keuze.error().kind, GetParam().soort);
  EXPECT_FALSE(keuze.error().cause.empty());
  EXPECT_FALSE(keuze.error().remedy.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Fouten, Keuzefout,
    testing::Values(
        Fout{"twee_dagen_voor_een_kantoor",
             [](auto&, auto& dagen) { dagen.push_back({"Noord", dag("2026-04-02")}); },
             keuzefout::kInvoeringBotst, base::ErrorKind::Input},
        Fout{"dag_buiten_de_invoering", [](auto&, auto& dagen) { dagen.front().datum = dag("2026-02-28"); },
             keuzefout::kInvoeringBuitenTermijn, base::ErrorKind::Input},
        Fout{"geen_aanvraagdatum", [](auto& v, auto&) { v.datums.clear(); }, keuzefout::kGeenDatum,
             base::ErrorKind::Input},
        Fout{"besluit_voor_aanvraag", [](auto& v, auto&) { v.datums["besluitdatum"] = dag("2026-04-30"); },
             keuzefout::kBesluitVoorAanvraag, base::ErrorKind::Input},
        Fout{"buiten_alle_regels", [](auto& v, auto&) { v.datums["aanvraagdatum"] = dag("2013-12-31"); },
             keuzefout::kBuitenAlleRegels, base::ErrorKind::NotFound},
        Fout{"onbekende_regeling", [](auto& v, auto&) { v.regeling = "s"; }, keuzefout::kBuitenAlleRegels,
             base::ErrorKind::NotFound},
        Fout{"een_tijd_zonder_regels", [](auto& v, auto&) { v.datums["aanvraagdatum"] = dag("2014-12-31"); },
             keuzefout::kZonderRegels, base::ErrorKind::NotFound},
        Fout{"voorgenomen_regels", [](auto& v, auto&) { v.datums["aanvraagdatum"] = dag("2027-01-01"); },
             keuzefout::kStatusLaatNietBesluiten, base::ErrorKind::Conflict}),
    [](const auto& geval) { return geval.param.naam; });

TEST(Keuze, r163_a_planned_package_is_accepted_for_simulation_with_the_message) {
  const Kalender k = kalender();
  KeuzeVraag v = vraag("2027-01-01");
  v.doel = KeuzeDoel::Simulatie;
  const auto keuze = kies(k.bron(), v, {});
  ASSERT_TRUE(keuze) << keuze.error().text();
  EXPECT_EQ(keuze->pakket->id, "r/plan");
  EXPECT_NE(alles(*keuze).find("Alleen een simulatie"), std::string::npos);
  EXPECT_NE(alles(*keuze).find("voorgenomen"), std::string::npos);
}

TEST(Keuze, every_status_is_either_for_deciding_or_for_simulation_only) {
  for (const Status status :
       {Status::Concept, Status::Voorgenomen, Status::InConsultatie, Status::Vastgesteld, Status::InWerking,
        Status::Vervallen, Status::Alternatief}) {
    Kalender k;
    const Pakket& pakket = k.pakket("r/een", "2025-01-01", "", status);
    const auto besluit = toets_status(pakket, KeuzeDoel::Besluit);
    const auto simulatie = toets_status(pakket, KeuzeDoel::Simulatie);
    ASSERT_TRUE(simulatie);
    EXPECT_EQ(besluit.has_value(), mag_besluiten(status));
    EXPECT_EQ(simulatie->empty(), mag_besluiten(status));
  }
}

TEST(Keuze, two_packages_at_once_are_an_error_of_the_rules) {
  Kalender k = kalender();
  k.pakket("r/dubbel", "2026-04-01", "", Status::InWerking);
  const auto keuze = kies(k.bron(), vraag("2026-05-01"), {});
  ASSERT_FALSE(keuze);
  EXPECT_EQ(keuze.error().kind, base::ErrorKind::Rules);
  EXPECT_EQ(keuze.error().place.path, keuzefout::kTweePakketten);
  EXPECT_NE(keuze.error().cause.find("r/dubbel"), std::string::npos);
}

TEST(Keuze, another_date_must_be_given) {
  Kalender k;
  k.pakket("r/een", "2025-01-01", "", Status::InWerking).gekozen_op = "indicatie_ingangsdatum";
  const auto zonder = kies(k.bron(), vraag("2026-05-01"), {});
  ASSERT_FALSE(zonder);
  EXPECT_EQ(zonder.error().place.path, keuzefout::kGeenDatum);
  KeuzeVraag v = vraag("2026-05-01");
  v.datums.emplace("indicatie_ingangsdatum", dag("2025-02-01"));
  const auto met = kies(k.bron(), v, {});
  ASSERT_TRUE(met);
  EXPECT_EQ(met->datum, dag("2025-02-01"));
}

// ---- Properties
// ---------------------------------------------------------------------------------------------

RC_GTEST_PROP(KeuzeEigenschap, without_an_office_the_choice_is_that_of_the_timeline, ()) {
  const Kalender k = *proef::kalenders();
  const base::Date datum = proef::eerste.plus_days(*rc::gen::inRange(-2, 70));
  KeuzeVraag v = vraag(datum.text());
  v.doel = KeuzeDoel::Simulatie;
  const auto keuze = kies(k.bron(), v, {});
  const Tijdlijn tijdlijn = Tijdlijn::van_regeling(k.bron(), "r", datum, datum);
  const Pakketlijst& verwacht = tijdlijn.periodes().front().pakketten;
  RC_ASSERT(keuze.has_value() == (verwacht.size() == 1));
  if (keuze) {
    RC_ASSERT(keuze->pakket == verwacht.front());
  }
  if (!keuze) {
    RC_ASSERT((keuze.error().place.path == keuzefout::kTweePakketten) == (verwacht.size() > 1));
  }
}

RC_GTEST_PROP(KeuzeEigenschap, r139_adoption_moves_the_border_and_nothing_else, ()) {
  const Kalender k = kalender();
  const base::Date adoptie = dag("2026-03-01").plus_days(*rc::gen::inRange(0, 306));
  const base::Date aanvraag = dag("2026-01-01").plus_days(*rc::gen::inRange(0, 365));
  KeuzeVraag v = vraag(aanvraag.text());
  v.kantoor = "Noord";
  std::vector<KantoorInvoering> dagen = {{"Noord", adoptie}, {"Zuid", dag("2026-03-01")}, {"Noord", adoptie}};
  if (*rc::gen::arbitrary<bool>()) {
    std::ranges::reverse(dagen);
  }
  const auto keuze = kies(k.bron(), v, dagen);
  RC_ASSERT(keuze.has_value());
  RC_ASSERT(keuze->pakket->id == (aanvraag < adoptie ? "r/praktijk" : "r/kader"));
}

bool staat_in(const Pakketlijst& lijst, const std::shared_ptr<const Pakket>& pakket) {
  return std::ranges::find(lijst, pakket) != lijst.end();
}

RC_GTEST_PROP(KeuzeEigenschap, r139_no_day_of_adoption_leaves_an_office_without_a_rule, ()) {
  const Kalender k = *proef::keurige_kalenders();
  const base::Date tot = *k.pakketten.back()->geldig_tot_en_met;
  RC_ASSERT(dekking(k.bron(), proef::eerste, tot).empty());
  std::vector<KantoorInvoering> dagen;
  for (const auto& pakket : k.pakketten) {
    if (!pakket->invoering || !*rc::gen::arbitrary<bool>()) {
      continue;
    }
    const std::int64_t ruimte = pakket->invoering->uiterlijk.days() - pakket->invoering->vanaf.days();
    dagen.push_back(
        {"Noord", pakket->invoering->vanaf.plus_days(*rc::gen::inRange<std::int64_t>(0, ruimte + 1))});
  }
  const Tijdlijn tijdlijn = Tijdlijn::van_regeling(k.bron(), "r", proef::eerste, tot);
  for (base::Date datum = proef::eerste; datum <= tot; datum = datum.plus_days(1)) {
    for (const char* soort : {"nieuw", "verlenging", ""}) {
      KeuzeVraag v = vraag(datum.text());
      v.kantoor = "Noord";
      v.soort_aanvraag = soort;
      const auto keuze = kies(k.bron(), v, dagen);
      RC_ASSERT(keuze.has_value());
      const Regelperiode& periode = *tijdlijn.op(datum);
      RC_ASSERT(staat_in(periode.pakketten, keuze->pakket) || staat_in(periode.ernaast, keuze->pakket) ||
                staat_in(periode.tot_invoering, keuze->pakket));
      // Beside another package only for the kind of application that it is made for.
      RC_ASSERT(keuze->pakket->naast.empty() || std::string_view(soort) == "verlenging");
    }
  }
}

RC_GTEST_PROP(KeuzeEigenschap, the_date_of_the_decision_explains_but_does_not_move_the_choice, ()) {
  const Kalender k = kalender();
  const base::Date aanvraag = dag("2025-01-01").plus_days(*rc::gen::inRange(0, 730));
  const base::Date besluit = aanvraag.plus_days(*rc::gen::inRange(0, 400));
  KeuzeVraag v = vraag(aanvraag.text());
  v.doel = KeuzeDoel::Simulatie;
  const auto eerst = kies(k.bron(), v, {});
  v.datums.emplace("besluitdatum", besluit);
  const auto daarna = kies(k.bron(), v, {});
  RC_ASSERT(eerst.has_value());
  RC_ASSERT(daarna.has_value());
  RC_ASSERT(eerst->pakket == daarna->pakket);
  RC_ASSERT(daarna->verschilt == (daarna->op_aanvraagdatum != daarna->op_besluitdatum));
  v.datums["aanvraagdatum"] = besluit;
  RC_ASSERT(kies(k.bron(), v, {})->pakket == daarna->op_besluitdatum);
}

}  // namespace
}  // namespace maatstaf::regels
