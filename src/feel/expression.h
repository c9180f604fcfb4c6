// SPDX-License-Identifier: EUPL-1.2
//
// FEEL expressions and unary tests: parse once, evaluate often.
//
//   Scope scope;
//   scope.add("uren per week");
//   TRY(auto expression, parse_expression("uren per week * 52", scope));
//   Value values[] = {Value(10)};
//   Value result = expression.evaluate(Environment(values));       // 520
//
// Names may hold spaces and operators, so the parser must know which names are in scope; it resolves them to
// slots then. Expressions are immutable: any number of threads may evaluate one at the same time, each with
// its own Environment and Evaluation. A parse error is an Error (ErrorKind::Rules) whose place has line and
// column; an error during evaluation is a null with a Diagnostic.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "feel/diagnostic.h"
#include "feel/syntax.h"
#include "feel/type.h"
#include "feel/value.h"

namespace maatstaf::feel {

/// The names visible to an expression, with their slot in the frame of values and their type. The type serves
/// the parser only: it tells which members (also with spaces) may follow a point or stand in a filter. Scopes
/// nest: the inner one hides the outer. Needed while parsing only.
class Scope {
 public:
  struct Entry {
    std::string name;
    int slot = 0;
    Type type;
  };

  Scope() = default;
  /// The parent must outlive this scope; its values will be those of the parent Environment.
  explicit Scope(const Scope* parent) : parent_(parent) {}

  /// Adds a name at the next free slot, and gives that slot. Adding a name again hides the former.
  int add(std::string name, Type type = {});
  /// Adds a name at a slot of your choice: several scopes may look at one frame.
  void add_at(std::string name, int slot, Type type = {});
  /// A type by name, for `instance of` and function parameters ("tPersoon").
  void add_type(std::string name, Type type);

  [[nodiscard]] const Scope* parent() const { return parent_; }
  [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
  [[nodiscard]] const Entry* find(std::string_view name) const;      ///< here, not in the parent
  [[nodiscard]] const Type* find_type(std::string_view name) const;  ///< here or in a parent
  [[nodiscard]] const std::vector<std::pair<std::string, Type>>& types() const { return types_; }

 private:
  const Scope* parent_ = nullptr;
  std::vector<Entry> entries_;
  std::vector<std::pair<std::string, Type>> types_;
  int next_slot_ = 0;
};

/// The values of the slots of a Scope, chained like the scopes. Does not own them.
class Environment {
 public:
  Environment() = default;
  explicit Environment(std::span<const Value> values, const Environment* parent = nullptr)
      : values_(values), parent_(parent) {}

  [[nodiscard]] std::span<const Value> values() const { return values_; }
  [[nodiscard]] const Environment* parent() const { return parent_; }

 private:
  std::span<const Value> values_;
  const Environment* parent_ = nullptr;
};

/// What belongs to one evaluation from beginning to end: where diagnostics go, which moment is "now", and how
/// much work may be done. Functions pass it on to what they call. Not thread-safe: one per evaluation.
class Evaluation {
 public:
  explicit Evaluation(Diagnostics* sink = nullptr) : sink_(sink) {}

  /// Makes now() and today() a given moment; without this they read the clock of the machine.
  void set_now(const DateTime& moment) { now_ = moment; }
  [[nodiscard]] DateTime now() const;

  void report(const Diagnostic& diagnostic) {
    if (sink_ != nullptr) {
      sink_->add(diagnostic);
    }
  }
  /// A null with its cause, also reported.
  [[nodiscard]] Value error(Diagnostic diagnostic);

  /// While it lives, nothing is reported: for a branch that may turn out not to count.
  class Muted {
   public:
    explicit Muted(Evaluation& evaluation) : evaluation_(evaluation), sink_(evaluation.sink_) {
      evaluation.sink_ = nullptr;
    }
    Muted(const Muted&) = delete;
    Muted& operator=(const Muted&) = delete;
    ~Muted() { evaluation_.sink_ = sink_; }

   private:
    Evaluation& evaluation_;
    Diagnostics* sink_;
  };

  /// Goes down that many levels of evaluation (a call counts the height of the body); false when that is too
  /// deep. Always pair with leave() of the same number.
  [[nodiscard]] bool enter(int levels) {
    depth_ += levels;
    return depth_ <= kMaxDepth;
  }
  void leave(int levels) { depth_ -= levels; }
  /// Makes the limit of spend() lower or higher than `max_work`.
  void set_work_limit(std::size_t elements) { work_limit_ = elements; }
  /// Counts elements made by iterations and functions; false when it is too many.
  [[nodiscard]] bool spend(std::size_t elements) {
    work_ += elements;
    return work_ <= work_limit_;
  }

