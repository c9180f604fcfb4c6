// SPDX-License-Identifier: EUPL-1.2
#include "web/delen/briefpagina.h"

#include <gtest/gtest.h>

namespace maatstaf::web {
namespace {

std::string policy_of(const http::Response& response) {
  const auto found = response.headers.find("Content-Security-Policy");
  return found == response.headers.end() ? std::string() : found->second;
}

TEST(Briefpagina, the_policy_names_the_style_by_its_hash_and_nothing_else) {
  const auto response = letter_page("<html><style>p{color:red}</style><p>Beste ouders</p></html>");
  const auto policy = policy_of(response);
  // The value that `printf 'p{color:red}' | openssl dgst -sha256 -binary | base64` gives.
  EXPECT_NE(policy.find("default-src 'none'"), std::string::npos);
  EXPECT_NE(policy.find("style-src 'sha256-p0bF+un5yUb9MBO6xRb8kPHlY2BdpHVtLiFkDrZPF64='"), std::string::npos)
      << policy;
  EXPECT_EQ(policy.find("unsafe"), std::string::npos);
}

TEST(Briefpagina, a_page_without_style_allows_none) {
  EXPECT_NE(policy_of(letter_page("<p>niets</p>")).find("style-src 'none'"), std::string::npos);
}

}  // namespace
}  // namespace maatstaf::web
