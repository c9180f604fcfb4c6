// SPDX-License-Identifier: EUPL-1.2
//
// Two logs, tied by a processing id (verwerking):
// - the audit log says who saw or did what on which dossier (in the spirit of NEN 7513);
// - the processing log (Logboek Dataverwerkingen) says which processing ran on which dossier, without any
// user. Both only grow. Fields are ids and fixed words, never free text about a person. Lines of requests
// that come at the same time are committed together (docs/adr/0048): each caller still waits until its own
// line is on the disk. Thread-safe.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <mutex>
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
  Logboek(const Logboek&) = delete;
  Logboek& operator=(const Logboek&) = delete;

  /// A random id for one processing.
  [[nodiscard]] static std::string nieuwe_verwerking();

  /// Appends to one log, or to both in one transaction. Errors: Storage.
  [[nodiscard]] base::Result<void> leg_vast(const AuditRegel& regel);
  [[nodiscard]] base::Result<void> leg_vast(const VerwerkingRegel& regel);
  [[nodiscard]] base::Result<void> leg_vast(const AuditRegel& audit, const VerwerkingRegel& verwerking);

  /// Who saw or did what on a dossier, oldest first: of the latest lines at most so many.
  [[nodiscard]] base::Result<std::vector<AuditRegel>> inzage(std::string_view dossier,
                                                             std::int64_t hoogstens = kHoogstens) const;
  /// How many lines there are on a dossier.
  [[nodiscard]] base::Result<std::int64_t> aantal_inzage(std::string_view dossier) const;
  /// What one account saw or did, oldest first: of the latest lines at most so many.
  [[nodiscard]] base::Result<std::vector<AuditRegel>> handelingen_van(
      std::string_view account, std::int64_t hoogstens = kHoogstens) const;
  [[nodiscard]] base::Result<std::vector<VerwerkingRegel>> verwerkingen(
      std::string_view dossier, std::int64_t hoogstens = kHoogstens) const;

  /// Transactions in which lines were written, for measuring.
  [[nodiscard]] std::int64_t aantal_transacties() const { return transacties_.load(); }

  /// A log only grows: nobody reads all of it at once.
  static constexpr std::int64_t kHoogstens = 1000;

 private:
  /// Lines that wait for the next commit.
  struct Opdracht {
    std::optional<AuditRegel> audit;
    std::optional<VerwerkingRegel> verwerking;
    base::Moment nu;
    bool klaar = false;
    base::Result<void> uitkomst;
  };
  [[nodiscard]] base::Result<void> voeg_toe(Opdracht opdracht);
  void schrijf_samen(const std::vector<Opdracht*>& opdrachten);

  db::Database& database_;
  const base::Clock& clock_;
  std::mutex slot_;
  std::condition_variable klaar_;
  std::vector<Opdracht*> wachtend_;  ///< each lives with the caller that waits for it
  bool schrijft_ = false;            ///< somebody commits at this moment
  std::atomic<std::int64_t> transacties_ = 0;
};

}  // namespace maatstaf::dossier
