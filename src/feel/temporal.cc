// SPDX-License-Identifier: EUPL-1.2
#include "feel/temporal.h"

#include <fmt/format.h>

#include <limits>

#include "base/ascii.h"
#include "base/whole_numbers.h"

namespace maatstaf::feel {

using base::is_digit;

namespace {

constexpr std::int64_t kNanosecondsPerSecond = 1'000'000'000;
constexpr std::int64_t kSecondsPerDay = 86'400;
constexpr int kNanosecondDigits = 9;

// Reads a text from left to right.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool at_end() const { return rest_.empty(); }
  [[nodiscard]] std::string_view rest() const { return rest_; }
  bool take(char c) {
    if (rest_.empty() || rest_[0] != c) {
      return false;
    }
    rest_.remove_prefix(1);
    return true;
  }
  /// Exactly two digits.
  std::optional<int> two_digits() {
    if (rest_.size() < 2 || !is_digit(rest_[0]) || !is_digit(rest_[1])) {
      return std::nullopt;
    }
    const int value = (rest_[0] - '0') * 10 + (rest_[1] - '0');
    rest_.remove_prefix(2);
    return value;
  }
  /// One or more digits; nullopt when there is none or the number does not fit.
  std::optional<std::int64_t> digits() {
    if (rest_.empty() || !is_digit(rest_[0])) {
      return std::nullopt;
    }
    std::int64_t value = 0;
    while (!rest_.empty() && is_digit(rest_[0])) {
      if (__builtin_mul_overflow(value, 10, &value) ||
          __builtin_add_overflow(value, rest_[0] - '0', &value)) {
        return std::nullopt;
      }
      rest_.remove_prefix(1);
    }
    return value;
  }
  /// The digits behind a point, as nanoseconds; what is smaller is cut off. Gives how many digits there were.
  std::size_t fraction(std::int32_t& nanoseconds) {
    nanoseconds = 0;
    std::size_t count = 0;
    for (; !rest_.empty() && is_digit(rest_[0]); rest_.remove_prefix(1), ++count) {
      if (count < kNanosecondDigits) {
        nanoseconds = nanoseconds * 10 + (rest_[0] - '0');
      }
    }
    for (std::size_t i = count; i < kNanosecondDigits; ++i) {
      nanoseconds *= 10;
    }
    return count;
  }

 private:
  std::string_view rest_;
};

std::string fraction_text(std::int32_t nanoseconds) {
  if (nanoseconds == 0) {
    return {};
  }
  std::string out = fmt::format(".{:09}", nanoseconds);
  out.erase(out.find_last_not_of('0') + 1);
  return out;
}

// Adds count × unit to the sum; false when that does not fit.
bool accumulate(std::int64_t count, std::int64_t unit, std::int64_t& sum) {
  std::int64_t product = 0;
  return !__builtin_mul_overflow(count, unit, &product) && !__builtin_add_overflow(sum, product, &sum);
}

// One part of a duration: digits and a letter that must come later in `letters` than the one before.
struct Part {
  std::int64_t count = 0;
  std::int32_t nanoseconds = 0;
  char letter = 0;
};

enum class Fraction { Refused, Allowed };

std::optional<Part> read_part(Reader& reader, std::string_view& letters, Fraction fraction) {
  Part part;
  const auto count = reader.digits();
  if (!count || reader.at_end()) {
    return std::nullopt;
  }
  part.count = *count;
  bool has_point = false;
  if (fraction == Fraction::Allowed && reader.take('.')) {
    has_point = true;
    reader.fraction(part.nanoseconds);
  }
  if (reader.at_end()) {
    return std::nullopt;
  }
  part.letter = reader.rest()[0];
  const auto at = letters.find(part.letter);
  if (at == std::string_view::npos || (has_point && part.letter != 'S')) {
    return std::nullopt;
  }
  reader.take(part.letter);
  letters.remove_prefix(at + 1);
  return part;
}

}  // namespace

