// SPDX-License-Identifier: EUPL-1.2
#include "http/static_files.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace maatstaf::http {
namespace {

class StaticFilesTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::path(::testing::TempDir()) / "maatstaf-static";
    std::filesystem::create_directories(folder_ / "fonts");
    std::ofstream(folder_ / "a.css") << std::string(2000, 'a');
    std::ofstream(folder_ / "fonts" / "b.woff2") << "wOF2";
    std::ofstream(folder_ / "geheim.key") << "nee";
    files_ = StaticFiles::read(folder_.string(), "/stijl/").value();
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  [[nodiscard]] Response get(std::string path, std::string name = "X", std::string value = "") const {
    Request request;
    request.path = std::move(path);
    request.headers.emplace(std::move(name), std::move(value));
    return files_.answer(request);
  }
  std::filesystem::path folder_;
  StaticFiles files_;
};

TEST_F(StaticFilesTest, answers_with_type_and_fingerprint) {
  const auto response = get("/stijl/a.css");
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.type, "text/css; charset=utf-8");
  EXPECT_EQ(response.body.size(), 2000U);
  const auto etag = response.headers.find("ETag")->second;
  EXPECT_EQ(get("/stijl/a.css", "If-None-Match", etag).status, 304);
  EXPECT_EQ(get("/stijl/a.css", "If-None-Match", "\"anders\"").status, 200);
  EXPECT_NE(files_.address("a.css").find("/stijl/a.css?v="), std::string::npos);
  EXPECT_EQ(get("/stijl/fonts/b.woff2").type, "font/woff2");
}

TEST_F(StaticFilesTest, compresses_when_asked) {
  const auto response = get("/stijl/a.css", "Accept-Encoding", "gzip, br");
  EXPECT_EQ(response.headers.find("Content-Encoding")->second, "gzip");
  EXPECT_LT(response.body.size(), 200U);
}

TEST_F(StaticFilesTest, serves_nothing_else) {
  EXPECT_EQ(get("/stijl/geheim.key").status, 404);
  EXPECT_EQ(get("/stijl/../a.css").status, 404);
  EXPECT_EQ(get("/stijl/").status, 404);
  EXPECT_FALSE(StaticFiles::read((folder_ / "weg").string(), "/stijl/"));
}

}  // namespace
}  // namespace maatstaf::http
