// SPDX-License-Identifier: EUPL-1.2
//
// Equality and order of FEEL (DMN 1.5, tables 42 and 43, 10.3.2.13). Comparing values of different types
// makes no sense and gives null with a cause; comparing with an unknown is unknown. And whether two values
// are the same in kind and content, for traces and stores: one walk through both values with two notions of
// equal.
#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "feel/expression.h"
#include "feel/value.h"

namespace maatstaf::feel {
namespace {

Value not_comparable(const Value& a, const Value& b) {
  return Value::null(
      {DiagnosticCode::Type,
       fmt::format("{} en {} zijn niet te vergelijken.", kind_name(a.kind()), kind_name(b.kind())),
       "Vergelijk waarden van dezelfde soort.", -1});
}

// A time of day in seconds on the line of UTC, without the fraction: so the conformance suite compares
// (0068 time_005). A zone id without a date has no offset; then the offset of a fixed day decides.
std::int64_t seconds_of(const Time& time) {
  const std::int32_t offset = time.zone.offset_at(base::Date(), time.second_of_day).value_or(0);
  return time.second_of_day - offset;
}

bool times_comparable(const Time& a, const Time& b) {
  return a.zone.is_local() == b.zone.is_local();
}

// -1, 0 or 1 for two values that can be ordered; nullopt otherwise.
std::optional<int> order(const Value& a, const Value& b) {
  const auto sign = [](const auto& x, const auto& y) { return x < y ? -1 : (y < x ? 1 : 0); };
  if (a.kind() != b.kind()) {
    return std::nullopt;
  }
  switch (a.kind()) {
    case Kind::Number:
      return sign(a.number(), b.number());
    case Kind::String:
      return sign(a.string(), b.string());
    case Kind::Date:
      return sign(a.date(), b.date());
    case Kind::YearsMonthsDuration:
      return sign(a.years_months(), b.years_months());
    case Kind::DaysTimeDuration:
      return sign(a.days_time(), b.days_time());
    case Kind::Time:
      return times_comparable(a.time(), b.time())
                 ? std::optional(sign(seconds_of(a.time()), seconds_of(b.time())))
                 : std::nullopt;
    case Kind::DateTime:
      return times_comparable(a.date_time().time, b.date_time().time)
                 ? std::optional(sign(a.date_time().epoch_seconds(), b.date_time().epoch_seconds()))
                 : std::nullopt;
    default:
      return std::nullopt;
  }
}

// Joins the equality of the parts: one false decides, then unknown, then null.
class Conjunction {
 public:
  /// False as soon as nothing can change any more.
  bool take(const Value& part) {
    if (part.is_false()) {
      result_ = false;
      return false;
    }
    if (part.is_unknown()) {
      result_ = result_.is_unknown() ? Value::unknown(result_, part) : part;
    } else if (part.is_null() && !result_.is_unknown()) {
      result_ = part;
    }
    return true;
  }
  [[nodiscard]] Value result() const { return result_; }

 private:
  Value result_ = true;
};

// Of the language: three-valued, and two times with a zone are equal when they are the same moment.
struct Language {
  using Answer = Value;
  using All = Conjunction;
  static Value compare(const Value& a, const Value& b) { return equals(a, b); }
  static Value temporal(const Value& a, const Value& b) {
    // A local time is never the same moment as a time with a zone.
    const std::optional<int> result = order(a, b);
    return result.has_value() && *result == 0;
  }
};

// Of stores: nothing that can be told apart is the same, so a moment in two zones is two values.
struct Identity {
  using Answer = bool;
  class All {
   public:
    bool take(bool part) { return result_ = part; }
    [[nodiscard]] bool result() const { return result_; }

   private:
    bool result_ = true;
  };
  static bool compare(const Value& a, const Value& b) { return same(a, b); }
  static bool temporal(const Value& a, const Value& b) {
    switch (a.kind()) {
      case Kind::Date:
        return a.date() == b.date();
      case Kind::Time:
        return a.time() == b.time();
      case Kind::DateTime:
        return a.date_time() == b.date_time();
      case Kind::YearsMonthsDuration:
        return a.years_months() == b.years_months();
      default:
        return a.days_time() == b.days_time();
    }
  }
};

template <class Notion>
typename Notion::Answer equal_lists(const List& a, const List& b) {
  if (a.size() != b.size()) {
    return false;
  }
  typename Notion::All all;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!all.take(Notion::compare(a[i], b[i]))) {
      break;
    }
  }
  return all.result();
}

