// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <algorithm>

#include "cli/opdrachten.h"
#include "cli/opstelling.h"
#include "cli/uitvoer.h"
#include "zaak/besluitbrief.h"

namespace maatstaf::cli {
namespace {

/// Who may see the case: on the command line the operator acts as the auditor of the office.
base::Result<auth::Account> lezer(const Opstelling& deel) {
  TRY(const auto accounts, deel.accounts->list());
  const auto gevonden = std::ranges::find_if(
      accounts, [](const auth::Account& account) { return account.rol == auth::Rol::Auditor; });
  if (gevonden == accounts.end()) {
    return base::fail(base::ErrorKind::Forbidden, "Er is geen account met de rol auditor.",
                      "Maak er een met maatstaf account; brieven worden onder die rol gelezen en gelogd.");
  }
  return *gevonden;
}

base::Result<void> schrijf_bundel(const std::string& map, const brieven::Bundel& bundel,
                                  const brieven::PubliekeSleutel& sleutel) {
  TRY_VOID(schrijf_bestand(map + "/brief.html", bundel.html));
  TRY_VOID(schrijf_bestand(map + "/brief.pdf", bundel.pdf));
  TRY_VOID(schrijf_bestand(map + "/besluit.zip", bundel.zip));
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
  TRY(const auto account, lezer(*deel));
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
