// SPDX-License-Identifier: EUPL-1.2
//
// All pages and the API behind one router. Composition only: no rules and no SQL in this module.
#pragma once

#include <vector>

#include "http/router.h"
#include "web/kern/services.h"
#include "web/kern/visit.h"

namespace maatstaf::web {

/// `services` must outlive the router. The router is thread-safe.
[[nodiscard]] http::Router maak_router(const Services& services);
/// Every route of the site with who may reach it.
[[nodiscard]] std::vector<Routeregel> routelijst(const Services& services);

}  // namespace maatstaf::web
