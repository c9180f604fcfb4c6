// SPDX-License-Identifier: EUPL-1.2
//
// Sessions: a random token of 256 bits in a cookie, of which only the hash is stored. A session ends when it
// is not used for a while, after a day's work, at logout, and when the account is blocked. Thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "auth/accounts.h"
#include "base/clock.h"
#include "base/result.h"
#include "db/database.h"

namespace maatstaf::auth {

struct Sessieduur {
  std::int64_t ongebruikt = 30 * 60;    ///< seconds
  std::int64_t uiterst = 10 * 60 * 60;  ///< seconds
  /// A session that began or was used later than so many seconds from now has ended: the clock stood ahead
  /// then. More than the clocks of two servers differ.
  std::int64_t vooruit = 60;
};

struct Session {
  std::string token;  ///< 43 characters, for the cookie; never logged or stored
  std::string csrf;   ///< goes into every form
  Account account;
  base::Moment begonnen;
};

class Sessions {
 public:
  Sessions(db::Database& database, const Accounts& accounts, const base::Clock& clock, Sessieduur duur = {})
      : database_(database), accounts_(accounts), clock_(clock), duur_(duur) {}

  /// A new session after login; ends the one of `vorig_token`, so that a token known before login is worth
  /// nothing.
  [[nodiscard]] base::Result<Session> start(const Account& account, std::string_view vorig_token = {});
  /// The session of a token; nullopt when there is none (any more). Errors: Storage.
  [[nodiscard]] base::Result<std::optional<Session>> find(std::string_view token);
  /// Logout. A token without a session is not an error.
  [[nodiscard]] base::Result<void> end(std::string_view token);
  /// Logs an account out everywhere.
  [[nodiscard]] base::Result<void> end_all(std::string_view account_id);
  /// Logs everybody out: after a restore, what was ended since the backup would live again.
  [[nodiscard]] base::Result<void> end_everyone();
  /// Removes sessions that have ended, at most a thousand at a time; returns how many.
  [[nodiscard]] base::Result<std::int64_t> clean();

 private:
  db::Database& database_;
  const Accounts& accounts_;
  const base::Clock& clock_;
  Sessieduur duur_;
};

/// The token that a form of this session must carry.
[[nodiscard]] std::string csrf_token(std::string_view session_token);
/// In constant time.
[[nodiscard]] bool csrf_valid(std::string_view session_token, std::string_view given);

}  // namespace maatstaf::auth
