// SPDX-License-Identifier: EUPL-1.2
//
// The regimes of meerzorg thuis and the alternatives, as this project holds them: every day of the horizon
// has one answer, a case of each time finds its package, and the lists that stand in two files agree.
#include <gtest/gtest.h>

#include "regels/bibliotheek/bibliotheek.h"
#include "regels/bibliotheek/tijdlijn.h"
#include "regels/bibliotheek/tijdlijn_proef.h"

namespace maatstaf::regels {
namespace {

using proef::dag;

const Bibliotheek& project() {
  static const auto bibliotheek = Bibliotheek::lees(std::string(MAATSTAF_SOURCE_DIR) + "/regels");
  if (!bibliotheek) {
    throw std::runtime_error(bibliotheek.error().text());
  }
  return *bibliotheek;
}

TEST(Regimes, every_day_from_2015_to_2028_has_exactly_one_answer) {
  for (const DekkingBevinding& bevinding : dekking(project(), eerste_dag_wlz, laatste_dag_horizon)) {
    ADD_FAILURE() << bevinding.tekst;
  }
}

KeuzeVraag vraag(const std::string& aanvraag, const std::string& soort, const std::string& kantoor = "") {
  return {.regeling = "meerzorg-thuis",
          .datums = {{"aanvraagdatum", dag(aanvraag)}},
          .kantoor = kantoor,
          .soort_aanvraag = soort,
          .doel = KeuzeDoel::Besluit};
}

TEST(Regimes, r041_r111_r139_a_case_of_each_time_finds_its_package) {
  const std::vector<KantoorInvoering> dagen = {{"Zorgkantoor Lageland", dag("2026-04-15")}};
  struct Geval {
    std::string aanvraag;
    std::string soort;
    std::string kantoor;
    std::string pakket;
  };
  const std::vector<Geval> gevallen = {{"2015-01-01", "nieuw", "", "wlz-2015"},
                                       {"2018-06-30", "nieuw", "", "wlz-2015"},
                                       {"2018-07-01", "nieuw", "", "maatwerk-2018"},
                                       {"2024-12-31", "verlenging", "", "maatwerk-2018"},
                                       {"2025-01-01", "verlenging", "", "praktijk-2025"},
                                       {"2025-09-07", "verlenging", "", "praktijk-2025"},
                                       {"2025-09-08", "verlenging", "", "coulance-2025"},
                                       {"2025-09-08", "nieuw", "", "praktijk-2025"},
                                       {"2026-02-28", "verlenging", "", "coulance-2025"},
                                       {"2026-03-01", "verlenging", "", "kader-2026"},
                                       {"2026-04-14", "verlenging", "Zorgkantoor Lageland", "coulance-2025"},
                                       {"2026-04-14", "nieuw", "Zorgkantoor Lageland", "praktijk-2025"},
                                       {"2026-04-15", "nieuw", "Zorgkantoor Lageland", "kader-2026"},
                                       {"2026-12-31", "nieuw", "", "kader-2026"}};
  for (const Geval& geval : gevallen) {
    const auto keuze = kies(project(), vraag(geval.aanvraag, geval.soort, geval.kantoor), dagen);
    ASSERT_TRUE(keuze) << geval.aanvraag << ": " << keuze.error().text();
    EXPECT_EQ(keuze->pakket->id, "meerzorg-thuis/" + geval.pakket) << geval.aanvraag << " " << geval.soort;
  }
}

TEST(Regimes, r163_the_plan_for_2027_is_simulated_and_never_decided_on) {
  KeuzeVraag v = vraag("2027-01-01", "nieuw");
  const auto besluit = kies(project(), v, {});
  ASSERT_FALSE(besluit);
  EXPECT_EQ(besluit.error().place.path, keuzefout::kStatusLaatNietBesluiten);
  v.doel = KeuzeDoel::Simulatie;
  const auto simulatie = kies(project(), v, {});
  ASSERT_TRUE(simulatie) << simulatie.error().text();
  EXPECT_EQ(simulatie->pakket->id, "meerzorg-thuis/rlz-2027");
}

TEST(Regimes, a_date_before_the_wlz_is_refused_with_the_reason) {
  const auto keuze = kies(project(), vraag("2014-12-31", "nieuw"), {});
  ASSERT_FALSE(keuze);
  EXPECT_EQ(keuze.error().place.path, keuzefout::kZonderRegels);
  EXPECT_NE(keuze.error().cause.find("AWBZ"), std::string::npos);
}

TEST(Regimes, n03_around_the_change_of_the_year_both_dates_are_shown) {
  KeuzeVraag v = vraag("2026-12-10", "nieuw");
  v.datums.emplace("besluitdatum", dag("2027-01-20"));
  const auto keuze = kies(project(), v, {});
  ASSERT_TRUE(keuze) << keuze.error().text();
  EXPECT_EQ(keuze->pakket->id, "meerzorg-thuis/kader-2026");
  EXPECT_TRUE(keuze->verschilt);
  ASSERT_NE(keuze->op_besluitdatum, nullptr);
  EXPECT_EQ(keuze->op_besluitdatum->id, "meerzorg-thuis/rlz-2027");
}

TEST(Regimes, r162_alternatives_never_decide_and_are_never_in_force) {
  std::size_t aantal = 0;
  for (const auto& pakket : project().pakketten()) {
    if (regeling_van(pakket->id) != "alternatieven") {
      continue;
    }
    ++aantal;
    EXPECT_EQ(pakket->status, Status::Alternatief) << pakket->id;
    EXPECT_FALSE(toets_status(*pakket, KeuzeDoel::Besluit)) << pakket->id;
    EXPECT_TRUE(toets_status(*pakket, KeuzeDoel::Simulatie)) << pakket->id;
  }
  EXPECT_EQ(aantal, 8U);
  EXPECT_FALSE(project().geldend("alternatieven", dag("2026-09-28")));
}

TEST(Regimes, r043_r162_only_the_limits_on_cost_and_hours_read_where_somebody_lives) {
  const auto leest = [](const std::string& pakket, const std::string& invoer) {
    return project().vind(pakket)->model->inputs_of("stap_4").contains(invoer);
  };
  for (const std::string pakket : {"alternatieven/kostengrens", "alternatieven/urengrens"}) {
    EXPECT_TRUE(leest(pakket, "setting")) << pakket;
    EXPECT_TRUE(leest(pakket, "zorgonderdelen")) << pakket;
  }
  for (const std::string pakket : {"alternatieven/referentie-hoogste", "alternatieven/referentie-geindiceerd",
                                   "alternatieven/referentie-best-passend", "alternatieven/ciz-beslist",
                                   "alternatieven/coulance-tot-2027", "alternatieven/overgang-letterlijk"}) {
    EXPECT_FALSE(leest(pakket, "setting")) << pakket;
    EXPECT_FALSE(leest(pakket, "zorgonderdelen")) << pakket;
  }
}

TEST(Regimes, r041_the_lists_of_then_and_of_now_agree_where_they_meet) {
  const auto toen = project().vind("meerzorg-thuis/praktijk-2025");
  const auto nu = project().vind("meerzorg-thuis/kader-2026");
  for (const char* id :
       {"profielen_meerzorg", "zzp_met_recht_2014", "zorgsoorten_lid_1c_thuis", "zorgsoorten_beademing",
        "profielen_somatiek", "drempel_meerzorg", "uren_in_profiel", "ekt_deel_maximum", "weken_per_jaar"}) {
    ASSERT_NE(toen->parameter(id), nullptr) << id;
    ASSERT_NE(nu->parameter(id), nullptr) << id;
    for (const char* datum : {"2026-01-01", "2026-03-01", "2026-05-29", "2026-05-30", "2026-12-31"}) {
      const ParameterWaarde* een = toen->parameter(id)->op(dag(datum));
      const ParameterWaarde* ander = nu->parameter(id)->op(dag(datum));
      ASSERT_NE(een, nullptr) << id << " " << datum;
      ASSERT_NE(ander, nullptr) << id << " " << datum;
      EXPECT_TRUE(feel::same(een->waarde, ander->waarde)) << id << " " << datum;
    }
  }
}

TEST(Regimes, every_parameter_a_model_reads_has_a_value_on_every_day_of_its_package) {
  for (const auto& pakket : project().pakketten()) {
    const base::Date tot =
        std::min(pakket->geldig_tot_en_met.value_or(laatste_dag_horizon), laatste_dag_horizon);
    // A planned package waits for amounts that do not exist yet.
    if (!mag_besluiten(pakket->status) && pakket->status != Status::Alternatief) {
      continue;
    }
    for (const dmn::InputInfo& invoer : pakket->model->inputs()) {
      const Parameter* parameter = pakket->parameter(invoer.name);
      if (parameter == nullptr) {
        continue;
      }
      for (base::Date datum = pakket->geldig_van; datum <= tot; datum = datum.plus_days(1)) {
        if (parameter->op(datum) != nullptr) {
          continue;
        }
        ADD_FAILURE() << pakket->id << ": " << parameter->id << " heeft geen waarde op " << datum.text();
        break;
      }
    }
  }
}

}  // namespace
}  // namespace maatstaf::regels
