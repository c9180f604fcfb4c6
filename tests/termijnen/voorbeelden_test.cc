// SPDX-License-Identifier: EUPL-1.2
//
// Every worked example of this folder: the expected dates, the words of the explanation, and that its source
// exists. Format: README.md.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/nederlands.h"
#include "regels/bibliotheek/bibliotheek.h"
#include "regels/lezen/yaml.h"
#include "termijnen/uitleg.h"
#include "termijnen/vraagtekst.h"
#include "zaak/dossierbeeld/termijngegevens.h"

namespace maatstaf::termijnen {
namespace {

namespace fs = std::filesystem;
using regels::yaml::Fields;
using regels::yaml::Node;
using regels::yaml::Presence;

constexpr const char* kMap = MAATSTAF_SOURCE_DIR "/tests/termijnen";
constexpr const char* kRegels = MAATSTAF_SOURCE_DIR "/regels";

struct Voorbeeld {
  std::string id;
  Vraagtekst vraag;
  std::map<std::string, std::string> verwacht;
  std::map<std::string, std::string> fout;
  std::vector<std::string> uitleg;
  std::vector<std::string> kalender;
  std::vector<std::string> schijven;
  std::string bron;
};

Voorbeeld lees_voorbeeld(Fields& fields) {
  Voorbeeld voorbeeld;
  voorbeeld.id = fields.text("id");
  EXPECT_FALSE(fields.text("naam").empty());
  voorbeeld.vraag.soort = fields.text("soort");
  voorbeeld.vraag.start = fields.text("start", Presence::Optional);
  voorbeeld.vraag.opschortingen = fields.texts("opschortingen");
  voorbeeld.vraag.uitnodigingen = fields.texts("uitnodigingen");
  for (const auto& vlag : fields.texts("vlaggen")) {
    voorbeeld.vraag.vlaggen.insert("--" + vlag);
  }
  const auto lees_in = [&fields](std::string_view sleutel, std::map<std::string, std::string>& doel,
                                 const std::string& voor) {
    fields.each_entry(sleutel, [&](const std::string& naam, const Node& node, const std::string&) {
      doel.emplace(voor + naam, node.text);
    });
  };
  std::map<std::string, std::string> opties;
  lees_in("opties", opties, "--");
  voorbeeld.vraag.waarden.insert(opties.begin(), opties.end());
  lees_in("verwacht", voorbeeld.verwacht, "");
  lees_in("fout", voorbeeld.fout, "");
  voorbeeld.uitleg = fields.texts("uitleg");
  voorbeeld.kalender = fields.texts("kalender");
  voorbeeld.schijven = fields.texts("schijven");
  voorbeeld.bron = fields.text("bron");
  EXPECT_FALSE(fields.text("langs").empty()) << "how the expected days were found";
  static_cast<void>(fields.text("waarom", Presence::Optional));
  return voorbeeld;
}

std::string inhoud(const fs::path& pad) {
  std::ifstream bestand(pad, std::ios::binary);
  return {std::istreambuf_iterator<char>(bestand), {}};
}

std::vector<Voorbeeld> alle() {
  std::vector<fs::path> paden;
  for (const auto& een : fs::directory_iterator(kMap)) {
    if (een.path().extension() == ".yaml") {
      paden.push_back(een.path());
    }
  }
  std::ranges::sort(paden);
  std::vector<Voorbeeld> lijst;
  for (const auto& pad : paden) {
    const auto gelezen =
        regels::yaml::read_list(inhoud(pad), pad.filename().string(), "voorbeelden",
                                [&lijst](Fields& fields) { lijst.push_back(lees_voorbeeld(fields)); });
    EXPECT_TRUE(gelezen) << (gelezen ? "" : gelezen.error().text());
  }
  return lijst;
}

const Gegevens& gegevens() {
  static const Gegevens gelezen = [] {
    auto resultaat = zaak::lees_termijngegevens(kRegels);
    EXPECT_TRUE(resultaat) << (resultaat ? "" : resultaat.error().text());
    return resultaat ? *resultaat : Gegevens();
  }();
  return gelezen;
}

const Kalender& kalender() {
  static const Kalender gelezen = gegevens().kalender().value_or(Kalender());
  return gelezen;
}

base::Result<Uitleg> beantwoord(const Vraagtekst& tekst) {
  TRY(const auto vraag, lees_vraag(tekst));
  return leg_uit(vraag, gegevens(), kalender());
}

/// The term whose last day is the answer; of a penalty, which answers with a first day, the two weeks.
const Termijn& termijn_van(const Uitleg& uitleg) {
  const auto gevonden = std::ranges::find(uitleg.termijnen, uitleg.datum, &Termijn::einde);
  return gevonden == uitleg.termijnen.end() ? uitleg.termijnen.front() : *gevonden;
}

std::string waarde(const Uitleg& uitleg, const std::string& sleutel) {
  const auto& termijn = termijn_van(uitleg);
  if (sleutel == "datum") {
    return uitleg.datum.text();
  }
  if (sleutel == "eerste_dag") {
    return termijn.eerste_dag.text();
  }
  if (sleutel == "voor_stilstand") {
    return termijn.einde_voor_stilstand.text();
  }
  if (sleutel == "voor_termijnenwet") {
    return termijn.einde_voor_termijnenwet.text();
  }
  if (sleutel == "termijnenwet") {
    return std::string(woord(termijn.termijnenwet));
  }
  if (sleutel == "dagen_stil") {
    return std::to_string(termijn.dagen_stil);
  }
  if (!uitleg.dwangsom) {
    return "no penalty";
  }
  if (sleutel == "dwangsom") {
    return uitleg.dwangsom->totaal.text();
  }
  if (sleutel == "dagen") {
    return std::to_string(uitleg.dwangsom->dagen);
  }
  if (sleutel == "laatste_dag") {
    return uitleg.dwangsom->laatste_dag.text();
  }
  return "no such key";
}

void controleer(const Voorbeeld& voorbeeld, const Uitleg& uitleg) {
  const auto tekst = als_tekst(uitleg);
  for (const auto& [sleutel, verwacht] : voorbeeld.verwacht) {
    EXPECT_EQ(waarde(uitleg, sleutel), verwacht) << sleutel << "\n" << tekst;
  }
  for (const auto& woorden : voorbeeld.uitleg) {
    EXPECT_NE(tekst.find(woorden), std::string::npos) << woorden << " is not in\n" << tekst;
  }
  for (const auto& dag : voorbeeld.kalender) {
    EXPECT_TRUE(std::ranges::any_of(uitleg.mijlpalen,
                                    [&dag](const Mijlpaal& een) { return een.datum.text() == dag; }))
        << dag << "\n"
        << tekst;
  }
  if (voorbeeld.schijven.empty()) {
    return;
  }
  std::vector<std::string> schijven;
  for (const auto& een : uitleg.schijven) {
    schijven.push_back(een.van.text() + ":" + een.tot_en_met.text() + ":" + std::to_string(een.dagen) + ":" +
                       std::to_string(een.dagen_in_jaar));
  }
  EXPECT_EQ(schijven, voorbeeld.schijven);
}

void controleer_fout(const Voorbeeld& voorbeeld, const base::Error& fout) {
  const std::map<std::string, base::ErrorKind> soorten = {{"invoer", base::ErrorKind::Input},
                                                          {"regels", base::ErrorKind::Rules},
                                                          {"niet_gevonden", base::ErrorKind::NotFound}};
  EXPECT_EQ(fout.kind, soorten.at(voorbeeld.fout.at("soort")));
  EXPECT_NE(fout.cause.find(voorbeeld.fout.at("tekst")), std::string::npos) << fout.text();
  EXPECT_FALSE(fout.remedy.empty());
}

class Uitgewerkt : public ::testing::TestWithParam<Voorbeeld> {};

TEST_P(Uitgewerkt, klopt) {
  const auto& voorbeeld = GetParam();
  ASSERT_NE(voorbeeld.verwacht.empty(), voorbeeld.fout.empty()) << "expects either days or an error";
  const auto uitleg = beantwoord(voorbeeld.vraag);
  if (!voorbeeld.fout.empty()) {
    ASSERT_FALSE(uitleg) << als_tekst(*uitleg);
    controleer_fout(voorbeeld, uitleg.error());
    return;
  }
  ASSERT_TRUE(uitleg) << uitleg.error().text();
  controleer(voorbeeld, *uitleg);
}

std::string testnaam(const ::testing::TestParamInfo<Voorbeeld>& info) {
  std::string naam = info.param.id;
  std::ranges::replace(naam, '-', '_');
  return naam;
}

INSTANTIATE_TEST_SUITE_P(Termijnen, Uitgewerkt, ::testing::ValuesIn(alle()), testnaam);

// Issue 3, show 8: a hundred worked examples at least, and every one of them explains itself step by step.
TEST(Voorbeelden, zijn_er_minstens_honderd_en_elk_legt_zich_uit) {
  std::size_t met_datum = 0;
  for (const auto& voorbeeld : alle()) {
    if (voorbeeld.verwacht.empty()) {
      continue;
    }
    ++met_datum;
    const auto uitleg = beantwoord(voorbeeld.vraag);
    ASSERT_TRUE(uitleg) << voorbeeld.id;
    for (const auto& termijn : uitleg->termijnen) {
      ASSERT_GE(termijn.stappen.size(), 3U) << voorbeeld.id;
      EXPECT_EQ(termijn.stappen.front().soort, StapSoort::Begin) << voorbeeld.id;
      EXPECT_EQ(termijn.stappen.back().soort, StapSoort::Einde) << voorbeeld.id;
      EXPECT_EQ(termijn.stappen.back().datum, termijn.einde) << voorbeeld.id;
      EXPECT_FALSE(termijn.regel.artikel.empty()) << voorbeeld.id;
      EXPECT_FALSE(termijn.bronnen.empty()) << voorbeeld.id << ": " << termijn.regel.naam;
    }
  }
  EXPECT_GE(met_datum, 100U);
}

// N12: every source that an explanation names stands in the register, and so does that of every example.
TEST(Voorbeelden, noemen_bronnen_die_er_zijn) {
  const auto bibliotheek = regels::Bibliotheek::lees(kRegels);
  ASSERT_TRUE(bibliotheek) << bibliotheek.error().text();
  for (const auto& voorbeeld : alle()) {
    EXPECT_NE(bibliotheek->bronnen().vind(voorbeeld.bron), nullptr) << voorbeeld.bron;
    const auto uitleg = beantwoord(voorbeeld.vraag);
    if (!uitleg) {
      continue;
    }
    for (const auto& termijn : uitleg->termijnen) {
      for (const auto& bron : termijn.bronnen) {
        EXPECT_NE(bibliotheek->bronnen().vind(bron), nullptr) << bron << " in " << voorbeeld.id;
      }
    }
  }
}

TEST(Voorbeelden, hebben_elk_een_eigen_naam) {
  std::set<std::string> namen;
  for (const auto& voorbeeld : alle()) {
    EXPECT_TRUE(namen.insert(voorbeeld.id).second) << voorbeeld.id;
  }
}

// Every kind of term has an example that works, and the example in its help works too.
TEST(Voorbeelden, dekken_elke_soort) {
  std::set<std::string_view> gedekt;
  const auto voorbeelden = alle();
  for (const auto& voorbeeld : voorbeelden) {
    if (!voorbeeld.verwacht.empty()) {
      gedekt.insert(voorbeeld.vraag.soort);
    }
  }
  for (const auto& info : soorten()) {
    EXPECT_TRUE(gedekt.contains(info.id)) << info.id;
    EXPECT_TRUE(info.voorbeeld.starts_with(info.id)) << info.id;
  }
}

}  // namespace
}  // namespace maatstaf::termijnen
