// SPDX-License-Identifier: EUPL-1.2
#include "cli/opstelling.h"

#include "cli/uitvoer.h"
#include "db/migrations.h"

namespace maatstaf::cli {
namespace {

/// Seed of the key that signs demo bundles: public on purpose, so that a demo bundle is the same on every
/// machine.
constexpr std::int64_t kJaar = 366LL * 24 * 60 * 60;  // seconds; no story of the demo is longer
constexpr std::string_view kVoorbeeldzaad = "maatstaf-voorbeeldsleutel-000000";

base::Result<void> lees_regels(const Installatie& installatie, Opstelling& deel) {
  TRY(auto bibliotheek, regels::Bibliotheek::lees(installatie.pad("regels")));
  deel.bibliotheek = std::make_shared<const regels::Bibliotheek>(std::move(bibliotheek));
  const std::string bestand = installatie.pad("regels/profielbeelden.yaml");
  TRY(const auto tekst, lees_bestand(bestand));
  TRY(auto beelden, regels::Profielbeelden::lees(tekst, bestand));
  deel.profielbeelden = std::make_shared<const regels::Profielbeelden>(std::move(beelden));
  TRY(auto codes, zaak::IwlzCodes::lees(installatie.pad("regels/iwlz-codes.yaml")));
  deel.codes = std::move(codes);
  TRY(auto termijnboek, zaak::Termijnboek::lees(installatie.pad("regels")));
  deel.termijnboek = std::move(termijnboek);
  return {};
}

base::Result<void> open_opslag(const Installatie& installatie, const Kantooropslag& opslag,
                               Opstelling& deel) {
  if (opslag.voorbeeld) {
    deel.kantoor.afzender = zaak::voorbeeldafzender();
    deel.klok = std::make_unique<zaak::Voorbeeldklok>();
    deel.kluis = dossier::Kluis::tijdelijk();
    TRY(auto sleutel, brieven::Ondertekensleutel::van_zaad(kVoorbeeldzaad));
    deel.sleutel = std::move(sleutel);
    TRY(deel.database, db::Database::open("sqlite::memory:"));
    TRY_VOID(db::migrate(*deel.database, installatie.pad("migraties"), *deel.klok));
    return {};
  }
  if (opslag.database.empty() || opslag.sleutelmap.empty()) {
    return base::fail(base::ErrorKind::Input, "Er is geen database of geen map met sleutels genoemd.",
                      "Geef --database en --sleutels op, of gebruik --voorbeeld om rond te kijken.");
  }
  TRY(deel.kantoor, lees_kantoorbestand(opslag.kantoor, *deel.bibliotheek));
  deel.klok = std::make_unique<base::SystemClock>();
  TRY(auto kluis, dossier::Kluis::open(opslag.sleutelmap + "/kantoor.sleutel"));
  deel.kluis = std::move(kluis);
  TRY(auto sleutel, brieven::Ondertekensleutel::lees_of_maak(opslag.sleutelmap + "/onderteken.sleutel"));
  deel.sleutel = std::move(sleutel);
  TRY(deel.database, db::Database::open(opslag.database));
  return db::check_migrations(*deel.database, installatie.pad("migraties"));
}

}  // namespace

base::Result<std::unique_ptr<Opstelling>> stel_op(const Installatie& installatie,
                                                  const Kantooropslag& opslag) {
  auto deel = std::make_unique<Opstelling>();
  TRY_VOID(lees_regels(installatie, *deel));
  TRY_VOID(open_opslag(installatie, opslag, *deel));
  deel->archief.emplace(*deel->database, *deel->kluis, *deel->klok);
  deel->logboek.emplace(*deel->database, *deel->klok);
  deel->accounts.emplace(*deel->database, *deel->klok,
                         opslag.voorbeeld ? auth::Wachtwoordkosten::laagste() : auth::Wachtwoordkosten());
  deel->sessies.emplace(*deel->database, *deel->accounts, *deel->klok);
  deel->concepten.emplace(*deel->database, *deel->kluis, *deel->klok);
  deel->zaken.emplace(*deel->archief, *deel->bibliotheek, *deel->codes, *deel->klok, *deel->termijnboek,
                      deel->kantoor.ingevoerd);
  if (opslag.voorbeeld) {
    zaak::VoorbeeldOpties opties{.map = installatie.pad("voorbeelden"),
                                 .wachtwoord = std::string(kVoorbeeldwachtwoord)};
    if (opslag.verhaal == Verhaal::Heel) {
      opties.tot_en_met = zaak::voorbeeldmoment().plus_seconds(kJaar);
    }
    TRY(deel->voorbeelden, zaak::laad_voorbeelden(*deel->database, *deel->kluis, *deel->bibliotheek,
                                                  *deel->codes, *deel->termijnboek, opties));
  }
  // Lines that an older program made lack what the list is now ordered and searched by.
  TRY_VOID(deel->archief->werk_bij());
  return deel;
}

}  // namespace maatstaf::cli
