// SPDX-License-Identifier: EUPL-1.2
//
// Passwords, random tokens and keyed hashes, by libsodium. Internal to src/auth. Thread-safe.
#pragma once

#include <string>
#include <string_view>

#include "auth/accounts.h"
#include "base/result.h"

namespace maatstaf::auth {

/// argon2id with its own salt and its costs in the text. Errors: Storage (no memory).
[[nodiscard]] base::Result<std::string> hash_password(std::string_view wachtwoord,
                                                      const Wachtwoordkosten& kosten);
[[nodiscard]] bool password_fits(std::string_view wachtwoord, const std::string& hash);
/// Whether a hash was made with other costs than these.
[[nodiscard]] bool needs_rehash(const std::string& hash, const Wachtwoordkosten& kosten);

/// 256 random bits as 43 characters of the URL alphabet.
[[nodiscard]] std::string random_token();
/// 128 random bits as 32 hexadecimal digits.
[[nodiscard]] std::string random_id();
/// HMAC-SHA256 as 64 hexadecimal digits.
[[nodiscard]] std::string keyed_hash(std::string_view key, std::string_view text);
/// Takes as long wherever the difference is.
[[nodiscard]] bool same(std::string_view a, std::string_view b);

}  // namespace maatstaf::auth
