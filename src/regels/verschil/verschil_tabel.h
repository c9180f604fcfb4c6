// SPDX-License-Identifier: EUPL-1.2
//
// The decisions of two packages beside each other. Internal to regels. Pure, thread-safe.
#pragma once

#include <vector>

#include "regels/verschil/verschil.h"

namespace maatstaf::regels {

/// The changes in decisions, tables and functions, in order of the model.
[[nodiscard]] std::vector<Wijziging> wijzigingen_in_beslissingen(const Pakket& eerst, const Pakket& nu);

/// Adds the ids that are not there yet.
void voeg_ids_toe(std::vector<std::string>& uit, const std::vector<std::string>& ids);

}  // namespace maatstaf::regels
