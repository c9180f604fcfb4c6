// SPDX-License-Identifier: EUPL-1.2
//
// Makes letters: from an assessment and what was decided to the model of a letter. Pure functions, thread-safe.
#pragma once

#include "base/result.h"
#include "beoordeling/uitkomst/uitkomst.h"
#include "brieven/inhoud/brief.h"
#include "brieven/inhoud/gegevens.h"
#include "regels/pakket/pakket.h"

namespace maatstaf::brieven {

/// The letter that tells a decision. Errors: Input (a field that this kind needs is missing), Conflict
/// (amounts that do not agree with the assessment or with each other; an outcome that the package does not
/// know).
[[nodiscard]] base::Result<Brief> maak_besluitbrief(const regels::Pakket& pakket,
                                                    const beoordeling::Feiten& feiten,
                                                    const beoordeling::Beoordeling& beoordeling,
                                                    const BesluitGegevens& gegevens);

/// The letter that asks for information. Errors: Input.
[[nodiscard]] base::Result<Brief> maak_verzoekbrief(const VerzoekGegevens& gegevens);

}  // namespace maatstaf::brieven
