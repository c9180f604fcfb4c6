// SPDX-License-Identifier: EUPL-1.2
//
// The database of SQLite as a file: making it, copying it while it is in use, and putting a copy in its
// place.
//
// One rule stands above all of this: A PROCESS THAT HAS THE FILE OPEN THROUGH SQLITE NEVER OPENS OR CLOSES IT
// IN ANOTHER WAY. Closing any descriptor of a file drops all POSIX locks of the process on it
// (sqlite.org/howtocorrupt.html, 2.2); another program then believes it is alone, and takes the journal away
// with everything that was acknowledged since. Only the functions here touch the path, and each says when it
// may. Thread-safe.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace maatstaf::db {

/// The file of an address: "sqlite:///var/x.db" is /var/x.db, "sqlite:x.db" is x.db in the current folder;
/// nullopt for every other address, also for a database in memory.
[[nodiscard]] std::optional<std::string> sqlite_file(std::string_view address);

/// Makes an empty file, readable by its owner only, when there is nothing by that name; SQLite gives its
/// journal the same rights. Never opens a file that exists. Errors: Storage.
[[nodiscard]] base::Result<void> create_sqlite_file(const std::string& file);

/// Copies a database into a new file (mode 0600) with the backup API of SQLite: one consistent picture, also
/// while others read and write. The copy is one file without a journal, checked (integrity_check,
/// foreign_key_check), looked at by `inspect` under a name for the time being, and on the disk before it gets
/// its name. Errors: NotFound (no source), Conflict (the target exists), Storage, those of `inspect`; then
/// there is no target.
using Inspect = std::function<base::Result<void>(const std::string& file)>;
[[nodiscard]] base::Result<void> copy_sqlite(const std::string& source, const std::string& target,
                                             const Inspect& inspect = {});

/// Looks at every page and every reference of a database that nobody writes to. Errors: Storage with what
/// SQLite says of it.
[[nodiscard]] base::Result<void> check_sqlite(const std::string& file);

/// One number out of a file that nobody has open, without changing a byte of it or of its journal; what
/// stands in the journal only is not seen. nullopt when the file cannot be read, or has no such number.
[[nodiscard]] std::optional<std::int64_t> read_number(const std::string& file, const char* sql);

/// Keeps every other program out of a database file as long as it lives. Only for a process that has no
/// connection to the file.
class SqliteHold {
 public:
  /// Errors: Conflict (a program has the database open), Storage.
  [[nodiscard]] static base::Result<SqliteHold> take(const std::string& file);
  SqliteHold(SqliteHold&& other) noexcept;
  SqliteHold& operator=(SqliteHold&& other) noexcept;
  SqliteHold(const SqliteHold&) = delete;
  SqliteHold& operator=(const SqliteHold&) = delete;
  ~SqliteHold();

 private:
  explicit SqliteHold(int descriptor) : descriptor_(descriptor) {}
  int descriptor_ = -1;
};

/// Puts `copy` in the place of `file`. What stood there, journal and all, keeps its name with `suffix` behind
/// it; a journal left by a database that is gone goes along, because SQLite would play it into the new one.
/// Returns the names that were kept. Errors: Conflict (in use), Storage.
[[nodiscard]] base::Result<std::vector<std::string>> replace_sqlite(const std::string& copy,
                                                                    const std::string& file,
                                                                    std::string_view suffix);

}  // namespace maatstaf::db
