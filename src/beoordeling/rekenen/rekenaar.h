// SPDX-License-Identifier: EUPL-1.2
//
// One package, one set of facts, one date: gives the value of every decision, also with some facts filled in
// or parameters taken away. Internal to beoordeling. Not thread-safe: one per assessment.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "beoordeling/rekenen/plan.h"
#include "beoordeling/uitkomst/uitkomst.h"
#include "dmn/session.h"
#include "regels/pakket/pakket.h"

namespace maatstaf::beoordeling {

/// A fact of the vocabulary that the model reads and nobody has given.
struct OnbekendFeit {
  int slot = -1;
  const regels::Begrip* begrip = nullptr;
};

/// A parameter that the model reads, with its value on the date.
struct ParameterInvoer {
  int slot = -1;
  const regels::Parameter* parameter = nullptr;
  const regels::ParameterWaarde* waarde = nullptr;
};

class Rekenaar {
 public:
  using Invulling = std::vector<std::pair<int, feel::Value>>;  ///< slot and value

  /// Checks the facts and looks up the parameters. Errors: Input, Rules; see `beoordeel`.
  [[nodiscard]] static base::Result<Rekenaar> maak(const regels::Pakket& pakket, const Feiten& feiten,
                                                   const Opties& opties);

  [[nodiscard]] const regels::Pakket& pakket() const { return *pakket_; }
  [[nodiscard]] const std::shared_ptr<const Plan>& plan() const { return plan_; }
  [[nodiscard]] base::Date peildatum() const { return peildatum_; }
  /// The value of a fact, also of one that no decision reads; nullptr when it is not known.
  [[nodiscard]] const feel::Value* feit(std::string_view id) const;
  [[nodiscard]] const std::vector<OnbekendFeit>& onbekend() const { return onbekend_; }
  [[nodiscard]] const std::vector<ParameterInvoer>& parameters() const { return parameters_; }

  /// Gives the session the facts and parameters.
  void vul(dmn::Session& session) const;

 private:
  Rekenaar() = default;
  [[nodiscard]] base::Result<void> lees_peildatum(const Feiten& feiten, const Opties& opties);
  [[nodiscard]] base::Result<void> lees_feiten(const Feiten& feiten);
  [[nodiscard]] base::Result<void> lees_parameters();

  const regels::Pakket* pakket_ = nullptr;
  std::shared_ptr<const Plan> plan_;
  const Feiten* alle_feiten_ = nullptr;
  base::Date peildatum_;
  Invulling feiten_;
  std::vector<OnbekendFeit> onbekend_;
  std::vector<ParameterInvoer> parameters_;
};

/// The names an unknown came from, also of unknowns inside lists and contexts; sorted.
[[nodiscard]] std::vector<std::string> oorzaken(const feel::Value& waarde);

}  // namespace maatstaf::beoordeling
