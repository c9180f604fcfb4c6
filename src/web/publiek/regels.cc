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
  const auto form = markup("<form class=\"ms-inline\" method=\"get\" action=\"/regels\">{}{}</form>", field,
                           button({.text = "Toon", .kind = ButtonKind::Secondary}));
  return markup(
      "<div class=\"ms-card\"><div class=\"ms-spread\">{}<p class=\"ms-caption\">Nieuwe regels zijn hier te "
      "bekijken zodra ze bekend zijn.</p></div>{}</div>",
      form, draw_timeline(packages, on));
}

http::Response package_list(const Visit& visit) {
  const auto& bibliotheek = *visit.services().bibliotheek;
  FieldErrors errors;
  const auto on = asked_date(visit, errors);
  const auto found = bibliotheek.geldend(regels::kHoofdregeling, on);
  Html now;
  if (!errors.empty()) {
    now = error_summary(errors);
  } else if (found) {
    now = message(MessageKind::Uitleg, fmt::format("Op {} gelden deze regels:", base::date_long(on)),
                  link("/regels/" + (*found)->id, (*found)->titel));
  } else {
    now = message(MessageKind::Onbekend, fmt::format("Voor {} staan hier geen regels.", base::date_long(on)),
                  Html::text("Dat wil niet zeggen dat er toen geen regels waren."));
  }
  Table content{
      .caption = "Alle regelpakketten",
      .columns = {column("Pakket"), column("Waarover"), column("Geldig"), column("Status"), column("Versie")},
      .rows = {},
      .total = {}};
  std::string group;
  for (const auto* pakket : by_scheme(bibliotheek)) {
    const auto scheme = scheme_name(pakket->id);
    content.rows.push_back({.cells = {link("/regels/" + pakket->id, pakket->titel),
                                      markup("{}<p class=\"ms-caption\">{}</p>", pakket->samenvatting,
                                             pakket->toepassing.toelichting),
                                      Html::text(period(*pakket)), status_label(pakket->status),
                                      markup("{}<p>{}</p>", pakket->versie,
                                             code(base::short_fingerprint(pakket->vingerafdruk)))},
                            .group = scheme == group ? std::string{} : scheme,
                            .group_note = {}});
    group = scheme;
  }
  const auto body = markup(
      "<div class=\"ms-sections\"><div class=\"ms-stack\"><h1>De regels</h1><p class=\"ms-lead\">Alle "
      "zorgkantoren gebruiken dezelfde regelpakketten. Elke regel "
      "heeft een bron. U kunt alles nalezen en narekenen.</p>{}{}</div>{}<p>{} · {} · {}</p></div>",
      timeline_card(visit, in_time(bibliotheek, regels::kHoofdregeling), on, errors), now,
      table_card(content), link("/regels/verschil", "Vergelijk twee versies"),
      link("/bronnen", "Alle bronnen"), link("/begrippen", "Alle begrippen"));
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

Html step_sections(const Pakket& pakket, std::set<std::string>& shown) {
  Html sections;
  for (const auto& step : pakket.stappen) {
    std::vector<std::string> names{step.beslissing};
    names.insert(names.end(), step.onderdelen.begin(), step.onderdelen.end());
    names.insert(names.end(), step.berekeningen.begin(), step.berekeningen.end());
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
    sections += markup(
        "<section class=\"ms-section\" id=\"stap-{}\"><h2>Stap {}. {}</h2><p class=\"ms-lead\">{}</p><p "
        "class=\"ms-text\">{}</p><p>Door: {}. {}</p>{}{}</section>",
        slug(step.nummer), step.nummer, step.naam, step.vraag, step.uitleg, rol_naam(step.wie),
        source_labels(*pakket.bronregister, step.bronnen), proofs, decision_blocks(pakket, names, shown));
  }
  return sections;
}

Html outcome_section(const Pakket& pakket, std::set<std::string>& shown) {
  std::vector<std::string> names;
  if (!pakket.hoofduitkomst.empty()) {
    names.push_back(pakket.hoofduitkomst);
  }
  for (const auto& outcome : pakket.uitkomsten) {
    names.push_back(outcome.beslissing);
  }
  return markup(
      "<section class=\"ms-section\" id=\"uitkomst\"><div class=\"ms-spread\"><h2>De uitkomst</h2><div "
      "class=\"ms-buttons\">{}{}</div></div><p class=\"ms-text\">"
      "De uitkomst is een voorstel. Een medewerker beslist en zet zijn naam eronder.</p>{}</section>",
      button_link(fmt::format("/regels/{}/bestanden", pakket.id), {.text = "Download pakket",
                                                                   .kind = ButtonKind::Subtle,
                                                                   .icon = Icon::Download,
                                                                   .side = IconSide::Before}),
      button_link(fmt::format("/regels/{}/voorbeelden", pakket.id),
                  {.text = "Probeer met een voorbeeld", .kind = ButtonKind::Secondary}),
      decision_blocks(pakket, names, shown));
}

Html other_section(const Pakket& pakket, std::set<std::string>& shown) {
  std::vector<std::string> names;
  for (const auto& decision : pakket.model->decisions()) {
    names.push_back(decision.name);
  }
  const auto blocks = decision_blocks(pakket, names, shown);
  return blocks.empty() ? blocks
                        : markup("<section class=\"ms-section\"><h2>Tussenuitkomsten</h2>{}</section>",
                                 disclosure("Toon alle tussenuitkomsten", blocks));
}

Html reading_section(const Pakket& pakket) {
  if (pakket.interpretaties.empty()) {
    return {};
  }
  Html items;
  for (const auto& reading : pakket.interpretaties) {
    Html others;
    for (const auto& other : reading.alternatieven) {
      others += markup("<li><strong>{}.</strong> {}</li>", other.naam, other.uitleg);
    }
    items += markup(
        "<article class=\"ms-card\" id=\"lezing-{}\"><h3>{} · {}</h3><p><strong>Gekozen: {}.</strong> "
        "{}</p><p>{}</p>{}<p>{}</p></article>",
        slug(reading.id), reading.id, reading.vraag, reading.gekozen.naam, reading.gekozen.uitleg,
        reading.waarom,
        others.empty()
            ? others
            : markup("<p class=\"ms-second\">Zo kan het ook gelezen worden:</p><ul>{}</ul>", others),
        source_labels(*pakket.bronregister, reading.bronnen));
  }
  return markup(
      "<section class=\"ms-section\" id=\"lezingen\"><h2>Gekozen lezingen</h2><p class=\"ms-text\">Hier kan "
      "de bron op meer manieren gelezen worden. Wij laten zien welke lezing "
      "wij kiezen en waarom.</p><div class=\"ms-stack\">{}</div></section>",
      items);
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
                            value.toelichting.empty()
                                ? Html{}
                                : markup("<p class=\"ms-caption\">{}</p>", value.toelichting)),
                     Html::text("vanaf " + base::date_numeric(value.van) + until),
                     source_labels(*pakket.bronregister, value.bronnen)},
           .group = {},
           .group_note = {}});
    }
  }
  return markup(
      "<section class=\"ms-section\" id=\"parameters\"><h2>Bedragen, lijsten en grenzen</h2><p "
      "class=\"ms-text\">Een waarde zonder bron heet voorbeeldwaarde. Daarmee mag een "
      "besluit niet zomaar worden genomen.</p>{}</section>",
      table_card(content));
}

