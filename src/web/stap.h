// SPDX-License-Identifier: EUPL-1.2
//
// One step of an assessment as a page shows it: question, answer, options with their working, grounds. Used
// wherever an assessment is shown (case, decision, self-check). Reads only the assessment and its package.
// Pure functions.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "beoordeling/beoordeling.h"
#include "web/components.h"
#include "web/rulers.h"

namespace maatstaf::web {

/// The address of a step, by its number.
using StepAddress = std::function<std::string(const std::string& number)>;

/// The step where the work is now: the first that is not known, or empty when all are.
[[nodiscard]] std::string open_step(const beoordeling::Beoordeling& assessment);

/// The steps for a rail, with their answers; `current` is the number of the step on the page.
[[nodiscard]] std::vector<RailStep> rail_steps(const beoordeling::Beoordeling& assessment,
                                               std::string_view current, const StepAddress& address);

/// The steps for the small rail of the work list.
[[nodiscard]] std::vector<MiniStep> mini_steps(const beoordeling::Beoordeling& assessment);

/// "Stap 3. Is een andere oplossing genoeg?" with the answer and the sources.
[[nodiscard]] Html step_heading(const regels::Pakket& package, const beoordeling::StapUitkomst& step);

/// Every option with "mag het?" and "is het genoeg?", and the other tests of the step, each with its sources.
[[nodiscard]] Html step_options(const regels::Pakket& package, const beoordeling::Beoordeling& assessment,
                                const beoordeling::StapUitkomst& step);

/// The working of a computed figure.
[[nodiscard]] Html working(const regels::Pakket& package, const beoordeling::Berekening& figure);

/// The rows that gave the answer, with their explanation and sources.
[[nodiscard]] Html grounds(const regels::Pakket& package, const std::vector<beoordeling::Grond>& grounds);

/// "€ 25.104", "36,25 uur per week", "ja": a computed value for people, with its unit.
[[nodiscard]] std::string value_in_words(const feel::Value& value, std::string_view unit);

/// The names of roles for people, joined: "medisch adviseur of behandelaar".
[[nodiscard]] std::string roles_in_words(const std::vector<std::string>& roles);

}  // namespace maatstaf::web
