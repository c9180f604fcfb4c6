// SPDX-License-Identifier: EUPL-1.2
//
// The rules: which hold on which day, how the steps hang together, every table with its sources, the readings
// that were chosen, what a step provably does not read, and what changes later.
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

#include "base/hash.h"
#include "base/nederlands.h"
#include "regels/pakket/woorden.h"
#include "web/delen/beoordeling_onderdelen.h"
#include "web/kern/forms.h"
#include "web/kern/layout.h"
#include "web/kern/tabellen.h"
#include "web/kern/tekening.h"
#include "web/publiek/publiek.h"
#include "web/publiek/regels_delen.h"
#include "web/publiek/verschil.h"

namespace maatstaf::web {

namespace {

using regels::Pakket;

std::string period(const Pakket& pakket) {
  return pakket.geldig_tot_en_met ? fmt::format("{} t/m {}", base::date_long(pakket.geldig_van),
                                                base::date_long(*pakket.geldig_tot_en_met))
                                  : fmt::format("vanaf {}", base::date_long(pakket.geldig_van));
}

/// The date that somebody wants to look at; today when nothing sensible was typed.
base::Date asked_date(const Visit& visit, FieldErrors& errors) {
  const auto typed = visit.request().query.get("op");
  if (typed.empty()) {
    return visit.today();
  }
  if (const auto date = base::parse_dutch_date(typed)) {
    return *date;
  }
  errors.emplace_back("op", "Schrijf een datum, bijvoorbeeld 24-11-2026.");
  return visit.today();
}

Html timeline_card(const Visit& visit, const std::vector<const Pakket*>& packages, base::Date on,
                   const FieldErrors& errors) {
  const auto typed = visit.request().query.get("op");
  const auto field = text_field({.name = "op",
                                 .label = "Regels op",
                                 .help = {},
                                 .value = typed.empty() ? base::date_numeric(on) : typed,
                                 .error = error_of(errors, "op"),
                                 .kind = InputKind::Date});
  const auto form =
      get_form(AskLook::Line, "/regels", field + button({.text = "Toon", .kind = ButtonKind::Secondary}));
  return card(spread(form, caption_line("Nieuwe regels zijn hier te bekijken zodra ze bekend zijn.")) +
              draw_timeline(packages, on));
}

/// Which rules hold on the day that was asked for, or what is wrong with that day.
Html holds_on(const regels::Bibliotheek& bibliotheek, base::Date on, const FieldErrors& errors) {
  if (!errors.empty()) {
    return error_summary(errors);
  }
  if (const auto found = bibliotheek.geldend(regels::kHoofdregeling, on)) {
    return message(MessageKind::Uitleg, fmt::format("Op {} gelden deze regels:", base::date_long(on)),
                   link("/regels/" + (*found)->id, (*found)->titel));
  }
  return message(MessageKind::Onbekend, fmt::format("Voor {} staan hier geen regels.", base::date_long(on)),
                 Html::text("Dat wil niet zeggen dat er toen geen regels waren."));
}

Html package_table(const regels::Bibliotheek& bibliotheek) {
  Table content{
      .caption = "Alle regelpakketten",
      .columns = {column("Pakket"), column("Waarover"), column("Geldig"), column("Status"), column("Versie")},
      .rows = {},
      .total = {}};
  std::string group;
  for (const auto* pakket : by_scheme(bibliotheek)) {
    const auto scheme = scheme_name(pakket->id);
    content.rows.push_back(
        {.cells = {link("/regels/" + pakket->id, pakket->titel),
                   Html::text(pakket->samenvatting) + caption_line("{}", pakket->toepassing.toelichting),
                   Html::text(period(*pakket)), status_label(pakket->status),
                   Html::text(pakket->versie) + p("{}", code(base::short_fingerprint(pakket->vingerafdruk)))},
         .group = scheme == group ? std::string{} : scheme,
         .group_note = {}});
    group = scheme;
  }
  return table_card(content);
}

http::Response package_list(const Visit& visit) {
  const auto& bibliotheek = *visit.services().bibliotheek;
  FieldErrors errors;
  const auto on = asked_date(visit, errors);
  const auto body =
      sections(stack(h1("De regels"),
                     lead("Alle zorgkantoren gebruiken dezelfde regelpakketten. Elke regel heeft een bron. U "
                          "kunt alles nalezen en narekenen."),
                     timeline_card(visit, in_time(bibliotheek, regels::kHoofdregeling), on, errors),
                     holds_on(bibliotheek, on, errors)),
               package_table(bibliotheek),
               p("{} · {} · {}", link("/regels/verschil", "Vergelijk twee versies"),
                 link("/bronnen", "Alle bronnen"), link("/begrippen", "Alle begrippen")));
  return page(visit, Shell::Public,
              {.title = "De regels",
               .current = "/regels",
               .content = body,
               .bars = {},
               .width = MainWidth::Normal,
               .sample = {}},
              errors.empty() ? 200 : 400);
}

/// The tables of the decisions with these names, each once over the whole page.
Html decision_blocks(const Pakket& pakket, const std::vector<std::string>& names,
                     std::set<std::string>& shown) {
  Html blocks;
  for (const auto& name : names) {
    const auto* decision = pakket.model->decision(name).or_null();
    if (decision == nullptr || !shown.insert(name).second) {
      continue;
    }
    blocks += beslissing_blok(pakket, *decision);
  }
  return blocks;
}

/// What a step provably does not read.
Html proofs_of(const Pakket& pakket, const regels::Stap& step) {
  Html proofs;
  for (const auto& proof : pakket.verboden_afhankelijkheden) {
    if (proof.beslissing != step.beslissing) {
      continue;
    }
    std::vector<std::string> never;
    for (const auto& name : proof.leest_niet) {
      never.push_back(naam_voor_mensen(pakket, name));
    }
    proofs += message(MessageKind::Opgeslagen, "Gecontroleerd.",
                      markup("Deze stap leest nooit: {}. {} {}", base::enumerate(never, "of"), proof.reden,
                             source_labels(*pakket.bronregister, proof.bronnen)));
  }
  return proofs;
}

Html step_sections(const Pakket& pakket, std::set<std::string>& shown) {
  Html result;
  for (const auto& step : pakket.stappen) {
    std::vector<std::string> names{step.beslissing};
    names.insert(names.end(), step.onderdelen.begin(), step.onderdelen.end());
    names.insert(names.end(), step.berekeningen.begin(), step.berekeningen.end());
    result +=
        section_at("stap-" + slug(step.nummer), fmt::format("Stap {}. {}", step.nummer, step.naam),
                   lead("{}", step.vraag), reading("{}", step.uitleg),
                   p("Door: {}. {}", rol_naam(step.wie), source_labels(*pakket.bronregister, step.bronnen)),
                   proofs_of(pakket, step), decision_blocks(pakket, names, shown));
  }
  return result;
}

Html outcome_section(const Pakket& pakket, std::set<std::string>& shown) {
  std::vector<std::string> names;
  if (!pakket.hoofduitkomst.empty()) {
    names.push_back(pakket.hoofduitkomst);
  }
  for (const auto& outcome : pakket.uitkomsten) {
    names.push_back(outcome.beslissing);
  }
  const auto actions =
      buttons(button_link(fmt::format("/regels/{}/bestanden", pakket.id), {.text = "Download pakket",
                                                                           .kind = ButtonKind::Subtle,
                                                                           .icon = Icon::Download,
                                                                           .side = IconSide::Before}),
              button_link(fmt::format("/regels/{}/voorbeelden", pakket.id),
                          {.text = "Probeer met een voorbeeld", .kind = ButtonKind::Secondary}));
  return section_of("uitkomst", spread(h2("De uitkomst"), actions),
                    reading("De uitkomst is een voorstel. Een medewerker beslist en zet zijn naam eronder.") +
                        decision_blocks(pakket, names, shown));
}

Html other_section(const Pakket& pakket, std::set<std::string>& shown) {
  std::vector<std::string> names;
  for (const auto& decision : pakket.model->decisions()) {
    names.push_back(decision.name);
  }
  const auto blocks = decision_blocks(pakket, names, shown);
  return blocks.empty() ? blocks
                        : section("Tussenuitkomsten", disclosure("Toon alle tussenuitkomsten", blocks));
}

Html reading_card(const Pakket& pakket, const regels::Interpretatie& chosen) {
  std::vector<Content> others;
  for (const auto& other : chosen.alternatieven) {
    others.emplace_back(markup("{} {}", strong(other.naam + "."), other.uitleg));
  }
  return article_card(
      "lezing-" + slug(chosen.id),
      all(h3(fmt::format("{} · {}", chosen.id, chosen.vraag)),
          p("{} {}", strong(fmt::format("Gekozen: {}.", chosen.gekozen.naam)), chosen.gekozen.uitleg),
          p("{}", chosen.waarom),
          others.empty() ? Html() : second_line("Zo kan het ook gelezen worden:") + bullets(others),
          p("{}", source_labels(*pakket.bronregister, chosen.bronnen))));
}

Html reading_section(const Pakket& pakket) {
  if (pakket.interpretaties.empty()) {
    return {};
  }
  Html cards;
  for (const auto& chosen : pakket.interpretaties) {
    cards += reading_card(pakket, chosen);
  }
  return section_at("lezingen", "Gekozen lezingen",
                    reading("Hier kan de bron op meer manieren gelezen worden. Wij laten zien welke lezing "
                            "wij kiezen en waarom."),
                    stack(cards));
}

/// A list of codes by the names that the vocabulary gives them. Nothing when no begrip knows every code, or
/// when two that do name them differently: then it is not known which is meant.
std::optional<std::string> codes_in_words(const Pakket& pakket, const std::vector<feel::Value>& codes) {
  std::optional<std::string> words;
  for (const auto& begrip : pakket.begrippen->lijst()) {
    std::vector<std::string> names;
    for (const auto& code : codes) {
      if (code.is_string() && std::ranges::any_of(begrip.waarden, [&](const auto& choice) {
            return choice.code == code.string();
          })) {
        names.push_back(regels::keuze_in_woorden(begrip, code.string()));
      }
    }
    if (names.empty() || names.size() != codes.size()) {
      continue;
    }
    auto these = base::enumerate(names);
    if (words && *words != these) {
      return std::nullopt;
    }
    words = std::move(these);
  }
  return words;
}

std::string parameter_value(const Pakket& pakket, const regels::ParameterWaarde& value,
                            const regels::Parameter& parameter) {
  if (value.waarde.is_list()) {
    if (auto words = codes_in_words(pakket, value.waarde.list())) {
      return *words;
    }
    return regels::parameter_in_woorden(pakket, parameter, value.waarde);
  }
  if (value.waarde.is_context()) {
    return fmt::format("tabel met {} rijen", value.waarde.context().size());
  }
  return regels::parameter_in_woorden(pakket, parameter, value.waarde);
}

Html parameter_section(const Pakket& pakket) {
  if (pakket.parameters.empty()) {
    return {};
  }
  Table content{.caption = "Bedragen, lijsten en grenzen",
                .columns = {column("Parameter"), column("Waarde"), column("Geldig"), column("Bron")},
                .rows = {},
                .total = {}};
  for (const auto& parameter : pakket.parameters) {
    for (const auto& value : parameter.waarden) {
      const auto until = value.tot_en_met ? " t/m " + base::date_numeric(*value.tot_en_met) : std::string{};
      content.rows.push_back(
          {.cells = {Html::text(parameter.naam),
                     markup("{} {}{}", parameter_value(pakket, value, parameter),
                            value.voorbeeld ? example_label() : Html{},
                            value.toelichting.empty() ? Html{} : caption_line("{}", value.toelichting)),
                     Html::text("vanaf " + base::date_numeric(value.van) + until),
                     source_labels(*pakket.bronregister, value.bronnen)},
           .group = {},
           .group_note = {}});
    }
  }
  return section_at("parameters", "Bedragen, lijsten en grenzen",
                    reading("Een waarde zonder bron heet voorbeeldwaarde. Daarmee mag een besluit niet "
                            "zomaar worden genomen."),
                    table_card(content));
}

Html change_section(const regels::Bibliotheek& bibliotheek, const Pakket& pakket) {
  const auto* next = next_of(bibliotheek, pakket);
  if (next == nullptr) {
    return {};
  }
  const auto heading = cluster(h2(fmt::format("Wat verandert er per {}?", base::date_long(next->geldig_van))),
                               status_label(next->status));
  return section_of("verandert", heading,
                    reading("{}", next->samenvatting) +
                        p("{}", link(verschil_adres(pakket.id, next->id),
                                     "Bekijk de verschillen, met zaken die anders uitkomen")));
}

/// A page of a package is long: where everything stands.
Html contents(const Pakket& pakket) {
  std::vector<Link> links{{"#uitkomst", "De uitkomst"}};
  for (const auto& step : pakket.stappen) {
    links.push_back({"#stap-" + slug(step.nummer), fmt::format("Stap {}. {}", step.nummer, step.naam)});
  }
  if (!pakket.interpretaties.empty()) {
    links.push_back({"#lezingen", "Gekozen lezingen"});
  }
  if (!pakket.parameters.empty()) {
    links.push_back({"#parameters", "Bedragen, lijsten en grenzen"});
  }
  return pills("Op deze pagina", links);
}

/// An alternative of the policy lab never was a rule: nobody may read it as one.
std::string_view whose_rules(const Pakket& pakket) {
  return pakket.status == regels::Status::Alternatief
             ? "Dit is een alternatief om mee te vergelijken. Het geldt nergens, en niemand besluit ermee."
             : "Alle zorgkantoren gebruiken hetzelfde pakket. Niemand kan er plaatselijk iets aan "
               "veranderen.";
}

Html package_top(const Visit& visit, const Pakket& pakket) {
  const auto* chosen = pakket.begrippen->vind(pakket.gekozen_op);
  const auto day = pakket.geldig_van <= visit.today() ? visit.today() : pakket.geldig_van;
  return stack(package_head(pakket, ""), spread(h1(pakket.titel), status_label(pakket.status)),
               lead("{} {}", pakket.samenvatting, whose_rules(pakket)),
               facts({{"Geldig", Html::text(period(pakket))},
                      {"Gekozen op", Html::text(chosen == nullptr ? pakket.gekozen_op : chosen->naam)},
                      {"Versie", Html::text(pakket.versie)},
                      {"Vingerafdruk", code(base::short_fingerprint(pakket.vingerafdruk))}}),
               timeline_card(visit, in_time(*visit.services().bibliotheek, pakket.id), day, {}),
               contents(pakket));
}

Html graph_section(const Pakket& pakket) {
  return section("Zo hangen de stappen samen",
                 reading("Onderaan staan de gegevens, met hun soort. Een gegeven dat nog ontbreekt, telt "
                         "nooit als nee."),
                 card(draw_graph(pakket)), disclosure("Toon dit als lijst", list_graph(pakket)));
}

http::Response package_page(const Visit& visit) {
  const auto* pakket = asked_package(visit);
  if (pakket == nullptr) {
    return no_such_package(visit);
  }
  // Outcomes before steps: a reader first wants to know what can come out. Each table stands on the page
  // once, where it is read first.
  std::set<std::string> shown;
  const auto outcome = outcome_section(*pakket, shown);
  const auto steps = step_sections(*pakket, shown);
  const auto others = other_section(*pakket, shown);
  const auto body = sections(package_top(visit, *pakket), graph_section(*pakket), outcome, steps, others,
                             reading_section(*pakket), parameter_section(*pakket),
                             change_section(*visit.services().bibliotheek, *pakket));
  return page(visit, Shell::Public,
              {.title = pakket->titel,
               .current = "/regels",
               .content = body,
               .bars = {},
               .width = MainWidth::Normal,
               .sample = {}});
}

}  // namespace

void voeg_regels_toe(Routes& routes) {
  routes.get("/regels", Access::everyone(), package_list);
  routes.get("/regels/{regeling}/{versie}", Access::everyone(), package_page);
  voeg_regels_narekenen_toe(routes);
  voeg_verschil_toe(routes);
}

}  // namespace maatstaf::web
