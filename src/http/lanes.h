// SPDX-License-Identifier: EUPL-1.2
//
// Threads for the work of requests, in lanes that cannot take each other's place: a flood of logins or
// letters fills its own lane and leaves plain pages alone (docs/adr/0067). Each lane has its own threads and
// a bounded queue, of which one asker may fill a part only; what does not fit is refused at once, so that the
// asker hears "try again" while the server still has time to say so. Thread-safe.
#pragma once

#include <array>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace maatstaf::http {

/// What a request costs, and what it may wait for.
enum class Lane {
  Public,   ///< plain pages: milliseconds, no database
  Office,   ///< pages that read or write cases: may wait for the database
  Login,    ///< a password hash: a third of a second and 64 MB
  Letters,  ///< a letter as PDF: a third of a second
  Compute,  ///< assessments and whole packages for anybody who asks: tens of milliseconds
};
inline constexpr std::size_t kLanes = 5;

struct LaneOptions {
  std::size_t threads = 2;
  std::size_t queue = 64;      ///< jobs that wait, beside those that run
  std::size_t per_asker = 32;  ///< of these, for one address
  int nice = 0;                ///< 0 to 19: how much the threads give way to others
};
using LaneTable = std::array<LaneOptions, kLanes>;

/// Sizes for an office on a machine of two to eight cores, in the order of Lane.
[[nodiscard]] LaneTable default_lanes();

class Lanes {
 public:
  using Job = std::function<void()>;
  enum class Taken { Yes, Full };

  explicit Lanes(const LaneTable& table);
  ~Lanes();
  Lanes(const Lanes&) = delete;
  Lanes& operator=(const Lanes&) = delete;

  /// Runs the job on a thread of the lane, later. A job must not throw. Full when the queue of the lane, or
  /// the part of this asker, has no room, and after stop().
  [[nodiscard]] Taken submit(Lane lane, std::string_view asker, Job job);
  /// Lets running jobs end and throws away those that wait; returns when all threads have ended.
  void stop();

 private:
  struct Waiting {
    std::string asker;
    Job job;
  };
  struct One {
    LaneOptions options;
    std::mutex mutex;
    std::condition_variable more;
    std::deque<Waiting> queue;
    std::map<std::string, std::size_t, std::less<>> askers;  ///< how many of `queue` are theirs
    bool stopping = false;
    std::vector<std::thread> threads;
  };
  static void work(One& lane);

  std::array<One, kLanes> lanes_;
};

/// Lets the calling thread give way to others: 0 (not) to 19 (to everybody).
void give_way(int nice);

}  // namespace maatstaf::http
