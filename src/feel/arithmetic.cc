// SPDX-License-Identifier: EUPL-1.2
#include "feel/arithmetic.h"

#include <fmt/format.h>

#include <limits>
#include <optional>

namespace maatstaf::feel {
namespace {

using base::Decimal;

constexpr std::int64_t kSecondsPerDay = 86'400;

Value mistake(DiagnosticCode code, std::string cause, std::string hint = {}) {
  return Value::null({code, std::move(cause), std::move(hint), -1});
}

Value overflow() {
  return mistake(DiagnosticCode::Arithmetic, "De uitkomst van de berekening is te groot of bestaat niet.");
}

Value or_overflow(const std::optional<Decimal>& number) {
  return number ? Value(*number) : overflow();
}

// The operands do not fit. When one is itself the result of an error, that error is the cause.
Value misfit(std::string_view operation, const Value& a, const Value& b) {
  if (a.is_unknown() || b.is_unknown()) {
    return Value::unknown(a, b);
  }
  if (a.diagnostic() != nullptr) {
    return a;
  }
  if (b.diagnostic() != nullptr) {
    return b;
  }
  return mistake(
      DiagnosticCode::Type,
      fmt::format("{} kan niet met {} en {}.", operation, kind_name(a.kind()), kind_name(b.kind())),
      "Controleer of beide waarden bestaan en van de juiste soort zijn.");
}

Value months(std::optional<std::int64_t> count) {
  return count ? Value(YearsMonthsDuration{*count}) : overflow();
}

Value duration(const std::optional<Decimal>& seconds) {
  const auto result = seconds ? DaysTimeDuration::from_seconds(*seconds) : std::nullopt;
  return result ? Value(*result) : overflow();
}

// Years and months times or divided by a number: whole months, cut off towards zero.
Value whole_months(const std::optional<Decimal>& count) {
  const auto whole = count ? count->round(0, base::Rounding::Down) : std::nullopt;
  return months(whole ? whole->to_int64() : std::nullopt);
}

std::optional<std::int64_t> checked_add(std::int64_t a, std::int64_t b) {
  std::int64_t sum = 0;
  return __builtin_add_overflow(a, b, &sum) ? std::nullopt : std::optional(sum);
}

std::optional<std::int64_t> checked_negate(std::int64_t value) {
  return value == std::numeric_limits<std::int64_t>::min() ? std::nullopt : std::optional(-value);
}

Value add_months(const Value& moment, std::int64_t count) {
  const bool is_date = moment.kind() == Kind::Date;
  const base::Date date = is_date ? moment.date() : moment.date_time().date;
  const auto moved = date.plus_months(count, base::MonthEnd::Clip);
  if (!moved) {
    return overflow();
  }
  return is_date ? Value(*moved) : Value(DateTime{*moved, moment.date_time().time});
}

Value add_seconds(const Value& moment, const DaysTimeDuration& span) {
  const bool is_date = moment.kind() == Kind::Date;
  // 10.3.2.3.7: a date counts as midnight UTC; the result is a date again.
  const DateTime start = is_date ? DateTime{moment.date(), Time{0, 0, Zone::utc()}} : moment.date_time();
  const auto sum = checked_add(start.epoch_seconds(), span.seconds);
  if (!sum) {
    return overflow();
  }
  const DaysTimeDuration total =
      DaysTimeDuration::from(*sum, static_cast<std::int64_t>(start.time.nanosecond) + span.nanoseconds);
  const auto result = DateTime::from_epoch(total.seconds, total.nanoseconds, start.time.zone);
  if (!result) {
    return overflow();
  }
  return is_date ? Value(result->date) : Value(*result);
}

Value add_to_time(const Time& time, const DaysTimeDuration& span) {
  const DaysTimeDuration total =
      DaysTimeDuration::from(time.second_of_day + span.seconds % kSecondsPerDay,
                             static_cast<std::int64_t>(time.nanosecond) + span.nanoseconds);
  const std::int64_t second = ((total.seconds % kSecondsPerDay) + kSecondsPerDay) % kSecondsPerDay;
  return Time{static_cast<std::int32_t>(second), total.nanoseconds, time.zone};
}

std::optional<DaysTimeDuration> add_durations(const DaysTimeDuration& a, const DaysTimeDuration& b) {
  const auto seconds = checked_add(a.seconds, b.seconds);
  if (!seconds || *seconds == std::numeric_limits<std::int64_t>::max()) {
    return std::nullopt;
  }
  return DaysTimeDuration::from(*seconds, static_cast<std::int64_t>(a.nanoseconds) + b.nanoseconds);
}

std::optional<DaysTimeDuration> negate_duration(const DaysTimeDuration& span) {
  const auto seconds = checked_negate(span.seconds);
  return seconds
             ? std::optional(DaysTimeDuration::from(*seconds, -static_cast<std::int64_t>(span.nanoseconds)))
             : std::nullopt;
}

bool is_moment(const Value& value) {
  return value.kind() == Kind::Date || value.kind() == Kind::DateTime;
}

bool is_duration(const Value& value) {
  return value.kind() == Kind::YearsMonthsDuration || value.kind() == Kind::DaysTimeDuration;
}

// A moment or a time plus a duration; nullopt when these are not.
std::optional<Value> move(const Value& a, const Value& b) {
  if (is_moment(a) && b.kind() == Kind::YearsMonthsDuration) {
    return add_months(a, b.years_months().months);
  }
  if (is_moment(a) && b.kind() == Kind::DaysTimeDuration) {
    return add_seconds(a, b.days_time());
  }
  if (a.kind() == Kind::Time && b.kind() == Kind::DaysTimeDuration) {
    return add_to_time(a.time(), b.days_time());
  }
  return std::nullopt;
}

DateTime as_date_time(const Value& value) {
  return value.kind() == Kind::Date ? DateTime{value.date(), Time{0, 0, Zone::utc()}} : value.date_time();
}

Value between_moments(const Value& a, const Value& b) {
  const DateTime later = as_date_time(a);
  const DateTime earlier = as_date_time(b);
  if (later.time.zone.is_local() != earlier.time.zone.is_local()) {
    return mistake(DiagnosticCode::Type,
                   "Een moment met tijdzone en een moment zonder tijdzone zijn niet af te trekken.",
                   "Geef beide een tijdzone, of geen van beide.");
  }
  return DaysTimeDuration::from(later.epoch_seconds() - earlier.epoch_seconds(),
                                later.time.nanosecond - earlier.time.nanosecond);
}

Value between_times(const Time& later, const Time& earlier) {
  const std::int32_t offset_later = later.zone.offset_at(base::Date(), later.second_of_day).value_or(0);
  const std::int32_t offset_earlier = earlier.zone.offset_at(base::Date(), earlier.second_of_day).value_or(0);
  if (later.zone.is_local() != earlier.zone.is_local()) {
    return mistake(DiagnosticCode::Type,
                   "Een tijd met tijdzone en een tijd zonder tijdzone zijn niet af te trekken.",
                   "Geef beide een tijdzone, of geen van beide.");
  }
  return DaysTimeDuration::from(
      (later.second_of_day - offset_later) - (earlier.second_of_day - offset_earlier),
      later.nanosecond - earlier.nanosecond);
}

}  // namespace

Value add(const Value& a, const Value& b) {
  if (a.is_number() && b.is_number()) {
    return or_overflow(a.number().add(b.number()));
  }
  if (a.is_string() && b.is_string()) {
    std::string joined(a.string());
    joined += b.string();
    return joined;
  }
  if (a.kind() == Kind::YearsMonthsDuration && b.kind() == Kind::YearsMonthsDuration) {
    return months(checked_add(a.years_months().months, b.years_months().months));
  }
  if (a.kind() == Kind::DaysTimeDuration && b.kind() == Kind::DaysTimeDuration) {
    const auto sum = add_durations(a.days_time(), b.days_time());
    return sum ? Value(*sum) : overflow();
  }
  const std::optional<Value> moved = is_duration(a) ? move(b, a) : move(a, b);
  return moved ? *moved : misfit("Optellen", a, b);
}

Value subtract(const Value& a, const Value& b) {
  if (a.is_number() && b.is_number()) {
    return or_overflow(a.number().subtract(b.number()));
  }
  if (is_moment(a) && is_moment(b)) {
    return between_moments(a, b);
  }
  if (a.kind() == Kind::Time && b.kind() == Kind::Time) {
    return between_times(a.time(), b.time());
  }
  if (is_duration(b) && !a.is_number() && !a.is_unknown()) {
    const Value opposite = negate(b);
    if (opposite.is_null()) {
      return opposite;
    }
    if (a.kind() == b.kind()) {
      return add(a, opposite);
    }
    if (const std::optional<Value> moved = move(a, opposite)) {
      return *moved;
    }
  }
  return misfit("Aftrekken", a, b);
}

Value multiply(const Value& a, const Value& b) {
  if (a.is_number() && b.is_number()) {
    return or_overflow(a.number().multiply(b.number()));
  }
  if (a.is_number() && is_duration(b)) {
    return multiply(b, a);
  }
  if (a.kind() == Kind::YearsMonthsDuration && b.is_number()) {
    return whole_months(Decimal(a.years_months().months).multiply(b.number()));
  }
  if (a.kind() == Kind::DaysTimeDuration && b.is_number()) {
    return duration(a.days_time().in_seconds().multiply(b.number()));
  }
  return misfit("Vermenigvuldigen", a, b);
}

Value divide(const Value& a, const Value& b) {
  const bool by_zero = (b.is_number() && b.number().is_zero()) ||
                       (b.kind() == Kind::YearsMonthsDuration && b.years_months().months == 0) ||
                       (b.kind() == Kind::DaysTimeDuration && b.days_time() == DaysTimeDuration{});
  if (by_zero && !a.is_null() && !a.is_unknown()) {
    return mistake(DiagnosticCode::Arithmetic, "Delen door nul kan niet.", "Controleer de deler.");
  }
  if (a.is_number() && b.is_number()) {
    return or_overflow(a.number().divide(b.number()));
  }
  if (a.kind() == Kind::YearsMonthsDuration && b.is_number()) {
    return whole_months(Decimal(a.years_months().months).divide(b.number()));
  }
  if (a.kind() == Kind::DaysTimeDuration && b.is_number()) {
    return duration(a.days_time().in_seconds().divide(b.number()));
  }
  if (a.kind() == Kind::YearsMonthsDuration && b.kind() == Kind::YearsMonthsDuration) {
    return or_overflow(Decimal(a.years_months().months).divide(Decimal(b.years_months().months)));
  }
  if (a.kind() == Kind::DaysTimeDuration && b.kind() == Kind::DaysTimeDuration) {
    return or_overflow(a.days_time().in_seconds().divide(b.days_time().in_seconds()));
  }
  return misfit("Delen", a, b);
}

Value power(const Value& a, const Value& b) {
  if (a.is_number() && b.is_number()) {
    return or_overflow(a.number().power(b.number()));
  }
  return misfit("Machtsverheffen", a, b);
}

Value negate(const Value& value) {
  switch (value.kind()) {
    case Kind::Unknown:
      return value;
    case Kind::Number:
      return value.number().negate();
    case Kind::YearsMonthsDuration:
      return months(checked_negate(value.years_months().months));
    case Kind::DaysTimeDuration: {
      const auto opposite = negate_duration(value.days_time());
      return opposite ? Value(*opposite) : overflow();
    }
    default:
      break;
  }
  if (value.diagnostic() != nullptr) {
    return value;
  }
  return mistake(DiagnosticCode::Type,
                 fmt::format("Een minteken kan niet voor {} staan.", kind_name(value.kind())));
}

}  // namespace maatstaf::feel
