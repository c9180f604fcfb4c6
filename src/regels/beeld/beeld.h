// SPDX-License-Identifier: EUPL-1.2
//
// A package as a page of Markdown, to be committed beside its model: a lawyer reviews a change as a
// difference between tables. One row of a rule is one line, in the order of the package; no line changes
// because another thing did, so there are no numbers that count, no dates of making and no fingerprint in it.
// The words are those of the public pages (regels/pakket/woorden.h). Pure functions, thread-safe.
#pragma once

#include <string>

#include "regels/pakket/pakket.h"

namespace maatstaf::regels {

/// The whole page. The same package gives the same bytes on every machine.
[[nodiscard]] std::string beeld_van(const Pakket& pakket);

/// The file it belongs in, below regels/: "meerzorg-thuis/kader-2026/meerzorg.md", beside meerzorg.dmn.
[[nodiscard]] std::string beeldbestand(const Pakket& pakket);

/// "Rlz 5.1e (`rlz-5.1e`), …": as the register names them, with their ids; Markdown.
[[nodiscard]] std::string bronnen_in_beeld(const Pakket& pakket, const std::vector<std::string>& ids);

}  // namespace maatstaf::regels
