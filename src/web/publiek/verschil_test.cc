// SPDX-License-Identifier: EUPL-1.2
//
// The page that compares two packages, over rules of which one computes what the other asks.
#include "web/testing.h"

namespace maatstaf::web {
namespace {

class Verschilpagina : public testing::MetSite {
 protected:
  void SetUp() override {
    MetSite::SetUp();
    auto gelezen = regels::Bibliotheek::lees(std::string(MAATSTAF_SOURCE_DIR) +
                                             "/tests/pakketten-gevraagd-en-berekend/regels");
    ASSERT_TRUE(gelezen) << gelezen.error().text();
    services_.bibliotheek = std::make_shared<const regels::Bibliotheek>(std::move(*gelezen));
    router_ = std::make_unique<http::Router>(maak_router(services_));
  }
};

TEST_F(Verschilpagina, what_is_asked_in_one_package_and_computed_in_the_other_is_shown_with_a_case) {
  auto visitor = browser();
  for (const auto* address : {"/regels/verschil?a=proef%2Fvraagt&b=proef%2Frekent",
                              "/regels/verschil?a=proef%2Frekent&b=proef%2Fvraagt"}) {
    const auto response = visitor.get(address);
    EXPECT_EQ(response.status, 200) << address;
    EXPECT_NE(response.body.find("Uitkomst: Vergoeding"), std::string::npos) << address;
  }
}

}  // namespace
}  // namespace maatstaf::web
