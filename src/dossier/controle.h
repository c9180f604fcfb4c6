// SPDX-License-Identifier: EUPL-1.2
//
// The check of a whole database: every chain byte by byte, every signed checkpoint, and whether what the
// checkpoints anchored is still there. Finds a changed byte, a tail that was cut off, a dossier or a
// checkpoint that was taken away. An erased dossier is none of these: its events stay, only its key is gone.
// What cannot be found: what was added and taken away between two checkpoints. Thread-safe; each part reads
// in a transaction of its own, so that others can go on working.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "db/database.h"
#include "dossier/controlepunt.h"
#include "dossier/kluis.h"

namespace maatstaf::dossier {

/// With what a database is checked. What is absent is not checked, and the report says so.
struct Controlemiddelen {
  const Kluis* kluis = nullptr;          ///< to see that the content can be read
  std::vector<std::string> vertrouwd;    ///< public keys, hexadecimal; empty: who signed is not judged
  Handtekeningproef proef;               ///< obligatory
  const Controlepuntmap* map = nullptr;  ///< the files of the checkpoints
};

/// One thing that is wrong.
struct Controlefout {
  std::string dossier;  ///< id; empty when it is not about one dossier
  std::string waar;     ///< as in Verificatie, or "controlepunt", "bestand", "dossier"
  std::string uitleg;   ///< Dutch sentence
};

struct Controleverslag {
  std::int64_t dossiers = 0;
  std::int64_t gebeurtenissen = 0;
  std::int64_t gewist = 0;
  std::int64_t controlepunten = 0;
  std::vector<Controlefout> fouten;
  std::vector<std::string> niet_nagekeken;  ///< Dutch sentences
  [[nodiscard]] bool gaaf() const { return fouten.empty(); }
  [[nodiscard]] base::Json als_json() const;
};

/// Checks everything, or one dossier with what is anchored of it. Errors only when it could not look:
/// NotFound (no such dossier, also not in a checkpoint), Storage.
[[nodiscard]] base::Result<Controleverslag> controleer(db::Database& database,
                                                       const Controlemiddelen& middelen,
                                                       const std::optional<std::string>& dossier = {});

/// The dossier of a case number or a dossier id. Errors: NotFound.
[[nodiscard]] base::Result<std::string> vind_dossier(db::Database& database, const std::string& gevraagd);

}  // namespace maatstaf::dossier
