// SPDX-License-Identifier: EUPL-1.2
//
// The heavy checks on what a package says: tables, expressions, dependencies, parameters. They run when asked
// (`maatstaf regels controleer`), not when a package is read; what a package must satisfy to be read at all
// stands in pakket_lezer.h. Pure and thread-safe: a package is immutable.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "dmn/analysis_model.h"
#include "feel/value.h"
#include "regels/bibliotheek/bibliotheek.h"
#include "regels/lezen/bevinding.h"

namespace maatstaf::regels {

/// Whether a decision depends on something, proved on the expressions themselves.
struct Afhankelijkheidsbewijs {
  std::string beslissing;
  std::string gegeven;             ///< begrip, parameter or decision
  std::vector<std::string> langs;  ///< the way from the decision to it; empty: proved independent
  bool verboden = false;           ///< the package itself forbids it
};

struct Inhoudcontrole {
  std::vector<Bevinding> bevindingen;
  std::vector<Afhankelijkheidsbewijs> bewijzen;
  std::size_t tabellen = 0;
  std::size_t rijen = 0;
  std::size_t uitdrukkingen = 0;
  std::size_t niet_te_bewijzen = 0;  ///< columns and searches that could not be judged
};

/// Names of which every package with a step 4 must say whether that step reads them: what any package of the
/// library forbids there (place of living, hours, costs, tariffs).
[[nodiscard]] std::set<std::string> geweigerd_bij_stap_4(const Bibliotheek& bibliotheek);

/// Checks one package. `stap_4` as above.
[[nodiscard]] Inhoudcontrole controleer_inhoud(const Pakket& pakket, const std::set<std::string>& stap_4);

/// What belongs to the library as a whole: shared parameters that no package reads.
[[nodiscard]] std::vector<Bevinding> controleer_gedeeld(const Bibliotheek& bibliotheek);

/// What the package knows of the types of its inputs, beyond what the model says.
[[nodiscard]] std::map<std::string, feel::Type, std::less<>> invoertypen(const Pakket& pakket);

/// The values of the inputs that a cell may read, on a day: parameters; everything else is unknown. By slot.
[[nodiscard]] std::vector<feel::Value> parameterwaarden(const Pakket& pakket, base::Date op);

// The parts; each adds its findings.
void controleer_tabelinhoud(const Pakket& pakket, Inhoudcontrole& uit);
void controleer_uitdrukkingen(const Pakket& pakket, const dmn::ModelCheck& model, Inhoudcontrole& uit);
void controleer_gebruik(const Pakket& pakket, const dmn::ModelCheck& model, Inhoudcontrole& uit);
void controleer_parametertijd(const Pakket& pakket, const dmn::ModelCheck& model, Inhoudcontrole& uit);
void bewijs_onafhankelijkheid(const Pakket& pakket, const dmn::ModelCheck& model,
                              const std::set<std::string>& stap_4, Inhoudcontrole& uit);

/// Everything that the outcomes, steps and workings of a package read.
[[nodiscard]] std::set<std::string> gelezen(const Pakket& pakket, const dmn::ModelCheck& model);

}  // namespace maatstaf::regels
