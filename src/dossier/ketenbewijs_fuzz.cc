// SPDX-License-Identifier: EUPL-1.2
//
// keten.json comes from a bundle that anybody may have made: whatever it holds, checking it ends.
#include "dossier/ketenbewijs.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto json = maatstaf::base::parse_json(text, "keten.json");
  if (json) {
    static_cast<void>(maatstaf::dossier::controleer_ketenbewijs(*json));
  }
  return 0;
}
