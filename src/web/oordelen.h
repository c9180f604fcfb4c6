// SPDX-License-Identifier: EUPL-1.2
//
// Judgements in forms: fields from the vocabulary with reason and evidence, what was typed back as
// judgements, and the block beside the sign button that says what is still needed. Which judgements exist,
// who may give them and when they can be signed is decided by `zaak` and the vocabulary, never here. Pure
// functions, thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "web/vragen.h"
#include "web/zaakblad.h"

namespace maatstaf::web {

/// Names of the fields that go with a begrip: "toelichting.bijzondere_zorgbehoefte".
[[nodiscard]] std::string toelichting_veld(std::string_view begrip);
[[nodiscard]] std::string bewijs_veld(std::string_view begrip);
[[nodiscard]] std::string reden_veld(std::string_view begrip);

/// What stands in the form when the page opens: the draft of who asks; nothing for what was signed.
[[nodiscard]] http::Fields concept_invoer(const Visit& visit, const Zaakblad& blad,
                                          const std::vector<std::string>& begrippen);

/// One judgement as a block: locked when it was signed, with a way to a next version; else its fields.
[[nodiscard]] Html oordeel_blok(const Visit& visit, const Zaakblad& blad, const regels::Begrip& begrip,
                                const http::Fields& invoer, const FieldErrors& fouten);

/// The fields for reason and evidence, when the vocabulary asks for them.
[[nodiscard]] Html onderbouwing_velden(const regels::Begrip& begrip, const http::Fields& invoer,
                                       const FieldErrors& fouten);

struct GelezenOordelen {
  std::vector<zaak::OordeelInvoer> oordelen;  ///< those that were filled in
  FieldErrors fouten;
};
/// Reads the judgements `begrippen` from a form. What is left empty is left out: it stays open.
[[nodiscard]] GelezenOordelen lees_oordelen(const Visit& visit, const Zaakblad& blad,
                                            const std::vector<std::string>& begrippen,
                                            const http::Fields& invoer);

/// The judgements of the draft, as they would be signed.
[[nodiscard]] std::vector<zaak::OordeelInvoer> concept_oordelen(const Visit& visit, const Zaakblad& blad,
                                                                const std::vector<std::string>& begrippen);

/// Keeps the draft or signs, as the button `doe` said. Judgements of the fitting care go their own way.
[[nodiscard]] base::Result<void> verwerk_oordelen(const Visit& visit, const Zaakblad& blad,
                                                  const GelezenOordelen& gelezen);

/// What is still needed before signing, and the two buttons.
[[nodiscard]] Html onderteken_kaart(const Visit& visit, const Zaakblad& blad,
                                    const std::vector<zaak::OordeelInvoer>& oordelen);

}  // namespace maatstaf::web
