// SPDX-License-Identifier: EUPL-1.2
//
// The vault: holds the office key and encrypts with it the keys of dossiers, which encrypt what is in them.
// XChaCha20-Poly1305 of libsodium, a random nonce before every ciphertext, and the identity of the thing as
// associated data, so that a ciphertext cannot be moved to another place. Keys are wiped from memory on
// destruction. Thread-safe: a vault does not change after it was opened.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace maatstaf::dossier {

/// 32 secret bytes.
class DossierSleutel {
 public:
  static constexpr std::size_t kBytes = 32;
  DossierSleutel() = default;
  ~DossierSleutel();
  DossierSleutel(const DossierSleutel&) = default;
  DossierSleutel& operator=(const DossierSleutel&) = default;

  [[nodiscard]] static DossierSleutel nieuw();

  /// nonce and ciphertext. `identiteit` must be given again to decrypt.
  [[nodiscard]] std::string versleutel(std::string_view inhoud, std::string_view identiteit) const;
  /// Errors: Storage when one bit of the key, the bytes or the identity differs.
  [[nodiscard]] base::Result<std::string> ontsleutel(std::string_view bytes,
                                                     std::string_view identiteit) const;
  /// A keyed hash: says that two texts are the same, and nothing else to who lacks the key.
  [[nodiscard]] std::int64_t merk(std::string_view tekst) const;

 private:
  friend class Kluis;
  std::array<unsigned char, kBytes> bytes_{};
};

class Kluis {
 public:
  /// Reads the office key from the file, which only its owner may read. Never makes one: a key that is absent
  /// is a key that was lost. Errors: NotFound, Storage (unreadable, not a key file), Forbidden (others may
  /// read it).
  [[nodiscard]] static base::Result<Kluis> open(const std::filesystem::path& bestand);
  /// Makes a new office key in a new file (mode 0600). Errors: Conflict (the file exists), Storage.
  [[nodiscard]] static base::Result<Kluis> maak(const std::filesystem::path& bestand);
  /// A vault with a random key that is kept nowhere: for tests and for one-time use.
  [[nodiscard]] static Kluis tijdelijk();

  /// A name of the key that does not betray it, to recognise a wrong key file: 16 hexadecimal digits.
  [[nodiscard]] std::string kenmerk() const;

  /// A key for one purpose, that follows from the office key and does not betray it.
  [[nodiscard]] DossierSleutel afgeleide(std::string_view doel) const;

  /// A text for somebody else to carry, such as in an address: hexadecimal, unreadable, its length blurred.
  /// `doel` must be given again to open it.
  [[nodiscard]] std::string verzegel(std::string_view tekst, std::string_view doel) const;
  /// nullopt when it is not whole, or was sealed for another purpose or with another office key.
  [[nodiscard]] std::optional<std::string> ontzegel(std::string_view zegel, std::string_view doel) const;

  [[nodiscard]] std::string verpak(const DossierSleutel& sleutel, std::string_view dossier) const;
  [[nodiscard]] base::Result<DossierSleutel> pak_uit(std::string_view bytes, std::string_view dossier) const;

 private:
  explicit Kluis(DossierSleutel sleutel) : sleutel_(sleutel) {}
  DossierSleutel sleutel_;
};

}  // namespace maatstaf::dossier
