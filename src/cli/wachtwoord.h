// SPDX-License-Identifier: EUPL-1.2
//
// Asking for a new password: on a terminal without showing it, and twice; from a pipe the first line.
#pragma once

#include <string>

#include "base/result.h"

namespace maatstaf::cli {

/// Errors: Input (the two are not alike, or nothing was given).
[[nodiscard]] base::Result<std::string> vraag_nieuw_wachtwoord();

}  // namespace maatstaf::cli
