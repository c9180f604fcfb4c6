// SPDX-License-Identifier: EUPL-1.2
#include "web/delen/werkvelden.h"

#include <gtest/gtest.h>

#include "zaak/voorbeelden/testing.h"

namespace maatstaf::web {
namespace {

const regels::Begrip& begrip(const char* id) {
  return *zaak::testing::gronden().bibliotheek.begrippen().vind(id);
}

bool contains(const Html& html, std::string_view text) {
  return html.str().find(text) != std::string::npos;
}

TEST(Werkvelden, short_answers_are_segments_and_one_leaves_it_open) {
  const auto veld = werkveld(begrip("verantwoord"), {}, {}, "Noor");
  EXPECT_TRUE(contains(veld, "ms-segments"));
  EXPECT_TRUE(contains(veld, "type=\"radio\""));
  EXPECT_TRUE(contains(veld, "nog niet vast te stellen"));
  EXPECT_TRUE(contains(veld, "value=\"weet_ik_niet\""));
}

TEST(Werkvelden, long_answers_are_a_list_to_choose_from) {
  const auto veld = werkveld(begrip("toeslag_logeren"), {}, {}, "Noor");
  EXPECT_TRUE(contains(veld, "<select"));
  EXPECT_TRUE(contains(veld, "Nog niet vast te stellen"));
}

TEST(Werkvelden, what_was_chosen_stays_chosen_and_errors_stand_at_the_field) {
  http::Fields invoer;
  invoer.add("verantwoord", "nee");
  const auto veld = werkveld(begrip("verantwoord"), invoer, {{"verantwoord", "Kijk dit na."}}, "Noor");
  EXPECT_TRUE(contains(veld, "value=\"nee\" checked"));
  EXPECT_TRUE(contains(veld, "Kijk dit na."));
}

TEST(Werkvelden, a_list_grows_by_one_and_keeps_what_was_typed) {
  http::Fields invoer;
  invoer.add("doelen.aantal", "1");
  invoer.add("doelen.0.doel", "De nacht is rustig.");
  invoer.add("passende_zorg.aantal", "3");
  invoer.add("actie", "toevoegen.doelen");
  const auto meer = pas_lijst_aan(invoer);
  ASSERT_TRUE(meer);
  EXPECT_EQ(meer->get("doelen.aantal"), "2");
  EXPECT_EQ(meer->get("doelen.0.doel"), "De nacht is rustig.");
  EXPECT_EQ(meer->get("passende_zorg.aantal"), "3");
}

TEST(Werkvelden, an_item_taken_away_moves_the_later_ones_up) {
  http::Fields invoer;
  invoer.add("doelen.aantal", "3");
  for (const char* index : {"0", "1", "2"}) {
    invoer.add(std::string("doelen.") + index + ".doel", index);
  }
  invoer.add("actie", "weg.1.doelen");
  const auto minder = pas_lijst_aan(invoer);
  ASSERT_TRUE(minder);
  EXPECT_EQ(minder->get("doelen.aantal"), "2");
  EXPECT_EQ(minder->get("doelen.0.doel"), "0");
  EXPECT_EQ(minder->get("doelen.1.doel"), "2");
  EXPECT_FALSE(minder->find("doelen.2.doel"));
}

TEST(Werkvelden, the_last_item_stays_and_nonsense_changes_nothing) {
  http::Fields laatste;
  laatste.add("doelen.aantal", "1");
  laatste.add("actie", "weg.0.doelen");
  EXPECT_EQ(pas_lijst_aan(laatste)->get("doelen.aantal"), "1");
  for (const char* actie : {"", "weg.", "weg.x.doelen", "weg.-1.doelen", "anders"}) {
    http::Fields invoer;
    invoer.add("actie", actie);
    EXPECT_FALSE(pas_lijst_aan(invoer)) << actie;
  }
}

}  // namespace
}  // namespace maatstaf::web
