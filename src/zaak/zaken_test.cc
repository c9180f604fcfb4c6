// SPDX-License-Identifier: EUPL-1.2
#include "zaak/zaken.h"

#include <gtest/gtest.h>

#include "zaak/voorbeelden/testing.h"

namespace maatstaf::zaak {
namespace {

using base::ErrorKind;
using testing::dag;
using testing::goed;
using testing::gronden;

class ZakenTest : public testing::MetZaken {
 protected:
  Aanvraag aanvraag() {
    const std::string tekst = testing::lees_bestand("voorbeelden/aanvraag-noor.json");
    auto json = goed(base::parse_json(tekst, "a"));
    json.if_object()->erase("oordelen");
    auto gelezen = lees_aanvraag(json, "a", gronden().bibliotheek.begrippen(), gronden().codes);
    EXPECT_TRUE(gelezen);
    return *gelezen;
  }
};

// Requirements: R027.
TEST_F(ZakenTest, indienen_geeft_nummer_dossier_en_termijn) {
  const auto eigen = goed(zaken_->dien_in(intake_, aanvraag(), "", "MZ-2026-0001"));
  EXPECT_EQ(eigen.ontvangen, dag("2026-09-28"));
  EXPECT_EQ(eigen.termijn.einde, dag("2026-11-23"));
  // The first number of the series was taken by an import: the next one is given.
  const auto bewijs = goed(zaken_->dien_in(ouder_, aanvraag(), testing::kKantoor));
  EXPECT_EQ(bewijs.nummer, "MZ-2026-0002");
  EXPECT_NE(bewijs.dossier, eigen.dossier);
  EXPECT_TRUE(goed(archief_->verifieer(bewijs.dossier)).gaaf);
  const auto dubbel = zaken_->dien_in(intake_, aanvraag(), "", "MZ-2026-0001");
  ASSERT_FALSE(dubbel);
  EXPECT_EQ(dubbel.error().kind, ErrorKind::Conflict);
  EXPECT_EQ(goed(archief_->koppen()).size(), 2U);

  ouder_.dossiers = {bewijs.dossier};
  EXPECT_EQ(goed(zaken_->eigen_zaken(ouder_)), std::vector<std::string>{"MZ-2026-0002"});
  const Zaak zaak = goed(zaken_->zaak(ouder_, "MZ-2026-0002"));
  EXPECT_EQ(zaak.client.naam, "Noor Verhoeven");
  EXPECT_EQ(zaak.kantoor, testing::kKantoor);
  EXPECT_EQ(goed(zaken_->werkvoorraad(intake_)).items.size(), 2U);
  EXPECT_TRUE(goed(zaken_->werkvoorraad(elders_)).items.empty());
}

TEST_F(ZakenTest, wie_niet_mag_of_te_vroeg_is_dient_niets_in) {
  for (const auto& account : {arts_, verpleegkundige_, beslisser_, auditor_, beheerder_}) {
    const auto ingediend = zaken_->dien_in(account, aanvraag(), testing::kKantoor);
    ASSERT_FALSE(ingediend) << account.naam;
    EXPECT_EQ(ingediend.error().kind, ErrorKind::Forbidden);
  }
  EXPECT_FALSE(zaken_->dien_in(ouder_, aanvraag(), ""));
  klok_.set(base::Moment::at(dag("2026-09-27"), 9));
  const auto later = zaken_->dien_in(intake_, aanvraag(), "");
  ASSERT_FALSE(later);
  EXPECT_EQ(later.error().place.path, "opgaven.aanvraagdatum");
  EXPECT_TRUE(goed(archief_->koppen()).empty());
}

TEST_F(ZakenTest, een_onbekend_nummer_bestaat_niet) {
  EXPECT_EQ(zaken_->zaak(intake_, "MZ-2026-9999").error().kind, ErrorKind::NotFound);
  EXPECT_EQ(zaken_->vraag_op(intake_, "MZ-2026-9999", {}).error().kind, ErrorKind::NotFound);
}

// Requirements: N07.
TEST_F(ZakenTest, na_wissen_is_er_alleen_nog_de_keten) {
  const auto bewijs = goed(zaken_->dien_in(intake_, aanvraag(), ""));
  goed(archief_->wis(bewijs.dossier, {"id-beheerder", "beheerder", testing::kKantoor}));
  EXPECT_FALSE(zaken_->zaak(intake_, bewijs.nummer));
  EXPECT_TRUE(goed(zaken_->werkvoorraad(intake_)).items.empty());
  EXPECT_TRUE(goed(archief_->verifieer(bewijs.dossier)).gewist);
  EXPECT_EQ(goed(archief_->herbouw()), 0);
}

TEST(Beoordelingsgeheugen, onthoudt_alleen_wat_hetzelfde_is) {
  Beoordelingsgeheugen geheugen(2);
  const auto pakket = goed(gronden().bibliotheek.geldend(regels::kHoofdregeling, dag("2026-09-28")));
  beoordeling::Feiten feiten;
  const auto snel = beoordeling::Uitvoer::Snel;
  const auto eerst = goed(geheugen.beoordeel(*pakket, feiten, dag("2026-09-28"), snel));
  EXPECT_EQ(goed(geheugen.beoordeel(*pakket, feiten, dag("2026-09-28"), snel)), eerst);
  feiten["profiel_best_passend"].waarde = feel::Value(false);
  EXPECT_NE(goed(geheugen.beoordeel(*pakket, feiten, dag("2026-09-28"), snel)), eerst);
  EXPECT_NE(goed(geheugen.beoordeel(*pakket, feiten, dag("2026-09-29"), snel)), eerst);
  EXPECT_EQ(geheugen.aantal(), 2U);
}

}  // namespace
}  // namespace maatstaf::zaak
