// SPDX-License-Identifier: EUPL-1.2
#include "http/lanes.h"

#include <sys/resource.h>
#include <unistd.h>

#include <utility>

namespace maatstaf::http {

LaneTable default_lanes() {
  LaneTable table;
  table[static_cast<std::size_t>(Lane::Public)] = {.threads = 2, .queue = 256, .per_asker = 192};
  table[static_cast<std::size_t>(Lane::Office)] = {.threads = 4, .queue = 128, .per_asker = 96};
  // Two hashes at once take two cores and 128 MB; an office behind one address logs in together at nine.
  table[static_cast<std::size_t>(Lane::Login)] = {.threads = 2, .queue = 48, .per_asker = 32, .nice = 5};
  table[static_cast<std::size_t>(Lane::Letters)] = {.threads = 2, .queue = 48, .per_asker = 32, .nice = 5};
  table[static_cast<std::size_t>(Lane::Compute)] = {.threads = 2, .queue = 96, .per_asker = 64, .nice = 10};
  return table;
}

void give_way(int nice) {
  // On Linux the priority belongs to the thread (setpriority(2), "C library/kernel differences").
  (void)::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), nice);
}

Lanes::Lanes(const LaneTable& table) {
  for (std::size_t i = 0; i < kLanes; ++i) {
    auto& lane = lanes_[i];
    lane.options = table[i];
    for (std::size_t thread = 0; thread < lane.options.threads; ++thread) {
      lane.threads.emplace_back([&lane] { work(lane); });
    }
  }
}

Lanes::~Lanes() {
  stop();
}

Lanes::Taken Lanes::submit(Lane which, std::string_view asker, Job job) {
  auto& lane = lanes_[static_cast<std::size_t>(which)];
  {
    const std::lock_guard lock(lane.mutex);
    const auto known = lane.askers.find(asker);
    const auto theirs = known == lane.askers.end() ? 0 : known->second;
    if (lane.stopping || lane.queue.size() >= lane.options.queue || theirs >= lane.options.per_asker) {
      return Taken::Full;
    }
    lane.queue.push_back({std::string(asker), std::move(job)});
    ++lane.askers[std::string(asker)];
  }
  lane.more.notify_one();
  return Taken::Yes;
}

void Lanes::work(One& lane) {
  if (lane.options.nice > 0) {
    give_way(lane.options.nice);
  }
  while (true) {
    Job job;
    {
      std::unique_lock lock(lane.mutex);
      lane.more.wait(lock, [&] { return lane.stopping || !lane.queue.empty(); });
      if (lane.stopping) {
        return;
      }
      auto& first = lane.queue.front();
      const auto asker = lane.askers.find(first.asker);
      if (--asker->second == 0) {
        lane.askers.erase(asker);
      }
      job = std::move(first.job);
      lane.queue.pop_front();
    }
    job();
  }
}

void Lanes::stop() {
  for (auto& lane : lanes_) {
    {
      const std::lock_guard lock(lane.mutex);
      lane.stopping = true;
    }
    lane.more.notify_all();
  }
  for (auto& lane : lanes_) {
    for (auto& thread : lane.threads) {
      if (thread.joinable()) {
        thread.join();
      }
    }
    const std::lock_guard lock(lane.mutex);
    lane.queue.clear();
    lane.askers.clear();
  }
}

}  // namespace maatstaf::http
