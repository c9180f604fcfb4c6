// SPDX-License-Identifier: EUPL-1.2
//
// The public page that tells what changed between two versions of the rules, in words, with sources and with
// cases that come out otherwise (R138, R140, R156).
#pragma once

#include <string>
#include <string_view>

#include "web/kern/visit.h"

namespace maatstaf::web {

void voeg_verschil_toe(Routes& routes);

/// Has the comparisons computed that pages link to: each package with the one that follows it.
void bereid_verschillen_voor(const Services& services);

/// The address of the comparison of two packages.
[[nodiscard]] std::string verschil_adres(std::string_view eerst, std::string_view nu);

}  // namespace maatstaf::web
