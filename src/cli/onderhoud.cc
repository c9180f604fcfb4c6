// SPDX-License-Identifier: EUPL-1.2
#include "cli/onderhoud.h"

#include <spdlog/spdlog.h>

#include <chrono>
#include <utility>

#include "base/json.h"
#include "http/lanes.h"
#include "http/limits.h"

namespace maatstaf::cli {
namespace {

constexpr std::chrono::seconds kRonde{20};
constexpr int kRondenPerSchoonmaak = 15;  // every five minutes
constexpr int kMeesteBeurten = 50;        // of a thousand rows, so that the database is never taken for long

void meld_storing(const base::Error& fout) {
  spdlog::error(R"({{"event":"maintenance","text":{}}})", base::canonical(base::Json(fout.text())));
}

}  // namespace

Onderhoud::Onderhoud(auth::Accounts& accounts, auth::Sessions& sessies,
                     std::function<std::uint64_t()> beantwoord)
    : accounts_(accounts), sessies_(sessies), beantwoord_(std::move(beantwoord)) {
  draad_ = std::thread([this] { werk(); });
}

Onderhoud::~Onderhoud() {
  {
    const std::lock_guard lock(slot_);
    stopt_ = true;
  }
  klaar_.notify_all();
  draad_.join();
}

void Onderhoud::ruim_op() {
  for (int beurt = 0; beurt < kMeesteBeurten; ++beurt) {
    const auto sessies = sessies_.clean();
    const auto pogingen = accounts_.clean();
    if (!sessies || !pogingen) {
      meld_storing(sessies ? pogingen.error() : sessies.error());
      return;
    }
    if (*sessies == 0 && *pogingen == 0) {
      return;
    }
  }
}

void Onderhoud::werk() {
  constexpr int kGeeftVoorrang = 15;
  http::give_way(kGeeftVoorrang);
  std::uint64_t gezien = 0;
  std::unique_lock lock(slot_);
  for (int ronde = 0; !stopt_; ++ronde) {
    lock.unlock();
    if (ronde % kRondenPerSchoonmaak == 0) {
      ruim_op();
    }
    if (const auto nu = beantwoord_(); nu != gezien) {
      gezien = nu;
      http::give_back_memory();
    }
    lock.lock();
    klaar_.wait_for(lock, kRonde, [this] { return stopt_; });
  }
}

}  // namespace maatstaf::cli
