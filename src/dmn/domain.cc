// SPDX-License-Identifier: EUPL-1.2
#include "dmn/domain.h"

#include <algorithm>
#include <bit>
#include <string>

namespace maatstaf::dmn {
namespace {

using feel::Kind;
using feel::Value;

bool is_less(const Value& a, const Value& b) {
  return feel::less(a, b).is_true();
}

/// A value between two others, or before the first or behind the last when one is missing. Nothing when there
/// is none.
std::optional<Value> between(const Value* lower, const Value* upper) {
  const Value& sample = lower != nullptr ? *lower : *upper;
  switch (sample.kind()) {
    case Kind::Number: {
      const base::Decimal one(1);
      const auto result = lower == nullptr   ? upper->number().subtract(one)
                          : upper == nullptr ? lower->number().add(one)
                                             : lower->number().add(upper->number());
      if (!result) {
        return std::nullopt;
      }
      if (lower == nullptr || upper == nullptr) {
        return Value(*result);
      }
      const auto half = result->divide(base::Decimal(2));
      if (!half || !(lower->number() < *half) || !(*half < upper->number())) {
        return std::nullopt;
      }
      return Value(*half);
    }
    case Kind::Date: {
      if (lower == nullptr) {
        return Value(upper->date().plus_days(-1));
      }
      if (upper == nullptr) {
        return Value(lower->date().plus_days(1));
      }
      const auto days = upper->date().days() - lower->date().days();
      if (days < 2) {
        return std::nullopt;
      }
      return Value(lower->date().plus_days(days / 2));
    }
    default:
      return std::nullopt;
  }
}

/// One value for every end point and for every gap between them.
std::optional<std::vector<Value>> with_gaps(std::vector<Value> points) {
  const Kind kind = points.front().kind();
  if (kind != Kind::Number && kind != Kind::Date) {
    return std::nullopt;
  }
  std::ranges::sort(points, is_less);
  std::vector<Value> result;
  const Value* previous = nullptr;
  for (const auto& point : points) {
    if (const auto gap = between(previous, &point)) {
      result.push_back(*gap);
    }
    result.push_back(point);
    previous = &point;
  }
  if (const auto gap = between(previous, nullptr)) {
    result.push_back(*gap);
  }
  return result;
}

/// A text that is none of these.
Value other_text(const std::vector<Value>& texts) {
  std::string longest;
  for (const auto& each : texts) {
    if (each.string().size() > longest.size()) {
      longest = each.string();
    }
  }
  return Value(longest + "~");
}

class Representatives {
 public:
  Representatives(const DecisionTable& table, std::span<const std::size_t> columns, const RowSet& rows,
                  const feel::Environment& environment, feel::Evaluation& evaluation)
      : table_(table), columns_(columns), rows_(rows), environment_(environment), evaluation_(evaluation) {}

  std::optional<std::vector<Value>> values() {
    std::optional<std::vector<Value>> result;
    for (const auto column : columns_) {
      const auto& domain = table_.columns()[column].domain;
      if (!domain.empty() && !result) {
        result = domain;
      }
    }
    if (!result) {
      result = from_end_points();
    }
    if (result) {
      std::erase_if(*result, [&](const Value& each) { return !is_allowed(each); });
    }
    return result;
  }

 private:
  [[nodiscard]] bool is_allowed(const Value& value) {
    return std::ranges::all_of(columns_, [&](std::size_t column) {
      const auto& values = table_.columns()[column].values;
      return value.is_null() || !values || !values->is_simple() ||
             values->evaluate(value, environment_, evaluation_).is_true();
    });
  }

  std::optional<std::vector<Value>> from_end_points() {
    std::vector<Value> points;
    bool ordered = false;
    for (const auto column : columns_) {
      const auto& values = table_.columns()[column].values;
      if (values && values->is_simple()) {
        if (!values->add_end_points(environment_, evaluation_, points)) {
          return std::nullopt;
        }
        ordered = ordered || values->has_order();
      }
      for (std::size_t row = 0; row < table_.row_count(); ++row) {
        const Cell& cell = table_.cell(row, column);
        if (!rows_.has(row) || cell.is_any()) {
          continue;
        }
        if (!cell.is_simple() || !cell.add_end_points(environment_, evaluation_, points)) {
          return std::nullopt;
        }
        ordered = ordered || cell.has_order();
      }
    }
    std::erase_if(points, [](const Value& each) { return each.is_null(); });
    make_unique(points);
    if (points.empty()) {
      return std::vector<Value>{Value("~")};
    }
    const Kind kind = points.front().kind();
    if (std::ranges::any_of(points, [&](const Value& each) { return each.kind() != kind; })) {
      return std::nullopt;
    }
    if (kind == Kind::Boolean) {
      return std::vector<Value>{Value(false), Value(true)};
    }
    if (kind == Kind::String && !ordered) {
      points.push_back(other_text(points));
      return points;
    }
    return with_gaps(std::move(points));
  }

  const DecisionTable& table_;
  std::span<const std::size_t> columns_;
  const RowSet& rows_;
  const feel::Environment& environment_;
  feel::Evaluation& evaluation_;
};

}  // namespace

void make_unique(std::vector<Value>& values) {
  const auto kind = values.empty() ? Kind::Null : values.front().kind();
  const bool sortable = (kind == Kind::Number || kind == Kind::Date) &&
                        std::ranges::all_of(values, [&](const Value& each) { return each.kind() == kind; });
  if (sortable) {
    std::ranges::sort(values, is_less);
    const auto doubles = std::ranges::unique(values, feel::same);
    values.erase(doubles.begin(), doubles.end());
    return;
  }
  std::vector<Value> result;
  for (auto& each : values) {
    const bool seen =
        std::ranges::any_of(result, [&](const Value& other) { return feel::same(each, other); });
    if (!seen) {
      result.push_back(std::move(each));
    }
  }
  values = std::move(result);
}

bool RowSet::is_empty() const {
  return std::ranges::all_of(words_, [](std::uint64_t word) { return word == 0; });
}

std::size_t RowSet::size() const {
  std::size_t count = 0;
  for (const std::uint64_t word : words_) {
    count += static_cast<std::size_t>(std::popcount(word));
  }
  return count;
}

bool RowSet::is_contiguous() const {
  std::optional<std::size_t> last;
  bool contiguous = true;
  each([&](std::size_t member) {
    contiguous = !last || member == *last + 1;
    last = member;
    return contiguous;
  });
  return contiguous;
}

bool RowSet::meets(const RowSet& other) const {
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if ((words_[i] & other.words_[i]) != 0) {
      return true;
    }
  }
  return false;
}

std::size_t RowSet::hash() const {
  std::uint64_t result = 0x9e3779b97f4a7c15ULL;
  for (const std::uint64_t word : words_) {
    result ^= word + 0x9e3779b97f4a7c15ULL + (result << 6U) + (result >> 2U);
    result *= 0xff51afd7ed558ccdULL;
  }
  return static_cast<std::size_t>(result);
}

std::optional<std::vector<Value>> representative_values(const DecisionTable& table,
                                                        std::span<const std::size_t> columns,
                                                        const RowSet& rows,
                                                        const feel::Environment& environment,
                                                        feel::Evaluation& evaluation) {
  return Representatives(table, columns, rows, environment, evaluation).values();
}

}  // namespace maatstaf::dmn
