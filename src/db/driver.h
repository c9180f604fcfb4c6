// SPDX-License-Identifier: EUPL-1.2
//
// What a database must offer: one connection of SQLite or PostgreSQL. Only src/db and fault injection in
// tests include this. A driver is used by one thread at a time.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "db/database.h"
#include "db/value.h"

namespace maatstaf::db {

struct Answer {
  Rows rows;
  std::int64_t changed = 0;
};

class Driver {
 public:
  virtual ~Driver() = default;

  [[nodiscard]] virtual base::Result<void> begin(Access access) = 0;
  [[nodiscard]] virtual base::Result<void> commit() = 0;
  [[nodiscard]] virtual base::Result<void> rollback() = 0;
  [[nodiscard]] virtual base::Result<Answer> run(const Statement& statement,
                                                 const Parameters& parameters) = 0;
  [[nodiscard]] virtual base::Result<void> script(std::string_view name, std::string_view sql) = 0;
  [[nodiscard]] virtual base::Result<void> lock_migrations() = 0;

  /// Why the last call failed; None when it did not.
  [[nodiscard]] virtual Failure last_failure() const = 0;
  /// False when the connection cannot be used again.
  [[nodiscard]] virtual bool usable() const = 0;
};

/// Opens a file that is there already (create_sqlite_file), or ":memory:".
[[nodiscard]] base::Result<std::unique_ptr<Driver>> open_sqlite(const std::string& file,
                                                                std::chrono::milliseconds wait);
/// `statement`: how long one statement may take. The server ends it then; when the server says nothing at
/// all, the connection is given up kAnswerMargin later (docs/beheer.md says what that means together).
[[nodiscard]] base::Result<std::unique_ptr<Driver>> open_postgresql(
    const std::string& address, std::chrono::milliseconds wait,
    std::chrono::milliseconds statement = Options{}.statement);
inline constexpr std::chrono::milliseconds kAnswerMargin{2000};

/// SQL with the placeholders of a driver, and their names in order of number.
struct Compiled {
  std::string sql;
  std::vector<std::string> names;
};

/// Turns `:name` into `<sign>1`, `<sign>2` …, leaving quoted text and comments alone; a name used twice keeps
/// its number. Errors: Internal for a cast with `::`, which SQLite does not know.
[[nodiscard]] base::Result<Compiled> compile(const Statement& statement, char sign);

/// The values in the order of the names. Errors: Internal (a parameter is missing, unknown or given twice),
/// Input (a text that is no UTF-8 or holds a zero character).
[[nodiscard]] base::Result<std::vector<const Value*>> arrange(const Statement& statement,
                                                              const std::vector<std::string>& names,
                                                              const Parameters& parameters);

/// The error that callers see. `detail` must not hold values of rows.
[[nodiscard]] base::Error describe(Failure failure, std::string_view what, std::string_view detail);

}  // namespace maatstaf::db
