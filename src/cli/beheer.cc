// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <memory>
#include <optional>

#include "auth/accounts.h"
#include "base/clock.h"
#include "cli/kantoorbestand.h"
#include "cli/opdrachten.h"
#include "cli/sleutelmap.h"
#include "cli/uitvoer.h"
#include "cli/wachtwoord.h"
#include "db/database.h"
#include "db/migrations.h"
#include "regels/bibliotheek/bibliotheek.h"

namespace maatstaf::cli {

int migreer(const Installatie& installatie, const std::string& adres) {
  const auto database = db::Database::open(adres);
  if (!database) {
    return meld(database.error());
  }
  const base::SystemClock klok;
  const auto gedaan = db::migrate(**database, installatie.pad("migraties"), klok);
  if (!gedaan) {
    return meld(gedaan.error());
  }
  for (const db::Migration& migratie : *gedaan) {
    schrijf(fmt::format("Uitgevoerd: {}", migratie.name));
  }
  schrijf(gedaan->empty() ? "De database was al bij." : "De database is bij.");
  return 0;
}

namespace {

/// The accounts of a database, with the list of offices that they may belong to.
struct Accountkast {
  regels::Bibliotheek bibliotheek;
  base::SystemClock klok;
  std::unique_ptr<db::Database> database;
  std::optional<auth::Accounts> accounts;
};

base::Result<std::unique_ptr<Accountkast>> open_accounts(const Installatie& installatie,
                                                         const std::string& adres) {
  auto kast = std::make_unique<Accountkast>();
  TRY(kast->bibliotheek, regels::Bibliotheek::lees(installatie.pad("regels")));
  TRY(kast->database, open_bestaande(installatie, adres));
  kast->accounts.emplace(*kast->database, kast->klok, auth::Wachtwoordkosten{}, auth::Aanmeldgrenzen{},
                         kantoorkeuring(kast->bibliotheek.zorgkantoren()));
  return kast;
}

}  // namespace

int account(const Installatie& installatie, const AccountOpdracht& opdracht) {
  const auto rol = auth::lees_rol(opdracht.rol);
  if (!rol) {
    return meld({.kind = base::ErrorKind::Input,
                 .place = {.path = "--rol"},
                 .cause = fmt::format("De rol {} bestaat niet.", opdracht.rol),
                 .remedy = fmt::format("Kies uit: {}.", auth::rolwoorden())});
  }
  const auto kast = open_accounts(installatie, opdracht.database);
  if (!kast) {
    return meld(kast.error());
  }
  const auto wachtwoord = vraag_nieuw_wachtwoord();
  if (!wachtwoord) {
    return meld(wachtwoord.error());
  }
  const auto gemaakt =
      (*kast)->accounts->create({opdracht.naam, opdracht.weergavenaam, *rol, opdracht.kantoor, *wachtwoord});
  if (!gemaakt) {
    return meld(gemaakt.error());
  }
  schrijf(fmt::format("Het account {} is gemaakt ({}).", gemaakt->naam, auth::naam(gemaakt->rol)));
  return 0;
}

int kantoor(const Installatie& installatie, const KantoorOpdracht& opdracht) {
  const auto kast = open_accounts(installatie, opdracht.database);
  if (!kast) {
    return meld(kast.error());
  }
  const auto verhuisd = (*kast)->accounts->verhuis(opdracht.van, opdracht.naar);
  if (!verhuisd) {
    return meld(verhuisd.error());
  }
  schrijf(fmt::format("{} van “{}” naar {}.",
                      *verhuisd == 1 ? "1 account" : fmt::format("{} accounts", *verhuisd), opdracht.van,
                      opdracht.naar));
  return 0;
}

}  // namespace maatstaf::cli
