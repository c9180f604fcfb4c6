// SPDX-License-Identifier: EUPL-1.2
//
// Checkpoints as files.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/new_file.h"
#include "dossier/controlepunt.h"

namespace maatstaf::dossier {
namespace {

namespace fs = std::filesystem;
using base::ErrorKind;

constexpr std::string_view kVoor = "controlepunt-";
constexpr std::string_view kAchter = ".json";
constexpr std::size_t kGrootste = 512UL * 1024 * 1024;

std::string naam_van(std::int64_t nummer) {
  return fmt::format("{}{:06}{}", kVoor, nummer, kAchter);
}

/// "controlepunt-000012.json": 12; nullopt for every other name.
std::optional<std::int64_t> nummer_van(const std::string& naam) {
  std::int64_t nummer = 0;
  if (naam.size() <= kVoor.size() + kAchter.size() || !naam.starts_with(kVoor) || !naam.ends_with(kAchter)) {
    return std::nullopt;
  }
  const char* eerste = naam.data() + kVoor.size();
  const char* laatste = naam.data() + naam.size() - kAchter.size();
  const auto [rest, fout] = std::from_chars(eerste, laatste, nummer);
  return fout == std::errc() && rest == laatste && nummer > 0 ? std::optional(nummer) : std::nullopt;
}

tl::unexpected<base::Error> geen_controlepunt(std::string_view bestand) {
  return base::fail(ErrorKind::Input, "Dit is geen controlepunt van Maatstaf.",
                    "Zet het bestand terug zoals Maatstaf het schreef.", {.file = std::string(bestand)});
}

}  // namespace

base::Result<Controlepunt> Controlepunt::lees(std::string_view tekst, std::string_view bestand) {
  TRY(const base::Json json, base::parse_json(tekst, bestand, {.bytes = kGrootste}));
  const base::Json* inhoud = json.find("inhoud");
  const base::Json* koppen = json.find("koppen");
  const base::Json* handtekening = json.find("handtekening");
  if (inhoud == nullptr || koppen == nullptr || handtekening == nullptr || koppen->if_array() == nullptr) {
    return geen_controlepunt(bestand);
  }
  Controlepunt punt;
  punt.nummer = inhoud->integer("nummer");
  punt.inhoud = base::canonical(*inhoud);
  punt.hash = json.text("hash");
  punt.sleutel = handtekening->text("sleutel");
  punt.handtekening = handtekening->text("waarde");
  for (const base::Json& rij : *koppen->if_array()) {
    const base::Json::Array* delen = rij.if_array();
    if (delen == nullptr || delen->size() != 3 || (*delen)[0].if_string() == nullptr ||
        (*delen)[1].if_number() == nullptr || (*delen)[2].if_string() == nullptr) {
      return geen_controlepunt(bestand);
    }
    base::Json nummer;
    nummer["nummer"] = (*delen)[1];
    punt.koppen.push_back({*(*delen)[0].if_string(), nummer.integer("nummer"), *(*delen)[2].if_string()});
  }
  return punt;
}

std::string Controlepuntmap::pad(std::int64_t nummer) const {
  return (fs::path(map_) / naam_van(nummer)).string();
}

base::Result<void> Controlepuntmap::bewaar(const Controlepunt& punt) const {
  std::error_code fout;
  fs::create_directories(map_, fout);
  const std::string tekst = base::canonical(punt.als_json()) + "\n";
  auto geschreven = base::write_new_file(pad(punt.nummer), tekst, base::FileAccess::OwnerOnly);
  if (geschreven || geschreven.error().kind != ErrorKind::Conflict) {
    return geschreven;
  }
  TRY(const Controlepunt staat_er, lees(punt.nummer));
  if (staat_er.hash != punt.hash) {
    return base::fail(ErrorKind::Conflict,
                      fmt::format("Er staat al een ander controlepunt met nummer {}.", punt.nummer),
                      "Controleer of deze map bij deze database hoort.", {.file = pad(punt.nummer)});
  }
  return {};
}

base::Result<std::vector<std::int64_t>> Controlepuntmap::nummers() const {
  std::vector<std::int64_t> out;
  std::error_code fout;
  if (!fs::exists(map_, fout)) {
    return out;
  }
  for (fs::directory_iterator entry(map_, fout), end; !fout && entry != end; entry.increment(fout)) {
    if (const auto nummer = nummer_van(entry->path().filename().string())) {
      out.push_back(*nummer);
    }
  }
  if (fout) {
    return base::fail(ErrorKind::Storage, "De map met controlepunten kan niet worden gelezen.",
                      "Controleer de rechten.", {.file = map_});
  }
  std::ranges::sort(out);
  return out;
}

base::Result<Controlepunt> Controlepuntmap::lees(std::int64_t nummer) const {
  const std::string bestand = pad(nummer);
  std::ifstream in(bestand, std::ios::binary);
  std::ostringstream tekst;
  tekst << in.rdbuf();
  if (!in) {
    return base::fail(ErrorKind::NotFound, "Dit controlepunt kan niet worden gelezen.", "Controleer de map.",
                      {.file = bestand});
  }
  TRY(Controlepunt punt, Controlepunt::lees(tekst.str(), bestand));
  if (punt.nummer != nummer) {
    return geen_controlepunt(bestand);
  }
  return punt;
}

base::Result<std::int64_t> Controlepuntmap::zet_apart_na(std::int64_t nummer,
                                                         const std::string& onder) const {
  TRY(const auto alle, nummers());
  std::int64_t aantal = 0;
  for (const std::int64_t een : alle) {
    if (een <= nummer) {
      continue;
    }
    std::error_code fout;
    const fs::path weg = fs::path(map_) / onder;
    fs::create_directories(weg, fout);
    TRY_VOID(base::rename_file(pad(een), (weg / naam_van(een)).string()));
    ++aantal;
  }
  return aantal;
}

base::Result<void> eis_actueel(const Controlepunten& punten, const Controlepuntmap& map) {
  TRY(const auto nummers, map.nummers());
  if (nummers.empty()) {
    return {};
  }
  TRY(const Controlepunt laatste, map.lees(nummers.back()));
  TRY(const auto bekend, punten.lees(laatste.nummer));
  if (bekend && bekend->hash == laatste.hash) {
    return {};
  }
  return base::fail(
      ErrorKind::Conflict,
      fmt::format("Deze database kent controlepunt {} niet, dat wel in de map {} staat. Zij is ouder dan dat "
                  "controlepunt, of het is een andere database.",
                  laatste.nummer, map.map()),
      "Is er een back-up teruggezet? Doe dat met maatstaf herstel: dan wordt geen nummer twee keer gegeven.",
      {.file = map.map()});
}

}  // namespace maatstaf::dossier
