// SPDX-License-Identifier: EUPL-1.2
//
// Two logs, tied by a processing id (verwerking):
// - the audit log says who saw or did what on which dossier (in the spirit of NEN 7513);
// - the processing log (Logboek Dataverwerkingen) says which processing ran on which dossier, without any
// user. Both only grow. Fields are ids and fixed words, never free text about a person. Thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "db/database.h"
#include "dossier/gebeurtenis.h"

namespace maatstaf::dossier {

enum class Afloop { Gelukt, Geweigerd, Mislukt };
[[nodiscard]] std::string_view woord(Afloop afloop);  ///< "gelukt", "geweigerd", "mislukt"

struct AuditRegel {
  std::string verwerking;  ///< from nieuwe_verwerking()
  Actor actor;
  std::string dossier;    ///< empty when it is about no dossier
  std::string handeling;  ///< fixed word: "zaak_zien", "besluit_nemen"
  std::string doel;       ///< fixed word why: "beoordelen", "toezicht"
  Afloop afloop = Afloop::Gelukt;
  base::Moment tijdstip;  ///< set by the log
};

struct VerwerkingRegel {
  std::string verwerking;
  std::string activiteit;  ///< id in the register of processing activities: "meerzorg.beoordelen"
  std::string dossier;
  std::string spoor;  ///< trace id of the request (W3C traceparent); may be empty
  Afloop afloop = Afloop::Gelukt;
  base::Moment begin;
  base::Moment einde;  ///< set by the log
};

class Logboek {
 public:
  Logboek(db::Database& database, const base::Clock& clock) : database_(database), clock_(clock) {}

  /// A random id for one processing.
  [[nodiscard]] static std::string nieuwe_verwerking();

  /// Appends to one log, or to both in one transaction. Errors: Storage.
  [[nodiscard]] base::Result<void> leg_vast(const AuditRegel& regel);
  [[nodiscard]] base::Result<void> leg_vast(const VerwerkingRegel& regel);
  [[nodiscard]] base::Result<void> leg_vast(const AuditRegel& audit, const VerwerkingRegel& verwerking);

  /// Who saw or did what on a dossier, oldest first.
  [[nodiscard]] base::Result<std::vector<AuditRegel>> inzage(std::string_view dossier) const;
  /// What one account saw or did, oldest first.
  [[nodiscard]] base::Result<std::vector<AuditRegel>> handelingen_van(std::string_view account) const;
  [[nodiscard]] base::Result<std::vector<VerwerkingRegel>> verwerkingen(std::string_view dossier) const;

 private:
  db::Database& database_;
  const base::Clock& clock_;
};

}  // namespace maatstaf::dossier
