// SPDX-License-Identifier: EUPL-1.2
//
// The head of a request as it came, before it is read: what two programs may read differently is refused, so
// that nobody can hide a second request in the first (RFC 9112, sections 3.2, 5.2, 6.1 and 6.3). Pure
// function.
#pragma once

#include <string_view>

#include "base/result.h"

namespace maatstaf::http {

/// `head` runs from the request line to the empty line. Refused with Input: a Transfer-Encoding other than
/// exactly `chunked`, or beside a Content-Length, or in HTTP/1.0; a field that goes on on the next line; no
/// Host or two in HTTP/1.1. Everything else is for the parser.
[[nodiscard]] base::Result<void> check_head(std::string_view head);

}  // namespace maatstaf::http
