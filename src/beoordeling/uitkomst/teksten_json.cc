// SPDX-License-Identifier: EUPL-1.2
#include "beoordeling/uitkomst/teksten_json.h"

#include <utility>

namespace maatstaf::beoordeling {

using base::Json;

Json teksten_json(const std::vector<std::string>& teksten) {
  Json::Array array;
  for (const std::string& tekst : teksten) {
    array.emplace_back(tekst);
  }
  return Json(std::move(array));
}

}  // namespace maatstaf::beoordeling
