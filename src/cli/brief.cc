// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <algorithm>

#include "cli/opdrachten.h"
#include "cli/opstelling.h"
#include "cli/uitvoer.h"
#include "zaak/besluitbrief.h"

namespace maatstaf::cli {
namespace {

/// Who reads the letter: on the command line the operator acts as somebody with an account, and the log says
/// who. The demo has one auditor, who is meant when nobody is named.
base::Result<auth::Account> lezer(const Opstelling& deel, const BriefOpdracht& opdracht) {
  if (!opdracht.als.empty()) {
    TRY(auto account, deel.accounts->find_by_name(opdracht.als));
    if (account.geblokkeerd) {
      return base::fail(base::ErrorKind::Forbidden,
                        fmt::format("Het account {} is geblokkeerd.", account.naam),
                        "Kies een ander account.", {.path = "--als"});
    }
    return account;
  }
  if (opdracht.voorbeeld.empty()) {
    return base::fail(
        base::ErrorKind::Input, "Er is niet gezegd wie de brief leest.",
        "Noem met --als de inlognaam van een account van het kantoor van de zaak; de inzage komt in het "
        "logboek van die zaak.",
        {.path = "--als"});
  }
  TRY(const auto accounts, deel.accounts->list());
  const auto gevonden = std::ranges::find_if(
      accounts, [](const auth::Account& account) { return account.rol == auth::Rol::Auditor; });
  if (gevonden == accounts.end()) {
    return base::fail(base::ErrorKind::Internal, "De voorbeelden hebben geen auditor.", "Meld dit.");
  }
  return *gevonden;
}

/// Without a line in the log nothing is written.
base::Result<void> leg_inzage_vast(Opstelling& deel, const auth::Account& account, const std::string& dossier,
                                   dossier::Afloop afloop) {
  const std::string verwerking = dossier::Logboek::nieuwe_verwerking();
  return deel.logboek->leg_vast(
      dossier::AuditRegel{.verwerking = verwerking,
                          .actor = {account.id, std::string(auth::woord(account.rol)), account.kantoor},
                          .dossier = dossier,
                          .handeling = std::string(auth::woord(auth::Actie::ZaakZien)),
                          .doel = "brief_op_de_opdrachtregel",
                          .afloop = afloop,
                          .tijdstip = {}},
      dossier::VerwerkingRegel{.verwerking = verwerking,
                               .activiteit = "meerzorg.inzien",
                               .dossier = dossier,
                               .spoor = {},
                               .afloop = afloop,
                               .begin = deel.klok->now(),
                               .einde = {}});
}

/// The case is seen, or refused; both stand in the log.
base::Result<void> open_zaak(Opstelling& deel, const auth::Account& account, const std::string& nummer) {
  const auto gezien = deel.zaken->dossier_van(account, nummer);
  if (gezien) {
    return leg_inzage_vast(deel, account, *gezien, dossier::Afloop::Gelukt);
  }
  if (const auto dossier = deel.zaken->dossier_van_nummer(nummer)) {
    TRY_VOID(leg_inzage_vast(deel, account, *dossier, dossier::Afloop::Geweigerd));
  }
  return tl::unexpected(gezien.error());
}

base::Result<void> schrijf_bundel(const std::string& map, const brieven::Bundel& bundel,
                                  const brieven::PubliekeSleutel& sleutel) {
  TRY_VOID(schrijf_bestand(map + "/brief.html", bundel.html, Lezers::AlleenEigenaar));
  TRY_VOID(schrijf_bestand(map + "/brief.pdf", bundel.pdf, Lezers::AlleenEigenaar));
  TRY_VOID(schrijf_bestand(map + "/besluit.zip", bundel.zip, Lezers::AlleenEigenaar));
  return schrijf_bestand(map + "/sleutel.pub", sleutel.hex() + "\n");
}

base::Result<void> maak(const Installatie& installatie, const BriefOpdracht& opdracht) {
  const bool voorbeeld = !opdracht.voorbeeld.empty();
  const std::string& nummer = voorbeeld ? opdracht.voorbeeld : opdracht.zaak;
  TRY(const auto deel, stel_op(installatie, {.voorbeeld = voorbeeld,
                                             .database = opdracht.database,
                                             .sleutelmap = opdracht.sleutelmap,
                                             .kantoor = opdracht.kantoor,
                                             .verhaal = Verhaal::Heel}));
  TRY(const auto account, lezer(*deel, opdracht));
  TRY_VOID(open_zaak(*deel, account, nummer));
  TRY(const auto bundel,
      zaak::maak_besluitbundel(*deel->zaken, account, nummer, deel->kantoor.afzender, *deel->sleutel));
  TRY_VOID(schrijf_bundel(opdracht.uit, bundel, deel->sleutel->publiek()));
  schrijf(fmt::format("Geschreven in {}: brief.html, brief.pdf, besluit.zip en sleutel.pub", opdracht.uit));
  return {};
}

}  // namespace

int brief(const Installatie& installatie, const BriefOpdracht& opdracht) {
  const auto gedaan = maak(installatie, opdracht);
  return gedaan ? 0 : meld(gedaan.error());
}

}  // namespace maatstaf::cli
