// SPDX-License-Identifier: EUPL-1.2
#include "dossier/logboek.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

#include "db/testing.h"

namespace maatstaf::dossier {
namespace {

class LogboekTest : public db::testing::OnBothDatabases {
 protected:
  AuditRegel audit(const char* handeling) {
    AuditRegel regel;
    regel.verwerking = Logboek::nieuwe_verwerking();
    regel.actor = {"account-1", "auditor", "lageland"};
    regel.dossier = "d1";
    regel.handeling = handeling;
    regel.doel = "toezicht";
    return regel;
  }
};
INSTANTIATE_TEST_SUITE_P(Databases, LogboekTest, db::testing::both(), db::testing::kind_name);

// Requirements: N07.
TEST_P(LogboekTest, tells_who_saw_what_in_order) {
  Logboek logboek(*database_, clock_);
  ASSERT_TRUE(logboek.leg_vast(audit("zaak_zien")));
  clock_.advance_seconds(1);
  AuditRegel geweigerd = audit("besluit_nemen");
  geweigerd.afloop = Afloop::Geweigerd;
  ASSERT_TRUE(logboek.leg_vast(geweigerd));
  const auto regels = logboek.inzage("d1");
  ASSERT_TRUE(regels) << regels.error().text();
  ASSERT_EQ(regels->size(), 2U);
  EXPECT_EQ((*regels)[0].handeling, "zaak_zien");
  EXPECT_EQ((*regels)[0].actor.account, "account-1");
  EXPECT_EQ((*regels)[0].tijdstip.text(), "2026-11-24T09:00:00.000Z");
  EXPECT_EQ((*regels)[1].afloop, Afloop::Geweigerd);
  EXPECT_EQ(logboek.handelingen_van("account-1")->size(), 2U);
  EXPECT_TRUE(logboek.inzage("d2")->empty());
}

TEST_P(LogboekTest, both_logs_are_tied_by_the_processing_and_only_one_knows_the_user) {
  Logboek logboek(*database_, clock_);
  const AuditRegel wie = audit("zaak_zien");
  VerwerkingRegel wat;
  wat.verwerking = wie.verwerking;
  wat.activiteit = "meerzorg.beoordelen";
  wat.dossier = "d1";
  wat.spoor = "4bf92f3577b34da6a3ce929d0e0e4736";
  wat.begin = clock_.now();
  clock_.advance_seconds(2);
  ASSERT_TRUE(logboek.leg_vast(wie, wat));
  const auto verwerkingen = logboek.verwerkingen("d1");
  ASSERT_EQ(verwerkingen->size(), 1U);
  EXPECT_EQ((*verwerkingen)[0].verwerking, logboek.inzage("d1")->front().verwerking);
  EXPECT_EQ((*verwerkingen)[0].einde.text(), "2026-11-24T09:00:02.000Z");
  EXPECT_EQ((*verwerkingen)[0].spoor, wat.spoor);
}

TEST_P(LogboekTest, when_one_log_cannot_be_written_neither_is) {
  const auto fault = std::make_shared<db::testing::Fault>();
  const auto kapot = db::testing::open_failing(*test_database_, fault);
  Logboek breekbaar(*kapot, clock_);
  fault->statements_left = 1;
  EXPECT_EQ(breekbaar.leg_vast(audit("zaak_zien"), VerwerkingRegel{}).error().kind, base::ErrorKind::Storage);
  EXPECT_TRUE(Logboek(*database_, clock_).inzage("d1")->empty());
}

TEST_P(LogboekTest, lines_of_requests_at_the_same_time_are_committed_together_and_none_is_lost) {
  Logboek logboek(*database_, clock_);
  constexpr int kThreads = 8;
  constexpr int kRegels = 25;
  std::atomic<int> gelukt = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < kThreads; ++i) {
    threads.emplace_back([&] {
      for (int j = 0; j < kRegels; ++j) {
        const AuditRegel regel = audit("zaak_zien");
        if (!logboek.leg_vast(regel, VerwerkingRegel{.verwerking = regel.verwerking, .dossier = "d1"})) {
          continue;
        }
        // What was answered is there for everybody.
        const auto gezien = Logboek(*database_, clock_).verwerkingen("d1");
        gelukt +=
            std::ranges::any_of(*gezien, [&](const auto& v) { return v.verwerking == regel.verwerking; });
      }
    });
  }
  for (auto& thread : threads) {
    thread.join();
  }
  EXPECT_EQ(gelukt, kThreads * kRegels);
  EXPECT_EQ(logboek.aantal_inzage("d1").value(), kThreads * kRegels);
  EXPECT_LE(logboek.aantal_transacties(), kThreads * kRegels);
}

TEST_P(LogboekTest, one_line_that_cannot_be_written_takes_no_other_with_it) {
  Logboek logboek(*database_, clock_);
  std::atomic<int> fout = 0;
  std::atomic<int> goed = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 6; ++i) {
    threads.emplace_back([&, stuk = i % 3 == 0] {
      for (int j = 0; j < 10; ++j) {
        AuditRegel regel = audit("zaak_zien");
        if (stuk) {
          regel.doel = "\xFF";  // no text
        }
        (logboek.leg_vast(regel) ? goed : fout) += 1;
      }
    });
  }
  for (auto& thread : threads) {
    thread.join();
  }
  EXPECT_EQ(goed, 40);
  EXPECT_EQ(fout, 20);
  EXPECT_EQ(logboek.aantal_inzage("d1").value(), 40);
}

TEST_P(LogboekTest, only_the_latest_lines_are_read) {
  Logboek logboek(*database_, clock_);
  for (const char* handeling : {"een", "twee", "drie"}) {
    ASSERT_TRUE(logboek.leg_vast(audit(handeling)));
    clock_.advance_seconds(1);
  }
  const auto laatste = logboek.inzage("d1", 2);
  ASSERT_EQ(laatste->size(), 2U);
  EXPECT_EQ(laatste->front().handeling, "twee");
  EXPECT_EQ(laatste->back().handeling, "drie");
  EXPECT_EQ(logboek.aantal_inzage("d1").value(), 3);
}

TEST_P(LogboekTest, a_processing_id_is_random) {
  EXPECT_NE(Logboek::nieuwe_verwerking(), Logboek::nieuwe_verwerking());
}

}  // namespace
}  // namespace maatstaf::dossier
