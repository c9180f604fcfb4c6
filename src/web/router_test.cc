// SPDX-License-Identifier: EUPL-1.2
//
// The pages as a visitor gets them, without a network.
#include "web/router.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "brieven/bundel/zip.h"
#include "web/testing.h"

namespace maatstaf::web {
namespace {

using testing::Browser;

class SiteTest : public testing::MetSite {};

std::size_t occurrences(const std::string& text, const std::string& part) {
  std::size_t number = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++number;
  }
  return number;
}

// Requirements: R156.
TEST_F(SiteTest, every_public_page_stands_on_its_own) {
  auto visitor = browser();
  for (const auto* address :
       {"/", "/zelf-nagaan", "/regels", "/regels/meerzorg-thuis/kader-2026",
        "/regels/meerzorg-thuis/rlz-2027", "/regels/meerzorg-thuis/kader-2026/bestanden", "/regels/verschil",
        "/bronnen", "/bronnen/awb-4-13", "/begrippen", "/toegankelijkheid", "/privacy", "/hulp",
        "/inloggen"}) {
    const auto response = visitor.get(address);
    EXPECT_EQ(response.status, 200) << address;
    EXPECT_EQ(occurrences(response.body, "<h1"), 1U) << address;
    EXPECT_EQ(occurrences(response.body, "<main "), 1U) << address;
    EXPECT_NE(response.body.find("<html lang=\"nl\""), std::string::npos) << address;
    EXPECT_NE(response.body.find("href=\"#inhoud\""), std::string::npos) << address;
    EXPECT_EQ(response.body.find(" style=\""), std::string::npos) << address;
    EXPECT_EQ(response.body.find("onclick"), std::string::npos) << address;
    EXPECT_EQ(response.headers.count("Content-Security-Policy"), 1U) << address;
    EXPECT_EQ(response.headers.find("Cache-Control")->second, "no-store") << address;
  }
}

TEST_F(SiteTest, ids_are_unique_on_the_page_of_a_package) {
  const auto page = browser().get("/regels/meerzorg-thuis/kader-2026").body;
  std::set<std::string> seen;
  for (auto at = page.find(" id=\""); at != std::string::npos; at = page.find(" id=\"", at + 1)) {
    const auto id = page.substr(at + 5, page.find('"', at + 5) - at - 5);
    EXPECT_TRUE(seen.insert(id).second) << id;
  }
}

TEST_F(SiteTest, what_is_not_there_is_said_kindly) {
  auto visitor = browser();
  EXPECT_EQ(visitor.get("/weg").status, 404);
  EXPECT_EQ(visitor.get("/bronnen/weg").status, 404);
  EXPECT_EQ(visitor.get("/regels/meerzorg-thuis/weg").status, 404);
  EXPECT_EQ(visitor.get("/regels/meerzorg-thuis/kader-2026/bestanden?naam=../../begrippen.yaml").status, 404);
  EXPECT_EQ(visitor.get("/regels?op=onzin").status, 400);
  EXPECT_EQ(visitor.get("/api/v1/weg").type, "application/problem+json; charset=utf-8");
}

// R156: the files of a package are listed and given as they were read.
TEST_F(SiteTest, the_files_of_a_package_are_listed_and_given) {
  auto visitor = browser();
  const std::string at = "/regels/meerzorg-thuis/kader-2026/";
  const auto list = visitor.get(at + "bestanden").body;
  EXPECT_NE(list.find(">pakket.yaml</a>"), std::string::npos);
  EXPECT_NE(list.find("href=\"" + at + "pakket.zip\""), std::string::npos);
  const auto file = visitor.get(at + "bestanden?naam=pakket.yaml");
  EXPECT_EQ(file.status, 200);
  EXPECT_NE(file.body.find("id: meerzorg-thuis/kader-2026"), std::string::npos);
  EXPECT_EQ(file.headers.find("Content-Disposition")->second, "attachment; filename=\"pakket.yaml\"");
}

// R156: whoever wants to recompute gets the whole package at once, with the fingerprint of the site.
TEST_F(SiteTest, a_package_is_one_zip_that_stands_on_its_own) {
  auto visitor = browser();
  const auto answer = visitor.get("/regels/meerzorg-thuis/kader-2026/pakket.zip");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.type, "application/zip");
  EXPECT_EQ(answer.headers.find("Content-Disposition")->second,
            "attachment; filename=\"meerzorg-thuis-kader-2026.zip\"");
  EXPECT_EQ(visitor.get("/regels/meerzorg-thuis/kader-2026/pakket.zip").body, answer.body);
  const auto files = brieven::lees_zip(answer.body, brieven::ZipSoort::Regels);
  ASSERT_TRUE(files) << files.error().text();
  EXPECT_EQ(files->front().naam, "leesmij.txt");
  regels::Bestanden rules;
  for (const auto& file : *files) {
    if (file.naam.starts_with("regels/")) {
      rules.emplace(file.naam.substr(7), file.inhoud);
    }
  }
  const auto library = regels::Bibliotheek::uit(rules);
  ASSERT_TRUE(library) << library.error().text();
  const auto package = services_.bibliotheek->vind("meerzorg-thuis/kader-2026");
  EXPECT_EQ(library->vind("kader-2026")->vingerafdruk, package->vingerafdruk);
  EXPECT_EQ(library->vind("kader-2026")->interpretaties.size(), package->interpretaties.size());
  EXPECT_NE(files->front().inhoud.find(package->vingerafdruk), std::string::npos);
  EXPECT_EQ(visitor.get("/regels/meerzorg-thuis/weg/pakket.zip").status, 404);
}

