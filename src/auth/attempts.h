// SPDX-License-Identifier: EUPL-1.2
//
// Counting failed logins, by account name and by network address, so that guessing takes ever longer. Names
// that do not exist are counted like those that do. Internal to src/auth.
#pragma once

#include <string>
#include <string_view>

#include "auth/accounts.h"
#include "base/clock.h"
#include "base/result.h"
#include "db/database.h"

namespace maatstaf::auth {

enum class Toegang { Proberen, Wachten };

/// Seconds to wait after so many failures, of which some are free.
[[nodiscard]] std::int64_t wachttijd(std::int64_t mislukt, std::int64_t vrij, const Aanmeldgrenzen& grenzen);

/// Counts this try as failed in advance, unless name or address still has to wait.
[[nodiscard]] base::Result<Toegang> count_attempt(db::Connection& connection, std::string_view naam,
                                                  std::string_view adres, base::Moment nu,
                                                  const Aanmeldgrenzen& grenzen);

/// Forgets the failures of the name and takes back the one try of the address.
[[nodiscard]] base::Result<void> attempt_succeeded(db::Connection& connection, std::string_view naam,
                                                   std::string_view adres, base::Moment nu,
                                                   const Aanmeldgrenzen& grenzen);

}  // namespace maatstaf::auth
