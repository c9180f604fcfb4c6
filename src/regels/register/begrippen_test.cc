// SPDX-License-Identifier: EUPL-1.2
#include "regels/register/begrippen.h"

#include <gtest/gtest.h>

namespace maatstaf::regels {
namespace {

constexpr std::string_view kLijst = R"(
begrippen:
  - {id: klaar, naam: Klaar, soort: oordeel, type: ja_nee, bevoegdheid: intake, vraag: "Klaar?"}
  - {id: profiel, naam: Profiel, soort: register, type: keuze, waarden: [{code: 8VG, naam: 8VG Zwaar}, {code: 7LG, naam: 7LG Zwaar}], levert: [ciz], vraag: "Welk?"}
  - {id: uren, naam: Uren, soort: opgave, type: getal, eenheid: uur per week, bereik: {minimum: 0, maximum: 168}, proefwaarden: [0, 168], levert: [ouder], vraag: "Hoeveel?"}
  - {id: kosten, naam: Kosten, soort: opgave, type: bedrag, bereik: {minimum: 0, maximum: 1000000}, levert: [ouder], vraag: "Hoeveel?"}
  - {id: dag, naam: Dag, soort: opgave, type: datum, bereik: {minimum: 2015-01-01, maximum: 2035-12-31}, levert: [ouder], vraag: "Wanneer?"}
  - {id: woorden, naam: Woorden, soort: opgave, type: tekst, levert: [ouder], vraag: "Wat?"}
  - id: zorg
    naam: Zorg
    soort: opgave
    type: lijst
    velden:
      - {id: soort, naam: Soort, type: keuze, waarden: [{code: dag, naam: Overdag}]}
      - {id: uren, naam: Uren, type: getal, bereik: {minimum: 0, maximum: 168}}
      - {id: tot, naam: Tot, type: datum, verplicht: false}
    levert: [ouder]
    vraag: "Welke zorg?"
)";

const Begrippen& begrippen() {
  static const auto gelezen = lees_begrippen(kLijst, "begrippen.yaml");
  if (!gelezen) {
    ADD_FAILURE() << gelezen.error().text();
  }
  return *gelezen;
}

struct Geval {
  std::string id;
  std::string json;
};

base::Result<feel::Value> lees(const std::string& id, const std::string& json) {
  const auto gelezen = base::parse_json(json, "proef.json");
  EXPECT_TRUE(gelezen) << json;
  return begrippen().lees(*begrippen().vind(id), *gelezen, "opgaven." + id);
}

TEST(Begrippen, reads_and_writes_back) {
  for (const Geval& geval : std::vector<Geval>{
           {"klaar", "true"},
           {"profiel", "\"8VG\""},
           {"uren", "36.25"},
           {"kosten", "17990.25"},
           {"dag", "\"2026-03-01\""},
           {"woorden", "\"twee regels\\nof meer\""},
           {"zorg", R"([{"soort":"dag","tot":"2026-12-31","uren":12},{"soort":"dag","uren":3.5}])"},
           {"zorg", "[]"}}) {
    const auto waarde = lees(geval.id, geval.json);
    ASSERT_TRUE(waarde) << geval.id << ": " << waarde.error().text();
    EXPECT_EQ(base::canonical(begrippen().schrijf(*begrippen().vind(geval.id), *waarde)), geval.json);
  }
}

TEST(Begrippen, refuses_what_is_wrong_or_absurd) {
  for (const Geval& geval : std::vector<Geval>{{"klaar", "\"ja\""},
                                               {"klaar", "1"},
                                               {"klaar", "null"},
                                               {"profiel", "\"9XX\""},
                                               {"profiel", "8"},
                                               {"uren", "-1"},
                                               {"uren", "169"},
                                               {"uren", "\"36\""},
                                               {"uren", "1e400"},
                                               {"kosten", "-0.01"},
                                               {"kosten", "10.005"},
                                               {"kosten", "1e9"},
                                               {"dag", "\"2014-12-31\""},
                                               {"dag", "\"2026-02-30\""},
                                               {"dag", "20260301"},
                                               {"woorden", "\"\\u0001\""},
                                               {"woorden", "7"},
                                               {"zorg", "{}"},
                                               {"zorg", "[1]"},
                                               {"zorg", R"([{"soort":"dag"}])"},
                                               {"zorg", R"([{"soort":"nacht","uren":1}])"},
                                               {"zorg", R"([{"soort":"dag","uren":1,"kleur":"rood"}])"}}) {
    if (geval.json == "1e400" && !base::parse_json(geval.json, "")) {
      continue;
    }
    const auto waarde = lees(geval.id, geval.json);
    ASSERT_FALSE(waarde) << geval.id << " " << geval.json;
    EXPECT_EQ(waarde.error().kind, base::ErrorKind::Input);
    EXPECT_TRUE(waarde.error().place.path.starts_with("opgaven." + geval.id)) << waarde.error().text();
    EXPECT_FALSE(waarde.error().remedy.empty());
  }
}

TEST(Begrippen, errors_name_the_place_in_a_list) {
  EXPECT_EQ(lees("zorg", R"([{"soort":"dag","uren":1},{"soort":"dag","uren":999}])").error().place.path,
            "opgaven.zorg[1].uren");
}

TEST(Begrippen, an_optional_field_that_is_absent_is_null) {
  const auto waarde = lees("zorg", R"([{"soort":"dag","uren":1}])");
  ASSERT_TRUE(waarde);
  ASSERT_NE(waarde->list()[0].context().find("tot"), nullptr);
  EXPECT_TRUE(waarde->list()[0].context().find("tot")->is_null());
}

TEST(Begrippen, reads_what_people_type) {
  const auto lees_tekst = [](const std::string& id, std::string_view tekst) {
    return begrippen().lees_tekst(*begrippen().vind(id), tekst, id);
  };
  EXPECT_TRUE(lees_tekst("klaar", "ja")->is_true());
  EXPECT_TRUE(lees_tekst("klaar", "nee")->is_false());
  EXPECT_FALSE(lees_tekst("klaar", "misschien"));
  EXPECT_EQ(lees_tekst("kosten", "1.250,50")->number().text(), "1250.5");
  EXPECT_EQ(lees_tekst("dag", "1 maart 2026")->date().text(), "2026-03-01");
  EXPECT_EQ(lees_tekst("profiel", "7LG")->string(), "7LG");
  EXPECT_FALSE(lees_tekst("uren", "veel"));
  EXPECT_FALSE(lees_tekst("uren", "200"));
}

TEST(Begrippen, values_in_words) {
  const auto woorden = [](const std::string& id, const std::string& json) {
    return begrippen().in_woorden(*begrippen().vind(id), *lees(id, json));
  };
  EXPECT_EQ(woorden("klaar", "true"), "ja");
  EXPECT_EQ(woorden("profiel", "\"8VG\""), "8VG Zwaar");
  EXPECT_EQ(woorden("uren", "36.25"), "36,25\u00A0uur per week");
  EXPECT_EQ(woorden("kosten", "149344"), "€\u00A0149.344");
  EXPECT_EQ(woorden("dag", "\"2026-03-01\""), "1 maart 2026");
  EXPECT_EQ(woorden("zorg", R"([{"soort":"dag","uren":12}])"), "Overdag, Uren: 12");
  EXPECT_EQ(woorden("zorg", "[]"), "geen");
}

TEST(Begrippen, test_domain_holds_every_choice) {
  EXPECT_EQ(proefdomein(*begrippen().vind("klaar")).size(), 2U);
  EXPECT_EQ(proefdomein(*begrippen().vind("profiel")).size(), 2U);
  EXPECT_EQ(proefdomein(*begrippen().vind("uren")).size(), 2U);
  EXPECT_TRUE(proefdomein(*begrippen().vind("woorden")).empty());
}

}  // namespace
}  // namespace maatstaf::regels
