// SPDX-License-Identifier: EUPL-1.2
//
// "Zelf nagaan": one question at a time, chosen by the rules themselves: only what can still change the
// outcome and what a client can know. Nothing is stored: the answers travel along in the form. It never says
// no: it says what the rules give on these answers, and what only a person can judge.
#include <fmt/format.h>

#include <algorithm>

#include "base/nederlands.h"
#include "beoordeling/beoordelen/beoordelen.h"
#include "web/delen/beoordeling_onderdelen.h"
#include "web/delen/vragen.h"
#include "web/kern/layout.h"
#include "web/publiek/publiek.h"
#include "zaak/dossierbeeld/pakketkeuze.h"
#include "zaak/zaken.h"

namespace maatstaf::web {

namespace {

using regels::Begrip;

constexpr std::size_t kMostQuestions = 30;

/// What a visitor told so far, in the order of asking.
struct Told {
  std::vector<std::pair<const Begrip*, Antwoord>> answers;
  [[nodiscard]] bool has(std::string_view id) const {
    return std::ranges::any_of(answers, [&](const auto& answer) { return answer.first->id == id; });
  }
};

bool can_be_asked(const Begrip& begrip) {
  return begrip.type != regels::BegripType::Lijst && begrip.id != "aanvraagdatum" &&
         std::ranges::find(begrip.levert, "ouder") != begrip.levert.end();
}

/// The answers in the hidden fields of the form; what cannot be read any more is asked again.
Told read_told(const regels::Begrippen& begrippen, const http::Fields& fields) {
  Told told;
  for (const auto& id : fields.all("gevraagd")) {
    const auto* begrip = begrippen.vind(id);
    if (begrip == nullptr || !can_be_asked(*begrip) || told.has(id) ||
        told.answers.size() >= kMostQuestions) {
      continue;
    }
    auto read = lees_antwoord(begrippen, *begrip, fields);
    if (read.antwoord) {
      told.answers.emplace_back(begrip, std::move(*read.antwoord));
    }
  }
  return told;
}

base::Result<beoordeling::Beoordeling> assess(const regels::Pakket& pakket, const Told& told,
                                              base::Date today, beoordeling::Uitvoer uitvoer) {
  beoordeling::Feiten feiten;
  const auto put = [&](const std::string& id, feel::Value value) {
    feiten[id] = {.waarde = std::move(value),
                  .herkomst = {.soort = "opgave",
                               .door = "bezoeker",
                               .rol = "ouder",
                               .datum = today,
                               .toelichting = {},
                               .bewijs = {}}};
  };
  put(pakket.gekozen_op, feel::Value(today));
  for (const auto& [begrip, answer] : told.answers) {
    if (answer.waarde) {
      put(begrip->id, *answer.waarde);
    }
  }
  return beoordeling::beoordeel(
      pakket, feiten, {.peildatum = today, .doel = beoordeling::Doel::Simulatie, .uitvoer = uitvoer});
}

/// The next question that a client can answer and on which a step still waits, in the order of the steps.
/// (The proof that an answer can change the outcome is made once, for the page with the result.)
const Begrip* next_question(const regels::Pakket& pakket, const beoordeling::Beoordeling& beoordeling,
                            const Told& told) {
  for (const auto& stap : pakket.stappen) {
    const auto found = beoordeling.waarden.find(stap.beslissing);
    if (found == beoordeling.waarden.end()) {
      continue;
    }
    for (const auto& id : found->second.causes()) {
      const auto* begrip = pakket.begrippen->vind(id);
      if (begrip != nullptr && can_be_asked(*begrip) && !told.has(begrip->id)) {
        return begrip;
      }
    }
  }
  return nullptr;
}

Html hidden_answers(const Told& told) {
  Html fields;
  for (const auto& [begrip, answer] : told.answers) {
    fields += hidden_field("gevraagd", begrip->id);
    const auto invoer = als_invoer(*begrip, answer);
    for (const auto& [name, value] : invoer.list()) {
      fields += hidden_field(name, value);
    }
  }
  return fields;
}

Html answers_table(const regels::Begrippen& begrippen, const Told& told) {
  if (told.answers.empty()) {
    return {};
  }
  Table content{.caption = "Uw antwoorden",
                .columns = {column("Vraag"), column("Uw antwoord")},
                .rows = {},
                .total = {}};
  for (const auto& [begrip, answer] : told.answers) {
    content.rows.push_back(
        {.cells = {Html::text(begrip->vraag), antwoord_in_woorden(begrippen, *begrip, answer)},
         .group = {},
         .group_note = {}});
  }
  return disclosure(fmt::format("Uw {}", count(told.answers.size(), "antwoord", "antwoorden")),
                    table_card(content));
}

Html beside(const Visit& visit, const Begrip* begrip, const regels::Pakket& pakket) {
  Html why;
  if (begrip != nullptr && !begrip->waarvoor.empty()) {
    why =
        side_card("Waarom vragen wij dit?",
                  p("{}", begrip->waarvoor) + p("{}", source_labels(*pakket.bronregister, begrip->bronnen)));
  }
  const auto nothing_kept = side_card(
      "Wij bewaren niets", p("Uw antwoorden blijven op deze pagina. Sluit u de pagina, dan zijn ze weg."));
  return side(why, nothing_kept, help_card(visit.services()));
}

http::Response question_page(const Visit& visit, const regels::Pakket& pakket, const Told& told,
                             const Begrip& begrip, const http::Fields& invoer, const FieldErrors& errors) {
  const auto form = post_form(
      {.action = "/zelf-nagaan", .csrf = visit.csrf_field()}, hidden_answers(told),
      hidden_field("vraag", begrip.id), vraag_veld(begrip, invoer, errors, LabelLook::Title),
      buttons(button({.text = "Verder", .icon = Icon::ArrowRight}), button({.text = "Toon wat nu bekend is",
                                                                            .kind = ButtonKind::Subtle,
                                                                            .name = "actie",
                                                                            .value = "uitslag"})));
  const auto content =
      block(Block::FormColumns,
            stack(error_summary(errors),
                  second_line("Zelf nagaan, vraag {}. U krijgt alleen vragen die nog nodig zijn.",
                              told.answers.size() + 1),
                  form, answers_table(*pakket.begrippen, told)),
            beside(visit, &begrip, pakket));
  return page(visit, Shell::Public,
              {.title = "Zelf nagaan: " + begrip.vraag,
               .current = "/zelf-nagaan",
               .content = content,
               .bars = {},
               .width = MainWidth::Normal,
               .sample = {}},
              errors.empty() ? 200 : 400);
}

/// What the rules give on these answers, without ever saying no.
Html verdict(const beoordeling::Beoordeling& beoordeling) {
  const bool open = std::ranges::any_of(
      beoordeling.stappen, [](const auto& stap) { return stap.antwoord == beoordeling::Antwoord::Onbekend; });
  if (open) {
    return message(MessageKind::Onbekend, "Dit is nog niet te zeggen.",
                   Html::text("Op deze antwoorden is nog niet elke stap bekend. Dat is geen nee. Hieronder "
                              "staat wat er nog nodig is, en van wie."));
  }
  return message(MessageKind::Uitleg, "Dit geven de regels op uw antwoorden.",
                 Html::text("Het is geen besluit. Een arts, een verpleegkundige en een medewerker van het "
                            "zorgkantoor beoordelen elke aanvraag."));
}

http::Response result_page(const Visit& visit, const regels::Pakket& pakket, const Told& told,
                           const beoordeling::Beoordeling& beoordeling) {
  const auto needs = behoeften_lijst(beoordeling.behoeften);
  const auto further = next_question(pakket, beoordeling, told) == nullptr
                           ? Html{}
                           : button({.text = "Nog een vraag beantwoorden", .kind = ButtonKind::Secondary});
  const auto back = post_form(
      {.action = "/zelf-nagaan", .csrf = visit.csrf_field(), .look = FormLook::Bare}, hidden_answers(told),
      buttons(button_link("/portaal", {.text = "Meerzorg aanvragen", .icon = Icon::ArrowRight}), further,
              button_link("/zelf-nagaan", {.text = "Opnieuw beginnen", .kind = ButtonKind::Subtle})));
  const auto content = sections(
      block(
          Block::Columns,
          stack(h1("Wat wij nu weten"),
                lead("Volgens de regels die vandaag gelden: {}", link("/regels/" + pakket.id, pakket.titel)),
                verdict(beoordeling), answers_table(*pakket.begrippen, told), back),
          beside(visit, nullptr, pakket)),
      section("De stappen", stappen_tabel(pakket, beoordeling)),
      needs.empty() ? needs : section("Wat nog nodig is", needs));
  return page(visit, Shell::Public,
              {.title = "Zelf nagaan: wat wij nu weten",
               .current = "/zelf-nagaan",
               .content = content,
               .bars = {},
               .width = MainWidth::Normal,
               .sample = {}});
}

http::Response self_check(const Visit& visit) {
  const auto& services = visit.services();
  const auto found = zaak::kies_pakket(*services.bibliotheek, visit.today(), {}, services.kantoor.naam,
                                       zaak::dagen_hoofdregeling(services.zaken->ingevoerd()));
  if (!found) {
    return error_page(visit, found.error());
  }
  const auto& pakket = *found->pakket;
  const auto& fields = visit.form().fields;
  auto told = read_told(*pakket.begrippen, fields);
  const bool wants_result = fields.get("actie") == "uitslag";
  const auto* asked = pakket.begrippen->vind(fields.get("vraag"));
  if (asked != nullptr && can_be_asked(*asked) && !told.has(asked->id)) {
    auto read = lees_antwoord(*pakket.begrippen, *asked, fields);
    if (!read.antwoord && !wants_result) {
      return question_page(visit, pakket, told, *asked, fields, read.fouten);
    }
    if (read.antwoord) {
      told.answers.emplace_back(asked, std::move(*read.antwoord));
    }
  }
  const auto quick = assess(pakket, told, visit.today(), beoordeling::Uitvoer::Snel);
  if (!quick) {
    return error_page(visit, quick.error());
  }
  const auto* next = next_question(pakket, *quick, told);
  if (next != nullptr && !wants_result && told.answers.size() < kMostQuestions) {
    return question_page(visit, pakket, told, *next, {}, {});
  }
  const auto complete = assess(pakket, told, visit.today(), beoordeling::Uitvoer::Volledig);
  return complete ? result_page(visit, pakket, told, *complete) : error_page(visit, complete.error());
}

}  // namespace

void voeg_zelf_nagaan_toe(Routes& routes) {
  routes.get("/zelf-nagaan", Access::everyone(), http::Lane::Compute, self_check);
  routes.post("/zelf-nagaan", Access::everyone(), http::Lane::Compute, self_check);
}

}  // namespace maatstaf::web
