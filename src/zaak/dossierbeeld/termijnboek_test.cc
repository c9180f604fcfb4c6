// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "zaak/dossierbeeld/stand.h"
#include "zaak/dossierbeeld/termijngegevens.h"

namespace maatstaf::zaak {
namespace {

termijnen::Reeks reeks(std::int64_t lengte, std::string eenheid) {
  termijnen::Waarde waarde;
  waarde.van = *base::Date::parse("2026-01-01");
  waarde.getal = base::Decimal(lengte);
  return {"Proef", std::move(eenheid), {waarde}};
}

TEST(Termijnboek, a_length_is_read_with_its_unit) {
  termijnen::Gegevens gegevens;
  gegevens.zet("beslistermijn_weken", reeks(56, "dagen"));
  gegevens.zet("bezwaar_weken", reeks(6, "weken"));
  const Termijnboek boek(termijnen::Kalender(), gegevens);
  const auto duren = boek.op(*base::Date::parse("2026-03-01"));
  ASSERT_TRUE(duren) << duren.error().text();
  EXPECT_EQ(duren->besluit, (termijnen::TermijnDuur{56, termijnen::Eenheid::Dagen}));
  EXPECT_EQ(duren->bezwaar, (termijnen::TermijnDuur{6, termijnen::Eenheid::Weken}));
}

TEST(Termijnboek, a_day_without_a_length_is_an_error_and_not_a_guess) {
  termijnen::Gegevens gegevens;
  gegevens.zet("beslistermijn_weken", reeks(8, "weken"));
  gegevens.zet("bezwaar_weken", reeks(6, "weken"));
  const Termijnboek boek(termijnen::Kalender(), gegevens);
  const auto duren = boek.op(*base::Date::parse("2025-12-31"));
  ASSERT_FALSE(duren);
  EXPECT_EQ(duren.error().kind, base::ErrorKind::Rules);
}

TEST(Termijnboek, the_rules_of_the_repository_are_read_as_the_command_line_reads_them) {
  const std::string map = MAATSTAF_SOURCE_DIR "/regels";
  const auto dag = *base::Date::parse("2026-11-24");
  const auto boek = Termijnboek::lees(map);
  const auto gegevens = lees_termijngegevens(map);
  ASSERT_TRUE(boek && gegevens);
  EXPECT_EQ(boek->op(dag)->besluit, *gegevens->duur("beslistermijn_weken", dag));
  EXPECT_EQ(boek->op(dag)->bezwaar, *gegevens->duur("bezwaar_weken", dag));
}

}  // namespace
}  // namespace maatstaf::zaak
