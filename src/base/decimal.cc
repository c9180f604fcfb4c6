// SPDX-License-Identifier: EUPL-1.2
#include "base/decimal.h"

#include <bid_conf.h>
#include <bid_functions.h>

#include <algorithm>
#include <bit>
#include <cstring>

#include "base/ascii.h"

namespace maatstaf::base {
namespace {

__extension__ typedef unsigned __int128 Wide;

// Sign 1 bit, biased exponent 14 bits, coefficient 113 bits: IEEE 754-2008 3.5.2, binary encoding. The other
// form (two bits 11 behind the sign) only encodes coefficients of 2^113 and more, which 34 digits never
// reach.
constexpr std::uint64_t kSignBit = 0x8000000000000000ULL;
constexpr std::uint64_t kCoefficientMask = 0x0001ffffffffffffULL;
constexpr int kExponentShift = 49;
constexpr int kExponentBias = 6176;
constexpr std::uint64_t kWholeNumber =
    0x3040000000000000ULL;  // exponent zero, no sign, coefficient in the low word
constexpr int kMaxSignificant = 38;
constexpr std::int64_t kExponentLimit = 100'000;

BID_UINT128 to_bid(const std::uint64_t* words) {
  return BID_UINT128{{words[0], words[1]}};
}

BID_UINT128 power_of_ten(int exponent) {
  return BID_UINT128{{1, static_cast<std::uint64_t>(exponent + kExponentBias) << kExponentShift}};
}

int exponent_of(const std::uint64_t* words) {
  return static_cast<int>((words[1] & ~kSignBit) >> kExponentShift) - kExponentBias;
}

Wide coefficient_of(const std::uint64_t* words) {
  return (static_cast<Wide>(words[1] & kCoefficientMask) << 64U) | words[0];
}

bool is_small_whole(const std::uint64_t* words) {
  return words[1] == kWholeNumber && words[0] < (1ULL << 62U);
}

unsigned bid_mode(Rounding mode, bool negative) {
  switch (mode) {
    case Rounding::HalfUp:
      return BID_ROUNDING_TIES_AWAY;
    case Rounding::Up:
      return negative ? BID_ROUNDING_DOWN : BID_ROUNDING_UP;
    case Rounding::Down:
      return BID_ROUNDING_TO_ZERO;
    case Rounding::Floor:
      return BID_ROUNDING_DOWN;
    case Rounding::Ceiling:
      return BID_ROUNDING_UP;
    case Rounding::HalfEven:
    case Rounding::HalfDown:
      break;
  }
  return BID_ROUNDING_TO_NEAREST;
}

std::string digits_of(Wide coefficient) {
  std::string digits;
  do {
    digits += static_cast<char>('0' + static_cast<int>(coefficient % 10));
    coefficient /= 10;
  } while (coefficient != 0);
  std::ranges::reverse(digits);
  return digits;
}

// The parts of a number in text, before they are rounded to 34 digits.
struct Spelled {
  bool negative = false;
  std::string digits;         // significant, without leading zeros
  std::int64_t exponent = 0;  // of the last digit
};

std::optional<std::int64_t> read_exponent(std::string_view text) {
  bool negative = false;
  if (!text.empty() && (text[0] == '+' || text[0] == '-')) {
    negative = text[0] == '-';
    text.remove_prefix(1);
  }
  if (text.empty() || !std::ranges::all_of(text, is_digit)) {
    return std::nullopt;
  }
  std::int64_t value = 0;
  for (const char c : text) {
    value = std::min(value * 10 + (c - '0'), kExponentLimit);
  }
  return negative ? -value : value;
}

std::optional<Spelled> spell(std::string_view text) {
  Spelled out;
  if (!text.empty() && (text[0] == '+' || text[0] == '-')) {
    out.negative = text[0] == '-';
    text.remove_prefix(1);
  }
  const auto mark = text.find_first_of("eE");
  if (mark != std::string_view::npos) {
    const auto exponent = read_exponent(text.substr(mark + 1));
    if (!exponent) {
      return std::nullopt;
    }
    out.exponent = *exponent;
    text = text.substr(0, mark);
  }
  const auto point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  const std::string_view fraction =
      point == std::string_view::npos ? std::string_view{} : text.substr(point + 1);
  const bool fraction_missing = point != std::string_view::npos && fraction.empty();
  if ((whole.empty() && fraction.empty()) || fraction_missing || !std::ranges::all_of(whole, is_digit) ||
      !std::ranges::all_of(fraction, is_digit)) {
    return std::nullopt;
  }
  out.digits.append(whole).append(fraction);
  out.exponent -= static_cast<std::int64_t>(fraction.size());
  out.digits.erase(0, std::min(out.digits.find_first_not_of('0'), out.digits.size()));
  return out;
}

// Digits beyond those that can matter become one sticky digit, so that rounding still sees "just above half".
void shorten(Spelled& number) {
  if (number.digits.size() <= kMaxSignificant) {
    return;
  }
  const bool sticky = number.digits.find_first_not_of('0', kMaxSignificant) != std::string::npos;
  number.exponent += static_cast<std::int64_t>(number.digits.size()) - kMaxSignificant;
  number.digits.resize(kMaxSignificant);
  if (sticky) {
    number.digits += '1';
    --number.exponent;
  }
}

}  // namespace

// The only place where a result of the library becomes a Decimal: what is not finite is no number for us, and
// minus zero is zero.
struct DecimalAccess {
  static std::optional<Decimal> finish(BID_UINT128 value) {
    if (bid128_isFinite(value) == 0) {
      return std::nullopt;
    }
    Decimal out;
    out.words_[0] = value.w[0];
    out.words_[1] = value.w[1];
    if (bid128_isZero(value) != 0) {
      return Decimal();
    }
    return out;
  }
  static Decimal finite(BID_UINT128 value) { return finish(value).value_or(Decimal()); }
};

Decimal::Decimal(std::int64_t value) {
  const std::uint64_t bits = static_cast<std::uint64_t>(value);
  words_[0] = value < 0 ? ~bits + 1 : bits;
  words_[1] = kWholeNumber | (value < 0 ? kSignBit : 0);
}

std::optional<Decimal> Decimal::parse(std::string_view text) {
  std::optional<Spelled> number = spell(text);
  if (!number) {
    return std::nullopt;
  }
  if (number->digits.empty()) {
    return Decimal();
  }
  shorten(*number);
  std::string canonical = number->negative ? "-" : "";
  canonical += number->digits + "E" + std::to_string(number->exponent);
  unsigned flags = 0;
  return DecimalAccess::finish(bid128_from_string(canonical.data(), BID_ROUNDING_TO_NEAREST, &flags));
}

std::string Decimal::text() const {
  const Wide coefficient = coefficient_of(words_);
  if (coefficient == 0) {
    return "0";
  }
  std::string digits = digits_of(coefficient);
  int exponent = exponent_of(words_);
  while (exponent < 0 && digits.back() == '0') {
    digits.pop_back();
    ++exponent;
  }
  if (exponent >= 0) {
    digits.append(static_cast<std::size_t>(exponent), '0');
  } else {
    const auto places = static_cast<std::size_t>(-exponent);
    if (digits.size() <= places) {
      digits.insert(0, places - digits.size() + 1, '0');
    }
    digits.insert(digits.size() - places, 1, '.');
  }
  if (is_negative()) {
    digits.insert(0, 1, '-');
  }
  return digits;
}

std::optional<std::int64_t> Decimal::to_int64() const {
  if (is_small_whole(words_)) {
    return static_cast<std::int64_t>(words_[0]);
  }
  unsigned flags = 0;
  const std::int64_t value = bid128_to_int64_xint(to_bid(words_), &flags);
  if (flags != 0) {
    return std::nullopt;
  }
  return value;
}

bool Decimal::is_integer() const {
  if (exponent_of(words_) >= 0) {
    return true;
  }
  unsigned flags = 0;
  const BID_UINT128 value = to_bid(words_);
  return bid128_quiet_equal(bid128_round_integral_zero(value, &flags), value, &flags) != 0;
}

bool Decimal::is_negative() const {
  return (words_[1] & kSignBit) != 0;
}

bool Decimal::is_zero() const {
  return coefficient_of(words_) == 0;
}

std::optional<Decimal> Decimal::add(const Decimal& other) const {
  if (is_small_whole(words_) && is_small_whole(other.words_)) {
    return Decimal(static_cast<std::int64_t>(words_[0] + other.words_[0]));
  }
  unsigned flags = 0;
  return DecimalAccess::finish(
      bid128_add(to_bid(words_), to_bid(other.words_), BID_ROUNDING_TO_NEAREST, &flags));
}

std::optional<Decimal> Decimal::subtract(const Decimal& other) const {
  unsigned flags = 0;
  return DecimalAccess::finish(
      bid128_sub(to_bid(words_), to_bid(other.words_), BID_ROUNDING_TO_NEAREST, &flags));
}

std::optional<Decimal> Decimal::multiply(const Decimal& other) const {
  unsigned flags = 0;
  return DecimalAccess::finish(
      bid128_mul(to_bid(words_), to_bid(other.words_), BID_ROUNDING_TO_NEAREST, &flags));
}

std::optional<Decimal> Decimal::divide(const Decimal& other) const {
  unsigned flags = 0;
  return DecimalAccess::finish(
      bid128_div(to_bid(words_), to_bid(other.words_), BID_ROUNDING_TO_NEAREST, &flags));
}

std::optional<Decimal> Decimal::power(const Decimal& exponent) const {
  constexpr std::int64_t kExactLimit = 128;
  const std::optional<std::int64_t> whole = exponent.to_int64();
  if (whole && *whole >= 0 && *whole <= kExactLimit) {
    // Repeated multiplication is exact as long as the result has 34 digits; the library's power is not.
    std::optional<Decimal> result = Decimal(1);
    std::optional<Decimal> square = *this;
    for (std::int64_t rest = *whole; rest != 0 && result; rest >>= 1U) {
      if ((rest & 1) != 0) {
        result = square ? result->multiply(*square) : std::nullopt;
      }
      square = square ? square->multiply(*square) : std::nullopt;
    }
    return result;
  }
  unsigned flags = 0;
  return DecimalAccess::finish(
      bid128_pow(to_bid(words_), to_bid(exponent.words_), BID_ROUNDING_TO_NEAREST, &flags));
}

std::optional<Decimal> Decimal::modulo(const Decimal& divisor) const {
  if (divisor.is_zero()) {
    return std::nullopt;
  }
  // fmod is exact and has the sign of the dividend; floored division wants the sign of the divisor.
  unsigned flags = 0;
  std::optional<Decimal> rest =
      DecimalAccess::finish(bid128_fmod(to_bid(words_), to_bid(divisor.words_), &flags));
  if (rest && !rest->is_zero() && rest->is_negative() != divisor.is_negative()) {
    rest = rest->add(divisor);
  }
  return rest;
}

std::optional<Decimal> Decimal::square_root() const {
  unsigned flags = 0;
  return DecimalAccess::finish(bid128_sqrt(to_bid(words_), BID_ROUNDING_TO_NEAREST, &flags));
}

std::optional<Decimal> Decimal::exponential() const {
  unsigned flags = 0;
  return DecimalAccess::finish(bid128_exp(to_bid(words_), BID_ROUNDING_TO_NEAREST, &flags));
}

std::optional<Decimal> Decimal::logarithm() const {
  unsigned flags = 0;
  return DecimalAccess::finish(bid128_log(to_bid(words_), BID_ROUNDING_TO_NEAREST, &flags));
}

Decimal Decimal::negate() const {
  return DecimalAccess::finite(bid128_negate(to_bid(words_)));
}

Decimal Decimal::absolute() const {
  return is_negative() ? negate() : *this;
}

std::optional<Decimal> Decimal::round(int scale, Rounding mode) const {
  if (exponent_of(words_) >= -scale || is_zero()) {
    return *this;
  }
  if (scale < -(kExponentBias - 65)) {
    return std::nullopt;
  }
  unsigned flags = 0;
  const BID_UINT128 value = to_bid(words_);
  const BID_UINT128 unit = power_of_ten(-scale);
  if (mode != Rounding::HalfDown) {
    return DecimalAccess::finish(bid128_quantize(value, unit, bid_mode(mode, is_negative()), &flags));
  }
  const BID_UINT128 down = bid128_quantize(value, unit, BID_ROUNDING_TO_ZERO, &flags);
  const BID_UINT128 rest = bid128_abs(bid128_sub(value, down, BID_ROUNDING_TO_NEAREST, &flags));
  BID_UINT128 half = power_of_ten(-scale - 1);
  half.w[0] = 5;
  if (bid128_quiet_greater(rest, half, &flags) == 0) {
    return DecimalAccess::finish(down);
  }
  return DecimalAccess::finish(bid128_quantize(value, unit, bid_mode(Rounding::Up, is_negative()), &flags));
}

bool operator==(const Decimal& a, const Decimal& b) {
  if (a.words_[1] == b.words_[1]) {
    return a.words_[0] == b.words_[0];
  }
  unsigned flags = 0;
  return bid128_quiet_equal(to_bid(a.words_), to_bid(b.words_), &flags) != 0;
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
  if (is_small_whole(a.words_) && is_small_whole(b.words_)) {
    return a.words_[0] <=> b.words_[0];
  }
  unsigned flags = 0;
  if (bid128_quiet_less(to_bid(a.words_), to_bid(b.words_), &flags) != 0) {
    return std::strong_ordering::less;
  }
  return a == b ? std::strong_ordering::equal : std::strong_ordering::greater;
}

}  // namespace maatstaf::base
