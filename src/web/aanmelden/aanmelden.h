// SPDX-License-Identifier: EUPL-1.2
//
// Logging in and out, the choice of colours, and where the beheerder lands.
#pragma once

#include "web/kern/visit.h"

namespace maatstaf::web {

void voeg_aanmelden_toe(Routes& routes);
void voeg_beheer_toe(Routes& routes);  ///< the page of the beheerder

}  // namespace maatstaf::web
