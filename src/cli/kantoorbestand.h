// SPDX-License-Identifier: EUPL-1.2
//
// The office as letters show it and when it took new rules into use, from a small JSON file of the operator
// (docs/beheer.md).
#pragma once

#include <string>

#include "base/result.h"
#include "regels/bibliotheek/bibliotheek.h"
#include "zaak/besluitbrief.h"
#include "zaak/dossierbeeld/pakketkeuze.h"

namespace maatstaf::cli {

struct Kantoorbestand {
  zaak::Afzender afzender;
  zaak::Ingevoerd ingevoerd;  ///< empty: the national days of adoption count
};

/// Errors: Input (no file named, unknown or missing field, those of `zaak::lees_ingevoerd`), NotFound.
[[nodiscard]] base::Result<Kantoorbestand> lees_kantoorbestand(const std::string& bestand,
                                                               const regels::Bibliotheek& bibliotheek);

}  // namespace maatstaf::cli
