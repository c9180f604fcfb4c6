// SPDX-License-Identifier: EUPL-1.2
#include "base/ascii.h"

#include <fmt/format.h>

namespace maatstaf::base {
namespace {

/// What stands behind the backslash; zero when there is no short escape.
char short_escape(char c, Escapes escapes) {
  switch (c) {
    case '"':
    case '\\':
      return c;
    case '\n':
      return 'n';
    case '\r':
      return 'r';
    case '\t':
      return 't';
    case '\b':
      return escapes == Escapes::Json ? 'b' : '\0';
    case '\f':
      return escapes == Escapes::Json ? 'f' : '\0';
    default:
      return '\0';
  }
}

}  // namespace

void append_quoted(std::string& out, std::string_view text, Escapes escapes) {
  out += '"';
  for (const char c : text) {
    if (const char letter = short_escape(c, escapes); letter != '\0') {
      out += '\\';
      out += letter;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    } else {
      out += c;
    }
  }
  out += '"';
}

}  // namespace maatstaf::base
