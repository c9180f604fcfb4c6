// SPDX-License-Identifier: EUPL-1.2
//
// The demo, played through the real commands with the real rules.
#include "zaak/voorbeelden.h"

#include <gtest/gtest.h>

#include <map>

#include "zaak/testing.h"

namespace maatstaf::zaak {
namespace {

using base::Moment;
using testing::dag;
using testing::goed;
using testing::gronden;

class VoorbeeldenTest : public testing::MetZaken {
 protected:
  auth::Account mens(const Voorbeelden& voorbeelden, std::string_view naam) {
    for (const auto& account : voorbeelden.accounts) {
      if (account.naam == naam) return account;
    }
    ADD_FAILURE() << naam;
    return {};
  }
};

TEST_F(VoorbeeldenTest, Werkvoorraad) {
  const auto voorbeelden = laad();
  EXPECT_EQ(voorbeelden.zaken.size(), 13U);
  const auto lijst = goed(zaken_->werkvoorraad(mens(voorbeelden, "marloes")));
  struct Verwacht {
    const char* uiterlijk;
    Groep groep;
    Taak::Soort taak;
    const char* rol;
    const char* wat;
  };
  const std::map<std::string, Verwacht> verwacht = {
      {"MZ-2026-0388",
       {"2026-11-20", Groep::OverDeTermijn, Taak::Soort::Toestaan, "beslisser", "voorbeeldwaarden"}},
      {"MZ-2026-0394", {"2026-11-25", Groep::DezeWeek, Taak::Soort::Wachten, "intake", "kosten"}},
      {"MZ-2026-0399",
       {"2026-11-26", Groep::DezeWeek, Taak::Soort::Toestaan, "beslisser", "voorbeeldwaarden"}},
      {"MZ-2026-0401",
       {"2026-11-27", Groep::DezeWeek, Taak::Soort::Oordelen, "medisch_adviseur", "medisch adviseur"}},
      {"MZ-2026-0405",
       {"2026-12-01", Groep::VolgendeTweeWeken, Taak::Soort::Toestaan, "beslisser", "voorbeeldwaarden"}},
      {"MZ-2026-0412",
       {"2026-12-07", Groep::VolgendeTweeWeken, Taak::Soort::Besluiten, "beslisser", "ondertekend"}},
      {"MZ-2026-0415", {"2026-12-09", Groep::VolgendeTweeWeken, Taak::Soort::Invullen, "intake", "CIZ"}},
      {"MZ-2026-0418", {"2026-12-16", Groep::KlokStaatStil, Taak::Soort::Wachten, "intake", "kinderarts"}},
      {"MZ-2026-0421", {"2026-12-21", Groep::KlokStaatStil, Taak::Soort::Wachten, "intake", "CEP"}},
      {"MZ-2026-0424", {"2027-01-18", Groep::Later, Taak::Soort::Oordelen, "intake", ""}},
      {"MZ-2026-0426", {"2026-12-15", Groep::Later, Taak::Soort::Toestaan, "beslisser", ""}},
  };
  for (const auto& item : lijst) {
    SCOPED_TRACE(item.nummer + " " + item.naam + ": " + item.ontbreekt + " / " + item.wie + " / " +
                 item.belemmering);
    std::string stappen;
    for (const auto& stap : item.stappen)
      stappen += stap.nummer + "=" + std::string(beoordeling::woord(stap.antwoord)) + (stap.nu ? "* " : " ");
    SCOPED_TRACE(stappen);
    EXPECT_EQ(item.gegevens, Gegevens::Voorbeeld);
    EXPECT_TRUE(item.belemmering.empty());
    const auto gezocht = verwacht.find(item.nummer);
    if (gezocht == verwacht.end()) {
      EXPECT_EQ(item.groep, Groep::Afgerond);
      continue;
    }
    EXPECT_EQ(item.uiterlijk, dag(gezocht->second.uiterlijk)) << item.uiterlijk.text();
    EXPECT_EQ(item.groep, gezocht->second.groep);
    EXPECT_EQ(item.taak, gezocht->second.taak);
    EXPECT_EQ(item.wie_rol, gezocht->second.rol);
    EXPECT_NE(item.ontbreekt.find(gezocht->second.wat), std::string::npos);
  }
}

}  // namespace
}  // namespace maatstaf::zaak
