// SPDX-License-Identifier: EUPL-1.2
//
// The folder with the keys of the office, and a database that is opened together with them. Keys are made by
// `maatstaf sleutels maak` only; everything else refuses when one is absent, does not fit, or lies open for
// others.
//
//   kantoor.sleutel            the office key: opens what is in the database
//   kantoor.sleutel.nieuw      only while it is being replaced
//   kantoor.sleutel.oud-…      replaced ones: needed for backups from before
//   onderteken.sleutel         signs decisions and checkpoints; onderteken.sleutel.pub is its public key
//   controlepunten/            the signed checkpoints as files
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "brieven/bundel/bundel.h"
#include "cli/installatie.h"
#include "db/database.h"
#include "dossier/controle.h"
#include "dossier/controlepunt.h"
#include "dossier/kluis.h"

namespace maatstaf::cli {

struct Sleutels {
  dossier::Kluis kluis;
  brieven::Ondertekensleutel onderteken;
};

class Sleutelmap {
 public:
  /// Errors: Input (no folder named), NotFound, Forbidden (others may write in it).
  [[nodiscard]] static base::Result<Sleutelmap> open(const std::string& map);

  [[nodiscard]] std::string kantoorsleutel() const { return map_ + "/kantoor.sleutel"; }
  [[nodiscard]] std::string nieuwe_kantoorsleutel() const { return kantoorsleutel() + ".nieuw"; }
  [[nodiscard]] std::string ondertekensleutel() const { return map_ + "/onderteken.sleutel"; }
  [[nodiscard]] std::string controlepunten() const { return map_ + "/controlepunten"; }

  /// The office key with this name. A replacement that was broken off after the database took the new key is
  /// found too. Without a name the file as it is. Errors: NotFound, Conflict (another key), those of
  /// Kluis::open.
  [[nodiscard]] base::Result<dossier::Kluis> lees_kantoorsleutel(
      const std::optional<std::string>& kenmerk) const;
  /// Both keys, for this database, which is bound to the office key when it was not yet. Errors: as above,
  /// and those of the signing key.
  [[nodiscard]] base::Result<Sleutels> lees(db::Database& database) const;
  /// The public keys of all `.pub` files in the folder, hexadecimal.
  [[nodiscard]] base::Result<std::vector<std::string>> vertrouwde_sleutels() const;

 private:
  explicit Sleutelmap(std::string map) : map_(std::move(map)) {}
  std::string map_;
};

/// Opens a database that exists and is at the version of this program. Errors: NotFound (no such file),
/// Conflict, Storage.
[[nodiscard]] base::Result<std::unique_ptr<db::Database>> open_bestaande(const Installatie& installatie,
                                                                         const std::string& adres);

/// The signing key as the dossiers know it. The key must outlive what is returned.
[[nodiscard]] dossier::Ondertekenaar ondertekenaar(const brieven::Ondertekensleutel& sleutel);
/// Ed25519.
[[nodiscard]] dossier::Handtekeningproef handtekeningproef();

}  // namespace maatstaf::cli
