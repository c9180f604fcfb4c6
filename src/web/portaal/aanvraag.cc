// SPDX-License-Identifier: EUPL-1.2
//
// Applying: one question per page, "Dat weet ik niet" as a full answer, stop and go on later, look at
// everything before sending, and a receipt with number, latest date and contact.
#include <fmt/format.h>

#include <algorithm>

#include "base/nederlands.h"
#include "web/delen/beoordeling_onderdelen.h"
#include "web/kern/layout.h"
#include "web/kern/rulers.h"
#include "web/portaal/aanvraagformulier.h"
#include "web/portaal/delen.h"
#include "web/portaal/portaal.h"
#include "zaak/aanvraag/concepten.h"
#include "zaak/zaken.h"

namespace maatstaf::web {

namespace {

constexpr std::string_view kAddress = "/portaal/aanvraag";

/// The draft with its sheets, as every page here starts.
struct Werk {
  Formulier formulier;
  std::optional<base::Moment> bewaard_op;
  std::vector<Blad> lijst;
};

base::Result<Werk> open_work(const Visit& visit) {
  Werk work;
  TRY(const auto concept_gelezen, visit.services().concepten->lees(visit.account()->id));
  if (concept_gelezen) {
    work.formulier = Formulier(concept_gelezen->inhoud);
    work.bewaard_op = concept_gelezen->bewaard_op;
  }
  work.lijst = bladen(*visit.services().bibliotheek, work.formulier);
  return work;
}

std::string address_of(const Blad& blad) {
  return fmt::format("{}/{}", kAddress, blad.id);
}

Html client_fields(const http::Fields& invoer, const FieldErrors& fouten) {
  return all(h1("Wie heeft de zorg nodig?"),
             text_field({.name = "naam",
                         .label = "Naam",
                         .help = "Voornaam en achternaam.",
                         .value = invoer.get("naam"),
                         .error = error_of(fouten, "naam")}),
             text_field({.name = "geboortedatum",
                         .label = "Geboortedatum",
                         .help = "Bijvoorbeeld 24-11-2017.",
                         .value = invoer.get("geboortedatum"),
                         .error = error_of(fouten, "geboortedatum"),
                         .kind = InputKind::Date}),
             text_field({.name = "bsn",
                         .label = "Burgerservicenummer",
                         .help = "Hiermee vinden wij de indicatie van het CIZ.",
                         .value = invoer.get("bsn"),
                         .error = error_of(fouten, "bsn"),
                         .kind = InputKind::Number,
                         .needed = Needed::Optional}));
}

Html applicant_fields(const http::Fields& invoer, const FieldErrors& fouten) {
  const std::vector<Option> relations = {{"client", "Ik vraag het voor mijzelf", ""},
                                         {"ouder", "Ouder", ""},
                                         {"voogd", "Voogd", ""},
                                         {"curator", "Curator", ""},
                                         {"mentor", "Mentor", ""},
                                         {"gevolmachtigde", "Gevolmachtigde", ""},
                                         {"naaste", "Naaste", ""}};
  return all(h1("Wie bent u?"),
             text_field({.name = "aanvrager_naam",
                         .label = "Uw naam",
                         .help = {},
                         .value = invoer.get("aanvrager_naam"),
                         .error = error_of(fouten, "aanvrager_naam"),
                         .autocomplete = "name"}),
             choice_field({.name = "relatie",
                           .label = "Wie bent u voor de cliënt?",
                           .help = {},
                           .options = relations,
                           .chosen = {invoer.get("relatie")},
                           .error = error_of(fouten, "relatie")}),
             text_field({.name = "straat",
                         .label = "Straat en huisnummer",
                         .help = "Hier sturen wij brieven naartoe.",
                         .value = invoer.get("straat"),
                         .error = {},
                         .needed = Needed::Optional,
                         .autocomplete = "street-address"}),
             text_field({.name = "plaats",
                         .label = "Postcode en plaats",
                         .help = {},
                         .value = invoer.get("plaats"),
                         .error = {},
                         .needed = Needed::Optional,
                         .autocomplete = "off"}),
             text_field({.name = "telefoon",
                         .label = "Telefoonnummer",
                         .help = "Dan kunnen wij bellen als iets niet duidelijk is.",
                         .value = invoer.get("telefoon"),
                         .error = {},
                         .needed = Needed::Optional,
                         .autocomplete = "tel"}));
}

Html why_card(const Visit& visit, const Blad& blad) {
  if (blad.begrip == nullptr) {
    return side_card("Waarom vragen wij dit?",
                     p("Zo weten wij om wie het gaat en wie wij mogen bellen of schrijven."));
  }
  return side_card("Waarom vragen wij dit?",
                   all(p("{}", blad.begrip->waarvoor),
                       p("{}", source_labels(visit.services().bibliotheek->bronnen(), blad.begrip->bronnen)),
                       second_line("Wij vragen alleen wat voor de beoordeling nodig is.")));
}

/// Half a minute for a question: a rough guide, said as such.
std::string minutes_left(const Werk& work) {
  const auto open = static_cast<std::size_t>(
      std::ranges::count_if(work.lijst, [&](const Blad& blad) { return !work.formulier.klaar(blad.id); }));
  return fmt::format("nog ongeveer {}", count(std::max<std::size_t>(1, (open + 1) / 2), "minuut", "minuten"));
}

/// The question of a sheet, as its title.
std::string question_of(const Werk& work, const Blad& blad) {
  if (blad.begrip != nullptr) {
    return met_naam(blad.begrip->vraag, work.formulier.voornaam());
  }
  return blad.id == kBladClient ? "Wie heeft de zorg nodig?" : "Wie bent u?";
}

Html fields_of(const Werk& work, const Blad& blad, const http::Fields& invoer, const FieldErrors& fouten) {
  if (blad.id == kBladClient) {
    return client_fields(invoer, fouten);
  }
  if (blad.id == kBladAanvrager) {
    return applicant_fields(invoer, fouten);
  }
  return vraag_veld(*blad.begrip, invoer, fouten, LabelLook::Title, work.formulier.voornaam());
}

Html previous_sheet(const Werk& work, const Blad& blad) {
  const auto at = static_cast<std::size_t>(&blad - work.lijst.data());
  return at == 0 ? Html{}
                 : icon_line(icon(Icon::ArrowLeft), link(address_of(work.lijst[at - 1]), "Vorige vraag"));
}

Html when_saved(const Werk& work) {
  return work.bewaard_op
             ? caption_line("Laatst opgeslagen om {} uur. U kunt later verder, ook op een ander apparaat.",
                            work.bewaard_op->time_in_the_netherlands())
             : caption_line("U kunt later verder, ook op een ander apparaat.");
}

http::Response sheet_page(const Visit& visit, const Werk& work, const Blad& blad, const http::Fields& invoer,
                          const FieldErrors& fouten) {
  const auto form = post_form(
      {.action = address_of(blad), .csrf = visit.csrf_field()}, fields_of(work, blad, invoer, fouten),
      buttons(
          button({.text = "Opslaan en verder", .icon = Icon::ArrowRight, .name = "actie", .value = "verder"}),
          button({.text = "Opslaan en stoppen",
                  .kind = ButtonKind::Subtle,
                  .icon = Icon::Save,
                  .side = IconSide::Before,
                  .name = "actie",
                  .value = "stoppen"})));
  const auto content =
      block(Block::FormColumns,
            stack(error_summary(fouten),
                  form_progress(blad.deelnummer, aantal_delen(work.lijst), blad.deel, minutes_left(work)),
                  previous_sheet(work, blad), form, when_saved(work)),
            side(why_card(visit, blad), help_card(visit.services())));
  return page(visit, Shell::Portal,
              {.title = question_of(work, blad),
               .current = {},
               .content = content,
               .bars = {},
               .width = MainWidth::Normal,
               .sample = std::string(kPortalSample)},
              fouten.empty() ? 200 : 400);
}

Html answer_of(const regels::Begrippen& begrippen, const Blad& blad, const Formulier& formulier) {
  const auto invoer = formulier.invoer(blad.id);
  if (blad.begrip != nullptr) {
    const auto read = lees_antwoord(begrippen, *blad.begrip, invoer);
    return read.antwoord ? antwoord_in_woorden(begrippen, *blad.begrip, *read.antwoord) : Html{};
  }
  if (blad.id == kBladClient) {
    return markup("{}, geboren {}", invoer.get("naam"), invoer.get("geboortedatum"));
  }
  return markup("{} ({})<br>{}<br>{}<br>{}", invoer.get("aanvrager_naam"), invoer.get("relatie"),
                invoer.get("straat"), invoer.get("plaats"), invoer.get("telefoon"));
}

Html answers_table(const Visit& visit, const Werk& work) {
  const auto& begrippen = visit.services().bibliotheek->begrippen();
  Table content{.caption = "Uw antwoorden",
                .columns = {column("Vraag"), column("Uw antwoord"), column("Wijzigen")},
                .rows = {},
                .total = {}};
  std::string part;
  for (const auto& blad : work.lijst) {
    const auto question = question_of(work, blad);
    const bool done = work.formulier.klaar(blad.id);
    content.rows.push_back(
        {.cells = {Html::text(question),
                   done ? answer_of(begrippen, blad, work.formulier)
                        : state(Toestand::Later, "nog niet ingevuld"),
                   link_at("blad-" + slug(blad.id), address_of(blad),
                           Html::text(done ? "Wijzig" : "Vul in") + heard(": " + question))},
         .group = blad.deel == part ? std::string{} : capital(blad.deel),
         .group_note = {}});
    part = blad.deel;
  }
  return table_card(content);
}

http::Response overview_page(const Visit& visit, const Werk& work, const FieldErrors& fouten) {
  const auto* open = eerste_open(work.lijst, work.formulier);
  const auto send = open == nullptr
                        ? button({.text = "Verstuur de aanvraag", .icon = Icon::ArrowRight})
                        : button_unavailable("Verstuur de aanvraag",
                                             "Vul eerst de vragen in die nog open staan", address_of(*open));
  const auto form = post_form(
      {.action = fmt::format("{}/verstuur", kAddress), .csrf = visit.csrf_field(), .look = FormLook::Bare},
      buttons(send, button_link("/portaal", {.text = "Later verder", .kind = ButtonKind::Subtle})));
  const auto unknown = side_card("Onbekend is geen nee",
                                 p("Staat ergens ‘dat weet ik niet’? Dat mag. Wij zoeken het samen met u "
                                   "uit, of vragen het aan iemand anders."));
  const auto body =
      block(Block::Columns,
            stack(error_summary(fouten), h1("Klopt alles?"),
                  lead("Kijk uw antwoorden na. Na het versturen krijgt u een nummer en de datum waarop u "
                       "uiterlijk van ons hoort."),
                  answers_table(visit, work), form),
            side(unknown, help_card(visit.services())));
  return page(visit, Shell::Portal,
              {.title = "Klopt alles?",
               .current = {},
               .content = body,
               .bars = {},
               .width = MainWidth::Normal,
               .sample = std::string(kPortalSample)},
              fouten.empty() ? 200 : 400);
}

http::Response begin_page(const Visit& visit) {
  auto work = open_work(visit);
  if (!work) {
    return error_page(visit, work.error());
  }
  if (!work->formulier.leeg()) {
    const auto* open = eerste_open(work->lijst, work->formulier);
    return http::redirect(open == nullptr ? fmt::format("{}/overzicht", kAddress) : address_of(*open));
  }
  const auto body = block(
      Block::Columns,
      stack(
          h1("Meerzorg aanvragen"),
          lead("Wij stellen {} vragen, in {} delen. U kunt stoppen en later verder gaan.", work->lijst.size(),
               aantal_delen(work->lijst)),
          list(ListLook::Rows,
               {Html::text("Leg de brief van het CIZ klaar. Daarin staat het zorgprofiel."),
                Html::text("Weet u iets niet? Kies dan ‘dat weet ik niet’. Dat is nooit een nee."),
                Html::text("Na het versturen beoordelen mensen uw aanvraag: een arts, een verpleegkundige "
                           "en een medewerker die beslist.")}),
          buttons(button_link(address_of(work->lijst.front()), {.text = "Begin", .icon = Icon::ArrowRight}))),
      side(help_card(visit.services())));
  return page(visit, Shell::Portal,
              {.title = "Meerzorg aanvragen",
               .current = {},
               .content = body,
               .bars = {},
               .width = MainWidth::Normal,
               .sample = std::string(kPortalSample)});
}

const Blad* asked_sheet(const Visit& visit, const Werk& work) {
  const auto id = visit.request().parameter("blad");
  const auto found = std::ranges::find_if(work.lijst, [&](const Blad& blad) { return blad.id == id; });
  return found == work.lijst.end() ? nullptr : &*found;
}

http::Response no_such_sheet(const Visit& visit) {
  return error_page(visit, {.kind = base::ErrorKind::NotFound,
                            .place = {},
                            .cause = "Deze vraag is er niet.",
                            .remedy = "Ga naar uw aanvraag en begin daar opnieuw."});
}

http::Response show_sheet(const Visit& visit) {
  auto work = open_work(visit);
  if (!work) {
    return error_page(visit, work.error());
  }
  const auto* blad = asked_sheet(visit, *work);
  return blad == nullptr ? no_such_sheet(visit)
                         : sheet_page(visit, *work, *blad, work->formulier.invoer(blad->id), {});
}

/// One more item in a list question: nothing is checked or stored yet.
http::Fields with_one_more(const regels::Begrip& begrip, const http::Fields& given) {
  const auto name = begrip.id + ".aantal";
  http::Fields fields;
  fields.add(name, std::to_string(aantal_onderdelen(begrip, given) + 1));
  for (const auto& [key, value] : given.list()) {
    if (key != name) {
      fields.add(key, value);
    }
  }
  return fields;
}

http::Response save_sheet(const Visit& visit) {
  auto work = open_work(visit);
  if (!work) {
    return error_page(visit, work.error());
  }
  const auto* blad = asked_sheet(visit, *work);
  if (blad == nullptr) {
    return no_such_sheet(visit);
  }
  const auto& services = visit.services();
  const auto& fields = visit.form().fields;
  const auto actie = fields.get("actie");
  if (actie == "toevoegen" && blad->begrip != nullptr) {
    return sheet_page(visit, *work, *blad, with_one_more(*blad->begrip, fields), {});
  }
  const auto read = lees_blad(services.bibliotheek->begrippen(), *blad, fields, visit.today());
  if (!read.fouten.empty()) {
    return sheet_page(visit, *work, *blad, fields, read.fouten);
  }
  const auto id = blad->id;
  work->formulier.bewaar(id, read.invoer);
  if (auto saved = services.concepten->bewaar(visit.account()->id, work->formulier.als_json()); !saved) {
    return error_page(visit, saved.error());
  }
  if (actie == "stoppen") {
    return http::redirect("/portaal?opgeslagen=ja");
  }
  // The answer may have made follow-up questions appear or disappear.
  const auto lijst = bladen(*services.bibliotheek, work->formulier);
  const auto here = std::ranges::find_if(lijst, [&](const Blad& item) { return item.id == id; });
  const auto next =
      here == lijst.end() ? lijst.end() : std::find_if(std::next(here), lijst.end(), [&](const Blad& item) {
        return !work->formulier.klaar(item.id);
      });
  return http::redirect(next == lijst.end() ? fmt::format("{}/overzicht", kAddress) : address_of(*next));
}

http::Response show_overview(const Visit& visit) {
  auto work = open_work(visit);
  return work ? overview_page(visit, *work, {}) : error_page(visit, work.error());
}

/// What is wrong with the application as a whole, as links to the sheets where it was asked.
FieldErrors on_sheets(const std::vector<Blad>& lijst, const zaak::Fouten& fouten) {
  FieldErrors result;
  for (const auto& fout : fouten) {
    const auto* blad = blad_van_pad(lijst, fout.place.path);
    result.emplace_back(blad == nullptr ? std::string{} : "blad-" + slug(blad->id),
                        fout.cause + (fout.remedy.empty() ? "" : " " + fout.remedy));
  }
  return result;
}

http::Response send(const Visit& visit) {
  auto work = open_work(visit);
  if (!work) {
    return error_page(visit, work.error());
  }
  const auto& services = visit.services();
  if (const auto* open = eerste_open(work->lijst, work->formulier)) {
    return http::redirect(address_of(*open));
  }
  const auto& begrippen = services.bibliotheek->begrippen();
  const auto document = als_aanvraag(begrippen, work->lijst, work->formulier, visit.today(),
                                     services.gegevens == Gegevens::Voorbeeld);
  const auto aanvraag = zaak::lees_aanvraag(document, "aanvraag", begrippen, services.zaken->codes());
  if (!aanvraag) {
    return overview_page(visit, *work, on_sheets(work->lijst, aanvraag.error()));
  }
  const auto receipt = services.zaken->dien_in(*visit.account(), *aanvraag, services.kantoor.id);
  if (!receipt) {
    return error_page(visit, receipt.error());
  }
  if (auto bound = services.accounts->bind(visit.account()->id, receipt->dossier); !bound) {
    return error_page(visit, bound.error());
  }
  if (auto erased = services.concepten->wis(visit.account()->id); !erased) {
    return error_page(visit, erased.error());
  }
  return http::redirect(fmt::format("/portaal/zaak/{}/ontvangst", receipt->nummer));
}

}  // namespace

void voeg_portaal_aanvraag_toe(Routes& routes) {
  const auto access = Access::action(auth::Actie::AanvraagIndienen);
  routes.get(kAddress, access, begin_page);
  routes.get("/portaal/aanvraag/overzicht", access, show_overview);
  routes.post("/portaal/aanvraag/verstuur", access, send);
  routes.get("/portaal/aanvraag/{blad}", access, show_sheet);
  routes.post("/portaal/aanvraag/{blad}", access, save_sheet);
}

}  // namespace maatstaf::web
