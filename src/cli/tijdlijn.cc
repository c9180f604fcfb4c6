// SPDX-License-Identifier: EUPL-1.2
#include "regels/bibliotheek/tijdlijn.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/nederlands.h"
#include "cli/opdrachten.h"
#include "cli/uitvoer.h"
#include "regels/bibliotheek/bibliotheek.h"

namespace maatstaf::cli {
namespace {

base::Json ids(const regels::Pakketlijst& pakketten) {
  base::Json lijst = base::Json::Array{};
  for (const auto& pakket : pakketten) {
    lijst.push_back(pakket->id);
  }
  return lijst;
}

base::Json als_json(const regels::Regelperiode& periode) {
  base::Json json;
  json["van"] = periode.van.text();
  json["tot_en_met"] = periode.tot_en_met.text();
  json["pakketten"] = ids(periode.pakketten);
  json["ernaast"] = ids(periode.ernaast);
  json["tot_invoering"] = ids(periode.tot_invoering);
  json["zonder_regels"] = periode.zonder == nullptr ? base::Json() : base::Json(periode.zonder->waarom);
  return json;
}

base::Json als_json(const regels::DekkingBevinding& bevinding) {
  base::Json json;
  json["soort"] = regels::woord(bevinding.soort);
  json["van"] = bevinding.van.text();
  json["tot_en_met"] = bevinding.tot_en_met.text();
  json["tekst"] = bevinding.tekst;
  return json;
}

bool bestaat(const regels::Tijdbron& bron, const std::string& regeling) {
  const std::vector<std::string> namen = regels::regelingen(bron);
  return std::ranges::find(namen, regeling) != namen.end();
}

void toon(const regels::Tijdlijn& tijdlijn) {
  schrijf(fmt::format("Tijdlijn van {}", tijdlijn.regeling()));
  for (const regels::Regelperiode& periode : tijdlijn.periodes()) {
    schrijf(fmt::format("  {} tot en met {}\n    {}", base::date_long(periode.van),
                        base::date_long(periode.tot_en_met), regels::in_woorden(periode)));
  }
}

}  // namespace

int regels_tijdlijn(const Installatie& installatie, const std::string& regeling, Vorm vorm) {
  const auto bibliotheek = regels::Bibliotheek::lees(installatie.pad("regels"));
  if (!bibliotheek) {
    return meld(bibliotheek.error());
  }
  const regels::Tijdbron bron = regels::tijdbron(*bibliotheek);
  if (!bestaat(bron, regeling)) {
    return meld({.kind = base::ErrorKind::NotFound,
                 .place = {},
                 .cause = fmt::format("Er is geen regeling met de naam {}.", regeling),
                 .remedy = fmt::format("Kies uit: {}.", base::enumerate(regels::regelingen(bron)))});
  }
  const auto tijdlijn =
      regels::Tijdlijn::van_regeling(bron, regeling, regels::eerste_dag_wlz, regels::laatste_dag_horizon);
  std::vector<regels::DekkingBevinding> bevindingen =
      regels::dekking(bron, regels::eerste_dag_wlz, regels::laatste_dag_horizon);
  std::erase_if(bevindingen, [&regeling](const auto& bevinding) { return bevinding.regeling != regeling; });
  if (vorm == Vorm::Json) {
    base::Json json;
    json["regeling"] = regeling;
    json["periodes"] = base::Json::Array{};
    for (const auto& periode : tijdlijn.periodes()) {
      json["periodes"].push_back(als_json(periode));
    }
    json["bevindingen"] = base::Json::Array{};
    for (const auto& bevinding : bevindingen) {
      json["bevindingen"].push_back(als_json(bevinding));
    }
    schrijf_json(json);
  } else {
    toon(tijdlijn);
    for (const auto& bevinding : bevindingen) {
      schrijf(fmt::format("  Niet in orde: {}", bevinding.tekst));
    }
    if (bevindingen.empty()) {
      schrijf("Elke dag heeft één antwoord.");
    }
  }
  return bevindingen.empty() ? 0 : 1;
}

}  // namespace maatstaf::cli
