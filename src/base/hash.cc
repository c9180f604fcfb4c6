// SPDX-License-Identifier: EUPL-1.2
#include "base/hash.h"

#include <openssl/evp.h>

#include <array>
#include <exception>

namespace maatstaf::base {

std::string to_hex(std::string_view bytes) {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  out.reserve(bytes.size() * 2);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out += kDigits[byte >> 4U];
    out += kDigits[byte & 0x0FU];
  }
  return out;
}

std::string sha256_hex(std::string_view bytes) {
  std::array<char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  // EVP_Digest can only fail on an unknown algorithm or a lack of memory; neither leaves anything to go on
  // with.
  if (EVP_Digest(bytes.data(), bytes.size(), reinterpret_cast<unsigned char*>(digest.data()), &size,
                 EVP_sha256(), nullptr) != 1) {
    std::terminate();
  }
  return to_hex(std::string_view(digest.data(), size));
}

std::string short_fingerprint(std::string_view hex) {
  std::string out;
  for (std::size_t i = 0; i < 16 && i < hex.size(); ++i) {
    if (i > 0 && i % 4 == 0) {
      out += ' ';
    }
    out += hex[i];
  }
  return out;
}

}  // namespace maatstaf::base
