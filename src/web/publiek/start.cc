// SPDX-License-Identifier: EUPL-1.2
//
// "Wat is meerzorg?": in one minute what it is, who takes which step, what counts now, and the right door.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/nederlands.h"
#include "web/kern/layout.h"
#include "web/publiek/publiek.h"
#include "web/publiek/verschil.h"

namespace maatstaf::web {

namespace {

struct StepText {
  std::string title;
  std::string text;
  std::string who;
  Icon icon;
};

/// The texts of a list parameter on a date: numbers on this page are data of the package.
std::vector<std::string> list_of(const regels::Pakket* pakket, std::string_view parameter, base::Date date) {
  std::vector<std::string> texts;
  const auto* found = pakket == nullptr ? nullptr : pakket->parameter(parameter);
  const auto* value = found == nullptr ? nullptr : found->op(date);
  if (value == nullptr || !value->waarde.is_list()) {
    return texts;
  }
  for (const auto& item : value->waarde.list()) {
    if (item.is_string()) {
      texts.emplace_back(item.string());
    }
  }
  return texts;
}

std::string profile_sentence(const regels::Pakket* pakket, base::Date date) {
  const auto all = list_of(pakket, "profielen_meerzorg", date);
  const auto pgb = list_of(pakket, "profielen_pgb", date);
  if (all.empty()) {
    return "Bij sommige zorgprofielen kan meerzorg. De lijst staat in de wet.";
  }
  const auto both =
      std::ranges::count_if(all, [&](const auto& name) { return std::ranges::find(pgb, name) != pgb.end(); });
  if (both == 0) {
    return fmt::format("Bij {} zorgprofielen kan meerzorg. De lijst staat in de wet.", all.size());
  }
  return fmt::format("Bij {} zorgprofielen kan meerzorg. Bij {} daarvan kan ook een pgb.", all.size(), both);
}

Html steps_section(const regels::Pakket* pakket, base::Date date) {
  const std::array<StepText, 5> steps = {{
      {"Past het zorgprofiel nog?",
       "Misschien past een ander profiel beter bij u. Dan gaat u eerst naar het CIZ. Uw aanvraag wacht.",
       "zorgkantoor", Icon::Person},
      {"Kan bij dit profiel meerzorg?", profile_sentence(pakket, date), "lijst in de wet", Icon::Book},
      {"Is er een andere oplossing?",
       "Zoals Extra Kosten Thuis: een vast deel boven het basisbedrag. Of een toeslag.", "zorgkantoor",
       Icon::Person},
      {"Is de zorg echt bijzonder?", "De arts vergelijkt uw zorg met de zorg die bij uw profiel hoort.",
       "medisch adviseur", Icon::Person},
      {"Hoeveel zorg is passend?", "Hoeveel extra uren zijn nodig? Of is er thuis een bijzondere situatie?",
       "verpleegkundige", Icon::Person},
  }};
  Html items;
  std::size_t number = 0;
  for (const auto& step : steps) {
    ++number;
    items += markup(
        "<li><span class=\"ms-steps__number\" aria-hidden=\"true\">{}</span><h3><span "
        "class=\"ms-hidden\">Stap {}: </span>{}</h3>"
        "<p class=\"ms-second\">{}</p><p class=\"ms-steps__who\">{}<span class=\"ms-hidden\">Door: "
        "</span>{}</p></li>",
        number, number, step.title, step.text, icon(step.icon), step.who);
  }
  return markup(
      "<section class=\"ms-band\" aria-labelledby=\"stappen\"><div class=\"ms-width\"><h2 "
      "id=\"stappen\">Vijf stappen, één maatstaf</h2>"
      "<ol class=\"ms-steps\">{}</ol></div></section>",
      items);
}

/// The first package of the scheme that is planned after `date`.
const regels::Pakket* planned(const regels::Bibliotheek& bibliotheek, base::Date date) {
  const regels::Pakket* first = nullptr;
  for (const auto& pakket : bibliotheek.pakketten()) {
    const bool coming = pakket->status == regels::Status::Voorgenomen ||
                        pakket->status == regels::Status::InConsultatie ||
                        pakket->status == regels::Status::Vastgesteld;
    if (!coming || !pakket->id.starts_with(regels::kHoofdregeling) || pakket->geldig_van <= date) {
      continue;
    }
    if (first == nullptr || pakket->geldig_van < first->geldig_van) {
      first = pakket.get();
    }
  }
  return first;
}

Html regimes(const regels::Pakket* now, const regels::Pakket* later) {
  Html parts;
  if (now != nullptr) {
    const auto until = now->geldig_tot_en_met
                           ? fmt::format(" tot en met {}", base::date_long(*now->geldig_tot_en_met))
                           : std::string{};
    parts += markup("<div><p>{}</p><h3>Deze regels gelden nu</h3><p>{}, van {}{}.</p><p>{}</p></div>",
                    status_label(now->status), now->titel, base::date_long(now->geldig_van), until,
                    link("/regels/" + now->id, "Lees de regels van nu"));
  }
  if (later != nullptr) {
    const auto compare = now == nullptr ? "/regels/" + later->id : verschil_adres(now->id, later->id);
    parts += markup(
        "<div class=\"ms-regimes__later\"><p>{}</p><h3>Vanaf {}</h3><p>{} Dit staat nog niet "
        "vast.</p><p>{}</p></div>",
        status_label(later->status), base::date_long(later->geldig_van), later->samenvatting,
        link(compare, "Bekijk wat er verandert"));
  }
  return parts.empty() ? parts : markup("<div class=\"ms-card ms-card--flush ms-regimes\">{}</div>", parts);
}

http::Response start(const Visit& visit) {
  const auto& bibliotheek = *visit.services().bibliotheek;
  const auto today = visit.today();
  const auto found = bibliotheek.geldend(regels::kHoofdregeling, today);
  const auto* now = found ? found->get() : nullptr;
  const auto introduction = markup(
      "<div class=\"ms-width\"><div class=\"ms-columns ms-columns--start\"><div class=\"ms-stack\"><h1 "
      "class=\"ms-start\">Wat is meerzorg?</h1>"
      "<p class=\"ms-lead\">Meerzorg is extra zorg. Het is voor mensen met een Wlz-indicatie die heel veel "
      "zorg nodig hebben: meer dan de zorg die "
      "bij hun zorgprofiel hoort.</p><p class=\"ms-text\">Het zorgkantoor bekijkt uw aanvraag in vijf "
      "stappen. Die stappen zijn bij elk zorgkantoor "
      "hetzelfde. U kunt elke stap volgen en nalezen.</p></div>{}</div><div class=\"ms-columns "
      "ms-columns--third ms-doors\">{}{}{}</div></div>",
      side_card("Hulp bij uw aanvraag",
                markup("<p>U hoeft het niet alleen te doen. Een cliëntondersteuner helpt u gratis. Ook als u "
                       "nog twijfelt.</p><p>{}</p>",
                       link("/hulp", "Vind een cliëntondersteuner")),
                CardKind::Mist),
      door(Icon::Home, "Ik vraag meerzorg aan",
           "Voor uzelf, uw kind of iemand die u helpt. U kunt tussendoor stoppen.", "Begin of ga verder",
           "/portaal"),
      door(Icon::People, "Ik werk bij een zorgkantoor", "Zaken beoordelen, besluiten en brieven maken.",
           "Inloggen", "/kantoor"),
      door(Icon::Book, "Ik wil de regels zien",
           "Alle regels met hun bron en met voorbeelden die u kunt narekenen.", "Bekijk de regels",
           "/regels"));
  const auto promises = markup(
      "<div class=\"ms-width ms-sections\"><div class=\"ms-columns ms-columns--third\">"
      "<div class=\"ms-promise\"><h2>Een mens beslist</h2><p class=\"ms-second\">Het systeem ordent en "
      "rekent. Een arts, een verpleegkundige en een "
      "medewerker nemen de besluiten. Zij zetten hun naam eronder.</p></div>"
      "<div class=\"ms-promise\"><h2>Onbekend is geen nee</h2><p class=\"ms-second\">Mist er iets? Dan "
      "vragen wij ernaar. U ziet wat er nog nodig is, en van "
      "wie.</p></div>"
      "<div class=\"ms-promise\"><h2>U kunt alles nalezen</h2><p class=\"ms-second\">In de brief staat "
      "waarom. Bij elke stap staat de regel, met het artikel "
      "in de wet.</p></div></div>{}</div>",
      regimes(now, planned(bibliotheek, today)));
  return page(visit, Shell::Public,
              {.title = "Wat is meerzorg?",
               .current = "/",
               .content = introduction + steps_section(now, today) + promises,
               .bars = {},
               .width = MainWidth::Full,
               .sample = {}});
}

}  // namespace

void voeg_start_toe(Routes& routes) {
  routes.get("/", Access::everyone(), start);
}

}  // namespace maatstaf::web
