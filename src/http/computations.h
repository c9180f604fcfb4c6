// SPDX-License-Identifier: EUPL-1.2
//
// Answers that cost more than a page may: computed once for each distinct question, one after another on one
// thread that gives way to all others, and kept (docs/adr/0067). Who asks never waits here: the answer is
// ready, or is being made (`later` says when), or there are too many questions already. A question that
// nobody asks any more before its turn is dropped. Answers are kept up to a number of bytes, the latest asked
// first. A question must be a pure function of its key, as packages are while the program runs: errors are
// kept too. Thread-safe.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <unordered_map>

#include "base/result.h"
#include "http/message.h"

namespace maatstaf::http {

struct ComputationOptions {
  std::size_t queue = 16;                       ///< questions that wait, beside the one that runs
  std::size_t per_asker = 4;                    ///< of these, for one address
  std::size_t bytes = 64UL * 1024 * 1024;       ///< of kept answers
  std::chrono::milliseconds forgotten{60'000};  ///< not asked again for so long: nobody waits any more
  std::chrono::milliseconds rest{0};            ///< what is prepared waits so long after the start
  int nice = 15;
};

class Computations {
 public:
  using Work = std::function<base::Result<std::string>()>;
  using Outcome = std::shared_ptr<const base::Result<std::string>>;
  enum class State {
    Ready,  ///< `outcome` is there
    Busy,   ///< it is being made: `later` is done when it is ready
    Full,   ///< too many questions wait; ask again after a while
  };
  struct Answer {
    State state;
    Outcome outcome;
    std::shared_ptr<Later> later;
  };

  explicit Computations(const ComputationOptions& options = {});
  ~Computations();
  Computations(const Computations&) = delete;
  Computations& operator=(const Computations&) = delete;

  /// The same key always means the same work.
  [[nodiscard]] Answer ask(const std::string& key, std::string_view asker, Work work);
  /// Computes it when nobody waits for anything, and keeps the answer for good: for the few questions that
  /// pages link to.
  void prepare(const std::string& key, Work work);
  /// Ends the thread after the computation that runs. Questions that wait are never done.
  void stop();

  [[nodiscard]] std::size_t computed() const;  ///< computations done so far
  [[nodiscard]] std::size_t bytes() const;     ///< of kept answers
  [[nodiscard]] bool idle() const;             ///< nothing runs and nothing waits

 private:
  using Clock = std::chrono::steady_clock;
  class Signal;
  enum class Keep { While, Always };
  struct Question {
    Work work;
    std::string asker;
    Clock::time_point asked;
    std::shared_ptr<Signal> signal;
    Keep keep = Keep::While;
  };
  struct Kept {
    std::string key;
    Outcome outcome;
    std::size_t bytes = 0;
    Keep keep = Keep::While;
  };

  void run();
  void compute(std::unique_lock<std::mutex>& lock, const std::string& key);
  void keep(const std::string& key, Outcome outcome, Keep keep);
  [[nodiscard]] std::string next();
  [[nodiscard]] bool may_prepare() const;
  [[nodiscard]] bool has_room(std::string_view asker) const;

  ComputationOptions options_;
  mutable std::mutex mutex_;
  std::condition_variable more_;
  std::unordered_map<std::string, Question> questions_;  ///< that wait or run
  std::deque<std::string> waiting_;                      ///< keys, in the order of asking
  std::deque<std::string> prepared_;                     ///< keys that have time
  std::string running_;
  std::list<Kept> kept_;  ///< latest asked first
  std::unordered_map<std::string, std::list<Kept>::iterator> index_;
  std::size_t bytes_ = 0;
  std::size_t computed_ = 0;
  bool stopping_ = false;
  Clock::time_point begun_ = Clock::now();
  std::thread thread_;
};

}  // namespace maatstaf::http
