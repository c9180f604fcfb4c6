// SPDX-License-Identifier: EUPL-1.2
#include "feel/typing.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "feel/lexer.h"
#include "feel/type_algebra.h"

namespace maatstaf::feel {
namespace {

class Typist {
 public:
  Typist(std::string_view text, std::vector<TypingIssue>& issues) : text_(text), issues_(issues) {}

  Type type(const Syntax& syntax, const TypeScope& scope);
  void test(const Syntax& tests, const Type& input, const TypeScope& scope);

 private:
  void report(TypingIssueKind kind, const Syntax& at, std::string cause, std::string hint) {
    // Several tests behind one `in` may all be wrong in the same way.
    const bool known = std::ranges::any_of(
        issues_, [&](const TypingIssue& each) { return each.offset == at.offset && each.cause == cause; });
    if (!known) {
      issues_.push_back({kind, at.offset, std::move(cause), std::move(hint)});
    }
  }
  Type arithmetic(const Syntax& syntax, const TypeScope& scope);
  Type comparison(const Syntax& syntax, const TypeScope& scope);
  Type condition(const Syntax& syntax, const TypeScope& scope);
  void equality(const Syntax& at, const Type& a, const Type& b);
  void order(const Syntax& at, const Type& a, const Type& b);
  void truth(const Syntax& at, const Type& type, std::string_view who);
  void truth_of(const Syntax& part, const TypeScope& scope, std::string_view who) {
    truth(part, type(part, scope), who);
  }
  void membership(const Syntax& at, const Type& value, const Syntax& tested, const TypeScope& scope);
  Type loop(const Syntax& syntax, const TypeScope& scope);
  Type filter(const Syntax& syntax, const TypeScope& scope);
  Type path(const Syntax& syntax, const TypeScope& scope);
  Type call(const Syntax& syntax, const TypeScope& scope);
  Type range(const Syntax& syntax, const TypeScope& scope);
  Type context(const Syntax& syntax, const TypeScope& scope);
  void unbracketed_in(const Syntax& syntax);
  [[nodiscard]] bool is_bare_test(const Syntax& in) const;
  [[nodiscard]] int brackets(int from, int to) const;

