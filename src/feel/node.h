// SPDX-License-Identifier: EUPL-1.2
//
// The syntax tree that is evaluated. Internal to feel: users see Expression and UnaryTests.
// Nodes are immutable after parsing and may be evaluated by several threads at once.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <memory>
#include <string>
#include <vector>

#include "feel/expression.h"
#include "feel/syntax.h"
#include "feel/value.h"

namespace maatstaf::feel {

class Node {
 public:
  explicit Node(int offset) : offset_(offset) {}
  Node(const Node&) = delete;
  Node& operator=(const Node&) = delete;
  virtual ~Node() = default;

  [[nodiscard]] virtual Value evaluate(const Environment& environment, Evaluation& evaluation) const = 0;
  /// The value where it already stands somewhere (a constant, a slot), so that it need not be copied; or
  /// nullptr.
  [[nodiscard]] virtual const Value* peek(const Environment& /*environment*/) const { return nullptr; }
  /// A constant's value, else nullptr.
  [[nodiscard]] virtual const Value* constant() const { return nullptr; }
  /// Does it by its form give a truth value (a comparison, `and`, `in`, …)? Tells conditions in cells of
  /// tables from values to compare with.
  [[nodiscard]] virtual bool is_condition() const { return false; }
  /// Appends the node to the text of Expression::tree().
  virtual void print(std::string& out) const = 0;
  /// The node as data.
  [[nodiscard]] virtual Syntax syntax() const = 0;

  [[nodiscard]] int offset() const { return offset_; }
  /// How many nodes lie on the longest way down; bounds the recursion of evaluate().
  [[nodiscard]] int height() const { return height_; }

 protected:
  void above(const Node& child) { height_ = std::max(height_, child.height_ + 1); }

 private:
  int offset_;
  int height_ = 1;
};

using NodePointer = std::unique_ptr<const Node>;
using NodeList = std::vector<NodePointer>;

/// A node as data, with these nodes below it.
[[nodiscard]] inline Syntax syntax_of(SyntaxKind kind, const Node& node,
                                      std::initializer_list<const Node*> parts, std::string text = {}) {
  Syntax result;
  result.kind = kind;
  result.offset = node.offset();
  result.text = std::move(text);
  for (const Node* part : parts) {
    result.parts.push_back(part->syntax());
  }
  return result;
}

/// The same with a list of nodes behind them, and their names when they have names.
[[nodiscard]] inline Syntax syntax_of(SyntaxKind kind, const Node& node,
                                      std::initializer_list<const Node*> parts, const NodeList& more,
                                      std::string text = {}, std::vector<std::string> names = {}) {
  Syntax result = syntax_of(kind, node, parts, std::move(text));
  for (const NodePointer& part : more) {
    result.parts.push_back(part->syntax());
  }
  result.names = std::move(names);
  return result;
}

/// The value of a node for reading only: refers to it where it stands, or holds it.
class Operand {
 public:
  Operand(const Node& node, const Environment& environment, Evaluation& evaluation)
      : value_(node.peek(environment)) {
    if (value_ == nullptr) {
      storage_ = node.evaluate(environment, evaluation);
      value_ = &storage_;
    }
  }
  Operand(const Operand&) = delete;
  Operand& operator=(const Operand&) = delete;
  [[nodiscard]] const Value& operator*() const { return *value_; }
  [[nodiscard]] const Value* operator->() const { return value_; }

 private:
  Value storage_;
  const Value* value_;
};

/// Gives an error that has no place yet the place of this node, and reports it. Everything else passes
/// unchanged.
[[nodiscard]] Value located(Value value, int offset, Evaluation& evaluation);

/// Kleene logic with null (DMN 1.5, table 38) and unknown. Operands that are no booleans count as null.
[[nodiscard]] Value kleene_and(const Value& a, const Value& b);
[[nodiscard]] Value kleene_or(const Value& a, const Value& b);
[[nodiscard]] Value kleene_not(const Value& value);

/// `value in tested`, where tested is the value of a test: a range, a list with alternatives, or something to
/// equal.
[[nodiscard]] Value test_value(const Value& value, const Value& tested);

// Constructors of the nodes, one file per family (nodes_*.cc).
NodePointer make_constant(int offset, Value value);
/// Computes a node that depends on nothing once, with the same routines as at run time. Errors stay as they
/// are, so that they are reported at every evaluation.
NodePointer fold(NodePointer node);
NodePointer make_slot(int offset, std::string name, int hops, int slot);
/// A name inside filters: the members of the items `hops` frames up come first, from the inside out.
NodePointer make_dynamic_name(int offset, std::string name, std::vector<int> item_hops,
                              NodePointer otherwise);
NodePointer make_missing_name(int offset, std::string name);

enum class Arithmetic { Add, Subtract, Multiply, Divide, Power };
enum class Comparison { Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual };
NodePointer make_negation(int offset, NodePointer operand);
NodePointer make_arithmetic(int offset, Arithmetic operation, NodePointer left, NodePointer right);
NodePointer make_comparison(int offset, Comparison operation, NodePointer left, NodePointer right);
NodePointer make_and(int offset, NodePointer left, NodePointer right);
NodePointer make_or(int offset, NodePointer left, NodePointer right);
NodePointer make_between(int offset, NodePointer value, NodePointer low, NodePointer high);
NodePointer make_in(int offset, NodePointer value, NodeList tests);
NodePointer make_instance_of(int offset, NodePointer value, Type type);

/// One side of a for, some or every: a name, and a list or the two ends of a range.
struct Iterator {
  std::string name;
  NodePointer from;
  NodePointer to;  ///< null when `from` is the list itself
};
enum class Quantifier { Some, Every };
NodePointer make_if(int offset, NodePointer condition, NodePointer then, NodePointer otherwise);
/// Does the body read `partial`, the results so far? Only then they are kept for it.
enum class Partial { Unused, Used };
NodePointer make_for(int offset, std::vector<Iterator> iterators, NodePointer body, Partial partial);
NodePointer make_quantified(int offset, Quantifier quantifier, std::vector<Iterator> iterators,
                            NodePointer body);

NodePointer make_list(int offset, NodeList items);
NodePointer make_context(int offset, std::vector<std::string> names, NodeList values);
NodePointer make_range(int offset, RangeForm form, Boundary from, NodePointer start, NodePointer end,
                       Boundary to);
NodePointer make_path(int offset, NodePointer source, std::string member);
NodePointer make_filter(int offset, NodePointer source, NodePointer condition);

struct Builtin;
NodePointer make_function(int offset, std::vector<Parameter> parameters, NodePointer body);
NodePointer make_external(int offset, std::vector<Parameter> parameters, NodePointer body);
NodePointer make_call(int offset, NodePointer callee, NodeList arguments);
NodePointer make_named_call(int offset, NodePointer callee, std::vector<std::string> names,
                            NodeList arguments);
NodePointer make_builtin_call(int offset, const Builtin& builtin, NodeList arguments);
NodePointer make_named_builtin_call(int offset, const Builtin& builtin, std::vector<std::string> names,
                                    NodeList arguments);
NodePointer make_builtin_reference(int offset, const Builtin& builtin);

// Unary tests; `?` is slot 0 of the innermost frame.
NodePointer make_test_list(int offset, NodeList tests);
NodePointer make_test_not(int offset, NodePointer tests);
/// An expression as a test: its own truth when it speaks of `?`, else compared with `?`.
enum class Speaks { OfInput, NotOfInput };
NodePointer make_test_expression(int offset, Speaks speaks, NodePointer expression);

}  // namespace maatstaf::feel
