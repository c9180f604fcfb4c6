// SPDX-License-Identifier: EUPL-1.2
//
// Whoever looks into a dossier stands in the audit log, and that it was processed stands in the processing
// log (in the spirit of NEN 7513 and the Logboek Dataverwerkingen). Without a log entry nothing is shown.
#pragma once

#include <string_view>

#include "web/kern/visit.h"

namespace maatstaf::web {

/// Records that who is logged in sees this dossier. `doel` is a fixed word: "beoordelen", "eigen_zaak".
/// Errors: Storage.
[[nodiscard]] base::Result<void> leg_inzage_vast(const Visit& visit, std::string_view dossier,
                                                 std::string_view doel);
/// Records that who is logged in sees a page about many dossiers: the work list. Errors: Storage.
[[nodiscard]] base::Result<void> leg_lijst_vast(const Visit& visit, auth::Actie actie, std::string_view doel);

}  // namespace maatstaf::web
