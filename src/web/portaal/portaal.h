// SPDX-License-Identifier: EUPL-1.2
//
// The portal for the client or the parent: apply, one question at a time, stop and go on later; see where the
// case stands; read the letters.
#pragma once

#include "web/kern/visit.h"

namespace maatstaf::web {

void voeg_portaal_toe(Routes& routes);

}  // namespace maatstaf::web
