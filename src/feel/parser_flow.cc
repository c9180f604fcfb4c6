// SPDX-License-Identifier: EUPL-1.2
//
// if, for, some, every, function definitions, and unary tests.
#include <fmt/format.h>

#include "feel/parser.h"

namespace maatstaf::feel {
base::Result<NodePointer> Parser::if_expression() {
  const int at = offset();
  TRY(NodePointer condition, expression());
  TRY_VOID(expect_word("then"));
  TRY(NodePointer then, expression());
  TRY_VOID(expect_word("else"));
  TRY(NodePointer otherwise, expression());
  return make_if(at, std::move(condition), std::move(then), std::move(otherwise));
}

// Reads `name in domain, …` into the frame on top of the levels; a later domain may use the names before it.
base::Result<std::vector<Iterator>> Parser::iterators() {
  std::vector<Iterator> out;
  do {
    Iterator iterator;
    TRY(iterator.name, name_before_word("in"));
    TRY_VOID(expect_word("in"));
    TRY(iterator.from, expression());
    if (take_symbol("..")) {
      TRY(iterator.to, binary(kOperandLevel));
    }
    levels_.back().names.push_back(iterator.name);
    out.push_back(std::move(iterator));
  } while (take_symbol(","));
  return out;
}

base::Result<NodePointer> Parser::for_expression() {
  const int at = offset();
  levels_.emplace_back();
  TRY(std::vector<Iterator> domains, iterators());
  TRY_VOID(expect_word("return"));
  levels_.back().names.emplace_back("partial");
  TRY(NodePointer body, expression());
  const Partial partial = levels_.back().is_partial_used ? Partial::Used : Partial::Unused;
  levels_.pop_back();
  return checked(make_for(at, std::move(domains), std::move(body), partial));
}

base::Result<NodePointer> Parser::quantified_expression(Quantifier quantifier) {
  const int at = offset();
  levels_.emplace_back();
  TRY(std::vector<Iterator> domains, iterators());
  TRY_VOID(expect_word("satisfies"));
  TRY(NodePointer body, expression());
  levels_.pop_back();
  return checked(make_quantified(at, quantifier, std::move(domains), std::move(body)));
}

base::Result<std::vector<Parameter>> Parser::parameters() {
  TRY_VOID(expect_symbol("("));
  std::vector<Parameter> out;
  while (!at_symbol(")")) {
    Parameter parameter;
    if (argument_name_end() != std::string_view::npos) {
      TRY(parameter.name, name_before_colon());
      TRY(parameter.type, type());
    } else {
      const std::size_t start = token_.offset;
      while (token_.kind == TokenKind::Word) {
        advance();
      }
      parameter.name = normalize_name(source_.substr(start, token_.offset - start));
    }
    if (parameter.name.empty()) {
      return error("Hier hoort de naam van een parameter.");
    }
    out.push_back(std::move(parameter));
    if (!take_symbol(",")) {
      break;
    }
  }
  TRY_VOID(expect_symbol(")"));
  return out;
}

base::Result<NodePointer> Parser::function_definition() {
  const int at = offset();
  TRY(std::vector<Parameter> declared, parameters());
  if (take_word("external")) {
    TRY(NodePointer mapping, expression());
    return make_external(at, std::move(declared), std::move(mapping));
  }
  Level level;
  for (const Parameter& parameter : declared) {
    level.names.push_back(parameter.name);
    learn_members(parameter.type);
  }
  levels_.push_back(std::move(level));
  TRY(NodePointer body, expression());
  levels_.pop_back();
  return checked(make_function(at, std::move(declared), std::move(body)));
}

base::Result<NodePointer> Parser::whole_unary_tests() {
  if (take_symbol("-") && token_.kind == TokenKind::End) {
    return NodePointer();
  }
  move_to(0);
  Level level;
  level.names.emplace_back("?");
  levels_.push_back(std::move(level));
  if (at_word("not") && next_token(source_, token_.end()).text == "(") {
    const std::size_t depth = levels_.size();
    const int at = offset();
    advance();
    advance();
    auto tests = unary_tests();
    if (tests && take_symbol(")") && token_.kind == TokenKind::End) {
      return make_test_not(at, std::move(*tests));
    }
    // Not the negation of the whole cell, but an expression that begins with the function not().
    levels_.resize(depth);
    move_to(0);
  }
  TRY(NodePointer node, unary_tests());
  if (token_.kind != TokenKind::End) {
    return unexpected_token();
  }
  return node;
}

base::Result<NodePointer> Parser::unary_tests() {
  const int at = offset();
  NodeList tests;
  do {
    TRY(NodePointer test, unary_test());
    tests.push_back(std::move(test));
  } while (take_symbol(","));
  if (tests.size() == 1) {
    return std::move(tests.front());
  }
  return make_test_list(at, std::move(tests));
}

base::Result<NodePointer> Parser::unary_test() {
  const int at = offset();
  if (const auto comparison = comparison_of(token_)) {
    advance();
    TRY(NodePointer operand, binary(kOperandLevel));
    return make_comparison(at, *comparison, make_slot(at, "?", 0, 0), std::move(operand));
  }
  levels_.back().is_input_used = false;
  TRY(NodePointer test, expression());
  const Speaks speaks = levels_.back().is_input_used ? Speaks::OfInput : Speaks::NotOfInput;
  return make_test_expression(at, speaks, std::move(test));
}

}  // namespace maatstaf::feel
