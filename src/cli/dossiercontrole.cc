// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include "cli/controleverslag.h"
#include "cli/opslagopdrachten.h"
#include "cli/sleutelmap.h"
#include "cli/uitvoer.h"
#include "dossier/databasekenmerk.h"

namespace maatstaf::cli {
namespace {

base::Result<void> maak_controlepunt(const Installatie& installatie, const std::string& adres,
                                     const std::string& naam) {
  TRY(const Sleutelmap map, Sleutelmap::open(naam));
  TRY(const auto database, open_bestaande(installatie, adres));
  TRY(const Sleutels sleutels, map.lees(*database));
  const base::SystemClock klok;
  dossier::Controlepunten punten(*database, klok);
  const dossier::Controlepuntmap bestanden(map.controlepunten());
  TRY_VOID(dossier::eis_actueel(punten, bestanden));
  TRY(const auto punt, punten.maak(ondertekenaar(sleutels.onderteken), dossier::Aanleiding::Gevraagd));
  if (!punt) {
    schrijf("Een ander programma maakte op dit moment een controlepunt.");
    return {};
  }
  TRY_VOID(bestanden.bewaar(*punt));
  schrijf(
      fmt::format("Controlepunt {} is gemaakt: {} dossiers veranderden sinds het vorige.\nGeschreven: {}/{}",
                  punt->nummer, punt->koppen.size(), bestanden.map(), punt->bestandsnaam()));
  return {};
}

struct Middelen {
  std::optional<dossier::Kluis> kluis;
  std::optional<dossier::Controlepuntmap> map;
  std::vector<std::string> vertrouwd;
};

base::Result<Middelen> verzamel(const DossiercontroleOpdracht& opdracht, db::Database& database) {
  Middelen middelen;
  for (const std::string& bestand : opdracht.sleutels) {
    TRY(const auto sleutel, brieven::lees_publieke_sleutel_bestand(bestand));
    middelen.vertrouwd.push_back(sleutel.hex());
  }
  if (!opdracht.sleutelmap.empty()) {
    TRY(const Sleutelmap map, Sleutelmap::open(opdracht.sleutelmap));
    TRY(const auto kenmerk, dossier::gebonden_kantoorsleutel(database));
    TRY(middelen.kluis, map.lees_kantoorsleutel(kenmerk));
    TRY(const auto eigen, map.vertrouwde_sleutels());
    middelen.vertrouwd.insert(middelen.vertrouwd.end(), eigen.begin(), eigen.end());
    middelen.map.emplace(map.controlepunten());
  }
  if (!opdracht.controlepunten.empty()) {
    middelen.map.emplace(opdracht.controlepunten);
  }
  return middelen;
}

base::Result<dossier::Controleverslag> controleer(const Installatie& installatie,
                                                  const DossiercontroleOpdracht& opdracht) {
  TRY(const auto database, open_bestaande(installatie, opdracht.database));
  TRY(const Middelen middelen, verzamel(opdracht, *database));
  std::optional<std::string> dossier;
  if (!opdracht.nummer.empty()) {
    TRY(dossier, dossier::vind_dossier(*database, opdracht.nummer));
  }
  return dossier::controleer(*database,
                             {.kluis = middelen.kluis ? &*middelen.kluis : nullptr,
                              .vertrouwd = middelen.vertrouwd,
                              .proef = handtekeningproef(),
                              .map = middelen.map ? &*middelen.map : nullptr},
                             dossier);
}

}  // namespace

std::string als_tekst(const dossier::Controleverslag& verslag) {
  std::string tekst =
      fmt::format("Nagekeken: {} dossiers ({} gewist), {} gebeurtenissen, {} controlepunten.\n",
                  verslag.dossiers, verslag.gewist, verslag.gebeurtenissen, verslag.controlepunten);
  for (const dossier::Controlefout& fout : verslag.fouten) {
    tekst += fmt::format("Fout: {}\n", fout.uitleg);
  }
  for (const std::string& zin : verslag.niet_nagekeken) {
    tekst += fmt::format("Niet nagekeken: {}\n", zin);
  }
  tekst += verslag.gaaf()
               ? "Er is geen afwijking gevonden.\n"
               : fmt::format(
                     "Niet goed: {} afwijkingen. Verander niets meer en bewaar een kopie van database "
                     "en sleutelmap.\n",
                     verslag.fouten.size());
  return tekst;
}

int controlepunt(const Installatie& installatie, const std::string& database, const std::string& map) {
  const auto gedaan = maak_controlepunt(installatie, database, map);
  return gedaan ? 0 : meld(gedaan.error());
}

int dossier_controleer(const Installatie& installatie, const DossiercontroleOpdracht& opdracht) {
  const auto verslag = controleer(installatie, opdracht);
  if (!verslag) {
    return meld(verslag.error());
  }
  if (opdracht.vorm == Vorm::Json) {
    schrijf_json(verslag->als_json());
  } else {
    schrijf(als_tekst(*verslag));
  }
  return verslag->gaaf() ? 0 : 1;
}

}  // namespace maatstaf::cli
