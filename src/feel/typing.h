// SPDX-License-Identifier: EUPL-1.2
//
// What can be said of the type of an expression without evaluating it, and what is wrong or read differently
// by other engines. FEEL gives null where types do not fit (DMN 1.5, 10.3.2.13); a rule package must not rest
// on that. Where a type is not known (Any) nothing is claimed. Pure; a TypeScope is used by one thread.
#pragma once

#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "feel/syntax.h"
#include "feel/type.h"
#include "feel/type_algebra.h"

namespace maatstaf::feel {

enum class TypingIssueKind {
  Mismatch,       ///< an operator gets a type it does not take: null
  MixedEquality,  ///< values of two types are compared for equality: null in one engine, false in another
  DateWithTime,   ///< a date is compared with a date and time
  SingletonList,  ///< a list stands for its only item, or one value for a list
  UnknownMember,  ///< a context or value has no such member
  Arguments,      ///< a function gets another number of arguments, or other types, than it takes
  UnbracketedIn,  ///< `x in [a..b] and y`: may be read as `x in ([a..b] and y)`
};

struct TypingIssue {
  TypingIssueKind kind = TypingIssueKind::Mismatch;
  int offset = 0;  ///< in the text of the expression
  std::string cause;
  std::string hint;
};

/// The types of the names that an expression may read. Scopes nest: the inner one hides the outer.
class TypeScope {
 public:
  /// The result of a function for arguments of these types.
  using Result = std::function<Type(std::span<const Type> arguments)>;

  explicit TypeScope(const TypeScope* parent = nullptr) : parent_(parent) {}
  void add(std::string name, Type type) { types_[std::move(name)] = std::move(type); }
  void add_function(std::string name, Result result) { functions_[std::move(name)] = std::move(result); }
  [[nodiscard]] Type type(std::string_view name) const;               ///< Any when it is not known
  [[nodiscard]] const Result* function(std::string_view name) const;  ///< nullptr when there is none

 private:
  const TypeScope* parent_;
  std::map<std::string, Type, std::less<>> types_;
  std::map<std::string, Result, std::less<>> functions_;
};

/// The type of the expression, Any when it cannot be said. `text` is what the offsets of the syntax count in.
/// Issues are added.
[[nodiscard]] Type type_of_syntax(const Syntax& syntax, std::string_view text, const TypeScope& scope,
                                  std::vector<TypingIssue>& issues);

/// Judges the unary tests of a cell whose input has this type.
void check_tests(const Syntax& tests, std::string_view text, const Type& input, const TypeScope& scope,
                 std::vector<TypingIssue>& issues);

// For typing_functions.cc.

/// The type of a call of a built-in function.
[[nodiscard]] Type type_of_builtin(const Syntax& call, std::span<const Type> arguments,
                                   std::vector<TypingIssue>& issues);

}  // namespace maatstaf::feel
