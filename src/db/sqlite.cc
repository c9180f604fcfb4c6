// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>
#include <sqlite3.h>

#include <unordered_map>

#include "db/driver.h"

namespace maatstaf::db {
namespace {

Failure failure_of(int code) {
  if (code == SQLITE_CONSTRAINT_PRIMARYKEY || code == SQLITE_CONSTRAINT_UNIQUE ||
      code == SQLITE_CONSTRAINT_ROWID) {
    return Failure::Duplicate;
  }
  switch (code & 0xFF) {
    case SQLITE_CONSTRAINT:
      return Failure::Constraint;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return Failure::Busy;
    case SQLITE_FULL:
      return Failure::Full;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return Failure::Damaged;
    default:
      return Failure::Other;
  }
}

/// Resets a statement when it goes out of use, so that it holds no lock and no value.
class Running {
 public:
  explicit Running(sqlite3_stmt* statement) : statement_(statement) {}
  ~Running() {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
  }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

 private:
  sqlite3_stmt* statement_;
};

struct Prepared {
  sqlite3_stmt* handle = nullptr;
  std::vector<std::string> names;
  std::shared_ptr<const std::vector<std::string>> columns;
};

class Sqlite final : public Driver {
 public:
  explicit Sqlite(sqlite3* handle) : handle_(handle) {}
  ~Sqlite() override {
    for (auto& [sql, prepared] : prepared_) {
      sqlite3_finalize(prepared.handle);
    }
    sqlite3_close(handle_);
  }

  base::Result<void> begin(Access access) override {
    access_ = access;
    return execute("begin", access == Access::Write ? "BEGIN IMMEDIATE" : "BEGIN");
  }
  base::Result<void> commit() override { return execute("commit", "COMMIT"); }
  base::Result<void> rollback() override {
    // A serious error has already rolled back by itself.
    if (sqlite3_get_autocommit(handle_) != 0) {
      return {};
    }
    return execute("rollback", "ROLLBACK");
  }
  base::Result<void> script(std::string_view name, std::string_view sql) override {
    return execute(name, std::string(sql));
  }
  // BEGIN IMMEDIATE holds the only write lock there is.
  base::Result<void> lock_migrations() override { return {}; }

  base::Result<Answer> run(const Statement& statement, const Parameters& parameters) override;
  Failure last_failure() const override { return last_failure_; }
  bool usable() const override { return last_failure_ != Failure::Damaged; }

 private:
  base::Result<void> execute(std::string_view name, const std::string& sql);
  base::Result<Prepared*> prepare(const Statement& statement);
  base::Result<void> bind(const Prepared& prepared, const std::vector<const Value*>& values);
  base::Result<Row> read_row(const Statement& statement, const Prepared& prepared);
  tl::unexpected<base::Error> fail(std::string_view what, std::string_view detail = {});

  sqlite3* handle_;
  Access access_ = Access::Write;  // of the open transaction; settings are made before the first one
  Failure last_failure_ = Failure::None;
  std::unordered_map<std::string, Prepared> prepared_;
};

tl::unexpected<base::Error> Sqlite::fail(std::string_view what, std::string_view detail) {
  const int code = sqlite3_extended_errcode(handle_);
  last_failure_ = failure_of(code);
  // sqlite3_errmsg may hold values of rows, sqlite3_errstr never does.
  return tl::unexpected(describe(last_failure_, what, detail.empty() ? sqlite3_errstr(code) : detail));
}

base::Result<void> Sqlite::execute(std::string_view name, const std::string& sql) {
  last_failure_ = Failure::None;
  if (sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
    return fail(name, sqlite3_extended_errcode(handle_) == SQLITE_ERROR ? sqlite3_errmsg(handle_) : "");
  }
  return {};
}

base::Result<Prepared*> Sqlite::prepare(const Statement& statement) {
  const std::string key(statement.sql);
  if (const auto found = prepared_.find(key); found != prepared_.end()) {
    return &found->second;
  }
  TRY(Compiled compiled, compile(statement, '?'));
  Prepared prepared;
  prepared.names = std::move(compiled.names);
  if (sqlite3_prepare_v3(handle_, compiled.sql.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &prepared.handle,
                         nullptr) != SQLITE_OK) {
    return fail(statement.name, sqlite3_errmsg(handle_));
  }
  auto columns = std::make_shared<std::vector<std::string>>();
  for (int i = 0; i < sqlite3_column_count(prepared.handle); ++i) {
    columns->emplace_back(sqlite3_column_name(prepared.handle, i));
  }
  prepared.columns = std::move(columns);
  return &prepared_.emplace(key, std::move(prepared)).first->second;
}

base::Result<void> Sqlite::bind(const Prepared& prepared, const std::vector<const Value*>& values) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    const int index = static_cast<int>(i) + 1;
    int code = SQLITE_OK;
    // The values outlive the run of the statement, so SQLite need not copy them.
    if (const auto* number = std::get_if<std::int64_t>(values[i])) {
      code = sqlite3_bind_int64(prepared.handle, index, *number);
    } else if (const auto* text = std::get_if<std::string>(values[i])) {
      code =
          sqlite3_bind_text64(prepared.handle, index, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
    } else if (const auto* bytes = std::get_if<Bytes>(values[i])) {
      // An empty string_view may have no address, which SQLite would read as NULL.
      const char* data = bytes->data.empty() ? "" : bytes->data.data();
      code = sqlite3_bind_blob64(prepared.handle, index, data, bytes->data.size(), SQLITE_STATIC);
    } else {
      code = sqlite3_bind_null(prepared.handle, index);
    }
    if (code != SQLITE_OK) {
      return fail(prepared.names[i]);
    }
  }
  return {};
}

base::Result<Row> Sqlite::read_row(const Statement& statement, const Prepared& prepared) {
  std::vector<Value> values;
  values.reserve(prepared.columns->size());
  for (int i = 0; i < static_cast<int>(prepared.columns->size()); ++i) {
    switch (sqlite3_column_type(prepared.handle, i)) {
      case SQLITE_NULL:
        values.emplace_back();
        break;
      case SQLITE_INTEGER:
        values.emplace_back(std::int64_t{sqlite3_column_int64(prepared.handle, i)});
        break;
      case SQLITE_TEXT: {
        const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(prepared.handle, i));
        values.emplace_back(
            std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(prepared.handle, i))));
        break;
      }
      case SQLITE_BLOB: {
        const auto* data = static_cast<const char*>(sqlite3_column_blob(prepared.handle, i));
        const auto size = static_cast<std::size_t>(sqlite3_column_bytes(prepared.handle, i));
        values.emplace_back(Bytes{data == nullptr ? std::string() : std::string(data, size)});
        break;
      }
      default:
        last_failure_ = Failure::Damaged;
        return tl::unexpected(describe(last_failure_, statement.name, "gebroken getal"));
    }
  }
  return Row(prepared.columns, std::move(values));
}

