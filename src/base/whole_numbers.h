// SPDX-License-Identifier: EUPL-1.2
//
// Arithmetic on whole numbers that C++ does otherwise than calendars need it. Pure, thread-safe.
#pragma once

#include <cstdint>

namespace maatstaf::base {

/// The quotient rounded down, also below zero: -1 / 7 is -1. The divisor is above zero.
[[nodiscard]] constexpr std::int64_t floor_divide(std::int64_t value, std::int64_t divisor) {
  return value / divisor - (value % divisor < 0 ? 1 : 0);
}

}  // namespace maatstaf::base
