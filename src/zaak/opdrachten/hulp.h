// SPDX-License-Identifier: EUPL-1.2
//
// What the commands share: checks of role, office and state, and the making of events.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "auth/accounts.h"
#include "base/result.h"
#include "zaak/dossierbeeld/zaak.h"
#include "zaak/opdrachten/opdrachten.h"

namespace maatstaf::zaak {

/// Role, and office or bound dossier. Error: Forbidden.
[[nodiscard]] base::Result<void> mag_dit(const Zaak& zaak, const Vrager& vrager, auth::Actie actie);
/// Nothing was decided yet. Error: Conflict.
[[nodiscard]] base::Result<void> nog_open(const Zaak& zaak);
/// A text that a person must write. Error: Input with the name of the field.
[[nodiscard]] base::Result<void> tekst_nodig(std::string_view tekst, std::string_view veld,
                                             std::string_view wat);
/// A name or another text of one line, as the rule for texts keeps it. Error: Input with the name of the
/// field.
[[nodiscard]] base::Result<std::string> een_regel(std::string_view tekst, std::string_view veld);
[[nodiscard]] base::Result<std::vector<beoordeling::Bewijs>> schoon_bewijs(
    const std::vector<beoordeling::Bewijs>& bewijs, std::string_view veld);
/// The value is one that the begrip can have. Error: Input.
[[nodiscard]] base::Result<void> past_bij(const regels::Begrip& begrip, const regels::Begrippen& begrippen,
                                          const feel::Value& waarde);
[[nodiscard]] base::Result<const regels::Begrip*> zoek_begrip(const regels::Begrippen& begrippen,
                                                              std::string_view id);

[[nodiscard]] dossier::Actor actor(const Zaak& zaak, const Vrager& vrager);
/// An event that holds from the day of the application; the name of who did it is added to the content.
[[nodiscard]] dossier::NieuweGebeurtenis gebeurtenis(const Zaak& zaak, const Vrager& vrager,
                                                     const char* soort, base::Json::Object inhoud);
[[nodiscard]] bool zelfde_persoon(const Persoon& persoon, const auth::Account& account);
/// Somebody with this role signed a judgement, and it was this person.
[[nodiscard]] bool oordeelde(const Zaak& zaak, const auth::Account& account);

}  // namespace maatstaf::zaak
