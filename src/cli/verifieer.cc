// SPDX-License-Identifier: EUPL-1.2
#include "brieven/bundel/bundel.h"
#include "cli/opdrachten.h"
#include "cli/uitvoer.h"
#include "dossier/ketenbewijs.h"
#include "regels/bibliotheek/bibliotheek.h"

namespace maatstaf::cli {

int verifieer(const Installatie& installatie, const VerifieerOpdracht& opdracht) {
  constexpr std::size_t kGrootste = 64UL * 1024 * 1024;
  const auto zip = lees_bestand(opdracht.bundel, kGrootste);
  if (!zip) {
    return meld(zip.error());
  }
  std::vector<brieven::PubliekeSleutel> vertrouwd;
  for (const std::string& bestand : opdracht.sleutels) {
    const auto sleutel = brieven::lees_publieke_sleutel_bestand(bestand);
    if (!sleutel) {
      return meld(sleutel.error());
    }
    vertrouwd.push_back(*sleutel);
  }
  const auto bibliotheek = regels::Bibliotheek::lees(installatie.pad("regels"));
  if (!bibliotheek) {
    return meld(bibliotheek.error());
  }
  const auto verslag = brieven::verifieer(*zip, vertrouwd, *bibliotheek, dossier::controleer_ketenbewijs);
  if (!verslag) {
    return meld(verslag.error());
  }
  if (opdracht.vorm == Vorm::Json) {
    schrijf_json(verslag->als_json());
  } else {
    schrijf(verslag->als_tekst());
  }
  return verslag->geldig() ? 0 : 1;
}

}  // namespace maatstaf::cli
