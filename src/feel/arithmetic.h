// SPDX-License-Identifier: EUPL-1.2
//
// The arithmetic operators of FEEL over values (DMN 1.5, tables 53 to 59). Null with a diagnostic when the
// operands do not fit or there is no result; unknown when an operand is unknown.
#pragma once

#include "feel/value.h"

namespace maatstaf::feel {

[[nodiscard]] Value add(const Value& a, const Value& b);
[[nodiscard]] Value subtract(const Value& a, const Value& b);
[[nodiscard]] Value multiply(const Value& a, const Value& b);
[[nodiscard]] Value divide(const Value& a, const Value& b);
[[nodiscard]] Value power(const Value& a, const Value& b);
[[nodiscard]] Value negate(const Value& value);

}  // namespace maatstaf::feel
