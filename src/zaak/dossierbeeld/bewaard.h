// SPDX-License-Identifier: EUPL-1.2
//
// What was found out about a case before and costs much to find out again: which missing facts can still
// change the outcome. Kept with the dossier, encrypted, by a fingerprint of everything the answer depends on
// (docs/adr/0072): another package, another fact, another date is another question. What cannot be read is
// as if it were not there. Belongs to one request.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json.h"
#include "beoordeling/uitkomst/uitkomst.h"

namespace maatstaf::zaak {

class Bewaard {
 public:
  Bewaard() = default;
  /// Anything but what `json` wrote gives an empty one.
  [[nodiscard]] static Bewaard lees(const base::Json& json);
  [[nodiscard]] base::Json json() const;

  /// Needs with begrip, steps and certainty only; nullptr when this question was not answered before.
  [[nodiscard]] const std::vector<beoordeling::Behoefte>* vind(std::string_view sleutel) const;
  /// The answers asked last stay: another package to compare with, a draft, another day.
  void onthoud(const std::string& sleutel, const std::vector<beoordeling::Behoefte>& behoeften);
  /// Whether there is something new to keep.
  [[nodiscard]] bool veranderd() const { return veranderd_; }
  void is_bewaard() { veranderd_ = false; }

 private:
  std::vector<std::pair<std::string, std::vector<beoordeling::Behoefte>>> antwoorden_;  ///< newest first
  bool veranderd_ = false;
};

}  // namespace maatstaf::zaak
