// SPDX-License-Identifier: EUPL-1.2
//
// Reading and writing dossiers and links inside one transaction. Internal to src/dossier: the
// archive decides what belongs together. Errors are those of src/db, and NotFound for an unknown dossier.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "db/database.h"
#include "dossier/archief.h"
#include "dossier/keten.h"
#include "dossier/kluis.h"

namespace maatstaf::dossier {

/// The row of a dossier with its key.
struct DossierRij {
  Kop kop;
  std::optional<std::string> sleutel;  ///< wrapped; absent when erased
  std::string kantoorsleutel;          ///< `kenmerk` of the office key that wrapped it

  /// nullopt when the dossier was erased. Errors: Storage (another office key, a damaged key).
  [[nodiscard]] base::Result<std::optional<DossierSleutel>> pak_uit(const Kluis& kluis) const;
};

[[nodiscard]] base::Result<std::optional<DossierRij>> zoek_dossier(db::Connection& connection,
                                                                   std::string_view dossier);
[[nodiscard]] base::Result<DossierRij> lees_dossier(db::Connection& connection, std::string_view dossier);
[[nodiscard]] base::Result<std::vector<Kop>> lees_koppen(db::Connection& connection);
/// At most so many heads in order of dossier, of those after `na`.
[[nodiscard]] base::Result<std::vector<Kop>> lees_koppen_na(db::Connection& connection, std::string_view na,
                                                            std::int64_t hoogstens);

/// Errors: Conflict when it exists already.
[[nodiscard]] base::Result<void> maak_dossier(db::Connection& connection, const Kop& kop,
                                              const std::string& sleutel, const std::string& kantoorsleutel);
/// Moves the head from `verwacht` to the number of `kop`. Errors: Conflict when somebody else did first.
[[nodiscard]] base::Result<void> verplaats_kop(db::Connection& connection, const Kop& kop,
                                               std::int64_t verwacht);
[[nodiscard]] base::Result<void> schrijf_sleutel(db::Connection& connection, std::string_view dossier,
                                                 const std::optional<std::string>& sleutel,
                                                 const std::string& kantoorsleutel);

[[nodiscard]] base::Result<void> schrijf_schakel(db::Connection& connection, const Schakel& schakel);
/// The rows of the events in order of number.
[[nodiscard]] base::Result<db::Rows> lees_schakelrijen(db::Connection& connection, std::string_view dossier);
/// All events, every hash checked. Errors: Storage naming the first event that differs.
[[nodiscard]] base::Result<std::vector<Gebeurtenis>> lees_gebeurtenissen(
    db::Connection& connection, const DossierRij& rij, const std::optional<DossierSleutel>& sleutel);
/// Those after number `na`, whose hash is `vorige`. Errors: as above.
[[nodiscard]] base::Result<std::vector<Gebeurtenis>> lees_gebeurtenissen_na(
    db::Connection& connection, const DossierRij& rij, const std::optional<DossierSleutel>& sleutel,
    std::int64_t na, std::string vorige);

/// The next number of a series.
[[nodiscard]] base::Result<std::int64_t> tel_door(db::Connection& connection, std::string_view reeks);

}  // namespace maatstaf::dossier
