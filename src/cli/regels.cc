// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/hash.h"
#include "base/nederlands.h"
#include "cli/opdrachten.h"
#include "cli/uitvoer.h"
#include "dmn/model.h"
#include "regels/bibliotheek/bibliotheek.h"
#include "regels/pakket/woorden.h"

namespace maatstaf::cli {
namespace {

std::string geldigheid(const regels::Pakket& pakket) {
  if (!pakket.geldig_tot_en_met) {
    return fmt::format("vanaf {}", base::date_long(pakket.geldig_van));
  }
  return fmt::format("{} tot en met {}", base::date_long(pakket.geldig_van),
                     base::date_long(*pakket.geldig_tot_en_met));
}

void toon_tabel(const dmn::TableInfo& info) {
  schrijf(fmt::format("\nTabel: {}", info.owner_label));
  for (std::size_t nummer = 0; nummer < info.table->rules.size(); ++nummer) {
    const dmn::TableRule& rij = info.table->rules[nummer];
    std::vector<std::string> als;
    for (std::size_t kolom = 0; kolom < rij.inputs.size(); ++kolom) {
      if (rij.inputs[kolom].text == "-") {
        continue;
      }
      const dmn::TableInput& kop = info.table->inputs[kolom];
      als.push_back(
          fmt::format("{}: {}", kop.label.empty() ? kop.expression.text : kop.label, rij.inputs[kolom].text));
    }
    std::vector<std::string> dan;
    for (const dmn::Text& uitvoer : rij.outputs) {
      dan.push_back(uitvoer.text);
    }
    schrijf(fmt::format("  {:>2}. {} → {}", nummer + 1,
                        als.empty() ? "altijd" : fmt::format("{}", fmt::join(als, "; ")),
                        fmt::join(dan, ", ")));
    for (std::size_t kolom = 0; kolom < rij.annotations.size(); ++kolom) {
      if (rij.annotations[kolom].empty()) {
        continue;
      }
      schrijf(fmt::format("      {}: {}", info.table->annotations[kolom], rij.annotations[kolom]));
    }
  }
}

base::Json als_json(const regels::Pakket& pakket) {
  base::Json json;
  json["id"] = pakket.id;
  json["titel"] = pakket.titel;
  json["versie"] = pakket.versie;
  json["status"] = regels::woord(pakket.status);
  json["van"] = pakket.geldig_van.text();
  json["tot_en_met"] = pakket.geldig_tot_en_met ? base::Json(pakket.geldig_tot_en_met->text()) : base::Json();
  json["vingerafdruk"] = pakket.vingerafdruk;
  json["voorbeelden"] = pakket.voorbeelden.size();
  return json;
}

}  // namespace

int regels_lijst(const Installatie& installatie, Vorm vorm) {
  const auto bibliotheek = regels::Bibliotheek::lees(installatie.pad("regels"));
  if (!bibliotheek) {
    return meld(bibliotheek.error());
  }
  base::Json lijst = base::Json::Array{};
  for (const auto& pakket : bibliotheek->pakketten()) {
    lijst.push_back(als_json(*pakket));
    if (vorm == Vorm::Json) {
      continue;
    }
    schrijf(fmt::format("{}  {}\n    {}, versie {}, {}\n    vingerafdruk {}, {} uitgewerkte voorbeelden",
                        pakket->id, pakket->titel, regels::woord(pakket->status), pakket->versie,
                        geldigheid(*pakket), base::short_fingerprint(pakket->vingerafdruk),
                        pakket->voorbeelden.size()));
  }
  if (vorm == Vorm::Json) {
    schrijf_json(lijst);
  }
  return 0;
}

int regels_toon(const Installatie& installatie, const std::string& id) {
  const auto bibliotheek = regels::Bibliotheek::lees(installatie.pad("regels"));
  if (!bibliotheek) {
    return meld(bibliotheek.error());
  }
  const auto pakket = bibliotheek->vind(id);
  if (!pakket) {
    return meld({.kind = base::ErrorKind::NotFound,
                 .place = {},
                 .cause = fmt::format("Er is geen regelpakket met de naam {}.", id),
                 .remedy = "Met maatstaf regels lijst ziet u alle namen."});
  }
  schrijf(fmt::format("{}\n{}, versie {}, {}\nGekozen op: {}", pakket->titel, regels::woord(pakket->status),
                      pakket->versie, geldigheid(*pakket),
                      regels::naam_voor_mensen(*pakket, pakket->gekozen_op)));
  schrijf(fmt::format("Vingerafdruk {}\n\n{}", pakket->vingerafdruk, pakket->samenvatting));
  schrijf("\nStappen");
  for (const regels::Stap& stap : pakket->stappen) {
    schrijf(fmt::format("  {:>2}  {}. {} ({}; {})", stap.nummer, stap.naam, stap.vraag, stap.wie,
                        fmt::join(bibliotheek->bronnen().labels(stap.bronnen), ", ")));
  }
  for (const auto& tabel : pakket->model->tables()) {
    toon_tabel(*tabel);
  }
  if (!pakket->interpretaties.empty()) {
    schrijf("\nGekozen lezingen");
  }
  for (const regels::Interpretatie& lezing : pakket->interpretaties) {
    schrijf(fmt::format("  {} {}\n      Gekozen: {}. {}", lezing.id, lezing.vraag, lezing.gekozen.naam,
                        lezing.waarom));
  }
  return 0;
}

}  // namespace maatstaf::cli
