// SPDX-License-Identifier: EUPL-1.2
#include "beoordeling/beoordelen/beoordelen.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "base/hash.h"
#include "beoordeling/rekenen/gronden.h"
#include "beoordeling/rekenen/herleiding.h"
#include "beoordeling/rekenen/rekenaar.h"
#include "beoordeling/zoeken/behoeften.h"

namespace maatstaf::beoordeling {
namespace {

using base::ErrorKind;
using base::Result;
using feel::Value;

/// The answer a value stands for; nothing when it is no answer.
std::optional<Antwoord> als_antwoord(const Value& waarde) {
  if (waarde.is_unknown()) {
    return Antwoord::Onbekend;
  }
  if (waarde.is_boolean()) {
    return waarde.boolean() ? Antwoord::Ja : Antwoord::Nee;
  }
  if (!waarde.is_string()) {
    return std::nullopt;
  }
  const auto antwoord = base::lees<Antwoord>(waarde.string());
  if (antwoord && *antwoord != Antwoord::Onbekend) {
    return antwoord;
  }
  return std::nullopt;
}

/// Puts one assessment together from the evaluated decisions.
class Samensteller {
 public:
  /// `bekend`: needs that were found before; nullptr: search them.
  Samensteller(const Rekenaar& rekenaar, Uitvoer uitvoer, const std::vector<Behoefte>* bekend)
      : rekenaar_(rekenaar),
        bekend_(bekend),
        pakket_(rekenaar.pakket()),
        plan_(*rekenaar.plan()),
        model_(*pakket_.model),
        uitvoer_(uitvoer),
        session_(model_, uitvoer == Uitvoer::Volledig ? dmn::TraceMode::Full : dmn::TraceMode::None) {}

  Result<Beoordeling> run() {
    rekenaar_.vul(session_);
    schrijf_kop();
    TRY_VOID(bereken_beslissingen());
    if (uitvoer_ == Uitvoer::Volledig) {
      uit_.trace = session_.take_trace();
      herleiding_.emplace(rekenaar_, uit_.trace);
    }
    TRY_VOID(schrijf_uitkomsten());
    TRY_VOID(schrijf_stappen());
    if (uitvoer_ == Uitvoer::Volledig) {
      schrijf_berekeningen();
      schrijf_parameters();
      auto behoeften = bekend_ == nullptr ? std::nullopt : vul_behoeften_aan(rekenaar_, *bekend_);
      uit_.behoeften = behoeften ? std::move(*behoeften) : zoek_behoeften(rekenaar_, session_);
    }
    return std::move(uit_);
  }

 private:
  void schrijf_kop() {
    uit_.pakket = pakket_.id;
    uit_.versie = pakket_.versie;
    uit_.status = std::string(regels::woord(pakket_.status));
    uit_.vingerafdruk = pakket_.vingerafdruk;
    uit_.peildatum = rekenaar_.peildatum();
    uit_.plan = rekenaar_.plan();
  }

  Result<void> bereken_beslissingen() {
    for (const dmn::DecisionInfo& decision : model_.decisions()) {
      const Value& waarde = session_.evaluate(decision.slot);
      // Nothing becomes null in silence: an error in a rule package stops the assessment.
      if (const feel::Diagnostic* diagnostic = waarde.diagnostic()) {
        return base::fail(
            ErrorKind::Rules,
            fmt::format("De beslissing “{}” kon niet worden berekend: {}", decision.name, diagnostic->cause),
            diagnostic->hint, {.file = model_.file(), .path = decision.name});
      }
    }
    uit_.waarden.reserve(plan_.beslissingen.size());
    for (const auto& [naam, slot] : plan_.beslissingen) {
      uit_.waarden.add(naam, session_.evaluate(slot));
    }
    return {};
  }

  /// A decision that gives an answer; its reader knows no other values.
  Result<Antwoord> antwoord(int slot, const std::string& naam) {
    const auto gegeven = als_antwoord(session_.evaluate(slot));
    if (!gegeven) {
      return base::fail(ErrorKind::Rules, fmt::format("De beslissing “{}” geeft geen ja, nee of nvt.", naam),
                        "Laat elke rij een van deze drie geven.", {.file = model_.file(), .path = naam});
    }
    return *gegeven;
  }

