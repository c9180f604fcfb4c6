// SPDX-License-Identifier: EUPL-1.2
#include "regels/beeld/beeld_model.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "regels/beeld/beeld.h"
#include "regels/beeld/markdown.h"
#include "regels/pakket/woorden.h"

namespace maatstaf::regels {
namespace {

using dmn::Expression;
using dmn::ExpressionKind;
using markdown::code;
using markdown::tekst;

std::string_view naam_of_label(const std::string& naam, const std::string& label) {
  return label.empty() ? naam : label;
}

/// Which rows count, in words.
std::string_view telwijze(const dmn::Table& tabel) {
  switch (tabel.hit_policy) {
    case dmn::HitPolicy::Unique:
      return "precies één rij past";
    case dmn::HitPolicy::First:
      return "de eerste rij die past";
    case dmn::HitPolicy::Priority:
      return "van de rijen die passen: de uitkomst die voorgaat";
    case dmn::HitPolicy::Any:
      return "alle rijen die passen zeggen hetzelfde";
    case dmn::HitPolicy::RuleOrder:
      return "alle rijen die passen, op volgorde van de rijen";
    case dmn::HitPolicy::OutputOrder:
      return "alle rijen die passen, op volgorde van de uitkomsten";
    case dmn::HitPolicy::Collect:
      break;
  }
  switch (tabel.aggregation) {
    case dmn::Aggregation::Sum:
      return "alle rijen die passen, opgeteld";
    case dmn::Aggregation::Count:
      return "hoeveel rijen er passen";
    case dmn::Aggregation::Min:
      return "van de rijen die passen: de laagste uitkomst";
    case dmn::Aggregation::Max:
      return "van de rijen die passen: de hoogste uitkomst";
    case dmn::Aggregation::None:
      break;
  }
  return "alle rijen die passen";
}

/// A formula in words where there are words for it, always with the formula itself.
std::string formule(const Pakket& pakket, std::string_view feel) {
  const auto woorden = formule_in_woorden(pakket, feel);
  return woorden ? fmt::format("{}: {}", tekst(*woorden), code(feel)) : code(feel);
}

std::string invoercel(const Pakket& pakket, const dmn::TableInput& kolom, std::string_view feel) {
  const auto cel = base::trimmed(feel);
  if (cel == "-" || cel.empty()) {
    return "-";
  }
  const auto woorden = cel_in_woorden(pakket, kolom.expression.text, cel);
  return markdown::woorden_en_code(woorden.value_or(""), cel);
}

std::string uitvoercel(const Pakket& pakket, std::string_view feel) {
  const auto cel = base::trimmed(feel);
  auto woorden = cel_in_woorden(pakket, {}, cel);
  if (!woorden) {
    woorden = formule_in_woorden(pakket, cel);
  }
  return markdown::woorden_en_code(woorden.value_or(""), cel);
}

/// Prefix of a line inside a list, two spaces for each level.
std::string inspringing(int diepte) {
  return std::string(static_cast<std::size_t>(diepte) * 2, ' ');
}

class Tabelschrijver {
 public:
  Tabelschrijver(const Pakket& pakket, const dmn::Table& tabel) : pakket_(pakket), tabel_(tabel) {}

  std::string run() {
    std::string uit = fmt::format("Tabel: {}.\n\n", telwijze(tabel_));
    for (const dmn::TableInput& kolom : tabel_.inputs) {
      uit += kolom_in_beeld("Kolom", kolomnaam(pakket_, kolom), kolom.expression.text, kolom.values.text);
    }
    for (const dmn::TableOutput& kolom : tabel_.outputs) {
      uit += kolom_in_beeld("Uitkomst", uitvoernaam(kolom), {}, kolom.values.text);
    }
    uit += "\n" + markdown::kop(koppen());
    for (const dmn::TableRule& rij : tabel_.rules) {
      uit += markdown::rij(cellen(rij));
    }
    return uit + anders();
  }

