// SPDX-License-Identifier: EUPL-1.2
//
// Making dates, times and durations, and asking what a day is (DMN 1.5, 10.3.4.1, 10.3.4.7 and 10.3.4.8).
#include <fmt/format.h>

#include <limits>

#include "feel/builtin.h"

namespace maatstaf::feel {
namespace {

constexpr std::int64_t kLargestOffset = 18 * 3600;

Value wrong_format(std::string_view text, std::string_view wanted) {
  return Value::null({DiagnosticCode::Format, fmt::format("\"{}\" is geen {}.", text, wanted),
                      "Schrijf bijvoorbeeld 2026-11-24, 10:30:00, 2026-11-24T10:30:00 of P1Y6M.", -1});
}

// A whole number in a range; nullopt otherwise.
std::optional<std::int64_t> whole(const Value& value) {
  return value.is_number() ? value.number().to_int64() : std::nullopt;
}

std::optional<int> small_whole(const Value& value) {
  const auto number = whole(value);
  return number && *number >= -1000 && *number <= 1000 ? std::optional(static_cast<int>(*number))
                                                       : std::nullopt;
}

// ---- date

Value date_from(Arguments arguments, Evaluation& /*evaluation*/) {
  const Value& from = arguments[0];
  switch (from.kind()) {
    case Kind::Date:
      return from;
    case Kind::DateTime:
      return from.date_time().date;
    case Kind::String: {
      const auto date = parse_date(from.string());
      return date ? Value(*date) : wrong_format(from.string(), "bestaande datum");
    }
    default:
      return wrong_type(from, "een tekst, een datum of een datum met tijd");
  }
}

// The day of a year, a month and a day; nothing when it does not exist.
std::optional<base::Date> date_from(Arguments parts) {
  const auto year = whole(parts[0]);
  const auto month = small_whole(parts[1]);
  const auto day = small_whole(parts[2]);
  return year && month && day ? base::Date::from(*year, *month, *day) : std::nullopt;
}

Value date_of_parts(Arguments arguments, Evaluation& /*evaluation*/) {
  for (const Value& argument : arguments) {
    if (!argument.is_number()) {
      return wrong_type(argument, "een getal");
    }
  }
  const auto date = date_from(arguments);
  return date ? Value(*date) : wrong_argument("Deze dag bestaat niet.", "Controleer jaar, maand en dag.");
}

// ---- time

Value time_from(Arguments arguments, Evaluation& /*evaluation*/) {
  const Value& from = arguments[0];
  switch (from.kind()) {
    case Kind::Time:
      return from;
    case Kind::DateTime:
      return from.date_time().time;
    case Kind::Date:
      return Time{0, 0, Zone::utc()};
    case Kind::String: {
      const auto time = Time::parse(from.string());
      return time ? Value(*time) : wrong_format(from.string(), "bestaande tijd");
    }
    default:
      return wrong_type(from, "een tekst, een tijd of een datum met tijd");
  }
}

// The seconds of a time may have a fraction: 12.5.
std::optional<std::pair<int, int>> seconds_and_nanoseconds(const Value& value) {
  const auto span = value.is_number() ? DaysTimeDuration::from_seconds(value.number()) : std::nullopt;
  if (!span || span->seconds < 0 || span->seconds > 59) {
    return std::nullopt;
  }
  return std::pair(static_cast<int>(span->seconds), static_cast<int>(span->nanoseconds));
}

std::optional<Zone> zone_of(const Value& offset) {
  if (offset.is_null()) {
    return Zone();
  }
  if (offset.is_string()) {
    return Zone::parse(fmt::format("@{}", offset.string()));
  }
  if (offset.kind() != Kind::DaysTimeDuration) {
    return std::nullopt;
  }
  const DaysTimeDuration span = offset.days_time();
  if (span.nanoseconds != 0 || span.seconds < -kLargestOffset || span.seconds > kLargestOffset) {
    return std::nullopt;
  }
  return Zone::offset(static_cast<std::int32_t>(span.seconds));
}

// hour, minute, second and, when there, offset.
std::optional<Time> time_of(Arguments parts) {
  const auto hour = small_whole(parts[0]);
  const auto minute = small_whole(parts[1]);
  const auto second = seconds_and_nanoseconds(parts[2]);
  const auto zone = parts.size() > 3 ? zone_of(parts[3]) : std::optional<Zone>(Zone());
  if (!hour || !minute || !second || !zone) {
    return std::nullopt;
  }
  return Time::from(*hour, *minute, second->first, second->second, *zone);
}

Value time_of_parts(Arguments arguments, Evaluation& /*evaluation*/) {
  for (const Value& argument : arguments.first(3)) {
    if (!argument.is_number()) {
      return wrong_type(argument, "een getal");
    }
  }
  const auto time = time_of(arguments);
  return time ? Value(*time)
              : wrong_argument("Deze tijd bestaat niet.", "Controleer uur, minuut, seconde en tijdzone.");
}

// ---- date and time

Value date_time_from(Arguments arguments, Evaluation& /*evaluation*/) {
  const Value& from = arguments[0];
  if (from.kind() == Kind::DateTime) {
    return from;
  }
  if (from.kind() == Kind::Date) {
    return DateTime{from.date(), Time{}};
  }
  if (!from.is_string()) {
    return wrong_type(from, "een tekst of een datum");
  }
  if (const auto moment = DateTime::parse(from.string())) {
    return *moment;
  }
  const auto date = parse_date(from.string());
  return date ? Value(DateTime{*date, Time{}}) : wrong_format(from.string(), "bestaande datum met tijd");
}

Value date_time_of(Arguments arguments, Evaluation& /*evaluation*/) {
  const Value& first = arguments[0];
  const Value& second = arguments[1];
  if (first.kind() == Kind::DateTime && second.is_string()) {
    const auto zone = Zone::parse(fmt::format("@{}", second.string()));
    const DateTime moment = first.date_time();
    const auto moved =
        zone ? DateTime::from_epoch(moment.epoch_seconds(), moment.time.nanosecond, *zone) : std::nullopt;
    return moved ? Value(*moved) : wrong_argument("Deze tijdzone bestaat niet.");
  }
  if (first.kind() != Kind::Date && first.kind() != Kind::DateTime) {
    return wrong_type(first, "een datum");
  }
  if (second.kind() != Kind::Time) {
    return wrong_type(second, "een tijd");
  }
  return DateTime{first.kind() == Kind::Date ? first.date() : first.date_time().date, second.time()};
}

Value date_time_of_parts(Arguments arguments, Evaluation& /*evaluation*/) {
  for (const Value& argument : arguments.first(6)) {
    if (!argument.is_number()) {
      return wrong_type(argument, "een getal");
    }
  }
  const auto date = date_from(arguments);
  const auto time = time_of(arguments.subspan(3));
  return date && time ? Value(DateTime{*date, *time}) : wrong_argument("Dit moment bestaat niet.");
}

// ---- durations

Value duration_from(Arguments arguments, Evaluation& /*evaluation*/) {
  const Value& from = arguments[0];
  if (from.kind() == Kind::DaysTimeDuration || from.kind() == Kind::YearsMonthsDuration) {
    return from;
  }
  if (!from.is_string()) {
    return wrong_type(from, "een tekst");
  }
  if (const auto months = YearsMonthsDuration::parse(from.string())) {
    return *months;
  }
  const auto span = DaysTimeDuration::parse(from.string());
  return span ? Value(*span) : wrong_format(from.string(), "duur");
}

std::optional<base::Date> day_of(const Value& value) {
  if (value.kind() == Kind::Date) {
    return value.date();
  }
  return value.kind() == Kind::DateTime ? std::optional(value.date_time().date) : std::nullopt;
}

// Whole months from one day to another; times of day and zones do not count (suite 1121, cases 024 and 034).
std::int64_t whole_months(base::Date from, base::Date to) {
  const std::int64_t months = (to.year() - from.year()) * 12 + (to.month() - from.month());
  if (months > 0 && to.day() < from.day()) {
    return months - 1;
  }
  return months < 0 && to.day() > from.day() ? months + 1 : months;
}

Value years_and_months(Arguments arguments, Evaluation& /*evaluation*/) {
  const auto from = day_of(arguments[0]);
  const auto to = day_of(arguments[1]);
  if (!from || !to) {
    return wrong_type(from ? arguments[1] : arguments[0], "een datum of een datum met tijd");
  }
  return YearsMonthsDuration{whole_months(*from, *to)};
}

// ---- what a day is

Value day_of_year(Arguments arguments, Evaluation& /*evaluation*/) {
  const auto day = day_of(arguments[0]);
  return day ? Value(day->day_of_year()) : wrong_type(arguments[0], "een datum");
}

Value day_of_week(Arguments arguments, Evaluation& /*evaluation*/) {
  constexpr std::string_view kNames[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                         "Friday", "Saturday", "Sunday"};
  const auto day = day_of(arguments[0]);
  return day ? Value(kNames[static_cast<int>(day->weekday()) - 1]) : wrong_type(arguments[0], "een datum");
}

Value month_of_year(Arguments arguments, Evaluation& /*evaluation*/) {
  constexpr std::string_view kNames[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
  const auto day = day_of(arguments[0]);
  return day ? Value(kNames[day->month() - 1]) : wrong_type(arguments[0], "een datum");
}

// ISO 8601: the week belongs to the year of its Thursday.
Value week_of_year(Arguments arguments, Evaluation& /*evaluation*/) {
  const auto day = day_of(arguments[0]);
  if (!day) {
    return wrong_type(arguments[0], "een datum");
  }
  const base::Date thursday = day->plus_days(4 - static_cast<int>(day->weekday()));
  return (thursday.day_of_year() - 1) / 7 + 1;
}

Value now(Arguments /*arguments*/, Evaluation& evaluation) {
  return evaluation.now();
}

Value today(Arguments /*arguments*/, Evaluation& evaluation) {
  return evaluation.now().date;
}

}  // namespace

void add_temporal_functions(std::vector<Builtin>& out) {
  out.push_back({"date", {scalar({"from"}, date_from), scalar({"year", "month", "day"}, date_of_parts)}});
  out.push_back(
      {"time",
       {scalar({"from"}, time_from), scalar({"hour", "minute", "second", "offset?"}, time_of_parts)}});
  out.push_back(
      {"date and time",
       {scalar({"from"}, date_time_from), scalar({"date", "time"}, date_time_of),
        scalar({"year", "month", "day", "hour", "minute", "second", "offset?"}, date_time_of_parts)}});
  out.push_back({"duration", {scalar({"from"}, duration_from)}});
  out.push_back({"years and months duration", {scalar({"from", "to"}, years_and_months)}});
  out.push_back({"day of year", {scalar({"date"}, day_of_year)}});
  out.push_back({"day of week", {scalar({"date"}, day_of_week)}});
  out.push_back({"month of year", {scalar({"date"}, month_of_year)}});
  out.push_back({"week of year", {scalar({"date"}, week_of_year)}});
  out.push_back({"now", {overload({}, now)}, false});
  out.push_back({"today", {overload({}, today)}, false});
}

}  // namespace maatstaf::feel
