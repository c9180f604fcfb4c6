// SPDX-License-Identifier: EUPL-1.2
#include "dossier/werklijst.h"

#include <gmock/gmock.h>

#include <map>
#include <random>

#include "dossier/testing.h"

namespace maatstaf::dossier {
namespace {

using base::Date;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const Date kVandaag = *Date::from(2026, 11, 24);

/// "2026-12-07 arts stil 2026-12-01 noor" and so on: the last value of the dossier is its line.
base::Result<std::vector<WerkRegel>> uit_tekst(const std::string& dossier,
                                               const std::vector<Gebeurtenis>& gebeurtenissen) {
  const base::Json& inhoud = gebeurtenissen.back().inhoud;
  const auto json = base::parse_json(inhoud.text("waarde"), "test");
  if (!json) {
    return tl::unexpected(json.error());
  }
  WerkRegel regel;
  regel.zaaknummer = "MZ-" + dossier;
  regel.kantoor = gebeurtenissen.front().actor.kantoor;
  regel.uiterlijk = Date::parse(json->text("uiterlijk"));
  regel.stil_tot = Date::parse(json->text("stil_tot"));
  regel.beurt = json->text("beurt");
  regel.staat = json->text("staat") == "afgerond" ? Staat::Afgerond : Staat::Open;
  if (!json->text("woord").empty()) {
    regel.zoekwoorden = {json->text("woord"), "iedereen"};
  }
  regel.persoonlijk["naam"] = json->text("woord");
  return std::vector<WerkRegel>{regel};
}

std::string tekst(const std::map<std::string, std::string>& velden) {
  base::Json json;
  for (const auto& [veld, waarde] : velden) {
    json[veld] = waarde;
  }
  return base::canonical(json);
}

class WerklijstTest : public testing::MetArchief {
 protected:
  void SetUp() override {
    MetArchief::SetUp();
    if (archief_) {
      archief_->gebruik_projectie(&uit_tekst);
    }
  }
  void zet(const std::string& dossier, const std::map<std::string, std::string>& velden,
           const std::string& kantoor = "lageland") {
    const auto kop = archief_->kop(dossier);
    const auto gezet = archief_->voeg_toe(dossier, kop ? kop->nummer : 0,
                                          {testing::feit("regel", tekst(velden), {"a", "intake", kantoor})});
    ASSERT_TRUE(gezet) << gezet.error().text();
  }
  std::vector<std::string> nummers(Bladvraag vraag) {
    vraag.kantoor = "lageland";
    vraag.vandaag = kVandaag;
    const auto blad = archief_->bladzijde(vraag);
    EXPECT_TRUE(blad) << (blad ? "" : blad.error().text());
    std::vector<std::string> uit;
    for (const auto& regel : blad ? blad->regels : std::vector<WerkRegel>{}) {
      uit.push_back(regel.zaaknummer);
    }
    return uit;
  }
  std::vector<std::string> gezocht(std::vector<std::string> woorden, const std::string& kantoor = "lageland",
                                   int hoogstens = 25, const std::string& voor = "") {
    const auto blad = archief_->zoek_woorden(
        {.kantoor = kantoor, .woorden = std::move(woorden), .voor = voor, .hoogstens = hoogstens});
    EXPECT_TRUE(blad) << (blad ? "" : blad.error().text());
    std::vector<std::string> uit;
    for (const auto& regel : blad ? blad->regels : std::vector<WerkRegel>{}) {
      uit.push_back(regel.zaaknummer);
    }
    return uit;
  }
};

INSTANTIATE_TEST_SUITE_P(Databases, WerklijstTest, db::testing::both(), db::testing::kind_name);

TEST_P(WerklijstTest, a_page_goes_on_where_the_last_one_ended_in_both_directions) {
  zet("a", {{"uiterlijk", "2026-12-01"}});
  zet("b", {{"uiterlijk", "2026-11-30"}, {"stil_tot", "2026-11-24"}});  // stands still today
  zet("c", {{"uiterlijk", "2026-11-30"}, {"stil_tot", "2026-11-23"}});  // runs again since today
  zet("d", {{"uiterlijk", "2026-12-01"}});
  zet("e", {});
  zet("f", {{"uiterlijk", "2026-11-01"}, {"staat", "afgerond"}});
  EXPECT_THAT(nummers({.hoogstens = 9}), ElementsAre("MZ-c", "MZ-a", "MZ-d", "MZ-e", "MZ-b"));
  EXPECT_THAT(nummers({.staat = Staat::Afgerond}), ElementsAre("MZ-f"));
  const Plaats na_a{false, "2026-12-01", "MZ-a"};
  EXPECT_THAT(nummers({.vanaf = na_a, .hoogstens = 2}), ElementsAre("MZ-d", "MZ-e"));
  EXPECT_THAT(nummers({.vanaf = na_a, .hoogstens = 3}), ElementsAre("MZ-d", "MZ-e", "MZ-b"));
  const Plaats stil{true, "2026-11-30", "MZ-b"};
  EXPECT_THAT(nummers({.vanaf = stil}), IsEmpty());
  EXPECT_THAT(nummers({.richting = Richting::Terug, .vanaf = stil, .hoogstens = 2}),
              ElementsAre("MZ-d", "MZ-e"));
  EXPECT_THAT(nummers({.richting = Richting::Terug, .vanaf = na_a}), ElementsAre("MZ-c"));
  EXPECT_THAT(nummers({.richting = Richting::Terug, .hoogstens = 2}), ElementsAre("MZ-e", "MZ-b"));
}

TEST_P(WerklijstTest, a_page_knows_whether_there_is_more) {
  for (const char* dossier : {"a", "b", "c"}) {
    zet(dossier, {{"uiterlijk", "2026-12-01"}});
  }
  const auto blad = [&](Bladvraag vraag) {
    vraag.kantoor = "lageland";
    vraag.vandaag = kVandaag;
    return archief_->bladzijde(vraag).value();
  };
  EXPECT_TRUE(blad({.hoogstens = 2}).later);
  EXPECT_FALSE(blad({.hoogstens = 2}).eerder);
  EXPECT_FALSE(blad({.hoogstens = 3}).later);
  const Plaats na_b{false, "2026-12-01", "MZ-b"};
  EXPECT_TRUE(blad({.vanaf = na_b, .hoogstens = 2}).eerder);
  EXPECT_FALSE(blad({.richting = Richting::Terug, .vanaf = na_b, .hoogstens = 1}).eerder);
}

// Whatever happens to the cases, the counts are those of the lines.
TEST_P(WerklijstTest, counts_follow_every_change) {
  std::mt19937 toeval(11);
  const std::vector<std::string> dagen = {"", "2026-12-01", "2026-12-07"};
  const std::vector<std::string> beurten = {"", "arts", "ander"};
  const auto telling = [&] {
    std::map<std::string, std::int64_t> uit;
    const auto tellingen = archief_->tellingen("lageland").value();
    for (const auto& t : tellingen) {
      uit[(t.staat == Staat::Open ? t.beurt + "|" + (t.uiterlijk ? t.uiterlijk->text() : "") + "|" +
                                        (t.stil_tot ? t.stil_tot->text() : "")
                                  : "afgerond")] += t.aantal;
    }
    return uit;
  };
  const auto geteld = [&] {
    std::map<std::string, std::int64_t> uit;
    for (const auto& r : testing::alle_regels(*archief_, "lageland", Staat::Open, 50)) {
      ++uit[r.beurt + "|" + (r.uiterlijk ? r.uiterlijk->text() : "") + "|" +
            (r.stil_tot ? r.stil_tot->text() : "")];
    }
    if (const auto af = testing::alle_regels(*archief_, "lageland", Staat::Afgerond, 50); !af.empty()) {
      uit["afgerond"] = static_cast<std::int64_t>(af.size());
    }
    return uit;
  };
  for (int i = 0; i < 60; ++i) {
    const std::string dossier = "d" + std::to_string(toeval() % 8);
    const auto kop = archief_->kop(dossier);
    if (kop && kop->gewist) {
      continue;
    }
    if (kop && toeval() % 12 == 0) {
      ASSERT_TRUE(archief_->wis(dossier, testing::kIntake));
    } else {
      zet(dossier, {{"uiterlijk", dagen[toeval() % 3]},
                    {"beurt", beurten[toeval() % 3]},
                    {"stil_tot", toeval() % 3 == 0 ? "2026-12-01" : ""},
                    {"staat", toeval() % 4 == 0 ? "afgerond" : ""}});
    }
    ASSERT_EQ(telling(), geteld()) << "na stap " << i;
  }
  const auto voor = geteld();
  verander("UPDATE werktelling SET aantal = aantal + 5");
  ASSERT_TRUE(archief_->herbouw());
  EXPECT_EQ(telling(), voor);
}

TEST_P(WerklijstTest, a_case_is_found_by_its_words_and_only_at_its_office) {
  zet("1", {{"woord", "noor"}});
  zet("2", {{"woord", "noor"}});
  zet("3", {{"woord", "bram"}});
  zet("4", {{"woord", "noor"}}, "hoogland");
  EXPECT_THAT(gezocht({"noor"}), ElementsAre("MZ-2", "MZ-1"));
  EXPECT_THAT(gezocht({"noor", "iedereen"}), ElementsAre("MZ-2", "MZ-1"));
  EXPECT_THAT(gezocht({"noor", "bram"}), IsEmpty());
  EXPECT_THAT(gezocht({"noor"}, "hoogland"), ElementsAre("MZ-4"));
  EXPECT_THAT(gezocht({"iedereen"}, "lageland", 1), ElementsAre("MZ-3"));
  EXPECT_THAT(gezocht({"iedereen"}, "lageland", 5, "MZ-3"), ElementsAre("MZ-2", "MZ-1"));
  EXPECT_THAT(gezocht({}), IsEmpty());
  zet("1", {{"woord", "bram"}});
  EXPECT_THAT(gezocht({"noor"}), ElementsAre("MZ-2"));
  EXPECT_THAT(gezocht({"bram"}), ElementsAre("MZ-3", "MZ-1"));
}

// Requirements: N07.
TEST_P(WerklijstTest, erasing_a_dossier_erases_its_marks_and_what_was_computed) {
  zet("1", {{"woord", "noor"}});
  ASSERT_TRUE(archief_->bewaar_beeld("1", base::Json("iets")));
  EXPECT_EQ(ruwe_tekst("SELECT zaaknummer AS waarde FROM zoekmerk"), "MZ-1");
  ASSERT_TRUE(archief_->wis("1", testing::kIntake));
  EXPECT_EQ(ruwe_tekst("SELECT zaaknummer AS waarde FROM zoekmerk"), "");
  EXPECT_EQ(ruwe_tekst("SELECT dossier AS waarde FROM beeld"), "");
  EXPECT_FALSE(archief_->bewaar_beeld("1", base::Json("weer iets")));
  EXPECT_THAT(gezocht({"noor"}), IsEmpty());
}

TEST_P(WerklijstTest, another_office_key_makes_other_marks_that_find_the_same) {
  zet("1", {{"woord", "noor"}});
  const Kluis nieuw = Kluis::tijdelijk();
  ASSERT_TRUE(archief_->vervang_kantoorsleutel(nieuw));
  EXPECT_THAT(gezocht({"noor"}), IsEmpty());
  const Archief opvolger(*database_, nieuw, clock_);
  const auto blad = opvolger.zoek_woorden({.kantoor = "lageland", .woorden = {"noor"}});
  ASSERT_TRUE(blad);
  ASSERT_EQ(blad->regels.size(), 1U);
  EXPECT_EQ(blad->regels.front().persoonlijk.text("naam"), "noor");
}

TEST_P(WerklijstTest, a_line_that_cannot_be_read_takes_no_other_with_it) {
  zet("1", {{"uiterlijk", "2026-12-01"}, {"woord", "noor"}});
  zet("2", {{"uiterlijk", "2026-12-02"}, {"woord", "bram"}});
  verander("UPDATE werkvoorraad SET velden = 'stuk' WHERE zaaknummer = 'MZ-1'");
  const auto regels = testing::alle_regels(*archief_);
  ASSERT_EQ(regels.size(), 2U);
  EXPECT_EQ(regels.front().leesbaar, Leesbaar::Nee);
  EXPECT_EQ(regels.back().persoonlijk.text("naam"), "bram");
}

TEST_P(WerklijstTest, lines_of_an_older_program_are_made_again) {
  zet("1", {{"uiterlijk", "2026-12-01"}, {"beurt", "arts"}, {"woord", "noor"}});
  zet("2", {{"uiterlijk", "2026-12-01"}});
  verander("UPDATE werkvoorraad SET vorm = 0, beurt = '' WHERE zaaknummer = 'MZ-1'");
  verander("DELETE FROM zoekmerk");
  EXPECT_EQ(archief_->werk_bij().value(), 1);
  EXPECT_EQ(archief_->werk_bij().value(), 0);
  EXPECT_THAT(nummers({.beurt = "arts"}), ElementsAre("MZ-1"));
  EXPECT_THAT(gezocht({"noor"}), ElementsAre("MZ-1"));
}

TEST_P(WerklijstTest, a_case_is_located_without_opening_it) {
  zet("1", {});
  EXPECT_EQ(archief_->vindplaats("MZ-1")->dossier, "1");
  EXPECT_EQ(archief_->vindplaats("MZ-1")->kantoor, "lageland");
  EXPECT_EQ(archief_->vindplaats("MZ-9").error().kind, base::ErrorKind::NotFound);
  EXPECT_EQ(archief_->vindplaatsen("1")->size(), 1U);
}

TEST(Zegel, opens_only_whole_and_for_its_purpose) {
  const Kluis kluis = Kluis::tijdelijk();
  const std::string zegel = kluis.verzegel("Noor Verhoeven", "zoeken");
  EXPECT_EQ(kluis.ontzegel(zegel, "zoeken"), "Noor Verhoeven");
  EXPECT_EQ(kluis.ontzegel(zegel, "iets anders"), std::nullopt);
  EXPECT_EQ(Kluis::tijdelijk().ontzegel(zegel, "zoeken"), std::nullopt);
  EXPECT_EQ(kluis.ontzegel("", "zoeken"), std::nullopt);
  EXPECT_EQ(kluis.ontzegel("zz", "zoeken"), std::nullopt);
  std::string anders = zegel;
  anders.back() = anders.back() == '0' ? '1' : '0';
  EXPECT_EQ(kluis.ontzegel(anders, "zoeken"), std::nullopt);
  EXPECT_EQ(zegel.size(), kluis.verzegel("Bo", "zoeken").size()) << "the length says little about the name";
}

}  // namespace
}  // namespace maatstaf::dossier
