// SPDX-License-Identifier: EUPL-1.2
#include "cli/kantoorbestand.h"

#include <fmt/format.h>

#include <set>
#include <utility>

#include "base/invoertekst.h"
#include "base/json.h"
#include "cli/uitvoer.h"

namespace maatstaf::cli {
namespace {

const std::set<std::string, std::less<>> kVelden = {"id",       "naam",    "ondertitel",   "merk",
                                                    "telefoon", "website", "bezwaaradres", "ingevoerd"};

}  // namespace

auth::Kantoorkeuring kantoorkeuring(const regels::Zorgkantoren& kantoren) {
  return [&kantoren](std::string_view id) -> base::Result<void> {
    TRY(const auto* kantoor, kantoren.kies(id, "kantoor"));
    if (kantoor->soort == regels::Kantoorsoort::Verzonnen) {
      return base::fail(base::ErrorKind::Input,
                        fmt::format("{} is verzonnen: het is alleen voor voorbeelden.", kantoor->naam()),
                        "Kies het id van een bestaand zorgkantoor uit regels/zorgkantoren.yaml.",
                        {.path = "kantoor"});
    }
    return {};
  };
}

base::Result<Kantoorbestand> lees_kantoorbestand(const std::string& bestand,
                                                 const regels::Bibliotheek& bibliotheek) {
  if (bestand.empty()) {
    return base::fail(
        base::ErrorKind::Input, "Brieven hebben een afzender nodig.",
        "Geef met --kantoor een bestand met id, naam, ondertitel, merk, telefoon, website en bezwaaradres.");
  }
  TRY(const auto tekst, lees_bestand(bestand));
  TRY(auto json, base::parse_json(tekst, bestand));
  if (auto fouten = base::zuiver_teksten(json); !fouten.empty()) {
    fouten.front().place.file = bestand;
    return tl::unexpected(std::move(fouten.front()));
  }
  const auto* velden = std::as_const(json).if_object();
  if (velden == nullptr) {
    return base::fail(base::ErrorKind::Input, "Hier hoort een object te staan.", "Begin met een accolade.",
                      {.file = bestand});
  }
  for (const auto& [naam, waarde] : *velden) {
    if (!kVelden.contains(naam)) {
      return base::fail(base::ErrorKind::Input, fmt::format("Het veld {} kennen wij niet.", naam),
                        "Haal het weg, of verbeter de naam.", {.file = bestand, .path = naam});
    }
  }
  Kantoorbestand gelezen;
  gelezen.id = json.text("id");
  if (auto kan = kantoorkeuring(bibliotheek.zorgkantoren())(gelezen.id); !kan) {
    kan.error().place = {.file = bestand, .path = "id"};
    return tl::unexpected(std::move(kan.error()));
  }
  brieven::Kantoor& kantoor = gelezen.afzender.kantoor;
  kantoor.naam = json.text("naam");
  kantoor.ondertitel = json.text("ondertitel");
  kantoor.merk = json.text("merk");
  kantoor.telefoon = json.text("telefoon");
  kantoor.website = json.text("website");
  if (const auto* adres = json.find("bezwaaradres"); adres != nullptr && adres->if_array() != nullptr) {
    for (const auto& regel : *adres->if_array()) {
      if (const auto* woorden = regel.if_string()) {
        kantoor.bezwaaradres.push_back(*woorden);
      }
    }
  }
  if (kantoor.naam.empty() || kantoor.bezwaaradres.empty()) {
    return base::fail(base::ErrorKind::Input, "De naam en het bezwaaradres van het kantoor zijn nodig.",
                      "Vul naam en bezwaaradres in.", {.file = bestand});
  }
  if (const auto* ingevoerd = json.find("ingevoerd")) {
    TRY(gelezen.ingevoerd, zaak::lees_ingevoerd(*ingevoerd, bibliotheek, bestand));
  }
  return gelezen;
}

}  // namespace maatstaf::cli
