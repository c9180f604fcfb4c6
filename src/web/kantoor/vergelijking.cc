// SPDX-License-Identifier: EUPL-1.2
#include "beoordeling/vergelijken/vergelijking.h"

#include "web/delen/beoordeling_onderdelen.h"
#include "web/delen/zaakblad.h"
#include "web/kantoor/kantoor.h"

namespace maatstaf::web {

namespace {

Html verschillen(const regels::Bronnen& bronnen, const std::string& titel,
                 const std::vector<beoordeling::Verschil>& lijst) {
  if (lijst.empty()) {
    return {};
  }
  Table tabel;
  tabel.caption = titel;
  tabel.columns = {column("Onderwerp"), column("Oorzaak"), column("Nu"),
                   column("Anders", ColumnKind::Planned), column("Wat betekent dat?")};
  for (const auto& verschil : lijst) {
    tabel.rows.push_back({.cells = {Html::text(verschil.onderwerp), Html::text(naam(verschil.oorzaak)),
                                    Html::text(verschil.eerst), Html::text(verschil.nu),
                                    with_labels(verschil.uitleg, source_labels(bronnen, verschil.bronnen))},
                          .group = {},
                          .group_note = {}});
  }
  return h3(titel) + table_card(tabel);
}

http::Response toon_vergelijking(const Visit& visit) {
  const auto blad = open_zaak(visit);
  if (!blad) {
    return error_page(visit, blad.error());
  }
  const auto ander = visit.services().bibliotheek->vind(visit.request().query.get("met"));
  if (!ander) {
    return error_page(visit, {.kind = base::ErrorKind::NotFound,
                              .place = {},
                              .cause = "Dit regelpakket is er niet.",
                              .remedy = "Kies een pakket uit de lijst met regels."});
  }
  const auto stand = visit.services().zaken->stand(
      blad->zaak,
      {.vandaag = visit.today(), .account = {}, .concepten = zaak::Concepten::Weglaten, .pakket = ander->id});
  if (!stand) {
    return error_page(visit, stand.error());
  }
  const auto verschil =
      beoordeling::vergelijk({blad->stand.pakket.get(), &blad->stand.feiten, &blad->stand.beoordeling},
                             {stand->pakket.get(), &stand->feiten, &stand->beoordeling});
  const auto& bronnen = *blad->stand.pakket->bronregister;
  Html inhoud = spread(h2("Dezelfde zaak met andere regels"), status_label(ander->status)) +
                reading("Links {}, rechts {}. Dit is een simulatie. Er kan geen besluit uit volgen.",
                        blad->stand.pakket->titel, ander->titel);
  inhoud += verschil.uitkomst_gelijk ? message(MessageKind::Uitleg, "De uitkomst blijft gelijk.")
                                     : message(MessageKind::LetOp, "De uitkomst verandert.");
  inhoud += verschillen(bronnen, "Uitkomsten die anders zijn", verschil.uitkomsten);
  inhoud += verschillen(bronnen, "Stappen die anders zijn", verschil.stappen);
  inhoud += verschillen(bronnen, "Waardoor", verschil.oorzaken);
  return zaakpagina(
      visit, *blad,
      {.titel = "Vergelijking", .stap = {}, .spoor = Spoor::Liggend, .inhoud = inhoud, .zijkant = {}});
}

}  // namespace

void voeg_vergelijking_toe(Routes& routes) {
  routes.get("/kantoor/zaken/{nummer}/vergelijk", Access::action(auth::Actie::ZaakZien), toon_vergelijking);
}

}  // namespace maatstaf::web