Html change_section(const regels::Bibliotheek& bibliotheek, const Pakket& pakket) {
  const auto* next = next_of(bibliotheek, pakket);
  if (next == nullptr) {
    return {};
  }
  return markup(
      "<section class=\"ms-section\" id=\"verandert\"><div class=\"ms-cluster\"><h2>Wat verandert er per "
      "{}?</h2>{}</div><p class=\"ms-text\">{}</p><p>{}</p></section>",
      base::date_long(next->geldig_van), status_label(next->status), next->samenvatting,
      link(verschil_adres(pakket.id, next->id), "Bekijk de verschillen, met zaken die anders uitkomen"));
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

http::Response package_page(const Visit& visit) {
  const auto* pakket = asked_package(visit);
  if (pakket == nullptr) {
    return no_such_package(visit);
  }
  const auto& bibliotheek = *visit.services().bibliotheek;
  const auto* chosen = pakket->begrippen->vind(pakket->gekozen_op);
  std::set<std::string> shown;
  const auto head = markup(
      "<div class=\"ms-stack\">{}<div class=\"ms-spread\"><h1>{}</h1>{}</div><p class=\"ms-lead\">{} "
      "{}</p>{}{}{}</div>",
      package_head(*pakket, ""), pakket->titel, status_label(pakket->status), pakket->samenvatting,
      whose_rules(*pakket),
      facts({{"Geldig", Html::text(period(*pakket))},
             {"Gekozen op", Html::text(chosen == nullptr ? pakket->gekozen_op : chosen->naam)},
             {"Versie", Html::text(pakket->versie)},
             {"Vingerafdruk", code(base::short_fingerprint(pakket->vingerafdruk))}}),
      timeline_card(visit, in_time(bibliotheek, pakket->id),
                    pakket->geldig_van <= visit.today() ? visit.today() : pakket->geldig_van, {}),
      contents(*pakket));
  const auto graph = markup(
      "<section class=\"ms-section\"><h2>Zo hangen de stappen samen</h2><p class=\"ms-text\">Onderaan staan "
      "de gegevens, met hun soort. Een gegeven dat nog ontbreekt, telt nooit "
      "als nee.</p><div class=\"ms-card\">{}</div>{}</section>",
      draw_graph(*pakket), disclosure("Toon dit als lijst", list_graph(*pakket)));
  // Outcomes before steps: a reader first wants to know what can come out.
  const auto outcome = outcome_section(*pakket, shown);
  const auto steps = step_sections(*pakket, shown);
  const auto body = markup("<div class=\"ms-sections\">{}{}{}{}{}{}{}{}</div>", head, graph, outcome, steps,
                           other_section(*pakket, shown), reading_section(*pakket),
                           parameter_section(*pakket), change_section(bibliotheek, *pakket));
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
