// SPDX-License-Identifier: EUPL-1.2
#include "cli/opstelling.h"

#include <fmt/format.h>

#include <set>

#include "cli/kantoorbestand.h"
#include "cli/sleutelmap.h"
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
    deel.kantoor.id = zaak::kVoorbeeldkantoor;
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
  TRY(const Sleutelmap map, Sleutelmap::open(opslag.sleutelmap));
  TRY(deel.database, open_bestaande(installatie, opslag.database));
  TRY(Sleutels sleutels, map.lees(*deel.database));
  deel.kluis = std::move(sleutels.kluis);
  deel.sleutel = std::move(sleutels.onderteken);
  return {};
}

/// Accounts and cases of an office that is not in the list: nobody would see those cases, while their term
/// runs.
base::Result<void> controleer_kantoren(const Opstelling& deel) {
  const auto kan = kantoorkeuring(deel.bibliotheek->zorgkantoren());
  TRY(const auto accounts, deel.accounts->list());
  for (const auto& account : accounts) {
    const auto keuring = account.kantoor.empty() ? base::Result<void>() : kan(account.kantoor);
    if (!keuring) {
      return base::fail(base::ErrorKind::Input,
                        fmt::format("Het account {} hoort bij een kantoor dat niet kan. {}", account.naam,
                                    keuring.error().cause),
                        fmt::format("{} Zet de accounts over met maatstaf kantoor --van \"{}\" --naar ID.",
                                    keuring.error().remedy, account.kantoor),
                        {.path = "account.kantoor"});
    }
  }
  TRY(const auto koppen, deel.archief->koppen());
  std::set<std::string> kantoren;
  for (const auto& kop : koppen) {
    kantoren.insert(kop.kantoor);
  }
  for (const auto& kantoor : kantoren) {
    if (const auto keuring = kan(kantoor); !keuring) {
      return base::fail(
          base::ErrorKind::Input,
          fmt::format("In de database staan dossiers van een kantoor dat niet kan. {}",
                      keuring.error().cause),
          "Het kantoor van een dossier ligt vast in de keten en verandert niet. Neem contact op met wie "
          "deze database maakte.",
          {.path = "dossier.kantoor"});
    }
  }
  return {};
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
                         opslag.voorbeeld ? auth::Wachtwoordkosten::laagste() : auth::Wachtwoordkosten(),
                         auth::Aanmeldgrenzen{}, kantoorkeuring(deel->bibliotheek->zorgkantoren()));
  deel->sessies.emplace(*deel->database, *deel->accounts, *deel->klok);
  deel->concepten.emplace(*deel->database, *deel->kluis, *deel->klok);
  deel->zaken.emplace(*deel->archief, *deel->bibliotheek, *deel->codes, *deel->klok, *deel->termijnboek,
                      deel->kantoor.ingevoerd);
  if (!opslag.voorbeeld) {
    TRY_VOID(controleer_kantoren(*deel));
  }
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
