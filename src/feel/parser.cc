// SPDX-License-Identifier: EUPL-1.2
#include "feel/parser.h"

#include <fmt/format.h>

#include <algorithm>

#include "feel/builtin.h"

namespace maatstaf::feel {
namespace {

constexpr int kHighestTree = 1000;
constexpr std::size_t kLongestSource = 1'000'000;

constexpr int kWeakestLevel = 1;
constexpr int kComparisonLevel = 3;

struct ArithmeticOperator {
  Arithmetic operation;
  int level;
};

std::optional<ArithmeticOperator> arithmetic_of(const Token& token) {
  if (token.kind != TokenKind::Symbol) {
    return std::nullopt;
  }
  if (token.text == "+") {
    return ArithmeticOperator{Arithmetic::Add, kOperandLevel};
  }
  if (token.text == "-") {
    return ArithmeticOperator{Arithmetic::Subtract, kOperandLevel};
  }
  if (token.text == "*") {
    return ArithmeticOperator{Arithmetic::Multiply, kOperandLevel + 1};
  }
  if (token.text == "/") {
    return ArithmeticOperator{Arithmetic::Divide, kOperandLevel + 1};
  }
  if (token.text == "**") {
    return ArithmeticOperator{Arithmetic::Power, kOperandLevel + 2};
  }
  return std::nullopt;
}

}  // namespace

std::optional<Comparison> Parser::comparison_of(const Token& token) {
  constexpr std::string_view kSymbols[] = {"=", "!=", "<", "<=", ">", ">="};
  if (token.kind != TokenKind::Symbol) {
    return std::nullopt;
  }
  const auto* found = std::ranges::find(kSymbols, token.text);
  return found == std::ranges::end(kSymbols)
             ? std::nullopt
             : std::optional(static_cast<Comparison>(found - std::ranges::begin(kSymbols)));
}

Parser::Parser(std::string_view source, const Scope& scope, const Type& input_type)
    : source_(source), scope_(scope) {
  std::vector<const Scope*> chain;
  for (const Scope* outer = &scope; outer != nullptr; outer = outer->parent()) {
    chain.push_back(outer);
    for (const Scope::Entry& entry : outer->entries()) {
      learn_members(entry.type);
    }
  }
  learn_members(input_type);
  for (auto outer = chain.rbegin(); outer != chain.rend(); ++outer) {
    Level level;
    level.kind = LevelKind::Scope;
    level.scope = *outer;
    levels_.push_back(std::move(level));
  }
  move_to(0);
}

bool Parser::at_symbol(std::string_view symbol) const {
  return token_.kind == TokenKind::Symbol && token_.text == symbol;
}

bool Parser::at_word(std::string_view word) const {
  return token_.kind == TokenKind::Word && token_.text == word;
}

bool Parser::take_symbol(std::string_view symbol) {
  if (!at_symbol(symbol)) {
    return false;
  }
  advance();
  return true;
}

bool Parser::take_word(std::string_view word) {
  if (!at_word(word)) {
    return false;
  }
  advance();
  return true;
}

base::Result<void> Parser::expect_symbol(std::string_view symbol) {
  if (!take_symbol(symbol)) {
    return error(fmt::format("Hier hoort \"{}\" te staan.", symbol));
  }
  return {};
}

base::Result<void> Parser::expect_word(std::string_view word) {
  if (!take_word(word)) {
    return error(fmt::format("Hier hoort het woord \"{}\" te staan.", word));
  }
  return {};
}

tl::unexpected<base::Error> Parser::error(std::string cause) const {
  base::Place place;
  const std::string_view before = source_.substr(0, token_.offset);
  place.line = static_cast<int>(std::ranges::count(before, '\n')) + 1;
  const std::size_t line_start = before.rfind('\n');
  place.column =
      static_cast<int>(token_.offset - (line_start == std::string_view::npos ? 0 : line_start + 1)) + 1;
  return base::fail(base::ErrorKind::Rules, std::move(cause), "Verbeter de uitdrukking.", std::move(place));
}

tl::unexpected<base::Error> Parser::unexpected_token() const {
  if (token_.kind == TokenKind::End) {
    return error("De uitdrukking houdt te vroeg op.");
  }
  return error(token_.kind == TokenKind::Invalid ? token_.value
                                                 : fmt::format("\"{}\" kan hier niet staan.", token_.text));
}

base::Result<NodePointer> Parser::checked(NodePointer node) const {
  if (node->height() > kHighestTree) {
    return error("De uitdrukking is te lang of te diep genest.");
  }
  return node;
}

base::Result<NodePointer> Parser::whole_expression() {
  if (source_.size() > kLongestSource) {
    return error("De uitdrukking is te lang.");
  }
  TRY(NodePointer node, expression());
  if (token_.kind != TokenKind::End) {
    return unexpected_token();
  }
  return node;
}

base::Result<Type> Parser::whole_type() {
  TRY(Type result, type());
  if (token_.kind != TokenKind::End) {
    return unexpected_token();
  }
  return result;
}

base::Result<NodePointer> Parser::expression() {
  const Nesting nesting(*this);
  if (nesting.is_too_deep()) {
    return error("De uitdrukking is te diep genest.");
  }
  return binary(kWeakestLevel);
}

base::Result<NodePointer> Parser::binary(int weakest) {
  TRY(NodePointer left, unary());
  return binary_rest(std::move(left), weakest);
}

base::Result<NodePointer> Parser::binary_rest(NodePointer left, int weakest) {
  while (true) {
    const int at = offset();
    if (const auto arithmetic = arithmetic_of(token_); arithmetic && arithmetic->level >= weakest) {
      advance();
      TRY(NodePointer right, binary(arithmetic->level + 1));
      left = make_arithmetic(at, arithmetic->operation, std::move(left), std::move(right));
    } else if (const auto comparison = comparison_of(token_); comparison && weakest <= kComparisonLevel) {
      advance();
      TRY(NodePointer right, binary(kOperandLevel));
      left = make_comparison(at, *comparison, std::move(left), std::move(right));
    } else if (weakest <= kComparisonLevel && take_word("between")) {
      TRY(left, between_rest(std::move(left), at));
    } else if (weakest <= kComparisonLevel && take_word("in")) {
      TRY(left, in_rest(std::move(left), at));
    } else if (weakest <= 2 && take_word("and")) {
      TRY(NodePointer right, binary(kComparisonLevel));
      left = make_and(at, std::move(left), std::move(right));
    } else if (weakest <= 1 && take_word("or")) {
      TRY(NodePointer right, binary(2));
      left = make_or(at, std::move(left), std::move(right));
    } else {
      return left;
    }
    TRY(left, checked(std::move(left)));
  }
}

base::Result<NodePointer> Parser::between_rest(NodePointer value, int at) {
  TRY(NodePointer low, binary(kOperandLevel));
  TRY_VOID(expect_word("and"));
  TRY(NodePointer high, binary(kOperandLevel));
  return make_between(at, std::move(value), std::move(low), std::move(high));
}

base::Result<NodePointer> Parser::in_rest(NodePointer value, int at) {
  NodeList tests;
  if (comparison_of(token_)) {
    TRY(NodePointer test, operator_range());
    tests.push_back(std::move(test));
  } else if (at_symbol("(")) {
    TRY(tests, parenthesised());
    if (tests.size() == 1) {
      TRY(NodePointer test, postfix(std::move(tests.front())));
      TRY(tests.front(), binary_rest(std::move(test), kOperandLevel));
    }
  } else {
    TRY(NodePointer test, binary(kOperandLevel));
    tests.push_back(std::move(test));
  }
  return make_in(at, std::move(value), std::move(tests));
}

base::Result<NodePointer> Parser::unary() {
  if (at_symbol("-")) {
    const int at = offset();
    const bool was_in_range_end = is_in_range_end_;
    const Nesting nesting(*this);
    is_in_range_end_ = was_in_range_end;
    if (nesting.is_too_deep()) {
      return error("De uitdrukking is te diep genest.");
    }
    advance();
    TRY(NodePointer operand, unary());
    return make_negation(at, std::move(operand));
  }
  TRY(NodePointer start, primary());
  TRY(NodePointer node, postfix(std::move(start)));
  while (at_word("instance")) {
    const int at = offset();
    advance();
    TRY_VOID(expect_word("of"));
    TRY(Type asked, type());
    node = make_instance_of(at, std::move(node), std::move(asked));
  }
  return checked(std::move(node));
}

base::Result<NodePointer> Parser::postfix(NodePointer node) {
  while (true) {
    if (at_symbol(".")) {
      TRY(node, path_rest(std::move(node)));
    } else if (at_symbol("[") && !is_in_range_end_) {
      TRY(node, filter_rest(std::move(node)));
    } else if (at_symbol("(")) {
      TRY(node, call_rest(std::move(node), nullptr));
    } else {
      return node;
    }
    TRY(node, checked(std::move(node)));
  }
}

base::Result<NodePointer> Parser::path_rest(NodePointer source) {
  const int at = offset();
  advance();
  if (token_.kind != TokenKind::Word) {
    return error("Na de punt hoort de naam van een onderdeel.");
  }
  Word member = member_name();
  move_to(member.end);
  return make_path(at, std::move(source), std::move(member.name));
}

base::Result<NodePointer> Parser::filter_rest(NodePointer source) {
  const int at = offset();
  const Nesting nesting(*this);
  advance();
  Level level;
  level.kind = LevelKind::Filter;
  levels_.push_back(std::move(level));
  auto condition = expression();
  levels_.pop_back();
  TRY(NodePointer node, std::move(condition));
  TRY_VOID(expect_symbol("]"));
  return make_filter(at, std::move(source), std::move(node));
}

base::Result<NodePointer> Parser::call_rest(NodePointer callee, const Builtin* builtin) {
  const int at = offset();
  const Nesting nesting(*this);
  advance();
  NodeList arguments;
  std::vector<std::string> names;
  const bool is_named = argument_name_end() != std::string_view::npos;
  while (!at_symbol(")")) {
    if (is_named) {
      TRY(std::string name, name_before_colon());
      names.push_back(std::move(name));
    }
    TRY(NodePointer argument, expression());
    arguments.push_back(std::move(argument));
    if (!take_symbol(",")) {
      break;
    }
  }
  TRY_VOID(expect_symbol(")"));
  if (builtin != nullptr) {
    return is_named ? make_named_builtin_call(at, *builtin, std::move(names), std::move(arguments))
                    : make_builtin_call(at, *builtin, std::move(arguments));
  }
  return is_named ? make_named_call(at, std::move(callee), std::move(names), std::move(arguments))
                  : make_call(at, std::move(callee), std::move(arguments));
}

base::Result<NodePointer> Parser::primary() {
  const int at = offset();
  switch (token_.kind) {
    case TokenKind::Number:
      return number();
    case TokenKind::Temporal:
      return temporal();
    case TokenKind::Word:
      return word_expression();
    case TokenKind::String: {
      NodePointer node = make_constant(at, Value(token_.value));
      advance();
      return node;
    }
    case TokenKind::Symbol:
      break;
    case TokenKind::End:
    case TokenKind::Invalid:
      return unexpected_token();
  }
  if (at_symbol("(")) {
    TRY(NodeList items, parenthesised());
    if (items.size() != 1) {
      return error("Een rij tussen haakjes kan alleen achter \"in\" staan.");
    }
    return std::move(items.front());
  }
  if (at_symbol("[") || at_symbol("]")) {
    return list_or_range();
  }
  if (at_symbol("{")) {
    return context();
  }
  return unexpected_token();
}

base::Result<NodePointer> Parser::number() {
  const auto value = base::Decimal::parse(token_.text);
  if (!value) {
    return error("Dit getal is te groot.");
  }
  NodePointer node = make_constant(offset(), Value(*value));
  advance();
  return node;
}

base::Result<NodePointer> Parser::temporal() {
  const int at = offset();
  const std::string& text = token_.value;
  Value value;
  if (const auto date = parse_date(text)) {
    value = Value(*date);
  } else if (const auto moment = DateTime::parse(text)) {
    value = Value(*moment);
  } else if (const auto time = Time::parse(text)) {
    value = Value(*time);
  } else if (const auto months = YearsMonthsDuration::parse(text)) {
    value = Value(*months);
  } else if (const auto span = DaysTimeDuration::parse(text)) {
    value = Value(*span);
  } else {
    value = Value::null(
        {DiagnosticCode::Format, fmt::format("@\"{}\" is geen datum, tijd of duur.", text), {}, -1});
  }
  advance();
  return make_constant(at, std::move(value));
}

base::Result<NodePointer> Parser::word_expression() {
  const int at = offset();
  const bool is_longer_name = declared_name().end > token_.end();
  if (is_longer_name || !is_keyword(token_.text)) {
    return name_expression();
  }
  if (take_word("true")) {
    return make_constant(at, Value(true));
  }
  if (take_word("false")) {
    return make_constant(at, Value(false));
  }
  if (take_word("null")) {
    return make_constant(at, Value());
  }
  if (take_word("if")) {
    return if_expression();
  }
  if (take_word("for")) {
    return for_expression();
  }
  if (at_word("some") || at_word("every")) {
    const Quantifier quantifier = at_word("some") ? Quantifier::Some : Quantifier::Every;
    advance();
    return quantified_expression(quantifier);
  }
  if (take_word("function")) {
    return function_definition();
  }
  return unexpected_token();
}

}  // namespace maatstaf::feel
