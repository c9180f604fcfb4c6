// SPDX-License-Identifier: EUPL-1.2
#include "base/clock.h"

#include <fmt/format.h>

#include <charconv>
#include <chrono>

#include "base/whole_numbers.h"

namespace maatstaf::base {
namespace {

constexpr std::int64_t kSecond = 1000;
constexpr std::int64_t kHour = 3600 * kSecond;
constexpr std::int64_t kDay = 24 * kHour;

Date last_sunday(std::int64_t year, int month) {
  const Date last = *Date::from(year, month, days_in_month(year, month));
  return last.plus_days(-(static_cast<std::int64_t>(last.weekday()) % 7));
}

// Directive 2000/84/EC, articles 2 and 3: summer time begins and ends at 01:00 UTC on the last Sunday of
// March and of October. The Netherlands is one hour ahead of UTC, and two in summer. Right for every date
// from 1996 on.
std::int64_t offset_in_the_netherlands(std::int64_t milliseconds) {
  const std::int64_t year = Date::from_days(floor_divide(milliseconds, kDay)).year();
  const std::int64_t begin = last_sunday(year, 3).days() * kDay + kHour;
  const std::int64_t end = last_sunday(year, 10).days() * kDay + kHour;
  return milliseconds >= begin && milliseconds < end ? 2 * kHour : kHour;
}

std::optional<int> digits(std::string_view text, std::size_t from, std::size_t count) {
  int value = 0;
  const char* begin = text.data() + from;
  const auto [end, error] = std::from_chars(begin, begin + count, value);
  if (error != std::errc() || end != begin + count || *begin == '-') {
    return std::nullopt;
  }
  return value;
}

}  // namespace

Moment Moment::at(Date date, int hour, int minute, int second) {
  return Moment(date.days() * kDay + hour * kHour + (minute * 60 + second) * kSecond);
}

std::optional<Moment> Moment::parse(std::string_view text) {
  // 2026-11-24T09:15:00Z or 2026-11-24T09:15:00.000Z
  const bool with_milliseconds = text.size() == 24 && text[19] == '.';
  if (text.size() != 20 && !with_milliseconds) {
    return std::nullopt;
  }
  if (text[10] != 'T' || text[13] != ':' || text[16] != ':' || text.back() != 'Z') {
    return std::nullopt;
  }
  const auto date = Date::parse(text.substr(0, 10));
  const auto hour = digits(text, 11, 2);
  const auto minute = digits(text, 14, 2);
  const auto second = digits(text, 17, 2);
  const auto milliseconds = with_milliseconds ? digits(text, 20, 3) : std::optional(0);
  if (!date || !hour || !minute || !second || !milliseconds) {
    return std::nullopt;
  }
  if (*hour > 23 || *minute > 59 || *second > 59) {
    return std::nullopt;
  }
  return Moment(at(*date, *hour, *minute, *second).milliseconds() + *milliseconds);
}

std::string Moment::text() const {
  const std::int64_t day = floor_divide(milliseconds_, kDay);
  const std::int64_t rest = milliseconds_ - day * kDay;
  return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", Date::from_days(day).text(), rest / kHour,
                     rest / (60 * kSecond) % 60, rest / kSecond % 60, rest % kSecond);
}

Date Moment::date_in_the_netherlands() const {
  return Date::from_days(floor_divide(milliseconds_ + offset_in_the_netherlands(milliseconds_), kDay));
}

std::string Moment::time_in_the_netherlands() const {
  const std::int64_t local = milliseconds_ + offset_in_the_netherlands(milliseconds_);
  const std::int64_t rest = local - floor_divide(local, kDay) * kDay;
  return fmt::format("{:02}:{:02}", rest / kHour, rest / (60 * kSecond) % 60);
}

Moment SystemClock::now() const {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return Moment::from_milliseconds(std::chrono::duration_cast<std::chrono::milliseconds>(since).count());
}

}  // namespace maatstaf::base
