// SPDX-License-Identifier: EUPL-1.2
#include "dmn/table.h"

#include <algorithm>
#include <numeric>

namespace maatstaf::dmn {

using feel::DiagnosticCode;
using feel::Environment;
using feel::Evaluation;
using feel::Value;

namespace {

std::string_view aggregation_text(Aggregation aggregation) {
  switch (aggregation) {
    case Aggregation::Sum:
      return "sum(waarden)";
    case Aggregation::Count:
      return "count(waarden)";
    case Aggregation::Min:
      return "min(waarden)";
    case Aggregation::Max:
      return "max(waarden)";
    case Aggregation::None:
      break;
  }
  return {};
}

/// Columns that the mask of open columns can name; wider tables with an unknown are always completed.
constexpr std::size_t kMaskColumns = 64;

void add(DecisionTable::Rows* fired, int row) {
  if (fired != nullptr) {
    fired->push_back(row);
  }
}

}  // namespace

DecisionTable::DecisionTable(const TableInfo& info, std::vector<TableColumn> columns,
                             std::vector<OutputColumn> outputs, std::vector<Cell> cells,
                             std::vector<OutputCell> output_cells)
    : info_(info),
      columns_(std::move(columns)),
      outputs_(std::move(outputs)),
      cells_(std::move(cells)),
      output_cells_(std::move(output_cells)),
      row_count_(info.table->rules.size()) {
  has_default_ =
      std::ranges::any_of(outputs_, [](const auto& each) { return each.default_entry.has_value(); });
  if (info.table->aggregation != Aggregation::None && info.table->hit_policy == HitPolicy::Collect) {
    feel::Scope scope;
    scope.add("waarden");
    aggregation_ = *feel::parse_expression(aggregation_text(info.table->aggregation), scope);
  }
}

feel::Type DecisionTable::static_type() const {
  if (!type().is_any() || outputs_.size() == 1) {
    return type().type;
  }
  std::vector<feel::Type::Field> fields;
  for (const auto& each : outputs_) {
    fields.emplace_back(each.name, each.type.type);
  }
  auto row = feel::Type::context(std::move(fields));
  switch (info_.table->hit_policy) {
    case HitPolicy::RuleOrder:
    case HitPolicy::OutputOrder:
      return feel::Type::list(std::move(row));
    case HitPolicy::Collect:
      return aggregation_ ? row : feel::Type::list(std::move(row));
    default:
      return row;
  }
}

PossibleValues DecisionTable::own_values() const {
  PossibleValues result;
  const bool fixed = std::ranges::all_of(cells_, [](const Cell& each) { return each.is_fixed(); });
  const bool constant =
      std::ranges::all_of(output_cells_, [](const auto& each) { return each.constant.has_value(); }) &&
      std::ranges::all_of(outputs_, [](const auto& each) {
        return !each.default_entry || each.default_entry->constant() != nullptr;
      });
  if (!constant) {
    return result;
  }
  if (const auto all = fixed ? results() : std::nullopt) {
    result = {.is_finite = true, .nullable = false, .values = {}};
    for (const auto& each : *all) {
      result.add(each);
    }
    return result;
  }
  const auto policy = info_.table->hit_policy;
  const bool one_output =
      outputs_.size() == 1 && (policy == HitPolicy::Unique || policy == HitPolicy::First ||
                               policy == HitPolicy::Any || policy == HitPolicy::Priority);
  if (!one_output) {
    return result;
  }
  result.is_finite = true;
  for (const auto& each : output_cells_) {
    result.add(*each.constant);
  }
  feel::Evaluation evaluation;
  const auto& column = outputs_.front();
  if (column.default_entry) {
    result.add(checked(*column.default_entry->constant(), column, evaluation));
  }
  return result;
}

Value DecisionTable::checked(Value value, const OutputColumn& column, Evaluation& evaluation) const {
  Value result = column.type.apply(value, evaluation);
  if (!column.values || result.is_null() || result.is_unknown()) {
    return result;
  }
  const Value allowed = column.values->evaluate(result, Environment(), evaluation);
  if (allowed.is_true() || allowed.is_unknown()) {
    return result;
  }
  return evaluation.error({DiagnosticCode::Conformance,
                           "De uitvoer hoort niet bij de uitvoerwaarden van de tabel.",
                           "Voeg de waarde toe aan outputValues of wijzig de uitvoercel."});
}

Value DecisionTable::output(std::size_t row, Run& run) const {
  const auto* cells = &output_cells_[row * outputs_.size()];
  if (outputs_.size() == 1 && cells->constant) {
    return *cells->constant;
  }
  if (run.outputs.empty()) {
    run.outputs.resize(row_count_);
  }
  auto& memo = run.outputs[row];
  if (memo) {
    return *memo;
  }
  const auto value = [&](std::size_t i) {
    if (cells[i].constant) {
      return *cells[i].constant;
    }
    return checked(cells[i].expression.evaluate(run.environment, run.evaluation), outputs_[i],
                   run.evaluation);
  };
  if (outputs_.size() == 1) {
    memo = value(0);
  } else {
    feel::Context context;
    context.reserve(outputs_.size());
    for (std::size_t i = 0; i < outputs_.size(); ++i) {
      context.put(outputs_[i].name, value(i));
    }
    memo = Value(std::move(context));
  }
  return *memo;
}

/// DMN 1.5, 8.2.11: no rule matches. The default output when there is one; else an empty list, count zero, or
/// null.
Value DecisionTable::without_match(Run& run) const {
  const auto default_of = [&](const OutputColumn& column) {
    if (!column.default_entry) {
      return Value();
    }
    return checked(column.default_entry->evaluate(run.environment, run.evaluation), column, run.evaluation);
  };
  const auto policy = info_.table->hit_policy;
  if (has_default_) {
    if (outputs_.size() == 1) {
      return default_of(outputs_.front());
    }
    feel::Context context;
    for (const auto& each : outputs_) {
      context.put(each.name, default_of(each));
    }
    return Value(std::move(context));
  }
  if (aggregation_) {
    return info_.table->aggregation == Aggregation::Count ? Value(0) : Value();
  }
  if (policy == HitPolicy::Collect || policy == HitPolicy::RuleOrder || policy == HitPolicy::OutputOrder) {
    return Value(feel::List{});
  }
  return run.evaluation.error({DiagnosticCode::Condition, "Geen enkele rij van de tabel past bij de invoer.",
                               "Voeg een rij of een standaarduitvoer toe."});
}

Value DecisionTable::aggregate_column(feel::List values, Run& run) const {
  const Value list[] = {Value(std::move(values))};
  return aggregation_->evaluate(Environment(list), run.evaluation);
}

Value DecisionTable::aggregate(feel::List values, Run& run) const {
  if (outputs_.size() == 1) {
    return aggregate_column(std::move(values), run);
  }
  feel::Context context;
  for (const auto& column : outputs_) {
    feel::List list;
    for (const auto& each : values) {
      list.push_back(*each.context().find(column.name));
    }
    context.put(column.name, aggregate_column(std::move(list), run));
  }
  return Value(std::move(context));
}

std::vector<std::size_t> DecisionTable::rank(const Value& output) const {
  std::vector<std::size_t> result;
  for (const auto& column : outputs_) {
    const Value& value = outputs_.size() == 1 ? output : *output.context().find(column.name);
    const auto found =
        std::ranges::find_if(column.order, [&](const Value& each) { return feel::same(each, value); });
    result.push_back(static_cast<std::size_t>(found - column.order.begin()));
  }
  return result;
}

Value DecisionTable::by_priority(std::span<const int> rows, Run& run, Rows* fired) const {
  feel::List values;
  for (const int row : rows) {
    values.push_back(output(static_cast<std::size_t>(row), run));
  }
  const bool all = info_.table->hit_policy == HitPolicy::OutputOrder;
  for (const auto& each : values) {
    // The priority of an unknown output is unknown, so that any row may come first.
    if (rows.size() > 1 && each.holds_unknown()) {
      Value result = each;
      for (const auto& other : values) {
        result = Value::unknown(result, other);
      }
      return result;
    }
  }
  std::vector<std::size_t> order(rows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order,
                           [&](std::size_t a, std::size_t b) { return rank(values[a]) < rank(values[b]); });
  if (!all) {
    add(fired, rows[order.front()]);
    return values[order.front()];
  }
  feel::List result;
  for (const auto each : order) {
    add(fired, rows[each]);
    result.push_back(values[each]);
  }
  return Value(std::move(result));
}

Value DecisionTable::compose(std::span<const int> rows, Run& run, Rows* fired) const {
  if (rows.empty()) {
    return without_match(run);
  }
  const auto first = static_cast<std::size_t>(rows.front());
  switch (info_.table->hit_policy) {
    case HitPolicy::First:
      add(fired, rows.front());
      return output(first, run);
    case HitPolicy::Unique:
      if (rows.size() > 1) {
        return run.evaluation.error({DiagnosticCode::Condition,
                                     "Meer dan een rij past, terwijl er maar een mag passen.",
                                     "Maak de rijen onderling uitsluitend of kies een andere hit policy."});
      }
      add(fired, rows.front());
      return output(first, run);
    case HitPolicy::Any: {
      const Value result = output(first, run);
      for (const int row : rows) {
        const Value other = output(static_cast<std::size_t>(row), run);
        if (feel::same(other, result)) {
          continue;
        }
        if (other.holds_unknown() || result.holds_unknown()) {
          return Value::unknown(result, other);
        }
        return run.evaluation.error({DiagnosticCode::Condition,
                                     "De rijen die passen geven niet dezelfde uitvoer.",
                                     "Geef rijen die samen kunnen passen dezelfde uitvoer."});
      }
      for (const int row : rows) {
        add(fired, row);
      }
      return result;
    }
    case HitPolicy::Priority:
    case HitPolicy::OutputOrder:
      return by_priority(rows, run, fired);
    case HitPolicy::RuleOrder:
    case HitPolicy::Collect:
      break;
  }
  feel::List values;
  for (const int row : rows) {
    add(fired, row);
    values.push_back(output(static_cast<std::size_t>(row), run));
  }
  return aggregation_ ? aggregate(std::move(values), run) : Value(std::move(values));
}

Value DecisionTable::known(std::span<const Value> inputs, std::uint64_t open_columns, Run& run,
                           std::span<RowTrace> rows) const {
  Rows matches;
  const bool first = info_.table->hit_policy == HitPolicy::First;
  for (std::size_t row = 0; row < row_count_; ++row) {
    std::size_t column = 0;
    bool open = false;
    for (; column < columns_.size(); ++column) {
      const Cell& tests = cell(row, column);
      if (column < kMaskColumns && (open_columns >> column & 1U) != 0) {
        open = open || !tests.is_any();
        continue;
      }
      const Value answer = tests.evaluate(inputs[column], run.environment, run.evaluation);
      // A cell may read an unknown input of its own ("> drempel").
      if (answer.is_unknown()) {
        return unknown(inputs, run, rows);
      }
      if (!answer.is_true()) {
        break;
      }
    }
    if (column == columns_.size()) {
      if (open) {
        return unknown(inputs, run, rows);
      }
      matches.push_back(static_cast<int>(row));
      if (!rows.empty()) {
        rows[row] = {RowOutcome::Matched, -1};
      }
      if (first) {
        break;
      }
    } else if (!rows.empty()) {
      rows[row] = {RowOutcome::Failed, static_cast<std::int16_t>(column)};
    }
  }
  if (rows.empty()) {
    return compose(matches, run, nullptr);
  }
  Rows fired;
  Value result = compose(matches, run, &fired);
  for (const int row : fired) {
    rows[static_cast<std::size_t>(row)].outcome = RowOutcome::Fired;
  }
  return result;
}

Value DecisionTable::logic(const Environment& environment, Evaluation& evaluation) const {
  boost::container::small_vector<Value, 8> inputs;
  std::uint64_t open_columns = 0;
  bool has_unknown = false;
  for (const auto& column : columns_) {
    inputs.push_back(column.type.apply(column.expression.evaluate(environment, evaluation), evaluation));
    const Value& input = inputs.back();
    const bool open = input.holds_unknown();
    if (open && inputs.size() <= kMaskColumns) {
      open_columns |= std::uint64_t{1} << (inputs.size() - 1);
    }
    has_unknown = has_unknown || open;
    if (!column.values || input.is_null() || open) {
      continue;
    }
    if (!column.values->evaluate(input, environment, evaluation).is_true()) {
      return evaluation.error({DiagnosticCode::Conformance,
                               "De invoer hoort niet bij de invoerwaarden van de tabel.",
                               "Kies een waarde uit inputValues of breid die uit."});
    }
  }
  Run run{environment, evaluation, {}};
  const bool complete = has_unknown && columns_.size() > kMaskColumns;
  const auto evaluate = [&](std::span<RowTrace> rows) {
    return complete ? unknown(inputs, run, rows) : known(inputs, open_columns, run, rows);
  };
  auto* trace = static_cast<Trace*>(evaluation.host());
  if (trace == nullptr) {
    return evaluate({});
  }
  boost::container::small_vector<RowTrace, 32> rows(row_count_);
  Value result = evaluate(rows);
  TableTrace& entry = trace->add_table(info_, inputs, rows);
  entry.result = result;
  entry.default_output = has_default_ && std::ranges::all_of(rows, [](const RowTrace& each) {
                           return each.outcome == RowOutcome::Failed;
                         });
  return result;
}

}  // namespace maatstaf::dmn
