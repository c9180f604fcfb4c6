// SPDX-License-Identifier: EUPL-1.2
#include "dossier/controle.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/hash.h"
#include "dossier/databasekenmerk.h"
#include "dossier/keten.h"
#include "dossier/ketencontrole.h"
#include "dossier/opslag.h"

namespace maatstaf::dossier {
namespace {

using base::ErrorKind;
using db::Access;
using db::Connection;

// What an anchored head must still find: the event with that number and that hash.
constexpr db::Statement kVerdwenenKoppen{
    "ankers_zonder_gebeurtenis",
    "SELECT k.dossier, k.nummer, k.hash, k.controlepunt, g.hash AS echt, d.dossier AS rij "
    "FROM controlepunt_kop k "
    "LEFT JOIN gebeurtenis g ON g.dossier = k.dossier AND g.nummer = k.nummer "
    "LEFT JOIN dossier d ON d.dossier = k.dossier "
    "WHERE g.hash IS NULL OR g.hash <> k.hash ORDER BY k.dossier, k.nummer"};
constexpr db::Statement kLosseDossiers{
    "dossiers_zonder_sleutelrij",
    "SELECT d.dossier FROM dossier d LEFT JOIN dossiersleutel s ON s.dossier = d.dossier "
    "WHERE s.dossier IS NULL ORDER BY d.dossier"};
constexpr db::Statement kLosseGebeurtenissen{
    "gebeurtenissen_zonder_dossier",
    "SELECT DISTINCT g.dossier FROM gebeurtenis g LEFT JOIN dossier d ON d.dossier = g.dossier "
    "WHERE d.dossier IS NULL ORDER BY g.dossier"};
constexpr db::Statement kLosseAnkers{"ankers_zonder_controlepunt",
                                     "SELECT DISTINCT k.controlepunt FROM controlepunt_kop k LEFT JOIN "
                                     "controlepunt c ON c.nummer = k.controlepunt "
                                     "WHERE c.nummer IS NULL ORDER BY k.controlepunt"};
constexpr db::Statement kDossierVanZaak{"dossier_van_zaaknummer",
                                        "SELECT dossier FROM werkvoorraad WHERE zaaknummer = :gevraagd"};
constexpr db::Statement kDossierBestaat{"dossier_bekend",
                                        "SELECT dossier FROM dossier WHERE dossier = :gevraagd UNION "
                                        "SELECT dossier FROM controlepunt_kop WHERE dossier = :gevraagd"};
constexpr db::Statement kZaaknummer{
    "zaaknummer_van_dossier",
    "SELECT zaaknummer FROM werkvoorraad WHERE dossier = :dossier ORDER BY zaaknummer"};

class Controle {
 public:
  Controle(db::Database& database, const Controlemiddelen& middelen,
           const std::optional<std::string>& dossier)
      : database_(database), middelen_(middelen), dossier_(dossier) {}

  base::Result<Controleverslag> voer_uit() {
    TRY_VOID(ketens());
    TRY_VOID(controlepunten());
    TRY_VOID(ankers());
    if (!dossier_) {
      TRY_VOID(losse_rijen());
    }
    TRY_VOID(bestanden());
    zeg_wat_ontbreekt();
    return std::move(verslag_);
  }

 private:
  void meld(std::string dossier, std::string waar, std::string uitleg) {
    verslag_.fouten.push_back({std::move(dossier), std::move(waar), std::move(uitleg)});
  }

  template <class Werk>
  auto lees(Werk&& werk) {
    return database_.transaction(Access::Read, std::forward<Werk>(werk));
  }

  /// "van zaak MZ-2026-0004" when the work list knows it, else the id.
  base::Result<std::string> noem(Connection& connection, const std::string& dossier) {
    TRY(const auto row, connection.first(kZaaknummer, {{"dossier", dossier}}));
    if (!row) {
      return fmt::format("dossier {}", dossier);
    }
    TRY(const std::string nummer, row->text("zaaknummer"));
    return fmt::format("zaak {} (dossier {})", nummer, dossier);
  }

  base::Result<void> ketens();
  base::Result<void> controlepunten();
  void punt(const Controlepunt& gelezen, std::int64_t nummer, const std::string& vorige);
  base::Result<void> ankers();
  base::Result<void> losse_rijen();
  base::Result<void> bestanden();
  void zeg_wat_ontbreekt();

