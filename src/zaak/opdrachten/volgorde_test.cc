// SPDX-License-Identifier: EUPL-1.2
//
// Who is to judge first (R046): the medisch adviseur, as long as the rules need one. Never may both wait for
// each other.
#include <gtest/gtest.h>

#include "zaak/voorbeelden/testing_spel.h"

namespace maatstaf::zaak {
namespace {

using base::ErrorKind;
using base::Json;
using testing::dag;
using testing::goed;
using testing::oordeel;
using testing::Spel;
using testing::zorg;

class OpdrachtenVolgordeTest : public testing::MetMensen {
 protected:
  // A profile without a right to meerzorg, and no other solution: step 2 and 3 are answered with no.
  void intake_is_klaar() {
    spel_.doe(
        teken_oordeel(spel_.zaak(), spel_.als(intake_), testing::intake_zonder_oplossing(), spel_.stand()));
  }

  void arts_sluit_de_andere_gronden_uit() {
    spel_.doe(
        teken_oordeel(spel_.zaak(), spel_.als(arts_), {oordeel("zorgsoort_lid_1c", "geen")}, spel_.stand()));
  }

  [[nodiscard]] bool nodig_van(const char* rol) const {
    const Stand stand = spel_.stand();
    return std::ranges::any_of(stand.beoordeling.behoeften, [&](const auto& behoefte) {
      return testing::begrippen().vind(behoefte.begrip)->bevoegdheid == rol;
    });
  }

  [[nodiscard]] bool heeft_taak(const char* rol) const {
    const Stand stand = spel_.stand();
    return std::ranges::any_of(stand.taken, [&](const Taak& taak) { return taak.rol == rol; });
  }

  void verpleegkundige_tekent(const std::vector<OordeelInvoer>& lijst) {
    spel_.doe(teken_oordeel(spel_.zaak(), spel_.als(verpleegkundige_), lijst, spel_.stand()));
  }

  Spel spel_;
};

TEST_F(OpdrachtenVolgordeTest, zolang_de_medisch_adviseur_nodig_is_wacht_de_verpleegkundige) {
  intake_is_klaar();
  ASSERT_TRUE(nodig_van("medisch_adviseur"));
  EXPECT_FALSE(heeft_taak("verpleegkundige"));
  const auto te_vroeg = teken_oordeel(spel_.zaak(), spel_.als(verpleegkundige_),
                                      {oordeel("bijzondere_omgevingsfactor", false)}, spel_.stand());
  ASSERT_FALSE(te_vroeg);
  EXPECT_EQ(te_vroeg.error().kind, ErrorKind::Conflict);
  EXPECT_NE(te_vroeg.error().text().find("nog niet getekend"), std::string::npos);
}

// R046: step 2 is negative and step 5b is open. The verdict of the medisch adviseur can change nothing.
TEST_F(OpdrachtenVolgordeTest, zonder_behoefte_aan_de_medisch_adviseur_gaat_de_verpleegkundige_door) {
  intake_is_klaar();
  arts_sluit_de_andere_gronden_uit();
  ASSERT_FALSE(nodig_van("medisch_adviseur"));
  ASSERT_TRUE(nodig_van("verpleegkundige"));
  EXPECT_TRUE(heeft_taak("verpleegkundige"));
  EXPECT_TRUE(bewaar_concept(spel_.zaak(), spel_.als(verpleegkundige_),
                             {oordeel("bijzondere_omgevingsfactor", false)}, spel_.stand()));
  verpleegkundige_tekent({oordeel("bijzondere_omgevingsfactor", false)});
  EXPECT_EQ(spel_.stand().beoordeling.hoofduitkomst, "afwijzing");
  EXPECT_TRUE(spel_.stand().beoordeling.behoeften.empty());
}

TEST_F(OpdrachtenVolgordeTest, ook_de_zorg_bij_een_bijzondere_situatie_kan_zonder_medisch_oordeel) {
  intake_is_klaar();
  arts_sluit_de_andere_gronden_uit();
  verpleegkundige_tekent({oordeel("bijzondere_omgevingsfactor", true),
                          oordeel("omgevingsfactor_soort", "geen_passende_zorg_in_natura")});
  ASSERT_FALSE(nodig_van("medisch_adviseur"));
  spel_.doe(leg_zorg_vast(spel_.zaak(), spel_.als(verpleegkundige_), zorg(), spel_.stand()));
  std::vector<OordeelInvoer> toetsen;
  for (const char* id : {"verantwoord", "passend", "doelmatig", "rechtmatig"}) {
    toetsen.push_back(oordeel(id, true));
  }
  toetsen.push_back(oordeel("termijn_maanden", 36));
  toetsen.push_back(
      oordeel("doelen", goed(base::parse_json(R"([{"doel": "De nacht is rustig."}])", "proef"))));
  verpleegkundige_tekent(toetsen);
  EXPECT_EQ(spel_.stand().beoordeling.hoofduitkomst, "omgevingsfactor");
  EXPECT_TRUE(spel_.stand().beoordeling.behoeften.empty());
}

// What is asked later makes the verpleegkundige wait again: a new fact can bring the medisch adviseur back.
TEST_F(OpdrachtenVolgordeTest, wordt_de_medisch_adviseur_alsnog_nodig_dan_wacht_de_verpleegkundige_weer) {
  intake_is_klaar();
  arts_sluit_de_andere_gronden_uit();
  auto weer = oordeel("zorgsoort_lid_1c", "epilepsie");
  weer.reden_nieuwe_versie = "Er is een nieuwe verklaring.";
  spel_.doe(teken_oordeel(spel_.zaak(), spel_.als(arts_), {weer}, spel_.stand()));
  ASSERT_TRUE(nodig_van("medisch_adviseur"));
  EXPECT_FALSE(teken_oordeel(spel_.zaak(), spel_.als(verpleegkundige_),
                             {oordeel("bijzondere_omgevingsfactor", false)}, spel_.stand()));
}

TEST_F(OpdrachtenVolgordeTest, zonder_behoeften_en_zonder_uitkomst_weet_niemand_dat_het_mag) {
  beoordeling::Beoordeling leeg;
  EXPECT_TRUE(wacht_op_medisch_adviseur(spel_.zaak(), testing::pakket(), leeg));
  leeg.hoofduitkomst = "afwijzing";
  EXPECT_FALSE(wacht_op_medisch_adviseur(spel_.zaak(), testing::pakket(), leeg));
}

}  // namespace
}  // namespace maatstaf::zaak
