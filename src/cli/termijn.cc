// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <string>

#include "cli/opdrachten.h"
#include "cli/uitvoer.h"
#include "termijnen/vraagtekst.h"
#include "zaak/dossierbeeld/termijngegevens.h"

namespace maatstaf::cli {
namespace {

int toon_soorten(Vorm vorm) {
  base::Json lijst = base::Json::Array{};
  for (const auto& info : termijnen::soorten()) {
    base::Json regel;
    regel["id"] = info.id;
    regel["naam"] = info.naam;
    regel["start"] = info.start;
    regel["artikel"] = info.artikel;
    regel["opties"] = base::Json::Array{};
    for (const auto gegeven : info.mag) {
      regel["opties"].push_back(termijnen::optie(gegeven));
    }
    lijst.push_back(std::move(regel));
    if (vorm == Vorm::Json) {
      continue;
    }
    schrijf(fmt::format("{}\n    {} ({})\n    --start is {}\n    maatstaf termijn {}", info.id, info.naam,
                        info.artikel, info.start, info.voorbeeld));
  }
  if (vorm == Vorm::Json) {
    schrijf_json(lijst);
  }
  return 0;
}

}  // namespace

int termijn(const Installatie& installatie, const TermijnOpdracht& opdracht) {
  if (opdracht.vraag.soort == "lijst") {
    return toon_soorten(opdracht.vorm);
  }
  const auto vraag = termijnen::lees_vraag(opdracht.vraag);
  if (!vraag) {
    return meld(vraag.error());
  }
  const auto gegevens = zaak::lees_termijngegevens(installatie.pad("regels"));
  if (!gegevens) {
    return meld(gegevens.error());
  }
  const auto kalender = gegevens->kalender();
  if (!kalender) {
    return meld(kalender.error());
  }
  const auto uitleg = termijnen::leg_uit(*vraag, *gegevens, *kalender);
  if (!uitleg) {
    return meld(uitleg.error());
  }
  if (opdracht.vorm == Vorm::Json) {
    schrijf_json(termijnen::als_json(*uitleg));
  } else {
    schrijf(termijnen::als_tekst(*uitleg));
  }
  return 0;
}

}  // namespace maatstaf::cli
