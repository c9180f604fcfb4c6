// SPDX-License-Identifier: EUPL-1.2
//
// Function definitions and invocations.
#include <fmt/format.h>

#include <deque>

#include "feel/builtin.h"
#include "feel/external.h"
#include "feel/node.h"

namespace maatstaf::feel {
namespace {

// The frames a function was defined in, copied: the function may outlive them.
class Captured {
 public:
  explicit Captured(const Environment& environment) {
    std::vector<const Environment*> chain;
    for (const Environment* frame = &environment; frame != nullptr; frame = frame->parent()) {
      chain.push_back(frame);
    }
    const Environment* parent = nullptr;
    for (auto frame = chain.rbegin(); frame != chain.rend(); ++frame) {
      values_.emplace_back((*frame)->values().begin(), (*frame)->values().end());
      environments_.emplace_back(values_.back(), parent);
      parent = &environments_.back();
    }
  }
  [[nodiscard]] const Environment& environment() const { return environments_.back(); }

 private:
  std::deque<std::vector<Value>> values_;
  std::deque<Environment> environments_;
};

void print_arguments(const NodeList& arguments, std::string& out) {
  for (const NodePointer& argument : arguments) {
    out += " ";
    argument->print(out);
  }
  out += ")";
}

void print_named(const std::vector<std::string>& names, const NodeList& arguments, std::string& out) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    out += fmt::format(" ({} ", names[i]);
    arguments[i]->print(out);
    out += ")";
  }
  out += ")";
}

class FunctionNode final : public Node {
 public:
  FunctionNode(int offset, std::vector<Parameter> parameters, NodePointer body)
      : Node(offset), parameters_(std::move(parameters)), body_(std::move(body)) {
    above(*body_);
  }
  Value evaluate(const Environment& environment, Evaluation& /*evaluation*/) const override {
    const auto captured = std::make_shared<const Captured>(environment);
    const std::shared_ptr<const Node> body = body_;
    return Function(
        parameters_, [captured, body](std::span<const Value> arguments, Evaluation& inner) -> Value {
          const int levels = body->height();
          if (!inner.enter(levels)) {
            inner.leave(levels);
            return Value::null({DiagnosticCode::Depth, "Functies roepen elkaar te diep aan.", {}, -1});
          }
          Value result = body->evaluate(Environment(arguments, &captured->environment()), inner);
          inner.leave(levels);
          return result;
        });
  }
  Syntax syntax() const override {
    Syntax result = syntax_of(SyntaxKind::Function, *this, {body_.get()});
    for (const Parameter& parameter : parameters_) {
      result.names.push_back(parameter.name);
    }
    return result;
  }
  void print(std::string& out) const override {
    out += "(function (";
    bool first = true;
    for (const Parameter& parameter : parameters_) {
      out += first ? "" : ", ";
      first = false;
      out += parameter.name;
      if (!parameter.type.is_any()) {
        out += ": " + parameter.type.text();
      }
    }
    out += ") ";
    body_->print(out);
    out += ")";
  }

 private:
  std::vector<Parameter> parameters_;
  std::shared_ptr<const Node> body_;
};

// `function(a) external {java: {class: "…", method signature: "…"}}`.
class ExternalNode final : public Node {
 public:
  ExternalNode(int offset, std::vector<Parameter> parameters, NodePointer body)
      : Node(offset), parameters_(std::move(parameters)), body_(std::move(body)) {
    above(*body_);
  }
  Value evaluate(const Environment& environment, Evaluation& evaluation) const override {
    const Operand mapping(*body_, environment, evaluation);
    return located(external_function(parameters_, *mapping), offset(), evaluation);
  }
  Syntax syntax() const override { return syntax_of(SyntaxKind::External, *this, {body_.get()}); }
  void print(std::string& out) const override {
    out += "(external ";
    body_->print(out);
    out += ")";
  }

 private:
  std::vector<Parameter> parameters_;
  NodePointer body_;
};

std::vector<Value> evaluate_all(const NodeList& nodes, const Environment& environment,
                                Evaluation& evaluation) {
  std::vector<Value> values;
  values.reserve(nodes.size());
  for (const NodePointer& node : nodes) {
    values.push_back(node->evaluate(environment, evaluation));
  }
  return values;
}

