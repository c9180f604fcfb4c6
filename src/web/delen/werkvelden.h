// SPDX-License-Identifier: EUPL-1.2
//
// Fields as the office fills them in: the same questions of the vocabulary as in the portal (vragen.h), small
// enough to see a whole judgement at once. What is left empty stays open: unknown is not no. Pure functions,
// thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "web/delen/vragen.h"

namespace maatstaf::web {

/// One begrip as a field: short answers as segments, longer ones as a list to choose from. A begrip of type
/// Lijst is for `lijst_velden`. `naam` replaces "de cliënt".
[[nodiscard]] Html werkveld(const regels::Begrip& begrip, const http::Fields& invoer,
                            const FieldErrors& fouten, std::string_view naam);

/// The answers that can be chosen, with the one that leaves it open as the last.
[[nodiscard]] std::vector<Option> werkopties(const regels::Begrip& begrip);

/// "passende_zorg.0.tarief"
[[nodiscard]] std::string onderdeel_veld(std::string_view begrip, std::size_t index, std::string_view veld);

/// The field of one item of a list.
[[nodiscard]] Html onderdeel_invoer(const regels::Begrip& begrip, std::size_t index, const regels::Veld& veld,
                                    const http::Fields& invoer, const FieldErrors& fouten);

/// The items of a list, one line of fields each, with buttons to add one and to take one away.
[[nodiscard]] Html lijst_velden(const regels::Begrip& begrip, const http::Fields& invoer,
                                const FieldErrors& fouten, std::string_view naam);
/// The button that adds an item, and the hidden number of items.
[[nodiscard]] Html nog_een(const regels::Begrip& begrip, std::size_t aantal, std::string_view tekst);
/// The button that takes one item away.
[[nodiscard]] Html haal_weg(const regels::Begrip& begrip, std::size_t index);

/// What was typed, with one item more or less as the button `actie` asks; nullopt when it asks neither.
[[nodiscard]] std::optional<http::Fields> pas_lijst_aan(const http::Fields& invoer);

}  // namespace maatstaf::web
