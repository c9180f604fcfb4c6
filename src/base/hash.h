// SPDX-License-Identifier: EUPL-1.2
//
// SHA-256 and hexadecimal text: the fingerprints of packages, passages, receipts and the event chain.
#pragma once

#include <string>
#include <string_view>

namespace maatstaf::base {

/// SHA-256 of the bytes, as 64 lower case hexadecimal digits.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

/// Lower case hexadecimal text of the bytes.
[[nodiscard]] std::string to_hex(std::string_view bytes);

/// The first sixteen digits of a fingerprint in four groups of four, as pages and letters show it: "9f3c 41d7
/// c20b e8aa".
[[nodiscard]] std::string short_fingerprint(std::string_view hex);

}  // namespace maatstaf::base
