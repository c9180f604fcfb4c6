// SPDX-License-Identifier: EUPL-1.2
#include "dmn/analysis.h"

#include <algorithm>
#include <unordered_set>

#include "dmn/analysis_boxes.h"

namespace maatstaf::dmn {
namespace {

using feel::Value;

/// What a sweep asks at every place: are the rows that still match enough?
class Sweep {
 public:
  Sweep(const Boxes& boxes, std::size_t& steps) : boxes_(boxes), steps_(steps) {}
  virtual ~Sweep() = default;
  Sweep(const Sweep&) = delete;
  Sweep& operator=(const Sweep&) = delete;

  /// Walks over all cases that row `within` matches, or over all when there is none. Gives true when every
  /// one is settled; false when some are not, or when the steps ran out (is_cut_off).
  bool run(const RowSet& rows, std::optional<std::size_t> within) {
    within_ = within;
    settled_.assign(boxes_.dimensions().size() + 1, {});
    path_.clear();
    return walk(0, rows);
  }
  [[nodiscard]] bool is_cut_off() const { return cut_off_; }

 protected:
  enum class Verdict { Settled, Unsettled, Look };
  /// With these rows still possible and the dimensions from `dimension` on not yet chosen.
  [[nodiscard]] virtual Verdict judge(std::size_t dimension, const RowSet& rows) = 0;
  /// A place that is not settled; gives false when one is enough.
  virtual bool found() { return false; }

  [[nodiscard]] const Boxes& boxes() const { return boxes_; }
  [[nodiscard]] const std::vector<std::optional<std::size_t>>& path() const { return path_; }

 private:
  bool walk(std::size_t dimension, const RowSet& rows) {
    if (stop_) {
      return false;
    }
    const Verdict verdict = judge(dimension, rows);
    if (verdict == Verdict::Settled) {
      return true;
    }
    if (verdict == Verdict::Unsettled || dimension == boxes_.dimensions().size()) {
      stop_ = !found();
      return false;
    }
    if (settled_[dimension].contains(rows)) {
      return true;
    }
    const auto& each = boxes_.dimensions()[dimension];
    std::unordered_set<RowSet, RowSetHash> children;
    bool all = true;
    for (std::size_t at = 0; at < each.classes.size() && !stop_; ++at) {
      if (within_ && !each.cells[*within_].has(at)) {
        continue;
      }
      if (steps_ == 0) {
        cut_off_ = true;
        stop_ = true;
        return false;
      }
      --steps_;
      RowSet child = rows;
      child &= each.classes[at].rows;
      if (!children.insert(child).second) {
        continue;
      }
      path_.emplace_back(at);
      all = walk(dimension + 1, child) && all;
      path_.pop_back();
    }
    if (all && !stop_) {
      settled_[dimension].insert(rows);
    }
    return all;
  }

  const Boxes& boxes_;
  std::size_t& steps_;
  std::optional<std::size_t> within_;
  std::vector<std::unordered_set<RowSet, RowSetHash>> settled_;
  std::vector<std::optional<std::size_t>> path_;
  bool stop_ = false;
  bool cut_off_ = false;
};

enum class Disjoint { Yes, No };

/// Settled where a row matches.
class Coverage : public Sweep {
 public:
  Coverage(const Boxes& boxes, std::size_t& steps, Disjoint disjoint, std::size_t wanted)
      : Sweep(boxes, steps), disjoint_(disjoint), wanted_(wanted) {}
  [[nodiscard]] const std::vector<TableCase>& gaps() const { return gaps_; }

 private:
  Verdict judge(std::size_t dimension, const RowSet& rows) override {
    if (rows.is_empty()) {
      return Verdict::Unsettled;
    }
    if (rows.meets(boxes().full_from(dimension))) {
      return Verdict::Settled;
    }
    if (disjoint_ == Disjoint::No) {
      return Verdict::Look;
    }
    // Boxes that do not meet cover everything exactly when their points add up to all points.
    const auto space = boxes().volume_from(dimension);
    if (!space) {
      return Verdict::Look;
    }
    std::uint64_t covered = 0;
    rows.each([&](std::size_t row) {
      covered += *boxes().volume_from(row, dimension);
      return true;
    });
    return covered == *space ? Verdict::Settled : Verdict::Look;
  }
  bool found() override {
    gaps_.push_back(boxes().example(path()));
    return gaps_.size() < wanted_;
  }

