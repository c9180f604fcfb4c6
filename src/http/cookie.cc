// SPDX-License-Identifier: EUPL-1.2
#include "http/cookie.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.h"

namespace maatstaf::http {

namespace {

// RFC 6265, 4.1.1: no control characters, white space, quotes, comma, semicolon or backslash.
bool is_value(std::string_view text) {
  return std::ranges::all_of(
      text, [](char c) { return c > 0x20 && c < 0x7f && c != '"' && c != ',' && c != ';' && c != '\\'; });
}

}  // namespace

Fields parse_cookies(std::string_view header) {
  Fields cookies;
  while (!header.empty()) {
    const auto end = header.find(';');
    const auto pair = base::trimmed(header.substr(0, end), base::kBlanks);
    header = end == std::string_view::npos ? std::string_view{} : header.substr(end + 1);
    const auto equals = pair.find('=');
    if (equals == std::string_view::npos || equals == 0) {
      continue;
    }
    const auto name = base::trimmed(pair.substr(0, equals), base::kBlanks);
    auto value = base::trimmed(pair.substr(equals + 1), base::kBlanks);
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"') {
      value = value.substr(1, value.size() - 2);
    }
    if (name.empty() || !is_value(name) || !is_value(value)) {
      continue;
    }
    cookies.add(std::string(name), std::string(value));
  }
  return cookies;
}

std::string set_cookie(const Cookie& cookie, Transport transport) {
  std::string text =
      fmt::format("{}={}; Path=/; SameSite=Lax", cookie.name, is_value(cookie.value) ? cookie.value : "");
  if (cookie.seconds != 0) {
    text += fmt::format("; Max-Age={}", std::max(cookie.seconds, 0));
  }
  if (cookie.script == Script::MayNotRead) {
    text += "; HttpOnly";
  }
  if (transport == Transport::Encrypted) {
    text += "; Secure";
  }
  return text;
}

}  // namespace maatstaf::http
