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
        card(markup("<h2><a class=\"utrecht-link\" href=\"/portaal/zaak/{}\">Meerzorg voor {}</a></h2><p "
                    "class=\"ms-second\">Aanvraag {}</p><p><strong>{}.</strong> {}</p>",
                    number, status.voornaam, number, status.kop, status.voor_u));
  }
  return cases;
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
  Html begin;
  if (*draft) {
    begin = card(markup("<h2>Uw aanvraag is nog niet verstuurd</h2><p>Laatst opgeslagen op {} om {} "
                        "uur.</p><div class=\"ms-buttons\">{}</div>",
                        base::date_long((*draft)->bewaard_op.date_in_the_netherlands()),
                        (*draft)->bewaard_op.time_in_the_netherlands(),
                        button_link("/portaal/aanvraag", {.text = "Ga verder", .icon = Icon::ArrowRight})),
                 CardKind::Actie);
  } else {
    begin =
        card(markup("<h2>Meerzorg aanvragen</h2><p>Voor uzelf, uw kind of iemand die u helpt. U kunt "
                    "tussendoor stoppen.</p><div class=\"ms-buttons\">{}</div>",
                    button_link("/portaal/aanvraag",
                                {.text = "Begin een aanvraag",
                                 .kind = cases->empty() ? ButtonKind::Primary : ButtonKind::Secondary,
                                 .icon = Icon::ArrowRight})));
  }
  const auto saved = visit.request().query.get("opgeslagen") == "ja"
                         ? message(MessageKind::Opgeslagen, "Opgeslagen.",
                                   Html::text("U kunt later verder, ook op een ander apparaat."))
                         : Html{};
  const auto body = markup(
      "<div class=\"ms-columns ms-columns--side\"><div class=\"ms-stack\"><h1>Welkom, "
      "{}</h1>{}{}{}</div><div class=\"ms-stack ms-side\">{}</div></div>",
      visit.account()->weergavenaam, saved, *cases, begin, help_card(visit.services()));
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
