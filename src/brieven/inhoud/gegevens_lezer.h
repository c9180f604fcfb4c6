// SPDX-License-Identifier: EUPL-1.2
//
// Reads a JSON object field by field, and refuses what was not asked for. Internal to brieven. Not
// thread-safe.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/decimal.h"
#include "base/json.h"
#include "base/result.h"

namespace maatstaf::brieven {

/// Every field must be present; `klaar` refuses fields that were not read. Keeps the first error, gives empty
/// values after it, so that the reading code needs one check at its end.
class Lezing {
 public:
  Lezing(const base::Json& object, std::string path);

  [[nodiscard]] std::string tekst(std::string_view veld);
  [[nodiscard]] std::vector<std::string> teksten(std::string_view veld);
  [[nodiscard]] base::Date datum(std::string_view veld);
  [[nodiscard]] std::optional<base::Date> misschien_datum(std::string_view veld);  ///< null: absent
  [[nodiscard]] base::Decimal getal(std::string_view veld);                        ///< written as text
  [[nodiscard]] std::optional<base::Decimal> misschien_getal(std::string_view veld);
  [[nodiscard]] const base::Json& waarde(std::string_view veld);
  [[nodiscard]] std::string pad(std::string_view veld) const;
  void weiger(std::string_view veld, std::string oorzaak);
  /// The first error, if any.
  [[nodiscard]] base::Result<void> klaar();

 private:
  const base::Json* vind(std::string_view veld);

  const base::Json& object_;
  std::string path_;
  std::set<std::string, std::less<>> gelezen_;
  std::optional<base::Error> fout_;
};

}  // namespace maatstaf::brieven
