// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "dmn/session.h"
#include "dmn/test_table.h"

namespace maatstaf::dmn {
namespace {

using feel::Value;

/// Three rows that overlap: all match below 10, two below 20, one below 30.
TestTable overlapping(std::string policy, std::string aggregation = {}) {
  TestTable table;
  table.policy = std::move(policy);
  table.aggregation = std::move(aggregation);
  table.inputs = {{"a", "number", "", ""}};
  table.outputs = {{"x", "number", "3, 1, 2", ""}};
  table.rows = {{"< 30", "1"}, {"< 20", "2"}, {"< 10", "3"}};
  return table;
}

std::string run(const TestTable& table, int a) {
  const auto model = read_model(table.xml(), "proef.dmn");
  if (!model) {
    return model.error().text();
  }
  const auto result = evaluate(*model, "uitkomst", {{"a", Value(a)}});
  return result ? feel::to_text(result->value) : result.error().text();
}

TEST(Table, every_hit_policy_overlapping) {
  struct Case {
    const char* policy;
    const char* aggregation;
    const char* none;
    const char* one;
    const char* two;
    const char* three;
  };
  const Case cases[] = {
      {"UNIQUE", "", "null", "1", "null", "null"},
      {"FIRST", "", "null", "1", "1", "1"},
      {"ANY", "", "null", "1", "null", "null"},
      {"PRIORITY", "", "null", "1", "1", "3"},
      {"RULE ORDER", "", "[]", "[1]", "[1, 2]", "[1, 2, 3]"},
      {"OUTPUT ORDER", "", "[]", "[1]", "[1, 2]", "[3, 1, 2]"},
      {"COLLECT", "", "[]", "[1]", "[1, 2]", "[1, 2, 3]"},
      {"COLLECT", "SUM", "null", "1", "3", "6"},
      {"COLLECT", "COUNT", "0", "1", "2", "3"},
      {"COLLECT", "MIN", "null", "1", "1", "1"},
      {"COLLECT", "MAX", "null", "1", "2", "3"},
  };
  for (const auto& each : cases) {
    SCOPED_TRACE(std::string(each.policy) + each.aggregation);
    const auto table = overlapping(each.policy, each.aggregation);
    EXPECT_EQ(run(table, 30), each.none);
    EXPECT_EQ(run(table, 29), each.one);
    EXPECT_EQ(run(table, 19), each.two);
    EXPECT_EQ(run(table, 9), each.three);
  }
}

TEST(Table, default_output_when_nothing_matches) {
  auto table = overlapping("UNIQUE");
  table.outputs[0].otherwise = "2";
  EXPECT_EQ(run(table, 40), "2");
  EXPECT_EQ(run(table, 25), "1");
}

TEST(Table, any_with_equal_outputs) {
  auto table = overlapping("ANY");
  for (auto& row : table.rows) {
    row[1] = "1";
  }
  EXPECT_EQ(run(table, 5), "1");
}

TEST(Table, several_outputs_make_a_context) {
  TestTable table;
  table.policy = "FIRST";
  table.inputs = {{"a", "number", "", ""}};
  table.outputs = {{"x", "number", "", ""}, {"y", "string", "", ""}};
  table.rows = {{"< 10", "a + 1", "\"laag\""}, {"-", "0", "\"hoog\""}};
  EXPECT_EQ(run(table, 5), "{x: 6, y: \"laag\"}");
  EXPECT_EQ(run(table, 50), "{x: 0, y: \"hoog\"}");
}

TEST(Table, input_outside_its_values_is_an_error) {
  auto table = overlapping("FIRST");
  table.inputs[0].values = "[0..100]";
  const auto model = read_model(table.xml(), "proef.dmn");
  ASSERT_TRUE(model) << model.error().text();
  const auto result = evaluate(*model, "uitkomst", {{"a", Value(-1)}});
  ASSERT_TRUE(result);
  EXPECT_TRUE(result->value.is_null());
  ASSERT_EQ(result->diagnostics.size(), 1U);
  EXPECT_EQ(result->diagnostics[0].code, feel::DiagnosticCode::Conformance);
}

TEST(Table, errors_name_row_and_column) {
  auto table = overlapping("FIRST");
  table.rows[1][0] = "< <";
  const auto model = read_model(table.xml(), "proef.dmn");
  ASSERT_FALSE(model);
  EXPECT_EQ(model.error().place.file, "proef.dmn");
  EXPECT_EQ(model.error().place.path, "beslissing 'uitkomst', rij 2, kolom 1");
}

TEST(Table, output_outside_its_values_refuses_the_package) {
  auto table = overlapping("FIRST");
  table.rows[2][1] = "9";
  const auto model = read_model(table.xml(), "proef.dmn");
  ASSERT_FALSE(model);
  EXPECT_EQ(model.error().place.path, "beslissing 'uitkomst', rij 3, uitvoerkolom 1");
}

TEST(Table, priority_needs_output_values) {
  auto table = overlapping("PRIORITY");
  table.outputs[0].values.clear();
  EXPECT_FALSE(read_model(table.xml(), "proef.dmn"));
}

TEST(Table, trace_tells_what_every_row_did) {
  const auto table = overlapping("PRIORITY");
  const auto model = read_model(table.xml(), "proef.dmn");
  ASSERT_TRUE(model) << model.error().text();
  Session session(*model, TraceMode::Full);
  ASSERT_TRUE(session.set("a", Value(15)));
  ASSERT_TRUE(session.evaluate("uitkomst"));
  const Trace trace = session.trace();
  ASSERT_EQ(trace.decisions().size(), 1U);
  const auto tables = trace.tables(trace.decisions()[0]);
  ASSERT_EQ(tables.size(), 1U);
  const auto rows = trace.rows(tables[0]);
  EXPECT_EQ(rows[0].outcome, RowOutcome::Fired);
  EXPECT_EQ(rows[1].outcome, RowOutcome::Matched);
  EXPECT_EQ(rows[2].outcome, RowOutcome::Failed);
  EXPECT_EQ(rows[2].column, 0);
  EXPECT_TRUE(feel::same(trace.inputs(tables[0])[0], Value(15)));
  EXPECT_EQ(tables[0].table->owner, "uitkomst");
  EXPECT_EQ(tables[0].table->table->rules[0].id, "r1");
  EXPECT_TRUE(feel::same(trace.value(*model->slot("a")), Value(15)));
}

TEST(Table, trace_of_an_unknown_input_leaves_rows_open) {
  const auto model = read_model(overlapping("FIRST").xml(), "proef.dmn");
  ASSERT_TRUE(model) << model.error().text();
  Session session(*model, TraceMode::Full);
  const auto result = session.evaluate("uitkomst");
  ASSERT_TRUE(result);
  EXPECT_EQ(feel::to_text(*result), "onbekend(a)");
  const Trace trace = session.trace();
  const auto rows = trace.rows(trace.tables(trace.decisions()[0])[0]);
  EXPECT_EQ(rows[0].outcome, RowOutcome::Open);
  EXPECT_EQ(rows[0].column, 0);
}

}  // namespace
}  // namespace maatstaf::dmn
