// SPDX-License-Identifier: EUPL-1.2
#include "web/kern/layout.h"

#include <array>

#include "base/hash.h"
#include "base/nederlands.h"
#include "web/kern/forms.h"
#include "zaak/zaken.h"

namespace maatstaf::web {

namespace {

struct MenuEntry {
  std::string_view address;
  std::string_view text;
};
constexpr std::array<MenuEntry, 3> kPublicMenu = {
    {{"/", "Wat is meerzorg?"}, {"/zelf-nagaan", "Zelf nagaan"}, {"/regels", "De regels"}}};
constexpr std::array<MenuEntry, 3> kOfficeMenu = {
    {{"/kantoor", "Werkvoorraad"}, {"/beheer", "Beheer"}, {"/regels", "Regels"}}};

/// A menu shows only where its visitor may go.
bool may_open(const Visit& visit, const MenuEntry& entry) {
  if (entry.address == "/kantoor") {
    return visit.may(auth::Actie::WerkvoorraadZien);
  }
  return entry.address != "/beheer" || visit.may(auth::Actie::AccountsBeheren);
}

Html current_mark(std::string_view address, std::string_view current) {
  return address == current ? markup(" aria-current=\"page\"") : Html{};
}

Html brand(std::string_view address, std::string_view office) {
  const auto under = office.empty() ? Html{} : markup("<span class=\"ms-brand__office\">{}</span>", office);
  return markup(
      "<a class=\"ms-brand\" href=\"{}\">{}<span><span class=\"ms-brand__name\">Maatstaf</span>{}</span></a>",
      address, logo(), under);
}

/// Logging out and choosing colours change something, so they are forms.
Html post_button(const Visit& visit, std::string_view address, std::string_view text) {
  return markup(
      "<form method=\"post\" action=\"{}\">{}<button class=\"ms-linkbutton\" type=\"submit\">{}</button>"
      "</form>",
      address, visit.csrf_field(), text);
}

Html public_header(const Visit& visit, std::string_view current) {
  Html entries;
  for (const auto& entry : kPublicMenu) {
    entries += markup("<li><a class=\"ms-menu__link\" href=\"{}\"{}>{}</a></li>", entry.address,
                      current_mark(entry.address, current), entry.text);
  }
  const auto* account = visit.account();
  const auto home = account == nullptr
                        ? button_link("/inloggen", {.text = "Inloggen", .kind = ButtonKind::Secondary})
                    : account->rol == auth::Rol::Ouder
                        ? button_link("/portaal", {.text = "Mijn aanvraag", .kind = ButtonKind::Secondary})
                        : button_link("/kantoor", {.text = "Naar het werk", .kind = ButtonKind::Secondary});
  const auto list =
      markup("<ul class=\"ms-menu\">{}<li class=\"ms-menu__button\">{}</li></ul>", entries, home);
  return markup(
      "<header class=\"ms-header\"><div class=\"ms-width ms-header__row\">{}"
      "<nav class=\"ms-wide\" aria-label=\"Hoofdmenu\">{}</nav><details class=\"ms-narrow\">"
      "<summary class=\"ms-menu-toggle\">{}Menu</summary><nav aria-label=\"Hoofdmenu\">{}</nav></details>"
      "</div><div class=\"ms-header__ruler\"></div></header>",
      brand("/", "Meerzorg, overal op dezelfde manier"), list, icon(Icon::Menu), list);
}

Html portal_header(const Visit& visit) {
  const auto* account = visit.account();
  const auto person =
      account == nullptr
          ? Html{}
          : markup("<div class=\"ms-person\"><span class=\"ms-cluster\">{}<span>{}</span></span>{}</div>",
                   icon(Icon::Person), account->weergavenaam, post_button(visit, "/uitloggen", "Uitloggen"));
  return markup(
      "<header class=\"ms-header\"><div class=\"ms-width ms-header__row\">{}{}</div>"
      "<div class=\"ms-header__ruler\"></div></header>",
      brand(account == nullptr ? "/" : "/portaal", visit.services().kantoor.naam), person);
}

/// "dr. H. van Dalen" to "HD": the first letters of the first and last word that start with a capital.
std::string initials(std::string_view name) {
  std::string letters;
  bool start = true;
  for (const char c : name) {
    if (start && c >= 'A' && c <= 'Z') {
      letters += c;
    }
    start = c == ' ' || c == '.';
  }
  return letters.size() > 2 ? std::string{letters.front(), letters.back()} : letters;
}

Html office_header(const Visit& visit, std::string_view current) {
  Html entries;
  for (const auto& entry : kOfficeMenu) {
    if (!may_open(visit, entry)) {
      continue;
    }
    entries += markup("<li><a href=\"{}\"{}>{}</a></li>", entry.address, current_mark(entry.address, current),
                      entry.text);
  }
  const auto list = markup("<ul class=\"ms-bar__menu\">{}</ul>", entries);
  Html person;
  if (const auto* account = visit.account()) {
    const auto role = account->kantoor.empty()
                          ? std::string(auth::naam(account->rol))
                          : std::string(auth::naam(account->rol)) + " · " +
                                visit.services().bibliotheek->zorgkantoren().naam(account->kantoor);
    person = markup(
        "<div class=\"ms-bar__person\"><span>{}<span class=\"ms-bar__role\">{}</span></span>"
        "<span class=\"ms-initials\" aria-hidden=\"true\">{}</span>{}</div>",
        account->weergavenaam, role, initials(account->weergavenaam),
        post_button(visit, "/uitloggen", "Uitloggen"));
  }
  return markup(
      "<header class=\"ms-bar\"><div class=\"ms-width ms-width--case ms-bar__row\">{}"
      "<nav class=\"ms-wide ms-bar__nav\" aria-label=\"Hoofdmenu\">{}</nav><details class=\"ms-narrow\">"
      "<summary class=\"ms-menu-toggle\">{}Menu</summary><nav aria-label=\"Hoofdmenu\">{}</nav></details>"
      "{}</div></header>",
      brand(visit.may(auth::Actie::AccountsBeheren) ? "/beheer" : "/kantoor", ""), list, icon(Icon::Menu),
      list, person);
}

Html sample_strip(const Visit& visit, std::string_view what) {
  if (visit.services().gegevens != Gegevens::Voorbeeld || what.empty()) {
    return {};
  }
  return markup(
      "<aside class=\"ms-sample\" aria-label=\"Voorbeeldgegevens\">"
      "<div class=\"ms-width ms-sample__row\"><p><strong>Voorbeeldgegevens:</strong> {}</p></div></aside>",
      what);
}

Html theme_choice(const Visit& visit) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kChoices = {
      {{"", "Automatisch"}, {"licht", "Licht"}, {"donker", "Donker"}}};
  const auto now = visit.thema();
  Html buttons;
  for (const auto& [value, text] : kChoices) {
    buttons += markup(
        "<button class=\"ms-linkbutton\" type=\"submit\" name=\"thema\" value=\"{}\" aria-pressed=\"{}\">{}"
        "</button>",
        value, value == now ? "true" : "false", text);
  }
  return markup(
      "<form class=\"ms-theme\" method=\"post\" action=\"/weergave\">{}{}<span>Kleuren:</span>{}</form>",
      visit.csrf_field(),
      hidden_field("naar", visit.request().method == http::Method::Get ? visit.request().path : "/"),
      buttons);
}

Html footer(const Visit& visit) {
  return markup(
      "<footer class=\"ms-footer\"><div class=\"ms-width ms-footer__row\"><p class=\"ms-footer__about\">"
      "Maatstaf is open software voor zorgkantoren. De regels, de voorbeelden en de bronnen zijn voor "
      "iedereen te lezen."
      "</p><nav aria-label=\"Over deze site\"><ul class=\"ms-footer__links\"><li>"
      "<a href=\"/toegankelijkheid\">Toegankelijkheid</a></li><li><a href=\"/privacy\">Privacy</a></li>"
      "<li><a href=\"/begrippen\">Begrippen</a></li><li><a href=\"/hulp\">Hulp en contact</a></li></ul>"
      "</nav>{}</div></footer>",
      theme_choice(visit));
}

std::string_view class_of(Shell shell) {
  switch (shell) {
    case Shell::Public:
      return "shell-public";
    case Shell::Portal:
      return "shell-portal";
    case Shell::Office:
      return "shell-office";
  }
  return "";
}

Html main_of(const Page& page) {
  switch (page.width) {
    case MainWidth::Full:
      return page.content;
    case MainWidth::Case:
      return markup("<div class=\"ms-width ms-width--case\">{}</div>", page.content);
    case MainWidth::Normal:
      return markup("<div class=\"ms-width\">{}</div>", page.content);
  }
  return page.content;
}

std::string_view title_of(base::ErrorKind kind) {
  switch (kind) {
    case base::ErrorKind::Input:
      return "Dit verzoek klopt niet";
    case base::ErrorKind::NotFound:
      return "Deze pagina is er niet";
    case base::ErrorKind::Conflict:
      return "Dit kan nu niet";
    case base::ErrorKind::Forbidden:
      return "Dit mag u niet openen";
    case base::ErrorKind::Rules:
    case base::ErrorKind::Storage:
    case base::ErrorKind::Internal:
      return "Er ging iets mis bij ons";
  }
  return "Er ging iets mis bij ons";
}

}  // namespace

