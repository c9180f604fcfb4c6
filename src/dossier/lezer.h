// SPDX-License-Identifier: EUPL-1.2
//
// Reading the events of a dossier without beginning at the first one each time. Three places to begin, each
// held against the head of the chain before it is believed (docs/adr/0048): what this process read before,
// the snapshot that is kept with the dossier, or nothing. What follows is read link by link. When anything
// does not fit, everything is read and checked from the first event on. Internal to src/dossier.
#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "db/database.h"
#include "dossier/gebeurtenis.h"
#include "dossier/opslag.h"

namespace maatstaf::dossier {

/// Events in order that were read and found right; shared, and never changed while somebody else reads them.
using Gelezen = std::shared_ptr<const std::vector<Gebeurtenis>>;

/// The dossiers that were read last. Thread-safe.
class Leesgeheugen {
 public:
  /// Bounded by events, not by dossiers: that is what takes room (one to two kB each).
  explicit Leesgeheugen(std::size_t hoogstens = 10'000) : hoogstens_(hoogstens) {}

  [[nodiscard]] Gelezen vind(const std::string& dossier);
  void onthoud(const std::string& dossier, Gelezen gebeurtenissen);
  void vergeet(const std::string& dossier);
  [[nodiscard]] std::size_t aantal() const;  ///< events held

 private:
  using Regel = std::pair<std::string, Gelezen>;
  void haal_weg(const std::string& dossier);  // with the lock held

  std::size_t hoogstens_;
  std::size_t aantal_ = 0;
  mutable std::mutex slot_;
  std::list<Regel> regels_;  ///< latest use first
  std::unordered_map<std::string, std::list<Regel>::iterator> index_;
};

/// A dossier with so many events more than its snapshot gets a new one. Most dossiers never have that many:
/// reading them whole costs little, and a snapshot doubles what they take in the database.
inline constexpr std::int64_t kMomentopnameStap = 100;

/// All events, checked as far as the head. `sleutel` is absent when the dossier was erased.
/// Errors: Storage naming the first event that differs.
[[nodiscard]] base::Result<Gelezen> lees_vanaf_bekend(db::Connection& connection, const DossierRij& rij,
                                                      const std::optional<DossierSleutel>& sleutel,
                                                      Leesgeheugen& geheugen);

/// Keeps a snapshot when the last one is old enough.
[[nodiscard]] base::Result<void> maak_momentopname(db::Connection& connection,
                                                   const std::vector<Gebeurtenis>& gebeurtenissen,
                                                   const DossierSleutel& sleutel);
[[nodiscard]] base::Result<void> verwijder_momentopname(db::Connection& connection, std::string_view dossier);

/// What was computed of a dossier, as the caller wrote it; null when nothing is kept or it cannot be read.
[[nodiscard]] base::Result<base::Json> lees_beeld(db::Connection& connection, std::string_view dossier,
                                                  const std::optional<DossierSleutel>& sleutel);
[[nodiscard]] base::Result<void> schrijf_beeld(db::Connection& connection, std::string_view dossier,
                                               const DossierSleutel& sleutel, const base::Json& beeld);
[[nodiscard]] base::Result<void> verwijder_beeld(db::Connection& connection, std::string_view dossier);

}  // namespace maatstaf::dossier
