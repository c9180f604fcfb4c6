// SPDX-License-Identifier: EUPL-1.2
//
// What the pages about a rule package share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "regels/bibliotheek/bibliotheek.h"
#include "web/kern/components.h"
#include "web/kern/visit.h"

namespace maatstaf::web {

/// "meerzorg-thuis/kader-2026" to "kader-2026".
[[nodiscard]] std::string last_part(std::string_view id);
/// The package of the address, or nullptr.
[[nodiscard]] const regels::Pakket* asked_package(const Visit& visit);
[[nodiscard]] http::Response no_such_package(const Visit& visit);
/// Packages of the same scheme in order of time; alternatives of the policy lab are not rules and stay out.
[[nodiscard]] std::vector<const regels::Pakket*> in_time(const regels::Bibliotheek& bibliotheek,
                                                         std::string_view id);
/// All packages, scheme by scheme and in order of time within a scheme: the scheme of this site first,
/// alternatives last.
[[nodiscard]] std::vector<const regels::Pakket*> by_scheme(const regels::Bibliotheek& bibliotheek);
/// "meerzorg-thuis/kader-2026" to "Meerzorg thuis", "ekt/…" to "EKT".
[[nodiscard]] std::string scheme_name(std::string_view id);
/// The package that follows in time, or nullptr.
[[nodiscard]] const regels::Pakket* next_of(const regels::Bibliotheek& bibliotheek,
                                            const regels::Pakket& pakket);
/// The path above the title; `extra` is the page below that of the package, or empty.
[[nodiscard]] Html package_head(const regels::Pakket& pakket, std::string_view extra);

/// Examples and files of a package.
void voeg_regels_narekenen_toe(Routes& routes);

}  // namespace maatstaf::web
