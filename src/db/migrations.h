// SPDX-License-Identifier: EUPL-1.2
//
// Brings the tables of a database to the version that this program knows. Migrations are numbered files
// `0001-naam.sql` in one folder, the same for both databases; once run they never change. The table
// `migratie` holds number, name, SHA-256 and moment of each.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "db/database.h"

namespace maatstaf::db {

struct Migration {
  std::int64_t number = 0;
  std::string name;    ///< the file name
  std::string sha256;  ///< of the file's bytes
  std::string sql;
};

/// The files of the folder in order. Errors: Input (folder absent, name without number, number twice or
/// skipped).
[[nodiscard]] base::Result<std::vector<Migration>> read_migrations(const std::filesystem::path& folder);

/// Runs what has not run yet, all or nothing, while other processes wait, and returns what was run.
/// Errors: Conflict (a migration that ran has changed, or the database is newer than this program), Storage.
[[nodiscard]] base::Result<std::vector<Migration>> migrate(Database& database,
                                                           const std::filesystem::path& folder,
                                                           const base::Clock& clock);

/// Refuses a database that is not at exactly the version of the folder. For programs that must not migrate.
[[nodiscard]] base::Result<void> check_migrations(Database& database, const std::filesystem::path& folder);

}  // namespace maatstaf::db
