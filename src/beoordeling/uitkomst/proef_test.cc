// SPDX-License-Identifier: EUPL-1.2
#include "beoordeling/uitkomst/proef.h"

#include <algorithm>
#include <cctype>

namespace maatstaf::beoordeling::proef {
namespace {

void voeg_toe(std::vector<Geval>& gevallen, const std::shared_ptr<const regels::Pakket>& pakket) {
  for (const regels::Voorbeeld& voorbeeld : pakket->voorbeelden) {
    if (!voorbeeld.dekking) {
      gevallen.push_back({pakket, &voorbeeld});
    }
  }
}

}  // namespace

const regels::Bibliotheek* project() {
  static const auto bibliotheek = regels::Bibliotheek::lees(std::string(MAATSTAF_SOURCE_DIR) + "/regels");
  return bibliotheek ? &*bibliotheek : nullptr;
}

std::shared_ptr<const regels::Pakket> klein() {
  static const auto bibliotheek =
      regels::Bibliotheek::lees(std::string(MAATSTAF_SOURCE_DIR) + "/tests/pakketten-stuk/heel");
  return bibliotheek ? bibliotheek->vind("proef/een") : nullptr;
}

std::vector<Geval> alle_voorbeelden() {
  std::vector<Geval> gevallen;
  if (klein() != nullptr) {
    voeg_toe(gevallen, klein());
  }
  if (project() != nullptr) {
    for (const auto& pakket : project()->pakketten()) {
      voeg_toe(gevallen, pakket);
    }
  }
  return gevallen;
}

std::string testnaam(const Geval& geval) {
  std::string naam = geval.pakket->id.substr(geval.pakket->id.rfind('/') + 1) + "_" + geval.voorbeeld->id;
  std::ranges::replace_if(naam, [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
  return naam;
}

Feiten als_feiten(const regels::Pakket& pakket, const regels::Voorbeeld& voorbeeld) {
  Feiten feiten;
  for (const auto& [id, waarde] : voorbeeld.feiten) {
    const regels::Begrip* begrip = pakket.begrippen->vind(id);
    Herkomst herkomst;
    herkomst.soort = std::string(regels::woord(begrip->soort));
    herkomst.door = "werkvoorbeeld";
    herkomst.rol = !begrip->bevoegdheid.empty() ? begrip->bevoegdheid
                   : begrip->levert.empty()     ? ""
                                                : begrip->levert.front();
    herkomst.datum = *base::Date::parse("2026-10-01");
    feiten.emplace(id, Feit{waarde, herkomst});
  }
  return feiten;
}

Opties opties(const regels::Voorbeeld& voorbeeld, Uitvoer uitvoer) {
  return {.peildatum = voorbeeld.peildatum, .uitvoer = uitvoer};
}

}  // namespace maatstaf::beoordeling::proef