  Disjoint disjoint_;
  std::size_t wanted_;
  std::vector<TableCase> gaps_;
};

/// Settled where the row can go: the row that comes instead is in front of it, or says the same.
class Replaceable : public Sweep {
 public:
  Replaceable(const Boxes& boxes, std::size_t& steps, const std::vector<bool>& fine)
      : Sweep(boxes, steps), fine_(fine) {}

 private:
  Verdict judge(std::size_t dimension, const RowSet& rows) override {
    const RowSet& full = boxes().full_from(dimension);
    bool all_fine = true;
    Verdict verdict = Verdict::Unsettled;  // where no row is left, nothing comes instead
    rows.each([&](std::size_t row) {
      const bool first = verdict == Verdict::Unsettled;
      all_fine = all_fine && fine_[row];
      verdict = Verdict::Look;
      if (!full.has(row)) {
        return true;
      }
      // Nothing behind this row counts here; every row in front of it may match or not.
      if (all_fine) {
        verdict = Verdict::Settled;
      }
      if (first && !fine_[row]) {
        verdict = Verdict::Unsettled;
      }
      return false;
    });
    return verdict;
  }

  const std::vector<bool>& fine_;
};

class Analyser {
 public:
  Analyser(const DecisionTable& table, const feel::Environment& environment, const AnalysisLimits& limits)
      : table_(table),
        rules_(table.info().table->rules),
        boxes_(table, environment),
        environment_(environment),
        limits_(limits),
        steps_(limits.steps) {}

  TableAnalysis run() {
    result_.unproven = boxes_.unproven();
    find_foreign_values();
    find_dead_rows();
    find_overlaps();
    find_gaps();
    find_masked();
    find_mergeable();
    return std::move(result_);
  }

 private:
  [[nodiscard]] HitPolicy policy() const { return table_.info().table->hit_policy; }
  [[nodiscard]] bool same_output(std::size_t a, std::size_t b) const {
    for (std::size_t i = 0; i < table_.outputs().size(); ++i) {
      const auto& first = table_.output_cell(a, i);
      const auto& second = table_.output_cell(b, i);
      const bool same = first.constant && second.constant
                            ? feel::same(*first.constant, *second.constant)
                            : rules_[a].outputs[i].text == rules_[b].outputs[i].text;
      if (!same) {
        return false;
      }
    }
    return true;
  }
  void add(TableFinding finding) {
    const auto count =
        std::ranges::count_if(result_.findings, [&](const auto& each) { return each.kind == finding.kind; });
    if (static_cast<std::size_t>(count) < limits_.findings) {
      result_.findings.push_back(std::move(finding));
    }
  }
  [[nodiscard]] RowSet live_rows() const {
    RowSet rows(table_.row_count(), true);
    for (const auto row : dead_) {
      rows.remove(row);
    }
    return rows;
  }

  void find_foreign_values();
  void find_dead_rows();
  void find_overlaps();
  void find_gaps();
  void find_masked();
  void find_masked_row(std::size_t row);
  void find_mergeable();
  [[nodiscard]] std::optional<std::size_t> only_difference(std::size_t a, std::size_t b) const;
  [[nodiscard]] bool ranks_before(std::size_t a, std::size_t b) const;