// N01: the literal text stands beside a source only where the documents are installed.
TEST_F(SiteTest, the_literal_passage_is_quoted_where_the_documents_are) {
  const auto& sources = services_.bibliotheek->bronnen().lijst();
  const auto source =
      std::ranges::find_if(sources, [](const auto& each) { return each.passage.has_value(); });
  ASSERT_NE(source, sources.end());
  EXPECT_EQ(browser().get("/bronnen/" + source->id).body.find("<blockquote"), std::string::npos);
  services_.passages = {{source->id, "Een <verzonnen> zin."}};
  router_ = std::make_unique<http::Router>(maak_router(services_));
  const auto page = browser().get("/bronnen/" + source->id).body;
  EXPECT_NE(page.find("<blockquote class=\"ms-text\"><p>Een &lt;verzonnen&gt; zin.</p>"), std::string::npos);
  EXPECT_NE(page.find("document " + source->passage->document), std::string::npos);
  EXPECT_EQ(browser().get("/bronnen/awb-4-13").body.find("<blockquote"), std::string::npos);
}

// R156: codes get the names of the vocabulary, and an alternative is never shown as a rule.
TEST_F(SiteTest, the_page_of_any_package_reads_as_words) {
  auto visitor = browser();
  const auto page = visitor.get("/regels/overbruggingszorg/rlz-5.3").body;
  EXPECT_EQ(page.find("actief_wachtend, "), std::string::npos);
  EXPECT_EQ(page.find("<p class=\"ms-caption\"></p>"), std::string::npos);
  const auto alternative = visitor.get("/regels/alternatieven/ciz-beslist").body;
  EXPECT_NE(alternative.find("Chronische invasieve beademing"), std::string::npos);
  EXPECT_EQ(alternative.find("Alle zorgkantoren gebruiken hetzelfde pakket"), std::string::npos);
  EXPECT_NE(alternative.find("Het geldt nergens"), std::string::npos);
}

