// SPDX-License-Identifier: EUPL-1.2
#include "termijnen/vraag.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "termijnen/vraagtekst.h"

namespace maatstaf::termijnen {
namespace {

using base::Date;
using base::Decimal;
using base::ErrorKind;

Date d(const char* text) {
  const auto date = Date::parse(text);
  EXPECT_TRUE(date.has_value()) << text;
  return date.value_or(Date());
}

Waarde vanaf(const char* van, int getal, Zekerheid zekerheid = Zekerheid::Vastgesteld) {
  return {.van = d(van),
          .tot_en_met = std::nullopt,
          .getal = Decimal(getal),
          .lijst = {},
          .zekerheid = zekerheid,
          .toelichting = "nergens gevonden",
          .bronnen = {"proefbron"}};
}

/// A small set of lengths: what these tests ask for.
Gegevens proefgegevens() {
  Gegevens gegevens;
  const auto zet = [&gegevens](const char* id, const char* eenheid, int getal) {
    gegevens.zet(id, {id, eenheid, {vanaf("2015-01-01", getal)}});
  };
  zet("beslistermijn_weken", "weken", 8);
  zet("bezwaar_weken", "weken", 6);
  zet("bezwaar_post_weken", "weken", 1);
  zet("dwangsom_start_weken", "weken", 2);
  zet("dwangsom_dagen_maximum", "dagen", 42);
  zet("termijn_dwangsom_trede_dagen", "dagen", 14);
  zet("dwangsom_eerste", "euro per dag", 23);
  zet("dwangsom_tweede", "euro per dag", 35);
  zet("dwangsom_derde", "euro per dag", 45);
  zet("termijn_toekenning_minimum_maanden", "maanden", 12);
  zet("termijn_toekenning_maximum_maanden", "maanden", 36);
  gegevens.zet("ciz_weken", {"ciz", "weken", {vanaf("2026-04-01", 6, Zekerheid::Voorbeeld)}});
  Waarde gelijk = vanaf("2015-01-01", 0);
  gelijk.lijst = {"2026-05-15"};
  gegevens.zet(std::string(kGelijkgesteldeDagen), {"gelijkgesteld", "", {gelijk}});
  return gegevens;
}

base::Result<Uitleg> beantwoord(const Vraag& vraag) {
  static const Gegevens gegevens = proefgegevens();
  TRY(const auto kalender, gegevens.kalender());
  return leg_uit(vraag, gegevens, kalender);
}

TEST(Gegevens, geeft_geen_waarde_die_er_niet_is) {
  const auto gegevens = proefgegevens();
  EXPECT_EQ(*gegevens.duur("bezwaar_weken", d("2026-11-13")), (TermijnDuur{6, Eenheid::Weken}));
  EXPECT_EQ(gegevens.duur("ciz_weken", d("2026-03-31")).error().kind, ErrorKind::Rules);
  EXPECT_EQ(gegevens.duur("bestaat_niet", d("2026-03-31")).error().kind, ErrorKind::Rules);
  EXPECT_EQ(gegevens.duur("dwangsom_eerste", d("2026-03-31")).error().kind, ErrorKind::Rules);
}

TEST(Gegevens, een_gelijkgestelde_dag_moet_een_dag_zijn) {
  auto gegevens = proefgegevens();
  EXPECT_FALSE(gegevens.kalender()->is_werkdag(d("2026-05-15")));
  Waarde stuk = vanaf("2015-01-01", 0);
  stuk.lijst = {"2026-02-30"};
  gegevens.zet(std::string(kGelijkgesteldeDagen), {"gelijkgesteld", "", {stuk}});
  EXPECT_EQ(gegevens.kalender().error().kind, ErrorKind::Rules);
  EXPECT_EQ(Gegevens().kalender().error().kind, ErrorKind::Rules);
}

TEST(Vraag, een_voorbeeldwaarde_is_zichtbaar) {
  const auto uitleg = beantwoord({.soort = Soort::Ciz, .start = d("2026-11-02")});
  ASSERT_TRUE(uitleg) << uitleg.error().text();
  ASSERT_EQ(uitleg->voorbeeldwaarden.size(), 1U);
  EXPECT_NE(als_tekst(*uitleg).find("Voorbeeldwaarden, geen recht"), std::string::npos);
  EXPECT_EQ(als_json(*uitleg).find("voorbeeldwaarden")->if_array()->size(), 1U);
}

TEST(Vraag, json_zegt_hetzelfde_als_de_tekst) {
  const auto uitleg =
      beantwoord({.soort = Soort::Besluit,
                  .start = d("2026-09-28"),
                  .onderbrekingen = {{d("2026-10-12"), d("2026-10-26"), d("2026-10-26"), "x"}}});
  ASSERT_TRUE(uitleg) << uitleg.error().text();
  const auto json = als_json(*uitleg);
  EXPECT_EQ(json.text("datum"), "2026-12-07");
  const auto& termijn = json.find("termijnen")->if_array()->front();
  EXPECT_EQ(termijn.text("eerste_dag"), "2026-09-29");
  EXPECT_EQ(termijn.text("einde_voor_stilstand"), "2026-11-23");
  EXPECT_EQ(termijn.text("einde_voor_termijnenwet"), "2026-12-06");
  EXPECT_EQ(termijn.text("termijnenwet"), "verschoven");
  EXPECT_EQ(termijn.text("vrije_dag"), "zondag");
  EXPECT_EQ(termijn.find("stilstanden")->if_array()->front().integer("dagen"), 13);
  const auto tekst = als_tekst(*uitleg);
  for (const auto& stap : *termijn.find("stappen")->if_array()) {
    EXPECT_NE(tekst.find(stap.text("tekst")), std::string::npos) << stap.text("tekst");
  }
}

TEST(Vraag, wat_een_soort_niet_gebruikt_is_een_fout) {
  const auto uitleg = beantwoord({.soort = Soort::Bezwaar, .start = d("2026-11-13"), .commissie = JaNee::Ja});
  ASSERT_FALSE(uitleg);
  EXPECT_EQ(uitleg.error().kind, ErrorKind::Input);
  EXPECT_EQ(uitleg.error().place.path, "--commissie");
}

TEST(Vraag, dagen_buiten_de_tijd_zijn_een_fout) {
  for (const char* dag : {"2014-12-31", "2101-01-01", "1900-01-01"}) {
    const auto uitleg = beantwoord({.soort = Soort::Bezwaar, .start = d(dag)});
    ASSERT_FALSE(uitleg) << dag;
    EXPECT_EQ(uitleg.error().kind, ErrorKind::Input);
    EXPECT_EQ(uitleg.error().place.path, "--start");
  }
}

TEST(Vraagtekst, leest_dagen_zoals_mensen_schrijven) {
  for (const char* dag : {"2026-11-13", "13-11-2026", "13 november 2026"}) {
    const auto vraag = lees_vraag({.soort = "bezwaar", .start = dag});
    ASSERT_TRUE(vraag) << vraag.error().text();
    EXPECT_EQ(vraag->start, d("2026-11-13"));
  }
}

TEST(Vraagtekst, elke_optie_is_te_noemen) {
  for (auto nummer = static_cast<int>(Gegeven::Opschorting); nummer <= static_cast<int>(Gegeven::Vandaag);
       ++nummer) {
    EXPECT_TRUE(optie(static_cast<Gegeven>(nummer)).starts_with("--"));
  }
}

// Whatever is typed: an answer or an error with a remedy, never a crash.
RC_GTEST_PROP(Vraagtekst, onzin_geeft_een_fout_met_raad, (const std::string& een, const std::string& twee)) {
  const auto dag = lees_dag(een, "--start");
  RC_ASSERT(dag.has_value() || !dag.error().remedy.empty());
  const auto duur = lees_duur(een, "--duur");
  RC_ASSERT(duur.has_value() || !duur.error().remedy.empty());
  const auto stil = lees_opschorting(een + ":" + twee + ":overmacht");
  RC_ASSERT(stil.has_value() || stil.error().kind == ErrorKind::Input);
  const auto uitnodiging = lees_uitnodiging(een + ":" + twee, Grond::Aanvulling);
  RC_ASSERT(uitnodiging.has_value() || uitnodiging.error().kind == ErrorKind::Input);
}

// C19: the parts per calendar year are the grant itself: in order, without gap, each within one year.
RC_GTEST_PROP(Toekenning, de_schijven_zijn_samen_de_toekenning, ()) {
  const Date start = Date::from_days(*rc::gen::inRange(20'454, 24'000));
  const TermijnDuur duur{*rc::gen::inRange(12, 37), Eenheid::Maanden};
  const auto uitleg = beantwoord({.soort = Soort::Toekenning, .start = start, .duur = duur});
  RC_ASSERT(uitleg.has_value());
  Date volgende = start;
  for (const auto& schijf : uitleg->schijven) {
    RC_ASSERT(schijf.van == volgende);
    RC_ASSERT(schijf.van.year() == schijf.tot_en_met.year());
    RC_ASSERT(schijf.dagen == schijf.tot_en_met.days() - schijf.van.days() + 1);
    RC_ASSERT(schijf.dagen_in_jaar == (base::is_leap_year(schijf.van.year()) ? 366 : 365));
    volgende = schijf.tot_en_met.plus_days(1);
  }
  RC_ASSERT(volgende == uitleg->datum.plus_days(1));
}

RC_GTEST_PROP(Dwangsom, wordt_nooit_lager_en_nooit_meer_dan_het_hoogste, ()) {
  const Date einde = Date::from_days(*rc::gen::inRange(20'454, 22'000));
  const Date in_gebreke = einde.plus_days(*rc::gen::inRange(1, 60));
  const auto som = [&](int dagen) {
    const auto uitleg = beantwoord({.soort = Soort::Dwangsom,
                                    .start = einde,
                                    .ingebrekestelling = in_gebreke,
                                    .besloten = in_gebreke.plus_days(dagen)});
    RC_ASSERT(uitleg.has_value());
    return uitleg->dwangsom->totaal;
  };
  const auto vroeg = *rc::gen::inRange(0, 90);
  const auto laat = *rc::gen::inRange(vroeg, 90);
  RC_ASSERT(som(vroeg) <= som(laat));
  RC_ASSERT(som(laat) <= Decimal(1442));
}

}  // namespace
}  // namespace maatstaf::termijnen
