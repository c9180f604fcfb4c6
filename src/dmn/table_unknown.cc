// SPDX-License-Identifier: EUPL-1.2
//
// A table with unknown inputs: completes them, and sees which results can come out. See table.h for what
// stands for a completion. Rows are boxes over the columns, so that a completion counts only by the rows it
// lets match.
#include <algorithm>
#include <cstdint>
#include <map>
#include <string>

#include "dmn/domain.h"
#include "dmn/table.h"

namespace maatstaf::dmn {
namespace {

using feel::Value;

/// More combinations than this are not tried; columns are then left open, which is sound but less exact.
constexpr std::size_t kMaxCombinations = 4096;

/// A result that can come out: a value, or unknown because open rows choose among several. Two results that
/// are unknown for the same reasons may still turn out differently, so that the rows they come from count as
/// well.
struct Outcome {
  Value value;
  std::vector<Value> choices;  ///< what the value may become with and without each open row
  DecisionTable::Rows rows;    ///< where it comes from

  friend bool operator==(const Outcome& a, const Outcome& b) {
    const bool same = std::ranges::equal(a.choices, b.choices, feel::same);
    const bool known =
        std::ranges::none_of(a.choices, [](const Value& each) { return each.holds_unknown(); });
    return same && (known || a.rows == b.rows);
  }
};

/// Unknown columns that are completed together, because their expressions are the same.
struct Dimension {
  std::vector<std::size_t> columns;
  std::vector<RowSet> choices;  ///< the sets of rows that its completions let match
};

class Completion {
 public:
  Completion(const DecisionTable& table, std::span<const Value> inputs, const DecisionTable::Run& run)
      : table_(table),
        inputs_(inputs),
        quiet_(run.evaluation.nested(nullptr)),
        run_{run.environment, quiet_, {}},
        possible_(table.row_count(), true),
        open_(table.row_count(), false),
        waits_for_(table.row_count()),
        columns_(table.row_count(), -1) {}

  Value result();
  [[nodiscard]] const std::vector<Outcome>& outcomes() const { return outcomes_; }
  void trace(std::span<RowTrace> rows);

 private:
  void read_columns();
  void narrow(std::size_t column);
  [[nodiscard]] bool is_tested(std::size_t column) const;
  void add_to_dimension(std::size_t column);
  bool complete(Dimension& dimension);
  std::optional<std::vector<Value>> completions(const Dimension& dimension);
  void bound_work();
  void combine();
  int outcome(const RowSet& rows);
  Outcome settle(const RowSet& rows);
  [[nodiscard]] std::vector<bool> relevant_dimensions() const;
  Value merge(const Value& a, const Value& b, const std::vector<std::string>& causes) const;
  [[nodiscard]] DecisionTable::Rows list(const RowSet& rows) const;
  [[nodiscard]] int column_of(std::size_t row) const;
  [[nodiscard]] RowSet without_open(const RowSet& rows) const;

