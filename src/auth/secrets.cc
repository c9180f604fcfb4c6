// SPDX-License-Identifier: EUPL-1.2
#include "auth/secrets.h"

#include <sodium.h>

#include <array>
#include <cstdlib>
#include <semaphore>

#include "base/hash.h"

namespace maatstaf::auth {
namespace {

/// An empty text may have no address at all, and libsodium asks for one.
const char* begin_of(std::string_view text) {
  return text.empty() ? "" : text.data();
}

/// Starts libsodium before its first use; without randomness nothing may go on.
void start() {
  if (sodium_init() < 0) {
    std::abort();
  }
}

/// Each check takes the memory of Wachtwoordkosten; so many at once, so that a flood of logins cannot take
/// all of it.
std::counting_semaphore<> free_places(4);

class Place {
 public:
  Place() { free_places.acquire(); }
  ~Place() { free_places.release(); }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;
};

const unsigned char* raw(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

Wachtwoordkosten Wachtwoordkosten::laagste() {
  return {crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN};
}

base::Result<std::string> hash_password(std::string_view wachtwoord, const Wachtwoordkosten& kosten) {
  start();
  const Place place;
  std::array<char, crypto_pwhash_STRBYTES> out{};
  if (crypto_pwhash_str_alg(out.data(), begin_of(wachtwoord), wachtwoord.size(), kosten.rondes,
                            kosten.geheugen, crypto_pwhash_ALG_ARGON2ID13) != 0) {
    return base::fail(base::ErrorKind::Storage, "Er is te weinig geheugen om het wachtwoord te bewaren.",
                      "Probeer het later opnieuw.");
  }
  return std::string(out.data());
}

bool password_fits(std::string_view wachtwoord, const std::string& hash) {
  start();
  const Place place;
  return crypto_pwhash_str_verify(hash.c_str(), begin_of(wachtwoord), wachtwoord.size()) == 0;
}

bool needs_rehash(const std::string& hash, const Wachtwoordkosten& kosten) {
  return crypto_pwhash_str_needs_rehash(hash.c_str(), kosten.rondes, kosten.geheugen) != 0;
}

std::string random_token() {
  start();
  std::array<unsigned char, 32> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  std::array<char, sodium_base64_ENCODED_LEN(32, sodium_base64_VARIANT_URLSAFE_NO_PADDING)> out{};
  sodium_bin2base64(out.data(), out.size(), bytes.data(), bytes.size(),
                    sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  return out.data();
}

std::string random_id() {
  start();
  std::string bytes(16, '\0');
  randombytes_buf(bytes.data(), bytes.size());
  return base::to_hex(bytes);
}

std::string keyed_hash(std::string_view key, std::string_view text) {
  start();
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, raw(key), key.size());
  crypto_auth_hmacsha256_update(&state, raw(text), text.size());
  std::string out(crypto_auth_hmacsha256_BYTES, '\0');
  crypto_auth_hmacsha256_final(&state, reinterpret_cast<unsigned char*>(out.data()));
  return base::to_hex(out);
}

bool same(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(begin_of(a), begin_of(b), a.size()) == 0;
}

}  // namespace maatstaf::auth
