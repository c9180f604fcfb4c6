// SPDX-License-Identifier: EUPL-1.2
//
// Why a FEEL expression gave null. FEEL turns every error into null; here such a null always carries its
// cause, so that nothing becomes null in silence. Texts are Dutch sentences without personal data.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace maatstaf::feel {

enum class DiagnosticCode {
  Type,           ///< an operand or argument has a type the operation does not take
  Argument,       ///< an argument has the right type but a value the function does not take
  ArgumentCount,  ///< too few or too many arguments, or a parameter name that does not exist
  Name,           ///< a name that is not in scope
  Member,         ///< a member that the value does not have
  NotAFunction,   ///< something is called that is no function
  Format,         ///< a text that is no date, time, duration or number
  Arithmetic,     ///< division by zero, overflow, root of a negative number
  Index,          ///< a place outside the list
  Condition,      ///< a condition that is neither true nor false
  Conformance,    ///< a value that does not conform to the type that is asked
  Pattern,        ///< an invalid regular expression
  Depth,          ///< nested too deep, or too much work
};

struct Diagnostic {
  DiagnosticCode code = DiagnosticCode::Type;
  std::string cause;  ///< what is wrong, a Dutch sentence
  std::string hint;   ///< what to do about it, a Dutch sentence; may be empty
  int offset = -1;    ///< byte in the text of the expression where it happened, from 0; -1: not known

  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

/// Collects what went wrong during one evaluation, in order. Keeps the first `limit` entries and counts the
/// rest. Not thread-safe: one per evaluation.
class Diagnostics {
 public:
  void add(const Diagnostic& entry) {
    if (entries_.size() < kLimit) {
      entries_.push_back(entry);
    }
    ++count_;
  }
  [[nodiscard]] const std::vector<Diagnostic>& entries() const { return entries_; }
  [[nodiscard]] std::size_t count() const { return count_; }
  [[nodiscard]] bool empty() const { return count_ == 0; }
  void clear() {
    entries_.clear();
    count_ = 0;
  }

  static constexpr std::size_t kLimit = 100;

 private:
  std::vector<Diagnostic> entries_;
  std::size_t count_ = 0;
};

}  // namespace maatstaf::feel
