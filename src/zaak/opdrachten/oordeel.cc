// SPDX-License-Identifier: EUPL-1.2
//
// Commands of the assessors: drafts, signing, fitting care. A signed judgement is locked: it changes only by
// a new version that says why.
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "zaak/dossierbeeld/soorten.h"
#include "zaak/opdrachten/hulp.h"
#include "zaak/opdrachten/opdrachten.h"

namespace maatstaf::zaak {

using base::Error;
using base::ErrorKind;
using base::Json;
using base::Result;
using regels::Begrip;
using regels::Onderbouwing;

namespace {

constexpr const char* kVerpleegkundige = "verpleegkundige";
constexpr const char* kMedischAdviseur = "medisch_adviseur";
// Declarations of the medisch adviseur without which a verdict cannot be signed: the picture of the disorders
// is complete (R048), and the judgement is independent (R045).
constexpr const char* kVerklaringen[] = {"volledig_beeld", "onafhankelijk_geoordeeld"};

Error fout(ErrorKind soort, std::string_view pad, std::string oorzaak, std::string remedie) {
  return {.kind = soort,
          .place = {.file = {}, .path = std::string(pad)},
          .cause = std::move(oorzaak),
          .remedy = std::move(remedie)};
}

// Who is competent, and whether it is their turn: the medisch adviseur judges first, then the verpleegkundige
// (R046), and they are two different people (R044). Where the rules need nothing from the medisch adviseur
// (no ground at step 2, step 5b open), waiting for that verdict would be waiting for ever.
Result<void> is_bevoegd(const Zaak& zaak, const Vrager& vrager, const Begrip& begrip, const Stand& stand) {
  const auto actie = auth::oordeel_actie(begrip.bevoegdheid);
  if (begrip.soort != regels::BegripSoort::Oordeel || !actie) {
    return base::fail(ErrorKind::Input, fmt::format("“{}” is geen oordeel.", begrip.naam),
                      "Leg het vast als feit.", {.file = {}, .path = begrip.id});
  }
  if (!mag_dit(zaak, vrager, *actie)) {
    const auto rol = auth::lees_rol(begrip.bevoegdheid);
    return base::fail(ErrorKind::Forbidden,
                      fmt::format("Alleen de {} mag hierover oordelen.",
                                  rol ? auth::naam(*rol) : std::string_view(begrip.bevoegdheid)),
                      "Laat dit oordeel aan wie bevoegd is.", {.file = {}, .path = begrip.id});
  }
  const bool is_verpleegkundige = begrip.bevoegdheid == kVerpleegkundige;
  if (is_verpleegkundige && wacht_op_medisch_adviseur(zaak, *stand.pakket, stand.beoordeling)) {
    return base::fail(ErrorKind::Conflict, "De medisch adviseur heeft nog niet getekend.",
                      "Wacht op dat oordeel. Daarna kunt u oordelen over de zorg die past.",
                      {.file = {}, .path = begrip.id});
  }
  const char* ander = is_verpleegkundige ? kMedischAdviseur : kVerpleegkundige;
  for (const auto& [id, versies] : zaak.oordelen) {
    for (const auto& versie : versies) {
      if (begrip.bevoegdheid != "intake" && versie.door.rol == ander &&
          zelfde_persoon(versie.door, vrager.account)) {
        return base::fail(ErrorKind::Forbidden,
                          "De medisch adviseur en de verpleegkundige moeten twee verschillende mensen zijn.",
                          "Laat een collega dit oordeel geven.", {.file = {}, .path = begrip.id});
      }
    }
  }
  return {};
}

void controleer_onderbouwing(const Begrip& begrip, const OordeelInvoer& invoer, std::vector<Error>& fouten) {
  const bool leeg = invoer.toelichting.find_first_not_of(" \t\r\n") == std::string::npos;
  if (begrip.onderbouwing != Onderbouwing::Geen && leeg) {
    fouten.push_back(fout(ErrorKind::Input, begrip.id, fmt::format("{}: de reden ontbreekt.", begrip.naam),
                          "Schrijf waarom u dit vindt, zo dat de cliënt het kan lezen."));
  }
  const bool heeft_bewijs =
      std::ranges::any_of(invoer.bewijs, [](const auto& stuk) { return !stuk.stuk.empty(); });
  if (begrip.onderbouwing == Onderbouwing::RedenEnBewijs && !heeft_bewijs) {
    fouten.push_back(fout(ErrorKind::Input, begrip.id, fmt::format("{}: het bewijs ontbreekt.", begrip.naam),
                          "Noem het stuk en de bladzijde waar dit uit blijkt."));
  }
}

void controleer_versie(const Zaak& zaak, const Vrager& vrager, const Begrip& begrip,
                       const OordeelInvoer& invoer, std::vector<Error>& fouten) {
  const auto* eerder = zaak.oordeel(begrip.id);
  if (eerder == nullptr) {
    return;
  }
  const auto toegewezen = zaak.toegewezen.find(begrip.bevoegdheid);
  const bool overgenomen =
      toegewezen != zaak.toegewezen.end() && toegewezen->second.account == vrager.account.id;
  if (eerder->door.account != vrager.account.id && !overgenomen) {
    fouten.push_back(fout(ErrorKind::Forbidden, begrip.id,
                          fmt::format("{}: dit oordeel is van iemand anders en staat vast.", begrip.naam),
                          "Alleen wie het gaf kan een nieuwe versie maken, of wie de zaak overneemt."));
  }
  if (invoer.reden_nieuwe_versie.find_first_not_of(" \t\r\n") == std::string::npos) {
    fouten.push_back(
        fout(ErrorKind::Conflict, begrip.id, fmt::format("{}: dit oordeel staat vast.", begrip.naam),
             fmt::format("Verandert er iets? Maak dan versie {} en schrijf waarom.", eerder->versie + 1)));
  }
}

// A verdict stands on the whole comparison: every other judgement of its step is signed before or together
// with it.
void controleer_stap(const Zaak& zaak, const std::vector<OordeelInvoer>& invoer, const regels::Pakket& pakket,
                     std::vector<Error>& fouten) {
  const auto erbij = [&](std::string_view id) {
    return std::ranges::any_of(invoer, [&](const auto& regel) { return regel.begrip == id && regel.waarde; });
  };
  if (!erbij(kMedischOordeel)) {
    return;
  }
  for (const auto& stap : pakket.stappen) {
    if (std::ranges::find(stap.oordelen, kMedischOordeel) == stap.oordelen.end()) {
      continue;
    }
    for (const auto& id : stap.oordelen) {
      const auto* begrip = pakket.begrippen->vind(id);
      if (begrip == nullptr || erbij(id) || zaak.oordeel(id) != nullptr) {
        continue;
      }
      fouten.push_back(fout(ErrorKind::Conflict, id, fmt::format("{}: nog niet ingevuld.", begrip->naam),
                            "Vul dit in voordat u tekent."));
    }
  }
  for (const char* id : kVerklaringen) {
    const auto* eerder = zaak.oordeel(id);
    const auto nu = std::ranges::find(invoer, id, &OordeelInvoer::begrip);
    const bool ja = nu != invoer.end() ? nu->waarde && nu->waarde->is_true()
                                       : eerder != nullptr && eerder->waarde.is_true();
    const bool ingevuld = nu != invoer.end() || eerder != nullptr;
    if (!ingevuld || ja) {
      continue;
    }
    const auto* begrip = pakket.begrippen->vind(id);
    fouten.push_back(fout(ErrorKind::Conflict, id,
                          fmt::format("{}: u kunt nog niet tekenen.", begrip == nullptr ? id : begrip->naam),
                          "Teken pas als u dit met ja kunt verklaren."));
  }
}

// Each care item belongs to a limitation that the medisch adviseur established (R046). Without a verdict of
// the medisch adviseur, because the rules needed none, the verpleegkundige names the limitation.
void controleer_zorg(const Zaak& zaak, const OordeelInvoer& invoer, std::vector<Error>& fouten) {
  if (invoer.begrip != kPassendeZorg || !invoer.waarde || !invoer.waarde->is_list()) {
    return;
  }
  std::size_t nummer = 0;
  for (const auto& onderdeel : invoer.waarde->list()) {
    const auto* gebied = onderdeel.is_context() ? onderdeel.context().find("gebied") : nullptr;
    const std::string pad = fmt::format("{}[{}].gebied", kPassendeZorg, nummer++);
    if (gebied == nullptr || !gebied->is_string()) {
      fouten.push_back(fout(ErrorKind::Input, pad, "Bij deze zorg staat geen beperking.",
                            "Kies bij welke beperking de zorg hoort."));
    } else if (zaak.oordeel(kMedischOordeel) != nullptr &&
               zaak.oordeel(fmt::format("gebied_{}", gebied->string())) == nullptr) {
      fouten.push_back(fout(ErrorKind::Conflict, pad,
                            "Over deze beperking heeft de medisch adviseur niet geoordeeld.",
                            "Koppel de zorg aan een beperking uit het oordeel van de medisch adviseur."));
    }
  }
}

Result<dossier::NieuweGebeurtenis> als_gebeurtenis(const Zaak& zaak, const Vrager& vrager,
                                                   const OordeelInvoer& invoer, const Begrip& begrip,
                                                   const regels::Begrippen& begrippen, const char* soort) {
  const auto* eerder = zaak.oordeel(begrip.id);
  beoordeling::Herkomst herkomst;
  herkomst.soort = "oordeel";
  herkomst.door = vrager.account.weergavenaam;
  herkomst.rol = begrip.bevoegdheid;
  herkomst.datum = vrager.vandaag;
  herkomst.toelichting = invoer.toelichting;
  TRY(herkomst.bewijs, schoon_bewijs(invoer.bewijs, begrip.id + ".bewijs"));
  herkomst.versie = eerder == nullptr ? 1 : eerder->versie + 1;
  Json inhoud = feit_json(begrip, begrippen, invoer.waarde, herkomst);
  inhoud["reden_nieuwe_versie"] = invoer.reden_nieuwe_versie;
  return gebeurtenis(zaak, vrager, soort, std::move(*inhoud.if_object()));
}

// The one line of the timeline that stands for judgements signed together.
std::size_t hoofdregel(const std::vector<OordeelInvoer>& invoer) {
  for (const char* id : {kMedischOordeel, kPassendeZorg}) {
    const auto it = std::ranges::find(invoer, id, &OordeelInvoer::begrip);
    if (it != invoer.end()) {
      return static_cast<std::size_t>(it - invoer.begin());
    }
  }
  return 0;
}

}  // namespace

Besloten bewaar_concept(const Zaak& zaak, const Vrager& vrager, const std::vector<OordeelInvoer>& invoer,
                        const Stand& stand) {
  TRY_VOID(nog_open(zaak));
  const auto& begrippen = *stand.pakket->begrippen;
  Gebeurtenissen nieuw;
  for (const auto& regel : invoer) {
    TRY(const auto* begrip, zoek_begrip(begrippen, regel.begrip));
    TRY_VOID(is_bevoegd(zaak, vrager, *begrip, stand));
    if (regel.waarde) {
      TRY_VOID(past_bij(*begrip, begrippen, *regel.waarde));
    }
    TRY(auto erbij, als_gebeurtenis(zaak, vrager, regel, *begrip, begrippen, soort::kConcept));
    nieuw.push_back(std::move(erbij));
  }
  if (nieuw.empty()) {
    return base::fail(ErrorKind::Input, "Er is niets om te bewaren.", "Vul eerst iets in.");
  }
  return nieuw;
}

std::vector<Error> voor_ondertekenen(const Zaak& zaak, const Vrager& vrager,
                                     const std::vector<OordeelInvoer>& invoer, const Stand& stand) {
  const auto& pakket = *stand.pakket;
  std::vector<Error> fouten;
  if (auto open = nog_open(zaak); !open) {
    return {open.error()};
  }
  if (invoer.empty()) {
    return {fout(ErrorKind::Input, "", "Er is geen oordeel om te tekenen.", "Vul eerst een oordeel in.")};
  }
  std::set<std::string> gezien;
  for (const auto& regel : invoer) {
    const auto begrip = zoek_begrip(*pakket.begrippen, regel.begrip);
    if (!begrip) {
      fouten.push_back(begrip.error());
      continue;
    }
    if (auto bevoegd = is_bevoegd(zaak, vrager, **begrip, stand); !bevoegd) {
      fouten.push_back(bevoegd.error());
      continue;
    }
    if (!gezien.insert(regel.begrip).second) {
      fouten.push_back(fout(ErrorKind::Input, regel.begrip,
                            fmt::format("{} staat er twee keer.", (*begrip)->naam),
                            "Haal een van beide weg."));
    }
    if (!regel.waarde) {
      fouten.push_back(
          fout(ErrorKind::Input, regel.begrip, fmt::format("{}: het antwoord ontbreekt.", (*begrip)->naam),
               "Nog niet vast te stellen? Bewaar dan een concept, of vraag op wat u nodig heeft."));
      continue;
    }
    if (auto past = past_bij(**begrip, *pakket.begrippen, *regel.waarde); !past) {
      fouten.push_back(past.error());
    }
    controleer_onderbouwing(**begrip, regel, fouten);
    controleer_versie(zaak, vrager, **begrip, regel, fouten);
    controleer_zorg(zaak, regel, fouten);
  }
  controleer_stap(zaak, invoer, pakket, fouten);
  return fouten;
}

Besloten teken_oordeel(const Zaak& zaak, const Vrager& vrager, const std::vector<OordeelInvoer>& invoer,
                       const Stand& stand) {
  const auto& begrippen = *stand.pakket->begrippen;
  if (const auto fouten = voor_ondertekenen(zaak, vrager, invoer, stand); !fouten.empty()) {
    // What forbids weighs more than what is still missing.
    const auto verboden = std::ranges::find(fouten, ErrorKind::Forbidden, &Error::kind);
    return tl::unexpected(verboden != fouten.end() ? *verboden : fouten.front());
  }
  Gebeurtenissen nieuw;
  for (const auto& regel : invoer) {
    TRY(const auto* begrip, zoek_begrip(begrippen, regel.begrip));
    TRY(auto erbij, als_gebeurtenis(zaak, vrager, regel, *begrip, begrippen, soort::kOordeel));
    nieuw.push_back(std::move(erbij));
  }
  nieuw[hoofdregel(invoer)].inhoud["hoofd"] = "ja";
  return nieuw;
}

Besloten leg_zorg_vast(const Zaak& zaak, const Vrager& vrager, const OordeelInvoer& invoer,
                       const Stand& stand) {
  TRY_VOID(mag_dit(zaak, vrager, auth::Actie::ZorgVastleggen));
  if (invoer.begrip != kPassendeZorg) {
    return base::fail(ErrorKind::Input, "Dit is niet de zorg die past.",
                      "Geef de onderdelen van de passende zorg.", {.file = {}, .path = invoer.begrip});
  }
  return teken_oordeel(zaak, vrager, {invoer}, stand);
}

}  // namespace maatstaf::zaak
