// SPDX-License-Identifier: EUPL-1.2
//
// Constants, and names by where their value stands.
#include <fmt/format.h>

#include "feel/node.h"

namespace maatstaf::feel {
namespace {

class Constant final : public Node {
 public:
  enum class Origin { Written, Condition };
  Constant(int offset, Value value, Origin origin)
      : Node(offset), value_(std::move(value)), origin_(origin) {}
  Value evaluate(const Environment& /*environment*/, Evaluation& evaluation) const override {
    return located(value_, offset(), evaluation);
  }
  const Value* peek(const Environment& /*environment*/) const override {
    return value_.diagnostic() == nullptr ? &value_ : nullptr;
  }
  const Value* constant() const override { return value_.diagnostic() == nullptr ? &value_ : nullptr; }
  bool is_condition() const override { return origin_ == Origin::Condition; }
  Syntax syntax() const override {
    Syntax result = syntax_of(SyntaxKind::Constant, *this, {});
    result.value = value_;
    return result;
  }
  void print(std::string& out) const override { out += to_text(value_); }

 private:
  Value value_;
  Origin origin_;
};

class Slot final : public Node {
 public:
  Slot(int offset, std::string name, int hops, int slot)
      : Node(offset), name_(std::move(name)), hops_(hops), slot_(static_cast<std::size_t>(slot)) {}
  Value evaluate(const Environment& environment, Evaluation& /*evaluation*/) const override {
    const Value* value = find(environment);
    return value == nullptr ? Value() : *value;
  }
  const Value* peek(const Environment& environment) const override { return find(environment); }
  Syntax syntax() const override { return syntax_of(SyntaxKind::Name, *this, {}, name_); }
  void print(std::string& out) const override { out += name_; }

 private:
  const Value* find(const Environment& environment) const {
    const Environment* frame = &environment;
    for (int i = 0; i < hops_ && frame != nullptr; ++i) {
      frame = frame->parent();
    }
    return frame != nullptr && slot_ < frame->values().size() ? &frame->values()[slot_] : nullptr;
  }

  std::string name_;
  int hops_;
  std::size_t slot_;
};

Value missing_name(const std::string& name) {
  return Value::null({DiagnosticCode::Name, fmt::format("De naam \"{}\" bestaat hier niet.", name),
                      "Controleer de schrijfwijze, of geef de naam als invoer aan de beslissing.", -1});
}

class MissingName final : public Node {
 public:
  MissingName(int offset, std::string name) : Node(offset), name_(std::move(name)) {}
  Value evaluate(const Environment& /*environment*/, Evaluation& evaluation) const override {
    return located(missing_name(name_), offset(), evaluation);
  }
  Syntax syntax() const override { return syntax_of(SyntaxKind::Missing, *this, {}, name_); }
  void print(std::string& out) const override { out += fmt::format("?{}", name_); }

 private:
  std::string name_;
};

class DynamicName final : public Node {
 public:
  DynamicName(int offset, std::string name, std::vector<int> item_hops, NodePointer otherwise)
      : Node(offset),
        name_(std::move(name)),
        item_hops_(std::move(item_hops)),
        otherwise_(std::move(otherwise)) {}

  Value evaluate(const Environment& environment, Evaluation& evaluation) const override {
    const Environment* frame = &environment;
    int at = 0;
    bool is_member_missing = false;
    for (const int hops : item_hops_) {
      for (; at < hops; ++at) {
        frame = frame->parent();
      }
      const Value& item = frame->values()[0];
      if (item.is_context()) {
        if (const Value* member = item.context().find(name_)) {
          return *member;
        }
        is_member_missing = true;
      } else if (item.is_unknown()) {
        return item;  // it may turn out to have such a member
      }
    }
    if (otherwise_) {
      return otherwise_->evaluate(environment, evaluation);
    }
    // A member that this item of the list does not have is null, as in `[{x: 1}][y > 1]`.
    return is_member_missing ? Value() : located(missing_name(name_), offset(), evaluation);
  }
  Syntax syntax() const override { return syntax_of(SyntaxKind::Member, *this, {}, name_); }
  void print(std::string& out) const override { out += fmt::format(".{}", name_); }

 private:
  std::string name_;
  std::vector<int> item_hops_;
  NodePointer otherwise_;
};

}  // namespace

NodePointer make_constant(int offset, Value value) {
  return std::make_unique<Constant>(offset, std::move(value), Constant::Origin::Written);
}

NodePointer fold(NodePointer node) {
  Evaluation evaluation;
  Value value = node->evaluate(Environment(), evaluation);
  if (value.diagnostic() != nullptr) {
    return node;
  }
  const auto origin = node->is_condition() ? Constant::Origin::Condition : Constant::Origin::Written;
  return std::make_unique<Constant>(node->offset(), std::move(value), origin);
}

NodePointer make_slot(int offset, std::string name, int hops, int slot) {
  return std::make_unique<Slot>(offset, std::move(name), hops, slot);
}

NodePointer make_dynamic_name(int offset, std::string name, std::vector<int> item_hops,
                              NodePointer otherwise) {
  return std::make_unique<DynamicName>(offset, std::move(name), std::move(item_hops), std::move(otherwise));
}

NodePointer make_missing_name(int offset, std::string name) {
  return std::make_unique<MissingName>(offset, std::move(name));
}

}  // namespace maatstaf::feel
