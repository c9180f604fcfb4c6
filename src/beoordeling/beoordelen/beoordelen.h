// SPDX-License-Identifier: EUPL-1.2
//
// The heart: a rule package and facts go in, an assessment comes out. A pure function: no clock, no database,
// no network; the same package and the same facts give the same bytes on every machine (ontwerp.md, principle
// 4). It never refuses anything: `afwijzing` in the outcome is a proposal to the person who decides.
// Thread-safe: a package is immutable; every call has its own state.
#pragma once

#include <string>

#include "base/json.h"
#include "base/result.h"
#include "beoordeling/uitkomst/uitkomst.h"
#include "regels/pakket/pakket.h"

namespace maatstaf::beoordeling {

/// Assesses. Errors: Input (a fact of the wrong type, no peildatum), Rules (no parameter value on the date, a
/// decision that failed), Conflict (status does not allow deciding).
[[nodiscard]] base::Result<Beoordeling> beoordeel(const regels::Pakket& pakket, const Feiten& feiten,
                                                  const Opties& opties);

}  // namespace maatstaf::beoordeling
