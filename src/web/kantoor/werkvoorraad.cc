// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/nederlands.h"
#include "base/utf8.h"
#include "http/form.h"
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

/// Who can be looked for, by the word in the address.
struct Choice {
  std::string who;  ///< empty: all open cases
  std::string text;
  zaak::Wie wie = zaak::Wie::Alle;
  std::string rol = {};
};

std::vector<Choice> choices(const auth::Account& account) {
  const auto role = [](auth::Rol rol) { return std::string(auth::woord(rol)); };
  return {{"", "Alle"},
          {"ik", "Ik ben aan zet", zaak::Wie::Rol, role(account.rol)},
          {"medisch_adviseur", "Medisch adviseur", zaak::Wie::Rol, role(auth::Rol::MedischAdviseur)},
          {"verpleegkundige", "Verpleegkundige", zaak::Wie::Rol, role(auth::Rol::Verpleegkundige)},
          {"beslisser", "Beslisser", zaak::Wie::Rol, role(auth::Rol::Beslisser)},
          {"ander", "Cliënt of behandelaar", zaak::Wie::Ander},
          {"afgerond", "Afgerond", zaak::Wie::Afgerond}};
}

Choice chosen(const Visit& visit) {
  const auto all = choices(*visit.account());
  const auto found = std::ranges::find(all, visit.request().query.get("wie"), &Choice::who);
  return found == all.end() ? all.front() : *found;
}

std::int64_t number_of(const zaak::Werkblad& blad, const Choice& choice) {
  switch (choice.wie) {
    case zaak::Wie::Alle:
      return blad.open;
    case zaak::Wie::Afgerond:
      return blad.afgerond;
    case zaak::Wie::Rol:
    case zaak::Wie::Ander:
      break;
  }
  const auto found =
      blad.per_beurt.find(choice.wie == zaak::Wie::Ander ? std::string(zaak::kBeurtAnder) : choice.rol);
  return found == blad.per_beurt.end() ? 0 : found->second;
}

/// "l.2026-12-07.MZ-2026-0412": a place in the list, as an address carries it. Days and numbers only.
std::string place_text(const dossier::Plaats& place) {
  return fmt::format("{}.{}.{}", place.stil ? "s" : "l", place.uiterlijk, place.zaaknummer);
}

std::optional<dossier::Plaats> read_place(const std::string& text) {
  constexpr std::size_t kLongest = 80;
  const auto first = text.find('.');
  const auto second = first == std::string::npos ? first : text.find('.', first + 1);
  if (second == std::string::npos || first != 1 || text.size() > kLongest) {
    return std::nullopt;
  }
  return dossier::Plaats{text.front() == 's', text.substr(first + 1, second - first - 1),
                         text.substr(second + 1)};
}

std::string list_address(const Choice& choice, const std::string& way, const dossier::Plaats& place) {
  const std::string who = choice.who.empty() ? "" : "wie=" + choice.who + "&";
  return fmt::format("/kantoor?{}{}={}", who, way, http::encode_percent(place_text(place)));
}

Html filters(const zaak::Werkblad& blad, const Choice& current, const auth::Account& account) {
  std::vector<Link> links;
  for (const auto& choice : choices(account)) {
    links.push_back({choice.who.empty() ? "/kantoor" : "/kantoor?wie=" + choice.who,
                     fmt::format("{} {}", choice.text, number_of(blad, choice)), choice.who == current.who});
  }
  return pills("Wie is aan zet", links);
}

Html search_form(const Visit& visit, const std::string& asked) {
  const auto field = text_field({.name = "zoek",
                                 .label = "Zoek op naam, zaaknummer of geboortejaar",
                                 .help = {},
                                 .value = asked,
                                 .error = {},
                                 .kind = InputKind::Search,
                                 .needed = Needed::Required,
                                 .unit = {},
                                 .autocomplete = "off",
                                 .look = LabelLook::Hidden});
  const auto send =
      button({.text = "Zoek", .kind = ButtonKind::Secondary, .icon = Icon::Search, .side = IconSide::Before});
  return post_form({.action = "/kantoor/zoeken", .csrf = visit.csrf_field(), .look = FormLook::Search}, field,
                   send);
}

