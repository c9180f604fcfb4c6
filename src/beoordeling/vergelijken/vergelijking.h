// SPDX-License-Identifier: EUPL-1.2
//
// Why is the outcome different? Two assessments compared, split into facts, judgements and rules (R103).
#pragma once

#include <string>
#include <vector>

#include "beoordeling/beoordelen/beoordelen.h"

namespace maatstaf::beoordeling {

enum class Oorzaak { Feit, Oordeel, Regel };
constexpr auto woordenlijst(Oorzaak /*enum*/) {
  return base::woordenlijst<Oorzaak>({{Oorzaak::Feit, "feit", "Feiten"},
                                      {Oorzaak::Oordeel, "oordeel", "Oordeel"},
                                      {Oorzaak::Regel, "regel", "Regels"}});
}

struct Verschil {
  Oorzaak oorzaak = Oorzaak::Regel;
  std::string onderwerp;  ///< begrip, step or outcome in words: "Stap 5a. Meer dan 25 % uren"
  std::string eerst;      ///< in words
  std::string nu;         ///< in words
  std::string uitleg;     ///< a Dutch sentence
  std::vector<std::string> bronnen;
};

struct Kant {
  const regels::Pakket* pakket;  ///< outlives the comparison
  const Feiten* feiten;
  const Beoordeling* beoordeling;
};

struct Vergelijking {
  bool uitkomst_gelijk = true;
  std::vector<Verschil> stappen;     ///< steps whose answer differs
  std::vector<Verschil> uitkomsten;  ///< outcomes that differ
  std::vector<Verschil>
      oorzaken;  ///< facts, judgements and rules that differ; for rules: rows, parameters, interpretations
};

[[nodiscard]] Vergelijking vergelijk(const Kant& eerst, const Kant& nu);
/// For a terminal, with the labels of the sources.
[[nodiscard]] std::string als_tekst(const Vergelijking& vergelijking, const regels::Bronnen& bronnen);
[[nodiscard]] base::Json als_json(const Vergelijking& vergelijking);

}  // namespace maatstaf::beoordeling
