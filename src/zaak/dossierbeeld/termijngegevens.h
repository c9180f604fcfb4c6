// SPDX-License-Identifier: EUPL-1.2
//
// The lengths, amounts and days of `regels/parameters/termijnen.yaml` as termijnen reckons with them.
// Thread-safe.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "regels/pakket/pakket.h"
#include "termijnen/gegevens.h"

namespace maatstaf::zaak {

[[nodiscard]] termijnen::Gegevens termijngegevens(const std::vector<regels::Parameter>& parameters);
/// Reads the folder `regels/`. Errors: Rules.
[[nodiscard]] base::Result<termijnen::Gegevens> lees_termijngegevens(const std::string& map);

}  // namespace maatstaf::zaak
