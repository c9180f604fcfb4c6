// SPDX-License-Identifier: EUPL-1.2
#include <cstdint>
#include <cstdlib>

#include "brieven/bundel/zip.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (const auto gelezen = maatstaf::brieven::lees_zip(bytes)) {
    // What is accepted is what would be written.
    const auto opnieuw = maatstaf::brieven::schrijf_zip(*gelezen);
    if (!opnieuw || *opnieuw != bytes) {
      std::abort();
    }
  }
  return 0;
}
