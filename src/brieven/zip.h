// SPDX-License-Identifier: EUPL-1.2
//
// The smallest zip that every program opens: files stored as they are, in order, without dates, comments or
// extra fields. The same files always give the same bytes, and the reader accepts those bytes only: nothing
// can be hidden in a bundle, and nothing in it can grow (no compression). Internal to brieven. Pure,
// thread-safe.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace maatstaf::brieven {

struct ZipBestand {
  std::string naam;  ///< lower case letters, digits, points and hyphens; no folders
  std::string inhoud;
};

inline constexpr std::size_t kZipHoogstensBytes = 64 * 1024 * 1024;
inline constexpr std::size_t kZipHoogstensBestanden = 32;

/// Errors: Input (a name or size that does not fit, a name twice).
[[nodiscard]] base::Result<std::string> schrijf_zip(const std::vector<ZipBestand>& bestanden);

/// Reads what `schrijf_zip` wrote, and refuses everything else. Errors: Input, with the file or the byte
/// where it goes wrong. Sizes in the zip are checked before they are used.
[[nodiscard]] base::Result<std::vector<ZipBestand>> lees_zip(std::string_view bytes);

}  // namespace maatstaf::brieven
