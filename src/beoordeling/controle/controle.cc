// SPDX-License-Identifier: EUPL-1.2
#include "beoordeling/controle/controle.h"

#include <fmt/format.h>

#include <algorithm>

#include "beoordeling/uitkomst/teksten_json.h"
#include "beoordeling/voorbeelden/feitenzoeker.h"
#include "beoordeling/voorbeelden/voorbeelden.h"
#include "feel/value_json.h"
#include "regels/bibliotheek/tijdlijn.h"

namespace maatstaf::beoordeling {
namespace {

using regels::Bevinding;
using regels::BevindingSoort;

/// A search takes a moment; after a few the picture is clear.
constexpr int kMeesteZoektochten = 5;

void controleer_voorbeelden(const regels::Pakket& pakket, std::vector<Bevinding>& uit) {
  for (const regels::Voorbeeld& voorbeeld : pakket.voorbeelden) {
    for (const std::string& afwijking : reken_na(pakket, voorbeeld)) {
      Bevinding each;
      each.soort = BevindingSoort::Voorbeeld;
      each.pakket = pakket.id;
      each.plek = voorbeeld.id;
      each.plaats = voorbeeld.plaats;
      each.oorzaak = fmt::format("Het voorbeeld {} klopt niet: {}", voorbeeld.id, afwijking);
      each.oplossing = "Verbeter het voorbeeld of de regels; ga bij de bron na wat juist is.";
      uit.push_back(std::move(each));
    }
  }
}

/// Every day of the horizon has one answer for every scheme.
void controleer_tijd(const regels::Bibliotheek& bibliotheek, std::vector<Bevinding>& uit) {
  for (const regels::DekkingBevinding& gevonden :
       regels::dekking(bibliotheek, regels::eerste_dag_wlz, regels::laatste_dag_horizon)) {
    Bevinding each;
    each.soort = BevindingSoort::Tijd;
    each.plek = fmt::format("{}/{}", gevonden.regeling, regels::woord(gevonden.soort));
    each.plaats = gevonden.plaats;
    each.op = gevonden.van;
    each.oorzaak = gevonden.tekst;
    each.oplossing = "Zie maatstaf regels tijdlijn.";
    uit.push_back(std::move(each));
  }
}

Bevinding ongedekt(const regels::Pakket& pakket, const Dekkingseis& eis) {
  const dmn::TableRule& rij = eis.tabel->table->rules[eis.rij];
  Bevinding each;
  each.soort = eis.kolom ? BevindingSoort::Voorwaardedekking : BevindingSoort::Rijdekking;
  each.pakket = pakket.id;
  each.beslissing = eis.tabel->owner;
  each.plek = eis.plek();
  each.plaats = {.file = pakket.model->file(),
                 .path = fmt::format("{}, rij {}", eis.tabel->owner, eis.rij + 1),
                 .line = rij.position.line,
                 .column = rij.position.column};
  each.oorzaak = eis.kolom ? fmt::format("Geen voorbeeld laat zien dat “{}” bij rij {} het verschil maakt.",
                                         eis.tabel->table->inputs[*eis.kolom].expression.text, rij.id)
                           : fmt::format("Geen enkel voorbeeld komt bij rij {}.", rij.id);
  each.oplossing = "Voeg een voorbeeld toe; regels controleer --ontbrekend schrijft een begin.";
  return each;
}

void verwijder(std::vector<Dekkingseis>& eisen, const std::vector<Bevinding>& over, BevindingSoort soort) {
  std::erase_if(eisen, [&](const Dekkingseis& eis) {
    return std::ranges::none_of(
        over, [&](const Bevinding& each) { return each.soort == soort && each.plek == eis.plek(); });
  });
}

/// A row that the package excepts cannot fire, so that its conditions cannot show anything either.
void laat_rijen_weg(const regels::Pakket& pakket, Dekking& dekking) {
  std::erase_if(dekking.voorwaarden_ontbreken, [&](const Dekkingseis& eis) {
    const std::string& rij = eis.tabel->table->rules[eis.rij].id;
    const bool weg =
        std::ranges::any_of(pakket.uitzonderingen, [&](const regels::ControleUitzondering& each) {
          return each.soort == BevindingSoort::Rijdekking && each.plek == rij;
        });
    if (weg) {
      --dekking.voorwaarden;
    }
    return weg;
  });
}

/// Below the minimum one finding says so; above it, single conditions that are missing are no finding.
void vat_voorwaarden_samen(Pakketcontrole& controle) {
  const Dekking& dekking = controle.dekking;
  std::erase_if(controle.bevindingen,
                [](const Bevinding& each) { return each.soort == BevindingSoort::Voorwaardedekking; });
  const std::size_t getoond = dekking.voorwaarden - dekking.voorwaarden_ontbreken.size();
  if (static_cast<double>(getoond) >= kMinimaleVoorwaardedekking * static_cast<double>(dekking.voorwaarden)) {
    return;
  }
  Bevinding each;
  each.soort = BevindingSoort::Voorwaardedekking;
  each.pakket = controle.pakket->id;
  each.plek = controle.pakket->id;
  each.plaats = {.file = controle.pakket->map + "/voorbeelden"};
  each.oorzaak =
      fmt::format("De voorbeelden laten {} van de {} voorwaarden zien; het minimum is {} %.", getoond,
                  dekking.voorwaarden, static_cast<int>(kMinimaleVoorwaardedekking * 100));
  each.oplossing = "Voeg voorbeelden toe; regels controleer --ontbrekend schrijft een begin.";
  controle.bevindingen.push_back(std::move(each));
}

/// Facts that lead to the case of a finding, so that anyone can run it.
void zoek_feiten(const regels::Pakket& pakket, std::vector<Bevinding>& bevindingen) {
  int over = kMeesteZoektochten;
  std::optional<Feitenzoeker> zoeker;
  for (Bevinding& bevinding : bevindingen) {
    const bool zinvol = !bevinding.tegenvoorbeeld.empty();
    const dmn::DecisionInfo* beslissing = pakket.model->decision(bevinding.beslissing).or_null();
    if (!zinvol || beslissing == nullptr || over-- <= 0) {
      continue;
    }
    const auto info = std::ranges::find_if(
        pakket.model->tables(), [&](const auto& each) { return each->table == beslissing->table; });
    if (info == pakket.model->tables().end()) {
      continue;
    }
    if (!zoeker) {
      zoeker.emplace(pakket);
    }
    dmn::TableCase geval;
    for (const regels::Kolomwaarde& kolom : bevinding.tegenvoorbeeld) {
      geval.push_back(kolom.waarde);
    }
    if (const auto gevonden = zoeker->zoek(**info, geval)) {
      bevinding.feiten = gevonden->feiten;
    }
  }
}

base::Json bevinding_json(const Bevinding& bevinding) {
  base::Json json;
  json["soort"] = regels::woord(bevinding.soort);
  json["ernst"] = regels::woord(bevinding.ernst());
  json["plek"] = bevinding.plek;
  json["beslissing"] = bevinding.beslissing;
  json["bestand"] = bevinding.plaats.file;
  json["pad"] = bevinding.plaats.path;
  json["regel"] = bevinding.plaats.line;
  json["oorzaak"] = bevinding.oorzaak;
  json["oplossing"] = bevinding.oplossing;
  if (bevinding.op) {
    json["vanaf"] = bevinding.op->text();
  }
  if (!bevinding.tegenvoorbeeld.empty()) {
    base::Json lijst = base::Json::Array{};
    for (const regels::Kolomwaarde& each : bevinding.tegenvoorbeeld) {
      base::Json kolom;
      kolom["kolom"] = each.kolom;
      if (each.waarde) {
        kolom["waarde"] = feel::to_json(*each.waarde);
      }
      lijst.push_back(std::move(kolom));
    }
    json["tegenvoorbeeld"] = std::move(lijst);
  }
  if (!bevinding.feiten.empty()) {
    base::Json feiten;
    for (const auto& [id, waarde] : bevinding.feiten) {
      feiten[id] = feel::to_json(waarde);
    }
    json["feiten"] = std::move(feiten);
  }
  return json;
}

base::Json bevindingen_json(const std::vector<Bevinding>& bevindingen) {
  base::Json lijst = base::Json::Array{};
  for (const Bevinding& each : bevindingen) {
    lijst.push_back(bevinding_json(each));
  }
  return lijst;
}

base::Json bewijs_json(const regels::Afhankelijkheidsbewijs& bewijs) {
  base::Json json;
  json["beslissing"] = bewijs.beslissing;
  json["gegeven"] = bewijs.gegeven;
  json["onafhankelijk"] = bewijs.langs.empty();
  json["langs"] = teksten_json(bewijs.langs);
  json["verboden"] = bewijs.verboden;
  return json;
}

base::Json pakket_json(const Pakketcontrole& controle) {
  base::Json json;
  json["id"] = controle.pakket->id;
  json["vingerafdruk"] = controle.pakket->vingerafdruk;
  json["voorbeelden"] = controle.pakket->voorbeelden.size();
  json["tabellen"] = controle.inhoud.tabellen;
  json["rijen"] = controle.inhoud.rijen;
  json["uitdrukkingen"] = controle.inhoud.uitdrukkingen;
  json["niet_te_bewijzen"] = controle.inhoud.niet_te_bewijzen;
  base::Json dekking;
  dekking["rijen"] = controle.dekking.rijen;
  dekking["rijen_getoond"] = controle.dekking.rijen - controle.dekking.rijen_ontbreken.size();
  dekking["voorwaarden"] = controle.dekking.voorwaarden;
  dekking["voorwaarden_getoond"] =
      controle.dekking.voorwaarden - controle.dekking.voorwaarden_ontbreken.size();
  json["dekking"] = std::move(dekking);
  base::Json bewijzen = base::Json::Array{};
  for (const auto& each : controle.inhoud.bewijzen) {
    bewijzen.push_back(bewijs_json(each));
  }
  json["bewijzen"] = std::move(bewijzen);
  json["bevindingen"] = bevindingen_json(controle.bevindingen);
  return json;
}

}  // namespace

std::size_t Controle::aantal(regels::Ernst ernst) const {
  const auto telt = [ernst](const Bevinding& each) { return each.ernst() == ernst; };
  auto som = std::ranges::count_if(gedeeld, telt);
  for (const Pakketcontrole& each : pakketten) {
    som += std::ranges::count_if(each.bevindingen, telt);
  }
  return static_cast<std::size_t>(som);
}

Pakketcontrole controleer_pakket(const std::shared_ptr<const regels::Pakket>& pakket,
                                 const std::set<std::string>& stap_4) {
  Pakketcontrole uit;
  uit.pakket = pakket;
  controleer_voorbeelden(*pakket, uit.bevindingen);
  uit.inhoud = regels::controleer_inhoud(*pakket, stap_4);
  std::move(uit.inhoud.bevindingen.begin(), uit.inhoud.bevindingen.end(),
            std::back_inserter(uit.bevindingen));
  uit.inhoud.bevindingen.clear();
  zoek_feiten(*pakket, uit.bevindingen);
  uit.dekking = meet_dekking(*pakket);
  laat_rijen_weg(*pakket, uit.dekking);
  for (const auto* eisen : {&uit.dekking.rijen_ontbreken, &uit.dekking.voorwaarden_ontbreken}) {
    for (const Dekkingseis& eis : *eisen) {
      uit.bevindingen.push_back(ongedekt(*pakket, eis));
    }
  }
  uit.bevindingen =
      regels::met_uitzonderingen(std::move(uit.bevindingen), pakket->uitzonderingen, pakket->id);
  const std::size_t rijen = uit.dekking.rijen_ontbreken.size();
  const std::size_t voorwaarden = uit.dekking.voorwaarden_ontbreken.size();
  verwijder(uit.dekking.rijen_ontbreken, uit.bevindingen, BevindingSoort::Rijdekking);
  verwijder(uit.dekking.voorwaarden_ontbreken, uit.bevindingen, BevindingSoort::Voorwaardedekking);
  uit.dekking.rijen -= rijen - uit.dekking.rijen_ontbreken.size();
  uit.dekking.voorwaarden -= voorwaarden - uit.dekking.voorwaarden_ontbreken.size();
  vat_voorwaarden_samen(uit);
  return uit;
}

Controle controleer(const regels::Bibliotheek& bibliotheek, const Controleopties& opties) {
  Controle uit;
  const auto stap_4 = regels::geweigerd_bij_stap_4(bibliotheek);
  const auto gekozen = opties.pakket.empty() ? nullptr : bibliotheek.vind(opties.pakket);
  for (const auto& pakket : bibliotheek.pakketten()) {
    if (!opties.pakket.empty() && pakket != gekozen) {
      continue;
    }
    uit.pakketten.push_back(controleer_pakket(pakket, stap_4));
  }
  uit.passages = regels::aantal_passages(bibliotheek.bronnen());
  if (!opties.pakket.empty()) {
    return uit;  // what all packages share belongs to none of them
  }
  uit.gedeeld = regels::controleer_gedeeld(bibliotheek);
  controleer_tijd(bibliotheek, uit.gedeeld);
  if (opties.documenten == nullptr) {
    return uit;
  }
  uit.passages_nagegaan = true;
  auto passages = regels::controleer_passages(bibliotheek.bronnen(), *opties.documenten);
  std::move(passages.begin(), passages.end(), std::back_inserter(uit.gedeeld));
  return uit;
}

base::Json als_json(const Controle& controle) {
  base::Json json;
  json["fouten"] = controle.aantal(regels::Ernst::Fout);
  json["meldingen"] = controle.aantal(regels::Ernst::Melding);
  base::Json passages;
  passages["aantal"] = controle.passages;
  passages["nagegaan"] = controle.passages_nagegaan;
  json["passages"] = std::move(passages);
  base::Json pakketten = base::Json::Array{};
  for (const Pakketcontrole& each : controle.pakketten) {
    pakketten.push_back(pakket_json(each));
  }
  json["pakketten"] = std::move(pakketten);
  json["gedeeld"] = bevindingen_json(controle.gedeeld);
  return json;
}

}  // namespace maatstaf::beoordeling
