// SPDX-License-Identifier: EUPL-1.2
#include "web/api/api.h"

#include <algorithm>
#include <memory>

#include "base/nederlands.h"
#include "beoordeling/beoordelen/beoordelen.h"
#include "beoordeling/kwitantie/weergave.h"
#include "http/security.h"
#include "zaak/aanvraag/aanvraag.h"
#include "zaak/dossierbeeld/pakketkeuze.h"
#include "zaak/zaken.h"

namespace maatstaf::web {

using base::Json;

namespace {

constexpr std::string_view kApiVersion = "1.0.0";

Json package_json(const regels::Pakket& pakket) {
  Json item;
  item["id"] = pakket.id;
  item["titel"] = pakket.titel;
  item["versie"] = pakket.versie;
  item["status"] = regels::woord(pakket.status);
  item["geldigVan"] = pakket.geldig_van.text();
  if (pakket.geldig_tot_en_met) {
    item["geldigTotEnMet"] = pakket.geldig_tot_en_met->text();
  }
  item["gekozenOp"] = pakket.gekozen_op;
  item["vingerafdruk"] = pakket.vingerafdruk;
  return item;
}

http::Response with_version(http::Response response) {
  response.headers.emplace("API-Version", kApiVersion);
  return response;
}

http::Response list_rules(const Services& services) {
  Json body;
  body["pakketten"] = Json(Json::Array{});
  for (const auto& pakket : services.bibliotheek->pakketten()) {
    body["pakketten"].push_back(package_json(*pakket));
  }
  return http::json(body);
}

/// A package, and why it when there was a choice.
struct Choice {
  std::shared_ptr<const regels::Pakket> pakket;
  std::vector<std::string> why;
};

/// The package that the caller names, or the one that `regels::kies` selects for this application at this
/// office.
base::Result<Choice> choose(const Services& services, const http::Request& request,
                            const beoordeling::Feiten& feiten) {
  const auto name = request.query.get("pakket");
  if (!name.empty()) {
    auto found = services.bibliotheek->vind(name);
    if (!found) {
      return base::fail(base::ErrorKind::Input, "Dit regelpakket is er niet.",
                        "Kies er een uit /api/v1/regels.", {.file = {}, .path = "pakket"});
    }
    return Choice{std::move(found), {}};
  }
  TRY(auto keuze, zaak::kies_pakket(*services.bibliotheek, feiten, services.kantoor.naam,
                                    zaak::dagen_hoofdregeling(services.zaken->ingevoerd())));
  return Choice{keuze.pakket, zaak::waarom_gekozen(keuze)};
}

/// A package that has no values on the day that was asked is no failure of ours: who asks may choose another
/// day or another package. Such an error has the place of a parameter; every other one is a broken package.
http::Response assessment_problem(const regels::Pakket& pakket, const base::Error& error) {
  const bool no_value =
      error.kind == base::ErrorKind::Rules && error.place.line > 0 &&
      std::ranges::any_of(pakket.parameters, [&](const regels::Parameter& parameter) {
        return error.place.file == parameter.plaats.file && error.place.line == parameter.plaats.line;
      });
  if (!no_value) {
    return http::problem(error);
  }
  return http::problem(422, error.cause,
                       "Kies een andere peildatum, of een regelpakket dat op die dag waarden heeft.",
                       {base::Error{.kind = base::ErrorKind::Input,
                                    .place = {.file = {}, .path = "peildatum"},
                                    .cause = error.cause,
                                    .remedy = "Zie /api/v1/regels voor de geldigheid van elk pakket."}});
}

http::Response assess(const Services& services, const http::Request& request) {
  if (!request.header("Content-Type").starts_with("application/json")) {
    return http::problem(415, "Dit soort inhoud kan de API niet lezen.",
                         "Stuur een aanvraag als application/json.");
  }
  const auto document = base::parse_json(request.body, "aanvraag");
  if (!document) {
    return http::problem(document.error());
  }
  const auto aanvraag =
      zaak::lees_aanvraag(*document, "aanvraag", services.bibliotheek->begrippen(), services.zaken->codes());
  if (!aanvraag) {
    return http::problem(400, "De aanvraag klopt niet.",
                         "Pas aan wat hieronder staat en stuur haar opnieuw. Er is niets opgeslagen.",
                         aanvraag.error());
  }
  // Anybody may ask: what the application says of the CIZ or a clinician is what the asker says of them.
  const auto feiten = zaak::als_eigen_opgave(*aanvraag).feiten;
  const auto choice = choose(services, request, feiten);
  if (!choice) {
    return http::problem(choice.error());
  }
  beoordeling::Opties options{
      .peildatum = {}, .doel = beoordeling::Doel::Simulatie, .uitvoer = beoordeling::Uitvoer::Volledig};
  const auto peildatum = request.query.get("peildatum");
  if (!peildatum.empty()) {
    options.peildatum = base::Date::parse(peildatum);
    if (!options.peildatum) {
      return http::problem(base::Error{.kind = base::ErrorKind::Input,
                                       .place = {.file = {}, .path = "peildatum"},
                                       .cause = "De peildatum is geen datum.",
                                       .remedy = "Schrijf haar als 2026-11-24."});
    }
  }
  const auto result = beoordeling::beoordeel(*choice->pakket, feiten, options);
  if (!result) {
    return assessment_problem(*choice->pakket, result.error());
  }
  Json body = beoordeling::als_json(*result);
  for (const auto& sentence : choice->why) {
    body["pakketkeuze"].push_back(sentence);
  }
  return http::json(body);
}

Json reference(std::string_view name) {
  Json result;
  result["$ref"] = "#/components/schemas/" + std::string(name);
  return result;
}

Json answer(std::string_view description, std::string_view type, Json schema) {
  Json result;
  result["description"] = description;
  result["content"][type]["schema"] = std::move(schema);
  return result;
}

Json query_parameter(std::string_view name, std::string_view description) {
  Json result;
  result["name"] = name;
  result["in"] = "query";
  result["required"] = false;
  result["description"] = description;
  result["schema"]["type"] = "string";
  return result;
}

Json problem_schema() {
  Json schema;
  schema["type"] = "object";
  for (const auto* name : {"type", "title", "detail"}) {
    schema["properties"][name]["type"] = "string";
  }
  schema["properties"]["status"]["type"] = "integer";
  auto& list = schema["properties"]["invalidParams"];
  list["type"] = "array";
  list["items"]["type"] = "object";
  for (const auto* name : {"name", "reason", "remedy"}) {
    list["items"]["properties"][name]["type"] = "string";
  }
  return schema;
}

}  // namespace

Json openapi(const regels::Bibliotheek& bibliotheek) {
  Json document;
  document["openapi"] = "3.0.3";
  document["info"]["title"] = "Maatstaf";
  document["info"]["version"] = kApiVersion;
  document["info"]["description"] =
      "Beoordeelt een aanvraag voor meerzorg volgens een regelpakket. Bewaart niets. De uitkomst is een "
      "voorstel: een mens beslist.";
  document["info"]["license"]["name"] = "EUPL-1.2";
  Json server;
  server["url"] = "/";
  document["servers"].push_back(server);
  auto& rules = document["paths"]["/api/v1/regels"]["get"];
  rules["operationId"] = "regels";
  rules["summary"] = "Alle regelpakketten";
  Json anything;
  anything["type"] = "object";
  rules["responses"]["200"] =
      answer("De pakketten met hun status, geldigheid en vingerafdruk.", "application/json", anything);
  auto& assessments = document["paths"]["/api/v1/beoordelingen"]["post"];
  assessments["operationId"] = "beoordeel";
  assessments["summary"] = "Beoordeel een aanvraag zonder iets te bewaren";
  assessments["parameters"].push_back(
      query_parameter("pakket",
                      "Id van een regelpakket. Zonder: het pakket voor de aanvraagdatum, de "
                      "soort aanvraag en dit zorgkantoor."));
  assessments["parameters"].push_back(
      query_parameter("peildatum", "Datum waarop parameters gelden, als 2026-11-24."));
  assessments["requestBody"]["required"] = true;
  assessments["requestBody"]["content"]["application/json"]["schema"] = reference("Aanvraag");
  assessments["responses"]["200"] = answer(
      "De beoordeling: stappen, uitkomsten, wat nog nodig is en van wie.", "application/json", anything);
  for (const auto* status : {"400", "413", "415", "422", "429", "500", "503"}) {
    assessments["responses"][status] = answer("Wat er mis is, per veld, en wat eraan te doen is.",
                                              "application/problem+json", reference("Problem"));
  }
  document["components"]["schemas"]["Problem"] = problem_schema();
  document["components"]["schemas"]["Aanvraag"] = bibliotheek.begrippen().json_schema();
  return document;
}

void voeg_api_toe(Routes& routes) {
  const auto& services = routes.services();
  // One assessment costs more than a page: sixty at once, then two a second for each address.
  auto limiter = std::make_shared<http::RateLimiter>(60, std::chrono::milliseconds(500));
  // The same as long as the program runs.
  routes.open(http::Method::Get, "/openapi.json",
              [answer = with_version(http::json(openapi(*services.bibliotheek)))](const http::Request&) {
                return answer;
              });
  routes.open(http::Method::Get, "/api/v1/regels",
              [&services](const http::Request&) { return with_version(list_rules(services)); });
  routes.open(
      http::Method::Post, "/api/v1/beoordelingen",
      [&services, limiter](const http::Request& request) {
        if (limiter->ask(request.address) == http::RateLimiter::Answer::TooMany) {
          auto response = http::problem(429, "U stuurt te veel verzoeken.",
                                        "Wacht een paar seconden en probeer het opnieuw.");
          response.headers.emplace("Retry-After", "5");
          return with_version(std::move(response));
        }
        return with_version(assess(services, request));
      },
      http::Lane::Compute);
}

}  // namespace maatstaf::web
