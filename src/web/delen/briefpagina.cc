// SPDX-License-Identifier: EUPL-1.2
#include "web/delen/briefpagina.h"

#include "base/hash.h"

namespace maatstaf::web {

namespace {

int digit(char hex) {
  return hex <= '9' ? hex - '0' : hex - 'a' + 10;
}

/// A policy names a style by the base64 form of its SHA-256 (CSP level 3, 6.7.2.5).
std::string base64_of_hex(const std::string& hex) {
  constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string bits;
  for (const char c : hex) {
    for (int bit = 3; bit >= 0; --bit) {
      bits += ((digit(c) >> bit) & 1) != 0 ? '1' : '0';
    }
  }
  std::string text;
  for (std::size_t at = 0; at < bits.size(); at += 6) {
    std::string six = bits.substr(at, 6);
    six.resize(6, '0');
    text += kAlphabet[std::stoul(six, nullptr, 2)];
  }
  while (text.size() % 4 != 0) {
    text += '=';
  }
  return text;
}

/// What stands between the tags of every style sheet in the page.
std::string style_sources(std::string_view html) {
  constexpr std::string_view kOpen = "<style>";
  constexpr std::string_view kClose = "</style>";
  std::string sources;
  for (auto at = html.find(kOpen); at != std::string_view::npos; at = html.find(kOpen, at)) {
    at += kOpen.size();
    const auto end = html.find(kClose, at);
    if (end == std::string_view::npos) {
      break;
    }
    sources += " 'sha256-" + base64_of_hex(base::sha256_hex(html.substr(at, end - at))) + "'";
  }
  return sources.empty() ? " 'none'" : sources;
}

}  // namespace

http::Response letter_page(std::string html) {
  auto response = http::html(std::move(html));
  response.headers.emplace("Content-Security-Policy",
                           "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; "
                           "frame-ancestors 'none'; style-src" +
                               style_sources(response.body));
  return response;
}

http::Response download(std::string bytes, std::string type, const std::string& name) {
  http::Response response;
  response.type = std::move(type);
  response.body = std::move(bytes);
  response.headers.emplace("Content-Disposition", "attachment; filename=\"" + name + "\"");
  return response;
}

}  // namespace maatstaf::web
