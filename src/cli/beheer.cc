// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include "auth/accounts.h"
#include "base/clock.h"
#include "cli/opdrachten.h"
#include "cli/uitvoer.h"
#include "cli/wachtwoord.h"
#include "db/database.h"
#include "db/migrations.h"

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

int account(const Installatie& installatie, const AccountOpdracht& opdracht) {
  const auto rol = auth::lees_rol(opdracht.rol);
  if (!rol) {
    return meld(
        {.kind = base::ErrorKind::Input,
         .place = {.path = "--rol"},
         .cause = fmt::format("De rol {} bestaat niet.", opdracht.rol),
         .remedy = "Kies intake, medisch_adviseur, verpleegkundige, beslisser, auditor of beheerder."});
  }
  const auto database = db::Database::open(opdracht.database);
  if (!database) {
    return meld(database.error());
  }
  if (const auto klaar = db::check_migrations(**database, installatie.pad("migraties")); !klaar) {
    return meld(klaar.error());
  }
  const auto wachtwoord = vraag_nieuw_wachtwoord();
  if (!wachtwoord) {
    return meld(wachtwoord.error());
  }
  const base::SystemClock klok;
  auth::Accounts accounts(**database, klok);
  const auto gemaakt =
      accounts.create({opdracht.naam, opdracht.weergavenaam, *rol, opdracht.kantoor, *wachtwoord});
  if (!gemaakt) {
    return meld(gemaakt.error());
  }
  schrijf(fmt::format("Het account {} is gemaakt ({}).", gemaakt->naam, auth::naam(gemaakt->rol)));
  return 0;
}

}  // namespace maatstaf::cli
