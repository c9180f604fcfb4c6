// SPDX-License-Identifier: EUPL-1.2
#include "beoordeling/voorbeelden/feitenzoeker.h"

#include <algorithm>
#include <limits>
#include <set>

#include "dmn/domain.h"
#include "dmn/program.h"
#include "regels/controle/inhoud.h"

namespace maatstaf::beoordeling {
namespace {

constexpr int kDiepste = 8;               ///< tables behind each other that the distance looks into
constexpr std::size_t kMeesteBegin = 12;  ///< examples that a search starts from
constexpr int kMeesteStappen = 16;
constexpr std::size_t kMeesteWaarden = 80;  ///< of one fact, from examples

/// A distance as a part of one step, so that any progress deeper down counts less than one step here.
double deel(double afstand) {
  return afstand / (afstand + 1);
}

/// May a person give this value? Only numbers and dates are made up; what is enumerated is there already.
bool in_bereik(const regels::Begrip& begrip, const feel::Value& waarde) {
  const regels::Bereik& bereik = begrip.bereik;
  if (waarde.is_number() &&
      (begrip.type == regels::BegripType::Getal || begrip.type == regels::BegripType::Bedrag)) {
    return (!bereik.minimum || *bereik.minimum <= waarde.number()) &&
           (!bereik.maximum || waarde.number() <= *bereik.maximum);
  }
  if (waarde.kind() == feel::Kind::Date && begrip.type == regels::BegripType::Datum) {
    return (!bereik.eerste || *bereik.eerste <= waarde.date()) &&
           (!bereik.laatste || waarde.date() <= *bereik.laatste);
  }
  return false;
}

void voeg_toe(std::vector<feel::Value>& waarden, const feel::Value& waarde) {
  if (std::ranges::none_of(waarden, [&](const feel::Value& each) { return feel::same(each, waarde); })) {
    waarden.push_back(waarde);
  }
}

}  // namespace

Feitenzoeker::Feitenzoeker(const regels::Pakket& pakket, std::size_t pogingen)
    : pakket_(pakket), pogingen_(pogingen), sessie_(*pakket.model, dmn::TraceMode::Full) {
  for (const regels::Voorbeeld& voorbeeld : pakket.voorbeelden) {
    const auto datum = voorbeeld.feiten.find(pakket.gekozen_op);
    if (voorbeeld.peildatum) {
      beginpunten_.push_back({voorbeeld.feiten, *voorbeeld.peildatum});
    } else if (datum != voorbeeld.feiten.end()) {
      beginpunten_.push_back({voorbeeld.feiten, datum->second.date()});
    }
  }
  beginpunten_.push_back({{}, pakket.geldig_van});
  lees_domein();
}

/// The values to try: the representative values of the vocabulary, those of the examples, and where a table
/// tests a fact itself a value on each side of every end point.
void Feitenzoeker::lees_domein() {
  for (const dmn::InputInfo& invoer : pakket_.model->inputs()) {
    const regels::Begrip* begrip = pakket_.begrippen->vind(invoer.name);
    if (begrip == nullptr) {
      continue;
    }
    auto& waarden = domein_[invoer.name];
    for (const feel::Value& waarde : regels::proefdomein(*begrip)) {
      voeg_toe(waarden, waarde);
    }
    for (const Begin& begin : beginpunten_) {
      const auto feit = begin.feiten.find(invoer.name);
      if (feit != begin.feiten.end() && waarden.size() < kMeesteWaarden) {
        voeg_toe(waarden, feit->second);
      }
    }
  }
  const auto parameters = regels::parameterwaarden(pakket_, pakket_.geldig_van);
  const feel::Environment vast(pakket_.model->program().constants);
  const feel::Environment omgeving(parameters, &vast);
  for (const auto& info : pakket_.model->tables()) {
    const dmn::DecisionTable& tabel = *info->compiled;
    for (std::size_t kolom = 0; kolom < tabel.columns().size(); ++kolom) {
      const regels::Begrip* begrip = pakket_.begrippen->vind(tabel.columns()[kolom].expression.text());
      if (begrip == nullptr || !domein_.contains(begrip->id)) {
        continue;
      }
      feel::Evaluation stil;
      const std::size_t kolommen[] = {kolom};
      const auto punten =
          dmn::representative_values(tabel, kolommen, dmn::RowSet(tabel.row_count(), true), omgeving, stil);
      for (const feel::Value& punt : punten.value_or(std::vector<feel::Value>{})) {
        if (in_bereik(*begrip, punt)) {
          voeg_toe(domein_[begrip->id], punt);
        }
      }
    }
  }
}

void Feitenzoeker::leer(const GevondenFeiten& gevonden) {
  beginpunten_.push_back({gevonden.feiten, gevonden.peildatum});
}

void Feitenzoeker::vul(const Begin& begin) {
  if (parameters_op_ != begin.peildatum) {
    parameters_ = regels::parameterwaarden(pakket_, begin.peildatum);
    parameters_op_ = begin.peildatum;
  }
  sessie_.reset();
  for (const dmn::InputInfo& invoer : pakket_.model->inputs()) {
    const auto feit = begin.feiten.find(invoer.name);
    const feel::Value& parameter = parameters_[static_cast<std::size_t>(invoer.slot)];
    if (feit != begin.feiten.end()) {
      sessie_.set(invoer.slot, feit->second);
    } else if (!parameter.is_unknown()) {
      sessie_.set(invoer.slot, parameter);
    }
  }
}

/// The last evaluation of the table that is the logic of this decision.
const dmn::TableTrace* Feitenzoeker::spoor_van(const std::string& naam) {
  const dmn::DecisionInfo* beslissing = pakket_.model->decision(naam).or_null();
  if (beslissing == nullptr || beslissing->table == nullptr) {
    return nullptr;
  }
  const dmn::Trace& spoor = sessie_.trace();
  const dmn::DecisionTrace* gevonden = spoor.find(beslissing->slot);
  if (gevonden == nullptr) {
    return nullptr;
  }
  const dmn::TableTrace* laatste = nullptr;
  for (const dmn::TableTrace& tabel : spoor.tables(*gevonden)) {
    if (tabel.table->table == beslissing->table) {
      laatste = &tabel;
    }
  }
  return laatste;
}

double Feitenzoeker::afstand_van_cel(const dmn::TableInfo& tabel, std::size_t rij, std::size_t kolom,
                                     Antwoord wil, int diepte) {
  const dmn::DecisionTable& vertaald = *tabel.compiled;
  const std::string& bron = vertaald.columns()[kolom].expression.text();
  const dmn::DecisionInfo* beslissing = pakket_.model->decision(bron).or_null();
  if (beslissing == nullptr || beslissing->table == nullptr || diepte >= kDiepste) {
    return 1;
  }
  // The column is itself a table: look which of its rows gives a value that the cell wants, and how near it
  // is.
  const auto info = std::ranges::find_if(pakket_.model->tables(),
                                         [&](const auto& each) { return each->table == beslissing->table; });
  if (info == pakket_.model->tables().end()) {
    return 1;
  }
  const dmn::DecisionTable& onder = *(*info)->compiled;
  if (onder.outputs().size() != 1) {
    return 1;
  }
  const feel::Environment vast(pakket_.model->program().constants);
  const feel::Environment omgeving(parameters_, &vast);
  feel::Evaluation stil;
  double beste = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < onder.row_count(); ++i) {
    const auto& uitvoer = onder.output_cell(i, 0).constant;
    if (!uitvoer) {
      continue;
    }
    const bool ja = vertaald.cell(rij, kolom).evaluate(*uitvoer, omgeving, stil).is_true();
    if (ja == (wil == Antwoord::Ja)) {
      beste = std::min(beste, afstand(**info, i, {}, diepte + 1));
    }
  }
  return beste == std::numeric_limits<double>::infinity() ? 1 : deel(1 + beste);
}

