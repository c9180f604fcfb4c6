// SPDX-License-Identifier: EUPL-1.2
//
// Small things that the readers of rule files share: values in YAML, and the roles that exist. Thread-safe.
#pragma once

#include <string>
#include <string_view>

#include "base/json.h"
#include "feel/value.h"
#include "regels/lezen/yaml.h"
#include "regels/register/begrippen.h"

namespace maatstaf::regels {

/// A YAML value as JSON of the type of the begrip, so that `Begrippen::lees` checks it as it checks an
/// application.
[[nodiscard]] base::Json als_json(const yaml::Node& node, const Begrip& begrip);

/// A YAML value without a begrip: true and false, numbers, dates and texts by their looks; lists and maps of
/// them. A map becomes a context, the word `onbekend` an unknown without causes.
[[nodiscard]] feel::Value als_waarde(const yaml::Node& node);

[[nodiscard]] bool is_rol(std::string_view rol);
[[nodiscard]] std::string kies_een_rol();

}  // namespace maatstaf::regels
