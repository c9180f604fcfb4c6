// SPDX-License-Identifier: EUPL-1.2
//
// Many pages ask for the same assessments at the same time.
#include "zaak/dossierbeeld/beoordelingsgeheugen.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

#include "zaak/voorbeelden/testing.h"

namespace maatstaf::zaak {
namespace {

TEST(Beoordelingsgeheugen, gives_threads_that_ask_at_once_the_same_answers_and_forgets_within_bounds) {
  const auto pakket = testing::gronden().bibliotheek.vind("meerzorg-thuis/kader-2026");
  ASSERT_NE(pakket, nullptr);
  constexpr int kDays = 6;
  const auto day = [](int number) { return base::Date::parse("2026-05-01")->plus_days(number % kDays); };
  std::vector<std::size_t> expected;
  for (int i = 0; i < kDays; ++i) {
    const auto alone = beoordeling::beoordeel(
        *pakket, {},
        {.peildatum = day(i), .doel = beoordeling::Doel::Simulatie, .uitvoer = beoordeling::Uitvoer::Snel});
    ASSERT_TRUE(alone);
    expected.push_back(alone->stappen.size());
  }
  Beoordelingsgeheugen geheugen(4);
  std::atomic<int> wrong{0};
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 4; ++thread) {
    threads.emplace_back([&, thread] {
      for (int i = 0; i < 20; ++i) {
        const auto answer = geheugen.beoordeel(*pakket, {}, day(thread + i), beoordeling::Uitvoer::Snel);
        const bool right =
            answer && (*answer)->stappen.size() == expected[static_cast<std::size_t>((thread + i) % kDays)];
        wrong += right ? 0 : 1;
      }
    });
  }
  for (auto& thread : threads) {
    thread.join();
  }
  EXPECT_EQ(wrong, 0);
  EXPECT_LE(geheugen.aantal(), 4U);
}

}  // namespace
}  // namespace maatstaf::zaak
