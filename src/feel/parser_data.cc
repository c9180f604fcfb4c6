// SPDX-License-Identifier: EUPL-1.2
//
// Brackets of all kinds: expressions, tests, ranges, lists and contexts.
#include "feel/parser.h"

namespace maatstaf::feel {
namespace {

RangeForm range_form(Comparison comparison) {
  switch (comparison) {
    case Comparison::Equal:
      return RangeForm::Equal;
    case Comparison::NotEqual:
      return RangeForm::NotEqual;
    case Comparison::Less:
      return RangeForm::Less;
    case Comparison::LessOrEqual:
      return RangeForm::LessOrEqual;
    case Comparison::Greater:
      return RangeForm::Greater;
    case Comparison::GreaterOrEqual:
      return RangeForm::GreaterOrEqual;
  }
  return RangeForm::Equal;
}

}  // namespace

// At "(": an expression in brackets, a range such as (1..2] or (< 5), or several tests behind `in`.
base::Result<NodeList> Parser::parenthesised() {
  const int at = offset();
  const Nesting nesting(*this);
  advance();
  NodeList items;
  do {
    if (comparison_of(token_)) {
      TRY(NodePointer test, operator_range());
      items.push_back(std::move(test));
      continue;
    }
    TRY(NodePointer item, expression());
    if (at_symbol("..") && items.empty()) {
      TRY(NodePointer range, range_rest(at, Boundary::Open, std::move(item)));
      items.push_back(std::move(range));
      return items;
    }
    items.push_back(std::move(item));
  } while (take_symbol(","));
  TRY_VOID(expect_symbol(")"));
  return items;
}

base::Result<NodePointer> Parser::operator_range() {
  const int at = offset();
  const Comparison comparison = *comparison_of(token_);
  advance();
  TRY(NodePointer operand, binary(kOperandLevel));
  const RangeForm form = range_form(comparison);
  const bool has_end = form == RangeForm::Less || form == RangeForm::LessOrEqual;
  const bool is_open = form == RangeForm::Less || form == RangeForm::Greater;
  const Boundary boundary = is_open ? Boundary::Open : Boundary::Closed;
  const Boundary start = has_end ? Boundary::Open : boundary;
  const Boundary end = has_end || form == RangeForm::Equal ? boundary : Boundary::Open;
  NodePointer none;
  return has_end ? make_range(at, form, start, std::move(none), std::move(operand), end)
                 : make_range(at, form, start, std::move(operand), std::move(none), end);
}

// At "[" or "]": a list, or a range that begins with that bracket.
base::Result<NodePointer> Parser::list_or_range() {
  const int at = offset();
  const Nesting nesting(*this);
  const bool is_open_range = at_symbol("]");
  advance();
  NodeList items;
  while (!at_symbol("]") || is_open_range) {
    TRY(NodePointer item, expression());
    if (at_symbol("..") && items.empty()) {
      return range_rest(at, is_open_range ? Boundary::Open : Boundary::Closed, std::move(item));
    }
    if (is_open_range) {
      return error("Hier hoort \"..\" te staan.");
    }
    items.push_back(std::move(item));
    if (!take_symbol(",")) {
      break;
    }
  }
  TRY_VOID(expect_symbol("]"));
  return make_list(at, std::move(items));
}

// At "..": the end of a range and its closing bracket.
base::Result<NodePointer> Parser::range_rest(int at, Boundary from, NodePointer start) {
  advance();
  is_in_range_end_ = true;
  auto parsed = binary(kOperandLevel);
  is_in_range_end_ = false;
  TRY(NodePointer end, std::move(parsed));
  Boundary to = Boundary::Open;
  if (take_symbol("]")) {
    to = Boundary::Closed;
  } else if (!take_symbol(")") && !take_symbol("[")) {
    return error("Een bereik eindigt met \"]\", \")\" of \"[\".");
  }
  return make_range(at, RangeForm::Interval, from, std::move(start), std::move(end), to);
}

base::Result<NodePointer> Parser::context() {
  const int at = offset();
  const Nesting nesting(*this);
  advance();
  std::vector<std::string> names;
  NodeList values;
  levels_.emplace_back();
  while (!at_symbol("}")) {
    std::string name;
    if (token_.kind == TokenKind::String) {
      name = token_.value;
      advance();
      TRY_VOID(expect_symbol(":"));
    } else {
      TRY(name, name_before_colon());
    }
    TRY(NodePointer value, expression());
    members_.insert(name);
    levels_.back().names.push_back(name);
    names.push_back(std::move(name));
    values.push_back(std::move(value));
    if (!take_symbol(",")) {
      break;
    }
  }
  levels_.pop_back();
  TRY_VOID(expect_symbol("}"));
  return make_context(at, std::move(names), std::move(values));
}

}  // namespace maatstaf::feel
