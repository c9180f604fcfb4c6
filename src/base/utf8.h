// SPDX-License-Identifier: EUPL-1.2
//
// Is it text? UTF-8 as RFC 3629 defines it: no overlong forms, no surrogates, nothing above U+10FFFF.
// Thread-safe.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace maatstaf::base {

/// The offset of the first byte that is no valid UTF-8; nullopt when all of it is.
[[nodiscard]] std::optional<std::size_t> find_invalid_utf8(std::string_view bytes);

/// Line and column of a byte, both from 1; a column is a code point.
struct TextPosition {
  int line = 1;
  int column = 1;
};
[[nodiscard]] TextPosition position_at(std::string_view text, std::size_t offset);

}  // namespace maatstaf::base
