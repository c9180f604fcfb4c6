// SPDX-License-Identifier: EUPL-1.2
#include "base/utf8.h"

#include <algorithm>

namespace maatstaf::base {
namespace {

struct Lead {
  std::size_t length = 0;  ///< 0: no byte a character may start with
  unsigned char lowest_second = 0x80;
  unsigned char highest_second = 0xBF;
};

Lead lead_of(unsigned char byte) {
  if (byte < 0x80) {
    return {1};
  }
  if (byte >= 0xC2 && byte <= 0xDF) {
    return {2};
  }
  if (byte == 0xE0) {
    return {3, 0xA0, 0xBF};  // lower: overlong
  }
  if (byte == 0xED) {
    return {3, 0x80, 0x9F};  // higher: surrogates
  }
  if (byte >= 0xE1 && byte <= 0xEF) {
    return {3};
  }
  if (byte == 0xF0) {
    return {4, 0x90, 0xBF};
  }
  if (byte >= 0xF1 && byte <= 0xF3) {
    return {4};
  }
  if (byte == 0xF4) {
    return {4, 0x80, 0x8F};  // higher: above U+10FFFF
  }
  return {};
}

bool is_continuation(unsigned char byte) {
  return (byte & 0xC0U) == 0x80U;
}

}  // namespace

std::optional<std::size_t> find_invalid_utf8(std::string_view bytes) {
  const auto at = [&bytes](std::size_t index) { return static_cast<unsigned char>(bytes[index]); };
  std::size_t i = 0;
  while (i < bytes.size()) {
    const Lead lead = lead_of(at(i));
    if (lead.length == 0 || i + lead.length > bytes.size()) {
      return i;
    }
    if (lead.length > 1 && (at(i + 1) < lead.lowest_second || at(i + 1) > lead.highest_second)) {
      return i;
    }
    for (std::size_t k = 2; k < lead.length; ++k) {
      if (!is_continuation(at(i + k))) {
        return i;
      }
    }
    i += lead.length;
  }
  return std::nullopt;
}

TextPosition position_at(std::string_view text, std::size_t offset) {
  TextPosition position;
  for (const char c : text.substr(0, std::min(offset, text.size()))) {
    if (c == '\n') {
      ++position.line;
      position.column = 1;
    } else if (!is_continuation(static_cast<unsigned char>(c))) {
      ++position.column;
    }
  }
  return position;
}

}  // namespace maatstaf::base
