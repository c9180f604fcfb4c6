// SPDX-License-Identifier: EUPL-1.2
//
// By which words a case is found. A name is taken apart into words without case, accents and signs; each word
// gives itself and its beginnings of three letters and more. The archive keeps only a keyed mark of each
// (docs/adr/0047). Pure functions, thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace maatstaf::zaak {

/// "Zoë van den Bérg" is zoe, van, den, berg: NFKD, no marks, folded case, split at what is no letter or
/// digit.
[[nodiscard]] std::vector<std::string> losse_woorden(std::string_view tekst);

/// What a case can be found by: the words of the name, the year of birth, and the number, whole and by its
/// last part. Sorted, each once.
[[nodiscard]] std::vector<std::string> zoekwoorden(std::string_view naam, std::string_view zaaknummer,
                                                   base::Date geboren);

/// What somebody asks for: a case must have all of these. "van" and "de" are left out beside other words.
/// Empty when nothing in it can be searched by.
[[nodiscard]] std::vector<std::string> gevraagde_woorden(std::string_view vraag);

}  // namespace maatstaf::zaak
