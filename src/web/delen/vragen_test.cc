// SPDX-License-Identifier: EUPL-1.2
#include "web/delen/vragen.h"

#include <gtest/gtest.h>

#include "regels/register/begrippen.h"

namespace maatstaf::web {
namespace {

using regels::Begrip;
using regels::BegripType;

Begrip begrip_van(std::string id, BegripType type) {
  Begrip begrip;
  begrip.id = std::move(id);
  begrip.naam = "Naam";
  begrip.type = type;
  begrip.vraag = "Heeft de cliënt dit?";
  begrip.levert = {"ouder"};
  return begrip;
}

Begrip lijst_begrip() {
  auto begrip = begrip_van("zorg", BegripType::Lijst);
  begrip.velden = {
      {.id = "soort", .naam = "Soort", .type = BegripType::Keuze, .waarden = {{"nacht", "Nachtzorg"}}},
      {.id = "uren", .naam = "Uren per week", .type = BegripType::Getal},
      {.id = "tarief", .naam = "Tarief", .type = BegripType::Bedrag, .verplicht = false}};
  return begrip;
}

http::Fields velden(std::initializer_list<std::pair<std::string, std::string>> paren) {
  http::Fields fields;
  for (const auto& [naam, waarde] : paren) {
    fields.add(naam, waarde);
  }
  return fields;
}

TEST(Vragen, uses_the_name_but_leaves_other_words_alone) {
  EXPECT_EQ(met_naam("Heeft de cliënt een cliëntondersteuner?", "Noor"),
            "Heeft Noor een cliëntondersteuner?");
  EXPECT_EQ(met_naam("De cliënt of de cliëntondersteuner.", "Noor"), "Noor of de cliëntondersteuner.");
  EXPECT_EQ(met_naam("de cliënt", ""), "de cliënt");
}

TEST(Vragen, i_do_not_know_is_an_answer_and_nothing_is_not) {
  const auto begrip = begrip_van("x", BegripType::JaNee);
  const regels::Begrippen begrippen({begrip});
  const auto onbekend = lees_antwoord(begrippen, begrip, velden({{"x", "weet_ik_niet"}}));
  ASSERT_TRUE(onbekend.antwoord);
  EXPECT_FALSE(onbekend.antwoord->waarde);
  const auto leeg = lees_antwoord(begrippen, begrip, {});
  EXPECT_FALSE(leeg.antwoord);
  ASSERT_EQ(leeg.fouten.size(), 1U);
  EXPECT_EQ(leeg.fouten.front().first, "x");
}

// What the box of a list sends must be what the reader takes for "dat weet ik niet", else the answer is lost.
TEST(Vragen, i_do_not_know_at_a_list_of_items_is_read_back) {
  const auto begrip = lijst_begrip();
  const regels::Begrippen begrippen({begrip});
  const std::string veld = vraag_veld(begrip, {}, {}, LabelLook::Title).str();
  const auto naam = veld.find("name=\"zorg\" value=\"");
  ASSERT_NE(naam, std::string::npos) << veld;
  const auto begin = naam + std::string_view("name=\"zorg\" value=\"").size();
  const auto waarde = veld.substr(begin, veld.find('"', begin) - begin);
  const auto gelezen = lees_antwoord(begrippen, begrip, velden({{"zorg", waarde}}));
  ASSERT_TRUE(gelezen.antwoord) << waarde;
  EXPECT_FALSE(gelezen.antwoord->waarde);
}

TEST(Vragen, an_answer_comes_back_as_it_was_filled_in) {
  for (const auto& [type, typed] :
       std::vector<std::pair<BegripType, std::string>>{{BegripType::JaNee, "nee"},
                                                       {BegripType::Getal, "12,5"},
                                                       {BegripType::Datum, "24-11-2026"},
                                                       {BegripType::Tekst, "Ze krijgt een aanval."}}) {
    const auto begrip = begrip_van("x", type);
    const regels::Begrippen begrippen({begrip});
    const auto gelezen = lees_antwoord(begrippen, begrip, velden({{"x", typed}}));
    ASSERT_TRUE(gelezen.antwoord) << typed;
    EXPECT_EQ(als_invoer(begrip, *gelezen.antwoord).get("x"), typed);
  }
}

TEST(Vragen, a_wrong_answer_is_refused_at_its_field_and_kept) {
  const auto begrip = begrip_van("x", BegripType::Datum);
  const regels::Begrippen begrippen({begrip});
  const auto gelezen = lees_antwoord(begrippen, begrip, velden({{"x", "31-2-2026"}}));
  EXPECT_FALSE(gelezen.antwoord);
  const auto veld = vraag_veld(begrip, velden({{"x", "31-2-2026"}}), gelezen.fouten, LabelLook::Title);
  EXPECT_NE(veld.str().find("value=\"31-2-2026\""), std::string::npos);
  EXPECT_NE(veld.str().find("aria-invalid"), std::string::npos);
}

TEST(Vragen, a_list_is_read_item_by_item_and_empty_items_are_skipped) {
  const auto begrip = lijst_begrip();
  const regels::Begrippen begrippen({begrip});
  const auto invoer = velden({{"zorg.aantal", "3"},
                              {"zorg.0.soort", "nacht"},
                              {"zorg.0.uren", "12,5"},
                              {"zorg.2.soort", "nacht"},
                              {"zorg.2.uren", "4"},
                              {"zorg.2.tarief", "54"}});
  const auto gelezen = lees_antwoord(begrippen, begrip, invoer);
  ASSERT_TRUE(gelezen.antwoord) << gelezen.fouten.front().second;
  EXPECT_EQ(gelezen.antwoord->waarde->list().size(), 2U);
  const auto terug = als_invoer(begrip, *gelezen.antwoord);
  EXPECT_EQ(terug.get("zorg.aantal"), "2");
  EXPECT_EQ(terug.get("zorg.0.uren"), "12,5");
  EXPECT_EQ(terug.get("zorg.1.tarief"), "54");
}

TEST(Vragen, a_wrong_field_in_a_list_is_named) {
  const auto begrip = lijst_begrip();
  const regels::Begrippen begrippen({begrip});
  const auto gelezen = lees_antwoord(
      begrippen, begrip, velden({{"zorg.aantal", "1"}, {"zorg.0.soort", "nacht"}, {"zorg.0.uren", "veel"}}));
  ASSERT_EQ(gelezen.fouten.size(), 1U);
  EXPECT_EQ(gelezen.fouten.front().first, "zorg.0.uren");
}

TEST(Vragen, the_number_of_items_stays_within_bounds) {
  const auto begrip = lijst_begrip();
  for (const auto* aantal : {"", "0", "-3", "onzin", "1,5"}) {
    EXPECT_EQ(aantal_onderdelen(begrip, velden({{"zorg.aantal", aantal}})), 1U) << aantal;
  }
  EXPECT_EQ(aantal_onderdelen(begrip, velden({{"zorg.aantal", "999999999999"}})), 30U);
}

}  // namespace
}  // namespace maatstaf::web
