// SPDX-License-Identifier: EUPL-1.2
//
// Operators, and the logic they share.
#include <fmt/format.h>

#include "feel/arithmetic.h"
#include "feel/node.h"

namespace maatstaf::feel {

Value located(Value value, int offset, Evaluation& evaluation) {
  const Diagnostic* why = value.diagnostic();
  if (why == nullptr || why->offset >= 0) {
    return value;
  }
  Diagnostic placed = *why;
  placed.offset = offset;
  return evaluation.error(std::move(placed));
}

Value kleene_and(const Value& a, const Value& b) {
  if (a.is_false() || b.is_false()) {
    return false;
  }
  if (a.is_unknown() || b.is_unknown()) {
    return a.is_unknown() && b.is_unknown() ? Value::unknown(a, b) : (a.is_unknown() ? a : b);
  }
  if (a.is_true() && b.is_true()) {
    return true;
  }
  return a.diagnostic() != nullptr ? a : (b.is_null() ? b : Value::null());
}

Value kleene_or(const Value& a, const Value& b) {
  if (a.is_true() || b.is_true()) {
    return true;
  }
  if (a.is_unknown() || b.is_unknown()) {
    return a.is_unknown() && b.is_unknown() ? Value::unknown(a, b) : (a.is_unknown() ? a : b);
  }
  if (a.is_false() && b.is_false()) {
    return false;
  }
  return a.diagnostic() != nullptr ? a : (b.is_null() ? b : Value::null());
}

Value kleene_not(const Value& value) {
  if (value.is_boolean()) {
    return !value.boolean();
  }
  if (value.is_unknown() || value.is_null()) {
    return value;
  }
  return Value::null({DiagnosticCode::Type,
                      fmt::format("not() vraagt ja of nee, maar kreeg {}.", kind_name(value.kind())),
                      {},
                      -1});
}

Value test_value(const Value& value, const Value& tested) {
  if (tested.is_range()) {
    return in_range(value, tested.range());
  }
  if (!tested.is_list()) {
    return equals(value, tested);
  }
  Value result = false;
  if (value.is_list() || value.is_unknown()) {
    result = equals(value, tested);  // an unknown may turn out to be this very list
  }
  for (const Value& alternative : tested.list()) {
    const Value part =
        alternative.is_range() ? in_range(value, alternative.range()) : equals(value, alternative);
    // An alternative of another type is simply not the value: `true in [false, 2]` is false.
    result = kleene_or(result, part.is_null() ? Value(false) : part);
    if (result.is_true()) {
      break;
    }
  }
  return result;
}

namespace {

class Negation final : public Node {
 public:
  Negation(int offset, NodePointer operand) : Node(offset), operand_(std::move(operand)) { above(*operand_); }
  Value evaluate(const Environment& environment, Evaluation& evaluation) const override {
    const Operand value(*operand_, environment, evaluation);
    return located(negate(*value), offset(), evaluation);
  }
  Syntax syntax() const override { return syntax_of(SyntaxKind::Negation, *this, {operand_.get()}); }
  void print(std::string& out) const override {
    out += "(- ";
    operand_->print(out);
    out += ")";
  }

 private:
  NodePointer operand_;
};

class Binary : public Node {
 public:
  Binary(int offset, NodePointer left, NodePointer right)
      : Node(offset), left_(std::move(left)), right_(std::move(right)) {
    above(*left_);
    above(*right_);
  }
  void print(std::string& out) const override {
    out += "(";
    out += symbol();
    out += " ";
    left_->print(out);
    out += " ";
    right_->print(out);
    out += ")";
  }
  [[nodiscard]] Syntax syntax() const override {
    return syntax_of(syntax_kind(), *this, {left_.get(), right_.get()}, std::string(symbol()));
  }
  [[nodiscard]] virtual std::string_view symbol() const = 0;
  [[nodiscard]] virtual SyntaxKind syntax_kind() const = 0;
  [[nodiscard]] const Node& left() const { return *left_; }
  [[nodiscard]] const Node& right() const { return *right_; }

 private:
  NodePointer left_;
  NodePointer right_;
};

class ArithmeticNode final : public Binary {
 public:
  ArithmeticNode(int offset, Arithmetic operation, NodePointer left, NodePointer right)
      : Binary(offset, std::move(left), std::move(right)), operation_(operation) {}
  Value evaluate(const Environment& environment, Evaluation& evaluation) const override {
    const Operand a(left(), environment, evaluation);
    const Operand b(right(), environment, evaluation);
    return located(apply(*a, *b), offset(), evaluation);
  }
  SyntaxKind syntax_kind() const override { return SyntaxKind::Arithmetic; }
  std::string_view symbol() const override {
    constexpr std::string_view kSymbols[] = {"+", "-", "*", "/", "**"};
    return kSymbols[static_cast<std::size_t>(operation_)];
  }

