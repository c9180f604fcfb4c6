// SPDX-License-Identifier: EUPL-1.2
//
// What the pages of the portal share.
#pragma once

#include <string_view>

#include "web/visit.h"

namespace maatstaf::web {

void voeg_portaal_aanvraag_toe(Routes& routes);
void voeg_portaal_zaak_toe(Routes& routes);

/// What is invented on these pages in a demo.
inline constexpr std::string_view portal_sample = "de mensen en de zaken op deze pagina bestaan niet.";

}  // namespace maatstaf::web
