// SPDX-License-Identifier: EUPL-1.2
#include "zaak/dossierbeeld/soorten.h"

#include <fmt/format.h>

namespace maatstaf::zaak {

using base::Date;
using base::Json;

Json teksten_json(const std::vector<std::string>& teksten) {
  Json::Array lijst;
  for (const auto& tekst : teksten) {
    lijst.emplace_back(tekst);
  }
  return Json(std::move(lijst));
}

std::vector<std::string> lees_teksten(const Json* json) {
  std::vector<std::string> teksten;
  if (json == nullptr || json->if_array() == nullptr) {
    return teksten;
  }
  for (const auto& onderdeel : *json->if_array()) {
    if (const auto* tekst = onderdeel.if_string()) {
      teksten.push_back(*tekst);
    }
  }
  return teksten;
}

std::optional<Date> lees_datum(const Json& json, std::string_view veld) {
  return Date::parse(json.text(veld));
}

Json bewijs_json(const std::vector<beoordeling::Bewijs>& bewijs) {
  Json::Array lijst;
  for (const auto& stuk : bewijs) {
    lijst.push_back(Json(Json::Object{{"stuk", stuk.stuk}, {"plaats", stuk.plaats}}));
  }
  return Json(std::move(lijst));
}

std::vector<beoordeling::Bewijs> lees_bewijs(const Json& inhoud) {
  std::vector<beoordeling::Bewijs> bewijs;
  const Json* lijst = inhoud.find("bewijs");
  if (lijst == nullptr || lijst->if_array() == nullptr) {
    return bewijs;
  }
  for (const auto& stuk : *lijst->if_array()) {
    bewijs.push_back({stuk.text("stuk"), stuk.text("plaats")});
  }
  return bewijs;
}

Json feit_json(const regels::Begrip& begrip, const regels::Begrippen& begrippen,
               const std::optional<feel::Value>& waarde, const beoordeling::Herkomst& herkomst) {
  Json json(Json::Object{{"begrip", begrip.id},
                         {"waarde", waarde ? begrippen.schrijf(begrip, *waarde) : Json()},
                         {"soort", herkomst.soort},
                         {"door", herkomst.door},
                         {"rol", herkomst.rol},
                         {"datum", herkomst.datum.text()},
                         {"bewijs", bewijs_json(herkomst.bewijs)},
                         {"toelichting", herkomst.toelichting}});
  if (begrip.soort == regels::BegripSoort::Oordeel) {
    json["versie"] = herkomst.versie;
  }
  return json;
}

base::Result<beoordeling::Feit> lees_feit(const Json& inhoud, const regels::Begrip& begrip,
                                          const regels::Begrippen& begrippen) {
  const Json* json = inhoud.find("waarde");
  if (json == nullptr) {
    return base::fail(base::ErrorKind::Storage, "Een gebeurtenis in het dossier mist een waarde.",
                      "Controleer het dossier met de opdracht verifieer.", {.file = {}, .path = begrip.id});
  }
  TRY(const feel::Value waarde, begrippen.lees(begrip, *json, begrip.id));
  beoordeling::Feit feit;
  feit.waarde = waarde;
  feit.herkomst = {inhoud.text("soort"),
                   inhoud.text("door"),
                   inhoud.text("rol"),
                   lees_datum(inhoud, "datum").value_or(Date()),
                   inhoud.text("toelichting"),
                   lees_bewijs(inhoud),
                   static_cast<int>(inhoud.integer("versie", 1))};
  return feit;
}

Json indicatie_json(const Indicatie& indicatie) {
  Json::Array scores;
  for (const auto& score : indicatie.scores) {
    scores.push_back(Json(Json::Object{{"lijst", score.lijst},
                                       {"vraag", score.vraag},
                                       {"vraagnaam", score.vraagnaam},
                                       {"score", score.score ? Json(*score.score) : Json()}}));
  }
  return Json(
      Json::Object{{"id", indicatie.id},
                   {"besluitnummer", indicatie.besluitnummer},
                   {"bsn", indicatie.bsn},
                   {"afgiftedatum", indicatie.afgiftedatum.text()},
                   {"ingangsdatum", indicatie.ingangsdatum.text()},
                   {"einddatum", indicatie.einddatum ? Json(indicatie.einddatum->text()) : Json()},
                   {"meerzorgvinkje", indicatie.meerzorgvinkje ? Json(*indicatie.meerzorgvinkje) : Json()},
                   {"zzp_code", indicatie.zzp_code},
                   {"profiel", indicatie.profiel},
                   {"grondslag", indicatie.grondslag},
                   {"scores", std::move(scores)}});
}

Indicatie lees_indicatie_json(const Json& json) {
  Indicatie indicatie;
  indicatie.id = json.text("id");
  indicatie.besluitnummer = json.text("besluitnummer");
  indicatie.bsn = json.text("bsn");
  indicatie.afgiftedatum = lees_datum(json, "afgiftedatum").value_or(Date());
  indicatie.ingangsdatum = lees_datum(json, "ingangsdatum").value_or(Date());
  indicatie.einddatum = lees_datum(json, "einddatum");
  if (const Json* vinkje = json.find("meerzorgvinkje"); vinkje != nullptr && vinkje->if_bool() != nullptr) {
    indicatie.meerzorgvinkje = *vinkje->if_bool();
  }
  indicatie.zzp_code = json.text("zzp_code");
  indicatie.profiel = json.text("profiel");
  indicatie.grondslag = json.text("grondslag");
  if (const Json* scores = json.find("scores"); scores != nullptr && scores->if_array() != nullptr) {
    for (const auto& regel : *scores->if_array()) {
      CizScore score{regel.text("lijst"), regel.text("vraag"), regel.text("vraagnaam"), std::nullopt};
      if (const Json* waarde = regel.find("score"); waarde != nullptr && waarde->if_number() != nullptr) {
        score.score = static_cast<int>(regel.integer("score"));
      }
      indicatie.scores.push_back(std::move(score));
    }
  }
  return indicatie;
}

Json client_json(const Client& client) {
  return Json(Json::Object{
      {"naam", client.naam}, {"geboortedatum", client.geboortedatum.text()}, {"bsn", client.bsn}});
}

Client lees_client(const Json& json) {
  return {json.text("naam"), lees_datum(json, "geboortedatum").value_or(Date()), json.text("bsn")};
}

Json aanvrager_json(const Aanvrager& aanvrager) {
  return Json(Json::Object{{"naam", aanvrager.naam},
                           {"relatie", aanvrager.relatie},
                           {"adres", teksten_json(aanvrager.adres)},
                           {"telefoon", aanvrager.telefoon}});
}

Aanvrager lees_aanvrager(const Json& json) {
  return {json.text("naam"), json.text("relatie"), lees_teksten(json.find("adres")), json.text("telefoon")};
}

}  // namespace maatstaf::zaak
