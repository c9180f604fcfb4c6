// SPDX-License-Identifier: EUPL-1.2
//
// The annex: how the decision was reached, step by step, for who wants to follow it and for a court (Awb
// 3:46, 3:47). Internal to brieven. Pure, thread-safe.
#pragma once

#include <optional>

#include "brieven/inhoud/bedragen.h"
#include "brieven/inhoud/brief.h"

namespace maatstaf::brieven {

/// Everything that the letter of a decision is made from.
struct Briefstof {
  const regels::Pakket& pakket;
  const beoordeling::Feiten& feiten;
  const beoordeling::Beoordeling& beoordeling;
  const BesluitGegevens& gegevens;
  const regels::UitkomstSoort& uitkomst;
  std::optional<Bedragen> bedragen;  ///< of a grant
};

[[nodiscard]] Deel maak_bijlage(const Briefstof& stof);

/// "december 2026", "15 oktober tot en met 31 december 2026".
[[nodiscard]] std::string periode_in_woorden(const Jaardeel& deel);

}  // namespace maatstaf::brieven
