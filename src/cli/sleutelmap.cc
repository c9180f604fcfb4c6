// SPDX-License-Identifier: EUPL-1.2
#include "cli/sleutelmap.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "base/new_file.h"
#include "db/migrations.h"
#include "db/sqlite_file.h"
#include "dossier/databasekenmerk.h"

namespace maatstaf::cli {
namespace fs = std::filesystem;
using base::ErrorKind;

base::Result<Sleutelmap> Sleutelmap::open(const std::string& map) {
  if (map.empty()) {
    return base::fail(ErrorKind::Input, "Er is geen map met sleutels genoemd.", "Geef --sleutels op.");
  }
  TRY_VOID(base::check_private_folder(map));
  return Sleutelmap(map);
}

base::Result<dossier::Kluis> Sleutelmap::lees_kantoorsleutel(
    const std::optional<std::string>& kenmerk) const {
  auto sleutel = dossier::Kluis::open(kantoorsleutel());
  if (!kenmerk || (sleutel && sleutel->kenmerk() == *kenmerk)) {
    return sleutel;
  }
  // The database took the new key, and the program ended before the files changed names.
  std::error_code fout;
  if (fs::exists(nieuwe_kantoorsleutel(), fout)) {
    auto nieuw = dossier::Kluis::open(nieuwe_kantoorsleutel());
    if (nieuw && nieuw->kenmerk() == *kenmerk) {
      return nieuw;
    }
  }
  if (!sleutel) {
    return sleutel;
  }
  return base::fail(
      ErrorKind::Conflict,
      fmt::format("Deze database is verzegeld met een andere kantoorsleutel: met {}, niet met {}.", *kenmerk,
                  sleutel->kenmerk()),
      fmt::format("Zet het sleutelbestand met kenmerk {} terug. Een nieuwe sleutel opent niets van wat er "
                  "staat.",
                  *kenmerk),
      {.file = kantoorsleutel()});
}

base::Result<Sleutels> Sleutelmap::lees(db::Database& database) const {
  TRY(const auto kenmerk, dossier::gebonden_kantoorsleutel(database));
  TRY(auto kluis, lees_kantoorsleutel(kenmerk));
  TRY(auto onderteken, brieven::Ondertekensleutel::lees(ondertekensleutel()));
  TRY_VOID(dossier::bind_kantoorsleutel(database, kluis));
  return Sleutels{std::move(kluis), std::move(onderteken)};
}

base::Result<std::vector<std::string>> Sleutelmap::vertrouwde_sleutels() const {
  std::vector<std::string> sleutels;
  std::error_code fout;
  for (fs::directory_iterator entry(map_, fout), end; !fout && entry != end; entry.increment(fout)) {
    if (entry->path().extension() == ".pub") {
      TRY(const auto sleutel, brieven::lees_publieke_sleutel_bestand(entry->path().string()));
      sleutels.push_back(sleutel.hex());
    }
  }
  return sleutels;
}

base::Result<std::unique_ptr<db::Database>> open_bestaande(const Installatie& installatie,
                                                           const std::string& adres) {
  std::error_code fout;
  if (const auto bestand = db::sqlite_file(adres); bestand && !fs::exists(*bestand, fout)) {
    return base::fail(ErrorKind::NotFound, "Deze database bestaat niet.", "Controleer --database.",
                      {.file = *bestand});
  }
  TRY(auto database, db::Database::open(adres));
  TRY_VOID(db::check_migrations(*database, installatie.pad("migraties")));
  return database;
}

dossier::Ondertekenaar ondertekenaar(const brieven::Ondertekensleutel& sleutel) {
  return {sleutel.publiek().hex(), [&sleutel](std::string_view bytes) { return sleutel.onderteken(bytes); }};
}

dossier::Handtekeningproef handtekeningproef() {
  return [](const std::string& sleutel, std::string_view bytes, const std::string& handtekening) {
    const auto publiek = brieven::lees_publieke_sleutel(sleutel);
    return publiek && brieven::klopt_handtekening_in_hex(*publiek, bytes, handtekening);
  };
}

}  // namespace maatstaf::cli
