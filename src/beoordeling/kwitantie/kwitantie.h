// SPDX-License-Identifier: EUPL-1.2
//
// The receipt of an assessment: what went in and what came out, and the proof that the same rules and facts give it
// again. Pure functions, thread-safe.
#pragma once

#include "base/json.h"
#include "base/result.h"
#include "beoordeling/uitkomst/uitkomst.h"
#include "regels/pakket/pakket.h"

namespace maatstaf::beoordeling {

/// The receipt: what went in and what came out, without a clock. Format: docs/formaten/kwitantie.md.
[[nodiscard]] base::Json kwitantie(const regels::Pakket& pakket, const Feiten& feiten,
                                   const Beoordeling& beoordeling);

/// The facts of a receipt, and the assessment made again from them.
struct Herberekening {
  Feiten feiten;
  Beoordeling beoordeling;
};

/// Recomputes the receipt and compares it byte for byte. Errors: Input (no receipt), Conflict, naming the
/// first place that differs. The trace refers to the package, which must outlive it.
[[nodiscard]] base::Result<Herberekening> herberekening(const regels::Pakket& pakket,
                                                        const base::Json& kwitantie);

/// The same, for who only wants to know whether it holds.
[[nodiscard]] base::Result<void> herbereken(const regels::Pakket& pakket, const base::Json& kwitantie);

}  // namespace maatstaf::beoordeling
