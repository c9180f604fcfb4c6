// SPDX-License-Identifier: EUPL-1.2
#include "web/portaal/aanvraagformulier.h"

#include <algorithm>

#include "base/nederlands.h"

namespace maatstaf::web {

using regels::Begrip;
using regels::BegripSoort;
using regels::BegripType;

namespace {

/// Known elsewhere: the birthday stands on the sheet about the client, the day of the application is the day
/// of sending.
bool elders_gevraagd(std::string_view id) {
  return id == "geboortedatum" || id == "aanvraagdatum";
}

bool is_vraag(const Begrip& begrip) {
  const bool soort = begrip.soort == BegripSoort::Register || begrip.soort == BegripSoort::Opgave;
  return soort && !elders_gevraagd(begrip.id) &&
         std::ranges::find(begrip.levert, "ouder") != begrip.levert.end();
}

bool vervalt(const regels::Begrippen& begrippen, const Begrip& begrip, const Formulier& formulier) {
  return std::ranges::any_of(begrippen.lijst(), [&](const Begrip& eerder) {
    return eerder.type == BegripType::JaNee && eerder.id != begrip.id &&
           begrip.id.find(eerder.id) != std::string::npos &&
           formulier.invoer(eerder.id).get(eerder.id) == "nee";
  });
}

std::string deel_van(const Begrip& begrip) {
  if (begrip.soort == BegripSoort::Register) {
    return "de indicatie";
  }
  return begrip.type == BegripType::Lijst ? "de zorg" : "de situatie";
}

Bladinvoer lees_client(const http::Fields& velden, base::Date vandaag) {
  Bladinvoer blad;
  for (const auto* naam : {"naam", "geboortedatum", "bsn"}) {
    blad.invoer.add(naam, velden.get(naam));
  }
  if (velden.get("naam").empty()) {
    blad.fouten.emplace_back("naam", "Vul de naam in van wie de zorg nodig heeft.");
  }
  const auto geboren = base::parse_dutch_date(velden.get("geboortedatum"));
  if (!geboren) {
    blad.fouten.emplace_back("geboortedatum", "Vul de geboortedatum in, bijvoorbeeld 24-11-2017.");
  } else if (*geboren > vandaag) {
    blad.fouten.emplace_back("geboortedatum", "Deze geboortedatum ligt in de toekomst.");
  }
  const auto bsn = velden.get("bsn");
  const bool cijfers = std::ranges::all_of(bsn, [](char c) { return c >= '0' && c <= '9'; });
  if (!bsn.empty() && (!cijfers || bsn.size() != 9)) {
    blad.fouten.emplace_back("bsn", "Een burgerservicenummer heeft negen cijfers. U mag het ook leeg laten.");
  }
  return blad;
}

Bladinvoer lees_aanvrager(const http::Fields& velden) {
  Bladinvoer blad;
  for (const auto* naam : {"aanvrager_naam", "relatie", "straat", "plaats", "telefoon"}) {
    blad.invoer.add(naam, velden.get(naam));
  }
  if (velden.get("aanvrager_naam").empty()) {
    blad.fouten.emplace_back("aanvrager_naam", "Vul uw eigen naam in.");
  }
  if (velden.get("relatie").empty()) {
    blad.fouten.emplace_back("relatie", "Kies wie u bent.");
  }
  return blad;
}

}  // namespace

Formulier::Formulier(const base::Json& json) {
  const auto* bladen = json.if_object();
  if (bladen == nullptr) {
    return;
  }
  for (const auto& [blad, inhoud] : *bladen) {
    const auto* paren = inhoud.if_array();
    if (paren == nullptr) {
      continue;
    }
    auto& velden = velden_[blad];
    for (const auto& paar : *paren) {
      velden.emplace_back(paar.text("naam"), paar.text("waarde"));
    }
    klaar_.insert(blad);
  }
}

base::Json Formulier::als_json() const {
  base::Json json(base::Json::Object{});
  for (const auto& blad : klaar_) {
    base::Json::Array paren;
    const auto velden = velden_.find(blad);
    if (velden != velden_.end()) {
      for (const auto& [naam, waarde] : velden->second) {
        base::Json paar;
        paar["naam"] = naam;
        paar["waarde"] = waarde;
        paren.push_back(std::move(paar));
      }
    }
    json[blad] = base::Json(std::move(paren));
  }
  return json;
}

http::Fields Formulier::invoer(std::string_view blad) const {
  http::Fields velden;
  const auto gevonden = velden_.find(blad);
  if (gevonden != velden_.end()) {
    for (const auto& [naam, waarde] : gevonden->second) {
      velden.add(naam, waarde);
    }
  }
  return velden;
}

void Formulier::bewaar(std::string_view blad, const http::Fields& invoer) {
  velden_[std::string(blad)] = invoer.list();
  klaar_.emplace(blad);
}

std::string Formulier::voornaam() const {
  const auto naam = invoer(kBladClient).get("naam");
  return naam.substr(0, naam.find(' '));
}

std::vector<Blad> bladen(const regels::Bibliotheek& bibliotheek, const Formulier& formulier) {
  const auto vragen = bibliotheek.begrippen_van(regels::kHoofdregeling);
  std::vector<Blad> lijst{{.id = std::string(kBladClient), .deel = "wie is het"},
                          {.id = std::string(kBladAanvrager), .deel = "wie bent u"}};
  for (const auto* deel : {"de situatie", "de indicatie", "de zorg"}) {
    for (const Begrip* begrip : vragen) {
      if (is_vraag(*begrip) && deel_van(*begrip) == deel &&
          !vervalt(bibliotheek.begrippen(), *begrip, formulier)) {
        lijst.push_back({.id = begrip->id, .deel = deel, .deelnummer = 1, .begrip = begrip});
      }
    }
  }
  for (std::size_t i = 1; i < lijst.size(); ++i) {
    lijst[i].deelnummer = lijst[i - 1].deelnummer + (lijst[i].deel == lijst[i - 1].deel ? 0 : 1);
  }
  return lijst;
}

std::size_t aantal_delen(const std::vector<Blad>& bladen) {
  return bladen.empty() ? 0 : bladen.back().deelnummer;
}

const Blad* eerste_open(const std::vector<Blad>& bladen, const Formulier& formulier) {
  const auto gevonden =
      std::ranges::find_if(bladen, [&](const Blad& blad) { return !formulier.klaar(blad.id); });
  return gevonden == bladen.end() ? nullptr : &*gevonden;
}

Bladinvoer lees_blad(const regels::Begrippen& begrippen, const Blad& blad, const http::Fields& velden,
                     base::Date vandaag) {
  if (blad.id == kBladClient) {
    return lees_client(velden, vandaag);
  }
  if (blad.id == kBladAanvrager) {
    return lees_aanvrager(velden);
  }
  auto gelezen = lees_antwoord(begrippen, *blad.begrip, velden);
  if (!gelezen.antwoord) {
    return {.invoer = velden, .fouten = std::move(gelezen.fouten)};
  }
  return {.invoer = als_invoer(*blad.begrip, *gelezen.antwoord), .fouten = {}};
}

base::Json als_aanvraag(const regels::Begrippen& begrippen, const std::vector<Blad>& bladen,
                        const Formulier& formulier, base::Date vandaag, bool voorbeeld) {
  base::Json json;
  json["formaat"] = "maatstaf-aanvraag/1";
  json["voorbeeld"] = voorbeeld;
  const auto client = formulier.invoer(kBladClient);
  json["client"]["naam"] = client.get("naam");
  if (const auto geboren = base::parse_dutch_date(client.get("geboortedatum"))) {
    json["client"]["geboortedatum"] = geboren->text();
  }
  if (!client.get("bsn").empty()) {
    json["client"]["bsn"] = client.get("bsn");
  }
  const auto aanvrager = formulier.invoer(kBladAanvrager);
  json["aanvrager"]["naam"] = aanvrager.get("aanvrager_naam");
  json["aanvrager"]["relatie"] = aanvrager.get("relatie");
  if (!aanvrager.get("telefoon").empty()) {
    json["aanvrager"]["telefoon"] = aanvrager.get("telefoon");
  }
  for (const auto* regel : {"straat", "plaats"}) {
    if (!aanvrager.get(regel).empty()) {
      json["aanvrager"]["adres"].push_back(aanvrager.get(regel));
    }
  }
  json["opgaven"]["aanvraagdatum"] = vandaag.text();
  for (const auto& blad : bladen) {
    if (blad.begrip == nullptr) {
      continue;
    }
    const auto gelezen = lees_antwoord(begrippen, *blad.begrip, formulier.invoer(blad.id));
    // "Dat weet ik niet" is an answer: the fact stays unknown, and the application says so.
    if (gelezen.antwoord) {
      json["opgaven"][blad.id] = gelezen.antwoord->waarde
                                     ? begrippen.schrijf(*blad.begrip, *gelezen.antwoord->waarde)
                                     : base::Json{};
    }
  }
  return json;
}

const Blad* blad_van_pad(const std::vector<Blad>& bladen, std::string_view pad) {
  const auto punt = pad.find('.');
  auto id = pad.substr(0, punt);
  if (id == "opgaven" && punt != std::string_view::npos) {
    id = pad.substr(punt + 1);
    id = id.substr(0, id.find_first_of(".["));
  }
  const auto gevonden = std::ranges::find_if(bladen, [&](const Blad& blad) { return blad.id == id; });
  return gevonden == bladen.end() ? nullptr : &*gevonden;
}

}  // namespace maatstaf::web
