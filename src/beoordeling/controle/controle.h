// SPDX-License-Identifier: EUPL-1.2
//
// The whole check of a library of rules (`maatstaf regels controleer`): worked examples recomputed, tables,
// expressions, dependencies and parameters checked, coverage measured, passages found. Pure, apart from the
// documents, which the caller reads. Kinds of findings: docs/regels/controle.md.
#pragma once

#include <cstddef>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "base/json.h"
#include "beoordeling/voorbeelden/dekking.h"
#include "regels/bibliotheek/bibliotheek.h"
#include "regels/controle/inhoud.h"
#include "regels/register/passages.h"

namespace maatstaf::beoordeling {

/// MC/DC below this part of the conditions is a fault; rows must all be shown.
inline constexpr double kMinimaleVoorwaardedekking = 0.95;

struct Pakketcontrole {
  std::shared_ptr<const regels::Pakket> pakket;
  std::vector<regels::Bevinding> bevindingen;  ///< exceptions taken into account
  regels::Inhoudcontrole inhoud;               ///< counts and proofs; its findings moved to `bevindingen`
  Dekking dekking;                             ///< without what the package excepts
};

struct Controle {
  std::vector<Pakketcontrole> pakketten;
  std::vector<regels::Bevinding> gedeeld;  ///< of no single package
  std::size_t passages = 0;
  bool passages_nagegaan = false;  ///< false: the documents are not at hand

  [[nodiscard]] std::size_t aantal(regels::Ernst ernst) const;
};

struct Controleopties {
  std::string pakket;                              ///< id; empty: all of them
  const regels::Documenten* documenten = nullptr;  ///< nullptr: not at hand
};

/// Checks. A package that is not there gives a Controle without packages.
[[nodiscard]] Controle controleer(const regels::Bibliotheek& bibliotheek, const Controleopties& opties);
[[nodiscard]] Pakketcontrole controleer_pakket(const std::shared_ptr<const regels::Pakket>& pakket,
                                               const std::set<std::string>& stap_4);

/// For programs: docs/schema/controle.schema.json.
[[nodiscard]] base::Json als_json(const Controle& controle);

/// Worked examples for what the coverage misses, as YAML ready to be judged and kept: with facts where they
/// were found, else with the place left open. Empty when nothing is missing.
[[nodiscard]] std::string ontbrekende_voorbeelden(const Pakketcontrole& controle);

}  // namespace maatstaf::beoordeling
