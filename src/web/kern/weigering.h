// SPDX-License-Identifier: EUPL-1.2
//
// Who tried what is not allowed: refused attempts stand in the audit log beside what was seen and done, with
// the case they were about (in the spirit of NEN 7513). Fields are ids and fixed words only.
#pragma once

#include <string_view>

#include "web/kern/visit.h"

namespace maatstaf::web {

/// Records the answer when it refuses who is logged in: the page is not for this role, or the case not for
/// this account. `patroon` is the route: "/kantoor/zaken/{nummer}". A log that fails is reported to the
/// operator; the answer stays a refusal.
void leg_weigering_vast(const Visit& visit, Access access, std::string_view patroon,
                        const http::Response& antwoord);

}  // namespace maatstaf::web
