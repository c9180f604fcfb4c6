// SPDX-License-Identifier: EUPL-1.2
//
// The lengths, amounts and days of `regels/parameters/termijnen.yaml` as termijnen reckons with them.
// Thread-safe.
#pragma once

#include <string>

#include "base/result.h"
#include "termijnen/gegevens.h"

namespace maatstaf::zaak {

/// Reads the folder `regels/`. Errors: Rules.
[[nodiscard]] base::Result<termijnen::Gegevens> lees_termijngegevens(const std::string& map);

}  // namespace maatstaf::zaak
