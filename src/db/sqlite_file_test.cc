// SPDX-License-Identifier: EUPL-1.2
//
// veiligheid A1: what happens to a database file while this program, and others, have it open.
#include "db/sqlite_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <sstream>

#include "db/testing.h"

namespace maatstaf::db {
namespace {

using ::testing::HasSubstr;
using testing::Kind;
using testing::TemporaryFolder;
namespace fs = std::filesystem;

constexpr Statement kCreate{"maak", "CREATE TABLE proef (sleutel BIGINT NOT NULL PRIMARY KEY)"};
constexpr Statement kInsert{"voeg_toe", "INSERT INTO proef (sleutel) VALUES (:sleutel)"};
constexpr Statement kCount{"tel", "SELECT count(*) AS aantal FROM proef"};

base::Result<std::int64_t> insert(Database& database, std::int64_t key) {
  return database.transaction(
      Access::Write, [&](Connection& connection) { return connection.run(kInsert, {{"sleutel", key}}); });
}

std::int64_t count(Database& database) {
  return database
      .transaction(Access::Read,
                   [](Connection& connection) -> base::Result<std::int64_t> {
                     TRY(const auto row, connection.first(kCount));
                     return row->integer("aantal");
                   })
      .value_or(-1);
}

/// Both connections of the pool get opened: the second while the first is in use.
void use_two_connections(Database& database) {
  const auto outer = database.transaction(Access::Read, [&](Connection& connection) -> base::Result<int> {
    TRY_VOID(connection.first(kCount));
    return database.transaction(Access::Read, [](Connection& other) -> base::Result<int> {
      TRY_VOID(other.first(kCount));
      return 1;
    });
  });
  ASSERT_TRUE(outer) << outer.error().text();
}

/// Runs another program; its output.
std::string run(const std::string& command) {
  std::string out;
  FILE* pipe = ::popen((command + " 2>&1").c_str(), "r");
  std::array<char, 256> buffer{};
  while (pipe != nullptr && std::fgets(buffer.data(), buffer.size(), pipe) != nullptr) {
    out += buffer.data();
  }
  if (pipe != nullptr && ::pclose(pipe) != 0) {
    out += "(failed)";
  }
  return out;
}

/// What this process has open and what is gone from its folder: "m.db-wal (deleted)".
std::string open_but_deleted() {
  std::string found;
  for (const auto& entry : fs::directory_iterator("/proc/self/fd")) {
    std::error_code ignored;
    const std::string target = fs::read_symlink(entry.path(), ignored).string();
    if (target.find("maatstaf-test-") != std::string::npos && target.ends_with("(deleted)")) {
      found += target + "\n";
    }
  }
  return found;
}

class SqliteFile : public ::testing::Test {
 protected:
  void SetUp() override {
    database_ = open();
    ASSERT_NE(database_, nullptr);
    ASSERT_TRUE(database_->transaction(Access::Write, [](Connection& c) { return c.run(kCreate); }));
  }
  std::unique_ptr<Database> open() const {
    auto opened = Database::open("sqlite://" + file_);
    EXPECT_TRUE(opened) << (opened ? "" : opened.error().text());
    return opened ? std::move(*opened) : nullptr;
  }
  static int mode_of(const std::string& file) {
    struct stat status{};
    return ::stat(file.c_str(), &status) == 0 ? static_cast<int>(status.st_mode & 0777U) : -1;
  }

