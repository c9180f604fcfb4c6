// SPDX-License-Identifier: EUPL-1.2
#include "dmn/cell.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"

namespace maatstaf::dmn {
namespace {

using feel::Kind;
using feel::Value;

/// The place behind a string literal that starts at `at`; npos when it does not end.
std::size_t skip_string(std::string_view text, std::size_t at) {
  for (++at; at < text.size(); ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (text[at] == '"') {
      return at + 1;
    }
  }
  return std::string_view::npos;
}

/// The comparison sign at the start, or empty.
std::string_view sign_of(std::string_view part) {
  for (const std::string_view sign : {"<=", ">=", "!=", "<", ">", "="}) {
    if (part.starts_with(sign)) {
      return part.substr(0, sign.size());
    }
  }
  return {};
}

bool is_scalar(Kind kind) {
  return kind == Kind::Boolean || kind == Kind::Number || kind == Kind::String || kind == Kind::Date;
}

int order(const Value& a, const Value& b) {
  const auto result = [](auto ordering) { return ordering < 0 ? -1 : (ordering > 0 ? 1 : 0); };
  switch (a.kind()) {
    case Kind::Number:
      return result(a.number() <=> b.number());
    case Kind::String:
      return result(a.string() <=> b.string());
    case Kind::Date:
      return result(a.date() <=> b.date());
    default:
      return static_cast<int>(a.boolean()) - static_cast<int>(b.boolean());
  }
}

/// Adds the scalars that make up a value of a test; false when it is of a kind without end points.
bool add_scalars(const Value& value, std::vector<Value>& into) {
  switch (value.kind()) {
    case Kind::Unknown:
    case Kind::Context:
    case Kind::Function:
      return false;
    case Kind::List: {
      const auto& list = value.list();
      return std::ranges::all_of(list, [&](const Value& each) { return add_scalars(each, into); });
    }
    case Kind::Range:
      return add_scalars(value.range().start, into) && add_scalars(value.range().end, into);
    default:
      into.push_back(value);
      return true;
  }
}

}  // namespace

std::optional<std::vector<std::string_view>> split_tests(std::string_view text) {
  std::vector<std::string_view> parts;
  std::size_t start = 0;
  int depth = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c == '"') {
      at = skip_string(text, at);
      if (at == std::string_view::npos) {
        return std::nullopt;
      }
      continue;
    }
    if (c == '(' || c == '[' || c == '{') {
      ++depth;
    }
    if (c == ')' || c == ']' || c == '}') {
      --depth;
    }
    if (depth < 0) {
      return std::nullopt;
    }
    if (c == ',' && depth == 0) {
      parts.push_back(base::trimmed(text.substr(start, at - start)));
      start = at + 1;
    }
    ++at;
  }
  if (depth != 0) {
    return std::nullopt;
  }
  parts.push_back(base::trimmed(text.substr(start)));
  return parts;
}

base::Result<Cell> Cell::parse(std::string_view text, const feel::Scope& scope,
                               const feel::Type& input_type) {
  Cell cell;
  TRY(cell.tests_, feel::parse_unary_tests(text.empty() ? "-" : text, scope, input_type));
  if (!cell.is_any()) {
    cell.analyse(base::trimmed(text), scope);
  }
  cell.names_null_ = text.find("null") != std::string_view::npos;
  return cell;
}

void Cell::analyse(std::string_view text, const feel::Scope& scope) {
  // "not(...)" around everything; a further bracket behind it makes the cell something else.
  if (text.starts_with("not") && base::trimmed(text.substr(3)).starts_with('(') && text.ends_with(')')) {
    const auto inner = base::trimmed(text.substr(3));
    const auto content = inner.substr(1, inner.size() - 2);
    if (split_tests(content)) {
      negated_ = true;
      text = content;
    }
  }
  const auto parts = split_tests(text);
  fast_ = true;
  simple_ =
      parts && std::ranges::all_of(*parts, [&](std::string_view part) { return analyse_part(part, scope); });
  fast_ = fast_ && simple_ && !comparisons_.empty();
  if (fast_) {
    fast_kind_ = comparisons_.front().operand.kind();
    fast_ = std::ranges::all_of(comparisons_, [&](const Comparison& each) {
      return each.operand.kind() == fast_kind_ && is_scalar(fast_kind_) &&
             (each.operation != Comparison::Operator::In || each.upper.kind() == fast_kind_) &&
             (fast_kind_ != Kind::Boolean || each.operation == Comparison::Operator::Equal);
    });
  }
  if (!fast_) {
    comparisons_.clear();
  }
}