 private:
  [[nodiscard]] std::string uitvoernaam(const dmn::TableOutput& kolom) const {
    if (!kolom.label.empty() || !kolom.name.empty()) {
      return kolom.label.empty() ? kolom.name : kolom.label;
    }
    return tabel_.output_label.empty() ? "Antwoord" : tabel_.output_label;
  }

  static std::string kolom_in_beeld(std::string_view soort, const std::string& naam, std::string_view leest,
                                    std::string_view waarden) {
    std::string uit = fmt::format("- {} “{}”", soort, tekst(naam));
    if (!leest.empty()) {
      uit += fmt::format(": {}", code(leest));
    }
    if (!base::trimmed(waarden).empty()) {
      uit += fmt::format("; kan zijn: {}", code(waarden));
    }
    return uit + "\n";
  }

  [[nodiscard]] std::vector<std::string> koppen() const {
    std::vector<std::string> uit{"Rij"};
    for (const dmn::TableInput& kolom : tabel_.inputs) {
      uit.push_back(tekst(kolomnaam(pakket_, kolom)));
    }
    for (const dmn::TableOutput& kolom : tabel_.outputs) {
      uit.push_back(fmt::format("→ {}", tekst(uitvoernaam(kolom))));
    }
    for (const std::string& naam : tabel_.annotations) {
      uit.push_back(tekst(naam));
    }
    return uit;
  }

  [[nodiscard]] std::vector<std::string> cellen(const dmn::TableRule& rij) const {
    std::vector<std::string> uit{code(rij.id)};
    for (std::size_t i = 0; i < tabel_.inputs.size(); ++i) {
      uit.push_back(i < rij.inputs.size() ? invoercel(pakket_, tabel_.inputs[i], rij.inputs[i].text) : "");
    }
    for (std::size_t i = 0; i < tabel_.outputs.size(); ++i) {
      uit.push_back(i < rij.outputs.size() ? uitvoercel(pakket_, rij.outputs[i].text) : "");
    }
    for (std::size_t i = 0; i < tabel_.annotations.size(); ++i) {
      const std::string_view wat = i < rij.annotations.size() ? rij.annotations[i] : std::string_view();
      uit.push_back(tabel_.annotations[i] == "Grondslag" ? bronnen_in_beeld(pakket_, ids_van(wat))
                                                         : tekst(wat));
    }
    return uit;
  }

  /// What holds when no row does.
  [[nodiscard]] std::string anders() const {
    std::string uit;
    for (const dmn::TableOutput& kolom : tabel_.outputs) {
      if (!base::trimmed(kolom.default_entry.text).empty()) {
        uit += fmt::format("\nPast geen rij, dan is “{}”: {}\n", tekst(uitvoernaam(kolom)),
                           uitvoercel(pakket_, kolom.default_entry.text));
      }
    }
    return uit;
  }

  const Pakket& pakket_;
  const dmn::Table& tabel_;
};

class Uitdrukkingschrijver {
 public:
  explicit Uitdrukkingschrijver(const Pakket& pakket) : pakket_(pakket) {}

  /// The logic of a decision or function: a table, a formula, or a list of the parts of what is boxed.
  std::string logica(const Expression& expressie) {
    if (expressie.table) {
      return Tabelschrijver(pakket_, *expressie.table).run();
    }
    if (expressie.kind == ExpressionKind::Literal) {
      return fmt::format("Formule: {}\n", formule(pakket_, expressie.text.text));
    }
    deel("Antwoord", expressie, 0);
    std::string uit = std::move(uit_);
    for (const dmn::Table* tabel : binnen_) {
      uit += "\n" + Tabelschrijver(pakket_, *tabel).run();
    }
    return uit;
  }

 private:
  void regel(int diepte, std::string_view wat, std::string_view inhoud) {
    uit_ += fmt::format("{}- {}{}{}\n", inspringing(diepte), wat, inhoud.empty() ? "" : ": ", inhoud);
  }

