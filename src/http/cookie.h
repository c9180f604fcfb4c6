// SPDX-License-Identifier: EUPL-1.2
//
// Cookies (RFC 6265): reading what a browser sends, writing what it should keep. Pure functions.
#pragma once

#include <string>
#include <string_view>

#include "http/message.h"

namespace maatstaf::http {

enum class Transport { Plain, Encrypted };
enum class Script { MayRead, MayNotRead };

struct Cookie {
  std::string name;
  std::string value;
  int seconds = 0;  ///< how long the browser keeps it; 0: until it closes; below 0: remove now
  Script script = Script::MayNotRead;
};

/// Reads the value of a Cookie header. Pairs that break the grammar are left out; never fails.
[[nodiscard]] Fields parse_cookies(std::string_view header);

/// The value of a Set-Cookie header: Path=/, SameSite=Lax, HttpOnly unless a script may read it, Secure when
/// the site is reached over an encrypted connection.
[[nodiscard]] std::string set_cookie(const Cookie& cookie, Transport transport);

}  // namespace maatstaf::http
