// SPDX-License-Identifier: EUPL-1.2
//
// What each column and each row of the tables of a model reads, so that a trace can tell which inputs an
// answer rests on. Made once per package; immutable and thread-safe.
#pragma once

#include <string>
#include <string_view>
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

/// The shortest way along the arrows of the model by which `van` depends on the input or decision `naar`,
/// both included; empty when it does not, or when they are the same.
[[nodiscard]] std::vector<std::string> weg(const dmn::Model& model, std::string_view van,
                                           std::string_view naar);

}  // namespace maatstaf::regels
