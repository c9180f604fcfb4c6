// SPDX-License-Identifier: EUPL-1.2
#include "base/whole_numbers.h"

#include <gtest/gtest.h>

#include <limits>

namespace maatstaf::base {
namespace {

TEST(WholeNumbers, division_rounds_down_on_both_sides_of_zero) {
  for (std::int64_t value = -15; value <= 15; ++value) {
    const std::int64_t quotient = floor_divide(value, 7);
    EXPECT_LE(quotient * 7, value);
    EXPECT_LT(value - quotient * 7, 7);
  }
  EXPECT_EQ(floor_divide(std::numeric_limits<std::int64_t>::min(), 1),
            std::numeric_limits<std::int64_t>::min());
}

}  // namespace
}  // namespace maatstaf::base
