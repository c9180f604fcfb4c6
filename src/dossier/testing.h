// SPDX-License-Identifier: EUPL-1.2
//
// For tests: an archive on an empty database of either kind, with events and a projection that are easy to
// follow.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "db/testing.h"
#include "dossier/archief.h"

namespace maatstaf::dossier::testing {

inline const Actor kIntake{"account-intake", "intake", "lageland"};
inline const Actor kOuder{"account-ouder", "ouder", "lageland"};

inline NieuweGebeurtenis feit(const std::string& begrip, const std::string& waarde, Actor actor = kIntake) {
  base::Json inhoud;
  inhoud["begrip"] = begrip;
  inhoud["waarde"] = waarde;
  return {"feit", std::move(actor), *base::Date::from(2026, 11, 1), inhoud};
}

/// A projection that needs the content: one line that counts events and shows the latest value.
inline base::Result<std::vector<WerkRegel>> tel(const std::string& dossier,
                                                const std::vector<Gebeurtenis>& gebeurtenissen) {
  WerkRegel regel;
  regel.zaaknummer = "MZ-" + dossier;
  regel.kantoor = gebeurtenissen.front().actor.kantoor;
  regel.status = gebeurtenissen.back().soort;
  regel.uiterlijk = gebeurtenissen.back().geldig_op.plus_days(56);
  regel.velden["aantal"] = static_cast<std::int64_t>(gebeurtenissen.size());
  regel.persoonlijk["laatste"] = gebeurtenissen.back().inhoud.text("waarde");
  return std::vector<WerkRegel>{regel};
}

/// The whole list of an office, page after page.
inline std::vector<WerkRegel> alle_regels(const Archief& archief, const std::string& kantoor = "lageland",
                                          Staat staat = Staat::Open, int hoogstens = 2) {
  std::vector<WerkRegel> alle;
  Bladvraag vraag{.kantoor = kantoor, .staat = staat, .vandaag = *base::Date::from(2026, 11, 24)};
  vraag.hoogstens = hoogstens;
  while (true) {
    auto blad = archief.bladzijde(vraag);
    EXPECT_TRUE(blad) << (blad ? "" : blad.error().text());
    if (!blad || blad->regels.empty()) {
      return alle;
    }
    vraag.vanaf = plaats_van(blad->regels.back(), vraag.vandaag);
    std::ranges::move(blad->regels, std::back_inserter(alle));
    if (!blad->later) {
      return alle;
    }
  }
}

class MetArchief : public db::testing::OnBothDatabases {
 protected:
  void SetUp() override {
    OnBothDatabases::SetUp();
    if (IsSkipped() || HasFatalFailure()) {
      return;
    }
    archief_ = std::make_unique<Archief>(*database_, kluis_, clock_);
  }
  void TearDown() override {
    archief_.reset();
    OnBothDatabases::TearDown();
  }
  /// Changes what is stored behind the back of the archive.
  std::int64_t verander(const std::string& sql) {
    const auto klaar = database_->transaction(
        db::Access::Write, [&](db::Connection& connection) { return connection.run({"verander", sql}); });
    EXPECT_TRUE(klaar) << sql << ": " << (klaar ? "" : klaar.error().text());
    return klaar.value_or(-1);
  }
  std::string ruwe_tekst(const std::string& sql) {
    const auto gevonden = database_->transaction(
        db::Access::Read, [&](db::Connection& connection) { return connection.first({"ruw", sql}); });
    return gevonden && *gevonden ? (*gevonden)->text("waarde").value_or("") : "";
  }
  Verificatie verifieer(std::string_view dossier = "d1") {
    auto uitslag = archief_->verifieer(dossier);
    EXPECT_TRUE(uitslag) << (uitslag ? "" : uitslag.error().text());
    return uitslag.value_or(Verificatie{});
  }
  void vul(int aantal = 3) {
    for (int i = 0; i < aantal; ++i) {
      ASSERT_TRUE(archief_->voeg_toe("d1", i, {feit("uren", std::to_string(i))}));
    }
  }

  Kluis kluis_ = Kluis::tijdelijk();
  std::unique_ptr<Archief> archief_;
};

}  // namespace maatstaf::dossier::testing