std::optional<Time> Time::from(int hour, int minute, int second, int nanosecond, Zone zone) {
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59 || nanosecond < 0 ||
      nanosecond >= kNanosecondsPerSecond) {
    return std::nullopt;
  }
  return Time{hour * 3600 + minute * 60 + second, nanosecond, zone};
}

std::optional<Time> Time::parse(std::string_view text) {
  Reader reader(text);
  const auto hour = reader.two_digits();
  if (!hour || !reader.take(':')) {
    return std::nullopt;
  }
  const auto minute = reader.two_digits();
  if (!minute || !reader.take(':')) {
    return std::nullopt;
  }
  const auto second = reader.two_digits();
  if (!second) {
    return std::nullopt;
  }
  std::int32_t nanosecond = 0;
  if (reader.take('.') && reader.fraction(nanosecond) == 0) {
    return std::nullopt;
  }
  Zone zone;
  if (!reader.at_end()) {
    const auto found = Zone::parse(reader.rest());
    if (!found) {
      return std::nullopt;
    }
    zone = *found;
  }
  return from(*hour, *minute, *second, nanosecond, zone);
}

std::string Time::text() const {
  return fmt::format("{:02}:{:02}:{:02}{}{}", hour(), minute(), second(), fraction_text(nanosecond),
                     zone.text());
}

DaysTimeDuration DaysTimeDuration::from(std::int64_t seconds, std::int64_t nanoseconds) {
  const std::int64_t carry = base::floor_divide(nanoseconds, kNanosecondsPerSecond);
  return {seconds + carry, static_cast<std::int32_t>(nanoseconds - carry * kNanosecondsPerSecond)};
}

std::optional<DaysTimeDuration> DaysTimeDuration::from_seconds(const base::Decimal& seconds) {
  const auto whole = seconds.round(0, base::Rounding::Floor);
  if (!whole) {
    return std::nullopt;
  }
  const auto count = whole->to_int64();
  const auto rest = seconds.subtract(*whole);
  const auto nanoseconds = rest ? rest->multiply(base::Decimal(kNanosecondsPerSecond)) : std::nullopt;
  const auto rounded = nanoseconds ? nanoseconds->round(0, base::Rounding::HalfEven) : std::nullopt;
  if (!count || !rounded || *count == std::numeric_limits<std::int64_t>::max()) {
    return std::nullopt;
  }
  return from(*count, rounded->to_int64().value_or(0));
}

std::optional<DaysTimeDuration> DaysTimeDuration::parse(std::string_view text) {
  Reader reader(text);
  const bool negative = reader.take('-');
  if (!reader.take('P')) {
    return std::nullopt;
  }
  std::int64_t seconds = 0;
  std::int32_t nanoseconds = 0;
  std::string_view date_letters = "D";
  if (!reader.at_end() && reader.rest()[0] != 'T') {
    const auto part = read_part(reader, date_letters, Fraction::Refused);
    if (!part || !accumulate(part->count, kSecondsPerDay, seconds)) {
      return std::nullopt;
    }
    if (reader.at_end()) {
      return from(negative ? -seconds : seconds, 0);
    }
  }
  if (!reader.take('T') || reader.at_end()) {
    return std::nullopt;
  }
  std::string_view letters = "HMS";
  while (!reader.at_end()) {
    const auto part = read_part(reader, letters, Fraction::Allowed);
    if (!part ||
        !accumulate(part->count, part->letter == 'H' ? 3600 : (part->letter == 'M' ? 60 : 1), seconds)) {
      return std::nullopt;
    }
    nanoseconds = part->nanoseconds;
  }
  return from(negative ? -seconds : seconds, negative ? -nanoseconds : nanoseconds);
}

base::Decimal DaysTimeDuration::in_seconds() const {
  const auto fraction = base::Decimal(nanoseconds).divide(base::Decimal(kNanosecondsPerSecond));
  return base::Decimal(seconds).add(fraction.value_or(base::Decimal())).value_or(base::Decimal());
}

