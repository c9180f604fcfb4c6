// SPDX-License-Identifier: EUPL-1.2
//
// `maatstaf regels beeld` and `maatstaf regels spoor`: files that are made from the packages and kept beside
// them, so that a change of the rules is reviewed as a difference between texts. Shown, written, or held
// against what stands in the folder.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <set>
#include <system_error>

#include "beoordeling/spoor/spoor.h"
#include "cli/opdrachten.h"
#include "cli/uitvoer.h"
#include "regels/beeld/beeld.h"
#include "regels/bibliotheek/bibliotheek.h"

namespace maatstaf::cli {
namespace {

using base::Result;
using regels::Bibliotheek;
using regels::Pakket;

/// A file that is made from a package.
struct Gemaakt {
  std::string pad;  ///< below regels/
  std::string tekst;
};
using Maker = std::function<Result<Gemaakt>(const Pakket&)>;

base::Error onbekend_pakket(const std::string& id) {
  return {.kind = base::ErrorKind::NotFound,
          .place = {},
          .cause = fmt::format("Er is geen regelpakket met de naam {}.", id),
          .remedy = "Met maatstaf regels lijst ziet u alle namen."};
}

Result<std::vector<const Pakket*>> kies_pakketten(const Bibliotheek& bibliotheek, const std::string& id) {
  std::vector<const Pakket*> uit;
  if (id.empty()) {
    for (const auto& pakket : bibliotheek.pakketten()) {
      uit.push_back(pakket.get());
    }
    return uit;
  }
  const auto pakket = bibliotheek.vind(id);
  if (!pakket) {
    return tl::unexpected(onbekend_pakket(id));
  }
  uit.push_back(pakket.get());
  return uit;
}

/// The first line that differs, counted from 1: enough to look at.
std::size_t eerste_verschil(std::string_view a, std::string_view b) {
  std::size_t regel = 1;
  for (std::size_t i = 0; i < std::min(a.size(), b.size()) && a[i] == b[i]; ++i) {
    if (a[i] == '\n') {
      ++regel;
    }
  }
  return regel;
}

/// What is wrong with the file as it stands; empty when nothing is.
std::string gebrek(const std::string& pad, const Gemaakt& gemaakt) {
  const auto staat = lees_bestand(pad);
  if (!staat) {
    return fmt::format("{}: dit bestand is er niet, of kan niet worden gelezen.", gemaakt.pad);
  }
  if (*staat != gemaakt.tekst) {
    return fmt::format("{}: anders dan het pakket zegt, vanaf regel {}.", gemaakt.pad,
                       eerste_verschil(*staat, gemaakt.tekst));
  }
  return {};
}

/// Pages beside a package that are made from nothing any more: of a model that got another name.
std::vector<std::string> over_in(const Installatie& installatie, const Pakket& pakket) {
  namespace fs = std::filesystem;
  const std::set<std::string> horen{regels::beeldbestand(pakket), beoordeling::spoorbestand(pakket)};
  std::vector<std::string> uit;
  std::error_code fout;
  for (const auto& bestand : fs::directory_iterator(installatie.pad("regels/" + pakket.map), fout)) {
    std::string pad = fmt::format("{}/{}", pakket.map, bestand.path().filename().string());
    if (bestand.path().extension() == ".md" && !horen.contains(pad)) {
      uit.push_back(std::move(pad));
    }
  }
  std::ranges::sort(uit);
  return uit;
}

int bewerk(const Installatie& installatie, const RegelbestandOpdracht& opdracht, std::string_view naam,
           const Maker& maak, const Bibliotheek& bibliotheek) {
  const auto pakketten = kies_pakketten(bibliotheek, opdracht.pakket);
  if (!pakketten) {
    return meld(pakketten.error());
  }
  std::size_t goed = 0;
  std::size_t fout = 0;
  for (const Pakket* pakket : *pakketten) {
    const auto gemaakt = maak(*pakket);
    if (!gemaakt) {
      return meld(gemaakt.error());
    }
    const std::string pad = installatie.pad("regels/" + gemaakt->pad);
    switch (opdracht.doen) {
      case RegelbestandDoen::Toon:
        schrijf(gemaakt->tekst);
        break;
      case RegelbestandDoen::Schrijf:
        if (const auto klaar = schrijf_bestand(pad, gemaakt->tekst); !klaar) {
          return meld(klaar.error());
        }
        ++goed;
        break;
      case RegelbestandDoen::Controleer:
        if (const auto wat = gebrek(pad, *gemaakt); wat.empty()) {
          ++goed;
        } else {
          ++fout;
          schrijf(wat);
        }
        for (const std::string& over : over_in(installatie, *pakket)) {
          ++fout;
          schrijf(fmt::format("{}: dit bestand hoort bij geen model. Haal het weg.", over));
        }
        break;
    }
  }
  if (opdracht.doen == RegelbestandDoen::Schrijf) {
    schrijf(fmt::format("{} bestanden geschreven.", goed));
  }
  if (opdracht.doen == RegelbestandDoen::Controleer) {
    schrijf(fmt::format("{} bestanden zijn zoals zij horen, {} niet.", goed, fout));
    if (fout > 0) {
      schrijf(
          fmt::format("Maak ze opnieuw met maatstaf regels {} --schrijf, en bekijk wat er verandert.", naam));
    }
  }
  return fout == 0 ? 0 : 1;
}

/// The example that was named, else that of the file as it stands, else the one that tells most.
Result<const regels::Voorbeeld*> kies_voorbeeld(const Installatie& installatie,
                                                const RegelbestandOpdracht& opdracht, const Pakket& pakket) {
  std::string id = opdracht.voorbeeld;
  if (id.empty()) {
    const auto staat = lees_bestand(installatie.pad("regels/" + beoordeling::spoorbestand(pakket)));
    id = staat ? beoordeling::voorbeeld_in_spoor(*staat) : std::string{};
  }
  if (id.empty()) {
    const auto* meest = beoordeling::telt_meest(pakket);
    if (meest == nullptr) {
      return base::fail(base::ErrorKind::Rules,
                        fmt::format("{} heeft geen voorbeeld dat te rekenen is.", pakket.id),
                        "Schrijf een uitgewerkt voorbeeld in de map voorbeelden.");
    }
    return meest;
  }
  const auto it = std::ranges::find(pakket.voorbeelden, id, &regels::Voorbeeld::id);
  if (it == pakket.voorbeelden.end()) {
    return base::fail(base::ErrorKind::NotFound, fmt::format("{} heeft geen voorbeeld {}.", pakket.id, id),
                      "Noem een ander met --voorbeeld.");
  }
  return &*it;
}

}  // namespace

int regels_beeld(const Installatie& installatie, const RegelbestandOpdracht& opdracht) {
  const auto bibliotheek = Bibliotheek::lees(installatie.pad("regels"));
  if (!bibliotheek) {
    return meld(bibliotheek.error());
  }
  return bewerk(
      installatie, opdracht, "beeld",
      [](const Pakket& pakket) -> Result<Gemaakt> {
        return Gemaakt{regels::beeldbestand(pakket), regels::beeld_van(pakket)};
      },
      *bibliotheek);
}

int regels_spoor(const Installatie& installatie, const RegelbestandOpdracht& opdracht) {
  const auto bibliotheek = Bibliotheek::lees(installatie.pad("regels"));
  if (!bibliotheek) {
    return meld(bibliotheek.error());
  }
  return bewerk(
      installatie, opdracht, "spoor",
      [&](const Pakket& pakket) -> Result<Gemaakt> {
        TRY(const regels::Voorbeeld* voorbeeld, kies_voorbeeld(installatie, opdracht, pakket));
        TRY(std::string tekst, beoordeling::spoor_van(pakket, *voorbeeld));
        return Gemaakt{beoordeling::spoorbestand(pakket), std::move(tekst)};
      },
      *bibliotheek);
}

}  // namespace maatstaf::cli
