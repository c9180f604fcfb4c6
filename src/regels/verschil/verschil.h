// SPDX-License-Identifier: EUPL-1.2
//
// What changed between two packages, or between two days of one package, as the files say it: steps,
// outcomes, decisions, tables row by row, parameters by value and date, readings, guarantees and facts that
// are asked. Which cases come out otherwise is worked out above this (beoordeling/pakketverschil.h). Pure
// functions, thread-safe.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "regels/pakket/pakket.h"
#include "regels/verschil/formule.h"

namespace maatstaf::regels {

enum class WijzigingSoort {
  Pakket,      ///< the package as a whole: title, status, validity, scope
  Stap,        ///< a step
  Uitkomst,    ///< a member of the set of outcomes
  Beslissing,  ///< a decision or a function: its formula, the columns of its table, or the whole of it
  Rij,         ///< a row of a table that both packages have
  Parameter,
  Lezing,    ///< an interpretation
  Waarborg,  ///< a forbidden dependency: what a decision provably does not read
  Gegeven,   ///< a fact of the vocabulary that the model reads
};

constexpr auto woordenlijst(WijzigingSoort /*enum*/) {
  return base::woordenlijst<WijzigingSoort>({{WijzigingSoort::Pakket, "pakket"},
                                             {WijzigingSoort::Stap, "stap"},
                                             {WijzigingSoort::Uitkomst, "uitkomst"},
                                             {WijzigingSoort::Beslissing, "beslissing"},
                                             {WijzigingSoort::Rij, "rij"},
                                             {WijzigingSoort::Parameter, "parameter"},
                                             {WijzigingSoort::Lezing, "lezing"},
                                             {WijzigingSoort::Waarborg, "waarborg"},
                                             {WijzigingSoort::Gegeven, "gegeven"}});
}

enum class Verandering { Erbij, Weg, Anders };
constexpr auto woordenlijst(Verandering /*enum*/) {
  return base::woordenlijst<Verandering>(
      {{Verandering::Erbij, "erbij"}, {Verandering::Weg, "weg"}, {Verandering::Anders, "anders"}});
}

enum class Gevolg {
  Gedrag,      ///< may give another answer: somebody will ask in which case
  Inrichting,  ///< words, sources, who acts, what is guaranteed: no case comes out otherwise by it
};

/// One side of one point that differs, in words; an empty side means that there is nothing there.
struct Wijzigingspunt {
  std::string wat;
  std::string eerst;
  std::string nu;
};

struct Wijziging {
  WijzigingSoort soort = WijzigingSoort::Pakket;
  Verandering verandering = Verandering::Anders;
  Gevolg gevolg = Gevolg::Gedrag;
  std::string id;          ///< number of the step, id of the outcome, name of the decision or parameter, …
  std::string beslissing;  ///< name of the decision it belongs to; empty when it belongs to none
  std::string onderwerp;   ///< in words: "Stap 5a. Meer dan 25 % uren"
  std::vector<Wijzigingspunt> punten;
  std::string rij_eerst;  ///< id of the row in the first package; soort Rij only
  std::string rij_nu;
  std::vector<std::string> bronnen_eerst;
  std::vector<std::string> bronnen_nu;
};

/// A package on a day.
struct Pakketdag {
  const Pakket* pakket = nullptr;  ///< never nullptr; outlives the call
  base::Date dag;
};

/// All changes, in the order in which people read a package. Two packages that say the same give none.
[[nodiscard]] std::vector<Wijziging> wijzigingen(const Pakketdag& eerst, const Pakketdag& nu);

/// Rows that belong together: place in the first table and in the second. By meaning: first the same test and
/// the same answer, then the same test, then the same id.
[[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> paren_van(const dmn::Table& eerst,
                                                                         const dmn::Table& nu);

}  // namespace maatstaf::regels
