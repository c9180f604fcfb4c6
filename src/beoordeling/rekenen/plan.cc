// SPDX-License-Identifier: EUPL-1.2
#include "beoordeling/rekenen/plan.h"

#include <algorithm>
#include <set>

#include "beoordeling/rekenen/gronden.h"

namespace maatstaf::beoordeling {
namespace {

int parameter_plaats(const regels::Pakket& pakket, std::string_view id) {
  const regels::Parameter* parameter = pakket.parameter(id);
  return parameter == nullptr ? -1 : static_cast<int>(parameter - pakket.parameters.data());
}

Plan::Gronden gronden_van_tabel(const std::string& beslissing, const dmn::Table& tabel) {
  Plan::Gronden uit;
  uit.reserve(tabel.rules.size());
  for (const dmn::TableRule& rij : tabel.rules) {
    uit.push_back({beslissing, rij.id, static_cast<int>(uit.size()) + 1,
                   bron_ids(annotatie(tabel, rij, "Grondslag")),
                   std::string(annotatie(tabel, rij, "Toelichting"))});
  }
  return uit;
}

}  // namespace

std::shared_ptr<const Plan> Plan::van(const regels::Pakket& pakket) {
  return pakket.rekenplan.geef<Plan>([&pakket] { return std::make_shared<const Plan>(pakket); });
}

Plan::Plan(const regels::Pakket& pakket)
    : stapsoorten(pakket.stappen),
      uitkomstsoorten(pakket.uitkomsten),
      berekeningsoorten(pakket.berekeningen),
      parameters(pakket.parameters),
      model_(pakket.model),
      begrippen_(pakket.begrippen) {
  lees_invoer(pakket);
  lees_beslissingen();
  lees_onderdelen(pakket);
}

void Plan::lees_invoer(const regels::Pakket& pakket) {
  for (const regels::Begrip& begrip : begrippen_->lijst()) {
    plaats_van_[begrip.id] = {&begrip, -1};
  }
  for (const dmn::InputInfo& input : model_->inputs()) {
    const auto begrip = plaats_van_.find(input.name);
    const int plaats = static_cast<int>(invoer.size());
    if (begrip != plaats_van_.end()) {
      begrip->second.invoer = plaats;
    }
    invoer.push_back({input.slot, begrip == plaats_van_.end() ? nullptr : begrip->second.begrip,
                      parameter_plaats(pakket, input.name)});
  }
}

void Plan::lees_beslissingen() {
  beslissingen_.resize(static_cast<std::size_t>(model_->slot_count()), nullptr);
  gronden_.resize(beslissingen_.size());
  std::set<std::string_view> kennismodellen;
  for (const dmn::KnowledgeInfo& kennis : model_->knowledge_models()) {
    kennismodellen.insert(kennis.name);
  }
  for (const dmn::DecisionInfo& decision : model_->decisions()) {
    const auto at = static_cast<std::size_t>(decision.slot);
    beslissingen_[at] = &decision;
    beslissingen.emplace_back(decision.name, decision.slot);
    // A decision answers through its own tables and those of the knowledge models it may call.
    for (const auto& tabel : model_->tables()) {
      if (tabel->owner != decision.name && !kennismodellen.contains(tabel->owner)) {
        continue;
      }
      gronden_[at].emplace_back(tabel->table, gronden_van_tabel(decision.name, *tabel->table));
    }
  }
  std::ranges::sort(beslissingen);
}

void Plan::lees_onderdelen(const regels::Pakket& pakket) {
  const auto slot = [this](const std::string& naam) { return model_->slot(naam).value_or(-1); };
  for (const regels::Stap& soort : pakket.stappen) {
    Stap stap{slot(soort.beslissing), {}};
    for (const std::string& naam : soort.onderdelen) {
      if (const auto* onderdeel = model_->decision(naam).or_null()) {
        stap.onderdelen.push_back(onderdeel);
      }
    }
    stappen.push_back(std::move(stap));
  }
  for (const regels::UitkomstSoort& soort : pakket.uitkomsten) {
    Uitkomst uitkomst{slot(soort.beslissing), {}};
    for (const std::string& naam : soort.waarden) {
      uitkomst.waarden.push_back(slot(naam));
    }
    uitkomsten.push_back(std::move(uitkomst));
  }
  for (const regels::BerekeningSoort& soort : pakket.berekeningen) {
    Berekening berekening{slot(soort.beslissing), {}};
    for (const regels::BerekeningRegelSoort& regel : soort.regels) {
      berekening.regels.push_back({slot(regel.waarde), parameter_plaats(pakket, regel.waarde)});
    }
    berekeningen.push_back(std::move(berekening));
  }
  if (!pakket.hoofduitkomst.empty()) {
    hoofduitkomst = slot(pakket.hoofduitkomst);
  }
}

const Plan::Begripplaats* Plan::begrip(std::string_view id) const {
  const auto it = plaats_van_.find(id);
  return it == plaats_van_.end() ? nullptr : &it->second;
}

const Plan::Gronden* Plan::gronden(int slot, const dmn::Table* tabel) const {
  const auto& tabellen = gronden_[static_cast<std::size_t>(slot)];
  const auto it = std::ranges::find_if(tabellen, [tabel](const auto& each) { return each.first == tabel; });
  return it == tabellen.end() ? nullptr : &it->second;
}

}  // namespace maatstaf::beoordeling
