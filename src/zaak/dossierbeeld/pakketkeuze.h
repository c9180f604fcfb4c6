// SPDX-License-Identifier: EUPL-1.2
//
// Which package decides a case: the question that `regels::kies` answers, made from the facts of a case and
// from what the office says about the day on which it took new rules into use. Pure functions, thread-safe.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/json.h"
#include "base/result.h"
#include "beoordeling/uitkomst/feiten.h"
#include "regels/bibliotheek/bibliotheek.h"
#include "regels/bibliotheek/tijdlijn.h"

namespace maatstaf::zaak {

/// The day on which an office took a package into use, by id of the package (requirement R139). A package
/// that is not in it: the national day counts.
using Ingevoerd = std::map<std::string, base::Date, std::less<>>;

/// Reads the field `ingevoerd` of the office file: an object of packages and ISO dates. `bestand` names the
/// file in errors. Errors: Input (no such package, a package that all offices use from the same day, no date,
/// a day outside the time of adoption, two days for one package).
[[nodiscard]] base::Result<Ingevoerd> lees_ingevoerd(const base::Json& json,
                                                     const regels::Bibliotheek& bibliotheek,
                                                     const std::string& bestand);

/// The days that are about meerzorg thuis.
[[nodiscard]] std::vector<base::Date> dagen_hoofdregeling(const Ingevoerd& ingevoerd);

/// The package of meerzorg thuis for a case. The kind of application is taken from the facts when it is
/// known. `dagen` are the days of adoption of `kantoor`; none: the national day counts.
/// Errors: those of `regels::kies`.
[[nodiscard]] base::Result<regels::Pakketkeuze> kies_pakket(const regels::Bibliotheek& bibliotheek,
                                                            base::Date aanvraagdatum,
                                                            const beoordeling::Feiten& feiten,
                                                            std::string_view kantoor,
                                                            std::span<const base::Date> dagen);

/// The same for an application that was sent in to be assessed and not kept: the date is the fact
/// `aanvraagdatum`. A date for which nothing may be decided on is a fault of the application: Input.
/// Errors: Input, Rules; the name of the fault (`regels::keuzefout`) stands in `place.path`.
[[nodiscard]] base::Result<regels::Pakketkeuze> kies_pakket(const regels::Bibliotheek& bibliotheek,
                                                            const beoordeling::Feiten& feiten,
                                                            std::string_view kantoor,
                                                            std::span<const base::Date> dagen);

/// Why this package, in Dutch sentences; none when there was nothing to choose: one package held on that day
/// for every case and every office.
[[nodiscard]] std::vector<std::string> waarom_gekozen(const regels::Pakketkeuze& keuze);

}  // namespace maatstaf::zaak
