// SPDX-License-Identifier: EUPL-1.2
#include "dmn/analysis.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>

#include "dmn/test_table.h"

namespace maatstaf::dmn {
namespace {

struct Analysed {
  Model model;
  TableAnalysis analysis;

  [[nodiscard]] std::vector<TableFinding> of(TableFindingKind kind) const {
    std::vector<TableFinding> found;
    for (const auto& each : analysis.findings) {
      if (each.kind == kind) {
        found.push_back(each);
      }
    }
    return found;
  }
  [[nodiscard]] std::size_t count(TableFindingKind kind) const { return of(kind).size(); }
};

Analysed analysed(const TestTable& table, const AnalysisLimits& limits = {}) {
  auto model = read_model(table.xml(), "proef.dmn");
  if (!model) {
    ADD_FAILURE() << model.error().text();
    return {*read_model(model_xml(""), "leeg.dmn"), {}};
  }
  auto analysis = analyse(*model->tables().front()->compiled, feel::Environment(), limits);
  return {*std::move(model), std::move(analysis)};
}

TestTable table(std::string policy, std::vector<std::vector<std::string>> rows) {
  TestTable result;
  result.policy = std::move(policy);
  result.inputs = {{"n", "number", "", "", TestSource::Input},
                   {"kleur", "string", "\"rood\", \"groen\"", "", TestSource::Input}};
  result.outputs = {{"uit", "string", R"("a", "b", "c")", "", TestSource::Input}};
  result.rows = std::move(rows);
  return result;
}

TEST(Analysis, a_table_without_gap_or_overlap_has_no_findings) {
  const auto result = analysed(table("UNIQUE", {{"< 10", "-", "\"a\""},
                                                {"[10..20]", "\"rood\"", "\"b\""},
                                                {"[10..20]", "\"groen\"", "\"c\""},
                                                {"> 20", "-", "\"b\""}}));
  EXPECT_TRUE(result.analysis.findings.empty());
  EXPECT_TRUE(result.analysis.unproven.empty());
  EXPECT_TRUE(result.analysis.is_complete);
}

TEST(Analysis, a_gap_has_an_example_that_no_row_matches) {
  const auto result = analysed(table("UNIQUE", {{"< 10", "-", "\"a\""}, {"> 10", "\"rood\"", "\"b\""}}));
  const auto gaps = result.of(TableFindingKind::Gap);
  ASSERT_EQ(gaps.size(), 2U);  // exactly 10, and more than 10 with green
  EXPECT_EQ(feel::to_text(*gaps[0].example[0]), "10");
  EXPECT_FALSE(gaps[0].example[1]);
  EXPECT_EQ(feel::to_text(*gaps[1].example[0]), "11");
  EXPECT_EQ(feel::to_text(*gaps[1].example[1]), "\"groen\"");
}

TEST(Analysis, an_overlap_names_both_rows_and_a_case) {
  const auto result = analysed(table("UNIQUE", {{"<= 10", "-", "\"a\""}, {">= 10", "-", "\"b\""}}));
  const auto overlaps = result.of(TableFindingKind::Overlap);
  ASSERT_EQ(overlaps.size(), 1U);
  EXPECT_EQ(overlaps[0].rows, (std::vector<std::size_t>{0, 1}));
  EXPECT_EQ(feel::to_text(*overlaps[0].example[0]), "10");
}

TEST(Analysis, what_an_overlap_is_depends_on_the_hit_policy) {
  const std::vector<std::vector<std::string>> rows = {
      {"<= 10", "-", "\"a\""}, {">= 10", "\"rood\"", "\"a\""}, {">= 5", "-", "\"b\""}};
  EXPECT_EQ(analysed(table("UNIQUE", rows)).count(TableFindingKind::Overlap), 3U);
  EXPECT_EQ(analysed(table("ANY", rows)).count(TableFindingKind::Conflict), 2U);
  EXPECT_TRUE(analysed(table("FIRST", rows)).analysis.findings.empty());
  EXPECT_TRUE(analysed(table("COLLECT", rows)).analysis.findings.empty());
}

TEST(Analysis, a_row_behind_a_wider_one_is_masked) {
  const auto result = analysed(table("FIRST", {{"<= 10", "\"rood\"", "\"a\""},
                                               {"<= 10", "\"groen\"", "\"b\""},
                                               {"[2..3]", "-", "\"c\""},
                                               {"-", "-", "\"c\""}}));
  const auto masked = result.of(TableFindingKind::Masked);
  ASSERT_EQ(masked.size(), 1U);
  EXPECT_EQ(masked[0].rows, (std::vector<std::size_t>{2}));
  const auto priority = analysed(table("PRIORITY", {{"> 5", "-", "\"c\""}, {"-", "-", "\"a\""}}));
  EXPECT_EQ(priority.count(TableFindingKind::Masked), 1U);
}

TEST(Analysis, a_row_that_changes_nothing_is_redundant) {
  const auto result =
      analysed(table("FIRST", {{"< 10", "-", "\"a\""}, {"[10..20]", "-", "\"b\""}, {"-", "-", "\"b\""}}));
  const auto redundant = result.of(TableFindingKind::Redundant);
  ASSERT_EQ(redundant.size(), 1U);
  EXPECT_EQ(redundant[0].rows, (std::vector<std::size_t>{1}));
  EXPECT_EQ(result.count(TableFindingKind::Masked), 0U);
}

TEST(Analysis, rows_that_differ_in_one_column_only_can_be_one) {
  const auto result = analysed(table(
      "UNIQUE", {{"< 10", "-", "\"a\""}, {">= 10", "\"rood\"", "\"b\""}, {">= 10", "\"groen\"", "\"b\""}}));
  const auto mergeable = result.of(TableFindingKind::Mergeable);
  ASSERT_EQ(mergeable.size(), 1U);
  EXPECT_EQ(mergeable[0].rows, (std::vector<std::size_t>{1, 2}));
  EXPECT_EQ(mergeable[0].column, 1U);
  // Numbers that do not join up stay two rows.
  EXPECT_TRUE(
      analysed(table("UNIQUE", {{"< 10", "-", "\"a\""}, {"[10..20]", "-", "\"b\""}, {"> 20", "-", "\"a\""}}))
          .analysis.findings.empty());
}

TEST(Analysis, a_value_that_the_column_never_has_and_a_row_that_never_matches) {
  const auto result =
      analysed(table("UNIQUE", {{"-", "\"rood\", \"groen\"", "\"a\""}, {"-", "\"blauw\"", "\"b\""}}));
  ASSERT_EQ(result.count(TableFindingKind::ForeignValue), 1U);
  EXPECT_EQ(feel::to_text(*result.of(TableFindingKind::ForeignValue)[0].value), "\"blauw\"");
  ASSERT_EQ(result.count(TableFindingKind::Dead), 1U);
  EXPECT_EQ(result.of(TableFindingKind::Dead)[0].rows, (std::vector<std::size_t>{1}));
}

TEST(Analysis, what_cannot_be_proved_is_said) {
  const auto odd =
      analysed(table("UNIQUE", {{"? * ? > 100", "-", "\"a\""}, {"not(? * ? > 100)", "-", "\"b\""}}));
  ASSERT_EQ(odd.analysis.unproven.size(), 1U);
  EXPECT_EQ(odd.analysis.unproven[0].column, 0U);
  EXPECT_EQ(odd.analysis.unproven[0].row, 0U);
  EXPECT_EQ(odd.count(TableFindingKind::Gap), 0U);
  EXPECT_EQ(odd.count(TableFindingKind::Overlap), 0U);
  const auto cut = analysed(table("FIRST", {{"< 10", "\"rood\"", "\"a\""}, {"-", "-", "\"b\""}}),
                            {.steps = 1, .findings = 5});
  EXPECT_FALSE(cut.analysis.is_complete);
}

// --- the sweep against trying every case -------------------------------------------------------------------

/// Cells that are easy to judge by hand: which of the values 0 … 6 (integers and halves) they accept.
struct SmallCell {
  std::string text;
  int lower = 0;  ///< in halves, inclusive
  int upper = 0;
};

constexpr int kLowest = -1;   // one half below 0 stands for all below
constexpr int kHighest = 13;  // and 6.5 for all above

SmallCell small_cell(int form, int a, int b) {
  const auto [low, high] = std::minmax(a, b);
  switch (form) {
    case 0:
      return {"-", kLowest, kHighest};
    case 1:
      return {fmt::format("<= {}", low), kLowest, 2 * low};
    case 2:
      return {fmt::format("> {}", low), 2 * low + 1, kHighest};
    case 3:
      return {fmt::format("[{}..{}]", low, high), 2 * low, 2 * high};
    default:
      return {fmt::format("[{}..{})", low, high + 1), 2 * low, 2 * high + 1};
  }
}

struct SmallTable {
  std::string policy;
  std::vector<std::vector<SmallCell>> cells;
  std::vector<std::string> outputs;

