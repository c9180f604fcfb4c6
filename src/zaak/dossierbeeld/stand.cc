// SPDX-License-Identifier: EUPL-1.2
#include "zaak/dossierbeeld/stand.h"

#include <utility>

#include "zaak/dossierbeeld/termijngegevens.h"

namespace maatstaf::zaak {

using base::Date;
using base::ErrorKind;
using base::Result;

namespace {

// The package that a case is assessed with: the one that was asked for, else the one of the decision, else
// the one that is chosen for this case.
Result<void> bepaal_pakket(const Zaak& zaak, const regels::Bibliotheek& bibliotheek,
                           const StandOpties& opties, Stand& stand) {
  const std::string& id = opties.pakket.empty() && zaak.besluit ? zaak.besluit->pakket : opties.pakket;
  if (id.empty()) {
    const auto dagen =
        opties.ingevoerd == nullptr ? std::vector<Date>{} : dagen_hoofdregeling(*opties.ingevoerd);
    TRY(const auto keuze, kies_pakket(bibliotheek, zaak.ontvangen, zaak.feiten,
                                      bibliotheek.zorgkantoren().naam(zaak.kantoor), dagen));
    stand.pakket = keuze.pakket;
    stand.waarom_pakket = waarom_gekozen(keuze);
    return {};
  }
  stand.pakket = bibliotheek.vind(id);
  if (stand.pakket != nullptr) {
    return {};
  }
  return base::fail(ErrorKind::NotFound, "Dit regelpakket is er niet.",
                    "Kies een pakket uit de lijst met regels.", {.file = {}, .path = id});
}

beoordeling::Feiten feiten_voor(const Zaak& zaak, const regels::Bibliotheek& bibliotheek,
                                const StandOpties& opties) {
  auto feiten = zaak.feiten;
  if (opties.concepten == Concepten::Weglaten) {
    return feiten;
  }
  const auto eigen = zaak.concepten.find(opties.account);
  if (eigen == zaak.concepten.end()) {
    return feiten;
  }
  for (const auto& [id, regel] : eigen->second) {
    const auto* begrip = bibliotheek.begrippen().vind(id);
    if (begrip == nullptr || !regel.waarde) {
      continue;
    }
    beoordeling::Feit feit{*regel.waarde, {}};
    feit.herkomst = {"oordeel",    "concept", begrip->bevoegdheid, zaak.ontvangen, regel.toelichting,
                     regel.bewijs, 0};
    feiten.insert_or_assign(id, std::move(feit));
  }
  return feiten;
}

}  // namespace

Termijnboek::Termijnboek(termijnen::Kalender kalender, termijnen::Gegevens gegevens)
    : kalender_(std::move(kalender)), gegevens_(std::move(gegevens)) {}

Result<Termijnboek> Termijnboek::lees(const std::string& map) {
  TRY(auto gegevens, lees_termijngegevens(map));
  TRY(auto kalender, gegevens.kalender());
  return Termijnboek(std::move(kalender), std::move(gegevens));
}

Result<Termijnduren> Termijnboek::op(Date dag) const {
  TRY(const auto besluit, gegevens_.duur("beslistermijn_weken", dag));
  TRY(const auto bezwaar, gegevens_.duur("bezwaar_weken", dag));
  return Termijnduren{besluit, bezwaar};
}

Result<Stand> bepaal_stand(const Zaak& zaak, const regels::Bibliotheek& bibliotheek,
                           const Termijnboek& termijnboek, const StandOpties& opties) {
  Stand stand;
  TRY_VOID(bepaal_pakket(zaak, bibliotheek, opties, stand));
  stand.feiten = feiten_voor(zaak, bibliotheek, opties);
  Beoordelingsgeheugen los(1);
  auto& geheugen = opties.geheugen == nullptr ? los : *opties.geheugen;
  TRY(const auto gemaakt,
      geheugen.beoordeel(*stand.pakket, stand.feiten, zaak.ontvangen, opties.uitvoer, opties.bewaard));
  stand.beoordeling = *gemaakt;
  TRY(stand.duren, termijnboek.op(zaak.ontvangen));
  stand.kalender = termijnboek.kalender();
  stand.termijn = termijnen::besluit_op_aanvraag(zaak.ontvangen, stand.duren.besluit, termijnboek.kalender(),
                                                 zaak.onderbrekingen(), {.vandaag = opties.vandaag});
  stand.taken = bepaal_taken(zaak, *stand.pakket, stand.beoordeling);
  return stand;
}

}  // namespace maatstaf::zaak
