// SPDX-License-Identifier: EUPL-1.2
//
// An example that starts from another is the same example as one that says everything itself.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "regels/pakket/pakket_lezer.h"

namespace maatstaf::regels {
namespace {

using testing::HasSubstr;

Begrippen begrippen() {
  auto bestanden = lees_bestanden(std::string(MAATSTAF_SOURCE_DIR) + "/tests/pakketten-stuk/heel");
  EXPECT_TRUE(bestanden);
  auto gelezen = lees_begrippen(bestanden->find("begrippen.yaml")->second, "begrippen.yaml");
  EXPECT_TRUE(gelezen);
  return std::move(*gelezen);
}

base::Result<std::vector<Voorbeeld>> lees(const std::vector<std::string>& teksten) {
  std::vector<std::string> namen;
  for (std::size_t i = 0; i < teksten.size(); ++i) {
    namen.push_back("voorbeelden/" + std::to_string(i) + ".yaml");
  }
  std::vector<Tekstbestand> bestanden;
  for (std::size_t i = 0; i < teksten.size(); ++i) {
    bestanden.push_back({namen[i], teksten[i]});
  }
  return lees_voorbeelden(bestanden, begrippen());
}

std::string voorbeeld(const std::string& id, const std::string& velden) {
  return "  - {id: " + id + ", naam: n, bron: [], waarom: w, verwacht: {}, " + velden + "}\n";
}

std::string feiten_van(const Voorbeeld& voorbeeld) {
  std::string uit;
  for (const auto& [id, waarde] : voorbeeld.feiten) {
    uit += id + "=" + feel::to_text(waarde) + ";";
  }
  return uit;
}

const std::string kVol = "feiten: {profiel: B, setting: thuis, bijzonder: true, termijn: 12}";

TEST(Voorbeelden, what_differs_stands_over_the_basis_and_what_is_withdrawn_is_unknown) {
  const auto gelezen = lees({"voorbeelden:\n" + voorbeeld("vol", kVol) +
                             voorbeeld("anders", "basis: vol, zonder: [setting], feiten: {termijn: 36}") +
                             voorbeeld("zelfde", "basis: vol")});
  ASSERT_TRUE(gelezen) << gelezen.error().text();
  EXPECT_EQ(feiten_van((*gelezen)[1]), "bijzonder=true;profiel=\"B\";termijn=36;");
  EXPECT_EQ((*gelezen)[1].basis, "vol");
  EXPECT_EQ(feiten_van((*gelezen)[2]), feiten_van((*gelezen)[0]));
}

TEST(Voorbeelden, a_chain_runs_over_files_and_base_facts_are_no_example) {
  const auto gelezen =
      lees({"voorbeelden:\n" + voorbeeld("laatste", "basis: midden, feiten: {bijzonder: false}"),
            "basisfeiten:\n  - {id: begin, waarom: w, feiten: {profiel: A, termijn: 12}}\nvoorbeelden:\n" +
                voorbeeld("midden", "basis: begin, feiten: {profiel: B}")});
  ASSERT_TRUE(gelezen) << gelezen.error().text();
  ASSERT_EQ(gelezen->size(), 2U);
  EXPECT_EQ(feiten_van((*gelezen)[0]), "bijzonder=false;profiel=\"B\";termijn=12;");
}

TEST(Voorbeelden, what_was_withdrawn_may_come_back_further_on) {
  const auto gelezen =
      lees({"voorbeelden:\n" + voorbeeld("vol", kVol) + voorbeeld("zonder", "basis: vol, zonder: [termijn]") +
            voorbeeld("terug", "basis: zonder, feiten: {termijn: 36}")});
  ASSERT_TRUE(gelezen) << gelezen.error().text();
  EXPECT_THAT(feiten_van((*gelezen)[2]), HasSubstr("termijn=36"));
}

TEST(Voorbeelden, a_circle_is_refused_with_its_way_round) {
  const auto gelezen =
      lees({"voorbeelden:\n" + voorbeeld("een", "basis: twee"),
            "voorbeelden:\n" + voorbeeld("twee", "basis: drie") + voorbeeld("drie", "basis: een")});
  ASSERT_FALSE(gelezen);
  EXPECT_THAT(gelezen.error().cause, HasSubstr("een → twee → drie → een"));
  EXPECT_EQ(gelezen.error().place.file, "voorbeelden/0.yaml");
  EXPECT_EQ(gelezen.error().place.line, 2);
  EXPECT_FALSE(gelezen.error().remedy.empty());
}

TEST(Voorbeelden, a_circle_that_an_example_only_leads_into_is_refused_too) {
  const auto gelezen = lees({"voorbeelden:\n" + voorbeeld("ervoor", "basis: een") +
                             voorbeeld("een", "basis: twee") + voorbeeld("twee", "basis: een")});
  ASSERT_FALSE(gelezen);
  EXPECT_THAT(gelezen.error().cause, HasSubstr("een → twee → een"));
}

TEST(Voorbeelden, a_chain_that_nobody_can_follow_is_refused) {
  std::string tekst = "voorbeelden:\n" + voorbeeld("v0", kVol);
  for (int i = 1; i <= 8; ++i) {
    tekst += voorbeeld("v" + std::to_string(i), "basis: v" + std::to_string(i - 1));
  }
  EXPECT_TRUE(lees({tekst}));
  tekst += voorbeeld("v9", "basis: v8");
  const auto gelezen = lees({tekst});
  ASSERT_FALSE(gelezen);
  EXPECT_THAT(gelezen.error().cause, HasSubstr("langer dan 8"));
}

TEST(Voorbeelden, base_facts_and_examples_share_their_ids_over_files) {
  const auto gelezen = lees({"basisfeiten:\n  - {id: een, feiten: {}}\nvoorbeelden: []\n",
                             "voorbeelden:\n" + voorbeeld("een", kVol)});
  ASSERT_FALSE(gelezen);
  EXPECT_EQ(gelezen.error().place.path, "basisfeiten[0].id");
}

TEST(Voorbeelden, no_small_file_blows_up_into_a_large_one) {
  std::string tekst = "voorbeelden:\n" + voorbeeld("vol", kVol);
  for (int i = 0; i < 50'001; ++i) {
    tekst += "  - {id: v" + std::to_string(i) + ", naam: n, bron: [], waarom: w, verwacht: {}, basis: vol}\n";
  }
  const auto gelezen = lees({tekst});
  ASSERT_FALSE(gelezen);
  EXPECT_THAT(gelezen.error().cause, HasSubstr("200000"));
}

}  // namespace
}  // namespace maatstaf::regels
