// SPDX-License-Identifier: EUPL-1.2
//
// A table as boxes: per dimension the classes of values that its rows tell apart. Internal to the analysis.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "dmn/analysis.h"
#include "dmn/domain.h"

namespace maatstaf::dmn {

using ClassSet = RowSet;

/// Values that match the same rows; one of them stands for all.
struct ValueClass {
  feel::Value value;
  RowSet rows;
};

/// Columns with the same expression: they always have the same value.
struct BoxDimension {
  std::vector<std::size_t> columns;
  std::vector<ValueClass> classes;
  std::vector<ClassSet> cells;  ///< by row: the classes it accepts
  RowSet wide;                  ///< the rows that accept every class
  bool is_ordered = false;      ///< the classes stand in the order of their values
};

class Boxes {
 public:
  Boxes(const DecisionTable& table, const feel::Environment& environment);

  [[nodiscard]] const DecisionTable& table() const { return table_; }
  [[nodiscard]] const std::vector<BoxDimension>& dimensions() const { return dimensions_; }
  [[nodiscard]] const std::vector<UnprovenColumn>& unproven() const { return unproven_; }
  [[nodiscard]] std::size_t row_count() const { return table_.row_count(); }

  /// Do the rows certainly match together somewhere?
  [[nodiscard]] bool meet(std::size_t a, std::size_t b) const;
  /// Such a case.
  [[nodiscard]] std::optional<TableCase> common(std::size_t a, std::size_t b) const;
  /// The columns that cannot be judged do not tell these rows apart: row `a` tests nothing there that `b`
  /// does not test in the same words.
  [[nodiscard]] bool is_certain_for(std::size_t a, std::size_t b) const;
  /// The rows that accept all classes of this dimension and of those behind it.
  [[nodiscard]] const RowSet& full_from(std::size_t dimension) const { return full_from_[dimension]; }
  /// The number of points of the row in this dimension and those behind it; nothing when that is too many to
  /// count.
  [[nodiscard]] std::optional<std::uint64_t> volume_from(std::size_t row, std::size_t dimension) const;
  [[nodiscard]] std::optional<std::uint64_t> volume_from(std::size_t dimension) const;
  /// The case with these classes, one per dimension; a dimension without a class may have any value.
  [[nodiscard]] TableCase example(const std::vector<std::optional<std::size_t>>& classes) const;

 private:
  void read_dimension(std::vector<std::size_t> columns, const feel::Environment& environment);
  [[nodiscard]] std::optional<std::size_t> first_odd_cell(const std::vector<std::size_t>& columns,
                                                          const feel::Environment& environment) const;
  void count_volumes();

  const DecisionTable& table_;
  std::vector<BoxDimension> dimensions_;
  std::vector<std::size_t> opaque_;  ///< columns that cannot be judged
  std::vector<UnprovenColumn> unproven_;
  std::vector<RowSet> full_from_;
  std::vector<std::vector<std::uint64_t>> volumes_;  ///< by dimension, by row; the space itself at the end
  bool is_countable_ = true;
};

}  // namespace maatstaf::dmn
