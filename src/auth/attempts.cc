// SPDX-License-Identifier: EUPL-1.2
#include "auth/attempts.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "base/hash.h"

namespace maatstaf::auth {
namespace {

// Reads with the intent to write: the update that changes nothing takes the lock of the row on PostgreSQL.
constexpr db::Statement kLock{
    "aanmeldpoging_pakken",
    "INSERT INTO aanmeldpoging (sleutel, mislukt, laatste_op, wachten_tot) VALUES (:sleutel, 0, :nu, :nu) "
    "ON CONFLICT (sleutel) DO UPDATE SET mislukt = aanmeldpoging.mislukt "
    "RETURNING mislukt, laatste_op, wachten_tot"};
constexpr db::Statement kWrite{"aanmeldpoging_schrijven",
                               "UPDATE aanmeldpoging SET mislukt = :mislukt, laatste_op = :laatste_op, "
                               "wachten_tot = :wachten_tot WHERE sleutel = :sleutel"};
constexpr db::Statement kClean{
    "aanmeldpogingen_opruimen",
    "DELETE FROM aanmeldpoging WHERE sleutel IN (SELECT sleutel FROM aanmeldpoging "
    "WHERE laatste_op <= :vergeten LIMIT :hoogstens)"};

/// The failures of one counter.
struct Teller {
  std::string sleutel;
  std::int64_t vrij = 0;
  std::int64_t mislukt = 0;
  base::Moment wachten_tot;
};

base::Result<void> schrijf(db::Connection& connection, Teller& teller, base::Moment nu,
                           const Aanmeldgrenzen& grenzen) {
  teller.wachten_tot = nu.plus_seconds(wachttijd(teller.mislukt, teller.vrij, grenzen));
  TRY_VOID(connection.run(kWrite, {{"sleutel", teller.sleutel},
                                   {"mislukt", teller.mislukt},
                                   {"laatste_op", nu.text()},
                                   {"wachten_tot", teller.wachten_tot.text()}}));
  return {};
}

base::Result<Teller> pak(db::Connection& connection, std::string sleutel, std::int64_t vrij, base::Moment nu,
                         const Aanmeldgrenzen& grenzen) {
  Teller teller{std::move(sleutel), vrij, 0, {}};
  TRY(const auto row, connection.first(kLock, {{"sleutel", teller.sleutel}, {"nu", nu.text()}}));
  if (!row) {
    return base::fail(base::ErrorKind::Storage, "De database gaf geen antwoord op een aanmelding.");
  }
  TRY(const std::string laatste, row->text("laatste_op"));
  TRY(const std::string wachten, row->text("wachten_tot"));
  TRY(teller.mislukt, row->integer("mislukt"));
  const base::Moment laatste_op = base::Moment::parse(laatste).value_or(nu);
  // The clock stood ahead when this was written. It counts as written now, and is written down so: the wait
  // that belongs to the failures runs from here, and ends.
  if (laatste_op > nu) {
    TRY_VOID(schrijf(connection, teller, nu, grenzen));
    return teller;
  }
  teller.wachten_tot = std::min(base::Moment::parse(wachten).value_or(nu),
                                laatste_op.plus_seconds(wachttijd(teller.mislukt, vrij, grenzen)));
  if (laatste_op.plus_seconds(grenzen.vergeten_na) < nu) {
    teller.mislukt = 0;
  }
  return teller;
}

/// The counters of one try, always taken in the same order so that two logins never wait for each other.
struct Tellers {
  std::optional<Teller> toestel;
  std::optional<Teller> naam_bij_adres;
  std::optional<Teller> adres;
  std::optional<Teller> naam;

