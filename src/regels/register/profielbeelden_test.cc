// SPDX-License-Identifier: EUPL-1.2
#include "regels/register/profielbeelden.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "regels/bibliotheek/bibliotheek.h"

namespace maatstaf::regels {
namespace {

std::string bestand(const std::string& naam) {
  std::ifstream invoer(std::string(MAATSTAF_SOURCE_DIR) + "/" + naam, std::ios::binary);
  std::ostringstream tekst;
  tekst << invoer.rdbuf();
  return tekst.str();
}

TEST(Profielbeelden, r053_elk_gebied_is_een_oordeel_van_de_medisch_adviseur) {
  const auto beelden = Profielbeelden::lees(bestand("regels/profielbeelden.yaml"), "profielbeelden.yaml");
  ASSERT_TRUE(beelden) << beelden.error().text();
  const auto begrippen = lees_begrippen(bestand("regels/begrippen.yaml"), "begrippen.yaml");
  ASSERT_TRUE(begrippen) << begrippen.error().text();
  EXPECT_EQ(beelden->gebieden().size(), 8U);
  for (const Gebied& gebied : beelden->gebieden()) {
    const Begrip* begrip = begrippen->vind(gebied.id);
    ASSERT_NE(begrip, nullptr) << gebied.id;
    EXPECT_EQ(begrip->bevoegdheid, "medisch_adviseur");
  }
}

TEST(Profielbeelden, een_profiel_zonder_beeld_geeft_niets_en_geen_verzonnen_tekst) {
  const auto beelden = Profielbeelden::lees(bestand("regels/profielbeelden.yaml"), "profielbeelden.yaml");
  ASSERT_TRUE(beelden);
  EXPECT_NE(beelden->vind("8VG", "gebied_adl"), nullptr);
  EXPECT_EQ(beelden->vind("1VV", "gebied_adl"), nullptr);
}

TEST(Profielbeelden, een_andere_status_dan_voorbeeld_wordt_geweigerd) {
  std::string tekst = bestand("regels/profielbeelden.yaml");
  const auto plaats = tekst.find("status: voorbeeld");
  ASSERT_NE(plaats, std::string::npos);
  tekst.replace(plaats, 17, "status: vastgesteld");
  const auto beelden = Profielbeelden::lees(tekst, "profielbeelden.yaml");
  ASSERT_FALSE(beelden);
  EXPECT_NE(beelden.error().text().find("status"), std::string::npos);
}

}  // namespace
}  // namespace maatstaf::regels
