// SPDX-License-Identifier: EUPL-1.2
//
// Reading and writing the lines of the work list, their counts and their search marks inside one transaction.
// Internal to src/dossier. Errors are those of src/db, and Conflict (a zaaknummer of another dossier).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "db/database.h"
#include "dossier/kluis.h"
#include "dossier/werkregel.h"

namespace maatstaf::dossier {

/// How lines are made now; older ones are made again (`Archief::werk_bij`).
inline constexpr std::int64_t kRegelvorm = 1;

/// Puts these lines in the place of all lines of the dossier, with their counts and marks.
[[nodiscard]] base::Result<void> vervang_regels(db::Connection& connection, const Kluis& kluis,
                                                const std::string& dossier, const DossierSleutel& sleutel,
                                                const std::vector<WerkRegel>& regels);
[[nodiscard]] base::Result<void> verwijder_regels(db::Connection& connection, const std::string& dossier);
/// Makes the marks of a dossier again for another office key.
[[nodiscard]] base::Result<void> vervang_merken(db::Connection& connection, const Kluis& nieuw,
                                                const std::string& dossier, const DossierSleutel& sleutel);

/// A page. Only its lines are decrypted; one that cannot be read says so and takes no other with it.
[[nodiscard]] base::Result<Blad> lees_blad(db::Connection& connection, const Kluis& kluis,
                                           const Bladvraag& vraag);
/// Lines by their words, the highest number first. `eerder` stays false: one begins again.
[[nodiscard]] base::Result<Blad> zoek_regels(db::Connection& connection, const Kluis& kluis,
                                             const Zoekvraag& vraag);
enum class Zoeken { OpZaaknummer, OpDossier };
/// Errors: Storage when a line cannot be read.
[[nodiscard]] base::Result<std::vector<WerkRegel>> lees_regels(db::Connection& connection, const Kluis& kluis,
                                                               Zoeken zoeken, std::string_view waarde);

[[nodiscard]] base::Result<std::vector<Vindplaats>> lees_vindplaatsen(db::Connection& connection,
                                                                      Zoeken zoeken, std::string_view waarde);

[[nodiscard]] base::Result<std::vector<Telling>> lees_tellingen(db::Connection& connection,
                                                                std::string_view kantoor);
/// Counts all lines again.
[[nodiscard]] base::Result<void> tel_opnieuw(db::Connection& connection);
/// Dossiers with a line that was made in an older way, at most so many.
[[nodiscard]] base::Result<std::vector<std::string>> lees_verouderd(db::Connection& connection,
                                                                    std::int64_t hoogstens);

}  // namespace maatstaf::dossier
