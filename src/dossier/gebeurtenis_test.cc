// SPDX-License-Identifier: EUPL-1.2
#include "dossier/gebeurtenis.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace maatstaf::dossier {
namespace {

using base::Date;
using base::Json;
using base::Moment;

Date dag(const char* tekst) {
  return *Date::parse(tekst);
}
Moment moment(const char* datum) {
  return Moment::at(dag(datum), 12);
}

/// Builds a list of events as a dossier would hold them.
class Reeks {
 public:
  Reeks& zeg(const char* vastgelegd, const char* geldig, const char* begrip, Json waarde) {
    Json inhoud;
    inhoud["begrip"] = begrip;
    inhoud["waarde"] = std::move(waarde);
    return voeg(vastgelegd, geldig, inhoud);
  }
  Reeks& voeg(const char* vastgelegd, const char* geldig, Json inhoud, const char* soort = "feit") {
    Gebeurtenis gebeurtenis;
    gebeurtenis.nummer = static_cast<std::int64_t>(alle.size()) + 1;
    gebeurtenis.soort = soort;
    gebeurtenis.geldig_op = dag(geldig);
    gebeurtenis.vastgelegd_op = moment(vastgelegd);
    gebeurtenis.inhoud = std::move(inhoud);
    alle.push_back(gebeurtenis);
    return *this;
  }
  /// The value on a day, as known on a day; "onbekend" when it is not known.
  [[nodiscard]] std::string op(const char* geldig, const char* bekend, const char* begrip = "uren") const {
    const auto feiten = feiten_op(alle, dag(geldig), dag(bekend));
    const auto gevonden = feiten.find(begrip);
    return gevonden == feiten.end() ? "onbekend" : gevonden->second.inhoud.text("waarde");
  }
  std::vector<Gebeurtenis> alle;
};

TEST(FeitenOp, a_fact_is_unknown_before_it_is_said_and_before_it_holds) {
  const Reeks reeks = Reeks().zeg("2026-02-10", "2026-03-01", "uren", "20");
  EXPECT_EQ(reeks.op("2026-03-01", "2026-02-10"), "20");
  EXPECT_EQ(reeks.op("2030-01-01", "2030-01-01"), "20");
  EXPECT_EQ(reeks.op("2026-02-28", "2026-12-31"), "onbekend");
  EXPECT_EQ(reeks.op("2026-03-01", "2026-02-09"), "onbekend");
  EXPECT_EQ(reeks.op("2026-03-01", "2026-02-10", "anders"), "onbekend");
}

// Requirements: N03, N06.
TEST(FeitenOp, a_change_holds_from_its_day_and_a_correction_reaches_back) {
  const Reeks reeks = Reeks()
                          .zeg("2026-01-05", "2026-01-01", "uren", "20")
                          .zeg("2026-06-02", "2026-06-01", "uren", "30")
                          .zeg("2026-07-01", "2026-01-01", "uren", "22");
  EXPECT_EQ(reeks.op("2026-03-01", "2026-06-30"), "20");
  EXPECT_EQ(reeks.op("2026-03-01", "2026-07-01"), "22");
  EXPECT_EQ(reeks.op("2026-06-15", "2026-07-01"), "30");
}

TEST(FeitenOp, what_was_taken_back_was_never_said) {
  Json terug;
  terug["begrip"] = "uren";
  terug["ingetrokken"] = true;
  const Reeks reeks = Reeks()
                          .zeg("2026-01-05", "2026-01-01", "uren", "20")
                          .zeg("2026-06-02", "2026-06-01", "uren", "30")
                          .voeg("2026-06-10", "2026-06-01", terug);
  EXPECT_EQ(reeks.op("2026-06-15", "2026-06-09"), "30");
  EXPECT_EQ(reeks.op("2026-06-15", "2026-06-10"), "20");
}

TEST(FeitenOp, a_value_null_says_not_known_from_then_on) {
  const Reeks reeks =
      Reeks().zeg("2026-01-05", "2026-01-01", "uren", "20").zeg("2026-06-02", "2026-06-01", "uren", Json());
  EXPECT_EQ(reeks.op("2026-05-31", "2026-12-31"), "20");
  EXPECT_EQ(reeks.op("2026-06-01", "2026-12-31"), "onbekend");
}

TEST(FeitenOp, a_fact_with_a_last_day_gives_way_to_what_held_before) {
  Json tijdelijk;
  tijdelijk["begrip"] = "uren";
  tijdelijk["waarde"] = "50";
  tijdelijk["geldig_tot"] = "2026-03-31";
  const Reeks reeks =
      Reeks().zeg("2026-01-05", "2026-01-01", "uren", "20").voeg("2026-02-20", "2026-03-01", tijdelijk);
  EXPECT_EQ(reeks.op("2026-03-31", "2026-12-31"), "50");
  EXPECT_EQ(reeks.op("2026-04-01", "2026-12-31"), "20");
}

TEST(FeitenOp, only_events_of_the_kind_count_and_odd_content_is_passed_over) {
  const Reeks reeks = Reeks()
                          .voeg("2026-01-05", "2026-01-01", Json("geen object"))
                          .voeg("2026-01-05", "2026-01-01", Json())
                          .voeg("2026-01-05", "2026-01-01",
                                Json(Json::Object{{"begrip", "uren"}, {"waarde", "9"}}), "oordeel");
  EXPECT_EQ(reeks.op("2026-12-31", "2026-12-31"), "onbekend");
  EXPECT_EQ(feiten_op(reeks.alle, dag("2026-12-31"), dag("2026-12-31"), "oordeel").size(), 1U);
}

TEST(FeitenOp, the_day_of_knowing_is_a_dutch_day) {
  Reeks reeks = Reeks().zeg("2026-07-01", "2026-07-01", "uren", "1");
  reeks.alle[0].vastgelegd_op = *Moment::parse("2026-07-01T22:30:00.000Z");  // half past midnight on 2 July
  EXPECT_EQ(reeks.op("2026-07-01", "2026-07-01"), "onbekend");
  EXPECT_EQ(reeks.op("2026-07-01", "2026-07-02"), "1");
  EXPECT_EQ(feiten_op(reeks.alle, dag("2026-07-01"), *Moment::parse("2026-07-01T22:29:59.999Z")).size(), 0U);
  EXPECT_EQ(feiten_op(reeks.alle, dag("2026-07-01"), *Moment::parse("2026-07-01T22:30:00.000Z")).size(), 1U);
}

// Requirements: N03, N06.
TEST(FeitenOp, what_is_recorded_later_never_changes_what_was_known) {
  EXPECT_TRUE(rc::check(
      "the past view is stable", [](const std::vector<std::pair<std::uint8_t, std::uint8_t>>& stappen) {
        Reeks reeks;
        for (std::size_t i = 0; i < stappen.size(); ++i) {
          const std::string vastgelegd = Date::from_days(20000 + static_cast<std::int64_t>(i)).text();
          const std::string geldig = Date::from_days(20000 + stappen[i].first % 40).text();
          reeks.zeg(vastgelegd.c_str(), geldig.c_str(), "uren", std::to_string(stappen[i].second));
        }
        for (std::size_t bekend = 0; bekend < stappen.size(); ++bekend) {
          const Date tot = Date::from_days(20000 + static_cast<std::int64_t>(bekend));
          const std::vector<Gebeurtenis> toen(reeks.alle.begin(),
                                              reeks.alle.begin() + static_cast<std::ptrdiff_t>(bekend) + 1);
          const auto nu = feiten_op(reeks.alle, Date::from_days(20020), tot);
          const auto destijds = feiten_op(toen, Date::from_days(20020), tot);
          RC_ASSERT(nu.size() == destijds.size());
          for (const auto& [begrip, vastlegging] : nu) {
            RC_ASSERT(vastlegging.nummer == destijds.at(begrip).nummer);
          }
        }
      }));
}

}  // namespace
}  // namespace maatstaf::dossier
