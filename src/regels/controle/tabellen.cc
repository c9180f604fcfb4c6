// SPDX-License-Identifier: EUPL-1.2
//
// Tables: gaps, overlaps, masked and redundant rows, for every value that the parameters in their cells have
// during the validity of the package.
#include <fmt/format.h>

#include <algorithm>

#include "dmn/analysis.h"
#include "dmn/program.h"
#include "regels/controle/inhoud.h"

namespace maatstaf::regels {
namespace {

using dmn::TableFindingKind;

/// The parameters that cells of the table compare with.
std::vector<const Parameter*> celparameters(const Pakket& pakket, const dmn::DecisionTable& tabel) {
  std::set<const Parameter*> gevonden;
  for (std::size_t rij = 0; rij < tabel.row_count(); ++rij) {
    for (std::size_t kolom = 0; kolom < tabel.columns().size(); ++kolom) {
      for (const std::string& naam : tabel.cell(rij, kolom).references()) {
        if (const Parameter* parameter = pakket.parameter(naam)) {
          gevonden.insert(parameter);
        }
      }
    }
  }
  return {gevonden.begin(), gevonden.end()};
}

/// The days of the validity on which one of the parameters takes another value, the first day included.
std::vector<base::Date> wisseldagen(const Pakket& pakket, const std::vector<const Parameter*>& parameters) {
  std::set<base::Date> dagen{pakket.geldig_van};
  for (const Parameter* parameter : parameters) {
    for (const ParameterWaarde& waarde : parameter->waarden) {
      if (waarde.van > pakket.geldig_van &&
          (!pakket.geldig_tot_en_met || waarde.van <= *pakket.geldig_tot_en_met)) {
        dagen.insert(waarde.van);
      }
    }
  }
  return {dagen.begin(), dagen.end()};
}

class Tabelcontrole {
 public:
  Tabelcontrole(const Pakket& pakket, const dmn::TableInfo& info, Inhoudcontrole& uit)
      : pakket_(pakket), info_(info), tabel_(*info.compiled), uit_(uit) {}

  void run() {
    ++uit_.tabellen;
    uit_.rijen += tabel_.row_count();
    const dmn::DecisionInfo* beslissing = pakket_.model->decision(info_.owner).or_null();
    const bool eigen = beslissing != nullptr && beslissing->table == info_.table;
    const auto parameters = celparameters(pakket_, tabel_);
    const feel::Environment vast(pakket_.model->program().constants);
    if (!eigen || parameters.empty()) {
      // Inside a knowledge model the names of cells are local, and nothing is known of them here.
      const std::vector<feel::Value> niets(static_cast<std::size_t>(pakket_.model->program().frame_size),
                                           feel::Value::unknown({info_.owner}));
      neem_op(dmn::analyse(tabel_, feel::Environment(niets, &vast)), std::nullopt);
      return;
    }
    for (const base::Date dag : wisseldagen(pakket_, parameters)) {
      const bool alle =
          std::ranges::all_of(parameters, [dag](const Parameter* each) { return each->op(dag) != nullptr; });
      if (!alle) {
        continue;  // a hole in a parameter is a finding of its own
      }
      const auto waarden = parameterwaarden(pakket_, dag);
      neem_op(dmn::analyse(tabel_, feel::Environment(waarden, &vast)), dag);
    }
  }

 private:
  [[nodiscard]] std::string rij_id(std::size_t rij) const { return info_.table->rules[rij].id; }
  [[nodiscard]] std::string kolom(std::size_t nummer) const {
    return info_.table->inputs[nummer].expression.text;
  }
  [[nodiscard]] base::Place plaats(std::optional<std::size_t> rij) const {
    base::Place place{.file = pakket_.model->file(), .path = info_.owner};
    if (rij) {
      place.path += fmt::format(", rij {}", *rij + 1);
      place.line = info_.table->rules[*rij].position.line;
      place.column = info_.table->rules[*rij].position.column;
    }
    return place;
  }
  [[nodiscard]] Bevinding begin(BevindingSoort soort, std::optional<std::size_t> rij,
                                std::optional<base::Date> dag) const {
    Bevinding bevinding;
    bevinding.soort = soort;
    bevinding.pakket = pakket_.id;
    bevinding.beslissing = info_.owner;
    bevinding.plek = rij ? rij_id(*rij) : info_.owner;
    bevinding.plaats = plaats(rij);
    bevinding.op = dag;
    return bevinding;
  }
  void neem_op(const dmn::TableAnalysis& analyse, std::optional<base::Date> dag);
  [[nodiscard]] Bevinding vertaal(const dmn::TableFinding& vondst, std::optional<base::Date> dag) const;
  void meld(Bevinding bevinding) {
    // The same on a later day, with another value of a parameter, says nothing new.
    const auto zelfde = [&](const Bevinding& each) {
      return each.pakket == bevinding.pakket && each.soort == bevinding.soort &&
             each.plek == bevinding.plek && each.oorzaak == bevinding.oorzaak && each.op != bevinding.op;
    };
    if (std::ranges::none_of(uit_.bevindingen, zelfde)) {
      uit_.bevindingen.push_back(std::move(bevinding));
    }
  }

