// SPDX-License-Identifier: EUPL-1.2
//
// The whole reasoning of one worked example as text, to be committed beside the rules: a changed reasoning
// shows in review even when the outcome is equal. Decisions in the order of the model; per table the row that
// fired and, of the others, the first cell that failed. Pure functions, thread-safe.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "regels/pakket/pakket.h"

namespace maatstaf::beoordeling {

/// The reasoning as Markdown. The same package and example give the same bytes on every machine. Errors:
/// those of `beoordeel`.
[[nodiscard]] base::Result<std::string> spoor_van(const regels::Pakket& pakket,
                                                  const regels::Voorbeeld& voorbeeld);

/// The example that tells most: of the whole cases the one that leaves least unknown, and then the first.
/// nullptr when the package has no examples.
[[nodiscard]] const regels::Voorbeeld* telt_meest(const regels::Pakket& pakket);

/// The example that a text of `spoor_van` is about; empty when it is none.
[[nodiscard]] std::string voorbeeld_in_spoor(std::string_view spoor);

/// The file it belongs in, below regels/: "meerzorg-thuis/kader-2026/verwacht-spoor.md".
[[nodiscard]] std::string spoorbestand(const regels::Pakket& pakket);

}  // namespace maatstaf::beoordeling
