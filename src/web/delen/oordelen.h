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

#include "web/delen/vragen.h"
#include "web/delen/zaakblad.h"

namespace maatstaf::web {

/// Names of the fields that go with a begrip: "toelichting.bijzondere_zorgbehoefte".
[[nodiscard]] std::string toelichting_veld(std::string_view begrip);
[[nodiscard]] std::string bewijs_veld(std::string_view begrip);
[[nodiscard]] std::string reden_veld(std::string_view begrip);

/// What stands in the form when the page opens: the draft of who asks; nothing for what was signed.
[[nodiscard]] http::Fields concept_invoer(const Visit& visit, const Zaakblad& blad,
                                          const std::vector<std::string>& begrippen);

/// Signed without reason or evidence: that the picture is complete, that nobody interfered. Stands with the
/// signature.
[[nodiscard]] bool is_verklaring(const regels::Begrip& begrip);

/// The fields for reason and evidence, when the vocabulary asks for them; evidence that may be left out is
/// folded.
[[nodiscard]] Html onderbouwing_velden(const regels::Begrip& begrip, const http::Fields& invoer,
                                       const FieldErrors& fouten);

/// One judgement to fill in: the question and its answers, and beside it why.
[[nodiscard]] Html oordeel_veld(const regels::Begrip& begrip, const http::Fields& invoer,
                                const FieldErrors& fouten, std::string_view naam);

/// Signed judgements for reading: answer, reason and evidence of each; author, date and lock once for those
/// that were signed together.
[[nodiscard]] Html vaste_oordelen(const Visit& visit, const std::vector<const zaak::Oordeel*>& oordelen);

/// Folded: a way to a next version of each judgement that was signed.
[[nodiscard]] Html nieuwe_versies(const Visit& visit, const Zaakblad& blad,
                                  const std::vector<std::string>& getekend, const http::Fields& invoer,
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

/// Keeps the draft or signs, as the button `doe` said. Signed together: all or none.
[[nodiscard]] base::Result<void> verwerk_oordelen(const Visit& visit, const Zaakblad& blad,
                                                  const GelezenOordelen& gelezen);
/// Everything that is in the way of signing what was filled in, at the fields it belongs to.
[[nodiscard]] FieldErrors fouten_bij_tekenen(const Visit& visit, const Zaakblad& blad,
                                             const GelezenOordelen& gelezen);

struct Ondertekenen {
  const std::vector<std::string>& begrippen;          ///< the judgements of the page that one may give
  const std::vector<zaak::OordeelInvoer>& concepten;  ///< the draft as it would be signed
  const http::Fields& invoer;
  const FieldErrors& fouten;
};
/// What is still needed before signing, the declarations, and the two buttons. The button to sign works
/// before a draft was saved: who fills in and signs at once needs no detour; what is missing comes back as a
/// list.
[[nodiscard]] Html onderteken_kaart(const Visit& visit, const Zaakblad& blad, const Ondertekenen& deel);

}  // namespace maatstaf::web
