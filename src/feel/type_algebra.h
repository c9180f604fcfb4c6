// SPDX-License-Identifier: EUPL-1.2
//
// Which types go together: what an operator takes and gives, which members a type has, and its name in Dutch
// (DMN 1.5, 10.3.2.13). Knows no expressions; `typing.h` walks those. Any and Null are open:
// nothing can be said of them, and they go with everything. Pure, thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "feel/type.h"

namespace maatstaf::feel {

[[nodiscard]] bool is_open(const Type& type);
[[nodiscard]] bool is_list(const Type& type);
[[nodiscard]] bool is_duration(const Type& type);
[[nodiscard]] bool is_ordered(const Type& type);  ///< has a smaller and a larger
[[nodiscard]] bool are_date_and_date_time(const Type& a, const Type& b);

/// The type of `a + b` and `a - b`; nothing when these operands do not go together.
[[nodiscard]] std::optional<Type> sum_type(std::string_view sign, const Type& a, const Type& b);
/// The same of `a * b`, `a / b` and `a ** b`.
[[nodiscard]] std::optional<Type> product_type(std::string_view sign, const Type& a, const Type& b);
/// The type of a member; nothing when the type has no such member.
[[nodiscard]] std::optional<Type> property_type(const Type& type, std::string_view member);

/// May values of these types be compared for equality? Any and Null may with everything.
[[nodiscard]] bool may_equal(const Type& a, const Type& b);
/// The type that holds both: the same, or Any.
[[nodiscard]] Type common_type(const Type& a, const Type& b);

/// "getal", "lijst van teksten": the type in Dutch, for messages.
[[nodiscard]] std::string in_words(const Type& type);

}  // namespace maatstaf::feel
