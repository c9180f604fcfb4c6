// SPDX-License-Identifier: EUPL-1.2
#include "zaak/dossierbeeld/bewaard.h"

#include <gtest/gtest.h>

#include <random>

#include "beoordeling/beoordelen/beoordelen.h"
#include "zaak/dossierbeeld/beoordelingsgeheugen.h"
#include "zaak/voorbeelden/testing.h"

namespace maatstaf::zaak {
namespace {

using beoordeling::Behoefte;
using beoordeling::Uitvoer;
using testing::dag;
using testing::goed;
using testing::gronden;

std::string als_tekst(const beoordeling::Beoordeling& beoordeling) {
  std::string tekst;
  for (const auto& behoefte : beoordeling.behoeften) {
    tekst += behoefte.begrip + "|" + behoefte.naam + "|" + behoefte.vraag + "|" + behoefte.waarvoor;
    for (const auto& rol : behoefte.rollen) {
      tekst += "|" + rol;
    }
    for (const auto& stap : behoefte.stappen) {
      tekst += "|" + stap;
    }
    tekst += behoefte.zeker ? "|zeker\n" : "|misschien\n";
  }
  for (const auto& stap : beoordeling.stappen) {
    tekst += std::string(stap.nummer) + "=" + std::string(beoordeling::woord(stap.antwoord)) + "\n";
  }
  return tekst + beoordeling.hoofduitkomst.value_or("onbekend");
}

std::vector<Behoefte> voorbeeld() {
  return {{.begrip = "a", .stappen = {"1", "2"}, .zeker = true},
          {.begrip = "b", .stappen = {}, .zeker = false}};
}

TEST(Bewaard, komt_terug_zoals_het_ging) {
  Bewaard bewaard;
  EXPECT_FALSE(bewaard.veranderd());
  bewaard.onthoud("s1", voorbeeld());
  EXPECT_TRUE(bewaard.veranderd());
  const auto terug = Bewaard::lees(bewaard.json());
  EXPECT_FALSE(terug.veranderd());
  ASSERT_NE(terug.vind("s1"), nullptr);
  EXPECT_EQ(terug.vind("s1")->size(), 2U);
  EXPECT_EQ(terug.vind("s1")->front().stappen, (std::vector<std::string>{"1", "2"}));
  EXPECT_FALSE(terug.vind("s1")->back().zeker);
  EXPECT_EQ(terug.vind("s2"), nullptr);
  EXPECT_EQ(base::canonical(terug.json()), base::canonical(bewaard.json()));
}

TEST(Bewaard, houdt_de_laatste_antwoorden) {
  Bewaard bewaard;
  for (int i = 0; i < 20; ++i) {
    bewaard.onthoud("s" + std::to_string(i), voorbeeld());
  }
  EXPECT_EQ(bewaard.vind("s1"), nullptr);
  EXPECT_NE(bewaard.vind("s19"), nullptr);
  EXPECT_NE(bewaard.vind("s15"), nullptr);
}

TEST(Bewaard, wat_niet_te_lezen_is_is_er_niet) {
  for (
      const char* stuk :
      {"null", "[]", "{}", R"({"vorm":2,"antwoorden":[]})", R"({"vorm":1,"antwoorden":{}})",
       R"({"vorm":1,"antwoorden":[{"sleutel":"s1"}]})",
       R"({"vorm":1,"antwoorden":[{"sleutel":"s1","behoeften":[{"begrip":"a"}]}]})",
       R"({"vorm":1,"antwoorden":[{"sleutel":"s1","behoeften":[{"begrip":"a","stappen":[1],"zeker":true}]}]})"}) {
    EXPECT_EQ(Bewaard::lees(goed(base::parse_json(stuk, "test"))).vind("s1"), nullptr) << stuk;
  }
}

// What is kept and what is computed now are the same, for facts that are known in part.
TEST(Bewaard, geeft_dezelfde_beoordeling_als_opnieuw_rekenen) {
  const auto pakket = goed(gronden().bibliotheek.geldend(regels::kHoofdregeling, dag("2026-09-28")));
  std::mt19937 toeval(2026);
  std::vector<const regels::Voorbeeld*> voorbeelden;
  for (const auto& gegeven : pakket->voorbeelden) {
    if (!gegeven.dekking) {
      voorbeelden.push_back(&gegeven);
    }
  }
  ASSERT_FALSE(voorbeelden.empty());
  int met_behoeften = 0;
  for (int ronde = 0; ronde < 8; ++ronde) {
    beoordeling::Feiten feiten;
    for (const auto& [begrip, waarde] : voorbeelden[toeval() % voorbeelden.size()]->feiten) {
      if (toeval() % 4 != 0) {
        feiten[begrip].waarde = waarde;
      }
    }
    Beoordelingsgeheugen eerste;
    Bewaard bewaard;
    const auto vers = eerste.beoordeel(*pakket, feiten, dag("2026-09-28"), Uitvoer::Volledig, &bewaard);
    if (!vers) {
      continue;  // these facts do not go together
    }
    met_behoeften += (*vers)->behoeften.empty() ? 0 : 1;
    EXPECT_EQ(bewaard.veranderd(), !(*vers)->behoeften.empty());
    auto terug = Bewaard::lees(bewaard.json());
    Beoordelingsgeheugen tweede;
    const auto weer = goed(tweede.beoordeel(*pakket, feiten, dag("2026-09-28"), Uitvoer::Volledig, &terug));
    EXPECT_FALSE(terug.veranderd());
    EXPECT_EQ(als_tekst(*weer), als_tekst(**vers));
  }
  EXPECT_GE(met_behoeften, 3);
}

// Needs that cannot be of this question are not believed, whatever stands beside them.
TEST(Bewaard, behoeften_van_een_andere_vraag_worden_niet_geloofd) {
  const auto pakket = goed(gronden().bibliotheek.geldend(regels::kHoofdregeling, dag("2026-09-28")));
  beoordeling::Feiten feiten;
  for (const auto& gegeven : pakket->voorbeelden) {
    if (!gegeven.dekking) {
      for (const auto& [begrip, waarde] : gegeven.feiten) {
        feiten[begrip].waarde = waarde;
      }
      break;
    }
  }
  ASSERT_FALSE(feiten.empty());
  const beoordeling::Opties opties{.peildatum = dag("2026-09-28"), .uitvoer = Uitvoer::Volledig};
  const auto vers = goed(beoordeling::beoordeel(*pakket, feiten, opties));
  for (const Behoefte& vreemd :
       {Behoefte{.begrip = "bestaat_niet"}, Behoefte{.begrip = feiten.begin()->first},
        Behoefte{.begrip = vers.behoeften.empty() ? "x" : vers.behoeften.front().begrip,
                 .stappen = {"99"}}}) {
    const auto weer = goed(beoordeling::beoordeel_met_behoeften(*pakket, feiten, opties, {vreemd}));
    EXPECT_EQ(als_tekst(weer), als_tekst(vers)) << vreemd.begrip;
  }
}

TEST(Zoekafdruk, hangt_af_van_de_uitgewerkte_voorbeelden) {
  auto pakket = *goed(gronden().bibliotheek.geldend(regels::kHoofdregeling, dag("2026-09-28")));
  const auto eerst = beoordeling::zoekafdruk(pakket);
  EXPECT_EQ(beoordeling::zoekafdruk(pakket), eerst);
  std::erase_if(pakket.voorbeelden, [](const auto& gegeven) { return !gegeven.dekking; });
  EXPECT_NE(beoordeling::zoekafdruk(pakket), eerst);
}

class BewaardBeeldTest : public testing::MetZaken {
 protected:
  Aanvraag aanvraag() {
    auto json = goed(base::parse_json(testing::lees_bestand("voorbeelden/aanvraag-noor.json"), "a"));
    json.if_object()->erase("oordelen");
    auto gelezen = lees_aanvraag(json, "a", gronden().bibliotheek.begrippen(), gronden().codes);
    EXPECT_TRUE(gelezen);
    return *gelezen;
  }
};

// The command that changes a case keeps its needs; whoever looks later computes none.
TEST_F(BewaardBeeldTest, een_zaak_bewaart_bij_haar_gebeurtenissen_wat_nog_nodig_is) {
  const auto bewijs = goed(zaken_->dien_in(intake_, aanvraag(), ""));
  const auto inhoud = goed(archief_->lees_inhoud(bewijs.dossier));
  ASSERT_FALSE(inhoud.beeld.is_null());
  Zaken ander(*archief_, gronden().bibliotheek, gronden().codes, klok_, gronden().termijnboek);
  const Zaak zaak = goed(ander.zaak(intake_, bewijs.nummer));
  const Stand stand = goed(ander.stand(zaak));
  EXPECT_FALSE(stand.beoordeling.behoeften.empty());
  EXPECT_EQ(base::canonical(goed(archief_->lees_inhoud(bewijs.dossier)).beeld), base::canonical(inhoud.beeld))
      << "nothing new had to be found";
  // A damaged one is made again by who looks.
  goed(archief_->bewaar_beeld(bewijs.dossier, base::Json("stuk")));
  Zaken derde(*archief_, gronden().bibliotheek, gronden().codes, klok_, gronden().termijnboek);
  const Stand weer = goed(derde.stand(goed(derde.zaak(intake_, bewijs.nummer))));
  EXPECT_EQ(als_tekst(weer.beoordeling), als_tekst(stand.beoordeling));
  EXPECT_EQ(base::canonical(goed(archief_->lees_inhoud(bewijs.dossier)).beeld),
            base::canonical(inhoud.beeld));
}

}  // namespace
}  // namespace maatstaf::zaak
