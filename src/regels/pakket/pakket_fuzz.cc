// SPDX-License-Identifier: EUPL-1.2
//
// Whatever bytes a rule file holds: it is read or refused, never a crash. The first byte chooses the kind of
// file.
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "regels/bibliotheek/zonder_regels.h"
#include "regels/pakket/pakket_lezer.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace maatstaf::regels;
  if (size == 0) {
    return 0;
  }
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  static const Begrippen geen({});
  switch (data[0] % 7) {
    case 0:
      (void)lees_begrippen(text, "proef.yaml");
      break;
    case 1:
      (void)lees_bronnen(text, "proef.yaml");
      break;
    case 2:
      (void)lees_pakket_yaml(text, "proef.yaml");
      break;
    case 3:
      (void)lees_parameters(text, "proef.yaml");
      break;
    case 4:
      (void)lees_interpretaties(text, "proef.yaml");
      break;
    case 5:
      (void)lees_zonder_regels(text, "proef.yaml");
      break;
    default:
      (void)lees_voorbeelden(std::vector<Tekstbestand>{{"proef.yaml", text}}, geen);
      break;
  }
  return 0;
}
