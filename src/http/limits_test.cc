// SPDX-License-Identifier: EUPL-1.2
#include "http/limits.h"

#include <gtest/gtest.h>

namespace maatstaf::http {
namespace {

TEST(Limits, a_subscriber_is_one_address) {
  EXPECT_EQ(network_of("192.0.2.1"), "192.0.2.1");
  EXPECT_EQ(network_of(" 192.0.2.1:4711 "), "192.0.2.1");
  EXPECT_EQ(network_of("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::/64");
  EXPECT_EQ(network_of("2001:db8:1:2:ffff::1"), network_of("[2001:db8:1:2::9]:443"));
  EXPECT_NE(network_of("2001:db8:1:3::1"), network_of("2001:db8:1:2::1"));
  EXPECT_EQ(network_of("::ffff:192.0.2.1"), "192.0.2.1");
  EXPECT_EQ(network_of("fe80::1%eth0"), "fe80::/64");
  for (const auto* none : {"", "onbekend", "1.2.3", "1.2.3.4.5", "[::1", ":", "::g"}) {
    EXPECT_NE(network_of(none), "192.0.2.1") << none;
  }
  EXPECT_EQ(network_of("onbekend"), "");
}

TEST(Limits, the_last_value_of_the_last_line_is_that_of_our_proxy) {
  Request request;
  EXPECT_EQ(forwarded_address(request, "127.0.0.1"), "127.0.0.1");
  // nginx adds a value to the line that came in; HAProxy adds a line.
  request.headers.emplace("X-Forwarded-For", "203.0.113.9, 192.0.2.7");
  EXPECT_EQ(forwarded_address(request, "127.0.0.1"), "192.0.2.7");
  request.headers.emplace("x-forwarded-for", "2001:db8::1");
  EXPECT_EQ(forwarded_address(request, "127.0.0.1"), "2001:db8::/64");
  request.headers.emplace("X-Forwarded-For", "geen adres");
  EXPECT_EQ(forwarded_address(request, "127.0.0.1"), "127.0.0.1");
}

TEST(Limits, connections_fit_in_the_descriptors) {
  EXPECT_EQ(connections_within(1024, 10'000), 896U);
  EXPECT_EQ(connections_within(1U << 20U, 10'000), 10'000U);
  EXPECT_EQ(connections_within(64, 10'000), 32U);
  EXPECT_GT(raise_descriptor_limit(), 0U);
}

}  // namespace
}  // namespace maatstaf::http
