// SPDX-License-Identifier: EUPL-1.2
//
// Signed checkpoints of all chains (ontwerp, section 7): once a day the heads of the chains that changed are
// written down, with the hash of the checkpoint before and the signature of the office, in a table and in a
// file. Whoever later cuts the tail of a chain, or takes a dossier or a checkpoint away, is found
// (controle.h). Format: docs/formaten/controlepunt.md.
//
// Signing and verifying are given as functions: this module holds no signing keys. Thread-safe. The database
// and the clock must outlive the object.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/json.h"
#include "base/result.h"
#include "db/database.h"

namespace maatstaf::dossier {

/// Who signs: the public key as 64 hexadecimal digits, and a function from bytes to a signature of 64 bytes.
struct Ondertekenaar {
  std::string sleutel;
  std::function<std::string(std::string_view bytes)> onderteken;
};

/// Whether a signature over bytes is of this public key; key and signature in hexadecimal digits.
using Handtekeningproef =
    std::function<bool(const std::string& sleutel, std::string_view bytes, const std::string& handtekening)>;

struct AnkerKop {
  std::string dossier;
  std::int64_t nummer = 0;
  std::string hash;
};

struct Controlepunt {
  std::int64_t nummer = 0;
  std::string inhoud;        ///< canonical JSON: what was signed
  std::string hash;          ///< SHA-256 of `inhoud`
  std::string sleutel;       ///< public key, hexadecimal
  std::string handtekening;  ///< hexadecimal
  std::vector<AnkerKop> koppen;

  /// As it stands in a file: content, heads, hash and signature.
  [[nodiscard]] base::Json als_json() const;
  /// Reads a file back. Looks at the form only. Errors: Input.
  [[nodiscard]] static base::Result<Controlepunt> lees(std::string_view tekst, std::string_view bestand);
  /// "controlepunt-000012.json"
  [[nodiscard]] std::string bestandsnaam() const;
};

/// SHA-256 over the canonical JSON of the heads: stands in the signed content.
[[nodiscard]] std::string koppen_sha256(const std::vector<AnkerKop>& koppen);

/// When a checkpoint is made although nothing changed.
enum class Aanleiding {
  AlsNodig,  ///< never on the day of the one before; else always: a day without a checkpoint would be a gap
  Gevraagd,  ///< always
};

class Controlepunten {
 public:
  Controlepunten(db::Database& database, const base::Clock& clock) : database_(database), clock_(clock) {}

  /// Writes the next checkpoint in one transaction; nullopt when none was needed, or another process was
  /// first. Errors: Conflict (the database is not bound to an office key yet), Storage.
  [[nodiscard]] base::Result<std::optional<Controlepunt>> maak(const Ondertekenaar& ondertekenaar,
                                                               Aanleiding aanleiding);
  /// Without its heads; nullopt when there is none with that number.
  [[nodiscard]] base::Result<std::optional<Controlepunt>> lees(std::int64_t nummer) const;
  /// 0 when there is none.
  [[nodiscard]] base::Result<std::int64_t> laatste_nummer() const;

 private:
  db::Database& database_;
  const base::Clock& clock_;
};

/// The folder of the files. Only reads and adds; what is there is never written over.
class Controlepuntmap {
 public:
  explicit Controlepuntmap(std::string map) : map_(std::move(map)) {}
  [[nodiscard]] const std::string& map() const { return map_; }

  /// Makes the folder when it is absent. The same content twice is no error. Errors: Conflict (another
  /// checkpoint by that number), Storage.
  [[nodiscard]] base::Result<void> bewaar(const Controlepunt& punt) const;
  /// The numbers in order; empty when there is no folder. Errors: Storage.
  [[nodiscard]] base::Result<std::vector<std::int64_t>> nummers() const;
  /// Errors: NotFound, Input, Storage.
  [[nodiscard]] base::Result<Controlepunt> lees(std::int64_t nummer) const;
  /// Puts everything after `nummer` in a folder of its own inside this one: what a restored backup does not
  /// know.
  [[nodiscard]] base::Result<std::int64_t> zet_apart_na(std::int64_t nummer, const std::string& onder) const;

 private:
  [[nodiscard]] std::string pad(std::int64_t nummer) const;
  std::string map_;
};

/// Refuses a database that lacks a checkpoint of the folder: it is older than the folder (a backup was put
/// back by hand) or another one. Errors: Conflict with what to do, those of the folder.
[[nodiscard]] base::Result<void> eis_actueel(const Controlepunten& punten, const Controlepuntmap& map);

// Rows, inside a transaction; for controle.h.
[[nodiscard]] base::Result<std::vector<Controlepunt>> lees_controlepunten(db::Connection& connection);
[[nodiscard]] base::Result<std::vector<AnkerKop>> lees_ankerkoppen(db::Connection& connection,
                                                                   std::int64_t controlepunt);

}  // namespace maatstaf::dossier