  std::string_view text_;
  std::vector<TypingIssue>& issues_;
};

Type Typist::arithmetic(const Syntax& syntax, const TypeScope& scope) {
  const Type a = type(syntax.parts[0], scope);
  const Type b = type(syntax.parts[1], scope);
  if (is_open(a) || is_open(b)) {
    return {};
  }
  const bool sum = syntax.text == "+" || syntax.text == "-";
  const auto result = sum ? sum_type(syntax.text, a, b) : product_type(syntax.text, a, b);
  if (result) {
    return *result;
  }
  if (is_list(a) != is_list(b)) {
    report(TypingIssueKind::SingletonList, syntax,
           fmt::format("“{}” krijgt een lijst en een losse waarde.", syntax.text),
           "Kies een onderdeel van de lijst, of tel de lijst op met sum().");
  } else {
    report(TypingIssueKind::Mismatch, syntax,
           fmt::format("“{}” kan niet met {} en {}.", syntax.text, in_words(a), in_words(b)),
           "Reken met waarden van een passend type.");
  }
  return {};
}

void Typist::equality(const Syntax& at, const Type& a, const Type& b) {
  if (may_equal(a, b)) {
    return;
  }
  if (are_date_and_date_time(a, b)) {
    report(TypingIssueKind::DateWithTime, at, "Een datum wordt vergeleken met een datum met tijd.",
           "Maak er twee datums van met date().");
  } else if (is_list(a) != is_list(b)) {
    report(TypingIssueKind::SingletonList, at, "Een lijst wordt vergeleken met een losse waarde.",
           "Gebruik list contains(), of kies een onderdeel van de lijst.");
  } else {
    report(TypingIssueKind::MixedEquality, at,
           fmt::format("{} en {} zijn nooit gelijk; de ene rekenmachine maakt daar nee van, de andere niets.",
                       in_words(a), in_words(b)),
           "Vergelijk waarden van hetzelfde type.");
  }
}

void Typist::order(const Syntax& at, const Type& a, const Type& b) {
  if (is_open(a) || is_open(b)) {
    return;
  }
  if (are_date_and_date_time(a, b)) {
    report(TypingIssueKind::DateWithTime, at, "Een datum wordt vergeleken met een datum met tijd.",
           "Maak er twee datums van met date().");
  } else if (a.kind() != b.kind() || !is_ordered(a)) {
    report(is_list(a) != is_list(b) ? TypingIssueKind::SingletonList : TypingIssueKind::Mismatch, at,
           fmt::format("{} en {} hebben geen volgorde.", in_words(a), in_words(b)),
           "Vergelijk waarden van hetzelfde type, bijvoorbeeld twee getallen.");
  }
}

Type Typist::comparison(const Syntax& syntax, const TypeScope& scope) {
  const Type a = type(syntax.parts[0], scope);
  const Type b = type(syntax.parts[1], scope);
  if (syntax.text == "=" || syntax.text == "!=") {
    equality(syntax, a, b);
  } else {
    order(syntax, a, b);
  }
  return TypeKind::Boolean;
}

void Typist::truth(const Syntax& at, const Type& type, std::string_view who) {
  if (is_open(type) || type.kind() == TypeKind::Boolean) {
    return;
  }
  report(TypingIssueKind::Mismatch, at,
         fmt::format("{} vraagt ja of nee, maar krijgt {}.", who, in_words(type)),
         "Maak er een vergelijking van.");
}

/// `value in tested`: a range around it, a list with it, or a value that is equal to it.
void Typist::membership(const Syntax& at, const Type& value, const Syntax& tested, const TypeScope& scope) {
  const Type test = type(tested, scope);
  if (test.kind() == TypeKind::Range) {
    order(at, value, test.element());
  } else if (test.kind() == TypeKind::List && value.kind() != TypeKind::List) {
    const Type& element = test.element();
    equality(at, value, element.kind() == TypeKind::Range ? element.element() : element);
  } else {
    equality(at, value, test);
  }
}

int Typist::brackets(int from, int to) const {
  int depth = 0;
  for (Token token = next_token(text_, static_cast<std::size_t>(from));
       token.kind != TokenKind::End && token.kind != TokenKind::Invalid &&
       token.offset < static_cast<std::size_t>(to);
       token = next_token(text_, token.end())) {
    if (token.kind != TokenKind::Symbol) {
      continue;
    }
    if (token.text == "(" || token.text == "[") {
      ++depth;
    }
    if (token.text == ")" || token.text == "]") {
      --depth;
    }
  }
  return depth;
}

/// The test behind this `in` is no list between brackets, so that what follows may be taken into it.
bool Typist::is_bare_test(const Syntax& in) const {
  if (in.parts.size() != 2) {
    return false;
  }
  const Token word = next_token(text_, static_cast<std::size_t>(in.offset));
  const Token behind = next_token(text_, word.end());
  const bool is_range = in.parts[1].kind == SyntaxKind::Range || in.parts[1].value.is_range();
  return behind.text != "(" || is_range;
}

/// DMN 1.5, grammar rules 42 and 7: a positive unary test is an expression, so that `[a..b] and y` may all
/// belong to the test.
void Typist::unbracketed_in(const Syntax& syntax) {
  const Syntax* left = &syntax.parts[0];
  // `a and x in [1..2] and y`: the test stands at the right end of what is left of this operator.
  while (left->kind == SyntaxKind::And || left->kind == SyntaxKind::Or) {
    left = &left->parts[1];
  }
  if (left->kind != SyntaxKind::In || !is_bare_test(*left)) {
    return;
  }
  if (brackets(left->offset, syntax.offset) != 0) {
    return;
  }
  report(TypingIssueKind::UnbracketedIn, syntax,
         "“x in [a..b] and y” zonder haakjes wordt niet overal gelijk gelezen.",
         "Zet haakjes: (x in [a..b]) and y.");
}

Type Typist::loop(const Syntax& syntax, const TypeScope& scope) {
  TypeScope inner(&scope);
  for (std::size_t i = 0; i < syntax.names.size(); ++i) {
    const Type from = type(syntax.parts[i], inner);
    if (!is_open(from) && !is_list(from) && from.kind() != TypeKind::Range) {
      report(TypingIssueKind::SingletonList, syntax.parts[i],
             fmt::format("Hier hoort een lijst, maar er staat {}.", in_words(from)),
             "Geef een lijst, ook als er één waarde is: [waarde].");
    }
    inner.add(syntax.names[i], is_list(from) || from.kind() == TypeKind::Range ? from.element() : Type());
  }
  const Type body = type(syntax.parts.back(), inner);
  if (syntax.kind == SyntaxKind::For) {
    return Type::list(body);
  }
  truth(syntax.parts.back(), body, "“satisfies”");
  return TypeKind::Boolean;
}

Type Typist::filter(const Syntax& syntax, const TypeScope& scope) {
  const Type source = type(syntax.parts[0], scope);
  if (!is_open(source) && !is_list(source)) {
    report(TypingIssueKind::SingletonList, syntax,
           fmt::format("Een filter hoort achter een lijst, maar er staat {}.", in_words(source)),
           "Geef een lijst, ook als er één waarde is: [waarde].");
  }
  const Type item = is_list(source) ? source.element() : Type();
  TypeScope inner(&scope);
  if (item.kind() == TypeKind::Context) {
    for (const auto& [name, field] : item.fields()) {
      inner.add(name, field);
    }
  }
  inner.add("item", item);
  const Type condition = type(syntax.parts[1], inner);
  if (condition.kind() == TypeKind::Number) {
    return item;
  }
  truth(syntax.parts[1], condition, "Een filter");
  return is_list(source) ? source : Type();
}

Type Typist::path(const Syntax& syntax, const TypeScope& scope) {
  const Type source = type(syntax.parts[0], scope);
  const Type& owner = is_list(source) ? source.element() : source;
  const auto member = property_type(owner, syntax.text);
  if (!member) {
    report(TypingIssueKind::UnknownMember, syntax,
           fmt::format("{} heeft geen onderdeel “{}”.", in_words(owner), syntax.text),
           "Verbeter de naam van het onderdeel.");
    return {};
  }
  return is_list(source) ? Type::list(*member) : *member;
}

Type Typist::call(const Syntax& syntax, const TypeScope& scope) {
  std::vector<Type> arguments;
  for (std::size_t i = 1; i < syntax.parts.size(); ++i) {
    arguments.push_back(type(syntax.parts[i], scope));
  }
  const Syntax& callee = syntax.parts.front();
  const auto* function = callee.kind == SyntaxKind::Name ? scope.function(callee.text) : nullptr;
  return function != nullptr && syntax.names.empty() ? (*function)(arguments) : Type();
}

Type Typist::range(const Syntax& syntax, const TypeScope& scope) {
  Type element;
  for (const Syntax& part : syntax.parts) {
    const Type end = type(part, scope);
    if (!is_open(element)) {
      order(syntax, element, end);
    }
    if (!is_open(end)) {
      element = end;
    }
  }
  return Type::range(element);
}

Type Typist::context(const Syntax& syntax, const TypeScope& scope) {
  TypeScope inner(&scope);
  std::vector<Type::Field> fields;
  for (std::size_t i = 0; i < syntax.parts.size(); ++i) {
    fields.emplace_back(syntax.names[i], type(syntax.parts[i], inner));
    inner.add(fields.back().first, fields.back().second);
  }
  return Type::context(std::move(fields));
}

Type Typist::condition(const Syntax& syntax, const TypeScope& scope) {
  const bool joins = syntax.kind == SyntaxKind::And || syntax.kind == SyntaxKind::Or;
  if (joins) {
    unbracketed_in(syntax);
    for (const Syntax& part : syntax.parts) {
      truth_of(part, scope, syntax.kind == SyntaxKind::And ? "“and”" : "“or”");
    }
    return TypeKind::Boolean;
  }
  const Type value = type(syntax.parts[0], scope);
  if (syntax.kind == SyntaxKind::Between) {
    order(syntax, value, type(syntax.parts[1], scope));
    order(syntax, value, type(syntax.parts[2], scope));
  }
  if (syntax.kind == SyntaxKind::In) {
    for (std::size_t i = 1; i < syntax.parts.size(); ++i) {
      membership(syntax, value, syntax.parts[i], scope);
    }
  }
  return TypeKind::Boolean;
}

Type Typist::type(const Syntax& syntax, const TypeScope& scope) {
  switch (syntax.kind) {
    case SyntaxKind::Constant:
      return type_of(syntax.value);
    case SyntaxKind::Name:
    case SyntaxKind::Member:
      return scope.type(syntax.text);
    case SyntaxKind::Negation: {
      const Type operand = type(syntax.parts[0], scope);
      if (is_open(operand) || operand.kind() == TypeKind::Number || is_duration(operand)) {
        return operand;
      }
      report(TypingIssueKind::Mismatch, syntax, fmt::format("Een min kan niet voor {}.", in_words(operand)),
             "Gebruik een getal of een duur.");
      return {};
    }
    case SyntaxKind::Arithmetic:
      return arithmetic(syntax, scope);
    case SyntaxKind::Comparison:
      return comparison(syntax, scope);
    case SyntaxKind::And:
    case SyntaxKind::Or:
    case SyntaxKind::Between:
    case SyntaxKind::In:
    case SyntaxKind::InstanceOf:
      return condition(syntax, scope);
    case SyntaxKind::If: {
      truth_of(syntax.parts[0], scope, "“if”");
      const Type first = type(syntax.parts[1], scope);
      return common_type(first, type(syntax.parts[2], scope));
    }
    case SyntaxKind::For:
    case SyntaxKind::Some:
    case SyntaxKind::Every:
      return loop(syntax, scope);
    case SyntaxKind::Items: {
      std::optional<Type> element;
      for (const Syntax& part : syntax.parts) {
        const Type each = type(part, scope);
        element = element ? common_type(*element, each) : each;
      }
      return Type::list(element.value_or(Type()));
    }
    case SyntaxKind::Context:
      return context(syntax, scope);
    case SyntaxKind::Range:
      return range(syntax, scope);
    case SyntaxKind::Path:
      return path(syntax, scope);
    case SyntaxKind::Filter:
      return filter(syntax, scope);
    case SyntaxKind::Call:
      return call(syntax, scope);
    case SyntaxKind::Builtin: {
      std::vector<Type> arguments;
      for (const Syntax& part : syntax.parts) {
        arguments.push_back(type(part, scope));
      }
      return type_of_builtin(syntax, arguments, issues_);
    }
    case SyntaxKind::AnyOf:
    case SyntaxKind::NoneOf:
    case SyntaxKind::IsEqual:
    case SyntaxKind::Missing:
    case SyntaxKind::Function:
    case SyntaxKind::External:
      break;
  }
  return {};
}

void Typist::test(const Syntax& tests, const Type& input, const TypeScope& scope) {
  if (tests.kind == SyntaxKind::AnyOf || tests.kind == SyntaxKind::NoneOf) {
    for (const Syntax& part : tests.parts) {
      test(part, input, scope);
    }
    return;
  }
  if (tests.kind != SyntaxKind::IsEqual) {  // an expression about `?`: its own truth counts
    TypeScope inner(&scope);
    inner.add("?", input);
    truth_of(tests, inner, "Een cel");
    return;
  }
  const Syntax& tested = tests.parts.front();
  const bool condition = tested.kind == SyntaxKind::Comparison || tested.kind == SyntaxKind::And ||
                         tested.kind == SyntaxKind::Or || tested.kind == SyntaxKind::In;
  if (condition && input.kind() != TypeKind::Boolean) {
    truth_of(tested, scope, "Een cel");
  } else {
    membership(tested, input, tested, scope);
  }
}

}  // namespace

Type TypeScope::type(std::string_view name) const {
  if (const auto found = types_.find(name); found != types_.end()) {
    return found->second;
  }
  return parent_ != nullptr ? parent_->type(name) : Type();
}

const TypeScope::Result* TypeScope::function(std::string_view name) const {
  if (const auto found = functions_.find(name); found != functions_.end()) {
    return &found->second;
  }
  return parent_ != nullptr ? parent_->function(name) : nullptr;
}

Type type_of_syntax(const Syntax& syntax, std::string_view text, const TypeScope& scope,
                    std::vector<TypingIssue>& issues) {
  return Typist(text, issues).type(syntax, scope);
}

void check_tests(const Syntax& tests, std::string_view text, const Type& input, const TypeScope& scope,
                 std::vector<TypingIssue>& issues) {
  Typist(text, issues).test(tests, input, scope);
}

}  // namespace maatstaf::feel