 private:
  Value apply(const Value& a, const Value& b) const {
    switch (operation_) {
      case Arithmetic::Add:
        return add(a, b);
      case Arithmetic::Subtract:
        return subtract(a, b);
      case Arithmetic::Multiply:
        return multiply(a, b);
      case Arithmetic::Divide:
        return divide(a, b);
      case Arithmetic::Power:
        return power(a, b);
    }
    return {};
  }

  Arithmetic operation_;
};

class ComparisonNode final : public Binary {
 public:
  ComparisonNode(int offset, Comparison operation, NodePointer left, NodePointer right)
      : Binary(offset, std::move(left), std::move(right)), operation_(operation) {}
  Value evaluate(const Environment& environment, Evaluation& evaluation) const override {
    const Operand a(left(), environment, evaluation);
    const Operand b(right(), environment, evaluation);
    return located(apply(*a, *b), offset(), evaluation);
  }
  bool is_condition() const override { return true; }
  SyntaxKind syntax_kind() const override { return SyntaxKind::Comparison; }
  std::string_view symbol() const override {
    constexpr std::string_view kSymbols[] = {"=", "!=", "<", "<=", ">", ">="};
    return kSymbols[static_cast<std::size_t>(operation_)];
  }

 private:
  // A null that came out of an error keeps its own cause.
  static Value ordered(const Value& a, const Value& b, Value result) {
    if (!result.is_null()) {
      return result;
    }
    return a.diagnostic() != nullptr ? a : (b.diagnostic() != nullptr ? b : result);
  }
  Value apply(const Value& a, const Value& b) const {
    switch (operation_) {
      case Comparison::Equal:
        return equals(a, b);
      case Comparison::NotEqual:
        return kleene_not(equals(a, b));
      case Comparison::Less:
        return ordered(a, b, less(a, b));
      case Comparison::LessOrEqual:
        return ordered(a, b, less_or_equal(a, b));
      case Comparison::Greater:
        return ordered(a, b, less(b, a));
      case Comparison::GreaterOrEqual:
        return ordered(a, b, less_or_equal(b, a));
    }
    return {};
  }

  Comparison operation_;
};

Value condition_error(const Value& value, std::string_view word) {
  return Value::null({DiagnosticCode::Type,
                      fmt::format("\"{}\" vraagt ja of nee, maar kreeg {}.", word, kind_name(value.kind())),
                      {},
                      -1});
}

// Anything that is no truth value becomes an error null; null itself stays as it is.
Value truth(const Value& value, std::string_view word, int offset, Evaluation& evaluation) {
  if (value.is_boolean() || value.is_null() || value.is_unknown()) {
    return value;
  }
  return located(condition_error(value, word), offset, evaluation);
}

class AndNode final : public Binary {
 public:
  using Binary::Binary;
  Value evaluate(const Environment& environment, Evaluation& evaluation) const override {
    const Operand a(left(), environment, evaluation);
    if (a->is_false()) {
      return false;
    }
    const Operand b(right(), environment, evaluation);
    if (b->is_false()) {
      return false;
    }
    return kleene_and(truth(*a, symbol(), offset(), evaluation), truth(*b, symbol(), offset(), evaluation));
  }
  bool is_condition() const override { return true; }
  SyntaxKind syntax_kind() const override { return SyntaxKind::And; }
  std::string_view symbol() const override { return "and"; }
};

class OrNode final : public Binary {
 public:
  using Binary::Binary;
  Value evaluate(const Environment& environment, Evaluation& evaluation) const override {
    const Operand a(left(), environment, evaluation);
    if (a->is_true()) {
      return true;
    }
    const Operand b(right(), environment, evaluation);
    if (b->is_true()) {
      return true;
    }
    return kleene_or(truth(*a, symbol(), offset(), evaluation), truth(*b, symbol(), offset(), evaluation));
  }
  bool is_condition() const override { return true; }
  SyntaxKind syntax_kind() const override { return SyntaxKind::Or; }
  std::string_view symbol() const override { return "or"; }
};

class Between final : public Node {
 public:
  Between(int offset, NodePointer value, NodePointer low, NodePointer high)
      : Node(offset), value_(std::move(value)), low_(std::move(low)), high_(std::move(high)) {
    above(*value_);
    above(*low_);
    above(*high_);
  }
  Value evaluate(const Environment& environment, Evaluation& evaluation) const override {
    const Operand value(*value_, environment, evaluation);
    const Operand low(*low_, environment, evaluation);
    const Operand high(*high_, environment, evaluation);
    return located(kleene_and(less_or_equal(*low, *value), less_or_equal(*value, *high)), offset(),
                   evaluation);
  }
  bool is_condition() const override { return true; }
  Syntax syntax() const override {
    return syntax_of(SyntaxKind::Between, *this, {value_.get(), low_.get(), high_.get()});
  }
  void print(std::string& out) const override {
    out += "(between ";
    value_->print(out);
    out += " ";
    low_->print(out);
    out += " ";
    high_->print(out);
    out += ")";
  }

