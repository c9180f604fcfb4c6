// SPDX-License-Identifier: EUPL-1.2
//
// For tests of beoordeling only: the packages of this project and the small one of the tests, and worked
// examples as facts. Everything is read once.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "beoordeling/uitkomst/uitkomst.h"
#include "regels/bibliotheek/bibliotheek.h"

namespace maatstaf::beoordeling::proef {

/// The library of this project; nullptr when it cannot be read (a test of its own says why).
[[nodiscard]] const regels::Bibliotheek* project();
/// tests/pakketten-stuk/heel: a small invented scheme.
[[nodiscard]] std::shared_ptr<const regels::Pakket> klein();

struct Geval {
  std::shared_ptr<const regels::Pakket> pakket;
  const regels::Voorbeeld* voorbeeld = nullptr;
};
/// Every worked example of every package, also of the small one. Not those of voorbeelden/dekking*.yaml: they
/// fill in one decision only, and the check of the rules runs them (defecten_test.cc).
[[nodiscard]] std::vector<Geval> alle_voorbeelden();
/// "kader_2026_ekt_is_genoeg": the example as part of the name of a test.
[[nodiscard]] std::string testnaam(const Geval& geval);

[[nodiscard]] Feiten als_feiten(const regels::Pakket& pakket, const regels::Voorbeeld& voorbeeld);
[[nodiscard]] Opties opties(const regels::Voorbeeld& voorbeeld, Uitvoer uitvoer = Uitvoer::Volledig);

}  // namespace maatstaf::beoordeling::proef
