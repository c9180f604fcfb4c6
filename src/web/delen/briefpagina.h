// SPDX-License-Identifier: EUPL-1.2
//
// A letter as an answer. A letter is one self-contained page with its own style sheet inside; the content
// security policy of that one answer names the style by its hash, and allows nothing else. Pure functions.
#pragma once

#include <string>

#include "http/message.h"

namespace maatstaf::web {

[[nodiscard]] http::Response letter_page(std::string html);
/// A file to keep: "application/pdf" or "application/zip".
[[nodiscard]] http::Response download(std::string bytes, std::string type, const std::string& name);

}  // namespace maatstaf::web
