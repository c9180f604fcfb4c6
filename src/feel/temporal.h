// SPDX-License-Identifier: EUPL-1.2
//
// Time of day, date and time, zones and the two durations of FEEL (DMN 1.5, 10.3.2.3.5 to 10.3.2.3.8). Value
// types. Fractions of seconds go to nine digits. An offset and a zone id are kept apart: "+01:00" is not
// "Europe/Paris".
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/decimal.h"

namespace date {
class time_zone;
}

namespace maatstaf::feel {

/// No zone, an offset from UTC, or a zone of the IANA database.
class Zone {
 public:
  Zone() = default;  ///< none: local time
  [[nodiscard]] static Zone utc() { return offset(0); }
  [[nodiscard]] static Zone offset(std::int32_t seconds);  ///< -18:00 to +18:00, not checked here
  /// "Z", "+01:00", "+01:00:30" or "@Europe/Amsterdam"; nullopt when it is none of these or the zone is not
  /// known.
  [[nodiscard]] static std::optional<Zone> parse(std::string_view text);

  [[nodiscard]] bool is_local() const { return form_ == Form::Local; }
  [[nodiscard]] bool has_id() const { return form_ == Form::Id; }
  /// The offset from UTC in seconds at that local date and time; nullopt without zone.
  [[nodiscard]] std::optional<std::int32_t> offset_at(base::Date date, std::int32_t second_of_day) const;
  /// The same at a moment in seconds since 1970-01-01T00:00:00Z.
  [[nodiscard]] std::optional<std::int32_t> offset_at_moment(std::int64_t epoch_seconds) const;
  /// The offset without a date: nullopt without zone and for a zone id.
  [[nodiscard]] std::optional<std::int32_t> fixed_offset() const;
  [[nodiscard]] std::string text() const;  ///< as parse reads it; empty without zone
  [[nodiscard]] std::string id() const;    ///< "Europe/Amsterdam", or empty

  friend bool operator==(const Zone&, const Zone&) = default;

 private:
  enum class Form : std::uint8_t { Local, Offset, Id };
  Form form_ = Form::Local;
  std::int32_t seconds_ = 0;
  const date::time_zone* zone_ = nullptr;
};

struct Time {
  std::int32_t second_of_day = 0;  ///< 0 to 86,399
  std::int32_t nanosecond = 0;     ///< 0 to 999,999,999
  Zone zone;

  /// nullopt when hour, minute or second is out of range.
  [[nodiscard]] static std::optional<Time> from(int hour, int minute, int second, int nanosecond, Zone zone);
  /// "10:30:00", "10:30:00.5Z", "10:30:00@Europe/Amsterdam".
  [[nodiscard]] static std::optional<Time> parse(std::string_view text);
  [[nodiscard]] int hour() const { return second_of_day / 3600; }
  [[nodiscard]] int minute() const { return second_of_day / 60 % 60; }
  [[nodiscard]] int second() const { return second_of_day % 60; }
  [[nodiscard]] std::string text() const;

  friend bool operator==(const Time&, const Time&) = default;  ///< form, not moment
};

/// Seconds and nanoseconds; the nanoseconds are 0 to 999,999,999 also when the duration is negative.
struct DaysTimeDuration {
  std::int64_t seconds = 0;
  std::int32_t nanoseconds = 0;

  [[nodiscard]] static DaysTimeDuration from(std::int64_t seconds, std::int64_t nanoseconds);
  [[nodiscard]] static std::optional<DaysTimeDuration> from_seconds(const base::Decimal& seconds);
  /// "P1DT2H", "-PT1.5S".
  [[nodiscard]] static std::optional<DaysTimeDuration> parse(std::string_view text);
  [[nodiscard]] base::Decimal in_seconds() const;
  [[nodiscard]] std::string text() const;

  friend bool operator==(const DaysTimeDuration&, const DaysTimeDuration&) = default;
  friend std::strong_ordering operator<=>(const DaysTimeDuration&, const DaysTimeDuration&) = default;
};

struct YearsMonthsDuration {
  std::int64_t months = 0;

  /// "P1Y2M", "-P3M".
  [[nodiscard]] static std::optional<YearsMonthsDuration> parse(std::string_view text);
  [[nodiscard]] std::string text() const;

  friend bool operator==(const YearsMonthsDuration&, const YearsMonthsDuration&) = default;
  friend std::strong_ordering operator<=>(const YearsMonthsDuration&, const YearsMonthsDuration&) = default;
};

struct DateTime {
  base::Date date;
  Time time;

  /// "2026-11-24T10:30:00", with a zone as Time has it.
  [[nodiscard]] static std::optional<DateTime> parse(std::string_view text);
  /// Seconds since 1970-01-01T00:00:00Z, a local time read as UTC; the fraction is time.nanosecond.
  [[nodiscard]] std::int64_t epoch_seconds() const;
  [[nodiscard]] static std::optional<DateTime> from_epoch(std::int64_t seconds, std::int32_t nanosecond,
                                                          Zone zone);
  [[nodiscard]] std::string text() const;

  friend bool operator==(const DateTime&, const DateTime&) = default;  ///< form, not moment
};

/// A date as FEEL's date("…") reads it: four to nine digits of year, nothing behind it.
[[nodiscard]] std::optional<base::Date> parse_date(std::string_view text);

}  // namespace maatstaf::feel
