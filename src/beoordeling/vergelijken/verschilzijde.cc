// SPDX-License-Identifier: EUPL-1.2
#include "beoordeling/vergelijken/verschilzijde.h"

#include <algorithm>

namespace maatstaf::beoordeling {
namespace {

using feel::Value;

/// Values unlike this one, to see whether anything depends on it.
std::vector<Value> andere_waarden(const Value& waarde) {
  if (waarde.is_boolean()) {
    return {Value(!waarde.boolean())};
  }
  if (waarde.is_number()) {
    return {Value(0), Value(1'000'000)};
  }
  if (waarde.is_string()) {
    return {Value("ja"), Value("nee"), Value("nvt"), Value("geen")};
  }
  if (waarde.is_list()) {
    return {Value(feel::List{})};
  }
  if (!waarde.is_context()) {
    return {};
  }
  std::vector<Value> uit;
  for (const std::size_t keuze : {std::size_t{0}, std::size_t{1}}) {
    feel::Context context;
    for (const auto& [sleutel, deel] : waarde.context().entries()) {
      const auto anders = andere_waarden(deel);
      context.put(sleutel, keuze < anders.size() ? anders[keuze] : deel);
    }
    uit.emplace_back(std::move(context));
  }
  return uit;
}

}  // namespace

bool bekend_en_anders(const Value& a, const Value& b) {
  return !a.holds_unknown() && !b.holds_unknown() && !feel::same(a, b);
}

Verschilzijde::Verschilzijde(const regels::Pakket& pakket, base::Date dag)
    : pakket_(pakket),
      opties_{.peildatum = dag},
      session_(*pakket.model),
      spoor_(*pakket.model, dmn::TraceMode::Full),
      wat_als_(*pakket.model) {}

bool Verschilzijde::vul(const Feiten& feiten) {
  auto rekenaar = Rekenaar::maak(pakket_, feiten, opties_);
  if (!rekenaar) {
    return false;
  }
  rekenaar_.emplace(std::move(*rekenaar));
  session_.reset();
  rekenaar_->vul(session_);
  spoor_klaar_ = false;
  return true;
}

bool Verschilzijde::kent(std::string_view naam) const {
  return pakket_.model->slot(naam).has_value();
}

const Value& Verschilzijde::waarde(std::string_view naam) {
  static const Value kOnbekend = Value::unknown({});
  const auto slot = pakket_.model->slot(naam);
  return slot ? session_.evaluate(*slot) : kOnbekend;
}

Value Verschilzijde::waarde_met(std::string_view naam, const Anders& anders) {
  const auto slot = pakket_.model->slot(naam);
  if (!slot) {
    return Value::unknown({});
  }
  wat_als_.reset();
  rekenaar_->vul(wat_als_);
  for (const auto& [plaats, nieuw] : anders) {
    wat_als_.set(plaats, nieuw);
  }
  return wat_als_.evaluate(*slot);
}

bool Verschilzijde::vuurde(const std::string& beslissing, const std::string& rij) {
  const auto* info = pakket_.model->decision(beslissing).or_null();
  if (info == nullptr || info->table == nullptr || rij.empty()) {
    return false;
  }
  if (!spoor_klaar_) {
    spoor_.reset();
    rekenaar_->vul(spoor_);
    spoor_klaar_ = true;
  }
  static_cast<void>(spoor_.evaluate(info->slot));
  const dmn::Trace& trace = spoor_.trace();
  const auto* stap = trace.find(info->slot);
  if (stap == nullptr) {
    return false;
  }
  for (const dmn::TableTrace& tabel : trace.tables(*stap)) {
    const auto rijen = trace.rows(tabel);
    for (std::size_t i = 0; i < rijen.size(); ++i) {
      if (rijen[i].outcome == dmn::RowOutcome::Fired && tabel.table->table->rules[i].id == rij) {
        return true;
      }
    }
  }
  return false;
}

bool Verschilzijde::hangt_af_van(const std::string& beslissing, const std::string& naam) {
  const auto slot = pakket_.model->slot(naam);
  if (!slot) {
    return false;
  }
  const Value nu = waarde(beslissing);
  const auto andere = andere_waarden(waarde(naam));
  return std::ranges::any_of(andere, [&](const Value& anders) {
    const Value straks = waarde_met(beslissing, {{*slot, anders}});
    return !straks.is_null() && bekend_en_anders(straks, nu);
  });
}

bool Verschilzijde::zet_stap(const std::string& beslissing) {
  const bool is_stap = std::ranges::any_of(
      pakket_.stappen, [&](const regels::Stap& stap) { return stap.beslissing == beslissing; });
  if (!is_stap) {
    return false;
  }
  const Value& antwoord = waarde(beslissing);
  return antwoord.is_boolean() || (antwoord.is_string() && antwoord.string() != "nvt");
}

std::string_view Verschilzijde::in_set(std::string_view uitkomst) {
  for (const regels::UitkomstSoort& soort : pakket_.uitkomsten) {
    if (soort.id != uitkomst) {
      continue;
    }
    const Value& antwoord = waarde(soort.beslissing);
    if (antwoord.is_unknown()) {
      return "onbekend";
    }
    return antwoord.is_true() || (antwoord.is_string() && antwoord.string() == "ja") ? "ja" : "nee";
  }
  return "nee";
}

}  // namespace maatstaf::beoordeling
