// SPDX-License-Identifier: EUPL-1.2
//
// Commands on cases (and, by its base, reading them): reads the events of a dossier, lets a command decide
// (opdrachten.h), and appends what it decided. Doors call only this class. A command that loses a race is
// tried again on the new state, at most three times. Thread-safe. What the constructor is given must outlive
// it.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "auth/accounts.h"
#include "base/clock.h"
#include "base/result.h"
#include "dossier/archief.h"
#include "regels/bibliotheek/bibliotheek.h"
#include "termijnen/termijn.h"
#include "zaak/aanvraag/aanvraag.h"
#include "zaak/dossierbeeld/zaak.h"
#include "zaak/lezing/lezing.h"
#include "zaak/opdrachten/opdrachten.h"

namespace maatstaf::zaak {

struct Ontvangstbewijs {
  std::string nummer;
  std::string dossier;
  base::Date ontvangen;
  termijnen::Termijn termijn;
};

class Zaken : public Lezing {
 public:
  /// Makes the work list of the archive follow the cases (`gebruik_projectie`).
  /// `ingevoerd`: when the office took packages into use.
  Zaken(dossier::Archief& archief, const regels::Bibliotheek& bibliotheek, const IwlzCodes& codes,
        const base::Clock& clock, const Termijnboek& termijnboek, Ingevoerd ingevoerd = {});

  // `nummer` is the number of the case.

  /// A new dossier with the application. Judgements in it are refused: who judges, signs here. The office is
  /// that of the account, or `kantoor` (an id of the list of offices) for a parent, whose application holds
  /// only the parent's own statements. `nummer`: a number of one's own (demo, import); empty: the next one.
  [[nodiscard]] base::Result<Ontvangstbewijs> dien_in(const auth::Account& account, const Aanvraag& aanvraag,
                                                      std::string_view kantoor, std::string_view nummer = {});
  [[nodiscard]] base::Result<void> wijs_toe(const auth::Account&, std::string_view nummer, const Persoon&);
  [[nodiscard]] base::Result<void> leg_feit_vast(const auth::Account&, std::string_view nummer,
                                                 const FeitInvoer&);
  [[nodiscard]] base::Result<void> bied_clientondersteuning_aan(const auth::Account&, std::string_view nummer,
                                                                const OndersteuningInvoer&);
  [[nodiscard]] base::Result<void> vraag_op(const auth::Account&, std::string_view nummer,
                                            const VerzoekInvoer&);
  [[nodiscard]] base::Result<void> ontvang_informatie(const auth::Account&, std::string_view nummer,
                                                      const OntvangstInvoer&);
  [[nodiscard]] base::Result<void> bewaar_concept(const auth::Account&, std::string_view nummer,
                                                  const std::vector<OordeelInvoer>&);
  [[nodiscard]] base::Result<void> teken_oordeel(const auth::Account&, std::string_view nummer,
                                                 const std::vector<OordeelInvoer>&);
  [[nodiscard]] base::Result<void> leg_zorg_vast(const auth::Account&, std::string_view nummer,
                                                 const OordeelInvoer&);
  [[nodiscard]] base::Result<void> stel_besluit_voor(const auth::Account&, std::string_view nummer,
                                                     const std::string& uitkomst,
                                                     const std::string& toelichting);
  [[nodiscard]] base::Result<void> lees_mee(const auth::Account&, std::string_view nummer,
                                            const std::string& uitkomst, bool akkoord,
                                            const std::string& toelichting);
  [[nodiscard]] base::Result<void> sta_voorbeeldwaarden_toe(const auth::Account&, std::string_view nummer,
                                                            const std::string& motivering);
  [[nodiscard]] base::Result<void> neem_besluit(const auth::Account&, std::string_view nummer,
                                                const BesluitInvoer&);
  [[nodiscard]] base::Result<void> verzend_brief(const auth::Account&, std::string_view nummer,
                                                 const std::string& soort, const std::string& verwijzing,
                                                 const std::string& sha256);

 private:
  using Beslisser = std::function<Besloten(const Zaak&, const Vrager&)>;
  [[nodiscard]] base::Result<void> voer_uit(const auth::Account&, std::string_view nummer, const Beslisser&);

  dossier::Archief& archief_;
};

}  // namespace maatstaf::zaak
