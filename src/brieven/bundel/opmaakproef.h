// SPDX-License-Identifier: EUPL-1.2
//
// Two machines make the same PDF only when they have the same fonts and the same versions of the libraries
// that shape and draw. The fingerprint of one fixed page tells whether they do. Internal to brieven.
// Thread-safe.
#pragma once

#include <string>

#include "base/result.h"

namespace maatstaf::brieven {

/// SHA-256 of a page with every letter in every style of a letter. Errors: those of `als_pdf`.
[[nodiscard]] base::Result<std::string> opmaakproef();

}  // namespace maatstaf::brieven
