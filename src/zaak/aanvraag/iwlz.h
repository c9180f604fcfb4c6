// SPDX-License-Identifier: EUPL-1.2
//
// The code lists of the iWlz Indicatieregister that an indication uses, as data: regels/iwlz-codes.yaml.
// A code that is not in the list is refused, never guessed. Immutable after reading, thread-safe.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace maatstaf::zaak {

struct IwlzCode {
  std::string naam;
  std::string begripcode;  ///< the code in our vocabulary; empty when there is none
};

class IwlzCodes {
 public:
  using Lijst = std::map<std::string, IwlzCode, std::less<>>;

  /// Reads the file. Errors: Rules with file, line and field.
  [[nodiscard]] static base::Result<IwlzCodes> lees(const std::string& bestand);
  [[nodiscard]] static base::Result<IwlzCodes> lees_tekst(std::string_view yaml, std::string_view bestand);

  /// The entry of a code in a list ("ZzpCode", "814"); nullptr when it is not there.
  [[nodiscard]] const IwlzCode* vind(std::string_view lijst, std::string_view code) const;
  [[nodiscard]] const Lijst* lijst(std::string_view naam) const;

 private:
  std::map<std::string, Lijst, std::less<>> lijsten_;
};

/// Whether nine digits are a burgerservicenummer by the eleven test (9a + 8b + … + 2h − i is a multiple of
/// eleven).
[[nodiscard]] bool is_bsn(std::string_view cijfers);
/// A number that is never given to a person: it begins with 9999. Examples may use only these.
[[nodiscard]] bool is_proef_bsn(std::string_view cijfers);

}  // namespace maatstaf::zaak
