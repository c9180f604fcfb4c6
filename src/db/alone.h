// SPDX-License-Identifier: EUPL-1.2
//
// Whether other programs use a PostgreSQL database at this moment. For a file of SQLite: SqliteHold.
#pragma once

#include "base/result.h"
#include "db/database.h"

namespace maatstaf::db {

/// Errors: Conflict when another connection is there, Storage.
[[nodiscard]] base::Result<void> require_alone(Database& postgresql);

}  // namespace maatstaf::db
