// SPDX-License-Identifier: EUPL-1.2
//
// Worked examples run: the tests of a package and its documentation. Pure and thread-safe.
#pragma once

#include <string>
#include <vector>

#include "beoordeling/uitkomst/uitkomst.h"
#include "regels/pakket/pakket.h"

namespace maatstaf::beoordeling {

/// The facts of an example, with the example itself as their origin.
[[nodiscard]] Feiten feiten_van(const regels::Pakket& pakket, const regels::Voorbeeld& voorbeeld);

/// Assesses an example and says in Dutch where the result differs from what it expects; empty when nothing
/// does.
[[nodiscard]] std::vector<std::string> reken_na(const regels::Pakket& pakket,
                                                const regels::Voorbeeld& voorbeeld);

}  // namespace maatstaf::beoordeling
