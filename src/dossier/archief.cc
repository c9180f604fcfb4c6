// SPDX-License-Identifier: EUPL-1.2
#include "dossier/archief.h"

#include <fmt/format.h>

#include <algorithm>

#include "dossier/databasekenmerk.h"
#include "dossier/keten.h"
#include "dossier/ketencontrole.h"
#include "dossier/lezer.h"
#include "dossier/opslag.h"
#include "dossier/sodium.h"
#include "dossier/werklijst.h"

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
base::Result<std::int64_t> projecteer(Connection& connection, const Kluis& kluis,
                                      const Beeldprojectie& projectie, const DossierRij& rij,
                                      const DossierSleutel& sleutel, Leesgeheugen& geheugen) {
  if (!projectie) {
    return 0;
  }
  TRY(const auto gebeurtenissen, lees_vanaf_bekend(connection, rij, sleutel, geheugen));
  TRY(const base::Json beeld, lees_beeld(connection, rij.kop.dossier, sleutel));
  Projectieblad blad{rij.kop.dossier, *gebeurtenissen, beeld};
  TRY(const auto regels, projectie(blad));
  TRY_VOID(vervang_regels(connection, kluis, rij.kop.dossier, sleutel, regels));
  if (!blad.nieuw_beeld.is_null() && !(blad.nieuw_beeld == beeld)) {
    TRY_VOID(schrijf_beeld(connection, rij.kop.dossier, sleutel, blad.nieuw_beeld));
  }
  TRY_VOID(maak_momentopname(connection, *gebeurtenissen, sleutel));
  return static_cast<std::int64_t>(regels.size());
}

tl::unexpected<base::Error> onbekende_zaak() {
  return base::fail(ErrorKind::NotFound, "Deze zaak bestaat niet.", "Controleer het zaaknummer.");
}

/// So many dossiers at a time: all heads of a large archive together are megabytes.
constexpr std::int64_t kKoppenTegelijk = 500;

/// Calls `werk(kop)` for every dossier in order, page by page.
template <class Werk>
base::Result<void> voor_elke_kop(db::Database& database, Werk&& werk) {
  std::string na;
  while (true) {
    TRY(const auto koppen, database.transaction(Access::Read, [&](Connection& connection) {
      return lees_koppen_na(connection, na, kKoppenTegelijk);
    }));
    if (koppen.empty()) {
      return {};
    }
    for (const Kop& kop : koppen) {
      TRY_VOID(werk(kop));
    }
    na = koppen.back().dossier;
  }
}

}  // namespace

Archief::Archief(db::Database& database, const Kluis& kluis, const base::Clock& clock)
    : database_(database), kluis_(kluis), clock_(clock), geheugen_(std::make_unique<Leesgeheugen>()) {
  start_sodium();
}

Archief::~Archief() = default;

void Archief::gebruik_projectie(Projectie projectie) {
  projectie_ = [projectie = std::move(projectie)](Projectieblad& blad) {
    return projectie(blad.dossier, blad.gebeurtenissen);
  };
}

void Archief::gebruik_projectie(Beeldprojectie projectie) {
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
    TRY_VOID(projecteer(connection, kluis_, projectie_, open.rij, open.sleutel, *geheugen_));
    return open.rij.kop.nummer;
  });
}

base::Result<void> Archief::neem_over(const std::vector<NieuwDossier>& dossiers) {
  for (const NieuwDossier& nieuw : dossiers) {
    TRY_VOID(controleer(nieuw.gebeurtenissen, 0));
  }
  const base::Moment moment = clock_.now();
  return database_.transaction(Access::Write, [&](Connection& connection) -> base::Result<void> {
    for (const NieuwDossier& nieuw : dossiers) {
      TRY(Open open,
          open_nieuw(connection, kluis_, nieuw.dossier, nieuw.gebeurtenissen.front().actor.kantoor));
      TRY_VOID(schrijf_keten(connection, open, nieuw.gebeurtenissen, moment));
      TRY_VOID(projecteer(connection, kluis_, projectie_, open.rij, open.sleutel, *geheugen_));
    }
    return {};
  });
}

base::Result<std::vector<Gebeurtenis>> Archief::lees(std::string_view dossier) const {
  TRY(const Dossierinhoud inhoud, lees_inhoud(dossier));
  return *inhoud.gebeurtenissen;
}

base::Result<Dossierinhoud> Archief::lees_inhoud(std::string_view dossier) const {
  return database_.transaction(Access::Read, [&](Connection& connection) -> base::Result<Dossierinhoud> {
    TRY(const DossierRij rij, lees_dossier(connection, dossier));
    TRY(const auto sleutel, rij.pak_uit(kluis_));
    Dossierinhoud inhoud;
    TRY(inhoud.gebeurtenissen, lees_vanaf_bekend(connection, rij, sleutel, *geheugen_));
    TRY(inhoud.beeld, lees_beeld(connection, dossier, sleutel));
    return inhoud;
  });
}

