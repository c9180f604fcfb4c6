// SPDX-License-Identifier: EUPL-1.2
#include "beoordeling/spoor/spoor.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/ascii.h"
#include "base/nederlands.h"
#include "beoordeling/rekenen/rekenaar.h"
#include "beoordeling/voorbeelden/voorbeelden.h"
#include "dmn/session.h"
#include "regels/beeld/beeld.h"
#include "regels/beeld/markdown.h"
#include "regels/pakket/woorden.h"

namespace maatstaf::beoordeling {
namespace {

using dmn::RowOutcome;
using regels::Pakket;
using regels::Voorbeeld;
using regels::markdown::code;
using regels::markdown::tekst;

constexpr std::string_view kVoorbeeld = "Voorbeeld: ";

class Spoorschrijver {
 public:
  Spoorschrijver(const Pakket& pakket, const Voorbeeld& voorbeeld, const Rekenaar& rekenaar)
      : pakket_(pakket),
        voorbeeld_(voorbeeld),
        rekenaar_(rekenaar),
        session_(*pakket.model, dmn::TraceMode::Full) {
    rekenaar.vul(session_);
    for (const dmn::DecisionInfo& beslissing : pakket.model->decisions()) {
      static_cast<void>(session_.evaluate(beslissing.slot));
    }
    trace_ = session_.take_trace();
  }

  std::string run() {
    kop();
    gegevens();
    uitkomst();
    regel("## Redenering\n");
    for (const dmn::DecisionInfo& beslissing : pakket_.model->decisions()) {
      schrijf(beslissing);
    }
    while (uit_.ends_with("\n\n")) {
      uit_.pop_back();
    }
    return std::move(uit_);
  }

 private:
  void regel(std::string_view tekst) { uit_ += fmt::format("{}\n", tekst); }

  [[nodiscard]] std::string waarde(const feel::Value& waarde) const {
    if (waarde.is_unknown()) {
      std::vector<std::string> namen;
      for (const std::string& oorzaak : oorzaken(waarde)) {
        namen.push_back(code(oorzaak));
      }
      return fmt::format("nog niet bekend, door {}", fmt::join(namen, ", "));
    }
    if (waarde.is_list() || waarde.is_context()) {
      return code(feel::to_text(waarde));
    }
    return regels::markdown::woorden_en_code(regels::waarde_in_woorden(pakket_, waarde),
                                             feel::to_text(waarde));
  }

  void kop() {
    regel(
        fmt::format("<!-- SPDX-License-Identifier: EUPL-1.2 -->\n"
                    "<!-- Gemaakt uit het regelpakket: maatstaf regels spoor {} --schrijf. Verandert dit "
                    "bestand, dan is de "
                    "redenering veranderd. -->\n\n"
                    "# {}: verwacht spoor\n\n{}{}\n\n{}. {}\n\nPeildatum: {}\n",
                    pakket_.id, tekst(pakket_.titel), kVoorbeeld, code(voorbeeld_.id), tekst(voorbeeld_.naam),
                    tekst(voorbeeld_.waarom), base::date_long(rekenaar_.peildatum())));
  }

  void gegevens() {
    regel("## Gegevens\n");
    for (const dmn::InputInfo& invoer : pakket_.model->inputs()) {
      const auto* begrip = pakket_.begrippen->vind(invoer.name);
      if (begrip == nullptr) {
        continue;  // a parameter: its value stands in the view of the package
      }
      const auto feit = voorbeeld_.feiten.find(invoer.name);
      regel(fmt::format(
          "- {} {}: {}", tekst(begrip->naam), code(begrip->id),
          feit == voorbeeld_.feiten.end() ? "nog niet bekend" : code(feel::to_text(feit->second))));
    }
    regel("");
  }

