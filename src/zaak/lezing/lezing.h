// SPDX-License-Identifier: EUPL-1.2
//
// Reading cases without changing them: one case and where it stands, the work list, the status for the
// family, the events. Each view checks that the account may see the case. Other work modules that only look
// (monitor, intervisie, terugblik) use this room and nothing above it. Thread-safe. What the constructor is
// given must outlive it.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "auth/accounts.h"
#include "base/clock.h"
#include "base/result.h"
#include "dossier/archief.h"
#include "regels/bibliotheek/bibliotheek.h"
#include "termijnen/kalender.h"
#include "zaak/aanvraag/aanvraag.h"
#include "zaak/dossierbeeld/stand.h"
#include "zaak/dossierbeeld/zaak.h"
#include "zaak/opdrachten/opdrachten.h"
#include "zaak/werk/status.h"
#include "zaak/werk/werkvoorraad.h"

namespace maatstaf::zaak {

/// The place of the error that a case exists but not for this account. Doors tell outside that it does not
/// exist, so that numbers cannot be counted; inside (logs) the difference matters.
inline constexpr std::string_view kVerborgenZaak = "zaak";

class Lezing {
 public:
  /// `ingevoerd`: when the office took packages into use.
  Lezing(const dossier::Archief& archief, const regels::Bibliotheek& bibliotheek, const IwlzCodes& codes,
         const base::Clock& clock, const Termijnboek& termijnboek, Ingevoerd ingevoerd = {});

  /// The case as known now, or as `kennis` says. Drafts of others are left out.
  [[nodiscard]] base::Result<Zaak> zaak(const auth::Account&, std::string_view nummer,
                                        const Kennis& kennis = {}) const;
  [[nodiscard]] base::Result<Stand> stand(const Zaak& zaak, const StandOpties& opties = {}) const;
  /// A page of the work list of the office, with the counts of the whole.
  [[nodiscard]] base::Result<Werkblad> werkvoorraad(const auth::Account&, const Werkvraag& vraag = {}) const;
  /// Cases of the office by name, number or year of birth, the highest number first. `voor`: numbers below
  /// this one only. Of the counts nothing is filled in. Errors: Forbidden, Input (nothing to search by).
  [[nodiscard]] base::Result<Werkblad> zoek(const auth::Account&, std::string_view tekst,
                                            std::string_view voor = {}) const;
  /// What somebody searches for, for an address: unreadable, for this account only, for one hour.
  [[nodiscard]] std::string verzegel_zoekvraag(const auth::Account&, std::string_view tekst) const;
  /// Errors: NotFound when it is of somebody else, too old, or not whole.
  [[nodiscard]] base::Result<std::string> open_zoekvraag(const auth::Account&, std::string_view zegel) const;
  /// Where the work on a case is now, as its line in the work list says; nothing is assessed. Errors:
  /// Forbidden, NotFound.
  [[nodiscard]] base::Result<WerkItem> werkitem(const auth::Account&, std::string_view nummer) const;
  [[nodiscard]] base::Result<StatusVoorOuder> status(const auth::Account&, std::string_view nummer) const;
  /// Numbers of the cases an account of the portal is bound to.
  [[nodiscard]] base::Result<std::vector<std::string>> eigen_zaken(const auth::Account&) const;
  [[nodiscard]] std::vector<Controle> controles(const auth::Account&, const Zaak&, const Stand&,
                                                const std::string& uitkomst) const;
  /// The events of the case in order, for the chain in the bundle.
  [[nodiscard]] base::Result<std::vector<dossier::Gebeurtenis>> gebeurtenissen(const auth::Account&,
                                                                               std::string_view nummer) const;

  /// Looks at every byte of the dossier of a case, also when its chain is broken. Errors: Forbidden,
  /// NotFound, Storage (it could not look).
  [[nodiscard]] base::Result<dossier::Verificatie> verifieer(const auth::Account&,
                                                             std::string_view nummer) const;
  /// The id of the dossier of a case, for the logs. Errors: Forbidden, NotFound.
  [[nodiscard]] base::Result<std::string> dossier_van(const auth::Account&, std::string_view nummer) const;

  /// The same without asking who wants to know: for the log of refused attempts only. Errors: NotFound.
  [[nodiscard]] base::Result<std::string> dossier_van_nummer(std::string_view nummer) const;

  [[nodiscard]] const regels::Bibliotheek& bibliotheek() const { return bibliotheek_; }
  [[nodiscard]] const IwlzCodes& codes() const { return codes_; }
  [[nodiscard]] const Ingevoerd& ingevoerd() const { return ingevoerd_; }
  [[nodiscard]] const base::Clock& clock() const { return clock_; }
  [[nodiscard]] const termijnen::Kalender& kalender() const { return termijnboek_.kalender(); }

 protected:
  [[nodiscard]] const Termijnboek& termijnboek() const { return termijnboek_; }
  [[nodiscard]] const std::shared_ptr<Beoordelingsgeheugen>& geheugen() const { return geheugen_; }

 private:
  [[nodiscard]] base::Result<dossier::Vindplaats> vindplaats(const auth::Account&,
                                                             std::string_view nummer) const;
  [[nodiscard]] base::Result<dossier::Dossierinhoud> inhoud(const auth::Account&,
                                                            std::string_view nummer) const;

  const dossier::Archief& archief_;
  const regels::Bibliotheek& bibliotheek_;
  const IwlzCodes& codes_;
  const base::Clock& clock_;
  const Termijnboek& termijnboek_;
  Ingevoerd ingevoerd_;
  std::shared_ptr<Beoordelingsgeheugen> geheugen_ = std::make_shared<Beoordelingsgeheugen>();
};

}  // namespace maatstaf::zaak
