// SPDX-License-Identifier: EUPL-1.2
//
// What each column and each row of the tables of a model reads, so that a trace can tell which inputs an
// answer rests on. Made once per package; immutable and thread-safe.
#pragma once

#include <vector>

#include "dmn/model.h"

namespace maatstaf::regels {

struct Afhankelijkheden {
  /// A decision; by slot, empty for an input.
  struct Beslissing {
    std::vector<int> alles;  ///< slots of everything it requires
    /// Only when its logic is a table whose rows are told apart by their cells (UNIQUE or FIRST).
    const dmn::Table* tabel = nullptr;
    std::vector<std::vector<int>> kolommen;  ///< by input column: slots that its expression reads
    std::vector<std::vector<int>> rijen;     ///< by row: slots that its cells and outputs read
    std::vector<std::vector<int>> getoetst;  ///< by row: the input columns with a real test, not "-"
  };
  std::vector<Beslissing> beslissingen;
};

[[nodiscard]] Afhankelijkheden lees_afhankelijkheden(const dmn::Model& model);

}  // namespace maatstaf::regels
