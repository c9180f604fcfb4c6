// SPDX-License-Identifier: EUPL-1.2
#include "regels/pakket/afhankelijkheden.h"

#include <algorithm>
#include <cctype>
#include <deque>
#include <map>
#include <string_view>

namespace maatstaf::regels {
namespace {

bool is_naamteken(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

/// Does the text hold the name as a word? Names in packages are snake case, so a word is a name.
bool noemt(std::string_view tekst, std::string_view naam) {
  for (std::size_t at = tekst.find(naam); at != std::string_view::npos; at = tekst.find(naam, at + 1)) {
    const std::size_t end = at + naam.size();
    if ((at == 0 || !is_naamteken(tekst[at - 1])) && (end == tekst.size() || !is_naamteken(tekst[end]))) {
      return true;
    }
  }
  return false;
}

class Lezer {
 public:
  Lezer(const dmn::Model& model, const dmn::DecisionInfo& decision) : model_(model), decision_(decision) {
    alles_ = decision.inputs;
    alles_.insert(alles_.end(), decision.decisions.begin(), decision.decisions.end());
  }

  Afhankelijkheden::Beslissing lees() const {
    Afhankelijkheden::Beslissing uit;
    uit.alles = alles_;
    const dmn::Table* tabel = decision_.table;
    if (tabel == nullptr || !decision_.knowledge.empty()) {
      return uit;
    }
    if (tabel->hit_policy != dmn::HitPolicy::Unique && tabel->hit_policy != dmn::HitPolicy::First) {
      return uit;
    }
    uit.tabel = tabel;
    for (const dmn::TableInput& kolom : tabel->inputs) {
      uit.kolommen.push_back(genoemd({kolom.expression.text}));
    }
    for (const dmn::TableRule& rij : tabel->rules) {
      std::vector<std::string_view> teksten;
      std::vector<int> getoetst;
      for (std::size_t i = 0; i < rij.inputs.size(); ++i) {
        teksten.emplace_back(rij.inputs[i].text);
        if (rij.inputs[i].text != "-") {
          getoetst.push_back(static_cast<int>(i));
        }
      }
      for (const dmn::Text& uitvoer : rij.outputs) {
        teksten.emplace_back(uitvoer.text);
      }
      uit.rijen.push_back(genoemd(teksten));
      uit.getoetst.push_back(std::move(getoetst));
    }
    return uit;
  }

 private:
  [[nodiscard]] std::vector<int> genoemd(const std::vector<std::string_view>& teksten) const {
    std::vector<int> uit;
    for (const int slot : alles_) {
      const dmn::InputInfo* invoer = model_.input_at(slot);
      const std::string& naam = invoer != nullptr ? invoer->name : model_.decision_at(slot)->name;
      if (std::ranges::any_of(teksten, [&naam](std::string_view tekst) { return noemt(tekst, naam); })) {
        uit.push_back(slot);
      }
    }
    return uit;
  }

  const dmn::Model& model_;
  const dmn::DecisionInfo& decision_;
  std::vector<int> alles_;
};

}  // namespace

Afhankelijkheden lees_afhankelijkheden(const dmn::Model& model) {
  Afhankelijkheden uit;
  uit.beslissingen.resize(static_cast<std::size_t>(model.slot_count()));
  for (const dmn::DecisionInfo& decision : model.decisions()) {
    uit.beslissingen[static_cast<std::size_t>(decision.slot)] = Lezer(model, decision).lees();
  }
  return uit;
}

std::vector<std::string> weg(const dmn::Model& model, std::string_view van, std::string_view naar) {
  const auto begin = model.slot(van);
  const auto doel = model.slot(naar);
  if (!begin || !doel || *begin == *doel) {
    return {};
  }
  std::map<int, int> vanwaar{{*begin, -1}};
  std::deque<int> rij{*begin};
  while (!rij.empty() && !vanwaar.contains(*doel)) {
    const dmn::DecisionInfo* beslissing = model.decision_at(rij.front());
    const int hier = rij.front();
    rij.pop_front();
    if (beslissing == nullptr) {
      continue;
    }
    for (const auto* volgende : {&beslissing->decisions, &beslissing->inputs}) {
      for (const int slot : *volgende) {
        if (vanwaar.try_emplace(slot, hier).second) {
          rij.push_back(slot);
        }
      }
    }
  }
  std::vector<std::string> uit;
  if (!vanwaar.contains(*doel)) {
    return uit;
  }
  for (int slot = *doel; slot >= 0; slot = vanwaar[slot]) {
    const dmn::InputInfo* invoer = model.input_at(slot);
    uit.push_back(invoer != nullptr ? invoer->name : model.decision_at(slot)->name);
  }
  std::ranges::reverse(uit);
  return uit;
}

}  // namespace maatstaf::regels
