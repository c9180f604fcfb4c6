// SPDX-License-Identifier: EUPL-1.2
#include "base/date.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "base/ascii.h"
#include "base/whole_numbers.h"

namespace maatstaf::base {
namespace {

constexpr std::int64_t kYearLimit = 999'999'999;
constexpr std::int64_t kDaysOfEra = 146'097;   // 400 years
constexpr std::int64_t kDaysTo1970 = 719'468;  // from 0000-03-01
constexpr int kMonthCount = 12;

struct Civil {
  std::int64_t year;
  int month;
  int day;
};

// Years are counted from March, so that the leap day is the last day of a year; 400 years always have the
// same number of days.
std::int64_t days_from_civil(std::int64_t year, int month, int day) {
  const std::int64_t march_year = month <= 2 ? year - 1 : year;
  const std::int64_t era = floor_divide(march_year, 400);
  const std::int64_t year_of_era = march_year - era * 400;
  const std::int64_t month_from_march = month > 2 ? month - 3 : month + 9;
  const std::int64_t day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
  const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * kDaysOfEra + day_of_era - kDaysTo1970;
}

Civil civil_from_days(std::int64_t days) {
  const std::int64_t from_march = days + kDaysTo1970;
  const std::int64_t era = floor_divide(from_march, kDaysOfEra);
  const std::int64_t day_of_era = from_march - era * kDaysOfEra;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t month_from_march = (5 * day_of_year + 2) / 153;
  const int day = static_cast<int>(day_of_year - (153 * month_from_march + 2) / 5 + 1);
  const int month = static_cast<int>(month_from_march < 10 ? month_from_march + 3 : month_from_march - 9);
  const std::int64_t year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
  return {year, month, day};
}

std::optional<std::int64_t> read_digits(std::string_view text) {
  if (text.empty() || text.size() > 9 || !std::ranges::all_of(text, is_digit)) {
    return std::nullopt;
  }
  std::int64_t value = 0;
  for (const char c : text) {
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

bool is_leap_year(std::int64_t year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int days_in_month(std::int64_t year, int month) {
  constexpr int kLengths[kMonthCount] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap_year(year) ? 29 : kLengths[month - 1];
}

std::optional<Date> Date::from(std::int64_t year, int month, int day) {
  if (year < -kYearLimit || year > kYearLimit || month < 1 || month > kMonthCount || day < 1 ||
      day > days_in_month(year, month)) {
    return std::nullopt;
  }
  return Date(days_from_civil(year, month, day));
}

Date Date::from_days(std::int64_t days_since_1970) {
  static const std::int64_t first = days_from_civil(-kYearLimit, 1, 1);
  static const std::int64_t last = days_from_civil(kYearLimit, 12, 31);
  return Date(std::clamp(days_since_1970, first, last));
}

std::optional<Date> Date::parse(std::string_view text) {
  const bool negative = !text.empty() && text[0] == '-';
  std::string_view rest = negative ? text.substr(1) : text;
  const auto dash = rest.find('-');
  if (dash == std::string_view::npos || dash < 4 || rest.size() != dash + 6 || rest[dash + 3] != '-' ||
      (dash > 4 && rest[0] == '0')) {
    return std::nullopt;
  }
  const auto year = read_digits(rest.substr(0, dash));
  const auto month = read_digits(rest.substr(dash + 1, 2));
  const auto day = read_digits(rest.substr(dash + 4, 2));
  if (!year || !month || !day) {
    return std::nullopt;
  }
  return from(negative ? -*year : *year, static_cast<int>(*month), static_cast<int>(*day));
}

std::int64_t Date::year() const {
  return civil_from_days(days_).year;
}

int Date::month() const {
  return civil_from_days(days_).month;
}

int Date::day() const {
  return civil_from_days(days_).day;
}

Weekday Date::weekday() const {
  // 1970-01-01 was a Thursday, the fourth day.
  const std::int64_t from_monday = days_ + 3;
  return static_cast<Weekday>(from_monday - floor_divide(from_monday, 7) * 7 + 1);
}

int Date::day_of_year() const {
  return static_cast<int>(days_ - days_from_civil(year(), 1, 1)) + 1;
}

std::string Date::text() const {
  const Civil civil = civil_from_days(days_);
  const bool negative = civil.year < 0;
  return fmt::format("{}{:04}-{:02}-{:02}", negative ? "-" : "", negative ? -civil.year : civil.year,
                     civil.month, civil.day);
}

Date Date::plus_days(std::int64_t count) const {
  std::int64_t sum = 0;
  if (__builtin_add_overflow(days_, count, &sum)) {
    sum = count < 0 ? std::numeric_limits<std::int64_t>::min() : std::numeric_limits<std::int64_t>::max();
  }
  return from_days(sum);
}

std::optional<Date> Date::plus_months(std::int64_t count, MonthEnd rule) const {
  const Civil civil = civil_from_days(days_);
  std::int64_t months = 0;
  if (__builtin_add_overflow(civil.year * kMonthCount + civil.month - 1, count, &months)) {
    return std::nullopt;
  }
  const std::int64_t year = floor_divide(months, kMonthCount);
  const int month = static_cast<int>(months - year * kMonthCount) + 1;
  if (year < -kYearLimit || year > kYearLimit) {
    return std::nullopt;
  }
  const int last = days_in_month(year, month);
  if (civil.day <= last) {
    return from(year, month, civil.day);
  }
  switch (rule) {
    case MonthEnd::Clip:
      return from(year, month, last);
    case MonthEnd::Next:
      return Date(days_from_civil(year, month, last) + 1);
    case MonthEnd::Refuse:
      break;
  }
  return std::nullopt;
}

}  // namespace maatstaf::base