class Call final : public Node {
 public:
  Call(int offset, NodePointer callee, NodeList arguments)
      : Node(offset), callee_(std::move(callee)), arguments_(std::move(arguments)) {
    above(*callee_);
    for (const NodePointer& argument : arguments_) {
      above(*argument);
    }
  }
  Value evaluate(const Environment& environment, Evaluation& evaluation) const override {
    const Operand callee(*callee_, environment, evaluation);
    const std::vector<Value> arguments = evaluate_all(arguments_, environment, evaluation);
    return located(call(*callee, arguments, evaluation), offset(), evaluation);
  }
  bool is_condition() const override { return true; }
  Syntax syntax() const override { return syntax_of(SyntaxKind::Call, *this, {callee_.get()}, arguments_); }
  void print(std::string& out) const override {
    out += "(call ";
    callee_->print(out);
    print_arguments(arguments_, out);
  }

 private:
  NodePointer callee_;
  NodeList arguments_;
};

class NamedCall final : public Node {
 public:
  NamedCall(int offset, NodePointer callee, std::vector<std::string> names, NodeList arguments)
      : Node(offset), callee_(std::move(callee)), names_(std::move(names)), arguments_(std::move(arguments)) {
    above(*callee_);
    for (const NodePointer& argument : arguments_) {
      above(*argument);
    }
  }
  Value evaluate(const Environment& environment, Evaluation& evaluation) const override {
    const Operand callee(*callee_, environment, evaluation);
    std::vector<Context::Entry> arguments;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      arguments.emplace_back(names_[i], arguments_[i]->evaluate(environment, evaluation));
    }
    return located(call_named(*callee, arguments, evaluation), offset(), evaluation);
  }
  Syntax syntax() const override {
    return syntax_of(SyntaxKind::Call, *this, {callee_.get()}, arguments_, {}, names_);
  }
  void print(std::string& out) const override {
    out += "(call ";
    callee_->print(out);
    print_named(names_, arguments_, out);
  }

 private:
  NodePointer callee_;
  std::vector<std::string> names_;
  NodeList arguments_;
};

class BuiltinCall final : public Node {
 public:
  BuiltinCall(int offset, const Builtin& builtin, NodeList arguments)
      : Node(offset), builtin_(builtin), arguments_(std::move(arguments)) {
    for (const NodePointer& argument : arguments_) {
      above(*argument);
    }
  }
  Value evaluate(const Environment& environment, Evaluation& evaluation) const override {
    // Nearly all calls have a few arguments: these need no memory of their own.
    constexpr std::size_t kFew = 4;
    if (arguments_.size() <= kFew) {
      Value arguments[kFew];
      for (std::size_t i = 0; i < arguments_.size(); ++i) {
        arguments[i] = arguments_[i]->evaluate(environment, evaluation);
      }
      return located(invoke(builtin_, Arguments(arguments, arguments_.size()), evaluation), offset(),
                     evaluation);
    }
    const std::vector<Value> arguments = evaluate_all(arguments_, environment, evaluation);
    return located(invoke(builtin_, arguments, evaluation), offset(), evaluation);
  }
  bool is_condition() const override { return true; }
  Syntax syntax() const override {
    return syntax_of(SyntaxKind::Builtin, *this, {}, arguments_, std::string(builtin_.name));
  }
  void print(std::string& out) const override {
    out += "(";
    out += builtin_.name;
    print_arguments(arguments_, out);
  }

 private:
  const Builtin& builtin_;
  NodeList arguments_;
};

class NamedBuiltinCall final : public Node {
 public:
  NamedBuiltinCall(int offset, const Builtin& builtin, std::vector<std::string> names, NodeList arguments)
      : Node(offset), builtin_(builtin), names_(std::move(names)), arguments_(std::move(arguments)) {
    for (const NodePointer& argument : arguments_) {
      above(*argument);
    }
  }
  Value evaluate(const Environment& environment, Evaluation& evaluation) const override {
    const std::vector<Value> arguments = evaluate_all(arguments_, environment, evaluation);
    return located(invoke_named(builtin_, names_, arguments, evaluation), offset(), evaluation);
  }
  Syntax syntax() const override {
    return syntax_of(SyntaxKind::Builtin, *this, {}, arguments_, std::string(builtin_.name), names_);
  }
  void print(std::string& out) const override {
    out += "(";
    out += builtin_.name;
    print_named(names_, arguments_, out);
  }

 private:
  const Builtin& builtin_;
  std::vector<std::string> names_;
  NodeList arguments_;
};

// A call of a built-in function with constants only is computed once.
bool is_foldable(const Builtin& builtin, const NodeList& arguments) {
  return builtin.is_pure && std::ranges::all_of(arguments, [](const NodePointer& argument) {
           return argument->constant() != nullptr && !argument->constant()->is_function();
         });
}

