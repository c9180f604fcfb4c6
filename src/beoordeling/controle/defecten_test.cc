// SPDX-License-Identifier: EUPL-1.2
//
// The check finds what is wrong and is silent about what is sound: seeded defects as data
// (tests/defecten/defecten.yaml), the sound package they are made in, and the packages of this project.
#include <gtest/gtest.h>

#include <algorithm>

#include "beoordeling/controle/controle.h"
#include "regels/lezen/yaml.h"

namespace maatstaf::beoordeling {
namespace {

using regels::Bestanden;
using regels::Bevinding;
using regels::yaml::Presence;

const std::string map = std::string(MAATSTAF_SOURCE_DIR) + "/tests/defecten";

struct Defect {
  std::string naam;
  std::string bestand;
  std::string vervang;
  std::string door;
  std::string bestand_weg;  ///< a file that is left out
  std::string soort;
  std::string plek;
  std::string geweigerd;  ///< the library is not read at all: words of the message
};

std::vector<Defect> lees_defecten() {
  std::vector<Defect> defecten;
  const auto bestanden = regels::lees_bestanden(map);
  if (!bestanden) {
    return defecten;
  }
  const auto gelezen = regels::yaml::read_list(
      bestanden->find("defecten.yaml")->second, "defecten.yaml", "defecten",
      [&](regels::yaml::Fields& fields) {
        const auto tekst = [&](std::string_view sleutel) { return fields.text(sleutel, Presence::Optional); };
        defecten.push_back({fields.text("naam"), tekst("bestand"), tekst("vervang"), tekst("door"),
                            tekst("bestand_weg"), tekst("soort"), tekst("plek"), tekst("geweigerd")});
      });
  if (!gelezen) {
    ADD_FAILURE() << gelezen.error().text();
  }
  return defecten;
}

Bestanden gaaf() {
  auto bestanden = regels::lees_bestanden(map + "/gaaf");
  if (!bestanden) {
    ADD_FAILURE() << bestanden.error().text();
  }
  return bestanden ? *std::move(bestanden) : Bestanden{};
}

std::vector<Bevinding> bevindingen_van(const regels::Bibliotheek& bibliotheek,
                                       const regels::Documenten* documenten) {
  const auto controle = controleer(bibliotheek, {.pakket = {}, .documenten = documenten});
  std::vector<Bevinding> alle = controle.gedeeld;
  for (const Pakketcontrole& pakket : controle.pakketten) {
    alle.insert(alle.end(), pakket.bevindingen.begin(), pakket.bevindingen.end());
  }
  return alle;
}

std::string als_tekst(const std::vector<Bevinding>& bevindingen) {
  std::string uit;
  for (const Bevinding& each : bevindingen) {
    uit += each.plek + ": " + each.tekst() + "\n";
  }
  return uit;
}

class Defecten : public testing::TestWithParam<Defect> {};

TEST_P(Defecten, is_found) {
  const Defect& defect = GetParam();
  Bestanden bestanden = gaaf();
  if (!defect.bestand.empty()) {
    std::string& inhoud = bestanden[defect.bestand];
    const std::size_t at = inhoud.find(defect.vervang);
    ASSERT_NE(at, std::string::npos) << "te vervangen tekst niet gevonden";
    inhoud.replace(at, defect.vervang.size(), defect.door);
  }
  if (!defect.bestand_weg.empty()) {
    ASSERT_EQ(bestanden.erase(defect.bestand_weg), 1U);
  }
  const auto bibliotheek = regels::Bibliotheek::uit(bestanden);
  if (!defect.geweigerd.empty()) {
    ASSERT_FALSE(bibliotheek);
    EXPECT_NE(bibliotheek.error().text().find(defect.geweigerd), std::string::npos)
        << bibliotheek.error().text();
    return;
  }
  ASSERT_TRUE(bibliotheek) << bibliotheek.error().text();
  const auto documenten = regels::lees_documenten(map + "/documenten");
  ASSERT_TRUE(documenten);
  const auto bevindingen = bevindingen_van(*bibliotheek, &*documenten);
  const bool gevonden = std::ranges::any_of(bevindingen, [&](const Bevinding& each) {
    return regels::woord(each.soort) == defect.soort && each.plek == defect.plek;
  });
  EXPECT_TRUE(gevonden) << "verwacht: " << defect.soort << " bij " << defect.plek << "\n"
                        << als_tekst(bevindingen);
  for (const Bevinding& each : bevindingen) {
    EXPECT_FALSE(each.oorzaak.empty());
    EXPECT_FALSE(each.oplossing.empty());
  }
}

INSTANTIATE_TEST_SUITE_P(Controle, Defecten, testing::ValuesIn(lees_defecten()), [](const auto& info) {
  std::string naam = info.param.naam;
  std::ranges::replace(naam, '-', '_');
  return naam;
});

TEST(Controle, there_are_at_least_forty_defects) {
  EXPECT_GE(lees_defecten().size(), 40U);
}

TEST(Controle, the_sound_package_has_no_findings) {
  const auto bibliotheek = regels::Bibliotheek::uit(gaaf());
  ASSERT_TRUE(bibliotheek) << bibliotheek.error().text();
  const auto documenten = regels::lees_documenten(map + "/documenten");
  ASSERT_TRUE(documenten);
  const auto bevindingen = bevindingen_van(*bibliotheek, &*documenten);
  EXPECT_TRUE(bevindingen.empty()) << als_tekst(bevindingen);
}

TEST(Controle, the_packages_for_care_at_home_are_sound) {
  const auto bibliotheek = regels::Bibliotheek::lees(std::string(MAATSTAF_SOURCE_DIR) + "/regels");
  ASSERT_TRUE(bibliotheek) << bibliotheek.error().text();
  const auto stap_4 = regels::geweigerd_bij_stap_4(*bibliotheek);
  EXPECT_FALSE(stap_4.empty());
  for (const std::string_view id : {"meerzorg-thuis/kader-2026", "meerzorg-thuis/rlz-2027"}) {
    const auto pakket = bibliotheek->vind(id);
    ASSERT_NE(pakket, nullptr);
    const Pakketcontrole controle = controleer_pakket(pakket, stap_4);
    EXPECT_TRUE(controle.bevindingen.empty()) << als_tekst(controle.bevindingen);
    EXPECT_TRUE(controle.dekking.rijen_ontbreken.empty());
    EXPECT_EQ(controle.inhoud.niet_te_bewijzen, 0U);
    // R043, N11: step 4 reads no place of living, hours, cost or tariff; proved on the expressions.
    for (const regels::Afhankelijkheidsbewijs& bewijs : controle.inhoud.bewijzen) {
      EXPECT_TRUE(bewijs.langs.empty()) << bewijs.beslissing << " leest " << bewijs.gegeven;
    }
  }
}

TEST(Controle, a_package_whose_step_4_reads_hours_names_the_way) {
  Bestanden bestanden = gaaf();
  std::string& pakket = bestanden["proef/vergoeding/pakket.yaml"];
  // A second scheme in which step 4 is the table with hours; it forbids nothing itself.
  for (const auto& [pad, inhoud] : gaaf()) {
    if (pad.starts_with("proef/vergoeding/")) {
      bestanden["proef/anders/" + pad.substr(std::string("proef/vergoeding/").size())] = inhoud;
    }
  }
  std::string& anders = bestanden["proef/anders/pakket.yaml"];
  const auto vervang = [&anders](std::string_view wat, std::string_view door) {
    const std::size_t at = anders.find(wat);
    ASSERT_NE(at, std::string::npos);
    anders.replace(at, wat.size(), door);
  };
  vervang("id: proef/vergoeding", "id: proef/anders");
  vervang("status: in werking", "status: alternatief");
  vervang("beslissing: stap_4, wie", "beslissing: voorrang, wie");
  const std::size_t verbod = anders.find("verboden_afhankelijkheden:");
  anders.erase(verbod, anders.find("bronnen: [proef-1]\nparameters") - verbod);
  ASSERT_FALSE(pakket.empty());
  const auto bibliotheek = regels::Bibliotheek::uit(bestanden);
  ASSERT_TRUE(bibliotheek) << bibliotheek.error().text();
  const auto controle =
      controleer_pakket(bibliotheek->vind("proef/anders"), regels::geweigerd_bij_stap_4(*bibliotheek));
  std::vector<std::string> langs;
  for (const auto& bewijs : controle.inhoud.bewijzen) {
    if (bewijs.gegeven == "uren") {
      langs = bewijs.langs;
    }
    if (bewijs.gegeven == "setting") {
      EXPECT_TRUE(bewijs.langs.empty());
    }
  }
  EXPECT_EQ(langs, (std::vector<std::string>{"voorrang", "zwaarte", "uren"}));
}

TEST(Controle, a_gap_comes_with_facts_that_lead_to_it) {
  Bestanden bestanden = gaaf();
  std::string& model = bestanden["proef/vergoeding/regels.dmn"];
  const std::string_view cel = "&gt; date(\"2026-06-30\")";
  model.replace(model.find(cel), cel.size(), "&gt; date(\"2026-07-31\")");
  const auto bibliotheek = regels::Bibliotheek::uit(bestanden);
  ASSERT_TRUE(bibliotheek);
  const auto bevindingen = bevindingen_van(*bibliotheek, nullptr);
  const auto gat = std::ranges::find_if(
      bevindingen, [](const Bevinding& each) { return each.soort == regels::BevindingSoort::Gat; });
  ASSERT_NE(gat, bevindingen.end());
  ASSERT_TRUE(gat->feiten.contains("einddatum"));
  const base::Date dag = gat->feiten.at("einddatum").date();
  EXPECT_GT(dag, *base::Date::parse("2026-06-30"));
  EXPECT_LE(dag, *base::Date::parse("2026-07-31"));
}

TEST(Controle, a_masked_row_comes_with_facts_for_which_another_row_answers) {
  Bestanden bestanden = gaaf();
  std::string& model = bestanden["proef/vergoeding/regels.dmn"];
  const std::string_view cel = "<text>&lt; leeftijd_kind</text>";
  model.replace(model.find(cel), cel.size(), "<text>&lt; 70</text>");
  const auto bibliotheek = regels::Bibliotheek::uit(bestanden);
  ASSERT_TRUE(bibliotheek);
  const auto bevindingen = bevindingen_van(*bibliotheek, nullptr);
  const auto rij = std::ranges::find_if(bevindingen, [](const Bevinding& each) {
    return each.soort == regels::BevindingSoort::GemaskeerdeRij;
  });
  ASSERT_NE(rij, bevindingen.end());
  EXPECT_EQ(rij->plek, "groep-r2");
  ASSERT_TRUE(rij->feiten.contains("leeftijd"));
  const base::Decimal leeftijd = rij->feiten.at("leeftijd").number();
  EXPECT_TRUE(base::Decimal(18) <= leeftijd && leeftijd < base::Decimal(65));
}

TEST(Controle, the_missing_examples_are_written_out_and_complete_the_coverage) {
  Bestanden bestanden = gaaf();
  const std::string dekking = "proef/vergoeding/voorbeelden/dekking.yaml";
  bestanden.erase(dekking);
  const auto kaal = regels::Bibliotheek::uit(bestanden);
  ASSERT_TRUE(kaal);
  const auto pakket = kaal->vind("proef/vergoeding");
  EXPECT_FALSE(controleer_pakket(pakket, {}).dekking.rijen_ontbreken.empty());
  bestanden[dekking] = ontbrekende_voorbeelden(controleer_pakket(pakket, {}));
  const auto vol = regels::Bibliotheek::uit(bestanden);
  ASSERT_TRUE(vol) << vol.error().text();
  const Pakketcontrole controle = controleer_pakket(vol->vind("proef/vergoeding"), {});
  EXPECT_TRUE(controle.bevindingen.empty()) << als_tekst(controle.bevindingen);
  EXPECT_TRUE(controle.dekking.rijen_ontbreken.empty());
  EXPECT_TRUE(controle.dekking.voorwaarden_ontbreken.empty());
  EXPECT_TRUE(ontbrekende_voorbeelden(controle).empty());
}

}  // namespace
}  // namespace maatstaf::beoordeling