  Gronden gronden(int slot) {
    if (uitvoer_ == Uitvoer::Snel) {
      return {};
    }
    return gronden_van(plan_, uit_.trace, slot);
  }

  /// Notes which parameters a decision rests on.
  void let_op_parameters(int slot) {
    if (uitvoer_ == Uitvoer::Snel) {
      return;
    }
    gebruikt_ |= herleiding_->onder(slot);
  }

  Result<void> schrijf_uitkomsten() {
    uit_.uitkomsten.reserve(plan_.uitkomstsoorten.size());
    for (std::size_t i = 0; i < plan_.uitkomstsoorten.size(); ++i) {
      const regels::UitkomstSoort& soort = plan_.uitkomstsoorten[i];
      const Plan::Uitkomst& plaats = plan_.uitkomsten[i];
      TRY(const Antwoord gegeven, antwoord(plaats.slot, soort.beslissing));
      uit_.uitkomsten.push_back({soort.id, soort.naam, gegeven, gronden(plaats.slot)});
      let_op_parameters(plaats.slot);
      for (const int waarde : plaats.waarden) {
        let_op_parameters(waarde);
      }
    }
    if (plan_.hoofduitkomst < 0) {
      return {};
    }
    const Value& hoofd = session_.evaluate(plan_.hoofduitkomst);
    if (hoofd.is_string()) {
      uit_.hoofduitkomst = std::string(hoofd.string());
    }
    let_op_parameters(plan_.hoofduitkomst);
    return {};
  }

  Onderdeel onderdeel(const dmn::DecisionInfo& decision) {
    const Value& waarde = session_.evaluate(decision.slot);
    let_op_parameters(decision.slot);
    return {decision.name,
            decision.label.empty() ? std::string_view(decision.name) : std::string_view(decision.label),
            als_antwoord(waarde).value_or(Antwoord::Nvt),
            waarde,
            gronden(decision.slot),
            oorzaken(waarde)};
  }

  Result<void> schrijf_stappen() {
    uit_.stappen.reserve(plan_.stapsoorten.size());
    for (std::size_t i = 0; i < plan_.stapsoorten.size(); ++i) {
      const regels::Stap& soort = plan_.stapsoorten[i];
      const Plan::Stap& plaats = plan_.stappen[i];
      StapUitkomst& stap = uit_.stappen.emplace_back();
      stap.nummer = soort.nummer;
      stap.naam = soort.naam;
      stap.vraag = soort.vraag;
      stap.wie = soort.wie;
      TRY(stap.antwoord, antwoord(plaats.slot, soort.beslissing));
      if (uitvoer_ == Uitvoer::Snel) {
        continue;
      }
      stap.gronden = gronden(plaats.slot);
      let_op_parameters(plaats.slot);
      stap.onderdelen.reserve(plaats.onderdelen.size());
      for (const dmn::DecisionInfo* decision : plaats.onderdelen) {
        stap.onderdelen.push_back(onderdeel(*decision));
      }
      stap.oordelen = soort.oordelen;
      stap.berekeningen = soort.berekeningen;
      stap.bronnen = soort.bronnen;
      stap.ontbreekt = oorzaken(session_.evaluate(plaats.slot));
    }
    return {};
  }

  void schrijf_berekeningen() {
    uit_.berekeningen.reserve(plan_.berekeningsoorten.size());
    for (std::size_t i = 0; i < plan_.berekeningsoorten.size(); ++i) {
      const regels::BerekeningSoort& soort = plan_.berekeningsoorten[i];
      const Plan::Berekening& plaats = plan_.berekeningen[i];
      Berekening uit{soort.id, soort.naam, soort.eenheid, session_.evaluate(plaats.slot), {}};
      let_op_parameters(plaats.slot);
      uit.regels.reserve(soort.regels.size());
      for (std::size_t lijn = 0; lijn < soort.regels.size(); ++lijn) {
        uit.regels.push_back(regel(soort.regels[lijn], plaats.regels[lijn]));
      }
      uit_.berekeningen.push_back(std::move(uit));
    }
  }

