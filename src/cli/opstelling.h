// SPDX-License-Identifier: EUPL-1.2
//
// Everything a running office needs, composed once and in one place: rules, database, vault, archive,
// accounts, cases. Nothing global; what is above in this struct outlives what is below. Not movable: parts
// refer to each other.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "auth/accounts.h"
#include "auth/sessions.h"
#include "base/clock.h"
#include "brieven/bundel/bundel.h"
#include "cli/installatie.h"
#include "cli/kantoorbestand.h"
#include "db/database.h"
#include "dossier/archief.h"
#include "dossier/kluis.h"
#include "dossier/logboek.h"
#include "regels/bibliotheek/bibliotheek.h"
#include "regels/register/profielbeelden.h"
#include "zaak/aanvraag/concepten.h"
#include "zaak/voorbeelden/voorbeelden.h"
#include "zaak/zaken.h"

namespace maatstaf::cli {

/// How far the stories of the demo are told.
enum class Verhaal {
  TotNu,  ///< up to the moment at which the demo shows the office at work
  Heel,   ///< to the end: also decisions that are still to come
};

/// Where an office keeps its things. With `voorbeeld` everything is made up and lives in memory.
struct Kantooropslag {
  bool voorbeeld = false;
  std::string database;    ///< address; empty with voorbeeld
  std::string sleutelmap;  ///< folder with kantoor.sleutel and onderteken.sleutel; empty with voorbeeld
  std::string kantoor;     ///< office file (kantoorbestand.h); not read with voorbeeld
  Verhaal verhaal = Verhaal::TotNu;
};

/// Password of every demo account; they exist only in a demo.
inline constexpr std::string_view kVoorbeeldwachtwoord = "meetlat-voor-iedereen";

struct Opstelling {
  std::shared_ptr<const regels::Bibliotheek> bibliotheek;
  std::shared_ptr<const regels::Profielbeelden> profielbeelden;
  std::unique_ptr<const base::Clock> klok;
  std::unique_ptr<db::Database> database;
  std::optional<dossier::Kluis> kluis;
  std::optional<brieven::Ondertekensleutel> sleutel;
  std::optional<zaak::IwlzCodes> codes;
  std::optional<zaak::Termijnboek> termijnboek;
  Kantoorbestand kantoor;
  std::optional<dossier::Archief> archief;
  std::optional<dossier::Logboek> logboek;
  std::optional<auth::Accounts> accounts;
  std::optional<auth::Sessions> sessies;
  std::optional<zaak::Conceptaanvragen> concepten;
  std::optional<zaak::Zaken> zaken;
  zaak::Voorbeelden voorbeelden;

  Opstelling() = default;
  Opstelling(const Opstelling&) = delete;
  Opstelling& operator=(const Opstelling&) = delete;
};

/// Opens an office. Errors: those of every part, with their places; Input when a database or key folder is
/// not named.
[[nodiscard]] base::Result<std::unique_ptr<Opstelling>> stel_op(const Installatie& installatie,
                                                                const Kantooropslag& opslag);

}  // namespace maatstaf::cli
