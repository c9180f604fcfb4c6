// SPDX-License-Identifier: EUPL-1.2
//
// One set of inputs against one model: every decision is evaluated at most once, when it is asked for.
// Not thread-safe: one session per thread; make it once and reset it for the next case, that saves
// allocations.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "dmn/model.h"
#include "dmn/trace.h"
#include "feel/expression.h"

namespace maatstaf::dmn {

enum class TraceMode { None, Full };

/// What an input is that nobody set.
enum class Absent {
  Unknown,  ///< unknown, with its own name as the cause: for assessments
  Null,     ///< null: as the DMN standard has it, for conformance tests
};

class Session {
 public:
  explicit Session(const Model& model, TraceMode trace = TraceMode::None, Absent absent = Absent::Unknown);
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  /// Forgets all inputs and results.
  void reset();
  /// Makes now() and today() a given moment. Without this an expression with now() reads the clock.
  void set_now(const feel::DateTime& moment) { outer_.set_now(moment); }
  /// Evaluates inside another evaluation: with its moment, and counting on from its depth and work.
  void set_outer(const feel::Evaluation& outer) { outer_ = outer.nested(nullptr); }

  /// Gives an input its value, coerced to its type: null with a diagnostic when it does not conform. Set
  /// inputs before evaluating. Setting the slot of a decision replaces its logic by the value.
  void set(int slot, const feel::Value& value);
  /// The same by name. Error: NotFound when the model has no such input.
  [[nodiscard]] base::Result<void> set(std::string_view name, const feel::Value& value);

  /// Gives an input another value, or none when `value` is nullptr, and forgets only what depends on it: for
  /// a search over cases that differ little. Diagnostics of before are forgotten; a trace is not kept in
  /// step.
  void change(int slot, const feel::Value* value);

  /// The value of a decision or input; evaluates what is needed and not yet known. The reference lives until
  /// reset.
  const feel::Value& evaluate(int slot);
  /// The same by name. Error: NotFound when the model has no such decision.
  [[nodiscard]] base::Result<feel::Value> evaluate(std::string_view name);

  /// Diagnostics of everything evaluated since reset, in order; the trace has them per decision.
  [[nodiscard]] const std::vector<feel::Diagnostic>& diagnostics() const { return diagnostics_; }
  /// The trace so far, with the values of all slots; copy it to keep it beyond reset. Empty with
  /// TraceMode::None.
  [[nodiscard]] const Trace& trace();
  /// The same, given away: from here on this session keeps no trace of what it evaluated before.
  [[nodiscard]] Trace take_trace();

 private:
  void compute(int slot);

  Model model_;
  TraceMode mode_;
  Absent absent_;
  feel::Evaluation outer_;
  feel::Environment constants_;  ///< knowledge models and services
  std::vector<feel::Value> frame_;
  std::vector<char> ready_;
  std::vector<feel::Diagnostic> diagnostics_;
  feel::Diagnostics sink_;
  Trace trace_;
};

/// One decision with inputs by name, for tests and tools. Errors: NotFound for a name the model does not
/// have.
struct Evaluated {
  feel::Value value;
  std::vector<feel::Diagnostic> diagnostics;
  Trace trace;
};
[[nodiscard]] base::Result<Evaluated> evaluate(const Model& model, std::string_view decision,
                                               const feel::Context& inputs, TraceMode trace = TraceMode::None,
                                               Absent absent = Absent::Unknown);

}  // namespace maatstaf::dmn
