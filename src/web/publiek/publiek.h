// SPDX-License-Identifier: EUPL-1.2
//
// The public pages: what meerzorg is, the self-check that stores nothing, the rules with their sources, and
// the pages about this site. Nobody needs an account for them.
#pragma once

#include "web/kern/visit.h"

namespace maatstaf::web {

void voeg_start_toe(Routes& routes);
void voeg_zelf_nagaan_toe(Routes& routes);
void voeg_regels_toe(Routes& routes);
void voeg_bronnen_toe(Routes& routes);
void voeg_over_toe(Routes& routes);

}  // namespace maatstaf::web
