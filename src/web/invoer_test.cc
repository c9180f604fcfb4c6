// SPDX-License-Identifier: EUPL-1.2
//
// The rule for texts at every door of the site: each form of each route meets each kind of bad character.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "web/testing.h"

namespace maatstaf::web {
namespace {

struct Slecht {
  const char* tekens;
  const char* code;
};
constexpr Slecht kSlecht[] = {{"\a", "U+0007"},
                              {"\x7F", "U+007F"},
                              {"\uE000", "U+E000"},
                              {"\uFFFE", "U+FFFE"},
                              {"\u0378", "U+0378"},
                              {"\u202E", "U+202E"},
                              {"\u2066", "U+2066"},
                              {"\uFFFD", "U+FFFD"},
                              {"\U0001F600", "U+1F600"},
                              {"\U000E0041", "U+E0041"},
                              {"\u3164", "U+3164"},
                              {"\U0010FFFF", "U+10FFFF"},
                              {"\U0001F469\u200D\U0001F467", "U+1F469"}};

class InvoerTest : public testing::MetSite {
 protected:
  /// Somebody who may use the route.
  static std::string wie(const Routeregel& regel) {
    const std::map<auth::Rol, std::string> namen = {{auth::Rol::Intake, "intake"},
                                                    {auth::Rol::MedischAdviseur, "arts"},
                                                    {auth::Rol::Verpleegkundige, "verpleegkundige"},
                                                    {auth::Rol::Beslisser, "beslisser"},
                                                    {auth::Rol::Auditor, "auditor"},
                                                    {auth::Rol::Ouder, "karin"},
                                                    {auth::Rol::Beheerder, "beheerder"}};
    if (regel.access.kind != Access::Kind::Action) {
      return "intake";
    }
    const auto rol = std::ranges::find_if(
        auth::kRollen, [&](auth::Rol kandidaat) { return auth::mag(kandidaat, regel.access.actie); });
    return rol == auth::kRollen.end() ? "" : namen.at(*rol);
  }
};

// veiligheid A4. The check stands before every handler, so a route that is added tomorrow is in this test
// too.
TEST_F(InvoerTest, no_form_of_any_route_lets_a_character_in_that_no_letter_can_show) {
  std::size_t geprobeerd = 0;
  std::map<std::string, testing::Browser> bezoeken;
  for (const auto& regel : routelijst(services_)) {
    if (regel.method != http::Method::Post || regel.pattern.starts_with("/api/")) {
      continue;
    }
    const auto naam = wie(regel);
    ASSERT_FALSE(naam.empty()) << regel.pattern;
    auto& bezoek = bezoeken.try_emplace(naam, browser()).first->second;
    if (bezoek.get("/hulp").body.find("/uitloggen") == std::string::npos && bezoek.hidden("csrf").empty()) {
      (void)bezoek.log_in(naam);
    }
    for (const auto& slecht : kSlecht) {
      (void)bezoek.get("/hulp");
      const auto antwoord =
          bezoek.post(regel.pattern, {{"motivering", std::string("Ik vind ") + slecht.tekens + "dit."},
                                      {"doe", "teken"},
                                      {"wachtwoord", "geheim\u202E"}});
      EXPECT_EQ(antwoord.status, 400) << regel.pattern << " " << slecht.code;
      EXPECT_NE(antwoord.body.find(slecht.code), std::string::npos) << regel.pattern << " " << slecht.code;
      EXPECT_NE(antwoord.body.find("na “Ik vind”"), std::string::npos) << regel.pattern << " " << slecht.code;
      // What was typed is kept, the other answers travel along, a password does not.
      EXPECT_NE(antwoord.body.find(std::string("Ik vind ") + slecht.tekens + "dit."), std::string::npos)
          << slecht.code;
      EXPECT_NE(antwoord.body.find("<input type=\"hidden\" name=\"doe\" value=\"teken\">"),
                std::string::npos);
      EXPECT_NE(antwoord.body.find("action=\"" + regel.pattern + "\""), std::string::npos) << regel.pattern;
      EXPECT_EQ(antwoord.body.find("geheim"), std::string::npos);
      ++geprobeerd;
    }
  }
  EXPECT_GE(geprobeerd, 15U * std::size(kSlecht));
}

TEST_F(InvoerTest, an_address_with_such_a_character_is_refused) {
  auto bezoek = browser();
  EXPECT_EQ(bezoek.get("/regels?op=%E2%80%AE1-1-2026").status, 400);
  EXPECT_NE(bezoek.page().find("U+202E"), std::string::npos);
}

// The bytes of a password are its own: nothing is turned into anything else.
TEST_F(InvoerTest, a_password_is_no_text) {
  ASSERT_TRUE(accounts_->create({"wachter", "Wachter", auth::Rol::Auditor, zaak::testing::kKantoor,
                                 "een\u00ADlang e\u0301 wachtwoord \U0001F600"}));
  auto bezoek = browser();
  (void)bezoek.get("/inloggen");
  EXPECT_EQ(bezoek
                .post("/inloggen",
                      {{"naam", " wachter\t"}, {"wachtwoord", "een\u00ADlang e\u0301 wachtwoord \U0001F600"}})
                .status,
            303);
}

// From Word into a request for information: the letter gets lines and bullets, and opens.
TEST_F(InvoerTest, what_word_pastes_reaches_the_case_as_what_it_means) {
  const auto tekst = zaak::testing::lees_bestand("voorbeelden/aanvraag-noor.json");
  auto document = base::parse_json(tekst, "aanvraag").value();
  document.if_object()->erase("oordelen");
  const auto& gronden = zaak::testing::gronden();
  const auto aanvraag =
      zaak::lees_aanvraag(document, "aanvraag", gronden.bibliotheek.begrippen(), gronden.codes);
  ASSERT_TRUE(aanvraag);
  const auto account = accounts_->find_by_name("intake").value();
  const auto bewijs = zaken_->dien_in(account, *aanvraag, "");
  ASSERT_TRUE(bewijs) << bewijs.error().text();
  auto intake = browser();
  (void)intake.log_in("intake");
  const auto adres = "/kantoor/zaken/" + bewijs->nummer;
  ASSERT_EQ(intake.get(adres + "/vraag-op").status, 200);
  const auto antwoord =
      intake.post(adres + "/vraag-op", {{"wat", "het zorg\u00ADplan"},
                                        {"waarom", "Wij missen:\v\uF0B7\tde uren\v\uF0B7\tde cafe\u0301"},
                                        {"van", " Karin\u00A0 Verhoeven "},
                                        {"hoedanigheid", "ouder"},
                                        {"uiterlijk", "12-10-2026"}});
  ASSERT_EQ(antwoord.status, 303) << antwoord.body;
  const auto zaak = zaken_->zaak(account, bewijs->nummer).value();
  ASSERT_EQ(zaak.verzoeken.size(), 1U);
  EXPECT_EQ(zaak.verzoeken[0].wat, "het zorgplan");
  EXPECT_EQ(zaak.verzoeken[0].waarom, "Wij missen:\n• de uren\n• de café");
  EXPECT_EQ(zaak.verzoeken[0].van, "Karin Verhoeven");
  EXPECT_EQ(intake.get(adres + "/brieven/V1").status, 200);
}

}  // namespace
}  // namespace maatstaf::web