  /// One part with its name, and below it the parts that it is made of.
  void deel(const std::string& wat, const Expression& expressie, int diepte) {
    switch (expressie.kind) {
      case ExpressionKind::Literal:
        regel(diepte, wat, formule(pakket_, expressie.text.text));
        return;
      case ExpressionKind::Table:
        regel(diepte, wat, "de tabel hieronder");
        binnen_.push_back(expressie.table.get());
        return;
      case ExpressionKind::Relation:
        relatie(wat, expressie, diepte);
        return;
      default:
        regel(diepte, wat, opening(expressie));
        break;
    }
    for (const dmn::Entry& onderdeel : expressie.entries) {
      if (onderdeel.value) {
        deel(onderdeel.variable.name.empty() ? "Antwoord" : code(onderdeel.variable.name), *onderdeel.value,
             diepte + 1);
      }
    }
    for (std::size_t i = 0; i < expressie.parts.size(); ++i) {
      if (expressie.parts[i]) {
        deel(std::string(deelnaam(expressie, i)), *expressie.parts[i], diepte + 1);
      }
    }
  }

  static std::string opening(const Expression& expressie) {
    switch (expressie.kind) {
      case ExpressionKind::Function:
        return fmt::format("functie van {}", namen(expressie.columns));
      case ExpressionKind::Context:
        return "achtereenvolgens";
      case ExpressionKind::Invocation:
        return "roept aan";
      case ExpressionKind::List:
        return "een lijst";
      case ExpressionKind::Conditional:
        return "een keuze";
      case ExpressionKind::Filter:
        return "een selectie";
      case ExpressionKind::For:
        return fmt::format("voor elke {}", code(expressie.iterator));
      case ExpressionKind::Some:
        return fmt::format("minstens één {}", code(expressie.iterator));
      case ExpressionKind::Every:
        return fmt::format("elke {}", code(expressie.iterator));
      case ExpressionKind::Literal:
      case ExpressionKind::Table:
      case ExpressionKind::Relation:
        break;
    }
    return {};
  }

  static std::string_view deelnaam(const Expression& expressie, std::size_t plaats) {
    constexpr std::array<std::string_view, 3> kKeuze{"als", "dan", "anders"};
    switch (expressie.kind) {
      case ExpressionKind::Conditional:
        return plaats < kKeuze.size() ? kKeuze[plaats] : "";
      case ExpressionKind::Filter:
        return plaats == 0 ? "uit" : "waarvoor";
      case ExpressionKind::For:
        return plaats == 0 ? "uit" : "geeft";
      case ExpressionKind::Some:
      case ExpressionKind::Every:
        return plaats == 0 ? "uit" : "voldoet aan";
      case ExpressionKind::Invocation:
        return "functie";
      case ExpressionKind::Function:
        return "geeft";
      default:
        return "deel";
    }
  }

  static std::string namen(const std::vector<dmn::Variable>& lijst) {
    std::vector<std::string> uit;
    for (const dmn::Variable& naam : lijst) {
      uit.push_back(code(naam.name));
    }
    return fmt::format("{}", fmt::join(uit, ", "));
  }

  void relatie(const std::string& wat, const Expression& expressie, int diepte) {
    regel(diepte, wat, fmt::format("een lijst met {}", namen(expressie.columns)));
    std::vector<std::string> cellen;
    for (const dmn::ExpressionPointer& cel : expressie.parts) {
      cellen.push_back(cel && cel->kind == ExpressionKind::Literal ? code(cel->text.text) : std::string("…"));
      if (cellen.size() == std::max<std::size_t>(expressie.columns.size(), 1)) {
        regel(diepte + 1, fmt::format("{}", fmt::join(cellen, ", ")), {});
        cellen.clear();
      }
    }
  }

