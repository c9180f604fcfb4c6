// SPDX-License-Identifier: EUPL-1.2
#include "db/migrations.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <sstream>
#include <system_error>

#include "base/hash.h"

namespace maatstaf::db {
namespace {

constexpr Statement kSelect{"migraties_lezen", "SELECT nummer, naam, sha256 FROM migratie ORDER BY nummer"};
constexpr Statement kInsert{"migratie_vastleggen",
                            "INSERT INTO migratie (nummer, naam, sha256, uitgevoerd_op) "
                            "VALUES (:nummer, :naam, :sha256, :uitgevoerd_op)"};
constexpr std::string_view kTable =
    "CREATE TABLE IF NOT EXISTS migratie (nummer BIGINT NOT NULL PRIMARY KEY, naam TEXT NOT NULL, "
    "sha256 TEXT NOT NULL, uitgevoerd_op TEXT NOT NULL)";

struct Applied {
  std::int64_t number = 0;
  std::string name;
  std::string sha256;
};

base::Result<std::int64_t> number_of(const std::string& name) {
  std::int64_t number = 0;
  const char* end = name.data() + std::min<std::size_t>(name.size(), 4);
  const auto [rest, error] = std::from_chars(name.data(), end, number);
  if (error != std::errc() || rest != end || name.size() < 6 || name[4] != '-' || number < 1) {
    return base::fail(base::ErrorKind::Input,
                      "De naam van een migratie begint niet met vier cijfers en een streepje.",
                      "Noem het bestand bijvoorbeeld 0007-nieuwe-tabel.sql.", {.file = name});
  }
  return number;
}

base::Result<std::vector<Applied>> read_applied(Connection& connection) {
  TRY(const Rows rows, connection.query(kSelect));
  std::vector<Applied> out;
  for (const Row& row : rows) {
    Applied applied;
    TRY(applied.number, row.integer("nummer"));
    TRY(applied.name, row.text("naam"));
    TRY(applied.sha256, row.text("sha256"));
    out.push_back(std::move(applied));
  }
  return out;
}

/// What ran must be a prefix of the files, unchanged.
base::Result<void> check_drift(const std::vector<Applied>& applied,
                               const std::vector<Migration>& migrations) {
  if (applied.size() > migrations.size()) {
    return base::fail(base::ErrorKind::Conflict,
                      fmt::format("De database is nieuwer dan dit programma (migratie {} is hier onbekend).",
                                  applied[migrations.size()].name),
                      "Gebruik de nieuwste versie van Maatstaf.");
  }
  for (std::size_t i = 0; i < applied.size(); ++i) {
    if (applied[i].number != migrations[i].number || applied[i].sha256 != migrations[i].sha256) {
      return base::fail(base::ErrorKind::Conflict,
                        fmt::format("Migratie {} is anders dan toen zij op deze database werd uitgevoerd.",
                                    applied[i].name),
                        "Zet het oorspronkelijke bestand terug; een wijziging hoort in een nieuwe migratie.",
                        {.file = migrations[i].name});
    }
  }
  return {};
}

base::Result<std::vector<Migration>> run_missing(Connection& connection,
                                                 const std::vector<Migration>& migrations,
                                                 const base::Clock& clock) {
  TRY_VOID(connection.lock_migrations());
  TRY_VOID(connection.script("migratietabel", kTable));
  TRY(const auto applied, read_applied(connection));
  TRY_VOID(check_drift(applied, migrations));
  std::vector<Migration> done;
  for (std::size_t i = applied.size(); i < migrations.size(); ++i) {
    const Migration& migration = migrations[i];
    TRY_VOID(connection.script(migration.name, migration.sql));
    TRY_VOID(connection.run(kInsert, {{"nummer", migration.number},
                                      {"naam", migration.name},
                                      {"sha256", migration.sha256},
                                      {"uitgevoerd_op", clock.now().text()}}));
    done.push_back(migration);
  }
  return done;
}

}  // namespace

base::Result<std::vector<Migration>> read_migrations(const std::filesystem::path& folder) {
  std::vector<Migration> out;
  std::error_code error;
  for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    if (entry->path().extension() != ".sql") {
      continue;
    }
    Migration migration;
    migration.name = entry->path().filename().string();
    TRY(migration.number, number_of(migration.name));
    std::ifstream file(entry->path(), std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    if (!file) {
      return base::fail(base::ErrorKind::Input, "De migratie kan niet worden gelezen.",
                        "Controleer de rechten van het bestand.", {.file = migration.name});
    }
    migration.sql = text.str();
    migration.sha256 = base::sha256_hex(migration.sql);
    out.push_back(std::move(migration));
  }
  if (error || out.empty()) {
    return base::fail(base::ErrorKind::Input, "De map met migraties is er niet, of is leeg.",
                      "Controleer de installatie van Maatstaf.", {.file = folder.string()});
  }
  std::ranges::sort(out, [](const Migration& a, const Migration& b) { return a.number < b.number; });
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (out[i].number != static_cast<std::int64_t>(i) + 1) {
      return base::fail(base::ErrorKind::Input,
                        fmt::format("Migratie {:04} ontbreekt of komt twee keer voor.", i + 1),
                        "Controleer de installatie van Maatstaf.", {.file = out[i].name});
    }
  }
  return out;
}

base::Result<std::vector<Migration>> migrate(Database& database, const std::filesystem::path& folder,
                                             const base::Clock& clock) {
  TRY(const auto migrations, read_migrations(folder));
  return database.transaction(
      Access::Write, [&](Connection& connection) { return run_missing(connection, migrations, clock); });
}

base::Result<void> check_migrations(Database& database, const std::filesystem::path& folder) {
  TRY(const auto migrations, read_migrations(folder));
  bool never_migrated = false;
  auto read = database.transaction(Access::Read, [&](Connection& connection) {
    auto rows = read_applied(connection);
    // The one thing that can be wrong with this query: the table is not there, so nothing ever ran.
    never_migrated = !rows && connection.last_failure() == Failure::Other;
    return rows;
  });
  if (never_migrated) {
    read = std::vector<Applied>();
  }
  TRY(const auto applied, std::move(read));
  if (applied.size() < migrations.size()) {
    return base::fail(base::ErrorKind::Conflict, "De database is nog niet bijgewerkt voor dit programma.",
                      "Voer eerst uit: maatstaf migreer.");
  }
  return check_drift(applied, migrations);
}

}  // namespace maatstaf::db