Shell shell_of(const Visit& visit) {
  const auto* account = visit.account();
  if (account == nullptr) {
    return Shell::Public;
  }
  return account->rol == auth::Rol::Ouder ? Shell::Portal : Shell::Office;
}

Html layout(const Visit& visit, Shell shell, const Page& page) {
  const auto& styles = visit.services().stijlen;
  const auto thema = visit.thema();
  const auto header = shell == Shell::Public   ? public_header(visit, page.current)
                      : shell == Shell::Portal ? portal_header(visit)
                                               : office_header(visit, page.current);
  return markup(
      "<!DOCTYPE html>\n<html lang=\"nl\" class=\"voorbeeld-theme maatstaf\"{}><head>"
      "<meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
      "<title>{} - Maatstaf</title>{}<link rel=\"icon\" href=\"{}\" type=\"image/svg+xml\">"
      "<link rel=\"stylesheet\" href=\"{}\"><script src=\"{}\" defer></script></head><body class=\"{}\">"
      "<a class=\"utrecht-skip-link utrecht-skip-link--visible-on-focus\" href=\"#inhoud\">"
      "Ga naar de inhoud</a>{}{}{}<main id=\"inhoud\" tabindex=\"-1\">{}</main>{}</body></html>\n",
      thema.empty() ? Html{} : markup(" data-thema=\"{}\"", thema), page.title,
      page.refresh.seconds > 0 ? markup("<meta http-equiv=\"refresh\" content=\"{}\">", page.refresh.seconds)
                               : Html{},
      styles.address("maatstaf.svg"), styles.address("maatstaf.css"), styles.address("maatstaf.js"),
      class_of(shell), header, sample_strip(visit, page.sample), page.bars, main_of(page),
      shell == Shell::Office ? Html{} : footer(visit));
}

