// SPDX-License-Identifier: EUPL-1.2
//
// Local accounts. Passwords are kept as argon2id hashes. Nobody learns from an answer, or from the time it
// takes, whether an account exists. Too many failures make an account and an address wait, longer each time.
// Thread-safe. The database and the clock must outlive the accounts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "auth/rechten.h"
#include "base/clock.h"
#include "base/result.h"
#include "db/database.h"

namespace maatstaf::auth {

struct Account {
  std::string id;            ///< opaque; what events and logs name
  std::string naam;          ///< what is typed at login, lower case
  std::string weergavenaam;  ///< "Samira Haddad"
  Rol rol = Rol::Intake;
  std::string kantoor;  ///< id in the list of offices; empty for a parent
  bool geblokkeerd = false;
  std::vector<std::string> dossiers;  ///< that an account of the portal is bound to
};

struct NieuwAccount {
  std::string naam;
  std::string weergavenaam;
  Rol rol = Rol::Intake;
  std::string kantoor;
  std::string wachtwoord;
};

/// What one guess costs. Tests take less.
struct Wachtwoordkosten {
  unsigned long long rondes = 3;
  std::size_t geheugen = 64UL * 1024 * 1024;  ///< bytes

  [[nodiscard]] static Wachtwoordkosten laagste();  ///< for tests and for fictitious demo accounts only
};

/// When failed logins make somebody wait.
struct Aanmeldgrenzen {
  std::int64_t vrij_per_account = 5;  ///< failures without waiting
  std::int64_t vrij_per_adres = 30;   ///< higher: an office shares one address
  std::int64_t eerste_wachttijd = 2;  ///< seconds, doubled by each next failure
  std::int64_t langste_wachttijd = 900;
  std::int64_t vergeten_na = 3600;  ///< seconds without a failure
};

/// Whether there is an office with this id: the list of offices, handed in because it lies above this module.
using Kantoorkeuring = std::function<base::Result<void>(std::string_view kantoor)>;

class Accounts {
 public:
  /// Without `keurt_kantoor` every id passes: for tests of accounts alone.
  Accounts(db::Database& database, const base::Clock& clock, Wachtwoordkosten kosten = {},
           Aanmeldgrenzen grenzen = {}, Kantoorkeuring keurt_kantoor = {});

  /// Errors: Input (name, password, role or office not acceptable), Conflict (the name is taken).
  [[nodiscard]] base::Result<Account> create(const NieuwAccount& nieuw);

  /// The account, when name and password belong together. `adres` is the network address of the asker. Counts
  /// the try before it looks, so that many tries at once are counted too. Errors: Forbidden with one and the
  /// same text for a wrong name, a wrong password, a blocked account and a wait; Storage.
  /// `toestel` is the token of remember_device() that the asker brought, or empty.
  [[nodiscard]] base::Result<Account> verify(std::string_view naam, std::string_view wachtwoord,
                                             std::string_view adres, std::string_view toestel = {});
  /// After a login: keeps the device of the asker, so that others who guess cannot keep the owner out from
  /// there. Gives the token for its cookie: `toestel` itself when it is known for the account, a new one
  /// otherwise.
  [[nodiscard]] base::Result<std::string> remember_device(std::string_view id, std::string_view toestel);
  /// Removes counters of failures that are forgotten and devices that were not used for long, at most a
  /// thousand of each at a time; returns how many.
  [[nodiscard]] base::Result<std::int64_t> clean();

  /// Errors: NotFound.
  [[nodiscard]] base::Result<Account> find(std::string_view id) const;
  [[nodiscard]] base::Result<Account> find_by_name(std::string_view naam) const;
  /// All accounts by name; of one office when given.
  [[nodiscard]] base::Result<std::vector<Account>> list(std::optional<std::string_view> kantoor = {}) const;

  /// Also ends the sessions of the account and forgets its devices.
  [[nodiscard]] base::Result<void> change_password(std::string_view id, std::string_view wachtwoord);
  /// A blocked account cannot log in and its sessions end at once.
  [[nodiscard]] base::Result<void> block(std::string_view id);
  [[nodiscard]] base::Result<void> unblock(std::string_view id);
  /// Gives every account of one office to another; for offices that were once named otherwise. Ends their
  /// sessions. Gives the number of accounts. Errors: Input (the new office is not in the list).
  [[nodiscard]] base::Result<std::int64_t> verhuis(std::string_view van, std::string_view naar);
  /// Lets an account of the portal see a dossier. Doing it twice is not an error.
  [[nodiscard]] base::Result<void> bind(std::string_view id, std::string_view dossier);
  [[nodiscard]] base::Result<void> unbind(std::string_view id, std::string_view dossier);

 private:
  db::Database& database_;
  const base::Clock& clock_;
  Wachtwoordkosten kosten_;
  Aanmeldgrenzen grenzen_;
  Kantoorkeuring keurt_kantoor_;
  std::string schijnhash_;  ///< checked when the account does not exist, so that this takes as long
};

/// Whether a password is acceptable for this account: at least twelve characters, at most 128, not the name,
/// not one of the most used, not one character repeated. No rules about kinds of characters: length counts.
/// Errors: Input.
[[nodiscard]] base::Result<void> check_password(std::string_view wachtwoord, std::string_view naam);

/// The dossier that an action is about.
struct Doelwit {
  std::string kantoor;
  std::string dossier;
};

/// The role may do it, and the dossier belongs to the office of the account, or is bound to it (parent).
[[nodiscard]] bool mag(const Account& account, Actie actie, const Doelwit& doelwit);

}  // namespace maatstaf::auth
