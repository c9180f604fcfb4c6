// SPDX-License-Identifier: EUPL-1.2
//
// What somebody types or pastes in a form, before any page sees it: the one rule for texts
// (base/invoertekst.h), and the page on which a text that cannot stay is mended. Nothing that was typed is
// lost: all other answers travel along.
#pragma once

#include "web/kern/forms.h"
#include "web/kern/visit.h"

namespace maatstaf::web {

/// Every field as the rule for texts keeps it. A password is no text: its bytes stay as they are. Gives the
/// fields that are refused, with the message for who typed them; those keep what was typed.
[[nodiscard]] FieldErrors zuiver_velden(http::Fields& velden);

/// The form once more, as it was sent, with the texts that were refused open for change. Status 400.
[[nodiscard]] http::Response herstelpagina(const Visit& visit, const http::Fields& velden,
                                           const FieldErrors& fouten);

}  // namespace maatstaf::web