double Feitenzoeker::afstand(const dmn::TableInfo& tabel, std::size_t rij,
                             const std::map<std::size_t, Antwoord>& wil, int diepte) {
  const dmn::TableTrace* spoor = spoor_van(tabel.owner);
  if (spoor == nullptr) {
    return static_cast<double>(tabel.compiled->columns().size());
  }
  const feel::Environment vast(pakket_.model->program().constants);
  const feel::Environment omgeving(parameters_, &vast);
  const Celstand stand(*tabel.compiled, sessie_.trace().inputs(*spoor), omgeving);
  double som = 0;
  for (std::size_t kolom = 0; kolom < tabel.compiled->columns().size(); ++kolom) {
    const auto gevraagd = wil.find(kolom);
    const Antwoord antwoord = gevraagd == wil.end() ? Antwoord::Ja : gevraagd->second;
    if (stand.cel(rij, kolom) != antwoord) {
      som += afstand_van_cel(tabel, rij, kolom, antwoord, diepte);
    }
  }
  return som;
}

double Feitenzoeker::meet(const Doel& doel, const Begin& begin) {
  if (over_ > 0) {
    --over_;
  }
  vul(begin);
  (void)sessie_.evaluate(*pakket_.model->slot(doel.tabel->owner));
  const dmn::TableTrace* spoor = spoor_van(doel.tabel->owner);
  if (spoor == nullptr) {
    return std::numeric_limits<double>::infinity();
  }
  const feel::Environment vast(pakket_.model->program().constants);
  const feel::Environment omgeving(parameters_, &vast);
  const Celstand stand(*doel.tabel->compiled, sessie_.trace().inputs(*spoor), omgeving);
  if (doel.eis) {
    if (stand.toont(*doel.eis)) {
      return 0;
    }
    std::map<std::size_t, Antwoord> wil;
    if (doel.eis->kolom) {
      wil[*doel.eis->kolom] = Antwoord::Nee;
    }
    return 0.1 + afstand(*doel.tabel, doel.eis->rij, wil, 0);
  }
  double som = 0;
  for (const auto& [plek, antwoord] : doel.cellen) {
    if (stand.cel(plek.first, plek.second) != antwoord) {
      som += afstand_van_cel(*doel.tabel, plek.first, plek.second, antwoord, 0);
    }
  }
  return som;
}

