// SPDX-License-Identifier: EUPL-1.2
//
// Writes the worked examples that the coverage misses, as YAML. The facts come from a search, the expected
// value from the row of the table: whoever keeps the example judges both against the source.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "beoordeling/controle/controle.h"
#include "beoordeling/rekenen/gronden.h"
#include "beoordeling/voorbeelden/feitenzoeker.h"
#include "dmn/session.h"

namespace maatstaf::beoordeling {
namespace {

/// A text between double quotes: YAML reads JSON strings.
std::string tekst(std::string_view inhoud) {
  return base::canonical(base::Json(std::string(inhoud)));
}

std::string waarde_yaml(const feel::Value& waarde) {
  switch (waarde.kind()) {
    case feel::Kind::Boolean:
      return waarde.boolean() ? "true" : "false";
    case feel::Kind::Number:
      return waarde.number().text();
    case feel::Kind::Date:
      return waarde.date().text();
    case feel::Kind::String:
      return tekst(waarde.string());
    case feel::Kind::List: {
      std::vector<std::string> delen;
      for (const feel::Value& each : waarde.list()) {
        delen.push_back(waarde_yaml(each));
      }
      return fmt::format("[{}]", fmt::join(delen, ", "));
    }
    case feel::Kind::Context: {
      std::vector<std::string> delen;
      for (const auto& [naam, each] : waarde.context().entries()) {
        if (!each.is_null()) {
          delen.push_back(fmt::format("{}: {}", naam, waarde_yaml(each)));
        }
      }
      return fmt::format("{{{}}}", fmt::join(delen, ", "));
    }
    default:
      return "null";
  }
}

/// "stap_3-r4/2" as an id of an example: "dekking-stap_3-r4-zonder-2".
std::string id_van(const Dekkingseis& eis) {
  const std::string& rij = eis.tabel->table->rules[eis.rij].id;
  return eis.kolom ? fmt::format("dekking-{}-zonder-{}", rij, *eis.kolom + 1) : "dekking-" + rij;
}

std::string naam_van(const Dekkingseis& eis) {
  if (!eis.kolom) {
    return fmt::format("{}: rij {}", eis.tabel->owner_label, eis.rij + 1);
  }
  const dmn::TableInput& kolom = eis.tabel->table->inputs[*eis.kolom];
  return fmt::format("{}: net niet rij {}, door “{}”", eis.tabel->owner_label, eis.rij + 1,
                     kolom.label.empty() ? kolom.expression.text : kolom.label);
}

std::string voorbeeld_yaml(const Dekkingseis& eis, const GevondenFeiten& gevonden) {
  const dmn::Table& tabel = *eis.tabel->table;
  const dmn::TableRule& rij = tabel.rules[gevonden.rij.value_or(eis.rij)];
  const auto bronnen = bron_ids(annotatie(tabel, rij, "Grondslag"));
  std::vector<std::string> feiten;
  for (const auto& [naam, waarde] : gevonden.feiten) {
    feiten.push_back(fmt::format("{}: {}", naam, waarde_yaml(waarde)));
  }
  return fmt::format(
      "  - id: {}\n    naam: {}\n    bron: [{}]\n    waarom: {}\n    peildatum: {}\n    feiten: {{{}}}\n"
      "    verwacht: {{waarden: {{{}: {}}}}}\n",
      id_van(eis), tekst(naam_van(eis)), fmt::join(bronnen, ", "),
      tekst(annotatie(tabel, rij, "Toelichting")), gevonden.peildatum.text(), fmt::join(feiten, ", "),
      eis.tabel->owner, waarde_yaml(gevonden.waarde));
}

/// What the columns must be when no facts were found: for people to find them.
std::string open_yaml(const Dekkingseis& eis) {
  const dmn::Table& tabel = *eis.tabel->table;
  std::string uit = fmt::format("  # {} ({}): geen feiten gevonden. Nodig is:\n", naam_van(eis), eis.plek());
  for (std::size_t kolom = 0; kolom < tabel.inputs.size(); ++kolom) {
    const std::string& cel = tabel.rules[eis.rij].inputs[kolom].text;
    if (cel == "-") {
      continue;
    }
    uit += fmt::format("  #   {}: {}{}\n", tabel.inputs[kolom].expression.text,
                       eis.kolom == kolom ? "niet " : "", cel);
  }
  return uit;
}

/// Takes away what these facts show.
void streep_weg(const regels::Pakket& pakket, const std::map<std::string, feel::Value>& feiten,
                base::Date peildatum, std::vector<Dekkingseis>& eisen) {
  dmn::Session sessie(*pakket.model, dmn::TraceMode::Full);
  const auto parameters = regels::parameterwaarden(pakket, peildatum);
  for (const dmn::InputInfo& invoer : pakket.model->inputs()) {
    const auto feit = feiten.find(invoer.name);
    const feel::Value& parameter = parameters[static_cast<std::size_t>(invoer.slot)];
    if (feit != feiten.end()) {
      sessie.set(invoer.slot, feit->second);
    } else if (!parameter.is_unknown()) {
      sessie.set(invoer.slot, parameter);
    }
  }
  for (const dmn::DecisionInfo& beslissing : pakket.model->decisions()) {
    (void)sessie.evaluate(beslissing.slot);
  }
  std::set<std::size_t> getoond;
  toon_dekking(pakket, eisen, sessie.trace(), peildatum, [&getoond](std::size_t i) { getoond.insert(i); });
  for (auto it = getoond.rbegin(); it != getoond.rend(); ++it) {
    eisen.erase(eisen.begin() + static_cast<std::ptrdiff_t>(*it));
  }
}

}  // namespace

std::string ontbrekende_voorbeelden(const Pakketcontrole& controle) {
  std::vector<Dekkingseis> eisen = controle.dekking.rijen_ontbreken;
  const auto& meer = controle.dekking.voorwaarden_ontbreken;
  eisen.insert(eisen.end(), meer.begin(), meer.end());
  if (eisen.empty()) {
    return {};
  }
  // A condition also counts as missing when only its row does; then the row is all there is to look for.
  for (const regels::Voorbeeld& voorbeeld : controle.pakket->voorbeelden) {
    const auto datum = voorbeeld.feiten.find(controle.pakket->gekozen_op);
    if (voorbeeld.peildatum || datum != voorbeeld.feiten.end()) {
      streep_weg(*controle.pakket, voorbeeld.feiten,
                 voorbeeld.peildatum ? *voorbeeld.peildatum : datum->second.date(), eisen);
    }
  }
  Feitenzoeker zoeker(*controle.pakket);
  std::string gevonden;
  std::string open;
  while (!eisen.empty()) {
    const Dekkingseis eis = eisen.front();
    eisen.erase(eisen.begin());
    if (const auto feiten = zoeker.zoek(eis)) {
      gevonden += voorbeeld_yaml(eis, *feiten);
      zoeker.leer(*feiten);
      streep_weg(*controle.pakket, feiten->feiten, feiten->peildatum, eisen);
    } else {
      open += open_yaml(eis);
    }
  }
  return fmt::format(
      "# SPDX-License-Identifier: EUPL-1.2\n# {}: voorbeelden die de dekking nog mist. Ga elk voorbeeld na "
      "bij de "
      "bron.\nvoorbeelden:\n{}{}",
      controle.pakket->id, gevonden, open);
}

}  // namespace maatstaf::beoordeling
