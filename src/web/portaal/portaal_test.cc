// SPDX-License-Identifier: EUPL-1.2
//
// A parent applies: stops, goes on, looks back, sends, and follows the case.
#include <gtest/gtest.h>

#include "web/portaal/aanvraagformulier.h"
#include "web/testing.h"

namespace maatstaf::web {
namespace {

using testing::Browser;

class PortaalTest : public testing::MetSite {
 protected:
  static std::string location(const http::Response& response) {
    const auto found = response.headers.find("Location");
    return found == response.headers.end() ? std::string{} : found->second;
  }

  static testing::FormFields client() {
    return {{"naam", "Noor Verhoeven"}, {"geboortedatum", "14-3-2017"}, {"bsn", ""}, {"actie", "verder"}};
  }
  static testing::FormFields applicant() {
    return {{"aanvrager_naam", "Karin Verhoeven"}, {"relatie", "ouder"}, {"actie", "verder"}};
  }

  /// Answers every question that is left with "dat weet ik niet" and ends at the overview.
  static void answer_the_rest(Browser& karin, std::string next) {
    for (int i = 0; i < 60 && next != "/portaal/aanvraag/overzicht"; ++i) {
      ASSERT_EQ(karin.get(next).status, 200) << next;
      const auto question = next.substr(next.find_last_of('/') + 1);
      const auto response = karin.post(next, {{question, "weet_ik_niet"}, {"actie", "verder"}});
      ASSERT_EQ(response.status, 303) << next;
      next = location(response);
    }
  }
};

// Requirements: R015.
TEST_F(PortaalTest, applying_from_first_question_to_receipt) {
  auto karin = browser();
  (void)karin.log_in("karin");
  EXPECT_EQ(karin.get("/portaal/aanvraag").status, 200);
  (void)karin.get("/portaal/aanvraag/client");
  EXPECT_EQ(location(karin.post("/portaal/aanvraag/client", client())), "/portaal/aanvraag/aanvrager");
  (void)karin.get("/portaal/aanvraag/aanvrager");
  answer_the_rest(karin, location(karin.post("/portaal/aanvraag/aanvrager", applicant())));

  const auto overview = karin.get("/portaal/aanvraag/overzicht");
  EXPECT_NE(overview.body.find("dat weet ik niet"), std::string::npos);
  const auto sent = karin.post("/portaal/aanvraag/verstuur", {});
  ASSERT_EQ(sent.status, 303) << sent.body;
  const auto receipt = karin.get(location(sent));
  EXPECT_EQ(receipt.status, 200);
  EXPECT_NE(receipt.body.find("MZ-2026-0001"), std::string::npos);
  EXPECT_NE(receipt.body.find("23 november 2026"), std::string::npos);

  EXPECT_EQ(karin.get("/portaal/zaak/MZ-2026-0001").status, 200);
  EXPECT_EQ(karin.get("/portaal/zaak/MZ-2026-0001/gegevens").status, 200);
  EXPECT_EQ(karin.get("/portaal/zaak/MZ-2026-0001/brieven").status, 200);
  EXPECT_EQ(karin.get("/portaal/zaak/MZ-2026-0001/brieven/besluit/html").status, 404);
  // The draft is gone: a new application starts at the beginning.
  EXPECT_NE(karin.get("/portaal/aanvraag").body.find("Meerzorg aanvragen"), std::string::npos);
}

TEST_F(PortaalTest, stopping_keeps_the_answers_for_the_next_login) {
  auto first = browser();
  (void)first.log_in("karin");
  (void)first.get("/portaal/aanvraag/client");
  auto fields = client();
  fields.back().second = "stoppen";
  EXPECT_EQ(location(first.post("/portaal/aanvraag/client", fields)), "/portaal?opgeslagen=ja");
  auto second = browser();
  const auto home = second.log_in("karin");
  EXPECT_NE(home.body.find("nog niet verstuurd"), std::string::npos);
  EXPECT_EQ(location(second.get("/portaal/aanvraag")), "/portaal/aanvraag/aanvrager");
  EXPECT_NE(second.get("/portaal/aanvraag/client").body.find("value=\"Noor Verhoeven\""), std::string::npos);
}

TEST_F(PortaalTest, a_mistake_comes_back_with_the_answers_kept_and_nothing_stored) {
  auto karin = browser();
  (void)karin.log_in("karin");
  (void)karin.get("/portaal/aanvraag/client");
  const auto response =
      karin.post("/portaal/aanvraag/client",
                 {{"naam", "Noor <b>"}, {"geboortedatum", "31-2-2017"}, {"bsn", "12"}, {"actie", "verder"}});
  EXPECT_EQ(response.status, 400);
  EXPECT_NE(response.body.find("value=\"Noor &lt;b&gt;\""), std::string::npos);
  EXPECT_NE(response.body.find("href=\"#geboortedatum\""), std::string::npos);
  EXPECT_NE(response.body.find("href=\"#bsn\""), std::string::npos);
  EXPECT_NE(karin.get("/portaal/aanvraag").body.find("Begin"), std::string::npos);
}

TEST_F(PortaalTest, sending_waits_for_every_question) {
  auto karin = browser();
  (void)karin.log_in("karin");
  (void)karin.get("/portaal/aanvraag/client");
  (void)karin.post("/portaal/aanvraag/client", client());
  const auto overview = karin.get("/portaal/aanvraag/overzicht");
  EXPECT_NE(overview.body.find("aria-disabled=\"true\""), std::string::npos);
  EXPECT_EQ(location(karin.post("/portaal/aanvraag/verstuur", {})), "/portaal/aanvraag/aanvrager");
}

// Requirements: N07.
TEST_F(PortaalTest, a_parent_sees_only_the_own_case) {
  auto karin = browser();
  (void)karin.log_in("karin");
  EXPECT_GE(karin.get("/portaal/zaak/MZ-2026-0412").status, 403);
}

TEST(Aanvraagformulier, follow_up_questions_disappear_after_a_no) {
  const auto& bibliotheek = zaak::testing::gronden().bibliotheek;
  Formulier formulier;
  const auto all = bladen(bibliotheek, formulier).size();
  http::Fields nee;
  nee.add("lopende_toekenning", "nee");
  formulier.bewaar("lopende_toekenning", nee);
  EXPECT_LT(bladen(bibliotheek, formulier).size(), all);
}

// Requirements: R024.
TEST(Aanvraagformulier, asks_nothing_that_only_another_scheme_needs) {
  const auto& bibliotheek = zaak::testing::gronden().bibliotheek;
  ASSERT_NE(bibliotheek.begrippen().vind("overbrugging_wachtlijst"), nullptr);
  const auto all = bladen(bibliotheek, Formulier());
  const auto asked = [&](std::string_view id) {
    return std::ranges::any_of(all, [&](const Blad& blad) { return blad.id == id; });
  };
  EXPECT_TRUE(asked("leveringsvorm"));
  EXPECT_TRUE(asked("setting"));
  EXPECT_FALSE(asked("overbrugging_wachtlijst"));
  EXPECT_FALSE(asked("kosten_zorg_per_jaar"));
}

TEST(Aanvraagformulier, survives_being_stored) {
  Formulier formulier;
  http::Fields velden;
  velden.add("naam", "Noor \"é\"");
  formulier.bewaar("client", velden);
  const Formulier terug(formulier.als_json());
  EXPECT_TRUE(terug.klaar("client"));
  EXPECT_EQ(terug.invoer("client").get("naam"), "Noor \"é\"");
  EXPECT_TRUE(Formulier(base::Json("onzin")).leeg());
}

}  // namespace
}  // namespace maatstaf::web
