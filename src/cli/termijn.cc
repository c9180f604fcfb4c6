// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <optional>
#include <string>

#include "cli/opdrachten.h"
#include "cli/uitvoer.h"
#include "termijnen/vraag.h"
#include "zaak/termijngegevens.h"

namespace maatstaf::cli {
namespace {

using base::Result;

int toon_soorten(Vorm vorm) {
  base::Json lijst = base::Json::Array{};
  for (const auto& info : termijnen::soorten()) {
    base::Json regel;
    regel["id"] = info.id;
    regel["naam"] = info.naam;
    regel["start"] = info.start;
    regel["artikel"] = info.artikel;
    regel["opties"] = base::Json::Array{};
    for (const auto gegeven : info.mag) regel["opties"].push_back(termijnen::optie(gegeven));
    lijst.push_back(std::move(regel));
    if (vorm == Vorm::Json) continue;
    schrijf(fmt::format("{}\n    {} ({})\n    --start is {}\n    maatstaf termijn {}", info.id, info.naam,
                        info.artikel, info.start, info.voorbeeld));
  }
  if (vorm == Vorm::Json) schrijf_json(lijst);
  return 0;
}

std::string waarde(const TermijnOpdracht& opdracht, std::string_view naam) {
  const auto gevonden = opdracht.waarden.find(naam);
  return gevonden == opdracht.waarden.end() ? std::string() : gevonden->second;
}

Result<std::optional<base::Date>> dag(const TermijnOpdracht& opdracht, termijnen::Gegeven gegeven) {
  const auto naam = termijnen::optie(gegeven);
  const auto tekst = waarde(opdracht, naam);
  if (tekst.empty()) return std::optional<base::Date>();
  TRY(const auto datum, termijnen::lees_dag(tekst, naam));
  return std::optional(datum);
}

Result<std::optional<termijnen::TermijnDuur>> duur(const TermijnOpdracht& opdracht,
                                                   termijnen::Gegeven gegeven) {
  const auto naam = termijnen::optie(gegeven);
  const auto tekst = waarde(opdracht, naam);
  if (tekst.empty()) return std::optional<termijnen::TermijnDuur>();
  TRY(const auto lengte, termijnen::lees_duur(tekst, naam));
  return std::optional(lengte);
}

Result<std::optional<termijnen::ZonderAdvies>> zonder_advies(const TermijnOpdracht& opdracht) {
  const auto naam = termijnen::optie(termijnen::Gegeven::ZonderAdvies);
  const auto tekst = waarde(opdracht, naam);
  if (tekst.empty()) return std::optional<termijnen::ZonderAdvies>();
  const auto reden = termijnen::zonder_advies_van(tekst);
  if (reden) return reden;
  return base::fail(
      base::ErrorKind::Input, "Deze reden om zonder advies te beslissen is er niet.",
      "Kies kennelijk-niet-ontvankelijk, geheel-toegewezen, advies-blijft-uit of eigen-bijdrage.",
      {.file = {}, .path = std::string(naam)});
}

termijnen::JaNee ja_nee(const TermijnOpdracht& opdracht, termijnen::Gegeven gegeven) {
  return opdracht.vlaggen.contains(termijnen::optie(gegeven)) ? termijnen::JaNee::Ja : termijnen::JaNee::Nee;
}

Result<termijnen::Vraag> lees_vraag(const TermijnOpdracht& opdracht) {
  using enum termijnen::Gegeven;
  termijnen::Vraag vraag;
  TRY(const auto* info, termijnen::vind_soort(opdracht.soort));
  vraag.soort = info->soort;
  if (opdracht.start.empty()) {
    return base::fail(base::ErrorKind::Input, fmt::format("Geef met --start {}.", info->start),
                      fmt::format("Voorbeeld: maatstaf termijn {}", info->voorbeeld),
                      {.file = {}, .path = "--start"});
  }
  TRY(vraag.start, termijnen::lees_dag(opdracht.start, "--start"));
  for (const auto& tekst : opdracht.opschortingen) {
    TRY(auto stil, termijnen::lees_opschorting(tekst));
    vraag.onderbrekingen.push_back(std::move(stil));
  }
  const auto grond = vraag.soort == termijnen::Soort::BeslissingBezwaar ? termijnen::Grond::Herstel
                                                                        : termijnen::Grond::Aanvulling;
  for (const auto& tekst : opdracht.uitnodigingen) {
    TRY(auto stil, termijnen::lees_uitnodiging(tekst, grond));
    vraag.onderbrekingen.push_back(std::move(stil));
  }
  TRY(vraag.duur, duur(opdracht, Duur));
  TRY(vraag.verdaging, duur(opdracht, Verdaging));
  TRY(vraag.redelijke_termijn, duur(opdracht, RedelijkeTermijn));
  TRY(vraag.bericht, dag(opdracht, Bericht));
  TRY(vraag.nieuwe_datum, dag(opdracht, NieuweDatum));
  TRY(vraag.instemming, dag(opdracht, Instemming));
  TRY(vraag.ontvangen, dag(opdracht, Ontvangen));
  TRY(vraag.gepost, dag(opdracht, Gepost));
  TRY(vraag.ingebrekestelling, dag(opdracht, Ingebrekestelling));
  TRY(vraag.besloten, dag(opdracht, Besloten));
  TRY(vraag.pgb_sinds, dag(opdracht, PgbSinds));
  TRY(vraag.huisbezoek, dag(opdracht, Huisbezoek));
  TRY(vraag.indicatie_tot, dag(opdracht, IndicatieTot));
  TRY(vraag.vandaag, dag(opdracht, Vandaag));
  TRY(vraag.zonder_advies, zonder_advies(opdracht));
  vraag.commissie = ja_nee(opdracht, Commissie);
  vraag.advies = ja_nee(opdracht, Advies);
  vraag.instelling = ja_nee(opdracht, Instelling);
  return vraag;
}

}  // namespace

int termijn(const Installatie& installatie, const TermijnOpdracht& opdracht) {
  if (opdracht.soort == "lijst") return toon_soorten(opdracht.vorm);
  const auto vraag = lees_vraag(opdracht);
  if (!vraag) return meld(vraag.error());
  const auto gegevens = zaak::lees_termijngegevens(installatie.pad("regels"));
  if (!gegevens) return meld(gegevens.error());
  const auto kalender = gegevens->kalender();
  if (!kalender) return meld(kalender.error());
  const auto uitleg = termijnen::leg_uit(*vraag, *gegevens, *kalender);
  if (!uitleg) return meld(uitleg.error());
  if (opdracht.vorm == Vorm::Json) {
    schrijf_json(termijnen::als_json(*uitleg));
  } else {
    schrijf(termijnen::als_tekst(*uitleg));
  }
  return 0;
}

}  // namespace maatstaf::cli
