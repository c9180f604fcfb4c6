// SPDX-License-Identifier: EUPL-1.2
//
// Small drawings of measured values, each on a line with ticks: a score, hours, a difference. The value
// always stands beside them as text. Pure functions, thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/decimal.h"
#include "base/html.h"

namespace maatstaf::web {

using base::Html;

/// Where `value` stands on a line of `length` pixels that ends at `scale`; never outside it. Pixels may be
/// rounded: no decision is made from them.
[[nodiscard]] int place_on_line(const base::Decimal& value, const base::Decimal& scale, int length);

/// The score of a client from 0 to 3 as a dot, and the mean of the profile as a stroke.
[[nodiscard]] Html score_drawing(std::string_view title, const base::Decimal& client,
                                 const std::optional<base::Decimal>& profile);

/// Hours as a part of the longest in the table.
[[nodiscard]] Html hours_bar(const base::Decimal& hours, const base::Decimal& longest);

/// One value on the ruler of hours, with its words.
struct HoursMark {
  base::Decimal hours;
  std::string words;
};
/// Hours a week on a ruler of ten hours a tick: those of the profile, the limit, and what is needed.
[[nodiscard]] Html hours_ruler(const HoursMark& profile, const HoursMark& limit, const HoursMark& needed);

/// A bar as long as its share of the largest difference; a bare ruler where nothing is known.
[[nodiscard]] Html change_bar(const std::optional<base::Decimal>& change, const base::Decimal& largest);

}  // namespace maatstaf::web
