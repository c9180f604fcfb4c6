// SPDX-License-Identifier: EUPL-1.2
//
// What a running office does by itself, on a thread that gives way to all others: give memory back after
// work, and remove sessions that ended, failed logins that are forgotten and devices that were not used for
// long. A failure is logged and tried again the next time. What the constructor is given must outlive it.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <thread>

#include "auth/accounts.h"
#include "auth/sessions.h"

namespace maatstaf::cli {

class Onderhoud {
 public:
  /// `beantwoord` counts the requests answered so far: memory is given back only when there were any.
  Onderhoud(auth::Accounts& accounts, auth::Sessions& sessies, std::function<std::uint64_t()> beantwoord);
  ~Onderhoud();
  Onderhoud(const Onderhoud&) = delete;
  Onderhoud& operator=(const Onderhoud&) = delete;

 private:
  void werk();
  void ruim_op();

  auth::Accounts& accounts_;
  auth::Sessions& sessies_;
  std::function<std::uint64_t()> beantwoord_;
  std::mutex slot_;
  std::condition_variable klaar_;
  bool stopt_ = false;
  std::thread draad_;
};

}  // namespace maatstaf::cli
