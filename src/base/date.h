// SPDX-License-Identifier: EUPL-1.2
//
// Civil dates of the proleptic Gregorian calendar, without time zone. Years from -999,999,999 to 999,999,999,
// as FEEL asks; the law uses 2015 to 2100. Value types, thread-safe as such.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace maatstaf::base {

/// What to do with 31 January plus one month.
enum class MonthEnd {
  Clip,    ///< 28 or 29 February: the last day of the month
  Next,    ///< 1 March: the first day of the next month
  Refuse,  ///< no result
};

enum class Weekday { Monday = 1, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday };

class Date {
 public:
  Date() = default;  ///< 1970-01-01

  /// nullopt when the day does not exist or the year is out of range.
  [[nodiscard]] static std::optional<Date> from(std::int64_t year, int month, int day);
  [[nodiscard]] static Date from_days(std::int64_t days_since_1970);
  /// Reads ISO "2026-11-24" (years of four to nine digits, a minus sign before year 0).
  [[nodiscard]] static std::optional<Date> parse(std::string_view text);

  [[nodiscard]] std::int64_t year() const;
  [[nodiscard]] int month() const;  ///< 1 to 12
  [[nodiscard]] int day() const;    ///< 1 to 31
  [[nodiscard]] Weekday weekday() const;
  [[nodiscard]] int day_of_year() const;  ///< 1 to 366
  [[nodiscard]] std::int64_t days() const { return days_; }
  [[nodiscard]] std::string text() const;  ///< ISO "2026-11-24"

  [[nodiscard]] Date plus_days(std::int64_t count) const;
  [[nodiscard]] std::optional<Date> plus_months(std::int64_t count, MonthEnd rule) const;

  friend bool operator==(const Date&, const Date&) = default;
  friend std::strong_ordering operator<=>(const Date&, const Date&) = default;

 private:
  explicit Date(std::int64_t days) : days_(days) {}
  std::int64_t days_ = 0;
};

[[nodiscard]] bool is_leap_year(std::int64_t year);
[[nodiscard]] int days_in_month(std::int64_t year, int month);

}  // namespace maatstaf::base
