// SPDX-License-Identifier: EUPL-1.2
//
// Small tables of every hit policy, with every combination of known and unknown inputs:
// - sound: what is known with unknowns is what every completion gives;
// - exact: when every completion gives the same, it is known;
// - causes: an input that is named can change the outcome.
#include <gtest/gtest.h>

#include <random>

#include "dmn/session.h"
#include "dmn/test_table.h"

namespace maatstaf::dmn {
namespace {

using feel::Value;

/// An input with all the values it may have, as far as a table can tell them apart.
struct Domain {
  TestColumn column;
  std::vector<std::string> cells;
  std::vector<Value> values;
};

const Domain& boolean_domain() {
  static const Domain domain{
      {"a", "boolean", "", ""}, {"-", "true", "false", "not(true)"}, {Value(true), Value(false)}};
  return domain;
}

const Domain& choice_domain() {
  static const Domain domain{{"b", "string", "\"x\", \"y\", \"z\"", ""},
                             {"-", "\"x\"", "\"y\", \"z\"", "not(\"z\")", "starts with(?, \"x\")"},
                             {Value("x"), Value("y"), Value("z")}};
  return domain;
}

const Domain& number_domain() {
  static const Domain domain{{"c", "number", "", ""},
                             {"-", "< 2", "[2..4]", "> 4", ">= 4", "3", "2, 3"},
                             {Value(1), Value(2), Value(*base::Decimal::parse("2.5")), Value(3),
                              Value(*base::Decimal::parse("3.5")), Value(4), Value(5)}};
  return domain;
}

std::vector<Domain> domains() {
  return {boolean_domain(), choice_domain(), number_domain()};
}

TestTable random_table(std::mt19937& random, const std::vector<Domain>& inputs) {
  const auto pick = [&](std::size_t count) {
    return std::uniform_int_distribution<std::size_t>(0, count - 1)(random);
  };
  const std::pair<const char*, const char*> policies[] = {
      {"UNIQUE", ""},       {"FIRST", ""},        {"ANY", ""},        {"PRIORITY", ""},
      {"RULE ORDER", ""},   {"OUTPUT ORDER", ""}, {"COLLECT", ""},    {"COLLECT", "SUM"},
      {"COLLECT", "COUNT"}, {"COLLECT", "MIN"},   {"COLLECT", "MAX"},
  };
  TestTable table;
  const auto& policy = policies[pick(std::size(policies))];
  table.policy = policy.first;
  table.aggregation = policy.second;
  for (const auto& each : inputs) {
    table.inputs.push_back(each.column);
  }
  table.outputs = {{"x", "number", "2, 1, 3", pick(2) == 0 ? "1" : ""}};
  const std::size_t rows = 1 + pick(4);
  for (std::size_t row = 0; row < rows; ++row) {
    std::vector<std::string> cells;
    for (const auto& each : inputs) {
      cells.push_back(each.cells[pick(each.cells.size())]);
    }
    cells.push_back(std::to_string(1 + pick(pick(2) == 0 ? 3 : 1)));
    table.rows.push_back(std::move(cells));
  }
  return table;
}

/// Calls `visit` with every way to fill the open places.
template <class Visit>
void complete(std::vector<Value>& inputs, const std::vector<Domain>& all, std::size_t at,
              const Visit& visit) {
  if (at == inputs.size()) {
    visit(inputs);
    return;
  }
  if (!inputs[at].is_unknown()) {
    complete(inputs, all, at + 1, visit);
    return;
  }
  const Value unknown = inputs[at];
  for (const auto& value : all[at].values) {
    inputs[at] = value;
    complete(inputs, all, at + 1, visit);
  }
  inputs[at] = unknown;
}

class Runner {
 public:
  Runner(const Model& model, const std::vector<Domain>& inputs)
      : session_(model), decision_(*model.slot("uitkomst")) {
    for (const auto& each : inputs) {
      slots_.push_back(*model.slot(each.column.name));
    }
  }
  Value run(const std::vector<Value>& inputs) {
    session_.reset();
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      session_.set(slots_[i], inputs[i]);
    }
    return session_.evaluate(decision_);
  }

