// SPDX-License-Identifier: EUPL-1.2
//
// Names and types: what stands at this place in the text, and where its value will be.
#include <fmt/format.h>

#include <algorithm>

#include "feel/builtin.h"
#include "feel/parser.h"

namespace maatstaf::feel {
namespace {

constexpr int kDeepestType = 20;

bool is_name_symbol(std::string_view symbol) {
  return symbol == "." || symbol == "/" || symbol == "-" || symbol == "+" || symbol == "*";
}

}  // namespace

// Gathers the names of members of a type, so that names with spaces and operators are found behind a point.
void Parser::learn_members(const Type& type, int depth) {
  if (depth > kDeepestType) {
    return;
  }
  for (const auto& [name, field] : type.fields()) {
    members_.insert(name);
    learn_members(field, depth + 1);
  }
  if (!type.is_bare()) {
    learn_members(type.element(), depth + 1);
    learn_members(type.result(), depth + 1);
  }
}

bool Parser::in_filter() const {
  return std::ranges::any_of(levels_, [](const Level& level) { return level.kind == LevelKind::Filter; });
}

// The longest name that exists and stands here: in scope, a built-in function or, in a filter, a known
// member.
Parser::Word Parser::declared_name() const {
  Word best;
  const auto consider = [this, &best](std::string_view name) {
    const std::size_t end = match_name(source_, token_.offset, name);
    if (end != std::string_view::npos && end > best.end) {
      best = {std::string(name), end};
    }
  };
  for (const Level& level : levels_) {
    for (const std::string& name : level.names) {
      consider(name);
    }
    if (level.kind == LevelKind::Filter) {
      consider("item");
    }
    if (level.kind == LevelKind::Scope) {
      for (const Scope::Entry& entry : level.scope->entries()) {
        consider(entry.name);
      }
    }
  }
  for (const Builtin& builtin : builtins()) {
    consider(builtin.name);
  }
  if (in_filter()) {
    for (const std::string& member : members_) {
      consider(member);
    }
  }
  return best;
}

// All words that follow each other up to a keyword: two names side by side mean nothing else in FEEL.
Parser::Word Parser::undeclared_name() const {
  Token word = token_;
  std::size_t end = token_.offset;
  while (word.kind == TokenKind::Word && !is_keyword(word.text)) {
    end = word.end();
    word = next_token(source_, end);
  }
  return {normalize_name(source_.substr(token_.offset, end - token_.offset)), end};
}

Parser::Word Parser::member_name() const {
  Word best = undeclared_name();
  // A member may be called as a keyword, as in `period.in`.
  if (best.end == token_.offset && token_.kind == TokenKind::Word) {
    best = {std::string(token_.text), token_.end()};
  }
  for (const std::string& member : members_) {
    const std::size_t end = match_name(source_, token_.offset, member);
    if (end != std::string_view::npos && end > best.end) {
      best = {member, end};
    }
  }
  return best;
}

// A name that is declared here, up to a given keyword: `for name of variable in`.
base::Result<std::string> Parser::name_before_word(std::string_view word) {
  const std::size_t start = token_.offset;
  while (token_.kind == TokenKind::Word ||
         (token_.kind == TokenKind::Symbol && is_name_symbol(token_.text))) {
    if (at_word(word) && token_.offset != start) {
      return normalize_name(source_.substr(start, token_.offset - start));
    }
    advance();
  }
  return error(fmt::format("Na de naam hoort het woord \"{}\".", word));
}

// Where a name with a colon behind it ends, or npos: tells `f(a: 1)` from `f(a)`.
std::size_t Parser::argument_name_end() const {
  Token token = token_;
  while (token.kind == TokenKind::Word || token.kind == TokenKind::Number ||
         (token.kind == TokenKind::Symbol && is_name_symbol(token.text))) {
    token = next_token(source_, token.end());
  }
  const bool is_name = token_.kind == TokenKind::Word && token.kind == TokenKind::Symbol && token.text == ":";
  return is_name ? token.offset : std::string_view::npos;
}

base::Result<std::string> Parser::name_before_colon() {
  const std::size_t end = argument_name_end();
  if (end == std::string_view::npos) {
    return error("Hier hoort een naam met een dubbele punt erachter.");
  }
  std::string name = normalize_name(source_.substr(token_.offset, end - token_.offset));
  move_to(end + 1);
  return name;
}

void Parser::remember(std::vector<std::string>& names, const std::string& name) {
  if (std::ranges::find(names, name) == names.end()) {
    names.push_back(name);
  }
}

// Looks from the inside out. Items of filters that are passed on the way may have a member of that name.
NodePointer Parser::find_in_levels(const std::string& name, int at, std::vector<int>& item_hops) {
  int hops = 0;
  for (auto level = levels_.rbegin(); level != levels_.rend(); ++level, ++hops) {
    if (level->kind == LevelKind::Filter) {
      item_hops.push_back(hops);
      if (name == "item") {
        return make_slot(at, name, hops, 0);
      }
    } else if (level->kind == LevelKind::Scope) {
      if (const Scope::Entry* entry = level->scope->find(name)) {
        remember(references_, name);
        return make_slot(at, name, hops, entry->slot);
      }
    } else {
      const auto found = std::ranges::find(level->names.rbegin(), level->names.rend(), name);
      if (found != level->names.rend()) {
        level->is_partial_used = level->is_partial_used || name == "partial";
        level->is_input_used = level->is_input_used || name == "?";
        return make_slot(at, name, hops, static_cast<int>(level->names.rend() - found) - 1);
      }
    }
  }
  return nullptr;
}

NodePointer Parser::resolve(const std::string& name, int at) {
  std::vector<int> item_hops;
  NodePointer found = find_in_levels(name, at, item_hops);
  if (!found) {
    if (const Builtin* builtin = find_builtin(name)) {
      found = make_builtin_reference(at, *builtin);
    }
  }
  if (!item_hops.empty()) {
    return make_dynamic_name(at, name, std::move(item_hops), std::move(found));
  }
  if (!found) {
    remember(missing_, name);
    found = make_missing_name(at, name);
  }
  return found;
}

base::Result<NodePointer> Parser::name_expression() {
  const int at = offset();
  Word word = declared_name();
  const Word longer = undeclared_name();
  const bool is_declared = word.end != 0 && word.end >= longer.end;
  if (!is_declared) {
    word = longer;
  }
  move_to(word.end);
  const Builtin* builtin = is_declared ? find_builtin(word.name) : nullptr;
  if (builtin != nullptr && at_symbol("(")) {
    std::vector<int> item_hops;
    NodePointer variable = find_in_levels(word.name, at, item_hops);
    return variable ? call_rest(std::move(variable), nullptr) : call_rest(nullptr, builtin);
  }
  return resolve(word.name, at);
}

base::Result<Type> Parser::type() {
  if (++type_depth_ > kDeepestType) {
    return error("Een type is te diep genest.");
  }
  const bool has_details = next_token(source_, token_.end()).text == "<";
  base::Result<Type> result;
  if (has_details && (at_word("list") || at_word("range"))) {
    const bool is_list = at_word("list");
    advance();
    advance();
    TRY(Type element, type());
    TRY_VOID(expect_symbol(">"));
    result = is_list ? Type::list(std::move(element)) : Type::range(std::move(element));
  } else if (has_details && at_word("context")) {
    result = context_type();
  } else if (has_details && at_word("function")) {
    result = function_type();
  } else {
    result = named_type();
  }
  --type_depth_;
  return result;
}

base::Result<Type> Parser::context_type() {
  advance();
  advance();
  std::vector<Type::Field> fields;
  while (!at_symbol(">")) {
    TRY(std::string name, name_before_colon());
    TRY(Type field, type());
    fields.emplace_back(std::move(name), std::move(field));
    if (!take_symbol(",")) {
      break;
    }
  }
  TRY_VOID(expect_symbol(">"));
  return Type::context(std::move(fields));
}

base::Result<Type> Parser::function_type() {
  advance();
  advance();
  std::vector<Type> parameters;
  while (!at_symbol(">")) {
    TRY(Type parameter, type());
    parameters.push_back(std::move(parameter));
    if (!take_symbol(",")) {
      break;
    }
  }
  TRY_VOID(expect_symbol(">"));
  TRY_VOID(expect_symbol("->"));
  TRY(Type result, type());
  return Type::function(std::move(parameters), std::move(result));
}

base::Result<Type> Parser::named_type() {
  constexpr std::string_view kNames[] = {"years and months duration",
                                         "days and time duration",
                                         "date and time",
                                         "boolean",
                                         "number",
                                         "string",
                                         "date",
                                         "time",
                                         "list",
                                         "context",
                                         "range",
                                         "function",
                                         "Any",
                                         "Null"};
  std::size_t end = 0;
  Type found;
  const auto consider = [this, &end, &found](std::string_view name, const Type& candidate) {
    const std::size_t behind = match_name(source_, token_.offset, name);
    if (behind != std::string_view::npos && behind > end) {
      end = behind;
      found = candidate;
    }
  };
  for (const std::string_view name : kNames) {
    consider(name, *Type::named(name));
  }
  for (const Scope* scope = &scope_; scope != nullptr; scope = scope->parent()) {
    for (const auto& [name, candidate] : scope->types()) {
      consider(name, candidate);
    }
  }
  if (end == 0) {
    return error(fmt::format("Het type \"{}\" bestaat niet.", token_.text));
  }
  move_to(end);
  return found;
}

}  // namespace maatstaf::feel
