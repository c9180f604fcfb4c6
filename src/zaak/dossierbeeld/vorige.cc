// SPDX-License-Identifier: EUPL-1.2
#include "zaak/dossierbeeld/vorige.h"

#include "beoordeling/beoordelen/beoordelen.h"

namespace maatstaf::zaak {

using base::Decimal;
using base::Result;

namespace {

std::optional<Decimal> bedrag(const beoordeling::Beoordeling& beoordeling, std::string_view waarde) {
  const auto gevonden = beoordeling.waarden.find(waarde);
  return gevonden == beoordeling.waarden.end() || !gevonden->second.is_number()
             ? std::nullopt
             : std::optional(gevonden->second.number());
}

std::optional<Decimal> verschil(const std::optional<Decimal>& eerst, const std::optional<Decimal>& daarna) {
  return eerst && daarna ? daarna->subtract(*eerst) : std::nullopt;
}

bool is_oordeel(const regels::Begrippen& begrippen, std::string_view id) {
  const auto* begrip = begrippen.vind(id);
  return begrip != nullptr && begrip->soort == regels::BegripSoort::Oordeel;
}

}  // namespace

Result<VorigeKeer> vergelijk_met_eerder(const Stand& toen, const Stand& nu, std::string_view waarde) {
  const auto& begrippen = *nu.pakket->begrippen;
  // Facts of now with the judgements of then.
  beoordeling::Feiten alleen_feiten;
  for (const auto& [id, feit] : nu.feiten) {
    if (!is_oordeel(begrippen, id)) {
      alleen_feiten.emplace(id, feit);
    }
  }
  for (const auto& [id, feit] : toen.feiten) {
    if (is_oordeel(begrippen, id)) {
      alleen_feiten.emplace(id, feit);
    }
  }
  const beoordeling::Opties opties{.peildatum = toen.beoordeling.peildatum,
                                   .doel = beoordeling::Doel::Simulatie,
                                   .uitvoer = beoordeling::Uitvoer::Snel};
  TRY(const auto met_feiten, beoordeling::beoordeel(*toen.pakket, alleen_feiten, opties));
  TRY(const auto met_oordeel, beoordeling::beoordeel(*toen.pakket, nu.feiten, opties));
  const auto na_feiten = bedrag(met_feiten, waarde);
  const auto na_oordeel = bedrag(met_oordeel, waarde);
  VorigeKeer uit;
  uit.bedragen.toen = bedrag(toen.beoordeling, waarde);
  uit.bedragen.nu = bedrag(nu.beoordeling, waarde);
  uit.bedragen.feiten = verschil(uit.bedragen.toen, na_feiten);
  uit.bedragen.oordeel = verschil(na_feiten, na_oordeel);
  uit.bedragen.regels = verschil(na_oordeel, uit.bedragen.nu);
  uit.vergelijking = beoordeling::vergelijk({toen.pakket.get(), &toen.feiten, &toen.beoordeling},
                                            {nu.pakket.get(), &nu.feiten, &nu.beoordeling});
  return uit;
}

bool zelfde_client(const Client& een, const Client& ander) {
  if (!een.bsn.empty() && !ander.bsn.empty()) {
    return een.bsn == ander.bsn;
  }
  return een.naam == ander.naam && een.geboortedatum == ander.geboortedatum;
}

}  // namespace maatstaf::zaak
