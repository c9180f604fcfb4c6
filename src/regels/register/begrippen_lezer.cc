// SPDX-License-Identifier: EUPL-1.2
//
// Reads regels/begrippen.yaml. Format: docs/formaten/regelpakket.md.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "regels/lezen/yaml.h"
#include "regels/register/begrippen.h"
#include "regels/register/waarde_lezer.h"

namespace maatstaf::regels {
namespace {

using yaml::Fields;
using yaml::Presence;

bool is_naam(std::string_view id) {
  return !id.empty() && id.front() >= 'a' && id.front() <= 'z' && std::ranges::all_of(id, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

std::string lees_id(Fields& fields) {
  std::string id = fields.text("id");
  if (!id.empty() && !is_naam(id)) {
    fields.report("id", fmt::format("“{}” is geen naam voor een begrip of veld.", id),
                  "Gebruik kleine letters, cijfers en _, en begin met een letter.");
  }
  return id;
}

std::vector<Keuze> lees_keuzes(Fields& fields, BegripType type) {
  std::vector<Keuze> waarden;
  std::set<std::string> codes;
  fields.each("waarden", type == BegripType::Keuze ? Presence::Required : Presence::Optional,
              [&](Fields& item) {
                Keuze keuze{item.text("code"), item.text("naam")};
                if (!codes.insert(keuze.code).second) {
                  item.report("code", fmt::format("De code “{}” staat hier twee keer.", keuze.code),
                              "Geef elke waarde een eigen code.");
                }
                waarden.push_back(std::move(keuze));
              });
  if (type != BegripType::Keuze && !waarden.empty()) {
    fields.report("waarden", "Alleen een keuze heeft waarden.",
                  "Maak het type keuze, of haal de waarden weg.");
  }
  return waarden;
}

Bereik lees_bereik(Fields& fields, BegripType type) {
  Bereik bereik;
  fields.map("bereik", Presence::Optional, [&](Fields& map) {
    if (type == BegripType::Datum) {
      bereik.eerste = map.optional_date("minimum");
      bereik.laatste = map.optional_date("maximum");
    } else if (type == BegripType::Getal || type == BegripType::Bedrag) {
      bereik.minimum = map.optional_number("minimum");
      bereik.maximum = map.optional_number("maximum");
    } else {
      fields.report("bereik", "Alleen een getal, bedrag of datum heeft een bereik.", "Haal het bereik weg.");
    }
  });
  if ((bereik.minimum && bereik.maximum && *bereik.maximum < *bereik.minimum) ||
      (bereik.eerste && bereik.laatste && *bereik.laatste < *bereik.eerste)) {
    fields.report("bereik", "Het maximum ligt onder het minimum.", "Draai ze om.");
  }
  return bereik;
}

Veld lees_veld(Fields& fields) {
  Veld veld;
  veld.id = lees_id(fields);
  veld.naam = fields.text("naam");
  veld.type = fields.choice<BegripType>("type");
  veld.waarden = lees_keuzes(fields, veld.type);
  veld.bereik = lees_bereik(fields, veld.type);
  veld.verplicht = fields.flag("verplicht", true);
  if (veld.type == BegripType::Lijst) {
    fields.report("type", "Een veld van een lijst kan zelf geen lijst zijn.", "Kies een ander type.");
  }
  return veld;
}

void lees_velden(Fields& fields, Begrip& begrip) {
  const Presence presence = begrip.type == BegripType::Lijst ? Presence::Required : Presence::Optional;
  std::set<std::string> ids;
  fields.each("velden", presence, [&](Fields& item) {
    begrip.velden.push_back(lees_veld(item));
    if (!ids.insert(begrip.velden.back().id).second) {
      item.report("id", fmt::format("Het veld “{}” staat hier twee keer.", begrip.velden.back().id),
                  "Geef elk veld een eigen naam.");
    }
  });
}

void lees_rollen(Fields& fields, Begrip& begrip) {
  begrip.levert = fields.texts("levert");
  begrip.bevoegdheid = fields.text("bevoegdheid", Presence::Optional);
  for (const std::string& rol : begrip.levert) {
    if (!is_rol(rol)) {
      fields.report("levert", fmt::format("De rol “{}” is niet bekend.", rol), kies_een_rol());
    }
  }
  if (!begrip.bevoegdheid.empty() && !is_rol(begrip.bevoegdheid)) {
    fields.report("bevoegdheid", fmt::format("De rol “{}” is niet bekend.", begrip.bevoegdheid),
                  kies_een_rol());
  }
  if (begrip.soort == BegripSoort::Oordeel && begrip.bevoegdheid.empty()) {
    fields.report("bevoegdheid", "Bij een oordeel moet staan wie het mag geven.", kies_een_rol());
  }
  if (begrip.soort != BegripSoort::Oordeel && !begrip.bevoegdheid.empty()) {
    fields.report("bevoegdheid", "Alleen een oordeel heeft een bevoegdheid.",
                  "Gebruik levert, of maak er een oordeel van.");
  }
  const bool geleverd = begrip.soort == BegripSoort::Register || begrip.soort == BegripSoort::Opgave;
  if (geleverd && begrip.levert.empty()) {
    fields.report("levert", "Niemand kan dit gegeven leveren.", kies_een_rol());
  }
}

void lees_proefwaarden(Fields& fields, Begrip& begrip, const Begrippen& lezer) {
  const yaml::Node* node = fields.node("proefwaarden");
  if (node == nullptr) {
    return;
  }
  for (const yaml::Node& item : node->items) {
    auto waarde = lezer.lees(begrip, als_json(item, begrip), fields.path_of("proefwaarden"));
    if (!waarde) {
      fields.report("proefwaarden", waarde.error().cause, waarde.error().remedy);
      return;
    }
    begrip.proefwaarden.push_back(std::move(*waarde));
  }
}

Begrip lees_begrip(Fields& fields, const Begrippen& lezer) {
  Begrip begrip;
  begrip.id = lees_id(fields);
  begrip.naam = fields.text("naam");
  begrip.soort = fields.choice<BegripSoort>("soort");
  begrip.type = fields.choice<BegripType>("type");
  begrip.waarden = lees_keuzes(fields, begrip.type);
  begrip.eenheid = fields.text("eenheid", Presence::Optional);
  begrip.bereik = lees_bereik(fields, begrip.type);
  lees_velden(fields, begrip);
  lees_proefwaarden(fields, begrip, lezer);
  lees_rollen(fields, begrip);
  begrip.bronnen = fields.texts("bronnen");
  begrip.vraag =
      fields.text("vraag", begrip.soort == BegripSoort::Berekend ? Presence::Optional : Presence::Required);
  begrip.uitleg = fields.text("uitleg", Presence::Optional);
  begrip.waarvoor = fields.text("waarvoor", Presence::Optional);
  begrip.privacy = fields.choice<Privacy>("privacy", Privacy::Gewoon);
  begrip.onderbouwing = fields.choice<Onderbouwing>("onderbouwing", Onderbouwing::Reden);
  begrip.plaats = fields.place();
  begrip.vingerafdruk = yaml::fingerprint(fields.here());
  return begrip;
}

}  // namespace

base::Result<Begrippen> lees_begrippen(std::span<const Tekstbestand> bestanden) {
  const Begrippen lezer({});
  std::vector<Begrip> lijst;
  std::set<std::string> ids;
  for (const Tekstbestand& bestand : bestanden) {
    TRY_VOID(yaml::read_list(bestand.tekst, bestand.file, "begrippen", [&](Fields& fields) {
      lijst.push_back(lees_begrip(fields, lezer));
      if (!ids.insert(lijst.back().id).second) {
        fields.report("id", fmt::format("Het begrip “{}” staat twee keer in de lijst.", lijst.back().id),
                      "Geef elk begrip een eigen naam.");
      }
    }));
  }
  return Begrippen(std::move(lijst));
}

base::Result<Begrippen> lees_begrippen(std::string_view yaml, std::string_view file) {
  const Tekstbestand bestand{.file = file, .tekst = yaml};
  return lees_begrippen({&bestand, 1});
}

}  // namespace maatstaf::regels