class TestList final : public Node {
 public:
  TestList(int offset, NodeList tests) : Node(offset), tests_(std::move(tests)) {
    for (const NodePointer& test : tests_) {
      above(*test);
    }
  }
  Value evaluate(const Environment& environment, Evaluation& evaluation) const override {
    Value result = false;
    for (const NodePointer& test : tests_) {
      result = kleene_or(result, test->evaluate(environment, evaluation));
      if (result.is_true()) {
        break;
      }
    }
    return result;
  }
  Syntax syntax() const override { return syntax_of(SyntaxKind::AnyOf, *this, {}, tests_); }
  void print(std::string& out) const override {
    out += "(any";
    print_arguments(tests_, out);
  }

 private:
  NodeList tests_;
};

class TestNot final : public Node {
 public:
  TestNot(int offset, NodePointer tests) : Node(offset), tests_(std::move(tests)) { above(*tests_); }
  Value evaluate(const Environment& environment, Evaluation& evaluation) const override {
    return kleene_not(tests_->evaluate(environment, evaluation));
  }
  Syntax syntax() const override { return syntax_of(SyntaxKind::NoneOf, *this, {tests_.get()}); }
  void print(std::string& out) const override {
    out += "(not ";
    tests_->print(out);
    out += ")";
  }

 private:
  NodePointer tests_;
};

class TestExpression final : public Node {
 public:
  TestExpression(int offset, Speaks speaks, NodePointer expression)
      : Node(offset), speaks_(speaks), expression_(std::move(expression)) {
    above(*expression_);
  }
  Value evaluate(const Environment& environment, Evaluation& evaluation) const override {
    const Operand tested(*expression_, environment, evaluation);
    if (speaks_ == Speaks::OfInput) {
      return tested->is_boolean() || tested->is_unknown() || tested->is_null() ? *tested : Value(false);
    }
    const Value& input = environment.values()[0];
    // A condition that does not speak of the input counts as it is, as `count(x) > 3` in a cell.
    if (expression_->is_condition() && tested->is_boolean() && !input.is_boolean() && !input.is_unknown()) {
      return *tested;
    }
    return located(test_value(input, *tested), offset(), evaluation);
  }
  Syntax syntax() const override {
    if (speaks_ == Speaks::OfInput) {
      return expression_->syntax();
    }
    return syntax_of(SyntaxKind::IsEqual, *this, {expression_.get()});
  }
  void print(std::string& out) const override {
    if (speaks_ == Speaks::OfInput) {
      expression_->print(out);
      return;
    }
    out += "(is ";
    expression_->print(out);
    out += ")";
  }

 private:
  Speaks speaks_;
  NodePointer expression_;
};

}  // namespace

NodePointer make_function(int offset, std::vector<Parameter> parameters, NodePointer body) {
  return std::make_unique<FunctionNode>(offset, std::move(parameters), std::move(body));
}

NodePointer make_external(int offset, std::vector<Parameter> parameters, NodePointer body) {
  return std::make_unique<ExternalNode>(offset, std::move(parameters), std::move(body));
}

NodePointer make_call(int offset, NodePointer callee, NodeList arguments) {
  return std::make_unique<Call>(offset, std::move(callee), std::move(arguments));
}

NodePointer make_named_call(int offset, NodePointer callee, std::vector<std::string> names,
                            NodeList arguments) {
  return std::make_unique<NamedCall>(offset, std::move(callee), std::move(names), std::move(arguments));
}

NodePointer make_builtin_call(int offset, const Builtin& builtin, NodeList arguments) {
  const bool foldable = is_foldable(builtin, arguments);
  NodePointer node = std::make_unique<BuiltinCall>(offset, builtin, std::move(arguments));
  return foldable ? fold(std::move(node)) : std::move(node);
}

NodePointer make_named_builtin_call(int offset, const Builtin& builtin, std::vector<std::string> names,
                                    NodeList arguments) {
  const bool foldable = is_foldable(builtin, arguments);
  NodePointer node =
      std::make_unique<NamedBuiltinCall>(offset, builtin, std::move(names), std::move(arguments));
  return foldable ? fold(std::move(node)) : std::move(node);
}

NodePointer make_builtin_reference(int offset, const Builtin& builtin) {
  return make_constant(offset, Value(Function(builtin)));
}

NodePointer make_test_list(int offset, NodeList tests) {
  return std::make_unique<TestList>(offset, std::move(tests));
}

NodePointer make_test_not(int offset, NodePointer tests) {
  return std::make_unique<TestNot>(offset, std::move(tests));
}

NodePointer make_test_expression(int offset, Speaks speaks, NodePointer expression) {
  return std::make_unique<TestExpression>(offset, speaks, std::move(expression));
}

}  // namespace maatstaf::feel
