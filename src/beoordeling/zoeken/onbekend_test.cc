// SPDX-License-Identifier: EUPL-1.2
//
// Unknown is not no (ontwerp.md, principle 2), on every worked example with facts taken away:
// - what is known does not change when a missing fact becomes known, whatever its value;
// - a need can change the outcome, and what is not a need cannot;
// - step 4 and its like do not move with what they may not read.
#include <gtest/gtest.h>

#include <functional>
#include <random>
#include <set>

#include "beoordeling/beoordelen/beoordelen.h"
#include "beoordeling/uitkomst/proef.h"

namespace maatstaf::beoordeling {
namespace {

using feel::Value;
using proef::Geval;

/// What an assessment says that a completion could contradict: outcomes and steps, by name.
using Antwoorden = std::map<std::string, Antwoord>;

Antwoorden antwoorden(const Beoordeling& b) {
  Antwoorden uit;
  for (const Uitkomst& uitkomst : b.uitkomsten) {
    uit["uitkomst " + std::string(uitkomst.id)] = uitkomst.antwoord;
  }
  for (const StapUitkomst& stap : b.stappen) {
    uit["stap " + std::string(stap.nummer)] = stap.antwoord;
  }
  return uit;
}

/// What a need must be able to change: the outcomes, the main outcome, and the values of outcomes that are
/// ja.
std::string uitslag(const regels::Pakket& pakket, const Beoordeling& b) {
  std::string uit = b.hoofduitkomst.value_or("-");
  for (const regels::UitkomstSoort& soort : pakket.uitkomsten) {
    const Antwoord antwoord = b.uitkomst(soort.id)->antwoord;
    uit += ";" + std::string(woord(antwoord));
    if (antwoord != Antwoord::Ja) {
      continue;
    }
    for (const std::string& naam : soort.waarden) {
      const Value& waarde = b.waarden.at(naam);
      uit += "=" + (waarde.holds_unknown() ? "onbekend" : feel::to_text(waarde));
    }
  }
  return uit;
}

bool is_bekend(const regels::Pakket& pakket, const Beoordeling& b) {
  if (!pakket.hoofduitkomst.empty() && !b.hoofduitkomst) {
    return false;
  }
  return uitslag(pakket, b).find("onbekend") == std::string::npos;
}

class Onbekend : public testing::TestWithParam<Geval> {
 protected:
  void SetUp() override {
    feiten_ = proef::als_feiten(pakket(), *GetParam().voorbeeld);
    for (const auto& [id, feit] : feiten_) {
      if (id != pakket().gekozen_op && pakket().model->input(id) != nullptr) {
        weglaatbaar_.push_back(id);
      }
    }
  }
  [[nodiscard]] const regels::Pakket& pakket() const { return *GetParam().pakket; }

  Beoordeling bereken(const Feiten& feiten, Uitvoer uitvoer) {
    Opties opties = proef::opties(*GetParam().voorbeeld, uitvoer);
    if (!opties.peildatum) {
      opties.peildatum = feiten_.at(pakket().gekozen_op).waarde.date();
    }
    auto b = beoordeel(pakket(), feiten, opties);
    EXPECT_TRUE(b) << (b ? "" : b.error().text());
    return b ? std::move(*b) : Beoordeling{};
  }

  /// Values that a missing fact may turn out to have: the one of the example and a few of the vocabulary,
  /// other ones for every example.
  [[nodiscard]] std::vector<Value> waarden(const std::string& id) const {
    constexpr std::size_t kHoogstens = 5;
    std::vector<Value> uit = regels::proefdomein(*pakket().begrippen->vind(id));
    std::mt19937 toeval(static_cast<unsigned>(std::hash<std::string>{}(GetParam().voorbeeld->id + id)));
    std::shuffle(uit.begin(), uit.end(), toeval);
    if (uit.size() > kHoogstens) {
      uit.resize(kHoogstens);
    }
    uit.push_back(feiten_.at(id).waarde);
    return uit;
  }

  void verwacht_geen_tegenspraak(const Antwoorden& eerst, const Feiten& feiten, const std::string& wat) {
    const Beoordeling later = bereken(feiten, Uitvoer::Snel);
    for (const auto& [naam, antwoord] : antwoorden(later)) {
      const Antwoord was = eerst.at(naam);
      if (was != Antwoord::Onbekend) {
        EXPECT_EQ(was, antwoord) << naam << " verandert door " << wat;
      }
    }
  }

  void one_missing_fact_never_contradicts_and_is_asked_when_it_matters();
  void two_missing_facts_never_contradict();
  void a_missing_judgement_never_refuses();
  void what_a_step_may_not_read_does_not_move_it();