base::Result<void> Archief::bewaar_beeld(std::string_view dossier, const base::Json& beeld) const {
  return database_.transaction(Access::Write, [&](Connection& connection) -> base::Result<void> {
    TRY(const DossierRij rij, lees_dossier(connection, dossier));
    TRY(const auto sleutel, rij.pak_uit(kluis_));
    if (!sleutel) {
      return base::fail(ErrorKind::Conflict, "Dit dossier is gewist.");
    }
    return schrijf_beeld(connection, dossier, *sleutel, beeld);
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
    // What was made of the events goes with the key: nothing readable may be left, and no word to find it by.
    TRY_VOID(verwijder_momentopname(connection, dossier));
    TRY_VOID(verwijder_beeld(connection, dossier));
    geheugen_->vergeet(rij.kop.dossier);
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

base::Result<Blad> Archief::bladzijde(const Bladvraag& vraag) const {
  return database_.transaction(Access::Read,
                               [&](Connection& connection) { return lees_blad(connection, kluis_, vraag); });
}

base::Result<std::vector<Telling>> Archief::tellingen(std::string_view kantoor) const {
  return database_.transaction(Access::Read,
                               [&](Connection& connection) { return lees_tellingen(connection, kantoor); });
}

base::Result<Blad> Archief::zoek_woorden(const Zoekvraag& vraag) const {
  return database_.transaction(
      Access::Read, [&](Connection& connection) { return zoek_regels(connection, kluis_, vraag); });
}

base::Result<Vindplaats> Archief::vindplaats(std::string_view zaaknummer) const {
  TRY(auto plaatsen, database_.transaction(Access::Read, [&](Connection& connection) {
    return lees_vindplaatsen(connection, Zoeken::OpZaaknummer, zaaknummer);
  }));
  if (plaatsen.empty()) {
    return onbekende_zaak();
  }
  return std::move(plaatsen.front());
}

base::Result<std::vector<Vindplaats>> Archief::vindplaatsen(std::string_view dossier) const {
  return database_.transaction(Access::Read, [&](Connection& connection) {
    return lees_vindplaatsen(connection, Zoeken::OpDossier, dossier);
  });
}

std::string Archief::verzegel(std::string_view tekst, std::string_view doel) const {
  return kluis_.verzegel(tekst, doel);
}

std::optional<std::string> Archief::ontzegel(std::string_view zegel, std::string_view doel) const {
  return kluis_.ontzegel(zegel, doel);
}

base::Result<WerkRegel> Archief::zoek(std::string_view zaaknummer) const {
  TRY(auto regels, database_.transaction(Access::Read, [&](Connection& connection) {
    return lees_regels(connection, kluis_, Zoeken::OpZaaknummer, zaaknummer);
  }));
  if (regels.empty()) {
    return onbekende_zaak();
  }
  return std::move(regels.front());
}

base::Result<std::vector<WerkRegel>> Archief::regels_van(std::string_view dossier) const {
  return database_.transaction(Access::Read, [&](Connection& connection) {
    return lees_regels(connection, kluis_, Zoeken::OpDossier, dossier);
  });
}

base::Result<std::int64_t> Archief::herbouw_regels(const std::string& dossier) {
  return database_.transaction(Access::Write, [&](Connection& connection) -> base::Result<std::int64_t> {
    TRY(const DossierRij rij, lees_dossier(connection, dossier));
    TRY(const auto sleutel, rij.pak_uit(kluis_));
    if (!sleutel) {
      TRY_VOID(verwijder_regels(connection, dossier));
      return 0;
    }
    return projecteer(connection, kluis_, projectie_, rij, *sleutel, *geheugen_);
  });
}

base::Result<std::int64_t> Archief::herbouw() {
  std::int64_t aantal = 0;
  // A transaction for each dossier: others can go on working meanwhile, and lines are never half there.
  TRY_VOID(voor_elke_kop(database_, [&](const Kop& kop) -> base::Result<void> {
    TRY(const std::int64_t regels, herbouw_regels(kop.dossier));
    aantal += regels;
    return {};
  }));
  TRY_VOID(
      database_.transaction(Access::Write, [](Connection& connection) { return tel_opnieuw(connection); }));
  return aantal;
}

base::Result<std::int64_t> Archief::werk_bij() {
  constexpr std::int64_t kTegelijk = 200;
  std::int64_t aantal = 0;
  while (true) {
    TRY(const auto oud, database_.transaction(Access::Read, [](Connection& connection) {
      return lees_verouderd(connection, kTegelijk);
    }));
    if (oud.empty()) {
      return aantal;
    }
    std::int64_t gemaakt = 0;
    for (const std::string& dossier : oud) {
      // A dossier that is damaged must not keep the others from the list; verifying names it.
      gemaakt += herbouw_regels(dossier).value_or(0);
    }
    aantal += gemaakt;
    if (gemaakt == 0) {
      return aantal;
    }
  }
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
      TRY_VOID(vervang_merken(connection, nieuw, kop.dossier, *sleutel));
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
