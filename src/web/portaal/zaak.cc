// SPDX-License-Identifier: EUPL-1.2
//
// Where it stands, for the client and the parent (schermen 05): what happens now and on whom it waits, must I
// do something, the latest date and what can move it, what continues, the steps, what happened. No articles
// needed.
#include <fmt/format.h>

#include "base/nederlands.h"
#include "web/delen/beoordeling_onderdelen.h"
#include "web/delen/inzage.h"
#include "web/delen/vragen.h"
#include "web/kern/layout.h"
#include "web/kern/rulers.h"
#include "web/portaal/delen.h"
#include "web/portaal/portaal.h"
#include "zaak/zaken.h"

namespace maatstaf::web {

namespace {

using zaak::StatusVoorOuder;
using zaak::WieIsAanZet;

struct Turn {
  CardKind card;
  Toestand state;
  std::string_view words;
};

Turn turn_of(WieIsAanZet aan_zet) {
  switch (aan_zet) {
    case WieIsAanZet::Wij:
      return {CardKind::Accent, Toestand::Nu, "Wij zijn aan zet"};
    case WieIsAanZet::U:
      return {CardKind::Actie, Toestand::LetOp, "U bent aan zet"};
    case WieIsAanZet::Ander:
      return {CardKind::Wacht, Toestand::Wacht, "Wij wachten op iemand anders"};
    case WieIsAanZet::Niemand:
      return {CardKind::Accent, Toestand::Klaar, "Klaar"};
  }
  return {CardKind::Accent, Toestand::Nu, ""};
}

Toestand state_of(zaak::StatusStand stand) {
  switch (stand) {
    case zaak::StatusStand::Klaar:
      return Toestand::Klaar;
    case zaak::StatusStand::Nu:
      return Toestand::Nu;
    case zaak::StatusStand::Wacht:
      return Toestand::Wacht;
    case zaak::StatusStand::Later:
      return Toestand::Later;
  }
  return Toestand::Later;
}

std::string address_of(const Visit& visit) {
  return "/portaal/zaak/" + visit.request().parameter("nummer");
}

Html case_tabs(const Visit& visit, std::string_view current) {
  const auto base = address_of(visit);
  return tabs("Onderdelen van uw aanvraag", {{base, "Waar staat het nu?", current == "status"},
                                             {base + "/brieven", "Brieven", current == "brieven"},
                                             {base + "/gegevens", "Uw gegevens", current == "gegevens"}});
}

Html now_card(const StatusVoorOuder& status) {
  const auto turn = turn_of(status.aan_zet);
  const auto you = markup(
      "<p class=\"ms-with-icon\"><span class=\"ms-state ms-state--ja\">{}</span><span><strong>{}</strong> "
      "{}</span></p>",
      icon(Icon::Check), status.voor_u, status.voor_u_uitleg);
  return markup("<section class=\"ms-now\">{}</section>",
                card(markup("<p>{}</p><h2>{}</h2><p>{}</p>{}", state(turn.state, turn.words), status.kop,
                            status.uitleg, you),
                     turn.card));
}

Html answer_card(Icon which, std::string_view question, std::string_view answer, std::string_view explanation,
                 const Html& more) {
  return markup(
      "<section class=\"ms-card ms-answer\"><h2>{}{}</h2><p class=\"ms-statement\">{}</p><p "
      "class=\"ms-second\">{}</p>{}</section>",
      icon(which), question, answer, explanation, more);
}

Html how_computed(const StatusVoorOuder& status) {
  Html steps;
  for (const auto& step : status.berekening) {
    steps += markup("<li>{}</li>", step.tekst);
  }
  return steps.empty() ? steps : disclosure("Hoe rekenen wij dit uit?", markup("<ol>{}</ol>", steps));
}

Html contact_cards(const Visit& visit, const StatusVoorOuder& status) {
  const auto& kantoor = visit.services().kantoor;
  Html contact =
      status.contactpersoon.empty() ? Html{} : markup("<p><strong>{}</strong></p>", status.contactpersoon);
  contact += markup("<p class=\"ms-second\">{}</p>", kantoor.naam);
  if (!kantoor.telefoon.empty()) {
    contact +=
        markup("<p class=\"ms-with-icon\">{}<span>{}{}</span></p><p class=\"ms-second\">{}</p>",
               icon(Icon::Phone), kantoor.telefoon,
               visit.services().gegevens == Gegevens::Voorbeeld ? " (voorbeeld)" : "", kantoor.bereikbaar);
  }
  auto cards = side_card("Uw contactpersoon", contact);
  cards += status.ondersteuner.empty() ? help_card(visit.services())
                                       : side_card("Uw cliëntondersteuner",
                                                   markup("<p>{} helpt u.</p><p>{}</p>", status.ondersteuner,
                                                          link("/hulp", "Wat doet een cliëntondersteuner?")),
                                                   CardKind::Mist);
  cards += side_card("Verandert er iets bij u?", markup("<p>Bel of schrijf ons. Dan nemen wij het mee.</p>"));
  return cards;
}

http::Response status_page(const Visit& visit) {
  const auto status = visit.services().zaken->status(*visit.account(), visit.request().parameter("nummer"));
  if (!status) {
    return error_page(visit, status.error());
  }
  const auto zaak = visit.services().zaken->zaak(*visit.account(), status->nummer);
  if (!zaak) {
    return error_page(visit, zaak.error());
  }
  if (auto logged = leg_inzage_vast(visit, zaak->dossier, "eigen_zaak"); !logged) {
    return error_page(visit, logged.error());
  }
  std::vector<StatusStep> steps;
  for (const auto& step : status->stappen) {
    steps.push_back({step.naam, step.uitleg, state_of(step.stand)});
  }
  std::vector<Happening> happenings;
  for (const auto& line : status->geschiedenis) {
    happenings.push_back({base::date_long(line.datum), line.datum.text(), Html::text(line.tekst)});
  }
  Html answers = answer_card(Icon::Calendar, "Wanneer hoort u iets?", status->uiterlijk_kop,
                             status->uiterlijk_uitleg, how_computed(*status));
  if (!status->loopt_door_kop.empty()) {
    answers += answer_card(Icon::ArrowRight, "Wat loopt door?", status->loopt_door_kop,
                           status->loopt_door_uitleg, {});
  }
  const auto body = markup(
      "<div class=\"ms-stack\">{}<div class=\"ms-columns ms-columns--side\"><div class=\"ms-stack\">{}<div "
      "class=\"ms-columns ms-columns--pair\">{}</div>"
      "<section class=\"ms-section\"><h2>De stappen</h2>{}</section><section class=\"ms-section\"><h2>Wat is "
      "er gebeurd?</h2>{}</section></div>"
      "<div class=\"ms-stack ms-side\">{}</div></div></div>",
      portal_head(visit, *status, "status"), now_card(*status), answers, status_steps(steps),
      history(happenings), contact_cards(visit, *status));
  return page(visit, Shell::Portal,
              {.title = "Meerzorg voor " + status->voornaam,
               .current = {},
               .content = body,
               .bars = {},
               .width = MainWidth::Normal,
               .sample = std::string(kPortalSample)});
}

http::Response receipt_page(const Visit& visit) {
  const auto number = visit.request().parameter("nummer");
  const auto status = visit.services().zaken->status(*visit.account(), number);
  if (!status) {
    return error_page(visit, status.error());
  }
  const auto dossier = visit.services().zaken->dossier_van(*visit.account(), number);
  if (!dossier) {
    return error_page(visit, dossier.error());
  }
  if (auto logged = leg_inzage_vast(visit, *dossier, "ontvangstbewijs"); !logged) {
    return error_page(visit, logged.error());
  }
  const auto body = markup(
      "<div class=\"ms-columns ms-columns--side\"><div class=\"ms-stack\">{}<h1>Wij hebben uw aanvraag "
      "ontvangen</h1><p class=\"ms-lead\">Uw nummer is <strong>{}</strong>. Noem dit nummer als "
      "u belt of schrijft.</p>{}<div class=\"ms-buttons\">{}</div></div><div class=\"ms-stack "
      "ms-side\">{}</div></div>",
      message(MessageKind::Opgeslagen, "Verstuurd.", Html::text("U hoeft nu niets te doen.")), status->nummer,
      card(markup("<h2>{}</h2><p>{}</p>", status->uiterlijk_kop, status->uiterlijk_uitleg), CardKind::Accent),
      button_link(address_of(visit), {.text = "Volg uw aanvraag", .icon = Icon::ArrowRight}),
      contact_cards(visit, *status));
  return page(visit, Shell::Portal,
              {.title = "Wij hebben uw aanvraag ontvangen",
               .current = {},
               .content = body,
               .bars = {},
               .width = MainWidth::Normal,
               .sample = std::string(kPortalSample)});
}

http::Response facts_page(const Visit& visit) {
  const auto& services = visit.services();
  const auto number = visit.request().parameter("nummer");
  const auto status = services.zaken->status(*visit.account(), number);
  if (!status) {
    return error_page(visit, status.error());
  }
  const auto zaak = services.zaken->zaak(*visit.account(), number);
  if (!zaak) {
    return error_page(visit, zaak.error());
  }
  if (auto logged = leg_inzage_vast(visit, zaak->dossier, "eigen_zaak"); !logged) {
    return error_page(visit, logged.error());
  }
  const auto& begrippen = services.bibliotheek->begrippen();
  Table content{.caption = "Wat wij weten, en van wie",
                .columns = {column("Vraag"), column("Antwoord"), column("Van wie")},
                .rows = {},
                .total = {}};
  for (const auto& [id, feit] : zaak->feiten) {
    const auto* begrip = begrippen.vind(id);
    if (begrip == nullptr) {
      continue;
    }
    content.rows.push_back({.cells = {Html::text(met_naam(begrip->vraag, status->voornaam)),
                                      antwoord_in_woorden(begrippen, *begrip, {feit.waarde}),
                                      markup("{}<p class=\"ms-caption\">{}</p>", feit.herkomst.door,
                                             base::date_long(feit.herkomst.datum))},
                            .group = {},
                            .group_note = {}});
  }
  const auto body = markup(
      "<div class=\"ms-stack\">{}<p class=\"ms-lead\">Dit weten wij, en van wie wij het hoorden. Klopt er "
      "iets niet? Laat het ons weten.</p>{}</div>",
      portal_head(visit, *status, "gegevens"), table_card(content));
  return page(visit, Shell::Portal,
              {.title = "Uw gegevens",
               .current = {},
               .content = body,
               .bars = {},
               .width = MainWidth::Normal,
               .sample = std::string(kPortalSample)});
}

}  // namespace

Html portal_head(const Visit& visit, const StatusVoorOuder& status, std::string_view current) {
  return markup("<div><h1>Meerzorg voor {}</h1><p class=\"ms-second\">Aanvraag {} · {}</p></div>{}",
                status.voornaam, status.nummer, base::date_with_weekday(visit.today()),
                case_tabs(visit, current));
}

void voeg_portaal_zaak_toe(Routes& routes) {
  const auto access = Access::action(auth::Actie::EigenStatusZien);
  routes.get("/portaal/zaak/{nummer}", access, status_page);
  routes.get("/portaal/zaak/{nummer}/ontvangst", access, receipt_page);
  routes.get("/portaal/zaak/{nummer}/gegevens", access, facts_page);
}

}  // namespace maatstaf::web
