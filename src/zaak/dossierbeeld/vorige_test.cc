// SPDX-License-Identifier: EUPL-1.2
#include "zaak/dossierbeeld/vorige.h"

#include <gtest/gtest.h>

#include "beoordeling/beoordelen/beoordelen.h"
#include "zaak/voorbeelden/testing_spel.h"

namespace maatstaf::zaak {
namespace {

using base::Decimal;
using testing::goed;
using testing::gronden;

constexpr const char* kBedrag = "omvang_per_jaar";

class VorigeTest : public ::testing::Test {
 protected:
  static Stand noor() {
    const std::string tekst = testing::lees_bestand("voorbeelden/aanvraag-noor.json");
    const auto aanvraag =
        lees_aanvraag(std::string_view(tekst), "noor", testing::begrippen(), gronden().codes);
    EXPECT_TRUE(aanvraag);
    Stand stand;
    stand.pakket = goed(gronden().bibliotheek.geldend(regels::kHoofdregeling, testing::dag("2026-09-28")));
    stand.feiten = aanvraag->feiten;
    reken(stand);
    return stand;
  }

  static void reken(Stand& stand) {
    stand.beoordeling = goed(beoordeling::beoordeel(*stand.pakket, stand.feiten, {}));
  }

  // One night less: the care that fitted then.
  static void een_nacht_minder(Stand& stand) {
    auto& waarde = stand.feiten.at(kPassendeZorg).waarde;
    feel::List zorg = waarde.list();
    feel::Context nacht = zorg.at(3).context();
    nacht.put("uren_per_week", feel::Value(6));
    zorg.at(3) = feel::Value(nacht);
    waarde = feel::Value(zorg);
  }
};

// R103: what is different since the last time, and by what cause.
TEST_F(VorigeTest, het_verschil_is_de_som_van_feiten_oordeel_en_regels) {
  const Stand nu = noor();
  Stand toen = noor();
  een_nacht_minder(toen);
  toen.feiten.at("soort_aanvraag").waarde = feel::Value("verlenging");
  reken(toen);
  const auto verschil = goed(vergelijk_met_eerder(toen, nu, kBedrag));
  const auto& bedragen = verschil.bedragen;
  EXPECT_EQ(bedragen.toen, Decimal(132496));
  EXPECT_EQ(bedragen.nu, Decimal(149344));
  EXPECT_EQ(bedragen.feiten, Decimal(0));
  EXPECT_EQ(bedragen.oordeel, Decimal(16848));
  EXPECT_EQ(bedragen.regels, Decimal(0));
  EXPECT_TRUE(verschil.vergelijking.uitkomst_gelijk);
  const auto telt = [&](beoordeling::Oorzaak oorzaak) {
    return std::ranges::count(verschil.vergelijking.oorzaken, oorzaak, &beoordeling::Verschil::oorzaak);
  };
  EXPECT_EQ(telt(beoordeling::Oorzaak::Feit), 1);
  EXPECT_EQ(telt(beoordeling::Oorzaak::Oordeel), 1);
  EXPECT_EQ(telt(beoordeling::Oorzaak::Regel), 0);
}

TEST_F(VorigeTest, onbekend_is_geen_nul) {
  const Stand nu = noor();
  Stand toen = noor();
  toen.feiten.erase(kPassendeZorg);
  reken(toen);
  const auto bedragen = goed(vergelijk_met_eerder(toen, nu, kBedrag)).bedragen;
  EXPECT_FALSE(bedragen.toen.has_value());
  EXPECT_FALSE(bedragen.feiten.has_value());
  EXPECT_FALSE(bedragen.oordeel.has_value());
  EXPECT_EQ(bedragen.regels, Decimal(0));
}

TEST_F(VorigeTest, dezelfde_client) {
  const Client noor{"Noor Verhoeven", testing::dag("2017-03-14"), "999900006"};
  EXPECT_TRUE(zelfde_client(noor, {"N. Verhoeven", testing::dag("2017-03-14"), "999900006"}));
  EXPECT_FALSE(zelfde_client(noor, {"Noor Verhoeven", testing::dag("2017-03-14"), "999904267"}));
  EXPECT_TRUE(zelfde_client(noor, {"Noor Verhoeven", testing::dag("2017-03-14"), ""}));
  EXPECT_FALSE(zelfde_client(noor, {"Noor Verhoeven", testing::dag("2018-03-14"), ""}));
}

}  // namespace
}  // namespace maatstaf::zaak
