// SPDX-License-Identifier: EUPL-1.2
//
// A question about a term as people write it: names and texts, as on the command line and in the worked
// examples. Pure, thread-safe.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"
#include "termijnen/vraag.h"

namespace maatstaf::termijnen {

struct Vraagtekst {
  std::string soort = {};                                        ///< "bezwaar"
  std::string start = {};                                        ///< a day
  std::vector<std::string> opschortingen = {};                   ///< EERSTE:LAATSTE:GROND
  std::vector<std::string> uitnodigingen = {};                   ///< VERZONDEN:UITERLIJK[:AANGEVULD]
  std::map<std::string, std::string, std::less<>> waarden = {};  ///< by the name of the option, "--duur"
  std::set<std::string, std::less<>> vlaggen = {};               ///< the flags that were given, "--commissie"
};

/// Errors: NotFound (no such kind), Input (a day that does not exist, lies before 2015 or is no date; a
/// length, a stop or a reason that cannot be read; an option that does not exist).
[[nodiscard]] base::Result<Vraag> lees_vraag(const Vraagtekst& tekst);

}  // namespace maatstaf::termijnen
