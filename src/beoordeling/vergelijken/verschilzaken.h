// SPDX-License-Identifier: EUPL-1.2
//
// The search for cases in which a change matters: the worked examples of both packages, those examples with
// what only the other package asks, and both with one fact changed, put to both packages. Internal to
// beoordeling; pure, thread-safe.
#pragma once

#include "beoordeling/vergelijken/pakketverschil.h"

namespace maatstaf::beoordeling {

/// Cases that are tried for the changes that no worked example shows.
inline constexpr std::size_t kMeesteZaken = 8'000;
/// Examples completed with facts from an example of the other package.
inline constexpr std::size_t kMeesteAanvullingen = 2'000;

/// Fills `zaak` and `uitslag` of every finding that may give another answer, and the counts. A case counts
/// for a change only when the difference arises there: the decision answers otherwise while everything it
/// reads in both packages is the same. Parameters that both have are held equal for that test, and the other
/// way round: a parameter counts when taking back its old value changes the answer.
void zoek_zaken(Pakketverschil& verschil);

}  // namespace maatstaf::beoordeling
