// SPDX-License-Identifier: EUPL-1.2
#include "base/new_file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <thread>
#include <vector>

namespace maatstaf::base {
namespace {

namespace fs = std::filesystem;

class NewFile : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "maatstaf-file-XXXXXX").string();
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override { fs::remove_all(folder_); }
  [[nodiscard]] std::string path(const char* name) const { return (folder_ / name).string(); }
  static std::string text_of(const std::string& file) {
    std::ifstream in(file);
    return {(std::istreambuf_iterator<char>(in)), {}};
  }
  static unsigned mode_of(const std::string& file) {
    struct stat status{};
    return ::stat(file.c_str(), &status) == 0 ? status.st_mode & 0777U : 0;
  }

  fs::path folder_;
};

TEST_F(NewFile, is_whole_private_and_alone) {
  ASSERT_TRUE(write_new_file(path("a"), std::string(100000, 'x'), FileAccess::OwnerOnly));
  ASSERT_TRUE(write_new_file(path("b"), "", FileAccess::Everyone));
  EXPECT_EQ(text_of(path("a")).size(), 100000U);
  EXPECT_EQ(mode_of(path("a")), 0600U);
  EXPECT_EQ(mode_of(path("b")) & 0600U, 0600U);
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_), {}), 2);
}

TEST_F(NewFile, never_writes_over_anything_not_even_a_link) {
  ASSERT_TRUE(write_new_file(path("a"), "eerst", FileAccess::OwnerOnly));
  fs::create_symlink(path("nergens"), path("link"));
  for (const char* name : {"a", "link"}) {
    const auto refused = write_new_file(path(name), "later", FileAccess::OwnerOnly);
    ASSERT_FALSE(refused) << name;
    EXPECT_EQ(refused.error().kind, ErrorKind::Conflict);
  }
  EXPECT_EQ(text_of(path("a")), "eerst");
  EXPECT_FALSE(fs::exists(path("nergens")));
  EXPECT_EQ(write_new_file(path("weg/a"), "x", FileAccess::OwnerOnly).error().kind, ErrorKind::Storage);
}

TEST_F(NewFile, of_many_writers_one_wins) {
  std::atomic<int> written = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 6; ++i) {
    threads.emplace_back([&, i] {
      written +=
          write_new_file(path("a"), std::string(1000, static_cast<char>('a' + i)), FileAccess::OwnerOnly) ? 1
                                                                                                          : 0;
    });
  }
  for (auto& thread : threads) {
    thread.join();
  }
  EXPECT_EQ(written, 1);
  EXPECT_EQ(text_of(path("a")), std::string(1000, text_of(path("a")).front()));
}

TEST_F(NewFile, a_folder_that_others_can_write_in_is_not_private) {
  for (const auto& [mode, good] : std::vector<std::pair<mode_t, bool>>{
           {0700, true}, {0755, true}, {0770, false}, {0777, false}, {01777, false}, {0702, false}}) {
    ASSERT_EQ(::chmod(folder_.c_str(), mode), 0);
    EXPECT_EQ(check_private_folder(folder_.string()).has_value(), good) << std::oct << mode;
  }
  EXPECT_EQ(check_private_folder(path("weg")).error().kind, ErrorKind::NotFound);
  std::ofstream(path("bestand")) << "x";
  EXPECT_EQ(check_private_folder(path("bestand")).error().kind, ErrorKind::Input);
}

TEST_F(NewFile, a_name_changes_in_one_step) {
  ASSERT_TRUE(write_new_file(path("a"), "nieuw", FileAccess::OwnerOnly));
  ASSERT_TRUE(write_new_file(path("b"), "oud", FileAccess::OwnerOnly));
  ASSERT_TRUE(rename_file(path("a"), path("b")));
  EXPECT_EQ(text_of(path("b")), "nieuw");
  EXPECT_FALSE(fs::exists(path("a")));
  EXPECT_EQ(rename_file(path("a"), path("b")).error().kind, ErrorKind::Storage);
}

}  // namespace
}  // namespace maatstaf::base
