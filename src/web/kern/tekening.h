// SPDX-License-Identifier: EUPL-1.2
//
// Drawings as SVG with real text, made on the server: how the steps hang together, and which rules held when.
// The same is always on the page as a list or table too. Pure functions, thread-safe.
#pragma once

#include <string>
#include <vector>

#include "base/date.h"
#include "base/html.h"
#include "regels/pakket/pakket.h"

namespace maatstaf::web {

/// A step with what it reads: through other decisions too, but not what an earlier step already answers.
struct GraphStep {
  const regels::Stap* step = nullptr;
  std::vector<const regels::Begrip*> data;
  std::vector<const regels::Parameter*> parameters;
  std::vector<std::string> steps;  ///< numbers of the steps whose answer it reads
  std::vector<const regels::VerbodenAfhankelijkheid*> proofs;
};
[[nodiscard]] std::vector<GraphStep> graph_of(const regels::Pakket& pakket);

/// The outcome on top, the steps below it, and under each step its data with their kind.
[[nodiscard]] base::Html draw_graph(const regels::Pakket& pakket);
/// The same as a list.
[[nodiscard]] base::Html list_graph(const regels::Pakket& pakket);

/// One bar per package on a line of years; `on` gets a mark.
[[nodiscard]] base::Html draw_timeline(const std::vector<const regels::Pakket*>& packages, base::Date on);

}  // namespace maatstaf::web
