// SPDX-License-Identifier: EUPL-1.2
#include "dossier/opslag.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>

#include "dossier/testing.h"

namespace maatstaf::dossier {
namespace {

using base::ErrorKind;
using testing::feit;
using testing::tel;

class OpslagTest : public testing::MetArchief {};
INSTANTIATE_TEST_SUITE_P(Databases, OpslagTest, db::testing::both(), db::testing::kind_name);

/// Breaks at every statement in turn: afterwards there is all of the append, or nothing of it.
void breek_overal(const db::testing::TestDatabase& test_database, const Archief& archief, const Kluis& kluis,
                  const base::Clock& clock, db::testing::Fault::Mode mode) {
  const auto fault = std::make_shared<db::testing::Fault>();
  fault->mode = mode;
  const auto kapot = db::testing::open_failing(test_database, fault);
  Archief breekbaar(*kapot, kluis, clock);
  breekbaar.gebruik_projectie(&tel);
  bool gelukt = false;
  for (int stap = 0; !gelukt; ++stap) {
    ASSERT_LT(stap, 40) << "the append never succeeds";
    fault->statements_left = stap;
    const auto klaar = breekbaar.voeg_toe("d1", 2, {feit("uren", "nieuw"), feit("naam", "nieuw")});
    fault->statements_left = -1;
    gelukt = klaar.has_value();
    const auto gelezen = archief.lees("d1");
    ASSERT_TRUE(gelezen) << gelezen.error().text();
    EXPECT_EQ(gelezen->size(), gelukt ? 4U : 2U) << stap;
    EXPECT_TRUE(archief.verifieer("d1")->gaaf) << stap;
    EXPECT_EQ(archief.zoek("MZ-d1")->velden.integer("aantal"), gelukt ? 4 : 2) << stap;
    EXPECT_TRUE(gelukt || klaar.error().kind == ErrorKind::Storage) << klaar.error().text();
  }
}

TEST_P(OpslagTest, a_failure_midway_leaves_nothing_of_the_append) {
  archief_->gebruik_projectie(&tel);
  vul(2);
  breek_overal(*test_database_, *archief_, kluis_, clock_, db::testing::Fault::Mode::Error);
}

TEST_P(OpslagTest, a_cut_connection_midway_leaves_nothing_of_the_append) {
  archief_->gebruik_projectie(&tel);
  vul(2);
  breek_overal(*test_database_, *archief_, kluis_, clock_, db::testing::Fault::Mode::Kill);
}

// Requirements: N08.
TEST_P(OpslagTest, a_killed_process_loses_no_acknowledged_event) {
  std::array<int, 2> pijp{};
  ASSERT_EQ(::pipe(pijp.data()), 0);
  const std::string adres = test_database_->address();
  const pid_t kind = ::fork();
  ASSERT_GE(kind, 0);
  if (kind == 0) {
    // The child has connections of its own and only tells what was acknowledged.
    const auto eigen = db::Database::open(adres, {.connections = 1});
    if (!eigen) {
      ::_exit(1);
    }
    Archief archief(**eigen, kluis_, clock_);
    for (std::int64_t nummer = 0; nummer < 100000; ++nummer) {
      if (!archief.voeg_toe("d1", nummer, {feit("uren", "1")})) {
        ::_exit(2);
      }
      const std::int64_t bevestigd = nummer + 1;
      if (::write(pijp[1], &bevestigd, sizeof bevestigd) != sizeof bevestigd) {
        ::_exit(3);
      }
    }
    ::_exit(0);
  }
  ::close(pijp[1]);
  std::int64_t bevestigd = 0;
  while (bevestigd < 20 && ::read(pijp[0], &bevestigd, sizeof bevestigd) == sizeof bevestigd) {
  }
  ::kill(kind, SIGKILL);
  while (::read(pijp[0], &bevestigd, sizeof bevestigd) == sizeof bevestigd) {
  }
  ::waitpid(kind, nullptr, 0);
  ::close(pijp[0]);
  ASSERT_GE(bevestigd, 20);
  const Verificatie uitslag = verifieer();
  EXPECT_TRUE(uitslag.gaaf) << uitslag.uitleg;
  EXPECT_GE(uitslag.aantal, bevestigd);
  EXPECT_LE(uitslag.aantal, bevestigd + 1);
}

}  // namespace
}  // namespace maatstaf::dossier
