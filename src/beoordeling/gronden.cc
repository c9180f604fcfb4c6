// SPDX-License-Identifier: EUPL-1.2
#include "beoordeling/gronden.h"

#include <algorithm>

namespace maatstaf::beoordeling {
namespace {

void verzamel(const dmn::Model& model, const dmn::Trace& trace, int slot, std::vector<int>& bezocht,
              std::vector<Grond>& out) {
  if (std::find(bezocht.begin(), bezocht.end(), slot) != bezocht.end()) return;
  bezocht.push_back(slot);
  const dmn::DecisionTrace* spoor = trace.find(slot);
  const dmn::DecisionInfo* decision = model.decision_at(slot);
  if (spoor == nullptr || decision == nullptr) return;
  for (const dmn::TableTrace& tabel : trace.tables(*spoor)) {
    const auto rijen = trace.rows(tabel);
    for (std::size_t i = 0; i < rijen.size(); ++i) {
      if (rijen[i].outcome != dmn::RowOutcome::Fired) continue;
      const dmn::TableRule& rij = tabel.table->table->rules[i];
      out.push_back({decision->name, rij.id, static_cast<int>(i) + 1,
                     bron_ids(annotatie(*tabel.table->table, rij, "Grondslag")),
                     std::string(annotatie(*tabel.table->table, rij, "Toelichting"))});
    }
  }
  if (spoor->table_count > 0) return;
  for (const int inner : decision->decisions) verzamel(model, trace, inner, bezocht, out);
}

}  // namespace

std::string_view annotatie(const dmn::Table& tabel, const dmn::TableRule& rij, std::string_view kolom) {
  for (std::size_t i = 0; i < tabel.annotations.size() && i < rij.annotations.size(); ++i) {
    if (tabel.annotations[i] == kolom) return rij.annotations[i];
  }
  return {};
}

std::vector<std::string> bron_ids(std::string_view grondslag) {
  constexpr std::string_view gaps = " \t\r\n";
  std::vector<std::string> ids;
  while (true) {
    const std::size_t begin = grondslag.find_first_not_of(gaps);
    if (begin == std::string_view::npos) return ids;
    grondslag.remove_prefix(begin);
    const std::size_t end = std::min(grondslag.find_first_of(gaps), grondslag.size());
    ids.emplace_back(grondslag.substr(0, end));
    grondslag.remove_prefix(end);
  }
}

std::vector<Grond> gronden_van(const dmn::Model& model, const dmn::Trace& trace, int slot) {
  std::vector<Grond> out;
  std::vector<int> bezocht;
  verzamel(model, trace, slot, bezocht, out);
  return out;
}

}  // namespace maatstaf::beoordeling
