// SPDX-License-Identifier: EUPL-1.2
//
// The Dutch calendar of the Algemene termijnenwet: which days are Saturday, Sunday or a recognised holiday,
// for any year. Days that are put on a par with holidays by royal decree are data that the caller gives:
// which days those are was not found. Value type, thread-safe for reading.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"

namespace maatstaf::termijnen {

struct Feestdag {
  base::Date datum;
  std::string naam;     ///< "tweede Paasdag"
  std::string artikel;  ///< "Atw art. 3 lid 1"
};

/// Easter Sunday of a year in the Gregorian calendar.
[[nodiscard]] base::Date paaszondag(std::int64_t jaar);

/// The recognised holidays of a year that the act names, in order of time.
[[nodiscard]] std::vector<Feestdag> feestdagen(std::int64_t jaar);

class Kalender {
 public:
  /// `gelijkgesteld`: further days put on a par with holidays (Atw art. 3 lid 3).
  explicit Kalender(std::vector<Feestdag> gelijkgesteld = {});

  /// Why the day is no working day: "zaterdag", "zondag" or the name of the holiday; nullopt for a working
  /// day.
  [[nodiscard]] std::optional<std::string> vrije_dag(base::Date dag) const;
  [[nodiscard]] bool is_werkdag(base::Date dag) const { return !vrije_dag(dag).has_value(); }
  /// The day itself when it is a working day, else the first working day after it.
  [[nodiscard]] base::Date werkdag_vanaf(base::Date dag) const;

 private:
  std::vector<Feestdag> gelijkgesteld_;
};

}  // namespace maatstaf::termijnen
