// SPDX-License-Identifier: EUPL-1.2
//
// The heart: a rule package and facts go in, an assessment comes out. A pure function: no clock, no database,
// no network; the same package and the same facts give the same bytes on every machine (ontwerp.md, principle
// 4). It never refuses anything: `afwijzing` in the outcome is a proposal to the person who decides.
// Thread-safe: a package is immutable; every call has its own state.
#pragma once

#include <string>
#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "beoordeling/uitkomst/uitkomst.h"
#include "regels/pakket/pakket.h"

namespace maatstaf::beoordeling {

/// Assesses. Errors: Input (a fact of the wrong type, no peildatum), Rules (no parameter value on the date, a
/// decision that failed), Conflict (status does not allow deciding).
[[nodiscard]] base::Result<Beoordeling> beoordeel(const regels::Pakket& pakket, const Feiten& feiten,
                                                  const Opties& opties);

/// The same, with the needs that were found before for this package, these facts and this date (begrip, steps
/// and certainty of each): the search for them, which is nearly all the work, is left out. Needs that cannot
/// belong here are searched again.
[[nodiscard]] base::Result<Beoordeling> beoordeel_met_behoeften(const regels::Pakket& pakket,
                                                                const Feiten& feiten, const Opties& opties,
                                                                const std::vector<Behoefte>& bekend);

/// What the needs of an assessment depend on beside facts, date and fingerprint of the package: the worked
/// examples, which the search tries, and the way of searching. SHA-256, 64 hexadecimal digits.
[[nodiscard]] std::string zoekafdruk(const regels::Pakket& pakket);

}  // namespace maatstaf::beoordeling