  const DecisionTable& table_;
  const std::vector<TableRule>& rules_;
  Boxes boxes_;
  const feel::Environment& environment_;
  AnalysisLimits limits_;
  std::size_t steps_;
  std::vector<std::size_t> dead_;
  bool disjoint_ = true;
  TableAnalysis result_;
};

/// A value that a cell names and the finite domain of its column does not have: a slip of the pen, mostly.
void Analyser::find_foreign_values() {
  feel::Evaluation evaluation;
  for (std::size_t column = 0; column < table_.columns().size(); ++column) {
    const auto& domain = table_.columns()[column].domain;
    if (domain.empty()) {
      continue;
    }
    for (std::size_t row = 0; row < table_.row_count(); ++row) {
      const Cell& cell = table_.cell(row, column);
      std::vector<Value> points;
      if (cell.is_any() || !cell.is_simple() || cell.has_order() ||
          !cell.add_end_points(environment_, evaluation, points)) {
        continue;
      }
      for (auto& point : points) {
        const bool known = point.is_null() || std::ranges::any_of(domain, [&](const Value& each) {
                             return feel::same(each, point);
                           });
        if (!known) {
          add({TableFindingKind::ForeignValue, {row}, column, std::move(point), {}});
        }
      }
    }
  }
}

void Analyser::find_dead_rows() {
  for (std::size_t row = 0; row < table_.row_count(); ++row) {
    for (const auto& dimension : boxes_.dimensions()) {
      if (!dimension.cells[row].is_empty()) {
        continue;
      }
      dead_.push_back(row);
      add({TableFindingKind::Dead, {row}, dimension.columns.front(), {}, {}});
      break;
    }
  }
}

void Analyser::find_overlaps() {
  const bool any = policy() == HitPolicy::Any;
  for (std::size_t a = 0; a < table_.row_count(); ++a) {
    for (std::size_t b = a + 1; b < table_.row_count(); ++b) {
      if (!boxes_.meet(a, b)) {
        continue;
      }
      auto example = boxes_.common(a, b);
      disjoint_ = false;
      if (policy() == HitPolicy::Unique) {
        add({TableFindingKind::Overlap, {a, b}, {}, {}, *std::move(example)});
      } else if (any && !same_output(a, b)) {
        add({TableFindingKind::Conflict, {a, b}, {}, {}, *std::move(example)});
      } else if (!any) {
        return;  // for the other hit policies it only matters whether there is one
      }
    }
  }
}

void Analyser::find_gaps() {
  const bool may_be_empty = policy() == HitPolicy::RuleOrder || policy() == HitPolicy::OutputOrder ||
                            policy() == HitPolicy::Collect;
  if (may_be_empty || table_.has_default()) {
    return;
  }
  // A column that cannot be judged is no dimension, so that boxes may meet that do not.
  const bool disjoint = disjoint_ && boxes_.unproven().empty();
  Coverage coverage(boxes_, steps_, disjoint ? Disjoint::Yes : Disjoint::No, limits_.findings);
  (void)coverage.run(RowSet(table_.row_count(), true), {});
  if (coverage.is_cut_off()) {
    result_.is_complete = false;
  }
  for (const auto& gap : coverage.gaps()) {
    add({TableFindingKind::Gap, {}, {}, {}, gap});
  }
}

/// Does the output of `a` come before that of `b` in the order of the output values, or is it the same?
bool Analyser::ranks_before(std::size_t a, std::size_t b) const {
  for (std::size_t i = 0; i < table_.outputs().size(); ++i) {
    const auto& order = table_.outputs()[i].order;
    const auto& first = table_.output_cell(a, i).constant;
    const auto& second = table_.output_cell(b, i).constant;
    if (!first || !second) {
      return false;
    }
    const auto rank = [&](const Value& value) {
      return std::ranges::find_if(order, [&](const Value& each) { return feel::same(each, value); }) -
             order.begin();
    };
    if (rank(*first) != rank(*second)) {
      return rank(*first) < rank(*second);
    }
  }
  return a < b;
}

/// Masked: other rows take every case. Redundant: what comes instead says the same.
void Analyser::find_masked_row(std::size_t row) {
  RowSet others(table_.row_count(), false);
  std::vector<bool> ahead(table_.row_count(), false);
  std::vector<bool> fine(table_.row_count(), false);
  RowSet takers(table_.row_count(), false);
  for (std::size_t other = 0; other < table_.row_count(); ++other) {
    if (other == row || !boxes_.is_certain_for(other, row) || !boxes_.meet(other, row)) {
      continue;
    }
    // A row that gives another reason is no replacement: the reason is part of what the table says.
    const bool same = same_output(other, row) && rules_[other].annotations == rules_[row].annotations;
    switch (policy()) {
      case HitPolicy::First:
        ahead[other] = other < row;
        fine[other] = ahead[other] || same;
        break;
      case HitPolicy::Priority:
        ahead[other] = ranks_before(other, row);
        fine[other] = ahead[other] || same;
        break;
      default:  // ANY: no row goes before another
        fine[other] = same;
        break;
    }
    others.add(other);
    if (ahead[other]) {
      takers.add(other);
    }
  }
  const TableCase example = *boxes_.common(row, row);
  Coverage coverage(boxes_, steps_, Disjoint::No, 1);
  if (coverage.run(takers, row)) {
    add({TableFindingKind::Masked, {row}, {}, {}, example});
    return;
  }
  if (coverage.is_cut_off()) {
    result_.is_complete = false;
  }
  // With PRIORITY the rows do not come in order, so that only rows ahead say what comes instead.
  if (policy() == HitPolicy::Priority || others.is_empty()) {
    return;
  }
  // A row that another test of the same column may keep out is no replacement.
  if (!boxes_.unproven().empty()) {
    return;
  }
  Replaceable replaceable(boxes_, steps_, fine);
  if (replaceable.run(others, row)) {
    add({TableFindingKind::Redundant, {row}, {}, {}, example});
  }
  if (replaceable.is_cut_off()) {
    result_.is_complete = false;
  }
}

void Analyser::find_masked() {
  if (policy() != HitPolicy::First && policy() != HitPolicy::Priority && policy() != HitPolicy::Any) {
    return;
  }
  const RowSet live = live_rows();
  for (std::size_t row = 0; row < table_.row_count(); ++row) {
    if (live.has(row)) {
      find_masked_row(row);
    }
  }
}

/// The one dimension in which two rows differ; nothing when there are more, or none.
std::optional<std::size_t> Analyser::only_difference(std::size_t a, std::size_t b) const {
  std::optional<std::size_t> found;
  for (std::size_t at = 0; at < boxes_.dimensions().size(); ++at) {
    const auto& dimension = boxes_.dimensions()[at];
    if (dimension.cells[a] == dimension.cells[b]) {
      continue;
    }
    if (found || dimension.columns.size() > 1) {
      return std::nullopt;
    }
    found = at;
  }
  return found;
}

void Analyser::find_mergeable() {
  const bool in_order = policy() == HitPolicy::First || policy() == HitPolicy::RuleOrder;
  if (policy() == HitPolicy::Collect || policy() == HitPolicy::OutputOrder) {
    return;
  }
  const RowSet live = live_rows();
  for (std::size_t a = 0; a < table_.row_count(); ++a) {
    const std::size_t end = in_order ? std::min(a + 2, table_.row_count()) : table_.row_count();
    for (std::size_t b = a + 1; b < end; ++b) {
      if (!live.has(a) || !live.has(b) || !same_output(a, b)) {
        continue;
      }
      if (rules_[a].annotations != rules_[b].annotations) {
        continue;  // they say something different
      }
      if (!boxes_.is_certain_for(a, b) || !boxes_.is_certain_for(b, a)) {
        continue;
      }
      const auto difference = only_difference(a, b);
      if (!difference) {
        continue;
      }
      const auto& dimension = boxes_.dimensions()[*difference];
      RowSet together = dimension.cells[a];
      together |= dimension.cells[b];
      // Ordered values must join up, or one cell cannot say it more simply.
      if (dimension.is_ordered && !together.is_contiguous()) {
        continue;
      }
      add({TableFindingKind::Mergeable, {a, b}, dimension.columns.front(), {}, {}});
    }
  }
}

}  // namespace

TableAnalysis analyse(const DecisionTable& table, const feel::Environment& environment,
                      const AnalysisLimits& limits) {
  return Analyser(table, environment, limits).run();
}

}  // namespace maatstaf::dmn
