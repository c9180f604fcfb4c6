// SPDX-License-Identifier: EUPL-1.2
//
// Cells and formulas as people read them: words where that can be done, and otherwise nothing, so that the
// formula itself is shown.
#include "regels/pakket/woorden.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "regels/bibliotheek/bibliotheek.h"
#include "regels/verschil/verschil.h"

namespace maatstaf::regels {
namespace {

const Pakket& pakket() {
  static const auto bibliotheek =
      Bibliotheek::lees(std::string(MAATSTAF_SOURCE_DIR) + "/tests/pakketten-stuk/heel");
  if (!bibliotheek) {
    ADD_FAILURE() << bibliotheek.error().text();
  }
  return *bibliotheek->vind("proef/een");
}

TEST(Waarde, of_a_package_has_the_names_of_its_outcomes) {
  EXPECT_EQ(waarde_in_woorden(pakket(), feel::Value("toekenning")), "Toekenning");
  EXPECT_EQ(waarde_in_woorden(pakket(), feel::Value(feel::List{"toekenning", "nvt"})),
            "Toekenning en n.v.t.");
  EXPECT_EQ(waarde_in_woorden(pakket(), feel::Value::null()), "geen");
  EXPECT_EQ(waarde_in_woorden(pakket(), feel::Value::unknown({"x"})), "nog niet bekend");
}

TEST(Waarde, of_an_amount_without_a_unit_is_in_euros) {
  Parameter kaal;
  kaal.type = "bedrag";
  EXPECT_EQ(parameter_in_woorden(pakket(), kaal, 5), "€\u00A05");
  Parameter per_dag = kaal;
  per_dag.eenheid = "euro per dag";
  EXPECT_EQ(parameter_in_woorden(pakket(), per_dag, 5), "€\u00A05 per dag");
}

TEST(Waarde, of_a_factor_never_has_the_unit_of_the_figure) {
  for (const std::string_view teken : {"plus", "min", "is"}) {
    EXPECT_EQ(rekenregel_in_woorden(pakket(), teken, 52, "euro per jaar"), "€\u00A052") << teken;
  }
  for (const std::string_view teken : {"maal", "gedeeld_door"}) {
    EXPECT_EQ(rekenregel_in_woorden(pakket(), teken, 52, "euro per jaar"), "52") << teken;
  }
}

TEST(Cel, is_told_in_words) {
  EXPECT_EQ(cel_in_woorden(pakket(), "stap_1", "\"ja\", \"nvt\""), "ja of n.v.t.");
  EXPECT_EQ(cel_in_woorden(pakket(), "bijzonder", "true"), "ja");
  EXPECT_EQ(cel_in_woorden(pakket(), "profiel", "not(\"A\")"), "niet A");
  EXPECT_EQ(cel_in_woorden(pakket(), "setting", "\"thuis\""), "Thuis");
  EXPECT_EQ(cel_in_woorden(pakket(), "termijn", "[12..36]"), "12 tot en met 36");
  EXPECT_EQ(cel_in_woorden(pakket(), "kosten", "> grensbedrag"), "meer dan ‘Grensbedrag’");
  EXPECT_EQ(cel_in_woorden(pakket(), "kosten", "<= 1000.5"), "hoogstens 1.000,5");
  EXPECT_EQ(cel_in_woorden(pakket(), "aanvraagdatum", ">= date(\"2026-03-01\")"), "vanaf 1 maart 2026");
  EXPECT_EQ(cel_in_woorden(pakket(), "kosten", "-"), "maakt niet uit");
  EXPECT_EQ(cel_in_woorden(pakket(), "stap_1", "\"toekenning\""), "Toekenning");
}

TEST(Cel, stays_a_formula_when_there_are_no_words_for_it) {
  EXPECT_EQ(cel_in_woorden(pakket(), "kosten", "? * 2 > 3"), std::nullopt);
  EXPECT_EQ(cel_in_woorden(pakket(), "kosten", "(1..2)"), std::nullopt);
  EXPECT_EQ(cel_in_woorden(pakket(), "kosten", "\"ja\" \"nee\""), std::nullopt);
  EXPECT_EQ(cel_in_woorden(pakket(), "kosten", "[1"), std::nullopt);
}

TEST(Formule, is_told_as_a_sentence) {
  const auto zin = [](std::string_view feel) { return formule_in_woorden(pakket(), feel).value_or("–"); };
  EXPECT_EQ(zin("kosten - grensbedrag"), "‘Kosten per week’ min ‘Grensbedrag’");
  EXPECT_EQ(zin("tekort <= 0"), "‘tekort’ is hoogstens 0");
  EXPECT_EQ(zin("op_lijst and stap_1 = \"ja\" and not(bijzonder)"),
            "‘op_lijst’ is ja en ‘Stap 1’ is ja en ‘Bijzondere zorgbehoefte’ is nee");
  EXPECT_EQ(zin("list contains(profielen_recht, profiel)"), "‘Profiel’ staat in ‘Profielen met recht’");
  EXPECT_EQ(zin("list contains([\"A\", \"B\"], profiel) or bijzonder"),
            "‘Profiel’ is A of B of ‘Bijzondere zorgbehoefte’ is ja");
  EXPECT_EQ(zin("if op_lijst then termijn else 0"), "als ‘op_lijst’ is ja, dan ‘Termijn’, en anders 0");
  EXPECT_EQ(zin("not(stap_1 = \"nee\")"), "niet (‘Stap 1’ is nee)");
}

TEST(Formule, stays_as_it_is_written_when_it_is_not_that_simple) {
  for (const char* feel :
       {"", "kosten(1)", "sum(zorg)", "kosten +", "(kosten", "list contains(profiel)", "\"ja", "kosten ** 2",
        "zorg[item.uren > 2]", "if op_lijst then 1", "@\"2026-01-01\""}) {
    EXPECT_EQ(formule_in_woorden(pakket(), feel), std::nullopt) << feel;
  }
}

dmn::TableRule rij(std::string id, std::vector<std::string> toetsen, std::string antwoord) {
  dmn::TableRule uit;
  uit.id = std::move(id);
  for (std::string& toets : toetsen) {
    uit.inputs.push_back({std::move(toets), {}});
  }
  uit.outputs.push_back({std::move(antwoord), {}});
  return uit;
}

dmn::Table tabel(const std::vector<std::string>& kolommen, std::vector<dmn::TableRule> rijen) {
  dmn::Table uit;
  for (const std::string& kolom : kolommen) {
    dmn::TableInput invoer;
    invoer.expression.text = kolom;
    uit.inputs.push_back(std::move(invoer));
  }
  uit.rules = std::move(rijen);
  return uit;
}

using Paren = std::vector<std::pair<std::size_t, std::size_t>>;

TEST(Rijen, belong_together_by_what_they_mean_before_their_id) {
  const auto eerst = tabel({"a", "b"}, {rij("r1", {"true", "-"}, "1"), rij("r2", {"false", "true"}, "2"),
                                        rij("r3", {"false", "false"}, "3")});
  // The column b is gone: the row that answers 3 is the one that answered 3, whatever it is called.
  const auto nu = tabel({"a"}, {rij("r1", {"true"}, "1"), rij("r2", {"false"}, "3")});
  EXPECT_EQ(paren_van(eerst, nu), (Paren{{0, 0}, {2, 1}}));
}

TEST(Rijen, with_the_same_test_belong_together_when_the_answer_changed) {
  const auto eerst = tabel({"a"}, {rij("r1", {"true"}, "1"), rij("r2", {"false"}, "2")});
  const auto nu = tabel({"a"}, {rij("x1", {"false"}, "9"), rij("x2", {"true"}, "1")});
  EXPECT_EQ(paren_van(eerst, nu), (Paren{{0, 1}, {1, 0}}));
}

TEST(Rijen, that_share_nothing_but_an_id_stay_apart) {
  const auto eerst = tabel({"a"}, {rij("r1", {"1"}, "1")});
  const auto nu = tabel({"a"}, {rij("r1", {"2"}, "2")});
  EXPECT_TRUE(paren_van(eerst, nu).empty());
}

}  // namespace
}  // namespace maatstaf::regels
