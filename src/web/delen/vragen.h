// SPDX-License-Identifier: EUPL-1.2
//
// Questions as the vocabulary has them (regels/begrippen.yaml): one begrip becomes one field, and what
// somebody fills in becomes a value again. No question stands in code. Pure functions, thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/html.h"
#include "feel/value.h"
#include "http/message.h"
#include "regels/register/begrippen.h"
#include "web/kern/forms.h"

namespace maatstaf::web {

/// The field in which a value of a type is typed.
[[nodiscard]] InputKind input_kind(regels::BegripType type);

/// An answer that somebody gave: a value, or "Dat weet ik niet", which is a full answer.
struct Antwoord {
  std::optional<feel::Value> waarde;  ///< nullopt: dat weet ik niet
};

/// Who reads the question decides its words: "de cliënt" becomes the name.
[[nodiscard]] std::string met_naam(std::string_view tekst, std::string_view naam);

/// The field for a begrip. `invoer` is what was typed or stored before; errors stand at the field they belong
/// to. The begrip itself is the title of the page when `look` says so.
[[nodiscard]] Html vraag_veld(const regels::Begrip& begrip, const http::Fields& invoer,
                              const FieldErrors& fouten, LabelLook look, std::string_view naam = {});

/// What was filled in, or what is wrong with it, per field.
struct Gelezen {
  std::optional<Antwoord> antwoord;
  FieldErrors fouten;
};
[[nodiscard]] Gelezen lees_antwoord(const regels::Begrippen& begrippen, const regels::Begrip& begrip,
                                    const http::Fields& invoer);

/// The fields that give this answer again, for a page that is opened a second time.
[[nodiscard]] http::Fields als_invoer(const regels::Begrip& begrip, const Antwoord& antwoord);

/// Number of items in what was typed for a list; at least one.
[[nodiscard]] std::size_t aantal_onderdelen(const regels::Begrip& begrip, const http::Fields& invoer);

/// The answer in words; a list as one line per item.
[[nodiscard]] Html antwoord_in_woorden(const regels::Begrippen& begrippen, const regels::Begrip& begrip,
                                       const Antwoord& antwoord);

}  // namespace maatstaf::web
