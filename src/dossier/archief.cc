// SPDX-License-Identifier: EUPL-1.2
#include "dossier/archief.h"

#include <fmt/format.h>

#include <algorithm>

#include "dossier/databasekenmerk.h"
#include "dossier/keten.h"
#include "dossier/ketencontrole.h"
#include "dossier/opslag.h"
#include "dossier/sodium.h"

namespace maatstaf::dossier {
namespace {

using base::ErrorKind;
using db::Access;
using db::Connection;

/// What may be appended: a plain word as kind, somebody who did it, and content that can be read again.
base::Result<void> controleer(const NieuweGebeurtenis& nieuw) {
  const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  if (nieuw.soort.empty() || nieuw.soort.size() > 64 || !std::ranges::all_of(nieuw.soort, plain)) {
    return base::fail(ErrorKind::Input, "De soort van een gebeurtenis is geen gewoon woord.",
                      "Gebruik kleine letters, cijfers en liggende streepjes.", {.path = "soort"});
  }
  if (nieuw.actor.account.empty() || nieuw.actor.rol.empty()) {
    return base::fail(ErrorKind::Input, "Bij een gebeurtenis hoort wie haar vastlegt, en in welke rol.", {},
                      {.path = "actor"});
  }
  TRY_VOID(base::parse_json(base::canonical(nieuw.inhoud), nieuw.soort));
  return {};
}

base::Result<void> controleer(const std::vector<NieuweGebeurtenis>& nieuwe, std::int64_t verwacht) {
  if (nieuwe.empty()) {
    return base::fail(ErrorKind::Input, "Er is geen gebeurtenis om vast te leggen.");
  }
  for (const NieuweGebeurtenis& nieuw : nieuwe) {
    if (nieuw.soort == kGewist) {
      return base::fail(ErrorKind::Input, "De soort 'gewist' ontstaat alleen door wissen.", {},
                        {.path = "soort"});
    }
    TRY_VOID(controleer(nieuw));
  }
  if (verwacht < 0 || (verwacht == 0 && nieuwe.front().actor.kantoor.empty())) {
    return base::fail(ErrorKind::Input, "Een nieuw dossier hoort bij een kantoor.", "Geef het kantoor op.",
                      {.path = "actor.kantoor"});
  }
  return {};
}

/// The dossier as it must be to append to it, with its key.
struct Open {
  DossierRij rij;
  DossierSleutel sleutel;
};

base::Result<Open> open_nieuw(Connection& connection, const Kluis& kluis, std::string_view dossier,
                              const std::string& kantoor) {
  Open open;
  open.sleutel = DossierSleutel::nieuw();
  open.rij.kop = {std::string(dossier), kantoor, 0, std::string(kGeenVorige), false};
  open.rij.kantoorsleutel = kluis.kenmerk();
  open.rij.sleutel = kluis.verpak(open.sleutel, dossier);
  TRY_VOID(maak_dossier(connection, open.rij.kop, *open.rij.sleutel, open.rij.kantoorsleutel));
  return open;
}

base::Result<Open> open_bestaand(Connection& connection, const Kluis& kluis, std::string_view dossier,
                                 std::int64_t verwacht) {
  Open open;
  TRY(open.rij, lees_dossier(connection, dossier));
  if (open.rij.kop.nummer != verwacht) {
    return base::fail(ErrorKind::Conflict, "Iemand anders heeft intussen iets vastgelegd in dit dossier.",
                      "Bekijk het dossier opnieuw en probeer het daarna nog eens.");
  }
  TRY(const auto sleutel, open.rij.pak_uit(kluis));
  if (!sleutel) {
    return base::fail(ErrorKind::Conflict, "Dit dossier is gewist. Er kan niets meer aan worden toegevoegd.",
                      "Maak zo nodig een nieuw dossier.");
  }
  open.sleutel = *sleutel;
  return open;
}

/// Forges the links, writes them and moves the head.
base::Result<void> schrijf_keten(Connection& connection, Open& open,
                                 const std::vector<NieuweGebeurtenis>& nieuwe, base::Moment moment) {
  Kop& kop = open.rij.kop;
  const std::int64_t verwacht = kop.nummer;
  std::vector<Schakel> schakels;
  for (const NieuweGebeurtenis& nieuw : nieuwe) {
    schakels.push_back(smeed(kop.dossier, kop.nummer + 1, nieuw, moment, kop.hash, open.sleutel));
    kop.nummer = schakels.back().nummer;
    kop.hash = schakels.back().hash;
  }
  // The head first: on PostgreSQL its row lock makes a second writer wait here and then lose.
  TRY_VOID(verplaats_kop(connection, kop, verwacht));
  for (const Schakel& schakel : schakels) {
    TRY_VOID(schrijf_schakel(connection, schakel));
  }
  return {};
}

/// Gives the lines that the projection makes of all events; 0 without a projection.
base::Result<std::int64_t> projecteer(Connection& connection, const Projectie& projectie,
                                      const DossierRij& rij, const DossierSleutel& sleutel) {
  if (!projectie) {
    return 0;
  }
  TRY(const auto gebeurtenissen, lees_gebeurtenissen(connection, rij, sleutel));
  TRY(const auto regels, projectie(rij.kop.dossier, gebeurtenissen));
  TRY_VOID(vervang_regels(connection, rij.kop.dossier, sleutel, regels));
  return static_cast<std::int64_t>(regels.size());
}

}  // namespace

Archief::Archief(db::Database& database, const Kluis& kluis, const base::Clock& clock)
    : database_(database), kluis_(kluis), clock_(clock) {
  start_sodium();
}

void Archief::gebruik_projectie(Projectie projectie) {
  projectie_ = std::move(projectie);
}

std::string Archief::nieuw_dossier() {
  return willekeurig_hex(16);
}

base::Result<std::int64_t> Archief::volgend_nummer(std::string_view reeks) {
  return database_.transaction(Access::Write,
                               [&](Connection& connection) { return tel_door(connection, reeks); });
}

base::Result<std::int64_t> Archief::voeg_toe(std::string_view dossier, std::int64_t verwacht,
                                             const std::vector<NieuweGebeurtenis>& gebeurtenissen) {
  TRY_VOID(controleer(gebeurtenissen, verwacht));
  const base::Moment moment = clock_.now();
  return database_.transaction(Access::Write, [&](Connection& connection) -> base::Result<std::int64_t> {
    TRY(Open open, verwacht == 0
                       ? open_nieuw(connection, kluis_, dossier, gebeurtenissen.front().actor.kantoor)
                       : open_bestaand(connection, kluis_, dossier, verwacht));
    TRY_VOID(schrijf_keten(connection, open, gebeurtenissen, moment));
    TRY_VOID(projecteer(connection, projectie_, open.rij, open.sleutel));
    return open.rij.kop.nummer;
  });
}

base::Result<std::vector<Gebeurtenis>> Archief::lees(std::string_view dossier) const {
  return database_.transaction(Access::Read,
                               [&](Connection& connection) -> base::Result<std::vector<Gebeurtenis>> {
                                 TRY(const DossierRij rij, lees_dossier(connection, dossier));
                                 TRY(const auto sleutel, rij.pak_uit(kluis_));
                                 return lees_gebeurtenissen(connection, rij, sleutel);
                               });
}

base::Result<void> Archief::wis(std::string_view dossier, const Actor& actor) {
  const base::Moment moment = clock_.now();
  const NieuweGebeurtenis slot{std::string(kGewist), actor, moment.date_in_the_netherlands(), base::Json()};
  TRY_VOID(controleer(slot));
  return database_.transaction(Access::Write, [&](Connection& connection) -> base::Result<void> {
    TRY(const DossierRij rij, lees_dossier(connection, dossier));
    if (rij.kop.gewist) {
      return {};
    }
    TRY(Open open, open_bestaand(connection, kluis_, dossier, rij.kop.nummer));
    TRY_VOID(schrijf_keten(connection, open, {slot}, moment));
    TRY_VOID(schrijf_sleutel(connection, dossier, std::nullopt, rij.kantoorsleutel));
    return verwijder_regels(connection, rij.kop.dossier);
  });
}

base::Result<std::vector<Kop>> Archief::koppen() const {
  return database_.transaction(Access::Read, [](Connection& connection) { return lees_koppen(connection); });
}

base::Result<Kop> Archief::kop(std::string_view dossier) const {
  return database_.transaction(Access::Read, [&](Connection& connection) -> base::Result<Kop> {
    TRY(const DossierRij rij, lees_dossier(connection, dossier));
    return rij.kop;
  });
}

base::Result<std::vector<WerkRegel>> Archief::werkvoorraad(std::string_view kantoor) const {
  return database_.transaction(Access::Read, [&](Connection& connection) {
    return lees_regels(connection, kluis_, Zoeken::OpKantoor, kantoor);
  });
}

base::Result<WerkRegel> Archief::zoek(std::string_view zaaknummer) const {
  TRY(auto regels, database_.transaction(Access::Read, [&](Connection& connection) {
    return lees_regels(connection, kluis_, Zoeken::OpZaaknummer, zaaknummer);
  }));
  if (regels.empty()) {
    return base::fail(ErrorKind::NotFound, "Deze zaak bestaat niet.", "Controleer het zaaknummer.");
  }
  return std::move(regels.front());
}

base::Result<std::vector<WerkRegel>> Archief::regels_van(std::string_view dossier) const {
  return database_.transaction(Access::Read, [&](Connection& connection) {
    return lees_regels(connection, kluis_, Zoeken::OpDossier, dossier);
  });
}

base::Result<std::int64_t> Archief::herbouw() {
  TRY(const auto alle, koppen());
  std::int64_t aantal = 0;
  // A transaction for each dossier: others can go on working meanwhile, and lines are never half there.
  for (const Kop& kop : alle) {
    TRY(const std::int64_t regels,
        database_.transaction(Access::Write, [&](Connection& connection) -> base::Result<std::int64_t> {
          TRY_VOID(verwijder_regels(connection, kop.dossier));
          TRY(const DossierRij rij, lees_dossier(connection, kop.dossier));
          TRY(const auto sleutel, rij.pak_uit(kluis_));
          if (!sleutel) {
            return 0;
          }
          return projecteer(connection, projectie_, rij, *sleutel);
        }));
    aantal += regels;
  }
  return aantal;
}

base::Result<std::int64_t> Archief::vervang_kantoorsleutel(const Kluis& nieuw, const Herverpakken& ook) {
  return database_.transaction(Access::Write, [&](Connection& connection) -> base::Result<std::int64_t> {
    // First: from here on nobody can seal anything new with the old key.
    TRY_VOID(eis_kantoorsleutel(connection, kluis_.kenmerk()));
    TRY_VOID(verbind_opnieuw(connection, nieuw.kenmerk()));
    TRY(const auto alle, lees_koppen(connection));
    std::int64_t aantal = 0;
    for (const Kop& kop : alle) {
      TRY(const DossierRij rij, lees_dossier(connection, kop.dossier));
      TRY(const auto sleutel, rij.pak_uit(kluis_));
      if (!sleutel) {
        continue;
      }
      TRY_VOID(
          schrijf_sleutel(connection, kop.dossier, nieuw.verpak(*sleutel, kop.dossier), nieuw.kenmerk()));
      ++aantal;
    }
    if (ook) {
      TRY(const std::int64_t andere, ook(connection, kluis_, nieuw));
      aantal += andere;
    }
    return aantal;
  });
}

base::Result<Verificatie> Archief::verifieer(std::string_view dossier) const {
  return database_.transaction(Access::Read, [&](Connection& connection) -> base::Result<Verificatie> {
    TRY(const DossierRij rij, lees_dossier(connection, dossier));
    return controleer_keten(connection, &kluis_, rij);
  });
}

}  // namespace maatstaf::dossier
