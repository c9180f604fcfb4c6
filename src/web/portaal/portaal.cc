// SPDX-License-Identifier: EUPL-1.2
#include "web/portaal/portaal.h"

#include <fmt/format.h>

#include "base/nederlands.h"
#include "web/delen/inzage.h"
#include "web/kern/forms.h"
#include "web/kern/layout.h"
#include "web/portaal/delen.h"
#include "zaak/aanvraag/concepten.h"
#include "zaak/zaken.h"

namespace maatstaf::web {

namespace {

base::Result<Html> own_cases(const Visit& visit) {
  for (const auto& dossier : visit.account()->dossiers) {
    TRY_VOID(leg_inzage_vast(visit, dossier, "eigen_zaken"));
  }
  TRY(const auto numbers, visit.services().zaken->eigen_zaken(*visit.account()));
  Html cases;
  for (const auto& number : numbers) {
    TRY(const auto status, visit.services().zaken->status(*visit.account(), number));
    cases +=
        card(all(h2(link("/portaal/zaak/" + number, "Meerzorg voor " + status.voornaam)),
                 second_line("Aanvraag {}", number), p("{} {}", strong(status.kop + "."), status.voor_u)));
  }
  return cases;
}

/// Goes on with the draft, or begins an application.
Html begin_card(const std::optional<zaak::Concept>& draft, ButtonKind kind) {
  const std::string address = "/portaal/aanvraag";
  if (draft) {
    return card(all(h2("Uw aanvraag is nog niet verstuurd"),
                    p("Laatst opgeslagen op {} om {} uur.",
                      base::date_long(draft->bewaard_op.date_in_the_netherlands()),
                      draft->bewaard_op.time_in_the_netherlands()),
                    buttons(button_link(address, {.text = "Ga verder", .icon = Icon::ArrowRight}))),
                CardKind::Actie);
  }
  return card(all(
      h2("Meerzorg aanvragen"), p("Voor uzelf, uw kind of iemand die u helpt. U kunt tussendoor stoppen."),
      buttons(button_link(address, {.text = "Begin een aanvraag", .kind = kind, .icon = Icon::ArrowRight}))));
}

http::Response home(const Visit& visit) {
  auto cases = own_cases(visit);
  if (!cases) {
    return error_page(visit, cases.error());
  }
  auto draft = visit.services().concepten->lees(visit.account()->id);
  if (!draft) {
    return error_page(visit, draft.error());
  }
  const auto saved = visit.request().query.get("opgeslagen") == "ja"
                         ? message(MessageKind::Opgeslagen, "Opgeslagen.",
                                   Html::text("U kunt later verder, ook op een ander apparaat."))
                         : Html{};
  const auto begin = begin_card(*draft, cases->empty() ? ButtonKind::Primary : ButtonKind::Secondary);
  const auto body =
      block(Block::Columns, stack(h1("Welkom, " + visit.account()->weergavenaam), saved, *cases, begin),
            side(help_card(visit.services())));
  return page(visit, Shell::Portal,
              {.title = "Uw aanvragen",
               .current = {},
               .content = body,
               .bars = {},
               .width = MainWidth::Normal,
               .sample = std::string(kPortalSample)});
}

}  // namespace

void voeg_portaal_toe(Routes& routes) {
  routes.get("/portaal", Access::action(auth::Actie::EigenStatusZien), home);
  voeg_portaal_aanvraag_toe(routes);
  voeg_portaal_zaak_toe(routes);
  voeg_portaal_brieven_toe(routes);
}

}  // namespace maatstaf::web