  const Pakket& pakket_;
  const dmn::TableInfo& info_;
  const dmn::DecisionTable& tabel_;
  Inhoudcontrole& uit_;
};

Bevinding Tabelcontrole::vertaal(const dmn::TableFinding& vondst, std::optional<base::Date> dag) const {
  const auto maak = [&](BevindingSoort soort, std::string oorzaak, std::string oplossing) {
    Bevinding bevinding =
        begin(soort, vondst.rows.empty() ? std::nullopt : std::optional(vondst.rows.back()), dag);
    bevinding.oorzaak = std::move(oorzaak);
    bevinding.oplossing = std::move(oplossing);
    for (std::size_t i = 0; i < vondst.example.size(); ++i) {
      bevinding.tegenvoorbeeld.push_back({kolom(i), vondst.example[i]});
    }
    return bevinding;
  };
  const auto rij = [&](std::size_t i) { return rij_id(vondst.rows[i]); };
  switch (vondst.kind) {
    case TableFindingKind::Gap:
      return maak(BevindingSoort::Gat, "Voor dit geval heeft de tabel geen rij.",
                  "Voeg een rij toe, of een standaarduitvoer.");
    case TableFindingKind::Overlap:
      return maak(BevindingSoort::Overlap,
                  fmt::format("De rijen {} en {} passen allebei bij dit geval.", rij(0), rij(1)),
                  "Maak de rijen onderling uitsluitend, of kies een andere hit policy.");
    case TableFindingKind::Conflict:
      return maak(BevindingSoort::Tegenspraak,
                  fmt::format("De rijen {} en {} passen allebei bij dit geval, met een andere uitkomst.",
                              rij(0), rij(1)),
                  "Geef rijen die samen passen dezelfde uitkomst.");
    case TableFindingKind::Dead:
      return maak(BevindingSoort::DodeRij,
                  fmt::format("Rij {} past nooit: “{}” heeft nooit een waarde die bij de cel hoort.", rij(0),
                              kolom(*vondst.column)),
                  "Verbeter de cel, of haal de rij weg.");
    case TableFindingKind::Masked:
      return maak(BevindingSoort::GemaskeerdeRij,
                  fmt::format("Rij {} komt nooit aan de beurt: andere rijen gaan altijd voor.", rij(0)),
                  "Zet de rij eerder, of haal haar weg.");
    case TableFindingKind::Redundant:
      return maak(BevindingSoort::OverbodigeRij,
                  fmt::format("Zonder rij {} geeft de tabel hetzelfde.", rij(0)), "Haal de rij weg.");
    case TableFindingKind::Mergeable:
      return maak(BevindingSoort::SamenTeVoegen,
                  fmt::format("De rijen {} en {} verschillen alleen in “{}” en zeggen hetzelfde.", rij(0),
                              rij(1), kolom(*vondst.column)),
                  "Maak er één rij van.");
    case TableFindingKind::ForeignValue:
      break;
  }
  return maak(BevindingSoort::VreemdeWaarde,
              fmt::format("Rij {} noemt {}, maar “{}” heeft die waarde nooit.", rij(0),
                          feel::to_text(*vondst.value), kolom(*vondst.column)),
              "Verbeter de waarde in de cel, of vul de waarden van de kolom aan.");
}

void Tabelcontrole::neem_op(const dmn::TableAnalysis& analyse, std::optional<base::Date> dag) {
  for (const dmn::TableFinding& vondst : analyse.findings) {
    meld(vertaal(vondst, dag));
  }
  for (const dmn::UnprovenColumn& kolomnummer : analyse.unproven) {
    Bevinding bevinding = begin(BevindingSoort::NietTeBewijzen, kolomnummer.row, dag);
    bevinding.oorzaak =
        fmt::format("Over de kolom “{}” kan de controle niets bewijzen: {}.", kolom(kolomnummer.column),
                    kolomnummer.row ? "de cel is geen waarde, bereik of vergelijking"
                                    : "de waarden zijn niet op te sommen");
    bevinding.oplossing =
        "Schrijf de voorwaarde als een kolom die ja of nee geeft, of vergelijk met een parameter.";
    ++uit_.niet_te_bewijzen;
    meld(std::move(bevinding));
  }
  if (analyse.is_complete) {
    return;
  }
  Bevinding bevinding = begin(BevindingSoort::NietTeBewijzen, std::nullopt, dag);
  bevinding.oorzaak = "De tabel is te groot om helemaal na te gaan. Er kan meer mis zijn dan hier staat.";
  bevinding.oplossing = "Splits de tabel.";
  ++uit_.niet_te_bewijzen;
  meld(std::move(bevinding));
}

}  // namespace

std::vector<feel::Value> parameterwaarden(const Pakket& pakket, base::Date op) {
  std::vector<feel::Value> waarden = pakket.model->program().unknown_frame;
  for (std::size_t slot = 0; slot < waarden.size(); ++slot) {
    if (!waarden[slot].is_unknown()) {
      waarden[slot] = feel::Value::unknown({"beslissing"});
    }
  }
  for (const dmn::InputInfo& invoer : pakket.model->inputs()) {
    const Parameter* parameter = pakket.parameter(invoer.name);
    const ParameterWaarde* waarde = parameter == nullptr ? nullptr : parameter->op(op);
    if (waarde != nullptr) {
      waarden[static_cast<std::size_t>(invoer.slot)] = waarde->waarde;
    }
  }
  return waarden;
}

void controleer_tabelinhoud(const Pakket& pakket, Inhoudcontrole& uit) {
  for (const auto& info : pakket.model->tables()) {
    if (info->compiled != nullptr) {
      Tabelcontrole(pakket, *info, uit).run();
    }
  }
}

}  // namespace maatstaf::regels