std::string DaysTimeDuration::text() const {
  if (seconds == 0 && nanoseconds == 0) {
    return "PT0S";
  }
  const bool negative = seconds < 0;
  // In unsigned arithmetic, so that the most negative number of seconds has a size as well.
  std::uint64_t size =
      negative ? ~static_cast<std::uint64_t>(seconds) + 1 : static_cast<std::uint64_t>(seconds);
  std::int32_t fraction = nanoseconds;
  if (negative && fraction > 0) {
    --size;
    fraction = static_cast<std::int32_t>(kNanosecondsPerSecond) - fraction;
  }
  std::string out = negative ? "-P" : "P";
  constexpr auto kDay = static_cast<std::uint64_t>(kSecondsPerDay);
  if (size / kDay != 0) {
    out += fmt::format("{}D", size / kDay);
  }
  const std::uint64_t rest = size % kDay;
  if (rest != 0 || fraction != 0) {
    out += 'T';
  }
  if (rest / 3600 != 0) {
    out += fmt::format("{}H", rest / 3600);
  }
  if (rest / 60 % 60 != 0) {
    out += fmt::format("{}M", rest / 60 % 60);
  }
  if (rest % 60 != 0 || fraction != 0) {
    out += fmt::format("{}{}S", rest % 60, fraction_text(fraction));
  }
  return out;
}

std::optional<YearsMonthsDuration> YearsMonthsDuration::parse(std::string_view text) {
  Reader reader(text);
  const bool negative = reader.take('-');
  if (!reader.take('P') || reader.at_end()) {
    return std::nullopt;
  }
  std::int64_t months = 0;
  std::string_view letters = "YM";
  while (!reader.at_end()) {
    const auto part = read_part(reader, letters, Fraction::Refused);
    if (!part || !accumulate(part->count, part->letter == 'Y' ? 12 : 1, months)) {
      return std::nullopt;
    }
  }
  return YearsMonthsDuration{negative ? -months : months};
}

std::string YearsMonthsDuration::text() const {
  if (months == 0) {
    return "P0M";
  }
  const std::uint64_t size =
      months < 0 ? ~static_cast<std::uint64_t>(months) + 1 : static_cast<std::uint64_t>(months);
  std::string out = months < 0 ? "-P" : "P";
  if (size / 12 != 0) {
    out += fmt::format("{}Y", size / 12);
  }
  if (size % 12 != 0) {
    out += fmt::format("{}M", size % 12);
  }
  return out;
}

std::optional<DateTime> DateTime::parse(std::string_view text) {
  const auto mark = text.find('T');
  if (mark == std::string_view::npos) {
    return std::nullopt;
  }
  const auto day = parse_date(text.substr(0, mark));
  std::string clock(text.substr(mark + 1));
  // XML Schema part 2, 3.2.7: 24:00:00 is the first moment of the next day.
  const bool end_of_day = clock.starts_with("24:00:00");
  if (end_of_day) {
    clock[0] = '0';
    clock[1] = '0';
  }
  const auto time = Time::parse(clock);
  if (!day || !time || (end_of_day && time->nanosecond != 0)) {
    return std::nullopt;
  }
  return DateTime{end_of_day ? day->plus_days(1) : *day, *time};
}

std::int64_t DateTime::epoch_seconds() const {
  return date.days() * kSecondsPerDay + time.second_of_day -
         time.zone.offset_at(date, time.second_of_day).value_or(0);
}

std::optional<DateTime> DateTime::from_epoch(std::int64_t seconds, std::int32_t nanosecond, Zone zone) {
  std::int64_t local = 0;
  if (__builtin_add_overflow(seconds, zone.offset_at_moment(seconds).value_or(0), &local)) {
    return std::nullopt;
  }
  const std::int64_t days = base::floor_divide(local, kSecondsPerDay);
  const base::Date date = base::Date::from_days(days);
  if (date.days() != days) {
    return std::nullopt;
  }
  return DateTime{date, Time{static_cast<std::int32_t>(local - days * kSecondsPerDay), nanosecond, zone}};
}

std::string DateTime::text() const {
  return date.text() + "T" + time.text();
}

std::optional<base::Date> parse_date(std::string_view text) {
  return base::Date::parse(text);
}

}  // namespace maatstaf::feel
