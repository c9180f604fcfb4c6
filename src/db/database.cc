// SPDX-License-Identifier: EUPL-1.2
#include "db/database.h"

#include "db/driver.h"
#include "db/sqlite_file.h"

namespace maatstaf::db {
namespace {

constexpr std::string_view kMemory = "sqlite::memory:";

bool is_postgresql(std::string_view address) {
  return address.starts_with("postgresql://") || address.starts_with("postgres://");
}

}  // namespace

base::Result<Rows> Connection::query(const Statement& statement, const Parameters& parameters) {
  TRY(Answer answer, driver_->run(statement, parameters));
  return std::move(answer.rows);
}

base::Result<std::optional<Row>> Connection::first(const Statement& statement, const Parameters& parameters) {
  TRY(Answer answer, driver_->run(statement, parameters));
  if (answer.rows.empty()) {
    return std::optional<Row>();
  }
  return std::optional<Row>(std::move(answer.rows.front()));
}

base::Result<std::int64_t> Connection::run(const Statement& statement, const Parameters& parameters) {
  TRY(const Answer answer, driver_->run(statement, parameters));
  return answer.changed;
}

base::Result<void> Connection::script(std::string_view name, std::string_view sql) {
  return driver_->script(name, sql);
}

base::Result<void> Connection::lock_migrations() {
  return driver_->lock_migrations();
}

Failure Connection::last_failure() const {
  return driver_->last_failure();
}

Database::Lease::Lease(Database& database, std::unique_ptr<Driver> driver)
    : database_(&database), driver_(std::move(driver)) {}

Database::Lease::~Lease() {
  if (open_ && !driver_->rollback()) {
    driver_.reset();
  }
  database_->give_back(std::move(driver_));
}

base::Result<void> Database::Lease::commit() {
  TRY_VOID(driver_->commit());
  open_ = false;
  return {};
}

Database::Database(DriverFactory factory, Options options)
    : factory_(std::move(factory)), options_(options) {}
Database::~Database() = default;

std::unique_ptr<Database> Database::with_drivers(DriverFactory factory, Options options) {
  return std::unique_ptr<Database>(new Database(std::move(factory), options));
}

base::Result<std::unique_ptr<Database>> Database::open(std::string_view address, Options options) {
  DriverFactory factory;
  if (is_postgresql(address)) {
    factory = [text = std::string(address), options] {
      return open_postgresql(text, options.wait, options.statement);
    };
  } else if (address == kMemory) {
    options.connections = 1;  // each connection would have a database of its own
    factory = [wait = options.wait] { return open_sqlite(":memory:", wait); };
  } else if (const auto file = sqlite_file(address)) {
    TRY_VOID(create_sqlite_file(*file));
    factory = [file = *file, wait = options.wait] { return open_sqlite(file, wait); };
  } else {
    return base::fail(
        base::ErrorKind::Input, "Het adres van de database wordt niet herkend.",
        "Gebruik sqlite:///map/bestand.db, sqlite::memory: of postgresql://naam@server/database.");
  }
  auto database = with_drivers(std::move(factory), options);
  // Opens one connection now, so that a wrong address is found at the start.
  TRY(auto driver, database->borrow());
  database->give_back(std::move(driver));
  return database;
}

base::Result<std::unique_ptr<Driver>> Database::borrow() {
  {
    std::unique_lock lock(mutex_);
    if (!freed_.wait_for(lock, options_.wait, [this] { return in_use_ < options_.connections; })) {
      return base::fail(base::ErrorKind::Storage, "Alle verbindingen met de database zijn bezet.",
                        "Probeer het zo opnieuw.");
    }
    ++in_use_;
    if (!idle_.empty()) {
      auto driver = std::move(idle_.back());
      idle_.pop_back();
      return driver;
    }
  }
  auto made = factory_();
  if (!made) {
    give_back(nullptr);
  }
  return made;
}

void Database::give_back(std::unique_ptr<Driver> driver) {
  {
    const std::lock_guard lock(mutex_);
    --in_use_;
    if (driver != nullptr && driver->usable()) {
      idle_.push_back(std::move(driver));
    }
  }
  freed_.notify_one();
}

base::Result<std::unique_ptr<Database::Lease>> Database::begin(Access access) {
  TRY(auto driver, borrow());
  auto begun = driver->begin(access);
  if (!begun && driver->last_failure() == Failure::Lost) {
    // The connection died while it was idle (a restart, a failover). Nothing has been done yet, so a fresh
    // one may take its place; the other idle ones are likely dead too.
    give_back(std::move(driver));
    {
      const std::lock_guard lock(mutex_);
      idle_.clear();
    }
    TRY(driver, borrow());
    begun = driver->begin(access);
  }
  if (!begun) {
    give_back(std::move(driver));
    return tl::unexpected(std::move(begun).error());
  }
  return std::make_unique<Lease>(*this, std::move(driver));
}

}  // namespace maatstaf::db