base::Result<Answer> Sqlite::run(const Statement& statement, const Parameters& parameters) {
  last_failure_ = Failure::None;
  TRY(Prepared* const prepared, prepare(statement));
  TRY(const auto values, arrange(statement, prepared->names, parameters));
  if (access_ == Access::Read && sqlite3_stmt_readonly(prepared->handle) == 0) {
    last_failure_ = Failure::Constraint;
    return tl::unexpected(describe(last_failure_, statement.name, "schrijven tijdens lezen"));
  }
  const Running running(prepared->handle);
  TRY_VOID(bind(*prepared, values));
  Answer answer;
  while (true) {
    const int code = sqlite3_step(prepared->handle);
    if (code == SQLITE_DONE) {
      break;
    }
    if (code != SQLITE_ROW) {
      return fail(statement.name);
    }
    TRY(Row row, read_row(statement, *prepared));
    answer.rows.push_back(std::move(row));
  }
  if (sqlite3_stmt_readonly(prepared->handle) == 0) {
    answer.changed = sqlite3_changes(handle_);
  }
  return answer;
}

}  // namespace

base::Result<std::unique_ptr<Driver>> open_sqlite(const std::string& file, std::chrono::milliseconds wait) {
  const bool in_memory = file == ":memory:";
  sqlite3* handle = nullptr;
  // One thread at a time uses a connection (db::Database sees to it), so SQLite's own mutexes are not needed.
  // Never made here (create_sqlite_file did): a file that vanished under a running program is an error, not
  // an empty database.
  const int code =
      sqlite3_open_v2(file.c_str(), &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
  auto driver = std::make_unique<Sqlite>(handle);
  if ((code & 0xFF) == SQLITE_CANTOPEN) {
    return base::fail(base::ErrorKind::Storage, "Het databasebestand kan niet worden geopend.",
                      "Controleer of het bestand er is en of Maatstaf het mag lezen en schrijven.",
                      {.file = file});
  }
  if (code != SQLITE_OK) {
    return tl::unexpected(describe(failure_of(code), "openen", sqlite3_errstr(code)));
  }
  sqlite3_extended_result_codes(handle, 1);
  sqlite3_busy_timeout(handle, static_cast<int>(wait.count()));
  // synchronous FULL: what was acknowledged survives a power cut. secure_delete: a destroyed key leaves no
  // copy in free pages. trusted_schema OFF: a doctored file cannot run functions.
  TRY_VOID(driver->script("instellingen",
                          "PRAGMA foreign_keys=ON; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"
                          "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;"));
  if (!in_memory) {
    static constexpr Statement kJournal{"journaal", "PRAGMA journal_mode=WAL"};
    TRY(const Answer answer, driver->run(kJournal, {}));
    if (answer.rows.empty() || answer.rows.front().text("journal_mode").value_or("") != "wal") {
      return base::fail(base::ErrorKind::Storage, "De database kan hier geen journaal (WAL) bijhouden.",
                        "Zet het bestand op een gewone lokale schijf.", {.file = file});
    }
  }
  return driver;
}

}  // namespace maatstaf::db
