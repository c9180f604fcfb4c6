// SPDX-License-Identifier: EUPL-1.2
#include "regels/register/zorgkantoren.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

namespace maatstaf::regels {
namespace {

Zorgkantoren project() {
  std::ifstream bestand(MAATSTAF_SOURCE_DIR "/regels/zorgkantoren.yaml");
  std::ostringstream tekst;
  tekst << bestand.rdbuf();
  auto gelezen = Zorgkantoren::lees(tekst.str(), "zorgkantoren.yaml");
  EXPECT_TRUE(gelezen) << gelezen.error().text();
  return gelezen.value_or(Zorgkantoren{});
}

// Blz 4.2.1: thirty-one regions, each with one office.
TEST(Zorgkantoren, the_list_holds_the_regions_of_2026_and_two_invented_offices) {
  const auto kantoren = project();
  std::set<std::string> iwlz;
  std::set<std::string> nza;
  for (const auto& kantoor : kantoren.lijst()) {
    if (kantoor.soort == Kantoorsoort::Bestaand) {
      EXPECT_TRUE(iwlz.insert(kantoor.iwlz).second) << kantoor.id;
      EXPECT_TRUE(nza.insert(kantoor.nza).second) << kantoor.id;
    }
  }
  EXPECT_EQ(iwlz.size(), 31U);
  EXPECT_EQ(kantoren.lijst().size(), 33U);
  EXPECT_EQ(kantoren.naam("utrecht"), "Zorgkantoor Utrecht");
  EXPECT_EQ(kantoren.naam("onbekend"), "onbekend");
  EXPECT_EQ(kantoren.vind("lageland")->soort, Kantoorsoort::Verzonnen);
}

// veiligheid A8: a name, a code with a capital or a slip of the pen is refused, and the message helps.
TEST(Zorgkantoren, an_unknown_office_is_refused_with_the_ids_that_resemble_it) {
  const auto kantoren = project();
  EXPECT_EQ(kantoren.kies("utrecht", "kantoor").value()->uitvoerder, "Zilveren Kruis");
  for (const auto& [gegeven, bedoeld] :
       {std::pair{"Zorgkantoor Lageland", "lageland"}, std::pair{"Utrecht", "utrecht"},
        std::pair{"utrech", "utrecht"}, std::pair{"5509", "utrecht"}, std::pair{"Gooi", "gooi"},
        std::pair{"zuid holland noord", "zuid-holland-noord"}}) {
    const auto keuze = kantoren.kies(gegeven, "kantoor");
    ASSERT_FALSE(keuze) << gegeven;
    EXPECT_EQ(keuze.error().kind, base::ErrorKind::Input);
    EXPECT_EQ(keuze.error().place.path, "kantoor");
    EXPECT_NE(keuze.error().remedy.find(bedoeld), std::string::npos) << keuze.error().text();
  }
  for (const char* onzin : {"", "-", "xyzzyxyzzy"}) {
    ASSERT_FALSE(kantoren.kies(onzin, "kantoor"));
    EXPECT_NE(kantoren.kies(onzin, "kantoor").error().remedy.find("zorgkantoren.yaml"), std::string::npos);
  }
  EXPECT_EQ(kantoren.lijkt_op("Menzis").size(), 3U);
}

TEST(Zorgkantoren, a_list_that_cannot_be_is_refused) {
  const std::string kop = "bron: b\ngeldend_op: 2026-04-01\nzorgkantoren:\n";
  EXPECT_TRUE(
      Zorgkantoren::lees(kop + "  - {id: a, regio: A, uitvoerder: U, iwlz: \"1\", nza: \"2\"}\n", "k"));
  for (const char* fout : {"  - {id: a, regio: A, uitvoerder: U}\n",
                           "  - {id: \"A b\", regio: A, uitvoerder: U, verzonnen: true}\n",
                           "  - {id: a, regio: A, uitvoerder: U, verzonnen: true}\n"
                           "  - {id: a, regio: B, uitvoerder: U, verzonnen: true}\n",
                           "  - {id: a, regio: A, uitvoerder: U, verzonnen: true, extra: 1}\n"}) {
    EXPECT_FALSE(Zorgkantoren::lees(kop + fout, "k")) << fout;
  }
}

}  // namespace
}  // namespace maatstaf::regels
