// SPDX-License-Identifier: EUPL-1.2
//
// A list of texts as JSON. Pure, thread-safe.
#pragma once

#include <string>
#include <vector>

#include "base/json.h"

namespace maatstaf::beoordeling {

[[nodiscard]] base::Json teksten_json(const std::vector<std::string>& teksten);

}  // namespace maatstaf::beoordeling
