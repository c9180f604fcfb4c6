// SPDX-License-Identifier: EUPL-1.2
//
// `maatstaf regels controleer`: what the check of the rules found, for people or for programs.
#include <fmt/format.h>

#include <map>
#include <optional>

#include "beoordeling/controle/controle.h"
#include "beoordeling/kwitantie/weergave.h"
#include "cli/brondocumenten.h"
#include "cli/opdrachten.h"
#include "cli/uitvoer.h"

namespace maatstaf::cli {
namespace {

using beoordeling::Pakketcontrole;
using regels::Ernst;

std::string deel(std::size_t getoond, std::size_t alles) {
  if (alles == 0) {
    return "geen";
  }
  // Rounded down: 100 % is only said when it is.
  return fmt::format("{} van {} ({} %)", getoond, alles, getoond * 100 / alles);
}

/// Per decision: what it is proved not to read, and along which way it reads what it should rather not.
void schrijf_bewijzen(const Pakketcontrole& controle) {
  std::map<std::string, std::vector<std::string>> bewezen;
  for (const auto& bewijs : controle.inhoud.bewijzen) {
    if (bewijs.langs.empty()) {
      bewezen[bewijs.beslissing].push_back(bewijs.gegeven);
    } else {
      schrijf(fmt::format("  {} hangt af van {}, langs {}.", bewijs.beslissing, bewijs.gegeven,
                          fmt::join(bewijs.langs, " → ")));
    }
  }
  for (const auto& [beslissing, namen] : bewezen) {
    schrijf(fmt::format("  Bewezen: {} hangt niet af van {}.", beslissing, fmt::join(namen, ", ")));
  }
}

void schrijf_pakket(const Pakketcontrole& controle) {
  const auto& dekking = controle.dekking;
  schrijf(fmt::format("{}: {} tabellen, {} rijen, {} uitdrukkingen, {} voorbeelden", controle.pakket->id,
                      controle.inhoud.tabellen, controle.inhoud.rijen, controle.inhoud.uitdrukkingen,
                      controle.pakket->voorbeelden.size()));
  schrijf(fmt::format("  Getoond door voorbeelden: rijen {}; voorwaarden {}.",
                      deel(dekking.rijen - dekking.rijen_ontbreken.size(), dekking.rijen),
                      deel(dekking.voorwaarden - dekking.voorwaarden_ontbreken.size(), dekking.voorwaarden)));
  if (controle.inhoud.niet_te_bewijzen > 0) {
    schrijf(fmt::format("  Niet te bewijzen: {} kolommen of tabellen.", controle.inhoud.niet_te_bewijzen));
  }
  schrijf_bewijzen(controle);
  for (const auto& bevinding : controle.bevindingen) {
    schrijf("  " + bevinding.tekst());
  }
}

void schrijf_slot(const beoordeling::Controle& controle) {
  for (const auto& bevinding : controle.gedeeld) {
    schrijf(bevinding.tekst());
  }
  if (controle.passages_nagegaan) {
    schrijf(fmt::format("Passages: {} nagegaan in de brondocumenten.", controle.passages));
  } else {
    schrijf(fmt::format("Passages: {} niet te controleren zonder de brondocumenten (--bronnen MAP).",
                        controle.passages));
  }
  const std::size_t fouten = controle.aantal(Ernst::Fout);
  const std::size_t meldingen = controle.aantal(Ernst::Melding);
  schrijf(fmt::format("{} fouten, {} meldingen.", fouten, meldingen));
}

}  // namespace

int regels_controleer(const Installatie& installatie, const ControleerOpdracht& opdracht) {
  const auto bibliotheek = regels::Bibliotheek::lees(installatie.pad("regels"));
  if (!bibliotheek) {
    return meld(bibliotheek.error());
  }
  if (!opdracht.pakket.empty() && bibliotheek->vind(opdracht.pakket) == nullptr) {
    return meld({.kind = base::ErrorKind::NotFound,
                 .place = {},
                 .cause = fmt::format("Er is geen regelpakket met de naam {}.", opdracht.pakket),
                 .remedy = "Met maatstaf regels lijst ziet u alle namen."});
  }
  const auto documenten = lees_brondocumenten(opdracht.bronnen);
  if (!documenten) {
    return meld(documenten.error());
  }
  const auto controle = beoordeling::controleer(
      *bibliotheek, {.pakket = opdracht.pakket, .documenten = *documenten ? &**documenten : nullptr});
  const int code = controle.aantal(Ernst::Fout) == 0 ? 0 : 1;
  if (opdracht.ontbrekend) {
    for (const Pakketcontrole& each : controle.pakketten) {
      if (const std::string yaml = beoordeling::ontbrekende_voorbeelden(each); !yaml.empty()) {
        schrijf(yaml);
      }
    }
    return code;
  }
  if (opdracht.vorm == Vorm::Json) {
    schrijf_json(beoordeling::als_json(controle));
    return code;
  }
  for (const Pakketcontrole& each : controle.pakketten) {
    schrijf_pakket(each);
  }
  schrijf_slot(controle);
  return code;
}

}  // namespace maatstaf::cli