bool Cell::analyse_part(std::string_view part, const feel::Scope& scope) {
  if (part.empty()) {
    return false;
  }
  if (part.front() == '?') {
    part = base::trimmed(part.substr(1));
    if (part.starts_with("in ") || part.starts_with("in[")) {
      part = base::trimmed(part.substr(2));
    }
  }
  if (part.find('?') != std::string_view::npos) {
    return false;
  }
  const std::string_view sign = sign_of(part);
  part = base::trimmed(part.substr(sign.size()));
  const auto expression = feel::parse_expression(part, scope);
  if (!expression) {
    return false;
  }
  if (sign.find_first_of("<>") != std::string_view::npos) {
    has_order_ = true;
  }
  if (expression->constant() != nullptr) {
    const Value& value = *expression->constant();
    // A test such as "true and ..." may be a constant of its own; only plain values and ranges count as end
    // points.
    if (value.is_range()) {
      has_order_ = true;
    }
    add_comparison(sign, value);
  } else {
    if (part.find("..") != std::string_view::npos) {
      has_order_ = true;
    }
    fast_ = false;
  }
  end_points_.push_back(*expression);
  return true;
}

void Cell::add_comparison(std::string_view sign, const Value& value) {
  Comparison comparison;
  using Operator = Comparison::Operator;
  if (value.is_range()) {
    const feel::Range& range = value.range();
    if (!sign.empty() || range.start.is_null() || range.end.is_null()) {
      fast_ = false;
      return;
    }
    comparison = {Operator::In, range.start, range.end, range.start_boundary == feel::Boundary::Open,
                  range.end_boundary == feel::Boundary::Open};
  } else if (is_scalar(value.kind()) && sign != "!=") {
    comparison.operand = value;
    if (sign == "<") {
      comparison.operation = Operator::Less;
    }
    if (sign == "<=") {
      comparison.operation = Operator::LessOrEqual;
    }
    if (sign == ">") {
      comparison.operation = Operator::Greater;
    }
    if (sign == ">=") {
      comparison.operation = Operator::GreaterOrEqual;
    }
  } else {
    fast_ = false;
    return;
  }
  comparisons_.push_back(std::move(comparison));
}

std::optional<bool> Cell::compare(const Value& input) const {
  if (!fast_ || input.kind() != fast_kind_) {
    return std::nullopt;
  }
  using Operator = Comparison::Operator;
  const bool found = std::ranges::any_of(comparisons_, [&](const Comparison& each) {
    const int lower = order(input, each.operand);
    switch (each.operation) {
      case Operator::Equal:
        return lower == 0;
      case Operator::Less:
        return lower < 0;
      case Operator::LessOrEqual:
        return lower <= 0;
      case Operator::Greater:
        return lower > 0;
      case Operator::GreaterOrEqual:
        return lower >= 0;
      case Operator::In:
        break;
    }
    const int upper = order(input, each.upper);
    return (each.open_lower ? lower > 0 : lower >= 0) && (each.open_upper ? upper < 0 : upper <= 0);
  });
  return found != negated_;
}

Value Cell::evaluate(const Value& input, const feel::Environment& environment,
                     feel::Evaluation& evaluation) const {
  if (is_any()) {
    return Value(true);
  }
  if (const auto answer = compare(input)) {
    return Value(*answer);
  }
  return tests_.evaluate(input, environment, evaluation);
}

bool Cell::add_end_points(const feel::Environment& environment, feel::Evaluation& evaluation,
                          std::vector<Value>& into) const {
  return std::ranges::all_of(end_points_, [&](const feel::Expression& each) {
    return add_scalars(each.evaluate(environment, evaluation), into);
  });
}

}  // namespace maatstaf::dmn
