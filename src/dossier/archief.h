// SPDX-License-Identifier: EUPL-1.2
//
// The archive: dossiers as chains of events, with the work list as a read model beside them.
//
// - Appending is all or nothing, and only succeeds for who saw the latest event (optimistic concurrency).
// - Each event carries the hash of the one before, so that one changed byte is found (`verifieer`).
// - Content is encrypted per dossier. `wis` destroys the key: nobody can read the person any more, and the
// chain
//   can still be verified.
// - The work list is written in the same transaction as the events, by a function that knows their meaning
//   (`gebruik_projectie`), and can be thrown away and made again (`herbouw`).
// Thread-safe. The database, the vault and the clock must outlive the archive.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/date.h"
#include "base/json.h"
#include "base/result.h"
#include "db/database.h"
#include "dossier/gebeurtenis.h"
#include "dossier/kluis.h"
#include "dossier/werkregel.h"

namespace maatstaf::dossier {

class Leesgeheugen;

/// Reads the events of one dossier and gives its lines. Must not call back into the archive.
using Projectie = std::function<base::Result<std::vector<WerkRegel>>(const std::string& dossier,
                                                                     const std::vector<Gebeurtenis>&)>;

/// What a projection may look at, and what it leaves behind for the next one.
struct Projectieblad {
  const std::string& dossier;
  const std::vector<Gebeurtenis>& gebeurtenissen;
  const base::Json& beeld;   ///< as `nieuw_beeld` was left the last time; null when it never was
  base::Json nieuw_beeld{};  ///< what was computed of the dossier, to be kept encrypted; null: leave it
};
using Beeldprojectie = std::function<base::Result<std::vector<WerkRegel>>(Projectieblad&)>;

/// A dossier as it was read in one look.
struct Dossierinhoud {
  std::shared_ptr<const std::vector<Gebeurtenis>> gebeurtenissen;
  base::Json beeld;  ///< what was computed of it; null when nothing is kept
};

struct Kop {
  std::string dossier;
  std::string kantoor;
  std::int64_t nummer = 0;  ///< of the last event
  std::string hash;         ///< of the last event
  bool gewist = false;
};

/// A dossier that is made as a whole.
struct NieuwDossier {
  std::string dossier;
  std::vector<NieuweGebeurtenis> gebeurtenissen;
};

/// What `verifieer` found. `gaaf` means: no difference.
struct Verificatie {
  bool gaaf = false;
  bool gewist = false;      ///< the content can no longer be read; the chain was verified
  std::int64_t aantal = 0;  ///< events looked at
  std::string hash;         ///< head of the chain
  std::int64_t nummer = 0;  ///< event where the first difference was found, 0 when it is not in one event
  std::string waar;         ///< "inhoud", "soort", "hash", "vorige", "nummer", "kop", "sleutel", …
  std::string uitleg;       ///< Dutch sentence
};

class Archief {
 public:
  Archief(db::Database& database, const Kluis& kluis, const base::Clock& clock);
  ~Archief();
  Archief(const Archief&) = delete;
  Archief& operator=(const Archief&) = delete;

  /// Sets the function that makes the work list. Call it once, before the archive is shared between threads.
  void gebruik_projectie(Projectie projectie);
  void gebruik_projectie(Beeldprojectie projectie);

  /// An id for a new dossier: random, says nothing about the person.
  [[nodiscard]] static std::string nieuw_dossier();

  /// The next number of a series ("MZ-2026"): 1, 2, 3 … Never given twice; a number may stay unused.
  [[nodiscard]] base::Result<std::int64_t> volgend_nummer(std::string_view reeks);

  /// Appends events after number `verwacht` (0 makes the dossier) and returns the new last number. The office
  /// of a new dossier is that of the first actor. Errors: Conflict (somebody else appended first, the
  /// zaaknummer exists, or the dossier was erased), Input (no events, wrong kind), NotFound (verwacht > 0 and
  /// no such dossier), Storage.
  [[nodiscard]] base::Result<std::int64_t> voeg_toe(std::string_view dossier, std::int64_t verwacht,
                                                    const std::vector<NieuweGebeurtenis>& gebeurtenissen);

