// SPDX-License-Identifier: EUPL-1.2
//
// Logging in and out, and the choice of colours.
#pragma once

#include "web/kern/visit.h"

namespace maatstaf::web {

void voeg_aanmelden_toe(Routes& routes);

}  // namespace maatstaf::web
