// SPDX-License-Identifier: EUPL-1.2
#include "dmn/session.h"

#include <fmt/format.h>

#include <utility>

#include "dmn/program.h"

namespace maatstaf::dmn {

using feel::Value;

Session::Session(const Model& model, TraceMode trace, Absent absent)
    : model_(model), mode_(trace), absent_(absent), constants_(model_.program().constants) {
  reset();
}

void Session::reset() {
  const auto& program = model_.program();
  if (absent_ == Absent::Unknown) {
    frame_ = program.unknown_frame;
  } else {
    frame_.assign(program.unknown_frame.size(), Value());
  }
  ready_.assign(frame_.size(), 0);
  diagnostics_.clear();
  trace_.clear();
  if (mode_ == TraceMode::Full) {
    trace_.reserve(model_);
  }
}

void Session::set(int slot, const Value& value) {
  const auto at = static_cast<std::size_t>(slot);
  const auto& type = model_.program().slots[at].type;
  if (type.is_any()) {
    frame_[at] = value;
  } else {
    sink_.clear();
    feel::Evaluation evaluation(&sink_);
    frame_[at] = type.apply(value, evaluation);
    diagnostics_.insert(diagnostics_.end(), sink_.entries().begin(), sink_.entries().end());
  }
  ready_[at] = 1;
}

base::Result<void> Session::set(std::string_view name, const Value& value) {
  const auto slot = model_.slot(name);
  if (!slot) {
    return base::fail(base::ErrorKind::NotFound, fmt::format("Het model heeft geen invoer '{}'.", name),
                      "Kies een invoer van dit model.", {.file = model_.file()});
  }
  set(*slot, value);
  return {};
}

void Session::change(int slot, const Value* value) {
  const auto at = static_cast<std::size_t>(slot);
  const auto& program = model_.program();
  diagnostics_.clear();
  if (value != nullptr) {
    set(slot, *value);
  } else {
    frame_[at] = absent_ == Absent::Unknown ? program.unknown_frame[at] : Value();
    ready_[at] = 0;
  }
  for (const int dependent : program.dependents[at]) {
    ready_[static_cast<std::size_t>(dependent)] = 0;
  }
}

const Value& Session::evaluate(int slot) {
  const auto at = static_cast<std::size_t>(slot);
  if (ready_[at] == 0 && model_.program().slots[at].is_decision) {
    compute(slot);
  }
  return frame_[at];
}

base::Result<Value> Session::evaluate(std::string_view name) {
  const auto slot = model_.slot(name);
  if (!slot) {
    return base::fail(base::ErrorKind::NotFound, fmt::format("Het model heeft geen beslissing '{}'.", name),
                      "Kies een beslissing van dit model.", {.file = model_.file()});
  }
  return evaluate(*slot);
}

void Session::compute(int slot) {
  const auto at = static_cast<std::size_t>(slot);
  const auto& logic = model_.program().slots[at];
  for (const int needed : logic.decisions) {
    (void)evaluate(needed);
  }
  for (const auto& group : logic.imported) {
    feel::Context members;
    for (const auto& [name, index] : group.constants) {
      members.put(name, model_.program().constants[index]);
    }
    for (const auto& [name, source] : group.members) {
      members.put(name, frame_[static_cast<std::size_t>(source)]);
    }
    frame_[static_cast<std::size_t>(group.slot)] = Value(std::move(members));
  }
  sink_.clear();
  feel::Evaluation evaluation = outer_.nested(&sink_);
  if (mode_ == TraceMode::Full) {
    trace_.begin_decision(slot);
    evaluation.set_host(&trace_);
  }
  if (logic.logic) {
    const Value value = logic.logic->evaluate(feel::Environment(frame_, &constants_), evaluation);
    frame_[at] = logic.type.is_any() ? value : logic.type.apply(value, evaluation);
  } else {
    // A decision without logic is made by a person: not known until somebody sets it.
    frame_[at] = absent_ == Absent::Unknown ? Value::unknown({model_.decision_at(slot)->name}) : Value();
  }
  ready_[at] = 1;
  diagnostics_.insert(diagnostics_.end(), sink_.entries().begin(), sink_.entries().end());
  if (mode_ == TraceMode::Full) {
    trace_.end_decision(sink_.entries());
  }
}

const Trace& Session::trace() {
  if (mode_ == TraceMode::Full) {
    trace_.set_values(frame_);
  }
  return trace_;
}

Trace Session::take_trace() {
  (void)trace();
  return std::exchange(trace_, Trace());
}

base::Result<Evaluated> evaluate(const Model& model, std::string_view decision, const feel::Context& inputs,
                                 TraceMode trace, Absent absent) {
  Session session(model, trace, absent);
  for (const auto& [name, value] : inputs.entries()) {
    TRY_VOID(session.set(name, value));
  }
  TRY(auto value, session.evaluate(decision));
  return Evaluated{std::move(value), session.diagnostics(), session.trace()};
}

}  // namespace maatstaf::dmn
