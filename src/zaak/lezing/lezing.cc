// SPDX-License-Identifier: EUPL-1.2
#include "zaak/lezing/lezing.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "zaak/dossierbeeld/bewaard.h"
#include "zaak/werk/zoekwoorden.h"

namespace maatstaf::zaak {

using auth::Account;
using auth::Actie;
using auth::Rol;
using base::ErrorKind;
using base::Result;

namespace {

bool mag_zien(const Account& account, const dossier::Vindplaats& regel) {
  const auth::Doelwit doelwit{regel.kantoor, regel.dossier};
  return !account.geblokkeerd && (auth::mag(account, Actie::ZaakZien, doelwit) ||
                                  auth::mag(account, Actie::EigenStatusZien, doelwit));
}

// What is being judged is not yet for the family: they read it with the reasons, in the annex of the
// decision.
void laat_oordelen_weg(Zaak& zaak, const regels::Begrippen& begrippen) {
  zaak.oordelen.clear();
  zaak.voorstel.reset();
  zaak.tweede_lezing.reset();
  std::erase_if(zaak.feiten, [&](const auto& paar) {
    const auto* begrip = begrippen.vind(paar.first);
    return begrip == nullptr || begrip->soort == regels::BegripSoort::Oordeel;
  });
}

Result<void> mag_de_lijst_zien(const Account& account) {
  if (!account.geblokkeerd && auth::mag(account.rol, Actie::WerkvoorraadZien)) {
    return {};
  }
  return base::fail(ErrorKind::Forbidden,
                    fmt::format("Als {} is er geen werkvoorraad voor u.", auth::naam(account.rol)),
                    "Meld u aan met een account van het kantoor.");
}

Result<Werkblad> lees_werkblad(const dossier::Blad& gevonden, base::Date vandaag,
                               const Termijnboek& termijnboek) {
  Werkblad blad;
  blad.eerder = gevonden.eerder;
  blad.later = gevonden.later;
  for (const auto& regel : gevonden.regels) {
    TRY(auto item, lees_werkitem(regel, vandaag, termijnboek));
    blad.items.push_back(std::move(item));
  }
  if (!gevonden.regels.empty()) {
    blad.eerste = dossier::plaats_van(gevonden.regels.front(), vandaag);
    blad.laatste = dossier::plaats_van(gevonden.regels.back(), vandaag);
  }
  return blad;
}

constexpr std::int64_t kZoekvraagGeldig = 60LL * 60 * 1000;  // milliseconds

// Bound to who asked: nobody can open what another looked for.
std::string zoekdoel(const Account& account) {
  return fmt::format("zoekvraag {}", account.id);
}

}  // namespace

Lezing::Lezing(const dossier::Archief& archief, const regels::Bibliotheek& bibliotheek,
               const IwlzCodes& codes, const base::Clock& clock, const Termijnboek& termijnboek,
               Ingevoerd ingevoerd)
    : archief_(archief),
      bibliotheek_(bibliotheek),
      codes_(codes),
      clock_(clock),
      termijnboek_(termijnboek),
      ingevoerd_(std::move(ingevoerd)) {}

Result<dossier::Vindplaats> Lezing::vindplaats(const Account& account, std::string_view nummer) const {
  TRY(auto plaats, archief_.vindplaats(nummer));
  if (!mag_zien(account, plaats)) {
    return base::fail(ErrorKind::Forbidden, "Deze zaak kunt u niet zien.",
                      "Vraag het aan het zorgkantoor van de cliënt.", {.path = std::string(kVerborgenZaak)});
  }
  return plaats;
}

Result<dossier::Dossierinhoud> Lezing::inhoud(const Account& account, std::string_view nummer) const {
  TRY(const auto plaats, vindplaats(account, nummer));
  return archief_.lees_inhoud(plaats.dossier);
}

Result<std::vector<dossier::Gebeurtenis>> Lezing::gebeurtenissen(const Account& account,
                                                                 std::string_view nummer) const {
  TRY(const auto gelezen, inhoud(account, nummer));
  return *gelezen.gebeurtenissen;
}

Result<std::string> Lezing::dossier_van(const Account& account, std::string_view nummer) const {
  TRY(auto plaats, vindplaats(account, nummer));
  return std::move(plaats.dossier);
}

Result<std::string> Lezing::dossier_van_nummer(std::string_view nummer) const {
  TRY(const auto regel, archief_.zoek(nummer));
  return regel.dossier;
}

Result<dossier::Verificatie> Lezing::verifieer(const Account& account, std::string_view nummer) const {
  TRY(const auto dossier, dossier_van(account, nummer));
  if (!auth::mag(account.rol, Actie::KetenVerifieren)) {
    return base::fail(ErrorKind::Forbidden,
                      fmt::format("Als {} mag u de keten niet controleren.", auth::naam(account.rol)),
                      "Vraag het aan de auditor.");
  }
  return archief_.verifieer(dossier);
}

Result<Zaak> Lezing::zaak(const Account& account, std::string_view nummer, const Kennis& kennis) const {
  TRY(const auto gelezen, inhoud(account, nummer));
  const auto& alles = *gelezen.gebeurtenissen;
  Kennis met_dag = kennis;
  if (!met_dag.geldig_op && !met_dag.bekend_op) {
    met_dag.geldig_op = clock_.today();
  }
  TRY(Zaak gevolgd, volg(alles, bibliotheek_.begrippen(), met_dag));
  // A decided case shows the facts as they held when it was decided.
  if (gevolgd.besluit && !kennis.geldig_op) {
    met_dag.geldig_op = gevolgd.besluit->geldig_op;
    TRY(gevolgd, volg(alles, bibliotheek_.begrippen(), met_dag));
  }
  gevolgd.bewaard = std::make_shared<Bewaard>(Bewaard::lees(gelezen.beeld));
  std::erase_if(gevolgd.concepten, [&](const auto& paar) { return paar.first != account.id; });
  if (account.rol == Rol::Ouder && !gevolgd.besluit) {
    laat_oordelen_weg(gevolgd, bibliotheek_.begrippen());
  }
  return gevolgd;
}

Result<Stand> Lezing::stand(const Zaak& van, const StandOpties& opties) const {
  StandOpties met_dag = opties;
  if (!met_dag.vandaag) {
    met_dag.vandaag = clock_.today();
  }
  met_dag.geheugen = geheugen_.get();
  met_dag.ingevoerd = &ingevoerd_;
  met_dag.bewaard = van.bewaard.get();
  auto bepaald = bepaal_stand(van, bibliotheek_, termijnboek_, met_dag);
  if (van.bewaard != nullptr && van.bewaard->veranderd()) {
    // Only to be faster the next time: when it fails, the next one computes it again.
    van.bewaard->is_bewaard();
    (void)archief_.bewaar_beeld(van.dossier, van.bewaard->json());
  }
  return bepaald;
}

Result<Werkblad> Lezing::werkvoorraad(const Account& account, const Werkvraag& vraag) const {
  TRY_VOID(mag_de_lijst_zien(account));
  dossier::Bladvraag bladvraag{.kantoor = account.kantoor,
                               .vandaag = clock_.today(),
                               .richting = vraag.richting,
                               .vanaf = vraag.vanaf,
                               .hoogstens = vraag.hoogstens};
  if (vraag.wie == Wie::Rol || vraag.wie == Wie::Ander) {
    bladvraag.beurt = vraag.wie == Wie::Rol ? vraag.rol : std::string(kBeurtAnder);
  }
  // What was finished last is looked for most: that list runs backwards.
  const bool omgekeerd = vraag.wie == Wie::Afgerond;
  if (omgekeerd) {
    bladvraag.staat = dossier::Staat::Afgerond;
    bladvraag.richting =
        vraag.richting == dossier::Richting::Verder ? dossier::Richting::Terug : dossier::Richting::Verder;
  }
  TRY(auto gevonden, archief_.bladzijde(bladvraag));
  if (omgekeerd) {
    std::ranges::reverse(gevonden.regels);
    std::swap(gevonden.eerder, gevonden.later);
  }
  TRY(auto blad, lees_werkblad(gevonden, clock_.today(), termijnboek_));
  TRY(const auto tellingen, archief_.tellingen(account.kantoor));
  tel_op(blad, tellingen, vraag, clock_.today());
  return blad;
}

Result<Werkblad> Lezing::zoek(const Account& account, std::string_view tekst, std::string_view voor) const {
  TRY_VOID(mag_de_lijst_zien(account));
  const auto woorden = gevraagde_woorden(tekst);
  if (woorden.empty()) {
    return base::fail(ErrorKind::Input, "Typ een naam, een zaaknummer of een geboortejaar.",
                      "Van een naam zijn drie letters genoeg.", {.file = {}, .path = "zoek"});
  }
  TRY(const auto gevonden,
      archief_.zoek_woorden({.kantoor = account.kantoor, .woorden = woorden, .voor = std::string(voor)}));
  return lees_werkblad(gevonden, clock_.today(), termijnboek_);
}

std::string Lezing::verzegel_zoekvraag(const Account& account, std::string_view tekst) const {
  return archief_.verzegel(fmt::format("{}\n{}", clock_.now().milliseconds(), tekst), zoekdoel(account));
}

Result<std::string> Lezing::open_zoekvraag(const Account& account, std::string_view zegel) const {
  const auto inhoud = archief_.ontzegel(zegel, zoekdoel(account));
  const auto einde = inhoud ? inhoud->find('\n') : std::string::npos;
  std::int64_t gemaakt = 0;
  const bool gelezen = einde != std::string::npos &&
                       std::from_chars(inhoud->data(), inhoud->data() + einde, gemaakt).ec == std::errc();
  const std::int64_t oud = clock_.now().milliseconds() - gemaakt;
  if (!gelezen || oud < -kZoekvraagGeldig || oud > kZoekvraagGeldig) {
    return base::fail(ErrorKind::NotFound, "Deze zoekvraag is verlopen.", "Zoek opnieuw in de werkvoorraad.");
  }
  return inhoud->substr(einde + 1);
}

Result<WerkItem> Lezing::werkitem(const Account& account, std::string_view nummer) const {
  TRY_VOID(vindplaats(account, nummer));
  TRY(const auto regel, archief_.zoek(nummer));
  return lees_werkitem(regel, clock_.today(), termijnboek_);
}

Result<StatusVoorOuder> Lezing::status(const Account& account, std::string_view nummer) const {
  TRY(const auto gelezen, inhoud(account, nummer));
  TRY(Zaak gevolgd, volg(*gelezen.gebeurtenissen, bibliotheek_.begrippen(), {.geldig_op = clock_.today()}));
  gevolgd.bewaard = std::make_shared<Bewaard>(Bewaard::lees(gelezen.beeld));
  TRY(const Stand nu, stand(gevolgd));
  return status_voor_ouder(gevolgd, nu, clock_.today());
}

Result<std::vector<std::string>> Lezing::eigen_zaken(const Account& account) const {
  std::vector<std::string> nummers;
  for (const auto& dossier : account.dossiers) {
    TRY(const auto plaatsen, archief_.vindplaatsen(dossier));
    for (const auto& plaats : plaatsen) {
      nummers.push_back(plaats.zaaknummer);
    }
  }
  return nummers;
}

std::vector<Controle> Lezing::controles(const Account& account, const Zaak& van, const Stand& nu,
                                        const std::string& uitkomst) const {
  return zaak::controles(van, {account, clock_.today()}, nu, uitkomst);
}

}  // namespace maatstaf::zaak