Table empty_queue(std::string caption) {
  Table table;
  table.caption = std::move(caption);
  table.columns = {column("Beslissen uiterlijk"), column("Cliënt en zaak"),
                   column("Soort en zorg"),       column("Stap"),
                   column("Wat ontbreekt"),       column("Wie is aan zet")};
  return table;
}

Html no_cases(std::string_view advice) {
  return message(MessageKind::Uitleg, "Er zijn hier geen zaken.", Html::text(advice));
}

Html queue(const zaak::Werkblad& blad) {
  Table table = empty_queue("Zaken, de kortste termijn eerst");
  std::optional<Groep> group;
  for (const auto& item : blad.items) {
    Row row = row_of(item);
    if (group != item.groep) {
      group = item.groep;
      const auto total = blad.per_groep.find(item.groep);
      row.group = std::string(zaak::woord(item.groep));
      row.group_note =
          count(static_cast<std::size_t>(total == blad.per_groep.end() ? 0 : total->second), "zaak", "zaken");
    }
    table.rows.push_back(std::move(row));
  }
  if (table.rows.empty()) {
    return no_cases(" Kies een ander filter of zoek op een andere naam.");
  }
  return web::queue(table_card(table));
}

Html pager(const std::string& earlier, const std::string& later) {
  if (earlier.empty() && later.empty()) {
    return {};
  }
  Html links;
  if (!earlier.empty()) {
    links += link(earlier, "Vorige zaken");
  }
  if (!later.empty()) {
    links += link(later, "Volgende zaken");
  }
  return paging(links);
}

http::Response list_page(const Visit& visit, const std::string& title, const Html& content) {
  return page(visit, Shell::Office,
              {.title = title,
               .current = "/kantoor",
               .content = content,
               .bars = {},
               .width = MainWidth::Normal,
               .sample = "personen, zaken en bedragen op dit scherm bestaan niet."});
}

base::Result<zaak::Werkblad> read_list(const Visit& visit, const Choice& choice) {
  auto& zaken = *visit.services().zaken;
  const auto& query = visit.request().query;
  zaak::Werkvraag question{.wie = choice.wie, .rol = choice.rol};
  if (auto after = read_place(query.get("na"))) {
    question.vanaf = std::move(after);
  } else if (auto before = read_place(query.get("voor"))) {
    question.vanaf = std::move(before);
    question.richting = dossier::Richting::Terug;
  }
  TRY(auto blad, zaken.werkvoorraad(*visit.account(), question));
  // The list moved on meanwhile and nothing is left there: begin again.
  if (blad.items.empty() && question.vanaf) {
    return zaken.werkvoorraad(*visit.account(), {.wie = choice.wie, .rol = choice.rol});
  }
  return blad;
}

http::Response werkvoorraad(const Visit& visit) {
  if (const auto gelogd = leg_lijst_vast(visit, auth::Actie::WerkvoorraadZien, "werkvoorraad"); !gelogd) {
    return error_page(visit, gelogd.error());
  }
  const Choice choice = chosen(visit);
  const auto blad = read_list(visit, choice);
  if (!blad) {
    return error_page(visit, blad.error());
  }
  Html actions = search_form(visit, {});
  if (visit.may(auth::Actie::AanvraagOvernemen)) {
    actions += button_link("/kantoor/nieuw",
                           {.text = "Nieuwe aanvraag", .icon = Icon::Plus, .side = IconSide::Before});
  }
  const Html pages = pager(blad->eerder ? list_address(choice, "voor", blad->eerste) : "",
                           blad->later ? list_address(choice, "na", blad->laatste) : "");
  const auto number = count(static_cast<std::size_t>(blad->open), "open zaak", "open zaken");
  const Html head = together(h1("Werkvoorraad"), second_line("{}, de kortste termijn eerst · {}", number,
                                                             base::date_with_weekday(visit.today())));
  return list_page(
      visit, "Werkvoorraad",
      group(spread(head, cluster(actions)), filters(*blad, choice, *visit.account()), queue(*blad), pages,
            second_line(
                "De termijn is acht weken {}. Elke streep op de meetlat is één week. Stap: dicht is ja, "
                "open is nee, gestreept is onbekend, dik is nu.",
                source_label(visit.services().bibliotheek->bronnen(), "awb-4-13"))));
}

