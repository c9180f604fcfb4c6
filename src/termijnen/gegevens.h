// SPDX-License-Identifier: EUPL-1.2
//
// What the law sets and may set anew: lengths, amounts and the days put on a par with holidays, each by date,
// with its sources. The caller reads them (regels/parameters/termijnen.yaml); none is made up here. Immutable
// after filling, then thread-safe.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/decimal.h"
#include "base/result.h"
#include "termijnen/kalender.h"
#include "termijnen/termijn.h"

namespace maatstaf::termijnen {

/// The first and the last day that terms are reckoned with: the Wlz began on the first, and past the last no
/// case of today can lie.
inline constexpr std::string_view kVroegsteDag = "2015-01-01";
inline constexpr std::string_view kLaatsteDag = "2100-12-31";

enum class Zekerheid {
  Vastgesteld,
  Voorbeeld  ///< not found in a source for these days; shown as an example wherever it is used
};

struct Waarde {
  base::Date van;
  std::optional<base::Date> tot_en_met;
  base::Decimal getal;             ///< a length or an amount
  std::vector<std::string> lijst;  ///< ISO dates, for a list of days
  Zekerheid zekerheid = Zekerheid::Vastgesteld;
  std::string toelichting;
  std::vector<std::string> bronnen;  ///< ids in the source register
};

struct Reeks {
  std::string naam;     ///< "Termijn om bezwaar te maken"
  std::string eenheid;  ///< "dagen", "weken", "maanden" or "jaar"; of an amount "euro per dag"
  std::vector<Waarde> waarden;
};

/// The parameter that lists the days put on a par with holidays (Atw art. 3 lid 3).
inline constexpr std::string_view kGelijkgesteldeDagen = "termijn_gelijkgestelde_dagen";

class Gegevens {
 public:
  void zet(std::string id, Reeks reeks) { reeksen_.insert_or_assign(std::move(id), std::move(reeks)); }

  /// The value on a day. Errors: Rules when there is none.
  [[nodiscard]] base::Result<const Waarde*> op(std::string_view id, base::Date dag) const;
  /// A length on a day. Errors: Rules when there is none, or when it is no whole number from 1 to 1000 of a
  /// known unit.
  [[nodiscard]] base::Result<TermijnDuur> duur(std::string_view id, base::Date dag) const;
  /// Errors: Rules when there is none, or when it is negative.
  [[nodiscard]] base::Result<base::Decimal> bedrag(std::string_view id, base::Date dag) const;
  [[nodiscard]] const Reeks* vind(std::string_view id) const;

  /// The calendar with the days that were put on a par. Errors: Rules when one of them is no day.
  [[nodiscard]] base::Result<Kalender> kalender() const;

 private:
  std::map<std::string, Reeks, std::less<>> reeksen_;
};

/// Whether terms can be reckoned with this day. Errors: Input. `naam` says which day it is ("--start").
[[nodiscard]] base::Result<void> controleer_dag(base::Date dag, std::string_view naam);
/// Reads "2026-11-24", "24-11-2026" and "24 november 2026". Errors: Input for a day that does not exist, is
/// no date, or lies outside the days that terms are reckoned with.
[[nodiscard]] base::Result<base::Date> lees_dag(std::string_view tekst, std::string_view naam);
/// How many of a unit make ten years: the longest length that a person may ask for.
[[nodiscard]] int hoogste_aantal(Eenheid eenheid);
/// Reads "6w", "30d", "18m", "3j". Errors: Input; more than 10 years is refused.
[[nodiscard]] base::Result<TermijnDuur> lees_duur(std::string_view tekst, std::string_view naam);

}  // namespace maatstaf::termijnen
