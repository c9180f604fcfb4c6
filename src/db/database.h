// SPDX-License-Identifier: EUPL-1.2
//
// SQL over SQLite (embedded default) and PostgreSQL (production), with the same SQL text on both. Callers
// never learn which one it is. Why an own layer: docs/adr/0040.
//
//   auto database = db::Database::open("sqlite:///var/lib/maatstaf/maatstaf.db");
//   auto number = (*database)->transaction(db::Access::Write, [&](db::Connection& connection) ->
//   base::Result<int> {
//     TRY_VOID(connection.run(kInsert, {{"dossier", id}, {"nummer", 1}}));
//     return 1;
//   });
//
// A transaction commits when the work gives a value and rolls back when it gives an error. A write that was
// reported as done survives a kill or a power cut (synchronous FULL on SQLite, synchronous_commit on
// PostgreSQL).
//
// Portable SQL: types BIGINT, TEXT and BYTEA; keys are given, never generated; `ON CONFLICT … DO`,
// `RETURNING` and window functions are fine; no casts with `::`, no floating point, no date types, no
// booleans. Order rows by ASCII text or numbers only: collations differ.
//
// Errors: Conflict (a key exists already), Storage (busy, connection lost, disk full, damaged), Internal
// (another constraint, wrong SQL). Database is thread-safe; a Connection belongs to the thread that runs the
// work.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/result.h"
#include "db/value.h"

namespace maatstaf::db {

class Driver;

/// Why a statement failed, alike for both databases.
enum class Failure {
  None,
  Duplicate,   ///< a row with this key exists already
  Constraint,  ///< another rule of the schema
  Busy,        ///< somebody else holds the lock for too long
  Lost,        ///< the connection is gone
  Full,        ///< no room on the disk
  Damaged,     ///< the file is no database, or is broken
  Other,
};

enum class Access {
  Read,   ///< one consistent picture, nothing can be changed
  Write,  ///< on SQLite takes the write lock at once, so that two writers wait instead of failing half way
};

struct Options {
  std::size_t connections = 8;           ///< at most; a database in memory always has one
  std::chrono::milliseconds wait{5000};  ///< for a lock or a free connection
  /// For one statement on PostgreSQL; a server that says nothing is given up two seconds later.
  std::chrono::milliseconds statement{10000};
};

/// One connection inside a transaction.
class Connection {
 public:
  explicit Connection(Driver& driver) : driver_(&driver) {}

  /// All rows of the answer.
  [[nodiscard]] base::Result<Rows> query(const Statement& statement, const Parameters& parameters = {});
  /// The first row, or nullopt.
  [[nodiscard]] base::Result<std::optional<Row>> first(const Statement& statement,
                                                       const Parameters& parameters = {});
  /// The number of rows changed.
  [[nodiscard]] base::Result<std::int64_t> run(const Statement& statement, const Parameters& parameters = {});
  /// Several statements without parameters, as in a migration file. `name` is used in messages.
  [[nodiscard]] base::Result<void> script(std::string_view name, std::string_view sql);
  /// Waits until no other process migrates; held until the transaction ends.
  [[nodiscard]] base::Result<void> lock_migrations();
  /// Why the last call failed.
  [[nodiscard]] Failure last_failure() const;

 private:
  Driver* driver_;
};

class Database {
 public:
  /// Makes one more connection; tests use it to put a failing one in between.
  using DriverFactory = std::function<base::Result<std::unique_ptr<Driver>>()>;

  /// Opens `sqlite:///map/bestand.db`, `sqlite:bestand.db`, `sqlite::memory:` or `postgresql://…`. A new
  /// SQLite file is readable by its owner only. Errors: Input (address), Storage.
  [[nodiscard]] static base::Result<std::unique_ptr<Database>> open(std::string_view address,
                                                                    Options options = {});
  [[nodiscard]] static std::unique_ptr<Database> with_drivers(DriverFactory factory, Options options);

  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  /// Runs `work(Connection&)`, which returns a base::Result. Do not call back into the database from the
  /// work: a database in memory has one connection.
  template <class Work>
  auto transaction(Access access, Work&& work) -> std::invoke_result_t<Work, Connection&> {
    auto lease = begin(access);
    if (!lease) {
      return tl::unexpected(std::move(lease).error());
    }
    Connection connection((*lease)->driver());
    auto answer = std::forward<Work>(work)(connection);
    if (!answer) {
      return answer;
    }
    if (auto committed = (*lease)->commit(); !committed) {
      return tl::unexpected(std::move(committed).error());
    }
    return answer;
  }

 private:
  /// A borrowed connection with an open transaction: rolls back unless committed, and gives the connection
  /// back.
  class Lease {
   public:
    Lease(Database& database, std::unique_ptr<Driver> driver);
    ~Lease();
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    [[nodiscard]] Driver& driver() { return *driver_; }
    [[nodiscard]] base::Result<void> commit();

   private:
    Database* database_;
    std::unique_ptr<Driver> driver_;
    bool open_ = true;
  };

  Database(DriverFactory factory, Options options);
  [[nodiscard]] base::Result<std::unique_ptr<Lease>> begin(Access access);
  [[nodiscard]] base::Result<std::unique_ptr<Driver>> borrow();
  void give_back(std::unique_ptr<Driver> driver);

  DriverFactory factory_;
  Options options_;
  std::mutex mutex_;
  std::condition_variable freed_;
  std::vector<std::unique_ptr<Driver>> idle_;
  std::size_t in_use_ = 0;
};

}  // namespace maatstaf::db
