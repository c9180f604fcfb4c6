// SPDX-License-Identifier: EUPL-1.2
#include "termijnen/termijn.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace maatstaf::termijnen {
namespace {

using base::Date;

Date d(const char* text) {
  const auto date = Date::parse(text);
  EXPECT_TRUE(date.has_value()) << text;
  return date.value_or(Date());
}

const Kalender& kalender() {
  static const Kalender kalender;
  return kalender;
}

constexpr TermijnDuur kAcht{8, Eenheid::Weken};
constexpr TermijnDuur kZes{6, Eenheid::Weken};

Termijn wet(const char* gebeurtenis, TermijnDuur duur) {
  return bereken({"proef", "proef", duur, Oorsprong::Wet}, d(gebeurtenis), kalender());
}

bool verschoven(const Termijn& termijn) {
  for (const auto& stap : termijn.stappen) {
    if (stap.soort == StapSoort::Verschuiving) {
      return true;
    }
  }
  return false;
}

// The worked examples: announced on a Thursday; on a Friday so that the last day falls on Christmas Day.
TEST(Bezwaar, zes_weken_vanaf_de_dag_na_bekendmaking) {
  EXPECT_EQ(bezwaar(d("2026-11-19"), kZes, kalender()).einde, d("2026-12-31"));
  EXPECT_EQ(bezwaar(d("2026-11-13"), kZes, kalender()).einde, d("2026-12-28"));
  EXPECT_EQ(bezwaar(d("2026-11-09"), kZes, kalender()).einde, d("2026-12-21"));
  EXPECT_EQ(bezwaar(d("2026-11-24"), kZes, kalender()).einde, d("2027-01-05"));
  EXPECT_EQ(bezwaar(d("2026-08-10"), kZes, kalender()).einde, d("2026-09-21"));
}

TEST(Bezwaar, legt_de_verschuiving_uit) {
  const auto termijn = bezwaar(d("2026-11-13"), kZes, kalender());
  ASSERT_EQ(termijn.stappen.size(), 4U);
  EXPECT_EQ(termijn.stappen[0].datum, d("2026-11-14"));
  EXPECT_EQ(termijn.stappen[1].artikel, "Awb 6:7 en 6:8 lid 1");
  EXPECT_EQ(termijn.stappen[1].datum, d("2026-12-25"));
  EXPECT_EQ(termijn.stappen[2].artikel, "Atw art. 1 lid 1");
  EXPECT_NE(termijn.stappen[2].tekst.find("eerste Kerstdag"), std::string::npos);
  EXPECT_EQ(termijn.stappen[3].datum, d("2026-12-28"));
}

// Twenty-one weeks is more than twelve: the last day is Whit Monday and stays so (Atw art. 4).
TEST(Verschuiving, niet_bij_meer_dan_twaalf_weken) {
  const auto termijn = wet("2026-12-21", {21, Eenheid::Weken});
  EXPECT_EQ(termijn.einde, d("2027-05-17"));
  EXPECT_FALSE(verschoven(termijn));
  EXPECT_EQ(wet("2026-09-21", {21, Eenheid::Weken}).einde, d("2027-02-15"));
}

// Requirements: R128.
TEST(Verschuiving, tien_weken_advies_verschuift_naar_na_kerst) {
  EXPECT_EQ(wet("2026-10-16", {10, Eenheid::Weken}).einde, d("2026-12-28"));
}

// Twelve weeks from Friday 2 October 2026 end on Christmas Day; ninety-one days and thirteen weeks are too
// long.
TEST(Verschuiving, grens_van_artikel_vier) {
  EXPECT_TRUE(verschoven(wet("2026-10-02", {12, Eenheid::Weken})));
  EXPECT_FALSE(verschoven(wet("2026-09-25", {13, Eenheid::Weken})));
  EXPECT_TRUE(verschoven(wet("2026-09-26", {90, Eenheid::Dagen})));
  EXPECT_FALSE(verschoven(wet("2026-09-25", {91, Eenheid::Dagen})));
  EXPECT_TRUE(verschoven(wet("2026-09-25", {3, Eenheid::Maanden})));
  EXPECT_FALSE(verschoven(wet("2026-08-25", {4, Eenheid::Maanden})));
  EXPECT_FALSE(verschoven(wet("2025-12-25", {1, Eenheid::Jaren})));
}

// Atw art. 2: three days from Wednesday 23 December 2026 are Thursday and both Christmas days: one working
// day only.
TEST(Verschuiving, twee_werkdagen_in_een_korte_termijn) {
  const auto termijn = wet("2026-12-23", {3, Eenheid::Dagen});
  EXPECT_EQ(termijn.einde, d("2026-12-28"));
  EXPECT_EQ(wet("2026-12-24", {2, Eenheid::Dagen}).einde, d("2026-12-28"));
  EXPECT_EQ(wet("2027-05-03", {3, Eenheid::Dagen}).einde, d("2027-05-07"));
}

TEST(Verschuiving, gelijkgestelde_dag_komt_van_de_aanroeper) {
  const Kalender met_dag({{d("2026-12-31"), "aangewezen dag", "Atw art. 3 lid 3"}});
  EXPECT_EQ(bezwaar(d("2026-11-19"), kZes, met_dag).einde, d("2027-01-04"));
}

TEST(Besluit, acht_weken_zonder_onderbreking) {
  const auto termijn = besluit_op_aanvraag(d("2026-12-02"), kAcht, kalender());
  EXPECT_EQ(termijn.einde, d("2027-01-27"));
  EXPECT_EQ(termijn.dagen_stil, 0);
  EXPECT_FALSE(termijn.voorlopig);
  EXPECT_EQ(termijn.dagen_over(d("2027-01-20")), 7);
  EXPECT_EQ(termijn.dagen_over(d("2027-01-30")), -3);
}

// Invited on 10 December, completed on the 18th: 11 to 17 December do not count, seven days.
// Requirements: R019.
TEST(Besluit, onderbreking_voor_aanvulling) {
  const Onderbreking vraag{d("2026-12-10"), d("2026-12-24"), d("2026-12-18"), "verklaring"};
  const auto termijn = besluit_op_aanvraag(d("2026-12-02"), kAcht, kalender(), {vraag});
  EXPECT_EQ(termijn.dagen_stil, 7);
  EXPECT_EQ(termijn.einde, d("2027-02-03"));
  const auto ander =
      besluit_op_aanvraag(d("2026-12-02"), kAcht, kalender(), {vraag},
                          {.dag_van_aanvulling = DagVanAanvulling::StaatNogStil, .vandaag = {}});
  EXPECT_EQ(ander.dagen_stil, 8);
  EXPECT_EQ(ander.einde, d("2027-02-04"));
}

// The story: received Monday 28 September 2026, asked 12 October, complete 26 October.
TEST(Besluit, verhaal_van_noor) {
  EXPECT_EQ(besluit_op_aanvraag(d("2026-09-28"), kAcht, kalender()).einde, d("2026-11-23"));
  const Onderbreking vraag{d("2026-10-12"), d("2026-10-26"), d("2026-10-26"), "verklaring van de kinderarts"};
  const auto termijn = besluit_op_aanvraag(d("2026-09-28"), kAcht, kalender(), {vraag});
  EXPECT_EQ(termijn.einde, d("2026-12-07"));
  EXPECT_TRUE(verschoven(termijn));
  Onderbreking open = vraag;
  open.aangevuld.reset();
  const auto onderweg =
      besluit_op_aanvraag(d("2026-09-28"), kAcht, kalender(), {open}, {.vandaag = d("2026-10-19")});
  EXPECT_EQ(onderweg.einde, d("2026-12-07"));
  EXPECT_TRUE(onderweg.voorlopig);
  EXPECT_EQ(onderweg.stil_tot, d("2026-10-26"));
}

TEST(Besluit, ongebruikte_tijd_telt_helemaal_als_stilstand) {
  const Onderbreking vraag{d("2026-12-10"), d("2026-12-24"), std::nullopt, "verklaring"};
  const auto termijn =
      besluit_op_aanvraag(d("2026-12-02"), kAcht, kalender(), {vraag}, {.vandaag = d("2027-01-05")});
  EXPECT_EQ(termijn.dagen_stil, 14);
  EXPECT_FALSE(termijn.voorlopig);
  EXPECT_FALSE(termijn.stil_tot.has_value());
  Onderbreking te_laat = vraag;
  te_laat.aangevuld = d("2027-01-04");
  EXPECT_EQ(besluit_op_aanvraag(d("2026-12-02"), kAcht, kalender(), {te_laat}).dagen_stil, 14);
}

TEST(Besluit, overlappende_vragen_tellen_een_keer) {
  const Onderbreking een{d("2026-12-10"), d("2026-12-24"), d("2026-12-18"), "a"};
  const Onderbreking twee{d("2026-12-14"), d("2026-12-28"), d("2026-12-21"), "b"};
  const auto termijn = besluit_op_aanvraag(d("2026-12-02"), kAcht, kalender(), {twee, een});
  EXPECT_EQ(termijn.dagen_stil, 10);  // 11 to 20 December
}

TEST(Besluit, vraag_na_afloop_schort_niets_op) {
  const Onderbreking vraag{d("2027-02-10"), d("2027-02-24"), std::nullopt, "te laat gevraagd"};
  EXPECT_EQ(besluit_op_aanvraag(d("2026-12-02"), kAcht, kalender(), {vraag}).einde, d("2027-01-27"));
}

TEST(Aanvulling, twee_weken_en_vier_weken) {
  EXPECT_EQ(aanvulling(d("2026-10-12"), {2, Eenheid::Weken}, kalender()).einde, d("2026-10-26"));
  const auto termijn = aanvulling(d("2026-12-12"), {2, Eenheid::Weken}, kalender());
  EXPECT_EQ(termijn.einde, d("2026-12-28"));
  EXPECT_EQ(termijn.stappen[2].artikel, "Atw art. 1 lid 1, naar analogie");
  EXPECT_EQ(buiten_behandeling(d("2026-10-26"), {4, Eenheid::Weken}, kalender()).einde, d("2026-11-23"));
}

TEST(Duur, in_woorden) {
  EXPECT_EQ((TermijnDuur{1, Eenheid::Weken}.tekst()), "1 week");
  EXPECT_EQ((TermijnDuur{13, Eenheid::Weken}.tekst()), "13 weken");
  EXPECT_EQ((TermijnDuur{1, Eenheid::Dagen}.tekst()), "1 dag");
  EXPECT_EQ((TermijnDuur{3, Eenheid::Jaren}.tekst()), "3 jaar");
}

TEST(Duur, maanden_eindigen_op_de_laatste_dag_van_de_maand) {
  EXPECT_EQ(wet("2026-08-31", {1, Eenheid::Maanden}).einde, d("2026-09-30"));
  EXPECT_EQ(wet("2024-02-29", {1, Eenheid::Jaren}).einde, d("2025-02-28"));
}

RC_GTEST_PROP(Eigenschap, een_termijn_eindigt_op_een_werkdag_en_wordt_nooit_korter, ()) {
  const Date begin = Date::from_days(*rc::gen::inRange(20'000, 24'000));
  const TermijnDuur duur{*rc::gen::inRange(1, 13), Eenheid::Weken};
  const auto termijn = bereken({"proef", "proef", duur, Oorsprong::Wet}, begin, kalender());
  RC_ASSERT(kalender().is_werkdag(termijn.einde));
  RC_ASSERT(termijn.einde >= begin.plus_days(std::int64_t{7} * duur.aantal));
  RC_ASSERT(termijn.einde <= begin.plus_days(std::int64_t{7} * duur.aantal + 6));
  RC_ASSERT(termijn.stappen.back().datum == termijn.einde);
}

RC_GTEST_PROP(Eigenschap, later_aanvullen_geeft_nooit_een_eerdere_laatste_dag, ()) {
  const Date ontvangen = Date::from_days(*rc::gen::inRange(20'500, 21'500));
  const Date gevraagd = ontvangen.plus_days(7);
  const auto vroeg = *rc::gen::inRange(0, 30);
  const auto laat = *rc::gen::inRange(vroeg, 30);
  const auto einde = [&](int dag) {
    return besluit_op_aanvraag(ontvangen, kAcht, kalender(),
                               {{gevraagd, gevraagd.plus_days(28), gevraagd.plus_days(dag), ""}})
        .einde;
  };
  RC_ASSERT(einde(vroeg) <= einde(laat));
}

// A stop counts by its days, whatever its ground.
TEST(Stilstand, gronden_en_artikelen) {
  for (const auto grond :
       {Grond::Aanvulling, Grond::Instemming, Grond::Vertraging, Grond::Overmacht, Grond::Herstel}) {
    EXPECT_EQ(base::lees<Grond>(woord(grond)), grond);
    const auto termijn = besluit_op_aanvraag(d("2026-12-02"), kAcht, kalender(),
                                             {stilstand(d("2026-12-11"), d("2026-12-17"), grond, "reden")});
    EXPECT_EQ(termijn.einde, d("2027-02-03"));
    ASSERT_EQ(termijn.stilstanden.size(), 1U);
    EXPECT_EQ(termijn.stilstanden[0].dagen, 7);
    EXPECT_EQ(termijn.stilstanden[0].reden, "reden");
    EXPECT_EQ(termijn.stappen[2].artikel, artikel(grond));
  }
  EXPECT_EQ(base::lees<Grond>("vakantie"), std::nullopt);
}

// An invitation on the last day would stop the clock on the day after it.
TEST(Stilstand, na_de_laatste_dag_helpt_niet_meer) {
  const Onderbreking vraag{d("2027-01-27"), d("2027-02-10"), std::nullopt, ""};
  const auto termijn = besluit_op_aanvraag(d("2026-12-02"), kAcht, kalender(), {vraag});
  EXPECT_EQ(termijn.einde, d("2027-01-27"));
  ASSERT_EQ(termijn.stilstanden.size(), 1U);
  EXPECT_EQ(termijn.stilstanden[0].uitkomst, Stilstand::Uitkomst::NaAfloop);
  EXPECT_FALSE(termijn.voorlopig);
}

TEST(Uitleg, noemt_het_einde_voor_en_na_elke_stap) {
  const Onderbreking vraag{d("2026-10-12"), d("2026-10-26"), d("2026-10-26"), "verklaring"};
  const auto termijn = besluit_op_aanvraag(d("2026-09-28"), kAcht, kalender(), {vraag});
  EXPECT_EQ(termijn.einde_voor_stilstand, d("2026-11-23"));
  EXPECT_EQ(termijn.einde_voor_termijnenwet, d("2026-12-06"));
  EXPECT_EQ(termijn.vrije_dag, "zondag");
  EXPECT_EQ(termijn.termijnenwet, Termijnenwet::Verschoven);
  EXPECT_EQ(termijn.einde, d("2026-12-07"));
}

TEST(Periode, vanaf_een_eerste_dag) {
  const auto tot = [](const char* van, TermijnDuur duur) {
    return bereken({"proef", "proef", duur, Oorsprong::Periode, Telling::DagZelf}, d(van), kalender()).einde;
  };
  EXPECT_EQ(tot("2027-01-01", {1, Eenheid::Jaren}), d("2027-12-31"));
  EXPECT_EQ(tot("2027-03-01", {1, Eenheid::Jaren}), d("2028-02-29"));
  EXPECT_EQ(tot("2028-02-29", {12, Eenheid::Maanden}), d("2029-02-28"));
  EXPECT_EQ(tot("2026-11-02", {13, Eenheid::Weken}), d("2027-01-31"));  // a Sunday, and it stays
}

// Atw art. 1 lid 2: a term that is counted back stays on a Saturday.
TEST(Terug, schuift_niet) {
  const auto termijn =
      bereken({"stukken", "Awb 7:4 lid 1", {10, Eenheid::Dagen}, Oorsprong::Wet, Telling::Terug},
              d("2026-12-08"), kalender());
  EXPECT_EQ(termijn.einde, d("2026-11-28"));
  EXPECT_EQ(termijn.termijnenwet, Termijnenwet::GeldtNiet);
}

rc::Gen<TermijnDuur> een_duur() {
  return rc::gen::build<TermijnDuur>(
      rc::gen::set(&TermijnDuur::aantal, rc::gen::inRange(1, 40)),
      rc::gen::set(&TermijnDuur::eenheid,
                   rc::gen::element(Eenheid::Dagen, Eenheid::Weken, Eenheid::Maanden, Eenheid::Jaren)));
}

Date een_dag() {
  return Date::from_days(*rc::gen::inRange(16'436, 22'280));  // 2015 to 2030
}

std::vector<Onderbreking> enkele_stilstanden(Date begin) {
  std::vector<Onderbreking> lijst;
  const auto aantal = *rc::gen::inRange(0, 4);
  for (int i = 0; i < aantal; ++i) {
    const Date van = begin.plus_days(*rc::gen::inRange(1, 80));
    lijst.push_back(stilstand(van, van.plus_days(*rc::gen::inRange(0, 20)), Grond::Overmacht, ""));
  }
  return lijst;
}

RC_GTEST_PROP(Eigenschap, wie_later_begint_is_nooit_eerder_klaar, ()) {
  const auto duur = *een_duur();
  const Date vroeg = een_dag();
  const Date laat = vroeg.plus_days(*rc::gen::inRange(0, 40));
  const TermijnRegel regel{"proef", "proef", duur, Oorsprong::Wet};
  RC_ASSERT(bereken(regel, vroeg, kalender()).einde <= bereken(regel, laat, kalender()).einde);
}

RC_GTEST_PROP(Eigenschap, een_stilstand_van_n_dagen_schuift_het_einde_n_dagen, ()) {
  const Date begin = een_dag();
  const TermijnDuur duur{*rc::gen::inRange(2, 13), Eenheid::Weken};
  const auto dagen = *rc::gen::inRange(1, 60);
  const Date van = begin.plus_days(*rc::gen::inRange(1, 14));
  const TermijnRegel regel{"proef", "proef", duur, Oorsprong::Wet};
  const auto zonder = bereken(regel, begin, kalender());
  const auto met =
      bereken(regel, begin, kalender(), {stilstand(van, van.plus_days(dagen - 1), Grond::Overmacht, "")});
  RC_ASSERT(met.dagen_stil == dagen);
  RC_ASSERT(met.einde_voor_termijnenwet == zonder.einde_voor_termijnenwet.plus_days(dagen));
  RC_ASSERT(met.einde == kalender().werkdag_vanaf(met.einde_voor_termijnenwet));
}

RC_GTEST_PROP(Eigenschap, waar_de_wet_geldt_is_de_laatste_dag_een_werkdag, ()) {
  const Date begin = een_dag();
  const auto termijn =
      bereken({"proef", "proef", *een_duur(), Oorsprong::Wet}, begin, kalender(), enkele_stilstanden(begin));
  const bool geldt = termijn.termijnenwet != Termijnenwet::TeLang;
  RC_ASSERT(!geldt || kalender().is_werkdag(termijn.einde));
  RC_ASSERT(termijn.einde >= termijn.einde_voor_termijnenwet);
  RC_ASSERT(geldt || termijn.einde == termijn.einde_voor_termijnenwet);
  RC_ASSERT(termijn.stappen.back().datum == termijn.einde);
}

// The day on which a term ends is never one on which the clock stands still.
RC_GTEST_PROP(Eigenschap, de_laatste_dag_is_geen_stille_dag, ()) {
  const Date begin = een_dag();
  const auto stil = enkele_stilstanden(begin);
  const auto termijn = besluit_op_aanvraag(begin, kAcht, kalender(), stil);
  const auto telt_op = [&](Date dag) {
    for (const auto& een : termijn.stilstanden) {
      if (een.uitkomst == Stilstand::Uitkomst::Telt && een.van <= dag && dag <= een.tot_en_met) {
        return false;
      }
    }
    return true;
  };
  RC_ASSERT(telt_op(termijn.einde_voor_termijnenwet));
}

RC_GTEST_PROP(Eigenschap, de_volgorde_en_herhaling_van_stilstanden_maakt_niet_uit, ()) {
  const Date begin = een_dag();
  auto stil = enkele_stilstanden(begin);
  const auto eerst = besluit_op_aanvraag(begin, kAcht, kalender(), stil).einde;
  std::ranges::reverse(stil);
  RC_ASSERT(besluit_op_aanvraag(begin, kAcht, kalender(), stil).einde == eerst);
  auto dubbel = stil;
  dubbel.insert(dubbel.end(), stil.begin(), stil.end());
  RC_ASSERT(besluit_op_aanvraag(begin, kAcht, kalender(), dubbel).einde == eerst);
}

RC_GTEST_PROP(Eigenschap, een_stilstand_erbij_geeft_nooit_een_eerdere_dag, ()) {
  const Date begin = een_dag();
  auto stil = enkele_stilstanden(begin);
  const auto eerst = besluit_op_aanvraag(begin, kAcht, kalender(), stil).einde;
  const Date van = begin.plus_days(*rc::gen::inRange(1, 120));
  stil.push_back(stilstand(van, van.plus_days(*rc::gen::inRange(0, 30)), Grond::Instemming, ""));
  RC_ASSERT(besluit_op_aanvraag(begin, kAcht, kalender(), stil).einde >= eerst);
}

}  // namespace
}  // namespace maatstaf::termijnen
