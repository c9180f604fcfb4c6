// SPDX-License-Identifier: EUPL-1.2
//
// Where a case stands: the package that holds for it, its assessment, the legal deadline, and what is to be
// done by whom. The tasks are derived from what the rules still need and nothing else: change the rules and
// the tasks follow. Pure functions, thread-safe.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "beoordeling/uitkomst/uitkomst.h"
#include "regels/bibliotheek/bibliotheek.h"
#include "termijnen/gegevens.h"
#include "termijnen/termijn.h"
#include "zaak/dossierbeeld/beoordelingsgeheugen.h"
#include "zaak/dossierbeeld/pakketkeuze.h"
#include "zaak/dossierbeeld/zaak.h"

namespace maatstaf::zaak {

/// The lengths of the terms in force on a day.
struct Termijnduren {
  termijnen::TermijnDuur besluit;
  termijnen::TermijnDuur bezwaar;
};

/// The calendar, and the lengths of the terms by date (regels/parameters/termijnen.yaml). Immutable after
/// reading.
class Termijnboek {
 public:
  Termijnboek(termijnen::Kalender kalender, termijnen::Gegevens gegevens);
  /// Reads the folder `regels/`, with the days that were put on a par with holidays. Errors: Rules.
  [[nodiscard]] static base::Result<Termijnboek> lees(const std::string& map);
  /// Errors: Rules when a length has no value on that day: none is made up.
  [[nodiscard]] base::Result<Termijnduren> op(base::Date dag) const;
  [[nodiscard]] const termijnen::Kalender& kalender() const { return kalender_; }

 private:
  termijnen::Kalender kalender_;
  termijnen::Gegevens gegevens_;
};

/// Something to be done.
struct Taak {
  enum class Soort { Wachten, Invullen, Oordelen, Meelezen, Toestaan, Besluiten, Verzenden };
  Soort soort = Soort::Invullen;
  std::string rol;     ///< role id; for Wachten the role that asked
  std::string naam;    ///< person when known: assigned, or who is waited for
  std::string wat;     ///< "Oordeel medisch adviseur"
  std::string waarom;  ///< may be empty
  std::vector<std::string> begrippen;
  std::vector<std::string> stappen;
  std::string verzoek;  ///< id of the request that is waited for
};

struct Stand {
  std::shared_ptr<const regels::Pakket> pakket;
  std::vector<std::string> waarom_pakket;  ///< Dutch sentences; empty when there was nothing to choose
  beoordeling::Beoordeling beoordeling;
  beoordeling::Feiten feiten;  ///< what the assessment was made with
  Termijnduren duren;
  termijnen::Kalender kalender;
  termijnen::Termijn termijn;  ///< deadline of the decision
  std::vector<Taak> taken;     ///< first is next; empty when nothing is left to do
};

enum class Concepten { Weglaten, Meetellen };

struct StandOpties {
  std::optional<base::Date> vandaag;  ///< to know whether an invitation is still open
  std::string account;                ///< whose drafts count with Concepten::Meetellen
  Concepten concepten = Concepten::Weglaten;
  std::string pakket;  ///< another package by id, to compare; empty: the one that holds
  beoordeling::Uitvoer uitvoer = beoordeling::Uitvoer::Volledig;
  Beoordelingsgeheugen* geheugen = nullptr;  ///< assessments made before; may be absent (docs/adr/0072)
  Bewaard* bewaard = nullptr;                ///< what was kept with the case (docs/adr/0072); may be absent
  const Ingevoerd* ingevoerd = nullptr;      ///< when the office adopted packages; absent: the national days
};

/// Assesses the case as it is known, with the package that `regels::kies` selects on the day of receipt, the
/// kind of application when that is known, and the adoption by the office. A decided case is assessed with
/// the package of its decision.
/// Errors: those of `regels::kies` (no package may be decided on for that date), and those of the assessment.
[[nodiscard]] base::Result<Stand> bepaal_stand(const Zaak& zaak, const regels::Bibliotheek& bibliotheek,
                                               const Termijnboek& termijnboek,
                                               const StandOpties& opties = {});

/// Whether the verpleegkundige has to wait: the medisch adviseur judges first (R046), unless the rules need
/// nothing (more) from the medisch adviseur. As long as the outcome is open and nothing is asked, nobody
/// knows that, and the verpleegkundige waits.
[[nodiscard]] bool wacht_op_medisch_adviseur(const Zaak& zaak, const regels::Pakket& pakket,
                                             const beoordeling::Beoordeling& beoordeling);

/// What is to be done, from the needs of the assessment and the state of the decision.
[[nodiscard]] std::vector<Taak> bepaal_taken(const Zaak& zaak, const regels::Pakket& pakket,
                                             const beoordeling::Beoordeling& beoordeling);

}  // namespace maatstaf::zaak
