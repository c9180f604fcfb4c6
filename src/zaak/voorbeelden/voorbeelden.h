// SPDX-License-Identifier: EUPL-1.2
//
// The fictitious cases of the demo: scripts of commands with dates (voorbeelden/zaken/*.json), played through
// the same commands as everybody uses, with a clock that stands at the moment of each. Format:
// docs/formaten/zaak.md.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "auth/accounts.h"
#include "base/clock.h"
#include "base/result.h"
#include "db/database.h"
#include "dossier/kluis.h"
#include "regels/bibliotheek/bibliotheek.h"
#include "zaak/aanvraag/iwlz.h"
#include "zaak/dossierbeeld/stand.h"

namespace maatstaf::zaak {

/// The moment at which the demo shows the office at work: Tuesday 24 November 2026, nine o'clock in the
/// morning.
[[nodiscard]] base::Moment voorbeeldmoment();

/// A clock that starts at the moment of the demo and runs on, so that deadlines look as they are described.
class Voorbeeldklok final : public base::Clock {
 public:
  explicit Voorbeeldklok(base::Moment begin = voorbeeldmoment());
  [[nodiscard]] base::Moment now() const override;

 private:
  std::int64_t verschil_;  ///< milliseconds from the system clock to this one
};

struct VoorbeeldOpties {
  std::string map;                              ///< the folder voorbeelden/
  std::string wachtwoord;                       ///< of every demo account
  base::Moment tot_en_met = voorbeeldmoment();  ///< commands after this moment are left out
};

struct Voorbeelden {
  std::vector<auth::Account> accounts;  ///< with the dossiers they are bound to
  std::vector<std::string> zaken;       ///< numbers, in the order of the files
};

/// Makes accounts and cases that are not there yet; doing it twice adds nothing. The database must be
/// migrated. Errors: those of reading (file and path) and of the commands (file and number of the step).
[[nodiscard]] base::Result<Voorbeelden> laad_voorbeelden(db::Database& database, const dossier::Kluis& kluis,
                                                         const regels::Bibliotheek& bibliotheek,
                                                         const IwlzCodes& codes,
                                                         const Termijnboek& termijnboek,
                                                         const VoorbeeldOpties& opties);

}  // namespace maatstaf::zaak
