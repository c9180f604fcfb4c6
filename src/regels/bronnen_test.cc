// SPDX-License-Identifier: EUPL-1.2
#include "regels/bronnen.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "base/hash.h"

namespace maatstaf::regels {
namespace {

std::string inhoud(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

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

/// S0 … S4 by the order of the file names, as the folder with the documents has them.
std::map<std::string, std::string> documenten(const std::filesystem::path& map) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(map)) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::map<std::string, std::string> uit;
  for (std::size_t i = 0; i < paths.size(); ++i) uit["S" + std::to_string(i)] = normaliseer(inhoud(paths[i]));
  return uit;
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
  const auto bronnen =
      lees_bronnen(inhoud(std::string(MAATSTAF_SOURCE_DIR) + "/regels/bronnen.yaml"), "bronnen.yaml");
  ASSERT_TRUE(bronnen) << bronnen.error().text();
  const auto teksten = documenten(map);
  int count = 0;
  for (const Bron& bron : bronnen->lijst()) {
    if (!bron.passage) continue;
    ++count;
    const auto tekst = teksten.find(bron.passage->document);
    ASSERT_NE(tekst, teksten.end()) << bron.id;
    EXPECT_TRUE(vind_passage(tekst->second, *bron.passage))
        << bron.id << ": de passage staat niet in " << bron.passage->document;
  }
  EXPECT_GT(count, 0);
}

}  // namespace
}  // namespace maatstaf::regels
