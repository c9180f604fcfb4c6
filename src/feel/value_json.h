// SPDX-License-Identifier: EUPL-1.2
//
// The one way from a value to JSON, for receipts, answers of the API and dossiers. Pure, thread-safe.
#pragma once

#include "base/json.h"
#include "feel/value.h"

namespace maatstaf::feel {

/// Numbers by their text, so that no digit is lost; dates, times and durations as FEEL writes them, in a
/// string; unknown as {"onbekend": [causes]}, so that it is never taken for null.
[[nodiscard]] base::Json to_json(const Value& value);

}  // namespace maatstaf::feel
