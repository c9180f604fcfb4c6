// SPDX-License-Identifier: EUPL-1.2
//
// A comparison of packages as text for a terminal and as JSON for programs.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "base/nederlands.h"
#include "beoordeling/uitkomst/teksten_json.h"
#include "beoordeling/vergelijken/pakketverschil.h"
#include "feel/value_json.h"

namespace maatstaf::beoordeling {
namespace {

using base::Json;
using regels::WijzigingSoort;

/// What an empty side says.
std::string_view of_niets(std::string_view tekst) {
  return tekst.empty() ? "(er niet)" : tekst;
}

void schrijf_zaak(const GezochteWijziging& bevinding, std::string& uit) {
  if (bevinding.uitslag == Zoekuitslag::NietGezocht) {
    return;
  }
  if (!bevinding.zaak) {
    uit += fmt::format("    {}\n", zin(bevinding.uitslag));
    return;
  }
  const Verschilzaak& zaak = *bevinding.zaak;
  uit += fmt::format("    Zaak: {} ({}, voorbeeld {})\n", zaak.naam, zaak.pakket, zaak.voorbeeld);
  if (!zaak.veranderd.empty()) {
    uit += fmt::format("      met {}\n", zaak.veranderd);
  }
  for (const Verschilpunt& punt : zaak.punten) {
    uit += fmt::format("      {}: {} → {}\n", punt.onderwerp, punt.eerst, punt.nu);
  }
}

void schrijf_bevinding(const GezochteWijziging& bevinding, const regels::Bronnen& bronnen, std::string& uit) {
  const regels::Wijziging& wijziging = bevinding.wijziging;
  uit += fmt::format("  [{}] {}\n", regels::woord(wijziging.verandering), wijziging.onderwerp);
  for (const regels::Wijzigingspunt& punt : wijziging.punten) {
    switch (wijziging.verandering) {
      case regels::Verandering::Erbij:
        uit += fmt::format("    {}: {}\n", punt.wat, punt.nu);
        break;
      case regels::Verandering::Weg:
        uit += fmt::format("    {}: {}\n", punt.wat, punt.eerst);
        break;
      case regels::Verandering::Anders:
        if (punt.eerst == punt.nu) {
          uit += fmt::format("    {}: {} (gelijk gebleven)\n", punt.wat, punt.nu);
          break;
        }
        uit += fmt::format("    {}\n      eerst: {}\n      nu:    {}\n", punt.wat, of_niets(punt.eerst),
                           of_niets(punt.nu));
        break;
    }
  }
  if (!wijziging.bronnen_eerst.empty() && wijziging.bronnen_eerst != wijziging.bronnen_nu) {
    uit += fmt::format("    bron eerst: {}\n", fmt::join(bronnen.labels(wijziging.bronnen_eerst), ", "));
  }
  if (!wijziging.bronnen_nu.empty()) {
    uit += fmt::format("    bron: {}\n", fmt::join(bronnen.labels(wijziging.bronnen_nu), ", "));
  }
  for (const Gebied& gebied : bevinding.gebieden) {
    uit += fmt::format("    als {}: {} → {}\n", gebied.als, gebied.eerst, gebied.nu);
  }
  if (bevinding.gebieden_totaal > bevinding.gebieden.size()) {
    uit += fmt::format("    en nog {} gebieden\n", bevinding.gebieden_totaal - bevinding.gebieden.size());
  }
  schrijf_zaak(bevinding, uit);
}

/// The headings, and what stands under each.
struct Kop {
  std::string_view naam;
  std::array<WijzigingSoort, 2> soorten;
};
constexpr std::array<Kop, 8> kKoppen{{
    {"Het pakket", {WijzigingSoort::Pakket, WijzigingSoort::Pakket}},
    {"Stappen", {WijzigingSoort::Stap, WijzigingSoort::Stap}},
    {"Uitkomsten", {WijzigingSoort::Uitkomst, WijzigingSoort::Uitkomst}},
    {"Beslissingen en tabellen", {WijzigingSoort::Beslissing, WijzigingSoort::Rij}},
    {"Bedragen, lijsten en grenzen", {WijzigingSoort::Parameter, WijzigingSoort::Parameter}},
    {"Gekozen lezingen", {WijzigingSoort::Lezing, WijzigingSoort::Lezing}},
    {"Waarborgen", {WijzigingSoort::Waarborg, WijzigingSoort::Waarborg}},
    {"Gegevens die meetellen", {WijzigingSoort::Gegeven, WijzigingSoort::Gegeven}},
}};

std::string kant_in_woorden(const regels::Pakketdag& kant) {
  return fmt::format("{}, {} ({}), op {}", kant.pakket->id, kant.pakket->titel,
                     regels::woord(kant.pakket->status), base::date_long(kant.dag));
}

Json kant_json(const regels::Pakketdag& kant, base::Date rekendag) {
  return Json(Json::Object{{"pakket", kant.pakket->id},
                           {"titel", kant.pakket->titel},
                           {"versie", kant.pakket->versie},
                           {"status", std::string(regels::woord(kant.pakket->status))},
                           {"vingerafdruk", kant.pakket->vingerafdruk},
                           {"dag", kant.dag.text()},
                           {"rekendag", rekendag.text()}});
}

Json zaak_json(const Verschilzaak& zaak) {
  Json json;
  json["pakket"] = zaak.pakket;
  json["voorbeeld"] = zaak.voorbeeld;
  json["naam"] = zaak.naam;
  json["veranderd"] = zaak.veranderd;
  json["uitkomst_anders"] = zaak.uitkomst_anders;
  json["feiten"] = Json::Object{};
  for (const auto& [id, feit] : zaak.feiten) {
    json["feiten"][id] = feel::to_json(feit.waarde);
  }
  json["verschillen"] = Json::Array{};
  for (const Verschilpunt& punt : zaak.punten) {
    json["verschillen"].push_back(
        Json::Object{{"onderwerp", punt.onderwerp}, {"eerst", punt.eerst}, {"nu", punt.nu}});
  }
  return json;
}

Json bevinding_json(const GezochteWijziging& bevinding) {
  const regels::Wijziging& wijziging = bevinding.wijziging;
  Json json;
  json["soort"] = regels::woord(wijziging.soort);
  json["verandering"] = regels::woord(wijziging.verandering);
  json["gevolg"] = wijziging.gevolg == regels::Gevolg::Gedrag ? "gedrag" : "inrichting";
  json["id"] = wijziging.id;
  json["beslissing"] = wijziging.beslissing;
  json["onderwerp"] = wijziging.onderwerp;
  json["bronnen_eerst"] = teksten_json(wijziging.bronnen_eerst);
  json["bronnen_nu"] = teksten_json(wijziging.bronnen_nu);
  json["punten"] = Json::Array{};
  for (const regels::Wijzigingspunt& punt : wijziging.punten) {
    json["punten"].push_back(Json::Object{{"wat", punt.wat}, {"eerst", punt.eerst}, {"nu", punt.nu}});
  }
  json["gebieden"] = Json::Array{};
  for (const Gebied& gebied : bevinding.gebieden) {
    json["gebieden"].push_back(Json::Object{{"als", gebied.als}, {"eerst", gebied.eerst}, {"nu", gebied.nu}});
  }
  json["gebieden_totaal"] = bevinding.gebieden_totaal;
  json["zaak_gezocht"] = woord(bevinding.uitslag);
  if (bevinding.zaak) {
    json["zaak"] = zaak_json(*bevinding.zaak);
  }
  return json;
}

}  // namespace

std::string_view zin(Zoekuitslag uitslag) {
  switch (uitslag) {
    case Zoekuitslag::NietGezocht:
      return "Dit verandert geen uitkomst.";
    case Zoekuitslag::Gevonden:
      return "Deze zaak komt anders uit.";
    case Zoekuitslag::NietGevonden:
      return "Geen zaak gevonden waarin dit verschil maakt.";
    case Zoekuitslag::NietTeRekenen:
      return "Hiermee is nog niet te rekenen: op een van de dagen is geen waarde bekend.";
    case Zoekuitslag::Gelijkwaardig:
      return "Anders opgeschreven, maar het antwoord is overal hetzelfde.";
  }
  return "";
}

std::string als_tekst(const Pakketverschil& verschil) {
  const regels::Bronnen& bronnen = *verschil.nu.pakket->bronregister;
  std::string uit =
      fmt::format("Eerst: {}\nNu:    {}\n", kant_in_woorden(verschil.eerst), kant_in_woorden(verschil.nu));
  for (const std::string& opmerking : verschil.opmerkingen) {
    uit += fmt::format("Let op: {}\n", opmerking);
  }
  if (verschil.bevindingen.empty()) {
    return uit + "\nEr is geen verschil.\n";
  }
  for (const Kop& kop : kKoppen) {
    bool eerste = true;
    for (const GezochteWijziging& bevinding : verschil.bevindingen) {
      if (std::ranges::find(kop.soorten, bevinding.wijziging.soort) == kop.soorten.end()) {
        continue;
      }
      if (std::exchange(eerste, false)) {
        uit += fmt::format("\n{}\n", kop.naam);
      }
      schrijf_bevinding(bevinding, bronnen, uit);
    }
  }
  uit += fmt::format(
      "\n{} verschillen. Bij {} is een zaak gevonden die anders uitkomt, bij {} geen, {} zijn alleen anders "
      "opgeschreven.\nVan de {} uitgewerkte voorbeelden krijgen er {} een andere uitkomst ({} zaken "
      "bekeken).\n",
      verschil.bevindingen.size(), verschil.aantal(Zoekuitslag::Gevonden),
      verschil.aantal(Zoekuitslag::NietGevonden), verschil.aantal(Zoekuitslag::Gelijkwaardig),
      verschil.voorbeelden, verschil.voorbeelden_anders, verschil.zaken);
  return uit;
}

Json als_json(const Pakketverschil& verschil) {
  Json json;
  json["formaat"] = "maatstaf-regelverschil/1";
  json["eerst"] = kant_json(verschil.eerst, verschil.rekendag_eerst);
  json["nu"] = kant_json(verschil.nu, verschil.rekendag_nu);
  json["opmerkingen"] = teksten_json(verschil.opmerkingen);
  json["verschillen"] = Json::Array{};
  for (const GezochteWijziging& bevinding : verschil.bevindingen) {
    json["verschillen"].push_back(bevinding_json(bevinding));
  }
  json["voorbeelden"] = verschil.voorbeelden;
  json["voorbeelden_anders"] = verschil.voorbeelden_anders;
  json["zaken"] = verschil.zaken;
  return json;
}

}  // namespace maatstaf::beoordeling
