// SPDX-License-Identifier: EUPL-1.2
#include "dmn/analysis_boxes.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

namespace maatstaf::dmn {
namespace {

using feel::Value;

/// The rows that match a value in all columns of a dimension; nothing when a cell cannot say.
std::optional<RowSet> matching_rows(const DecisionTable& table, const std::vector<std::size_t>& columns,
                                    const Value& value, const feel::Environment& environment) {
  feel::Evaluation evaluation;
  RowSet rows(table.row_count(), true);
  for (std::size_t row = 0; row < table.row_count(); ++row) {
    for (const auto column : columns) {
      const Value answer = table.cell(row, column).evaluate(value, environment, evaluation);
      if (answer.is_unknown()) {
        return std::nullopt;
      }
      if (!answer.is_true()) {
        rows.remove(row);
      }
    }
  }
  return rows;
}

bool names_null(const DecisionTable& table, const std::vector<std::size_t>& columns) {
  return std::ranges::any_of(columns, [&](std::size_t column) {
    for (std::size_t row = 0; row < table.row_count(); ++row) {
      if (table.cell(row, column).names_null()) {
        return true;
      }
    }
    return false;
  });
}

}  // namespace

Boxes::Boxes(const DecisionTable& table, const feel::Environment& environment) : table_(table) {
  std::vector<std::vector<std::size_t>> groups;
  for (std::size_t column = 0; column < table.columns().size(); ++column) {
    const auto& text = table.columns()[column].expression.text();
    const auto same = std::ranges::find_if(
        groups, [&](const auto& group) { return table.columns()[group.front()].expression.text() == text; });
    if (same == groups.end()) {
      groups.push_back({column});
    } else {
      same->push_back(column);
    }
  }
  for (auto& group : groups) {
    read_dimension(std::move(group), environment);
  }
  full_from_.assign(dimensions_.size() + 1, RowSet(table.row_count(), true));
  for (std::size_t at = dimensions_.size(); at-- > 0;) {
    full_from_[at] = full_from_[at + 1];
    full_from_[at] &= dimensions_[at].wide;
  }
  count_volumes();
}

void Boxes::read_dimension(std::vector<std::size_t> columns, const feel::Environment& environment) {
  const bool tested = std::ranges::any_of(columns, [&](std::size_t column) {
    for (std::size_t row = 0; row < table_.row_count(); ++row) {
      if (!table_.cell(row, column).is_any()) {
        return true;
      }
    }
    return false;
  });
  if (!tested) {
    return;  // a column that no row asks for cannot tell rows apart
  }
  feel::Evaluation evaluation;
  const RowSet all(table_.row_count(), true);
  auto values = representative_values(table_, columns, all, environment, evaluation);
  if (values && names_null(table_, columns)) {
    values->emplace_back();
  }
  BoxDimension dimension;
  std::unordered_map<RowSet, std::size_t, RowSetHash> seen;
  bool judged = values.has_value() && !values->empty();
  for (std::size_t i = 0; judged && i < values->size(); ++i) {
    auto rows = matching_rows(table_, columns, (*values)[i], environment);
    judged = rows.has_value();
    if (!judged || !seen.emplace(*rows, dimension.classes.size()).second) {
      continue;
    }
    dimension.classes.push_back({(*values)[i], *std::move(rows)});
  }
  if (!judged) {
    const auto row = first_odd_cell(columns, environment);
    for (const auto column : columns) {
      unproven_.push_back({column, row});
    }
    opaque_.insert(opaque_.end(), columns.begin(), columns.end());
    return;
  }
  const auto kind = values->front().kind();
  dimension.is_ordered = table_.columns()[columns.front()].domain.empty() &&
                         (kind == feel::Kind::Number || kind == feel::Kind::Date);
  dimension.wide = RowSet(table_.row_count(), true);
  dimension.cells.assign(table_.row_count(), ClassSet(dimension.classes.size(), false));
  for (std::size_t at = 0; at < dimension.classes.size(); ++at) {
    dimension.wide &= dimension.classes[at].rows;
    dimension.classes[at].rows.each([&](std::size_t row) {
      dimension.cells[row].add(at);
      return true;
    });
  }
  dimension.columns = std::move(columns);
  dimensions_.push_back(std::move(dimension));
}

/// The first cell that is no list of values, comparisons and ranges or whose end points are not known.
std::optional<std::size_t> Boxes::first_odd_cell(const std::vector<std::size_t>& columns,
                                                 const feel::Environment& environment) const {
  feel::Evaluation evaluation;
  for (std::size_t row = 0; row < table_.row_count(); ++row) {
    for (const auto column : columns) {
      const Cell& cell = table_.cell(row, column);
      std::vector<Value> points;
      if (cell.is_any()) {
        continue;
      }
      if (!cell.is_simple() || !cell.add_end_points(environment, evaluation, points)) {
        return row;
      }
    }
  }
  return std::nullopt;
}

void Boxes::count_volumes() {
  const std::size_t rows = table_.row_count();
  volumes_.assign(dimensions_.size() + 1, std::vector<std::uint64_t>(rows + 1, 1));
  const auto multiply = [this](std::uint64_t a, std::uint64_t b) {
    if (b != 0 && a > std::numeric_limits<std::uint64_t>::max() / b) {
      is_countable_ = false;
    }
    return a * b;
  };
  for (std::size_t at = dimensions_.size(); at-- > 0;) {
    const auto& dimension = dimensions_[at];
    for (std::size_t row = 0; row < rows; ++row) {
      const std::uint64_t width = dimension.cells[row].size();
      volumes_[at][row] = multiply(volumes_[at + 1][row], width);
    }
    volumes_[at][rows] = multiply(volumes_[at + 1][rows], dimension.classes.size());
  }
}

std::optional<std::uint64_t> Boxes::volume_from(std::size_t row, std::size_t dimension) const {
  if (!is_countable_) {
    return std::nullopt;
  }
  return volumes_[dimension][row];
}

std::optional<std::uint64_t> Boxes::volume_from(std::size_t dimension) const {
  return volume_from(table_.row_count(), dimension);
}

bool Boxes::is_certain_for(std::size_t a, std::size_t b) const {
  return std::ranges::all_of(opaque_, [&](std::size_t column) {
    const auto& rules = table_.info().table->rules;
    return table_.cell(a, column).is_any() || rules[a].inputs[column].text == rules[b].inputs[column].text;
  });
}

bool Boxes::meet(std::size_t a, std::size_t b) const {
  return is_certain_for(a, b) && is_certain_for(b, a) &&
         std::ranges::all_of(dimensions_, [&](const BoxDimension& dimension) {
           return dimension.cells[a].meets(dimension.cells[b]);
         });
}

std::optional<TableCase> Boxes::common(std::size_t a, std::size_t b) const {
  if (!meet(a, b)) {
    return std::nullopt;
  }
  std::vector<std::optional<std::size_t>> classes;
  for (const auto& dimension : dimensions_) {
    ClassSet both = dimension.cells[a];
    both &= dimension.cells[b];
    std::size_t at = 0;
    both.each([&](std::size_t each) {
      at = each;
      return false;
    });
    classes.emplace_back(at);
  }
  return example(classes);
}

TableCase Boxes::example(const std::vector<std::optional<std::size_t>>& classes) const {
  TableCase result(table_.columns().size());
  for (std::size_t at = 0; at < dimensions_.size(); ++at) {
    if (at >= classes.size() || !classes[at]) {
      continue;
    }
    for (const auto column : dimensions_[at].columns) {
      result[column] = dimensions_[at].classes[*classes[at]].value;
    }
  }
  return result;
}

}  // namespace maatstaf::dmn
