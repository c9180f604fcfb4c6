// SPDX-License-Identifier: EUPL-1.2
//
// The model of a package as Markdown: decisions with their tables and formulas, functions, the graph. Part of
// beeld.h; internal to regels/beeld.
#pragma once

#include <string>

#include "regels/pakket/pakket.h"

namespace maatstaf::regels {

/// Which decision asks which input or decision: one line for each.
[[nodiscard]] std::string graaf_in_beeld(const Pakket& pakket);
/// Every decision: question, what it rests on, table or formula.
[[nodiscard]] std::string beslissingen_in_beeld(const Pakket& pakket);
/// Knowledge models: what they take and how they answer. Empty when there are none.
[[nodiscard]] std::string functies_in_beeld(const Pakket& pakket);

}  // namespace maatstaf::regels
