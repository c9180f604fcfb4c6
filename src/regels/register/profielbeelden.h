// SPDX-License-Identifier: EUPL-1.2
//
// What a profile describes per domain, as an aid for the medisch adviseur (R052, R054, R055). All of it is an
// example value: the official pictures and mean scores were not found. It decides nothing, and there is no
// total. File: regels/profielbeelden.yaml. Immutable after reading, thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/decimal.h"
#include "base/result.h"

namespace maatstaf::regels {

/// Questions of the CIZ that we connect with a domain: an interpretation, shown as one.
struct CizVragen {
  std::string lijst;       ///< "beperking" or "stoornis"
  std::string begint_met;  ///< first digits of the code of the question
};

struct Gebied {
  std::string id;  ///< begrip of the judgement on this domain
  std::string naam;
  std::vector<CizVragen> ciz;
};

struct Profielbeeld {
  std::string profiel;
  std::string gebied;
  std::string beschrijft;
  std::optional<base::Decimal> niveau;  ///< 0 to 3; absent when the text gives more than one group
};

class Profielbeelden {
 public:
  [[nodiscard]] static base::Result<Profielbeelden> lees(std::string_view yaml, std::string_view bestand);

  [[nodiscard]] const std::vector<Gebied>& gebieden() const { return gebieden_; }
  [[nodiscard]] const Gebied* gebied(std::string_view id) const;
  /// nullptr when there is no picture of this profile.
  [[nodiscard]] const Profielbeeld* vind(std::string_view profiel, std::string_view gebied) const;
  [[nodiscard]] const std::vector<std::string>& bronnen() const { return bronnen_; }
  [[nodiscard]] const std::string& schaal() const { return schaal_; }

 private:
  std::vector<Gebied> gebieden_;
  std::vector<Profielbeeld> beelden_;
  std::vector<std::string> bronnen_;
  std::string schaal_;
};

}  // namespace maatstaf::regels
