// SPDX-License-Identifier: EUPL-1.2
//
// External functions (DMN 1.5, 10.3.2.13.3). There is no Java machine here: a fixed, small set of pure
// functions of java.lang.Math, Integer, Long, Short, Byte, Float, Double and String has a stand-in, which is
// what the conformance suite asks. Everything else is an error null; PMML is not supported.
#pragma once

#include <vector>

#include "feel/value.h"

namespace maatstaf::feel {

/// The function for `{java: {class: "java.lang.Math", method signature: "max(double, double)"}}`; an error
/// null when the mapping is no such context. A class, method or signature without a stand-in gives a function
/// whose calls are error nulls.
[[nodiscard]] Value external_function(std::vector<Parameter> parameters, const Value& mapping);

}  // namespace maatstaf::feel
