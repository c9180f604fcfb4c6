// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <string>

#include "auth/accounts.h"

namespace maatstaf::auth {
namespace {

TEST(Wachtwoord, length_counts_and_what_everybody_guesses_is_refused) {
  for (const char* goed :
       {"vier blauwe fietsen", "hetregentaltijdopdinsdag", "ééntweedriév12", "Xk7#pq!Lm2zR"}) {
    EXPECT_TRUE(check_password(goed, "marloes")) << goed;
  }
  const std::string lang(129, 'a');
  for (const std::string& slecht :
       {std::string("kort"), std::string("elf tekens."), std::string("Welkom1234567"),
        std::string("wachtwoord!2026"), std::string("aaaaaaaaaaaaaaaa"), std::string("123456789012345"),
        std::string("ikbenmarloes123"), lang, std::string("met een nul\0teken", 17),
        std::string("geen \xff utf-8 tekst")}) {
    const auto geweigerd = check_password(slecht, "marloes");
    ASSERT_FALSE(geweigerd) << slecht;
    EXPECT_EQ(geweigerd.error().place.path, "wachtwoord");
    EXPECT_FALSE(geweigerd.error().remedy.empty());
  }
}

}  // namespace
}  // namespace maatstaf::auth