// ---- Searching. A name never stands in an address: the form is posted, and the answer has an address in
// which the question is sealed (docs/adr/0047), so that back and reload ask nothing again.

http::Response search(const Visit& visit) {
  constexpr std::size_t kLongest = 100;
  std::string asked(visit.form().fields.get("zoek"));
  asked.resize(std::min(asked.size(), kLongest));
  asked.resize(base::find_invalid_utf8(asked).value_or(asked.size()));  // half a letter at the end
  if (asked.find_first_not_of(' ') == std::string::npos) {
    return http::redirect("/kantoor");
  }
  return http::redirect("/kantoor/gezocht/" +
                        visit.services().zaken->verzegel_zoekvraag(*visit.account(), asked));
}

Html found_table(const zaak::Werkblad& blad) {
  Table table = empty_queue("Gevonden zaken, het hoogste nummer eerst");
  for (const auto& item : blad.items) {
    table.rows.push_back(row_of(item));
  }
  return table.rows.empty() ? no_cases(" Kijk de spelling na, of zoek op een deel van de naam.")
                            : web::queue(table_card(table));
}

http::Response found(const Visit& visit) {
  if (const auto gelogd = leg_lijst_vast(visit, auth::Actie::WerkvoorraadZien, "werkvoorraad"); !gelogd) {
    return error_page(visit, gelogd.error());
  }
  auto& zaken = *visit.services().zaken;
  const std::string sealed = visit.request().parameter("vraag");
  const auto asked = zaken.open_zoekvraag(*visit.account(), sealed);
  if (!asked) {
    return error_page(visit, asked.error());
  }
  const std::string below = visit.request().query.get("voor");
  const auto blad = zaken.zoek(*visit.account(), *asked, below);
  if (!blad && blad.error().kind != base::ErrorKind::Input) {
    return error_page(visit, blad.error());
  }
  const std::string address = "/kantoor/gezocht/" + sealed;
  const Html result =
      blad ? found_table(*blad)
           : message(MessageKind::Uitleg, blad.error().cause, Html::text(" " + blad.error().remedy));
  const std::string first = below.empty() ? "" : address;
  const std::string later = blad && blad->later && !blad->items.empty()
                                ? address + "?voor=" + http::encode_percent(blad->items.back().nummer)
                                : "";
  Html pages = first.empty() ? Html() : p("{}", link(first, "Terug naar het begin"));
  pages += pager("", later);
  return list_page(visit, "Gezocht in de werkvoorraad",
                   group(spread(together(h1("Gezocht in de werkvoorraad"),
                                         second_line("{}", link("/kantoor", "Hele werkvoorraad"))),
                                cluster(search_form(visit, *asked))),
                         result, pages));
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
  routes.post("/kantoor/zoeken", Access::action(auth::Actie::WerkvoorraadZien), search);
  routes.get("/kantoor/gezocht/{vraag}", Access::action(auth::Actie::WerkvoorraadZien), found);
  routes.get("/kantoor/nieuw", Access::action(auth::Actie::AanvraagOvernemen),
             [](const Visit& visit) { return new_application(visit, {}, 200); });
  routes.post("/kantoor/nieuw", Access::action(auth::Actie::AanvraagOvernemen), take_application);
}

}  // namespace maatstaf::web
