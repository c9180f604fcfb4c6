// SPDX-License-Identifier: EUPL-1.2
//
// What the law says by its silence: periods in which a scheme had no rules, stated on purpose in
// `regels/tijdlijn/*.yaml`. A day without rules and without such a statement is a gap in the library.
// Format: docs/formaten/regelpakket.md. Thread-safe: no shared state.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "regels/lezen/bestanden.h"
#include "regels/register/bronnen.h"

namespace maatstaf::regels {

struct ZonderRegels {
  std::string regeling;  ///< first part of the ids of its packages: "ekt"
  base::Date van;
  base::Date tot_en_met;  ///< inclusive
  std::string waarom;     ///< Dutch, for people
  std::vector<std::string> bronnen;
  base::Place plaats;
};

/// Reads one file. Errors: Rules with file, line and field.
[[nodiscard]] base::Result<std::vector<ZonderRegels>> lees_zonder_regels(std::string_view text,
                                                                         std::string_view file);

/// All files of the folder `tijdlijn/`, in order of their path; none is fine. Their sources must stand in the
/// register. Errors: Rules with file, line and field.
[[nodiscard]] base::Result<std::vector<ZonderRegels>> lees_tijdlijnbestanden(const Bestanden& bestanden,
                                                                             const Bronnen& bronnen);

}  // namespace maatstaf::regels
