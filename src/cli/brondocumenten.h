// SPDX-License-Identifier: EUPL-1.2
//
// The documents behind the sources, when somebody says where they are. The project holds no copy of them.
#pragma once

#include <optional>
#include <string>

#include "regels/register/passages.h"

namespace maatstaf::cli {

/// Reads the folder that was asked for, else the one in MAATSTAF_BRONNEN; nullopt when neither is given.
/// Errors: as `regels::lees_documenten`.
[[nodiscard]] base::Result<std::optional<regels::Documenten>> lees_brondocumenten(
    const std::string& gevraagd);

}  // namespace maatstaf::cli
