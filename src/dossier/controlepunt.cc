// SPDX-License-Identifier: EUPL-1.2
#include "dossier/controlepunt.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/hash.h"
#include "dossier/databasekenmerk.h"
#include "dossier/keten.h"

namespace maatstaf::dossier {
namespace {

using base::ErrorKind;

constexpr std::string_view kControlepuntformaat = "maatstaf-controlepunt-1";

constexpr db::Statement kLaatste{"controlepunt_laatste",
                                 "SELECT nummer, inhoud, hash, sleutel, handtekening FROM controlepunt "
                                 "ORDER BY nummer DESC LIMIT 1"};
constexpr db::Statement kLees{"controlepunt_lezen",
                              "SELECT nummer, inhoud, hash, sleutel, handtekening FROM controlepunt "
                              "WHERE nummer = :nummer"};
constexpr db::Statement kLeesAlle{"controlepunten_lezen",
                                  "SELECT nummer, inhoud, hash, sleutel, handtekening FROM controlepunt "
                                  "ORDER BY nummer"};
constexpr db::Statement kSchrijf{"controlepunt_schrijven",
                                 "INSERT INTO controlepunt (nummer, inhoud, hash, sleutel, handtekening) "
                                 "VALUES (:nummer, :inhoud, :hash, :sleutel, :handtekening)"};
// Everything since the last checkpoint: also a head that was set back to a place that was never anchored.
constexpr db::Statement kNieuweKoppen{
    "koppen_sinds_controlepunt",
    "SELECT d.dossier, d.laatste_nummer AS nummer, d.laatste_hash AS hash FROM dossier d "
    "LEFT JOIN controlepunt_kop k ON k.dossier = d.dossier AND k.nummer = d.laatste_nummer "
    "WHERE k.dossier IS NULL AND d.laatste_nummer > 0 ORDER BY d.dossier"};
constexpr db::Statement kSchrijfKop{"controlepunt_kop_schrijven",
                                    "INSERT INTO controlepunt_kop (dossier, nummer, hash, controlepunt) "
                                    "VALUES (:dossier, :nummer, :hash, :controlepunt)"};
constexpr db::Statement kLeesKoppen{
    "controlepunt_koppen_lezen",
    "SELECT dossier, nummer, hash FROM controlepunt_kop WHERE controlepunt = :controlepunt "
    "ORDER BY dossier, nummer"};
constexpr db::Statement kTelDossiers{"dossiers_tellen", "SELECT count(*) AS aantal FROM dossier"};
constexpr db::Statement kTellers{"tellers_lezen", "SELECT reeks, laatste FROM teller ORDER BY reeks"};

base::Result<Controlepunt> lees_punt(const db::Row& row) {
  Controlepunt punt;
  TRY(punt.nummer, row.integer("nummer"));
  TRY(punt.inhoud, row.text("inhoud"));
  TRY(punt.hash, row.text("hash"));
  TRY(punt.sleutel, row.text("sleutel"));
  TRY(punt.handtekening, row.text("handtekening"));
  return punt;
}

base::Result<std::vector<AnkerKop>> lees_koppen_van(const db::Rows& rows) {
  std::vector<AnkerKop> koppen;
  koppen.reserve(rows.size());
  for (const db::Row& row : rows) {
    AnkerKop kop;
    TRY(kop.dossier, row.text("dossier"));
    TRY(kop.nummer, row.integer("nummer"));
    TRY(kop.hash, row.text("hash"));
    koppen.push_back(std::move(kop));
  }
  std::ranges::sort(koppen, [](const AnkerKop& a, const AnkerKop& b) {
    return std::pair(a.dossier, a.nummer) < std::pair(b.dossier, b.nummer);
  });
  return koppen;
}

base::Json koppen_json(const std::vector<AnkerKop>& koppen) {
  base::Json::Array rijen;
  rijen.reserve(koppen.size());
  for (const AnkerKop& kop : koppen) {
    rijen.emplace_back(base::Json::Array{kop.dossier, kop.nummer, kop.hash});
  }
  return {std::move(rijen)};
}

/// What is signed.
base::Result<base::Json> stel_inhoud_op(db::Connection& connection, std::int64_t nummer,
                                        const std::string& vorige, base::Moment nu,
                                        const std::vector<AnkerKop>& koppen) {
  TRY(const std::string database, database_id(connection));
  if (database.empty()) {
    return base::fail(ErrorKind::Conflict, "Deze database hoort nog niet bij een kantoorsleutel.",
                      "Start eerst maatstaf serve met de sleutels van het kantoor.");
  }
  TRY(const auto geteld, connection.first(kTelDossiers));
  TRY(const std::int64_t dossiers, geteld->integer("aantal"));
  TRY(const std::int64_t ronde, herstelronde(connection));
  TRY(const db::Rows rijen, connection.query(kTellers));
  base::Json tellers{base::Json::Object{}};
  for (const db::Row& rij : rijen) {
    TRY(const std::string reeks, rij.text("reeks"));
    TRY(const std::int64_t laatste, rij.integer("laatste"));
    tellers[reeks] = laatste;
  }
  base::Json inhoud;
  inhoud["formaat"] = kControlepuntformaat;
  inhoud["nummer"] = nummer;
  inhoud["vorige"] = vorige;
  inhoud["database"] = database;
  inhoud["gemaakt_op"] = nu.text();
  inhoud["dossiers"] = dossiers;
  inhoud["herstelronde"] = ronde;
  inhoud["koppen"]["aantal"] = static_cast<std::int64_t>(koppen.size());
  inhoud["koppen"]["sha256"] = koppen_sha256(koppen);
  inhoud["tellers"] = std::move(tellers);
  return inhoud;
}

/// Nothing changed since, and it is still the same day.
bool nog_vers(const Controlepunt& laatste, bool iets_nieuws, base::Moment nu) {
  const auto inhoud = base::parse_json(laatste.inhoud, "controlepunt");
  const auto gemaakt = inhoud ? base::Moment::parse(inhoud->text("gemaakt_op")) : std::nullopt;
  return !iets_nieuws && gemaakt && gemaakt->date_in_the_netherlands() == nu.date_in_the_netherlands();
}

}  // namespace

std::string koppen_sha256(const std::vector<AnkerKop>& koppen) {
  return base::sha256_hex(base::canonical(koppen_json(koppen)));
}

base::Result<std::optional<Controlepunt>> Controlepunten::maak(const Ondertekenaar& ondertekenaar,
                                                               Aanleiding aanleiding) {
  const base::Moment nu = clock_.now();
  bool te_laat = false;
  auto gemaakt = database_.transaction(
      db::Access::Write, [&](db::Connection& connection) -> base::Result<std::optional<Controlepunt>> {
        Controlepunt punt;
        TRY(const auto rij, connection.first(kLaatste));
        std::optional<Controlepunt> laatste;
        if (rij) {
          TRY(laatste, lees_punt(*rij));
        }
        TRY(const db::Rows rijen, connection.query(kNieuweKoppen));
        if (laatste && aanleiding == Aanleiding::AlsNodig && nog_vers(*laatste, !rijen.empty(), nu)) {
          return std::optional<Controlepunt>();
        }
        TRY(punt.koppen, lees_koppen_van(rijen));
        punt.nummer = laatste ? laatste->nummer + 1 : 1;
        TRY(const base::Json inhoud,
            stel_inhoud_op(connection, punt.nummer, laatste ? laatste->hash : std::string(kGeenVorige), nu,
                           punt.koppen));
        punt.inhoud = base::canonical(inhoud);
        punt.hash = base::sha256_hex(punt.inhoud);
        punt.sleutel = ondertekenaar.sleutel;
        punt.handtekening = base::to_hex(ondertekenaar.onderteken(punt.inhoud));
        const auto geschreven = connection.run(kSchrijf, {{"nummer", punt.nummer},
                                                          {"inhoud", punt.inhoud},
                                                          {"hash", punt.hash},
                                                          {"sleutel", punt.sleutel},
                                                          {"handtekening", punt.handtekening}});
        if (!geschreven) {
          te_laat = connection.last_failure() == db::Failure::Duplicate;
          return tl::unexpected(geschreven.error());
        }
        for (const AnkerKop& kop : punt.koppen) {
          TRY_VOID(connection.run(kSchrijfKop, {{"dossier", kop.dossier},
                                                {"nummer", kop.nummer},
                                                {"hash", kop.hash},
                                                {"controlepunt", punt.nummer}}));
        }
        return std::optional(std::move(punt));
      });
  if (!gemaakt && te_laat) {
    return std::optional<Controlepunt>();
  }
  return gemaakt;
}

base::Result<std::optional<Controlepunt>> Controlepunten::lees(std::int64_t nummer) const {
  return database_.transaction(db::Access::Read,
                               [&](db::Connection& connection) -> base::Result<std::optional<Controlepunt>> {
                                 TRY(const auto row, connection.first(kLees, {{"nummer", nummer}}));
                                 if (!row) {
                                   return std::optional<Controlepunt>();
                                 }
                                 TRY(Controlepunt punt, lees_punt(*row));
                                 return std::optional(std::move(punt));
                               });
}

base::Result<std::int64_t> Controlepunten::laatste_nummer() const {
  return database_.transaction(db::Access::Read,
                               [](db::Connection& connection) -> base::Result<std::int64_t> {
                                 TRY(const auto row, connection.first(kLaatste));
                                 return row ? row->integer("nummer") : base::Result<std::int64_t>(0);
                               });
}

base::Result<std::vector<Controlepunt>> lees_controlepunten(db::Connection& connection) {
  TRY(const db::Rows rows, connection.query(kLeesAlle));
  std::vector<Controlepunt> punten;
  punten.reserve(rows.size());
  for (const db::Row& row : rows) {
    TRY(Controlepunt punt, lees_punt(row));
    punten.push_back(std::move(punt));
  }
  return punten;
}

base::Result<std::vector<AnkerKop>> lees_ankerkoppen(db::Connection& connection, std::int64_t controlepunt) {
  TRY(const db::Rows rows, connection.query(kLeesKoppen, {{"controlepunt", controlepunt}}));
  return lees_koppen_van(rows);
}

base::Json Controlepunt::als_json() const {
  base::Json json;
  // `inhoud` was made by canonical(), so it reads back as it is.
  json["inhoud"] = base::parse_json(inhoud, "controlepunt").value_or(base::Json());
  json["hash"] = hash;
  json["koppen"] = koppen_json(koppen);
  json["handtekening"]["sleutel"] = sleutel;
  json["handtekening"]["waarde"] = handtekening;
  return json;
}

std::string Controlepunt::bestandsnaam() const {
  return fmt::format("controlepunt-{:06}.json", nummer);
}

}  // namespace maatstaf::dossier