  /// A place for the layer above (dmn: its trace), so that bodies of functions find it back. Not owned.
  void set_host(void* host) { host_ = host; }
  [[nodiscard]] void* host() const { return host_; }

  /// The same moment and the work so far, reporting elsewhere and without host: to try what might be, or to
  /// evaluate another model inside this one.
  [[nodiscard]] Evaluation nested(Diagnostics* sink) const {
    Evaluation copy = *this;
    copy.sink_ = sink;
    copy.host_ = nullptr;
    return copy;
  }

  static constexpr int kMaxDepth = 2000;
  static constexpr std::size_t kMaxWork = 2'000'000;

 private:
  Diagnostics* sink_ = nullptr;
  std::optional<DateTime> now_;
  int depth_ = 0;
  std::size_t work_ = 0;
  std::size_t work_limit_ = kMaxWork;
  void* host_ = nullptr;
};

class Node;

class Expression {
 public:
  [[nodiscard]] Value evaluate(const Environment& environment, Evaluation& evaluation) const;
  [[nodiscard]] Value evaluate(const Environment& environment, Diagnostics* sink = nullptr) const;

  /// The names it reads from the scope, each once, in order of appearance: for the graph and forbidden
  /// dependencies.
  [[nodiscard]] const std::vector<std::string>& references() const { return references_; }
  /// The names that stand for nothing: not in scope and no built-in function. Reading one gives null with a
  /// Name diagnostic; a rule package refuses them. Names inside a filter are not counted: they may be members
  /// of items.
  [[nodiscard]] const std::vector<std::string>& missing() const { return missing_; }
  /// The value when it reads nothing and was folded while parsing.
  [[nodiscard]] const Value* constant() const;
  [[nodiscard]] const std::string& text() const { return text_; }
  /// The syntax tree as one line, for tests: `(+ 1 (* 2 a))`.
  [[nodiscard]] std::string tree() const;
  /// The syntax tree as data.
  [[nodiscard]] Syntax syntax() const;

 private:
  friend struct ExpressionFactory;
  std::shared_ptr<const Node> root_;
  std::vector<std::string> references_;
  std::vector<std::string> missing_;
  std::string text_;
};

/// The tests in a cell of a decision table: "-", "< 10, > 20", "not("a")", or any expression with `?`.
class UnaryTests {
 public:
  /// true, false, null or unknown for the value of the input expression.
  [[nodiscard]] Value evaluate(const Value& input, const Environment& environment,
                               Evaluation& evaluation) const;
  [[nodiscard]] Value evaluate(const Value& input, const Environment& environment,
                               Diagnostics* sink = nullptr) const;

  [[nodiscard]] bool is_any() const { return root_ == nullptr; }  ///< "-": always true, also for an unknown
  [[nodiscard]] const std::vector<std::string>& references() const { return references_; }
  [[nodiscard]] const std::vector<std::string>& missing() const { return missing_; }
  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] std::string tree() const;
  /// The syntax tree as data; nothing for "-".
  [[nodiscard]] std::optional<Syntax> syntax() const;

 private:
  friend struct ExpressionFactory;
  std::shared_ptr<const Node> root_;
  std::vector<std::string> references_;
  std::vector<std::string> missing_;
  std::string text_;
};

[[nodiscard]] base::Result<Expression> parse_expression(std::string_view text, const Scope& scope);
/// `input_type` is the type of `?`, so that its members are known to the parser.
[[nodiscard]] base::Result<UnaryTests> parse_unary_tests(std::string_view text, const Scope& scope,
                                                         const Type& input_type = {});

/// A type as FEEL writes it: "list<number>", "context<a: string>", a name of the scope.
[[nodiscard]] base::Result<Type> parse_type(std::string_view text, const Scope& scope);

/// Calls a function value with values by position: coerces the arguments to the types of the parameters and
/// the result to the type of the result, as an invocation in FEEL does. Null with a diagnostic when it cannot
/// be called.
[[nodiscard]] Value call(const Value& function, std::span<const Value> arguments, Evaluation& evaluation);
/// The same with arguments by name, in any order; what is not given is null.
[[nodiscard]] Value call_named(const Value& function, std::span<const Context::Entry> arguments,
                               Evaluation& evaluation);

/// The name as FEEL compares it: white space at the ends removed, inside collapsed to one space.
[[nodiscard]] std::string normalize_name(std::string_view name);

/// FEEL's `value in range`: Kleene; null when the value cannot be compared with the range.
[[nodiscard]] Value in_range(const Value& value, const Range& range);

}  // namespace maatstaf::feel
