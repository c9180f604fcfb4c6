// SPDX-License-Identifier: EUPL-1.2
//
// Which missing facts can still change the outcome, and from whom they must come (ontwerp.md, principle 2).
// Internal to beoordeling.
#pragma once

#include <optional>
#include <vector>

#include "beoordeling/rekenen/rekenaar.h"
#include "beoordeling/uitkomst/uitkomst.h"

namespace maatstaf::beoordeling {

/// The needs, in order of the steps and then of the vocabulary. `session` holds the evaluated case.
///
/// A missing fact is a need when some completion of the other missing facts exists for which two values of
/// this fact give different outcomes: another set of outcomes, another main outcome, or another value that
/// belongs to an outcome that is part of the set. The worked examples of the package are tried first as such
/// completions. Then the search completes the other facts one by one with values from the vocabulary and
/// leaves a branch as soon as nothing unknown is left in it. After `zoekgrens` evaluations it stops; what was
/// not decided then stays a need, with `zeker` false: asking too much is better than missing something.
[[nodiscard]] std::vector<Behoefte> zoek_behoeften(const Rekenaar& rekenaar, dmn::Session& session);

/// Needs that an earlier search found for the same package and facts, of which only begrip, steps and
/// certainty are given: with their texts. nullopt when one is not about a fact that is missing here, or names
/// a step that is not there: then they belong to another question.
[[nodiscard]] std::optional<std::vector<Behoefte>> vul_behoeften_aan(const Rekenaar& rekenaar,
                                                                     const std::vector<Behoefte>& bekend);

/// Goes up when the search can find something else for the same package and facts.
inline constexpr int kZoekversie = 1;

inline constexpr int kZoekgrens = 4000;

}  // namespace maatstaf::beoordeling
