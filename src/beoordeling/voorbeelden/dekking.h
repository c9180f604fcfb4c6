// SPDX-License-Identifier: EUPL-1.2
//
// Which part of the tables of a package its worked examples show:
//
// - row coverage: every row fires in some example;
// - MC/DC (modified condition/decision coverage): for every tested cell of a row there is an example in which
//   the row fires, and one in which it does not because of that cell alone: all other cells of the row match.
//   So the example shows that the condition by itself makes the difference.
//
// A cell that no value of its column fails has no such example and does not count. Pure, thread-safe.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "dmn/model.h"
#include "dmn/table.h"
#include "dmn/trace.h"
#include "regels/pakket/pakket.h"

namespace maatstaf::beoordeling {

/// One thing that the examples must show: row `rij` fires, or (with a column) it fails on that cell alone.
struct Dekkingseis {
  const dmn::TableInfo* tabel = nullptr;  ///< of the model, which must outlive this
  std::size_t rij = 0;                    ///< from 0
  std::optional<std::size_t> kolom;       ///< from 0

  /// "stap_3-r4" or "stap_3-r4/2": how exceptions name it.
  [[nodiscard]] std::string plek() const;
  friend bool operator==(const Dekkingseis&, const Dekkingseis&) = default;
};

/// What the cells of a table said in one evaluation.
class Celstand {
 public:
  enum class Antwoord { Ja, Nee, Onbekend };

  /// `omgeving` holds what cells read besides their input.
  Celstand(const dmn::DecisionTable& tabel, std::span<const feel::Value> invoer,
           const feel::Environment& omgeving);
  [[nodiscard]] Antwoord cel(std::size_t rij, std::size_t kolom) const {
    return cellen_[rij * kolommen_ + kolom];
  }
  /// Does this evaluation show what is asked?
  [[nodiscard]] bool toont(const Dekkingseis& eis) const;

 private:
  [[nodiscard]] bool kan_passen(std::size_t rij) const;

  const dmn::DecisionTable& tabel_;
  std::size_t kolommen_;
  std::vector<Antwoord> cellen_;
};

struct Dekking {
  std::size_t rijen = 0;
  std::size_t voorwaarden = 0;
  std::vector<Dekkingseis> rijen_ontbreken;
  std::vector<Dekkingseis> voorwaarden_ontbreken;  ///< also those of rows that never fire
};

/// Everything that the tables of the package ask of examples: rows first, then their conditions.
[[nodiscard]] std::vector<Dekkingseis> dekkingseisen(const regels::Pakket& pakket);

/// Which of these a trace shows, by calling `gezien(index)`. `op` is the date of the evaluation.
void toon_dekking(const regels::Pakket& pakket, const std::vector<Dekkingseis>& eisen,
                  const dmn::Trace& spoor, base::Date op, const std::function<void(std::size_t)>& gezien);

/// Evaluates every worked example and measures.
[[nodiscard]] Dekking meet_dekking(const regels::Pakket& pakket);

}  // namespace maatstaf::beoordeling