  const DecisionTable& table_;
  std::span<const Value> inputs_;
  feel::Evaluation quiet_;  ///< what might happen is not reported
  DecisionTable::Run run_;
  RowSet possible_;                                  ///< rows that no known cell rules out
  RowSet open_;                                      ///< rows with a cell that could not be completed
  std::vector<std::vector<std::string>> waits_for_;  ///< by row: the causes of its open cells
  std::vector<int> columns_;                         ///< by row: the cell that failed or is open
  std::vector<Dimension> dimensions_;
  std::vector<Outcome> outcomes_;
  std::map<RowSet, int> outcome_of_;
  std::vector<int> combinations_;  ///< outcome by combination, the first dimension fastest
  Value result_;
};

/// Evaluates the cells of a column that is not completed; rows fail, match or stay open.
void Completion::narrow(std::size_t column) {
  for (std::size_t row = 0; row < table_.row_count(); ++row) {
    if (!possible_.has(row)) {
      continue;
    }
    const Value answer =
        table_.cell(row, column).evaluate(inputs_[column], run_.environment, run_.evaluation);
    if (answer.is_true()) {
      continue;
    }
    if (answer.is_unknown()) {
      open_.add(row);
      auto& causes = waits_for_[row];
      causes.insert(causes.end(), answer.causes().begin(), answer.causes().end());
      if (columns_[row] < 0) {
        columns_[row] = static_cast<int>(column);
      }
    } else {
      possible_.remove(row);
      columns_[row] = static_cast<int>(column);
    }
  }
}

/// A column that no row asks for any more takes no part in the result.
bool Completion::is_tested(std::size_t column) const {
  for (std::size_t row = 0; row < table_.row_count(); ++row) {
    if (possible_.has(row) && !table_.cell(row, column).is_any()) {
      return true;
    }
  }
  return false;
}

void Completion::add_to_dimension(std::size_t column) {
  const auto& text = table_.columns()[column].expression.text();
  for (auto& each : dimensions_) {
    if (table_.columns()[each.columns.front()].expression.text() == text) {
      each.columns.push_back(column);
      return;
    }
  }
  dimensions_.push_back({{column}, {}});
}

void Completion::read_columns() {
  for (std::size_t column = 0; column < inputs_.size(); ++column) {
    if (!inputs_[column].is_unknown()) {
      narrow(column);
    }
  }
  for (std::size_t column = 0; column < inputs_.size(); ++column) {
    if (inputs_[column].is_unknown() && is_tested(column)) {
      add_to_dimension(column);
    }
  }
  std::vector<Dimension> completed;
  for (auto& each : dimensions_) {
    if (complete(each)) {
      completed.push_back(std::move(each));
    } else {
      for (const auto column : each.columns) {
        narrow(column);
      }
    }
  }
  dimensions_ = std::move(completed);
}

/// The values that stand for all completions of a dimension; nothing when it cannot be completed.
std::optional<std::vector<Value>> Completion::completions(const Dimension& dimension) {
  auto result =
      representative_values(table_, dimension.columns, possible_, run_.environment, run_.evaluation);
  if (!result) {
    return std::nullopt;
  }
  const bool nullable = std::ranges::any_of(
      dimension.columns, [&](std::size_t column) { return table_.columns()[column].nullable; });
  if (nullable) {
    result->push_back(Value());
  }
  return result;
}

bool Completion::complete(Dimension& dimension) {
  const auto values = completions(dimension);
  if (!values || values->empty()) {
    return false;
  }
  for (const auto& value : *values) {
    RowSet rows = possible_;
    for (std::size_t row = 0; row < table_.row_count(); ++row) {
      if (!possible_.has(row)) {
        continue;
      }
      for (const auto column : dimension.columns) {
        const Value answer = table_.cell(row, column).evaluate(value, run_.environment, run_.evaluation);
        if (answer.is_unknown()) {
          return false;  // the cell itself reads something unknown
        }
        if (!answer.is_true()) {
          rows.remove(row);
        }
      }
    }
    if (std::ranges::find(dimension.choices, rows) == dimension.choices.end()) {
      dimension.choices.push_back(std::move(rows));
    }
  }
  return true;
}

/// Gives up completing the largest dimensions until the number of combinations is within bounds.
void Completion::bound_work() {
  const auto combinations = [&] {
    std::size_t product = 1;
    for (const auto& each : dimensions_) {
      product = std::min(product * each.choices.size(), kMaxCombinations + 1);
    }
    return product;
  };
  while (combinations() > kMaxCombinations) {
    const auto largest = std::ranges::max_element(
        dimensions_, [](const auto& a, const auto& b) { return a.choices.size() < b.choices.size(); });
    const auto columns = largest->columns;
    dimensions_.erase(largest);
    for (const auto column : columns) {
      narrow(column);
    }
  }
}

DecisionTable::Rows Completion::list(const RowSet& rows) const {
  DecisionTable::Rows result;
  for (std::size_t row = 0; row < table_.row_count(); ++row) {
    if (rows.has(row)) {
      result.push_back(static_cast<int>(row));
    }
  }
  return result;
}

RowSet Completion::without_open(const RowSet& rows) const {
  RowSet result = rows;
  for (std::size_t row = 0; row < table_.row_count(); ++row) {
    if (open_.has(row)) {
      result.remove(row);
    }
  }
  return result;
}

/// The result when these rows match, of which the open ones may or may not. For every hit policy but UNIQUE
/// the open rows matter one by one: if none of them alone changes the result, no group of them does.
Outcome Completion::settle(const RowSet& rows) {
  const RowSet certain = without_open(rows);
  Outcome result;
  result.value = table_.compose(list(certain), run_, &result.rows);
  // The priority of an unknown output is unknown, so that no row is chosen.
  if (result.value.holds_unknown() && result.rows.empty()) {
    result.rows = list(certain);
  }
  result.choices.push_back(result.value);
  if (certain == rows) {
    return result;
  }
  const bool unique = table_.info().table->hit_policy == HitPolicy::Unique;
  bool settled = true;
  DecisionTable::Rows open;
  std::vector<std::string> causes;
  for (std::size_t row = 0; row < table_.row_count(); ++row) {
    if (!rows.has(row) || !open_.has(row)) {
      continue;
    }
    open.push_back(static_cast<int>(row));
    causes.insert(causes.end(), waits_for_[row].begin(), waits_for_[row].end());
    RowSet with = certain;
    with.add(row);
    result.choices.push_back(table_.compose(list(with), run_, nullptr));
    settled = settled && feel::same(result.value, result.choices.back());
  }
  // Two open rows of a UNIQUE table that match together make an error, whatever each gives alone.
  if (unique && open.size() > 1 && list(certain).size() < 2) {
    settled = false;
  }
  if (settled) {
    result.choices.resize(1);
    return result;
  }
  result.value = Value::unknown(std::move(causes));
  result.rows.insert(result.rows.end(), open.begin(), open.end());
  return result;
}

int Completion::outcome(const RowSet& rows) {
  const auto [found, added] = outcome_of_.try_emplace(rows, 0);
  if (!added) {
    return found->second;
  }
  Outcome outcome = settle(rows);
  const auto same = std::ranges::find(outcomes_, outcome);
  found->second = static_cast<int>(same - outcomes_.begin());
  if (same == outcomes_.end()) {
    outcomes_.push_back(std::move(outcome));
  }
  return found->second;
}

void Completion::combine() {
  std::vector<std::size_t> digits(dimensions_.size(), 0);
  while (true) {
    RowSet rows = possible_;
    for (std::size_t i = 0; i < dimensions_.size(); ++i) {
      rows &= dimensions_[i].choices[digits[i]];
    }
    combinations_.push_back(outcome(rows));
    std::size_t i = 0;
    while (i < digits.size() && ++digits[i] == dimensions_[i].choices.size()) {
      digits[i++] = 0;
    }
    if (i == digits.size()) {
      return;
    }
  }
}

/// A dimension matters when two combinations that differ only there have different outcomes.
std::vector<bool> Completion::relevant_dimensions() const {
  std::vector<bool> result;
  std::size_t stride = 1;
  for (const auto& dimension : dimensions_) {
    const std::size_t size = dimension.choices.size();
    bool matters = false;
    for (std::size_t at = 0; at < combinations_.size() && !matters; ++at) {
      const std::size_t digit = at / stride % size;
      matters = combinations_[at] != combinations_[at - digit * stride];
    }
    result.push_back(matters);
    stride *= size;
  }
  return result;
}

/// What two outcomes have in common: the members of contexts that are equal stay known.
Value Completion::merge(const Value& a, const Value& b, const std::vector<std::string>& causes) const {
  if (feel::same(a, b)) {
    return a;
  }
  if (a.is_context() && b.is_context() && a.context().size() == b.context().size()) {
    feel::Context result;
    for (const auto& [name, value] : a.context().entries()) {
      const Value* other = b.context().find(name);
      result.put(name, other == nullptr ? Value::unknown(causes) : merge(value, *other, causes));
    }
    return Value(std::move(result));
  }
  Value result = Value::unknown(causes);
  if (a.holds_unknown()) {
    result = Value::unknown(result, a);
  }
  if (b.holds_unknown()) {
    result = Value::unknown(result, b);
  }
  return result;
}

Value Completion::result() {
  read_columns();
  bound_work();
  combine();
  if (outcomes_.size() == 1) {
    return result_ = outcomes_.front().value;
  }
  std::vector<std::string> causes;
  const auto relevant = relevant_dimensions();
  for (std::size_t i = 0; i < dimensions_.size(); ++i) {
    if (!relevant[i]) {
      continue;
    }
    for (const auto column : dimensions_[i].columns) {
      const auto& names = inputs_[column].causes();
      causes.insert(causes.end(), names.begin(), names.end());
    }
  }
  result_ = outcomes_.front().value;
  for (const auto& each : outcomes_) {
    result_ = merge(result_, each.value, causes);
  }
  if (result_.is_unknown()) {
    result_ = Value::unknown(result_, Value::unknown(std::move(causes)));
  }
  return result_;
}

/// The first cell that made a row fail or leaves it open.
int Completion::column_of(std::size_t row) const {
  if (columns_[row] >= 0) {
    return columns_[row];
  }
  for (const auto& dimension : dimensions_) {
    const bool always =
        std::ranges::all_of(dimension.choices, [&](const RowSet& choice) { return choice.has(row); });
    if (!always) {
      return static_cast<int>(dimension.columns.front());
    }
  }
  return -1;
}

void Completion::trace(std::span<RowTrace> rows) {
  RowSet sometimes(table_.row_count(), false);
  RowSet always = possible_;
  for (const auto& [set, unused] : outcome_of_) {
    sometimes |= set;
    always &= set;
  }
  DecisionTable::Rows fired;
  if (outcome_of_.size() == 1) {
    (void)table_.compose(list(without_open(always)), run_, &fired);
  }
  for (std::size_t row = 0; row < table_.row_count(); ++row) {
    RowTrace& each = rows[row];
    if (!sometimes.has(row)) {
      each = {RowOutcome::Failed, static_cast<std::int16_t>(column_of(row))};
    } else if (always.has(row) && !open_.has(row)) {
      const bool counts = std::ranges::find(fired, static_cast<int>(row)) != fired.end();
      each = {counts ? RowOutcome::Fired : RowOutcome::Matched, -1};
    } else {
      each = {RowOutcome::Open, static_cast<std::int16_t>(column_of(row))};
    }
  }
}

}  // namespace

std::optional<std::vector<Value>> DecisionTable::results() const {
  const std::vector<Value> inputs(columns_.size(), Value::unknown({"?"}));
  const feel::Environment nothing;
  feel::Evaluation evaluation;
  Completion completion(*this, inputs, Run{nothing, evaluation, {}});
  (void)completion.result();
  std::vector<Value> all;
  for (const auto& each : completion.outcomes()) {
    if (each.value.holds_unknown()) {
      return std::nullopt;
    }
    all.push_back(each.value);
  }
  return all;
}

Value DecisionTable::unknown(std::span<const Value> inputs, Run& run, std::span<RowTrace> rows) const {
  Completion completion(*this, inputs, run);
  Value result = completion.result();
  if (const auto* why = result.diagnostic()) {
    run.evaluation.report(*why);
  }
  if (!rows.empty()) {
    completion.trace(rows);
  }
  return result;
}

}  // namespace maatstaf::dmn
