// SPDX-License-Identifier: EUPL-1.2
//
// One step of an assessment as the office works on it: its place in the rails, its question and answer, and
// its options with their working. Reads only the assessment and its package. Pure functions, thread-safe.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "beoordeling/uitkomst/uitkomst.h"
#include "web/kern/components.h"
#include "web/kern/rulers.h"

namespace maatstaf::web {

/// The address of a step, by its number.
using StepAddress = std::function<std::string(const std::string& number)>;

/// The steps for a rail, with their answers; `current` is the number of the step on the page.
[[nodiscard]] std::vector<RailStep> rail_steps(const beoordeling::Beoordeling& assessment,
                                               std::string_view current, const StepAddress& address);

/// "Stap 3. Is een andere oplossing genoeg?" with the sources; `mark` stands at the right: the answer, or
/// that a draft is private.
[[nodiscard]] Html step_heading(const regels::Pakket& package, const beoordeling::StapUitkomst& step,
                                const Html& mark);

/// Every option with "mag het?" and "is het genoeg?", and the other tests of the step, each with its sources.
/// The working of figures stands with them where there are options, otherwise it is left to `zorg.h`.
[[nodiscard]] Html step_options(const regels::Pakket& package, const beoordeling::Beoordeling& assessment,
                                const beoordeling::StapUitkomst& step);

}  // namespace maatstaf::web
