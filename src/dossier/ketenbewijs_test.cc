// SPDX-License-Identifier: EUPL-1.2
#include "dossier/ketenbewijs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "db/testing.h"
#include "dossier/archief.h"

namespace maatstaf::dossier {
namespace {

using base::Json;

/// The proof of a dossier with three events.
class Ketenbewijs : public ::testing::Test {
 protected:
  void SetUp() override {
    auto database = db::Database::open("sqlite::memory:");
    ASSERT_TRUE(database);
    ASSERT_TRUE(db::migrate(**database, MAATSTAF_SOURCE_DIR "/migraties", clock_));
    Archief archief(**database, kluis_, clock_);
    const base::Date dag = *base::Date::from(2026, 11, 24);
    Json inhoud;
    inhoud["naam"] = "Noor Verhoeven";
    for (std::int64_t i = 0; i < 3; ++i) {
      ASSERT_TRUE(archief.voeg_toe("d1", i, {{"feit", {"account-1", "intake", "lageland"}, dag, inhoud}}));
    }
    gebeurtenissen_ = archief.lees("d1").value();
    bewijs_ = ketenbewijs(gebeurtenissen_);
  }
  base::FixedClock clock_{base::Moment::at(*base::Date::from(2026, 11, 24), 9)};
  Kluis kluis_ = Kluis::tijdelijk();
  std::vector<Gebeurtenis> gebeurtenissen_;
  Json bewijs_;
};

TEST_F(Ketenbewijs, proves_the_chain_without_its_content) {
  const auto hash = controleer_ketenbewijs(bewijs_);
  ASSERT_TRUE(hash) << hash.error().text();
  EXPECT_EQ(*hash, gebeurtenissen_.back().hash);
  EXPECT_THAT(base::canonical(bewijs_), ::testing::Not(::testing::HasSubstr("Verhoeven")));
}

TEST_F(Ketenbewijs, any_one_changed_byte_is_found) {
  const std::string tekst = base::canonical(bewijs_);
  for (std::size_t i = 0; i < tekst.size(); ++i) {
    for (const char vervanging : {'0', 'x', '"', '}'}) {
      if (tekst[i] == vervanging) {
        continue;
      }
      std::string anders = tekst;
      anders[i] = vervanging;
      const auto gelezen = base::parse_json(anders, "keten.json");
      ASSERT_FALSE(gelezen && controleer_ketenbewijs(*gelezen)) << "byte " << i << " to " << vervanging;
    }
  }
}

TEST_F(Ketenbewijs, missing_moved_and_added_events_are_found_with_their_place) {
  const Json::Array goed = *bewijs_.if_array();
  const auto plaats = [](Json::Array regels) {
    const auto uitslag = controleer_ketenbewijs(Json(std::move(regels)));
    return uitslag ? std::string("gaaf") : uitslag.error().place.path;
  };
  EXPECT_EQ(plaats({goed[0], goed[1]}), "gaaf") << "an earlier head is a proof too";
  EXPECT_EQ(plaats({goed[1], goed[2]}), "[0].nummer");
  EXPECT_EQ(plaats({goed[0], goed[2]}), "[1].nummer");
  EXPECT_EQ(plaats({goed[0], goed[0]}), "[1].nummer");
  Json veranderd = goed[1];
  veranderd["rol"] = "beslisser";
  EXPECT_EQ(plaats({goed[0], veranderd, goed[2]}), "[1].hash");
  Json extra = goed[2];
  extra["opmerking"] = "iets";
  EXPECT_EQ(plaats({goed[0], goed[1], extra}), "[2].formaat");
}

TEST_F(Ketenbewijs, what_is_no_proof_is_refused) {
  for (const Json& geen :
       {Json(), Json("tekst"), Json(Json::Array{}), Json(Json::Array{Json(1)}), Json(Json::Object{})}) {
    EXPECT_EQ(controleer_ketenbewijs(geen).error().kind, base::ErrorKind::Input);
  }
}

}  // namespace
}  // namespace maatstaf::dossier
