// SPDX-License-Identifier: EUPL-1.2
//
// The chain of a dossier without its content, for who has no access to the archive: in besluit.zip it shows
// what was recorded up to the decision, when and in which role, and that nothing of it was changed since.
// Holds no personal data. Format: docs/formaten/gebeurtenis.md. Pure functions, thread-safe.
#pragma once

#include <string>
#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "dossier/gebeurtenis.h"

namespace maatstaf::dossier {

/// The headers of the events in order, as they go into the hashes.
[[nodiscard]] base::Json ketenbewijs(const std::vector<Gebeurtenis>& gebeurtenissen);

/// Computes every hash again and returns the last one. Errors: Conflict (a hash, number or reference differs)
/// and Input (no proof at all), with the place in the JSON: "[3].hash".
[[nodiscard]] base::Result<std::string> controleer_ketenbewijs(const base::Json& bewijs);

}  // namespace maatstaf::dossier
