// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/nederlands.h"
#include "web/delen/beoordeling_onderdelen.h"
#include "web/delen/oordelen.h"
#include "web/delen/zaakblad.h"
#include "web/kantoor/kantoor.h"

namespace maatstaf::web {

namespace {

constexpr int kDaysToComplete = 14;

Html feiten_tabel(const Visit& visit, const Zaakblad& blad) {
  const auto& begrippen = visit.services().bibliotheek->begrippen();
  Table tabel;
  tabel.caption = "Wat bekend is, en van wie";
  tabel.columns = {column("Gegeven"), column("Antwoord"), column("Van wie"), column("Sinds")};
  for (const auto& begrip : begrippen.lijst()) {
    const auto found = blad.zaak.feiten.find(begrip.id);
    if (found == blad.zaak.feiten.end() || begrip.soort == regels::BegripSoort::Oordeel) {
      continue;
    }
    const auto& herkomst = found->second.herkomst;
    tabel.rows.push_back(
        {.cells = {Html::text(begrip.naam), antwoord_in_woorden(begrippen, begrip, {found->second.waarde}),
                   Html::text(herkomst.door), Html::text(base::date_short(herkomst.datum))},
         .group = {},
         .group_note = {}});
  }
  return table_card(tabel);
}

Html ontvangst_formulier(const Visit& visit, const Zaakblad& blad, const zaak::Verzoek& verzoek) {
  return post_form({.action = zaak_adres(blad.zaak, "verzoeken/" + verzoek.id), .csrf = visit.csrf_field()},
                   text_field({.name = "datum",
                               .label = "Ontvangen op",
                               .help = {},
                               .value = base::date_numeric(visit.today()),
                               .error = {},
                               .kind = InputKind::Date}),
                   area_field({.name = "toelichting",
                               .label = "Wat is er ontvangen?",
                               .help = {},
                               .value = {},
                               .error = {},
                               .rows = 2,
                               .needed = Needed::Optional}),
                   buttons(button({.text = "Het is ontvangen", .kind = ButtonKind::Secondary})));
}

Html verzoek_kaart(const Visit& visit, const Zaakblad& blad, const zaak::Verzoek& verzoek) {
  Html inhoud =
      all(h3(verzoek.wat),
          p("Gevraagd aan {} op {}, uiterlijk {}.{}", verzoek.van, base::date_long(verzoek.verzonden),
            base::date_with_weekday(verzoek.uiterlijk),
            verzoek.opschorting == zaak::Opschorting::Ja ? " De beslistermijn staat zolang stil." : ""),
          p("{}", link(zaak_adres(blad.zaak, "brieven/" + verzoek.id), "Bekijk de brief met dit verzoek")));
  if (verzoek.ontvangen) {
    inhoud += p("{}", state(Toestand::Klaar, "ontvangen op " + base::date_long(*verzoek.ontvangen)));
  } else if (visit.may(auth::Actie::InformatieOntvangen)) {
    inhoud += ontvangst_formulier(visit, blad, verzoek);
  }
  return card(inhoud, verzoek.ontvangen ? CardKind::Plain : CardKind::Wacht);
}

Html aanbod_formulier(const Visit& visit, const Zaakblad& blad) {
  return post_form(
      {.action = zaak_adres(blad.zaak, "clientondersteuning"), .csrf = visit.csrf_field()},
      text_field({.name = "datum",
                  .label = "Aangeboden op",
                  .help = {},
                  .value = base::date_numeric(visit.today()),
                  .error = {},
                  .kind = InputKind::Date}),
      select_field(
          {.name = "manier",
           .label = "Hoe",
           .help = {},
           .options = {{"telefoon", "Telefoon", ""}, {"brief", "Brief", ""}, {"gesprek", "Gesprek", ""}},
           .chosen = {"telefoon"},
           .error = {}}),
      select_field(
          {.name = "antwoord",
           .label = "Antwoord",
           .help = {},
           .options = {{"ja", "Ja, graag", ""}, {"nee", "Nee, dank u", ""}, {"later", "Misschien later", ""}},
           .chosen = {"later"},
           .error = {}}),
      text_field({.name = "ondersteuner",
                  .label = "Naam van de ondersteuner",
                  .help = {},
                  .value = {},
                  .error = {},
                  .kind = InputKind::Text,
                  .needed = Needed::Optional}),
      buttons(button({.text = "Leg het aanbod vast", .kind = ButtonKind::Secondary})));
}

Html ondersteuning_kaart(const Visit& visit, const Zaakblad& blad) {
  if (const auto& aanbod = blad.zaak.clientondersteuning) {
    return side_card("Cliëntondersteuning",
                     p("Aangeboden op {} ({}). Antwoord: {}.", base::date_long(aanbod->datum), aanbod->manier,
                       aanbod->antwoord));
  }
  // S3: an office always offers client support; until the offer is on record the intake stays open (R020).
  Html inhoud = p("Nog niet aangeboden. Zonder dit aanbod kan de intake niet dicht.");
  if (visit.may(auth::Actie::ClientondersteuningAanbieden) && !blad.zaak.besluit) {
    inhoud += aanbod_formulier(visit, blad);
  }
  return side_card("Cliëntondersteuning", inhoud, CardKind::Actie);
}

Html termijn_kaart(const Zaakblad& blad, const regels::Bronnen& bronnen) {
  std::vector<Html> items;
  for (const auto& stap : blad.stand.termijn.stappen) {
    items.push_back(markup("{} {}", stap.tekst, second("{}", stap.artikel)));
  }
  return side_card("Hoe de datum is berekend",
                   list(ListLook::Steps, items) + p("{}", source_label(bronnen, "awb-4-13")));
}

Html tijdlijn(const Zaakblad& blad) {
  std::vector<Happening> regels;
  for (auto gebeurd = blad.zaak.tijdlijn.rbegin(); gebeurd != blad.zaak.tijdlijn.rend(); ++gebeurd) {
    regels.push_back({base::date_long(gebeurd->datum), gebeurd->datum.text(),
                      markup("{} {}", gebeurd->tekst, second("{}", gebeurd->door.naam))});
  }
  return history(regels);
}

http::Response toon_aanvraag(const Visit& visit) {
  const auto blad = open_zaak(visit);
  if (!blad) {
    return error_page(visit, blad.error());
  }
  const auto& aanvrager = blad->zaak.aanvrager;
  const bool mag_vragen = visit.may(auth::Actie::InformatieVragen) && !blad->zaak.besluit;
  const Html vraag_op = mag_vragen ? button_link(zaak_adres(blad->zaak, "vraag-op"),
                                                 {.text = "Vraag iets op", .kind = ButtonKind::Secondary})
                                   : Html();
  Html inhoud = spread(h2("De aanvraag"), vraag_op) + reading("Ontvangen op {} van {} ({}).",
                                                              base::date_long(blad->zaak.ontvangen),
                                                              aanvrager.naam, aanvrager.relatie);
  for (const auto& verzoek : blad->zaak.verzoeken) {
    inhoud += verzoek_kaart(visit, *blad, verzoek);
  }
  inhoud += feiten_tabel(visit, *blad);
  inhoud += card(h3("Wat er gebeurde") + tijdlijn(*blad));
  return zaakpagina(visit, *blad,
                    {.titel = "De aanvraag",
                     .stap = "aanvraag",
                     .spoor = Spoor::Staand,
                     .inhoud = inhoud,
                     .zijkant = ondersteuning_kaart(visit, *blad) +
                                termijn_kaart(*blad, visit.services().bibliotheek->bronnen()) +
                                zijkolom(visit, *blad, nullptr)});
}

/// Whether the case of the address is for who is logged in: asked before anything of the form is looked at.
std::optional<http::Response> andermans_zaak(const Visit& visit) {
  const auto dossier =
      visit.services().zaken->dossier_van(*visit.account(), visit.request().parameter("nummer"));
  return dossier ? std::nullopt : std::optional(error_page(visit, dossier.error()));
}

http::Response bied_ondersteuning_aan(const Visit& visit) {
  if (auto geweigerd = andermans_zaak(visit)) {
    return *geweigerd;
  }
  const auto& velden = visit.form().fields;
  const auto datum = base::parse_dutch_date(velden.get("datum"));
  if (!datum) {
    return error_page(visit, {.kind = base::ErrorKind::Input,
                              .place = {},
                              .cause = "De datum klopt niet.",
                              .remedy = "Schrijf een datum als 24-11-2026."});
  }
  const auto nummer = visit.request().parameter("nummer");
  const auto gedaan = visit.services().zaken->bied_clientondersteuning_aan(
      *visit.account(), nummer,
      {*datum, velden.get("manier"), velden.get("antwoord"), velden.get("ondersteuner")});
  return na_opdracht(visit, gedaan, "/kantoor/zaken/" + nummer + "/aanvraag");
}

/// The questions that still wait for a fact: what is asked for can answer several.
Html welke_vragen(const Visit& visit, const Zaakblad& blad, const http::Fields& invoer) {
  const auto& begrippen = visit.services().bibliotheek->begrippen();
  std::vector<Option> opties;
  for (const auto& behoefte : blad.stand.beoordeling.behoeften) {
    const auto* begrip = begrippen.vind(behoefte.begrip);
    if (begrip != nullptr && begrip->soort != regels::BegripSoort::Oordeel) {
      opties.push_back({behoefte.begrip, met_naam(behoefte.vraag, voornaam(blad.zaak)), {}});
    }
  }
  return opties.empty() ? Html()
                        : choice_field({.name = "begrippen",
                                        .label = "Voor welke vraag is het?",
                                        .help = {},
                                        .options = opties,
                                        .chosen = invoer.all("begrippen"),
                                        .error = {},
                                        .look = LabelLook::Plain,
                                        .option_look = OptionLook::Column,
                                        .count = OptionCount::Several});
}

Html vraag_formulier(const Visit& visit, const Zaakblad& blad, const http::Fields& invoer,
                     const FieldErrors& fouten) {
  const auto veld = [&](const std::string& naam, const std::string& label, const std::string& hulp,
                        InputKind soort = InputKind::Text) {
    return text_field({.name = naam,
                       .label = label,
                       .help = hulp,
                       .value = invoer.get(naam),
                       .error = error_of(fouten, naam),
                       .kind = soort});
  };
  return post_form(
      {.action = zaak_adres(blad.zaak, "vraag-op"), .csrf = visit.csrf_field(), .checks = BrowserChecks::Off},
      veld("wat", "Wat vraagt u op?", "Bijvoorbeeld: verklaring van de kinderarts"),
      area_field({.name = "waarom",
                  .label = "Waarom is dit nodig?",
                  .help = "Dit staat in de brief. Schrijf het voor wie u het vraagt.",
                  .value = invoer.get("waarom"),
                  .error = error_of(fouten, "waarom"),
                  .rows = 3}),
      welke_vragen(visit, blad, invoer),
      veld("van", "Aan wie vraagt u het?", "Naam van de persoon of instelling"),
      veld("hoedanigheid", "Wie is dat?", "Bijvoorbeeld: kinderarts, school, ouders"),
      veld("uiterlijk", "Uiterlijk op", "Een datum die haalbaar is", InputKind::Date),
      checkbox("opschorting", "De beslistermijn staat stil tot het antwoord er is (Awb 4:15).",
               invoer.get("opschorting") != "nee"),
      buttons(button({.text = "Vraag het op"})));
}

http::Response vraag_pagina(const Visit& visit, const Zaakblad& blad, const http::Fields& invoer,
                            const FieldErrors& fouten, int status) {
  const auto& bronnen = *blad.stand.pakket->bronregister;
  const Html inhoud = all(error_summary(fouten), h2("Vraag informatie op"),
                          reading("De brief staat klaar zodra u dit opslaat. Vraag niet meer dan nodig is "
                                  "om te beslissen. {} {}",
                                  source_label(bronnen, "awb-4-5"), source_label(bronnen, "awb-4-15")),
                          card(vraag_formulier(visit, blad, invoer, fouten)));
  return zaakpagina(visit, blad,
                    {.titel = "Vraag informatie op",
                     .stap = "aanvraag",
                     .spoor = Spoor::Staand,
                     .inhoud = inhoud,
                     .zijkant = zijkolom(visit, blad, nullptr)},
                    status);
}

http::Response toon_vraag(const Visit& visit) {
  const auto blad = open_zaak(visit);
  if (!blad) {
    return error_page(visit, blad.error());
  }
  http::Fields invoer;
  const auto* begrip = visit.services().bibliotheek->begrippen().vind(visit.request().query.get("begrip"));
  if (begrip != nullptr) {
    invoer.add("wat", begrip->naam);
    invoer.add("waarom", met_naam(begrip->waarvoor, voornaam(blad->zaak)));
    invoer.add("begrippen", begrip->id);
  }
  invoer.add("uiterlijk", base::date_numeric(visit.today().plus_days(kDaysToComplete)));
  return vraag_pagina(visit, *blad, invoer, {}, 200);
}

http::Response verwerk_vraag(const Visit& visit) {
  const auto blad = open_zaak(visit);
  if (!blad) {
    return error_page(visit, blad.error());
  }
  const auto& velden = visit.form().fields;
  FieldErrors fouten;
  for (const auto& [veld, melding] : {std::pair{"wat", "Schrijf op wat u opvraagt."},
                                      std::pair{"waarom", "Schrijf op waarom het nodig is."},
                                      std::pair{"van", "Schrijf op aan wie u het vraagt."}}) {
    if (velden.get(veld).empty()) {
      fouten.emplace_back(veld, melding);
    }
  }
  const auto uiterlijk = base::parse_dutch_date(velden.get("uiterlijk"));
  if (!uiterlijk) {
    fouten.emplace_back("uiterlijk", "Schrijf een datum als 24-11-2026.");
  }
  if (!fouten.empty()) {
    return vraag_pagina(visit, *blad, velden, fouten, 400);
  }
  const zaak::VerzoekInvoer verzoek{
      velden.get("wat"),
      velden.get("waarom"),
      velden.all("begrippen"),
      velden.get("van"),
      velden.get("hoedanigheid"),
      *uiterlijk,
      velden.find("opschorting") ? zaak::Opschorting::Ja : zaak::Opschorting::Nee};
  const auto gedaan = visit.services().zaken->vraag_op(*visit.account(), blad->zaak.nummer, verzoek);
  if (!gedaan && gedaan.error().kind == base::ErrorKind::Input) {
    const auto& fout = gedaan.error();
    return vraag_pagina(visit, *blad, velden,
                        {{fout.place.path.empty() ? "wat" : fout.place.path, fout.cause + " " + fout.remedy}},
                        400);
  }
  return na_opdracht(visit, gedaan, zaak_adres(blad->zaak, "aanvraag"));
}

http::Response ontvang(const Visit& visit) {
  if (auto geweigerd = andermans_zaak(visit)) {
    return *geweigerd;
  }
  const auto nummer = visit.request().parameter("nummer");
  const auto datum = base::parse_dutch_date(visit.form().fields.get("datum"));
  if (!datum) {
    return error_page(visit, {.kind = base::ErrorKind::Input,
                              .place = {},
                              .cause = "De datum klopt niet.",
                              .remedy = "Schrijf een datum als 24-11-2026."});
  }
  const auto gedaan = visit.services().zaken->ontvang_informatie(
      *visit.account(), nummer,
      {visit.request().parameter("verzoek"), *datum, visit.form().fields.get("toelichting"), {}});
  return na_opdracht(visit, gedaan, "/kantoor/zaken/" + nummer + "/aanvraag");
}

}  // namespace

void voeg_intake_toe(Routes& routes) {
  routes.get("/kantoor/zaken/{nummer}/aanvraag", Access::action(auth::Actie::ZaakZien), toon_aanvraag);
  routes.post("/kantoor/zaken/{nummer}/clientondersteuning",
              Access::action(auth::Actie::ClientondersteuningAanbieden), bied_ondersteuning_aan);
  routes.get("/kantoor/zaken/{nummer}/vraag-op", Access::action(auth::Actie::InformatieVragen), toon_vraag);
  routes.post("/kantoor/zaken/{nummer}/vraag-op", Access::action(auth::Actie::InformatieVragen),
              verwerk_vraag);
  routes.post("/kantoor/zaken/{nummer}/verzoeken/{verzoek}", Access::action(auth::Actie::InformatieOntvangen),
              ontvang);
}

}  // namespace maatstaf::web
