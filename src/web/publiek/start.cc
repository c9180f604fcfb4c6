// SPDX-License-Identifier: EUPL-1.2
//
// "Wat is meerzorg?": in one minute what it is, who takes which step, what counts now, and the right door.
#include <fmt/format.h>

#include <algorithm>

#include "base/nederlands.h"
#include "web/kern/layout.h"
#include "web/kern/welcome.h"
#include "web/publiek/publiek.h"
#include "web/publiek/verschil.h"

namespace maatstaf::web {

namespace {

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
  return welcome_steps(
      "stappen", "Vijf stappen, één maatstaf",
      {{"Past het zorgprofiel nog?",
        "Misschien past een ander profiel beter bij u. Dan gaat u eerst naar het CIZ. Uw aanvraag wacht.",
        "zorgkantoor", Icon::Person},
       {"Kan bij dit profiel meerzorg?", profile_sentence(pakket, date), "lijst in de wet", Icon::Book},
       {"Is er een andere oplossing?",
        "Zoals Extra Kosten Thuis: een vast deel boven het basisbedrag. Of een toeslag.", "zorgkantoor",
        Icon::Person},
       {"Is de zorg echt bijzonder?", "De arts vergelijkt uw zorg met de zorg die bij uw profiel hoort.",
        "medisch adviseur", Icon::Person},
       {"Hoeveel zorg is passend?", "Hoeveel extra uren zijn nodig? Of is er thuis een bijzondere situatie?",
        "verpleegkundige", Icon::Person}});
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

Html rules_now(const regels::Pakket& now) {
  const auto until = now.geldig_tot_en_met
                         ? fmt::format(" tot en met {}", base::date_long(*now.geldig_tot_en_met))
                         : std::string{};
  return regime_now({.label = status_label(now.status),
                     .heading = "Deze regels gelden nu",
                     .text = fmt::format("{}, van {}{}.", now.titel, base::date_long(now.geldig_van), until),
                     .link = link("/regels/" + now.id, "Lees de regels van nu")});
}

Html rules_later(const regels::Pakket* now, const regels::Pakket& later) {
  const auto compare = now == nullptr ? "/regels/" + later.id : verschil_adres(now->id, later.id);
  return regime_later({.label = status_label(later.status),
                       .heading = "Vanaf " + base::date_long(later.geldig_van),
                       .text = later.samenvatting + " Dit staat nog niet vast.",
                       .link = link(compare, "Bekijk wat er verandert")});
}

Html introduction() {
  const auto what = stack(
      welcome_title("Wat is meerzorg?"),
      lead(
          "Meerzorg is extra zorg. Het is voor mensen met een Wlz-indicatie die heel veel zorg nodig hebben: "
          "meer dan de zorg die bij hun zorgprofiel hoort."),
      reading("Het zorgkantoor bekijkt uw aanvraag in vijf stappen. Die stappen zijn bij elk zorgkantoor "
              "hetzelfde. U kunt elke stap volgen en nalezen."));
  const auto help = side_card("Hulp bij uw aanvraag",
                              p("U hoeft het niet alleen te doen. Een cliëntondersteuner helpt u gratis. Ook "
                                "als u nog twijfelt.") +
                                  p("{}", link("/hulp", "Vind een cliëntondersteuner")),
                              CardKind::Mist);
  const auto doors = block(Block::DoorColumns,
                           door(Icon::Home, "Ik vraag meerzorg aan",
                                "Voor uzelf, uw kind of iemand die u helpt. U kunt tussendoor stoppen.",
                                "Begin of ga verder", "/portaal"),
                           door(Icon::People, "Ik werk bij een zorgkantoor",
                                "Zaken beoordelen, besluiten en brieven maken.", "Inloggen", "/kantoor"),
                           door(Icon::Book, "Ik wil de regels zien",
                                "Alle regels met hun bron en met voorbeelden die u kunt narekenen.",
                                "Bekijk de regels", "/regels"));
  return block(Block::Width, block(Block::WelcomeColumns, what, help), doors);
}

Html promises() {
  return block(Block::ThirdColumns,
               promise("Een mens beslist",
                       "Het systeem ordent en rekent. Een arts, een verpleegkundige en een medewerker nemen "
                       "de besluiten. Zij zetten hun naam eronder."),
               promise("Onbekend is geen nee",
                       "Mist er iets? Dan vragen wij ernaar. U ziet wat er nog nodig is, en van wie."),
               promise("U kunt alles nalezen",
                       "In de brief staat waarom. Bij elke stap staat de regel, met het artikel in de wet."));
}

http::Response start(const Visit& visit) {
  const auto& bibliotheek = *visit.services().bibliotheek;
  const auto today = visit.today();
  const auto found = bibliotheek.geldend(regels::kHoofdregeling, today);
  const auto* now = found ? found->get() : nullptr;
  const auto* later = planned(bibliotheek, today);
  const auto periods = regimes(now == nullptr ? Html() : rules_now(*now),
                               later == nullptr ? Html() : rules_later(now, *later));
  return page(visit, Shell::Public,
              {.title = "Wat is meerzorg?",
               .current = "/",
               .content = introduction() + steps_section(now, today) +
                          block(Block::WidthSections, promises(), periods),
               .bars = {},
               .width = MainWidth::Full,
               .sample = {}});
}

}  // namespace

void voeg_start_toe(Routes& routes) {
  routes.get("/", Access::everyone(), start);
}

}  // namespace maatstaf::web
