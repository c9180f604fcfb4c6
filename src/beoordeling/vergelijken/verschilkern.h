// SPDX-License-Identifier: EUPL-1.2
//
// Where a change between two packages can be seen first: the decisions that both of them take and that hang
// on it. A name that one package decides may be asked by the other, or be unknown there; that is settled here
// and nowhere else. Internal to beoordeling. Pure functions, thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "regels/pakket/pakket.h"
#include "regels/verschil/verschil.h"

namespace maatstaf::beoordeling {

/// Both packages have a decision of this name: not an input in one of them.
[[nodiscard]] bool beslist_in_beide(const regels::Pakket& eerst, const regels::Pakket& nu,
                                    std::string_view naam);

/// The decisions of both packages in which the change can be seen first; empty when there is none.
[[nodiscard]] std::vector<std::string> kern_van(const regels::Pakket& eerst, const regels::Pakket& nu,
                                                const regels::Wijziging& wijziging);

}  // namespace maatstaf::beoordeling
