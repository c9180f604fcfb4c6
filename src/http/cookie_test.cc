// SPDX-License-Identifier: EUPL-1.2
#include "http/cookie.h"

#include <gtest/gtest.h>

namespace maatstaf::http {
namespace {

TEST(Cookies, reads_pairs_and_leaves_out_what_breaks_the_grammar) {
  const auto cookies = parse_cookies(" a=1; b=\"2\"; =3; c; d=x y; e=; f=\xc3\xab");
  EXPECT_EQ(cookies.get("a"), "1");
  EXPECT_EQ(cookies.get("b"), "2");
  EXPECT_EQ(cookies.find("c"), std::nullopt);
  EXPECT_EQ(cookies.find("d"), std::nullopt);
  EXPECT_EQ(cookies.find("e"), std::string{});
  EXPECT_EQ(cookies.find("f"), std::nullopt);
}

TEST(Cookies, writes_strict_attributes) {
  EXPECT_EQ(set_cookie({.name = "s", .value = "v"}, Transport::Encrypted),
            "s=v; Path=/; SameSite=Lax; HttpOnly; Secure");
  EXPECT_EQ(set_cookie({.name = "s", .value = "", .seconds = -1}, Transport::Plain),
            "s=; Path=/; SameSite=Lax; Max-Age=0; HttpOnly");
}

TEST(Cookies, never_writes_a_value_that_ends_the_header) {
  EXPECT_EQ(set_cookie({.name = "s", .value = "a\r\nX: y"}, Transport::Plain),
            "s=; Path=/; SameSite=Lax; HttpOnly");
}

}  // namespace
}  // namespace maatstaf::http
