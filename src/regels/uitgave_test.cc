// SPDX-License-Identifier: EUPL-1.2
#include "regels/uitgave.h"

#include <gtest/gtest.h>

namespace maatstaf::regels {
namespace {

const Bibliotheek& alle_regels() {
  static const auto bibliotheek = Bibliotheek::lees(std::string(MAATSTAF_SOURCE_DIR) + "/regels");
  return *bibliotheek;
}

// R156, N12: what is given away is enough to compute with, and has the fingerprint of the package.
TEST(Uitgave, every_package_stands_on_its_own_with_the_same_fingerprint) {
  ASSERT_FALSE(alle_regels().pakketten().empty());
  for (const auto& pakket : alle_regels().pakketten()) {
    const auto bestanden = uitgave(alle_regels(), *pakket);
    ASSERT_TRUE(bestanden) << pakket->id << ": " << bestanden.error().text();
    const auto los = Bibliotheek::uit(*bestanden);
    ASSERT_TRUE(los) << pakket->id << ": " << los.error().text();
    const auto terug = los->vind(pakket->id);
    ASSERT_NE(terug, nullptr) << pakket->id;
    EXPECT_EQ(terug->vingerafdruk, pakket->vingerafdruk) << pakket->id;
    EXPECT_EQ(terug->voorbeelden.size(), pakket->voorbeelden.size()) << pakket->id;
    EXPECT_EQ(los->pakketten().size(), 1 + pakket->naast.size()) << pakket->id;
    EXPECT_LT(los->begrippen().lijst().size(), alle_regels().begrippen().lijst().size()) << pakket->id;
    EXPECT_LT(los->bronnen().lijst().size(), alle_regels().bronnen().lijst().size()) << pakket->id;
  }
}

TEST(Uitgave, nothing_of_another_package_is_in_it) {
  const auto pakket = alle_regels().vind("meerzorg-thuis/kader-2026");
  ASSERT_NE(pakket, nullptr);
  const auto bestanden = *uitgave(alle_regels(), *pakket);
  for (const auto& [pad, tekst] : bestanden) {
    EXPECT_TRUE(pad == "begrippen.yaml" || pad == "bronnen.yaml" || pad.starts_with("parameters/") ||
                pad.starts_with("meerzorg-thuis/kader-2026/"))
        << pad;
  }
  EXPECT_EQ(paden(bestanden, "parameters/", "").size(), pakket->parameters_gedeeld.size());
}

TEST(Uitgave, an_entry_that_cannot_be_lifted_out_is_refused) {
  Bestanden bestanden = alle_regels().bestanden();
  // The register on one line: no entry starts on a line of its own.
  std::string& bronnen = bestanden.find("bronnen/termijnen.yaml")->second;
  bronnen =
      "bronnen: [{id: een, titel: t, kort: k, soort: eigen, merk: afgeleid, zegt: z}, "
      "{id: twee, titel: t, kort: k, soort: eigen, merk: afgeleid, zegt: z}]\n";
  std::string& kop = bestanden.find("zorgval/brief-2019/pakket.yaml")->second;
  const auto plaats = kop.find("\nbronnen: [");
  ASSERT_NE(plaats, std::string::npos);
  kop.insert(plaats + 11, "een, ");
  for (const char* weg : {"termijnen", "tijdlijn/"}) std::erase_if(bestanden, [weg](const auto& each) {
      return each.first.starts_with(weg);
    });
  const auto bibliotheek = Bibliotheek::uit(bestanden);
  if (!bibliotheek) GTEST_FAIL() << bibliotheek.error().text();
  const auto uit = uitgave(*bibliotheek, *bibliotheek->vind("zorgval/brief-2019"));
  ASSERT_FALSE(uit);
  EXPECT_EQ(uit.error().kind, base::ErrorKind::Rules);
}

}  // namespace
}  // namespace maatstaf::regels
