// SPDX-License-Identifier: EUPL-1.2
#include "beoordeling/voorbeelden/voorbeelden.h"

#include <fmt/format.h>

#include <algorithm>

#include "beoordeling/beoordelen/beoordelen.h"

namespace maatstaf::beoordeling {
namespace {

std::string verschil(std::string_view waar, std::string_view verwacht, std::string_view gekregen) {
  return fmt::format("{}: verwacht {}, gekregen {}", waar, verwacht, gekregen);
}

bool is_antwoord(std::string_view verwacht, Antwoord gekregen) {
  return verwacht == woord(gekregen);
}

void vergelijk_uitkomsten(const regels::Voorbeeld& voorbeeld, const Beoordeling& beoordeling,
                          std::vector<std::string>& uit) {
  for (const auto& [id, verwacht] : voorbeeld.uitkomsten) {
    const Uitkomst* uitkomst = beoordeling.uitkomst(id);
    if (uitkomst == nullptr) {
      uit.push_back(fmt::format("uitkomst {}: bestaat niet in dit pakket", id));
    } else if (!is_antwoord(verwacht, uitkomst->antwoord)) {
      uit.push_back(verschil("uitkomst " + id, verwacht, naam(uitkomst->antwoord)));
    }
  }
}

void vergelijk_stappen(const regels::Voorbeeld& voorbeeld, const Beoordeling& beoordeling,
                       std::vector<std::string>& uit) {
  for (const auto& [nummer, verwacht] : voorbeeld.stappen) {
    const StapUitkomst* stap = beoordeling.stap(nummer);
    if (stap == nullptr) {
      uit.push_back(fmt::format("stap {}: bestaat niet in dit pakket", nummer));
    } else if (!is_antwoord(verwacht, stap->antwoord)) {
      uit.push_back(verschil("stap " + nummer, verwacht, naam(stap->antwoord)));
    }
  }
}

void vergelijk_waarden(const regels::Voorbeeld& voorbeeld, const Beoordeling& beoordeling,
                       std::vector<std::string>& uit) {
  for (const auto& [id, verwacht] : voorbeeld.waarden) {
    const auto gevonden = beoordeling.waarden.find(id);
    if (gevonden == beoordeling.waarden.end()) {
      uit.push_back(fmt::format("beslissing {}: bestaat niet in dit pakket", id));
    } else if (verwacht.is_unknown() ? !gevonden->second.is_unknown()
                                     : !feel::same(verwacht, gevonden->second)) {
      uit.push_back(verschil("beslissing " + id, feel::to_text(verwacht), feel::to_text(gevonden->second)));
    }
  }
}

void vergelijk_behoeften(const regels::Voorbeeld& voorbeeld, const Beoordeling& beoordeling,
                         std::vector<std::string>& uit) {
  if (!voorbeeld.nodig) {
    return;
  }
  std::vector<std::string> verwacht = *voorbeeld.nodig;
  std::vector<std::string> gekregen;
  for (const Behoefte& behoefte : beoordeling.behoeften) {
    gekregen.push_back(behoefte.begrip);
  }
  std::ranges::sort(verwacht);
  std::ranges::sort(gekregen);
  if (verwacht != gekregen) {
    uit.push_back(verschil("nodig", fmt::format("{}", fmt::join(verwacht, ", ")),
                           fmt::format("{}", fmt::join(gekregen, ", "))));
  }
}

}  // namespace

Feiten feiten_van(const regels::Pakket& pakket, const regels::Voorbeeld& voorbeeld) {
  Feiten feiten;
  for (const auto& [id, waarde] : voorbeeld.feiten) {
    Herkomst herkomst;
    herkomst.door = "uitgewerkt voorbeeld " + voorbeeld.id;
    if (const regels::Begrip* begrip = pakket.begrippen->vind(id);
        begrip != nullptr && begrip->soort == regels::BegripSoort::Oordeel) {
      herkomst.soort = "oordeel";
      herkomst.rol = begrip->bevoegdheid;
    } else {
      herkomst.soort = "opgave";
    }
    feiten.emplace(id, Feit{waarde, std::move(herkomst)});
  }
  return feiten;
}

std::vector<std::string> reken_na(const regels::Pakket& pakket, const regels::Voorbeeld& voorbeeld) {
  // The search for needs is most of the work; only an example that speaks of needs asks for it.
  const auto beoordeling = beoordeel(
      pakket, feiten_van(pakket, voorbeeld),
      {.peildatum = voorbeeld.peildatum, .uitvoer = voorbeeld.nodig ? Uitvoer::Volledig : Uitvoer::Snel});
  if (!beoordeling) {
    return {beoordeling.error().text()};
  }
  std::vector<std::string> uit;
  vergelijk_uitkomsten(voorbeeld, *beoordeling, uit);
  vergelijk_stappen(voorbeeld, *beoordeling, uit);
  vergelijk_waarden(voorbeeld, *beoordeling, uit);
  vergelijk_behoeften(voorbeeld, *beoordeling, uit);
  return uit;
}

}  // namespace maatstaf::beoordeling