// R138, R156: somebody who knows the law but no code chooses two versions and reads what changed.
TEST_F(SiteTest, two_versions_of_the_rules_are_compared_in_words) {
  auto visitor = browser();
  const auto page =
      visitor.get("/regels/verschil?a=meerzorg-thuis%2Fkader-2026&b=meerzorg-thuis%2Frlz-2027").body;
  EXPECT_NE(page.find("Stap 5a. Meer dan 25 % extra uren"), std::string::npos);
  EXPECT_NE(page.find("href=\"/bronnen/rlz-2.2-3\""), std::string::npos);
  EXPECT_NE(page.find("/voorbeelden/grens-net-niet-gehaald"), std::string::npos);
  EXPECT_NE(page.find("<strong>nee</strong> wordt <strong>ja</strong>"), std::string::npos);
  EXPECT_EQ(visitor.get("/regels/verschil?a=weg&b=weg").status, 400);
  EXPECT_EQ(visitor.get("/regels/verschil?b=meerzorg-thuis%2Frlz-2027").status, 400);
  EXPECT_EQ(visitor.get("/regels/verschil?a=meerzorg-thuis%2Fkader-2026&van=onzin").status, 400);
  EXPECT_EQ(visitor.get("/regels/meerzorg-thuis/kader-2026/vergelijk?met=rlz-2027").status, 303);
}

TEST_F(SiteTest, what_is_typed_in_an_address_is_escaped) {
  const auto page = browser().get("/regels?op=%3Cscript%3E").body;
  EXPECT_EQ(page.find("<script>"), std::string::npos);
  EXPECT_NE(page.find("&lt;script&gt;"), std::string::npos);
}

// Requirements: N07.
TEST_F(SiteTest, pages_of_a_role_send_others_away) {
  auto visitor = browser();
  const auto response = visitor.get("/portaal");
  EXPECT_EQ(response.status, 303);
  EXPECT_EQ(response.headers.find("Location")->second, "/inloggen?naar=%2Fportaal");
  auto intake = browser();
  (void)intake.log_in("intake");
  EXPECT_EQ(intake.get("/portaal/aanvraag/client").status, 403);
  auto karin = browser();
  EXPECT_EQ(karin.log_in("karin").status, 200);
  EXPECT_EQ(karin.get("/kantoor").status, 403);
  auto beheerder = browser();
  (void)beheerder.log_in("beheerder");
  EXPECT_EQ(beheerder.get("/kantoor").status, 403);
}

TEST_F(SiteTest, login_refuses_with_one_text_and_keeps_the_name) {
  auto visitor = browser();
  (void)visitor.get("/inloggen");
  const auto wrong = visitor.post("/inloggen", {{"naam", "karin"}, {"wachtwoord", "verkeerd wachtwoord"}});
  EXPECT_EQ(wrong.status, 403);
  EXPECT_NE(wrong.body.find("value=\"karin\""), std::string::npos);
  EXPECT_EQ(wrong.body.find("verkeerd wachtwoord"), std::string::npos);
  EXPECT_EQ(visitor.post("/inloggen", {{"naam", ""}, {"wachtwoord", ""}}).status, 400);
}

TEST_F(SiteTest, login_goes_only_to_our_own_pages) {
  auto visitor = browser();
  (void)visitor.get("/inloggen");
  const auto response = visitor.post(
      "/inloggen", {{"naam", "karin"}, {"wachtwoord", testing::kWachtwoord}, {"naar", "//elders.example"}});
  EXPECT_EQ(response.headers.find("Location")->second, "/portaal");
}

TEST_F(SiteTest, a_form_from_elsewhere_or_without_its_token_is_refused) {
  auto karin = browser();
  (void)karin.log_in("karin");
  const auto token = karin.hidden("csrf");
  ASSERT_FALSE(token.empty());
  EXPECT_EQ(karin.post_raw("/uitloggen", "").status, 403);
  EXPECT_EQ(karin.post_raw("/uitloggen", "csrf=" + token, "https://elders.example").status, 403);
  EXPECT_EQ(karin.post_raw("/uitloggen", "csrf=" + token, "https://maatstaf.test").status, 303);
  EXPECT_EQ(karin.get("/portaal").status, 303);
}

TEST_F(SiteTest, colours_are_remembered) {
  auto visitor = browser();
  (void)visitor.get("/privacy");
  EXPECT_EQ(
      visitor.post("/weergave", {{"thema", "donker"}, {"naar", "/privacy"}}).headers.find("Location")->second,
      "/privacy");
  EXPECT_NE(visitor.get("/").body.find("data-thema=\"donker\""), std::string::npos);
  (void)visitor.post("/weergave", {{"thema", "<onzin>"}, {"naar", "/"}});
  EXPECT_EQ(visitor.get("/").body.find("data-thema"), std::string::npos);
}

