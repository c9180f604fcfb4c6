// SPDX-License-Identifier: EUPL-1.2
//
// The documents behind the source register, where they are at hand: every fingerprint must be found in the
// document it names. The project itself holds no copy of them.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "regels/lezen/bevinding.h"
#include "regels/register/bronnen.h"

namespace maatstaf::regels {

/// Normalised texts by document name.
using Documenten = std::map<std::string, std::string, std::less<>>;

/// Reads the .txt files of a folder, in order of their names, as S0, S1, …. Errors: NotFound when there is no
/// such folder or no text in it; Rules when a file is larger than 32 MiB.
[[nodiscard]] base::Result<Documenten> lees_documenten(const std::string& map);

/// A finding for every passage that does not stand in its document.
[[nodiscard]] std::vector<Bevinding> controleer_passages(const Bronnen& bronnen,
                                                         const Documenten& documenten);

/// The literal text of each source whose passage is found in a document, by id of the source. It looks at
/// every word of the documents for every passage: do this once, not for every question.
using Passageteksten = std::map<std::string, std::string, std::less<>>;
[[nodiscard]] Passageteksten vind_passages(const Bronnen& bronnen, const Documenten& documenten);

/// How many sources of the register have a passage.
[[nodiscard]] std::size_t aantal_passages(const Bronnen& bronnen);

}  // namespace maatstaf::regels
