// SPDX-License-Identifier: EUPL-1.2
//
// Counting failed logins so that guessing takes ever longer and a stranger cannot keep an owner out
// (docs/adr/0044). Four counters: a name at one address, an address over all names, a name over all
// addresses, and a device that is known for the name. Names that do not exist are counted like those that do.
// A clock that was wrong for a while locks nobody out: a wait is never longer than the longest from now, and
// a stored moment in the future counts as now. Internal to src/auth.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "auth/accounts.h"
#include "base/clock.h"
#include "base/result.h"
#include "db/database.h"

namespace maatstaf::auth {

enum class Toegang { Proberen, Wachten };

/// Who tries to log in, and from where.
struct Poging {
  std::string_view naam;
  std::string_view adres;    ///< as limits see it (http/limits.h)
  std::string_view toestel;  ///< token of a device that is known for this name; empty when there is none
};

/// Seconds to wait after so many failures, of which some are free.
[[nodiscard]] std::int64_t wachttijd(std::int64_t mislukt, std::int64_t vrij, const Aanmeldgrenzen& grenzen);

/// Counts this try as failed in advance, unless it still has to wait. From a known device only the counter of
/// the device counts. From elsewhere one waits for the counter of the name at the address and for that of the
/// address; for the counter of the name over all addresses only who failed at this name before.
[[nodiscard]] base::Result<Toegang> count_attempt(db::Connection& connection, const Poging& poging,
                                                  base::Moment nu, const Aanmeldgrenzen& grenzen);

/// Forgets the failures of the name at this address, or of the device; from the name over all addresses it
/// takes these back, from the address only this try.
[[nodiscard]] base::Result<void> attempt_succeeded(db::Connection& connection, const Poging& poging,
                                                   base::Moment nu, const Aanmeldgrenzen& grenzen);

/// Removes at most `hoogstens` counters of which the failures are forgotten; returns how many.
[[nodiscard]] base::Result<std::int64_t> clean_attempts(db::Connection& connection, base::Moment nu,
                                                        const Aanmeldgrenzen& grenzen,
                                                        std::int64_t hoogstens);

}  // namespace maatstaf::auth
