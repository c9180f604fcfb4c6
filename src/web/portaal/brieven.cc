// SPDX-License-Identifier: EUPL-1.2
//
// The letters of a case, for the client and the parent: to read on the screen, to keep as PDF, and as a
// bundle that anyone can recompute. A decision is shown here only after the letter has left.
#include <fmt/format.h>

#include <algorithm>

#include "base/nederlands.h"
#include "web/delen/briefpagina.h"
#include "web/delen/inzage.h"
#include "web/kern/forms.h"
#include "web/kern/layout.h"
#include "web/portaal/delen.h"
#include "zaak/besluitbrief.h"
#include "zaak/zaken.h"

namespace maatstaf::web {

namespace {

bool letter_left(const zaak::Zaak& zaak, std::string_view soort) {
  return std::ranges::any_of(zaak.brieven, [&](const auto& brief) { return brief.soort == soort; });
}

/// The letter to read, to keep, and to recompute.
Html ways_to_keep(const std::string& address) {
  const auto keep = [&](const char* text, const char* form) {
    return button_link(
        address + form,
        {.text = text, .kind = ButtonKind::Subtle, .icon = Icon::Download, .side = IconSide::Before});
  };
  const auto read = button_link(
      address + "/html",
      {.text = "Lees de brief", .kind = ButtonKind::Secondary, .icon = Icon::Eye, .side = IconSide::Before});
  return buttons(read, keep("Bewaar als PDF", "/pdf"), keep("Bewaar met bewijs", "/zip")) +
         caption_line("In het zipbestand zit alles om het besluit na te rekenen.");
}

Html letter_card(const Visit& visit, const zaak::VerzondenBrief& brief) {
  const auto title = brief.onderwerp.empty() ? capital(brief.soort) : brief.onderwerp;
  const auto address = fmt::format("/portaal/zaak/{}/brieven/besluit", visit.request().parameter("nummer"));
  return card(all(h2(title), second_line("{}", base::date_long(brief.datum)),
                  brief.soort == "besluit" ? ways_to_keep(address) : Html()));
}

http::Response letters_page(const Visit& visit) {
  const auto& services = visit.services();
  const auto nummer = visit.request().parameter("nummer");
  const auto status = services.zaken->status(*visit.account(), nummer);
  if (!status) {
    return error_page(visit, status.error());
  }
  const auto zaak = services.zaken->zaak(*visit.account(), nummer);
  if (!zaak) {
    return error_page(visit, zaak.error());
  }
  if (auto logged = leg_inzage_vast(visit, zaak->dossier, "eigen_zaak"); !logged) {
    return error_page(visit, logged.error());
  }
  Html letters;
  for (auto brief = zaak->brieven.rbegin(); brief != zaak->brieven.rend(); ++brief) {
    letters += letter_card(visit, *brief);
  }
  if (letters.empty()) {
    letters = reading(
        "Er zijn nog geen brieven. U krijgt een brief als wij iets van u nodig hebben en als wij besluiten.");
  }
  const auto body = stack(portal_head(visit, *status, "brieven"), letters);
  return page(visit, Shell::Portal,
              {.title = "Brieven",
               .current = {},
               .content = body,
               .bars = {},
               .width = MainWidth::Normal,
               .sample = std::string(kPortalSample)});
}

/// Letter and bundle are made anew from the dossier each time: the same bytes as when the decision was
/// signed.
http::Response in_form(const Visit& visit, const std::string& nummer, std::string_view vorm) {
  const auto& services = visit.services();
  auto bundel = zaak::maak_besluitbundel(*services.zaken, *visit.account(), nummer, services.afzender,
                                         *services.sleutel);
  if (!bundel) {
    return error_page(visit, bundel.error());
  }
  if (vorm == "html") {
    return letter_page(std::move(bundel->html));
  }
  if (vorm == "pdf") {
    return download(std::move(bundel->pdf), "application/pdf", "brief-" + nummer + ".pdf");
  }
  if (vorm == "zip") {
    return download(std::move(bundel->zip), "application/zip", "besluit-" + nummer + ".zip");
  }
  return error_page(visit, {.kind = base::ErrorKind::NotFound,
                            .place = {},
                            .cause = "Deze vorm van de brief is er niet.",
                            .remedy = "Kies html, pdf of zip."});
}

http::Response decision_letter(const Visit& visit) {
  const auto nummer = visit.request().parameter("nummer");
  const auto zaak = visit.services().zaken->zaak(*visit.account(), nummer);
  if (!zaak) {
    return error_page(visit, zaak.error());
  }
  if (!letter_left(*zaak, "besluit")) {
    return error_page(visit, {.kind = base::ErrorKind::NotFound,
                              .place = {},
                              .cause = "Er is nog geen brief met een besluit.",
                              .remedy = "Kijk bij ‘Waar staat het nu?’ wanneer u iets hoort."});
  }
  if (auto logged = leg_inzage_vast(visit, zaak->dossier, "eigen_zaak"); !logged) {
    return error_page(visit, logged.error());
  }
  return in_form(visit, nummer, visit.request().parameter("vorm"));
}

}  // namespace

void voeg_portaal_brieven_toe(Routes& routes) {
  const auto access = Access::action(auth::Actie::EigenStatusZien);
  routes.get("/portaal/zaak/{nummer}/brieven", access, letters_page);
  routes.get("/portaal/zaak/{nummer}/brieven/besluit/{vorm}", access, http::Lane::Letters, decision_letter);
}

}  // namespace maatstaf::web
