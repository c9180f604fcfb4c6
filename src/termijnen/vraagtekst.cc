// SPDX-License-Identifier: EUPL-1.2
#include "termijnen/vraagtekst.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace maatstaf::termijnen {

namespace {

using base::Result;

constexpr std::array kVlaggen = {Gegeven::Commissie, Gegeven::Advies, Gegeven::Instelling};

bool is_vlag(Gegeven gegeven) {
  return std::ranges::find(kVlaggen, gegeven) != kVlaggen.end();
}

// A name that nobody reads must not be dropped in silence.
Result<void> controleer_opties(const Vraagtekst& vraagtekst) {
  std::set<std::string_view> namen;
  std::set<std::string_view> vlaggen;
  for (auto nummer = static_cast<int>(Gegeven::Duur); nummer <= static_cast<int>(Gegeven::Vandaag);
       ++nummer) {
    const auto gegeven = static_cast<Gegeven>(nummer);
    (is_vlag(gegeven) ? vlaggen : namen).insert(optie(gegeven));
  }
  const auto fout = [](const std::string& naam) {
    return base::fail(base::ErrorKind::Input, "Deze optie is er niet.",
                      "Met maatstaf termijn --help ziet u ze.", {.file = {}, .path = naam});
  };
  for (const auto& [naam, inhoud] : vraagtekst.waarden) {
    if (!namen.contains(naam)) {
      return fout(naam);
    }
  }
  for (const auto& naam : vraagtekst.vlaggen) {
    if (!vlaggen.contains(naam)) {
      return fout(naam);
    }
  }
  return {};
}

std::string waarde(const Vraagtekst& vraagtekst, std::string_view naam) {
  const auto gevonden = vraagtekst.waarden.find(naam);
  return gevonden == vraagtekst.waarden.end() ? std::string() : gevonden->second;
}

Result<std::optional<base::Date>> dag(const Vraagtekst& vraagtekst, Gegeven gegeven) {
  const auto naam = optie(gegeven);
  const auto tekst = waarde(vraagtekst, naam);
  if (tekst.empty()) {
    return std::optional<base::Date>();
  }
  TRY(const auto datum, lees_dag(tekst, naam));
  return std::optional(datum);
}

Result<std::optional<TermijnDuur>> duur(const Vraagtekst& vraagtekst, Gegeven gegeven) {
  const auto naam = optie(gegeven);
  const auto tekst = waarde(vraagtekst, naam);
  if (tekst.empty()) {
    return std::optional<TermijnDuur>();
  }
  TRY(const auto lengte, lees_duur(tekst, naam));
  return std::optional(lengte);
}

Result<std::optional<ZonderAdvies>> zonder_advies(const Vraagtekst& vraagtekst) {
  const auto naam = optie(Gegeven::ZonderAdvies);
  const auto tekst = waarde(vraagtekst, naam);
  if (tekst.empty()) {
    return std::optional<ZonderAdvies>();
  }
  const auto reden = base::lees<ZonderAdvies>(tekst);
  if (reden) {
    return reden;
  }
  return base::fail(
      base::ErrorKind::Input, "Deze reden om zonder advies te beslissen is er niet.",
      "Kies kennelijk-niet-ontvankelijk, geheel-toegewezen, advies-blijft-uit of eigen-bijdrage.",
      {.file = {}, .path = std::string(naam)});
}

JaNee ja_nee(const Vraagtekst& vraagtekst, Gegeven gegeven) {
  return vraagtekst.vlaggen.contains(optie(gegeven)) ? JaNee::Ja : JaNee::Nee;
}

}  // namespace

Result<Vraag> lees_vraag(const Vraagtekst& vraagtekst) {
  using enum Gegeven;
  TRY_VOID(controleer_opties(vraagtekst));
  Vraag vraag;
  TRY(const auto* info, vind_soort(vraagtekst.soort));
  vraag.soort = info->soort;
  if (vraagtekst.start.empty()) {
    return base::fail(base::ErrorKind::Input, fmt::format("Geef met --start {}.", info->start),
                      fmt::format("Voorbeeld: maatstaf termijn {}", info->voorbeeld),
                      {.file = {}, .path = "--start"});
  }
  TRY(vraag.start, lees_dag(vraagtekst.start, "--start"));
  for (const auto& tekst : vraagtekst.opschortingen) {
    TRY(auto stil, lees_opschorting(tekst));
    vraag.onderbrekingen.push_back(std::move(stil));
  }
  const auto grond = vraag.soort == Soort::BeslissingBezwaar ? Grond::Herstel : Grond::Aanvulling;
  for (const auto& tekst : vraagtekst.uitnodigingen) {
    TRY(auto stil, lees_uitnodiging(tekst, grond));
    vraag.onderbrekingen.push_back(std::move(stil));
  }
  TRY(vraag.duur, duur(vraagtekst, Duur));
  TRY(vraag.verdaging, duur(vraagtekst, Verdaging));
  TRY(vraag.redelijke_termijn, duur(vraagtekst, RedelijkeTermijn));
  TRY(vraag.bericht, dag(vraagtekst, Bericht));
  TRY(vraag.nieuwe_datum, dag(vraagtekst, NieuweDatum));
  TRY(vraag.instemming, dag(vraagtekst, Instemming));
  TRY(vraag.ontvangen, dag(vraagtekst, Ontvangen));
  TRY(vraag.gepost, dag(vraagtekst, Gepost));
  TRY(vraag.ingebrekestelling, dag(vraagtekst, Ingebrekestelling));
  TRY(vraag.besloten, dag(vraagtekst, Besloten));
  TRY(vraag.pgb_sinds, dag(vraagtekst, PgbSinds));
  TRY(vraag.huisbezoek, dag(vraagtekst, Huisbezoek));
  TRY(vraag.indicatie_tot, dag(vraagtekst, IndicatieTot));
  TRY(vraag.vandaag, dag(vraagtekst, Vandaag));
  TRY(vraag.zonder_advies, zonder_advies(vraagtekst));
  vraag.commissie = ja_nee(vraagtekst, Commissie);
  vraag.advies = ja_nee(vraagtekst, Advies);
  vraag.instelling = ja_nee(vraagtekst, Instelling);
  return vraag;
}

}  // namespace maatstaf::termijnen