  [[nodiscard]] std::vector<Teller*> alle() {
    std::vector<Teller*> lijst;
    for (auto* teller : {&toestel, &naam_bij_adres, &adres, &naam}) {
      if (*teller) {
        lijst.push_back(&**teller);
      }
    }
    return lijst;
  }
};

base::Result<Tellers> pak_alle(db::Connection& connection, const Poging& poging, base::Moment nu,
                               const Aanmeldgrenzen& grenzen) {
  const std::string naam(poging.naam);
  Tellers tellers;
  const auto neem = [&](const std::string& sleutel, std::int64_t vrij) {
    return pak(connection, base::sha256_hex(sleutel), vrij, nu, grenzen);
  };
  if (!poging.toestel.empty()) {
    TRY(tellers.toestel,
        neem("toestel " + std::string(poging.toestel) + " " + naam, grenzen.vrij_per_account));
    return tellers;
  }
  TRY(tellers.naam_bij_adres,
      neem("naam " + naam + " bij " + std::string(poging.adres), grenzen.vrij_per_account));
  TRY(tellers.naam, neem("naam " + naam, grenzen.vrij_per_account));
  TRY(tellers.adres, neem("adres " + std::string(poging.adres), grenzen.vrij_per_adres));
  return tellers;
}

bool moet_wachten(const Tellers& tellers, base::Moment nu) {
  const auto wacht = [nu](const std::optional<Teller>& teller) { return teller && teller->wachten_tot > nu; };
  // Who failed at this name before waits for the guesses of all; who did not is let through once.
  const bool faalde = tellers.naam_bij_adres && tellers.naam_bij_adres->mislukt > 0;
  return wacht(tellers.toestel) || wacht(tellers.naam_bij_adres) || wacht(tellers.adres) ||
         (faalde && wacht(tellers.naam));
}

}  // namespace

std::int64_t wachttijd(std::int64_t mislukt, std::int64_t vrij, const Aanmeldgrenzen& grenzen) {
  std::int64_t seconden = 0;
  for (std::int64_t i = vrij; i < mislukt && seconden < grenzen.langste_wachttijd; ++i) {
    seconden = seconden == 0 ? grenzen.eerste_wachttijd : seconden * 2;
  }
  return std::min(seconden, grenzen.langste_wachttijd);
}

base::Result<Toegang> count_attempt(db::Connection& connection, const Poging& poging, base::Moment nu,
                                    const Aanmeldgrenzen& grenzen) {
  TRY(Tellers tellers, pak_alle(connection, poging, nu, grenzen));
  // A try during the wait is not counted: otherwise anybody could lock out somebody else for good.
  if (moet_wachten(tellers, nu)) {
    return Toegang::Wachten;
  }
  for (Teller* teller : tellers.alle()) {
    ++teller->mislukt;
    TRY_VOID(schrijf(connection, *teller, nu, grenzen));
  }
  return Toegang::Proberen;
}

base::Result<void> attempt_succeeded(db::Connection& connection, const Poging& poging, base::Moment nu,
                                     const Aanmeldgrenzen& grenzen) {
  TRY(Tellers tellers, pak_alle(connection, poging, nu, grenzen));
  if (tellers.toestel) {
    tellers.toestel->mislukt = 0;
  } else {
    // Who proves to be the owner failed here as the owner: these are no guesses of others. The address keeps
    // all but this try: who has an account must not be able to wipe out guesses at the accounts of others.
    const auto zelf = std::exchange(tellers.naam_bij_adres->mislukt, 0);
    tellers.naam->mislukt = std::max<std::int64_t>(tellers.naam->mislukt - zelf, 0);
    tellers.adres->mislukt = std::max<std::int64_t>(tellers.adres->mislukt - 1, 0);
  }
  for (Teller* teller : tellers.alle()) {
    TRY_VOID(schrijf(connection, *teller, nu, grenzen));
  }
  return {};
}

base::Result<std::int64_t> clean_attempts(db::Connection& connection, base::Moment nu,
                                          const Aanmeldgrenzen& grenzen, std::int64_t hoogstens) {
  return connection.run(
      kClean, {{"vergeten", nu.plus_seconds(-grenzen.vergeten_na).text()}, {"hoogstens", hoogstens}});
}

}  // namespace maatstaf::auth
