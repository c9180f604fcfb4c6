// SPDX-License-Identifier: EUPL-1.2
//
// Assessments that were made already. An assessment is a pure function of package, date and the values of the
// facts, so the same question has the same answer; most commands change no fact, and most pages show a case
// as it stood. Holds the latest few hundred; thread-safe.
#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/date.h"
#include "base/result.h"
#include "beoordeling/beoordelen/beoordelen.h"
#include "zaak/dossierbeeld/bewaard.h"

namespace maatstaf::zaak {

class Beoordelingsgeheugen {
 public:
  explicit Beoordelingsgeheugen(std::size_t hoogstens = 256) : hoogstens_(hoogstens) {}

  /// The assessment of these facts, remembered or made now. Errors are never remembered. `bewaard`: what was
  /// kept with the case; takes in what is found now. May be absent.
  [[nodiscard]] base::Result<std::shared_ptr<const beoordeling::Beoordeling>> beoordeel(
      const regels::Pakket& pakket, const beoordeling::Feiten& feiten, base::Date peildatum,
      beoordeling::Uitvoer uitvoer = beoordeling::Uitvoer::Volledig, Bewaard* bewaard = nullptr);

  [[nodiscard]] std::size_t aantal() const;

 private:
  [[nodiscard]] std::string zoekafdruk_van(const regels::Pakket& pakket);

  using Regel = std::pair<std::string, std::shared_ptr<const beoordeling::Beoordeling>>;

  std::size_t hoogstens_;
  mutable std::mutex slot_;
  std::list<Regel> regels_;  ///< latest use first
  std::unordered_map<std::string, std::list<Regel>::iterator> index_;
  /// By package; made once, since the worked examples are many.
  std::unordered_map<const regels::Pakket*, std::pair<std::string, std::string>> zoekafdrukken_;
};

}  // namespace maatstaf::zaak
