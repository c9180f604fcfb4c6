// SPDX-License-Identifier: EUPL-1.2
//
// Devices on which an account logged in before, told by a random token in a cookie of which only the hash is
// stored. Who asks from such a device is counted apart from everybody else, so that a stranger who keeps
// guessing does not keep the owner out (docs/adr/0044). A device gives no access: the password is still
// asked. Internal to src/auth.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"
#include "db/database.h"

namespace maatstaf::auth {

/// So long after the last login a device is forgotten.
inline constexpr std::int64_t kToestelOnthouden = 180LL * 24 * 60 * 60;  // seconds
/// So many devices of one account are kept, the latest used.
inline constexpr std::int64_t kToestellenPerAccount = 10;

/// Whether this token was given to the account with this name, and was used lately.
[[nodiscard]] base::Result<bool> known_device(db::Connection& connection, std::string_view token,
                                              std::string_view naam, base::Moment nu);

/// Keeps the device of a login: the token itself when the account has it, a new one otherwise.
[[nodiscard]] base::Result<std::string> remember_device(db::Connection& connection, std::string_view token,
                                                        std::string_view account, base::Moment nu);

/// Forgets all devices of an account.
[[nodiscard]] base::Result<void> forget_devices(db::Connection& connection, std::string_view account);

/// Removes at most `hoogstens` devices that were not used for too long; returns how many.
[[nodiscard]] base::Result<std::int64_t> clean_devices(db::Connection& connection, base::Moment nu,
                                                       std::int64_t hoogstens);

}  // namespace maatstaf::auth
