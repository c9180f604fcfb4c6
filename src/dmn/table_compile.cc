// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <algorithm>

#include "dmn/table.h"

namespace maatstaf::dmn {
namespace {

using base::Result;
using feel::Scope;
using feel::Value;

class TableCompiler {
 public:
  TableCompiler(const Expression& expression, const Scope& scope, const CompileContext& context)
      : expression_(expression), table_(*expression.table), scope_(scope), context_(context) {}

  Result<BoxedPointer> compile();

 private:
  Result<TableColumn> column(const TableInput& input, std::size_t number);
  Result<OutputColumn> output(const TableOutput& output, std::size_t number) const;
  Result<OutputCell> output_cell(const Text& text, const OutputColumn& column, const std::string& part) const;
  Result<void> check_priorities(const std::vector<OutputColumn>& outputs) const;
  template <class T>
  Result<T> placed(Result<T> result, const Text& text, std::string_view part) const {
    if (!result) {
      return tl::unexpected(at_text(result.error(), text, context_, part));
    }
    TRY_VOID(check_names(result->missing(), text, context_, part));
    return result;
  }

  const Expression& expression_;
  const Table& table_;
  const Scope& scope_;
  const CompileContext& context_;
  std::vector<feel::Type> types_;  ///< of the columns, as far as known
};

Result<TableColumn> TableCompiler::column(const TableInput& input, std::size_t number) {
  const std::string part = fmt::format("kolom {}", number);
  TableColumn result;
  if (input.expression.text.empty()) {
    return base::fail(base::ErrorKind::Rules, "De invoerkolom heeft geen expressie.",
                      "Vul de invoerexpressie in.", at_text({}, input.expression, context_, part).place);
  }
  TRY(result.expression,
      placed(feel::parse_expression(input.expression.text, scope_), input.expression, part));
  TRY(result.type, context_.types.find(input.type, input.expression.position));
  const auto variable = std::ranges::find_if(
      context_.variables, [&](const auto& each) { return each.name == result.expression.text(); });
  const bool plain = variable != context_.variables.end();
  if (plain && result.type.is_any()) {
    types_.push_back(variable->type.type);
  } else {
    types_.push_back(result.type.type);
  }
  result.static_type = types_.back();
  // The variable has this type already: no need to check it again at every evaluation.
  if (plain && !result.type.constraint && result.type.type == variable->type.type) {
    result.type = {};
  }
  if (!input.values.text.empty()) {
    TRY(result.values, placed(Cell::parse(input.values.text, scope_, types_.back()), input.values, part));
  }
  if (plain && variable->possible.is_finite) {
    result.domain = variable->possible.values;
  } else if (result.values) {
    result.domain = enumerated_values(input.values.text);
  }
  if (result.domain.empty()) {
    result.domain = result.type.enumerated;
  }
  if (result.domain.empty() && types_.back().kind() == feel::TypeKind::Boolean) {
    result.domain = {Value(false), Value(true)};
  }
  result.nullable = !plain || variable->possible.nullable;
  return result;
}

Result<OutputColumn> TableCompiler::output(const TableOutput& output, std::size_t number) const {
  const std::string part = fmt::format("uitvoerkolom {}", number);
  OutputColumn result;
  result.name = output.name;
  TRY(result.type, context_.types.find(output.type, expression_.position));
  if (!output.values.text.empty()) {
    const Scope nothing;
    TRY(result.values,
        placed(feel::parse_unary_tests(output.values.text, nothing, result.type.type), output.values, part));
    result.order = enumerated_values(output.values.text);
  } else {
    result.order = result.type.enumerated;
    // Priorities may stand in the type of the table when it has one output.
    if (result.order.empty() && table_.outputs.size() == 1) {
      TRY(auto type, context_.types.find(expression_.type, expression_.position));
      result.order = type.enumerated;
    }
  }
  if (!output.default_entry.text.empty()) {
    TRY(result.default_entry,
        placed(feel::parse_expression(output.default_entry.text, scope_), output.default_entry, part));
  }
  return result;
}

Result<OutputCell> TableCompiler::output_cell(const Text& text, const OutputColumn& column,
                                              const std::string& part) const {
  OutputCell result;
  TRY(result.expression,
      placed(feel::parse_expression(text.text.empty() ? "null" : text.text, scope_), text, part));
  const Value* constant = result.expression.constant();
  if (constant == nullptr) {
    return result;
  }
  feel::Evaluation evaluation;
  Value value = column.type.apply(*constant, evaluation);
  if (column.values && !value.is_null() &&
      !column.values->evaluate(value, feel::Environment(), evaluation).is_true()) {
    // Left to the evaluation, which reports it; a rule package refuses it here.
    if (context_.strictness == Strictness::Null) {
      return result;
    }
    return base::fail(base::ErrorKind::Rules, "De uitvoer hoort niet bij de uitvoerwaarden van de tabel.",
                      "Voeg de waarde toe aan outputValues of wijzig de cel.",
                      at_text({}, text, context_, part).place);
  }
  if (value.diagnostic() != nullptr) {
    if (context_.strictness == Strictness::Null) {
      return result;
    }
    return base::fail(base::ErrorKind::Rules, value.diagnostic()->cause, value.diagnostic()->hint,
                      at_text({}, text, context_, part).place);
  }
  result.constant = std::move(value);
  return result;
}

/// PRIORITY and OUTPUT ORDER need the output values as a list, from high to low.
Result<void> TableCompiler::check_priorities(const std::vector<OutputColumn>& outputs) const {
  const bool ordered =
      table_.hit_policy == HitPolicy::Priority || table_.hit_policy == HitPolicy::OutputOrder;
  const bool listed = std::ranges::any_of(outputs, [](const auto& each) { return !each.order.empty(); });
  if (!ordered || listed) {
    return {};
  }
  return base::fail(base::ErrorKind::Rules,
                    "Deze hit policy vraagt om uitvoerwaarden in volgorde van voorrang.",
                    "Vul outputValues in, de belangrijkste waarde eerst.",
                    {.file = context_.file,
                     .path = context_.path,
                     .line = expression_.position.line,
                     .column = expression_.position.column});
}

Result<BoxedPointer> TableCompiler::compile() {
  std::vector<TableColumn> columns;
  for (const auto& each : table_.inputs) {
    TRY(auto result, column(each, columns.size() + 1));
    columns.push_back(std::move(result));
  }
  std::vector<OutputColumn> outputs;
  for (const auto& each : table_.outputs) {
    TRY(auto result, output(each, outputs.size() + 1));
    outputs.push_back(std::move(result));
  }
  TRY_VOID(check_priorities(outputs));
  std::vector<Cell> cells;
  std::vector<OutputCell> output_cells;
  for (std::size_t row = 0; row < table_.rules.size(); ++row) {
    const auto& rule = table_.rules[row];
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const auto part = fmt::format("rij {}, kolom {}", row + 1, i + 1);
      TRY(auto cell, placed(Cell::parse(rule.inputs[i].text, scope_, types_[i]), rule.inputs[i], part));
      // A null that the table asks for is a value the column may have.
      if (cell.names_null()) {
        columns[i].nullable = true;
      }
      cells.push_back(std::move(cell));
    }
    for (std::size_t i = 0; i < outputs.size(); ++i) {
      const auto part = fmt::format("rij {}, uitvoerkolom {}", row + 1, i + 1);
      TRY(auto cell, output_cell(rule.outputs[i], outputs[i], part));
      output_cells.push_back(std::move(cell));
    }
  }
  context_.tables->push_back(std::make_unique<TableInfo>(
      TableInfo{context_.owner, context_.owner_label, expression_.table.get(), nullptr}));
  TableInfo& info = *context_.tables->back();
  auto table = std::make_unique<DecisionTable>(info, std::move(columns), std::move(outputs), std::move(cells),
                                               std::move(output_cells));
  info.compiled = table.get();
  return table;
}

}  // namespace

Result<BoxedPointer> compile_table(const Expression& expression, const Scope& scope,
                                   const CompileContext& context) {
  return TableCompiler(expression, scope, context).compile();
}

}  // namespace maatstaf::dmn
