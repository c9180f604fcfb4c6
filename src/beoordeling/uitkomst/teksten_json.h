// SPDX-License-Identifier: EUPL-1.2
//
// Values of the engine as JSON and in words. Internal to beoordeling; thread-safe.
#pragma once

#include <string>
#include <vector>

#include "base/json.h"
#include "beoordeling/uitkomst/uitkomst.h"
#include "feel/value.h"

namespace maatstaf::beoordeling {

/// Numbers by their text, dates as ISO text, unknown as {"onbekend": [begrippen]}, null as null.
[[nodiscard]] base::Json waarde_json(const feel::Value& waarde);

/// "€ 17.990,25" or "36,25 uur per week" by the unit, "ja", "24 november 2026", "nog niet bekend".
[[nodiscard]] std::string waarde_in_woorden(const feel::Value& waarde, std::string_view eenheid = {});

[[nodiscard]] base::Json teksten_json(const std::vector<std::string>& teksten);

}  // namespace maatstaf::beoordeling
