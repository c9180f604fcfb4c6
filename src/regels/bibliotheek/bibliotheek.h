// SPDX-License-Identifier: EUPL-1.2
//
// All rule packages of a folder, read once, and the choice of the one that holds. Thread-safe after reading.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "regels/bibliotheek/zonder_regels.h"
#include "regels/lezen/bestanden.h"
#include "regels/pakket/pakket.h"
#include "regels/register/zorgkantoren.h"

namespace maatstaf::regels {

/// The scheme that applications are assessed under; the others stand beside it.
inline constexpr std::string_view kHoofdregeling = "meerzorg-thuis";

class Bibliotheek {
 public:
  /// Reads `map` (the folder `regels/`): vocabulary, sources, shared parameters and every package below it.
  /// One broken package refuses the whole library: ErrorKind::Rules with file, line and field.
  [[nodiscard]] static base::Result<Bibliotheek> lees(const std::string& map);

  /// The same from files in memory.
  [[nodiscard]] static base::Result<Bibliotheek> uit(const Bestanden& bestanden);

  [[nodiscard]] const std::vector<std::shared_ptr<const Pakket>>& pakketten() const { return pakketten_; }
  /// By id, "meerzorg-thuis/kader-2026", or by its last part when that is unique or names a package of the
  /// main scheme; nullptr when there is none.
  [[nodiscard]] std::shared_ptr<const Pakket> vind(std::string_view id) const;
  /// The package of a scheme that holds on a date for every case and may be decided on, by the national day
  /// of adoption; `kies` (regels/tijdlijn.h) knows offices and kinds of application. Errors: NotFound, Rules
  /// (more than one).
  [[nodiscard]] base::Result<std::shared_ptr<const Pakket>> geldend(std::string_view regeling,
                                                                    base::Date datum) const;

  [[nodiscard]] const Begrippen& begrippen() const { return *begrippen_; }
  /// The begrippen that an application under a scheme is about: those that one of its packages uses or
  /// promises not to use, and those that no package names (they are kept and decide nothing). What only other
  /// schemes name is left out.
  [[nodiscard]] std::vector<const Begrip*> begrippen_van(std::string_view regeling) const;
  [[nodiscard]] const Bronnen& bronnen() const { return *bronnen_; }
  /// The periods without rules that are stated on purpose.
  [[nodiscard]] const std::vector<ZonderRegels>& zonder_regels() const { return zonder_regels_; }
  /// The offices; empty when the folder has no list of them.
  [[nodiscard]] const Zorgkantoren& zorgkantoren() const { return zorgkantoren_; }
  /// The files it was read from, as they were then: what is published is what is computed with.
  [[nodiscard]] const Bestanden& bestanden() const { return *bestanden_; }

 private:
  std::shared_ptr<const Begrippen> begrippen_;
  std::shared_ptr<const Bronnen> bronnen_;
  std::vector<std::shared_ptr<const Pakket>> pakketten_;
  std::vector<ZonderRegels> zonder_regels_;
  std::map<std::string, std::set<std::string, std::less<>>, std::less<>>
      regelingen_van_;  ///< by begrip that is named
  Zorgkantoren zorgkantoren_;
  std::shared_ptr<const Bestanden> bestanden_;
};

}  // namespace maatstaf::regels
