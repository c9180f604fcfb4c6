// SPDX-License-Identifier: EUPL-1.2
#include "db/migrations.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <fstream>
#include <thread>

#include "db/testing.h"

namespace maatstaf::db {
namespace {

using ::testing::HasSubstr;
using testing::Kind;

class Migrations : public ::testing::TestWithParam<Kind> {
 protected:
  void SetUp() override {
    test_database_ = std::make_unique<testing::TestDatabase>(GetParam());
    if (test_database_->address().empty()) {
      GTEST_SKIP() << "Overgeslagen: geen PostgreSQL.";
    }
    database_ = test_database_->open();
    write("0001-een.sql", "CREATE TABLE een (x BIGINT); INSERT INTO een VALUES (1);");
    write("0002-twee.sql", "CREATE TABLE twee (x BIGINT);");
  }
  void write(const char* name, const char* sql) { std::ofstream(folder_.path() / name) << sql; }
  base::Result<std::vector<Migration>> run() { return migrate(*database_, folder_.path(), clock_); }

  base::FixedClock clock_{base::Moment::at(*base::Date::from(2026, 11, 24))};
  testing::TemporaryFolder folder_;
  std::unique_ptr<testing::TestDatabase> test_database_;
  std::unique_ptr<Database> database_;
};
INSTANTIATE_TEST_SUITE_P(Databases, Migrations, testing::both(), testing::kind_name);

TEST_P(Migrations, run_once_and_in_order) {
  EXPECT_EQ(check_migrations(*database_, folder_.path()).error().kind, base::ErrorKind::Conflict);
  EXPECT_EQ(run().value().size(), 2U);
  EXPECT_EQ(run().value().size(), 0U);
  EXPECT_TRUE(check_migrations(*database_, folder_.path()));
  write("0003-drie.sql", "CREATE TABLE drie (x BIGINT);");
  EXPECT_EQ(check_migrations(*database_, folder_.path()).error().kind, base::ErrorKind::Conflict);
  EXPECT_EQ(run().value().at(0).name, "0003-drie.sql");
}

TEST_P(Migrations, a_changed_file_is_refused_by_name) {
  ASSERT_TRUE(run());
  write("0001-een.sql", "CREATE TABLE een (x BIGINT, y BIGINT);");
  EXPECT_EQ(run().error().kind, base::ErrorKind::Conflict);
  EXPECT_EQ(run().error().place.file, "0001-een.sql");
  EXPECT_FALSE(check_migrations(*database_, folder_.path()));
}

TEST_P(Migrations, an_older_program_refuses_a_newer_database) {
  ASSERT_TRUE(run());
  std::filesystem::remove(folder_.path() / "0002-twee.sql");
  EXPECT_THAT(run().error().cause, HasSubstr("nieuwer"));
}

TEST_P(Migrations, one_bad_migration_undoes_all) {
  write("0003-fout.sql", "CREATE TABLE drie (x BIGINT); ONZIN;");
  const auto failed = run();
  ASSERT_FALSE(failed);
  EXPECT_THAT(failed.error().cause, HasSubstr("0003-fout.sql"));
  write("0003-fout.sql", "CREATE TABLE drie (x BIGINT);");
  EXPECT_EQ(run().value().size(), 3U);
}

TEST_P(Migrations, two_programs_at_once_run_each_migration_once) {
  std::atomic<std::size_t> ran = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 3; ++i) {
    threads.emplace_back([&] {
      const auto own = test_database_->open();
      const auto done = migrate(*own, folder_.path(), clock_);
      EXPECT_TRUE(done) << done.error().text();
      ran += done ? done->size() : 100;
    });
  }
  for (auto& thread : threads) {
    thread.join();
  }
  EXPECT_EQ(ran, 2U);
}

TEST(MigrationFiles, gaps_doubles_and_odd_names_are_refused) {
  const auto fails = [](std::initializer_list<const char*> names) {
    const testing::TemporaryFolder folder;
    for (const char* name : names) {
      std::ofstream(folder.path() / name) << "SELECT 1;";
    }
    return !read_migrations(folder.path());
  };
  EXPECT_TRUE(fails({}));
  EXPECT_TRUE(fails({"0002-a.sql"}));
  EXPECT_TRUE(fails({"0001-a.sql", "0001-b.sql"}));
  EXPECT_TRUE(fails({"0001-a.sql", "0003-b.sql"}));
  EXPECT_TRUE(fails({"een.sql"}));
  EXPECT_TRUE(fails({"1-a.sql"}));
  EXPECT_FALSE(fails({"0001-a.sql", "0002-b.sql", "LEESMIJ.md"}));
  EXPECT_FALSE(read_migrations("/bestaat/echt/niet"));
}

}  // namespace
}  // namespace maatstaf::db
