// SPDX-License-Identifier: EUPL-1.2
//
// veiligheid A6: a PostgreSQL that hangs. Its process stands still while the machine and the connection live
// on, so no time limit of TCP or of the server helps.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "db/testing.h"

namespace maatstaf::db {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using ::testing::HasSubstr;
using testing::Kind;

constexpr Statement kProcess{"proces", "SELECT pg_backend_pid() AS proces"};
constexpr Statement kSleep{"slaap", "SELECT pg_sleep(30)"};
constexpr milliseconds kStatement{700};
/// One statement, the margin, and what a loaded machine needs.
constexpr seconds kBound{8};

class PostgresqlHangs : public ::testing::Test {
 protected:
  void SetUp() override {
    test_database_ = std::make_unique<testing::TestDatabase>(Kind::Postgresql);
    if (test_database_->address().empty()) {
      GTEST_SKIP() << "Overgeslagen: geen PostgreSQL.";
    }
    database_ = test_database_->open({.connections = 1, .statement = kStatement});
    ASSERT_NE(database_, nullptr);
  }
  pid_t backend() {
    const auto found =
        database_->transaction(Access::Read, [](Connection& connection) -> base::Result<std::int64_t> {
          TRY(const auto row, connection.first(kProcess));
          return row->integer("proces");
        });
    return static_cast<pid_t>(found.value_or(0));
  }
  base::Result<std::int64_t> ask() {
    return database_->transaction(Access::Read, [](Connection& connection) -> base::Result<std::int64_t> {
      TRY(const auto row, connection.first(kProcess));
      return row->integer("proces");
    });
  }

  std::unique_ptr<testing::TestDatabase> test_database_;
  std::unique_ptr<Database> database_;
};

TEST_F(PostgresqlHangs, a_process_that_stands_still_in_a_transaction_is_given_up_in_time) {
  pid_t stopped = 0;
  const auto begin = std::chrono::steady_clock::now();
  const auto answer =
      database_->transaction(Access::Write, [&](Connection& connection) -> base::Result<std::int64_t> {
        TRY(const auto row, connection.first(kProcess));
        TRY(const std::int64_t process, row->integer("proces"));
        stopped = static_cast<pid_t>(process);
        if (::kill(stopped, SIGSTOP) != 0) {
          stopped = 0;
          return base::fail(base::ErrorKind::Internal, "geen recht om te stoppen");
        }
        TRY(const auto again, connection.first(kProcess));
        return again->integer("proces");
      });
  const auto took = std::chrono::steady_clock::now() - begin;
  if (stopped == 0) {
    GTEST_SKIP() << "Overgeslagen: dit account mag de processen van PostgreSQL niet stilzetten.";
  }
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().kind, base::ErrorKind::Storage);
  EXPECT_THAT(answer.error().cause, HasSubstr("antwoordt niet op tijd"));
  EXPECT_LT(took, kBound);
  // The pool makes a connection to another process, although the first still stands still.
  const auto recovered = ask();
  ASSERT_TRUE(recovered) << recovered.error().text();
  EXPECT_NE(*recovered, stopped);
  ::kill(stopped, SIGCONT);
}

TEST_F(PostgresqlHangs, a_process_that_stands_still_between_transactions_costs_one_wait_and_no_error) {
  const pid_t process = backend();
  ASSERT_GT(process, 0);
  if (::kill(process, SIGSTOP) != 0) {
    GTEST_SKIP() << "Overgeslagen: dit account mag de processen van PostgreSQL niet stilzetten.";
  }
  const auto begin = std::chrono::steady_clock::now();
  const auto answer = ask();
  EXPECT_LT(std::chrono::steady_clock::now() - begin, kBound);
  EXPECT_TRUE(answer) << answer.error().text();
  ::kill(process, SIGCONT);
  EXPECT_TRUE(ask());
}

TEST_F(PostgresqlHangs, a_statement_that_takes_too_long_is_ended_by_the_server) {
  const auto begin = std::chrono::steady_clock::now();
  const auto answer =
      database_->transaction(Access::Read, [](Connection& connection) { return connection.query(kSleep); });
  EXPECT_LT(std::chrono::steady_clock::now() - begin, kBound);
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().kind, base::ErrorKind::Storage);
  EXPECT_TRUE(ask());
}

TEST_F(PostgresqlHangs, a_migration_may_take_longer) {
  const auto answer = database_->transaction(Access::Write, [](Connection& connection) -> base::Result<int> {
    TRY_VOID(connection.lock_migrations());
    TRY_VOID(connection.script("lang", "SELECT pg_sleep(3.5)"));
    return 1;
  });
  EXPECT_TRUE(answer) << answer.error().text();
}

/// A server of this test alone: others share the one that stands still above in one process only.
class OwnServer {
 public:
  OwnServer() { address_ = run("start"); }
  ~OwnServer() { run("stop"); }
  OwnServer(const OwnServer&) = delete;
  OwnServer& operator=(const OwnServer&) = delete;
  [[nodiscard]] const std::string& address() const { return address_; }
  [[nodiscard]] pid_t postmaster() const {
    std::ifstream file(folder_.path() / "pg" / "data" / "postmaster.pid");
    pid_t process = 0;
    file >> process;
    return process;
  }

 private:
  std::string run(const std::string& what) {
    // The user that PostgreSQL runs as must reach it.
    std::filesystem::permissions(folder_.path(), std::filesystem::perms::others_exec,
                                 std::filesystem::perm_options::add);
    const std::string command = std::string(MAATSTAF_SOURCE_DIR "/script/postgres-voor-tests ") + what +
                                " '" + (folder_.path() / "pg").string() + "' 2>/dev/null";
    FILE* pipe = ::popen(command.c_str(), "r");
    std::string out;
    std::array<char, 256> buffer{};
    while (pipe != nullptr && std::fgets(buffer.data(), buffer.size(), pipe) != nullptr) {
      out += buffer.data();
    }
    if (pipe != nullptr) {
      ::pclose(pipe);
    }
    while (!out.empty() && out.back() == '\n') {
      out.pop_back();
    }
    return out;
  }

  testing::TemporaryFolder folder_;
  std::string address_;
};

TEST(PostgresqlServerHangs, gives_errors_in_time_and_works_again_when_it_goes_on) {
  const OwnServer server;
  if (server.address().empty()) {
    GTEST_SKIP() << "Overgeslagen: geen PostgreSQL.";
  }
  const auto database = Database::open(server.address(), {.connections = 2, .statement = kStatement});
  ASSERT_TRUE(database) << database.error().text();
  const auto ask = [&] {
    return (*database)->transaction(Access::Read, [](Connection& connection) -> base::Result<std::int64_t> {
      TRY(const auto row, connection.first(kProcess));
      return row->integer("proces");
    });
  };
  const auto process = ask();
  ASSERT_TRUE(process);
  const pid_t postmaster = server.postmaster();
  ASSERT_GT(postmaster, 1);
  if (::kill(postmaster, SIGSTOP) != 0) {
    GTEST_SKIP() << "Overgeslagen: dit account mag PostgreSQL niet stilzetten.";
  }
  ::kill(static_cast<pid_t>(*process), SIGSTOP);
  const auto begin = std::chrono::steady_clock::now();
  const auto answer = ask();
  const auto took = std::chrono::steady_clock::now() - begin;
  ::kill(static_cast<pid_t>(*process), SIGCONT);
  ::kill(postmaster, SIGCONT);
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().kind, base::ErrorKind::Storage);
  EXPECT_LT(took, kBound + seconds(5));  // and the time to connect
  EXPECT_TRUE(ask());
}

}  // namespace
}  // namespace maatstaf::db
