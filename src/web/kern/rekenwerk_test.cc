// SPDX-License-Identifier: EUPL-1.2
//
// What costs more than a page may: computed once, and a calm page meanwhile. And what the outside learns when
// something is wrong.
#include "web/kern/rekenwerk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>
#include <thread>

#include "web/kern/layout.h"
#include "web/testing.h"
#include "zaak/aanvraag/aanvraag.h"

namespace maatstaf::web {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string header(const http::Response& response, const char* name) {
  const auto found = response.headers.find(name);
  return found == response.headers.end() ? "" : found->second;
}

class RekenwerkTest : public testing::MetSite {
 protected:
  void SetUp() override {
    MetSite::SetUp();
    services_.rekenwerk = &rekenwerk_;
    router_ = std::make_unique<http::Router>(maak_router(services_));
  }
  void TearDown() override { rekenwerk_.stop(); }

  /// Asks until the answer is there, as the page does by itself.
  http::Response tot_klaar(const std::string& adres) {
    auto bezoeker = browser();
    auto antwoord = bezoeker.get(adres);
    while (antwoord.status == 503) {
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
      antwoord = bezoeker.get(adres);
    }
    return antwoord;
  }

  /// A case that karin does not see.
  void zaak_van_een_ander() {
    auto json = zaak::testing::goed(
        base::parse_json(zaak::testing::lees_bestand("voorbeelden/aanvraag-noor.json"), "aanvraag"));
    json.if_object()->erase("oordelen");
    auto aanvraag = zaak::lees_aanvraag(json, "a", zaak::testing::gronden().bibliotheek.begrippen(),
                                        zaak::testing::gronden().codes);
    ASSERT_TRUE(aanvraag);
    aanvraag->feiten.erase("aanvraagdatum");
    ASSERT_TRUE(zaken_->dien_in(zaak::testing::goed(accounts_->find_by_name("intake")), *aanvraag,
                                zaak::testing::kKantoor, "MZ-2026-0001"));
  }

  http::Computations rekenwerk_;
};

TEST_F(RekenwerkTest, a_question_is_computed_once_and_meanwhile_the_page_is_calm) {
  const std::string adres = "/regels/meerzorg-thuis/wlz-2015/voorbeelden";
  std::promise<void> release;
  (void)rekenwerk_.ask("houdt het bezig", "een ander", [&]() -> base::Result<std::string> {
    release.get_future().wait();
    return std::string();
  });
  const auto eerst = browser().get(adres);
  EXPECT_EQ(eerst.status, 503);
  EXPECT_EQ(header(eerst, "Retry-After"), "3");
  EXPECT_NE(eerst.later, nullptr);
  EXPECT_THAT(eerst.body, HasSubstr("Dit wordt berekend"));
  EXPECT_THAT(eerst.body, HasSubstr("<meta http-equiv=\"refresh\" content=\"3\">"));
  EXPECT_THAT(eerst.body, HasSubstr("href=\"" + adres + "\""));
  release.set_value();
  const auto klaar = tot_klaar(adres);
  EXPECT_EQ(klaar.status, 200);
  EXPECT_THAT(klaar.body, HasSubstr("opnieuw berekend"));
  EXPECT_THAT(klaar.body, Not(HasSubstr("http-equiv")));
  EXPECT_EQ(tot_klaar(adres).body, klaar.body);
  EXPECT_EQ(rekenwerk_.computed(), 2U);
}

TEST_F(RekenwerkTest, too_many_questions_are_refused_with_a_time) {
  std::promise<void> release;
  const auto released = release.get_future().share();
  for (int i = 0; i < 5; ++i) {
    (void)rekenwerk_.ask(std::to_string(i), "192.0.2.1", [released]() -> base::Result<std::string> {
      released.wait();
      return std::string();
    });
  }
  auto bezoeker = browser();
  http::Response vol;
  for (const auto* pakket : {"wlz-2015", "maatwerk-2018", "praktijk-2025", "kader-2026"}) {
    vol = bezoeker.get(std::string("/regels/meerzorg-thuis/") + pakket + "/voorbeelden");
  }
  EXPECT_EQ(vol.status, 503);
  EXPECT_EQ(header(vol, "Retry-After"), "10");
  EXPECT_THAT(vol.body, HasSubstr("Het is nu druk"));
  EXPECT_EQ(vol.later, nullptr);
  release.set_value();
}

TEST_F(RekenwerkTest, days_with_the_same_values_are_one_question) {
  const std::string vraag = "/regels/verschil?a=meerzorg-thuis/wlz-2015&b=meerzorg-thuis/wlz-2015&van=";
  EXPECT_EQ(tot_klaar(vraag + "1-2-2016&naar=2-2-2016").status, 200);
  const auto eerder = rekenwerk_.computed();
  const auto ander = tot_klaar(vraag + "3-2-2016&naar=4-2-2016");
  EXPECT_EQ(ander.status, 200);
  EXPECT_THAT(ander.body, HasSubstr("3 februari 2016"));
  EXPECT_EQ(rekenwerk_.computed(), eerder);
}

TEST_F(RekenwerkTest, an_error_of_a_question_is_told_on_the_page) {
  EXPECT_EQ(browser().get("/regels/verschil?a=geen/pakket&b=ook/niet").status, 400);
  EXPECT_EQ(browser().get("/regels/verschil?a=meerzorg-thuis/wlz-2015&van=geen%20dag").status, 400);
}

TEST_F(RekenwerkTest, a_server_without_room_speaks_to_people_and_to_programs) {
  const auto druk = druk_antwoord(services_);
  http::Request vraag;
  vraag.path = "/kantoor";
  const auto mens = druk(vraag);
  EXPECT_EQ(mens.status, 503);
  EXPECT_EQ(header(mens, "Retry-After"), "3");
  EXPECT_THAT(mens.body, HasSubstr("niet verwerkt"));
  EXPECT_NE(header(mens, "Content-Security-Policy"), "");
  vraag.path = "/api/v1/beoordelingen";
  EXPECT_THAT(druk(vraag).type, HasSubstr("application/problem+json"));
}

TEST_F(RekenwerkTest, every_request_goes_in_the_lane_of_what_it_costs) {
  const auto baan = [&](http::Method method, const char* pad, bool ingelogd = false) {
    http::Request vraag;
    vraag.method = method;
    vraag.path = pad;
    if (ingelogd) {
      vraag.headers.emplace("Cookie", session_cookie_name(services_.transport) + "=iets");
    }
    return baan_van(services_, *router_, vraag);
  };
  using enum http::Lane;
  EXPECT_EQ(baan(http::Method::Get, "/hulp"), Public);
  EXPECT_EQ(baan(http::Method::Get, "/hulp", true), Office)
      << "reading the session may wait for the database";
  EXPECT_EQ(baan(http::Method::Get, "/inloggen"), Public);
  EXPECT_EQ(baan(http::Method::Post, "/inloggen"), Login);
  EXPECT_EQ(baan(http::Method::Get, "/kantoor/zaken/MZ-2026-0001/brief.pdf"), Letters);
  EXPECT_EQ(baan(http::Method::Get, "/kantoor/zaken/MZ-2026-0001"), Office);
  EXPECT_EQ(baan(http::Method::Post, "/api/v1/beoordelingen"), Compute);
  EXPECT_EQ(baan(http::Method::Head, "/regels/verschil"), Compute);
  EXPECT_EQ(baan(http::Method::Get, "/bestaat/niet"), Public);
}

/// The text without each place where `what` stands.
std::string zonder(std::string text, std::string_view what) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at)) {
    text.erase(at, what.size());
  }
  return text;
}

