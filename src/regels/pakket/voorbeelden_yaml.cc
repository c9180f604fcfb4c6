// SPDX-License-Identifier: EUPL-1.2
//
// Reads worked examples. Their facts are checked like those of an application. Format:
// docs/formaten/regelpakket.md.
#include <fmt/format.h>

#include <set>

#include "regels/lezen/yaml.h"
#include "regels/pakket/pakket_lezer.h"
#include "regels/register/waarde_lezer.h"

namespace maatstaf::regels {
namespace {

using yaml::Fields;
using yaml::Node;
using yaml::Presence;

void lees_feiten(Fields& fields, const Begrippen& begrippen, Voorbeeld& voorbeeld) {
  fields.each_entry("feiten", [&](const std::string& id, const Node& node, const std::string& path) {
    const Begrip* begrip = begrippen.vind(id);
    if (begrip == nullptr) {
      fields.failure().report(node, path, fmt::format("Het begrip “{}” bestaat niet.", id),
                              "Neem een naam uit de begrippenlijst.");
      return;
    }
    auto waarde = begrippen.lees(*begrip, als_json(node, *begrip), path);
    if (!waarde) {
      fields.failure().report(node, waarde.error().place.path, waarde.error().cause, waarde.error().remedy);
      return;
    }
    voorbeeld.feiten.emplace(id, std::move(*waarde));
  });
}

/// The answer as people write it in an example: true and false are ja and nee.
std::string antwoord(const Node& node, Fields& fields, const std::string& path) {
  if (node.text == "true" || node.text == "ja") {
    return "ja";
  }
  if (node.text == "false" || node.text == "nee") {
    return "nee";
  }
  if (node.text == "onbekend" || node.text == "nvt") {
    return node.text;
  }
  fields.failure().report(node, path, "Dit is geen antwoord.",
                          "Kies uit: ja, nee, onbekend, nvt, true, false.");
  return {};
}

void lees_verwacht(Fields& fields, Voorbeeld& voorbeeld) {
  fields.each_entry("uitkomsten", [&](const std::string& id, const Node& node, const std::string& path) {
    voorbeeld.uitkomsten.emplace(id, antwoord(node, fields, path));
  });
  fields.each_entry("stappen", [&](const std::string& nummer, const Node& node, const std::string& path) {
    voorbeeld.stappen.emplace(nummer, antwoord(node, fields, path));
  });
  fields.each_entry("waarden", [&](const std::string& id, const Node& node, const std::string&) {
    voorbeeld.waarden.emplace(id, als_waarde(node));
  });
  if (fields.node("nodig") != nullptr) {
    voorbeeld.nodig = fields.texts("nodig");
  }
}

Voorbeeld lees_voorbeeld(Fields& fields, const Begrippen& begrippen) {
  Voorbeeld voorbeeld;
  voorbeeld.id = fields.text("id");
  voorbeeld.naam = fields.text("naam");
  voorbeeld.bron = fields.texts("bron", Presence::Required);
  voorbeeld.waarom = fields.text("waarom");
  voorbeeld.peildatum = fields.optional_date("peildatum");
  lees_feiten(fields, begrippen, voorbeeld);
  fields.map("verwacht", Presence::Required, [&voorbeeld](Fields& map) { lees_verwacht(map, voorbeeld); });
  voorbeeld.plaats = fields.place();
  return voorbeeld;
}

}  // namespace

base::Result<std::vector<Voorbeeld>> lees_voorbeelden(std::string_view text, std::string_view file,
                                                      const Begrippen& begrippen) {
  std::vector<Voorbeeld> lijst;
  std::set<std::string> ids;
  const bool dekking = file.substr(file.rfind('/') + 1).starts_with("dekking");
  TRY_VOID(yaml::read_list(text, file, "voorbeelden", [&](Fields& fields) {
    lijst.push_back(lees_voorbeeld(fields, begrippen));
    lijst.back().dekking = dekking;
    if (!ids.insert(lijst.back().id).second) {
      fields.report("id", fmt::format("Het voorbeeld “{}” staat hier twee keer.", lijst.back().id),
                    "Geef elk voorbeeld een eigen id.");
    }
  }));
  return lijst;
}

}  // namespace maatstaf::regels
