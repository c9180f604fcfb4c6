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

namespace maatstaf::dossier {

/// Whether the content of a line could be read. Nee: damaged, or sealed with another key; `persoonlijk` is
/// null then, and `velden` too when it was that.
enum class Leesbaar { Ja, Nee };

/// One line of the work list: what an office must see of a case without opening it.
struct WerkRegel {
  std::string zaaknummer;  ///< unique: "MZ-2026-0001"
  std::string dossier;     ///< filled in by the archive
  std::string kantoor;
  std::string status;                   ///< free for the caller, without personal data
  std::optional<base::Date> uiterlijk;  ///< the legal deadline
  base::Json velden;                    ///< stored readable: no personal data
  base::Json persoonlijk;               ///< stored encrypted with the key of the dossier: name, profile
  Leesbaar leesbaar = Leesbaar::Ja;     ///< filled in by the archive
};

/// Reads the events of one dossier and gives its lines. Must not call back into the archive.
using Projectie = std::function<base::Result<std::vector<WerkRegel>>(const std::string& dossier,
                                                                     const std::vector<Gebeurtenis>&)>;

struct Kop {
  std::string dossier;
  std::string kantoor;
  std::int64_t nummer = 0;  ///< of the last event
  std::string hash;         ///< of the last event
  bool gewist = false;
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

  /// Sets the function that makes the work list. Call it once, before the archive is shared between threads.
  void gebruik_projectie(Projectie projectie);

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

  /// All events in order. Every hash is checked on the way. Errors: NotFound, Storage (the chain is broken).
  [[nodiscard]] base::Result<std::vector<Gebeurtenis>> lees(std::string_view dossier) const;

  /// Looks at every byte of a dossier. An error only means that it could not look.
  [[nodiscard]] base::Result<Verificatie> verifieer(std::string_view dossier) const;

  /// Destroys the key and the work list of a dossier. `actor` and the moment stay in a last event of kind
  /// `gewist`. Doing it twice is not an error.
  [[nodiscard]] base::Result<void> wis(std::string_view dossier, const Actor& actor);

  /// The heads of all chains by dossier id: to anchor them elsewhere.
  [[nodiscard]] base::Result<std::vector<Kop>> koppen() const;
  [[nodiscard]] base::Result<Kop> kop(std::string_view dossier) const;

  /// The work list of an office, earliest deadline first; lines without one last.
  [[nodiscard]] base::Result<std::vector<WerkRegel>> werkvoorraad(std::string_view kantoor) const;
  /// The line of one case. Errors: NotFound.
  [[nodiscard]] base::Result<WerkRegel> zoek(std::string_view zaaknummer) const;
  /// The lines of one dossier.
  [[nodiscard]] base::Result<std::vector<WerkRegel>> regels_van(std::string_view dossier) const;
  /// Throws the work list away and makes it again from the events; returns the number of lines.
  [[nodiscard]] base::Result<std::int64_t> herbouw();

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
  db::Database& database_;
  const Kluis& kluis_;
  const base::Clock& clock_;
  Projectie projectie_;
};

}  // namespace maatstaf::dossier
