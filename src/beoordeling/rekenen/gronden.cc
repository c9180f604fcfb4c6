// SPDX-License-Identifier: EUPL-1.2
#include "beoordeling/rekenen/gronden.h"

#include <algorithm>

namespace maatstaf::beoordeling {
namespace {

using Bezocht = boost::container::small_vector<int, 16>;

void verzamel(const Plan& plan, const dmn::Trace& trace, int slot, Bezocht& bezocht, Gronden& uit) {
  if (std::ranges::find(bezocht, slot) != bezocht.end()) {
    return;
  }
  bezocht.push_back(slot);
  const dmn::DecisionTrace* spoor = trace.find(slot);
  if (spoor == nullptr) {
    return;
  }
  for (const dmn::TableTrace& tabel : trace.tables(*spoor)) {
    const Plan::Gronden* gronden = plan.gronden(slot, tabel.table->table);
    if (gronden == nullptr) {
      continue;
    }
    const auto rijen = trace.rows(tabel);
    for (std::size_t i = 0; i < rijen.size(); ++i) {
      if (rijen[i].outcome == dmn::RowOutcome::Fired) {
        uit.add((*gronden)[i]);
      }
    }
  }
  if (spoor->table_count > 0) {
    return;
  }
  for (const int inner : plan.beslissing(slot)->decisions) {
    verzamel(plan, trace, inner, bezocht, uit);
  }
}

}  // namespace

std::string_view annotatie(const dmn::Table& tabel, const dmn::TableRule& rij, std::string_view kolom) {
  for (std::size_t i = 0; i < tabel.annotations.size() && i < rij.annotations.size(); ++i) {
    if (tabel.annotations[i] == kolom) {
      return rij.annotations[i];
    }
  }
  return {};
}

std::vector<std::string> bron_ids(std::string_view grondslag) {
  constexpr std::string_view kGaps = " \t\r\n";
  std::vector<std::string> ids;
  while (true) {
    const std::size_t begin = grondslag.find_first_not_of(kGaps);
    if (begin == std::string_view::npos) {
      return ids;
    }
    grondslag.remove_prefix(begin);
    const std::size_t end = std::min(grondslag.find_first_of(kGaps), grondslag.size());
    ids.emplace_back(grondslag.substr(0, end));
    grondslag.remove_prefix(end);
  }
}

Gronden gronden_van(const Plan& plan, const dmn::Trace& trace, int slot) {
  Gronden uit;
  Bezocht bezocht;
  verzamel(plan, trace, slot, bezocht, uit);
  return uit;
}

}  // namespace maatstaf::beoordeling
