// SPDX-License-Identifier: EUPL-1.2
//
// Every kind of page of the demo, as every role sees it. Pages are put together from patterns (web/kern):
// this test is that what comes out is one whole: tags that close in order, ids that are unique, labels and
// descriptions that point at something.
#include <gtest/gtest.h>

#include <deque>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "web/testing.h"

namespace maatstaf::web {
namespace {

using testing::Browser;

/// What is wrong with the nesting of tags, or empty. Text and attributes are escaped, so that every < opens a
/// tag and the next > ends it.
std::string fault_in_nesting(const std::string& html) {
  static const std::set<std::string, std::less<>> kVoid = {"br", "hr", "img", "input", "link", "meta"};
  std::vector<std::string> open;
  for (auto at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1)) {
    const auto end = html.find('>', at);
    if (end == std::string::npos) {
      return "a tag that does not end: " + html.substr(at, 60);
    }
    const bool closes = html[at + 1] == '/';
    const auto start = at + (closes ? 2 : 1);
    const auto name = html.substr(start, html.find_first_of(" />", start) - start);
    if (html[at + 1] == '!' || html[end - 1] == '/' || kVoid.contains(name)) {
      continue;
    }
    if (!closes) {
      open.push_back(name);
    } else if (open.empty() || open.back() != name) {
      return "</" + name + "> where <" + (open.empty() ? std::string("nothing") : open.back()) + "> is open";
    } else {
      open.pop_back();
    }
  }
  return open.empty() ? std::string() : "<" + open.back() + "> is not closed";
}

std::vector<std::string> values_of(const std::string& html, const std::string& attribute) {
  std::vector<std::string> values;
  const auto start = " " + attribute + "=\"";
  for (auto at = html.find(start); at != std::string::npos; at = html.find(start, at + 1)) {
    const auto from = at + start.size();
    values.push_back(html.substr(from, html.find('"', from) - from));
  }
  return values;
}

void expect_one_whole(const std::string& html, const std::string& where) {
  EXPECT_EQ(fault_in_nesting(html), "") << where;
  std::set<std::string> ids;
  for (const auto& id : values_of(html, "id")) {
    EXPECT_TRUE(ids.insert(id).second) << where << ": two elements with id " << id;
  }
  for (const auto* attribute : {"for", "aria-labelledby", "aria-describedby"}) {
    for (const auto& value : values_of(html, attribute)) {
      std::istringstream words(value);
      for (std::string id; words >> id;) {
        EXPECT_TRUE(ids.contains(id)) << where << ": " << attribute << " points at " << id;
      }
    }
  }
}

/// One page of a kind is enough: cases, sources and examples differ in content only.
std::string kind_of(const std::string& address) {
  static const std::vector<std::pair<std::regex, std::string>> kKinds = {
      {std::regex("/bronnen/.+"), "/bronnen/…"},
      {std::regex("/voorbeelden/.+"), "/voorbeelden/…"},
      {std::regex("\\?.*"), "?…"}};
  std::string kind = address;
  for (const auto& [pattern, replacement] : kKinds) {
    kind = std::regex_replace(kind, pattern, replacement);
  }
  return kind;
}

class PaginasTest : public testing::MetSite {
 protected:
  void SetUp() override {
    MetSite::SetUp();
    router_ = std::make_unique<http::Router>(maak_router(services_));
  }

  void laad_voorbeelden() {
    klok_.set(zaak::voorbeeldmoment());
    const auto& gronden = zaak::testing::gronden();
    ASSERT_TRUE(zaak::laad_voorbeelden(
        *database_, kluis_, gronden.bibliotheek, gronden.codes, gronden.termijnboek,
        {.map = MAATSTAF_SOURCE_DIR "/voorbeelden", .wachtwoord = testing::kWachtwoord}));
  }

  /// Follows the links below `area` from `first`; gives how many kinds of page it saw.
  static std::size_t walk(Browser& browser, const std::string& who, const std::vector<std::string>& first,
                          const std::string& area) {
    std::deque<std::string> to_see(first.begin(), first.end());
    std::set<std::string> seen;
    while (!to_see.empty()) {
      const auto address = to_see.front();
      to_see.pop_front();
      if (!seen.insert(kind_of(address)).second) {
        continue;
      }
      const auto answer = browser.get(address);
      if (answer.status == 303) {
        to_see.push_back(answer.headers.find("Location")->second);
        continue;
      }
      if (!answer.type.starts_with("text/html")) {
        continue;
      }
      expect_one_whole(answer.body, who + " at " + address);
      for (auto next : values_of(answer.body, "href")) {
        next = next.substr(0, next.find('#'));
        // A letter is a page of its own, with its own tests; a comparison is another kind for each pair.
        const bool skip =
            next.find("/brief") != std::string::npos || next.find("/verschil") != std::string::npos;
        if (next.starts_with(area) && !skip) {
          to_see.push_back(next);
        }
      }
    }
    return seen.size();
  }
};

TEST_F(PaginasTest, every_kind_of_public_page_is_one_whole) {
  auto visitor = browser();
  EXPECT_GT(walk(visitor, "a visitor",
                 {"/", "/zelf-nagaan", "/regels", "/regels?op=onzin", "/regels/verschil?b=x", "/bronnen",
                  "/begrippen", "/toegankelijkheid", "/privacy", "/hulp", "/inloggen", "/weg"},
                 "/regels/meerzorg-thuis/kader-2026"),
            12U);
}

// One case that was decided on and one that waits for a fact; the parent of the first applies again.
TEST_F(PaginasTest, every_page_of_the_office_and_the_portal_is_one_whole) {
  laad_voorbeelden();
  for (const auto* who : {"marloes", "vandalen", "samira", "ingrid", "femke"}) {
    auto office = browser();
    ASSERT_EQ(office.log_in(who).status, 200) << who;
    (void)walk(office, who, {"/kantoor", "/kantoor?zoek=niemand", "/kantoor/nieuw"}, "/kantoor/nieuw");
    for (const std::string zaak : {"/kantoor/zaken/MZ-2026-0377", "/kantoor/zaken/MZ-2026-0418"}) {
      EXPECT_GT(walk(office, who, {zaak}, zaak), 8U) << who << " at " << zaak;
    }
  }
  auto parent = browser();
  ASSERT_EQ(parent.log_in("karin").status, 200);
  EXPECT_GT(
      walk(parent, "karin", {"/portaal", "/portaal/aanvraag", "/portaal/aanvraag/overzicht"}, "/portaal"),
      5U);
}

}  // namespace
}  // namespace maatstaf::web
