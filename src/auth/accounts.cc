// SPDX-License-Identifier: EUPL-1.2
#include "auth/accounts.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include "auth/attempts.h"
#include "auth/devices.h"
#include "auth/secrets.h"
#include "base/invoertekst.h"

namespace maatstaf::auth {
namespace {

using base::ErrorKind;
using db::Access;
using db::Connection;

constexpr db::Statement kInsert{
    "account_maken",
    "INSERT INTO account (account, naam, weergavenaam, rol, kantoor, wachtwoord, geblokkeerd, gemaakt_op) "
    "VALUES (:account, :naam, :weergavenaam, :rol, :kantoor, :wachtwoord, 0, :gemaakt_op)"};
constexpr db::Statement kById{"account_op_id",
                              "SELECT account, naam, weergavenaam, rol, kantoor, wachtwoord, geblokkeerd "
                              "FROM account WHERE account = :waarde"};
constexpr db::Statement kByName{"account_op_naam",
                                "SELECT account, naam, weergavenaam, rol, kantoor, wachtwoord, geblokkeerd "
                                "FROM account WHERE naam = :waarde"};
constexpr db::Statement kAll{
    "accounts_lezen",
    "SELECT account, naam, weergavenaam, rol, kantoor, wachtwoord, geblokkeerd FROM account"};
constexpr db::Statement kDossiers{
    "account_dossiers", "SELECT dossier FROM account_dossier WHERE account = :account ORDER BY dossier"};
constexpr db::Statement kBind{"account_koppelen",
                              "INSERT INTO account_dossier (account, dossier) VALUES (:account, :dossier) "
                              "ON CONFLICT (account, dossier) DO NOTHING"};
constexpr db::Statement kUnbind{
    "account_ontkoppelen", "DELETE FROM account_dossier WHERE account = :account AND dossier = :dossier"};
constexpr db::Statement kPassword{"wachtwoord_schrijven",
                                  "UPDATE account SET wachtwoord = :wachtwoord WHERE account = :account"};
constexpr db::Statement kBlock{"account_blokkeren",
                               "UPDATE account SET geblokkeerd = :geblokkeerd WHERE account = :account"};
constexpr db::Statement kEndSessions{"sessies_beeindigen", "DELETE FROM sessie WHERE account = :account"};

constexpr db::Statement kMoveOffice{"accounts_verhuizen",
                                    "UPDATE account SET kantoor = :naar WHERE kantoor = :van"};
constexpr db::Statement kEndOfficeSessions{
    "sessies_van_kantoor_beeindigen",
    "DELETE FROM sessie WHERE account IN (SELECT account FROM account WHERE kantoor = :van)"};

/// An account with what only this file may know.
struct Stored {
  Account account;
  std::string hash;
};

std::string lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](unsigned char c) {
    return c < 128 ? static_cast<char>(std::tolower(c)) : static_cast<char>(c);
  });
  return out;
}

tl::unexpected<base::Error> not_found() {
  return base::fail(ErrorKind::NotFound, "Dit account bestaat niet.", "Controleer de naam.");
}

/// One text for every reason: who asks learns nothing about which accounts exist.
tl::unexpected<base::Error> not_logged_in() {
  return base::fail(
      ErrorKind::Forbidden,
      "U bent niet ingelogd: naam en wachtwoord horen niet bij elkaar, of er is te vaak geprobeerd.",
      "Controleer beide. Lukt het een paar keer niet? Wacht dan even, elke keer wat langer.");
}

base::Result<Stored> read(Connection& connection, const db::Row& row) {
  Stored stored;
  TRY(stored.account.id, row.text("account"));
  TRY(stored.account.naam, row.text("naam"));
  TRY(stored.account.weergavenaam, row.text("weergavenaam"));
  TRY(const std::string rol, row.text("rol"));
  TRY(stored.account.kantoor, row.text("kantoor"));
  TRY(stored.hash, row.text("wachtwoord"));
  TRY(const std::int64_t geblokkeerd, row.integer("geblokkeerd"));
  const auto gelezen = lees_rol(rol);
  if (!gelezen) {
    return base::fail(ErrorKind::Storage, "Een account heeft een onbekende rol.",
                      "Meld dit bij de beheerder.");
  }
  stored.account.rol = *gelezen;
  stored.account.geblokkeerd = geblokkeerd != 0;
  TRY(const db::Rows rows, connection.query(kDossiers, {{"account", stored.account.id}}));
  for (const db::Row& dossier : rows) {
    TRY(std::string id, dossier.text("dossier"));
    stored.account.dossiers.push_back(std::move(id));
  }
  return stored;
}

