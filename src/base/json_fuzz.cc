// SPDX-License-Identifier: EUPL-1.2
//
// Whatever bytes come in: no crash, and what is accepted reads back to the same value and the same bytes.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "base/json.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace maatstaf::base;
  const auto value = parse_json({reinterpret_cast<const char*>(data), size}, "proef.json");
  if (!value) {
    return 0;
  }
  const std::string text = canonical(*value);
  const auto again = parse_json(text, "proef.json");
  if (!again || *again != *value || canonical(*again) != text) {
    std::abort();
  }
  const auto readable = parse_json(pretty(*value), "proef.json", {.bytes = SIZE_MAX});
  if (!readable || *readable != *value) {
    std::abort();
  }
  return 0;
}
