// SPDX-License-Identifier: EUPL-1.2
//
// Backup and restore. Why numbers jump after a restore: docs/adr/0045.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "auth/sessions.h"
#include "cli/controleverslag.h"
#include "cli/opslagopdrachten.h"
#include "cli/sleutelmap.h"
#include "cli/uitvoer.h"
#include "db/alone.h"
#include "db/migrations.h"
#include "db/sqlite_file.h"
#include "dossier/databasekenmerk.h"

namespace maatstaf::cli {
namespace fs = std::filesystem;
namespace {

using base::ErrorKind;

constexpr int kNee = 1;  ///< exit code: the check was made and the answer is no

/// The check of a copy; without keys what can be seen without them.
base::Result<dossier::Controleverslag> kijk_na(db::Database& database, const std::string& sleutelmap) {
  dossier::Controlemiddelen middelen{.proef = handtekeningproef()};
  std::optional<dossier::Kluis> kluis;
  if (!sleutelmap.empty()) {
    TRY(const Sleutelmap map, Sleutelmap::open(sleutelmap));
    TRY(const auto kenmerk, dossier::gebonden_kantoorsleutel(database));
    TRY(kluis, map.lees_kantoorsleutel(kenmerk));
    TRY(middelen.vertrouwd, map.vertrouwde_sleutels());
    middelen.kluis = &*kluis;
  }
  return dossier::controleer(database, middelen);
}

/// Removes a copy that must not stay, with what SQLite may have put beside it.
void ruim_op(const std::string& bestand) {
  std::error_code fout;
  for (const char* achter : {"", "-wal", "-shm", "-journal"}) {
    fs::remove(bestand + achter, fout);
  }
}

base::Error geen_eigen_backup() {
  return {
      ErrorKind::Conflict,
      {},
      "Van PostgreSQL maakt Maatstaf zelf geen back-up: dat doen de programma's van PostgreSQL.",
      "Gebruik pg_dump --format=custom --file=maatstaf.dump NAAM, of pgBackRest. Terugzetten: pg_restore, en "
      "daarna maatstaf herstel --database … --sleutels …"};
}

/// nullopt when the database is of another version of the program: what it must look like is not known then.
base::Result<std::optional<dossier::Controleverslag>> kijk_kopie_na(const Installatie& installatie,
                                                                    const BackupOpdracht& opdracht,
                                                                    const std::string& kopie) {
  TRY(const auto gekopieerd,
      db::Database::open("sqlite://" + fs::absolute(kopie).string(), {.connections = 1}));
  if (!db::check_migrations(*gekopieerd, installatie.pad("migraties"))) {
    return std::optional<dossier::Controleverslag>();
  }
  TRY(auto verslag, kijk_na(*gekopieerd, opdracht.sleutelmap));
  return std::optional(std::move(verslag));
}

base::Result<int> maak_backup(const Installatie& installatie, const BackupOpdracht& opdracht) {
  const auto bestand = db::sqlite_file(opdracht.database);
  if (!bestand) {
    // What can be done here: say whether what will be copied is whole.
    TRY(const auto database, open_bestaande(installatie, opdracht.database));
    TRY(const auto verslag, kijk_na(*database, opdracht.sleutelmap));
    schrijf(als_tekst(verslag));
    return tl::unexpected(geen_eigen_backup());
  }
  if (opdracht.naar.empty()) {
    return base::fail(ErrorKind::Input, "Er is niet gezegd waar de back-up moet komen.",
                      "Geef --naar BESTAND op.");
  }
  std::optional<dossier::Controleverslag> verslag;
  TRY_VOID(db::copy_sqlite(*bestand, opdracht.naar, [&](const std::string& kopie) -> base::Result<void> {
    TRY(verslag, kijk_kopie_na(installatie, opdracht, kopie));
    return {};
  }));
  if (!verslag) {
    schrijf(
        fmt::format("De back-up staat in {}. Het bestand is gaaf; de ketens zijn niet nagekeken, want de "
                    "database hoort bij een andere versie van Maatstaf.",
                    opdracht.naar));
    return 0;
  }
  schrijf(als_tekst(*verslag));
  if (!verslag->gaaf()) {
    schrijf(fmt::format(
        "De kopie staat in {}, maar wat erin staat is niet gaaf. Gooi uw vorige back-up niet weg.",
        opdracht.naar));
    return kNee;
  }
  schrijf(fmt::format("De back-up staat in {} en is nagekeken.", opdracht.naar));
  return 0;
}

/// Rounds that are known outside the backup: in the files of checkpoints, and in the database that is put
/// aside.
base::Result<std::int64_t> bekende_ronde(const dossier::Controlepuntmap& map,
                                         const std::string& oude_database) {
  std::int64_t ronde = 0;
  TRY(const auto nummers, map.nummers());
  if (!nummers.empty()) {
    TRY(const auto laatste, map.lees(nummers.back()));
    TRY(const auto inhoud, base::parse_json(laatste.inhoud, "controlepunt"));
    ronde = inhoud.integer("herstelronde");
  }
  if (const auto oud = db::read_number(oude_database, "SELECT MAX(ronde) FROM herstel")) {
    ronde = std::max(ronde, *oud);
  }
  return ronde;
}

/// What every restore does once the rows are back: check, next round, nobody logged in.
struct Hersteld {
  std::int64_t ronde = 0;
  std::int64_t laatste_controlepunt = 0;
};

base::Result<Hersteld> werk_bij(db::Database& database, std::int64_t ronde) {
  const base::SystemClock klok;
  Hersteld uit;
  TRY(uit.laatste_controlepunt, dossier::Controlepunten(database, klok).laatste_nummer());
  TRY(uit.ronde, database.transaction(db::Access::Write, [&](db::Connection& connection) {
    return dossier::begin_ronde(connection, ronde, klok.now().text());
  }));
  const auth::Accounts accounts(database, klok);
  TRY_VOID(auth::Sessions(database, accounts, klok).end_everyone());
  return uit;
}

void zeg_nummers(const Hersteld& hersteld) {
  schrijf(
      fmt::format("Dit is herstelronde {}. Nummers beginnen in elke reeks opnieuw bij {}, zodat geen nummer "
                  "dat na de back-up is "
                  "gegeven nog eens wordt gegeven.\nIedereen moet opnieuw inloggen. Wat na de back-up is "
                  "gewist, geblokkeerd of "
                  "gewijzigd, moet u opnieuw doen.",
                  hersteld.ronde, hersteld.ronde * dossier::kRonde + 1));
}

/// The first checkpoint of the new round; older files that the backup does not know go aside.
base::Result<void> anker(db::Database& database, const Sleutelmap& map, const Sleutels& sleutels,
                         const Hersteld& hersteld) {
  const base::SystemClock klok;
  const dossier::Controlepuntmap bestanden(map.controlepunten());
  TRY(const std::int64_t apart,
      bestanden.zet_apart_na(hersteld.laatste_controlepunt, fmt::format("voor-herstel-{}", hersteld.ronde)));
  if (apart > 0) {
    schrijf(fmt::format("{} controlepunten van na de back-up staan nu in {}/voor-herstel-{}.", apart,
                        bestanden.map(), hersteld.ronde));
  }
  TRY(const auto punt, dossier::Controlepunten(database, klok)
                           .maak(ondertekenaar(sleutels.onderteken), dossier::Aanleiding::Gevraagd));
  return punt ? bestanden.bewaar(*punt) : base::Result<void>();
}

base::Result<int> herstel_sqlite(const Installatie& installatie, const HerstelOpdracht& opdracht,
                                 const std::string& doel) {
  TRY(const Sleutelmap map, Sleutelmap::open(opdracht.sleutelmap));
  std::error_code fout;
  const bool staat_er = fs::exists(fs::symlink_status(doel, fout));
  if (staat_er && opdracht.bestaande == Bestaande::Laat) {
    return base::fail(ErrorKind::Conflict, "Er staat al een database.",
                      "Geef --vervang op; wat er staat wordt bewaard onder een andere naam.", {.file = doel});
  }
  if (staat_er) {
    TRY_VOID(
        db::SqliteHold::take(doel));  // before any work is done; taken again when the files change places
  }
  const std::string kopie = fmt::format("{}.herstel-{}", doel, ::getpid());
  ruim_op(kopie);
  TRY_VOID(db::copy_sqlite(opdracht.van, kopie));
  const auto mislukt = [&kopie](auto fout_of_code) {
    ruim_op(kopie);
    return fout_of_code;
  };
  const base::SystemClock klok;
  Hersteld hersteld;
  {
    auto database = db::Database::open("sqlite://" + fs::absolute(kopie).string(), {.connections = 1});
    if (!database) {
      return mislukt(tl::unexpected(database.error()));
    }
    const auto alles = [&]() -> base::Result<int> {
      TRY_VOID(db::migrate(**database, installatie.pad("migraties"), klok));
      TRY_VOID(map.lees(**database));
      TRY(const auto verslag, kijk_na(**database, opdracht.sleutelmap));
      schrijf(als_tekst(verslag));
      if (!verslag.gaaf()) {
        schrijf("Deze back-up wordt niet teruggezet. Gebruik een oudere.");
        return kNee;
      }
      TRY(const std::int64_t bekend, bekende_ronde(dossier::Controlepuntmap(map.controlepunten()), doel));
      TRY(hersteld, werk_bij(**database, std::max(bekend, opdracht.ronde)));
      return 0;
    }();
    if (!alles || *alles != 0) {
      database->reset();
      return mislukt(alles);
    }
  }
  const std::string achter = fmt::format(".voor-herstel-{}", hersteld.ronde);
  const auto bewaard = db::replace_sqlite(kopie, doel, achter);
  if (!bewaard) {
    return mislukt(tl::unexpected(bewaard.error()));
  }
  for (const std::string& naam : *bewaard) {
    schrijf(fmt::format("Bewaard: {}", naam));
  }
  TRY(const auto database, db::Database::open(opdracht.database, {.connections = 1}));
  TRY(const Sleutels sleutels, map.lees(*database));
  TRY_VOID(anker(*database, map, sleutels, hersteld));
  zeg_nummers(hersteld);
  schrijf(fmt::format("De back-up is teruggezet in {}.", doel));
  return 0;
}

/// The rows are back already (pg_restore): the same check and the same steps.
base::Result<int> herstel_postgresql(const Installatie& installatie, const HerstelOpdracht& opdracht) {
  if (!opdracht.van.empty()) {
    return base::fail(ErrorKind::Input, "Een back-up van PostgreSQL zet u terug met pg_restore.",
                      "Geef daarna deze opdracht zonder --van.", {.path = "--van"});
  }
  TRY(const Sleutelmap map, Sleutelmap::open(opdracht.sleutelmap));
  TRY(auto database, open_bestaande(installatie, opdracht.database));
  TRY_VOID(db::require_alone(*database));
  TRY(const Sleutels sleutels, map.lees(*database));
  TRY(const auto verslag, kijk_na(*database, opdracht.sleutelmap));
  schrijf(als_tekst(verslag));
  if (!verslag.gaaf()) {
    schrijf("Deze database wordt niet in gebruik genomen. Zet een oudere back-up terug.");
    return kNee;
  }
  TRY(const std::int64_t bekend, bekende_ronde(dossier::Controlepuntmap(map.controlepunten()), ""));
  TRY(const Hersteld hersteld, werk_bij(*database, std::max(bekend, opdracht.ronde)));
  TRY_VOID(anker(*database, map, sleutels, hersteld));
  zeg_nummers(hersteld);
  schrijf("De database is klaar voor gebruik.");
  return 0;
}

}  // namespace

int backup(const Installatie& installatie, const BackupOpdracht& opdracht) {
  const auto gedaan = maak_backup(installatie, opdracht);
  return gedaan ? *gedaan : meld(gedaan.error());
}

int herstel(const Installatie& installatie, const HerstelOpdracht& opdracht) {
  const auto bestand = db::sqlite_file(opdracht.database);
  if (bestand && opdracht.van.empty()) {
    return meld({.kind = ErrorKind::Input,
                 .place = {.path = "--van"},
                 .cause = "Er is geen back-up genoemd.",
                 .remedy = "Geef --van BESTAND op."});
  }
  const auto gedaan =
      bestand ? herstel_sqlite(installatie, opdracht, *bestand) : herstel_postgresql(installatie, opdracht);
  return gedaan ? *gedaan : meld(gedaan.error());
}

}  // namespace maatstaf::cli
