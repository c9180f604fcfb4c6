// SPDX-License-Identifier: EUPL-1.2
//
// The office as letters show it and when it took new rules into use, from a small JSON file of the operator
// (docs/beheer.md).
#pragma once

#include <string>

#include "auth/accounts.h"
#include "base/result.h"
#include "regels/bibliotheek/bibliotheek.h"
#include "zaak/besluitbrief.h"
#include "zaak/dossierbeeld/pakketkeuze.h"

namespace maatstaf::cli {

struct Kantoorbestand {
  std::string id;  ///< in the list of offices (regels/zorgkantoren.yaml)
  zaak::Afzender afzender;
  zaak::Ingevoerd ingevoerd;  ///< empty: the national days of adoption count
};

/// Whether an office may be used with data of real people: it stands in the list and is not invented.
/// `kantoren` must outlive what is given. Errors: Input, which names the ids that resemble what was given.
[[nodiscard]] auth::Kantoorkeuring kantoorkeuring(const regels::Zorgkantoren& kantoren);

/// Errors: Input (no file named, unknown or missing field, an office that is not in the list or is invented,
/// those of `zaak::lees_ingevoerd`), NotFound.
[[nodiscard]] base::Result<Kantoorbestand> lees_kantoorbestand(const std::string& bestand,
                                                               const regels::Bibliotheek& bibliotheek);

}  // namespace maatstaf::cli
