// SPDX-License-Identifier: EUPL-1.2
//
// Applications that somebody has begun in the portal and not yet sent, so that they can stop and go on later
// on another device. One for each account, encrypted; sending or throwing away destroys it. Nobody at the
// office can see it, and no rule reads it. Thread-safe. The database, the vault and the clock must outlive
// it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/clock.h"
#include "base/json.h"
#include "base/result.h"
#include "db/database.h"
#include "dossier/kluis.h"

namespace maatstaf::zaak {

struct Concept {
  base::Json inhoud;  ///< as the portal gave it
  base::Moment bewaard_op;
};

class Conceptaanvragen {
 public:
  Conceptaanvragen(db::Database& database, const dossier::Kluis& kluis, const base::Clock& clock)
      : database_(database), kluis_(kluis), clock_(clock) {}

  /// Replaces what was kept. Errors: Input (a text that base/invoertekst.h refuses), Storage.
  [[nodiscard]] base::Result<void> bewaar(std::string_view account, const base::Json& inhoud);
  /// nullopt when this account has begun nothing. Errors: Storage (also when the content was tampered with).
  [[nodiscard]] base::Result<std::optional<Concept>> lees(std::string_view account) const;
  /// Doing it twice is not an error.
  [[nodiscard]] base::Result<void> wis(std::string_view account);

  /// Inside a transaction that replaces the office key: wraps the key of every draft anew; returns how many.
  [[nodiscard]] static base::Result<std::int64_t> herverpak(db::Connection& connection,
                                                            const dossier::Kluis& oud,
                                                            const dossier::Kluis& nieuw);

 private:
  db::Database& database_;
  const dossier::Kluis& kluis_;
  const base::Clock& clock_;
};

}  // namespace maatstaf::zaak
