// SPDX-License-Identifier: EUPL-1.2
#include "http/computations.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <stdexcept>
#include <thread>
#include <vector>

namespace maatstaf::http {
namespace {

using State = Computations::State;

/// Asks until the answer is there.
std::string wait_for(Computations& computations, const std::string& key, const Computations::Work& work) {
  while (true) {
    const auto answer = computations.ask(key, "wie", work);
    if (answer.state == State::Ready) {
      return *answer.outcome ? **answer.outcome : (*answer.outcome).error().cause;
    }
    std::this_thread::yield();
  }
}

/// Work that goes on until it is let go.
class Held {
 public:
  [[nodiscard]] Computations::Work work() {
    return [this]() -> base::Result<std::string> {
      begun_.set_value();
      released_.get_future().wait();
      return std::string("klaar");
    };
  }
  void wait_until_begun() { begun_.get_future().wait(); }
  void release() { released_.set_value(); }

 private:
  std::promise<void> begun_;
  std::promise<void> released_;
};

TEST(Computations, one_computation_for_each_question_however_many_ask) {
  Computations computations;
  std::atomic<int> runs{0};
  std::vector<std::thread> askers;
  for (int i = 0; i < 8; ++i) {
    askers.emplace_back([&, i] {
      for (int j = 0; j < 50; ++j) {
        const auto key = std::to_string((i + j) % 4);
        EXPECT_EQ(wait_for(computations, key,
                           [&, key]() -> base::Result<std::string> {
                             ++runs;
                             return "antwoord " + key;
                           }),
                  "antwoord " + key);
      }
    });
  }
  for (auto& asker : askers) {
    asker.join();
  }
  EXPECT_EQ(runs, 4);
  EXPECT_EQ(computations.computed(), 4U);
}

TEST(Computations, a_full_queue_refuses_and_nobody_takes_it_all) {
  Computations computations({.queue = 3, .per_asker = 2});
  Held held;
  const auto quick = []() -> base::Result<std::string> { return std::string("vlug"); };
  EXPECT_EQ(computations.ask("eerst", "a", held.work()).state, State::Busy);
  held.wait_until_begun();
  EXPECT_EQ(computations.ask("eerst", "b", quick).state, State::Busy) << "the same question takes no place";
  EXPECT_EQ(computations.ask("1", "a", quick).state, State::Busy);
  EXPECT_EQ(computations.ask("2", "a", quick).state, State::Busy);
  EXPECT_EQ(computations.ask("3", "a", quick).state, State::Full) << "one asker has a part";
  EXPECT_EQ(computations.ask("3", "b", quick).state, State::Busy);
  EXPECT_EQ(computations.ask("4", "c", quick).state, State::Full);
  held.release();
  EXPECT_EQ(wait_for(computations, "3", quick), "vlug");
}

TEST(Computations, tells_when_it_is_ready) {
  Computations computations;
  Held held;
  const auto answer = computations.ask("vraag", "a", held.work());
  ASSERT_EQ(answer.state, State::Busy);
  std::promise<void> told;
  answer.later->when_ready([&] { told.set_value(); });
  held.release();
  told.get_future().wait();
  EXPECT_EQ(computations.ask("vraag", "a", {}).state, State::Ready);
  std::promise<void> at_once;
  answer.later->when_ready([&] { at_once.set_value(); });
  at_once.get_future().wait();
}

TEST(Computations, keeps_answers_within_its_bytes_the_latest_asked_first) {
  Computations computations({.bytes = 10'000});
  const auto big = []() -> base::Result<std::string> { return std::string(3000, 'x'); };
  for (const auto* key : {"1", "2"}) {
    (void)wait_for(computations, key, big);
  }
  EXPECT_EQ(computations.ask("1", "a", big).state, State::Ready);
  (void)wait_for(computations, "3", big);
  EXPECT_LE(computations.bytes(), 10'000U);
  EXPECT_EQ(computations.ask("1", "a", big).state, State::Ready);
  EXPECT_EQ(computations.ask("3", "a", big).state, State::Ready);
  EXPECT_EQ(computations.ask("2", "a", big).state, State::Busy) << "gone: asked longest ago";
}

TEST(Computations, what_was_prepared_stays_and_waits_for_those_who_ask) {
  Computations computations({.bytes = 5'000});
  Held held;
  std::vector<std::string> order;
  const auto note = [&order](const std::string& what) {
    return [&order, what]() -> base::Result<std::string> {
      order.push_back(what);
      return std::string(3000, 'x');
    };
  };
  (void)computations.ask("eerst", "a", held.work());
  held.wait_until_begun();
  computations.prepare("rustig", note("rustig"));
  (void)computations.ask("dringend", "a", note("dringend"));
  held.release();
  (void)wait_for(computations, "rustig", note("rustig"));
  (void)wait_for(computations, "nog een", note("nog een"));
  EXPECT_EQ(order, (std::vector<std::string>{"dringend", "rustig", "nog een"}));
  EXPECT_EQ(computations.ask("rustig", "a", {}).state, State::Ready) << "kept for good";
}

TEST(Computations, a_question_that_nobody_asks_any_more_is_dropped) {
  Computations computations({.forgotten = std::chrono::milliseconds(0)});
  Held held;
  std::atomic<int> runs{0};
  // With no patience at all only what was prepared is done.
  computations.prepare("vast", held.work());
  held.wait_until_begun();
  (void)computations.ask("weg", "a", [&]() -> base::Result<std::string> {
    ++runs;
    return std::string();
  });
  held.release();
  while (!computations.idle()) {
    std::this_thread::yield();
  }
  EXPECT_EQ(runs, 0);
}

TEST(Computations, an_error_is_an_answer_and_an_exception_is_an_error) {
  Computations computations;
  EXPECT_EQ(
      wait_for(computations, "fout",
               []() -> base::Result<std::string> { return base::fail(base::ErrorKind::Rules, "kan niet"); }),
      "kan niet");
  const auto thrown = wait_for(computations, "stuk",
                               []() -> base::Result<std::string> { throw std::runtime_error("geheim"); });
  EXPECT_EQ(thrown.find("geheim"), std::string::npos);
}

TEST(Computations, stopping_does_not_wait_for_the_queue) {
  Held held;
  std::atomic<int> runs{0};
  {
    Computations computations;
    (void)computations.ask("eerst", "a", held.work());
    held.wait_until_begun();
    (void)computations.ask("later", "a", [&]() -> base::Result<std::string> {
      ++runs;
      return std::string();
    });
    held.release();
    computations.stop();
    EXPECT_EQ(computations.ask("nieuw", "a", {}).state, State::Full);
  }
  EXPECT_LE(runs, 1);
}

}  // namespace
}  // namespace maatstaf::http
