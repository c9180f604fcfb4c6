// SPDX-License-Identifier: EUPL-1.2
//
// From a decided case to its letter: what a person decided, who writes and who reads, as `brieven` asks for
// it. The letter and the bundle are made by `brieven`; nothing is decided here. Pure functions, except
// `maak_besluitbundel`, which reads the case. Thread-safe.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "brieven/bundel/bundel.h"
#include "brieven/inhoud/gegevens.h"
#include "zaak/dossierbeeld/stand.h"
#include "zaak/dossierbeeld/zaak.h"
#include "zaak/opdrachten/opdrachten.h"
#include "zaak/zaken.h"

namespace maatstaf::zaak {

/// The office as letters show it.
struct Afzender {
  brieven::Kantoor kantoor;
  brieven::Contact contact;  ///< an empty name: who handles the intake of the case
};

/// The fictitious office of the demo.
[[nodiscard]] Afzender voorbeeldafzender();
/// The invented office of the demo, by its id in the list of offices.
inline constexpr const char* kVoorbeeldkantoor = "lageland";

/// The case as it would be after this decision, to preview the letter; makes every check of `neem_besluit`.
[[nodiscard]] base::Result<Zaak> proefbesluit(const Zaak& zaak, const Vrager& vrager, const Stand& stand,
                                              const BesluitInvoer& invoer);

/// Errors: Conflict (nothing was decided), and those of `brieven::zorgposten`.
[[nodiscard]] base::Result<brieven::BesluitGegevens> besluitgegevens(const Zaak& zaak, const Stand& stand,
                                                                     const Afzender& afzender,
                                                                     const std::string& keten_kop);
/// Errors: NotFound (no such request).
[[nodiscard]] base::Result<brieven::VerzoekGegevens> verzoekgegevens(const Zaak& zaak, const Stand& stand,
                                                                     std::string_view verzoek,
                                                                     const Afzender& afzender);

/// The bundle of a decided case, with the chain up to and including the decision: the same bytes every time.
[[nodiscard]] base::Result<brieven::Bundel> maak_besluitbundel(const Zaken& zaken,
                                                               const auth::Account& account,
                                                               std::string_view nummer,
                                                               const Afzender& afzender,
                                                               const brieven::Ondertekensleutel& sleutel);

}  // namespace maatstaf::zaak
