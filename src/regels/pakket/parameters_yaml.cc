// SPDX-License-Identifier: EUPL-1.2
//
// Reads parameter files. Format: docs/formaten/regelpakket.md.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "regels/lezen/yaml.h"
#include "regels/pakket/pakket_lezer.h"

namespace maatstaf::regels {
namespace {

using feel::Value;
using yaml::Fields;
using yaml::Node;
using yaml::NodeKind;
using yaml::Presence;

const std::vector<std::pair<std::string_view, std::string_view>> typen = {
    {"getal", "getal"}, {"bedrag", "bedrag"}, {"lijst", "lijst"}, {"tabel", "tabel"}};
const std::vector<std::pair<std::string_view, bool>> statussen = {{"vastgesteld", false},
                                                                  {"voorbeeld", true}};

std::optional<Value> lees_getal(const Node& node) {
  if (node.kind != NodeKind::Scalar || node.quoted) {
    return std::nullopt;
  }
  const auto getal = base::Decimal::parse(node.text);
  return getal ? std::optional(Value(*getal)) : std::nullopt;
}

std::optional<Value> lees_lijst(const Node& node) {
  if (node.kind != NodeKind::List) {
    return std::nullopt;
  }
  feel::List lijst;
  std::set<std::string> seen;
  for (const Node& item : node.items) {
    if (item.kind != NodeKind::Scalar || !seen.insert(item.text).second) {
      return std::nullopt;
    }
    lijst.emplace_back(item.text);
  }
  return Value(std::move(lijst));
}

/// Numbers by name, or such tables by name.
std::optional<Value> lees_tabel(const Node& node, int levels) {
  if (node.kind != NodeKind::Map || levels == 0) {
    return std::nullopt;
  }
  feel::Context context;
  context.reserve(node.entries.size());
  for (const auto& [key, value] : node.entries) {
    auto cel = value.kind == NodeKind::Map ? lees_tabel(value, levels - 1) : lees_getal(value);
    if (!cel) {
      return std::nullopt;
    }
    context.put(key, std::move(*cel));
  }
  return Value(std::move(context));
}

Value lees_inhoud(Fields& fields, std::string_view type) {
  const Node* node = fields.node("waarde", Presence::Required);
  if (node == nullptr) {
    return {};
  }
  std::optional<Value> waarde;
  if (type == "lijst") {
    waarde = lees_lijst(*node);
    if (!waarde) {
      fields.report("waarde", "Hier hoort een lijst van verschillende teksten.", "Zet ze tussen [ en ].");
    }
  } else if (type == "tabel") {
    waarde = lees_tabel(*node, 2);
    if (!waarde) {
      fields.report("waarde", "Hier hoort een tabel van namen met getallen, hoogstens twee niveaus diep.",
                    "Schrijf naam: getal onder elkaar.");
    }
  } else {
    waarde = lees_getal(*node);
    if (!waarde) {
      fields.report("waarde", "Hier hoort een getal te staan.",
                    "Schrijf een getal met een punt, zonder eenheid.");
    }
  }
  if (waarde && type == "bedrag" && waarde->number().round(2, base::Rounding::HalfEven) != waarde->number()) {
    fields.report("waarde", "Een bedrag heeft hoogstens twee cijfers achter de punt.",
                  "Schrijf het in hele centen.");
  }
  return waarde.value_or(Value());
}

ParameterWaarde lees_waarde(Fields& fields, std::string_view type) {
  ParameterWaarde waarde;
  waarde.van = fields.date("van");
  waarde.tot_en_met = fields.optional_date("tot_en_met");
  waarde.waarde = lees_inhoud(fields, type);
  waarde.voorbeeld = fields.choice("status", statussen);
  waarde.toelichting = fields.text("toelichting", Presence::Optional);
  waarde.bronnen = fields.texts("bronnen");
  if (waarde.tot_en_met && *waarde.tot_en_met < waarde.van) {
    fields.report("tot_en_met", "De einddatum ligt voor de begindatum.", "Pas een van beide aan.");
  }
  // Nothing is invented in silence: what is fixed has a source, what is an example says so.
  if (!waarde.voorbeeld && waarde.bronnen.empty()) {
    fields.report("bronnen", "Een vastgestelde waarde heeft een bron nodig.",
                  "Noem de bron, of maak de status voorbeeld.");
  }
  if (waarde.voorbeeld && waarde.toelichting.empty()) {
    fields.report("toelichting", "Bij een voorbeeldwaarde moet staan waarom het een voorbeeld is.",
                  "Vul de toelichting in.");
  }
  return waarde;
}

Parameter lees_parameter(Fields& fields) {
  Parameter parameter;
  parameter.id = fields.text("id");
  parameter.naam = fields.text("naam");
  parameter.type = fields.choice("type", typen);
  parameter.eenheid = fields.text("eenheid", Presence::Optional);
  parameter.buiten_het_model = fields.text("buiten_het_model", Presence::Optional);
  fields.each("waarden", Presence::Required,
              [&parameter](Fields& item) { parameter.waarden.push_back(lees_waarde(item, parameter.type)); });
  auto& waarden = parameter.waarden;
  std::ranges::sort(waarden, [](const auto& a, const auto& b) { return a.van < b.van; });
  for (std::size_t i = 0; i + 1 < waarden.size(); ++i) {
    if (!waarden[i].tot_en_met || *waarden[i].tot_en_met >= waarden[i + 1].van) {
      fields.report("waarden", fmt::format("Op {} gelden twee waarden tegelijk.", waarden[i + 1].van.text()),
                    "Geef de eerste een einddatum vóór het begin van de tweede.");
    }
  }
  parameter.plaats = fields.place();
  return parameter;
}

}  // namespace

base::Result<std::vector<Parameter>> lees_parameters(std::string_view text, std::string_view file) {
  std::vector<Parameter> lijst;
  std::set<std::string> ids;
  TRY_VOID(yaml::read_list(text, file, "parameters", [&](Fields& fields) {
    lijst.push_back(lees_parameter(fields));
    if (!ids.insert(lijst.back().id).second) {
      fields.report("id", fmt::format("De parameter “{}” staat hier twee keer.", lijst.back().id),
                    "Geef elke parameter een eigen id.");
    }
  }));
  return lijst;
}

}  // namespace maatstaf::regels
