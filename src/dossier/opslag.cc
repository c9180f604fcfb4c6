// SPDX-License-Identifier: EUPL-1.2
#include "dossier/opslag.h"

#include <fmt/format.h>

#include <algorithm>

#include "dossier/databasekenmerk.h"

namespace maatstaf::dossier {
namespace {

using base::ErrorKind;

constexpr db::Statement kLeesDossier{
    "dossier_lezen",
    "SELECT d.dossier, d.kantoor, d.laatste_nummer, d.laatste_hash, s.sleutel, s.kantoorsleutel "
    "FROM dossier d JOIN dossiersleutel s ON s.dossier = d.dossier WHERE d.dossier = :dossier"};
constexpr db::Statement kLeesKoppen{
    "koppen_lezen",
    "SELECT d.dossier, d.kantoor, d.laatste_nummer, d.laatste_hash, s.sleutel, s.kantoorsleutel "
    "FROM dossier d JOIN dossiersleutel s ON s.dossier = d.dossier ORDER BY d.dossier"};
constexpr db::Statement kMaakDossier{"dossier_maken",
                                     "INSERT INTO dossier (dossier, kantoor, laatste_nummer, laatste_hash) "
                                     "VALUES (:dossier, :kantoor, :nummer, :hash)"};
constexpr db::Statement kMaakSleutel{"sleutel_maken",
                                     "INSERT INTO dossiersleutel (dossier, kantoorsleutel, sleutel) VALUES "
                                     "(:dossier, :kantoorsleutel, :sleutel)"};
constexpr db::Statement kSchrijfSleutel{"sleutel_schrijven",
                                        "UPDATE dossiersleutel SET sleutel = :sleutel, kantoorsleutel = "
                                        ":kantoorsleutel WHERE dossier = :dossier AND sleutel IS NOT NULL"};
constexpr db::Statement kVerplaatsKop{"kop_verplaatsen",
                                      "UPDATE dossier SET laatste_nummer = :nummer, laatste_hash = :hash "
                                      "WHERE dossier = :dossier AND laatste_nummer = :verwacht"};
constexpr db::Statement kSchrijfSchakel{
    "gebeurtenis_schrijven",
    "INSERT INTO gebeurtenis (dossier, nummer, soort, account, rol, kantoor, geldig_op, vastgelegd_op, "
    "inhoud, "
    "inhoud_sha256, vorige, hash) VALUES (:dossier, :nummer, :soort, :account, :rol, :kantoor, :geldig_op, "
    ":vastgelegd_op, :inhoud, :inhoud_sha256, :vorige, :hash)"};
constexpr db::Statement kLeesSchakels{
    "gebeurtenissen_lezen",
    "SELECT dossier, nummer, soort, account, rol, kantoor, geldig_op, vastgelegd_op, inhoud, "
    "inhoud_sha256, vorige, hash FROM gebeurtenis WHERE dossier = :dossier ORDER BY nummer"};
constexpr db::Statement kLeesKoppenNa{
    "koppen_lezen_na",
    "SELECT d.dossier, d.kantoor, d.laatste_nummer, d.laatste_hash, s.sleutel, s.kantoorsleutel "
    "FROM dossier d JOIN dossiersleutel s ON s.dossier = d.dossier WHERE d.dossier > :na ORDER BY d.dossier "
    "LIMIT :hoogstens"};
constexpr db::Statement kLeesSchakelsNa{
    "gebeurtenissen_lezen_na",
    "SELECT dossier, nummer, soort, account, rol, kantoor, geldig_op, vastgelegd_op, inhoud, "
    "inhoud_sha256, vorige, hash FROM gebeurtenis WHERE dossier = :dossier AND nummer > :na ORDER BY nummer"};
constexpr db::Statement kTelDoor{
    "doortellen",
    "INSERT INTO teller (reeks, laatste) "
    "VALUES (:reeks, COALESCE((SELECT MAX(ronde) FROM herstel), 0) * 1000000 + 1) "
    "ON CONFLICT (reeks) DO UPDATE SET laatste = teller.laatste + 1 RETURNING laatste"};

tl::unexpected<base::Error> te_laat() {
  return base::fail(ErrorKind::Conflict, "Iemand anders heeft intussen iets vastgelegd in dit dossier.",
                    "Bekijk het dossier opnieuw en probeer het daarna nog eens.");
}

base::Result<DossierRij> lees_rij(const db::Row& row) {
  DossierRij rij;
  TRY(rij.kop.dossier, row.text("dossier"));
  TRY(rij.kop.kantoor, row.text("kantoor"));
  TRY(rij.kop.nummer, row.integer("laatste_nummer"));
  TRY(rij.kop.hash, row.text("laatste_hash"));
  TRY(rij.sleutel, row.optional_bytes("sleutel"));
  TRY(rij.kantoorsleutel, row.text("kantoorsleutel"));
  rij.kop.gewist = !rij.sleutel.has_value();
  return rij;
}

}  // namespace

base::Result<std::optional<DossierSleutel>> DossierRij::pak_uit(const Kluis& kluis) const {
  if (!sleutel) {
    return std::optional<DossierSleutel>();
  }
  if (kantoorsleutel != kluis.kenmerk()) {
    return base::fail(ErrorKind::Storage, "Dit dossier is versleuteld met een andere kantoorsleutel.",
                      fmt::format("Start Maatstaf met het sleutelbestand met kenmerk {}.", kantoorsleutel));
  }
  TRY(DossierSleutel uitgepakt, kluis.pak_uit(*sleutel, kop.dossier));
  return std::optional<DossierSleutel>(uitgepakt);
}

base::Result<std::optional<DossierRij>> zoek_dossier(db::Connection& connection, std::string_view dossier) {
  TRY(const auto row, connection.first(kLeesDossier, {{"dossier", dossier}}));
  if (!row) {
    return std::optional<DossierRij>();
  }
  TRY(DossierRij rij, lees_rij(*row));
  return std::optional<DossierRij>(std::move(rij));
}

base::Result<DossierRij> lees_dossier(db::Connection& connection, std::string_view dossier) {
  TRY(auto rij, zoek_dossier(connection, dossier));
  if (!rij) {
    return base::fail(ErrorKind::NotFound, "Dit dossier bestaat niet.", "Controleer het nummer.");
  }
  return std::move(*rij);
}

namespace {

base::Result<std::vector<Kop>> koppen_uit(const db::Rows& rows) {
  std::vector<Kop> out;
  out.reserve(rows.size());
  for (const db::Row& row : rows) {
    TRY(DossierRij rij, lees_rij(row));
    out.push_back(std::move(rij.kop));
  }
  return out;
}

}  // namespace

base::Result<std::vector<Kop>> lees_koppen(db::Connection& connection) {
  TRY(const db::Rows rows, connection.query(kLeesKoppen));
  return koppen_uit(rows);
}

base::Result<std::vector<Kop>> lees_koppen_na(db::Connection& connection, std::string_view na,
                                              std::int64_t hoogstens) {
  TRY(const db::Rows rows, connection.query(kLeesKoppenNa, {{"na", na}, {"hoogstens", hoogstens}}));
  return koppen_uit(rows);
}

base::Result<void> maak_dossier(db::Connection& connection, const Kop& kop, const std::string& sleutel,
                                const std::string& kantoorsleutel) {
  TRY_VOID(eis_kantoorsleutel(connection, kantoorsleutel));
  const auto gemaakt = connection.run(
      kMaakDossier,
      {{"dossier", kop.dossier}, {"kantoor", kop.kantoor}, {"nummer", kop.nummer}, {"hash", kop.hash}});
  if (!gemaakt && connection.last_failure() == db::Failure::Duplicate) {
    return te_laat();
  }
  if (!gemaakt) {
    return tl::unexpected(gemaakt.error());
  }
  TRY_VOID(connection.run(kMaakSleutel, {{"dossier", kop.dossier},
                                         {"kantoorsleutel", kantoorsleutel},
                                         {"sleutel", db::Value(db::Bytes{sleutel})}}));
  return {};
}

base::Result<void> verplaats_kop(db::Connection& connection, const Kop& kop, std::int64_t verwacht) {
  TRY(const std::int64_t gewijzigd,
      connection.run(
          kVerplaatsKop,
          {{"dossier", kop.dossier}, {"nummer", kop.nummer}, {"hash", kop.hash}, {"verwacht", verwacht}}));
  if (gewijzigd != 1) {
    return te_laat();
  }
  return {};
}

base::Result<void> schrijf_sleutel(db::Connection& connection, std::string_view dossier,
                                   const std::optional<std::string>& sleutel,
                                   const std::string& kantoorsleutel) {
  TRY_VOID(
      connection.run(kSchrijfSleutel, {{"dossier", dossier},
                                       {"sleutel", sleutel ? db::Value(db::Bytes{*sleutel}) : db::Value()},
                                       {"kantoorsleutel", kantoorsleutel}}));
  return {};
}

base::Result<void> schrijf_schakel(db::Connection& connection, const Schakel& schakel) {
  const auto geschreven = connection.run(kSchrijfSchakel, {{"dossier", schakel.dossier},
                                                           {"nummer", schakel.nummer},
                                                           {"soort", schakel.soort},
                                                           {"account", schakel.actor.account},
                                                           {"rol", schakel.actor.rol},
                                                           {"kantoor", schakel.actor.kantoor},
                                                           {"geldig_op", schakel.geldig_op},
                                                           {"vastgelegd_op", schakel.vastgelegd_op},
                                                           {"inhoud", db::Value(db::Bytes{schakel.inhoud})},
                                                           {"inhoud_sha256", schakel.inhoud_sha256},
                                                           {"vorige", schakel.vorige},
                                                           {"hash", schakel.hash}});
  if (!geschreven && connection.last_failure() == db::Failure::Duplicate) {
    return te_laat();
  }
  if (!geschreven) {
    return tl::unexpected(geschreven.error());
  }
  return {};
}

base::Result<db::Rows> lees_schakelrijen(db::Connection& connection, std::string_view dossier) {
  return connection.query(kLeesSchakels, {{"dossier", dossier}});
}

base::Result<std::vector<Gebeurtenis>> lees_gebeurtenissen(db::Connection& connection, const DossierRij& rij,
                                                           const std::optional<DossierSleutel>& sleutel) {
  return lees_gebeurtenissen_na(connection, rij, sleutel, 0, std::string(kGeenVorige));
}

base::Result<std::vector<Gebeurtenis>> lees_gebeurtenissen_na(db::Connection& connection,
                                                              const DossierRij& rij,
                                                              const std::optional<DossierSleutel>& sleutel,
                                                              std::int64_t na, std::string vorige) {
  TRY(const db::Rows rows, connection.query(kLeesSchakelsNa, {{"dossier", rij.kop.dossier}, {"na", na}}));
  std::vector<Gebeurtenis> out;
  out.reserve(rows.size());
  const auto beschadigd = [](std::int64_t nummer, const std::string& uitleg) {
    return base::fail(ErrorKind::Storage,
                      fmt::format("Dit dossier is beschadigd bij gebeurtenis {}. {}", nummer, uitleg),
                      "Verander niets meer en roep de beheerder: maatstaf verifieer zegt waar het misging.");
  };
  for (const db::Row& row : rows) {
    TRY(const Schakel schakel, lees_schakel(row));
    const auto nummer = na + static_cast<std::int64_t>(out.size()) + 1;
    // Decrypting below tells whether the key fits, so it is not tried twice here.
    if (const auto afwijking = zoek_afwijking(schakel, nummer, vorige, std::nullopt)) {
      return beschadigd(nummer, afwijking->uitleg);
    }
    TRY(Gebeurtenis gebeurtenis, lees_gebeurtenis(schakel, sleutel));
    vorige = gebeurtenis.hash;
    out.push_back(std::move(gebeurtenis));
  }
  const std::int64_t laatste = na + static_cast<std::int64_t>(out.size());
  if (laatste != rij.kop.nummer || vorige != rij.kop.hash) {
    return beschadigd(laatste, "Wat daarna komt klopt niet met de kop van het dossier.");
  }
  return out;
}

base::Result<std::int64_t> tel_door(db::Connection& connection, std::string_view reeks) {
  TRY(const auto row, connection.first(kTelDoor, {{"reeks", reeks}}));
  if (!row) {
    return base::fail(ErrorKind::Storage, "De database gaf geen volgend nummer.");
  }
  TRY(const std::int64_t laatste, row->integer("laatste"));
  // The first number of the next round belongs to who restores a backup of this database (docs/adr/0045).
  if (laatste % kRonde == 0) {
    return base::fail(ErrorKind::Storage, "De nummers van deze reeks zijn op.", "Vraag de beheerder.");
  }
  return laatste;
}

}  // namespace maatstaf::dossier
