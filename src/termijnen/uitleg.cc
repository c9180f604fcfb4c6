// SPDX-License-Identifier: EUPL-1.2
#include "termijnen/uitleg.h"

#include <fmt/format.h>

#include "base/nederlands.h"

namespace maatstaf::termijnen {

namespace {

using base::Date;
using base::Json;

std::string dag(Date datum) {
  return base::date_with_weekday(datum);
}

// Names of terms begin with a letter of ASCII.
std::string met_hoofdletter(std::string naam) {
  if (!naam.empty() && naam.front() >= 'a' && naam.front() <= 'z') {
    naam.front() = static_cast<char>(naam.front() - 'a' + 'A');
  }
  return naam;
}

// What the day is that the count starts from.
std::string_view aanloop(Telling telling) {
  switch (telling) {
    case Telling::DagErna:
      return "Geteld na";
    case Telling::DagZelf:
      return "Geteld vanaf";
    case Telling::Terug:
      return "Teruggeteld vanaf";
  }
  return {};
}

void schrijf_termijn(std::string& tekst, const Termijn& termijn) {
  const auto& regel = termijn.regel;
  tekst += fmt::format("\n{}\n  Regel: {}, {}\n  {}: {}\n", met_hoofdletter(regel.naam), regel.artikel,
                       regel.duur.tekst(), aanloop(regel.telling), dag(termijn.gebeurtenis));
  int nummer = 0;
  for (const auto& stap : termijn.stappen) {
    tekst += fmt::format("  {}. {}{}\n", ++nummer, stap.tekst,
                         stap.artikel.empty() ? "" : fmt::format(" [{}]", stap.artikel));
  }
  if (termijn.termijnenwet == Termijnenwet::NietNodig) {
    tekst += "     Dat is een werkdag: de Algemene termijnenwet schuift niets op.\n";
  }
  if (!termijn.bronnen.empty()) {
    tekst += fmt::format("  Bronnen: {}\n", fmt::join(termijn.bronnen, ", "));
  }
}

void schrijf_lijst(std::string& tekst, std::string_view kop, const std::vector<std::string>& regels) {
  if (regels.empty()) {
    return;
  }
  tekst += fmt::format("\n{}\n", kop);
  for (const auto& regel : regels) {
    tekst += fmt::format("  - {}\n", regel);
  }
}

void schrijf_dwangsom(std::string& tekst, const Dwangsom& dwangsom) {
  tekst += "\nDwangsom\n";
  for (const auto& deel : dwangsom.delen) {
    tekst += fmt::format("  {} tot en met {}: {} × {} = {}\n", base::date_long(deel.van),
                         base::date_long(deel.tot_en_met), deel.dagen, base::amount(deel.per_dag),
                         base::amount(deel.bedrag));
  }
  tekst += fmt::format("  Samen {} {}: {} [Awb 4:17 lid 2]\n", dwangsom.dagen,
                       dwangsom.dagen == 1 ? "dag" : "dagen", base::amount(dwangsom.totaal));
}

std::vector<std::string> alle_kanttekeningen(const Uitleg& uitleg) {
  std::vector<std::string> alle;
  for (const auto& termijn : uitleg.termijnen) {
    alle.insert(alle.end(), termijn.kanttekeningen.begin(), termijn.kanttekeningen.end());
  }
  alle.insert(alle.end(), uitleg.kanttekeningen.begin(), uitleg.kanttekeningen.end());
  return alle;
}

Json lijst_van(const std::vector<std::string>& teksten) {
  Json lijst = Json::Array{};
  for (const auto& tekst : teksten) {
    lijst.push_back(tekst);
  }
  return lijst;
}

Json als_json(const Stilstand& stil) {
  Json json;
  json["grond"] = woord(stil.grond);
  json["artikel"] = artikel(stil.grond);
  json["reden"] = stil.reden;
  json["van"] = stil.van.text();
  json["tot_en_met"] = stil.tot_en_met < stil.van ? Json() : Json(stil.tot_en_met.text());
  json["dagen"] = stil.dagen;
  json["dubbel"] = stil.dubbel;
  json["uitkomst"] = woord(stil.uitkomst);
  return json;
}

Json als_json(const Dwangsom& dwangsom) {
  Json json;
  json["eerste_dag"] = dwangsom.eerste_dag.text();
  json["laatste_dag"] = dwangsom.laatste_dag.text();
  json["dagen"] = dwangsom.dagen;
  json["totaal"] = Json::Number{dwangsom.totaal.text()};
  json["delen"] = Json::Array{};
  for (const auto& deel : dwangsom.delen) {
    Json regel;
    regel["van"] = deel.van.text();
    regel["tot_en_met"] = deel.tot_en_met.text();
    regel["dagen"] = deel.dagen;
    regel["per_dag"] = Json::Number{deel.per_dag.text()};
    regel["bedrag"] = Json::Number{deel.bedrag.text()};
    json["delen"].push_back(std::move(regel));
  }
  return json;
}

}  // namespace

std::string als_tekst(const Uitleg& uitleg) {
  std::string tekst = fmt::format("{}\n{}: {}\n", uitleg.naam, uitleg.antwoord, dag(uitleg.datum));
  for (const auto& termijn : uitleg.termijnen) {
    schrijf_termijn(tekst, termijn);
  }
  if (uitleg.dwangsom) {
    schrijf_dwangsom(tekst, *uitleg.dwangsom);
  }
  if (!uitleg.schijven.empty()) {
    tekst += "\nPgb per kalenderjaar [Blz 3.6.1, Rlz 5.12 en 5.14]\n";
  }
  for (const auto& schijf : uitleg.schijven) {
    tekst += fmt::format("  {} tot en met {}: {} van {} dagen\n", base::date_long(schijf.van),
                         base::date_long(schijf.tot_en_met), schijf.dagen, schijf.dagen_in_jaar);
  }
  if (!uitleg.mijlpalen.empty()) {
    tekst += "\nOp de kalender\n";
  }
  for (const auto& mijlpaal : uitleg.mijlpalen) {
    tekst +=
        fmt::format("  {}: {} [{}]\n", base::date_long(mijlpaal.datum), mijlpaal.naam, mijlpaal.grondslag);
  }
  schrijf_lijst(tekst, "Wat hieruit volgt", uitleg.gevolgen);
  schrijf_lijst(tekst, "Let op", alle_kanttekeningen(uitleg));
  schrijf_lijst(tekst, "Voorbeeldwaarden, geen recht", uitleg.voorbeeldwaarden);
  return tekst;
}

Json als_json(const Termijn& termijn) {
  Json json;
  json["naam"] = termijn.regel.naam;
  json["artikel"] = termijn.regel.artikel;
  json["duur"] = termijn.regel.duur.tekst();
  json["gebeurtenis"] = termijn.gebeurtenis.text();
  json["eerste_dag"] = termijn.eerste_dag.text();
  json["einde_voor_stilstand"] = termijn.einde_voor_stilstand.text();
  json["dagen_stil"] = termijn.dagen_stil;
  json["stilstanden"] = Json::Array{};
  for (const auto& stil : termijn.stilstanden) {
    json["stilstanden"].push_back(als_json(stil));
  }
  json["einde_voor_termijnenwet"] = termijn.einde_voor_termijnenwet.text();
  json["termijnenwet"] = woord(termijn.termijnenwet);
  json["vrije_dag"] = termijn.vrije_dag.empty() ? Json() : Json(termijn.vrije_dag);
  json["einde"] = termijn.einde.text();
  json["voorlopig"] = termijn.voorlopig;
  json["stappen"] = Json::Array{};
  for (const auto& stap : termijn.stappen) {
    Json regel;
    regel["soort"] = woord(stap.soort);
    regel["tekst"] = stap.tekst;
    regel["artikel"] = stap.artikel.empty() ? Json() : Json(stap.artikel);
    regel["datum"] = stap.datum.text();
    json["stappen"].push_back(std::move(regel));
  }
  json["kanttekeningen"] = lijst_van(termijn.kanttekeningen);
  json["bronnen"] = lijst_van(termijn.bronnen);
  return json;
}

Json als_json(const Uitleg& uitleg) {
  Json json;
  json["soort"] = uitleg.soort;
  json["naam"] = uitleg.naam;
  json["antwoord"] = uitleg.antwoord;
  json["datum"] = uitleg.datum.text();
  json["termijnen"] = Json::Array{};
  for (const auto& termijn : uitleg.termijnen) {
    json["termijnen"].push_back(als_json(termijn));
  }
  json["dwangsom"] = uitleg.dwangsom ? als_json(*uitleg.dwangsom) : Json();
  json["schijven"] = Json::Array{};
  for (const auto& schijf : uitleg.schijven) {
    Json regel;
    regel["van"] = schijf.van.text();
    regel["tot_en_met"] = schijf.tot_en_met.text();
    regel["dagen"] = schijf.dagen;
    regel["dagen_in_jaar"] = schijf.dagen_in_jaar;
    json["schijven"].push_back(std::move(regel));
  }
  json["mijlpalen"] = Json::Array{};
  for (const auto& mijlpaal : uitleg.mijlpalen) {
    Json regel;
    regel["naam"] = mijlpaal.naam;
    regel["datum"] = mijlpaal.datum.text();
    regel["grondslag"] = mijlpaal.grondslag;
    json["mijlpalen"].push_back(std::move(regel));
  }
  json["gevolgen"] = lijst_van(uitleg.gevolgen);
  json["kanttekeningen"] = lijst_van(alle_kanttekeningen(uitleg));
  json["voorbeeldwaarden"] = lijst_van(uitleg.voorbeeldwaarden);
  return json;
}

}  // namespace maatstaf::termijnen
