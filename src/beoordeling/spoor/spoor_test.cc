// SPDX-License-Identifier: EUPL-1.2
//
// A reasoning that changes shows in the trace, also when the outcome is equal. The seeded changes are made in
// the small invented scheme of the tests.
#include "beoordeling/spoor/spoor.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "beoordeling/beoordelen/beoordelen.h"
#include "beoordeling/uitkomst/proef.h"
#include "beoordeling/voorbeelden/voorbeelden.h"
#include "regels/lezen/bestanden.h"

namespace maatstaf::beoordeling {
namespace {

using testing::HasSubstr;

/// The invented scheme with one text of its model replaced.
regels::Bibliotheek met(const std::string& was, const std::string& wordt) {
  auto bestanden = regels::lees_bestanden(std::string(MAATSTAF_SOURCE_DIR) + "/tests/pakketten-stuk/heel");
  EXPECT_TRUE(bestanden);
  std::string& model = (*bestanden)["proef/een/regels.dmn"];
  const auto plaats = model.find(was);
  EXPECT_NE(plaats, std::string::npos) << was;
  model.replace(plaats, was.size(), wordt);
  auto bibliotheek = regels::Bibliotheek::uit(*bestanden);
  EXPECT_TRUE(bibliotheek) << bibliotheek.error().text();
  return std::move(*bibliotheek);
}

const regels::Voorbeeld& voorbeeld(const regels::Pakket& pakket, std::string_view id) {
  return *std::ranges::find(pakket.voorbeelden, id, &regels::Voorbeeld::id);
}

std::string spoor(const regels::Pakket& pakket, std::string_view id) {
  const auto uit = spoor_van(pakket, voorbeeld(pakket, id));
  EXPECT_TRUE(uit) << uit.error().text();
  return *uit;
}

/// Outcomes and steps of the example, as one text.
std::string uitkomst(const regels::Pakket& pakket, std::string_view id) {
  const auto& zaak = voorbeeld(pakket, id);
  const auto beoordeling = beoordeel(pakket, feiten_van(pakket, zaak), {.peildatum = zaak.peildatum});
  EXPECT_TRUE(beoordeling);
  std::string uit;
  for (const auto& [naam, waarde] : beoordeling->waarden) {
    uit += fmt::format("{}={}\n", naam, feel::to_text(waarde));
  }
  return uit;
}

TEST(Spoor, it_tells_which_row_held_and_where_the_others_failed) {
  const auto pakket = proef::klein();
  const std::string tekst = spoor(*pakket, "toekenning");
  EXPECT_THAT(
      tekst, HasSubstr("- `stap_2-r1` past niet: ‘Binnen de grens’ is nee `false`, de rij vraagt ja `true`"));
  EXPECT_THAT(tekst, HasSubstr("- `stap_2-r2` geldt: "));
  EXPECT_THAT(tekst, HasSubstr("`proef-1`]"));
  EXPECT_THAT(tekst, HasSubstr("### Kosten per week `kosten`: 2.000 `2000`"));
}

TEST(Spoor, what_is_unknown_says_where_it_came_from) {
  const auto pakket = proef::klein();
  EXPECT_THAT(spoor(*pakket, "oordeel-ontbreekt"), HasSubstr("nog niet bekend, door `bijzonder`"));
}

/// The four ways in which a reasoning changes while every answer stays: another explanation, another source,
/// another cell that fails, another row.
class Redenering : public testing::TestWithParam<std::pair<std::string, std::string>> {};

TEST_P(Redenering, a_change_of_the_reason_alone_changes_the_trace) {
  const auto& [was, wordt] = GetParam();
  const auto anders = met(was, wordt);
  const auto& nu = *anders.vind("proef/een");
  const auto eerst = proef::klein();
  ASSERT_EQ(uitkomst(*eerst, "toekenning"), uitkomst(nu, "toekenning"));
  EXPECT_NE(spoor(*eerst, "toekenning"), spoor(nu, "toekenning"));
}

INSTANTIATE_TEST_SUITE_P(
    Spoor, Redenering,
    testing::Values(
        std::pair("De zorgbehoefte is bijzonder.", "De medisch adviseur vindt de zorg bijzonder."),
        std::pair("<annotationEntry><text>proef-2</text></annotationEntry><annotationEntry><text>De "
                  "zorgbehoefte is "
                  "bijzonder",
                  "<annotationEntry><text>proef-1</text></annotationEntry><annotationEntry><text>De "
                  "zorgbehoefte is "
                  "bijzonder"),
        std::pair(
            "<rule id=\"stap_2-r1\"><inputEntry><text>true</text></inputEntry><outputEntry><text>\"ja\"",
            "<rule "
            "id=\"stap_2-r1\"><inputEntry><text>not(false)</text></inputEntry><outputEntry><text>\"ja\""),
        std::pair("<rule id=\"stap_3-r1\">", "<rule id=\"stap_3-r7\">")));

TEST(Spoor, the_same_rules_give_the_same_bytes) {
  const auto pakket = proef::klein();
  EXPECT_EQ(spoor(*pakket, "toekenning"), spoor(*pakket, "toekenning"));
}

TEST(Spoor, the_example_is_read_back_from_the_file) {
  const auto pakket = proef::klein();
  EXPECT_EQ(voorbeeld_in_spoor(spoor(*pakket, "andere-oplossing")), "andere-oplossing");
  EXPECT_EQ(voorbeeld_in_spoor("iets anders"), "");
  EXPECT_EQ(telt_meest(*pakket)->id, "toekenning");
  EXPECT_EQ(spoorbestand(*pakket), "proef/een/verwacht-spoor.md");
}

}  // namespace
}  // namespace maatstaf::beoordeling
