// SPDX-License-Identifier: EUPL-1.2
//
// Where the data that comes with the program stands: rule packages, migrations, styles, letter texts,
// examples.
#pragma once

#include <string>

#include "base/result.h"

namespace maatstaf::cli {

struct Installatie {
  std::string map;  ///< the folder that holds regels/, migraties/, web/dist/, brieven/ and voorbeelden/

  [[nodiscard]] std::string pad(std::string_view onderdeel) const;
};

/// The folder given by --map, else by MAATSTAF_MAP, else the first that holds regels/begrippen.yaml: the
/// working directory, the folders above the program, /usr/share/maatstaf. Errors: NotFound.
[[nodiscard]] base::Result<Installatie> vind_installatie(const std::string& gegeven);

}  // namespace maatstaf::cli