base::Result<std::optional<Stored>> search(Connection& connection, const db::Statement& statement,
                                           std::string_view value) {
  TRY(const auto row, connection.first(statement, {{"waarde", value}}));
  if (!row) {
    return std::optional<Stored>();
  }
  TRY(Stored stored, read(connection, *row));
  return std::optional<Stored>(std::move(stored));
}

base::Result<void> check_name(std::string_view naam) {
  const auto allowed = [](unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_' || c == '@';
  };
  if (naam.size() < 3 || naam.size() > 64 || !std::ranges::all_of(naam, allowed)) {
    return base::fail(
        ErrorKind::Input, "Deze inlognaam kan niet.",
        "Gebruik 3 tot 64 letters zonder accenten, cijfers, punten, streepjes of een apenstaartje.",
        {.path = "naam"});
  }
  return {};
}

base::Result<void> check(const NieuwAccount& nieuw, std::string_view naam) {
  TRY_VOID(check_name(naam));
  if (nieuw.weergavenaam.empty() || nieuw.weergavenaam.size() > 200) {
    return base::fail(ErrorKind::Input, "De naam van de persoon ontbreekt of is te lang.",
                      "Vul voor- en achternaam in.", {.path = "weergavenaam"});
  }
  if (nieuw.kantoor.empty() && nieuw.rol != Rol::Ouder) {
    return base::fail(ErrorKind::Input, "Bij deze rol hoort een kantoor.", "Kies een kantoor.",
                      {.path = "kantoor"});
  }
  // A parent belongs to no office: what the parent sees follows from the dossiers that the account is bound
  // to.
  if (!nieuw.kantoor.empty() && nieuw.rol == Rol::Ouder) {
    return base::fail(ErrorKind::Input, "Een ouder of vertegenwoordiger hoort niet bij een kantoor.",
                      "Laat het kantoor weg.", {.path = "kantoor"});
  }
  return check_password(nieuw.wachtwoord, naam);
}

/// Runs a statement that must change exactly one account.
base::Result<void> change_one(Connection& connection, const db::Statement& statement,
                              const db::Parameters& parameters) {
  TRY(const std::int64_t changed, connection.run(statement, parameters));
  if (changed != 1) {
    return not_found();
  }
  return {};
}

}  // namespace

Accounts::Accounts(db::Database& database, const base::Clock& clock, Wachtwoordkosten kosten,
                   Aanmeldgrenzen grenzen, Kantoorkeuring keurt_kantoor)
    : database_(database),
      clock_(clock),
      kosten_(kosten),
      grenzen_(grenzen),
      keurt_kantoor_(std::move(keurt_kantoor)),
      schijnhash_(hash_password(random_token(), kosten).value_or("")) {}

base::Result<Account> Accounts::create(const NieuwAccount& gegeven) {
  NieuwAccount nieuw = gegeven;
  TRY(nieuw.weergavenaam, base::invoertekst(gegeven.weergavenaam, base::Tekstsoort::Naam, "weergavenaam"));
  const std::string naam = lower(nieuw.naam);
  TRY_VOID(check(nieuw, naam));
  if (!nieuw.kantoor.empty() && keurt_kantoor_) {
    TRY_VOID(keurt_kantoor_(nieuw.kantoor));
  }
  TRY(const std::string hash, hash_password(nieuw.wachtwoord, kosten_));
  const Account account{random_id(), naam, nieuw.weergavenaam, nieuw.rol, nieuw.kantoor, false, {}};
  return database_.transaction(Access::Write, [&](Connection& connection) -> base::Result<Account> {
    const auto made = connection.run(kInsert, {{"account", account.id},
                                               {"naam", account.naam},
                                               {"weergavenaam", account.weergavenaam},
                                               {"rol", woord(account.rol)},
                                               {"kantoor", account.kantoor},
                                               {"wachtwoord", hash},
                                               {"gemaakt_op", clock_.now().text()}});
    if (!made && connection.last_failure() == db::Failure::Duplicate) {
      return base::fail(ErrorKind::Conflict, "Deze inlognaam is al in gebruik.", "Kies een andere naam.",
                        {.path = "naam"});
    }
    if (!made) {
      return tl::unexpected(made.error());
    }
    return account;
  });
}

