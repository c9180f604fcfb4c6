// SPDX-License-Identifier: EUPL-1.2
#include "dossier/lezer.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace maatstaf::dossier {
namespace {

using base::Json;

constexpr db::Statement kLeesMomentopname{
    "momentopname_lezen", "SELECT nummer, hash, inhoud FROM momentopname WHERE dossier = :dossier"};
constexpr db::Statement kLeesMomentnummer{"momentopname_nummer",
                                          "SELECT nummer FROM momentopname WHERE dossier = :dossier"};
constexpr db::Statement kSchrijfMomentopname{
    "momentopname_schrijven",
    "INSERT INTO momentopname (dossier, nummer, hash, inhoud) VALUES (:dossier, :nummer, :hash, :inhoud) ON "
    "CONFLICT (dossier) DO UPDATE SET nummer = excluded.nummer, hash = excluded.hash, inhoud = "
    "excluded.inhoud"};
constexpr db::Statement kVerwijderMomentopname{"momentopname_verwijderen",
                                               "DELETE FROM momentopname WHERE dossier = :dossier"};
constexpr db::Statement kLeesBeeld{"beeld_lezen", "SELECT inhoud FROM beeld WHERE dossier = :dossier"};
constexpr db::Statement kSchrijfBeeld{
    "beeld_schrijven",
    "INSERT INTO beeld (dossier, inhoud) VALUES (:dossier, :inhoud) ON CONFLICT (dossier) DO UPDATE SET "
    "inhoud = excluded.inhoud"};
constexpr db::Statement kVerwijderBeeld{"beeld_verwijderen", "DELETE FROM beeld WHERE dossier = :dossier"};

constexpr base::JsonLimits kGrenzen{.bytes = 256U * 1024 * 1024, .depth = 64};

/// Binds a snapshot to its dossier and to the link it ends with: another one cannot be put in its place.
std::string identiteit(std::string_view dossier, std::int64_t nummer, std::string_view hash) {
  return fmt::format("maatstaf-momentopname-1 {} {} {}", dossier, nummer, hash);
}

std::string beeld_identiteit(std::string_view dossier) {
  return fmt::format("maatstaf-beeld-1 {}", dossier);
}

Json als_json(const Gebeurtenis& g) {
  return Json(Json::Array{Json(g.soort), Json(g.actor.account), Json(g.actor.rol), Json(g.actor.kantoor),
                          Json(g.geldig_op.text()), Json(g.vastgelegd_op.text()), g.inhoud,
                          Json(g.inhoud_sha256), Json(g.hash)});
}

std::optional<Gebeurtenis> als_gebeurtenis(const Json& json, const std::string& dossier,
                                           const std::vector<Gebeurtenis>& ervoor) {
  constexpr std::size_t kVelden = 9;
  const auto* velden = json.if_array();
  if (velden == nullptr || velden->size() != kVelden) {
    return std::nullopt;
  }
  const auto tekst = [&](std::size_t plaats) {
    const auto* gevonden = (*velden)[plaats].if_string();
    return gevonden == nullptr ? std::string() : *gevonden;
  };
  const auto geldig_op = base::Date::parse(tekst(4));
  const auto vastgelegd_op = base::Moment::parse(tekst(5));
  if (!geldig_op || !vastgelegd_op) {
    return std::nullopt;
  }
  return Gebeurtenis{.dossier = dossier,
                     .nummer = static_cast<std::int64_t>(ervoor.size()) + 1,
                     .soort = tekst(0),
                     .actor = {tekst(1), tekst(2), tekst(3)},
                     .geldig_op = *geldig_op,
                     .vastgelegd_op = *vastgelegd_op,
                     .inhoud = (*velden)[6],
                     .inhoud_sha256 = tekst(7),
                     .vorige = ervoor.empty() ? std::string(kGeenVorige) : ervoor.back().hash,
                     .hash = tekst(8)};
}

/// The events of the snapshot, or nothing: whatever is wrong with it, the chain itself is still there.
base::Result<std::vector<Gebeurtenis>> lees_momentopname(db::Connection& connection, const Kop& kop,
                                                         const DossierSleutel& sleutel) {
  std::vector<Gebeurtenis> out;
  TRY(const auto row, connection.first(kLeesMomentopname, {{"dossier", kop.dossier}}));
  if (!row) {
    return out;
  }
  TRY(const std::int64_t nummer, row->integer("nummer"));
  TRY(const std::string hash, row->text("hash"));
  TRY(const std::string bytes, row->bytes("inhoud"));
  const auto tekst = sleutel.ontsleutel(bytes, identiteit(kop.dossier, nummer, hash));
  const auto json = tekst ? base::parse_json(*tekst, "momentopname", kGrenzen) : base::Result<Json>(Json());
  const auto* lijst = json ? json->if_array() : nullptr;
  if (nummer > kop.nummer || lijst == nullptr || static_cast<std::int64_t>(lijst->size()) != nummer) {
    return out;
  }
  out.reserve(lijst->size());
  for (const Json& regel : *lijst) {
    auto gebeurtenis = als_gebeurtenis(regel, kop.dossier, out);
    if (!gebeurtenis) {
      return std::vector<Gebeurtenis>{};
    }
    out.push_back(std::move(*gebeurtenis));
  }
  if (out.empty() || out.back().hash != hash) {
    return std::vector<Gebeurtenis>{};
  }
  return out;
}

bool is_kop(const std::vector<Gebeurtenis>& gebeurtenissen, const Kop& kop) {
  return !gebeurtenissen.empty() && gebeurtenissen.back().nummer == kop.nummer &&
         gebeurtenissen.back().hash == kop.hash;
}

}  // namespace

