// SPDX-License-Identifier: EUPL-1.2
#include "beoordeling/rekenen/rekenaar.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/nederlands.h"

namespace maatstaf::beoordeling {
namespace {

using base::ErrorKind;
using base::Result;
using regels::BegripType;

/// Facts come through `Begrippen::lees` and are right; one that came another way must not slip through.
bool past(const regels::Begrip& begrip, const feel::Value& waarde) {
  switch (begrip.type) {
    case BegripType::JaNee:
      return waarde.is_boolean();
    case BegripType::Keuze:
      return waarde.is_string() && std::ranges::any_of(begrip.waarden, [&](const auto& keuze) {
               return keuze.code == waarde.string();
             });
    case BegripType::Getal:
    case BegripType::Bedrag:
      return waarde.is_number();
    case BegripType::Datum:
      return waarde.kind() == feel::Kind::Date;
    case BegripType::Tekst:
      return waarde.is_string();
    case BegripType::Lijst:
      return waarde.is_list() && !waarde.holds_unknown();
  }
  return false;
}

}  // namespace

std::vector<std::string> oorzaken(const feel::Value& waarde) {
  if (waarde.is_unknown()) {
    return waarde.causes();
  }
  if (!waarde.holds_unknown()) {
    return {};
  }
  return feel::Value::unknown(waarde, waarde).causes();
}

Result<Rekenaar> Rekenaar::maak(const regels::Pakket& pakket, const Feiten& feiten, const Opties& opties) {
  Rekenaar rekenaar;
  rekenaar.pakket_ = &pakket;
  rekenaar.plan_ = Plan::van(pakket);
  rekenaar.alle_feiten_ = &feiten;
  // Principle 3: a planned regime can be simulated, never decided on.
  if (opties.doel == Doel::Besluit && !regels::mag_besluiten(pakket.status)) {
    return base::fail(ErrorKind::Conflict,
                      fmt::format("Het pakket {} is “{}”; daarmee kan geen besluit worden genomen.",
                                  pakket.id, regels::woord(pakket.status)),
                      "Kies een pakket dat in werking is.");
  }
  TRY_VOID(rekenaar.lees_peildatum(feiten, opties));
  TRY_VOID(rekenaar.lees_feiten(feiten));
  TRY_VOID(rekenaar.lees_parameters());
  return rekenaar;
}

Result<void> Rekenaar::lees_peildatum(const Feiten& feiten, const Opties& opties) {
  if (opties.peildatum) {
    peildatum_ = *opties.peildatum;
    return {};
  }
  const auto it = feiten.find(pakket_->gekozen_op);
  if (it == feiten.end() || it->second.waarde.kind() != feel::Kind::Date) {
    return base::fail(ErrorKind::Input, "Niet bekend is op welke datum de regels moeten worden toegepast.",
                      fmt::format("Geef “{}” op, of een peildatum.", pakket_->gekozen_op),
                      {.file = {}, .path = pakket_->gekozen_op});
  }
  peildatum_ = it->second.waarde.date();
  return {};
}

Result<void> Rekenaar::lees_feiten(const Feiten& feiten) {
  std::vector<const feel::Value*> gegeven(plan_->invoer.size(), nullptr);
  for (const auto& [id, feit] : feiten) {
    const Plan::Begripplaats* plaats = plan_->begrip(id);
    if (plaats == nullptr) {
      return base::fail(ErrorKind::Input, "Dit begrip bestaat niet.", "Neem een naam uit de begrippenlijst.",
                        {.file = {}, .path = id});
    }
    if (!past(*plaats->begrip, feit.waarde)) {
      return base::fail(ErrorKind::Input,
                        fmt::format("De waarde van “{}” past niet bij het begrip.", plaats->begrip->naam),
                        "Leg het gegeven opnieuw vast.", {.file = {}, .path = id});
    }
    if (plaats->invoer >= 0) {
      gegeven[static_cast<std::size_t>(plaats->invoer)] = &feit.waarde;
    }
  }
  feiten_.reserve(gegeven.size());
  onbekend_.reserve(gegeven.size());
  for (std::size_t i = 0; i < gegeven.size(); ++i) {
    const Plan::Invoer& invoer = plan_->invoer[i];
    if (invoer.begrip == nullptr) {
      continue;
    }
    if (gegeven[i] == nullptr) {
      onbekend_.push_back({invoer.slot, invoer.begrip});
    } else {
      feiten_.emplace_back(invoer.slot, *gegeven[i]);
    }
  }
  return {};
}

Result<void> Rekenaar::lees_parameters() {
  parameters_.reserve(plan_->invoer.size());
  for (const Plan::Invoer& invoer : plan_->invoer) {
    if (invoer.parameter < 0) {
      continue;
    }
    const regels::Parameter* parameter = &plan_->parameters[static_cast<std::size_t>(invoer.parameter)];
    const regels::ParameterWaarde* waarde = parameter->op(peildatum_);
    // Principle 7: no value for the date is an error, never a default.
    if (waarde == nullptr) {
      return base::fail(
          ErrorKind::Rules,
          fmt::format("Van “{}” is geen waarde bekend op {}.", parameter->naam, base::date_long(peildatum_)),
          "Vul de waarde aan in het bestand met parameters, met de bron erbij.", parameter->plaats);
    }
    parameters_.push_back({invoer.slot, parameter, waarde});
  }
  return {};
}

const feel::Value* Rekenaar::feit(std::string_view id) const {
  const auto it = alle_feiten_->find(id);
  return it == alle_feiten_->end() ? nullptr : &it->second.waarde;
}

void Rekenaar::vul(dmn::Session& session) const {
  for (const auto& [slot, waarde] : feiten_) {
    session.set(slot, waarde);
  }
  for (const ParameterInvoer& invoer : parameters_) {
    session.set(invoer.slot, invoer.waarde->waarde);
  }
}

}  // namespace maatstaf::beoordeling