  TemporaryFolder folder_;
  std::string file_ = (folder_.path() / "m.db").string();
  std::unique_ptr<Database> database_;
};

// With an open() and close() of our own for each connection the second connection took the locks of the first
// away, and the next program that ended believed it was alone: it removed the journal under us.
TEST_F(SqliteFile, another_program_leaves_the_journal_of_two_connections_alone) {
  use_two_connections(*database_);
  for (int i = 0; i < 20; ++i) {
    ASSERT_TRUE(insert(*database_, i));
    if (i % 5 == 0) {
      EXPECT_EQ(run("sqlite3 '" + file_ + "' 'select count(*) from proef'"), std::to_string(i + 1) + "\n");
    }
  }
  EXPECT_EQ(open_but_deleted(), "");
  EXPECT_TRUE(fs::exists(file_ + "-wal"));
  EXPECT_EQ(run("sqlite3 '" + file_ + "' '.backup " + file_ + ".kopie'"), "");
  ASSERT_TRUE(insert(*database_, 20));
  EXPECT_EQ(open_but_deleted(), "");
  EXPECT_EQ(run("sqlite3 '" + file_ + "' 'select count(*) from proef'"), "21\n");
}

TEST_F(SqliteFile, opening_once_more_in_this_program_takes_no_locks_away) {
  use_two_connections(*database_);
  {
    const auto once_more = open();
  }
  ASSERT_TRUE(insert(*database_, 1));
  EXPECT_EQ(run("sqlite3 '" + file_ + "' 'select count(*) from proef'"), "1\n");
  EXPECT_EQ(open_but_deleted(), "");
}

TEST_F(SqliteFile, a_killed_program_loses_nothing_while_others_come_and_go) {
  std::array<int, 2> pipe{};
  ASSERT_EQ(::pipe(pipe.data()), 0);
  database_.reset();
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    const auto own = Database::open("sqlite://" + file_);
    if (!own) {
      ::_exit(1);
    }
    use_two_connections(**own);
    for (std::int64_t key = 0; key < 100000; ++key) {
      if (!insert(**own, key) || ::write(pipe[1], &key, sizeof key) != sizeof key) {
        ::_exit(2);
      }
    }
    ::_exit(0);
  }
  ::close(pipe[1]);
  std::int64_t acknowledged = -1;
  while (acknowledged < 200 && ::read(pipe[0], &acknowledged, sizeof acknowledged) == sizeof acknowledged) {
    if (acknowledged % 40 == 0) {
      EXPECT_THAT(run("sqlite3 '" + file_ + "' 'select count(*) from proef'"),
                  ::testing::Not(HasSubstr("failed")));
    }
  }
  ::kill(child, SIGKILL);
  while (::read(pipe[0], &acknowledged, sizeof acknowledged) == sizeof acknowledged) {
  }
  ::waitpid(child, nullptr, 0);
  ::close(pipe[0]);
  ASSERT_GE(acknowledged, 200);
  const auto again = open();
  EXPECT_GE(count(*again), acknowledged + 1);
}

TEST_F(SqliteFile, file_and_journal_are_for_the_owner_only) {
  ASSERT_TRUE(insert(*database_, 1));
  EXPECT_EQ(mode_of(file_), 0600);
  EXPECT_EQ(mode_of(file_ + "-wal"), 0600);
  EXPECT_EQ(mode_of(file_ + "-shm"), 0600);
}

TEST_F(SqliteFile, a_file_that_vanished_is_an_error_and_not_an_empty_database) {
  fs::remove(file_);
  const auto connection = open_sqlite(file_, std::chrono::milliseconds(100));
  ASSERT_FALSE(connection);
  EXPECT_EQ(connection.error().kind, base::ErrorKind::Storage);
  EXPECT_FALSE(fs::exists(file_));
}

TEST_F(SqliteFile, a_copy_of_a_database_in_use_is_whole_private_and_one_file) {
  use_two_connections(*database_);
  for (int i = 0; i < 50; ++i) {
    ASSERT_TRUE(insert(*database_, i));
  }
  const std::string copy = (folder_.path() / "kopie.db").string();
  const auto made = copy_sqlite(file_, copy, [&](const std::string& part) -> base::Result<void> {
    TRY(const auto looked_at, Database::open("sqlite://" + part, {.connections = 1}));
    EXPECT_EQ(count(*looked_at), 50);
    return {};
  });
  ASSERT_TRUE(made) << made.error().text();
  ASSERT_TRUE(insert(*database_, 50));
  EXPECT_EQ(open_but_deleted(), "");
  EXPECT_EQ(mode_of(copy), 0600);
  EXPECT_FALSE(fs::exists(copy + "-wal"));
  EXPECT_EQ(run("sqlite3 'file:" + copy + "?mode=ro' 'select count(*) from proef'"), "50\n");
  EXPECT_EQ(read_number(copy, "SELECT count(*) FROM proef"), 50);
  EXPECT_EQ(read_number(copy, "SELECT count(*) FROM geen_tabel"), std::nullopt);
  // Nothing but the database, its journal and the copy is left.
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_.path()), {}), 4);

  const auto twice = copy_sqlite(file_, copy);
  ASSERT_FALSE(twice);
  EXPECT_EQ(twice.error().kind, base::ErrorKind::Conflict);
  EXPECT_EQ(read_number(copy, "SELECT count(*) FROM proef"), 50);
  EXPECT_EQ(copy_sqlite(file_ + ".weg", copy + "2").error().kind, base::ErrorKind::NotFound);
}

