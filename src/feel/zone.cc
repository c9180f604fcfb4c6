// SPDX-License-Identifier: EUPL-1.2
//
// The only file that knows the time zone library. Zones come from the database of the operating system.
#include <date/tz.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <exception>

#include "base/whole_numbers.h"
#include "feel/temporal.h"

namespace maatstaf::feel {
namespace {

constexpr std::int32_t kLargestOffset = 18 * 3600;
constexpr std::int64_t kSecondsPerDay = 86'400;
// The compiled database lists transitions up to 2037; a later year follows the rules of the last one that has
// the same days of the week.
constexpr std::int64_t kLastListedYear = 2037;
constexpr std::int64_t kFirstUsableYear = 1;

std::int64_t january_first_weekday(std::int64_t year) {
  return static_cast<std::int64_t>(base::Date::from(year, 1, 1)->weekday());
}

std::int64_t usable_year(std::int64_t year) {
  if (year < kFirstUsableYear) {
    return base::is_leap_year(year) ? kFirstUsableYear + 3 : kFirstUsableYear;
  }
  if (year <= kLastListedYear) {
    return year;
  }
  std::int64_t candidate = kLastListedYear;
  while (base::is_leap_year(candidate) != base::is_leap_year(year) ||
         january_first_weekday(candidate) != january_first_weekday(year)) {
    --candidate;
  }
  return candidate;
}

base::Date usable_date(base::Date date) {
  const std::int64_t year = date.year();
  const std::int64_t usable = usable_year(year);
  return usable == year ? date : base::Date::from(usable, date.month(), date.day()).value_or(date);
}

std::optional<int> two_digits(std::string_view text, std::size_t at) {
  if (at + 2 > text.size() || text[at] < '0' || text[at] > '9' || text[at + 1] < '0' || text[at + 1] > '9') {
    return std::nullopt;
  }
  return (text[at] - '0') * 10 + (text[at + 1] - '0');
}

std::optional<std::int32_t> parse_offset(std::string_view text) {
  if ((text.size() != 6 && text.size() != 9) || text[3] != ':' || (text.size() == 9 && text[6] != ':')) {
    return std::nullopt;
  }
  const auto hours = two_digits(text, 1);
  const auto minutes = two_digits(text, 4);
  const auto seconds = text.size() == 9 ? two_digits(text, 7) : std::optional<int>(0);
  if (!hours || !minutes || !seconds || *minutes > 59 || *seconds > 59) {
    return std::nullopt;
  }
  const std::int32_t total = *hours * 3600 + *minutes * 60 + *seconds;
  if (total > kLargestOffset) {
    return std::nullopt;
  }
  return text[0] == '-' ? -total : total;
}

const date::time_zone* find_zone(std::string_view id) {
  try {
    return date::locate_zone(std::string(id));
  } catch (const std::exception&) {
    return nullptr;
  }
}

std::int32_t offset_from_moment(const date::time_zone* zone, std::int64_t seconds) {
  try {
    const auto info = zone->get_info(date::sys_seconds(std::chrono::seconds(seconds)));
    return static_cast<std::int32_t>(info.offset.count());
  } catch (const std::exception&) {
    return 0;
  }
}

std::int32_t offset_from_local(const date::time_zone* zone, std::int64_t seconds) {
  try {
    // A local time that is skipped or occurs twice takes the offset that held before the change.
    const auto info = zone->get_info(date::local_seconds(std::chrono::seconds(seconds)));
    return static_cast<std::int32_t>(info.first.offset.count());
  } catch (const std::exception&) {
    return 0;
  }
}

}  // namespace

Zone Zone::offset(std::int32_t seconds) {
  Zone zone;
  zone.form_ = Form::Offset;
  zone.seconds_ = seconds;
  return zone;
}

std::optional<Zone> Zone::parse(std::string_view text) {
  if (text == "Z" || text == "z") {
    return utc();
  }
  if (text.size() < 2) {
    return std::nullopt;
  }
  if (text[0] == '@') {
    Zone zone;
    zone.form_ = Form::Id;
    zone.zone_ = find_zone(text.substr(1));
    return zone.zone_ == nullptr ? std::nullopt : std::optional<Zone>(zone);
  }
  if (text[0] != '+' && text[0] != '-') {
    return std::nullopt;
  }
  const auto seconds = parse_offset(text);
  return seconds ? std::optional<Zone>(offset(*seconds)) : std::nullopt;
}

std::optional<std::int32_t> Zone::offset_at(base::Date date, std::int32_t second_of_day) const {
  if (form_ == Form::Id) {
    return offset_from_local(zone_, usable_date(date).days() * kSecondsPerDay + second_of_day);
  }
  return fixed_offset();
}

std::optional<std::int32_t> Zone::offset_at_moment(std::int64_t epoch_seconds) const {
  if (form_ == Form::Id) {
    const std::int64_t days = base::floor_divide(epoch_seconds, kSecondsPerDay);
    const std::int64_t rest = epoch_seconds - days * kSecondsPerDay;
    return offset_from_moment(zone_, usable_date(base::Date::from_days(days)).days() * kSecondsPerDay + rest);
  }
  return fixed_offset();
}

std::optional<std::int32_t> Zone::fixed_offset() const {
  return form_ == Form::Offset ? std::optional<std::int32_t>(seconds_) : std::nullopt;
}

std::string Zone::id() const {
  return form_ == Form::Id ? zone_->name() : std::string();
}

std::string Zone::text() const {
  if (form_ == Form::Local) {
    return {};
  }
  if (form_ == Form::Id) {
    return fmt::format("@{}", id());
  }
  if (seconds_ == 0) {
    return "Z";
  }
  const std::int32_t size = std::abs(seconds_);
  std::string out = fmt::format("{}{:02}:{:02}", seconds_ < 0 ? '-' : '+', size / 3600, size / 60 % 60);
  if (size % 60 != 0) {
    out += fmt::format(":{:02}", size % 60);
  }
  return out;
}

}  // namespace maatstaf::feel