// ---- Memory

Gelezen Leesgeheugen::vind(const std::string& dossier) {
  const std::scoped_lock vast(slot_);
  const auto it = index_.find(dossier);
  if (it == index_.end()) {
    return nullptr;
  }
  regels_.splice(regels_.begin(), regels_, it->second);
  return it->second->second;
}

void Leesgeheugen::haal_weg(const std::string& dossier) {
  const auto it = index_.find(dossier);
  if (it == index_.end()) {
    return;
  }
  aantal_ -= it->second->second->size();
  regels_.erase(it->second);
  index_.erase(it);
}

void Leesgeheugen::onthoud(const std::string& dossier, Gelezen gebeurtenissen) {
  const std::scoped_lock vast(slot_);
  haal_weg(dossier);
  if (gebeurtenissen->size() > hoogstens_ / 2) {
    return;  // one dossier must not push out all others
  }
  aantal_ += gebeurtenissen->size();
  regels_.emplace_front(dossier, std::move(gebeurtenissen));
  index_.emplace(dossier, regels_.begin());
  while (aantal_ > hoogstens_) {
    haal_weg(std::string(regels_.back().first));
  }
}

void Leesgeheugen::vergeet(const std::string& dossier) {
  const std::scoped_lock vast(slot_);
  haal_weg(dossier);
}

std::size_t Leesgeheugen::aantal() const {
  const std::scoped_lock vast(slot_);
  return aantal_;
}

// ---- Reading

