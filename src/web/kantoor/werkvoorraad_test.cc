// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "web/testing.h"

namespace maatstaf::web {
namespace {

using zaak::testing::goed;
using zaak::testing::gronden;

class WerkvoorraadTest : public testing::MetSite {
 protected:
  void dien_in(const std::string& naam) {
    auto json = goed(base::parse_json(zaak::testing::lees_bestand("voorbeelden/aanvraag-noor.json"), "a"));
    json.if_object()->erase("oordelen");
    auto gelezen = zaak::lees_aanvraag(json, "a", gronden().bibliotheek.begrippen(), gronden().codes);
    ASSERT_TRUE(gelezen);
    gelezen->client.naam = naam;
    goed(zaken_->dien_in(intake_, *gelezen, ""));
  }
  static bool heeft(const http::Response& pagina, std::string_view tekst) {
    return pagina.body.find(tekst) != std::string::npos;
  }
  static std::size_t aantal(const std::string& tekst, std::string_view deel) {
    std::size_t uit = 0;
    for (auto plaats = tekst.find(deel); plaats != std::string::npos; plaats = tekst.find(deel, plaats + 1)) {
      ++uit;
    }
    return uit;
  }
  /// The address of a link with this text.
  static std::string adres_van(const std::string& pagina, const std::string& tekst) {
    const auto einde = pagina.find(">" + tekst + "</a>");
    if (einde == std::string::npos) {
      return {};
    }
    const auto begin = pagina.rfind("href=\"", einde) + 6;
    std::string adres = pagina.substr(begin, pagina.find('"', begin) - begin);
    for (auto amp = adres.find("&amp;"); amp != std::string::npos; amp = adres.find("&amp;")) {
      adres.replace(amp, 5, "&");
    }
    return adres;
  }
};

TEST_F(WerkvoorraadTest, the_list_has_pages_that_hold_every_case_once) {
  for (int i = 0; i < 30; ++i) {
    dien_in("Kind " + std::to_string(i));
  }
  auto intake = browser();
  (void)intake.log_in("intake");
  const auto eerste = intake.get("/kantoor");
  ASSERT_EQ(eerste.status, 200);
  EXPECT_TRUE(heeft(eerste, "30 open zaken"));
  EXPECT_EQ(aantal(eerste.body, "ms-rowlink"), 25U);
  EXPECT_LT(eerste.body.size(), 100'000U);
  EXPECT_FALSE(heeft(eerste, "Vorige zaken"));
  const auto tweede = intake.get(adres_van(eerste.body, "Volgende zaken"));
  ASSERT_EQ(tweede.status, 200);
  EXPECT_EQ(aantal(tweede.body, "ms-rowlink"), 5U);
  EXPECT_FALSE(heeft(tweede, "Volgende zaken"));
  const auto terug = intake.get(adres_van(tweede.body, "Vorige zaken"));
  EXPECT_EQ(aantal(terug.body, "ms-rowlink"), 25U);
  EXPECT_TRUE(heeft(terug, "MZ-2026-0001"));
  for (const char* onzin :
       {"/kantoor?na=x", "/kantoor?na=l.9999-12-31.~", "/kantoor?voor=s..", "/kantoor?wie=niemand"}) {
    const auto antwoord = intake.get(onzin);
    EXPECT_EQ(antwoord.status, 200) << onzin;
    EXPECT_GE(aantal(antwoord.body, "ms-rowlink"), 5U) << onzin;
  }
  EXPECT_TRUE(heeft(intake.get("/kantoor?wie=afgerond"), "Er zijn hier geen zaken"));
}

TEST_F(WerkvoorraadTest, a_name_that_is_searched_stands_in_no_address) {
  dien_in("Zoë van den Bérg");
  dien_in("Bram Jansen");
  auto intake = browser();
  (void)intake.log_in("intake");
  (void)intake.get("/kantoor");
  const auto gevraagd = intake.post("/kantoor/zoeken", {{"zoek", "zoe berg"}});
  ASSERT_EQ(gevraagd.status, 303);
  const std::string adres = gevraagd.headers.find("Location")->second;
  EXPECT_EQ(adres.find("zoe"), std::string::npos);
  EXPECT_EQ(adres.find("berg"), std::string::npos);
  const auto gevonden = intake.get(adres);
  ASSERT_EQ(gevonden.status, 200);
  EXPECT_TRUE(heeft(gevonden, "Zoë van den Bérg"));
  EXPECT_FALSE(heeft(gevonden, "Bram Jansen"));
  EXPECT_TRUE(heeft(gevonden, "value=\"zoe berg\"")) << "what was typed stays in the form";
  EXPECT_EQ(aantal(intake.get(adres).body, "ms-rowlink"), 1U) << "a reload asks nothing again";

  // Nobody else can open it, and not for ever.
  auto arts = browser();
  (void)arts.log_in("arts");
  EXPECT_EQ(arts.get(adres).status, 404);
  for (int deel = 0; deel < 4; ++deel) {  // somebody at work stays logged in
    klok_.advance_seconds(16 * 60);
    EXPECT_EQ(intake.get("/kantoor").status, 200);
  }
  EXPECT_EQ(intake.get(adres).status, 404);
}

TEST_F(WerkvoorraadTest, searching_for_nothing_or_nobody_says_so) {
  dien_in("Bram Jansen");
  auto intake = browser();
  (void)intake.log_in("intake");
  const auto zoek = [&](const std::string& tekst) {
    (void)intake.get("/kantoor");
    const auto gevraagd = intake.post("/kantoor/zoeken", {{"zoek", tekst}});
    const auto waarheen = gevraagd.headers.find("Location");
    EXPECT_NE(waarheen, gevraagd.headers.end()) << tekst << ": " << gevraagd.status;
    return waarheen == gevraagd.headers.end() ? gevraagd : intake.get(waarheen->second);
  };
  EXPECT_TRUE(heeft(zoek("Willemijn"), "Er zijn hier geen zaken"));
  EXPECT_TRUE(heeft(zoek("--"), "geboortejaar"));
  EXPECT_TRUE(heeft(zoek("  "), "<h1>Werkvoorraad</h1>"));
  EXPECT_TRUE(heeft(zoek("1"), "Bram Jansen")) << "by the number without its zeros";
  EXPECT_TRUE(heeft(zoek("<b>"), "Er zijn hier geen zaken"));
}

// A redirect assesses nothing and is no view: the page that follows is.
TEST_F(WerkvoorraadTest, the_way_to_a_case_is_logged_once) {
  dien_in("Bram Jansen");
  const auto dossier = goed(zaken_->dossier_van(intake_, "MZ-2026-0001"));
  auto intake = browser();
  (void)intake.log_in("intake");
  const auto weg = intake.get("/kantoor/zaken/MZ-2026-0001");
  ASSERT_EQ(weg.status, 303);
  EXPECT_EQ(weg.headers.find("Location")->second, "/kantoor/zaken/MZ-2026-0001/stap/1");
  EXPECT_EQ(goed(logboek_->aantal_inzage(dossier)), 0);
  EXPECT_EQ(intake.get("/kantoor/zaken/MZ-2026-0001/stap/1").status, 200);
  EXPECT_EQ(goed(logboek_->aantal_inzage(dossier)), 1);
  EXPECT_EQ(intake.get("/kantoor/zaken/MZ-2026-0099").status, 404);
}

}  // namespace
}  // namespace maatstaf::web
