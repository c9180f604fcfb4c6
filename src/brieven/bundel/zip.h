// SPDX-License-Identifier: EUPL-1.2
//
// The smallest zip that every program opens: files stored as they are, in order, without dates, comments or
// extra fields. The same files always give the same bytes, and the reader accepts those bytes only: nothing
// can be hidden in a bundle, and nothing in it can grow (no compression). Pure, thread-safe.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace maatstaf::brieven {

/// What a zip is for decides which names and how many files it may hold.
enum class ZipSoort {
  Bundel,  ///< of a decision: lower case letters, digits, points and hyphens; no folders; 32 files
  Regels   ///< a folder of rules: underscores and folders too; 512 files
};

struct ZipBestand {
  std::string naam;  ///< folders end with a forward slash: "regels/begrippen.yaml"
  std::string inhoud;
};

inline constexpr std::size_t kZipHoogstensBytes = 64 * 1024 * 1024;
inline constexpr std::size_t kZipHoogstensBestanden = 32;  ///< in a bundle

/// Errors: Input (a name or size that does not fit, a name twice).
[[nodiscard]] base::Result<std::string> schrijf_zip(const std::vector<ZipBestand>& bestanden,
                                                    ZipSoort soort = ZipSoort::Bundel);

/// Reads what `schrijf_zip` wrote, and refuses everything else. Errors: Input, with the file or the byte
/// where it goes wrong. Sizes in the zip are checked before they are used.
[[nodiscard]] base::Result<std::vector<ZipBestand>> lees_zip(std::string_view bytes,
                                                             ZipSoort soort = ZipSoort::Bundel);

}  // namespace maatstaf::brieven