  Feiten feiten_;
  std::vector<std::string> weglaatbaar_;
};

bool is_behoefte(const Beoordeling& b, const std::string& id) {
  return std::ranges::any_of(b.behoeften, [&id](const Behoefte& behoefte) { return behoefte.begrip == id; });
}

void Onbekend::one_missing_fact_never_contradicts_and_is_asked_when_it_matters() {
  for (const std::string& id : weglaatbaar_) {
    Feiten feiten = feiten_;
    feiten.erase(id);
    const Beoordeling zonder = bereken(feiten, Uitvoer::Volledig);
    const Antwoorden eerst = antwoorden(zonder);
    std::set<std::string> uitslagen;
    std::set<std::string> bekend;
    for (const Value& waarde : waarden(id)) {
      feiten.insert_or_assign(id, Feit{waarde, {}});
      const Beoordeling later = bereken(feiten, Uitvoer::Snel);
      uitslagen.insert(uitslag(pakket(), later));
      if (is_bekend(pakket(), later)) {
        bekend.insert(uitslag(pakket(), later));
      }
      for (const auto& [naam, antwoord] : antwoorden(later)) {
        const Antwoord was = eerst.at(naam);
        if (was != Antwoord::Onbekend) {
          EXPECT_EQ(was, antwoord) << naam << " verandert door " << id;
        }
      }
    }
    if (bekend.size() > 1) {
      EXPECT_TRUE(is_behoefte(zonder, id)) << id << " kan de uitkomst veranderen";
    }
    // Not known and nothing to ask would leave a case standing still.
    if (!is_bekend(pakket(), zonder)) {
      EXPECT_FALSE(zonder.behoeften.empty()) << "zonder " << id;
    }
    // A need is proved when two values give different outcomes; with few values to choose from we try them
    // all.
    const bool alles_geprobeerd = regels::proefdomein(*pakket().begrippen->vind(id)).size() < 5;
    if (alles_geprobeerd && zonder.behoeften.size() == 1 && zonder.behoeften[0].begrip == id &&
        zonder.behoeften[0].zeker) {
      EXPECT_GT(uitslagen.size(), 1U) << id << " kan de uitkomst niet veranderen";
    }
  }
}

void Onbekend::two_missing_facts_never_contradict() {
  if (weglaatbaar_.size() < 2) {
    return;
  }
  std::mt19937 toeval(20260301);
  for (int keer = 0; keer < 6; ++keer) {
    std::vector<std::string> paar = weglaatbaar_;
    std::shuffle(paar.begin(), paar.end(), toeval);
    Feiten feiten = feiten_;
    feiten.erase(paar[0]);
    feiten.erase(paar[1]);
    const Antwoorden eerst = antwoorden(bereken(feiten, Uitvoer::Snel));
    const auto een = waarden(paar[0]);
    const auto twee = waarden(paar[1]);
    for (int proef = 0; proef < 8; ++proef) {
      feiten.insert_or_assign(paar[0], Feit{een[toeval() % een.size()], {}});
      feiten.insert_or_assign(paar[1], Feit{twee[toeval() % twee.size()], {}});
      verwacht_geen_tegenspraak(eerst, feiten, paar[0] + " en " + paar[1]);
    }
  }
}

void Onbekend::a_missing_judgement_never_refuses() {
  Feiten feiten = feiten_;
  std::vector<std::string> oordelen;
  for (const std::string& id : weglaatbaar_) {
    if (pakket().begrippen->vind(id)->soort != regels::BegripSoort::Oordeel) {
      continue;
    }
    oordelen.push_back(id);
    feiten.erase(id);
  }
  const Beoordeling zonder = bereken(feiten, Uitvoer::Snel);
  std::mt19937 toeval(20270101);
  for (const regels::UitkomstSoort& soort : pakket().uitkomsten) {
    if (soort.besluit != regels::BesluitSoort::Afwijzing ||
        zonder.uitkomst(soort.id)->antwoord != Antwoord::Ja) {
      continue;
    }
    // Only when no judgement at all could have changed it.
    for (int proef = 0; proef < 40; ++proef) {
      Feiten vol = feiten;
      for (const std::string& id : oordelen) {
        const auto domein = waarden(id);
        vol.insert_or_assign(id, Feit{domein[toeval() % domein.size()], {}});
      }
      EXPECT_EQ(bereken(vol, Uitvoer::Snel).uitkomst(soort.id)->antwoord, Antwoord::Ja);
    }
  }
}

void Onbekend::what_a_step_may_not_read_does_not_move_it() {
  const Beoordeling eerst = bereken(feiten_, Uitvoer::Snel);
  for (const regels::VerbodenAfhankelijkheid& verbod : pakket().verboden_afhankelijkheden) {
    for (const std::string& id : verbod.leest_niet) {
      const regels::Begrip* begrip = pakket().begrippen->vind(id);
      if (begrip == nullptr || id == pakket().gekozen_op) {
        continue;
      }
      for (const Value& waarde : regels::proefdomein(*begrip)) {
        Feiten feiten = feiten_;
        feiten.insert_or_assign(id, Feit{waarde, {}});
        const Beoordeling later = bereken(feiten, Uitvoer::Snel);
        EXPECT_TRUE(feel::same(eerst.waarden.at(verbod.beslissing), later.waarden.at(verbod.beslissing)))
            << verbod.beslissing << " verandert door " << id;
      }
    }
  }
}

// One test per example, not four: every test is a process of its own, and each reads all packages.
// Requirements: N04, N05.
TEST_P(Onbekend, is_not_no) {
  one_missing_fact_never_contradicts_and_is_asked_when_it_matters();
  two_missing_facts_never_contradict();
  a_missing_judgement_never_refuses();
  what_a_step_may_not_read_does_not_move_it();
}

GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(Onbekend);
INSTANTIATE_TEST_SUITE_P(Alle, Onbekend, testing::ValuesIn(proef::alle_voorbeelden()),
                         [](const auto& info) { return proef::testnaam(info.param); });

}  // namespace
}  // namespace maatstaf::beoordeling
