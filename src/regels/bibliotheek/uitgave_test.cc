// SPDX-License-Identifier: EUPL-1.2
#include "regels/bibliotheek/uitgave.h"

#include <gtest/gtest.h>

namespace maatstaf::regels {
namespace {

const Bibliotheek& alle_regels() {
  static const auto bibliotheek = Bibliotheek::lees(std::string(MAATSTAF_SOURCE_DIR) + "/regels");
  return *bibliotheek;
}

// R156, N01: what is given away is enough to compute with, and has the fingerprint of the package.
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
  auto bestanden = lees_bestanden(std::string(MAATSTAF_SOURCE_DIR) + "/tests/pakketten-stuk/heel");
  ASSERT_TRUE(bestanden) << bestanden.error().text();
  const auto heel = Bibliotheek::uit(*bestanden);
  ASSERT_TRUE(heel) << heel.error().text();
  EXPECT_TRUE(uitgave(*heel, *heel->vind("proef/een")));
  // The whole register on one line: no entry starts on a line of its own.
  bestanden->find("bronnen.yaml")->second =
      "bronnen: [{id: proef-1, titel: t, kort: k, soort: eigen, merk: letterlijk, zegt: z}, "
      "{id: proef-2, titel: t, kort: k, soort: eigen, merk: niet_gevonden, zegt: z}]\n";
  const auto plat = Bibliotheek::uit(*bestanden);
  ASSERT_TRUE(plat) << plat.error().text();
  const auto uit = uitgave(*plat, *plat->vind("proef/een"));
  ASSERT_FALSE(uit);
  EXPECT_EQ(uit.error().kind, base::ErrorKind::Rules);
  EXPECT_EQ(uit.error().place.file, "proef/een/pakket.yaml");
}

}  // namespace
}  // namespace maatstaf::regels
