// SPDX-License-Identifier: EUPL-1.2
//
// Static analysis of one compiled decision table: without a case, what can be said for every case. Rows are
// boxes over the columns; every column is cut at the end points of its cells, so that a finite number of
// values stands for all (domain.h). On those boxes:
//
// - two boxes that meet are an overlap (DMN 1.5, 8.2.10: UNIQUE allows none, ANY only with the same output);
// - what no box covers is a gap, found by a sweep over the columns, one after the other (Calvanese et al.,
//   BPM 2016); where no boxes meet, counting points proves that there is none without sweeping;
// - a box that earlier rows (FIRST) or rows with a higher priority (PRIORITY) cover wholly is masked;
// - a row that can go without any change is redundant; two rows that differ in one column and say the same
//   can be one.
//
// What cannot be proved is not passed over in silence: a cell that is no list of values, comparisons or
// ranges, or reads something that is not known here, is reported as such, and so is work that was cut off.
// Null is a value of a column only where the table asks for null. Pure, thread-safe.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "dmn/table.h"
#include "feel/expression.h"
#include "feel/value.h"

namespace maatstaf::dmn {

enum class TableFindingKind {
  Gap,          ///< no row matches, and there is no default output
  Overlap,      ///< UNIQUE: two rows match together
  Conflict,     ///< ANY: two rows match together with different outputs
  Dead,         ///< a cell of the row matches no value that the column can have
  Masked,       ///< every case of the row goes to another row
  Redundant,    ///< the row can go: the other rows give the same output
  Mergeable,    ///< two rows can be one
  ForeignValue  ///< a cell names a value that the column never has
};

/// One case, by column; a column without a value may have any.
using TableCase = std::vector<std::optional<feel::Value>>;

struct TableFinding {
  TableFindingKind kind = TableFindingKind::Gap;
  std::vector<std::size_t> rows;      ///< from 0; empty for a gap
  std::optional<std::size_t> column;  ///< Dead, Mergeable and ForeignValue: the column it is about
  std::optional<feel::Value> value;   ///< ForeignValue: the value
  TableCase example;                  ///< a case that shows it; empty for Mergeable
};

/// A column whose cells cannot be judged: they are taken to match when looking for gaps and not to match when
/// looking for anything else, so that what is reported is true and what is missed is said.
struct UnprovenColumn {
  std::size_t column = 0;
  std::optional<std::size_t> row;  ///< the first cell that cannot be judged, when it is one cell
};

struct TableAnalysis {
  std::vector<TableFinding> findings;
  std::vector<UnprovenColumn> unproven;
  bool is_complete = true;  ///< false: the search was cut off, so that more may be wrong
};

struct AnalysisLimits {
  std::size_t steps = 500'000;  ///< places that the sweeps look at, over all questions asked of one table
  std::size_t findings = 20;    ///< of one kind; more of the same says nothing new
};

/// Analyses a table. `environment` holds what its cells read besides their input (values of parameters);
/// unknowns there make a column unproven.
[[nodiscard]] TableAnalysis analyse(const DecisionTable& table, const feel::Environment& environment,
                                    const AnalysisLimits& limits = {});

}  // namespace maatstaf::dmn
