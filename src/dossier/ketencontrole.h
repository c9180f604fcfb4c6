// SPDX-License-Identifier: EUPL-1.2
//
// Looks at every byte of one chain, inside a transaction. Internal to src/dossier: Archief::verifieer and the
// check of a whole database (controle.h) use it.
#pragma once

#include "base/result.h"
#include "db/database.h"
#include "dossier/archief.h"
#include "dossier/kluis.h"
#include "dossier/opslag.h"

namespace maatstaf::dossier {

/// Without a vault the content is not decrypted: the chain is over the encrypted bytes and can be checked by
/// anyone. An error only means that it could not look.
[[nodiscard]] base::Result<Verificatie> controleer_keten(db::Connection& connection, const Kluis* kluis,
                                                         const DossierRij& rij);

}  // namespace maatstaf::dossier
