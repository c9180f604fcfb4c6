// SPDX-License-Identifier: EUPL-1.2
#include "regels/bibliotheek/bibliotheek.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <set>

#include "base/nederlands.h"
#include "regels/bibliotheek/tijdlijn.h"
#include "regels/pakket/pakket_lezer.h"

namespace maatstaf::regels {
namespace {

using base::ErrorKind;
using base::Result;

Result<void> controleer_bronnen_van_begrippen(const Begrippen& begrippen, const Bronnen& bronnen) {
  for (const Begrip& begrip : begrippen.lijst()) {
    for (const std::string& id : begrip.bronnen) {
      if (bronnen.vind(id) != nullptr) {
        continue;
      }
      base::Place place = begrip.plaats;
      place.path += ".bronnen";
      return base::fail(ErrorKind::Rules, fmt::format("De bron “{}” staat niet in het bronregister.", id),
                        "Zet de bron in het bronregister, of verbeter de verwijzing.", std::move(place));
    }
  }
  return {};
}

/// "meerzorg-thuis/kader-2026/pakket.yaml" → "meerzorg-thuis/kader-2026/"; empty when it is no package at
/// that depth.
std::string pakketmap(const std::string& pad) {
  constexpr std::string_view kNaam = "pakket.yaml";
  if (!pad.ends_with("/pakket.yaml")) {
    return {};
  }
  return pad.substr(0, pad.size() - kNaam.size());
}

std::string_view laatste_deel(std::string_view id) {
  return id.substr(id.rfind('/') + 1);
}

Result<void> weiger_kop(const Pakket& pakket, std::string_view veld, std::string cause, std::string remedy) {
  return base::fail(ErrorKind::Rules, std::move(cause), std::move(remedy),
                    {.file = pakket.map + "/pakket.yaml", .path = std::string(veld)});
}

Result<void> controleer_verwijzingen(const std::vector<std::shared_ptr<const Pakket>>& pakketten) {
  std::set<std::string, std::less<>> ids;
  for (const auto& pakket : pakketten) {
    ids.insert(pakket->id);
  }
  for (const auto& pakket : pakketten) {
    // What it replaces may be a regime of the past that has no package: only itself is wrong.
    for (const std::string& id : pakket->vervangt) {
      if (id == pakket->id) {
        return weiger_kop(*pakket, "vervangt", "Dit pakket vervangt zichzelf.", "Haal het eigen id weg.");
      }
    }
    for (const std::string& id : pakket->naast) {
      if (id == pakket->id) {
        return weiger_kop(*pakket, "naast", "Dit pakket staat naast zichzelf.", "Haal het eigen id weg.");
      }
      if (!ids.contains(id)) {
        return weiger_kop(*pakket, "naast", fmt::format("Het pakket “{}” bestaat niet.", id),
                          "Noem het id van een pakket dat er is.");
      }
      if (regeling_van(id) != regeling_van(pakket->id)) {
        return weiger_kop(*pakket, "naast", fmt::format("Het pakket “{}” hoort bij een andere regeling.", id),
                          "Noem een pakket van dezelfde regeling. Regelingen staan altijd naast elkaar.");
      }
    }
  }
  return {};
}

/// What a package uses, and what it promises not to use: that is known of a case, and decides nothing.
std::vector<std::string> genoemde_namen(const Pakket& pakket) {
  std::vector<std::string> namen = gebruikte_begrippen(pakket);
  for (const VerbodenAfhankelijkheid& verbod : pakket.verboden_afhankelijkheden) {
    namen.insert(namen.end(), verbod.leest_niet.begin(), verbod.leest_niet.end());
  }
  return namen;
}

}  // namespace

Result<Bibliotheek> Bibliotheek::lees(const std::string& map) {
  TRY(const Bestanden bestanden, lees_bestanden(map));
  return uit(bestanden);
}

Result<Bibliotheek> Bibliotheek::uit(const Bestanden& bestanden) {
  TRY(const auto begripbestanden, delen(bestanden, "begrippen"));
  TRY(const auto bronbestanden, delen(bestanden, "bronnen"));
  TRY(Begrippen begrippen, lees_begrippen(begripbestanden));
  TRY(Bronnen bronnen, lees_bronnen(bronbestanden));
  TRY_VOID(controleer_bronnen_van_begrippen(begrippen, bronnen));
  Bibliotheek bibliotheek;
  bibliotheek.bestanden_ = std::make_shared<const Bestanden>(bestanden);
  bibliotheek.begrippen_ = std::make_shared<const Begrippen>(std::move(begrippen));
  bibliotheek.bronnen_ = std::make_shared<const Bronnen>(std::move(bronnen));
  for (const auto& [pad, content] : bestanden) {
    const std::string map = pakketmap(pad);
    if (map.empty()) {
      continue;
    }
    TRY(Pakket pakket, lees_pakket(bestanden, map, {bibliotheek.begrippen_, bibliotheek.bronnen_}));
    for (const std::string& id : genoemde_namen(pakket)) {
      bibliotheek.regelingen_van_[id].emplace(regeling_van(pakket.id));
    }
    bibliotheek.pakketten_.push_back(std::make_shared<const Pakket>(std::move(pakket)));
  }
  TRY_VOID(controleer_verwijzingen(bibliotheek.pakketten_));
  if (const auto kantoren = bestanden.find("zorgkantoren.yaml"); kantoren != bestanden.end()) {
    TRY(bibliotheek.zorgkantoren_, Zorgkantoren::lees(kantoren->second, kantoren->first));
  }
  TRY(bibliotheek.zonder_regels_, lees_tijdlijnbestanden(bestanden, *bibliotheek.bronnen_));
  return bibliotheek;
}

std::vector<const Begrip*> Bibliotheek::begrippen_van(std::string_view regeling) const {
  std::vector<const Begrip*> out;
  for (const Begrip& begrip : begrippen_->lijst()) {
    const auto used = regelingen_van_.find(begrip.id);
    if (used == regelingen_van_.end() || used->second.contains(regeling)) {
      out.push_back(&begrip);
    }
  }
  return out;
}

std::shared_ptr<const Pakket> Bibliotheek::vind(std::string_view id) const {
  std::shared_ptr<const Pakket> found;
  std::size_t count = 0;
  const std::string in_hoofdregeling = fmt::format("{}/{}", kHoofdregeling, id);
  for (const auto& pakket : pakketten_) {
    if (pakket->id == id || pakket->id == in_hoofdregeling) {
      return pakket;
    }
    if (laatste_deel(pakket->id) != id) {
      continue;
    }
    ++count;
    found = pakket;
  }
  return count == 1 ? found : nullptr;
}

Result<std::shared_ptr<const Pakket>> Bibliotheek::geldend(std::string_view regeling,
                                                           base::Date datum) const {
  const Tijdlijn dag = Tijdlijn::van_regeling(tijdbron(*this), regeling, datum, datum);
  std::vector<std::shared_ptr<const Pakket>> found = dag.op(datum)->pakketten;
  std::erase_if(found, [](const auto& pakket) { return !mag_besluiten(pakket->status); });
  if (found.size() == 1) {
    return found.front();
  }
  if (found.empty()) {
    const ZonderRegels* zonder = dag.op(datum)->zonder;
    return base::fail(
        ErrorKind::NotFound,
        fmt::format("Voor {} zijn op {} geen regels in werking{}", regeling, base::date_long(datum),
                    zonder == nullptr ? std::string(".") : fmt::format(": {}", zonder->waarom)),
        "Kies een andere datum, of noem zelf een pakket om mee te rekenen zonder te besluiten.");
  }
  std::vector<std::string> ids;
  for (const auto& pakket : found) {
    ids.push_back(pakket->id);
  }
  return base::fail(
      ErrorKind::Rules,
      fmt::format("Op {} gelden meer pakketten tegelijk: {}.", base::date_long(datum), fmt::join(ids, ", ")),
      "Pas de geldigheid aan, zodat er op elke dag één geldt.");
}

}  // namespace maatstaf::regels