// Requirements: R154.
TEST_F(SiteTest, the_self_check_asks_one_question_at_a_time_and_stores_nothing) {
  auto visitor = browser();
  (void)visitor.get("/zelf-nagaan");
  const auto question = visitor.hidden("vraag");
  ASSERT_FALSE(question.empty());
  const auto empty = visitor.post("/zelf-nagaan", {{"vraag", question}});
  EXPECT_EQ(empty.status, 400);
  EXPECT_NE(empty.body.find("dat weet ik niet"), std::string::npos);
  const auto next = visitor.post("/zelf-nagaan", {{"vraag", question}, {question, "weet_ik_niet"}});
  EXPECT_EQ(next.status, 200);
  EXPECT_NE(visitor.hidden("vraag"), question);
  EXPECT_EQ(visitor.hidden("gevraagd"), question);
  EXPECT_EQ(next.headers.count("Set-Cookie"), 0U);
}

TEST_F(SiteTest, the_api_lists_rules_and_describes_itself) {
  auto visitor = browser();
  const auto rules = base::parse_json(visitor.get("/api/v1/regels").body, "antwoord").value();
  EXPECT_GE(rules.find("pakketten")->if_array()->size(), 2U);
  const auto description = base::parse_json(visitor.get("/openapi.json").body, "antwoord").value();
  EXPECT_EQ(description.text("openapi"), "3.0.3");
}

http::Response assess(const http::Router& router, const std::string& body,
                      const std::string& type = "application/json") {
  http::Request request;
  request.method = http::Method::Post;
  request.path = "/api/v1/beoordelingen";
  request.body = body;
  request.headers.emplace("Content-Type", type);
  return router.handle(request);
}

TEST_F(SiteTest, the_api_refuses_bad_applications_with_every_problem) {
  EXPECT_EQ(assess(*router_, "{}", "text/plain").status, 415);
  EXPECT_EQ(assess(*router_, "{").status, 400);
  const auto response =
      assess(*router_, R"({"formaat":"maatstaf-aanvraag/1","client":{"naam":""},"onzin":1})");
  EXPECT_EQ(response.status, 400);
  const auto problem = base::parse_json(response.body, "antwoord").value();
  EXPECT_GE(problem.find("invalidParams")->if_array()->size(), 3U);
}

// R111: the kind of application chooses beside the date, and the answer says why. A date for which nothing
// may be decided on is a fault of the application.
TEST_F(SiteTest, r111_the_api_chooses_by_date_and_kind_and_refuses_a_date_without_rules) {
  const auto asked = [this](const char* date, const char* kind) {
    auto json = zaak::testing::goed(
        base::parse_json(zaak::testing::lees_bestand("voorbeelden/aanvraag-noor.json"), "aanvraag"));
    json["opgaven"]["aanvraagdatum"] = date;
    json["opgaven"]["soort_aanvraag"] = kind;
    return assess(*router_, base::canonical(json));
  };
  for (const auto& [kind, package] :
       {std::pair("verlenging", "coulance-2025"), std::pair("nieuw", "praktijk-2025")}) {
    const auto response = asked("2025-10-01", kind);
    ASSERT_EQ(response.status, 200) << response.body;
    const auto body = base::parse_json(response.body, "antwoord").value();
    EXPECT_EQ(body.find("pakket")->text("id"), std::string("meerzorg-thuis/") + package);
    ASSERT_NE(body.find("pakketkeuze"), nullptr) << kind;
    EXPECT_GE(body.find("pakketkeuze")->if_array()->size(), 2U);
  }
  const auto plain = base::parse_json(asked("2026-09-28", "verhoging").body, "antwoord").value();
  EXPECT_EQ(plain.find("pakketkeuze"), nullptr);
  for (const char* date : {"2014-12-31", "2027-01-01", "2040-12-31"}) {
    const auto response = asked(date, "nieuw");
    EXPECT_EQ(response.status, 400) << date;
    EXPECT_EQ(response.type, "application/problem+json; charset=utf-8");
  }
}

}  // namespace
}  // namespace maatstaf::web