base::Result<Gelezen> lees_vanaf_bekend(db::Connection& connection, const DossierRij& rij,
                                        const std::optional<DossierSleutel>& sleutel,
                                        Leesgeheugen& geheugen) {
  const std::string& dossier = rij.kop.dossier;
  if (!sleutel) {
    geheugen.vergeet(dossier);
    TRY(auto alles, lees_gebeurtenissen(connection, rij, sleutel));
    return std::make_shared<const std::vector<Gebeurtenis>>(std::move(alles));
  }
  const Gelezen bekend = geheugen.vind(dossier);
  if (bekend && is_kop(*bekend, rij.kop)) {
    return bekend;
  }
  // What others may be reading is copied, not lengthened.
  std::vector<Gebeurtenis> alles;
  if (bekend && bekend->back().nummer < rij.kop.nummer) {
    alles = *bekend;
  } else {
    TRY(alles, lees_momentopname(connection, rij.kop, *sleutel));
  }
  if (!alles.empty()) {
    auto vervolg = lees_gebeurtenissen_na(connection, rij, sleutel, alles.back().nummer, alles.back().hash);
    if (vervolg) {
      std::ranges::move(*vervolg, std::back_inserter(alles));
    } else {
      alles.clear();  // what we began with is of another chain, or the chain is broken: look at all of it
    }
  }
  if (alles.empty()) {
    TRY(alles, lees_gebeurtenissen(connection, rij, sleutel));
  }
  auto gelezen = std::make_shared<const std::vector<Gebeurtenis>>(std::move(alles));
  geheugen.onthoud(dossier, gelezen);
  return gelezen;
}

base::Result<void> maak_momentopname(db::Connection& connection,
                                     const std::vector<Gebeurtenis>& gebeurtenissen,
                                     const DossierSleutel& sleutel) {
  if (static_cast<std::int64_t>(gebeurtenissen.size()) < kMomentopnameStap) {
    return {};
  }
  const Gebeurtenis& laatste = gebeurtenissen.back();
  TRY(const auto row, connection.first(kLeesMomentnummer, {{"dossier", laatste.dossier}}));
  std::int64_t vorige = 0;
  if (row) {
    TRY(vorige, row->integer("nummer"));
  }
  if (laatste.nummer - vorige < kMomentopnameStap) {
    return {};
  }
  Json::Array lijst;
  lijst.reserve(gebeurtenissen.size());
  for (const Gebeurtenis& gebeurtenis : gebeurtenissen) {
    lijst.push_back(als_json(gebeurtenis));
  }
  const std::string inhoud = sleutel.versleutel(base::canonical(Json(std::move(lijst))),
                                                identiteit(laatste.dossier, laatste.nummer, laatste.hash));
  TRY_VOID(connection.run(kSchrijfMomentopname, {{"dossier", laatste.dossier},
                                                 {"nummer", laatste.nummer},
                                                 {"hash", laatste.hash},
                                                 {"inhoud", db::Value(db::Bytes{inhoud})}}));
  return {};
}

base::Result<void> verwijder_momentopname(db::Connection& connection, std::string_view dossier) {
  TRY_VOID(connection.run(kVerwijderMomentopname, {{"dossier", dossier}}));
  return {};
}

// ---- What was computed

base::Result<Json> lees_beeld(db::Connection& connection, std::string_view dossier,
                              const std::optional<DossierSleutel>& sleutel) {
  if (!sleutel) {
    return Json();
  }
  TRY(const auto row, connection.first(kLeesBeeld, {{"dossier", dossier}}));
  if (!row) {
    return Json();
  }
  TRY(const std::string bytes, row->bytes("inhoud"));
  const auto tekst = sleutel->ontsleutel(bytes, beeld_identiteit(dossier));
  auto json = tekst ? base::parse_json(*tekst, "beeld") : base::Result<Json>(Json());
  return json ? std::move(*json) : Json();
}

base::Result<void> schrijf_beeld(db::Connection& connection, std::string_view dossier,
                                 const DossierSleutel& sleutel, const Json& beeld) {
  const std::string inhoud = sleutel.versleutel(base::canonical(beeld), beeld_identiteit(dossier));
  TRY_VOID(connection.run(kSchrijfBeeld, {{"dossier", dossier}, {"inhoud", db::Value(db::Bytes{inhoud})}}));
  return {};
}

base::Result<void> verwijder_beeld(db::Connection& connection, std::string_view dossier) {
  TRY_VOID(connection.run(kVerwijderBeeld, {{"dossier", dossier}}));
  return {};
}

}  // namespace maatstaf::dossier