  /// New dossiers, all in one transaction: to take over many at once. Errors: those of `voeg_toe`.
  [[nodiscard]] base::Result<void> neem_over(const std::vector<NieuwDossier>& dossiers);

  /// All events in order, checked as far as the head of the chain (docs/adr/0048). Errors: NotFound, Storage
  /// (the chain is broken).
  [[nodiscard]] base::Result<std::vector<Gebeurtenis>> lees(std::string_view dossier) const;
  /// The same without a copy, with what was computed of it.
  [[nodiscard]] base::Result<Dossierinhoud> lees_inhoud(std::string_view dossier) const;
  /// Keeps what was computed of a dossier: a memory, not a fact. It changes nothing that is known, so who
  /// may only read may do it. Errors: NotFound, Conflict (erased), Storage.
  [[nodiscard]] base::Result<void> bewaar_beeld(std::string_view dossier, const base::Json& beeld) const;

  /// Looks at every byte of a dossier. An error only means that it could not look.
  [[nodiscard]] base::Result<Verificatie> verifieer(std::string_view dossier) const;

  /// Destroys the key and the work list of a dossier. `actor` and the moment stay in a last event of kind
  /// `gewist`. Doing it twice is not an error.
  [[nodiscard]] base::Result<void> wis(std::string_view dossier, const Actor& actor);

  /// The heads of all chains by dossier id: to anchor them elsewhere.
  [[nodiscard]] base::Result<std::vector<Kop>> koppen() const;
  [[nodiscard]] base::Result<Kop> kop(std::string_view dossier) const;

  /// A page of the work list of an office, earliest deadline first; lines without one last.
  [[nodiscard]] base::Result<Blad> bladzijde(const Bladvraag& vraag) const;
  /// How many lines there are, by what they can be counted by.
  [[nodiscard]] base::Result<std::vector<Telling>> tellingen(std::string_view kantoor) const;
  /// Lines of an office by their words, the highest number first.
  [[nodiscard]] base::Result<Blad> zoek_woorden(const Zoekvraag& vraag) const;
  /// The line of one case. Errors: NotFound.
  [[nodiscard]] base::Result<WerkRegel> zoek(std::string_view zaaknummer) const;
  /// Where a case is, without opening it: its office and dossier. Errors: NotFound.
  [[nodiscard]] base::Result<Vindplaats> vindplaats(std::string_view zaaknummer) const;
  /// The cases of one dossier, without opening them.
  [[nodiscard]] base::Result<std::vector<Vindplaats>> vindplaatsen(std::string_view dossier) const;
  /// The lines of one dossier.
  [[nodiscard]] base::Result<std::vector<WerkRegel>> regels_van(std::string_view dossier) const;
  /// Throws the work list away and makes it again from the events; returns the number of lines.
  [[nodiscard]] base::Result<std::int64_t> herbouw();
  /// Makes the lines again that an older program made; returns their number.
  [[nodiscard]] base::Result<std::int64_t> werk_bij();

  /// A text for somebody else to carry (`Kluis::verzegel`).
  [[nodiscard]] std::string verzegel(std::string_view tekst, std::string_view doel) const;
  [[nodiscard]] std::optional<std::string> ontzegel(std::string_view zegel, std::string_view doel) const;

  /// What other modules keep under the office key, in the same transaction: wraps it anew and returns how
  /// many.
  using Herverpakken =
      std::function<base::Result<std::int64_t>(db::Connection&, const Kluis& oud, const Kluis& nieuw)>;
  /// Wraps every dossier key, and what `ook` names, with another office key, and binds the database to it;
  /// all or nothing. Returns the number of keys. Destroying the old office key afterwards also erases
  /// dossiers from old backups. A program that still holds the old key can make no new dossier from then on;
  /// start it again.
  [[nodiscard]] base::Result<std::int64_t> vervang_kantoorsleutel(const Kluis& nieuw,
                                                                  const Herverpakken& ook = {});

 private:
  [[nodiscard]] base::Result<std::int64_t> herbouw_regels(const std::string& dossier);

  db::Database& database_;
  const Kluis& kluis_;
  const base::Clock& clock_;
  Beeldprojectie projectie_;
  std::unique_ptr<Leesgeheugen> geheugen_;
};

}  // namespace maatstaf::dossier