  [[nodiscard]] TestTable table() const {
    TestTable result;
    result.policy = policy;
    for (std::size_t i = 0; i < cells.front().size(); ++i) {
      result.inputs.push_back({fmt::format("x{}", i), "number", "", "", TestSource::Input});
    }
    result.outputs = {{"uit", "string", "\"a\", \"b\"", "", TestSource::Input}};
    for (std::size_t row = 0; row < cells.size(); ++row) {
      std::vector<std::string> texts;
      for (const auto& cell : cells[row]) {
        texts.push_back(cell.text);
      }
      texts.push_back(fmt::format("\"{}\"", outputs[row]));
      result.rows.push_back(std::move(texts));
    }
    return result;
  }
  /// Every case of the domain, as the rows that match it.
  template <class Visit>
  void each_case(Visit visit) const {
    std::vector<int> point(cells.front().size(), kLowest);
    while (true) {
      std::vector<std::size_t> rows;
      for (std::size_t row = 0; row < cells.size(); ++row) {
        bool matches = true;
        for (std::size_t i = 0; i < point.size(); ++i) {
          matches = matches && cells[row][i].lower <= point[i] && point[i] <= cells[row][i].upper;
        }
        if (matches) {
          rows.push_back(row);
        }
      }
      visit(rows);
      std::size_t i = 0;
      while (i < point.size() && ++point[i] > kHighest) {
        point[i++] = kLowest;
      }
      if (i == point.size()) {
        return;
      }
    }
  }
};

SmallTable any_table(std::string policy) {
  SmallTable result;
  result.policy = std::move(policy);
  const auto columns = *rc::gen::inRange(1, 4);
  const auto rows = *rc::gen::inRange(1, 7);
  for (int row = 0; row < rows; ++row) {
    std::vector<SmallCell> cells;
    for (int i = 0; i < columns; ++i) {
      cells.push_back(small_cell(*rc::gen::inRange(0, 5), *rc::gen::inRange(0, 6), *rc::gen::inRange(0, 6)));
    }
    result.cells.push_back(std::move(cells));
    result.outputs.push_back(*rc::gen::element<std::string>("a", "b"));
  }
  return result;
}

constexpr AnalysisLimits kNoLimits{.steps = 10'000'000, .findings = 1000};

RC_GTEST_PROP(AnalysisProperty, overlaps_and_gaps_are_those_of_the_enumerated_domain, ()) {
  const auto small = any_table("UNIQUE");
  std::set<std::vector<std::size_t>> overlaps;
  bool gap = false;
  small.each_case([&](const std::vector<std::size_t>& rows) {
    gap = gap || rows.empty();
    for (std::size_t a = 0; a < rows.size(); ++a) {
      for (std::size_t b = a + 1; b < rows.size(); ++b) {
        overlaps.insert({rows[a], rows[b]});
      }
    }
  });
  const auto result = analysed(small.table(), kNoLimits);
  std::set<std::vector<std::size_t>> found;
  for (const auto& each : result.of(TableFindingKind::Overlap)) {
    found.insert(each.rows);
  }
  RC_ASSERT(found == overlaps);
  RC_ASSERT((result.count(TableFindingKind::Gap) > 0) == gap);
  RC_ASSERT(result.analysis.is_complete);
  // The example of a gap is a case that indeed no row matches.
  const auto& compiled = *result.model.tables().front()->compiled;
  for (const auto& each : result.of(TableFindingKind::Gap)) {
    for (std::size_t row = 0; row < compiled.row_count(); ++row) {
      bool matches = true;
      feel::Evaluation evaluation;
      for (std::size_t column = 0; column < each.example.size(); ++column) {
        const auto value = each.example[column].value_or(feel::Value(0));
        matches =
            matches && compiled.cell(row, column).evaluate(value, feel::Environment(), evaluation).is_true();
      }
      RC_ASSERT_FALSE(matches);
    }
  }
}

RC_GTEST_PROP(AnalysisProperty, masked_and_redundant_rows_are_those_of_the_enumerated_domain, ()) {
  const auto small = any_table("FIRST");
  const std::size_t count = small.cells.size();
  std::vector<bool> hit(count, false);
  std::vector<bool> needed(count, false);
  bool gap = false;
  small.each_case([&](const std::vector<std::size_t>& rows) {
    gap = gap || rows.empty();
    if (rows.empty()) {
      return;
    }
    hit[rows.front()] = true;
    if (rows.size() == 1 || small.outputs[rows[1]] != small.outputs[rows[0]]) {
      needed[rows.front()] = true;
    }
  });
  const auto result = analysed(small.table(), kNoLimits);
  std::set<std::size_t> masked;
  for (const auto& each : result.of(TableFindingKind::Masked)) {
    masked.insert(each.rows.front());
  }
  std::set<std::size_t> redundant;
  for (const auto& each : result.of(TableFindingKind::Redundant)) {
    redundant.insert(each.rows.front());
  }
  for (std::size_t row = 0; row < count; ++row) {
    RC_ASSERT(masked.contains(row) == !hit[row]);
    RC_ASSERT(redundant.contains(row) == (hit[row] && !needed[row]));
  }
  RC_ASSERT((result.count(TableFindingKind::Gap) > 0) == gap);
}

}  // namespace
}  // namespace maatstaf::dmn
