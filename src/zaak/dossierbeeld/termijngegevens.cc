// SPDX-License-Identifier: EUPL-1.2
#include "zaak/dossierbeeld/termijngegevens.h"

#include <utility>

#include "regels/lezen/bestanden.h"
#include "regels/pakket/pakket_lezer.h"

namespace maatstaf::zaak {

namespace {

constexpr const char* kMap = "parameters";
constexpr const char* kNaam = "termijnen.yaml";
constexpr const char* kBestand = "parameters/termijnen.yaml";

termijnen::Waarde waarde_van(const regels::ParameterWaarde& bron) {
  termijnen::Waarde waarde;
  waarde.van = bron.van;
  waarde.tot_en_met = bron.tot_en_met;
  if (bron.waarde.is_number()) {
    waarde.getal = bron.waarde.number();
  }
  if (bron.waarde.is_list()) {
    for (const auto& dag : bron.waarde.list()) {
      if (dag.is_string()) {
        waarde.lijst.emplace_back(dag.string());
      }
    }
  }
  waarde.zekerheid = bron.voorbeeld ? termijnen::Zekerheid::Voorbeeld : termijnen::Zekerheid::Vastgesteld;
  waarde.toelichting = bron.toelichting;
  waarde.bronnen = bron.bronnen;
  return waarde;
}

termijnen::Gegevens termijngegevens(const std::vector<regels::Parameter>& parameters) {
  termijnen::Gegevens gegevens;
  for (const auto& parameter : parameters) {
    termijnen::Reeks reeks{parameter.naam, parameter.eenheid, {}};
    for (const auto& waarde : parameter.waarden) {
      reeks.waarden.push_back(waarde_van(waarde));
    }
    gegevens.zet(parameter.id, std::move(reeks));
  }
  return gegevens;
}

}  // namespace

base::Result<termijnen::Gegevens> lees_termijngegevens(const std::string& map) {
  // Only the folder of the parameters: a question about a term needs no rule package.
  TRY(const auto bestanden, regels::lees_bestanden(map + "/" + kMap));
  const auto bestand = bestanden.find(kNaam);
  if (bestand == bestanden.end()) {
    return base::fail(base::ErrorKind::Rules, "Dit bestand ontbreekt.", "Geef de map met regels.",
                      {.file = kBestand, .path = {}});
  }
  TRY(const auto parameters, regels::lees_parameters(bestand->second, kBestand));
  return termijngegevens(parameters);
}

}  // namespace maatstaf::zaak
