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
constexpr db::Statement kVerwijderRegels{"werkregels_verwijderen",
                                         "DELETE FROM werkvoorraad WHERE dossier = :dossier"};
constexpr db::Statement kSchrijfRegel{
    "werkregel_schrijven",
    "INSERT INTO werkvoorraad (zaaknummer, dossier, kantoor, status, uiterlijk, velden, persoonlijk) "
    "VALUES (:zaaknummer, :dossier, :kantoor, :status, :uiterlijk, :velden, :persoonlijk)"};
constexpr db::Statement kRegelsOpKantoor{
    "werkvoorraad_van_kantoor",
    "SELECT w.zaaknummer, w.dossier, w.kantoor, w.status, w.uiterlijk, w.velden, w.persoonlijk, s.sleutel "
    "FROM werkvoorraad w JOIN dossiersleutel s ON s.dossier = w.dossier WHERE w.kantoor = :waarde"};
constexpr db::Statement kRegelsOpZaaknummer{
    "werkregel_zoeken",
    "SELECT w.zaaknummer, w.dossier, w.kantoor, w.status, w.uiterlijk, w.velden, w.persoonlijk, s.sleutel "
    "FROM werkvoorraad w JOIN dossiersleutel s ON s.dossier = w.dossier WHERE w.zaaknummer = :waarde"};
constexpr db::Statement kRegelsOpDossier{
    "werkregels_van_dossier",
    "SELECT w.zaaknummer, w.dossier, w.kantoor, w.status, w.uiterlijk, w.velden, w.persoonlijk, s.sleutel "
    "FROM werkvoorraad w JOIN dossiersleutel s ON s.dossier = w.dossier WHERE w.dossier = :waarde"};
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

/// Binds the personal part of a work line to its place.
std::string regel_identiteit(const WerkRegel& regel) {
  return fmt::format("maatstaf-werkregel-1 {} {}", regel.dossier, regel.zaaknummer);
}

/// What of a line may be damaged, or sealed with a key that is not ours.
base::Result<void> lees_inhoud(const db::Row& row, const Kluis& kluis, WerkRegel& regel) {
  TRY(const std::string velden, row.text("velden"));
  TRY(regel.velden, base::parse_json(velden, regel.zaaknummer));
  TRY(const std::string persoonlijk, row.bytes("persoonlijk"));
  TRY(const std::string verpakt, row.bytes("sleutel"));
  TRY(const DossierSleutel sleutel, kluis.pak_uit(verpakt, regel.dossier));
  TRY(const std::string tekst, sleutel.ontsleutel(persoonlijk, regel_identiteit(regel)));
  TRY(regel.persoonlijk, base::parse_json(tekst, regel.zaaknummer));
  return {};
}

