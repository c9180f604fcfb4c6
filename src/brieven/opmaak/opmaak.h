// SPDX-License-Identifier: EUPL-1.2
//
// A letter as HTML and as PDF: two renderings of one model.
#pragma once

#include <string>

#include "base/result.h"
#include "brieven/inhoud/brief.h"

namespace maatstaf::brieven {

/// One HTML page, self-contained: no script, nothing fetched. UTF-8.
[[nodiscard]] std::string als_html(const Brief& brief);

/// Tagged PDF (PDF/UA-1 and PDF/A-2a), A4. The same letter gives the same bytes on the same machine.
/// Errors: Internal (a font is missing, a library refused). Slow-ish: some milliseconds. Thread-safe.
[[nodiscard]] base::Result<std::string> als_pdf(const Brief& brief);

}  // namespace maatstaf::brieven
