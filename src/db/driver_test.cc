// SPDX-License-Identifier: EUPL-1.2
#include "db/driver.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace maatstaf::db {
namespace {

TEST(Compile, placeholders_get_numbers_and_quoted_text_stays) {
  const auto compiled = compile(
      {"proef", "SELECT ':a', \":b\" /* :c */ FROM t WHERE x = :x AND y = :y AND z = :x -- :d\n"}, '$');
  ASSERT_TRUE(compiled);
  EXPECT_EQ(compiled->sql, "SELECT ':a', \":b\" /* :c */ FROM t WHERE x = $1 AND y = $2 AND z = $1 -- :d\n");
  EXPECT_THAT(compiled->names, ::testing::ElementsAre("x", "y"));
  EXPECT_FALSE(compile({"cast", "SELECT x::text FROM t"}, '$'));
  EXPECT_TRUE(compile({"open", "SELECT 'zonder einde"}, '$'));
}

}  // namespace
}  // namespace maatstaf::db
