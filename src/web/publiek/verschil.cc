// SPDX-License-Identifier: EUPL-1.2
#include "web/publiek/verschil.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <variant>

#include "base/nederlands.h"
#include "beoordeling/vergelijken/pakketverschil.h"
#include "web/kern/components.h"
#include "web/kern/forms.h"
#include "web/kern/layout.h"
#include "web/kern/rekenwerk.h"
#include "web/publiek/regels_delen.h"

namespace maatstaf::web {

namespace {

using beoordeling::GezochteWijziging;
using beoordeling::Pakketverschil;
using beoordeling::Zoekuitslag;
using regels::Verandering;
using regels::WijzigingSoort;

/// The days around `dag` on which a package says the same: no amount changes between them. Two questions with
/// days in the same stretch are one question, so that there are as many as there are stretches and not as
/// many as there are days.
struct Tijdvak {
  base::Date van;
  std::optional<base::Date> tot_en_met;
};

Tijdvak gelijke_dagen(const regels::Pakketdag& kant) {
  Tijdvak tijdvak{kant.pakket->geldig_van, kant.pakket->geldig_tot_en_met};
  const auto grens = [&](base::Date eerste_dag) {
    if (eerste_dag <= kant.dag) {
      tijdvak.van = std::max(tijdvak.van, eerste_dag);
      return;
    }
    const auto dag_ervoor = eerste_dag.plus_days(-1);
    tijdvak.tot_en_met = std::min(tijdvak.tot_en_met.value_or(dag_ervoor), dag_ervoor);
  };
  for (const regels::Parameter& parameter : kant.pakket->parameters) {
    for (const regels::ParameterWaarde& waarde : parameter.waarden) {
      grens(waarde.van);
      if (waarde.tot_en_met) {
        grens(waarde.tot_en_met->plus_days(1));
      }
    }
  }
  return tijdvak;
}

/// What is computed for a question: both sides on the first day of their stretch.
beoordeling::Kanten op_eerste_dag(const beoordeling::Kanten& kanten) {
  return {{kanten.eerst.pakket, gelijke_dagen(kanten.eerst).van},
          {kanten.nu.pakket, gelijke_dagen(kanten.nu).van}};
}

std::string sleutel_van(const beoordeling::Kanten& kanten) {
  return fmt::format("verschil {} {} {} {}", kanten.eerst.pakket->vingerafdruk, kanten.eerst.dag.text(),
                     kanten.nu.pakket->vingerafdruk, kanten.nu.dag.text());
}

/// What somebody asked for, as it was typed.
struct Vraag {
  std::string eerst;
  std::string nu;
  std::string van;
  std::string naar;
};

Vraag lees_vraag(const Visit& visit) {
  const auto& query = visit.request().query;
  return {query.get("a"), query.get("b"), query.get("van"), query.get("naar")};
}

std::optional<base::Date> lees_dag(const std::string& tekst, std::string_view veld, FieldErrors& fouten) {
  if (tekst.empty()) {
    return std::nullopt;
  }
  auto dag = base::parse_dutch_date(tekst);
  if (!dag) {
    fouten.emplace_back(veld, "Schrijf een datum, bijvoorbeeld 24-11-2026.");
  }
  return dag;
}

Html keuze(const regels::Bibliotheek& bibliotheek, std::string_view naam, std::string_view label,
           std::string_view uitleg, const std::string& gekozen, const FieldErrors& fouten) {
  ChoiceField veld{.name = std::string(naam),
                   .label = std::string(label),
                   .help = std::string(uitleg),
                   .chosen = {gekozen},
                   .error = error_of(fouten, naam)};
  for (const auto* pakket : by_scheme(bibliotheek)) {
    veld.options.push_back({.value = pakket->id,
                            .text = fmt::format("{}: {} ({})", scheme_name(pakket->id), pakket->titel,
                                                regels::woord(pakket->status)),
                            .hint = {}});
  }
  return select_field(veld);
}

Html dagveld(std::string_view naam, std::string_view label, const std::string& waarde,
             const FieldErrors& fouten) {
  return text_field({.name = std::string(naam),
                     .label = std::string(label),
                     .help = "Bijvoorbeeld 31-12-2026.",
                     .value = waarde,
                     .error = error_of(fouten, naam),
                     .kind = InputKind::Date,
                     .needed = Needed::Optional});
}

Html formulier(const Visit& visit, const Vraag& vraag, const FieldErrors& fouten) {
  const auto& bibliotheek = *visit.services().bibliotheek;
  return get_form(AskLook::Card, "/regels/verschil",
                  all(keuze(bibliotheek, "a", "Eerste versie", "", vraag.eerst, fouten),
                      keuze(bibliotheek, "b", "Tweede versie",
                            "Kiest u niets, dan zoeken wij bij de tweede dag de regels die dan gelden.",
                            vraag.nu, fouten),
                      dagveld("van", "Dag bij de eerste versie", vraag.van, fouten),
                      dagveld("naar", "Dag bij de tweede versie", vraag.naar, fouten),
                      p("{}", button({.text = "Vergelijk", .kind = ButtonKind::Primary}))));
}

LabelKind soort_van(Verandering verandering) {
  switch (verandering) {
    case Verandering::Erbij:
      return LabelKind::InWerking;
    case Verandering::Weg:
      return LabelKind::Voorbeeld;
    case Verandering::Anders:
      return LabelKind::Plain;
  }
  return LabelKind::Plain;
}

enum class Zijde { Eerst, Nu };

/// One side of a change: what stands there, with its sources.
Html kant(const GezochteWijziging& bevinding, const regels::Bronnen& bronnen, Zijde zijde) {
  const bool eerste = zijde == Zijde::Eerst;
  const auto& wijziging = bevinding.wijziging;
  const auto afwezig = eerste ? Verandering::Erbij : Verandering::Weg;
  if (wijziging.verandering == afwezig) {
    return second_line("Niet in deze regels.");
  }
  Html regels_;
  Html rest;
  std::size_t aantal = 0;
  for (const auto& punt : wijziging.punten) {
    const auto& tekst = eerste ? punt.eerst : punt.nu;
    const auto regel = p("{} {}", second("{}:", punt.wat), tekst.empty() ? "niet aanwezig" : tekst);
    constexpr std::size_t kZichtbaar = 8;  // a table of amounts would push everything else away
    (++aantal > kZichtbaar ? rest : regels_) += regel;
  }
  if (!rest.empty()) {
    regels_ += disclosure("Toon ook de rest", rest);
  }
  return regels_ + source_labels(bronnen, eerste ? wijziging.bronnen_eerst : wijziging.bronnen_nu);
}

Html gebieden(const GezochteWijziging& bevinding) {
  if (bevinding.gebieden.empty()) {
    return {};
  }
  std::vector<Content> regels_;
  for (const auto& gebied : bevinding.gebieden) {
    regels_.emplace_back(fmt::format("Als {}: eerst {}, nu {}.", gebied.als, gebied.eerst, gebied.nu));
  }
  if (bevinding.gebieden_totaal > bevinding.gebieden.size()) {
    regels_.emplace_back(
        fmt::format("En nog {} andere.", bevinding.gebieden_totaal - bevinding.gebieden.size()));
  }
  return disclosure("Hier geeft de tabel een ander antwoord", bullets(regels_));
}

Html zaak(const GezochteWijziging& bevinding) {
  if (!bevinding.zaak) {
    return second_line("{}", beoordeling::zin(bevinding.uitslag)) + gebieden(bevinding);
  }
  const auto& gevonden = *bevinding.zaak;
  std::vector<Content> punten;
  for (const auto& punt : gevonden.punten) {
    punten.emplace_back(markup("{}: {} wordt {}", punt.onderwerp, strong(punt.eerst), strong(punt.nu)));
  }
  const auto naam = link(
      fmt::format("/regels/{}/voorbeelden/{}", gevonden.pakket, http::encode_percent(gevonden.voorbeeld)),
      gevonden.naam);
  return p("{}", naam) + (gevonden.veranderd.empty() ? Html{} : second_line("Met {}", gevonden.veranderd)) +
         bullets(punten) + gebieden(bevinding);
}

Html tabel(const Pakketverschil& verschil, std::string_view titel,
           const std::vector<const GezochteWijziging*>& lijst) {
  Table inhoud{
      .caption = std::string(titel),
      .columns = {column("Onderdeel"), column("Eerst: " + last_part(verschil.eerst.pakket->id)),
                  column("Nu: " + last_part(verschil.nu.pakket->id)), column("Een zaak die anders uitkomt")},
      .rows = {},
      .total = {}};
  const auto& bronnen = *verschil.nu.pakket->bronregister;
  for (const GezochteWijziging* bevinding : lijst) {
    const auto& wijziging = bevinding->wijziging;
    inhoud.rows.push_back(
        {.cells = {markup("{} {}", wijziging.onderwerp,
                          label(regels::woord(wijziging.verandering), soort_van(wijziging.verandering))),
                   kant(*bevinding, bronnen, Zijde::Eerst), kant(*bevinding, bronnen, Zijde::Nu),
                   zaak(*bevinding)},
         .group = {},
         .group_note = {}});
  }
  return table_card(inhoud);
}

struct Afdeling {
  std::string_view anker;
  std::string_view titel;
  std::array<WijzigingSoort, 2> soorten;
};
constexpr std::array<Afdeling, 8> kAfdelingen{{
    {"stappen", "De stappen", {WijzigingSoort::Stap, WijzigingSoort::Stap}},
    {"uitkomsten", "De uitkomsten", {WijzigingSoort::Uitkomst, WijzigingSoort::Uitkomst}},
    {"tabellen", "De tabellen en formules", {WijzigingSoort::Beslissing, WijzigingSoort::Rij}},
    {"bedragen", "Bedragen, lijsten en grenzen", {WijzigingSoort::Parameter, WijzigingSoort::Parameter}},
    {"gegevens", "De gegevens die meetellen", {WijzigingSoort::Gegeven, WijzigingSoort::Gegeven}},
    {"lezingen", "Gekozen lezingen", {WijzigingSoort::Lezing, WijzigingSoort::Lezing}},
    {"waarborgen", "Wat een stap nooit leest", {WijzigingSoort::Waarborg, WijzigingSoort::Waarborg}},
    {"pakket", "Het pakket als geheel", {WijzigingSoort::Pakket, WijzigingSoort::Pakket}},
}};

/// What may give another answer stands open; words and sources are behind a button.
Html afdeling(const Pakketverschil& verschil, const Afdeling& afdeling, std::vector<Link>& inhoudsopgave) {
  std::vector<const GezochteWijziging*> gedrag;
  std::vector<const GezochteWijziging*> woorden;
  for (const GezochteWijziging& bevinding : verschil.bevindingen) {
    if (std::ranges::find(afdeling.soorten, bevinding.wijziging.soort) == afdeling.soorten.end()) {
      continue;
    }
    (bevinding.wijziging.gevolg == regels::Gevolg::Gedrag ? gedrag : woorden).push_back(&bevinding);
  }
  if (gedrag.empty() && woorden.empty()) {
    return {};
  }
  inhoudsopgave.push_back({fmt::format("#{}", afdeling.anker),
                           fmt::format("{} {}", afdeling.titel, gedrag.size() + woorden.size())});
  Html delen;
  if (!gedrag.empty()) {
    delen += tabel(verschil, afdeling.titel, gedrag);
  }
  if (!woorden.empty()) {
    const auto titel = fmt::format("{}: {} in woorden, bronnen of inrichting", afdeling.titel,
                                   count(woorden.size(), "verschil", "verschillen"));
    delen += disclosure(titel, tabel(verschil, titel, woorden));
  }
  return section_at(afdeling.anker, afdeling.titel, delen);
}

Html kant_in_woorden(const regels::Pakketdag& kant) {
  const auto tijdvak = gelijke_dagen(kant);
  return markup(
      "{} {} op {} {}", link("/regels/" + kant.pakket->id, kant.pakket->titel),
      status_label(kant.pakket->status), base::date_long(kant.dag),
      second("({} tot en met {} geven deze regels hetzelfde)", base::date_long(tijdvak.van),
             tijdvak.tot_en_met ? base::date_long(*tijdvak.tot_en_met) : std::string("nu en later")));
}

Html samenvatting(const Pakketverschil& verschil) {
  Html opmerkingen;
  for (const auto& opmerking : verschil.opmerkingen) {
    opmerkingen += message(MessageKind::Onbekend, "Nog niet alles is bekend.", Html::text(opmerking));
  }
  if (verschil.bevindingen.empty()) {
    return opmerkingen + message(MessageKind::Opgeslagen, "Er is geen verschil.");
  }
  const auto niet = verschil.aantal(Zoekuitslag::NietGevonden);
  const auto uitleg = markup(
      "Bij {} vonden wij een zaak die anders uitkomt. Bij {} vonden wij die niet: dat bewijst niet dat er "
      "geen is. "
      "Van de {} uitgewerkte voorbeelden krijgen er {} een andere uitkomst.",
      verschil.aantal(Zoekuitslag::Gevonden), niet, verschil.voorbeelden, verschil.voorbeelden_anders);
  return opmerkingen + message(MessageKind::Uitleg,
                               capital(count(verschil.bevindingen.size(), "verschil", "verschillen")) + ".",
                               uitleg);
}

/// What does not depend on the visitor or on the days inside a stretch.
Html uitslag(const Pakketverschil& verschil) {
  std::vector<Link> inhoudsopgave;
  Html delen;
  for (const Afdeling& deel : kAfdelingen) {
    delen += afdeling(verschil, deel, inhoudsopgave);
  }
  return group(samenvatting(verschil),
               inhoudsopgave.empty() ? Html{} : pills("Op deze pagina", inhoudsopgave)) +
         delen;
}

http::Computations::Work werk_van(const beoordeling::Kanten& kanten) {
  return [kanten]() -> base::Result<std::string> {
    TRY(const auto verschil, beoordeling::vergelijk_pakketten(kanten));
    return uitslag(verschil).str();
  };
}

Html met_kop(const beoordeling::Kanten& kanten, const std::string& berekend) {
  return section_at("uitslag", "Wat er anders is",
                    facts({{"Eerst", kant_in_woorden(kanten.eerst)}, {"Nu", kant_in_woorden(kanten.nu)}})) +
         Html::trusted(berekend);
}

http::Response pagina(const Visit& visit) {
  const auto vraag = lees_vraag(visit);
  FieldErrors fouten;
  Html gevonden;
  if (!vraag.eerst.empty()) {
    beoordeling::Verschilvraag gevraagd{.eerst = vraag.eerst, .nu = vraag.nu};
    gevraagd.van = lees_dag(vraag.van, "van", fouten);
    gevraagd.naar = lees_dag(vraag.naar, "naar", fouten);
    const auto kanten = beoordeling::kies_kanten(*visit.services().bibliotheek, gevraagd);
    if (fouten.empty() && !kanten) {
      fouten.emplace_back("a", kanten.error().cause + " " + kanten.error().remedy);
    }
    if (fouten.empty()) {
      const auto eerste_dag = op_eerste_dag(*kanten);
      auto berekend = bereken(visit, sleutel_van(eerste_dag), werk_van(eerste_dag));
      if (auto* anders = std::get_if<http::Response>(&berekend)) {
        return std::move(*anders);
      }
      gevonden = met_kop(*kanten, *std::get<std::shared_ptr<const std::string>>(berekend));
    }
  } else if (!vraag.nu.empty() || !vraag.van.empty() || !vraag.naar.empty()) {
    fouten.emplace_back("a", "Kies de eerste versie.");
  }
  const auto inhoud = sections(
      stack(crumbs({{"/regels", "De regels"}, {"", "Wat is er veranderd?", true}}),
            h1("Wat is er veranderd?"),
            lead("Kies twee versies van de regels. U ziet elk verschil in woorden, met de bron. Bij elk "
                 "verschil zoeken wij een verzonnen zaak die echt anders uitkomt."),
            error_summary(fouten), formulier(visit, vraag, fouten)),
      gevonden);
  return page(visit, Shell::Public,
              {.title = "Wat is er veranderd?",
               .current = "/regels",
               .content = inhoud,
               .bars = {},
               .width = MainWidth::Normal,
               .sample = {}},
              fouten.empty() ? 200 : 400);
}

}  // namespace

void voeg_verschil_toe(Routes& routes) {
  routes.get("/regels/verschil", Access::everyone(), http::Lane::Compute, pagina);
}

void bereid_verschillen_voor(const Services& services) {
  if (services.rekenwerk == nullptr) {
    return;
  }
  for (const auto* pakket : by_scheme(*services.bibliotheek)) {
    const auto* later = next_of(*services.bibliotheek, *pakket);
    if (later == nullptr) {
      continue;
    }
    if (const auto kanten =
            beoordeling::kies_kanten(*services.bibliotheek, {.eerst = pakket->id, .nu = later->id})) {
      const auto eerste_dag = op_eerste_dag(*kanten);
      services.rekenwerk->prepare(sleutel_van(eerste_dag), werk_van(eerste_dag));
    }
  }
}

std::string verschil_adres(std::string_view eerst, std::string_view nu) {
  return fmt::format("/regels/verschil?a={}&b={}", http::encode_percent(eerst), http::encode_percent(nu));
}

}  // namespace maatstaf::web