  void uitkomst() {
    regel("## Uitkomst\n");
    for (const regels::UitkomstSoort& soort : pakket_.uitkomsten) {
      regel(fmt::format("- {} {}: {}", tekst(soort.naam), code(soort.beslissing), van(soort.beslissing)));
    }
    for (const regels::Stap& stap : pakket_.stappen) {
      regel(fmt::format("- Stap {}. {} {}: {}", stap.nummer, tekst(stap.naam), code(stap.beslissing),
                        van(stap.beslissing)));
    }
    regel("");
  }

  [[nodiscard]] std::string van(const std::string& naam) const {
    const auto slot = pakket_.model->slot(naam);
    return slot ? waarde(trace_.value(*slot)) : std::string("bestaat niet");
  }

  void schrijf(const dmn::DecisionInfo& beslissing) {
    regel(fmt::format("### {} {}: {}\n", tekst(beslissing.label.empty() ? beslissing.name : beslissing.label),
                      code(beslissing.name), waarde(trace_.value(beslissing.slot))));
    gelezen(beslissing);
    if (beslissing.expression != nullptr && beslissing.expression->kind == dmn::ExpressionKind::Literal) {
      regel(fmt::format("- Formule: {}", code(beslissing.expression->text.text)));
    }
    if (const dmn::DecisionTrace* spoor = trace_.find(beslissing.slot)) {
      for (const dmn::TableTrace& tabel : trace_.tables(*spoor)) {
        schrijf(tabel, beslissing);
      }
      for (const feel::Diagnostic& melding : trace_.diagnostics(*spoor)) {
        regel(fmt::format("- Melding: {}", tekst(melding.cause)));
      }
    }
    regel("");
  }

  /// What it read, with the values: the reasons of a formula. Parameters stand in the view of the package,
  /// and a long list stands once, at the facts.
  void gelezen(const dmn::DecisionInfo& beslissing) {
    std::vector<std::string> delen;
    const auto voeg_toe = [&](const std::string& naam, int slot) {
      const feel::Value& gelezen = trace_.value(slot);
      delen.push_back(gelezen.is_list() || gelezen.is_context()
                          ? code(naam)
                          : fmt::format("{} = {}", code(naam), waarde(gelezen)));
    };
    for (const int slot : beslissing.decisions) {
      if (const auto* ander = pakket_.model->decision_at(slot)) {
        voeg_toe(ander->name, slot);
      }
    }
    for (const int slot : beslissing.inputs) {
      if (const auto* invoer = pakket_.model->input_at(slot)) {
        voeg_toe(invoer->name, slot);
      }
    }
    if (!delen.empty()) {
      regel(fmt::format("- Leest: {}", fmt::join(delen, "; ")));
    }
  }

  void schrijf(const dmn::TableTrace& tabel, const dmn::DecisionInfo& beslissing) {
    if (tabel.table->table != beslissing.table) {
      regel(fmt::format("- Tabel van {}: {}", code(tabel.table->owner), waarde(tabel.result)));
    }
    const auto rijen = trace_.rows(tabel);
    for (std::size_t i = 0; i < rijen.size() && i < tabel.table->table->rules.size(); ++i) {
      regel(fmt::format("- {} {}", code(tabel.table->table->rules[i].id), over_rij(tabel, i, rijen[i])));
    }
    if (tabel.default_output) {
      regel("- Geen rij past: het antwoord voor alle andere gevallen geldt.");
    }
  }

  [[nodiscard]] std::string over_rij(const dmn::TableTrace& tabel, std::size_t i,
                                     const dmn::RowTrace& rij) const {
    const dmn::Table& bron = *tabel.table->table;
    switch (rij.outcome) {
      case RowOutcome::Fired:
        return fmt::format("geldt: {} [{}]", tekst(regels::annotatie_van(bron, bron.rules[i], "Toelichting")),
                           regels::bronnen_in_beeld(pakket_, regels::ids_van(regels::annotatie_van(
                                                                 bron, bron.rules[i], "Grondslag"))));
      case RowOutcome::Matched:
        return "past ook, maar een andere rij gaat voor";
      case RowOutcome::Skipped:
        return "niet bekeken: een eerdere rij gaf het antwoord";
      case RowOutcome::Failed:
        return fmt::format("past niet: {}", over_cel(tabel, i, rij.column));
      case RowOutcome::Open:
        return fmt::format("kan nog passen: {}", over_cel(tabel, i, rij.column));
    }
    return {};
  }

