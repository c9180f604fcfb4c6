// SPDX-License-Identifier: EUPL-1.2
#include "base/nederlands.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/ascii.h"

namespace maatstaf::base {
namespace {

constexpr std::string_view kHardSpace = "\u00A0";
constexpr std::string_view kMinusSign = "\u2212";

constexpr std::array<std::string_view, 12> kMonths = {"januari",   "februari", "maart",    "april",
                                                      "mei",       "juni",     "juli",     "augustus",
                                                      "september", "oktober",  "november", "december"};
// As Genootschap Onze Taal gives them, without the point.
constexpr std::array<std::string_view, 12> kShortMonths = {"jan", "feb", "mrt", "apr", "mei", "jun",
                                                           "jul", "aug", "sep", "okt", "nov", "dec"};
constexpr std::array<std::string_view, 7> kWeekdays = {"maandag", "dinsdag",  "woensdag", "donderdag",
                                                       "vrijdag", "zaterdag", "zondag"};

std::size_t month_index(Date date) {
  return static_cast<std::size_t>(date.month() - 1);
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, is_digit);
}

std::optional<int> to_int(std::string_view text) {
  if (!all_digits(text) || text.size() > 9) {
    return std::nullopt;
  }
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// Without white space, hard spaces included, at both ends.
std::string_view trim(std::string_view text) {
  for (text = trimmed(text); text.starts_with(kHardSpace); text = trimmed(text)) {
    text.remove_prefix(kHardSpace.size());
  }
  for (; text.ends_with(kHardSpace); text = trimmed(text)) {
    text.remove_suffix(kHardSpace.size());
  }
  return text;
}

/// "17990.25" → "17.990,25"; no sign.
std::string grouped(std::string_view plain) {
  const std::size_t point = plain.find('.');
  const std::string_view whole = plain.substr(0, point);
  std::string out;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    if (i > 0 && (whole.size() - i) % 3 == 0) {
      out += '.';
    }
    out += whole[i];
  }
  if (point != std::string_view::npos) {
    out += ',';
    out += plain.substr(point + 1);
  }
  return out;
}

/// Whole digits with or without thousands points: "1250" and "1.250", but not "12.50".
std::optional<std::string> ungrouped(std::string_view text) {
  if (all_digits(text)) {
    return std::string(text);
  }
  std::string out;
  bool first = true;
  while (true) {
    const std::size_t point = text.find('.');
    const std::string_view group = text.substr(0, point);
    if (!all_digits(group) || (first ? group.size() > 3 : group.size() != 3)) {
      return std::nullopt;
    }
    out += group;
    first = false;
    if (point == std::string_view::npos) {
      return out;
    }
    text.remove_prefix(point + 1);
  }
}

std::optional<Date> from_parts(std::string_view day, std::string_view month, std::string_view year) {
  const auto d = to_int(day);
  const auto m = to_int(month);
  const auto y = to_int(year);
  // Two digits for a year are a guess about the century: refused.
  if (!d || !m || !y || day.size() > 2 || month.size() > 2 || year.size() != 4) {
    return std::nullopt;
  }
  return Date::from(*y, *m, *d);
}

std::optional<std::size_t> month_by_name(std::string_view word) {
  std::string lower(word);
  std::ranges::transform(lower, lower.begin(), [](unsigned char c) {
    return c < 0x80 ? static_cast<char>(std::tolower(c)) : static_cast<char>(c);
  });
  if (lower.ends_with('.')) {
    lower.pop_back();
  }
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (lower == kMonths[i] || lower == kShortMonths[i]) {
      return i + 1;
    }
  }
  return std::nullopt;
}

}  // namespace

std::string date_long(Date date) {
  return fmt::format("{} {} {}", date.day(), kMonths[month_index(date)], date.year());
}

std::string date_with_weekday(Date date) {
  return fmt::format("{} {}", kWeekdays[static_cast<std::size_t>(date.weekday()) - 1], date_long(date));
}

std::string date_short(Date date) {
  return fmt::format("{} {} {}", date.day(), kShortMonths[month_index(date)], date.year());
}

std::string date_numeric(Date date) {
  return fmt::format("{:02}-{:02}-{}", date.day(), date.month(), date.year());
}

std::optional<Date> parse_dutch_date(std::string_view text) {
  text = trim(text);
  if (text.size() == 10 && text[4] == '-') {
    return Date::parse(text);
  }
  for (const char separator : {'-', '/', ' '}) {
    const std::size_t first = text.find(separator);
    const std::size_t last = text.rfind(separator);
    if (first == std::string_view::npos || first == last) {
      continue;
    }
    const std::string_view day = text.substr(0, first);
    const std::string_view middle = trim(text.substr(first + 1, last - first - 1));
    const std::string_view year = text.substr(last + 1);
    if (const auto month = month_by_name(middle)) {
      return from_parts(day, std::to_string(*month), year);
    }
    return from_parts(day, middle, year);
  }
  return std::nullopt;
}

std::string amount(const Decimal& euros) {
  const Decimal cents = euros.absolute().round(2, Rounding::HalfUp).value_or(euros.absolute());
  std::string plain = cents.text();
  if (const std::size_t point = plain.find('.'); point != std::string::npos && plain.size() - point == 2) {
    plain += '0';
  }
  const std::string_view sign = euros.is_negative() && !cents.is_zero() ? kMinusSign : "";
  return fmt::format("{}€{}{}", sign, kHardSpace, grouped(plain));
}

std::string number(const Decimal& value) {
  return fmt::format("{}{}", value.is_negative() && !value.is_zero() ? kMinusSign : "",
                     grouped(value.absolute().text()));
}

std::optional<Decimal> parse_dutch_number(std::string_view text) {
  text = trim(text);
  bool negative = false;
  if (text.starts_with('-')) {
    text.remove_prefix(1), negative = true;
  } else if (text.starts_with(kMinusSign)) {
    text.remove_prefix(kMinusSign.size()), negative = true;
  }
  text = trim(text);
  if (text.starts_with("€")) {
    text = trim(text.substr(std::string_view("€").size()));
  }
  std::optional<Decimal> value;
  if (const std::size_t comma = text.find(','); comma != std::string_view::npos) {
    const auto whole = ungrouped(text.substr(0, comma));
    const std::string_view fraction = text.substr(comma + 1);
    if (whole && all_digits(fraction)) {
      value = Decimal::parse(*whole + "." + std::string(fraction));
    }
  } else if (const auto whole = ungrouped(text)) {
    value = Decimal::parse(*whole);  // "1.250" is read as Dutch people write it: twelve hundred and fifty
  } else if (std::ranges::count(text, '.') == 1 && is_digit(text.front()) && is_digit(text.back()) &&
             std::ranges::all_of(text, [](char c) { return is_digit(c) || c == '.'; })) {
    value = Decimal::parse(text);
  }
  if (value && negative) {
    value = value->negate();
  }
  return value;
}

std::string enumerate(const std::vector<std::string>& words, std::string_view conjunction) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) {
      out += i + 1 == words.size() ? fmt::format(" {} ", conjunction) : ", ";
    }
    out += words[i];
  }
  return out;
}

}  // namespace maatstaf::base