template <class Notion>
typename Notion::Answer equal_contexts(const Context& a, const Context& b) {
  const auto in_b = [&b](const Context::Entry& entry) { return b.find(entry.first) != nullptr; };
  if (a.size() != b.size() || !std::ranges::all_of(a.entries(), in_b)) {
    return false;
  }
  typename Notion::All all;
  for (const auto& [name, value] : a.entries()) {
    if (!all.take(Notion::compare(value, *b.find(name)))) {
      break;
    }
  }
  return all.result();
}

template <class Notion>
typename Notion::Answer equal_ranges(const Range& a, const Range& b) {
  if (a.form != b.form || a.start_boundary != b.start_boundary || a.end_boundary != b.end_boundary) {
    return false;
  }
  typename Notion::All all;
  if (all.take(Notion::compare(a.start, b.start))) {
    all.take(Notion::compare(a.end, b.end));
  }
  return all.result();
}

// Two values of one kind, neither null nor unknown.
template <class Notion>
typename Notion::Answer equal_content(const Value& a, const Value& b) {
  switch (a.kind()) {
    case Kind::Boolean:
      return a.boolean() == b.boolean();
    case Kind::Number:
      return a.number() == b.number();
    case Kind::String:
      return a.string() == b.string();
    case Kind::List:
      return equal_lists<Notion>(a.list(), b.list());
    case Kind::Context:
      return equal_contexts<Notion>(a.context(), b.context());
    case Kind::Range:
      return equal_ranges<Notion>(a.range(), b.range());
    case Kind::Function:
      return a.function() == b.function();
    default:
      return Notion::temporal(a, b);
  }
}

// Both bounds of a range, Kleene: one bound that is not met decides.
Value join(const Value& first, const Value& second) {
  if (first.is_false() || second.is_false()) {
    return false;
  }
  if (first.is_unknown() || second.is_unknown()) {
    return Value::unknown(first, second);
  }
  return first.is_null() ? first : second;
}

Value negate(const Value& value) {
  return value.is_boolean() ? Value(!value.boolean()) : value;
}

}  // namespace

Value equals(const Value& a, const Value& b) {
  if (a.is_unknown() || b.is_unknown()) {
    return Value::unknown(a, b);
  }
  if (a.is_null() || b.is_null()) {
    return a.is_null() && b.is_null();
  }
  if (a.kind() != b.kind()) {
    return not_comparable(a, b);
  }
  return equal_content<Language>(a, b);
}

bool same(const Value& a, const Value& b) {
  if (a.kind() != b.kind()) {
    return false;
  }
  if (a.is_unknown()) {
    return a.causes() == b.causes();
  }
  return a.is_null() || equal_content<Identity>(a, b);
}

Value less(const Value& a, const Value& b) {
  if (a.is_unknown() || b.is_unknown()) {
    return Value::unknown(a, b);
  }
  const std::optional<int> result = order(a, b);
  return result ? Value(*result < 0) : not_comparable(a, b);
}

Value less_or_equal(const Value& a, const Value& b) {
  if (a.is_unknown() || b.is_unknown()) {
    return Value::unknown(a, b);
  }
  const std::optional<int> result = order(a, b);
  return result ? Value(*result <= 0) : not_comparable(a, b);
}

Value in_range(const Value& value, const Range& range) {
  switch (range.form) {
    case RangeForm::Less:
      return less(value, range.end);
    case RangeForm::LessOrEqual:
      return less_or_equal(value, range.end);
    case RangeForm::Greater:
      return less(range.start, value);
    case RangeForm::GreaterOrEqual:
      return less_or_equal(range.start, value);
    case RangeForm::Equal:
      return equals(value, range.start);
    case RangeForm::NotEqual:
      return negate(equals(value, range.start));
    case RangeForm::Interval:
      break;
  }
  const Value from =
      range.start_boundary == Boundary::Closed ? less_or_equal(range.start, value) : less(range.start, value);
  if (from.is_false()) {
    return false;
  }
  const Value to =
      range.end_boundary == Boundary::Closed ? less_or_equal(value, range.end) : less(value, range.end);
  return join(from, to);
}

}  // namespace maatstaf::feel
