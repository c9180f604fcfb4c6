// SPDX-License-Identifier: EUPL-1.2
//
// How Maatstaf writes dates, amounts and numbers for people: Dutch, as schermen and letters show them.
// Hard spaces (U+00A0) stand where a line may not break ("€ 99.392").
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/decimal.h"

namespace maatstaf::base {

[[nodiscard]] std::string date_long(Date date);          ///< "24 november 2026"
[[nodiscard]] std::string date_with_weekday(Date date);  ///< "dinsdag 24 november 2026"
[[nodiscard]] std::string date_short(Date date);         ///< "24 nov 2026"
[[nodiscard]] std::string date_numeric(Date date);       ///< "24-11-2026"
/// Reads what people type: "24-11-2026", "24 november 2026", "2026-11-24".
[[nodiscard]] std::optional<Date> parse_dutch_date(std::string_view text);

/// "€ 99.392" for whole euros, "€ 17.990,25" otherwise; a real minus sign before the euro sign.
[[nodiscard]] std::string amount(const Decimal& euros);
/// "36,25"; thousands with a point.
[[nodiscard]] std::string number(const Decimal& value);
/// Reads "1.250,50" and "1250.5"; nullopt when it is no number.
[[nodiscard]] std::optional<Decimal> parse_dutch_number(std::string_view text);
/// "appels, peren en noten".
[[nodiscard]] std::string enumerate(const std::vector<std::string>& words,
                                    std::string_view conjunction = "en");

}  // namespace maatstaf::base
