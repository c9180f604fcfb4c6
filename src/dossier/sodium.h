// SPDX-License-Identifier: EUPL-1.2
//
// Starting libsodium, once, and random bytes. Internal to src/dossier. Thread-safe.
#pragma once

#include <cstddef>
#include <string>

namespace maatstaf::dossier {

/// Must run before any other function of libsodium; ends the program when the system gives no randomness.
void start_sodium();

/// Lower case hexadecimal text of that many random bytes.
[[nodiscard]] std::string willekeurig_hex(std::size_t bytes);

}  // namespace maatstaf::dossier
