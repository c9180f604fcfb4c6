// SPDX-License-Identifier: EUPL-1.2
//
// Step 4, domain by domain: what the profile describes, the client, the CIZ score as an aid, evidence, and
// the difference in nature or content (R052–R056). The score decides nothing and there is no total. Pure
// functions.
#pragma once

#include <string>
#include <vector>

#include "regels/register/profielbeelden.h"
#include "web/delen/oordelen.h"

namespace maatstaf::web {

/// The judgements of this step that are domains, in order of the table.
[[nodiscard]] std::vector<std::string> gebieden_van(const Visit& visit,
                                                    const beoordeling::StapUitkomst& stap);

/// The mean of the questions of the CIZ that belong to a domain; nullopt when none was judged (a 9 is
/// unknown).
[[nodiscard]] std::optional<base::Decimal> gemiddelde_score(const zaak::Zaak& zaak,
                                                            const regels::Gebied& gebied);

enum class Bewerken { Ja, Nee };
[[nodiscard]] Html gebieden_tabel(const Visit& visit, const Zaakblad& blad,
                                  const std::vector<std::string>& gebieden, const http::Fields& invoer,
                                  const FieldErrors& fouten, Bewerken bewerken);

}  // namespace maatstaf::web
