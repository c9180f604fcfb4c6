// SPDX-License-Identifier: EUPL-1.2
//
// What stands for all values of a table column: a handful of values, one for every end point of its cells and
// for every gap between them. Both the evaluation with unknowns (table_unknown.cc) and the static analysis
// (analysis.h) rest on it. Pure functions, thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "dmn/table.h"
#include "feel/value.h"

namespace maatstaf::dmn {

/// A set of rows of one table.
class RowSet {
 public:
  RowSet() = default;
  RowSet(std::size_t rows, bool all) : words_((rows + 63) / 64, all ? ~std::uint64_t{0} : 0) {
    if (all && rows % 64 != 0) {
      words_.back() = (std::uint64_t{1} << (rows % 64)) - 1;
    }
  }
  [[nodiscard]] bool has(std::size_t row) const { return (words_[row / 64] >> (row % 64) & 1U) != 0; }
  void add(std::size_t row) { words_[row / 64] |= std::uint64_t{1} << (row % 64); }
  void remove(std::size_t row) { words_[row / 64] &= ~(std::uint64_t{1} << (row % 64)); }
  [[nodiscard]] bool is_empty() const;
  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] bool is_contiguous() const;  ///< no member is missing between the first and the last
  [[nodiscard]] bool meets(const RowSet& other) const;
  /// Calls `visit(row)` for every member in ascending order, until it gives false.
  template <class Visit>
  void each(Visit visit) const {
    for (std::size_t word = 0; word < words_.size(); ++word) {
      for (std::uint64_t bits = words_[word]; bits != 0; bits &= bits - 1) {
        if (!visit(word * 64 + static_cast<std::size_t>(__builtin_ctzll(bits)))) {
          return;
        }
      }
    }
  }
  RowSet& operator&=(const RowSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      words_[i] &= other.words_[i];
    }
    return *this;
  }
  RowSet& operator|=(const RowSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      words_[i] |= other.words_[i];
    }
    return *this;
  }
  friend bool operator<(const RowSet& a, const RowSet& b) { return a.words_ < b.words_; }
  friend bool operator==(const RowSet& a, const RowSet& b) { return a.words_ == b.words_; }
  [[nodiscard]] std::size_t hash() const;

 private:
  std::vector<std::uint64_t> words_;
};

struct RowSetHash {
  std::size_t operator()(const RowSet& rows) const { return rows.hash(); }
};

/// The values that stand for all values of these columns (which have the same expression), null excepted, as
/// far as the cells of the rows can tell them apart: the domain when it is finite; else one value for every
/// end point and every gap. Nothing when that cannot be said: a cell that is no list of values, comparisons
/// and ranges, an end point that is not known in this environment, or ordered texts.
[[nodiscard]] std::optional<std::vector<feel::Value>> representative_values(
    const DecisionTable& table, std::span<const std::size_t> columns, const RowSet& rows,
    const feel::Environment& environment, feel::Evaluation& evaluation);

/// Keeps the first of values that are the same.
void make_unique(std::vector<feel::Value>& values);

}  // namespace maatstaf::dmn
