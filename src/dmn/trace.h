// SPDX-License-Identifier: EUPL-1.2
//
// What happened during an evaluation, as data: per decision its tables, per table what every row did. A trace
// keeps indexes and shared values; texts are looked up in the model when somebody wants to read them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "feel/value.h"

namespace maatstaf::dmn {

class Model;
struct TableInfo;

enum class RowOutcome : std::uint8_t {
  Fired,    ///< matches, and its output is (part of) the result
  Matched,  ///< matches, but the hit policy takes another row
  Failed,   ///< does not match; `column` is the first cell that failed
  Open,     ///< may still match; `column` is the first cell that waits for an unknown input
  Skipped,  ///< not looked at: FIRST had its row already
};

struct RowTrace {
  RowOutcome outcome = RowOutcome::Skipped;
  std::int16_t column = -1;  ///< input column, from 0; -1 when the outcome needs none
};

struct TableTrace {
  const TableInfo* table = nullptr;  ///< owned by the model, which must outlive the use of this pointer
  feel::Value result;                ///< before the type of the decision is applied
  bool default_output = false;       ///< no row matched, and the default output was given

  friend class Trace;

 private:
  std::uint32_t first_input_ = 0;
  std::uint32_t first_row_ = 0;
};

struct DecisionTrace {
  int slot = -1;  ///< of the decision, as in the model
  std::uint32_t first_table = 0;
  std::uint32_t table_count = 0;  ///< also tables inside contexts and in the knowledge models it called
  std::uint32_t first_diagnostic = 0;
  std::uint32_t diagnostic_count = 0;
};

/// In order of evaluation: what a decision needs stands before it. Not thread-safe while it is being filled.
class Trace {
 public:
  [[nodiscard]] const std::vector<DecisionTrace>& decisions() const { return decisions_; }
  /// nullptr when that decision was not evaluated.
  [[nodiscard]] const DecisionTrace* find(int slot) const;
  [[nodiscard]] std::span<const TableTrace> tables(const DecisionTrace& decision) const;
  [[nodiscard]] std::span<const feel::Diagnostic> diagnostics(const DecisionTrace& decision) const;
  /// The values of the input expressions, by column.
  [[nodiscard]] std::span<const feel::Value> inputs(const TableTrace& table) const;
  /// What every row did, by row.
  [[nodiscard]] std::span<const RowTrace> rows(const TableTrace& table) const;
  /// The value of an input or decision when the trace was taken; null when it was not evaluated.
  [[nodiscard]] const feel::Value& value(int slot) const;

  // For the evaluator.
  void clear();
  /// Makes room for a whole model at once.
  void reserve(const Model& model);
  void begin_decision(int slot);
  void end_decision(const std::vector<feel::Diagnostic>& diagnostics);
  TableTrace& add_table(const TableInfo& table, std::span<const feel::Value> inputs,
                        std::span<const RowTrace> rows);
  void set_values(std::span<const feel::Value> values) { values_.assign(values.begin(), values.end()); }

 private:
  std::vector<DecisionTrace> decisions_;
  std::vector<std::int32_t> place_of_;  ///< by slot: place among the decisions; -1 when it is not there
  std::vector<TableTrace> tables_;
  std::vector<feel::Value> inputs_;
  std::vector<RowTrace> rows_;
  std::vector<feel::Diagnostic> diagnostics_;
  std::vector<feel::Value> values_;
  DecisionTrace open_;
};

}  // namespace maatstaf::dmn
