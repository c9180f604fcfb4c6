// SPDX-License-Identifier: EUPL-1.2
//
// For tests of every module that keeps something: an empty database of either kind, migrated, and gone
// afterwards. PostgreSQL comes from MAATSTAF_TEST_POSTGRES, or else from a private cluster
// (script/postgres-voor-tests) that lives as long as the test program; where neither can be had the test is
// skipped and says so.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>

#include "base/clock.h"
#include "db/database.h"
#include "db/driver.h"
#include "db/migrations.h"

namespace maatstaf::db::testing {

enum class Kind { Sqlite, Postgresql };

inline std::string kind_name(const ::testing::TestParamInfo<Kind>& info) {
  return info.param == Kind::Sqlite ? "sqlite" : "postgresql";
}

/// A folder that is removed with everything in it.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "maatstaf-test-XXXXXX").string();
    if (::mkdtemp(pattern.data()) != nullptr) {
      path_ = pattern;
    }
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    if (!path_.empty()) {
      std::filesystem::remove_all(path_, ignored);
    }
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// The address of a PostgreSQL server, or why there is none.
class PostgresServer {
 public:
  [[nodiscard]] static const PostgresServer& instance() {
    static const PostgresServer server;
    return server;
  }
  [[nodiscard]] const std::string& address() const { return address_; }

 private:
  PostgresServer() {
    if (const char* given = std::getenv("MAATSTAF_TEST_POSTGRES"); given != nullptr) {
      address_ = given;
      return;
    }
    folder_ = (std::filesystem::temp_directory_path() / ("maatstaf-postgres-" + std::to_string(::getpid())))
                  .string();
    address_ = run("start");
    if (address_.empty()) {
      folder_.clear();
    }
  }
  ~PostgresServer() {
    if (!folder_.empty()) {
      run("stop");
    }
  }
  std::string run(const char* what) const {
    const std::string command = std::string(MAATSTAF_SOURCE_DIR "/script/postgres-voor-tests ") + what +
                                " '" + folder_ + "' 2>/dev/null";
    FILE* pipe = ::popen(command.c_str(), "r");
    if (pipe == nullptr) {
      return {};
    }
    std::string out;
    std::array<char, 256> buffer{};
    while (std::fgets(buffer.data(), buffer.size(), pipe) != nullptr) {
      out += buffer.data();
    }
    const int status = ::pclose(pipe);
    while (!out.empty() && out.back() == '\n') {
      out.pop_back();
    }
    return status == 0 ? out : std::string();
  }

  std::string folder_;
  std::string address_;
};

/// One empty database. `address()` can be opened several times.
class TestDatabase {
 public:
  explicit TestDatabase(Kind kind) {
    if (kind == Kind::Sqlite) {
      address_ = "sqlite://" + (folder_.path() / "test.db").string();
      return;
    }
    server_ = PostgresServer::instance().address();
    if (server_.empty()) {
      return;
    }
    static std::atomic<int> count = 0;
    name_ = "maatstaf_test_" + std::to_string(::getpid()) + "_" + std::to_string(++count);
    if (!administer("CREATE DATABASE " + name_)) {
      return;
    }
    address_ = with_database(server_, name_);
  }
  ~TestDatabase() {
    if (!name_.empty()) {
      administer("DROP DATABASE IF EXISTS " + name_ + " WITH (FORCE)");
    }
  }
  TestDatabase(const TestDatabase&) = delete;
  TestDatabase& operator=(const TestDatabase&) = delete;

  [[nodiscard]] const std::string& address() const { return address_; }
  [[nodiscard]] std::unique_ptr<Database> open(Options options = {}) const {
    auto database = Database::open(address_, options);
    EXPECT_TRUE(database) << (database ? "" : database.error().text());
    return database ? std::move(*database) : nullptr;
  }

 private:
  /// Puts the name in the place of the database in "postgresql://naam@server/database?opties".
  static std::string with_database(std::string address, const std::string& name) {
    const std::size_t options = std::min(address.find('?'), address.size());
    const std::size_t path = std::min(address.find('/', address.find("://") + 3), options);
    return address.replace(path, options - path, "/" + name);
  }
  bool administer(const std::string& sql) {
    const auto driver = open_postgresql(server_, std::chrono::seconds(10));
    return driver && (*driver)->script("test", sql);
  }

