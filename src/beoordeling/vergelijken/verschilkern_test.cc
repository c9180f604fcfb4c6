// SPDX-License-Identifier: EUPL-1.2
//
// Rules grow by computing what was asked before, and the other way round. A name that only one of two
// packages decides is no ground to stop, and the change is shown with a case (finding: a name looked up in
// one package although it was only checked in the other).
#include "beoordeling/vergelijken/verschilkern.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "beoordeling/vergelijken/pakketverschil.h"
#include "regels/bibliotheek/bibliotheek.h"

namespace maatstaf::beoordeling {
namespace {

using testing::HasSubstr;

const regels::Bibliotheek& bibliotheek() {
  static const auto kGelezen = regels::Bibliotheek::lees(std::string(MAATSTAF_SOURCE_DIR) +
                                                         "/tests/pakketten-gevraagd-en-berekend/regels");
  EXPECT_TRUE(kGelezen) << kGelezen.error().text();
  return *kGelezen;
}

Pakketverschil verschil(const std::string& eerst, const std::string& nu) {
  const auto kanten = kies_kanten(bibliotheek(), {.eerst = eerst, .nu = nu});
  EXPECT_TRUE(kanten) << kanten.error().text();
  auto uit = vergelijk_pakketten(*kanten);
  EXPECT_TRUE(uit) << uit.error().text();
  return std::move(*uit);
}

TEST(Verschilkern, what_one_package_asks_and_the_other_computes_is_decided_in_neither_together) {
  const auto& vraagt = *bibliotheek().vind("proef/vraagt");
  const auto& rekent = *bibliotheek().vind("proef/rekent");
  EXPECT_FALSE(beslist_in_beide(vraagt, rekent, "verantwoord"));
  EXPECT_FALSE(beslist_in_beide(rekent, vraagt, "verantwoord"));
  EXPECT_TRUE(beslist_in_beide(vraagt, rekent, "stap_1"));
  EXPECT_FALSE(beslist_in_beide(vraagt, rekent, "bestaat_niet"));
}

TEST(Verschilkern, such_a_change_is_seen_first_in_what_both_decide_with_it) {
  const auto& vraagt = *bibliotheek().vind("proef/vraagt");
  const auto& rekent = *bibliotheek().vind("proef/rekent");
  const regels::Wijziging wijziging{
      .soort = regels::WijzigingSoort::Beslissing, .id = "verantwoord", .beslissing = "verantwoord"};
  EXPECT_THAT(kern_van(vraagt, rekent, wijziging), testing::Each("stap_1"));
  EXPECT_THAT(kern_van(rekent, vraagt, wijziging), testing::Contains("stap_1"));
}

class Richting : public testing::TestWithParam<std::pair<std::string, std::string>> {};

TEST_P(Richting, the_comparison_ends_and_shows_a_case_that_comes_out_otherwise) {
  const auto& [eerst, nu] = GetParam();
  const auto uit = verschil(eerst, nu);
  const auto it = std::ranges::find_if(uit.bevindingen, [](const GezochteWijziging& bevinding) {
    return bevinding.wijziging.soort == regels::WijzigingSoort::Beslissing &&
           bevinding.wijziging.id == "verantwoord";
  });
  ASSERT_NE(it, uit.bevindingen.end());
  ASSERT_TRUE(it->zaak.has_value()) << als_tekst(uit);
  EXPECT_TRUE(it->zaak->uitkomst_anders);
  // Sixty hours: the adviser said yes, the sum says no.
  EXPECT_THAT(als_tekst(uit), HasSubstr("Uitkomst: Vergoeding"));
}

INSTANTIATE_TEST_SUITE_P(Verschilkern, Richting,
                         testing::Values(std::pair("proef/vraagt", "proef/rekent"),
                                         std::pair("proef/rekent", "proef/vraagt")));

}  // namespace
}  // namespace maatstaf::beoordeling
