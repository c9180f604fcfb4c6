// SPDX-License-Identifier: EUPL-1.2
#include "brieven/inhoud/bedragen.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "brieven/proef.h"

namespace maatstaf::brieven {
namespace {

using base::Date;
using base::Decimal;

Date dag(int jaar, int maand, int dag_van_maand) {
  return Date::from(jaar, maand, dag_van_maand).value_or(Date());
}

Decimal euro(const char* tekst) {
  return Decimal::parse(tekst).value_or(Decimal());
}

Decimal som(const Decimal& a, const Decimal& b) {
  return a.add(b).value_or(Decimal(-1));
}

// Requirements: R092, C19.
TEST(Jaardelen, eindigen_op_de_laatste_dag_van_het_jaar) {
  const auto delen = jaardelen(dag(2026, 12, 1), dag(2029, 11, 30));
  ASSERT_EQ(delen.size(), 4U);
  EXPECT_EQ(delen[0].dagen, 31);
  EXPECT_EQ(delen[0].dagen_in_jaar, 365);
  EXPECT_TRUE(delen[1].heel_jaar());
  EXPECT_EQ(delen[2].dagen, 366);  // 2028 is a leap year
  EXPECT_TRUE(delen[2].heel_jaar());
  EXPECT_EQ(delen[3].dagen, 334);
  EXPECT_EQ(jaardelen(dag(2026, 5, 5), dag(2026, 5, 5)).front().dagen, 1);
}

TEST(NaarDagen, rondt_half_naar_boven_op_de_cent) {
  const Jaardeel december{dag(2026, 12, 1), dag(2026, 12, 31), 31, 365};
  EXPECT_EQ(*naar_dagen(euro("24024"), december), euro("2040.39"));
  EXPECT_EQ(*naar_dagen(euro("125320"), december), euro("10643.62"));
  EXPECT_EQ(*naar_dagen(euro("1250"), december), euro("106.16"));
  EXPECT_EQ(*naar_dagen(euro("0.01"), {december.van, december.tot_en_met, 1, 2}), euro("0.01"));
}

// Requirements: R008, R086, R087, R089.
TEST(Bedragen, van_noor_sluiten_beide_kanten_op) {
  const auto zaak = proef::noor();
  const auto bedragen = bereken_bedragen(*zaak.pakket, zaak.beoordeling, zaak.besluit);
  ASSERT_TRUE(bedragen) << bedragen.error().text();
  EXPECT_EQ(bedragen->basis.pgb, euro("75368"));
  EXPECT_EQ(bedragen->boven.pgb, euro("49952"));
  EXPECT_EQ(bedragen->boven.natura, euro("0"));
  EXPECT_EQ(bedragen->totaal.samen, euro("149344"));
  ASSERT_TRUE(bedragen->eerste_jaar);
  EXPECT_EQ(bedragen->eerste_jaar->samen, euro("12684.01"));
  ASSERT_TRUE(bedragen->vrij);
  EXPECT_EQ(bedragen->vrij->berekend, euro("1879.80"));
  EXPECT_EQ(bedragen->vrij->per_jaar, euro("1250"));
}

TEST(Bedragen, het_vrije_bedrag_heeft_een_onder_en_een_bovengrens) {
  auto zaak = proef::noor();
  zaak.beoordeling.waarden.clear();  // any care: nothing to agree with
  for (const auto& [pgb, vrij] : {std::pair{"1000", "250"}, {"20000", "300"}, {"90000", "1250"}}) {
    zaak.besluit.zorg = {{"Zorg", Leveringsvorm::Pgb, Decimal(1), euro(pgb)}};
    const auto bedragen = bereken_bedragen(*zaak.pakket, zaak.beoordeling, zaak.besluit);
    ASSERT_TRUE(bedragen);
    EXPECT_EQ(bedragen->vrij->per_jaar, euro(vrij)) << pgb;
  }
}

// Requirements: N12.
TEST(Bedragen, wat_geen_bron_geeft_wordt_niet_verzonnen) {
  auto zaak = proef::noor();
  zaak.besluit.ingangsdatum = dag(2027, 1, 1);  // the amounts of 2027 are not known
  const auto bedragen = bereken_bedragen(*zaak.pakket, zaak.beoordeling, zaak.besluit);
  ASSERT_TRUE(bedragen);
  EXPECT_FALSE(bedragen->eerste_jaar);
  EXPECT_FALSE(bedragen->vrij);
}

TEST(Bedragen, elke_verdeling_telt_naar_beide_kanten_op) {
  auto zaak = proef::noor();
  zaak.beoordeling.waarden.clear();
  rc::check([&zaak] {
    const auto centen = [] {
      return Decimal(*rc::gen::inRange<std::int64_t>(0, 50'000'000)).divide(Decimal(100)).value_or(Decimal());
    };
    zaak.besluit.zorg = {{"a", Leveringsvorm::Natura, Decimal(1), centen()},
                         {"b", Leveringsvorm::Pgb, Decimal(2), centen()},
                         {"c", Leveringsvorm::Pgb, Decimal(3), centen()}};
    zaak.beoordeling.waarden["basisbedrag"] = feel::Value(centen());
    zaak.besluit.ingangsdatum = dag(2026, 1, 1).plus_days(*rc::gen::inRange(0, 365));
    const auto gemaakt = bereken_bedragen(*zaak.pakket, zaak.beoordeling, zaak.besluit);
    RC_ASSERT(gemaakt.has_value());
    for (const Verdeling& rij : {gemaakt->basis, gemaakt->boven, gemaakt->totaal}) {
      RC_ASSERT(som(rij.natura, rij.pgb) == rij.samen);
      RC_ASSERT(!rij.natura.is_negative() && !rij.pgb.is_negative());
    }
    RC_ASSERT(som(gemaakt->basis.natura, gemaakt->boven.natura) == gemaakt->totaal.natura);
    RC_ASSERT(som(gemaakt->basis.pgb, gemaakt->boven.pgb) == gemaakt->totaal.pgb);
    RC_ASSERT(som(gemaakt->basis.samen, gemaakt->boven.samen) == gemaakt->totaal.samen);
    if (gemaakt->eerste_jaar) {
      RC_ASSERT(som(gemaakt->eerste_jaar->natura, gemaakt->eerste_jaar->pgb) == gemaakt->eerste_jaar->samen);
    }
  });
}

TEST(Bedragen, weigert_bedragen_onder_nul_of_met_delen_van_centen) {
  auto zaak = proef::noor();
  for (const char* bedrag : {"-1", "0.001"}) {
    zaak.besluit.zorg = {{"Zorg", Leveringsvorm::Pgb, Decimal(1), euro(bedrag)}};
    EXPECT_FALSE(bereken_bedragen(*zaak.pakket, zaak.beoordeling, zaak.besluit)) << bedrag;
  }
}

}  // namespace
}  // namespace maatstaf::brieven
