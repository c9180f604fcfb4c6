// SPDX-License-Identifier: EUPL-1.2
//
// What changed since an earlier decision, in amounts (R103): the case is computed again with one cause at a
// time taken from then: first the facts of now, then also the judgements, then also the rules. The three
// differences add up to the whole. Pure function, thread-safe.
#pragma once

#include <optional>
#include <string>

#include "base/decimal.h"
#include "base/result.h"
#include "beoordeling/vergelijken/vergelijking.h"
#include "zaak/dossierbeeld/stand.h"

namespace maatstaf::zaak {

struct Verschilbedragen {
  std::optional<base::Decimal> toen;  ///< euro a year; absent: not known in that computation
  std::optional<base::Decimal> nu;
  std::optional<base::Decimal> feiten;
  std::optional<base::Decimal> oordeel;
  std::optional<base::Decimal> regels;
};

struct VorigeKeer {
  Verschilbedragen bedragen;
  beoordeling::Vergelijking vergelijking;
};

/// `waarde` is the decision with the amount. Errors: those of an assessment.
[[nodiscard]] base::Result<VorigeKeer> vergelijk_met_eerder(const Stand& toen, const Stand& nu,
                                                            std::string_view waarde);

/// The same person: by burgerservicenummer where both have one, otherwise by name and date of birth.
[[nodiscard]] bool zelfde_client(const Client& een, const Client& ander);

}  // namespace maatstaf::zaak
