// SPDX-License-Identifier: EUPL-1.2
//
// All pages and the API behind one router. Composition only: no rules and no SQL in this module.
#pragma once

#include "http/router.h"
#include "web/kern/services.h"

namespace maatstaf::web {

/// `services` must outlive the router. The router is thread-safe.
[[nodiscard]] http::Router maak_router(const Services& services);

}  // namespace maatstaf::web
