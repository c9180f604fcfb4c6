// SPDX-License-Identifier: EUPL-1.2
//
// One input cell of a decision table: its unary tests, and what can be said about them without knowing the
// input. Many cells are simple: a list of values, comparisons and ranges. Between the end points of those the
// answer does not change, so that a handful of values stands for all values an unknown input may have.
// Immutable, thread-safe.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "feel/expression.h"
#include "feel/value.h"

namespace maatstaf::dmn {

/// Splits tests at their top level commas: `"a,b", [1..2]` gives `"a,b"` and `[1..2]`. Nothing when brackets
/// or quotes do not pair.
[[nodiscard]] std::optional<std::vector<std::string_view>> split_tests(std::string_view text);

class Cell {
 public:
  [[nodiscard]] static base::Result<Cell> parse(std::string_view text, const feel::Scope& scope,
                                                const feel::Type& input_type);

  /// true, false, null or unknown.
  [[nodiscard]] feel::Value evaluate(const feel::Value& input, const feel::Environment& environment,
                                     feel::Evaluation& evaluation) const;

  [[nodiscard]] bool is_any() const { return tests_.is_any(); }
  /// It reads nothing but the input.
  [[nodiscard]] bool is_fixed() const { return tests_.references().empty(); }
  [[nodiscard]] const std::vector<std::string>& references() const { return tests_.references(); }
  [[nodiscard]] const std::vector<std::string>& missing() const { return tests_.missing(); }
  /// The answer changes only at the end points.
  [[nodiscard]] bool is_simple() const { return simple_; }
  /// It orders values; end points of equality alone do not.
  [[nodiscard]] bool has_order() const { return has_order_; }
  /// It asks for null somewhere.
  [[nodiscard]] bool names_null() const { return names_null_; }
  /// Adds the end points of a simple cell; false when one is not known in this environment.
  [[nodiscard]] bool add_end_points(const feel::Environment& environment, feel::Evaluation& evaluation,
                                    std::vector<feel::Value>& into) const;

 private:
  /// A comparison of the input with a constant, for speed. The tests are an "or" of these.
  struct Comparison {
    enum class Operator : std::uint8_t { Equal, Less, LessOrEqual, Greater, GreaterOrEqual, In };
    Operator operation = Operator::Equal;
    feel::Value operand;  ///< for In the lower end
    feel::Value upper;
    bool open_lower = false;
    bool open_upper = false;
  };

  void analyse(std::string_view text, const feel::Scope& scope);
  [[nodiscard]] bool analyse_part(std::string_view part, const feel::Scope& scope);
  void add_comparison(std::string_view sign, const feel::Value& value);
  [[nodiscard]] std::optional<bool> compare(const feel::Value& input) const;

  feel::UnaryTests tests_;
  std::vector<feel::Expression> end_points_;
  std::vector<Comparison> comparisons_;
  bool simple_ = false;
  bool has_order_ = false;
  bool names_null_ = false;
  bool negated_ = false;
  bool fast_ = false;  ///< the comparisons say it all
  feel::Kind fast_kind_ = feel::Kind::Null;
};

}  // namespace maatstaf::dmn
