// SPDX-License-Identifier: EUPL-1.2
//
// The one way from a value to Dutch. Pages, letters, texts for a terminal and comparisons all come here, so
// that nobody reads "nog niet bekend" where another reads "geen". Who knows a begrip or a package calls
// `Begrippen::in_woorden` or `waarde_in_woorden` of `regels/pakket/woorden.h`; these add the names of codes.
// Pure functions, thread-safe.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "feel/value.h"

namespace maatstaf::regels {

/// What is not there, and what nobody knows yet: two answers (ontwerp.md, principle 2).
inline constexpr std::string_view kGeen = "geen";
inline constexpr std::string_view kNogNietBekend = "nog niet bekend";

/// Where the reader finds the unit.
enum class Eenheidsvorm {
  Voluit,  ///< at the value itself: "€ 25.104 per jaar", "36,25 uur per week"
  InKop    ///< in the heading above it: "€ 25.104", "36,25"
};

/// The name of a code, a text of a value.
using Codenaam = std::function<std::string(std::string_view code)>;

/// A code as a word: "kan_niet" is "kan niet", "nvt" is "n.v.t.".
[[nodiscard]] std::string woord_van_code(std::string_view code);

/// "€ 17.990,25 per jaar" or "36,25 uur per week" by the unit, "ja", "24 november 2026", "1 en 2", "geen",
/// "nog niet bekend". The members of a context stand with their names: "uren: 5; soort: nacht".
[[nodiscard]] std::string waarde_in_woorden(const feel::Value& waarde, std::string_view eenheid,
                                            const Codenaam& codenaam = woord_van_code,
                                            Eenheidsvorm vorm = Eenheidsvorm::Voluit);

}  // namespace maatstaf::regels
