// SPDX-License-Identifier: EUPL-1.2
//
// How a command ends: text for people on standard output, errors on standard error, and an exit code that
// says what kind of failure it was (docs/handleiding/opdrachtregel.md).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/result.h"

namespace maatstaf::cli {

/// 0 done, 1 the answer is no (a check that failed), 2 wrong input, 3 not found, 4 conflict, 5 forbidden, 6
/// rules, 7 storage, 70 a mistake of ours.
[[nodiscard]] int exit_code(base::ErrorKind soort);

/// Writes a report of one or more errors to standard error and gives the exit code of the first.
[[nodiscard]] int meld(const std::vector<base::Error>& fouten);
[[nodiscard]] int meld(const base::Error& fout);

void schrijf(std::string_view tekst);       ///< text to standard output, with a newline
void schrijf_json(const base::Json& json);  ///< indented JSON to standard output

/// The whole file; "-" reads standard input. Errors: NotFound, Input (more than `maximum` bytes).
[[nodiscard]] base::Result<std::string> lees_bestand(const std::string& pad,
                                                     std::size_t maximum = 8 * 1024 * 1024);
/// Who may read a file that is written: what is about a person is for its owner only (0600).
enum class Lezers { ZoalsIngesteld, AlleenEigenaar };
/// Writes to a temporary neighbour first, so that a full disk never leaves half a file. Errors: Storage.
[[nodiscard]] base::Result<void> schrijf_bestand(const std::string& pad, std::string_view inhoud,
                                                 Lezers lezers = Lezers::ZoalsIngesteld);

}  // namespace maatstaf::cli
