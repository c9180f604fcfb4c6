// SPDX-License-Identifier: EUPL-1.2
//
// Every worked example of every package is a test: its facts go in, its expected steps, outcomes, values and
// needs must come out.
#include "beoordeling/beoordelen/beoordelen.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "beoordeling/kwitantie/kwitantie.h"
#include "beoordeling/kwitantie/weergave.h"
#include "beoordeling/uitkomst/proef.h"

namespace maatstaf::beoordeling {
namespace {

using proef::als_feiten;
using proef::Geval;
using proef::klein;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::UnorderedElementsAreArray;

std::string code(Antwoord antwoord) {
  return std::string(woord(antwoord));
}

TEST(Pakketten, can_be_read) {
  const auto bibliotheek = regels::Bibliotheek::lees(std::string(MAATSTAF_SOURCE_DIR) + "/regels");
  ASSERT_TRUE(bibliotheek) << bibliotheek.error().text();
  ASSERT_NE(klein(), nullptr);
}

class Werkvoorbeeld : public testing::TestWithParam<Geval> {
 protected:
  void gives_what_it_promises();
  void recomputes_to_the_same_bytes();
  void fast_and_full_agree();
};

void Werkvoorbeeld::gives_what_it_promises() {
  const auto& [pakket, voorbeeld] = GetParam();
  const Feiten feiten = als_feiten(*pakket, *voorbeeld);
  const auto beoordeling = beoordeel(*pakket, feiten, proef::opties(*voorbeeld));
  ASSERT_TRUE(beoordeling) << beoordeling.error().text();
  SCOPED_TRACE(als_tekst(*pakket, feiten, *beoordeling));
  for (const auto& [id, verwacht] : voorbeeld->uitkomsten) {
    EXPECT_EQ(code(beoordeling->uitkomst(id)->antwoord), verwacht) << "uitkomst " << id;
  }
  for (const auto& [nummer, verwacht] : voorbeeld->stappen) {
    EXPECT_EQ(code(beoordeling->stap(nummer)->antwoord), verwacht) << "stap " << nummer;
  }
  for (const auto& [naam, verwacht] : voorbeeld->waarden) {
    const feel::Value& waarde = beoordeling->waarden.at(naam);
    const bool gelijk = verwacht.is_unknown() ? waarde.holds_unknown() : feel::same(waarde, verwacht);
    EXPECT_TRUE(gelijk) << naam << " is " << feel::to_text(waarde) << ", verwacht "
                        << feel::to_text(verwacht);
  }
  if (voorbeeld->nodig) {
    std::vector<std::string> nodig;
    for (const Behoefte& behoefte : beoordeling->behoeften) {
      nodig.push_back(behoefte.begrip);
    }
    EXPECT_THAT(nodig, UnorderedElementsAreArray(*voorbeeld->nodig));
  }
}

void Werkvoorbeeld::recomputes_to_the_same_bytes() {
  const auto& [pakket, voorbeeld] = GetParam();
  const Feiten feiten = als_feiten(*pakket, *voorbeeld);
  const auto beoordeling = beoordeel(*pakket, feiten, proef::opties(*voorbeeld));
  ASSERT_TRUE(beoordeling) << beoordeling.error().text();
  const base::Json eerste = kwitantie(*pakket, feiten, *beoordeling);
  const auto gelezen = base::parse_json(base::canonical(eerste), "kwitantie.json");
  ASSERT_TRUE(gelezen) << gelezen.error().text();
  const auto opnieuw = herbereken(*pakket, *gelezen);
  EXPECT_TRUE(opnieuw) << opnieuw.error().text();
}

void Werkvoorbeeld::fast_and_full_agree() {
  const auto& [pakket, voorbeeld] = GetParam();
  const Feiten feiten = als_feiten(*pakket, *voorbeeld);
  const auto volledig = beoordeel(*pakket, feiten, proef::opties(*voorbeeld));
  const auto snel = beoordeel(*pakket, feiten, proef::opties(*voorbeeld, Uitvoer::Snel));
  ASSERT_TRUE(volledig && snel);
  EXPECT_EQ(volledig->hoofduitkomst, snel->hoofduitkomst);
  for (std::size_t i = 0; i < volledig->uitkomsten.size(); ++i) {
    EXPECT_EQ(volledig->uitkomsten[i].antwoord, snel->uitkomsten[i].antwoord);
  }
  for (std::size_t i = 0; i < volledig->stappen.size(); ++i) {
    EXPECT_EQ(volledig->stappen[i].antwoord, snel->stappen[i].antwoord);
  }
}

// One test per example, not three: every test is a process of its own, and each reads all packages.
TEST_P(Werkvoorbeeld, holds) {
  gives_what_it_promises();
  recomputes_to_the_same_bytes();
  fast_and_full_agree();
}

GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(Werkvoorbeeld);
INSTANTIATE_TEST_SUITE_P(Alle, Werkvoorbeeld, testing::ValuesIn(proef::alle_voorbeelden()),
                         [](const auto& info) { return proef::testnaam(info.param); });

const regels::Voorbeeld& voorbeeld(std::string_view id) {
  for (const regels::Voorbeeld& item : klein()->voorbeelden) {
    if (item.id == id) {
      return item;
    }
  }
  throw std::logic_error("dit voorbeeld is er niet");
}

// Requirements: R028, R056, N01.
TEST(Beoordeling, a_step_carries_its_rows_sources_and_working) {
  const auto b = beoordeel(*klein(), als_feiten(*klein(), voorbeeld("toekenning")), {});
  ASSERT_TRUE(b) << b.error().text();
  const StapUitkomst& stap = *b->stap("3");
  ASSERT_EQ(stap.gronden.size(), 1U);
  EXPECT_EQ(stap.gronden[0].rij, "stap_3-r1");
  EXPECT_EQ(stap.gronden[0].rijnummer, 1);
  EXPECT_THAT(stap.gronden[0].bronnen, ElementsAre("proef-2"));
  EXPECT_EQ(stap.gronden[0].toelichting, "De zorgbehoefte is bijzonder.");
  ASSERT_EQ(b->stap("2")->onderdelen.size(), 1U);
  EXPECT_EQ(b->stap("2")->onderdelen[0].naam, "Kosten per week");
  ASSERT_EQ(b->berekeningen.size(), 1U);
  EXPECT_EQ(b->berekeningen[0].waarde.number().text(), "1000");
  EXPECT_EQ(b->berekeningen[0].regels[1].waarde.number().text(), "1000");
  EXPECT_TRUE(b->berekeningen[0].regels[1].voorbeeld);
}

// Requirements: N12.
TEST(Beoordeling, only_parameters_that_take_part_are_listed_with_their_status) {
  const auto b = beoordeel(*klein(), als_feiten(*klein(), voorbeeld("toekenning")), {});
  ASSERT_TRUE(b);
  ASSERT_EQ(b->parameters.size(), 2U);
  EXPECT_EQ(b->parameters[0].id, "profielen_recht");
  EXPECT_FALSE(b->parameters[0].voorbeeld);
  EXPECT_TRUE(b->parameters[1].voorbeeld);
  EXPECT_TRUE(b->gebruikt_voorbeeldwaarden());
}

// Requirements: R033, N05.
TEST(Beoordeling, a_missing_judgement_is_a_need_with_role_and_step) {
  const auto b = beoordeel(*klein(), als_feiten(*klein(), voorbeeld("oordeel-ontbreekt")), {});
  ASSERT_TRUE(b);
  ASSERT_EQ(b->behoeften.size(), 2U);
  EXPECT_EQ(b->behoeften[0].begrip, "bijzonder");
  EXPECT_THAT(b->behoeften[0].rollen, ElementsAre("medisch_adviseur"));
  EXPECT_THAT(b->behoeften[0].stappen, ElementsAre("3"));
  EXPECT_TRUE(b->behoeften[0].zeker);
  EXPECT_EQ(b->uitkomst("afwijzing")->antwoord, Antwoord::Onbekend);
  EXPECT_THAT(b->stap("3")->ontbreekt, ElementsAre("bijzonder"));
}

TEST(Beoordeling, what_cannot_matter_is_not_asked) {
  // A profile without right: neither care nor judgement can change the outcome.
  Feiten feiten = als_feiten(*klein(), voorbeeld("oordeel-ontbreekt"));
  feiten.find("profiel")->second.waarde = feel::Value("A");
  feiten.erase("zorg");
  const auto b = beoordeel(*klein(), feiten, {});
  ASSERT_TRUE(b);
  EXPECT_TRUE(b->behoeften.empty());
  EXPECT_EQ(b->uitkomst("afwijzing")->antwoord, Antwoord::Ja);
}

TEST(Beoordeling, with_nothing_known_everything_that_matters_is_asked_in_order) {
  const auto b = beoordeel(*klein(), {}, {.peildatum = base::Date::parse("2026-03-01")});
  ASSERT_TRUE(b) << b.error().text();
  std::vector<std::string> nodig;
  for (const Behoefte& behoefte : b->behoeften) {
    nodig.push_back(behoefte.begrip);
  }
  EXPECT_THAT(nodig, ElementsAre("profiel", "zorg", "bijzonder", "termijn"));
  EXPECT_THAT(b->behoeften[1].stappen, ElementsAre("2"));
}

// Requirements: R007.
TEST(Beoordeling, needs_a_date_a_known_term_a_right_value_and_a_parameter) {
  const Feiten goed = als_feiten(*klein(), voorbeeld("toekenning"));
  Feiten feiten = goed;
  feiten.erase("aanvraagdatum");
  EXPECT_EQ(beoordeel(*klein(), feiten, {}).error().place.path, "aanvraagdatum");
  feiten = goed;
  feiten.emplace("onzin", Feit{feel::Value(true), {}});
  EXPECT_EQ(beoordeel(*klein(), feiten, {}).error().kind, base::ErrorKind::Input);
  feiten = goed;
  feiten.find("profiel")->second.waarde = feel::Value("Z");
  EXPECT_EQ(beoordeel(*klein(), feiten, {}).error().place.path, "profiel");
  feiten = goed;
  feiten.find("bijzonder")->second.waarde = feel::Value::unknown({"bijzonder"});
  EXPECT_FALSE(beoordeel(*klein(), feiten, {}));
  const auto later = beoordeel(*klein(), goed, {.peildatum = base::Date::parse("2027-01-01")});
  ASSERT_FALSE(later);
  EXPECT_EQ(later.error().kind, base::ErrorKind::Rules);
  EXPECT_THAT(later.error().cause, HasSubstr("Grensbedrag"));
}

// Requirements: R163.
TEST(Beoordeling, a_planned_package_cannot_decide) {
  regels::Pakket pakket = *klein();
  pakket.status = regels::Status::Voorgenomen;
  const Feiten feiten = als_feiten(pakket, voorbeeld("toekenning"));
  EXPECT_TRUE(beoordeel(pakket, feiten, {.doel = Doel::Simulatie}));
  EXPECT_EQ(beoordeel(pakket, feiten, {.doel = Doel::Besluit}).error().kind, base::ErrorKind::Conflict);
}

TEST(Kwitantie, names_the_first_place_that_differs) {
  const Feiten feiten = als_feiten(*klein(), voorbeeld("toekenning"));
  const auto b = beoordeel(*klein(), feiten, {});
  ASSERT_TRUE(b);
  const base::Json goed = kwitantie(*klein(), feiten, *b);
  EXPECT_TRUE(herbereken(*klein(), goed));
  base::Json stuk = goed;
  (*stuk["stappen"].if_array())[2]["antwoord"] = "nee";
  const auto gevonden = herbereken(*klein(), stuk);
  ASSERT_FALSE(gevonden);
  EXPECT_EQ(gevonden.error().kind, base::ErrorKind::Conflict);
  EXPECT_EQ(gevonden.error().place.path, "stappen[2].antwoord");
  stuk = goed;
  stuk["feiten"]["termijn"]["waarde"] = base::Json::Number{"24"};
  EXPECT_EQ(herbereken(*klein(), stuk).error().place.path, "waarden.duur");
  stuk = goed;
  stuk["extra"] = 1;
  EXPECT_EQ(herbereken(*klein(), stuk).error().place.path, "extra");
  stuk = goed;
  stuk["pakket"]["vingerafdruk"] = std::string(64, '0');
  EXPECT_EQ(herbereken(*klein(), stuk).error().place.path, "pakket.vingerafdruk");
  stuk = goed;
  stuk["feiten"]["termijn"]["herkomst"]["datum"] = "gisteren";
  EXPECT_EQ(herbereken(*klein(), stuk).error().place.path, "feiten.termijn.herkomst.datum");
  for (const base::Json& onzin : {base::Json(), base::Json("x"), base::Json(base::Json::Object{})}) {
    EXPECT_FALSE(herbereken(*klein(), onzin));
  }
}

// Requirements: N02.
TEST(Kwitantie, every_member_counts) {
  const Feiten feiten = als_feiten(*klein(), voorbeeld("toekenning"));
  const auto b = beoordeel(*klein(), feiten, {});
  ASSERT_TRUE(b);
  const base::Json goed = kwitantie(*klein(), feiten, *b);
  for (const auto& [sleutel, waarde] : *goed.if_object()) {
    base::Json stuk = goed;
    stuk.if_object()->erase(sleutel);
    EXPECT_FALSE(herbereken(*klein(), stuk)) << sleutel;
    stuk[sleutel] = "veranderd";
    EXPECT_FALSE(herbereken(*klein(), stuk)) << sleutel;
  }
}

TEST(Tekst, shows_steps_answers_sources_facts_and_needs) {
  const Feiten feiten = als_feiten(*klein(), voorbeeld("oordeel-ontbreekt"));
  const auto b = beoordeel(*klein(), feiten, {});
  ASSERT_TRUE(b);
  const std::string tekst = als_tekst(*klein(), feiten, *b);
  EXPECT_THAT(tekst, HasSubstr("Stap 2. Andere oplossing"));
  EXPECT_THAT(tekst, HasSubstr("onbekend"));
  EXPECT_THAT(tekst, HasSubstr("[Proef 1]"));
  EXPECT_THAT(tekst, HasSubstr("Profiel: B Zwaar"));
  EXPECT_THAT(tekst, HasSubstr("van: medisch adviseur; voor stap 3"));
  EXPECT_THAT(tekst, HasSubstr("Een mens beslist"));
}

}  // namespace
}  // namespace maatstaf::beoordeling
