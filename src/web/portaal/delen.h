// SPDX-License-Identifier: EUPL-1.2
//
// What the pages of the portal share.
#pragma once

#include <string_view>

#include "base/html.h"
#include "web/kern/visit.h"
#include "zaak/werk/status.h"

namespace maatstaf::web {

void voeg_portaal_aanvraag_toe(Routes& routes);
void voeg_portaal_zaak_toe(Routes& routes);
void voeg_portaal_brieven_toe(Routes& routes);

/// Title and tabs above every page of a case; `current` is status, brieven or gegevens.
[[nodiscard]] base::Html portal_head(const Visit& visit, const zaak::StatusVoorOuder& status,
                                     std::string_view current);

/// What is invented on these pages in a demo.
inline constexpr std::string_view kPortalSample = "de mensen en de zaken op deze pagina bestaan niet.";

}  // namespace maatstaf::web
