// SPDX-License-Identifier: EUPL-1.2
//
// The arguments of the commands in opslagopdrachten.h.
#pragma once

#include <functional>

#include "cli/installatie.h"

namespace CLI {
class App;
}

namespace maatstaf::cli {

/// Adds the commands; `kies` gets what must be done when one of them was named.
void beschrijf_opslag(CLI::App& programma,
                      const std::function<void(std::function<int(const Installatie&)>)>& kies);

}  // namespace maatstaf::cli
