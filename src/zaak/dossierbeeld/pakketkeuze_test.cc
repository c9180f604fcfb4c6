// SPDX-License-Identifier: EUPL-1.2
//
// Which package a case is assessed with: by date, kind of application and adoption of the office.
#include "zaak/dossierbeeld/pakketkeuze.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "zaak/voorbeelden/testing.h"
#include "zaak/voorbeelden/testing_spel.h"

namespace maatstaf::zaak {
namespace {

using base::Date;
using testing::dag;
using testing::goed;
using testing::gronden;

constexpr const char* kKader = "meerzorg-thuis/kader-2026";

beoordeling::Feiten met_soort(const char* soort) {
  beoordeling::Feiten feiten;
  if (*soort != '\0') {
    feiten["soort_aanvraag"].waarde = feel::Value(std::string(soort));
  }
  return feiten;
}

std::string alles(const std::vector<std::string>& zinnen) {
  std::string tekst;
  for (const auto& zin : zinnen) {
    tekst += zin + "\n";
  }
  return tekst;
}

// Requirements: R111, R139.
TEST(Pakketkeuze, r111_r139_datum_soort_en_invoering_kiezen_het_pakket) {
  struct Geval {
    const char* aanvraag;
    const char* soort;
    const char* ingevoerd;  ///< empty: the national day
    const char* pakket;
    bool te_kiezen;  ///< there is something to explain
  };
  const std::vector<Geval> gevallen = {{"2024-06-01", "nieuw", "", "maatwerk-2018", false},
                                       {"2025-03-01", "verlenging", "", "praktijk-2025", false},
                                       {"2025-10-01", "verlenging", "", "coulance-2025", true},
                                       {"2025-10-01", "nieuw", "", "praktijk-2025", true},
                                       {"2025-10-01", "", "", "praktijk-2025", true},
                                       {"2026-04-01", "nieuw", "", "kader-2026", false},
                                       {"2026-04-01", "nieuw", "2026-06-01", "praktijk-2025", true},
                                       {"2026-04-01", "verlenging", "2026-06-01", "coulance-2025", true},
                                       {"2026-06-01", "verlenging", "2026-06-01", "kader-2026", true}};
  for (const Geval& geval : gevallen) {
    std::vector<Date> dagen;
    if (*geval.ingevoerd != '\0') {
      dagen.push_back(dag(geval.ingevoerd));
    }
    const auto keuze = kies_pakket(gronden().bibliotheek, dag(geval.aanvraag), met_soort(geval.soort),
                                   testing::kKantoor, dagen);
    ASSERT_TRUE(keuze) << geval.aanvraag << ": " << keuze.error().text();
    EXPECT_EQ(keuze->pakket->id, std::string("meerzorg-thuis/") + geval.pakket)
        << geval.aanvraag << " " << geval.soort;
    EXPECT_EQ(!waarom_gekozen(*keuze).empty(), geval.te_kiezen) << alles(keuze->uitleg);
  }
}

TEST(Pakketkeuze, een_datum_zonder_regels_is_een_fout_in_de_aanvraag) {
  for (const auto& [datum, fout] : {std::pair("2014-12-31", regels::keuzefout::kZonderRegels),
                                    std::pair("1899-12-31", regels::keuzefout::kBuitenAlleRegels),
                                    std::pair("2027-01-01", regels::keuzefout::kStatusLaatNietBesluiten)}) {
    beoordeling::Feiten feiten = met_soort("nieuw");
    feiten["aanvraagdatum"].waarde = feel::Value(dag(datum));
    const auto keuze = kies_pakket(gronden().bibliotheek, feiten, "", {});
    ASSERT_FALSE(keuze) << datum;
    EXPECT_EQ(keuze.error().kind, base::ErrorKind::Input) << datum;
    EXPECT_EQ(keuze.error().place.path, fout) << datum;
    EXPECT_FALSE(keuze.error().cause.empty());
    EXPECT_FALSE(keuze.error().remedy.empty());
  }
  const auto zonder = kies_pakket(gronden().bibliotheek, met_soort("nieuw"), "", {});
  ASSERT_FALSE(zonder);
  EXPECT_EQ(zonder.error().place.path, "opgaven.aanvraagdatum");
}

// Requirements: R139.
TEST(Pakketkeuze, r139_het_kantoorbestand_zegt_wanneer_is_ingevoerd) {
  const auto lees = [](const char* tekst) {
    return lees_ingevoerd(goed(base::parse_json(tekst, "kantoor.json")), gronden().bibliotheek,
                          "kantoor.json");
  };
  const Ingevoerd een = goed(lees(R"({"kader-2026": "2026-06-01"})"));
  EXPECT_EQ(een, (Ingevoerd{{kKader, dag("2026-06-01")}}));
  EXPECT_EQ(dagen_hoofdregeling(een), std::vector{dag("2026-06-01")});
  EXPECT_TRUE(goed(lees("{}")).empty());
  EXPECT_EQ(goed(lees(R"({"kader-2026": "2026-06-01", "meerzorg-thuis/kader-2026": "2026-06-01"})")), een);
  for (const auto& [tekst, woord] :
       {std::pair(R"({"kader-2026": "2026-02-28"})", "kan niet"),
        std::pair(R"({"kader-2026": "2027-01-01"})", "tot en met 31 december 2026"),
        std::pair(R"({"kader-2026": "2026-02-30"})", "geen datum"),
        std::pair(R"({"kader-2026": 20260601})", "geen datum"),
        std::pair(R"({"kader-2099": "2026-06-01"})", "is er niet"),
        std::pair(R"({"praktijk-2025": "2025-06-01"})", "op dezelfde dag"),
        std::pair(R"({"kader-2026": "2026-06-01", "meerzorg-thuis/kader-2026": "2026-05-01"})",
                  "1 mei 2026 en 1 juni 2026"),
        std::pair(R"("2026-06-01")", "object")}) {
    const auto fout = lees(tekst);
    ASSERT_FALSE(fout) << tekst;
    EXPECT_EQ(fout.error().kind, base::ErrorKind::Input) << tekst;
    EXPECT_NE(fout.error().cause.find(woord), std::string::npos) << fout.error().cause;
    EXPECT_EQ(fout.error().place.file, "kantoor.json");
    EXPECT_TRUE(fout.error().place.path.starts_with("ingevoerd")) << fout.error().place.path;
    EXPECT_FALSE(fout.error().remedy.empty());
  }
}

// Requirements: R139. The state of a case follows the adoption; a decision keeps its package.
TEST(Pakketkeuze, r139_de_stand_van_een_zaak_volgt_het_kantoor_en_een_besluit_houdt_zijn_pakket) {
  testing::Spel spel;
  Zaak& zaak = spel.zaak();
  const Ingevoerd later{{kKader, dag("2026-06-01")}};
  const auto stand = [&zaak](const Ingevoerd* ingevoerd) {
    return goed(bepaal_stand(zaak, gronden().bibliotheek, gronden().termijnboek, {.ingevoerd = ingevoerd}));
  };
  zaak.ontvangen = dag("2026-04-01");
  zaak.feiten["aanvraagdatum"].waarde = feel::Value(zaak.ontvangen);
  zaak.feiten["soort_aanvraag"].waarde = feel::Value(std::string("nieuw"));
  EXPECT_EQ(stand(nullptr).pakket->id, kKader);
  EXPECT_TRUE(stand(nullptr).waarom_pakket.empty());
  EXPECT_EQ(stand(&later).pakket->id, "meerzorg-thuis/praktijk-2025");
  const std::string waarom = alles(stand(&later).waarom_pakket);
  EXPECT_NE(waarom.find("Zorgkantoor Lageland gebruikt"), std::string::npos) << waarom;
  EXPECT_EQ(waarom.find("Zorgkantoor Zorgkantoor"), std::string::npos) << waarom;
  zaak.feiten["soort_aanvraag"].waarde = feel::Value(std::string("verlenging"));
  EXPECT_EQ(stand(&later).pakket->id, "meerzorg-thuis/coulance-2025");
  zaak.besluit.emplace().pakket = kKader;
  EXPECT_EQ(stand(&later).pakket->id, kKader);
  EXPECT_TRUE(stand(&later).waarom_pakket.empty());
}

class PakketkeuzeZaken : public testing::MetZaken {};

// The work list and the case itself know the same office.
TEST_F(PakketkeuzeZaken, r139_zaken_geven_de_dag_van_het_kantoor_door) {
  const Zaken zaken(*archief_, gronden().bibliotheek, gronden().codes, klok_, gronden().termijnboek,
                    {{kKader, dag("2026-06-01")}});
  testing::Spel spel;
  spel.zaak().ontvangen = dag("2026-05-31");
  spel.zaak().feiten["soort_aanvraag"].waarde = feel::Value(std::string("nieuw"));
  EXPECT_EQ(goed(zaken.stand(spel.zaak())).pakket->id, "meerzorg-thuis/praktijk-2025");
  spel.zaak().ontvangen = dag("2026-06-01");
  EXPECT_EQ(goed(zaken.stand(spel.zaak())).pakket->id, kKader);
}

}  // namespace
}  // namespace maatstaf::zaak
