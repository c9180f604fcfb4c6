// SPDX-License-Identifier: EUPL-1.2
//
// What the check of a package finds, as data. A finding has a kind, a place, a cause and a remedy in Dutch,
// and where it can a case that shows it. `fout` refuses the package; `melding` asks for attention. Kinds and
// severities: docs/regels/controle.md.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/json.h"
#include "base/result.h"
#include "base/woorden.h"
#include "feel/value.h"

namespace maatstaf::regels {

using base::naam;
using base::woord;

enum class BevindingSoort {
  Voorbeeld,               ///< a worked example gives another outcome than it expects
  Type,                    ///< an operator or function gets a type that it does not take
  Dubbelzinnig,            ///< FEEL that engines read differently
  Gat,                     ///< no row for a case
  Overlap,                 ///< two rows for one case where only one may match
  Tegenspraak,             ///< ANY: two rows for one case with different outputs
  DodeRij,                 ///< a row whose cell never matches
  VreemdeWaarde,           ///< a cell names a value that its column never has
  GemaskeerdeRij,          ///< a row that other rows always go before
  OverbodigeRij,           ///< a row that can go
  SamenTeVoegen,           ///< two rows that can be one
  NietTeBewijzen,          ///< a cell or search that the check cannot judge
  OngebruikteInvoer,       ///< an input that no outcome reads
  OngebruikteBeslissing,   ///< a decision that no outcome reads
  OngelezenEis,            ///< a drawn requirement that no expression reads
  OngebruikteParameter,    ///< a parameter that nothing reads
  ParameterGat,            ///< a day in the validity of the package without a value
  Tijd,                    ///< a day without an answer, or with two
  Passage,                 ///< a fingerprint that is not found in its document
  Rijdekking,              ///< a row that no worked example fires
  Voorwaardedekking,       ///< MC/DC: a condition whose effect no worked example shows
  OverbodigeUitzondering,  ///< an exception that nothing asks for
};

constexpr auto woordenlijst(BevindingSoort /*enum*/) {
  return base::woordenlijst<BevindingSoort>(
      {{BevindingSoort::Voorbeeld, "voorbeeld"},
       {BevindingSoort::Type, "type"},
       {BevindingSoort::Dubbelzinnig, "dubbelzinnig"},
       {BevindingSoort::Gat, "gat"},
       {BevindingSoort::Overlap, "overlap"},
       {BevindingSoort::Tegenspraak, "tegenspraak"},
       {BevindingSoort::DodeRij, "dode_rij"},
       {BevindingSoort::VreemdeWaarde, "vreemde_waarde"},
       {BevindingSoort::GemaskeerdeRij, "gemaskeerde_rij"},
       {BevindingSoort::OverbodigeRij, "overbodige_rij"},
       {BevindingSoort::SamenTeVoegen, "samen_te_voegen"},
       {BevindingSoort::NietTeBewijzen, "niet_te_bewijzen"},
       {BevindingSoort::OngebruikteInvoer, "ongebruikte_invoer"},
       {BevindingSoort::OngebruikteBeslissing, "ongebruikte_beslissing"},
       {BevindingSoort::OngelezenEis, "ongelezen_eis"},
       {BevindingSoort::OngebruikteParameter, "ongebruikte_parameter"},
       {BevindingSoort::ParameterGat, "parametergat"},
       {BevindingSoort::Tijd, "tijd"},
       {BevindingSoort::Passage, "passage"},
       {BevindingSoort::Rijdekking, "rijdekking"},
       {BevindingSoort::Voorwaardedekking, "voorwaardedekking"},
       {BevindingSoort::OverbodigeUitzondering, "overbodige_uitzondering"}});
}

enum class Ernst { Fout, Melding };
constexpr auto woordenlijst(Ernst /*enum*/) {
  return base::woordenlijst<Ernst>({{Ernst::Fout, "fout", "Fout"}, {Ernst::Melding, "melding", "Melding"}});
}

[[nodiscard]] Ernst ernst_van(BevindingSoort soort);

/// What a column of a table is in the example; without a value it may be anything.
struct Kolomwaarde {
  std::string kolom;  ///< the expression of the column
  std::optional<feel::Value> waarde;
};

struct Bevinding {
  BevindingSoort soort = BevindingSoort::Gat;
  std::string pakket;      ///< id; empty for what all packages share
  std::string beslissing;  ///< owner of the table or expression; may be empty
  std::string plek;        ///< what it is about: id of a row, name of an input, parameter or source
  base::Place plaats;
  std::string oorzaak;
  std::string oplossing;
  std::optional<base::Date> op;               ///< the first day on which it holds, when that matters
  std::vector<Kolomwaarde> tegenvoorbeeld;    ///< by column
  std::map<std::string, feel::Value> feiten;  ///< facts that lead to the example, when they were found

  [[nodiscard]] Ernst ernst() const { return ernst_van(soort); }
  /// One paragraph: place, cause, example and remedy.
  [[nodiscard]] std::string tekst() const;
};

/// A finding that a package declares to be as it should, with a reason and a source. `soort` and `plek` say
/// which; an exception that no finding asks for is itself a finding.
struct ControleUitzondering {
  BevindingSoort soort = BevindingSoort::Rijdekking;
  std::string plek;
  std::string reden;
  std::vector<std::string> bronnen;
  base::Place plaats;
};

/// Takes away what the exceptions allow, and adds a finding for every exception that takes nothing away.
[[nodiscard]] std::vector<Bevinding> met_uitzonderingen(
    std::vector<Bevinding> bevindingen, const std::vector<ControleUitzondering>& uitzonderingen,
    std::string_view pakket);

}  // namespace maatstaf::regels
