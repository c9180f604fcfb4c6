// SPDX-License-Identifier: EUPL-1.2
//
// The office as letters show it, from a small JSON file of the operator (docs/beheer.md).
#pragma once

#include <string>

#include "base/result.h"
#include "zaak/besluitbrief.h"

namespace maatstaf::cli {

/// Errors: Input (no file named, unknown or missing field), NotFound.
[[nodiscard]] base::Result<zaak::Afzender> lees_afzender(const std::string& bestand);

}  // namespace maatstaf::cli
