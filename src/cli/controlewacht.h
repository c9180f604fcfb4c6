// SPDX-License-Identifier: EUPL-1.2
//
// Makes the signed checkpoint of a running server: at the start, once a day, and at the end. A checkpoint
// that fails never stops the server; it is logged and tried again.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

#include "base/clock.h"
#include "dossier/controlepunt.h"

namespace maatstaf::cli {

class Controlewacht {
 public:
  /// Refuses a database that is older than its checkpoints (dossier::eis_actueel), makes the first checkpoint
  /// and starts watching the day. Everything given must outlive the watch. Errors: Conflict, Storage.
  [[nodiscard]] static base::Result<std::unique_ptr<Controlewacht>> start(
      db::Database& database, const base::Clock& klok, dossier::Ondertekenaar ondertekenaar,
      const std::string& map);
  /// Makes the last checkpoint.
  ~Controlewacht();
  Controlewacht(const Controlewacht&) = delete;
  Controlewacht& operator=(const Controlewacht&) = delete;

 private:
  Controlewacht(db::Database& database, const base::Clock& klok, dossier::Ondertekenaar ondertekenaar,
                const std::string& map);
  base::Result<void> maak();
  void waak();

  const base::Clock& klok_;
  dossier::Controlepunten punten_;
  dossier::Ondertekenaar ondertekenaar_;
  dossier::Controlepuntmap map_;
  base::Date dag_;
  std::mutex mutex_;
  std::condition_variable wek_;
  bool klaar_ = false;
  std::thread draad_;
};

}  // namespace maatstaf::cli