  /// The value of a decision, a fact or a parameter in a calculation.
  BerekeningRegel regel(const regels::BerekeningRegelSoort& soort, const Plan::Regel& plaats) {
    BerekeningRegel regel{soort.naam, {}, soort.teken, soort.bron, false};
    if (plaats.parameter >= 0) {
      const regels::Parameter& parameter = plan_.parameters[static_cast<std::size_t>(plaats.parameter)];
      const regels::ParameterWaarde* waarde = parameter.op(rekenaar_.peildatum());
      regel.waarde = waarde == nullptr ? Value::unknown({parameter.id}) : waarde->waarde;
      regel.voorbeeld = waarde != nullptr && waarde->voorbeeld;
      if (plaats.slot >= 0) {
        gebruikt_ |= herleiding_->onder(plaats.slot);
      }
    } else if (plaats.slot < 0) {
      const Value* feit = rekenaar_.feit(soort.waarde);  // a begrip that no decision reads
      regel.waarde = feit == nullptr ? Value::unknown({soort.waarde}) : *feit;
    } else {
      regel.waarde = session_.evaluate(plaats.slot);
      regel.voorbeeld = rust_op_voorbeeld(herleiding_->onder(plaats.slot));
    }
    return regel;
  }

  [[nodiscard]] bool rust_op_voorbeeld(const Herleiding::Parameters& parameters) const {
    const auto& lijst = rekenaar_.parameters();
    for (std::size_t i = 0; i < lijst.size(); ++i) {
      if (lijst[i].waarde->voorbeeld && (i >= parameters.size() || parameters.test(i))) {
        return true;
      }
    }
    return false;
  }

  void schrijf_parameters() {
    const auto& lijst = rekenaar_.parameters();
    for (std::size_t i = 0; i < lijst.size(); ++i) {
      if (i < gebruikt_.size() && !gebruikt_.test(i)) {
        continue;
      }
      const ParameterInvoer& invoer = lijst[i];
      uit_.parameters.push_back(
          {invoer.parameter->id, invoer.parameter->naam, invoer.waarde->voorbeeld, invoer.waarde->bronnen});
    }
  }

  const Rekenaar& rekenaar_;
  const std::vector<Behoefte>* bekend_;
  const regels::Pakket& pakket_;
  const Plan& plan_;
  const dmn::Model& model_;
  Uitvoer uitvoer_;
  dmn::Session session_;
  Beoordeling uit_;
  std::optional<Herleiding> herleiding_;  ///< looks into uit_.trace; only when everything is asked
  Herleiding::Parameters gebruikt_;
};

}  // namespace

bool Beoordeling::gebruikt_voorbeeldwaarden() const {
  return std::ranges::any_of(parameters, [](const auto& parameter) { return parameter.voorbeeld; });
}

const Uitkomst* Beoordeling::uitkomst(std::string_view id) const {
  const auto it = std::ranges::find_if(uitkomsten, [id](const auto& item) { return item.id == id; });
  return it == uitkomsten.end() ? nullptr : &*it;
}

const StapUitkomst* Beoordeling::stap(std::string_view nummer) const {
  const auto it = std::ranges::find_if(stappen, [nummer](const auto& item) { return item.nummer == nummer; });
  return it == stappen.end() ? nullptr : &*it;
}

Result<Beoordeling> beoordeel(const regels::Pakket& pakket, const Feiten& feiten, const Opties& opties) {
  TRY(const Rekenaar rekenaar, Rekenaar::maak(pakket, feiten, opties));
  return Samensteller(rekenaar, opties.uitvoer, nullptr).run();
}

Result<Beoordeling> beoordeel_met_behoeften(const regels::Pakket& pakket, const Feiten& feiten,
                                            const Opties& opties, const std::vector<Behoefte>& bekend) {
  TRY(const Rekenaar rekenaar, Rekenaar::maak(pakket, feiten, opties));
  return Samensteller(rekenaar, opties.uitvoer, &bekend).run();
}

std::string zoekafdruk(const regels::Pakket& pakket) {
  std::string tekst =
      fmt::format("zoekversie {} grens {}\n{}\n", kZoekversie, kZoekgrens, pakket.vingerafdruk);
  for (const regels::Voorbeeld& voorbeeld : pakket.voorbeelden) {
    if (voorbeeld.dekking) {
      continue;  // the search does not try it
    }
    for (const auto& [begrip, waarde] : voorbeeld.feiten) {
      tekst += begrip + '=' + feel::to_text(waarde) + '\n';
    }
    tekst += '\n';
  }
  return base::sha256_hex(tekst);
}

}  // namespace maatstaf::beoordeling
