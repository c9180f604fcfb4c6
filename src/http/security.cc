// SPDX-License-Identifier: EUPL-1.2
#include "http/security.h"

#include <algorithm>

namespace maatstaf::http {

namespace {

void add_when_absent(Response& response, std::string_view name, std::string_view value) {
  if (response.headers.find(name) == response.headers.end()) {
    response.headers.emplace(name, value);
  }
}

}  // namespace

void add_security_headers(Response& response, Transport transport) {
  add_when_absent(
      response, "Content-Security-Policy",
      "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'none'");
  add_when_absent(response, "X-Content-Type-Options", "nosniff");
  add_when_absent(response, "Referrer-Policy", "same-origin");
  add_when_absent(response, "Cross-Origin-Opener-Policy", "same-origin");
  add_when_absent(response, "Cross-Origin-Resource-Policy", "same-origin");
  add_when_absent(response, "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()");
  add_when_absent(response, "Cache-Control", "no-store");
  if (transport == Transport::Encrypted) {
    add_when_absent(response, "Strict-Transport-Security", "max-age=31536000");
  }
}

RateLimiter::RateLimiter(double burst, std::chrono::milliseconds interval, std::size_t keys)
    : burst_(burst), interval_(interval), keys_(keys) {}

RateLimiter::Answer RateLimiter::ask(std::string_view key, Clock::time_point now) {
  const std::lock_guard lock(mutex_);
  if (buckets_.size() >= keys_ && buckets_.find(std::string(key)) == buckets_.end()) {
    forget(now);
  }
  auto& bucket = buckets_.try_emplace(std::string(key), Bucket{burst_, now}).first->second;
  const auto waited = std::chrono::duration<double>(std::max(now - bucket.at, Clock::duration::zero()));
  bucket.tokens = std::min(burst_, bucket.tokens + waited / std::chrono::duration<double>(interval_));
  bucket.at = std::max(now, bucket.at);
  if (bucket.tokens < 1) {
    return Answer::TooMany;
  }
  bucket.tokens -= 1;
  return Answer::Allowed;
}

void RateLimiter::forget(Clock::time_point now) {
  std::erase_if(buckets_, [&](const auto& entry) {
    return entry.second.tokens + std::chrono::duration<double>(now - entry.second.at) /
                                     std::chrono::duration<double>(interval_) >=
           burst_;
  });
  // Everybody is asking at once: a key that is forgotten too early only gets a new burst.
  if (buckets_.size() >= keys_) {
    buckets_.clear();
  }
}

}  // namespace maatstaf::http