  /// "‘Lid 1 onder a’ is nee `false`, de rij vraagt ja `true`".
  [[nodiscard]] std::string over_cel(const dmn::TableTrace& tabel, std::size_t rij,
                                     std::int16_t kolom) const {
    const dmn::Table& bron = *tabel.table->table;
    const auto plaats = static_cast<std::size_t>(kolom);
    const auto invoer = trace_.inputs(tabel);
    if (kolom < 0 || plaats >= invoer.size() || plaats >= bron.rules[rij].inputs.size()) {
      return "een van de voorwaarden";
    }
    const dmn::TableInput& kop = bron.inputs[plaats];
    const auto vraagt = base::trimmed(bron.rules[rij].inputs[plaats].text);
    return fmt::format(
        "‘{}’ is {}, de rij vraagt {}", tekst(regels::kolomnaam(pakket_, kop)), waarde(invoer[plaats]),
        regels::markdown::woorden_en_code(
            regels::cel_in_woorden(pakket_, kop.expression.text, vraagt).value_or(""), vraagt));
  }

  const Pakket& pakket_;
  const Voorbeeld& voorbeeld_;
  const Rekenaar& rekenaar_;
  dmn::Session session_;
  dmn::Trace trace_;
  std::string uit_;
};

/// How many decisions the facts of an example leave unknown; nothing when it cannot be computed.
std::optional<std::size_t> onbekend_in(const Pakket& pakket, const Voorbeeld& voorbeeld) {
  const Feiten feiten = feiten_van(pakket, voorbeeld);
  const auto rekenaar = Rekenaar::maak(pakket, feiten, {.peildatum = voorbeeld.peildatum});
  if (!rekenaar) {
    return std::nullopt;
  }
  dmn::Session session(*pakket.model);
  rekenaar->vul(session);
  return static_cast<std::size_t>(std::ranges::count_if(
      pakket.model->decisions(),
      [&session](const dmn::DecisionInfo& each) { return session.evaluate(each.slot).holds_unknown(); }));
}

}  // namespace

base::Result<std::string> spoor_van(const Pakket& pakket, const Voorbeeld& voorbeeld) {
  const Feiten feiten = feiten_van(pakket, voorbeeld);
  TRY(const Rekenaar rekenaar, Rekenaar::maak(pakket, feiten, {.peildatum = voorbeeld.peildatum}));
  return Spoorschrijver(pakket, voorbeeld, rekenaar).run();
}

const Voorbeeld* telt_meest(const Pakket& pakket) {
  const Voorbeeld* beste = nullptr;
  std::optional<std::size_t> minst;
  for (const bool dekking : {false, true}) {
    for (const Voorbeeld& voorbeeld : pakket.voorbeelden) {
      if (voorbeeld.dekking != dekking) {
        continue;
      }
      const auto onbekend = onbekend_in(pakket, voorbeeld);
      if (onbekend && (!minst || *onbekend < *minst)) {
        minst = onbekend;
        beste = &voorbeeld;
      }
    }
    if (beste != nullptr) {
      break;
    }
  }
  return beste;
}

std::string voorbeeld_in_spoor(std::string_view spoor) {
  const std::string begin = fmt::format("\n{}`", kVoorbeeld);
  const auto plaats = spoor.find(begin);
  if (plaats == std::string_view::npos) {
    return {};
  }
  const auto rest = spoor.substr(plaats + begin.size());
  return std::string(rest.substr(0, rest.find('`')));
}

std::string spoorbestand(const Pakket& pakket) {
  return pakket.map + "/verwacht-spoor.md";
}

}  // namespace maatstaf::beoordeling
