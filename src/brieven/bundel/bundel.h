// SPDX-License-Identifier: EUPL-1.2
//
// besluit.zip: the decision as anyone can recompute it, without this program's database or network.
// Format: docs/formaten/besluit.md. Functions are pure, except those that read or write key files;
// thread-safe.
#pragma once

#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "brieven/inhoud/brief.h"
#include "brieven/inhoud/gegevens.h"
#include "regels/bibliotheek/bibliotheek.h"

namespace maatstaf::brieven {

/// An Ed25519 public key.
struct PubliekeSleutel {
  std::array<unsigned char, 32> bytes{};
  /// "9f3c41d7c20be8aa": the first sixteen digits of the SHA-256 of the key.
  [[nodiscard]] std::string id() const;
  [[nodiscard]] std::string hex() const;
  friend bool operator==(const PubliekeSleutel&, const PubliekeSleutel&) = default;
};

/// A key pair to sign with. The secret is wiped from memory at the end of its life.
class Ondertekensleutel {
 public:
  /// Reads the key of this file (mode 0600). Beside it stands `<file>.pub` with the public key for who
  /// verifies, and it must be of this key: else everybody would check with a key that signs nothing. Never
  /// makes one. Errors: NotFound (one of the two), Conflict (they do not belong together), Storage, Forbidden
  /// (others may read the file), Input (no key).
  [[nodiscard]] static base::Result<Ondertekensleutel> lees(const std::string& bestand);
  /// Makes a new key in a new file with its public key beside it; only writes what is not there, so that what
  /// was broken off half way is completed. Errors: Conflict (both exist, or `.pub` without its key), Storage.
  [[nodiscard]] static base::Result<Ondertekensleutel> maak(const std::string& bestand);
  /// A key from 32 bytes of seed: for tests and demos only.
  [[nodiscard]] static base::Result<Ondertekensleutel> van_zaad(std::string_view zaad);

  Ondertekensleutel(Ondertekensleutel&& other) noexcept;
  Ondertekensleutel& operator=(Ondertekensleutel&& other) noexcept;
  Ondertekensleutel(const Ondertekensleutel&) = delete;
  Ondertekensleutel& operator=(const Ondertekensleutel&) = delete;
  ~Ondertekensleutel();

  [[nodiscard]] const PubliekeSleutel& publiek() const { return publiek_; }
  /// 64 bytes.
  [[nodiscard]] std::string onderteken(std::string_view bytes) const;

 private:
  Ondertekensleutel() = default;
  [[nodiscard]] static base::Result<Ondertekensleutel> lees_geheim_deel(const std::string& bestand);
  std::array<unsigned char, 64> geheim_{};
  PubliekeSleutel publiek_;
};

/// Reads a public key: 64 hexadecimal digits, as in `<file>.pub`. Errors: Input.
[[nodiscard]] base::Result<PubliekeSleutel> lees_publieke_sleutel(std::string_view tekst);
[[nodiscard]] base::Result<PubliekeSleutel> lees_publieke_sleutel_bestand(const std::string& bestand);
/// Whether a signature of 128 hexadecimal digits over these bytes is of this key.
[[nodiscard]] bool klopt_handtekening_in_hex(const PubliekeSleutel& sleutel, std::string_view bytes,
                                             std::string_view handtekening);

/// What goes into a bundle.
struct BundelInvoer {
  const regels::Pakket& pakket;
  const beoordeling::Feiten& feiten;
  const beoordeling::Beoordeling& beoordeling;
  const BesluitGegevens& besluit;
  base::Json keten;  ///< dossier::ketenbewijs up to and including the decision; null when there is no dossier
};

struct Bundel {
  std::string zip;
  std::string html;
  std::string pdf;
  std::string sha256;  ///< of the zip
};

/// Writes letter, decision, receipt, contents and signature. The same input gives the same bytes.
/// Errors: those of `maak_besluitbrief` and `als_pdf`.
[[nodiscard]] base::Result<Bundel> maak_bundel(const BundelInvoer& invoer, const Ondertekensleutel& sleutel);

/// Checks the proof of the chain and gives the last hash: dossier::controleer_ketenbewijs.
using KetenControle = std::function<base::Result<std::string>(const base::Json&)>;

struct Controleregel {
  enum class Stand {
    Goed,
    Fout,
    NietGedaan,  ///< could not be done here; says why, and is no fault of the bundle
  };
  std::string naam;  ///< "Handtekening"
  Stand stand = Stand::Fout;
  std::string uitleg;  ///< a Dutch sentence; for a fault what is wrong and where
};

constexpr auto woordenlijst(Controleregel::Stand /*enum*/) {
  using Stand = Controleregel::Stand;
  return base::woordenlijst<Stand>(
      {{Stand::Goed, "goed"}, {Stand::Fout, "fout"}, {Stand::NietGedaan, "niet gedaan"}});
}

struct Verificatie {
  std::vector<Controleregel> regels;
  std::string nummer;   ///< number of the case; empty when unreadable
  std::string sleutel;  ///< id of the key that signed; empty when unreadable

  /// No fault was found, and signature, contents, receipt and letter were all checked.
  [[nodiscard]] bool geldig() const;
  /// For a terminal.
  [[nodiscard]] std::string als_tekst() const;
  [[nodiscard]] base::Json als_json() const;
};

/// Verifies a bundle against keys that the reader trusts. Every byte counts: a changed byte anywhere is found
/// and the part is named. Never trusts sizes or names in the file. Errors: Input (no zip at all, or larger
/// than 64 MB).
[[nodiscard]] base::Result<Verificatie> verifieer(std::string_view zip,
                                                  const std::vector<PubliekeSleutel>& vertrouwd,
                                                  const regels::Bibliotheek& bibliotheek,
                                                  const KetenControle& keten);

}  // namespace maatstaf::brieven
