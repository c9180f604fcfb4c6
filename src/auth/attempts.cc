// SPDX-License-Identifier: EUPL-1.2
#include "auth/attempts.h"

#include <algorithm>

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

/// The failures of one name or one address.
struct Teller {
  std::string sleutel;
  std::int64_t vrij = 0;
  std::int64_t mislukt = 0;
  base::Moment wachten_tot;
};

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
  teller.wachten_tot = base::Moment::parse(wachten).value_or(nu);
  const base::Moment laatste_op = base::Moment::parse(laatste).value_or(nu);
  if (laatste_op.plus_seconds(grenzen.vergeten_na) < nu) {
    teller.mislukt = 0;
  }
  return teller;
}

base::Result<void> schrijf(db::Connection& connection, const Teller& teller, base::Moment nu,
                           const Aanmeldgrenzen& grenzen) {
  const base::Moment wachten_tot = nu.plus_seconds(wachttijd(teller.mislukt, teller.vrij, grenzen));
  TRY_VOID(connection.run(kWrite, {{"sleutel", teller.sleutel},
                                   {"mislukt", teller.mislukt},
                                   {"laatste_op", nu.text()},
                                   {"wachten_tot", wachten_tot.text()}}));
  return {};
}

/// Both counters, always in the same order so that two logins never wait for each other.
struct Tellers {
  Teller naam;
  Teller adres;
};

base::Result<Tellers> pak_beide(db::Connection& connection, std::string_view naam, std::string_view adres,
                                base::Moment nu, const Aanmeldgrenzen& grenzen) {
  Tellers tellers;
  TRY(tellers.naam,
      pak(connection, base::sha256_hex("naam " + std::string(naam)), grenzen.vrij_per_account, nu, grenzen));
  TRY(tellers.adres,
      pak(connection, base::sha256_hex("adres " + std::string(adres)), grenzen.vrij_per_adres, nu, grenzen));
  return tellers;
}

}  // namespace

std::int64_t wachttijd(std::int64_t mislukt, std::int64_t vrij, const Aanmeldgrenzen& grenzen) {
  std::int64_t seconden = 0;
  for (std::int64_t i = vrij; i < mislukt && seconden < grenzen.langste_wachttijd; ++i) {
    seconden = seconden == 0 ? grenzen.eerste_wachttijd : seconden * 2;
  }
  return std::min(seconden, grenzen.langste_wachttijd);
}

base::Result<Toegang> count_attempt(db::Connection& connection, std::string_view naam, std::string_view adres,
                                    base::Moment nu, const Aanmeldgrenzen& grenzen) {
  TRY(Tellers tellers, pak_beide(connection, naam, adres, nu, grenzen));
  // A try during the wait is not counted: otherwise anybody could lock out somebody else for good.
  if (tellers.naam.wachten_tot > nu || tellers.adres.wachten_tot > nu) {
    return Toegang::Wachten;
  }
  for (Teller* teller : {&tellers.naam, &tellers.adres}) {
    ++teller->mislukt;
    TRY_VOID(schrijf(connection, *teller, nu, grenzen));
  }
  return Toegang::Proberen;
}

base::Result<void> attempt_succeeded(db::Connection& connection, std::string_view naam,
                                     std::string_view adres, base::Moment nu, const Aanmeldgrenzen& grenzen) {
  TRY(Tellers tellers, pak_beide(connection, naam, adres, nu, grenzen));
  tellers.naam.mislukt = 0;
  // Only its own try: who has an account must not be able to wipe out guesses at the accounts of others.
  tellers.adres.mislukt = std::max<std::int64_t>(tellers.adres.mislukt - 1, 0);
  TRY_VOID(schrijf(connection, tellers.naam, nu, grenzen));
  return schrijf(connection, tellers.adres, nu, grenzen);
}

}  // namespace maatstaf::auth
