// SPDX-License-Identifier: EUPL-1.2
#include "regels/controle/inhoud.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/nederlands.h"

namespace maatstaf::regels {
namespace {

using feel::Type;
using feel::TypeKind;

Type type_van(BegripType type, const std::vector<Veld>& velden) {
  switch (type) {
    case BegripType::JaNee:
      return TypeKind::Boolean;
    case BegripType::Getal:
    case BegripType::Bedrag:
      return TypeKind::Number;
    case BegripType::Datum:
      return TypeKind::Date;
    case BegripType::Keuze:
    case BegripType::Tekst:
      return TypeKind::String;
    case BegripType::Lijst:
      break;
  }
  std::vector<Type::Field> onderdelen;
  for (const Veld& veld : velden) {
    onderdelen.emplace_back(veld.id, type_van(veld.type, {}));
  }
  return Type::list(Type::context(std::move(onderdelen)));
}

/// The values of a parameter may differ in form from year to year; then only the outline is known.
Type type_van(const Parameter& parameter) {
  if (parameter.type == "lijst") {
    return Type::list(TypeKind::String);
  }
  if (parameter.type != "tabel") {
    return TypeKind::Number;
  }
  Type type = feel::type_of(parameter.waarden.front().waarde);
  for (const ParameterWaarde& waarde : parameter.waarden) {
    if (!(feel::type_of(waarde.waarde) == type)) {
      return TypeKind::Context;
    }
  }
  return type;
}

Bevinding bevinding(const Pakket& pakket, BevindingSoort soort, std::string plek, base::Place plaats,
                    std::string oorzaak, std::string oplossing) {
  Bevinding uit;
  uit.soort = soort;
  uit.pakket = pakket.id;
  uit.plek = std::move(plek);
  uit.plaats = std::move(plaats);
  uit.oorzaak = std::move(oorzaak);
  uit.oplossing = std::move(oplossing);
  return uit;
}

bool is_dubbelzinnig(feel::TypingIssueKind kind) {
  return kind == feel::TypingIssueKind::MixedEquality || kind == feel::TypingIssueKind::DateWithTime ||
         kind == feel::TypingIssueKind::SingletonList || kind == feel::TypingIssueKind::UnbracketedIn;
}

/// A parameter that no model reads must say what does; one that a model reads must not say so.
void meld_parametergebruik(const Parameter& parameter, const std::string& pakket, bool gebruikt,
                           std::vector<Bevinding>& bevindingen) {
  if (gebruikt == parameter.buiten_het_model.empty()) {
    return;
  }
  Bevinding uit;
  uit.soort = gebruikt ? BevindingSoort::OverbodigeUitzondering : BevindingSoort::OngebruikteParameter;
  uit.pakket = pakket;
  uit.plek = parameter.id;
  uit.plaats = parameter.plaats;
  uit.oorzaak = gebruikt
                    ? fmt::format("Een model leest “{}” wel; buiten_het_model is niet nodig.", parameter.id)
                    : fmt::format("Geen enkel model leest de parameter “{}”.", parameter.id);
  uit.oplossing = gebruikt ? "Haal buiten_het_model weg."
                           : "Haal de parameter weg, gebruik hem, of zeg bij buiten_het_model wat hem leest.";
  bevindingen.push_back(std::move(uit));
}

/// The names with which reading starts: what the package shows or decides.
std::vector<std::string> wortels(const Pakket& pakket) {
  std::vector<std::string> namen;
  const auto neem = [&namen](const std::vector<std::string>& meer) {
    namen.insert(namen.end(), meer.begin(), meer.end());
  };
  if (!pakket.hoofduitkomst.empty()) {
    namen.push_back(pakket.hoofduitkomst);
  }
  for (const UitkomstSoort& uitkomst : pakket.uitkomsten) {
    namen.push_back(uitkomst.beslissing);
    neem(uitkomst.waarden);
  }
  for (const Stap& stap : pakket.stappen) {
    namen.push_back(stap.beslissing);
    neem(stap.onderdelen);
    neem(stap.oordelen);
  }
  for (const BerekeningSoort& berekening : pakket.berekeningen) {
    namen.push_back(berekening.beslissing);
    for (const BerekeningRegelSoort& regel : berekening.regels) {
      namen.push_back(regel.waarde);
    }
  }
  return namen;
}

}  // namespace

std::map<std::string, Type, std::less<>> invoertypen(const Pakket& pakket) {
  std::map<std::string, Type, std::less<>> typen;
  for (const dmn::InputInfo& invoer : pakket.model->inputs()) {
    if (const Begrip* begrip = pakket.begrippen->vind(invoer.name)) {
      typen[invoer.name] = type_van(begrip->type, begrip->velden);
    } else if (const Parameter* parameter = pakket.parameter(invoer.name)) {
      typen[invoer.name] = type_van(*parameter);
    }
  }
  return typen;
}

std::set<std::string> gelezen(const Pakket& pakket, const dmn::ModelCheck& model) {
  return model.reached_from(wortels(pakket));
}

void controleer_uitdrukkingen(const Pakket& pakket, const dmn::ModelCheck& model, Inhoudcontrole& uit) {
  uit.uitdrukkingen += model.expressions;
  for (const dmn::ModelIssue& each : model.issues) {
    base::Place plaats{.file = pakket.model->file(),
                       .path = each.part.empty() ? each.owner : each.owner + ", " + each.part,
                       .line = each.position.line,
                       .column = each.position.column};
    const auto soort = is_dubbelzinnig(each.issue.kind) ? BevindingSoort::Dubbelzinnig : BevindingSoort::Type;
    Bevinding gevonden = bevinding(pakket, soort, each.owner, std::move(plaats),
                                   fmt::format("In “{}”: {}", each.text, each.issue.cause), each.issue.hint);
    gevonden.beslissing = each.owner;
    uit.bevindingen.push_back(std::move(gevonden));
  }
  // The model may say another type than the vocabulary: then every value of the input becomes null.
  for (const auto& [naam, type] : invoertypen(pakket)) {
    const dmn::InputInfo* invoer = pakket.model->input(naam).or_null();
    const auto gezegd = invoer == nullptr ? std::nullopt : Type::named(invoer->type);
    if (!gezegd || gezegd->is_any() || gezegd->kind() == type.kind()) {
      continue;
    }
    uit.bevindingen.push_back(
        bevinding(pakket, BevindingSoort::Type, naam, {.file = pakket.model->file(), .path = naam},
                  fmt::format("Het model verwacht {}, maar dit gegeven is {}.", feel::in_words(*gezegd),
                              feel::in_words(type)),
                  "Maak het type in het model gelijk aan dat van het begrip of de parameter."));
  }
}

void controleer_gebruik(const Pakket& pakket, const dmn::ModelCheck& model, Inhoudcontrole& uit) {
  const auto gebruikt = gelezen(pakket, model);
  const std::string& file = pakket.model->file();
  for (const dmn::InputInfo& invoer : pakket.model->inputs()) {
    if (gebruikt.contains(invoer.name)) {
      continue;
    }
    uit.bevindingen.push_back(bevinding(pakket, BevindingSoort::OngebruikteInvoer, invoer.name,
                                        {.file = file, .path = invoer.name},
                                        "Geen uitkomst, stap of berekening leest deze invoer.",
                                        "Haal de invoer uit het model, of gebruik haar."));
  }
  for (const dmn::DecisionInfo& beslissing : pakket.model->decisions()) {
    if (!gebruikt.contains(beslissing.name)) {
      uit.bevindingen.push_back(bevinding(pakket, BevindingSoort::OngebruikteBeslissing, beslissing.name,
                                          {.file = file, .path = beslissing.name},
                                          "Geen uitkomst, stap of berekening leest deze beslissing.",
                                          "Haal de beslissing uit het model, of toon haar in een stap."));
    }
    std::vector<std::string> eisen = beslissing.knowledge;
    for (const int slot : beslissing.inputs) {
      eisen.push_back(pakket.model->input_at(slot)->name);
    }
    for (const int slot : beslissing.decisions) {
      eisen.push_back(pakket.model->decision_at(slot)->name);
    }
    const auto leest = model.reads.find(beslissing.name);
    for (const std::string& naam : eisen) {
      if (leest != model.reads.end() && leest->second.contains(naam)) {
        continue;
      }
      uit.bevindingen.push_back(
          bevinding(pakket, BevindingSoort::OngelezenEis, beslissing.name + "/" + naam,
                    {.file = file, .path = beslissing.name},
                    fmt::format("De beslissing vraagt “{}”, maar geen uitdrukking leest het.", naam),
                    "Haal de pijl uit het model, of gebruik het gegeven."));
    }
  }
  for (const Parameter& parameter : pakket.parameters) {
    const bool eigen = parameter.plaats.file.starts_with(pakket.map + "/");
    if (eigen) {
      meld_parametergebruik(parameter, pakket.id, gebruikt.contains(parameter.id), uit.bevindingen);
    }
  }
}

void controleer_parametertijd(const Pakket& pakket, const dmn::ModelCheck& model, Inhoudcontrole& uit) {
  const auto gebruikt = gelezen(pakket, model);
  for (const Parameter& parameter : pakket.parameters) {
    if (!gebruikt.contains(parameter.id)) {
      continue;
    }
    // Follow the values from the first day of the package: each must begin where the one before it ends.
    std::optional<base::Date> nodig = pakket.geldig_van;
    for (const ParameterWaarde& waarde : parameter.waarden) {
      if (!nodig || waarde.van > *nodig) {
        break;
      }
      if (!waarde.tot_en_met) {
        nodig.reset();
      } else if (*waarde.tot_en_met >= *nodig) {
        nodig = waarde.tot_en_met->plus_days(1);
      }
    }
    if (!nodig || (pakket.geldig_tot_en_met && *nodig > *pakket.geldig_tot_en_met)) {
      continue;
    }
    Bevinding gat = bevinding(pakket, BevindingSoort::ParameterGat, parameter.id, parameter.plaats,
                              fmt::format("Van “{}” is op {} geen waarde, terwijl het pakket dan geldt.",
                                          parameter.naam, base::date_long(*nodig)),
                              "Vul een waarde met een bron in, of een voorbeeldwaarde met een toelichting.");
    uit.bevindingen.push_back(std::move(gat));
  }
}

void bewijs_onafhankelijkheid(const Pakket& pakket, const dmn::ModelCheck& model,
                              const std::set<std::string>& stap_4, Inhoudcontrole& uit) {
  for (const VerbodenAfhankelijkheid& verbod : pakket.verboden_afhankelijkheden) {
    for (const std::string& naam : verbod.leest_niet) {
      uit.bewijzen.push_back({verbod.beslissing, naam, model.path(verbod.beslissing, naam), true});
    }
  }
  const Stap* stap = pakket.stap("4");
  if (stap == nullptr) {
    return;
  }
  for (const std::string& naam : stap_4) {
    const bool bewezen = std::ranges::any_of(uit.bewijzen, [&](const Afhankelijkheidsbewijs& each) {
      return each.beslissing == stap->beslissing && each.gegeven == naam;
    });
    if (!bewezen) {
      uit.bewijzen.push_back({stap->beslissing, naam, model.path(stap->beslissing, naam), false});
    }
  }
}

std::set<std::string> geweigerd_bij_stap_4(const Bibliotheek& bibliotheek) {
  std::set<std::string> namen;
  for (const auto& pakket : bibliotheek.pakketten()) {
    const Stap* stap = pakket->stap("4");
    for (const VerbodenAfhankelijkheid& verbod : pakket->verboden_afhankelijkheden) {
      if (stap != nullptr && verbod.beslissing == stap->beslissing) {
        namen.insert(verbod.leest_niet.begin(), verbod.leest_niet.end());
      }
    }
  }
  return namen;
}

Inhoudcontrole controleer_inhoud(const Pakket& pakket, const std::set<std::string>& stap_4) {
  Inhoudcontrole uit;
  const dmn::ModelCheck model = dmn::check_model(*pakket.model, invoertypen(pakket));
  controleer_uitdrukkingen(pakket, model, uit);
  controleer_tabelinhoud(pakket, uit);
  controleer_gebruik(pakket, model, uit);
  controleer_parametertijd(pakket, model, uit);
  bewijs_onafhankelijkheid(pakket, model, stap_4, uit);
  return uit;
}

std::vector<Bevinding> controleer_gedeeld(const Bibliotheek& bibliotheek) {
  std::map<std::string, const Parameter*> gedeeld;
  std::set<std::string> gebruikt;
  for (const auto& pakket : bibliotheek.pakketten()) {
    const auto namen = gelezen(*pakket, dmn::check_model(*pakket->model));
    for (const Parameter& parameter : pakket->parameters) {
      if (parameter.plaats.file.starts_with(pakket->map + "/")) {
        continue;
      }
      gedeeld.emplace(parameter.id, &parameter);
      if (namen.contains(parameter.id)) {
        gebruikt.insert(parameter.id);
      }
    }
  }
  std::vector<Bevinding> uit;
  for (const auto& [id, parameter] : gedeeld) {
    meld_parametergebruik(*parameter, {}, gebruikt.contains(id), uit);
  }
  return uit;
}

}  // namespace maatstaf::regels