http::Response page(const Visit& visit, Shell shell, const Page& page, int status) {
  return http::html(layout(visit, shell, page).str(), status);
}

base::Error for_outside(const base::Error& error) {
  if (error.kind == base::ErrorKind::Forbidden && error.place.path == zaak::kVerborgenZaak) {
    return {.kind = base::ErrorKind::NotFound,
            .place = {},
            .cause = "Deze zaak bestaat niet.",
            .remedy = "Controleer het zaaknummer."};
  }
  if (http::status_of(error.kind) < 500) {
    return error;
  }
  return {.kind = error.kind,
          .place = {},
          .cause = "Er ging iets mis bij ons.",
          .remedy = "Probeer het later opnieuw. Storingsnummer: " + http::log_failure(error) + "."};
}

namespace {

/// After a form nobody can promise that nothing was kept: the database may have stored it and lost the
/// answer.
std::string_view advice_after_failure(http::Method method) {
  return method == http::Method::Post ? "Wij weten niet zeker of is opgeslagen wat u stuurde. Kijk dat eerst "
                                        "na voordat u het opnieuw doet."
                                      : "Wij konden deze pagina nu niet maken.";
}

}  // namespace

http::Response error_page(const Visit& visit, const base::Error& given) {
  const auto error = for_outside(given);
  const int status = http::status_of(error.kind);
  const auto title = title_of(error.kind);
  const auto content = markup(
      "<h1>{}</h1><p class=\"ms-lead\">{} {}</p><p><a class=\"utrecht-link\" href=\"/\">Naar het "
      "begin</a></p>",
      title, status >= 500 ? advice_after_failure(visit.request().method) : std::string_view(error.cause),
      error.remedy);
  auto response = page(visit, shell_of(visit),
                       {.title = std::string(title),
                        .current = {},
                        .content = markup("<div class=\"ms-section\">{}</div>", content),
                        .bars = {},
                        .width = MainWidth::Normal,
                        .sample = {}},
                       status);
  if (status == 503) {
    response.headers.emplace("Retry-After", "5");
  }
  return response;
}

