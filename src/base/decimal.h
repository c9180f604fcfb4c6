// SPDX-License-Identifier: EUPL-1.2
//
// IEEE 754-2008 decimal128: the number of FEEL and the only number a decision is made with.
// 34 significant digits, round half even; every literal and result is rounded to that. A value type,
// thread-safe as such. Operations that have no finite result (division by zero, overflow, ln of a negative)
// give nullopt: no NaN or infinity ever leaves this class.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace maatstaf::base {

enum class Rounding { HalfEven, HalfUp, HalfDown, Up, Down, Floor, Ceiling };

class Decimal {
 public:
  Decimal() = default;  ///< zero
  Decimal(int value) : Decimal(static_cast<std::int64_t>(value)) {}
  Decimal(std::int64_t value);
  Decimal(double) = delete;

  /// Reads "12", "-0.5", ".5", "1e3"; nullopt when the text is no number or too large.
  [[nodiscard]] static std::optional<Decimal> parse(std::string_view text);

  /// Plain text without exponent and without trailing zeros behind the point, as FEEL's string() gives it.
  [[nodiscard]] std::string text() const;
  /// The value when it is a whole number that fits.
  [[nodiscard]] std::optional<std::int64_t> to_int64() const;
  [[nodiscard]] bool is_integer() const;
  [[nodiscard]] bool is_negative() const;
  [[nodiscard]] bool is_zero() const;

  [[nodiscard]] std::optional<Decimal> add(const Decimal& other) const;
  [[nodiscard]] std::optional<Decimal> subtract(const Decimal& other) const;
  [[nodiscard]] std::optional<Decimal> multiply(const Decimal& other) const;
  [[nodiscard]] std::optional<Decimal> divide(const Decimal& other) const;
  [[nodiscard]] std::optional<Decimal> power(const Decimal& exponent) const;
  [[nodiscard]] std::optional<Decimal> modulo(const Decimal& divisor) const;  ///< FEEL: x - y * floor(x / y)
  [[nodiscard]] std::optional<Decimal> square_root() const;
  [[nodiscard]] std::optional<Decimal> exponential() const;
  [[nodiscard]] std::optional<Decimal> logarithm() const;
  [[nodiscard]] Decimal negate() const;
  [[nodiscard]] Decimal absolute() const;
  /// Rounds to `scale` digits behind the point (negative: before it); nullopt when that does not fit.
  [[nodiscard]] std::optional<Decimal> round(int scale, Rounding mode) const;

  friend bool operator==(const Decimal& a, const Decimal& b);  ///< numeric: 1.0 == 1
  friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);

 private:
  friend struct DecimalAccess;
  std::uint64_t words_[2] = {0, 0x3040000000000000ULL};  // 0E0 in the binary (BID) encoding
};

}  // namespace maatstaf::base
