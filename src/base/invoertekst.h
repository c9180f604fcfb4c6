// SPDX-License-Identifier: EUPL-1.2
//
// One rule for every text that somebody gives us: forms, applications, the API, the command line, files of
// the office. What a word processor or a PDF pastes is turned into what it means; what no letter could show,
// or what shows otherwise than it is stored, is refused with one message that names the character, where it
// stands and what to do. Applying the rule twice changes nothing more. The choices are in docs/adr/0049.
// Thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/result.h"

namespace maatstaf::base {

enum class Tekstsoort {
  Naam,   ///< one line: a name, an address line, a code, a place in a document
  Tekst,  ///< may have lines: a reason, an explanation
};

/// The text as it may be kept: NFC, "\n" as the only control character (Tekst), trimmed. Errors: Input, with
/// `pad` as its place.
[[nodiscard]] Result<std::string> invoertekst(std::string_view tekst, Tekstsoort soort,
                                              std::string_view pad = {});

/// Every text and every field name in a document as `Tekst`, in place. What is refused comes back as errors
/// with their paths ("opgaven.zorg[2].soort"), and is left without the characters that were wrong.
[[nodiscard]] std::vector<Error> zuiver_teksten(Json& document);

}  // namespace maatstaf::base
