// SPDX-License-Identifier: EUPL-1.2
//
// What the vocabulary and the source register of this project must hold, by the requirement that asks for it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "regels/bibliotheek/bibliotheek.h"

namespace maatstaf::regels {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

class Vocabulaire : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto gelezen = Bibliotheek::lees(std::string(MAATSTAF_SOURCE_DIR) + "/regels");
    ASSERT_TRUE(gelezen) << gelezen.error().text();
    bibliotheek_ = new Bibliotheek(std::move(*gelezen));
  }
  static void TearDownTestSuite() {
    delete bibliotheek_;
    bibliotheek_ = nullptr;
  }
  void SetUp() override { ASSERT_NE(bibliotheek_, nullptr); }

  static const Begrip& begrip(std::string_view id) {
    const Begrip* gevonden = bibliotheek_->begrippen().vind(id);
    if (gevonden != nullptr) {
      return *gevonden;
    }
    ADD_FAILURE() << id;
    static const Begrip leeg;
    return leeg;
  }

  static std::vector<std::string> codes(std::string_view id) {
    std::vector<std::string> uit;
    for (const Keuze& keuze : begrip(id).waarden) {
      uit.push_back(keuze.code);
    }
    return uit;
  }

  static const Bibliotheek* bibliotheek_;
};
const Bibliotheek* Vocabulaire::bibliotheek_ = nullptr;

// Requirements: R016, R025. The words stand in data, and every question says what it is for.
TEST_F(Vocabulaire, every_question_is_explained_and_says_what_it_is_for) {
  for (const Begrip& een : bibliotheek_->begrippen().lijst()) {
    if (een.soort == BegripSoort::Berekend) {
      continue;
    }
    EXPECT_FALSE(een.vraag.empty()) << een.id;
    EXPECT_FALSE(een.uitleg.empty()) << een.id;
    EXPECT_FALSE(een.waarvoor.empty()) << een.id;
    EXPECT_FALSE(een.bronnen.empty()) << een.id;
  }
}

// Requirement: R022.
TEST_F(Vocabulaire, kinds_of_application_are_kept_apart) {
  EXPECT_THAT(codes("soort_aanvraag"), ElementsAre("nieuw", "verlenging", "verhoging",
                                                   "heraanvraag_na_afwijzing", "herbeoordeling_ambtshalve"));
}

// Requirement: R018.
TEST_F(Vocabulaire, a_statement_is_there_or_missing_or_unclear) {
  EXPECT_THAT(codes("behandelaarsverklaring"), ElementsAre("aanwezig", "onduidelijk", "ontbreekt"));
}

// Requirements: R009, R011, R163. They are asked, shown and kept, and no package reads them.
TEST_F(Vocabulaire, where_somebody_lives_the_ground_and_the_mark_decide_nothing) {
  for (const auto& pakket : bibliotheek_->pakketten()) {
    if (!pakket->id.starts_with("meerzorg-thuis/") || pakket->status == Status::Alternatief) {
      continue;
    }
    for (const char* naam : {"setting", "grondslag", "meerzorgvinkje"}) {
      EXPECT_NE(bibliotheek_->begrippen().vind(naam), nullptr) << naam;
      EXPECT_EQ(pakket->model->input(naam), nullptr) << pakket->id << " " << naam;
    }
  }
}

// Requirements: R045, R049, R057, R060. What the medisch adviseur judges, nobody else may.
TEST_F(Vocabulaire, the_medical_judgements_belong_to_the_medisch_adviseur) {
  for (const char* naam :
       {"bijzondere_zorgbehoefte", "volledig_beeld", "grondslag_onderzoek", "onafhankelijk_geoordeeld",
        "afdeling_deskundigheid", "afdeling_inzet", "gebied_toezicht", "gebied_psychiatrie"}) {
    EXPECT_EQ(begrip(naam).soort, BegripSoort::Oordeel) << naam;
    EXPECT_EQ(begrip(naam).bevoegdheid, "medisch_adviseur") << naam;
  }
  EXPECT_THAT(codes("grondslag_onderzoek"), ElementsAre("dossier", "gesprek", "huisbezoek", "onderzoek"));
}

// Requirement: R061.
TEST_F(Vocabulaire, supervision_at_home_is_explained_where_it_is_judged) {
  EXPECT_THAT(begrip("afdeling_inzet").uitleg, HasSubstr("toezicht op een groep"));
  EXPECT_THAT(begrip("afdeling_inzet").waarvoor, HasSubstr("beslist niet vanzelf"));
}

// Requirement: R036. The list is open, and no fitting zorg in natura stands first.
TEST_F(Vocabulaire, circumstances_are_an_open_list) {
  const auto soorten = codes("omgevingsfactor_soort");
  ASSERT_FALSE(soorten.empty());
  EXPECT_EQ(soorten.front(), "geen_passende_zorg_in_natura");
  EXPECT_THAT(soorten, Contains("anders"));
}

// Requirement: R131. A ruling whose text was not found stands in the register, and no row rests on it.
TEST_F(Vocabulaire, a_ruling_that_was_not_found_carries_no_rule) {
  const Bron* uitspraak = bibliotheek_->bronnen().vind("crvb-2025-1517");
  ASSERT_NE(uitspraak, nullptr);
  EXPECT_EQ(uitspraak->ecli, "ECLI:NL:CRVB:2025:1517");
  EXPECT_EQ(uitspraak->merk, Merk::NietGevonden);
  for (const auto& pakket : bibliotheek_->pakketten()) {
    for (const auto& tabel : pakket->model->tables()) {
      for (const auto& rij : tabel->table->rules) {
        for (const auto& annotatie : rij.annotations) {
          EXPECT_THAT(annotatie, Not(HasSubstr("crvb-2025-1517"))) << pakket->id;
        }
      }
    }
  }
}

}  // namespace
}  // namespace maatstaf::regels
