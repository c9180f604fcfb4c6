// SPDX-License-Identifier: EUPL-1.2
#include "http/security.h"

#include <gtest/gtest.h>

namespace maatstaf::http {
namespace {

using std::chrono::milliseconds;

TEST(SecurityHeaders, are_strict_and_leave_what_a_page_chose) {
  Response response;
  response.headers.emplace("Cache-Control", "no-cache");
  add_security_headers(response, Transport::Plain);
  EXPECT_EQ(response.headers.count("Cache-Control"), 1U);
  const auto policy = response.headers.find("content-security-policy")->second;
  EXPECT_NE(policy.find("default-src 'self'"), std::string::npos);
  EXPECT_NE(policy.find("frame-ancestors 'none'"), std::string::npos);
  EXPECT_EQ(policy.find("unsafe"), std::string::npos);
  EXPECT_EQ(response.headers.count("Strict-Transport-Security"), 0U);
  add_security_headers(response, Transport::Encrypted);
  EXPECT_EQ(response.headers.count("Strict-Transport-Security"), 1U);
}

TEST(RateLimiter, allows_a_burst_and_then_one_per_interval) {
  RateLimiter limiter(3, milliseconds(100));
  const RateLimiter::Clock::time_point start{};
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(limiter.ask("a", start), RateLimiter::Answer::Allowed);
  }
  EXPECT_EQ(limiter.ask("a", start), RateLimiter::Answer::TooMany);
  EXPECT_EQ(limiter.ask("b", start), RateLimiter::Answer::Allowed);
  EXPECT_EQ(limiter.ask("a", start + milliseconds(101)), RateLimiter::Answer::Allowed);
  EXPECT_EQ(limiter.ask("a", start + milliseconds(102)), RateLimiter::Answer::TooMany);
}

TEST(RateLimiter, keeps_no_more_keys_than_it_may) {
  RateLimiter limiter(1, milliseconds(1000), 10);
  const RateLimiter::Clock::time_point start{};
  for (int i = 0; i < 1000; ++i) {
    EXPECT_EQ(limiter.ask(std::to_string(i), start), RateLimiter::Answer::Allowed);
  }
}

}  // namespace
}  // namespace maatstaf::http
