// SPDX-License-Identifier: EUPL-1.2
//
// Commands for who keeps the database: keys, backup, restore, checkpoints, the check of all chains
// (docs/beheer.md).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/installatie.h"
#include "cli/opdrachten.h"

namespace maatstaf::cli {

/// `maatstaf sleutels maak --sleutels MAP`: makes what is not there.
[[nodiscard]] int sleutels_maak(const std::string& map);
/// `maatstaf sleutels vervang --sleutels MAP --database …`: another office key.
[[nodiscard]] int sleutels_vervang(const Installatie& installatie, const std::string& map,
                                   const std::string& database);

/// `maatstaf backup --database … --naar BESTAND`
struct BackupOpdracht {
  std::string database;
  std::string naar;
  std::string sleutelmap;  ///< empty: the content is not decrypted, who signed is not judged
};
[[nodiscard]] int backup(const Installatie& installatie, const BackupOpdracht& opdracht);

/// Whether a database that is there may be put aside.
enum class Bestaande { Laat, Vervang };

/// `maatstaf herstel --van BACKUP --database … --sleutels MAP`
struct HerstelOpdracht {
  std::string van;  ///< empty with PostgreSQL: pg_restore has put the rows back
  std::string database;
  std::string sleutelmap;
  Bestaande bestaande = Bestaande::Laat;
  std::int64_t ronde = 0;  ///< how often a backup was put back before, when nothing here knows
};
[[nodiscard]] int herstel(const Installatie& installatie, const HerstelOpdracht& opdracht);

/// `maatstaf controlepunt --database … --sleutels MAP`
[[nodiscard]] int controlepunt(const Installatie& installatie, const std::string& database,
                               const std::string& map);

/// `maatstaf dossier controleer [NUMMER] --database …`; exit code 1 when something is wrong.
struct DossiercontroleOpdracht {
  std::string nummer;  ///< of a case, or the id of a dossier; empty: everything
  std::string database;
  std::string sleutelmap;
  std::vector<std::string> sleutels;  ///< files with public keys
  std::string controlepunten;         ///< folder; empty: the one in the key folder
  Vorm vorm = Vorm::Tekst;
};
[[nodiscard]] int dossier_controleer(const Installatie& installatie, const DossiercontroleOpdracht& opdracht);

}  // namespace maatstaf::cli
