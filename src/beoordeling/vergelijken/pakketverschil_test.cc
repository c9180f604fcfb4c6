// SPDX-License-Identifier: EUPL-1.2
//
// Every change between two packages is found, told in words, and shown with a case that both packages really
// assess otherwise (R140, R162, N14). The seeded changes are made in the small invented scheme of the tests.
#include "beoordeling/vergelijken/pakketverschil.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "beoordeling/beoordelen/beoordelen.h"
#include "beoordeling/uitkomst/proef.h"
#include "beoordeling/voorbeelden/voorbeelden.h"
#include "regels/lezen/bestanden.h"

namespace maatstaf::beoordeling {
namespace {

using regels::Verandering;
using regels::WijzigingSoort;
using testing::HasSubstr;

struct Vervanging {
  std::string bestand;
  std::string was;
  std::string wordt;
};

/// The invented scheme twice: as it is, and as package proef/twee with these changes.
regels::Bibliotheek met(const std::vector<Vervanging>& vervangingen) {
  auto bestanden = regels::lees_bestanden(std::string(MAATSTAF_SOURCE_DIR) + "/tests/pakketten-stuk/heel");
  EXPECT_TRUE(bestanden);
  regels::Bestanden uit = *bestanden;
  const std::string oud = "proef/een/";
  for (const auto& [pad, inhoud] : *bestanden) {
    if (!pad.starts_with(oud)) {
      continue;
    }
    std::string kopie = inhoud;
    if (pad.ends_with("pakket.yaml")) {
      kopie.replace(kopie.find("proef/een"), 9, "proef/twee");
    }
    for (const Vervanging& vervanging : vervangingen) {
      if (!pad.ends_with(vervanging.bestand)) {
        continue;
      }
      const auto plaats = kopie.find(vervanging.was);
      EXPECT_NE(plaats, std::string::npos) << vervanging.was;
      if (plaats != std::string::npos) {
        kopie.replace(plaats, vervanging.was.size(), vervanging.wordt);
      }
    }
    uit["proef/twee/" + pad.substr(oud.size())] = kopie;
  }
  auto bibliotheek = regels::Bibliotheek::uit(uit);
  EXPECT_TRUE(bibliotheek) << bibliotheek.error().text();
  return std::move(*bibliotheek);
}

Pakketverschil verschil_van(const regels::Bibliotheek& bibliotheek, const Verschilvraag& vraag) {
  const auto kanten = kies_kanten(bibliotheek, vraag);
  EXPECT_TRUE(kanten) << kanten.error().text();
  auto verschil = vergelijk_pakketten(*kanten);
  EXPECT_TRUE(verschil) << verschil.error().text();
  return std::move(*verschil);
}

Pakketverschil verschil_van(const regels::Bibliotheek& bibliotheek) {
  const base::Date dag = *base::Date::parse("2026-03-01");
  return verschil_van(bibliotheek, {"proef/een", "proef/twee", dag, dag});
}

const GezochteWijziging* vind(const Pakketverschil& verschil, WijzigingSoort soort, std::string_view id) {
  const auto it = std::ranges::find_if(verschil.bevindingen, [&](const GezochteWijziging& b) {
    return b.wijziging.soort == soort && b.wijziging.id == id;
  });
  return it == verschil.bevindingen.end() ? nullptr : &*it;
}

/// Both packages assess the case again, outside the search, and differ in what the case says.
void expect_komt_anders_uit(const Pakketverschil& verschil, const Verschilzaak& zaak) {
  EXPECT_FALSE(zaak.punten.empty());
  for (const Verschilpunt& punt : zaak.punten) {
    EXPECT_NE(punt.eerst, punt.nu) << punt.onderwerp;
  }
  const auto eerst = beoordeel(*verschil.eerst.pakket, zaak.feiten, {.peildatum = verschil.rekendag_eerst});
  const auto nu = beoordeel(*verschil.nu.pakket, zaak.feiten, {.peildatum = verschil.rekendag_nu});
  ASSERT_TRUE(eerst && nu);
  bool anders =
      eerst->uitkomsten.size() != nu->uitkomsten.size() || eerst->stappen.size() != nu->stappen.size();
  for (const Uitkomst& uitkomst : eerst->uitkomsten) {
    const auto* ander = nu->uitkomst(uitkomst.id);
    anders = anders || (ander != nullptr && ander->antwoord != uitkomst.antwoord);
  }
  for (const auto& [naam, waarde] : eerst->waarden) {
    const auto ander = nu->waarden.find(naam);
    anders = anders || (ander != nu->waarden.end() && !feel::same(waarde, ander->second));
  }
  EXPECT_TRUE(anders) << zaak.naam;
}

TEST(Pakketverschil, the_same_rules_under_another_name_differ_in_nothing_that_matters) {
  const auto bibliotheek = met({});
  const auto verschil = verschil_van(bibliotheek);
  EXPECT_TRUE(verschil.bevindingen.empty());
  EXPECT_EQ(verschil.voorbeelden_anders, 0U);
  EXPECT_THAT(als_tekst(verschil), HasSubstr("Er is geen verschil."));
}

TEST(Pakketverschil, a_row_with_another_answer_comes_with_a_case_and_with_the_region) {
  const auto bibliotheek =
      met({{"regels.dmn",
            "<rule id=\"stap_2-r1\"><inputEntry><text>true</text></inputEntry><outputEntry><text>\"ja\"",
            "<rule id=\"stap_2-r1\"><inputEntry><text>true</text></inputEntry><outputEntry><text>\"nee\""}});
  const auto verschil = verschil_van(bibliotheek);
  const auto* rij = vind(verschil, WijzigingSoort::Rij, "stap_2-r1");
  ASSERT_NE(rij, nullptr);
  EXPECT_EQ(rij->wijziging.verandering, Verandering::Anders);
  ASSERT_TRUE(rij->zaak.has_value());
  EXPECT_EQ(rij->zaak->voorbeeld, "andere-oplossing");
  EXPECT_TRUE(rij->zaak->uitkomst_anders);
  expect_komt_anders_uit(verschil, *rij->zaak);
  EXPECT_EQ(verschil.voorbeelden_anders, 1U);
}

TEST(Pakketverschil, a_row_that_no_example_reaches_is_reached_with_one_fact_changed) {
  // No example has a profile without a right: the search changes it.
  const auto bibliotheek =
      met({{"regels.dmn",
            "<rule id=\"stap_1-r2\"><inputEntry><text>false</text></inputEntry><outputEntry><text>\"nee\"",
            "<rule id=\"stap_1-r2\"><inputEntry><text>false</text></inputEntry><outputEntry><text>\"ja\""}});
  const auto verschil = verschil_van(bibliotheek);
  const auto* rij = vind(verschil, WijzigingSoort::Rij, "stap_1-r2");
  ASSERT_NE(rij, nullptr);
  ASSERT_TRUE(rij->zaak.has_value());
  EXPECT_THAT(rij->zaak->veranderd, HasSubstr("Profiel: "));
  expect_komt_anders_uit(verschil, *rij->zaak);
}

TEST(Pakketverschil, rows_in_another_order_with_other_ids_are_the_same_rows) {
  const auto bibliotheek = met({{"regels.dmn", "<rule id=\"stap_2-r1\">", "<rule id=\"stap_2-r9\">"}});
  EXPECT_TRUE(verschil_van(bibliotheek).bevindingen.empty());
}

TEST(Pakketverschil, another_source_or_explanation_changes_no_outcome) {
  const auto bibliotheek =
      met({{"regels.dmn", "De kosten passen binnen de grens.", "De kosten blijven onder de grens."}});
  const auto verschil = verschil_van(bibliotheek);
  const auto* rij = vind(verschil, WijzigingSoort::Rij, "stap_2-r1");
  ASSERT_NE(rij, nullptr);
  EXPECT_EQ(rij->wijziging.gevolg, regels::Gevolg::Inrichting);
  EXPECT_EQ(rij->uitslag, Zoekuitslag::NietGezocht);
}

TEST(Pakketverschil, rows_merged_into_one_are_proved_to_be_equivalent) {
  // Step 3 no longer looks at the judgement in two rows with the same answer.
  const auto bibliotheek =
      met({{"regels.dmn",
            "<rule "
            "id=\"uitkomst_anders-r3\"><inputEntry><text>\"ja\"</text></"
            "inputEntry><inputEntry><text>\"nee\"</text></inputEntry><inputEntry><text>\"ja\"</text>",
            "<rule "
            "id=\"uitkomst_anders-r3\"><inputEntry><text>\"ja\"</text></"
            "inputEntry><inputEntry><text>not(\"ja\")</text></inputEntry><inputEntry><text>\"ja\"</text>"}});
  const auto verschil = verschil_van(bibliotheek);
  const auto* rij = vind(verschil, WijzigingSoort::Rij, "uitkomst_anders-r3");
  ASSERT_NE(rij, nullptr);
  EXPECT_EQ(rij->uitslag, Zoekuitslag::Gelijkwaardig);
  EXPECT_FALSE(rij->zaak.has_value());
}

TEST(Pakketverschil, a_formula_and_an_amount_are_told_apart) {
  const auto bibliotheek = met(
      {{"regels.dmn", "tekort &lt;= 0", "tekort &lt; 0"}, {"bedragen.yaml", "waarde: 1000", "waarde: 2500"}});
  const auto verschil = verschil_van(bibliotheek);
  const auto* formule = vind(verschil, WijzigingSoort::Beslissing, "binnen_grens");
  ASSERT_NE(formule, nullptr);
  // With the amounts held equal no case lies on the border of 2,500; the border itself has one of 1,000.
  const auto* bedrag = vind(verschil, WijzigingSoort::Parameter, "grensbedrag");
  ASSERT_NE(bedrag, nullptr);
  ASSERT_TRUE(bedrag->zaak.has_value());
  EXPECT_EQ(bedrag->wijziging.punten.front().eerst, "€\u00a01.000 per week");
  EXPECT_EQ(bedrag->wijziging.punten.front().nu, "€\u00a02.500 per week");
  expect_komt_anders_uit(verschil, *bedrag->zaak);
}

TEST(Pakketverschil, what_never_matters_says_that_no_case_was_found) {
  // 900 or 901 euros: no example and no test value lies between.
  const auto bibliotheek =
      met({{"bedragen.yaml", "waarde: 1000", "waarde: 1000.01"},
           {"regels.dmn", "<literalExpression typeRef=\"number\"><text>kosten - grensbedrag",
            "<literalExpression typeRef=\"number\"><text>kosten - min([grensbedrag, 1000])"}});
  const auto verschil = verschil_van(bibliotheek);
  const auto* formule = vind(verschil, WijzigingSoort::Beslissing, "tekort");
  ASSERT_NE(formule, nullptr);
  EXPECT_EQ(formule->uitslag, Zoekuitslag::NietGevonden);
  EXPECT_THAT(als_tekst(verschil), HasSubstr("Geen zaak gevonden waarin dit verschil maakt."));
}

TEST(Pakketverschil, steps_readings_and_guarantees_are_compared_in_words) {
  const auto bibliotheek =
      met({{"pakket.yaml", "naam: Zorgbehoefte, vraag", "naam: Behoefte aan zorg, vraag"},
           {"pakket.yaml", "leest_niet: [setting, zorg, grensbedrag]", "leest_niet: [setting, zorg]"},
           {"interpretaties.yaml", "gekozen: {naam: Ja", "gekozen: {naam: Altijd"}});
  const auto verschil = verschil_van(bibliotheek);
  const auto* stap = vind(verschil, WijzigingSoort::Stap, "3");
  ASSERT_NE(stap, nullptr);
  EXPECT_EQ(stap->wijziging.punten.front().nu, "Behoefte aan zorg");
  const auto* waarborg = vind(verschil, WijzigingSoort::Waarborg, "stap_3");
  ASSERT_NE(waarborg, nullptr);
  EXPECT_THAT(waarborg->wijziging.punten.front().eerst, HasSubstr("Grensbedrag"));
  const auto* lezing = vind(verschil, WijzigingSoort::Lezing, "I-01");
  ASSERT_NE(lezing, nullptr);
  EXPECT_EQ(lezing->uitslag, Zoekuitslag::NietGevonden);
}

TEST(Pakketverschil, two_days_of_one_package_differ_in_their_amounts) {
  const auto bibliotheek = met({{"pakket.yaml", "status: in werking", "status: alternatief"}});
  const auto verschil = verschil_van(
      bibliotheek, {"proef", "", *base::Date::parse("2025-12-31"), *base::Date::parse("2026-01-01")});
  ASSERT_EQ(verschil.eerst.pakket, verschil.nu.pakket);
  const auto* bedrag = vind(verschil, WijzigingSoort::Parameter, "grensbedrag");
  ASSERT_NE(bedrag, nullptr);
  ASSERT_TRUE(bedrag->zaak.has_value());
  expect_komt_anders_uit(verschil, *bedrag->zaak);
}

TEST(Pakketverschil, what_only_the_new_rules_ask_is_taken_from_their_examples) {
  // The new rules also ask where somebody lives. Their only example that says so has no right at all, so that
  // no example as it stands comes out otherwise; the old examples with that answer added do.
  const auto bibliotheek =
      met({{"regels.dmn", "<decision id=\"op_lijst\"",
            "<inputData id=\"setting\" name=\"setting\" label=\"setting\"><variable name=\"setting\" "
            "typeRef=\"string\"/></inputData><decision id=\"op_lijst\""},
           {"regels.dmn", "<informationRequirement><requiredInput href=\"#profielen_recht\"/>",
            "<informationRequirement><requiredInput href=\"#setting\"/></informationRequirement>"
            "<informationRequirement><requiredInput href=\"#profielen_recht\"/>"},
           {"regels.dmn", "list contains(profielen_recht, profiel)",
            "list contains(profielen_recht, profiel) and setting = \"thuis\""},
           {"gewoon.yaml",
            "profiel: B, zorg: [{soort: nacht, uren: 40, tarief: 50}], bijzonder: true, termijn: 12}",
            "profiel: A, zorg: [{soort: nacht, uren: 40, tarief: 50}], bijzonder: true, termijn: 12, "
            "setting: instelling}"}});
  const auto verschil = verschil_van(bibliotheek);
  const auto* gegeven = vind(verschil, WijzigingSoort::Gegeven, "setting");
  ASSERT_NE(gegeven, nullptr);
  EXPECT_EQ(gegeven->wijziging.verandering, Verandering::Erbij);
  ASSERT_TRUE(gegeven->zaak.has_value());
  EXPECT_THAT(gegeven->zaak->veranderd, HasSubstr("gegevens erbij uit"));
  EXPECT_TRUE(gegeven->zaak->uitkomst_anders);
  expect_komt_anders_uit(verschil, *gegeven->zaak);
}

TEST(Pakketverschil, half_a_question_or_a_wrong_day_is_a_named_error) {
  const auto bibliotheek = met({});
  const base::Date dag = *base::Date::parse("2026-01-01");
  EXPECT_EQ(kies_kanten(bibliotheek, {"proef/een", "", dag, {}}).error().kind, base::ErrorKind::Input);
  EXPECT_EQ(kies_kanten(bibliotheek, {"proef/een", "nergens", {}, {}}).error().kind,
            base::ErrorKind::NotFound);
  EXPECT_EQ(kies_kanten(bibliotheek, {"proef", "", dag, *base::Date::parse("2031-01-01")}).error().kind,
            base::ErrorKind::Rules);
  EXPECT_EQ(kies_kanten(bibliotheek, {"proef/een", "proef/twee", *base::Date::parse("2031-01-01"), {}})
                .error()
                .kind,
            base::ErrorKind::Input);
}

/// The packages of this project: kader-2026 beside rlz-2027, where step 5a lapses (R034, C02).
TEST(Pakketverschil, every_case_that_is_shown_for_2027_really_comes_out_otherwise) {
  ASSERT_NE(proef::project(), nullptr);
  const auto verschil =
      verschil_van(*proef::project(), {"meerzorg-thuis/kader-2026", "meerzorg-thuis/rlz-2027", {}, {}});
  const auto* stap = vind(verschil, WijzigingSoort::Stap, "5a");
  ASSERT_NE(stap, nullptr);
  EXPECT_EQ(stap->wijziging.verandering, Verandering::Weg);
  ASSERT_TRUE(stap->zaak.has_value());
  EXPECT_TRUE(stap->zaak->uitkomst_anders);
  for (const GezochteWijziging& bevinding : verschil.bevindingen) {
    EXPECT_EQ(bevinding.zaak.has_value(), bevinding.uitslag == Zoekuitslag::Gevonden);
    EXPECT_TRUE(!bevinding.wijziging.bronnen_eerst.empty() || !bevinding.wijziging.bronnen_nu.empty() ||
                bevinding.wijziging.soort == WijzigingSoort::Beslissing ||
                bevinding.wijziging.soort == WijzigingSoort::Parameter)
        << bevinding.wijziging.onderwerp;
    if (bevinding.zaak) {
      expect_komt_anders_uit(verschil, *bevinding.zaak);
    }
  }
}

}  // namespace
}  // namespace maatstaf::beoordeling
