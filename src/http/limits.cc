// SPDX-License-Identifier: EUPL-1.2
#include "http/limits.h"

#include <arpa/inet.h>
#include <malloc.h>
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace maatstaf::http {

namespace {

constexpr std::string_view kSpace = " \t";

std::string_view trim(std::string_view text) {
  const auto from = text.find_first_not_of(kSpace);
  if (from == std::string_view::npos) {
    return {};
  }
  return text.substr(from, text.find_last_not_of(kSpace) - from + 1);
}

/// "[2001:db8::1]:443" and "192.0.2.1:443" without what is not the address.
std::string_view without_port(std::string_view text) {
  if (text.starts_with('[')) {
    return text.substr(1, text.find(']') - 1);
  }
  const auto colon = text.find(':');
  return colon != std::string_view::npos && text.find(':', colon + 1) == std::string_view::npos
             ? text.substr(0, colon)
             : text;
}

std::string text_of(int family, const void* bytes) {
  std::array<char, INET6_ADDRSTRLEN> out{};
  return ::inet_ntop(family, bytes, out.data(), out.size()) == nullptr ? std::string{} : out.data();
}

}  // namespace

std::string network_of(std::string_view address) {
  auto text = std::string(without_port(trim(address)));
  std::array<std::uint8_t, 16> bytes{};
  if (::inet_pton(AF_INET, text.c_str(), bytes.data()) == 1) {
    return text_of(AF_INET, bytes.data());
  }
  text = text.substr(0, text.find('%'));  // the interface of a link-local address
  if (::inet_pton(AF_INET6, text.c_str(), bytes.data()) != 1) {
    return {};
  }
  constexpr std::array<std::uint8_t, 12> kMapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
  if (std::ranges::equal(kMapped, std::ranges::subrange(bytes.begin(), bytes.begin() + kMapped.size()))) {
    return text_of(AF_INET, bytes.data() + kMapped.size());
  }
  std::fill(bytes.begin() + 8, bytes.end(), std::uint8_t{0});
  return text_of(AF_INET6, bytes.data()) + "/64";
}

std::string forwarded_address(const Request& request, const std::string& otherwise) {
  // Lines with one name stand in the order in which they came.
  const auto lines = request.headers.equal_range("X-Forwarded-For");
  if (lines.first == lines.second) {
    return otherwise;
  }
  const std::string_view last = std::prev(lines.second)->second;
  const auto comma = last.find_last_of(',');
  auto network = network_of(comma == std::string_view::npos ? last : last.substr(comma + 1));
  return network.empty() ? otherwise : network;
}

std::size_t raise_descriptor_limit() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) {
    return 1024;
  }
  if (limit.rlim_cur < limit.rlim_max) {
    const rlimit raised{limit.rlim_max, limit.rlim_max};
    if (::setrlimit(RLIMIT_NOFILE, &raised) == 0) {
      limit = raised;
    }
  }
  constexpr std::size_t kPlenty = 1UL << 20U;
  return limit.rlim_cur == RLIM_INFINITY ? kPlenty : static_cast<std::size_t>(limit.rlim_cur);
}

std::size_t connections_within(std::size_t descriptors, std::size_t wanted) {
  constexpr std::size_t kOthers = 128;  // databases, files, standard streams
  const auto room = descriptors > 2 * kOthers ? descriptors - kOthers : descriptors / 2;
  return std::min(room, wanted);
}

void tame_memory() {
  // By default there are eight arenas for each core, and each keeps the most it ever needed.
  constexpr int kArenas = 4;
  constexpr int kBig = 1024 * 1024;  // bytes; given back as soon as it is free
  (void)::mallopt(M_ARENA_MAX, kArenas);
  (void)::mallopt(M_MMAP_THRESHOLD, kBig);
}

void give_back_memory() {
  (void)::malloc_trim(0);
}

}  // namespace maatstaf::http
