// SPDX-License-Identifier: EUPL-1.2
#include "dossier/ketencontrole.h"

#include <fmt/format.h>

#include <optional>

#include "dossier/keten.h"

namespace maatstaf::dossier {
namespace {

Verificatie wijk_af(Verificatie tot_hier, std::int64_t nummer, std::string waar, std::string uitleg) {
  tot_hier.gaaf = false;
  tot_hier.nummer = nummer;
  tot_hier.waar = std::move(waar);
  tot_hier.uitleg = std::move(uitleg);
  return tot_hier;
}

/// What the chain itself does not say: that its end and its beginning fit the row of the dossier.
std::optional<Afwijking> zoek_kopafwijking(const DossierRij& rij, const Schakel& eerste,
                                           const Schakel& laatste) {
  if (rij.kop.nummer != laatste.nummer || rij.kop.hash != laatste.hash) {
    return Afwijking{"kop",
                     fmt::format("De kop van het dossier noemt gebeurtenis {}, de keten eindigt bij {} of "
                                 "heeft daar een andere hash.",
                                 rij.kop.nummer, laatste.nummer)};
  }
  if (rij.kop.kantoor != eerste.actor.kantoor) {
    return Afwijking{"kop", "Het kantoor van het dossier is niet dat van de eerste gebeurtenis."};
  }
  if (rij.kop.gewist != (laatste.soort == kGewist)) {
    return Afwijking{"sleutel", rij.kop.gewist ? "De sleutel van het dossier is weg, maar er is niet gewist."
                                               : "Het dossier is gewist, maar heeft weer een sleutel."};
  }
  return std::nullopt;
}

}  // namespace

base::Result<Verificatie> controleer_keten(db::Connection& connection, const Kluis* kluis,
                                           const DossierRij& rij) {
  Verificatie uitslag;
  uitslag.gewist = rij.kop.gewist;
  uitslag.hash = kGeenVorige;
  const auto sleutel =
      kluis == nullptr ? base::Result<std::optional<DossierSleutel>>(std::nullopt) : rij.pak_uit(*kluis);
  if (!sleutel) {
    return wijk_af(uitslag, 0, "sleutel", sleutel.error().cause);
  }
  TRY(const db::Rows rows, lees_schakelrijen(connection, rij.kop.dossier));
  std::optional<Schakel> eerste;
  Schakel laatste;
  for (const db::Row& row : rows) {
    const std::int64_t nummer = uitslag.aantal + 1;
    auto schakel = lees_schakel(row);
    if (!schakel) {
      return wijk_af(uitslag, nummer, "rij", schakel.error().cause);
    }
    if (const auto afwijking = zoek_afwijking(*schakel, nummer, uitslag.hash, *sleutel)) {
      return wijk_af(uitslag, nummer, afwijking->waar, afwijking->uitleg);
    }
    uitslag.aantal = nummer;
    uitslag.hash = schakel->hash;
    laatste = std::move(*schakel);
    if (!eerste) {
      eerste = laatste;
    }
  }
  if (!eerste) {
    return wijk_af(uitslag, 0, "kop", "Het dossier heeft geen gebeurtenissen.");
  }
  if (const auto afwijking = zoek_kopafwijking(rij, *eerste, laatste)) {
    return wijk_af(uitslag, 0, afwijking->waar, afwijking->uitleg);
  }
  uitslag.gaaf = true;
  uitslag.uitleg = fmt::format("De keten van {} gebeurtenissen is gaaf.", uitslag.aantal);
  return uitslag;
}

}  // namespace maatstaf::dossier
