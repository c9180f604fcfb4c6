// SPDX-License-Identifier: EUPL-1.2
//
// The packages of this project are read whole, and a library with one mistake is refused with its place. The
// mistakes are data: tests/pakketten-stuk/gevallen.yaml.
#include "regels/pakket/pakket.h"

#include <gtest/gtest.h>

#include "regels/bibliotheek/bibliotheek.h"
#include "regels/lezen/yaml.h"

namespace maatstaf::regels {
namespace {

const std::string bron_map = MAATSTAF_SOURCE_DIR;

struct Stuk {
  std::string naam;
  std::string bestand;
  std::string vervang;
  std::string door;
  std::string zegt;
  std::string pad;
  int regel = 0;
};

std::vector<Stuk> lees_gevallen() {
  std::vector<Stuk> gevallen;
  const auto bestanden = lees_bestanden(bron_map + "/tests/pakketten-stuk");
  if (!bestanden) {
    return gevallen;
  }
  const auto gelezen = yaml::read_list(bestanden->find("gevallen.yaml")->second, "gevallen.yaml", "gevallen",
                                       [&](yaml::Fields& fields) {
                                         Stuk stuk;
                                         stuk.naam = fields.text("naam");
                                         stuk.bestand = fields.text("bestand");
                                         stuk.vervang = fields.text("vervang", yaml::Presence::Optional);
                                         stuk.door = fields.text("door", yaml::Presence::Optional);
                                         stuk.zegt = fields.text("zegt", yaml::Presence::Optional);
                                         stuk.pad = fields.text("pad", yaml::Presence::Optional);
                                         stuk.regel = fields.integer("regel");
                                         gevallen.push_back(std::move(stuk));
                                       });
  if (!gelezen) {
    ADD_FAILURE() << gelezen.error().text();
  }
  return gevallen;
}

Bestanden heel() {
  auto bestanden = lees_bestanden(bron_map + "/tests/pakketten-stuk/heel");
  if (!bestanden) {
    ADD_FAILURE() << bestanden.error().text();
  }
  return bestanden ? *bestanden : Bestanden{};
}

class PakketStuk : public testing::TestWithParam<Stuk> {};

// Requirements: R043, N11, N14.
TEST_P(PakketStuk, is_refused_with_place_cause_and_remedy) {
  const Stuk& stuk = GetParam();
  Bestanden bestanden = heel();
  std::string& inhoud = bestanden[stuk.bestand];
  if (stuk.vervang.empty()) {
    inhoud = stuk.door;
  } else {
    const std::size_t at = inhoud.find(stuk.vervang);
    ASSERT_NE(at, std::string::npos) << "te vervangen tekst niet gevonden";
    inhoud.replace(at, stuk.vervang.size(), stuk.door);
  }
  const auto bibliotheek = Bibliotheek::uit(bestanden);
  ASSERT_FALSE(bibliotheek);
  const base::Error& error = bibliotheek.error();
  SCOPED_TRACE(error.text());
  EXPECT_EQ(error.kind, base::ErrorKind::Rules);
  EXPECT_TRUE(error.place.file.ends_with(stuk.bestand));
  EXPECT_NE(error.cause.find(stuk.zegt), std::string::npos);
  EXPECT_NE(error.place.path.find(stuk.pad), std::string::npos);
  EXPECT_FALSE(error.cause.empty());
  EXPECT_FALSE(error.remedy.empty());
  if (stuk.regel > 0) {
    EXPECT_EQ(error.place.line, stuk.regel);
  }
}

INSTANTIATE_TEST_SUITE_P(Gevallen, PakketStuk, testing::ValuesIn(lees_gevallen()), [](const auto& info) {
  std::string naam = info.param.naam;
  std::ranges::replace(naam, '-', '_');
  return naam;
});

TEST(Pakket, the_small_package_is_read) {
  const auto bibliotheek = Bibliotheek::uit(heel());
  ASSERT_TRUE(bibliotheek) << bibliotheek.error().text();
  const auto pakket = bibliotheek->vind("proef/een");
  ASSERT_NE(pakket, nullptr);
  EXPECT_EQ(bibliotheek->vind("een"), pakket);
  EXPECT_EQ(bibliotheek->vind("twee"), nullptr);
  EXPECT_EQ(pakket->status, Status::InWerking);
  EXPECT_EQ(pakket->stappen.size(), 3U);
  EXPECT_EQ(pakket->voorbeelden.size(), 3U);
  EXPECT_EQ(pakket->vingerafdruk.size(), 64U);
  const Parameter* parameter = pakket->parameter("grensbedrag");
  ASSERT_NE(parameter, nullptr);
  EXPECT_EQ(parameter->op(*base::Date::parse("2025-12-31"))->waarde.number().text(), "900");
  EXPECT_TRUE(parameter->op(*base::Date::parse("2026-01-01"))->voorbeeld);
  EXPECT_EQ(parameter->op(*base::Date::parse("2027-01-01")), nullptr);
}

// Requirements: N03.
TEST(Pakket, the_package_in_force_is_found_by_date) {
  const auto bibliotheek = Bibliotheek::uit(heel());
  ASSERT_TRUE(bibliotheek);
  EXPECT_TRUE(bibliotheek->geldend("proef", *base::Date::parse("2026-12-31")));
  EXPECT_EQ(bibliotheek->geldend("proef", *base::Date::parse("2027-01-01")).error().kind,
            base::ErrorKind::NotFound);
  EXPECT_EQ(bibliotheek->geldend("pro", *base::Date::parse("2026-12-31")).error().kind,
            base::ErrorKind::NotFound);
}

// Requirements: R163.
TEST(Pakket, a_planned_package_is_never_in_force_and_two_at_once_are_an_error) {
  Bestanden bestanden = heel();
  Bestanden kopie;
  for (const auto& [pad, inhoud] : bestanden) {
    if (pad.starts_with("proef/een/")) {
      kopie["proef/twee/" + pad.substr(10)] = inhoud;
    }
  }
  std::string& kop = kopie["proef/twee/pakket.yaml"];
  kop.replace(kop.find("proef/een"), 9, "proef/twee");
  bestanden.merge(kopie);
  auto bibliotheek = Bibliotheek::uit(bestanden);
  ASSERT_TRUE(bibliotheek) << bibliotheek.error().text();
  EXPECT_EQ(bibliotheek->geldend("proef", *base::Date::parse("2026-03-01")).error().kind,
            base::ErrorKind::Rules);
  std::string& tweede = bestanden["proef/twee/pakket.yaml"];
  tweede.replace(tweede.find("in werking"), 10, "voorgenomen");
  bibliotheek = Bibliotheek::uit(bestanden);
  ASSERT_TRUE(bibliotheek);
  const auto geldend = bibliotheek->geldend("proef", *base::Date::parse("2026-03-01"));
  ASSERT_TRUE(geldend) << geldend.error().text();
  EXPECT_EQ((*geldend)->id, "proef/een");
}

std::string vingerafdruk_na(const std::function<void(Bestanden&)>& verander) {
  Bestanden bestanden = heel();
  verander(bestanden);
  const auto bibliotheek = Bibliotheek::uit(bestanden);
  EXPECT_TRUE(bibliotheek) << bibliotheek.error().text();
  return bibliotheek ? bibliotheek->vind("een")->vingerafdruk : std::string{};
}

void vervang(std::string& tekst, std::string_view oud, std::string_view nieuw) {
  tekst.replace(tekst.find(oud), oud.size(), nieuw);
}

// Requirements: R029, N02.
TEST(Pakket, the_fingerprint_changes_with_the_rules_and_with_nothing_else) {
  const std::string eerst = vingerafdruk_na([](Bestanden&) {});
  EXPECT_EQ(eerst, vingerafdruk_na([](Bestanden&) {}));
  for (const char* pad : {"proef/een/pakket.yaml", "proef/een/parameters/bedragen.yaml",
                          "proef/een/interpretaties.yaml", "parameters/gedeeld.yaml"}) {
    EXPECT_NE(eerst, vingerafdruk_na([pad](Bestanden& b) { b[pad] += "# een regel meer\n"; })) << pad;
  }
  EXPECT_NE(eerst, vingerafdruk_na([](Bestanden& b) {
              vervang(b["proef/een/regels.dmn"], "niet bijzonder.", "gewoon.");
            }));
  EXPECT_NE(eerst,
            vingerafdruk_na([](Bestanden& b) { vervang(b["begrippen.yaml"], "Welk profiel?", "Welk?"); }));
  EXPECT_NE(eerst, vingerafdruk_na(
                       [](Bestanden& b) { vervang(b["bronnen.yaml"], "Noemt de profielen.", "Noemt ze."); }));
  // Not part of the rules: worked examples, a term nobody reads, layout of the vocabulary, line ends.
  EXPECT_EQ(eerst,
            vingerafdruk_na([](Bestanden& b) { b["proef/een/voorbeelden/gewoon.yaml"] += "# meer\n"; }));
  EXPECT_EQ(eerst, vingerafdruk_na([](Bestanden& b) {
              vervang(b["begrippen.yaml"], "Waar woont de cliënt?", "Waar woont u?");
            }));
  EXPECT_EQ(eerst, vingerafdruk_na([](Bestanden& b) { b["begrippen.yaml"] += "# meer\n"; }));
  EXPECT_EQ(eerst, vingerafdruk_na([](Bestanden& b) {
              std::string& tekst = b["proef/een/pakket.yaml"];
              for (std::size_t at = 0; (at = tekst.find('\n', at)) != std::string::npos; at += 2) {
                tekst.replace(at, 1, "\r\n");
              }
            }));
}

TEST(Pakket, a_folder_that_is_not_there_is_named) {
  EXPECT_EQ(Bibliotheek::lees("/bestaat/niet").error().kind, base::ErrorKind::NotFound);
}

TEST(Pakket, the_packages_of_this_project_are_read) {
  const auto bibliotheek = Bibliotheek::lees(bron_map + "/regels");
  ASSERT_TRUE(bibliotheek) << bibliotheek.error().text();
  EXPECT_GE(bibliotheek->pakketten().size(), 2U);
  std::size_t voorbeelden = 0;
  for (const auto& pakket : bibliotheek->pakketten()) {
    voorbeelden += pakket->voorbeelden.size();
  }
  EXPECT_GE(voorbeelden, 30U);
  const auto geldend = bibliotheek->geldend("meerzorg-thuis", *base::Date::parse("2026-09-28"));
  ASSERT_TRUE(geldend) << geldend.error().text();
  EXPECT_EQ((*geldend)->id, "meerzorg-thuis/kader-2026");
}

}  // namespace
}  // namespace maatstaf::regels