  TemporaryFolder folder_;
  std::string server_;
  std::string name_;
  std::string address_;
};

/// Base of tests that run on both databases: TEST_P with INSTANTIATE_TEST_SUITE_P over kKinds.
class OnBothDatabases : public ::testing::TestWithParam<Kind> {
 protected:
  void SetUp() override {
    test_database_ = std::make_unique<TestDatabase>(GetParam());
    if (test_database_->address().empty()) {
      GTEST_SKIP()
          << "Overgeslagen: geen PostgreSQL. Installeer postgresql-15 of geef MAATSTAF_TEST_POSTGRES.";
    }
    database_ = test_database_->open();
    ASSERT_NE(database_, nullptr);
    const auto migrated = migrate(*database_, MAATSTAF_SOURCE_DIR "/migraties", clock_);
    ASSERT_TRUE(migrated) << migrated.error().text();
  }
  void TearDown() override {
    database_.reset();
    test_database_.reset();
  }

  base::FixedClock clock_{base::Moment::at(*base::Date::from(2026, 11, 24), 9, 0)};
  std::unique_ptr<TestDatabase> test_database_;
  std::unique_ptr<Database> database_;
};

inline auto both() {
  return ::testing::Values(Kind::Sqlite, Kind::Postgresql);
}

/// When a connection breaks: shared by all the failing drivers of a database.
struct Fault {
  enum class Mode {
    Error,  ///< the statement is refused, the connection lives on
    Kill,   ///< the connection is cut without a word, as by a kill of the process
  };
  Mode mode = Mode::Error;
  std::atomic<int> statements_left = -1;  ///< fails when it reaches 0; negative: never
};

/// Passes everything on until its moment has come.
class FailingDriver final : public Driver {
 public:
  FailingDriver(std::unique_ptr<Driver> inner, std::shared_ptr<Fault> fault)
      : inner_(std::move(inner)), fault_(std::move(fault)) {}

  base::Result<void> begin(Access access) override { return inner_ ? inner_->begin(access) : lost(); }
  base::Result<void> commit() override {
    if (auto failed = strike()) {
      return tl::unexpected(std::move(*failed));
    }
    return inner_ ? inner_->commit() : lost();
  }
  base::Result<void> rollback() override { return inner_ ? inner_->rollback() : lost(); }
  base::Result<Answer> run(const Statement& statement, const Parameters& parameters) override {
    if (auto failed = strike()) {
      return tl::unexpected(std::move(*failed));
    }
    if (!inner_) {
      return tl::unexpected(lost().error());
    }
    return inner_->run(statement, parameters);
  }
  base::Result<void> script(std::string_view name, std::string_view sql) override {
    if (auto failed = strike()) {
      return tl::unexpected(std::move(*failed));
    }
    return inner_ ? inner_->script(name, sql) : lost();
  }
  base::Result<void> lock_migrations() override { return inner_ ? inner_->lock_migrations() : lost(); }
  Failure last_failure() const override {
    return inner_ ? (struck_ ? Failure::Full : inner_->last_failure()) : Failure::Lost;
  }
  bool usable() const override { return inner_ && inner_->usable(); }

 private:
  std::optional<base::Error> strike() {
    struck_ = false;
    if (fault_->statements_left < 0 || fault_->statements_left-- > 0) {
      return std::nullopt;
    }
    if (fault_->mode == Fault::Mode::Kill) {
      inner_.reset();
      return describe(Failure::Lost, "proef", {});
    }
    struck_ = true;
    return describe(Failure::Full, "proef", {});
  }
  static base::Result<void> lost() { return tl::unexpected(describe(Failure::Lost, "proef", {})); }

  std::unique_ptr<Driver> inner_;
  std::shared_ptr<Fault> fault_;
  bool struck_ = false;
};

/// A database over the same tables whose connections obey `fault`.
inline std::unique_ptr<Database> open_failing(const TestDatabase& test_database,
                                              std::shared_ptr<Fault> fault) {
  const std::string& address = test_database.address();
  return Database::with_drivers(
      [address, fault]() -> base::Result<std::unique_ptr<Driver>> {
        const std::chrono::seconds wait(5);
        auto inner = address.starts_with("sqlite://") ? open_sqlite(address.substr(9), wait)
                                                      : open_postgresql(address, wait);
        if (!inner) {
          return inner;
        }
        return std::make_unique<FailingDriver>(std::move(*inner), fault);
      },
      {});
}

}  // namespace maatstaf::db::testing
