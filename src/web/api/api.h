// SPDX-License-Identifier: EUPL-1.2
//
// The API: /openapi.json, the rules as data, and an assessment of an application that is sent along. It
// stores nothing. Errors are problem+json (RFC 9457). Versioned in the path, as the NL API Design Rules ask.
#pragma once

#include "base/json.h"
#include "web/kern/visit.h"

namespace maatstaf::web {

void voeg_api_toe(Routes& routes);

/// The description of the API (OpenAPI 3.0), with the schema of an application from the vocabulary.
[[nodiscard]] base::Json openapi(const regels::Bibliotheek& bibliotheek);

}  // namespace maatstaf::web