std::vector<std::string> Feitenzoeker::veranderlijk(const std::string& beslissing) const {
  std::vector<std::string> namen;
  for (const std::string& naam : pakket_.model->inputs_of(beslissing)) {
    const auto waarden = domein_.find(naam);
    if (naam != pakket_.gekozen_op && waarden != domein_.end() && !waarden->second.empty()) {
      namen.push_back(naam);
    }
  }
  return namen;
}

/// Tries every change of one fact and keeps the best; when none helps, changes of two facts.
bool Feitenzoeker::verbeter(const Doel& doel, Poging& poging) {
  const auto namen = veranderlijk(doel.tabel->owner);
  Poging beste = poging;
  const auto probeer = [&](Begin begin) {
    if (over_ == 0 || beste.afstand == 0) {
      return;
    }
    const double afstand = meet(doel, begin);
    if (afstand < beste.afstand) {
      beste = {afstand, std::move(begin)};
    }
  };
  for (const std::string& naam : namen) {
    for (const feel::Value& waarde : domein_[naam]) {
      Begin begin = poging.begin;
      begin.feiten[naam] = waarde;
      probeer(std::move(begin));
    }
  }
  if (beste.afstand >= poging.afstand) {
    for (std::size_t i = 0; i < namen.size(); ++i) {
      for (std::size_t j = i + 1; j < namen.size(); ++j) {
        for (const feel::Value& eerste : domein_[namen[i]]) {
          for (const feel::Value& tweede : domein_[namen[j]]) {
            if (over_ == 0 || beste.afstand < poging.afstand) {
              break;
            }
            Begin begin = poging.begin;
            begin.feiten[namen[i]] = eerste;
            begin.feiten[namen[j]] = tweede;
            probeer(std::move(begin));
          }
        }
      }
    }
  }
  const bool beter = beste.afstand < poging.afstand;
  poging = std::move(beste);
  return beter;
}

