// SPDX-License-Identifier: EUPL-1.2
//
// Formulas as texts that are equal when the formulas are: what a comparison of packages holds beside each
// other. Pure functions, thread-safe.
#pragma once

#include <string>
#include <string_view>

#include "dmn/model.h"

namespace maatstaf::regels {

/// FEEL without the white space that says nothing.
[[nodiscard]] std::string gladgestreken(std::string_view feel);

/// A formula, table or context as one text, to see whether two are the same. White space does not count.
[[nodiscard]] std::string als_formule(const dmn::Expression& expressie);

}  // namespace maatstaf::regels
