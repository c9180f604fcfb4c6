// SPDX-License-Identifier: EUPL-1.2
#include "http/head.h"

#include <algorithm>
#include <cstddef>

namespace maatstaf::http {

namespace {

bool same_word(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::ranges::equal(a, b, {}, lower, lower);
}

std::string_view trim(std::string_view text) {
  const auto from = text.find_first_not_of(" \t");
  return from == std::string_view::npos ? std::string_view{}
                                        : text.substr(from, text.find_last_not_of(" \t") - from + 1);
}

tl::unexpected<base::Error> refuse(std::string cause) {
  return base::fail(base::ErrorKind::Input, std::move(cause),
                    "Stuur het verzoek zoals HTTP het voorschrijft.");
}

struct Seen {
  std::size_t hosts = 0;
  std::size_t encodings = 0;
  std::size_t lengths = 0;
  bool chunked = true;
};

}  // namespace

base::Result<void> check_head(std::string_view head) {
  const auto first_end = head.find("\r\n");
  const auto first = head.substr(0, first_end);
  head.remove_prefix(first_end == std::string_view::npos ? head.size() : first_end + 2);
  Seen seen;
  while (!head.empty()) {
    const auto end = head.find("\r\n");
    const auto line = head.substr(0, end);
    head.remove_prefix(end == std::string_view::npos ? head.size() : end + 2);
    if (line.empty()) {
      break;
    }
    // RFC 9112, 5.2: a server refuses a field that goes on on the next line, or makes it one line. We refuse.
    if (line.front() == ' ' || line.front() == '\t') {
      return refuse("Een kopregel loopt door op de volgende regel.");
    }
    const auto colon = line.find(':');
    const auto name = line.substr(0, colon);
    const auto value = colon == std::string_view::npos ? std::string_view{} : trim(line.substr(colon + 1));
    seen.hosts += same_word(name, "Host") ? 1U : 0U;
    seen.lengths += same_word(name, "Content-Length") ? 1U : 0U;
    if (same_word(name, "Transfer-Encoding")) {
      ++seen.encodings;
      seen.chunked = seen.chunked && same_word(value, "chunked");
    }
  }
  // RFC 9112, 3.2: exactly one Host in HTTP/1.1; 1.0 has none or one.
  const bool old = first.ends_with("HTTP/1.0");
  if (seen.hosts > 1 || (seen.hosts == 0 && !old)) {
    return refuse("De kopregel Host ontbreekt of staat er meer dan één keer.");
  }
  // RFC 9112, 6.1 and 6.3: what we cannot unpack has no end that we know.
  if (seen.encodings > 0 && (seen.encodings > 1 || !seen.chunked || seen.lengths > 0 || old)) {
    return refuse("Deze Transfer-Encoding kunnen wij niet lezen.");
  }
  return {};
}

}  // namespace maatstaf::http
