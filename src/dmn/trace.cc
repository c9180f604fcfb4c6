// SPDX-License-Identifier: EUPL-1.2
#include "dmn/trace.h"

#include "dmn/model.h"

namespace maatstaf::dmn {

const DecisionTrace* Trace::find(int slot) const {
  const auto at = static_cast<std::size_t>(slot);
  if (slot < 0 || at >= place_of_.size() || place_of_[at] < 0) {
    return nullptr;
  }
  return &decisions_[static_cast<std::size_t>(place_of_[at])];
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
  place_of_.clear();
  tables_.clear();
  inputs_.clear();
  rows_.clear();
  diagnostics_.clear();
  values_.clear();
}

void Trace::reserve(const Model& model) {
  std::size_t inputs = 0;
  std::size_t rows = 0;
  for (const auto& info : model.tables()) {
    inputs += info->table->inputs.size();
    rows += info->table->rules.size();
  }
  decisions_.reserve(model.decisions().size());
  tables_.reserve(model.tables().size());
  inputs_.reserve(inputs);
  rows_.reserve(rows);
}

void Trace::begin_decision(int slot) {
  open_ = {slot, static_cast<std::uint32_t>(tables_.size()), 0,
           static_cast<std::uint32_t>(diagnostics_.size()), 0};
}

void Trace::end_decision(const std::vector<feel::Diagnostic>& diagnostics) {
  diagnostics_.insert(diagnostics_.end(), diagnostics.begin(), diagnostics.end());
  open_.table_count = static_cast<std::uint32_t>(tables_.size()) - open_.first_table;
  open_.diagnostic_count = static_cast<std::uint32_t>(diagnostics.size());
  const auto at = static_cast<std::size_t>(open_.slot);
  if (at >= place_of_.size()) {
    place_of_.resize(at + 1, -1);
  }
  // A decision is evaluated once per session.
  place_of_[at] = static_cast<std::int32_t>(decisions_.size());
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