 private:
  Session session_;
  int decision_;
  std::vector<int> slots_;
};

void check_inputs(Runner& runner, const std::vector<Domain>& all, std::vector<Value> inputs) {
  const Value result = runner.run(inputs);
  std::vector<Value> outcomes;
  complete(inputs, all, 0,
           [&](const std::vector<Value>& completion) { outcomes.push_back(runner.run(completion)); });
  const bool agree =
      std::ranges::all_of(outcomes, [&](const Value& each) { return feel::same(each, outcomes.front()); });
  EXPECT_EQ(!result.holds_unknown(), agree) << feel::to_text(result);
  EXPECT_TRUE(result.holds_unknown() || feel::same(result, outcomes.front())) << feel::to_text(result);
  for (const auto& cause : result.causes()) {
    // Some value of this input alone, with some completion of the others, makes a difference.
    std::size_t at = 0;
    while (all[at].column.name != cause) {
      ++at;
    }
    bool matters = false;
    auto others = inputs;
    const Value unknown = others[at];
    others[at] = Value(0);
    complete(others, all, 0, [&](const std::vector<Value>& completion) {
      auto each = completion;
      each[at] = all[at].values.front();
      const Value first = runner.run(each);
      for (const auto& value : all[at].values) {
        each[at] = value;
        matters = matters || !feel::same(first, runner.run(each));
      }
    });
    EXPECT_TRUE(matters) << cause;
  }
}

TEST(TableUnknown, known_exactly_when_every_completion_agrees) {
  std::mt19937 random(2026);
  for (int round = 0; round < 400 && !::testing::Test::HasFailure(); ++round) {
    const auto all = domains();
    const auto table = random_table(random, all);
    const auto model = read_model(table.xml(), "proef.dmn");
    ASSERT_TRUE(model) << model.error().text() << "\n" << table.xml();
    SCOPED_TRACE(table.xml());
    Runner runner(*model, all);
    for (unsigned open = 1; open < 8; ++open) {
      // The known inputs take a random value each; the others are unknown.
      std::vector<Value> inputs;
      for (std::size_t i = 0; i < all.size(); ++i) {
        const auto at = std::uniform_int_distribution<std::size_t>(0, all[i].values.size() - 1)(random);
        inputs.push_back((open >> i & 1U) != 0 ? Value::unknown({all[i].column.name}) : all[i].values[at]);
      }
      check_inputs(runner, all, inputs);
    }
  }
}

/// A table that reads the result of another one, with inputs of their own and one they share.
TEST(TableUnknown, known_in_a_graph_only_when_every_completion_agrees) {
  std::mt19937 random(2027);
  int known = 0;
  for (int round = 0; round < 300 && !::testing::Test::HasFailure(); ++round) {
    auto first = random_table(random, {boolean_domain(), choice_domain()});
    first.name = "tussen";
    Domain between{
        {"tussen", "", "", "", TestSource::Decision}, {"-", "1", "2, 3", "not(1)", "null", "> 1"}, {}};
    auto second = random_table(random, {between, choice_domain()});
    second.inputs[1].name = "c";
    const auto model = read_model(model_xml(first.elements() + second.elements()), "proef.dmn");
    ASSERT_TRUE(model) << model.error().text();
    SCOPED_TRACE(first.xml() + second.xml());
    std::vector<Domain> all = {boolean_domain(), choice_domain(), choice_domain()};
    all[2].column.name = "c";
    Runner runner(*model, all);
    for (unsigned open = 1; open < 8; ++open) {
      std::vector<Value> inputs;
      for (std::size_t i = 0; i < all.size(); ++i) {
        const auto at = std::uniform_int_distribution<std::size_t>(0, all[i].values.size() - 1)(random);
        inputs.push_back((open >> i & 1U) != 0 ? Value::unknown({all[i].column.name}) : all[i].values[at]);
      }
      const Value result = runner.run(inputs);
      if (result.holds_unknown()) {
        continue;
      }
      ++known;
      complete(inputs, all, 0, [&](const std::vector<Value>& completion) {
        EXPECT_TRUE(feel::same(result, runner.run(completion))) << feel::to_text(result);
      });
    }
  }
  EXPECT_GT(known, 100);
}

TEST(TableUnknown, a_decision_that_is_never_null_needs_no_row_for_null) {
  TestTable first;
  first.name = "tussen";
  first.inputs = {{"a", "boolean", "", ""}};
  first.outputs = {{"x", "", "", ""}};
  first.rows = {{"true", "\"ja\""}, {"false", "\"nee\""}};
  TestTable second;
  second.inputs = {{"tussen", "", "", "", TestSource::Decision}};
  second.outputs = {{"x", "", "", ""}};
  second.rows = {{"\"ja\"", "1"}, {"\"nee\"", "1"}};
  const auto run = [&] {
    const auto model = read_model(model_xml(first.elements() + second.elements()), "proef.dmn");
    return model ? feel::to_text(evaluate(*model, "uitkomst", {})->value) : model.error().text();
  };
  EXPECT_EQ(run(), "1");
  first.rows.pop_back();
  EXPECT_EQ(run(), "onbekend(a)");
}

TEST(TableUnknown, only_the_outputs_that_differ_are_unknown) {
  TestTable table;
  table.policy = "FIRST";
  table.inputs = {{"a", "boolean", "", ""}};
  table.outputs = {{"x", "", "", ""}, {"y", "", "", ""}};
  table.rows = {{"true", "1", "1"}, {"false", "1", "2"}};
  const auto model = read_model(table.xml(), "proef.dmn");
  ASSERT_TRUE(model) << model.error().text();
  const auto result = evaluate(*model, "uitkomst", {});
  ASSERT_TRUE(result);
  EXPECT_EQ(feel::to_text(result->value), "{x: 1, y: onbekend(a)}");
}

TEST(TableUnknown, what_chooses_between_unknown_outputs_is_a_cause_too) {
  TestTable table;
  table.policy = "FIRST";
  table.inputs = {{"a", "boolean", "", ""}, {"b", "boolean", "", ""}, {"x", "number", "", ""}};
  table.outputs = {{"y", "", "", ""}};
  table.rows = {{"true", "-", "-", "x"}, {"-", "-", "-", "2 * x"}};
  const auto model = read_model(table.xml(), "proef.dmn");
  ASSERT_TRUE(model) << model.error().text();
  EXPECT_EQ(feel::to_text(evaluate(*model, "uitkomst", {})->value), "onbekend(a, x)");
  EXPECT_EQ(feel::to_text(evaluate(*model, "uitkomst", {{"a", Value(true)}})->value), "onbekend(x)");
}

TEST(TableUnknown, cells_may_read_a_parameter) {
  TestTable table;
  table.policy = "FIRST";
  table.inputs = {{"uren", "number", "", ""}, {"drempel", "number", "", ""}};
  table.outputs = {{"x", "", "", ""}};
  table.rows = {{"> drempel", "-", "\"ja\""}, {"<= drempel", "-", "\"nee\""}};
  const auto model = read_model(table.xml(), "proef.dmn");
  ASSERT_TRUE(model) << model.error().text();
  const auto unknown = evaluate(*model, "uitkomst", {{"drempel", Value(10)}});
  EXPECT_EQ(feel::to_text(unknown->value), "onbekend(uren)");
  const auto both = evaluate(*model, "uitkomst", {});
  EXPECT_EQ(feel::to_text(both->value), "onbekend(drempel, uren)");
  const auto threshold = evaluate(*model, "uitkomst", {{"uren", Value(10)}});
  EXPECT_EQ(feel::to_text(threshold->value), "onbekend(drempel)");
}

}  // namespace
}  // namespace maatstaf::dmn
