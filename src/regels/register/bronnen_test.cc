// SPDX-License-Identifier: EUPL-1.2
#include "regels/register/bronnen.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "base/hash.h"
#include "regels/bibliotheek/bibliotheek.h"
#include "regels/register/passages.h"

namespace maatstaf::regels {
namespace {

TEST(Bronnen, normalising_follows_the_format) {
  EXPECT_EQ(normaliseer("  a\n\tb \u00A0c\r\n"), "a b c");
  EXPECT_EQ(normaliseer("zorg-\nkantoor en zorg- kantoor"), "zorgkantoor en zorg- kantoor");
  EXPECT_EQ(normaliseer("2025-\n2026"), "2025- 2026");
  EXPECT_EQ(normaliseer("«a» “b” ‘c’ ’s"), "\"a\" \"b\" 'c' 's");
  EXPECT_EQ(normaliseer("zin.[footnoteRef:12] Volgende[bookmark: _Ref1] zin"), "zin. Volgende zin");
  EXPECT_EQ(normaliseer("[footnoteRef:12"), "[footnoteRef:12");
  EXPECT_EQ(normaliseer(""), "");
}

TEST(Bronnen, a_passage_is_found_by_its_fingerprint) {
  const std::string tekst = normaliseer("Er was eens\neen klein document met woorden.");
  EXPECT_EQ(vind_passage(tekst, {"S1", base::sha256_hex("een klein document"), 3}), "een klein document");
  EXPECT_EQ(vind_passage(tekst, {"S1", base::sha256_hex("Er was"), 2}), "Er was");
  EXPECT_EQ(vind_passage(tekst, {"S1", base::sha256_hex("met woorden."), 2}), "met woorden.");
  EXPECT_EQ(vind_passage(tekst, {"S1", base::sha256_hex(tekst), 8}), tekst);
  EXPECT_EQ(vind_passage(tekst, {"S1", base::sha256_hex("een klein document"), 2}), std::nullopt);
  EXPECT_EQ(vind_passage(tekst, {"S1", base::sha256_hex("x"), 99}), std::nullopt);
  EXPECT_EQ(vind_passage("", {"S1", base::sha256_hex("x"), 1}), std::nullopt);
}

// N01: a passage is shown only when the document is there and the fingerprint is right.
TEST(Bronnen, passages_are_found_in_the_documents_that_are_installed) {
  const auto map = std::filesystem::temp_directory_path() / "maatstaf-passages-test";
  std::filesystem::remove_all(map);
  std::filesystem::create_directories(map);
  std::ofstream(map / "000.txt") << "Er was eens\neen klein docu-\nment met woorden.";
  const auto documenten = lees_documenten(map.string());
  ASSERT_TRUE(documenten) << documenten.error().text();
  const auto bron = [](std::string id, const std::string& document, const std::string& tekst) {
    Bron uit;
    uit.id = std::move(id);
    uit.passage = Passage{document, base::sha256_hex(tekst), 3};
    return uit;
  };
  Bron zonder;
  zonder.id = "zonder";
  const Bronnen bronnen({bron("staat-er", "S0", "een klein document"),
                         bron("anders", "S0", "een groot document"),
                         bron("niet-hier", "S7", "een klein document"), zonder});
  EXPECT_EQ(vind_passages(bronnen, *documenten), (Passageteksten{{"staat-er", "een klein document"}}));
  EXPECT_TRUE(vind_passages(bronnen, {}).empty());
  std::filesystem::remove_all(map);
  EXPECT_EQ(lees_documenten(map.string()).error().kind, base::ErrorKind::NotFound);
}

// Requirements: N12.
TEST(Bronnen, every_fingerprint_of_the_register_is_found_in_the_documents) {
  const char* gegeven = std::getenv("MAATSTAF_BRONNEN");
  const std::filesystem::path map =
      gegeven != nullptr ? gegeven : std::string(MAATSTAF_SOURCE_DIR) + "/../shared/bronnen";
  if (!std::filesystem::is_directory(map)) {
    GTEST_SKIP() << "De vijf brondocumenten zijn hier niet. Zet hun map in MAATSTAF_BRONNEN om de "
                    "vingerafdrukken te controleren.";
  }
  // The whole register, however many files it has.
  const auto bibliotheek = Bibliotheek::lees(std::string(MAATSTAF_SOURCE_DIR) + "/regels");
  ASSERT_TRUE(bibliotheek) << bibliotheek.error().text();
  const auto documenten = lees_documenten(map.string());
  ASSERT_TRUE(documenten) << documenten.error().text();
  EXPECT_GT(aantal_passages(bibliotheek->bronnen()), 0U);
  for (const Bevinding& each : controleer_passages(bibliotheek->bronnen(), *documenten)) {
    ADD_FAILURE() << each.plek << ": " << each.tekst();
  }
}

}  // namespace
}  // namespace maatstaf::regels
