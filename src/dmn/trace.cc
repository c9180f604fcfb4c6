// SPDX-License-Identifier: EUPL-1.2
#include "dmn/trace.h"

#include <algorithm>

#include "dmn/model.h"

namespace maatstaf::dmn {

const DecisionTrace* Trace::find(int slot) const {
  const auto found = std::find_if(decisions_.begin(), decisions_.end(),
                                  [slot](const auto& each) { return each.slot == slot; });
  return found == decisions_.end() ? nullptr : &*found;
}

std::span<const TableTrace> Trace::tables(const DecisionTrace& decision) const {
  return std::span(tables_).subspan(decision.first_table, decision.table_count);
}

std::span<const feel::Diagnostic> Trace::diagnostics(const DecisionTrace& decision) const {
  return std::span(diagnostics_).subspan(decision.first_diagnostic, decision.diagnostic_count);
}

std::span<const feel::Value> Trace::inputs(const TableTrace& table) const {
  return std::span(inputs_).subspan(table.first_input_, table.table->table->inputs.size());
}

std::span<const RowTrace> Trace::rows(const TableTrace& table) const {
  return std::span(rows_).subspan(table.first_row_, table.table->table->rules.size());
}

const feel::Value& Trace::value(int slot) const {
  static const feel::Value none;
  const auto at = static_cast<std::size_t>(slot);
  return slot >= 0 && at < values_.size() ? values_[at] : none;
}

void Trace::clear() {
  decisions_.clear();
  tables_.clear();
  inputs_.clear();
  rows_.clear();
  diagnostics_.clear();
  values_.clear();
}

void Trace::begin_decision(int slot) {
  open_ = {slot, static_cast<std::uint32_t>(tables_.size()), 0,
           static_cast<std::uint32_t>(diagnostics_.size()), 0};
}

void Trace::end_decision(const std::vector<feel::Diagnostic>& diagnostics) {
  diagnostics_.insert(diagnostics_.end(), diagnostics.begin(), diagnostics.end());
  open_.table_count = static_cast<std::uint32_t>(tables_.size()) - open_.first_table;
  open_.diagnostic_count = static_cast<std::uint32_t>(diagnostics.size());
  decisions_.push_back(open_);
}

TableTrace& Trace::add_table(const TableInfo& table, std::span<const feel::Value> inputs,
                             std::span<const RowTrace> rows) {
  TableTrace trace;
  trace.table = &table;
  trace.first_input_ = static_cast<std::uint32_t>(inputs_.size());
  trace.first_row_ = static_cast<std::uint32_t>(rows_.size());
  inputs_.insert(inputs_.end(), inputs.begin(), inputs.end());
  rows_.insert(rows_.end(), rows.begin(), rows.end());
  return tables_.emplace_back(std::move(trace));
}

}  // namespace maatstaf::dmn
