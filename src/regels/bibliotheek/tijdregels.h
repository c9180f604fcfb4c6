// SPDX-License-Identifier: EUPL-1.2
//
// The rules about time that the timeline and the choice of a package share. Pure, thread-safe.
#pragma once

#include <string_view>

#include "regels/bibliotheek/tijdlijn.h"

namespace maatstaf::regels {

/// A concept is not even an intention, and an alternative never was one: neither answers a day.
[[nodiscard]] bool beantwoordt_dagen(Status status);

/// The packages of a scheme that can answer a day, by first day and id.
[[nodiscard]] Pakketlijst pakketten_van(const Tijdbron& bron, std::string_view regeling);

/// Does `oud` hold on at offices until they adopt `nieuw`? Only what `nieuw` replaces, what may be decided
/// on, and what held until the adoption began.
[[nodiscard]] bool wacht_op_invoering(const Pakket& oud, const Pakket& nieuw);

/// A plan does not compete with what is in force: it only answers a day that nothing else answers.
void laat_plannen_wijken(Pakketlijst& pakketten);

/// The ids as a Dutch list: "a, b en c".
[[nodiscard]] std::string opsomming(const Pakketlijst& pakketten);

[[nodiscard]] bool bevat(const std::vector<std::string>& lijst, std::string_view id);

}  // namespace maatstaf::regels
