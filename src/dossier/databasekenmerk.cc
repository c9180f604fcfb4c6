// SPDX-License-Identifier: EUPL-1.2
#include "dossier/databasekenmerk.h"

#include <fmt/format.h>

#include <algorithm>

#include "dossier/sodium.h"

namespace maatstaf::dossier {
namespace {

using base::ErrorKind;

constexpr std::string_view kKantoorsleutel = "kantoorsleutel";
constexpr std::string_view kDatabase = "database";

constexpr db::Statement kLees{"kenmerk_lezen", "SELECT waarde FROM databasekenmerk WHERE naam = :naam"};
constexpr db::Statement kMaak{
    "kenmerk_maken",
    "INSERT INTO databasekenmerk (naam, waarde) VALUES (:naam, :waarde) ON CONFLICT (naam) DO NOTHING"};
constexpr db::Statement kVervang{"kenmerk_vervangen",
                                 "UPDATE databasekenmerk SET waarde = :waarde WHERE naam = :naam"};
// Changes nothing. On PostgreSQL the row lock makes whoever replaces the key wait until this transaction
// ends, and makes this one see the new key when it waited itself.
constexpr db::Statement kHoudVast{
    "kenmerk_vasthouden",
    "UPDATE databasekenmerk SET waarde = waarde WHERE naam = :naam AND waarde = :waarde"};
// What was erased has no key any more and counts for none.
constexpr db::Statement kSleutelsInGebruik{
    "sleutels_in_gebruik", "SELECT DISTINCT kantoorsleutel FROM dossiersleutel WHERE sleutel IS NOT NULL"};
constexpr db::Statement kRonden{"ronden_lezen", "SELECT COALESCE(MAX(ronde), 0) AS ronde FROM herstel"};
constexpr db::Statement kNieuweRonde{"ronde_beginnen",
                                     "INSERT INTO herstel (ronde, hersteld_op) VALUES (:ronde, :moment)"};
constexpr db::Statement kHoogsteTeller{"hoogste_teller",
                                       "SELECT COALESCE(MAX(laatste), 0) AS laatste FROM teller"};
constexpr db::Statement kTellersOmhoog{"tellers_omhoog", "UPDATE teller SET laatste = :laatste"};

base::Result<std::optional<std::string>> lees(db::Connection& connection, std::string_view naam) {
  TRY(const auto row, connection.first(kLees, {{"naam", naam}}));
  if (!row) {
    return std::optional<std::string>();
  }
  TRY(std::string waarde, row->text("waarde"));
  return std::optional<std::string>(std::move(waarde));
}

tl::unexpected<base::Error> andere_sleutel(const std::string& gevraagd, const std::string& gegeven) {
  return base::fail(
      ErrorKind::Conflict,
      fmt::format("Deze database is verzegeld met een andere kantoorsleutel: met {}, niet met {}.", gevraagd,
                  gegeven),
      fmt::format(
          "Start met het sleutelbestand met kenmerk {}. Een nieuwe sleutel opent niets van wat er staat.",
          gevraagd));
}

base::Result<std::optional<std::string>> lees_binding(db::Connection& connection) {
  TRY(const auto gebonden, lees(connection, kKantoorsleutel));
  TRY(const db::Rows rows, connection.query(kSleutelsInGebruik));
  std::optional<std::string> kenmerk = gebonden;
  for (const db::Row& row : rows) {
    TRY(const std::string gebruikt, row.text("kantoorsleutel"));
    if (kenmerk && *kenmerk != gebruikt) {
      return base::fail(ErrorKind::Storage,
                        fmt::format("In deze database staan dossiers met twee kantoorsleutels: {} en {}.",
                                    *kenmerk, gebruikt),
                        "Verander niets meer, en zet een back-up van voor de verwisseling terug.");
    }
    kenmerk = gebruikt;
  }
  return kenmerk;
}

}  // namespace

base::Result<std::optional<std::string>> gebonden_kantoorsleutel(db::Database& database) {
  return database.transaction(db::Access::Read,
                              [](db::Connection& connection) { return lees_binding(connection); });
}

base::Result<void> bind_kantoorsleutel(db::Database& database, const Kluis& kluis) {
  const std::string kenmerk = kluis.kenmerk();
  TRY(const auto gebonden, gebonden_kantoorsleutel(database));
  if (gebonden && *gebonden != kenmerk) {
    return andere_sleutel(*gebonden, kenmerk);
  }
  return database.transaction(db::Access::Write, [&](db::Connection& connection) -> base::Result<void> {
    TRY_VOID(connection.run(kMaak, {{"naam", kDatabase}, {"waarde", willekeurig_hex(16)}}));
    TRY_VOID(connection.run(kMaak, {{"naam", kKantoorsleutel}, {"waarde", kenmerk}}));
    // Of two programs that start at once with different keys, one is too late.
    TRY(const auto nu, lees(connection, kKantoorsleutel));
    if (nu != kenmerk) {
      return andere_sleutel(nu.value_or(""), kenmerk);
    }
    return {};
  });
}

base::Result<void> eis_kantoorsleutel(db::Connection& connection, const std::string& kenmerk) {
  TRY(const std::int64_t past, connection.run(kHoudVast, {{"naam", kKantoorsleutel}, {"waarde", kenmerk}}));
  if (past == 1) {
    return {};
  }
  TRY(const auto gebonden, lees(connection, kKantoorsleutel));
  if (!gebonden) {
    return {};
  }
  return base::fail(ErrorKind::Conflict, "De kantoorsleutel is vervangen sinds Maatstaf startte.",
                    "Start Maatstaf opnieuw. Er is niets opgeslagen.");
}

base::Result<void> verbind_opnieuw(db::Connection& connection, const std::string& nieuw) {
  TRY_VOID(connection.run(kMaak, {{"naam", kKantoorsleutel}, {"waarde", nieuw}}));
  TRY_VOID(connection.run(kVervang, {{"naam", kKantoorsleutel}, {"waarde", nieuw}}));
  return {};
}

base::Result<std::string> database_id(db::Connection& connection) {
  TRY(const auto id, lees(connection, kDatabase));
  return id.value_or("");
}

base::Result<std::int64_t> herstelronde(db::Connection& connection) {
  TRY(const auto row, connection.first(kRonden));
  return row->integer("ronde");
}

base::Result<std::int64_t> begin_ronde(db::Connection& connection, std::int64_t ten_minste,
                                       const std::string& moment) {
  TRY(const std::int64_t bekend, herstelronde(connection));
  TRY(const auto row, connection.first(kHoogsteTeller));
  TRY(const std::int64_t hoogste, row->integer("laatste"));
  const std::int64_t ronde = std::max({bekend, ten_minste, hoogste / kRonde}) + 1;
  TRY_VOID(connection.run(kNieuweRonde, {{"ronde", ronde}, {"moment", moment}}));
  TRY_VOID(connection.run(kTellersOmhoog, {{"laatste", ronde * kRonde}}));
  return ronde;
}

}  // namespace maatstaf::dossier