 private:
  NodePointer value_;
  NodePointer low_;
  NodePointer high_;
};

class In final : public Node {
 public:
  In(int offset, NodePointer value, NodeList tests)
      : Node(offset), value_(std::move(value)), tests_(std::move(tests)) {
    above(*value_);
    for (const NodePointer& test : tests_) {
      above(*test);
    }
  }
  Value evaluate(const Environment& environment, Evaluation& evaluation) const override {
    const Operand value(*value_, environment, evaluation);
    Value result = false;
    for (const NodePointer& test : tests_) {
      const Operand tested(*test, environment, evaluation);
      result = kleene_or(result, test_value(*value, *tested));
      if (result.is_true()) {
        break;
      }
    }
    return located(std::move(result), offset(), evaluation);
  }
  bool is_condition() const override { return true; }
  Syntax syntax() const override { return syntax_of(SyntaxKind::In, *this, {value_.get()}, tests_); }
  void print(std::string& out) const override {
    out += "(in ";
    value_->print(out);
    for (const NodePointer& test : tests_) {
      out += " ";
      test->print(out);
    }
    out += ")";
  }

 private:
  NodePointer value_;
  NodeList tests_;
};

class InstanceOf final : public Node {
 public:
  InstanceOf(int offset, NodePointer value, Type type)
      : Node(offset), value_(std::move(value)), type_(std::move(type)) {
    above(*value_);
  }
  Value evaluate(const Environment& environment, Evaluation& evaluation) const override {
    const Operand value(*value_, environment, evaluation);
    // What an unknown will turn out to be is not known either; an unknown inside a list or context may be
    // null, which conforms, so only the outermost matters unless the type looks inside.
    if (value->is_unknown() || (value->holds_unknown() && !type_.is_bare())) {
      return Value::unknown(*value, *value);
    }
    return instance_of(*value, type_);
  }
  bool is_condition() const override { return true; }
  Syntax syntax() const override {
    Syntax result = syntax_of(SyntaxKind::InstanceOf, *this, {value_.get()});
    result.type = type_;
    return result;
  }
  void print(std::string& out) const override {
    out += "(instance-of ";
    value_->print(out);
    out += fmt::format(" {})", type_.text());
  }

 private:
  NodePointer value_;
  Type type_;
};

bool is_constant(const Node& node) {
  return node.constant() != nullptr;
}

template <class T, class... Arguments>
NodePointer make_binary(int offset, NodePointer left, NodePointer right, Arguments... arguments) {
  const bool foldable = is_constant(*left) && is_constant(*right);
  NodePointer node = std::make_unique<T>(offset, arguments..., std::move(left), std::move(right));
  return foldable ? fold(std::move(node)) : std::move(node);
}

}  // namespace

NodePointer make_negation(int offset, NodePointer operand) {
  const bool foldable = is_constant(*operand);
  NodePointer node = std::make_unique<Negation>(offset, std::move(operand));
  return foldable ? fold(std::move(node)) : std::move(node);
}

NodePointer make_arithmetic(int offset, Arithmetic operation, NodePointer left, NodePointer right) {
  return make_binary<ArithmeticNode>(offset, std::move(left), std::move(right), operation);
}

NodePointer make_comparison(int offset, Comparison operation, NodePointer left, NodePointer right) {
  return make_binary<ComparisonNode>(offset, std::move(left), std::move(right), operation);
}

NodePointer make_and(int offset, NodePointer left, NodePointer right) {
  return std::make_unique<AndNode>(offset, std::move(left), std::move(right));
}

NodePointer make_or(int offset, NodePointer left, NodePointer right) {
  return std::make_unique<OrNode>(offset, std::move(left), std::move(right));
}

NodePointer make_between(int offset, NodePointer value, NodePointer low, NodePointer high) {
  return std::make_unique<Between>(offset, std::move(value), std::move(low), std::move(high));
}

NodePointer make_in(int offset, NodePointer value, NodeList tests) {
  return std::make_unique<In>(offset, std::move(value), std::move(tests));
}

NodePointer make_instance_of(int offset, NodePointer value, Type type) {
  return std::make_unique<InstanceOf>(offset, std::move(value), std::move(type));
}

}  // namespace maatstaf::feel
