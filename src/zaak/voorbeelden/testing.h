// SPDX-License-Identifier: EUPL-1.2
//
// For tests: the real rules, codes and terms, an empty database, the people of the demo, and the demo cases.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "auth/accounts.h"
#include "db/testing.h"
#include "dossier/archief.h"
#include "dossier/kluis.h"
#include "zaak/voorbeelden/voorbeelden.h"
#include "zaak/zaken.h"

namespace maatstaf::zaak::testing {

inline constexpr const char* kKantoor = "lageland";

inline std::string lees_bestand(const std::string& pad) {
  std::ifstream invoer(std::string(MAATSTAF_SOURCE_DIR "/") + pad, std::ios::binary);
  EXPECT_TRUE(invoer.good()) << pad;
  std::ostringstream tekst;
  tekst << invoer.rdbuf();
  return tekst.str();
}

template <class T>
T goed(base::Result<T> resultaat) {
  if (!resultaat) {
    throw std::runtime_error(resultaat.error().text());
  }
  return std::move(*resultaat);
}

inline void goed(base::Result<void> resultaat) {
  if (!resultaat) {
    throw std::runtime_error(resultaat.error().text());
  }
}

/// What is read once for all tests.
struct Gronden {
  regels::Bibliotheek bibliotheek = goed(regels::Bibliotheek::lees(MAATSTAF_SOURCE_DIR "/regels"));
  IwlzCodes codes = goed(IwlzCodes::lees(MAATSTAF_SOURCE_DIR "/regels/iwlz-codes.yaml"));
  Termijnboek termijnboek = goed(Termijnboek::lees(MAATSTAF_SOURCE_DIR "/regels"));
};

inline const Gronden& gronden() {
  static const Gronden gronden;
  return gronden;
}

inline base::Date dag(const char* tekst) {
  return base::Date::parse(tekst).value_or(base::Date());
}

inline auth::Account account(const char* naam, auth::Rol rol, const char* kantoor = kKantoor) {
  auth::Account account;
  account.id = std::string("id-") + naam;
  account.naam = naam;
  account.weergavenaam = naam;
  account.rol = rol;
  account.kantoor = kantoor;
  return account;
}

/// The whole work list, page after page: open cases by deadline, then the finished ones.
inline std::vector<WerkItem> hele_werkvoorraad(const Lezing& lezing, const auth::Account& account) {
  std::vector<WerkItem> alles;
  for (const Wie wie : {Wie::Alle, Wie::Afgerond}) {
    Werkvraag vraag{.wie = wie, .hoogstens = 4};
    while (true) {
      auto blad = goed(lezing.werkvoorraad(account, vraag));
      std::ranges::move(blad.items, std::back_inserter(alles));
      if (!blad.later) {
        break;
      }
      vraag.vanaf = blad.laatste;
    }
  }
  return alles;
}

/// People with every role at one office, and some who have nothing to do with it.
class MetMensen : public ::testing::Test {
 protected:
  auth::Account intake_ = account("intake", auth::Rol::Intake);
  auth::Account arts_ = account("arts", auth::Rol::MedischAdviseur);
  auth::Account verpleegkundige_ = account("verpleegkundige", auth::Rol::Verpleegkundige);
  auth::Account beslisser_ = account("beslisser", auth::Rol::Beslisser);
  auth::Account lezer_ = account("lezer", auth::Rol::Beslisser);
  auth::Account auditor_ = account("auditor", auth::Rol::Auditor);
  auth::Account beheerder_ = account("beheerder", auth::Rol::Beheerder);
  auth::Account ouder_ = account("ouder", auth::Rol::Ouder, "");
  auth::Account elders_ = account("elders", auth::Rol::Intake, "hoogland");
};

/// An empty archive with a clock that the test moves.
class MetZaken : public MetMensen {
 protected:
  void SetUp() override {
    database_ = goed(db::Database::open("sqlite::memory:"));
    ASSERT_TRUE(db::migrate(*database_, MAATSTAF_SOURCE_DIR "/migraties", klok_));
    archief_ = std::make_unique<dossier::Archief>(*database_, kluis_, klok_);
    zaken_ = std::make_unique<Zaken>(*archief_, gronden().bibliotheek, gronden().codes, klok_,
                                     gronden().termijnboek);
  }

  base::FixedClock klok_{base::Moment::at(dag("2026-09-28"), 9)};
  std::unique_ptr<db::Database> database_;
  dossier::Kluis kluis_ = dossier::Kluis::tijdelijk();
  std::unique_ptr<dossier::Archief> archief_;
  std::unique_ptr<Zaken> zaken_;
};

}  // namespace maatstaf::zaak::testing