  const Pakket& pakket_;
  std::string uit_;
  std::vector<const dmn::Table*> binnen_;
};

/// "`stap_2` (Stap 2. Profiel met recht)".
std::string met_naam(const Pakket& pakket, const std::string& naam) {
  return fmt::format("{} ({})", code(naam), tekst(naam_voor_mensen(pakket, naam)));
}

std::vector<std::string> gelezen(const Pakket& pakket, const dmn::DecisionInfo& beslissing) {
  std::vector<std::string> uit;
  for (const int slot : beslissing.decisions) {
    if (const auto* ander = pakket.model->decision_at(slot)) {
      uit.push_back(ander->name);
    }
  }
  for (const int slot : beslissing.inputs) {
    if (const auto* invoer = pakket.model->input_at(slot)) {
      uit.push_back(invoer->name);
    }
  }
  uit.insert(uit.end(), beslissing.knowledge.begin(), beslissing.knowledge.end());
  return uit;
}

std::string codes(const std::vector<std::string>& namen) {
  std::vector<std::string> uit;
  for (const std::string& naam : namen) {
    uit.push_back(code(naam));
  }
  return fmt::format("{}", fmt::join(uit, ", "));
}

/// The knowledge sources of the model by id, as the model names them.
std::string kennisbronnen(const Pakket& pakket, const std::vector<std::string>& ids) {
  std::vector<std::string> uit;
  for (const std::string& id : ids) {
    const auto& alle = pakket.model->knowledge_sources();
    const auto bron = std::ranges::find(alle, id, &dmn::SourceInfo::id);
    uit.push_back(tekst(bron == alle.end() ? id : naam_of_label(bron->name, bron->label)));
  }
  return fmt::format("{}", fmt::join(uit, "; "));
}

}  // namespace

std::string graaf_in_beeld(const Pakket& pakket) {
  std::string uit =
      "## Samenhang\n\nPer beslissing wat zij leest: andere beslissingen, gegevens, parameters en "
      "rekenregels.\n\n";
  for (const dmn::DecisionInfo& beslissing : pakket.model->decisions()) {
    const auto namen = gelezen(pakket, beslissing);
    uit +=
        fmt::format("- {} ← {}\n", met_naam(pakket, beslissing.name), namen.empty() ? "niets" : codes(namen));
  }
  return uit + "\n";
}

std::string beslissingen_in_beeld(const Pakket& pakket) {
  std::string uit = "## Beslissingen\n\n";
  for (const dmn::DecisionInfo& beslissing : pakket.model->decisions()) {
    uit += fmt::format("### {} {}\n\n", tekst(naam_of_label(beslissing.name, beslissing.label)),
                       code(beslissing.name));
    if (!beslissing.question.empty()) {
      uit += fmt::format("Vraag: {}\n\n", tekst(beslissing.question));
    }
    if (!beslissing.description.empty()) {
      uit += fmt::format("{}\n\n", tekst(beslissing.description));
    }
    if (!beslissing.authorities.empty()) {
      uit += fmt::format("Rust op: {}.\n\n", kennisbronnen(pakket, beslissing.authorities));
    }
    uit += beslissing.expression == nullptr ? std::string("Zonder regel: iemand geeft het antwoord.\n")
                                            : Uitdrukkingschrijver(pakket).logica(*beslissing.expression);
    uit += "\n";
  }
  return uit;
}

std::string functies_in_beeld(const Pakket& pakket) {
  if (pakket.model->knowledge_models().empty()) {
    return {};
  }
  std::string uit = "## Rekenregels\n\nBeslissingen roepen deze aan.\n\n";
  for (const dmn::KnowledgeInfo& functie : pakket.model->knowledge_models()) {
    uit +=
        fmt::format("### {} {}\n\n", tekst(naam_of_label(functie.name, functie.label)), code(functie.name));
    if (!functie.description.empty()) {
      uit += fmt::format("{}\n\n", tekst(functie.description));
    }
    if (!functie.authorities.empty()) {
      uit += fmt::format("Rust op: {}.\n\n", kennisbronnen(pakket, functie.authorities));
    }
    if (functie.logic != nullptr) {
      std::vector<std::string> namen;
      for (const dmn::Variable& naam : functie.logic->columns) {
        namen.push_back(naam.name);
      }
      uit += fmt::format("Krijgt: {}.\n\n", namen.empty() ? "niets" : codes(namen));
      for (const dmn::ExpressionPointer& lijf : functie.logic->parts) {
        if (lijf) {
          uit += Uitdrukkingschrijver(pakket).logica(*lijf);
        }
      }
    }
    uit += "\n";
  }
  return uit;
}

}  // namespace maatstaf::regels
