// SPDX-License-Identifier: EUPL-1.2
//
// One package with the facts of one case at a time: what its decisions say, what they would say if something
// were otherwise, and which rows gave the answer. Internal to beoordeling. Not thread-safe: one per search.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "beoordeling/rekenen/rekenaar.h"
#include "beoordeling/uitkomst/uitkomst.h"
#include "dmn/session.h"

namespace maatstaf::beoordeling {

class Verschilzijde {
 public:
  using Anders = std::vector<std::pair<int, feel::Value>>;  ///< slot and value

  Verschilzijde(const regels::Pakket& pakket, base::Date dag);

  [[nodiscard]] const regels::Pakket& pakket() const { return pakket_; }
  [[nodiscard]] const Rekenaar& rekenaar() const { return *rekenaar_; }

  /// Takes the facts of a case. False when the package does not take them.
  [[nodiscard]] bool vul(const Feiten& feiten);

  [[nodiscard]] bool kent(std::string_view naam) const;
  /// The value of a decision or input; unknown when this package has none of that name.
  [[nodiscard]] const feel::Value& waarde(std::string_view naam);
  /// The value of a decision when some slots have another value.
  [[nodiscard]] feel::Value waarde_met(std::string_view naam, const Anders& anders);
  /// Did this row give the answer of the table of the decision?
  [[nodiscard]] bool vuurde(const std::string& beslissing, const std::string& rij);
  /// With another value of `naam` the decision answers otherwise.
  [[nodiscard]] bool hangt_af_van(const std::string& beslissing, const std::string& naam);
  /// Is this the decision of a step, and does the step give an answer?
  [[nodiscard]] bool zet_stap(const std::string& beslissing);
  /// "ja", "nee" or "onbekend". An outcome that the package does not know is never part of its set.
  [[nodiscard]] std::string_view in_set(std::string_view uitkomst);

 private:
  const regels::Pakket& pakket_;
  Opties opties_;
  dmn::Session session_;
  dmn::Session spoor_;  ///< with a trace; filled when rows are asked for
  dmn::Session wat_als_;
  std::optional<Rekenaar> rekenaar_;
  bool spoor_klaar_ = false;
};

/// Both are known, and they differ.
[[nodiscard]] bool bekend_en_anders(const feel::Value& a, const feel::Value& b);

}  // namespace maatstaf::beoordeling
