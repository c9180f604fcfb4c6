// SPDX-License-Identifier: EUPL-1.2
//
// Moments in time and the clock that gives them. A moment is a count of milliseconds in UTC; its text is ISO
// 8601 with milliseconds and a Z, so that texts sort as the moments do. Only "today" knows the Dutch time
// zone. Code that needs the time takes a Clock: the program gives the system clock, tests and the demo a
// fixed one. Moment is a value type; clocks are thread-safe.
#pragma once

#include <atomic>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"

namespace maatstaf::base {

class Moment {
 public:
  Moment() = default;  ///< 1970-01-01T00:00:00.000Z

  [[nodiscard]] static Moment from_milliseconds(std::int64_t since_1970) { return Moment(since_1970); }
  /// The moment of that wall clock time in UTC.
  [[nodiscard]] static Moment at(Date date, int hour = 0, int minute = 0, int second = 0);
  /// Reads "2026-11-24T09:15:00.000Z"; the milliseconds may be absent. nullopt for anything else.
  [[nodiscard]] static std::optional<Moment> parse(std::string_view text);

  [[nodiscard]] std::int64_t milliseconds() const { return milliseconds_; }
  [[nodiscard]] std::string text() const;  ///< "2026-11-24T09:15:00.000Z"
  /// The calendar day in the Netherlands (Europe/Amsterdam).
  [[nodiscard]] Date date_in_the_netherlands() const;
  /// The wall clock in the Netherlands: "09:15".
  [[nodiscard]] std::string time_in_the_netherlands() const;
  [[nodiscard]] Moment plus_seconds(std::int64_t seconds) const {
    return Moment(milliseconds_ + seconds * 1000);
  }

  friend bool operator==(const Moment&, const Moment&) = default;
  friend std::strong_ordering operator<=>(const Moment&, const Moment&) = default;

 private:
  explicit Moment(std::int64_t milliseconds) : milliseconds_(milliseconds) {}
  std::int64_t milliseconds_ = 0;
};

class Clock {
 public:
  virtual ~Clock() = default;
  [[nodiscard]] virtual Moment now() const = 0;
  /// The calendar day in the Netherlands.
  [[nodiscard]] Date today() const { return now().date_in_the_netherlands(); }
};

class SystemClock final : public Clock {
 public:
  [[nodiscard]] Moment now() const override;
};

/// Stands still until it is told to move.
class FixedClock final : public Clock {
 public:
  explicit FixedClock(Moment moment) : milliseconds_(moment.milliseconds()) {}
  [[nodiscard]] Moment now() const override { return Moment::from_milliseconds(milliseconds_.load()); }
  void set(Moment moment) { milliseconds_ = moment.milliseconds(); }
  void advance_seconds(std::int64_t seconds) { milliseconds_ += seconds * 1000; }

 private:
  std::atomic<std::int64_t> milliseconds_;
};

}  // namespace maatstaf::base
