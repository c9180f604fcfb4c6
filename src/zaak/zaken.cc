// SPDX-License-Identifier: EUPL-1.2
#include "zaak/zaken.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/invoertekst.h"
#include "zaak/dossierbeeld/bewaard.h"
#include "zaak/dossierbeeld/soorten.h"

namespace maatstaf::zaak {

using auth::Account;
using auth::Actie;
using auth::Rol;
using base::Date;
using base::ErrorKind;
using base::Json;
using base::Result;

namespace {

constexpr int kPogingen = 3;         // for a command that lost a race
constexpr int kNummerpogingen = 50;  // numbers that an import took already

Result<void> geen_oordelen(const Aanvraag& aanvraag, const regels::Begrippen& begrippen) {
  for (const auto& [id, feit] : aanvraag.feiten) {
    const auto* begrip = begrippen.vind(id);
    if (begrip == nullptr || begrip->soort != regels::BegripSoort::Oordeel) {
      continue;
    }
    return base::fail(ErrorKind::Forbidden, "In deze aanvraag staan oordelen.",
                      "Laat ze weg: wie bevoegd is, geeft en tekent een oordeel zelf.",
                      {.file = {}, .path = fmt::format("oordelen.{}", id)});
  }
  return {};
}

// An office is chosen by its id; an invented one takes examples only.
Result<void> kantoor_kan(const regels::Zorgkantoren& kantoren, const std::string& id, Gegevens gegevens) {
  if (id.empty()) {
    return base::fail(ErrorKind::Input, "Het zorgkantoor ontbreekt.", "Kies het zorgkantoor van uw regio.",
                      {.file = {}, .path = "kantoor"});
  }
  TRY(const auto* kantoor, kantoren.kies(id, "kantoor"));
  if (kantoor->soort == regels::Kantoorsoort::Verzonnen && gegevens == Gegevens::Echt) {
    return base::fail(ErrorKind::Input,
                      fmt::format("{} is verzonnen en neemt alleen voorbeelden aan.", kantoor->naam()),
                      "Kies het zorgkantoor van uw regio, of schrijf \"voorbeeld\": true in de aanvraag.",
                      {.file = {}, .path = "voorbeeld"});
  }
  return {};
}

// The last door: whichever way a text came to a command, no event keeps one that the rule for texts refuses.
Result<Gebeurtenissen> zuiver(Gebeurtenissen nieuw) {
  for (auto& gebeurtenis : nieuw) {
    auto fouten = base::zuiver_teksten(gebeurtenis.inhoud);
    if (!fouten.empty()) {
      return tl::unexpected(std::move(fouten.front()));
    }
  }
  return nieuw;
}

// The day of receipt. A parent applies now; the intake may enter an application that came on paper earlier.
Result<Date> ontvangstdatum(const Account& account, const Aanvraag& aanvraag, Date vandaag) {
  const auto feit = aanvraag.feiten.find("aanvraagdatum");
  if (account.rol == Rol::Ouder || feit == aanvraag.feiten.end()) {
    return vandaag;
  }
  const Date datum = feit->second.waarde.date();
  if (datum <= vandaag) {
    return datum;
  }
  return base::fail(ErrorKind::Input, "De datum van de aanvraag ligt in de toekomst.", "Kijk de datum na.",
                    {.file = {}, .path = "opgaven.aanvraagdatum"});
}

Json aanvraag_json(const Account& account, const Aanvraag& aanvraag, const std::string& nummer) {
  return Json(Json::Object{{"zaaknummer", nummer},
                           {"naam", account.weergavenaam},
                           {"gegevens", aanvraag.gegevens == Gegevens::Voorbeeld ? "voorbeeld" : "echt"},
                           {"client", client_json(aanvraag.client)},
                           {"aanvrager", aanvrager_json(aanvraag.aanvrager)},
                           {"indicatie", aanvraag.indicatie ? indicatie_json(*aanvraag.indicatie) : Json()},
                           {"document", aanvraag.document}});
}

Gebeurtenissen als_gebeurtenissen(const Account& account, const Aanvraag& aanvraag,
                                  const regels::Begrippen& begrippen, const std::string& kantoor,
                                  const std::string& nummer, Date ontvangen) {
  const dossier::Actor actor{account.id, std::string(auth::woord(account.rol)), kantoor};
  Gebeurtenissen nieuw{{soort::kAanvraag, actor, ontvangen, aanvraag_json(account, aanvraag, nummer)}};
  auto feiten = aanvraag.feiten;
  auto& datum = feiten["aanvraagdatum"];
  datum.waarde = feel::Value(ontvangen);
  if (datum.herkomst.door.empty()) {
    datum.herkomst = {"opgave", account.weergavenaam, "intake", ontvangen, "dag van ontvangst", {}, 1};
  }
  for (auto& [id, feit] : feiten) {
    const auto* begrip = begrippen.vind(id);
    if (begrip == nullptr) {
      continue;
    }
    if (feit.herkomst.datum == Date()) {
      feit.herkomst.datum = ontvangen;
    }
    Json inhoud = feit_json(*begrip, begrippen, feit.waarde, feit.herkomst);
    inhoud["bij"] = "aanvraag";
    inhoud["naam"] = account.weergavenaam;
    nieuw.push_back({soort::kFeit, actor, ontvangen, std::move(inhoud)});
  }
  return nieuw;
}

}  // namespace

Zaken::Zaken(dossier::Archief& archief, const regels::Bibliotheek& bibliotheek, const IwlzCodes& codes,
             const base::Clock& clock, const Termijnboek& termijnboek, Ingevoerd ingevoerd)
    : Lezing(archief, bibliotheek, codes, clock, termijnboek, std::move(ingevoerd)), archief_(archief) {
  archief_.gebruik_projectie(projectie(bibliotheek, termijnboek, geheugen(), this->ingevoerd()));
}

Result<Ontvangstbewijs> Zaken::dien_in(const Account& account, const Aanvraag& gegeven,
                                       std::string_view kantoor, std::string_view nummer) {
  // A parent applies in the portal; the office enters what came on paper or as a file. Two doors, two rights.
  const bool portaal = auth::mag(account.rol, Actie::AanvraagIndienen);
  if (account.geblokkeerd || (!portaal && !auth::mag(account.rol, Actie::AanvraagOvernemen))) {
    return base::fail(ErrorKind::Forbidden,
                      fmt::format("Als {} kunt u geen aanvraag indienen.", auth::naam(account.rol)),
                      "Laat de ouder of de intake de aanvraag indienen.");
  }
  const std::string van_kantoor = portaal ? std::string(kantoor) : account.kantoor;
  TRY_VOID(kantoor_kan(bibliotheek().zorgkantoren(), van_kantoor, gegeven.gegevens));
  TRY_VOID(geen_oordelen(gegeven, bibliotheek().begrippen()));
  const Aanvraag aanvraag = portaal ? als_eigen_opgave(gegeven) : gegeven;
  TRY(const Date ontvangen, ontvangstdatum(account, aanvraag, clock().today()));
  TRY(const auto duren, termijnboek().op(ontvangen));
  const std::string reeks = fmt::format("MZ-{}", ontvangen.year());
  const std::string dossier = dossier::Archief::nieuw_dossier();
  for (int poging = 0;; ++poging) {
    std::string gekozen(nummer);
    if (gekozen.empty()) {
      TRY(const auto volgend, archief_.volgend_nummer(reeks));
      gekozen = fmt::format("{}-{:04}", reeks, volgend);
    }
    TRY(const auto nieuw, zuiver(als_gebeurtenissen(account, aanvraag, bibliotheek().begrippen(), van_kantoor,
                                                    gekozen, ontvangen)));
    auto bewaard = archief_.voeg_toe(dossier, 0, nieuw);
    if (bewaard) {
      return Ontvangstbewijs{
          gekozen, dossier, ontvangen,
          termijnen::besluit_op_aanvraag(ontvangen, duren.besluit, termijnboek().kalender())};
    }
    const bool bezet = nummer.empty() && bewaard.error().kind == ErrorKind::Conflict;
    if (!bezet || poging == kNummerpogingen) {
      return tl::unexpected(bewaard.error());
    }
  }
}

Result<void> Zaken::voer_uit(const Account& account, std::string_view nummer, const Beslisser& beslis) {
  TRY(const auto plaats, archief_.vindplaats(nummer));
  for (int poging = 1;; ++poging) {
    TRY(const auto inhoud, archief_.lees_inhoud(plaats.dossier));
    const auto& gebeurtenissen = *inhoud.gebeurtenissen;
    TRY(Zaak zaak, volg(gebeurtenissen, bibliotheek().begrippen(), {.geldig_op = clock().today()}));
    zaak.bewaard = std::make_shared<Bewaard>(Bewaard::lees(inhoud.beeld));
    TRY(auto besloten, beslis(zaak, {account, clock().today()}));
    TRY(const auto nieuw, zuiver(std::move(besloten)));
    const auto bewaard = archief_.voeg_toe(plaats.dossier, gebeurtenissen.back().nummer, nieuw);
    if (bewaard) {
      return {};
    }
    if (bewaard.error().kind != ErrorKind::Conflict || poging == kPogingen) {
      return tl::unexpected(bewaard.error());
    }
  }
}

Result<void> Zaken::wijs_toe(const Account& account, std::string_view nummer, const Persoon& persoon) {
  return voer_uit(account, nummer, [&](const Zaak& zaak, const Vrager& vrager) {
    return zaak::wijs_toe(zaak, vrager, persoon);
  });
}

Result<void> Zaken::leg_feit_vast(const Account& account, std::string_view nummer, const FeitInvoer& invoer) {
  return voer_uit(account, nummer, [&](const Zaak& zaak, const Vrager& vrager) {
    return zaak::leg_feit_vast(zaak, vrager, invoer, bibliotheek().begrippen());
  });
}

Result<void> Zaken::bied_clientondersteuning_aan(const Account& account, std::string_view nummer,
                                                 const OndersteuningInvoer& invoer) {
  return voer_uit(account, nummer, [&](const Zaak& zaak, const Vrager& vrager) {
    return zaak::bied_clientondersteuning_aan(zaak, vrager, invoer);
  });
}

Result<void> Zaken::vraag_op(const Account& account, std::string_view nummer, const VerzoekInvoer& invoer) {
  return voer_uit(account, nummer, [&](const Zaak& zaak, const Vrager& vrager) {
    return zaak::vraag_op(zaak, vrager, invoer, bibliotheek().begrippen());
  });
}

Result<void> Zaken::ontvang_informatie(const Account& account, std::string_view nummer,
                                       const OntvangstInvoer& invoer) {
  return voer_uit(account, nummer, [&](const Zaak& zaak, const Vrager& vrager) {
    return zaak::ontvang_informatie(zaak, vrager, invoer, bibliotheek().begrippen());
  });
}

Result<void> Zaken::bewaar_concept(const Account& account, std::string_view nummer,
                                   const std::vector<OordeelInvoer>& invoer) {
  return voer_uit(account, nummer, [&](const Zaak& zaak, const Vrager& vrager) -> Besloten {
    TRY(const Stand nu, stand(zaak));
    return zaak::bewaar_concept(zaak, vrager, invoer, nu);
  });
}

Result<void> Zaken::teken_oordeel(const Account& account, std::string_view nummer,
                                  const std::vector<OordeelInvoer>& invoer) {
  return voer_uit(account, nummer, [&](const Zaak& zaak, const Vrager& vrager) -> Besloten {
    TRY(const Stand nu, stand(zaak));
    return zaak::teken_oordeel(zaak, vrager, invoer, nu);
  });
}

Result<void> Zaken::leg_zorg_vast(const Account& account, std::string_view nummer,
                                  const OordeelInvoer& invoer) {
  return voer_uit(account, nummer, [&](const Zaak& zaak, const Vrager& vrager) -> Besloten {
    TRY(const Stand nu, stand(zaak));
    return zaak::leg_zorg_vast(zaak, vrager, invoer, nu);
  });
}

Result<void> Zaken::stel_besluit_voor(const Account& account, std::string_view nummer,
                                      const std::string& uitkomst, const std::string& toelichting) {
  return voer_uit(account, nummer, [&](const Zaak& zaak, const Vrager& vrager) -> Besloten {
    TRY(const Stand nu, stand(zaak));
    return zaak::stel_besluit_voor(zaak, vrager, nu, uitkomst, toelichting);
  });
}

Result<void> Zaken::lees_mee(const Account& account, std::string_view nummer, const std::string& uitkomst,
                             bool akkoord, const std::string& toelichting) {
  return voer_uit(account, nummer, [&](const Zaak& zaak, const Vrager& vrager) {
    return zaak::lees_mee(zaak, vrager, uitkomst, akkoord, toelichting);
  });
}

Result<void> Zaken::sta_voorbeeldwaarden_toe(const Account& account, std::string_view nummer,
                                             const std::string& motivering) {
  return voer_uit(account, nummer, [&](const Zaak& zaak, const Vrager& vrager) -> Besloten {
    TRY(const Stand nu, stand(zaak));
    return zaak::sta_voorbeeldwaarden_toe(zaak, vrager, nu, motivering);
  });
}

Result<void> Zaken::neem_besluit(const Account& account, std::string_view nummer,
                                 const BesluitInvoer& invoer) {
  return voer_uit(account, nummer, [&](const Zaak& zaak, const Vrager& vrager) -> Besloten {
    TRY(const Stand nu, stand(zaak));
    return zaak::neem_besluit(zaak, vrager, nu, invoer);
  });
}

Result<void> Zaken::verzend_brief(const Account& account, std::string_view nummer, const std::string& soort,
                                  const std::string& verwijzing, const std::string& sha256) {
  return voer_uit(account, nummer, [&](const Zaak& zaak, const Vrager& vrager) {
    return zaak::verzend_brief(zaak, vrager, soort, verwijzing, sha256);
  });
}

}  // namespace maatstaf::zaak