base::Result<WerkRegel> lees_regel(const db::Row& row, const Kluis& kluis) {
  WerkRegel regel;
  TRY(regel.zaaknummer, row.text("zaaknummer"));
  TRY(regel.dossier, row.text("dossier"));
  TRY(regel.kantoor, row.text("kantoor"));
  TRY(regel.status, row.text("status"));
  TRY(const auto uiterlijk, row.optional_text("uiterlijk"));
  if (uiterlijk) {
    regel.uiterlijk = base::Date::parse(*uiterlijk);
  }
  // One line that cannot be read must not take the work list of a whole office away: it is shown as such.
  if (!lees_inhoud(row, kluis, regel)) {
    regel.persoonlijk = base::Json();
    regel.leesbaar = Leesbaar::Nee;
  }
  return regel;
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

base::Result<std::vector<Kop>> lees_koppen(db::Connection& connection) {
  TRY(const db::Rows rows, connection.query(kLeesKoppen));
  std::vector<Kop> out;
  out.reserve(rows.size());
  for (const db::Row& row : rows) {
    TRY(DossierRij rij, lees_rij(row));
    out.push_back(std::move(rij.kop));
  }
  return out;
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
  TRY(const db::Rows rows, lees_schakelrijen(connection, rij.kop.dossier));
  std::vector<Gebeurtenis> out;
  out.reserve(rows.size());
  std::string vorige(kGeenVorige);
  const auto beschadigd = [](std::int64_t nummer, const std::string& uitleg) {
    return base::fail(ErrorKind::Storage,
                      fmt::format("Dit dossier is beschadigd bij gebeurtenis {}. {}", nummer, uitleg),
                      "Verander niets meer en roep de beheerder: maatstaf verifieer zegt waar het misging.");
  };
  for (const db::Row& row : rows) {
    TRY(const Schakel schakel, lees_schakel(row));
    const auto nummer = static_cast<std::int64_t>(out.size()) + 1;
    // Decrypting below tells whether the key fits, so it is not tried twice here.
    if (const auto afwijking = zoek_afwijking(schakel, nummer, vorige, std::nullopt)) {
      return beschadigd(nummer, afwijking->uitleg);
    }
    TRY(Gebeurtenis gebeurtenis, lees_gebeurtenis(schakel, sleutel));
    vorige = gebeurtenis.hash;
    out.push_back(std::move(gebeurtenis));
  }
  if (static_cast<std::int64_t>(out.size()) != rij.kop.nummer || vorige != rij.kop.hash) {
    return beschadigd(static_cast<std::int64_t>(out.size()),
                      "Wat daarna komt klopt niet met de kop van het dossier.");
  }
  return out;
}

base::Result<void> verwijder_regels(db::Connection& connection, const std::string& dossier) {
  TRY_VOID(connection.run(kVerwijderRegels, {{"dossier", dossier}}));
  return {};
}

base::Result<void> vervang_regels(db::Connection& connection, const std::string& dossier,
                                  const DossierSleutel& sleutel, const std::vector<WerkRegel>& regels) {
  TRY_VOID(verwijder_regels(connection, dossier));
  for (WerkRegel regel : regels) {
    regel.dossier = dossier;
    const auto uiterlijk = regel.uiterlijk ? std::optional(regel.uiterlijk->text()) : std::nullopt;
    const std::string persoonlijk =
        sleutel.versleutel(base::canonical(regel.persoonlijk), regel_identiteit(regel));
    const auto geschreven =
        connection.run(kSchrijfRegel, {{"zaaknummer", regel.zaaknummer},
                                       {"dossier", regel.dossier},
                                       {"kantoor", regel.kantoor},
                                       {"status", regel.status},
                                       {"uiterlijk", uiterlijk},
                                       {"velden", base::canonical(regel.velden)},
                                       {"persoonlijk", db::Value(db::Bytes{persoonlijk})}});
    if (!geschreven && connection.last_failure() == db::Failure::Duplicate) {
      return base::fail(ErrorKind::Conflict,
                        fmt::format("Het zaaknummer {} is al in gebruik.", regel.zaaknummer),
                        "Vraag een nieuw nummer.");
    }
    if (!geschreven) {
      return tl::unexpected(geschreven.error());
    }
  }
  return {};
}

base::Result<std::vector<WerkRegel>> lees_regels(db::Connection& connection, const Kluis& kluis,
                                                 Zoeken zoeken, std::string_view waarde) {
  const db::Statement& statement = zoeken == Zoeken::OpKantoor      ? kRegelsOpKantoor
                                   : zoeken == Zoeken::OpZaaknummer ? kRegelsOpZaaknummer
                                                                    : kRegelsOpDossier;
  TRY(const db::Rows rows, connection.query(statement, {{"waarde", waarde}}));
  std::vector<WerkRegel> out;
  out.reserve(rows.size());
  for (const db::Row& row : rows) {
    TRY(WerkRegel regel, lees_regel(row, kluis));
    out.push_back(std::move(regel));
  }
  // Sorted here and not in SQL, because the databases put NULL and punctuation in different places.
  std::ranges::sort(out, [](const WerkRegel& a, const WerkRegel& b) {
    if (a.uiterlijk.has_value() != b.uiterlijk.has_value()) {
      return a.uiterlijk.has_value();
    }
    if (a.uiterlijk != b.uiterlijk) {
      return *a.uiterlijk < *b.uiterlijk;
    }
    return a.zaaknummer < b.zaaknummer;
  });
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
