// SPDX-License-Identifier: EUPL-1.2
//
// For tests: accounts and sessions on an empty database of either kind, with the cheapest hashes.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>

#include "auth/accounts.h"
#include "auth/sessions.h"
#include "db/testing.h"

namespace maatstaf::auth::testing {

inline constexpr const char* kGoed = "vier blauwe fietsen";
inline constexpr const char* kFout = "vijf groene fietsen";

class WithAccounts : public db::testing::OnBothDatabases {
 protected:
  void SetUp() override {
    OnBothDatabases::SetUp();
    if (IsSkipped() || HasFatalFailure()) {
      return;
    }
    accounts_ = std::make_unique<Accounts>(*database_, clock_, Wachtwoordkosten::laagste());
    sessions_ = std::make_unique<Sessions>(*database_, *accounts_, clock_);
  }
  Account maak(const char* naam = "marloes", Rol rol = Rol::Intake) {
    const auto account =
        accounts_->create({naam, "Iemand Anders", rol, rol == Rol::Ouder ? "" : "lageland", kGoed});
    EXPECT_TRUE(account) << (account ? "" : account.error().text());
    return account.value_or(Account{});
  }
  bool gelukt(std::string_view naam, std::string_view wachtwoord, std::string_view adres = "10.0.0.1") {
    return accounts_->verify(naam, wachtwoord, adres).has_value();
  }
  std::string ruw(const std::string& sql) {
    const auto rij = database_->transaction(
        db::Access::Read, [&](db::Connection& connection) { return connection.first({"ruw", sql}); });
    return rij && *rij ? (*rij)->text("waarde").value_or("") : "";
  }

  std::unique_ptr<Accounts> accounts_;
  std::unique_ptr<Sessions> sessions_;
};

}  // namespace maatstaf::auth::testing
