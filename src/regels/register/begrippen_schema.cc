// SPDX-License-Identifier: EUPL-1.2
//
// JSON Schema (2020-12) of an application, made from the vocabulary. The result stands in
// docs/schema/aanvraag.schema.json; a test keeps both equal. Format: docs/formaten/aanvraag.md.
#include "regels/register/begrippen.h"

namespace maatstaf::regels {
namespace {

using base::Json;
using Object = Json::Object;

Json tekst() {
  return Json(Object{{"type", "string"}, {"minLength", 1}});
}
Json datum() {
  return Json(Object{{"type", "string"}, {"format", "date"}});
}
Json verwijzing(std::string_view naam) {
  return Json(Object{{"$ref", std::string("#/$defs/") + std::string(naam)}});
}

Json object(Object velden, std::vector<std::string> verplicht) {
  Json uit(Object{{"type", "object"}, {"additionalProperties", false}, {"properties", std::move(velden)}});
  if (verplicht.empty()) {
    return uit;
  }
  for (const std::string& naam : verplicht) {
    uit["required"].push_back(naam);
  }
  return uit;
}

Json lijst_van(Json items, std::size_t hoogstens) {
  return Json(Object{{"type", "array"}, {"items", std::move(items)}, {"maxItems", hoogstens}});
}

Json getal(const Bereik& bereik) {
  Json uit(Object{{"type", "number"}});
  if (bereik.minimum) {
    uit["minimum"] = Json::Number{bereik.minimum->text()};
  }
  if (bereik.maximum) {
    uit["maximum"] = Json::Number{bereik.maximum->text()};
  }
  return uit;
}

Json enkel(BegripType type, const std::vector<Keuze>& waarden, const Bereik& bereik) {
  switch (type) {
    case BegripType::JaNee:
      return Json(Object{{"type", "boolean"}});
    case BegripType::Keuze: {
      Json uit(Object{{"type", "string"}});
      for (const Keuze& keuze : waarden) {
        uit["enum"].push_back(keuze.code);
      }
      return uit;
    }
    case BegripType::Getal:
      return getal(bereik);
    case BegripType::Bedrag: {
      Json uit = getal(bereik);
      uit["multipleOf"] = Json::Number{"0.01"};
      return uit;
    }
    case BegripType::Datum:
      return datum();
    case BegripType::Tekst:
      return Json(Object{{"type", "string"}, {"maxLength", kHoogstensTekst}});
    case BegripType::Lijst:
      break;
  }
  return {};
}

Json waarde(const Begrip& begrip) {
  if (begrip.type != BegripType::Lijst) {
    return enkel(begrip.type, begrip.waarden, begrip.bereik);
  }
  Object velden;
  std::vector<std::string> verplicht;
  for (const Veld& veld : begrip.velden) {
    Json vorm = enkel(veld.type, veld.waarden, veld.bereik);
    vorm["title"] = veld.naam;
    velden.emplace(veld.id, std::move(vorm));
    if (veld.verplicht) {
      verplicht.push_back(veld.id);
    }
  }
  return lijst_van(object(std::move(velden), std::move(verplicht)), kHoogstensOnderdelen);
}

Json herkomst(const Begrip& begrip, std::vector<std::string> verplicht) {
  Json rol(Object{{"type", "string"}});
  if (!begrip.bevoegdheid.empty()) {
    rol["const"] = begrip.bevoegdheid;
  }
  return object({{"waarde", waarde(begrip)},
                 {"door", tekst()},
                 {"rol", std::move(rol)},
                 {"datum", datum()},
                 {"toelichting", Json(Object{{"type", "string"}})},
                 {"bewijs", lijst_van(verwijzing("bewijs"), 50)}},
                std::move(verplicht));
}

Json met_uitleg(Json vorm, const Begrip& begrip) {
  vorm["title"] = begrip.naam;
  if (!begrip.vraag.empty()) {
    vorm["description"] = begrip.vraag;
  }
  return vorm;
}

/// A statement: a value, a value with its origin, or null for "dat weet ik niet".
Json opgave(const Begrip& begrip) {
  Json uit;
  uit["anyOf"].push_back(waarde(begrip));
  uit["anyOf"].push_back(herkomst(begrip, {"waarde"}));
  uit["anyOf"].push_back(Json(Object{{"type", "null"}}));
  return met_uitleg(std::move(uit), begrip);
}

Json client() {
  return object({{"naam", tekst()},
                 {"geboortedatum", datum()},
                 {"bsn", Json(Object{{"type", "string"}, {"pattern", "^[0-9]{9}$"}})}},
                {"naam", "geboortedatum"});
}

Json aanvrager() {
  Json relatie(Object{{"type", "string"}});
  for (const char* soort : {"client", "ouder", "voogd", "curator", "mentor", "gevolmachtigde", "naaste"}) {
    relatie["enum"].push_back(soort);
  }
  return object({{"naam", tekst()},
                 {"relatie", std::move(relatie)},
                 {"adres", lijst_van(Json(Object{{"type", "string"}, {"maxLength", 100}}), 6)},
                 {"telefoon", Json(Object{{"type", "string"}, {"maxLength", 30}})}},
                {"naam", "relatie"});
}

}  // namespace

Json Begrippen::json_schema() const {
  Object opgaven;
  Object oordelen;
  for (const Begrip& begrip : lijst_) {
    if (begrip.soort == BegripSoort::Oordeel) {
      oordelen.emplace(begrip.id, met_uitleg(herkomst(begrip, {"waarde", "door", "rol", "datum"}), begrip));
    } else if (begrip.soort != BegripSoort::Berekend) {
      opgaven.emplace(begrip.id, opgave(begrip));
    }
  }
  Json schema = object(
      {{"formaat", Json(Object{{"const", "maatstaf-aanvraag/1"}})},
       {"voorbeeld",
        Json(Object{{"type", "boolean"}, {"description", "De mensen in deze aanvraag zijn verzonnen."}})},
       {"client", client()},
       {"aanvrager", aanvrager()},
       {"indicatie",
        Json(Object{{"type", "object"},
                    {"description", "De indicatie zoals het Indicatieregister van iWlz die geeft."}})},
       {"opgaven", object(std::move(opgaven), {})},
       {"oordelen", object(std::move(oordelen), {})}},
      {"formaat", "client", "aanvrager"});
  schema["$schema"] = "https://json-schema.org/draft/2020-12/schema";
  schema["$id"] = "https://maatstaf.example/schema/aanvraag.schema.json";
  schema["title"] = "Aanvraag voor meerzorg";
  schema["description"] =
      "Gemaakt uit regels/begrippen.yaml. Wat ontbreekt of null is, is nog niet bekend; niets krijgt een "
      "standaardwaarde.";
  schema["$defs"]["bewijs"] =
      object({{"stuk", tekst()}, {"plaats", Json(Object{{"type", "string"}})}}, {"stuk"});
  return schema;
}

}  // namespace maatstaf::regels
