// SPDX-License-Identifier: EUPL-1.2
//
// The amounts of a grant: one table of zorg in natura and pgb that adds up in both directions, the slice of
// the first year by days, the periods of a pgb by calendar year, and the free amount with its working. Exact
// cents. Internal to brieven. Pure functions, thread-safe.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/decimal.h"
#include "base/result.h"
#include "beoordeling/uitkomst/uitkomst.h"
#include "brieven/inhoud/gegevens.h"
#include "regels/pakket/pakket.h"

namespace maatstaf::brieven {

/// One row: both forms and what they are together.
struct Verdeling {
  base::Decimal natura;
  base::Decimal pgb;
  base::Decimal samen;
};

/// A period inside one calendar year (Blz 3.6.1, Rlz 5.12).
struct Jaardeel {
  base::Date van;
  base::Date tot_en_met;
  int dagen = 0;
  int dagen_in_jaar = 365;
  [[nodiscard]] bool heel_jaar() const { return dagen == dagen_in_jaar; }
};

/// What need not be accounted for (Rlz 5.17).
struct VrijBedrag {
  base::Decimal deel;      ///< 0.015
  base::Decimal berekend;  ///< that part of the pgb, before the bounds
  base::Decimal minimum;
  base::Decimal maximum;
  base::Decimal per_jaar;
  base::Decimal eerste_jaar;  ///< for the days of the first period
  bool voorbeeld = false;
};

struct Bedragen {
  int jaar = 0;     ///< the amounts are those of this year
  Verdeling basis;  ///< inside the basisbedrag
  Verdeling boven;  ///< above it
  Verdeling totaal;
  std::vector<Jaardeel> jaardelen;
  std::optional<Verdeling>
      eerste_jaar;                 ///< absent when the first period is a whole year, or lies in another year
  std::optional<VrijBedrag> vrij;  ///< absent without pgb, or when no source gives it on that date
  base::Decimal uren;
  [[nodiscard]] bool heeft_pgb() const { return !totaal.pgb.is_zero(); }
  [[nodiscard]] bool heeft_natura() const { return !totaal.natura.is_zero(); }
};

/// Part of a yearly amount by days (Rlz 5.14), rounded half up to the cent.
[[nodiscard]] base::Result<base::Decimal> naar_dagen(const base::Decimal& per_jaar, const Jaardeel& deel);

/// The periods by calendar year. `van` must not lie after `tot_en_met`.
[[nodiscard]] std::vector<Jaardeel> jaardelen(base::Date van, base::Date tot_en_met);

/// All amounts of a grant. Errors: Input (no period, an amount below zero or not in whole cents), Conflict
/// (the care does not add up to what the assessment found).
[[nodiscard]] base::Result<Bedragen> bereken_bedragen(const regels::Pakket& pakket,
                                                      const beoordeling::Beoordeling& beoordeling,
                                                      const BesluitGegevens& gegevens);

}  // namespace maatstaf::brieven
