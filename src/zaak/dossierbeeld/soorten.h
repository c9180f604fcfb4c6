// SPDX-License-Identifier: EUPL-1.2
//
// The kinds of event of a case, and how what they hold is written as JSON and read back. One place for both,
// so that commands and views cannot drift apart. Format: docs/formaten/zaak.md.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "beoordeling/uitkomst/feiten.h"
#include "regels/register/begrippen.h"
#include "zaak/dossierbeeld/zaak.h"

namespace maatstaf::zaak::soort {

inline constexpr const char* kAanvraag = "aanvraag_ontvangen";
inline constexpr const char* kFeit = "feit";
inline constexpr const char* kToewijzing = "toegewezen";
inline constexpr const char* kOndersteuning = "clientondersteuning_aangeboden";
inline constexpr const char* kVerzoek = "informatie_gevraagd";
inline constexpr const char* kOntvangst = "informatie_ontvangen";
inline constexpr const char* kConcept = "oordeel_concept";
inline constexpr const char* kOordeel = "oordeel";
inline constexpr const char* kVoorstel = "besluit_voorgesteld";
inline constexpr const char* kMeegelezen = "besluit_meegelezen";
inline constexpr const char* kToestemming = "voorbeeldwaarden_toegestaan";
inline constexpr const char* kBesluit = "besluit_genomen";
inline constexpr const char* kBrief = "brief_verzonden";

}  // namespace maatstaf::zaak::soort

namespace maatstaf::zaak {

[[nodiscard]] base::Json bewijs_json(const std::vector<beoordeling::Bewijs>& bewijs);
[[nodiscard]] std::vector<beoordeling::Bewijs> lees_bewijs(const base::Json& inhoud);
/// A fact as the content of an event; a value that is absent says that it is not known.
[[nodiscard]] base::Json feit_json(const regels::Begrip& begrip, const regels::Begrippen& begrippen,
                                   const std::optional<feel::Value>& waarde,
                                   const beoordeling::Herkomst& herkomst);
[[nodiscard]] base::Result<beoordeling::Feit> lees_feit(const base::Json& inhoud,
                                                        const regels::Begrip& begrip,
                                                        const regels::Begrippen& begrippen);
[[nodiscard]] base::Json indicatie_json(const Indicatie& indicatie);
[[nodiscard]] Indicatie lees_indicatie_json(const base::Json& json);
[[nodiscard]] base::Json client_json(const Client& client);
[[nodiscard]] Client lees_client(const base::Json& json);
[[nodiscard]] base::Json aanvrager_json(const Aanvrager& aanvrager);
[[nodiscard]] Aanvrager lees_aanvrager(const base::Json& json);
[[nodiscard]] base::Json teksten_json(const std::vector<std::string>& teksten);
[[nodiscard]] std::vector<std::string> lees_teksten(const base::Json* json);
[[nodiscard]] std::optional<base::Date> lees_datum(const base::Json& json, std::string_view veld);

}  // namespace maatstaf::zaak
