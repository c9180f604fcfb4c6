// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <filesystem>

#include "base/new_file.h"
#include "cli/opslagopdrachten.h"
#include "cli/sleutelmap.h"
#include "cli/uitvoer.h"
#include "dossier/archief.h"
#include "dossier/databasekenmerk.h"
#include "zaak/aanvraag/concepten.h"

namespace maatstaf::cli {
namespace fs = std::filesystem;
namespace {

using base::ErrorKind;

bool bestaat(const std::string& bestand) {
  std::error_code fout;
  return fs::exists(fs::symlink_status(bestand, fout));
}

base::Result<void> maak(const std::string& naam) {
  std::error_code fout;
  if (!naam.empty() && !bestaat(naam) && fs::create_directories(naam, fout)) {
    fs::permissions(naam, fs::perms::owner_all, fout);
  }
  TRY(const Sleutelmap map, Sleutelmap::open(naam));
  const bool kantoor = !bestaat(map.kantoorsleutel());
  const bool onderteken = !bestaat(map.ondertekensleutel()) || !bestaat(map.ondertekensleutel() + ".pub");
  if (!kantoor && !onderteken) {
    return base::fail(ErrorKind::Conflict, "De sleutels zijn er al. Maatstaf schrijft er niet overheen.",
                      "Een andere kantoorsleutel maakt u met maatstaf sleutels vervang.", {.file = naam});
  }
  if (kantoor && bestaat(map.nieuwe_kantoorsleutel())) {
    return base::fail(ErrorKind::Conflict,
                      "De kantoorsleutel is er niet, maar een vervanging is half gedaan.",
                      "Maak die af met maatstaf sleutels vervang.", {.file = map.nieuwe_kantoorsleutel()});
  }
  if (kantoor) {
    TRY(const auto kluis, dossier::Kluis::maak(map.kantoorsleutel()));
    schrijf(fmt::format("Gemaakt: {} (kenmerk {})", map.kantoorsleutel(), kluis.kenmerk()));
  }
  if (onderteken) {
    TRY(const auto sleutel, brieven::Ondertekensleutel::maak(map.ondertekensleutel()));
    schrijf(fmt::format("Gemaakt: {} met {}.pub (sleutel {})", map.ondertekensleutel(),
                        map.ondertekensleutel(), sleutel.publiek().id()));
  }
  schrijf(
      "Bewaar nu een kopie van deze map, apart van de database: zonder de kantoorsleutel is geen dossier te "
      "lezen.");
  return {};
}

/// The new key takes the name of the old one, which keeps another. Each step is whole; doing it again goes on
/// where it stopped.
base::Result<void> wissel_bestanden(const Sleutelmap& map, const dossier::Kluis& nieuw) {
  if (const auto oud = dossier::Kluis::open(map.kantoorsleutel()); oud && oud->kenmerk() != nieuw.kenmerk()) {
    const std::string bewaard = fmt::format("{}.oud-{}", map.kantoorsleutel(), oud->kenmerk());
    std::error_code fout;
    fs::create_hard_link(map.kantoorsleutel(), bewaard, fout);
    if (fout && !bestaat(bewaard)) {
      return base::fail(ErrorKind::Storage, "De oude kantoorsleutel kan geen andere naam krijgen.",
                        "Controleer de rechten van de map. De vervanging is gelukt; herhaal de opdracht.",
                        {.file = bewaard});
    }
    schrijf(
        fmt::format("De oude sleutel staat in {}. Back-ups van voor vandaag hebben haar nodig.", bewaard));
  }
  return base::rename_file(map.nieuwe_kantoorsleutel(), map.kantoorsleutel());
}

/// The key that takes over: one that an earlier, broken off replacement made, else a new one.
base::Result<dossier::Kluis> nieuwe_sleutel(const Sleutelmap& map) {
  return bestaat(map.nieuwe_kantoorsleutel()) ? dossier::Kluis::open(map.nieuwe_kantoorsleutel())
                                              : dossier::Kluis::maak(map.nieuwe_kantoorsleutel());
}

base::Result<void> vervang(const Installatie& installatie, const std::string& naam,
                           const std::string& adres) {
  TRY(const Sleutelmap map, Sleutelmap::open(naam));
  TRY(const auto database, open_bestaande(installatie, adres));
  TRY(const Sleutels sleutels, map.lees(*database));
  // On the disk before anything is sealed with it: at no moment is there a dossier whose key exists nowhere.
  TRY(const dossier::Kluis nieuw, nieuwe_sleutel(map));
  if (nieuw.kenmerk() == sleutels.kluis.kenmerk()) {
    schrijf("Een eerdere vervanging was niet af; de database heeft de nieuwe sleutel al.");
    return wissel_bestanden(map, nieuw);
  }
  const base::SystemClock klok;
  dossier::Archief archief(*database, sleutels.kluis, klok);
  TRY(const std::int64_t aantal, archief.vervang_kantoorsleutel(nieuw, &zaak::Conceptaanvragen::herverpak));
  schrijf(fmt::format("{} sleutels van dossiers en concepten zijn overgezet naar de sleutel met kenmerk {}.",
                      aantal, nieuw.kenmerk()));
  TRY_VOID(wissel_bestanden(map, nieuw));
  schrijf("Start Maatstaf opnieuw, en bewaar een kopie van de nieuwe sleutel apart van de database.");
  return {};
}

}  // namespace

int sleutels_maak(const std::string& map) {
  const auto gedaan = maak(map);
  return gedaan ? 0 : meld(gedaan.error());
}

int sleutels_vervang(const Installatie& installatie, const std::string& map, const std::string& database) {
  const auto gedaan = vervang(installatie, map, database);
  return gedaan ? 0 : meld(gedaan.error());
}

}  // namespace maatstaf::cli
