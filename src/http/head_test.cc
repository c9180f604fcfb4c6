// SPDX-License-Identifier: EUPL-1.2
#include "http/head.h"

#include <gtest/gtest.h>

#include <string>

namespace maatstaf::http {
namespace {

bool sound(std::string_view fields, std::string_view version = "1.1") {
  return check_head("POST / HTTP/" + std::string(version) + "\r\n" + std::string(fields) + "\r\n")
      .has_value();
}

TEST(Head, one_host_and_a_body_with_one_end_are_sound) {
  EXPECT_TRUE(sound("Host: x\r\n"));
  EXPECT_TRUE(sound("hOST:x\r\nContent-Length: 3\r\n"));
  EXPECT_TRUE(sound("Host: x\r\ntransfer-encoding:\t chunked \r\n"));
  EXPECT_TRUE(sound("", "1.0"));
}

TEST(Head, what_can_be_read_in_two_ways_is_refused) {
  EXPECT_FALSE(sound(""));
  EXPECT_FALSE(sound("Host: x\r\nhost: x\r\n"));
  EXPECT_FALSE(sound("Host: x\r\nHost: y\r\n", "1.0"));
  EXPECT_FALSE(sound("Host: x\r\nX: a\r\n b: c\r\n"));
  EXPECT_FALSE(sound("Host: x\r\nX: a\r\n\tb\r\n"));
  for (const auto* coding :
       {"xchunked", "gzip", "chunked, identity", "chunked, chunked", "", "\"chunked\""}) {
    EXPECT_FALSE(sound("Host: x\r\nTransfer-Encoding: " + std::string(coding) + "\r\n")) << coding;
  }
  EXPECT_FALSE(sound("Host: x\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"));
  EXPECT_FALSE(sound("Host: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n"));
  EXPECT_FALSE(sound("Transfer-Encoding: chunked\r\n", "1.0"));
}

}  // namespace
}  // namespace maatstaf::http
