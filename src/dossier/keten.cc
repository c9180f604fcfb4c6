// SPDX-License-Identifier: EUPL-1.2
#include "dossier/keten.h"

#include <fmt/format.h>

#include "base/hash.h"
#include "base/json.h"

namespace maatstaf::dossier {
namespace {

/// Which of the stored parts makes that the hash does not come out.
Afwijking wijs_aan(const Schakel& schakel, const std::string& echt_sha256,
                   const std::optional<DossierSleutel>& sleutel) {
  if (bereken_hash(schakel, echt_sha256) == schakel.hash) {
    return {"inhoud_sha256", "De vingerafdruk van de inhoud is veranderd; de inhoud zelf niet."};
  }
  if (bereken_hash(schakel, schakel.inhoud_sha256) == schakel.hash) {
    return {"inhoud", "De versleutelde inhoud is veranderd."};
  }
  if (sleutel && sleutel->ontsleutel(schakel.inhoud, identiteit(schakel))) {
    return {"hash", "De hash is veranderd; de inhoud en de kopgegevens niet."};
  }
  return {
      "kopgegevens",
      "De kopgegevens (soort, account, rol, kantoor, geldig_op of vastgelegd_op) of de hash zijn veranderd."};
}

}  // namespace

base::Json koptekst(const Schakel& schakel) {
  base::Json kop;
  kop["formaat"] = kFormaat;
  kop["dossier"] = schakel.dossier;
  kop["nummer"] = schakel.nummer;
  kop["soort"] = schakel.soort;
  kop["account"] = schakel.actor.account;
  kop["rol"] = schakel.actor.rol;
  kop["kantoor"] = schakel.actor.kantoor;
  kop["geldig_op"] = schakel.geldig_op;
  kop["vastgelegd_op"] = schakel.vastgelegd_op;
  kop["vorige"] = schakel.vorige;
  return kop;
}

base::Result<Schakel> lees_schakel(const db::Row& row) {
  Schakel schakel;
  TRY(schakel.dossier, row.text("dossier"));
  TRY(schakel.nummer, row.integer("nummer"));
  TRY(schakel.soort, row.text("soort"));
  TRY(schakel.actor.account, row.text("account"));
  TRY(schakel.actor.rol, row.text("rol"));
  TRY(schakel.actor.kantoor, row.text("kantoor"));
  TRY(schakel.geldig_op, row.text("geldig_op"));
  TRY(schakel.vastgelegd_op, row.text("vastgelegd_op"));
  TRY(schakel.inhoud, row.bytes("inhoud"));
  TRY(schakel.inhoud_sha256, row.text("inhoud_sha256"));
  TRY(schakel.vorige, row.text("vorige"));
  TRY(schakel.hash, row.text("hash"));
  return schakel;
}

std::string identiteit(const Schakel& schakel) {
  return base::canonical(koptekst(schakel));
}

std::string bereken_hash(const Schakel& schakel, const std::string& inhoud_sha256) {
  base::Json kop = koptekst(schakel);
  kop["inhoud_sha256"] = inhoud_sha256;
  return base::sha256_hex(base::canonical(kop));
}

Schakel smeed(const std::string& dossier, std::int64_t nummer, const NieuweGebeurtenis& nieuw,
              base::Moment moment, const std::string& vorige_hash, const DossierSleutel& sleutel) {
  Schakel schakel;
  schakel.dossier = dossier;
  schakel.nummer = nummer;
  schakel.soort = nieuw.soort;
  schakel.actor = nieuw.actor;
  schakel.geldig_op = nieuw.geldig_op.text();
  schakel.vastgelegd_op = moment.text();
  schakel.vorige = vorige_hash;
  schakel.inhoud = sleutel.versleutel(base::canonical(nieuw.inhoud), identiteit(schakel));
  schakel.inhoud_sha256 = base::sha256_hex(schakel.inhoud);
  schakel.hash = bereken_hash(schakel, schakel.inhoud_sha256);
  return schakel;
}

std::optional<Afwijking> zoek_afwijking(const Schakel& schakel, std::int64_t nummer,
                                        const std::string& vorige_hash,
                                        const std::optional<DossierSleutel>& sleutel) {
  if (schakel.nummer != nummer) {
    return Afwijking{"nummer", fmt::format("Gebeurtenis {} ontbreekt, of een nummer is veranderd.", nummer)};
  }
  if (schakel.vorige != vorige_hash) {
    return Afwijking{"vorige", "De verwijzing naar de gebeurtenis ervoor klopt niet."};
  }
  const std::string echt_sha256 = base::sha256_hex(schakel.inhoud);
  if (echt_sha256 != schakel.inhoud_sha256 || bereken_hash(schakel, echt_sha256) != schakel.hash) {
    return wijs_aan(schakel, echt_sha256, sleutel);
  }
  // The chain is over the encrypted bytes; that they can be read with this key is the last thing to know.
  if (sleutel && !sleutel->ontsleutel(schakel.inhoud, identiteit(schakel))) {
    return Afwijking{"sleutel", "De keten klopt, maar de sleutel van het dossier past niet op de inhoud."};
  }
  return std::nullopt;
}

base::Result<Gebeurtenis> lees_gebeurtenis(const Schakel& schakel,
                                           const std::optional<DossierSleutel>& sleutel) {
  Gebeurtenis out;
  const auto geldig_op = base::Date::parse(schakel.geldig_op);
  const auto vastgelegd_op = base::Moment::parse(schakel.vastgelegd_op);
  if (!geldig_op || !vastgelegd_op) {
    return base::fail(base::ErrorKind::Storage,
                      fmt::format("Gebeurtenis {} heeft een onleesbare datum.", schakel.nummer),
                      "Zet een reservekopie terug.");
  }
  out.dossier = schakel.dossier;
  out.nummer = schakel.nummer;
  out.soort = schakel.soort;
  out.actor = schakel.actor;
  out.geldig_op = *geldig_op;
  out.vastgelegd_op = *vastgelegd_op;
  out.inhoud_sha256 = schakel.inhoud_sha256;
  out.vorige = schakel.vorige;
  out.hash = schakel.hash;
  if (sleutel) {
    TRY(const std::string tekst, sleutel->ontsleutel(schakel.inhoud, identiteit(schakel)));
    TRY(out.inhoud, base::parse_json(tekst, fmt::format("gebeurtenis {}", schakel.nummer)));
  }
  return out;
}

}  // namespace maatstaf::dossier
