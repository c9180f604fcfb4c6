// SPDX-License-Identifier: EUPL-1.2
//
// The values of FEEL (DMN 1.5, 10.3.2), and one of our own: unknown, which says which inputs it came from.
//
// A Value is immutable and 24 bytes; booleans, numbers, dates and durations live inline, the rest is shared
// with a thread-safe count. Copying never allocates. Values may be read by many threads at once.
//
// Null and unknown differ: null is "there is none" or "that makes no sense" (then it carries a Diagnostic),
// unknown is "nobody has told yet". A result is known only when every completion of the unknowns would give
// it.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/decimal.h"
#include "feel/diagnostic.h"
#include "feel/temporal.h"
#include "feel/type.h"

namespace maatstaf::feel {

enum class Kind : std::uint8_t {
  Null,
  Unknown,
  Boolean,
  Number,
  String,
  Date,
  Time,
  DateTime,
  YearsMonthsDuration,
  DaysTimeDuration,
  List,
  Context,
  Range,
  Function,
};

/// "getal", "tekst", "lijst": the kind in Dutch, for messages.
[[nodiscard]] std::string_view kind_name(Kind kind);

class Value;
class Context;
class Function;
class Evaluation;
struct Builtin;
struct Range;
using List = std::vector<Value>;

/// What values on the heap have in common: a count of the owners.
class SharedObject {
 public:
  SharedObject() = default;
  SharedObject(const SharedObject&) = delete;
  SharedObject& operator=(const SharedObject&) = delete;
  virtual ~SharedObject() = default;
  void retain() const { owners_.fetch_add(1, std::memory_order_relaxed); }
  void release() const {
    if (owners_.fetch_sub(1, std::memory_order_acq_rel) == 1) {
      delete this;
    }
  }

 private:
  mutable std::atomic<std::uint32_t> owners_{1};
};

class Value {
 public:
  Value() noexcept : kind_(Kind::Null) { payload_.object = nullptr; }  ///< plain null
  template <class T>
    requires std::is_same_v<T, bool>
  Value(T value) noexcept : kind_(Kind::Boolean) {
    payload_.boolean = value;
  }
  Value(const base::Decimal& value) noexcept : kind_(Kind::Number) {
    new (&payload_.number) base::Decimal(value);
  }
  Value(int value) noexcept : Value(base::Decimal(value)) {}
  Value(std::int64_t value) noexcept : Value(base::Decimal(value)) {}
  Value(std::string value);
  Value(std::string_view value) : Value(std::string(value)) {}
  Value(const char* value) : Value(std::string(value)) {}
  Value(base::Date value) noexcept : kind_(Kind::Date) { new (&payload_.date) base::Date(value); }
  Value(const Time& value);
  Value(const DateTime& value);
  Value(YearsMonthsDuration value) noexcept : kind_(Kind::YearsMonthsDuration) { payload_.months = value; }
  Value(DaysTimeDuration value) noexcept : kind_(Kind::DaysTimeDuration) { payload_.seconds = value; }
  Value(List value);
  Value(Context value);
  Value(Range value);
  Value(Function value);
  Value(std::nullptr_t) = delete;

  [[nodiscard]] static Value null() { return {}; }
  /// The null that an error gave.
  [[nodiscard]] static Value null(Diagnostic why);
  /// Not known, because these inputs are not known. The names are sorted and made unique.
  [[nodiscard]] static Value unknown(std::vector<std::string> causes);
  /// Not known because of the unknowns in either value (also those inside lists and contexts); null-safe: a
  /// value without unknowns adds nothing, but at least one must have some.
  [[nodiscard]] static Value unknown(const Value& a, const Value& b);

  Value(const Value& other) noexcept : kind_(other.kind_), payload_(other.payload_) { retain(); }
  Value(Value&& other) noexcept : kind_(other.kind_), payload_(other.payload_) { other.forget(); }
  Value& operator=(const Value& other) noexcept {
    if (this != &other) {
      other.retain();
      drop();
      kind_ = other.kind_;
      payload_ = other.payload_;
    }
    return *this;
  }
  Value& operator=(Value&& other) noexcept {
    if (this != &other) {
      drop();
      kind_ = other.kind_;
      payload_ = other.payload_;
      other.forget();
    }
    return *this;
  }
  ~Value() { drop(); }

  [[nodiscard]] Kind kind() const { return kind_; }
  [[nodiscard]] bool is_null() const { return kind_ == Kind::Null; }
  [[nodiscard]] bool is_unknown() const { return kind_ == Kind::Unknown; }
  [[nodiscard]] bool is_true() const { return kind_ == Kind::Boolean && payload_.boolean; }
  [[nodiscard]] bool is_false() const { return kind_ == Kind::Boolean && !payload_.boolean; }
  [[nodiscard]] bool is_boolean() const { return kind_ == Kind::Boolean; }
  [[nodiscard]] bool is_number() const { return kind_ == Kind::Number; }
  [[nodiscard]] bool is_string() const { return kind_ == Kind::String; }
  [[nodiscard]] bool is_list() const { return kind_ == Kind::List; }
  [[nodiscard]] bool is_context() const { return kind_ == Kind::Context; }
  [[nodiscard]] bool is_range() const { return kind_ == Kind::Range; }
  [[nodiscard]] bool is_function() const { return kind_ == Kind::Function; }

