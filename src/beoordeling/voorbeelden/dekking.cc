// SPDX-License-Identifier: EUPL-1.2
#include "beoordeling/voorbeelden/dekking.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "beoordeling/rekenen/rekenaar.h"
#include "beoordeling/voorbeelden/voorbeelden.h"
#include "dmn/domain.h"
#include "dmn/program.h"
#include "dmn/session.h"
#include "regels/controle/inhoud.h"

namespace maatstaf::beoordeling {
namespace {

using Antwoord = Celstand::Antwoord;

/// Is there a value of the column for which the cell fails? When the column cannot be enumerated: probably.
bool kan_falen(const dmn::DecisionTable& tabel, std::size_t rij, std::size_t kolom,
               const feel::Environment& omgeving) {
  feel::Evaluation stil;
  const std::size_t kolommen[] = {kolom};
  const auto waarden =
      dmn::representative_values(tabel, kolommen, dmn::RowSet(tabel.row_count(), true), omgeving, stil);
  if (!waarden) {
    return true;
  }
  return std::ranges::any_of(*waarden, [&](const feel::Value& waarde) {
    return tabel.cell(rij, kolom).evaluate(waarde, omgeving, stil).is_false();
  });
}

/// Another column with the same expression, tested in the same row, fails together with this one.
bool staat_alleen(const dmn::DecisionTable& tabel, std::size_t rij, std::size_t kolom) {
  for (std::size_t ander = 0; ander < tabel.columns().size(); ++ander) {
    if (ander != kolom && !tabel.cell(rij, ander).is_any() &&
        tabel.columns()[ander].expression.text() == tabel.columns()[kolom].expression.text()) {
      return false;
    }
  }
  return true;
}

}  // namespace

std::string Dekkingseis::plek() const {
  const std::string& id = tabel->table->rules[rij].id;
  return kolom ? fmt::format("{}/{}", id, *kolom + 1) : id;
}

Celstand::Celstand(const dmn::DecisionTable& tabel, std::span<const feel::Value> invoer,
                   const feel::Environment& omgeving)
    : tabel_(tabel), kolommen_(tabel.columns().size()) {
  feel::Evaluation stil;
  cellen_.reserve(tabel.row_count() * kolommen_);
  for (std::size_t rij = 0; rij < tabel.row_count(); ++rij) {
    for (std::size_t kolom = 0; kolom < kolommen_; ++kolom) {
      const feel::Value antwoord = tabel.cell(rij, kolom).evaluate(invoer[kolom], omgeving, stil);
      cellen_.push_back(antwoord.is_true()                                    ? Antwoord::Ja
                        : antwoord.is_unknown() || invoer[kolom].is_unknown() ? Antwoord::Onbekend
                                                                              : Antwoord::Nee);
    }
  }
}

bool Celstand::kan_passen(std::size_t rij) const {
  for (std::size_t kolom = 0; kolom < kolommen_; ++kolom) {
    if (cel(rij, kolom) == Antwoord::Nee) {
      return false;
    }
  }
  return true;
}

bool Celstand::toont(const Dekkingseis& eis) const {
  for (std::size_t kolom = 0; kolom < kolommen_; ++kolom) {
    const Antwoord wil = eis.kolom == kolom ? Antwoord::Nee : Antwoord::Ja;
    if (cel(eis.rij, kolom) != wil) {
      return false;
    }
  }
  if (tabel_.info().table->hit_policy != dmn::HitPolicy::First) {
    return true;
  }
  // An earlier row must not be able to take the case anyhow, unless because of the very condition.
  for (std::size_t rij = 0; rij < eis.rij; ++rij) {
    if (kan_passen(rij) && !(eis.kolom && !tabel_.cell(rij, *eis.kolom).is_any())) {
      return false;
    }
  }
  return true;
}

std::vector<Dekkingseis> dekkingseisen(const regels::Pakket& pakket) {
  std::vector<Dekkingseis> eisen;
  const auto waarden = regels::parameterwaarden(pakket, pakket.geldig_van);
  const feel::Environment vast(pakket.model->program().constants);
  const feel::Environment omgeving(waarden, &vast);
  for (const auto& info : pakket.model->tables()) {
    for (std::size_t rij = 0; rij < info->table->rules.size(); ++rij) {
      eisen.push_back({info.get(), rij, {}});
    }
  }
  for (const auto& info : pakket.model->tables()) {
    const dmn::DecisionTable& tabel = *info->compiled;
    for (std::size_t rij = 0; rij < tabel.row_count(); ++rij) {
      for (std::size_t kolom = 0; kolom < tabel.columns().size(); ++kolom) {
        if (tabel.cell(rij, kolom).is_any() || !staat_alleen(tabel, rij, kolom)) {
          continue;
        }
        if (kan_falen(tabel, rij, kolom, omgeving)) {
          eisen.push_back({info.get(), rij, kolom});
        }
      }
    }
  }
  return eisen;
}

void toon_dekking(const regels::Pakket& pakket, const std::vector<Dekkingseis>& eisen,
                  const dmn::Trace& spoor, base::Date op, const std::function<void(std::size_t)>& gezien) {
  const auto waarden = regels::parameterwaarden(pakket, op);
  const feel::Environment vast(pakket.model->program().constants);
  const feel::Environment omgeving(waarden, &vast);
  std::map<const dmn::Table*, std::vector<Celstand>> standen;
  for (const dmn::DecisionTrace& beslissing : spoor.decisions()) {
    for (const dmn::TableTrace& tabel : spoor.tables(beslissing)) {
      standen[tabel.table->table].emplace_back(*tabel.table->compiled, spoor.inputs(tabel), omgeving);
    }
  }
  for (std::size_t i = 0; i < eisen.size(); ++i) {
    const auto stand = standen.find(eisen[i].tabel->table);
    if (stand == standen.end()) {
      continue;
    }
    if (std::ranges::any_of(stand->second, [&](const Celstand& each) { return each.toont(eisen[i]); })) {
      gezien(i);
    }
  }
}

Dekking meet_dekking(const regels::Pakket& pakket) {
  const auto eisen = dekkingseisen(pakket);
  std::vector<bool> getoond(eisen.size(), false);
  dmn::Session sessie(*pakket.model, dmn::TraceMode::Full);
  for (const regels::Voorbeeld& voorbeeld : pakket.voorbeelden) {
    const Feiten feiten = feiten_van(pakket, voorbeeld);
    const auto rekenaar = Rekenaar::maak(pakket, feiten, {.peildatum = voorbeeld.peildatum});
    if (!rekenaar) {
      continue;  // an example that cannot be assessed is a finding of its own
    }
    sessie.reset();
    rekenaar->vul(sessie);
    for (const dmn::DecisionInfo& beslissing : pakket.model->decisions()) {
      (void)sessie.evaluate(beslissing.slot);
    }
    toon_dekking(pakket, eisen, sessie.trace(), rekenaar->peildatum(),
                 [&getoond](std::size_t i) { getoond[i] = true; });
  }
  Dekking uit;
  std::map<std::pair<const dmn::TableInfo*, std::size_t>, bool> geraakt;
  for (std::size_t i = 0; i < eisen.size(); ++i) {
    const Dekkingseis& eis = eisen[i];
    if (!eis.kolom) {
      ++uit.rijen;
      geraakt[{eis.tabel, eis.rij}] = getoond[i];
      if (!getoond[i]) {
        uit.rijen_ontbreken.push_back(eis);
      }
      continue;
    }
    ++uit.voorwaarden;
    if (!getoond[i] || !geraakt[{eis.tabel, eis.rij}]) {
      uit.voorwaarden_ontbreken.push_back(eis);
    }
  }
  return uit;
}

}  // namespace maatstaf::beoordeling