TEST_F(SqliteFile, a_copy_that_is_refused_leaves_nothing) {
  const std::string copy = (folder_.path() / "kopie.db").string();
  const auto refused = copy_sqlite(file_, copy, [](const std::string&) -> base::Result<void> {
    return base::fail(base::ErrorKind::Input, "Niet goed.");
  });
  EXPECT_EQ(refused.error().cause, "Niet goed.");
  EXPECT_FALSE(fs::exists(copy));
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_.path()), {}), 3);
}

TEST_F(SqliteFile, damaged_pages_are_not_copied_as_if_they_were_whole) {
  for (int i = 0; i < 5000; ++i) {
    if (i % 500 == 0) {
      ASSERT_TRUE(database_->transaction(Access::Write, [&](Connection& connection) -> base::Result<int> {
        for (int j = i; j < i + 500; ++j) {
          TRY_VOID(connection.run(kInsert, {{"sleutel", j}}));
        }
        return 1;
      }));
    }
  }
  database_.reset();
  {
    std::fstream raw(file_, std::ios::binary | std::ios::in | std::ios::out);
    raw.seekp(4096 * 4);
    raw << std::string(2000, '\x7f');
  }
  const std::string copy = (folder_.path() / "kopie.db").string();
  EXPECT_FALSE(copy_sqlite(file_, copy));
  EXPECT_FALSE(fs::exists(copy));
  EXPECT_FALSE(check_sqlite(file_));
}

/// A program that has the database open until it is told to end.
class Holder {
 public:
  explicit Holder(const std::string& file) {
    EXPECT_EQ(::pipe(ready_.data()), 0);
    child_ = ::fork();
    if (child_ == 0) {
      const auto own = Database::open("sqlite://" + file, {.connections = 1});
      const char told = own && insert(**own, 7) ? 'y' : 'n';
      (void)!::write(ready_[1], &told, 1);
      ::pause();
      ::_exit(0);
    }
    char told = 'n';
    EXPECT_EQ(::read(ready_[0], &told, 1), 1);
    EXPECT_EQ(told, 'y');
  }
  void kill() {
    ::kill(child_, SIGKILL);
    ::waitpid(child_, nullptr, 0);
    ::close(ready_[0]);
    ::close(ready_[1]);
  }

 private:
  std::array<int, 2> ready_{};
  pid_t child_ = 0;
};

TEST_F(SqliteFile, a_database_in_use_is_not_replaced_and_afterwards_with_all_that_stood_beside_it) {
  const std::string copy = (folder_.path() / "kopie.db").string();
  ASSERT_TRUE(copy_sqlite(file_, copy));
  database_.reset();
  Holder holder(file_);
  const auto refused = replace_sqlite(copy, file_, ".oud");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, base::ErrorKind::Conflict);
  EXPECT_EQ(SqliteHold::take(file_).error().kind, base::ErrorKind::Conflict);
  holder.kill();  // its journal stays behind

  ASSERT_TRUE(fs::exists(file_ + "-wal"));
  const auto replaced = replace_sqlite(copy, file_, ".oud");
  ASSERT_TRUE(replaced) << replaced.error().text();
  EXPECT_FALSE(fs::exists(file_ + "-wal"));
  EXPECT_EQ(count(*open()), 0);
  // What was put aside is still a database with its journal.
  EXPECT_EQ(run("sqlite3 '" + file_ + ".oud' 'select count(*) from proef'"), "1\n");
}

TEST(SqliteAddress, only_files_have_a_file) {
  EXPECT_EQ(sqlite_file("sqlite:///var/x.db"), "/var/x.db");
  EXPECT_EQ(sqlite_file("sqlite:x.db"), "x.db");
  for (const char* address : {"sqlite::memory:", "sqlite:", "sqlite://", "postgresql://x", ""}) {
    EXPECT_EQ(sqlite_file(address), std::nullopt) << address;
  }
}

}  // namespace
}  // namespace maatstaf::db
