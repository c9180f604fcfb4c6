// SPDX-License-Identifier: EUPL-1.2
#include "base/hash.h"
#include "brieven/inhoud/opstellen.h"
#include "brieven/opmaak/opmaak.h"
#include "web/delen/briefpagina.h"
#include "web/delen/zaakblad.h"
#include "web/kantoor/kantoor.h"
#include "zaak/besluitbrief.h"

namespace maatstaf::web {

namespace {

enum class Deel { Html, Pdf, Zip };

/// Letter and bundle are made anew from the dossier each time: the same bytes as when the decision was
/// signed.
http::Response besluit(const Visit& visit, Deel deel) {
  const auto blad = open_zaak(visit);
  if (!blad) {
    return error_page(visit, blad.error());
  }
  const auto& services = visit.services();
  auto bundel = zaak::maak_besluitbundel(*services.zaken, *visit.account(), blad->zaak.nummer,
                                         services.afzender, *services.sleutel);
  if (!bundel) {
    return error_page(visit, bundel.error());
  }
  switch (deel) {
    case Deel::Html:
      return letter_page(std::move(bundel->html));
    case Deel::Pdf:
      return download(std::move(bundel->pdf), "application/pdf", "brief-" + blad->zaak.nummer + ".pdf");
    case Deel::Zip:
      return download(std::move(bundel->zip), "application/zip", "besluit-" + blad->zaak.nummer + ".zip");
  }
  return error_page(visit, {});
}

/// Records which bytes left: the fingerprint is of the PDF, which is the same each time it is made.
http::Response verstuur(const Visit& visit) {
  const auto& services = visit.services();
  const auto nummer = visit.request().parameter("nummer");
  const auto bundel = zaak::maak_besluitbundel(*services.zaken, *visit.account(), nummer, services.afzender,
                                               *services.sleutel);
  if (!bundel) {
    return error_page(visit, bundel.error());
  }
  const auto gedaan =
      services.zaken->verzend_brief(*visit.account(), nummer, "besluit", "", base::sha256_hex(bundel->pdf));
  return na_opdracht(visit, gedaan, "/kantoor/zaken/" + nummer + "/besluit");
}

http::Response verzoekbrief(const Visit& visit) {
  const auto blad = open_zaak(visit);
  if (!blad) {
    return error_page(visit, blad.error());
  }
  const auto gegevens = zaak::verzoekgegevens(blad->zaak, blad->stand, visit.request().parameter("verzoek"),
                                              visit.services().afzender);
  if (!gegevens) {
    return error_page(visit, gegevens.error());
  }
  const auto brief = brieven::maak_verzoekbrief(*gegevens);
  if (!brief) {
    return error_page(visit, brief.error());
  }
  return letter_page(brieven::als_html(*brief));
}

}  // namespace

void voeg_brieven_toe(Routes& routes) {
  const auto zien = Access::action(auth::Actie::ZaakZien);
  const auto baan = http::Lane::Letters;
  routes.get("/kantoor/zaken/{nummer}/brief", zien, baan,
             [](const Visit& visit) { return besluit(visit, Deel::Html); });
  routes.get("/kantoor/zaken/{nummer}/brief.pdf", zien, baan,
             [](const Visit& visit) { return besluit(visit, Deel::Pdf); });
  routes.get("/kantoor/zaken/{nummer}/besluit.zip", zien, baan,
             [](const Visit& visit) { return besluit(visit, Deel::Zip); });
  routes.post("/kantoor/zaken/{nummer}/brief/verstuur", Access::action(auth::Actie::BriefVersturen), baan,
              verstuur);
  routes.get("/kantoor/zaken/{nummer}/brieven/{verzoek}", zien, verzoekbrief);
}

}  // namespace maatstaf::web