Html case_bar(const CaseBar& bar) {
  const auto name = bar.heading == CaseBar::Heading::H1
                        ? markup("<h1>{}</h1>", bar.name)
                        : markup("<p class=\"ms-casebar__name\">{}</p>", bar.name);
  return markup(
      "<section class=\"ms-casebar\" aria-label=\"De zaak\">"
      "<div class=\"ms-width ms-width--case ms-casebar__row\"><div class=\"ms-casebar__title\">"
      "<a class=\"ms-back\" href=\"{}\">{}<span class=\"ms-hidden\">Terug naar de werkvoorraad</span></a>"
      "{}<span class=\"ms-second\">{}</span></div>{}</div></section>",
      bar.back, icon(Icon::ArrowLeft), name, bar.number, facts(bar.facts));
}

Html regime_bar(const RegimeBar& bar) {
  const auto& pakket = *bar.pakket;
  const auto last = pakket.id.substr(pakket.id.find_last_of('/') + 1);
  const auto compare = bar.compare_address.empty() ? Html{} : link(bar.compare_address, bar.compare_text);
  return markup(
      "<aside class=\"ms-regime\" aria-label=\"Regels bij deze zaak\">"
      "<div class=\"ms-width ms-width--case ms-regime__row\">{}<span>Regels: "
      "<a class=\"utrecht-link\" href=\"/regels/{}\"><strong>{}</strong></a>, versie {}</span>{}<span>"
      "Gekozen op {} <strong>{}</strong></span><span>Vingerafdruk {}</span>{}</div></aside>",
      icon(Icon::Book, IconSize::Small), pakket.id, last, pakket.versie, status_label(pakket.status),
      bar.chosen_on, base::date_long(bar.chosen_date), code(base::short_fingerprint(pakket.vingerafdruk)),
      compare);
}

Html regime_reason(std::string_view why) {
  return markup(
      "<aside class=\"ms-regime\" aria-label=\"Waarom deze regels\">"
      "<div class=\"ms-width ms-width--case ms-regime__row\"><span>Waarom deze regels: "
      "{}</span></div></aside>",
      why);
}

Html help_card(const Services& services) {
  Html content = markup("<p>Een cliëntondersteuner helpt u gratis.</p><p>{}</p>",
                        link("/hulp", "Vind een cliëntondersteuner"));
  if (!services.kantoor.telefoon.empty()) {
    content += markup(
        "<p class=\"ms-with-icon\">{}<span>{}{}</span></p>", icon(Icon::Phone), services.kantoor.telefoon,
        services.gegevens == Gegevens::Voorbeeld ? markup(" <span class=\"ms-second\">(voorbeeld)</span>")
                                                 : Html{});
  }
  return side_card("Hulp nodig?", content, CardKind::Mist);
}

}  // namespace maatstaf::web