TEST_F(RekenwerkTest, a_case_of_others_and_no_case_look_the_same) {
  zaak_van_een_ander();
  auto karin = browser();
  (void)karin.log_in("karin");
  for (const auto* deel : {"", "/ontvangst", "/gegevens", "/brieven", "/brieven/besluit/pdf"}) {
    const auto ander = karin.get("/portaal/zaak/MZ-2026-0001" + std::string(deel));
    const auto geen = karin.get("/portaal/zaak/MZ-2026-9999" + std::string(deel));
    EXPECT_EQ(ander.status, 404);
    EXPECT_EQ(ander.status, geen.status);
    // The page names the address that was asked for, to come back to after a choice of colours; nothing else differs.
    EXPECT_EQ(zonder(ander.body, "MZ-2026-0001"), zonder(geen.body, "MZ-2026-9999"));
  }
}

TEST_F(RekenwerkTest, a_day_without_values_is_a_mistake_of_the_asker) {
  auto bezoeker = browser();
  http::Request vraag;
  vraag.method = http::Method::Post;
  vraag.path = "/api/v1/beoordelingen";
  vraag.body = zaak::testing::lees_bestand("voorbeelden/aanvraag-noor.json");
  vraag.headers.emplace("Content-Type", "application/json");
  vraag.address = "192.0.2.1";
  for (const auto* peildatum :
       {"9999-12-31", "0001-01-01", "1900-01-01", "2026-02-30", "morgen", "2027-01-01", "-1"}) {
    for (const auto* pakket :
         {"", "meerzorg-thuis/wlz-2015", "meerzorg-thuis/rlz-2027", "geen/pakket", "../.."}) {
      auto dit = vraag;
      dit.query.add("peildatum", peildatum);
      if (*pakket != 0) {
        dit.query.add("pakket", pakket);
      }
      const auto antwoord = router_->handle(dit);
      EXPECT_LT(antwoord.status, 500) << peildatum << " " << pakket << " " << antwoord.body;
      if (antwoord.status != 200) {
        EXPECT_THAT(antwoord.type, HasSubstr("problem+json"));
      }
    }
  }
}

TEST_F(RekenwerkTest, a_failure_of_ours_shows_a_number_and_nothing_of_the_inside) {
  http::Request vraag;
  vraag.method = http::Method::Post;
  const auto antwoord = error_page(Visit(services_, vraag), {.kind = base::ErrorKind::Storage,
                                                             .place = {},
                                                             .cause = "disk I/O error in /var/lib",
                                                             .remedy = "geheim"});
  EXPECT_EQ(antwoord.status, 503);
  EXPECT_NE(header(antwoord, "Retry-After"), "");
  EXPECT_THAT(antwoord.body, HasSubstr("Storingsnummer"));
  EXPECT_THAT(antwoord.body, HasSubstr("niet zeker"));
  EXPECT_THAT(antwoord.body, Not(HasSubstr("disk I/O")));
  EXPECT_THAT(antwoord.body, Not(HasSubstr("geheim")));
  const auto api =
      http::problem({.kind = base::ErrorKind::Internal, .place = {}, .cause = "disk I/O", .remedy = {}});
  EXPECT_EQ(api.status, 500);
  EXPECT_THAT(api.body, HasSubstr("traceId"));
  EXPECT_THAT(api.body, Not(HasSubstr("disk I/O")));
}

}  // namespace
}  // namespace maatstaf::web
