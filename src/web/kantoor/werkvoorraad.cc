// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <algorithm>

#include "base/nederlands.h"
#include "web/delen/beoordeling_onderdelen.h"
#include "web/delen/inzage.h"
#include "web/kantoor/kantoor.h"
#include "web/kern/cases.h"
#include "web/kern/forms.h"
#include "web/kern/layout.h"
#include "web/kern/rulers.h"
#include "zaak/zaken.h"

namespace maatstaf::web {

namespace {

using zaak::Groep;
using zaak::WerkItem;

constexpr int kTermWeeks = 8;
constexpr double kDaysPerWeek = 7;

std::string lower(std::string_view text) {
  std::string result;
  for (const char c : text) {
    result += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  }
  return result;
}

bool contains(std::string_view text, std::string_view part) {
  return lower(text).find(lower(part)) != std::string::npos;
}

/// Weekday in two letters, day and month: a queue has no room for more.
std::string day_short(base::Date date) {
  const std::string long_form = base::date_with_weekday(date);
  const std::string with_year = base::date_short(date);
  return long_form.substr(0, 2) + " " + with_year.substr(0, with_year.find_last_of(' '));
}

Html deadline_cell(const WerkItem& item) {
  std::string note;
  Passed kind = Passed::Normal;
  std::string day = day_short(item.uiterlijk);
  if (item.groep == Groep::Afgerond) {
    note = std::string(zaak::woord(item.fase));
  } else if (item.stil_tot) {
    day += " of later";
    note = "aanvullen tot " + day_short(*item.stil_tot);
    kind = Passed::StandingStill;
  } else if (item.dagen_over < 0) {
    note = count(static_cast<std::size_t>(-item.dagen_over), "dag", "dagen") + " te laat";
    kind = Passed::Late;
  } else {
    note = "nog " + count(static_cast<std::size_t>(item.dagen_over), "dag", "dagen");
  }
  const double weeks =
      std::clamp(static_cast<double>(item.dagen_voorbij) / kDaysPerWeek, 0.0, double{kTermWeeks});
  return two_lines(strong(day), note) +
         ruler({.units = kTermWeeks, .parts = 1, .passed = weeks, .kind = kind});
}

Html steps_cell(const WerkItem& item) {
  if (!item.belemmering.empty()) {
    return state(Toestand::LetOp, item.belemmering);
  }
  std::vector<MiniStep> steps;
  auto turn = MiniStep::Turn::Passed;
  for (const auto& step : item.stappen) {
    steps.push_back({step.nummer, step.antwoord, step.nu ? MiniStep::Turn::Now : turn});
    if (step.nu) {
      turn = MiniStep::Turn::Later;
    }
  }
  return mini_rail(steps);
}

Html missing_cell(const WerkItem& item) {
  if (item.ontbreekt.empty()) {
    return Html::text("niets");
  }
  const bool waits = item.taak == zaak::Taak::Soort::Wachten;
  const bool unknown = item.taak == zaak::Taak::Soort::Invullen;
  const Toestand mark = item.dagen_over < 0 && !item.stil_tot ? Toestand::LetOp
                        : (waits || unknown)                  ? Toestand::Onbekend
                                                              : Toestand::Wacht;
  return with_mark(state_mark(mark), item.ontbreekt);
}

Row row_of(const WerkItem& item) {
  const std::string what = item.profiel.empty() ? "profiel onbekend" : item.profiel;
  const std::string form = item.leveringsvorm.empty() ? "leveringsvorm onbekend" : item.leveringsvorm;
  return {.cells = {deadline_cell(item),
                    two_lines(row_link("/kantoor/zaken/" + item.nummer,
                                       fmt::format("{}, {}", item.naam, item.leeftijd)),
                              item.nummer),
                    two_lines(item.soort, fmt::format("{} · {}", what, form)), steps_cell(item),
                    missing_cell(item), item.wie.empty() ? Html() : with_mark(icon(Icon::Person), item.wie)},
          .group = {},
          .group_note = {}};
}

struct Filter {
  std::string who;     ///< empty: all; "ik", or a role id
  std::string search;  ///< part of a name or number
};

bool passes(const WerkItem& item, const Filter& filter, const auth::Account& account) {
  if (!filter.search.empty() && !contains(item.naam, filter.search) &&
      !contains(item.nummer, filter.search)) {
    return false;
  }
  const bool waits = item.taak == zaak::Taak::Soort::Wachten;
  if (filter.who == "ik") {
    return item.groep != Groep::Afgerond && !waits && item.wie_rol == auth::woord(account.rol);
  }
  if (filter.who == "ander") {
    return item.groep != Groep::Afgerond && waits;
  }
  return filter.who.empty() || (item.wie_rol == filter.who && !waits && item.groep != Groep::Afgerond);
}

Html filters(const std::vector<WerkItem>& items, const Filter& filter, const auth::Account& account) {
  const std::vector<std::pair<std::string, std::string>> names = {{"", "Alle"},
                                                                  {"ik", "Ik ben aan zet"},
                                                                  {"medisch_adviseur", "Medisch adviseur"},
                                                                  {"verpleegkundige", "Verpleegkundige"},
                                                                  {"beslisser", "Beslisser"},
                                                                  {"ander", "Cliënt of behandelaar"}};
  std::vector<Link> links;
  for (const auto& [who, text] : names) {
    const auto number = std::ranges::count_if(
        items, [&, id = who](const WerkItem& item) { return passes(item, {id, {}}, account); });
    links.push_back({who.empty() ? "/kantoor" : "/kantoor?wie=" + who, fmt::format("{} {}", text, number),
                     filter.who == who});
  }
  return pills("Wie is aan zet", links);
}

Html search_form(const Filter& filter) {
  const auto field = text_field({.name = "zoek",
                                 .label = "Zoek op naam of zaaknummer",
                                 .help = {},
                                 .value = filter.search,
                                 .error = {},
                                 .kind = InputKind::Search,
                                 .needed = Needed::Required,
                                 .unit = {},
                                 .autocomplete = "off",
                                 .look = LabelLook::Hidden});
  const auto send =
      button({.text = "Zoek", .kind = ButtonKind::Secondary, .icon = Icon::Search, .side = IconSide::Before});
  return get_form(AskLook::Search, "/kantoor", field + send);
}

Html queue(const std::vector<WerkItem>& items, const Filter& filter, const auth::Account& account) {
  Table table;
  table.caption = "Zaken, de kortste termijn eerst";
  table.columns = {column("Beslissen uiterlijk"), column("Cliënt en zaak"),
                   column("Soort en zorg"),       column("Stap"),
                   column("Wat ontbreekt"),       column("Wie is aan zet")};
  for (const Groep group : {Groep::OverDeTermijn, Groep::DezeWeek, Groep::VolgendeTweeWeken, Groep::Later,
                            Groep::KlokStaatStil, Groep::Afgerond}) {
    std::vector<Row> rows;
    for (const auto& item : items) {
      if (item.groep == group && passes(item, filter, account)) {
        rows.push_back(row_of(item));
      }
    }
    if (!rows.empty()) {
      rows.front().group = std::string(zaak::woord(group));
      rows.front().group_note = count(rows.size(), "zaak", "zaken");
    }
    table.rows.insert(table.rows.end(), rows.begin(), rows.end());
  }
  if (table.rows.empty()) {
    return message(MessageKind::Uitleg, "Er zijn hier geen zaken.",
                   Html::text(" Kies een ander filter of zoek op een andere naam."));
  }
  return web::queue(table_card(table));
}

http::Response werkvoorraad(const Visit& visit) {
  if (const auto gelogd = leg_lijst_vast(visit, auth::Actie::WerkvoorraadZien, "werkvoorraad"); !gelogd) {
    return error_page(visit, gelogd.error());
  }
  const auto items = visit.services().zaken->werkvoorraad(*visit.account());
  if (!items) {
    return error_page(visit, items.error());
  }
  const Filter filter{visit.request().query.get("wie"), visit.request().query.get("zoek")};
  const auto open =
      std::ranges::count_if(*items, [](const WerkItem& item) { return item.groep != Groep::Afgerond; });
  Html actions = search_form(filter);
  if (visit.may(auth::Actie::AanvraagOvernemen)) {
    actions += button_link("/kantoor/nieuw",
                           {.text = "Nieuwe aanvraag", .icon = Icon::Plus, .side = IconSide::Before});
  }
  const auto number = count(static_cast<std::size_t>(open), "open zaak", "open zaken");
  const Html head = together(h1("Werkvoorraad"), second_line("{}, de kortste termijn eerst · {}", number,
                                                             base::date_with_weekday(visit.today())));
  const Html content = group(
      spread(head, cluster(actions)), filters(*items, filter, *visit.account()),
      queue(*items, filter, *visit.account()),
      second_line("De termijn is acht weken {}. Elke streep op de meetlat is één week. Stap: dicht is ja, "
                  "open is nee, gestreept is onbekend, dik is nu.",
                  source_label(visit.services().bibliotheek->bronnen(), "awb-4-13")));
  return page(visit, Shell::Office,
              {.title = "Werkvoorraad",
               .current = "/kantoor",
               .content = content,
               .bars = {},
               .width = MainWidth::Normal,
               .sample = "personen, zaken en bedragen op dit scherm bestaan niet."});
}

http::Response new_application(const Visit& visit, const FieldErrors& errors, int status) {
  const Html form = post_form(
      {.action = "/kantoor/nieuw", .csrf = visit.csrf_field(), .sends = Sends::Files},
      file_field({.name = "bestand", .label = "Bestand met de aanvraag", .accept = "application/json,.json"}),
      buttons(button({.text = "Neem de aanvraag over"})));
  const Html content = group(
      h1("Nieuwe aanvraag"),
      reading("Neem een aanvraag over uit een bestand (JSON). De velden staan in het schema van de aanvraag. "
              "Er wordt niets bewaard zolang er iets niet klopt."),
      error_summary(errors), form);
  return page(visit, Shell::Office,
              {.title = "Nieuwe aanvraag",
               .current = "/kantoor",
               .content = content,
               .bars = {},
               .width = MainWidth::Normal,
               .sample = {}},
              status);
}

http::Response take_application(const Visit& visit) {
  FieldErrors errors;
  if (visit.form().uploads.empty() || visit.form().uploads.front().content.empty()) {
    errors.emplace_back("bestand", "Kies een bestand met een aanvraag.");
    return new_application(visit, errors, 400);
  }
  auto& zaken = *visit.services().zaken;
  const auto aanvraag =
      zaak::lees_aanvraag(std::string_view(visit.form().uploads.front().content), "aanvraag",
                          visit.services().bibliotheek->begrippen(), zaken.codes());
  if (!aanvraag) {
    for (const auto& fout : aanvraag.error()) {
      errors.emplace_back("bestand", fout.text());
    }
    return new_application(visit, errors, 400);
  }
  const auto bewijs = zaken.dien_in(*visit.account(), *aanvraag, visit.account()->kantoor);
  if (!bewijs && http::status_of(bewijs.error().kind) >= 500) {
    return error_page(visit, bewijs.error());
  }
  if (!bewijs) {
    errors.emplace_back("bestand", bewijs.error().text());
    return new_application(visit, errors, 400);
  }
  return http::redirect("/kantoor/zaken/" + bewijs->nummer);
}

}  // namespace

void voeg_werkvoorraad_toe(Routes& routes) {
  routes.get("/kantoor", Access::action(auth::Actie::WerkvoorraadZien), werkvoorraad);
  routes.get("/kantoor/nieuw", Access::action(auth::Actie::AanvraagOvernemen),
             [](const Visit& visit) { return new_application(visit, {}, 200); });
  routes.post("/kantoor/nieuw", Access::action(auth::Actie::AanvraagOvernemen), take_application);
}

}  // namespace maatstaf::web
