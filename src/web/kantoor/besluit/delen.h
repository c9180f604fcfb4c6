// SPDX-License-Identifier: EUPL-1.2
//
// The parts of the decision page (schermen, section 5, screen 10) that only read: why, in facts, judgement
// and rules, and what changed since the last time. Pure functions except `vorige_keer`, which opens the
// earlier case that was asked for.
#pragma once

#include <string>

#include "regels/register/waarde_woorden.h"
#include "web/delen/zaakblad.h"

namespace maatstaf::web {

[[nodiscard]] const beoordeling::Uitkomst* voorgestelde_uitkomst(const beoordeling::Beoordeling& beoordeling);
/// A computed figure by decision id, in words; empty when it is not known.
[[nodiscard]] std::string cijfer(const Zaakblad& blad, const std::string& beslissing,
                                 std::string_view eenheid,
                                 regels::Eenheidsvorm vorm = regels::Eenheidsvorm::Voluit);

/// Facts with origin, judgements with author and lock, rules with row and article. What matters most first,
/// the rest folded.
[[nodiscard]] Html waarom(const Visit& visit, const Zaakblad& blad);

/// What runs now beside what is proposed. With the number of the earlier case (`eerder` in the address): the
/// difference split into facts, judgement and rules, with amounts that add up.
[[nodiscard]] Html vorige_keer(const Visit& visit, const Zaakblad& blad);

}  // namespace maatstaf::web