base::Result<Account> Accounts::verify(std::string_view naam, std::string_view wachtwoord,
                                       std::string_view adres, std::string_view toestel) {
  const std::string klein = lower(naam);
  // What cannot be a name or a password is not looked up at all, but counts as a try under a name of its own.
  const bool mogelijk = check_name(klein).has_value() && wachtwoord.size() <= 1024;
  const std::string sleutel = mogelijk ? klein : std::string("-");
  const base::Moment nu = clock_.now();
  std::optional<Stored> stored;
  Poging poging{.naam = sleutel, .adres = adres, .toestel = {}};
  TRY(const Toegang toegang,
      database_.transaction(Access::Write, [&](Connection& connection) -> base::Result<Toegang> {
        TRY(const bool bekend, known_device(connection, toestel, sleutel, nu));
        poging.toestel = bekend ? toestel : std::string_view();
        TRY(const Toegang uitkomst, count_attempt(connection, poging, nu, grenzen_));
        if (uitkomst == Toegang::Proberen && mogelijk) {
          TRY(stored, search(connection, kByName, klein));
        }
        return uitkomst;
      }));
  if (toegang == Toegang::Wachten) {
    return not_logged_in();
  }

  // The costly part runs outside the transaction, and runs as well when there is no such account.
  const bool klopt =
      password_fits(mogelijk ? wachtwoord : std::string_view(), stored ? stored->hash : schijnhash_);
  if (!klopt || !stored || stored->account.geblokkeerd) {
    return not_logged_in();
  }

  std::string nieuwe_hash;
  if (needs_rehash(stored->hash, kosten_)) {
    TRY(nieuwe_hash, hash_password(wachtwoord, kosten_));
  }
  return database_.transaction(Access::Write, [&](Connection& connection) -> base::Result<Account> {
    if (!nieuwe_hash.empty()) {
      TRY_VOID(
          change_one(connection, kPassword, {{"account", stored->account.id}, {"wachtwoord", nieuwe_hash}}));
    }
    TRY_VOID(attempt_succeeded(connection, poging, nu, grenzen_));
    return std::move(stored->account);
  });
}

base::Result<std::string> Accounts::remember_device(std::string_view id, std::string_view toestel) {
  return database_.transaction(Access::Write, [&](Connection& connection) {
    return auth::remember_device(connection, toestel, id, clock_.now());
  });
}

base::Result<std::int64_t> Accounts::clean() {
  constexpr std::int64_t kAtOnce = 1000;  // short transactions: logins wait for them
  return database_.transaction(Access::Write, [&](Connection& connection) -> base::Result<std::int64_t> {
    TRY(const std::int64_t attempts, clean_attempts(connection, clock_.now(), grenzen_, kAtOnce));
    TRY(const std::int64_t devices, clean_devices(connection, clock_.now(), kAtOnce));
    return attempts + devices;
  });
}

base::Result<Account> Accounts::find(std::string_view id) const {
  return database_.transaction(Access::Read, [&](Connection& connection) -> base::Result<Account> {
    TRY(auto stored, search(connection, kById, id));
    if (!stored) {
      return not_found();
    }
    return std::move(stored->account);
  });
}

base::Result<Account> Accounts::find_by_name(std::string_view naam) const {
  return database_.transaction(Access::Read, [&](Connection& connection) -> base::Result<Account> {
    TRY(auto stored, search(connection, kByName, lower(naam)));
    if (!stored) {
      return not_found();
    }
    return std::move(stored->account);
  });
}

