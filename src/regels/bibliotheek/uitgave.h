// SPDX-License-Identifier: EUPL-1.2
//
// A package as others get it: a folder of rules that stands on its own, with nothing but what this package
// reads. Who reads it computes the same outcomes and finds the same fingerprint. Pure, thread-safe.
#pragma once

#include "base/result.h"
#include "regels/bibliotheek/bibliotheek.h"
#include "regels/lezen/bestanden.h"

namespace maatstaf::regels {

/// The files by path below regels/: the files of the package, of the packages that it names in `naast` (it is
/// refused without them), the shared parameters they name, and of the vocabulary and the source register the
/// entries they use, word for word. Errors: Rules when an entry cannot be lifted out of its register because
/// it does not start on a line of its own.
[[nodiscard]] base::Result<Bestanden> uitgave(const Bibliotheek& bibliotheek, const Pakket& pakket);

}  // namespace maatstaf::regels
