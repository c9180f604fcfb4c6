// SPDX-License-Identifier: EUPL-1.2
//
// What a database says of itself: which office key seals it, and an id of its own. So that a lost or wrong
// key is found at the start, also when there is no dossier yet, and a restored or foreign database is
// recognised. Functions inside a transaction say so; the others are thread-safe.
#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "db/database.h"
#include "dossier/kluis.h"

namespace maatstaf::dossier {

/// The name of the office key that this database is bound to; nullopt before the first start. A database from
/// before bindings existed names the key of its dossiers. Errors: Storage (also: dossiers of two keys).
[[nodiscard]] base::Result<std::optional<std::string>> gebonden_kantoorsleutel(db::Database& database);

/// Binds an unbound database to the key, and gives it an id. Errors: Conflict (bound to another key, or a
/// dossier is sealed with another), Storage.
[[nodiscard]] base::Result<void> bind_kantoorsleutel(db::Database& database, const Kluis& kluis);

/// Inside a transaction that seals something new: refuses when another key has taken over since this program
/// started, and makes a rotation wait until the end of the transaction. Errors: Conflict, Storage.
[[nodiscard]] base::Result<void> eis_kantoorsleutel(db::Connection& connection, const std::string& kenmerk);

/// Inside a transaction: the database is bound to `nieuw` from now on.
[[nodiscard]] base::Result<void> verbind_opnieuw(db::Connection& connection, const std::string& nieuw);

/// Inside a transaction: the id of the database; empty before the first binding.
[[nodiscard]] base::Result<std::string> database_id(db::Connection& connection);

/// Inside a transaction: how often a backup was put back.
[[nodiscard]] base::Result<std::int64_t> herstelronde(db::Connection& connection);

/// Numbers of a series after restore number n are n * kRonde + 1, n * kRonde + 2, …: what was given before is
/// below that, also what no backup knows of (docs/adr/0045).
inline constexpr std::int64_t kRonde = 1'000'000;

/// Inside a transaction: begins a round above `ten_minste` and above every round that the database knows,
/// moves every series there, and returns it. Errors: Storage.
[[nodiscard]] base::Result<std::int64_t> begin_ronde(db::Connection& connection, std::int64_t ten_minste,
                                                     const std::string& moment);

}  // namespace maatstaf::dossier
