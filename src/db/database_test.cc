// SPDX-License-Identifier: EUPL-1.2
//
// Requirement N13: the same on SQLite and on PostgreSQL.
#include "db/database.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <functional>
#include <thread>

#include "db/testing.h"

namespace maatstaf::db {
namespace {

using ::testing::HasSubstr;
using testing::Kind;

constexpr Statement kCreate{
    "maak",
    "CREATE TABLE proef (sleutel TEXT NOT NULL PRIMARY KEY, getal BIGINT CHECK (getal < 1000), ruw BYTEA)"};
constexpr Statement kInsert{"voeg_toe",
                            "INSERT INTO proef (sleutel, getal, ruw) VALUES (:sleutel, :getal, :ruw)"};
constexpr Statement kSelect{"lees", "SELECT sleutel, getal, ruw FROM proef WHERE sleutel = :sleutel"};
constexpr Statement kCount{"tel", "SELECT count(*) AS aantal FROM proef"};
constexpr Statement kUpdate{"wijzig", "UPDATE proef SET getal = :getal WHERE getal <> :getal"};

class DatabaseTest : public testing::OnBothDatabases {
 protected:
  void SetUp() override {
    OnBothDatabases::SetUp();
    if (IsSkipped() || HasFatalFailure()) {
      return;
    }
    ASSERT_TRUE(write([](Connection& connection) { return connection.run(kCreate); }));
  }
  base::Result<std::int64_t> write(const std::function<base::Result<std::int64_t>(Connection&)>& work) {
    return database_->transaction(Access::Write, work);
  }
  base::Result<std::int64_t> insert(const char* key, std::int64_t number = 1) {
    return write([&](Connection& connection) {
      return connection.run(kInsert, {{"sleutel", key}, {"getal", number}, {"ruw", Value(Bytes{"x"})}});
    });
  }
  std::int64_t count() {
    const auto answer =
        database_->transaction(Access::Read, [](Connection& connection) -> base::Result<std::int64_t> {
          TRY(const auto row, connection.first(kCount));
          return row->integer("aantal");
        });
    return answer.value_or(-1);
  }
};
INSTANTIATE_TEST_SUITE_P(Databases, DatabaseTest, testing::both(), testing::kind_name);

TEST_P(DatabaseTest, values_come_back_as_they_went_in) {
  const std::string all_bytes = [] {
    std::string out;
    for (int i = 0; i < 256; ++i) {
      out += static_cast<char>(i);
    }
    return out;
  }();
  const std::string text = "één 'quote' \\ :geen_parameter";
  ASSERT_TRUE(write([&](Connection& connection) {
    return connection.run(
        kInsert, {{"sleutel", text}, {"getal", std::int64_t{-42}}, {"ruw", Value(Bytes{all_bytes})}});
  }));
  const auto row = database_->transaction(
      Access::Read, [&](Connection& connection) { return connection.first(kSelect, {{"sleutel", text}}); });
  ASSERT_TRUE(row && *row);
  EXPECT_EQ((*row)->text("sleutel").value(), text);
  EXPECT_EQ((*row)->integer("getal").value(), -42);
  EXPECT_EQ((*row)->bytes("ruw").value(), all_bytes);
}

TEST_P(DatabaseTest, empty_bytes_and_text_are_not_null) {
  ASSERT_TRUE(write([&](Connection& connection) {
    return connection.run(kInsert, {{"sleutel", ""}, {"getal", nullptr}, {"ruw", Value(Bytes{})}});
  }));
  const auto row = database_->transaction(
      Access::Read, [&](Connection& connection) { return connection.first(kSelect, {{"sleutel", ""}}); });
  ASSERT_TRUE(row && *row);
  EXPECT_EQ((*row)->bytes("ruw").value(), "");
  EXPECT_EQ((*row)->integer("getal").error().kind, base::ErrorKind::Storage);
  EXPECT_THAT((*row)->integer("getal").error().cause, HasSubstr("leeg"));
}

TEST_P(DatabaseTest, getters_refuse_absent_columns_and_other_types) {
  ASSERT_TRUE(insert("a"));
  const auto row = database_->transaction(
      Access::Read, [&](Connection& connection) { return connection.first(kSelect, {{"sleutel", "a"}}); });
  ASSERT_TRUE(row && *row);
  EXPECT_FALSE((*row)->text("getal"));
  EXPECT_FALSE((*row)->bytes("sleutel"));
  EXPECT_FALSE((*row)->integer("sleutel"));
  EXPECT_FALSE((*row)->text("bestaat_niet"));
}

TEST_P(DatabaseTest, a_failing_unit_of_work_leaves_nothing) {
  const auto failed = write([&](Connection& connection) -> base::Result<std::int64_t> {
    TRY_VOID(connection.run(kInsert, {{"sleutel", "a"}, {"getal", 1}, {"ruw", nullptr}}));
    return base::fail(base::ErrorKind::Input, "Toch niet.");
  });
  EXPECT_EQ(failed.error().cause, "Toch niet.");
  EXPECT_EQ(count(), 0);
}

TEST_P(DatabaseTest, changed_rows_are_counted) {
  ASSERT_EQ(insert("a", 1).value(), 1);
  ASSERT_EQ(insert("b", 2).value(), 1);
  EXPECT_EQ(write([](Connection& connection) { return connection.run(kUpdate, {{"getal", 2}}); }).value(), 1);
  EXPECT_EQ(write([](Connection& connection) { return connection.run(kUpdate, {{"getal", 2}}); }).value(), 0);
}

TEST_P(DatabaseTest, failures_are_named_alike) {
  ASSERT_TRUE(insert("a"));
  const auto failure_of = [&](const Statement& statement, const Parameters& parameters) {
    Failure failure = Failure::None;
    base::ErrorKind kind{};
    (void)database_->transaction(Access::Write, [&](Connection& connection) -> base::Result<std::int64_t> {
      auto done = connection.run(statement, parameters);
      failure = connection.last_failure();
      if (!done) {
        kind = done.error().kind;
      }
      return done;
    });
    return std::pair(failure, kind);
  };
  using base::ErrorKind;
  EXPECT_EQ(failure_of(kInsert, {{"sleutel", "a"}, {"getal", 1}, {"ruw", nullptr}}),
            std::pair(Failure::Duplicate, ErrorKind::Conflict));
  EXPECT_EQ(failure_of(kInsert, {{"sleutel", "b"}, {"getal", 5000}, {"ruw", nullptr}}),
            std::pair(Failure::Constraint, ErrorKind::Internal));
  EXPECT_EQ(failure_of(kInsert, {{"sleutel", nullptr}, {"getal", 1}, {"ruw", nullptr}}),
            std::pair(Failure::Constraint, ErrorKind::Internal));
  EXPECT_EQ(failure_of({"fout", "SELECT onzin FROM proef"}, {}),
            std::pair(Failure::Other, ErrorKind::Storage));
  EXPECT_EQ(count(), 1);
}

TEST_P(DatabaseTest, errors_never_hold_values) {
  ASSERT_TRUE(insert("Jansen-Geheim"));
  const auto twice = insert("Jansen-Geheim");
  ASSERT_FALSE(twice);
  EXPECT_THAT(twice.error().text(), ::testing::Not(HasSubstr("Geheim")));
}

TEST_P(DatabaseTest, parameters_must_fit_the_statement) {
  const auto kind_of = [&](const Parameters& parameters) {
    return write([&](Connection& connection) { return connection.run(kInsert, parameters); }).error().kind;
  };
  EXPECT_EQ(kind_of({{"sleutel", "a"}, {"getal", 1}}), base::ErrorKind::Internal);
  EXPECT_EQ(kind_of({{"sleutel", "a"}, {"getal", 1}, {"ruw", nullptr}, {"extra", 1}}),
            base::ErrorKind::Internal);
  EXPECT_EQ(kind_of({{"sleutel", "a"}, {"sleutel", "b"}, {"getal", 1}, {"ruw", nullptr}}),
            base::ErrorKind::Internal);
  EXPECT_EQ(kind_of({{"sleutel", std::string("a\0b", 3)}, {"getal", 1}, {"ruw", nullptr}}),
            base::ErrorKind::Input);
  EXPECT_EQ(kind_of({{"sleutel", "\xff"}, {"getal", 1}, {"ruw", nullptr}}), base::ErrorKind::Input);
  EXPECT_EQ(count(), 0);
}

TEST_P(DatabaseTest, reading_cannot_write) {
  const auto refused = database_->transaction(Access::Read, [](Connection& connection) {
    return connection.run(kInsert, {{"sleutel", "a"}, {"getal", 1}, {"ruw", nullptr}});
  });
  EXPECT_FALSE(refused);
  EXPECT_EQ(count(), 0);
}

TEST_P(DatabaseTest, a_swallowed_error_does_not_pass_for_a_commit) {
  const auto answer = write([&](Connection& connection) -> base::Result<std::int64_t> {
    TRY_VOID(connection.run(kInsert, {{"sleutel", "a"}, {"getal", 1}, {"ruw", nullptr}}));
    (void)connection.run(kInsert, {{"sleutel", "a"}, {"getal", 1}, {"ruw", nullptr}});
    return 1;
  });
  // SQLite undoes only the statement, PostgreSQL the whole transaction: what counts is that the answer tells.
  EXPECT_EQ(count(), answer ? 1 : 0);
}

TEST_P(DatabaseTest, many_writers_wait_for_each_other) {
  constexpr int kThreads = 4;
  constexpr int kEach = 10;
  std::vector<std::thread> threads;
  std::atomic<int> failed = 0;
  for (int thread = 0; thread < kThreads; ++thread) {
    threads.emplace_back([&, thread] {
      for (int i = 0; i < kEach; ++i) {
        if (!insert((std::to_string(thread) + "-" + std::to_string(i)).c_str())) {
          ++failed;
        }
      }
    });
  }
  for (auto& thread : threads) {
    thread.join();
  }
  EXPECT_EQ(failed, 0);
  EXPECT_EQ(count(), kThreads * kEach);
}

TEST_P(DatabaseTest, a_cut_connection_is_replaced) {
  const auto fault = std::make_shared<testing::Fault>();
  fault->mode = testing::Fault::Mode::Kill;
  const auto failing = testing::open_failing(*test_database_, fault);
  const auto add = [&](const char* key) {
    return failing->transaction(Access::Write, [&](Connection& connection) {
      return connection.run(kInsert, {{"sleutel", key}, {"getal", 1}, {"ruw", nullptr}});
    });
  };
  ASSERT_TRUE(add("a"));
  fault->statements_left = 1;  // the insert passes, the commit is cut
  const auto cut = add("b");
  ASSERT_FALSE(cut);
  EXPECT_EQ(cut.error().kind, base::ErrorKind::Storage);
  EXPECT_EQ(count(), 1);
  EXPECT_TRUE(add("b"));
  EXPECT_EQ(count(), 2);
}

TEST(Sqlite, a_busy_database_is_said_to_be_busy) {
  const testing::TestDatabase test_database(Kind::Sqlite);
  const auto first = test_database.open();
  const auto second = test_database.open({.connections = 1, .wait = std::chrono::milliseconds(20)});
  const auto outer = first->transaction(Access::Write, [&](Connection&) -> base::Result<base::Error> {
    return second->transaction(Access::Write, [](Connection&) -> base::Result<int> { return 1; }).error();
  });
  ASSERT_TRUE(outer);
  EXPECT_EQ(outer->kind, base::ErrorKind::Storage);
  EXPECT_THAT(outer->cause, HasSubstr("bezet"));
}

TEST(Sqlite, without_a_free_connection_one_waits_and_hears_so) {
  const auto database =
      Database::open("sqlite::memory:", {.connections = 8, .wait = std::chrono::milliseconds(20)});
  const auto outer = (*database)->transaction(Access::Read, [&](Connection&) -> base::Result<base::Error> {
    return (*database)->transaction(Access::Read, [](Connection&) -> base::Result<int> { return 1; }).error();
  });
  ASSERT_TRUE(outer);
  EXPECT_THAT(outer->cause, HasSubstr("Alle verbindingen"));
}

TEST(Sqlite, a_new_file_is_for_its_owner_only) {
  const testing::TestDatabase test_database(Kind::Sqlite);
  ASSERT_NE(test_database.open(), nullptr);
  struct stat status{};
  ASSERT_EQ(::stat(test_database.address().substr(9).c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
}

TEST(Sqlite, a_file_that_is_no_database_is_refused) {
  const testing::TemporaryFolder folder;
  std::ofstream(folder.path() / "brief.db") << std::string(4096, 'x');
  const auto database = Database::open("sqlite://" + (folder.path() / "brief.db").string());
  ASSERT_FALSE(database);
  EXPECT_THAT(database.error().cause, HasSubstr("geen database"));
}

TEST(Address, what_is_no_address_is_refused_with_examples) {
  for (const char* address : {"", "maatstaf.db", "mysql://x", "sqlite:", "sqlite://"}) {
    const auto database = Database::open(address);
    ASSERT_FALSE(database) << address;
    EXPECT_EQ(database.error().kind, base::ErrorKind::Input);
    EXPECT_THAT(database.error().remedy, HasSubstr("sqlite:///"));
  }
  EXPECT_EQ(Database::open("sqlite:///bestaat/echt/niet/x.db").error().kind, base::ErrorKind::Storage);
  EXPECT_EQ(Database::open("postgresql://127.0.0.1:1/x?connect_timeout=2").error().kind,
            base::ErrorKind::Storage);
}

}  // namespace
}  // namespace maatstaf::db
