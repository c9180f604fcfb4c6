// SPDX-License-Identifier: EUPL-1.2
//
// An assessment shown: as text for a terminal, as JSON for programs. Pure functions, thread-safe.
#pragma once

#include <string>

#include "base/json.h"
#include "beoordeling/uitkomst/uitkomst.h"
#include "regels/pakket/pakket.h"

namespace maatstaf::beoordeling {

/// The trace as lines of text for a terminal.
[[nodiscard]] std::string als_tekst(const regels::Pakket& pakket, const Feiten& feiten,
                                    const Beoordeling& beoordeling);

/// The assessment as JSON for programs (schema: docs/schema/beoordeling.schema.json).
[[nodiscard]] base::Json als_json(const Beoordeling& beoordeling);

}  // namespace maatstaf::beoordeling
