// SPDX-License-Identifier: EUPL-1.2
//
// A decision of a package as people read it: its table with sources and explanation on every row, or its
// formula. Pure functions, thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/html.h"
#include "dmn/model.h"
#include "regels/pakket/pakket.h"
#include "regels/pakket/woorden.h"

namespace maatstaf::web {

using regels::naam_voor_mensen;
/// Heading, what it reads, chosen readings, and the table or formula.
[[nodiscard]] base::Html beslissing_blok(const regels::Pakket& pakket, const dmn::DecisionInfo& beslissing);

}  // namespace maatstaf::web
