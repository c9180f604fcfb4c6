// SPDX-License-Identifier: EUPL-1.2
//
// For tests of brieven only: the story of Noor as a decided case, with the packages of this project.
// Everybody in it is made up.
#pragma once

#include <memory>

#include "brieven/bundel/bundel.h"
#include "brieven/inhoud/opstellen.h"

namespace maatstaf::brieven::proef {

struct Zaak {
  std::shared_ptr<const regels::Pakket> pakket;
  beoordeling::Feiten feiten;
  beoordeling::Beoordeling beoordeling;
  BesluitGegevens besluit;
  base::Json keten;

  [[nodiscard]] BundelInvoer invoer() const { return {*pakket, feiten, beoordeling, besluit, keten}; }
  [[nodiscard]] base::Result<Brief> brief() const {
    return maak_besluitbrief(*pakket, feiten, beoordeling, besluit);
  }
};

/// The library of this project. Ends the program when it cannot be read: no test of letters means anything
/// then.
[[nodiscard]] const regels::Bibliotheek& bibliotheek();
/// Noor gets meerzorg, pgb and mpt.
[[nodiscard]] Zaak noor();
/// The same case, decided otherwise by a person.
[[nodiscard]] Zaak noor_afgewezen();
[[nodiscard]] Zaak noor_overgang();
[[nodiscard]] VerzoekGegevens verzoek();

}  // namespace maatstaf::brieven::proef
