// SPDX-License-Identifier: EUPL-1.2
#include "termijnen/kalender.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

namespace maatstaf::termijnen {
namespace {

using base::Date;

std::set<std::string> dagen_van(std::int64_t jaar) {
  std::set<std::string> dagen;
  for (const auto& feestdag : feestdagen(jaar)) {
    dagen.insert(feestdag.datum.text());
  }
  return dagen;
}

TEST(Feestdagen, van_twee_jaren_die_anders_zijn_getoetst) {
  EXPECT_EQ(dagen_van(2026),
            (std::set<std::string>{"2026-01-01", "2026-04-03", "2026-04-06", "2026-04-27", "2026-05-05",
                                   "2026-05-14", "2026-05-25", "2026-12-25", "2026-12-26"}));
  EXPECT_EQ(dagen_van(2027),
            (std::set<std::string>{"2027-01-01", "2027-03-26", "2027-03-29", "2027-04-27", "2027-05-05",
                                   "2027-05-06", "2027-05-17", "2027-12-25", "2027-12-26"}));
}

TEST(Feestdagen, pasen_van_bekende_jaren) {
  EXPECT_EQ(paaszondag(1818).text(), "1818-03-22");  // the earliest that can be
  EXPECT_EQ(paaszondag(1943).text(), "1943-04-25");  // the latest that can be
  EXPECT_EQ(paaszondag(2000).text(), "2000-04-23");
  EXPECT_EQ(paaszondag(2024).text(), "2024-03-31");
  EXPECT_EQ(paaszondag(2038).text(), "2038-04-25");
}

TEST(Feestdagen, koningsdag_op_zondag_is_een_dag_eerder) {
  EXPECT_TRUE(dagen_van(2025).contains("2025-04-26"));
  EXPECT_FALSE(dagen_van(2025).contains("2025-04-27"));
  EXPECT_TRUE(dagen_van(2031).contains("2031-04-26"));
  EXPECT_TRUE(dagen_van(2030).contains("2030-04-27"));  // a Saturday stays
}

TEST(Feestdagen, vijf_mei_telt_elk_jaar) {
  for (std::int64_t jaar = 2015; jaar <= 2040; ++jaar) {
    EXPECT_TRUE(dagen_van(jaar).contains(std::to_string(jaar) + "-05-05")) << jaar;
  }
}

// The reference table, when it is at hand (MAATSTAF_GEGEVENS, or ../shared/gegevens beside the project).
TEST(Feestdagen, gelijk_aan_de_tabel_met_feiten) {
  const char* map = std::getenv("MAATSTAF_GEGEVENS");
  const std::filesystem::path bestand =
      (map != nullptr ? std::filesystem::path(map)
                      : std::filesystem::path(MAATSTAF_SOURCE_DIR) / "../shared/gegevens") /
      "feestdagen_2025_2031.csv";
  std::ifstream invoer(bestand);
  if (!invoer) {
    GTEST_SKIP() << "De tabel met feestdagen is er niet; zet MAATSTAF_GEGEVENS om haar te gebruiken.";
  }
  std::set<std::string> verwacht;
  std::string regel;
  std::getline(invoer, regel);
  while (std::getline(invoer, regel)) {
    if (!regel.empty()) {
      verwacht.insert(regel.substr(0, 10));
    }
  }
  std::set<std::string> berekend;
  for (std::int64_t jaar = 2025; jaar <= 2031; ++jaar) {
    berekend.merge(dagen_van(jaar));
  }
  EXPECT_EQ(berekend, verwacht);
}

TEST(Kalender, zaterdag_zondag_en_feestdag) {
  const Kalender kalender;
  EXPECT_EQ(kalender.vrije_dag(*Date::parse("2026-11-28")), "zaterdag");
  EXPECT_EQ(kalender.vrije_dag(*Date::parse("2026-11-29")), "zondag");
  EXPECT_EQ(kalender.vrije_dag(*Date::parse("2026-12-26")), "tweede Kerstdag");
  EXPECT_EQ(kalender.vrije_dag(*Date::parse("2026-11-30")), std::nullopt);
  EXPECT_EQ(kalender.werkdag_vanaf(*Date::parse("2026-12-25")).text(), "2026-12-28");
  EXPECT_EQ(kalender.werkdag_vanaf(*Date::parse("2026-11-30")).text(), "2026-11-30");
}

}  // namespace
}  // namespace maatstaf::termijnen
