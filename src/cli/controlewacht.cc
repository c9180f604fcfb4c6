// SPDX-License-Identifier: EUPL-1.2
#include "cli/controlewacht.h"

#include <spdlog/spdlog.h>

#include <chrono>

namespace maatstaf::cli {
namespace {

constexpr std::chrono::seconds kKijk{60};  ///< how often the watch looks whether a new day has begun

}  // namespace

Controlewacht::Controlewacht(db::Database& database, const base::Clock& klok,
                             dossier::Ondertekenaar ondertekenaar, const std::string& map)
    : klok_(klok),
      punten_(database, klok),
      ondertekenaar_(std::move(ondertekenaar)),
      map_(map),
      dag_(klok.today()) {}

base::Result<std::unique_ptr<Controlewacht>> Controlewacht::start(db::Database& database,
                                                                  const base::Clock& klok,
                                                                  dossier::Ondertekenaar ondertekenaar,
                                                                  const std::string& map) {
  std::unique_ptr<Controlewacht> wacht(new Controlewacht(database, klok, std::move(ondertekenaar), map));
  if (auto goed = dossier::eis_actueel(wacht->punten_, wacht->map_); !goed) {
    wacht->klaar_ = true;  // nothing may be written over what is there
    return tl::unexpected(goed.error());
  }
  if (auto gemaakt = wacht->maak(); !gemaakt) {
    wacht->klaar_ = true;
    return tl::unexpected(gemaakt.error());
  }
  wacht->draad_ = std::thread([&eigen = *wacht] { eigen.waak(); });
  return wacht;
}

Controlewacht::~Controlewacht() {
  if (!draad_.joinable()) {
    return;
  }
  {
    const std::lock_guard lock(mutex_);
    klaar_ = true;
  }
  wek_.notify_all();
  draad_.join();
  if (!maak()) {
    spdlog::error(R"({{"event":"controlepunt_mislukt","wanneer":"stoppen"}})");
  }
}

base::Result<void> Controlewacht::maak() {
  TRY(const auto punt, punten_.maak(ondertekenaar_, dossier::Aanleiding::AlsNodig));
  if (punt) {
    TRY_VOID(map_.bewaar(*punt));
  }
  return {};
}

void Controlewacht::waak() {
  std::unique_lock lock(mutex_);
  while (!wek_.wait_for(lock, kKijk, [this] { return klaar_; })) {
    if (klok_.today() == dag_) {
      continue;
    }
    lock.unlock();
    if (maak()) {
      dag_ = klok_.today();
    } else {
      spdlog::error(R"({{"event":"controlepunt_mislukt","wanneer":"nieuwe dag"}})");
    }
    lock.lock();
  }
}

}  // namespace maatstaf::cli