GevondenFeiten Feitenzoeker::resultaat(const Doel& doel, const Begin& begin) {
  GevondenFeiten uit;
  uit.peildatum = begin.peildatum;
  std::set<std::string> nodig = pakket_.model->inputs_of(doel.tabel->owner);
  nodig.insert(pakket_.gekozen_op);
  for (const auto& [naam, waarde] : begin.feiten) {
    if (nodig.contains(naam)) {
      uit.feiten.emplace(naam, waarde);
    }
  }
  vul(begin);
  uit.waarde = sessie_.evaluate(*pakket_.model->slot(doel.tabel->owner));
  if (const dmn::TableTrace* spoor = spoor_van(doel.tabel->owner)) {
    const auto rijen = sessie_.trace().rows(*spoor);
    for (std::size_t i = 0; i < rijen.size(); ++i) {
      if (rijen[i].outcome == dmn::RowOutcome::Fired && !uit.rij) {
        uit.rij = i;
      }
    }
  }
  return uit;
}

std::optional<GevondenFeiten> Feitenzoeker::zoek(const Doel& doel) {
  const dmn::DecisionInfo* beslissing = pakket_.model->decision(doel.tabel->owner).or_null();
  if (beslissing == nullptr || beslissing->table != doel.tabel->table) {
    return std::nullopt;
  }
  over_ = pogingen_;
  std::vector<Poging> pogingen;
  for (const Begin& begin : beginpunten_) {
    pogingen.push_back({meet(doel, begin), begin});
  }
  std::ranges::stable_sort(pogingen, [](const Poging& a, const Poging& b) { return a.afstand < b.afstand; });
  if (pogingen.size() > kMeesteBegin) {
    pogingen.resize(kMeesteBegin);
  }
  for (Poging& poging : pogingen) {
    // What is left is shared fairly: the nearest examples come first, but never take all.
    const std::size_t bewaard = over_ / 2;
    over_ -= bewaard;
    for (int stap = 0; stap < kMeesteStappen && poging.afstand > 0 && over_ > 0; ++stap) {
      if (!verbeter(doel, poging)) {
        break;
      }
    }
    over_ += bewaard;
    if (poging.afstand == 0) {
      return resultaat(doel, poging.begin);
    }
  }
  return std::nullopt;
}

std::optional<GevondenFeiten> Feitenzoeker::zoek(const Dekkingseis& eis) {
  Doel doel;
  doel.tabel = eis.tabel;
  doel.eis = eis;
  return zoek(doel);
}

std::optional<GevondenFeiten> Feitenzoeker::zoek(const dmn::TableInfo& tabel, const dmn::TableCase& geval) {
  Doel doel;
  doel.tabel = &tabel;
  const auto waarden = regels::parameterwaarden(pakket_, pakket_.geldig_van);
  const feel::Environment vast(pakket_.model->program().constants);
  const feel::Environment omgeving(waarden, &vast);
  feel::Evaluation stil;
  for (std::size_t kolom = 0; kolom < geval.size(); ++kolom) {
    if (!geval[kolom]) {
      continue;
    }
    for (std::size_t rij = 0; rij < tabel.compiled->row_count(); ++rij) {
      const dmn::Cell& cel = tabel.compiled->cell(rij, kolom);
      if (cel.is_any()) {
        continue;
      }
      const feel::Value antwoord = cel.evaluate(*geval[kolom], omgeving, stil);
      if (antwoord.is_unknown()) {
        continue;
      }
      doel.cellen[{rij, kolom}] = antwoord.is_true() ? Antwoord::Ja : Antwoord::Nee;
    }
  }
  return zoek(doel);
}

}  // namespace maatstaf::beoordeling
