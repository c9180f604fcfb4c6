// SPDX-License-Identifier: EUPL-1.2
//
// What every answer carries to keep a browser strict, and a brake on who asks too often.
#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "http/cookie.h"
#include "http/message.h"

namespace maatstaf::http {

/// Adds the headers that are not there yet: a content security policy without inline style or script, no
/// framing, no sniffing, no referrer to others, no storing of pages; and HSTS when the site is reached
/// encrypted. Pure function.
void add_security_headers(Response& response, Transport transport);

/// A token bucket per key: `burst` requests at once, then one per `interval`. Thread-safe. Keeps at most
/// `keys` keys; the fullest buckets (those that asked longest ago) are forgotten first.
class RateLimiter {
 public:
  using Clock = std::chrono::steady_clock;
  RateLimiter(double burst, std::chrono::milliseconds interval, std::size_t keys = 10'000);

  enum class Answer { Allowed, TooMany };
  [[nodiscard]] Answer ask(std::string_view key, Clock::time_point now = Clock::now());

 private:
  struct Bucket {
    double tokens;
    Clock::time_point at;
  };
  void forget(Clock::time_point now);

  double burst_;
  std::chrono::milliseconds interval_;
  std::size_t keys_;
  std::mutex mutex_;
  std::unordered_map<std::string, Bucket> buckets_;
};

}  // namespace maatstaf::http
