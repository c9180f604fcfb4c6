// SPDX-License-Identifier: EUPL-1.2
//
// Decision tables (DMN 1.5, clause 8), compiled. With known inputs the hit policy gives the result. With
// unknown inputs a table gives a value only if every completion of the unknowns would give it
// (table_unknown.cc):
//
// - What stands for a completion: every value of the column when it is boolean or enumerated (inputValues,
// else the
//   allowed values of its type); else one value for every end point of its cells and for every gap between
//   them. Columns with the same expression are completed together. Null is a completion of an input only
//   where the table asks for null, and of a computed column unless its logic can be seen never to give null.
// - A column whose cells are no lists of values, comparisons and ranges is not completed; its cells are
// evaluated
//   with the unknown, and rows they leave open may match or not.
//
// The result is always sound; it is exact for plain inputs that can be completed, up to a bound on the work.
#pragma once

#include <boost/container/small_vector.hpp>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dmn/boxed.h"
#include "dmn/cell.h"
#include "dmn/trace.h"

namespace maatstaf::dmn {

struct TableColumn {
  feel::Expression expression;
  ItemType type;
  feel::Type static_type;           ///< as far as known; of the variable when the expression names one
  std::optional<Cell> values;       ///< inputValues
  std::vector<feel::Value> domain;  ///< all values, when there are finitely many; else empty
  bool nullable = true;             ///< null is a completion
};

struct OutputColumn {
  std::string name;
  ItemType type;
  std::optional<feel::UnaryTests> values;  ///< outputValues
  std::vector<feel::Value> order;          ///< outputValues from high to low priority
  std::optional<feel::Expression> default_entry;
};

struct OutputCell {
  feel::Expression expression;
  std::optional<feel::Value> constant;  ///< checked and coerced already
};

class DecisionTable final : public Boxed {
 public:
  /// Numbers of rows, from 0. Nearly always few: they need no allocation.
  using Rows = boost::container::small_vector<int, 8>;

  DecisionTable(const TableInfo& info, std::vector<TableColumn> columns, std::vector<OutputColumn> outputs,
                std::vector<Cell> cells, std::vector<OutputCell> output_cells);

  [[nodiscard]] feel::Type static_type() const override;

  [[nodiscard]] const TableInfo& info() const { return info_; }
  [[nodiscard]] const std::vector<TableColumn>& columns() const { return columns_; }
  [[nodiscard]] const std::vector<OutputColumn>& outputs() const { return outputs_; }
  [[nodiscard]] const OutputCell& output_cell(std::size_t row, std::size_t output) const {
    return output_cells_[row * outputs_.size() + output];
  }
  [[nodiscard]] std::size_t row_count() const { return row_count_; }
  [[nodiscard]] const Cell& cell(std::size_t row, std::size_t column) const {
    return cells_[row * columns_.size() + column];
  }
  [[nodiscard]] bool has_default() const { return has_default_; }

  /// One evaluation of the table: where it happens, and the outputs of rows that were computed already.
  struct Run {
    const feel::Environment& environment;
    feel::Evaluation& evaluation;
    std::vector<std::optional<feel::Value>> outputs;  ///< by row; empty until an output is asked for
  };
  /// The output of one row: a value, or a context when the table has several outputs.
  [[nodiscard]] feel::Value output(std::size_t row, Run& run) const;
  /// The result when exactly these rows match. The rows that make the result are added to `fired` when it is
  /// given.
  [[nodiscard]] feel::Value compose(std::span<const int> rows, Run& run, Rows* fired) const;

 private:
  [[nodiscard]] feel::Value logic(const feel::Environment& environment,
                                  feel::Evaluation& evaluation) const override;
  [[nodiscard]] PossibleValues own_values() const override;
  /// In table_unknown.cc: every result that can come out when all inputs are unknown; nothing when some are
  /// open.
  [[nodiscard]] std::optional<std::vector<feel::Value>> results() const;
  /// `open_columns`: bit i is set when column i is not known. Rows that a known cell rules out and rows that
  /// ask nothing of those columns settle most tables; for the others the unknowns are completed.
  [[nodiscard]] feel::Value known(std::span<const feel::Value> inputs, std::uint64_t open_columns, Run& run,
                                  std::span<RowTrace> rows) const;
  /// In table_unknown.cc. `rows` is empty when no trace is kept.
  [[nodiscard]] feel::Value unknown(std::span<const feel::Value> inputs, Run& run,
                                    std::span<RowTrace> rows) const;
  [[nodiscard]] feel::Value checked(feel::Value value, const OutputColumn& column,
                                    feel::Evaluation& evaluation) const;
  [[nodiscard]] feel::Value without_match(Run& run) const;
  [[nodiscard]] feel::Value aggregate(feel::List values, Run& run) const;
  [[nodiscard]] feel::Value aggregate_column(feel::List values, Run& run) const;
  [[nodiscard]] std::vector<std::size_t> rank(const feel::Value& output) const;
  [[nodiscard]] feel::Value by_priority(std::span<const int> rows, Run& run, Rows* fired) const;

  const TableInfo& info_;
  std::vector<TableColumn> columns_;
  std::vector<OutputColumn> outputs_;
  std::vector<Cell> cells_;
  std::vector<OutputCell> output_cells_;
  std::size_t row_count_ = 0;
  bool has_default_ = false;
  std::optional<feel::Expression> aggregation_;
};

/// Compiles a boxed table. Errors name the row and the column.
[[nodiscard]] base::Result<BoxedPointer> compile_table(const Expression& expression, const feel::Scope& scope,
                                                       const CompileContext& context);

}  // namespace maatstaf::dmn
