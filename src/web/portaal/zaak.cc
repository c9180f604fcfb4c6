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
#include "web/kern/cases.h"
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
  return now(card(all(p("{}", state(turn.state, turn.words)), h2(status.kop), p("{}", status.uitleg),
                      for_you(status.voor_u, status.voor_u_uitleg)),
                  turn.card));
}

Html how_computed(const StatusVoorOuder& status) {
  std::vector<Html> steps;
  for (const auto& step : status.berekening) {
    steps.push_back(Html::text(step.tekst));
  }
  return steps.empty() ? Html() : disclosure("Hoe rekenen wij dit uit?", list(ListLook::Numbered, steps));
}

/// When they hear something, and what goes on until then.
Html answers(const StatusVoorOuder& status) {
  const auto when = answer_card({.icon = Icon::Calendar,
                                 .question = "Wanneer hoort u iets?",
                                 .answer = status.uiterlijk_kop,
                                 .explanation = status.uiterlijk_uitleg,
                                 .more = how_computed(status)});
  const auto goes_on = status.loopt_door_kop.empty() ? Html()
                                                     : answer_card({.icon = Icon::ArrowRight,
                                                                    .question = "Wat loopt door?",
                                                                    .answer = status.loopt_door_kop,
                                                                    .explanation = status.loopt_door_uitleg,
                                                                    .more = {}});
  return block(Block::PairColumns, when, goes_on);
}

Html contact_card(const Services& services, const StatusVoorOuder& status) {
  const auto& kantoor = services.kantoor;
  Html contact = status.contactpersoon.empty() ? Html{} : p("{}", strong(status.contactpersoon));
  contact += second_line("{}", kantoor.naam);
  if (!kantoor.telefoon.empty()) {
    const std::string sample = services.gegevens == Gegevens::Voorbeeld ? " (voorbeeld)" : "";
    contact += icon_line(icon(Icon::Phone), kantoor.telefoon + sample);
    contact += second_line("{}", kantoor.bereikbaar);
  }
  return side_card("Uw contactpersoon", contact);
}

Html contact_cards(const Visit& visit, const StatusVoorOuder& status) {
  const auto help = status.ondersteuner.empty()
                        ? help_card(visit.services())
                        : side_card("Uw cliëntondersteuner",
                                    p("{} helpt u.", status.ondersteuner) +
                                        p("{}", link("/hulp", "Wat doet een cliëntondersteuner?")),
                                    CardKind::Mist);
  return all(contact_card(visit.services(), status), help,
             side_card("Verandert er iets bij u?", p("Bel of schrijf ons. Dan nemen wij het mee.")));
}

Html steps_of(const StatusVoorOuder& status) {
  std::vector<StatusStep> steps;
  for (const auto& step : status.stappen) {
    steps.push_back({step.naam, step.uitleg, state_of(step.stand)});
  }
  return status_steps(steps);
}

Html history_of(const StatusVoorOuder& status) {
  std::vector<Happening> happenings;
  for (const auto& line : status.geschiedenis) {
    happenings.push_back({base::date_long(line.datum), line.datum.text(), Html::text(line.tekst)});
  }
  return history(happenings);
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
  const auto body =
      stack(portal_head(visit, *status, "status"),
            block(Block::Columns,
                  stack(now_card(*status), answers(*status), section("De stappen", steps_of(*status)),
                        section("Wat is er gebeurd?", history_of(*status))),
                  side(contact_cards(visit, *status))));
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
  const auto when = card(h2(status->uiterlijk_kop) + p("{}", status->uiterlijk_uitleg), CardKind::Accent);
  const auto body = block(
      Block::Columns,
      stack(message(MessageKind::Opgeslagen, "Verstuurd.", Html::text("U hoeft nu niets te doen.")),
            h1("Wij hebben uw aanvraag ontvangen"),
            lead("Uw nummer is {}. Noem dit nummer als u belt of schrijft.", strong(status->nummer)), when,
            buttons(button_link(address_of(visit), {.text = "Volg uw aanvraag", .icon = Icon::ArrowRight}))),
      side(contact_cards(visit, *status)));
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
    content.rows.push_back(
        {.cells = {Html::text(met_naam(begrip->vraag, status->voornaam)),
                   antwoord_in_woorden(begrippen, *begrip, {feit.waarde}),
                   Html::text(feit.herkomst.door) + caption_line("{}", base::date_long(feit.herkomst.datum))},
         .group = {},
         .group_note = {}});
  }
  const auto body =
      stack(portal_head(visit, *status, "gegevens"),
            lead("Dit weten wij, en van wie wij het hoorden. Klopt er iets niet? Laat het ons weten."),
            table_card(content));
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
  return together(h1("Meerzorg voor " + status.voornaam),
                  second_line("Aanvraag {} · {}", status.nummer, base::date_with_weekday(visit.today()))) +
         case_tabs(visit, current);
}

void voeg_portaal_zaak_toe(Routes& routes) {
  const auto access = Access::action(auth::Actie::EigenStatusZien);
  routes.get("/portaal/zaak/{nummer}", access, status_page);
  routes.get("/portaal/zaak/{nummer}/ontvangst", access, receipt_page);
  routes.get("/portaal/zaak/{nummer}/gegevens", access, facts_page);
}

}  // namespace maatstaf::web
