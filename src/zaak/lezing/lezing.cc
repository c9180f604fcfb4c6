// SPDX-License-Identifier: EUPL-1.2
#include "zaak/lezing/lezing.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

namespace maatstaf::zaak {

using auth::Account;
using auth::Actie;
using auth::Rol;
using base::ErrorKind;
using base::Result;

namespace {

bool mag_zien(const Account& account, const dossier::WerkRegel& regel) {
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

Result<std::vector<dossier::Gebeurtenis>> Lezing::gebeurtenissen(const Account& account,
                                                                 std::string_view nummer) const {
  TRY(const auto dossier, dossier_van(account, nummer));
  return archief_.lees(dossier);
}

Result<std::string> Lezing::dossier_van(const Account& account, std::string_view nummer) const {
  TRY(const auto regel, archief_.zoek(nummer));
  if (!mag_zien(account, regel)) {
    return base::fail(ErrorKind::Forbidden, "Deze zaak kunt u niet zien.",
                      "Vraag het aan het zorgkantoor van de cliënt.", {.path = std::string(kVerborgenZaak)});
  }
  return regel.dossier;
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
  TRY(const auto alles, gebeurtenissen(account, nummer));
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
  return bepaal_stand(van, bibliotheek_, termijnboek_, met_dag);
}

Result<std::vector<WerkItem>> Lezing::werkvoorraad(const Account& account) const {
  if (account.geblokkeerd || !auth::mag(account.rol, Actie::WerkvoorraadZien)) {
    return base::fail(ErrorKind::Forbidden,
                      fmt::format("Als {} is er geen werkvoorraad voor u.", auth::naam(account.rol)),
                      "Meld u aan met een account van het kantoor.");
  }
  TRY(const auto regels, archief_.werkvoorraad(account.kantoor));
  std::vector<WerkItem> items;
  for (const auto& regel : regels) {
    TRY(auto item, lees_werkitem(regel, clock_.today(), termijnboek_));
    items.push_back(std::move(item));
  }
  std::ranges::stable_sort(items, [](const WerkItem& a, const WerkItem& b) {
    const auto sleutel = [](const WerkItem& item) {
      return std::tuple(item.groep, item.uiterlijk, item.nummer);
    };
    return sleutel(a) < sleutel(b);
  });
  return items;
}

Result<StatusVoorOuder> Lezing::status(const Account& account, std::string_view nummer) const {
  TRY(const auto alles, gebeurtenissen(account, nummer));
  TRY(const Zaak gevolgd, volg(alles, bibliotheek_.begrippen(), {.geldig_op = clock_.today()}));
  TRY(const Stand nu, stand(gevolgd));
  return status_voor_ouder(gevolgd, nu, clock_.today());
}

Result<std::vector<std::string>> Lezing::eigen_zaken(const Account& account) const {
  std::vector<std::string> nummers;
  for (const auto& dossier : account.dossiers) {
    TRY(const auto regels, archief_.regels_van(dossier));
    for (const auto& regel : regels) {
      nummers.push_back(regel.zaaknummer);
    }
  }
  return nummers;
}

std::vector<Controle> Lezing::controles(const Account& account, const Zaak& van, const Stand& nu,
                                        const std::string& uitkomst) const {
  return zaak::controles(van, {account, clock_.today()}, nu, uitkomst);
}

}  // namespace maatstaf::zaak
