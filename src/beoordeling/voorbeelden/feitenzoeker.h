// SPDX-License-Identifier: EUPL-1.2
//
// Looks for facts with which a table meets a case: a row that no example fires, or a gap or overlap that the
// analysis found on the columns alone. It starts from the worked examples and changes one or two facts at a
// time, each time keeping what comes nearest; so it may fail to find facts that do exist, and what it finds
// is certain. Not thread-safe: one per package and thread.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "beoordeling/rekenen/rekenaar.h"
#include "beoordeling/voorbeelden/dekking.h"
#include "dmn/analysis.h"
#include "dmn/session.h"
#include "regels/pakket/pakket.h"

namespace maatstaf::beoordeling {

/// Facts that were found, and what the table did with them.
struct GevondenFeiten {
  std::map<std::string, feel::Value> feiten;  ///< only what the decision depends on
  base::Date peildatum;
  feel::Value waarde;              ///< of the decision
  std::optional<std::size_t> rij;  ///< the row that fired, from 0
};

class Feitenzoeker {
 public:
  explicit Feitenzoeker(const regels::Pakket& pakket, std::size_t pogingen = 6000);

  /// Facts that show what is asked; nothing when none were found.
  [[nodiscard]] std::optional<GevondenFeiten> zoek(const Dekkingseis& eis);
  /// Facts with which the columns of the table have these values (for a value in between: another value that
  /// every cell answers in the same way).
  [[nodiscard]] std::optional<GevondenFeiten> zoek(const dmn::TableInfo& tabel, const dmn::TableCase& geval);

  /// Adds to the places that a search starts from.
  void leer(const GevondenFeiten& gevonden);

 private:
  using Antwoord = Celstand::Antwoord;
  using Feitenlijst = std::map<std::string, feel::Value>;
  /// What the cells of a table must say: by row and column; what is not there may be anything.
  struct Doel {
    const dmn::TableInfo* tabel = nullptr;
    std::map<std::pair<std::size_t, std::size_t>, Antwoord> cellen;
    std::optional<Dekkingseis> eis;
  };
  struct Begin {
    Feitenlijst feiten;
    base::Date peildatum;
  };
  struct Poging {
    double afstand = 0;
    Begin begin;
  };

  [[nodiscard]] std::optional<GevondenFeiten> zoek(const Doel& doel);
  /// How far these facts are from the goal: 0 is there.
  [[nodiscard]] double meet(const Doel& doel, const Begin& begin);
  [[nodiscard]] double afstand(const dmn::TableInfo& tabel, std::size_t rij,
                               const std::map<std::size_t, Antwoord>& wil, int diepte);
  [[nodiscard]] double afstand_van_cel(const dmn::TableInfo& tabel, std::size_t rij, std::size_t kolom,
                                       Antwoord wil, int diepte);
  [[nodiscard]] bool verbeter(const Doel& doel, Poging& poging);
  [[nodiscard]] const dmn::TableTrace* spoor_van(const std::string& beslissing);
  [[nodiscard]] GevondenFeiten resultaat(const Doel& doel, const Begin& begin);
  [[nodiscard]] std::vector<std::string> veranderlijk(const std::string& beslissing) const;
  void lees_domein();
  void vul(const Begin& begin);

  const regels::Pakket& pakket_;
  std::size_t pogingen_;
  std::size_t over_ = 0;
  dmn::Session sessie_;
  std::vector<Begin> beginpunten_;
  std::map<std::string, std::vector<feel::Value>> domein_;  ///< by begrip
  std::vector<feel::Value> parameters_;                     ///< by slot, on the date of the last filling
  std::optional<base::Date> parameters_op_;
};

}  // namespace maatstaf::beoordeling