  // The content. Each asks for a value of that kind; views and references live as long as this value.
  [[nodiscard]] bool boolean() const { return payload_.boolean; }
  [[nodiscard]] const base::Decimal& number() const { return payload_.number; }
  [[nodiscard]] std::string_view string() const;
  [[nodiscard]] base::Date date() const { return payload_.date; }
  [[nodiscard]] const Time& time() const;
  [[nodiscard]] const DateTime& date_time() const;
  [[nodiscard]] YearsMonthsDuration years_months() const { return payload_.months; }
  [[nodiscard]] DaysTimeDuration days_time() const { return payload_.seconds; }
  [[nodiscard]] const List& list() const;
  [[nodiscard]] const Context& context() const;
  [[nodiscard]] const Range& range() const;
  [[nodiscard]] const Function& function() const;

  /// Why this null is an error; nullptr for a plain null and for anything else.
  [[nodiscard]] const Diagnostic* diagnostic() const;
  /// The names of the inputs an unknown came from, sorted. Empty for anything else.
  [[nodiscard]] const std::vector<std::string>& causes() const;
  /// Unknown, or a list, context or range with an unknown somewhere inside.
  [[nodiscard]] bool holds_unknown() const;

 private:
  union Payload {
    Payload() : object(nullptr) {}
    bool boolean;
    base::Decimal number;
    base::Date date;
    YearsMonthsDuration months;
    DaysTimeDuration seconds;
    const SharedObject* object;
  };
  static_assert(std::is_trivially_copyable_v<base::Decimal> && std::is_trivially_copyable_v<base::Date>);

  Value(Kind kind, const SharedObject* object) noexcept : kind_(kind) { payload_.object = object; }
  [[nodiscard]] bool shares() const {
    return kind_ >= Kind::List || kind_ <= Kind::Unknown || kind_ == Kind::String || kind_ == Kind::Time ||
           kind_ == Kind::DateTime;
  }
  void retain() const {
    if (shares() && payload_.object != nullptr) {
      payload_.object->retain();
    }
  }
  void drop() {
    if (shares() && payload_.object != nullptr) {
      payload_.object->release();
    }
  }
  void forget() {
    kind_ = Kind::Null;
    payload_.object = nullptr;
  }

  Kind kind_;
  Payload payload_;
};

/// Names with values, in order of first appearance. Build it, then move it into a Value.
class Context {
 public:
  using Entry = std::pair<std::string, Value>;

  Context() = default;
  Context(std::initializer_list<Entry> entries);
  /// Adds the entry, or replaces the value of the name that is there.
  Context& put(std::string name, Value value);
  [[nodiscard]] const Value* find(std::string_view name) const;  ///< nullptr when there is no such name
  [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
  [[nodiscard]] std::size_t size() const { return entries_.size(); }
  [[nodiscard]] bool empty() const { return entries_.empty(); }
  void reserve(std::size_t count) { entries_.reserve(count); }

 private:
  std::vector<Entry> entries_;
};

enum class Boundary : std::uint8_t { Closed, Open };

/// How a range was written. The suite tells `(< 10)` from `(null..10)`, and `(= 10)` from `[10..10]`.
enum class RangeForm : std::uint8_t { Interval, Less, LessOrEqual, Greater, GreaterOrEqual, Equal, NotEqual };

/// [start..end]; a null start or end has no bound on that side. `(< 5)` has only an end, `(> 5)` only a
/// start,
/// `(= 5)` has both, `(!= 5)` keeps its operand in `start`.
struct Range {
  Boundary start_boundary = Boundary::Closed;
  Value start;
  Value end;
  Boundary end_boundary = Boundary::Closed;
  RangeForm form = RangeForm::Interval;
};

struct Parameter {
  std::string name;
  Type type;
};

/// Something that can be called: a built-in function, a function definition, or whatever the model layer
/// offers (business knowledge model, decision service). The body is called with exactly one value per
/// parameter, already coerced to its type; it must be callable from several threads at once.
class Function {
 public:
  using Body = std::function<Value(std::span<const Value> arguments, Evaluation& evaluation)>;

  Function(std::vector<Parameter> parameters, Body body, Type result = {});
  /// A built-in function as a value, as in `sort(list, max)`; it chooses its form by the arguments.
  explicit Function(const Builtin& builtin);

  [[nodiscard]] const std::vector<Parameter>& parameters() const { return definition_->parameters; }
  [[nodiscard]] const Type& result() const { return definition_->result; }
  [[nodiscard]] const Body& body() const { return definition_->body; }
  [[nodiscard]] const Builtin* builtin() const { return definition_->builtin; }  ///< nullptr for all others
  /// Functions have identity, not content.
  friend bool operator==(const Function& a, const Function& b) { return a.definition_ == b.definition_; }

 private:
  struct Definition {
    std::vector<Parameter> parameters;
    Body body;
    Type result;
    const Builtin* builtin = nullptr;
  };
  std::shared_ptr<const Definition> definition_;
};

/// The text of a value as FEEL writes it, strings in quotes: `[1, "a", {b: @"2026-01-01"}]`. Unknown is
/// written as `onbekend(naam, …)`, a function as `function(a, b)`. For people, golden files and traces.
[[nodiscard]] std::string to_text(const Value& value);

/// What FEEL's string() gives: as to_text, but a string itself is without quotes and nested strings with.
[[nodiscard]] std::string to_string(const Value& value);

/// Identical in kind and content: unknown is the same as unknown with the same causes, null as null whatever
/// its diagnostic; contexts in any order. For tests, traces and stores; the language uses `equals`.
[[nodiscard]] bool same(const Value& a, const Value& b);

/// FEEL's `a = b` (table 42): true, false, null when the types cannot be compared, unknown when it depends.
[[nodiscard]] Value equals(const Value& a, const Value& b);

/// FEEL's `a < b` for numbers, strings, dates, times and durations: true, false, null or unknown.
[[nodiscard]] Value less(const Value& a, const Value& b);
[[nodiscard]] Value less_or_equal(const Value& a, const Value& b);

}  // namespace maatstaf::feel
