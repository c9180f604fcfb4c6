// SPDX-License-Identifier: EUPL-1.2
//
// The view of a package says all that a lawyer must see, and a change of one row is a change of one line.
#include "regels/beeld/beeld.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <sstream>

#include "regels/beeld/markdown.h"
#include "regels/bibliotheek/bibliotheek.h"
#include "regels/pakket/woorden.h"

namespace maatstaf::regels {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::string kMap = MAATSTAF_SOURCE_DIR;

const Bibliotheek& project() {
  static const auto kGelezen = Bibliotheek::lees(kMap + "/regels");
  EXPECT_TRUE(kGelezen) << kGelezen.error().text();
  return *kGelezen;
}

/// The view of the small invented package, with one text replaced.
std::string klein(const std::string& bestand = {}, const std::string& was = {},
                  const std::string& wordt = {}) {
  auto bestanden = lees_bestanden(kMap + "/tests/pakketten-stuk/heel");
  EXPECT_TRUE(bestanden);
  if (!bestand.empty()) {
    std::string& inhoud = (*bestanden)[bestand];
    const auto plaats = inhoud.find(was);
    EXPECT_NE(plaats, std::string::npos) << was;
    inhoud.replace(plaats, was.size(), wordt);
  }
  const auto bibliotheek = Bibliotheek::uit(*bestanden);
  EXPECT_TRUE(bibliotheek) << bibliotheek.error().text();
  return beeld_van(*bibliotheek->vind("proef/een"));
}

std::vector<std::string> regels_van(const std::string& tekst) {
  std::vector<std::string> uit;
  std::istringstream stroom(tekst);
  for (std::string regel; std::getline(stroom, regel);) {
    uit.push_back(regel);
  }
  return uit;
}

/// The lines of `nu` that `eerst` does not have.
std::vector<std::string> nieuw_in(const std::string& nu, const std::string& eerst) {
  const auto oud = regels_van(eerst);
  const std::set<std::string> bekend(oud.begin(), oud.end());
  std::vector<std::string> uit;
  for (const std::string& regel : regels_van(nu)) {
    if (!bekend.contains(regel)) {
      uit.push_back(regel);
    }
  }
  return uit;
}

TEST(Beeld, a_row_is_one_line_with_words_feel_source_and_explanation) {
  const std::string beeld = beeld_van(*project().vind("kader-2026"));
  EXPECT_THAT(beeld, HasSubstr("| `stap_1-r1` | ja `true` | ja `\"ja\"` | "));
  EXPECT_THAT(beeld, HasSubstr("`blz-3.1.1-1`"));
  EXPECT_THAT(beeld, HasSubstr("Het profiel past. De beoordeling gaat verder met stap 2. |\n"));
}

TEST(Beeld, a_formula_stands_in_words_and_as_it_is_written) {
  const std::string beeld = beeld_van(*project().vind("kader-2026"));
  EXPECT_THAT(beeld, HasSubstr("Formule: ‘Geïndiceerd zorgprofiel’ staat in ‘Profielen met recht op meerzorg "
                               "(Rlz 2.2 lid 1 onder a)’: "
                               "`list contains(profielen_meerzorg, geindiceerd_profiel)`"));
  EXPECT_THAT(beeld, HasSubstr("### Kosten per jaar `kosten_per_jaar`"));
  EXPECT_THAT(beeld, HasSubstr("- `grond_meerzorg` (Grond in artikel 2.2) ← `grond_lid_1a`, "));
}

TEST(Beeld, every_row_formula_input_parameter_value_and_reading_of_every_package_is_in_it) {
  for (const auto& pakket : project().pakketten()) {
    const std::string beeld = beeld_van(*pakket);
    SCOPED_TRACE(pakket->id);
    for (const auto& info : pakket->model->tables()) {
      for (const dmn::TableRule& rij : info->table->rules) {
        EXPECT_THAT(beeld, HasSubstr("| `" + rij.id + "` |")) << "rij";
        for (const std::string& bron : ids_van(annotatie_van(*info->table, rij, "Grondslag"))) {
          EXPECT_THAT(beeld, HasSubstr("`" + bron + "`")) << rij.id;
        }
      }
    }
    for (const dmn::DecisionInfo& beslissing : pakket->model->decisions()) {
      EXPECT_THAT(beeld, HasSubstr("`" + beslissing.name + "`"));
      if (beslissing.expression != nullptr && beslissing.expression->kind == dmn::ExpressionKind::Literal) {
        EXPECT_THAT(beeld, HasSubstr(markdown::code(beslissing.expression->text.text)));
      }
    }
    for (const dmn::InputInfo& invoer : pakket->model->inputs()) {
      EXPECT_THAT(beeld, HasSubstr("`" + invoer.name + "`"));
    }
    for (const Interpretatie& lezing : pakket->interpretaties) {
      EXPECT_THAT(beeld, HasSubstr(markdown::tekst(lezing.gekozen.naam)));
      for (const Lezing& ander : lezing.alternatieven) {
        EXPECT_THAT(beeld, HasSubstr(markdown::tekst(ander.naam)));
      }
    }
  }
}

TEST(Beeld, a_changed_row_is_one_changed_line) {
  const auto nieuw = nieuw_in(
      klein("proef/een/regels.dmn", "De kosten passen binnen de grens.", "De kosten blijven onder de grens."),
      klein());
  ASSERT_EQ(nieuw.size(), 1U);
  EXPECT_THAT(nieuw.front(), HasSubstr("`stap_2-r1`"));
}

TEST(Beeld, a_changed_amount_is_one_changed_line_with_its_date_and_source) {
  const auto nieuw =
      nieuw_in(klein("proef/een/parameters/bedragen.yaml", "waarde: 900", "waarde: 901"), klein());
  ASSERT_EQ(nieuw.size(), 1U);
  EXPECT_THAT(nieuw.front(), HasSubstr("901"));
  EXPECT_THAT(nieuw.front(), HasSubstr("`proef-1`"));
}

TEST(Beeld, a_row_that_is_added_changes_no_other_line) {
  const std::string rij =
      "<rule id=\"stap_2-r9\"><inputEntry><text>true, "
      "false</text></inputEntry><outputEntry><text>\"nee\"</text>"
      "</outputEntry><annotationEntry><text>proef-2</text></annotationEntry><annotationEntry><text>Erbij.</"
      "text>"
      "</annotationEntry></rule>";
  const auto erbij =
      klein("proef/een/regels.dmn", "<rule id=\"stap_2-r1\">", rij + "<rule id=\"stap_2-r1\">");
  EXPECT_EQ(nieuw_in(erbij, klein()).size(), 1U);
  EXPECT_TRUE(nieuw_in(klein(), erbij).empty());
}

TEST(Beeld, nothing_in_it_depends_on_when_or_how_often_it_was_made) {
  EXPECT_EQ(klein(), klein());
  EXPECT_THAT(klein(), Not(HasSubstr(project().vind("kader-2026")->vingerafdruk.substr(0, 8))));
}

TEST(Beeld, a_cell_with_a_bar_or_a_line_end_stays_one_cell) {
  EXPECT_EQ(markdown::rij({markdown::tekst("a | b\n c"), markdown::code("x|y")}),
            "| a \\| b c | `x\\|y` |\n");
  EXPECT_EQ(markdown::tekst("*a* <b> `c` [d]"), "\\*a\\* \\<b> \\`c\\` \\[d]");
  EXPECT_EQ(markdown::code("een ` erin"), "`` een ` erin ``");
}

TEST(Beeld, it_stands_beside_the_model) {
  EXPECT_EQ(beeldbestand(*project().vind("kader-2026")), "meerzorg-thuis/kader-2026/meerzorg.md");
}

}  // namespace
}  // namespace maatstaf::regels
