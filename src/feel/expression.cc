// SPDX-License-Identifier: EUPL-1.2
#include "feel/expression.h"

#include <algorithm>
#include <chrono>

#include "feel/node.h"
#include "feel/parser.h"

namespace maatstaf::feel {
namespace {

constexpr std::string_view kOwnZone = "@Europe/Amsterdam";

std::string tree_of(const Node& node) {
  std::string out;
  node.print(out);
  return out;
}

}  // namespace

struct ExpressionFactory {
  /// An Expression or UnaryTests.
  template <class Out>
  static Out make(NodePointer root, Parser& parser, std::string_view text) {
    Out out;
    out.root_ = std::move(root);
    out.references_ = parser.take_references();
    out.missing_ = parser.take_missing();
    out.text_ = std::string(text);
    return out;
  }
};

int Scope::add(std::string name, Type type) {
  const int slot = next_slot_;
  add_at(std::move(name), slot, std::move(type));
  return slot;
}

void Scope::add_at(std::string name, int slot, Type type) {
  entries_.push_back({normalize_name(name), slot, std::move(type)});
  next_slot_ = std::max(next_slot_, slot + 1);
}

void Scope::add_type(std::string name, Type type) {
  types_.emplace_back(normalize_name(name), std::move(type));
}

const Scope::Entry* Scope::find(std::string_view name) const {
  for (auto entry = entries_.rbegin(); entry != entries_.rend(); ++entry) {
    if (entry->name == name) {
      return &*entry;
    }
  }
  return nullptr;
}

const Type* Scope::find_type(std::string_view name) const {
  for (auto type = types_.rbegin(); type != types_.rend(); ++type) {
    if (type->first == name) {
      return &type->second;
    }
  }
  return parent_ != nullptr ? parent_->find_type(name) : nullptr;
}

DateTime Evaluation::now() const {
  if (now_) {
    return *now_;
  }
  const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
  const auto seconds = std::chrono::floor<std::chrono::seconds>(since_epoch);
  const auto nanoseconds = std::chrono::duration_cast<std::chrono::nanoseconds>(since_epoch - seconds);
  const Zone zone = Zone::parse(kOwnZone).value_or(Zone::utc());
  return DateTime::from_epoch(seconds.count(), static_cast<std::int32_t>(nanoseconds.count()), zone)
      .value_or(DateTime{});
}

Value Evaluation::error(Diagnostic diagnostic) {
  report(diagnostic);
  return Value::null(std::move(diagnostic));
}

Value Expression::evaluate(const Environment& environment, Evaluation& evaluation) const {
  return root_ ? root_->evaluate(environment, evaluation) : Value();
}

Value Expression::evaluate(const Environment& environment, Diagnostics* sink) const {
  Evaluation evaluation(sink);
  return evaluate(environment, evaluation);
}

const Value* Expression::constant() const {
  return root_ ? root_->constant() : nullptr;
}

std::string Expression::tree() const {
  return root_ ? tree_of(*root_) : std::string();
}

Syntax Expression::syntax() const {
  return root_ ? root_->syntax() : Syntax{};
}

Value UnaryTests::evaluate(const Value& input, const Environment& environment, Evaluation& evaluation) const {
  if (!root_) {
    return true;
  }
  const Environment inner(std::span(&input, 1), &environment);
  return root_->evaluate(inner, evaluation);
}

Value UnaryTests::evaluate(const Value& input, const Environment& environment, Diagnostics* sink) const {
  Evaluation evaluation(sink);
  return evaluate(input, environment, evaluation);
}

std::string UnaryTests::tree() const {
  return root_ ? tree_of(*root_) : "-";
}

std::optional<Syntax> UnaryTests::syntax() const {
  return root_ ? std::optional(root_->syntax()) : std::nullopt;
}

base::Result<Expression> parse_expression(std::string_view text, const Scope& scope) {
  Parser parser(text, scope);
  TRY(NodePointer root, parser.whole_expression());
  return ExpressionFactory::make<Expression>(std::move(root), parser, text);
}

base::Result<UnaryTests> parse_unary_tests(std::string_view text, const Scope& scope,
                                           const Type& input_type) {
  Parser parser(text, scope, input_type);
  TRY(NodePointer root, parser.whole_unary_tests());
  return ExpressionFactory::make<UnaryTests>(std::move(root), parser, text);
}

base::Result<Type> parse_type(std::string_view text, const Scope& scope) {
  Parser parser(text, scope);
  return parser.whole_type();
}

}  // namespace maatstaf::feel
