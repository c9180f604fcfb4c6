// SPDX-License-Identifier: EUPL-1.2
//
// Where two versions of a table answer otherwise: everything the table can be asked, tried in both, and what
// differs put together as few regions. Only for tables whose columns read plain names with finitely many
// values; for others there is nothing. Internal to beoordeling; pure, thread-safe.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "beoordeling/vergelijken/pakketverschil.h"

namespace maatstaf::beoordeling {

struct Gebieden {
  std::vector<Gebied> lijst;    ///< the largest first; at most `meeste_gebieden`
  std::size_t totaal = 0;       ///< how many there are
  std::size_t combinaties = 0;  ///< how many questions were put to both
};

inline constexpr std::size_t kMeesteGebieden = 12;
inline constexpr std::size_t kMeesteCombinaties = 20'000;

/// Nothing when the decision is not a table in both, or cannot be enumerated. `dag` gives the parameters.
[[nodiscard]] std::optional<Gebieden> zoek_gebieden(const regels::Pakketdag& eerst,
                                                    const regels::Pakketdag& nu,
                                                    const std::string& beslissing);

}  // namespace maatstaf::beoordeling
