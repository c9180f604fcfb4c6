// SPDX-License-Identifier: EUPL-1.2
#include "http/computations.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "http/lanes.h"

namespace maatstaf::http {

/// Tells those who wait for one question.
class Computations::Signal final : public Later {
 public:
  void when_ready(std::function<void()> call) override {
    {
      const std::lock_guard lock(mutex_);
      if (!done_) {
        calls_.push_back(std::move(call));
        return;
      }
    }
    call();
  }

  void done() {
    std::vector<std::function<void()>> calls;
    {
      const std::lock_guard lock(mutex_);
      done_ = true;
      calls.swap(calls_);
    }
    for (const auto& call : calls) {
      call();
    }
  }

 private:
  std::mutex mutex_;
  bool done_ = false;
  std::vector<std::function<void()>> calls_;
};

Computations::Computations(const ComputationOptions& options) : options_(options) {
  thread_ = std::thread([this] { run(); });
}

Computations::~Computations() {
  stop();
}

void Computations::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  more_.notify_all();
  if (thread_.joinable()) {
    thread_.join();
  }
}

bool Computations::has_room(std::string_view asker) const {
  const auto theirs = std::ranges::count_if(
      waiting_, [&](const std::string& key) { return questions_.at(key).asker == asker; });
  return waiting_.size() < options_.queue && static_cast<std::size_t>(theirs) < options_.per_asker;
}

Computations::Answer Computations::ask(const std::string& key, std::string_view asker, Work work) {
  const std::lock_guard lock(mutex_);
  if (const auto found = index_.find(key); found != index_.end()) {
    kept_.splice(kept_.begin(), kept_, found->second);
    return {State::Ready, found->second->outcome, nullptr};
  }
  const auto known = questions_.find(key);
  const bool has_time = known != questions_.end() && std::ranges::find(prepared_, key) != prepared_.end();
  if (known != questions_.end() && !has_time) {
    known->second.asked = Clock::now();
    return {State::Busy, nullptr, known->second.signal};
  }
  if (stopping_ || !has_room(asker)) {
    return {State::Full, nullptr, nullptr};
  }
  if (has_time) {
    // Somebody wants it now.
    std::erase(prepared_, key);
    known->second.asker = asker;
    known->second.asked = Clock::now();
  } else {
    questions_.emplace(key, Question{std::move(work), std::string(asker), Clock::now(),
                                     std::make_shared<Signal>(), Keep::While});
  }
  waiting_.push_back(key);
  more_.notify_one();
  return {State::Busy, nullptr, questions_.at(key).signal};
}

void Computations::prepare(const std::string& key, Work work) {
  const std::lock_guard lock(mutex_);
  if (stopping_ || index_.contains(key) || questions_.contains(key)) {
    return;
  }
  questions_.emplace(key,
                     Question{std::move(work), {}, Clock::now(), std::make_shared<Signal>(), Keep::Always});
  prepared_.push_back(key);
  more_.notify_one();
}

/// The key whose turn it is; empty when there is none. Drops what nobody asks any more.
std::string Computations::next() {
  while (!waiting_.empty()) {
    auto key = std::move(waiting_.front());
    waiting_.pop_front();
    const auto& question = questions_.at(key);
    if (question.keep == Keep::Always || Clock::now() - question.asked < options_.forgotten) {
      return key;
    }
    questions_.erase(key);
  }
  if (!may_prepare()) {
    return {};
  }
  auto key = std::move(prepared_.front());
  prepared_.pop_front();
  return key;
}

bool Computations::may_prepare() const {
  return !prepared_.empty() && Clock::now() >= begun_ + options_.rest;
}

void Computations::run() {
  give_way(options_.nice);
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    running_ = next();
    if (running_.empty()) {
      const auto called = [&] { return stopping_ || !waiting_.empty() || may_prepare(); };
      if (prepared_.empty()) {
        more_.wait(lock, [&] { return called() || !prepared_.empty(); });
      } else {
        more_.wait_until(lock, begun_ + options_.rest, called);
      }
      continue;
    }
    compute(lock, running_);
  }
}

void Computations::compute(std::unique_lock<std::mutex>& lock, const std::string& key) {
  const Work work = std::move(questions_.at(key).work);
  lock.unlock();
  base::Result<std::string> result;
  try {
    result = work();
  } catch (const std::exception& exception) {
    spdlog::error(R"({{"event":"computation","what":{}}})", base::canonical(base::Json(exception.what())));
    result =
        base::fail(base::ErrorKind::Internal, "Dit konden wij niet berekenen.", "Probeer het later opnieuw.");
  }
  auto outcome = std::make_shared<const base::Result<std::string>>(std::move(result));
  lock.lock();
  ++computed_;
  auto question = questions_.extract(key);
  keep(key, std::move(outcome), question.mapped().keep);
  running_.clear();
  lock.unlock();
  question.mapped().signal->done();
  lock.lock();
}

void Computations::keep(const std::string& key, Outcome outcome, Keep keep) {
  constexpr std::size_t kOverhead = 512;  // bytes: nodes of list and index, error texts
  const auto size = (*outcome ? (*outcome)->size() : 0) + 2 * key.size() + kOverhead;
  kept_.push_front({key, std::move(outcome), size, keep});
  index_[key] = kept_.begin();
  bytes_ += size;
  // The newest stays, also when it alone is too big: otherwise it would be computed for ever.
  for (auto last = std::prev(kept_.end()); bytes_ > options_.bytes && last != kept_.begin();) {
    const auto before = std::prev(last);
    if (last->keep == Keep::While) {
      bytes_ -= last->bytes;
      index_.erase(last->key);
      kept_.erase(last);
    }
    last = before;
  }
}

std::size_t Computations::computed() const {
  const std::lock_guard lock(mutex_);
  return computed_;
}

std::size_t Computations::bytes() const {
  const std::lock_guard lock(mutex_);
  return bytes_;
}

bool Computations::idle() const {
  const std::lock_guard lock(mutex_);
  return running_.empty() && waiting_.empty() && prepared_.empty();
}

}  // namespace maatstaf::http