  db::Database& database_;
  const Controlemiddelen& middelen_;
  const std::optional<std::string>& dossier_;
  Controleverslag verslag_;
  std::map<std::int64_t, std::string> hashes_;  ///< of the checkpoints in the table
};

base::Result<void> Controle::ketens() {
  std::vector<std::string> namen;
  if (dossier_) {
    namen.push_back(*dossier_);
  } else {
    TRY(const auto koppen, lees([](Connection& connection) { return lees_koppen(connection); }));
    std::ranges::transform(koppen, std::back_inserter(namen), &Kop::dossier);
  }
  for (const std::string& naam : namen) {
    TRY_VOID(lees([&](Connection& connection) -> base::Result<void> {
      TRY(const auto rij, zoek_dossier(connection, naam));
      if (!rij) {
        return {};  // `ankers` says that it is gone
      }
      TRY(const Verificatie uitslag, controleer_keten(connection, middelen_.kluis, *rij));
      ++verslag_.dossiers;
      verslag_.gebeurtenissen += uitslag.aantal;
      verslag_.gewist += uitslag.gewist ? 1 : 0;
      if (!uitslag.gaaf) {
        TRY(const std::string wie, noem(connection, naam));
        meld(naam, uitslag.waar,
             uitslag.nummer > 0
                 ? fmt::format("In {}, bij gebeurtenis {}: {}", wie, uitslag.nummer, uitslag.uitleg)
                 : fmt::format("In {}: {}", wie, uitslag.uitleg));
      }
      return {};
    }));
  }
  return {};
}

void Controle::punt(const Controlepunt& gelezen, std::int64_t nummer, const std::string& vorige) {
  const auto fout = [&](std::string_view wat) {
    meld("", "controlepunt", fmt::format("Controlepunt {}: {}", gelezen.nummer, wat));
  };
  if (gelezen.nummer != nummer) {
    meld("", "controlepunt",
         gelezen.nummer == nummer + 1 ? fmt::format("Controlepunt {} is weggehaald.", nummer)
                                      : fmt::format("De controlepunten {} tot en met {} zijn weggehaald.",
                                                    nummer, gelezen.nummer - 1));
  }
  if (base::sha256_hex(gelezen.inhoud) != gelezen.hash) {
    return fout("de inhoud is veranderd: de hash klopt niet.");
  }
  const auto inhoud = base::parse_json(gelezen.inhoud, "controlepunt");
  if (!inhoud || inhoud->integer("nummer") != gelezen.nummer) {
    return fout("de inhoud hoort bij een ander nummer, of is geen controlepunt.");
  }
  if (gelezen.nummer == nummer && inhoud->text("vorige") != vorige) {
    fout("de verwijzing naar het controlepunt ervoor klopt niet.");
  }
  if (!middelen_.proef(gelezen.sleutel, gelezen.inhoud, gelezen.handtekening)) {
    fout("de handtekening klopt niet.");
  } else if (!middelen_.vertrouwd.empty() &&
             std::ranges::find(middelen_.vertrouwd, gelezen.sleutel) == middelen_.vertrouwd.end()) {
    fout("ondertekend met een sleutel die u niet noemde.");
  }
  const base::Json* koppen = inhoud->find("koppen");
  if (koppen == nullptr ||
      koppen->integer("aantal", -1) != static_cast<std::int64_t>(gelezen.koppen.size()) ||
      koppen->text("sha256") != koppen_sha256(gelezen.koppen)) {
    fout("de lijst van vastgelegde dossiers is veranderd.");
  }
}

base::Result<void> Controle::controlepunten() {
  return lees([&](Connection& connection) -> base::Result<void> {
    TRY(const auto alle, lees_controlepunten(connection));
    std::int64_t nummer = 1;
    std::string vorige(kGeenVorige);
    for (Controlepunt gelezen : alle) {
      TRY(gelezen.koppen, lees_ankerkoppen(connection, gelezen.nummer));
      punt(gelezen, nummer, vorige);
      nummer = gelezen.nummer + 1;
      vorige = gelezen.hash;
      hashes_[gelezen.nummer] = gelezen.hash;
      ++verslag_.controlepunten;
    }
    TRY(const db::Rows los, connection.query(kLosseAnkers));
    for (const db::Row& row : los) {
      TRY(const std::int64_t weg, row.integer("controlepunt"));
      if (weg >= nummer) {
        meld("", "controlepunt", fmt::format("Controlepunt {} is weggehaald.", weg));
      }
    }
    return {};
  });
}

base::Result<void> Controle::ankers() {
  return lees([&](Connection& connection) -> base::Result<void> {
    TRY(const db::Rows rows, connection.query(kVerdwenenKoppen));
    for (const db::Row& row : rows) {
      TRY(const std::string dossier, row.text("dossier"));
      if (dossier_ && dossier != *dossier_) {
        continue;
      }
      TRY(const std::int64_t nummer, row.integer("nummer"));
      TRY(const std::int64_t controlepunt, row.integer("controlepunt"));
      TRY(const auto echt, row.optional_text("echt"));
      TRY(const auto rij, row.optional_text("rij"));
      TRY(const std::string wie, noem(connection, dossier));
      if (!rij) {
        meld(dossier, "dossier",
             fmt::format("Het hele {} is weg; controlepunt {} legde het vast met {} gebeurtenissen.", wie,
                         controlepunt, nummer));
      } else if (!echt) {
        meld(dossier, "staart",
             fmt::format(
                 "In {} ontbreekt gebeurtenis {}, die controlepunt {} vastlegde. Het einde van de keten is "
                 "afgeknipt.",
                 wie, nummer, controlepunt));
      } else {
        meld(dossier, "anker",
             fmt::format("In {} is gebeurtenis {} niet die van controlepunt {}: de keten is opnieuw gemaakt.",
                         wie, nummer, controlepunt));
      }
    }
    return {};
  });
}

base::Result<void> Controle::losse_rijen() {
  return lees([&](Connection& connection) -> base::Result<void> {
    TRY(const db::Rows dossiers, connection.query(kLosseDossiers));
    for (const db::Row& row : dossiers) {
      TRY(const std::string dossier, row.text("dossier"));
      meld(dossier, "sleutel", fmt::format("De rij met de sleutel van dossier {} is weg.", dossier));
    }
    TRY(const db::Rows gebeurtenissen, connection.query(kLosseGebeurtenissen));
    for (const db::Row& row : gebeurtenissen) {
      TRY(const std::string dossier, row.text("dossier"));
      meld(dossier, "dossier",
           fmt::format("Er zijn gebeurtenissen van dossier {}, maar het dossier is weg.", dossier));
    }
    return {};
  });
}

base::Result<void> Controle::bestanden() {
  if (middelen_.map == nullptr) {
    return {};
  }
  TRY(const auto nummers, middelen_.map->nummers());
  TRY(const std::string database, lees([](Connection& connection) { return database_id(connection); }));
  for (const std::int64_t nummer : nummers) {
    const auto bestand = middelen_.map->lees(nummer);
    const auto fout = [&](std::string_view wat) {
      meld("", "bestand", fmt::format("Het bestand van controlepunt {}: {}", nummer, wat));
    };
    if (!bestand) {
      fout(bestand.error().cause);
      continue;
    }
    const auto inhoud = base::parse_json(bestand->inhoud, "controlepunt");
    if (base::sha256_hex(bestand->inhoud) != bestand->hash || !inhoud ||
        !middelen_.proef(bestand->sleutel, bestand->inhoud, bestand->handtekening)) {
      fout("het bestand is veranderd: hash of handtekening klopt niet.");
      continue;
    }
    if (inhoud->text("database") != database) {
      fout("het is van een andere database.");
      continue;
    }
    const auto gevonden = hashes_.find(nummer);
    if (gevonden == hashes_.end()) {
      fout(
          "de database kent dit controlepunt niet meer; het is daar weggehaald, of er is een oudere database "
          "teruggezet.");
    } else if (gevonden->second != bestand->hash) {
      fout("in de database staat een ander controlepunt met dit nummer.");
    }
  }
  return {};
}

void Controle::zeg_wat_ontbreekt() {
  auto& niet = verslag_.niet_nagekeken;
  if (middelen_.kluis == nullptr) {
    niet.emplace_back("Of de inhoud te ontsleutelen is (geef --sleutels).");
  }
  if (middelen_.vertrouwd.empty() && verslag_.controlepunten > 0) {
    niet.emplace_back("Van wie de handtekeningen zijn (geef --sleutels of --sleutel).");
  }
  if (middelen_.map == nullptr) {
    niet.emplace_back("Of het laatste controlepunt is weggehaald (dat zegt de map met controlepunten).");
  }
  if (verslag_.controlepunten == 0) {
    niet.emplace_back("Of het einde van een keten is afgeknipt: er is nog geen controlepunt.");
  }
}

}  // namespace

base::Json Controleverslag::als_json() const {
  base::Json json;
  json["gaaf"] = gaaf();
  json["dossiers"] = dossiers;
  json["gebeurtenissen"] = gebeurtenissen;
  json["gewist"] = gewist;
  json["controlepunten"] = controlepunten;
  json["fouten"] = base::Json(base::Json::Array{});
  for (const Controlefout& fout : fouten) {
    base::Json rij;
    rij["dossier"] = fout.dossier;
    rij["waar"] = fout.waar;
    rij["uitleg"] = fout.uitleg;
    json["fouten"].push_back(std::move(rij));
  }
  json["niet_nagekeken"] = base::Json(base::Json::Array{});
  for (const std::string& zin : niet_nagekeken) {
    json["niet_nagekeken"].push_back(zin);
  }
  return json;
}

base::Result<Controleverslag> controleer(db::Database& database, const Controlemiddelen& middelen,
                                         const std::optional<std::string>& dossier) {
  return Controle(database, middelen, dossier).voer_uit();
}

base::Result<std::string> vind_dossier(db::Database& database, const std::string& gevraagd) {
  return database.transaction(Access::Read, [&](Connection& connection) -> base::Result<std::string> {
    for (const db::Statement& statement : {kDossierVanZaak, kDossierBestaat}) {
      TRY(const auto row, connection.first(statement, {{"gevraagd", gevraagd}}));
      if (row) {
        return row->text("dossier");
      }
    }
    return base::fail(ErrorKind::NotFound, "Deze zaak bestaat niet.",
                      "Controleer het nummer. Van een gewiste zaak geeft u het nummer van het dossier.");
  });
}

}  // namespace maatstaf::dossier
