// SPDX-License-Identifier: EUPL-1.2
#include "base/hash.h"

#include <gtest/gtest.h>

namespace maatstaf::base {
namespace {

TEST(Hash, sha256_of_the_published_test_vectors) {
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Hash, short_fingerprint_is_four_groups_of_four) {
  EXPECT_EQ(short_fingerprint("9f3c41d7c20be8aaffff"), "9f3c 41d7 c20b e8aa");
}

}  // namespace
}  // namespace maatstaf::base
