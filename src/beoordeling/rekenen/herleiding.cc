// SPDX-License-Identifier: EUPL-1.2
#include "beoordeling/rekenen/herleiding.h"

#include <algorithm>

namespace maatstaf::beoordeling {

Herleiding::Herleiding(const Rekenaar& rekenaar, const dmn::Trace& trace)
    : rekenaar_(rekenaar), trace_(trace) {
  bekend_.resize(rekenaar.pakket().afhankelijkheden->beslissingen.size());
  for (const Plan::Invoer& invoer : rekenaar.plan()->invoer) {
    bekend_[static_cast<std::size_t>(invoer.slot)].emplace();
  }
  const auto& parameters = rekenaar.parameters();
  for (std::size_t i = 0; i < parameters.size() && i < kMeesteParameters; ++i) {
    bekend_[static_cast<std::size_t>(parameters[i].slot)]->set(i);
  }
}

const Herleiding::Parameters& Herleiding::onder(int slot) {
  auto& plaats = bekend_[static_cast<std::size_t>(slot)];
  if (plaats) {
    return *plaats;
  }
  Parameters uit;
  const auto& beslissing = rekenaar_.pakket().afhankelijkheden->beslissingen[static_cast<std::size_t>(slot)];
  const dmn::DecisionTrace* spoor = trace_.find(slot);
  if (beslissing.tabel != nullptr && spoor != nullptr && spoor->table_count == 1) {
    loop_tabel(beslissing, trace_.tables(*spoor).front(), uit);
  } else {
    loop(beslissing.alles, uit);
  }
  plaats = uit;
  return *plaats;
}

void Herleiding::loop(const std::vector<int>& slots, Parameters& uit) {
  for (const int slot : slots) {
    uit |= onder(slot);
  }
}

/// The row that fired did so by its own tests; under FIRST also because the rows before it did not.
void Herleiding::loop_tabel(const regels::Afhankelijkheden::Beslissing& beslissing,
                            const dmn::TableTrace& tabel, Parameters& uit) {
  const auto rijen = trace_.rows(tabel);
  const auto gevuurd = std::ranges::find_if(
      rijen, [](const dmn::RowTrace& rij) { return rij.outcome == dmn::RowOutcome::Fired; });
  if (gevuurd == rijen.end()) {
    return loop(beslissing.alles, uit);
  }
  const auto laatste = static_cast<std::size_t>(gevuurd - rijen.begin());
  for (const int kolom : beslissing.getoetst[laatste]) {
    loop(beslissing.kolommen[static_cast<std::size_t>(kolom)], uit);
  }
  loop(beslissing.rijen[laatste], uit);
  if (beslissing.tabel->hit_policy != dmn::HitPolicy::First) {
    return;
  }
  for (std::size_t rij = 0; rij < laatste; ++rij) {
    if (rijen[rij].column < 0) {
      return loop(beslissing.alles, uit);
    }
    loop(beslissing.kolommen[static_cast<std::size_t>(rijen[rij].column)], uit);
    loop(beslissing.rijen[rij], uit);
  }
}

}  // namespace maatstaf::beoordeling