base::Result<std::vector<Account>> Accounts::list(std::optional<std::string_view> kantoor) const {
  TRY(auto out,
      database_.transaction(Access::Read, [&](Connection& connection) -> base::Result<std::vector<Account>> {
        TRY(const db::Rows rows, connection.query(kAll));
        std::vector<Account> accounts;
        for (const db::Row& row : rows) {
          TRY(Stored stored, read(connection, row));
          if (!kantoor || stored.account.kantoor == *kantoor) {
            accounts.push_back(std::move(stored.account));
          }
        }
        return accounts;
      }));
  std::ranges::sort(out, [](const Account& a, const Account& b) { return a.naam < b.naam; });
  return out;
}

base::Result<void> Accounts::change_password(std::string_view id, std::string_view wachtwoord) {
  TRY(const Account account, find(id));
  TRY_VOID(check_password(wachtwoord, account.naam));
  TRY(const std::string hash, hash_password(wachtwoord, kosten_));
  return database_.transaction(Access::Write, [&](Connection& connection) -> base::Result<void> {
    TRY_VOID(change_one(connection, kPassword, {{"account", id}, {"wachtwoord", hash}}));
    TRY_VOID(connection.run(kEndSessions, {{"account", id}}));
    TRY_VOID(forget_devices(connection, id));
    return {};
  });
}

base::Result<void> Accounts::block(std::string_view id) {
  return database_.transaction(Access::Write, [&](Connection& connection) -> base::Result<void> {
    TRY_VOID(change_one(connection, kBlock, {{"account", id}, {"geblokkeerd", 1}}));
    TRY_VOID(connection.run(kEndSessions, {{"account", id}}));
    return {};
  });
}

base::Result<void> Accounts::unblock(std::string_view id) {
  return database_.transaction(Access::Write, [&](Connection& connection) {
    return change_one(connection, kBlock, {{"account", id}, {"geblokkeerd", 0}});
  });
}

base::Result<std::int64_t> Accounts::verhuis(std::string_view van, std::string_view naar) {
  if (van.empty() || naar.empty()) {
    return base::fail(ErrorKind::Input, "Noem het kantoor van nu en het kantoor dat het wordt.",
                      "Vul beide in.", {.path = "kantoor"});
  }
  if (keurt_kantoor_) {
    TRY_VOID(keurt_kantoor_(naar));
  }
  return database_.transaction(Access::Write, [&](Connection& connection) -> base::Result<std::int64_t> {
    TRY_VOID(connection.run(kEndOfficeSessions, {{"van", van}}));
    return connection.run(kMoveOffice, {{"van", van}, {"naar", naar}});
  });
}

base::Result<void> Accounts::bind(std::string_view id, std::string_view dossier) {
  return database_.transaction(Access::Write, [&](Connection& connection) -> base::Result<void> {
    TRY(const auto stored, search(connection, kById, id));
    if (!stored) {
      return not_found();
    }
    if (stored->account.rol != Rol::Ouder) {
      return base::fail(ErrorKind::Input,
                        "Alleen een account van een ouder of vertegenwoordiger hoort bij een dossier.",
                        "Medewerkers zien de dossiers van hun kantoor.");
    }
    TRY_VOID(connection.run(kBind, {{"account", id}, {"dossier", dossier}}));
    return {};
  });
}

base::Result<void> Accounts::unbind(std::string_view id, std::string_view dossier) {
  return database_.transaction(Access::Write, [&](Connection& connection) -> base::Result<void> {
    TRY_VOID(connection.run(kUnbind, {{"account", id}, {"dossier", dossier}}));
    return {};
  });
}

bool mag(const Account& account, Actie actie, const Doelwit& doelwit) {
  if (account.geblokkeerd || !mag(account.rol, actie)) {
    return false;
  }
  if (account.rol == Rol::Ouder) {
    // An application that is made in the portal has no dossier yet.
    if (actie == Actie::AanvraagIndienen && doelwit.dossier.empty()) {
      return true;
    }
    return std::ranges::find(account.dossiers, doelwit.dossier) != account.dossiers.end();
  }
  return !account.kantoor.empty() && account.kantoor == doelwit.kantoor;
}

}  // namespace maatstaf::auth
