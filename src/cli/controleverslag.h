// SPDX-License-Identifier: EUPL-1.2
//
// The report of a check as text, for the commands that check.
#pragma once

#include <string>

#include "dossier/controle.h"

namespace maatstaf::cli {

/// What was looked at, what is wrong, what was not looked at.
[[nodiscard]] std::string als_tekst(const dossier::Controleverslag& verslag);

}  // namespace maatstaf::cli
