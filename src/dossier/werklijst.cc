// SPDX-License-Identifier: EUPL-1.2
#include "dossier/werklijst.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>
#include <utility>

namespace maatstaf::dossier {
namespace {

using base::ErrorKind;

/// The deadline of a line without one: after all others.
constexpr std::string_view kNooit = "9999-12-31";
/// Sorts after every day and every number.
constexpr std::string_view kEinde = "~";
constexpr std::size_t kZoekwoorden = 8;

#define MAATSTAF_KOLOMMEN                                                                                \
  "SELECT w.zaaknummer, w.dossier, w.kantoor, w.status, w.uiterlijk, w.velden, w.persoonlijk, w.staat, " \
  "w.beurt, w.stil_tot, w.soort, s.sleutel FROM werkvoorraad w JOIN dossiersleutel s ON s.dossier = "    \
  "w.dossier WHERE "
#define MAATSTAF_VERDER                                                                                \
  " AND CASE WHEN w.stil_tot >= :vandaag THEN 1 ELSE 0 END = :stil AND (w.uiterlijk, w.zaaknummer) > " \
  "(:uiterlijk, :zaaknummer) ORDER BY w.uiterlijk, w.zaaknummer LIMIT :hoogstens"
#define MAATSTAF_TERUG                                                                                 \
  " AND CASE WHEN w.stil_tot >= :vandaag THEN 1 ELSE 0 END = :stil AND (w.uiterlijk, w.zaaknummer) < " \
  "(:uiterlijk, :zaaknummer) ORDER BY w.uiterlijk DESC, w.zaaknummer DESC LIMIT :hoogstens"

constexpr db::Statement kBladVerder{
    "werkblad_verder", MAATSTAF_KOLOMMEN "w.kantoor = :kantoor AND w.staat = :staat" MAATSTAF_VERDER};
constexpr db::Statement kBladTerug{
    "werkblad_terug", MAATSTAF_KOLOMMEN "w.kantoor = :kantoor AND w.staat = :staat" MAATSTAF_TERUG};
constexpr db::Statement kBeurtVerder{"werkblad_beurt_verder", MAATSTAF_KOLOMMEN
                                     "w.kantoor = :kantoor AND w.staat = :staat AND w.beurt = "
                                     ":beurt" MAATSTAF_VERDER};
constexpr db::Statement kBeurtTerug{"werkblad_beurt_terug", MAATSTAF_KOLOMMEN
                                    "w.kantoor = :kantoor AND w.staat = :staat AND w.beurt = "
                                    ":beurt" MAATSTAF_TERUG};
constexpr db::Statement kRegelsOpZaaknummer{"werkregel_zoeken", MAATSTAF_KOLOMMEN "w.zaaknummer = :waarde"};
constexpr db::Statement kRegelsOpDossier{"werkregels_van_dossier",
                                         MAATSTAF_KOLOMMEN "w.dossier = :waarde ORDER BY w.zaaknummer"};
// A word that was not given repeats the first one: the same text serves any number of words.
constexpr db::Statement kRegelsOpWoord{
    "werkregels_op_woord", MAATSTAF_KOLOMMEN
    "w.zaaknummer IN (SELECT z.zaaknummer FROM zoekmerk z WHERE z.merk = :m0 AND z.zaaknummer < :voor AND "
    "EXISTS (SELECT 1 FROM zoekmerk a WHERE a.merk = :m1 AND a.zaaknummer = z.zaaknummer) AND "
    "EXISTS (SELECT 1 FROM zoekmerk b WHERE b.merk = :m2 AND b.zaaknummer = z.zaaknummer) AND "
    "EXISTS (SELECT 1 FROM zoekmerk c WHERE c.merk = :m3 AND c.zaaknummer = z.zaaknummer) AND "
    "EXISTS (SELECT 1 FROM zoekmerk d WHERE d.merk = :m4 AND d.zaaknummer = z.zaaknummer) AND "
    "EXISTS (SELECT 1 FROM zoekmerk e WHERE e.merk = :m5 AND e.zaaknummer = z.zaaknummer) AND "
    "EXISTS (SELECT 1 FROM zoekmerk f WHERE f.merk = :m6 AND f.zaaknummer = z.zaaknummer) AND "
    "EXISTS (SELECT 1 FROM zoekmerk g WHERE g.merk = :m7 AND g.zaaknummer = z.zaaknummer) "
    "ORDER BY z.zaaknummer DESC LIMIT :hoogstens) ORDER BY w.zaaknummer DESC"};
#undef MAATSTAF_KOLOMMEN
#undef MAATSTAF_VERDER
#undef MAATSTAF_TERUG

constexpr db::Statement kVindplaatsOpZaaknummer{
    "vindplaats_van_zaak",
    "SELECT zaaknummer, dossier, kantoor FROM werkvoorraad WHERE zaaknummer = :waarde"};
constexpr db::Statement kVindplaatsOpDossier{
    "vindplaatsen_van_dossier",
    "SELECT zaaknummer, dossier, kantoor FROM werkvoorraad WHERE dossier = :waarde ORDER BY zaaknummer"};
constexpr db::Statement kLeesOud{
    "werkregels_oud",
    "SELECT zaaknummer, kantoor, staat, beurt, uiterlijk, stil_tot FROM werkvoorraad WHERE "
    "dossier = :dossier ORDER BY zaaknummer"};
constexpr db::Statement kVerwijderRegels{"werkregels_verwijderen",
                                         "DELETE FROM werkvoorraad WHERE dossier = :dossier"};
constexpr db::Statement kSchrijfRegel{
    "werkregel_schrijven",
    "INSERT INTO werkvoorraad (zaaknummer, dossier, kantoor, status, uiterlijk, velden, persoonlijk, staat, "
    "beurt, stil_tot, soort, vorm) VALUES (:zaaknummer, :dossier, :kantoor, :status, :uiterlijk, :velden, "
    ":persoonlijk, :staat, :beurt, :stil_tot, :soort, :vorm)"};
constexpr db::Statement kVerwijderMerken{"zoekmerken_verwijderen",
                                         "DELETE FROM zoekmerk WHERE zaaknummer = :zaaknummer"};
constexpr db::Statement kLeesMerken{"zoekmerken_lezen",
                                    "SELECT merk FROM zoekmerk WHERE zaaknummer = :zaaknummer"};
constexpr db::Statement kSchrijfMerk{
    "zoekmerk_schrijven",
    "INSERT INTO zoekmerk (merk, zaaknummer) VALUES (:merk, :zaaknummer) ON CONFLICT DO NOTHING"};
constexpr db::Statement kTelBij{
    "werktelling_bijwerken",
    "INSERT INTO werktelling (kantoor, staat, beurt, uiterlijk, stil_tot, aantal) VALUES (:kantoor, :staat, "
    ":beurt, :uiterlijk, :stil_tot, :aantal) ON CONFLICT (kantoor, staat, beurt, uiterlijk, stil_tot) DO "
    "UPDATE SET aantal = werktelling.aantal + excluded.aantal"};
constexpr db::Statement kRuimTelling{
    "werktelling_opruimen",
    "DELETE FROM werktelling WHERE kantoor = :kantoor AND staat = :staat AND beurt = :beurt AND uiterlijk = "
    ":uiterlijk AND stil_tot = :stil_tot AND aantal = 0"};
constexpr db::Statement kLeesTellingen{
    "werktellingen_lezen",
    "SELECT staat, beurt, uiterlijk, stil_tot, aantal FROM werktelling WHERE kantoor = :kantoor AND aantal > "
    "0"};
constexpr db::Statement kWisTellingen{"werktellingen_wissen", "DELETE FROM werktelling"};
constexpr db::Statement kTelOpen{
    "open_zaken_tellen",
    "INSERT INTO werktelling (kantoor, staat, beurt, uiterlijk, stil_tot, aantal) SELECT kantoor, staat, "
    "beurt, uiterlijk, stil_tot, COUNT(*) FROM werkvoorraad WHERE staat = 'open' GROUP BY kantoor, staat, "
    "beurt, uiterlijk, stil_tot ON CONFLICT (kantoor, staat, beurt, uiterlijk, stil_tot) DO UPDATE SET "
    "aantal = excluded.aantal"};
constexpr db::Statement kTelAfgerond{
    "afgeronde_zaken_tellen",
    "INSERT INTO werktelling (kantoor, staat, beurt, uiterlijk, stil_tot, aantal) SELECT kantoor, staat, '', "
    "'', '', COUNT(*) FROM werkvoorraad WHERE staat = 'afgerond' GROUP BY kantoor, staat ON CONFLICT "
    "(kantoor, staat, beurt, uiterlijk, stil_tot) DO UPDATE SET aantal = excluded.aantal"};
constexpr db::Statement kLeesVerouderd{
    "werkregels_verouderd",
    "SELECT dossier FROM werkvoorraad WHERE vorm < :vorm ORDER BY vorm, zaaknummer LIMIT :hoogstens"};

std::string_view woord(Staat staat) {
  return staat == Staat::Open ? "open" : "afgerond";
}

Staat lees_staat(std::string_view tekst) {
  return tekst == "afgerond" ? Staat::Afgerond : Staat::Open;
}

/// Binds the personal part of a work line to its place.
std::string regel_identiteit(const WerkRegel& regel) {
  return fmt::format("maatstaf-werkregel-1 {} {}", regel.dossier, regel.zaaknummer);
}

std::string dag_of(const std::optional<base::Date>& dag, std::string_view anders) {
  return dag ? dag->text() : std::string(anders);
}

std::optional<base::Date> lees_uiterlijk(const std::string& tekst) {
  return tekst == kNooit ? std::nullopt : base::Date::parse(tekst);
}

// ---- The encrypted part: what the caller gave, and the words by which the case is found.

std::string versleutel(const WerkRegel& regel, const DossierSleutel& sleutel) {
  base::Json::Array woorden;
  for (const auto& woord : regel.zoekwoorden) {
    woorden.push_back(base::Json(woord));
  }
  const base::Json inhoud(
      base::Json::Object{{"regel", regel.persoonlijk}, {"zoekwoorden", base::Json(std::move(woorden))}});
  return sleutel.versleutel(base::canonical(inhoud), regel_identiteit(regel));
}

base::Result<void> ontsleutel(WerkRegel& regel, const DossierSleutel& sleutel, std::string_view bytes) {
  TRY(const std::string tekst, sleutel.ontsleutel(bytes, regel_identiteit(regel)));
  TRY(const base::Json inhoud, base::parse_json(tekst, regel.zaaknummer));
  const base::Json* persoonlijk = inhoud.find("regel");
  const base::Json* woorden = inhoud.find("zoekwoorden");
  if (persoonlijk == nullptr || woorden == nullptr || woorden->if_array() == nullptr) {
    regel.persoonlijk = inhoud;  // a line of before the search words
    return {};
  }
  regel.persoonlijk = *persoonlijk;
  for (const auto& woord : *woorden->if_array()) {
    if (const auto* text = woord.if_string()) {
      regel.zoekwoorden.push_back(*text);
    }
  }
  return {};
}

base::Result<void> lees_persoonlijk(WerkRegel& regel, const db::Row& row, const Kluis& kluis) {
  TRY(const std::string velden, row.text("velden"));
  TRY(regel.velden, base::parse_json(velden, regel.zaaknummer));
  TRY(const std::string persoonlijk, row.bytes("persoonlijk"));
  TRY(const std::string verpakt, row.bytes("sleutel"));
  TRY(const DossierSleutel sleutel, kluis.pak_uit(verpakt, regel.dossier));
  return ontsleutel(regel, sleutel, persoonlijk);
}

base::Result<WerkRegel> lees_regel(const db::Row& row, const Kluis& kluis) {
  WerkRegel regel;
  TRY(regel.zaaknummer, row.text("zaaknummer"));
  TRY(regel.dossier, row.text("dossier"));
  TRY(regel.kantoor, row.text("kantoor"));
  TRY(regel.status, row.text("status"));
  TRY(const std::string uiterlijk, row.text("uiterlijk"));
  regel.uiterlijk = lees_uiterlijk(uiterlijk);
  TRY(const std::string staat, row.text("staat"));
  regel.staat = lees_staat(staat);
  TRY(regel.beurt, row.text("beurt"));
  TRY(const std::string stil_tot, row.text("stil_tot"));
  regel.stil_tot = base::Date::parse(stil_tot);
  TRY(regel.soort, row.text("soort"));
  // One line that cannot be read must not take the work list of a whole office away: it is shown as such.
  if (!lees_persoonlijk(regel, row, kluis)) {
    regel.leesbaar = Leesbaar::Nee;
    regel.persoonlijk = {};
  }
  return regel;
}

// ---- Counts

/// What a line is counted under. Of finished ones only the office matters.
struct Vak {
  std::string kantoor;
  std::string staat;
  std::string beurt;
  std::string uiterlijk;
  std::string stil_tot;
  friend auto operator<=>(const Vak&, const Vak&) = default;
};

Vak vak_van(const WerkRegel& regel) {
  if (regel.staat == Staat::Afgerond) {
    return {regel.kantoor, std::string(woord(regel.staat)), {}, {}, {}};
  }
  return {regel.kantoor, std::string(woord(regel.staat)), regel.beurt, dag_of(regel.uiterlijk, kNooit),
          dag_of(regel.stil_tot, "")};
}

using Verschuiving = std::map<Vak, std::int64_t>;

/// In order of their boxes, so that two writers who need the same ones wait for each other and never in a
/// circle.
base::Result<void> verschuif(db::Connection& connection, const Verschuiving& verschuiving) {
  for (const auto& [vak, aantal] : verschuiving) {
    if (aantal == 0) {
      continue;
    }
    const db::Parameters vakken = {{"kantoor", vak.kantoor},
                                   {"staat", vak.staat},
                                   {"beurt", vak.beurt},
                                   {"uiterlijk", vak.uiterlijk},
                                   {"stil_tot", vak.stil_tot}};
    db::Parameters met_aantal = vakken;
    met_aantal.push_back({"aantal", aantal});
    TRY_VOID(connection.run(kTelBij, met_aantal));
    if (aantal < 0) {
      TRY_VOID(connection.run(kRuimTelling, vakken));
    }
  }
  return {};
}

/// The lines that are there now, without what is encrypted.
base::Result<std::vector<WerkRegel>> lees_oud(db::Connection& connection, const std::string& dossier) {
  TRY(const db::Rows rows, connection.query(kLeesOud, {{"dossier", dossier}}));
  std::vector<WerkRegel> out;
  for (const db::Row& row : rows) {
    WerkRegel regel;
    TRY(regel.zaaknummer, row.text("zaaknummer"));
    TRY(regel.kantoor, row.text("kantoor"));
    TRY(const std::string staat, row.text("staat"));
    regel.staat = lees_staat(staat);
    TRY(regel.beurt, row.text("beurt"));
    TRY(const std::string uiterlijk, row.text("uiterlijk"));
    regel.uiterlijk = lees_uiterlijk(uiterlijk);
    TRY(const std::string stil_tot, row.text("stil_tot"));
    regel.stil_tot = base::Date::parse(stil_tot);
    out.push_back(std::move(regel));
  }
  return out;
}

// ---- Search marks

/// The mark of a word at one office: the same name at two offices has two marks.
std::int64_t merk_van(const DossierSleutel& zoeksleutel, std::string_view kantoor, std::string_view woord) {
  return zoeksleutel.merk(fmt::format("{}\n{}", kantoor, woord));
}

DossierSleutel zoeksleutel_van(const Kluis& kluis) {
  return kluis.afgeleide("zoeken");
}

/// Writes only what differs: most events change no name.
base::Result<void> schrijf_merken(db::Connection& connection, const Kluis& kluis, const WerkRegel& regel) {
  const DossierSleutel zoeksleutel = zoeksleutel_van(kluis);
  std::set<std::int64_t> nieuw;
  for (const auto& woord : regel.zoekwoorden) {
    nieuw.insert(merk_van(zoeksleutel, regel.kantoor, woord));
  }
  TRY(const db::Rows rows, connection.query(kLeesMerken, {{"zaaknummer", regel.zaaknummer}}));
  std::set<std::int64_t> oud;
  for (const db::Row& row : rows) {
    TRY(const std::int64_t merk, row.integer("merk"));
    oud.insert(merk);
  }
  if (oud == nieuw) {
    return {};
  }
  TRY_VOID(connection.run(kVerwijderMerken, {{"zaaknummer", regel.zaaknummer}}));
  for (const std::int64_t merk : nieuw) {
    TRY_VOID(connection.run(kSchrijfMerk, {{"merk", merk}, {"zaaknummer", regel.zaaknummer}}));
  }
  return {};
}

base::Result<void> schrijf_regel(db::Connection& connection, const DossierSleutel& sleutel,
                                 const WerkRegel& regel) {
  const auto geschreven =
      connection.run(kSchrijfRegel, {{"zaaknummer", regel.zaaknummer},
                                     {"dossier", regel.dossier},
                                     {"kantoor", regel.kantoor},
                                     {"status", regel.status},
                                     {"uiterlijk", dag_of(regel.uiterlijk, kNooit)},
                                     {"velden", base::canonical(regel.velden)},
                                     {"persoonlijk", db::Value(db::Bytes{versleutel(regel, sleutel)})},
                                     {"staat", woord(regel.staat)},
                                     {"beurt", regel.beurt},
                                     {"stil_tot", dag_of(regel.stil_tot, "")},
                                     {"soort", regel.soort},
                                     {"vorm", kRegelvorm}});
  if (!geschreven && connection.last_failure() == db::Failure::Duplicate) {
    return base::fail(ErrorKind::Conflict,
                      fmt::format("Het zaaknummer {} is al in gebruik.", regel.zaaknummer),
                      "Vraag een nieuw nummer.");
  }
  if (!geschreven) {
    return tl::unexpected(geschreven.error());
  }
  return {};
}

// ---- Pages

/// Lines of one half of the list: those whose clock runs, or those whose clock stands still.
base::Result<db::Rows> lees_helft(db::Connection& connection, const Bladvraag& vraag, bool stil,
                                  std::size_t hoogstens) {
  const bool verder = vraag.richting == Richting::Verder;
  Plaats vanaf{stil, std::string(verder ? "" : kEinde), std::string(verder ? "" : kEinde)};
  if (vraag.vanaf && vraag.vanaf->stil == stil) {
    vanaf = *vraag.vanaf;
  }
  db::Parameters parameters = {{"kantoor", vraag.kantoor},
                               {"staat", woord(vraag.staat)},
                               {"vandaag", vraag.vandaag.text()},
                               {"stil", stil ? 1 : 0},
                               {"uiterlijk", vanaf.uiterlijk},
                               {"zaaknummer", vanaf.zaaknummer},
                               {"hoogstens", static_cast<std::int64_t>(hoogstens)}};
  if (!vraag.beurt) {
    return connection.query(verder ? kBladVerder : kBladTerug, parameters);
  }
  parameters.push_back({"beurt", *vraag.beurt});
  return connection.query(verder ? kBeurtVerder : kBeurtTerug, parameters);
}

/// One line more than asked, to know whether there are more.
base::Result<db::Rows> lees_rijen(db::Connection& connection, const Bladvraag& vraag) {
  const bool verder = vraag.richting == Richting::Verder;
  const std::size_t nodig = static_cast<std::size_t>(std::max(1, vraag.hoogstens)) + 1;
  db::Rows out;
  for (const bool stil : {!verder, verder}) {
    const bool voorbij = vraag.vanaf && vraag.vanaf->stil != stil && vraag.vanaf->stil == verder;
    if (voorbij || out.size() == nodig) {
      continue;
    }
    TRY(db::Rows rows, lees_helft(connection, vraag, stil, nodig - out.size()));
    std::ranges::move(rows, std::back_inserter(out));
  }
  return out;
}

}  // namespace

Plaats plaats_van(const WerkRegel& regel, base::Date vandaag) {
  return {regel.stil_tot && *regel.stil_tot >= vandaag, dag_of(regel.uiterlijk, kNooit), regel.zaaknummer};
}

base::Result<void> verwijder_regels(db::Connection& connection, const std::string& dossier) {
  TRY(const auto oud, lees_oud(connection, dossier));
  Verschuiving verschuiving;
  for (const auto& regel : oud) {
    --verschuiving[vak_van(regel)];
    TRY_VOID(connection.run(kVerwijderMerken, {{"zaaknummer", regel.zaaknummer}}));
  }
  TRY_VOID(connection.run(kVerwijderRegels, {{"dossier", dossier}}));
  return verschuif(connection, verschuiving);
}

base::Result<void> vervang_regels(db::Connection& connection, const Kluis& kluis, const std::string& dossier,
                                  const DossierSleutel& sleutel, const std::vector<WerkRegel>& regels) {
  TRY(const auto oud, lees_oud(connection, dossier));
  TRY_VOID(connection.run(kVerwijderRegels, {{"dossier", dossier}}));
  Verschuiving verschuiving;
  for (const auto& regel : oud) {
    --verschuiving[vak_van(regel)];
    if (std::ranges::find(regels, regel.zaaknummer, &WerkRegel::zaaknummer) == regels.end()) {
      TRY_VOID(connection.run(kVerwijderMerken, {{"zaaknummer", regel.zaaknummer}}));
    }
  }
  for (WerkRegel regel : regels) {
    regel.dossier = dossier;
    TRY_VOID(schrijf_regel(connection, sleutel, regel));
    TRY_VOID(schrijf_merken(connection, kluis, regel));
    ++verschuiving[vak_van(regel)];
  }
  return verschuif(connection, verschuiving);
}

base::Result<void> vervang_merken(db::Connection& connection, const Kluis& nieuw, const std::string& dossier,
                                  const DossierSleutel& sleutel) {
  TRY(const db::Rows rows, connection.query(kRegelsOpDossier, {{"waarde", dossier}}));
  for (const db::Row& row : rows) {
    WerkRegel regel;
    TRY(regel.zaaknummer, row.text("zaaknummer"));
    TRY(regel.dossier, row.text("dossier"));
    TRY(regel.kantoor, row.text("kantoor"));
    TRY(const std::string persoonlijk, row.bytes("persoonlijk"));
    if (!ontsleutel(regel, sleutel, persoonlijk)) {
      regel.zoekwoorden.clear();  // damaged: no mark of the old key may stay, and `herbouw` makes the others
    }
    TRY_VOID(schrijf_merken(connection, nieuw, regel));
  }
  return {};
}

base::Result<Blad> lees_blad(db::Connection& connection, const Kluis& kluis, const Bladvraag& vraag) {
  TRY(db::Rows rows, lees_rijen(connection, vraag));
  const bool meer = rows.size() > static_cast<std::size_t>(std::max(1, vraag.hoogstens));
  if (meer) {
    rows.pop_back();
  }
  Blad blad;
  for (const db::Row& row : rows) {
    TRY(WerkRegel regel, lees_regel(row, kluis));
    blad.regels.push_back(std::move(regel));
  }
  if (vraag.richting == Richting::Verder) {
    blad.eerder = vraag.vanaf.has_value();
    blad.later = meer;
  } else {
    std::ranges::reverse(blad.regels);
    blad.eerder = meer;
    blad.later = vraag.vanaf.has_value();
  }
  return blad;
}

base::Result<Blad> zoek_regels(db::Connection& connection, const Kluis& kluis, const Zoekvraag& vraag) {
  Blad blad;
  if (vraag.woorden.empty()) {
    return blad;
  }
  const DossierSleutel zoeksleutel = zoeksleutel_van(kluis);
  static constexpr std::array<std::string_view, kZoekwoorden> kNamen = {"m0", "m1", "m2", "m3",
                                                                        "m4", "m5", "m6", "m7"};
  db::Parameters parameters;
  for (std::size_t i = 0; i < kZoekwoorden; ++i) {
    const auto& woord = vraag.woorden[i < vraag.woorden.size() ? i : 0];
    parameters.push_back({kNamen[i], merk_van(zoeksleutel, vraag.kantoor, woord)});
  }
  const auto hoogstens = static_cast<std::size_t>(std::max(1, vraag.hoogstens));
  parameters.push_back({"voor", vraag.voor.empty() ? kEinde : std::string_view(vraag.voor)});
  parameters.push_back({"hoogstens", static_cast<std::int64_t>(hoogstens) + 1});
  TRY(db::Rows rows, connection.query(kRegelsOpWoord, parameters));
  blad.later = rows.size() > hoogstens;
  if (blad.later) {
    rows.pop_back();
  }
  for (const db::Row& row : rows) {
    TRY(WerkRegel regel, lees_regel(row, kluis));
    // A mark is shorter than a word: what is shown really has the words, at this office.
    const bool echt =
        regel.kantoor == vraag.kantoor &&
        (regel.leesbaar == Leesbaar::Nee || std::ranges::all_of(vraag.woorden, [&](const auto& woord) {
          return std::ranges::find(regel.zoekwoorden, woord) != regel.zoekwoorden.end();
        }));
    if (echt) {
      blad.regels.push_back(std::move(regel));
    }
  }
  return blad;
}

base::Result<std::vector<WerkRegel>> lees_regels(db::Connection& connection, const Kluis& kluis,
                                                 Zoeken zoeken, std::string_view waarde) {
  TRY(const db::Rows rows,
      connection.query(zoeken == Zoeken::OpZaaknummer ? kRegelsOpZaaknummer : kRegelsOpDossier,
                       {{"waarde", waarde}}));
  std::vector<WerkRegel> out;
  for (const db::Row& row : rows) {
    TRY(WerkRegel regel, lees_regel(row, kluis));
    if (regel.leesbaar == Leesbaar::Nee) {
      return base::fail(ErrorKind::Storage, "Deze zaak is niet te lezen.",
                        "Controleer het sleutelbestand, of zet een reservekopie terug.");
    }
    out.push_back(std::move(regel));
  }
  return out;
}

base::Result<std::vector<Vindplaats>> lees_vindplaatsen(db::Connection& connection, Zoeken zoeken,
                                                        std::string_view waarde) {
  TRY(const db::Rows rows,
      connection.query(zoeken == Zoeken::OpZaaknummer ? kVindplaatsOpZaaknummer : kVindplaatsOpDossier,
                       {{"waarde", waarde}}));
  std::vector<Vindplaats> out;
  for (const db::Row& row : rows) {
    Vindplaats plaats;
    TRY(plaats.zaaknummer, row.text("zaaknummer"));
    TRY(plaats.dossier, row.text("dossier"));
    TRY(plaats.kantoor, row.text("kantoor"));
    out.push_back(std::move(plaats));
  }
  return out;
}

base::Result<std::vector<Telling>> lees_tellingen(db::Connection& connection, std::string_view kantoor) {
  TRY(const db::Rows rows, connection.query(kLeesTellingen, {{"kantoor", kantoor}}));
  std::vector<Telling> out;
  out.reserve(rows.size());
  for (const db::Row& row : rows) {
    Telling telling;
    TRY(const std::string staat, row.text("staat"));
    telling.staat = lees_staat(staat);
    TRY(telling.beurt, row.text("beurt"));
    TRY(const std::string uiterlijk, row.text("uiterlijk"));
    telling.uiterlijk = lees_uiterlijk(uiterlijk);
    TRY(const std::string stil_tot, row.text("stil_tot"));
    telling.stil_tot = base::Date::parse(stil_tot);
    TRY(telling.aantal, row.integer("aantal"));
    out.push_back(std::move(telling));
  }
  return out;
}

base::Result<void> tel_opnieuw(db::Connection& connection) {
  TRY_VOID(connection.run(kWisTellingen));
  TRY_VOID(connection.run(kTelOpen));
  TRY_VOID(connection.run(kTelAfgerond));
  return {};
}

base::Result<std::vector<std::string>> lees_verouderd(db::Connection& connection, std::int64_t hoogstens) {
  TRY(const db::Rows rows,
      connection.query(kLeesVerouderd, {{"vorm", kRegelvorm}, {"hoogstens", hoogstens}}));
  std::vector<std::string> out;
  for (const db::Row& row : rows) {
    TRY(std::string dossier, row.text("dossier"));
    out.push_back(std::move(dossier));
  }
  return out;
}

}  // namespace maatstaf::dossier
