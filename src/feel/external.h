// SPDX-License-Identifier: EUPL-1.2
//
// External functions (DMN 1.5, 10.3.2.13.3): no Java runs here. A fixed list of static methods of java.lang
// has a stand-in of its own, enough for the conformance suite; everything else is an error. Rule packages do
// not use them.
#pragma once

#include <vector>

#include "feel/expression.h"
#include "feel/value.h"

namespace maatstaf::feel {

/// The function for a mapping such as {java: {class: "java.lang.Math", method signature: "max(int,int)"}}, or
/// the inner context alone. Null with a diagnostic when there is no stand-in for it.
[[nodiscard]] Value external_function(const std::vector<Parameter>& parameters, const Value& mapping,
                                      Evaluation& evaluation);

}  // namespace maatstaf::feel
