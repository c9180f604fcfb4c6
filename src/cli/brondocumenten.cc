// SPDX-License-Identifier: EUPL-1.2
#include "cli/brondocumenten.h"

#include <cstdlib>

namespace maatstaf::cli {

base::Result<std::optional<regels::Documenten>> lees_brondocumenten(const std::string& gevraagd) {
  const char* omgeving = std::getenv("MAATSTAF_BRONNEN");
  const std::string map = !gevraagd.empty() ? gevraagd : (omgeving != nullptr ? omgeving : "");
  if (map.empty()) {
    return std::optional<regels::Documenten>();
  }
  TRY(auto documenten, regels::lees_documenten(map));
  return std::optional(std::move(documenten));
}

}  // namespace maatstaf::cli
