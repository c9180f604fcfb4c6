// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/nederlands.h"
#include "brieven/inhoud/opstellen.h"
#include "brieven/opmaak/opmaak.h"
#include "web/delen/beoordeling_onderdelen.h"
#include "web/delen/briefpagina.h"
#include "web/delen/oordelen.h"
#include "web/delen/zaakblad.h"
#include "web/delen/zorg.h"
#include "web/kantoor/besluit/delen.h"
#include "web/kantoor/kantoor.h"
#include "web/kern/cases.h"
#include "zaak/besluitbrief.h"

namespace maatstaf::web {

namespace {

bool toekenning(const Zaakblad& blad, std::string_view id) {
  const auto& soorten = blad.stand.pakket->uitkomsten;
  const auto soort = std::ranges::find_if(
      soorten, [id](const regels::UitkomstSoort& kandidaat) { return kandidaat.id == id; });
  return soort != soorten.end() && soort->besluit == regels::BesluitSoort::Toekenning;
}

/// The name of what was decided, else of what the rules propose.
std::string naam_van_uitkomst(const Zaakblad& blad) {
  if (const auto& besluit = blad.zaak.besluit) {
    if (const auto* genomen = blad.stand.beoordeling.uitkomst(besluit->uitkomst)) {
      return std::string(genomen->naam);
    }
  }
  const auto* uitkomst = voorgestelde_uitkomst(blad.stand.beoordeling);
  if (uitkomst == nullptr) {
    return "Nog niet bekend";
  }
  return std::string(uitkomst->naam) + (toekenning(blad, uitkomst->id) ? " toekennen" : "");
}

std::vector<Pair> cijfers_van(const Zaakblad& blad) {
  const auto& besluit = blad.zaak.besluit;
  std::vector<Pair> cijfers;
  if (const auto uren = cijfer(blad, "uren_nodig", "uur per week"); !uren.empty()) {
    cijfers.push_back({"Zorg", Html::text(uren)});
  }
  if (const auto bedrag = cijfer(blad, "omvang_per_jaar", "euro per jaar", regels::Eenheidsvorm::InKop);
      !bedrag.empty()) {
    cijfers.push_back({"Per jaar", Html::text(bedrag)});
  }
  if (!besluit) {
    const auto termijn = blad.stand.feiten.find("termijn_maanden");
    if (termijn != blad.stand.feiten.end() && termijn->second.waarde.is_number()) {
      cijfers.push_back({"Duur", Html::text(regels::waarde_in_woorden(termijn->second.waarde, "maanden"))});
    }
  }
  if (besluit && besluit->ingangsdatum && besluit->einddatum) {
    cijfers.push_back({"Periode", markup("{} tot en met {}", base::date_short(*besluit->ingangsdatum),
                                         base::date_short(*besluit->einddatum))});
  }
  return cijfers;
}

Html voorstel_kaart(const Zaakblad& blad) {
  const auto& besluit = blad.zaak.besluit;
  return card(proposal({.overline = besluit ? "Besluit van " + base::date_long(besluit->datum)
                                            : std::string("Voorstel voor het besluit"),
                        .heading = naam_van_uitkomst(blad),
                        .remark = besluit ? "Besloten door " + besluit->door.naam
                                          : std::string("De regels stellen dit voor. U besluit."),
                        .figures = facts(cijfers_van(blad))}),
              CardKind::Accent);
}

Html controles_lijst(const std::vector<zaak::Controle>& controles) {
  std::vector<Html> items;
  for (const auto& controle : controles) {
    const Toestand toestand = controle.stand == zaak::Controle::Stand::InOrde ? Toestand::Ja
                              : controle.stand == zaak::Controle::Stand::Nvt  ? Toestand::Nvt
                                                                              : Toestand::LetOp;
    items.push_back(state(toestand, controle.naam) +
                    (controle.uitleg.empty() ? Html() : second_line("{}", controle.uitleg)));
  }
  return list(ListLook::Checks, items);
}

bool in_orde(const std::vector<zaak::Controle>& controles) {
  return std::ranges::none_of(controles, [](const zaak::Controle& controle) {
    return controle.stand == zaak::Controle::Stand::Ontbreekt;
  });
}

struct Formulierdeel {
  const http::Fields& invoer;
  const FieldErrors& fouten;
};

std::string gekozen_uitkomst(const Zaakblad& blad, const http::Fields& invoer) {
  const auto gekozen = invoer.get("uitkomst");
  return gekozen.empty() ? blad.stand.beoordeling.hoofduitkomst.value_or("") : gekozen;
}

/// Deciding otherwise than proposed is always possible; folded until somebody wants it.
Html anders_besluiten(const Zaakblad& blad, const Formulierdeel& deel) {
  std::vector<Option> opties;
  for (const auto& uitkomst : blad.stand.pakket->uitkomsten) {
    opties.push_back({uitkomst.id, uitkomst.naam, {}});
  }
  const std::string gekozen = gekozen_uitkomst(blad, deel.invoer);
  const bool anders = gekozen != blad.stand.beoordeling.hoofduitkomst.value_or("") ||
                      !deel.invoer.get("reden_afwijking").empty() ||
                      !error_of(deel.fouten, "uitkomst").empty() ||
                      !error_of(deel.fouten, "reden_afwijking").empty();
  return disclosure("Ik besluit anders dan het voorstel",
                    all(second_line("Dat kan altijd. U schrijft dan op waarom (Awb 4:84)."),
                        select_field({.name = "uitkomst",
                                      .label = "Uw besluit",
                                      .help = {},
                                      .options = opties,
                                      .chosen = {gekozen},
                                      .error = error_of(deel.fouten, "uitkomst")}),
                        area_field({.name = "reden_afwijking",
                                    .label = "Waarom anders dan het voorstel?",
                                    .help = {},
                                    .value = deel.invoer.get("reden_afwijking"),
                                    .error = error_of(deel.fouten, "reden_afwijking"),
                                    .rows = 2,
                                    .needed = Needed::Optional})),
                    anders ? Fold::Open : Fold::Closed);
}

/// What the letter will say in the words of who decides, and from when to when.
Html besluit_tekst(const Formulierdeel& deel) {
  const auto datum = [&](const char* naam, const char* titel, Needed nodig) {
    return text_field({.name = naam,
                       .label = titel,
                       .help = {},
                       .value = deel.invoer.get(naam),
                       .error = error_of(deel.fouten, naam),
                       .kind = InputKind::Date,
                       .needed = nodig});
  };
  return card(all(h2("In de brief"),
                  area_field({.name = "motivering",
                              .label = "Waarom besluit u dit?",
                              .help = "Dit staat in de brief. Schrijf het voor de ouders.",
                              .value = deel.invoer.get("motivering"),
                              .error = error_of(deel.fouten, "motivering"),
                              .rows = 4}),
                  block(Block::PairColumns, datum("ingangsdatum", "Vanaf", Needed::Required),
                        datum("einddatum", "Tot en met", Needed::Optional))));
}

Html besluit_knoppen(const Zaakblad& blad, const Formulierdeel& deel,
                     const std::vector<zaak::Controle>& controles) {
  const Html teken = in_orde(controles)
                         ? button({.text = "Onderteken het besluit",
                                   .icon = Icon::Pen,
                                   .side = IconSide::Before,
                                   .name = "doe",
                                   .value = "teken"})
                         : button_unavailable("Onderteken het besluit", "Kijk wat hierboven nog nodig is");
  const Html bekijk = button({.text = "Bekijk de brief",
                              .kind = ButtonKind::Secondary,
                              .icon = Icon::Eye,
                              .side = IconSide::Before,
                              .name = "doe",
                              .value = "voorbeeld"});
  return sign_card(Icon::Pen, "Besluiten",
                   all(controles_lijst(controles), block(Block::StackedButtons, bekijk, teken),
                       anders_besluiten(blad, deel)));
}

/// The working of every figure, folded: the amounts stand in the proposal.
Html berekeningen(const Zaakblad& blad) {
  std::vector<std::string> ids;
  for (const auto& stap : blad.stand.beoordeling.stappen) {
    if (stap.antwoord != beoordeling::Antwoord::Nvt) {
      ids.insert(ids.end(), stap.berekeningen.begin(), stap.berekeningen.end());
    }
  }
  const Html kaarten = uren_kaart(blad) + bedragen_kaart(blad, ids);
  return kaarten.empty() ? kaarten : card(disclosure("Toon de berekeningen", stack(kaarten)));
}

Html voorbeeldwaarden(const Zaakblad& blad) {
  std::vector<Html> lijst;
  for (const auto& parameter : blad.stand.beoordeling.parameters) {
    if (parameter.voorbeeld) {
      lijst.push_back(markup("{} {}", parameter.naam, example_label()));
    }
  }
  return plain_list(lijst);
}

Html klein_formulier(const Visit& visit, const Zaakblad& blad, const std::string& pad, const Html& velden,
                     const Button& knop) {
  return post_form({.action = zaak_adres(blad.zaak, pad), .csrf = visit.csrf_field()}, velden,
                   buttons(button(knop)));
}

/// What was recorded before the decision: the second reader, and the choice to decide with an example value.
Html vastgelegd(const Zaakblad& blad) {
  Html kaarten;
  if (blad.zaak.tweede_lezing) {
    const auto& lezing = *blad.zaak.tweede_lezing;
    kaarten += side_card("Tweede lezer", p("{} op {}: {}.", lezing.door.naam, base::date_long(lezing.datum),
                                           lezing.akkoord ? "akkoord" : "niet akkoord") +
                                             p("{}", lezing.toelichting));
  }
  if (blad.stand.beoordeling.gebruikt_voorbeeldwaarden() && !blad.zaak.toestemmingen.empty()) {
    kaarten += side_card("Waarden zonder bron",
                         voorbeeldwaarden(blad) + p("{}", blad.zaak.toestemmingen.back().motivering));
  }
  return kaarten;
}

Html meelezen_kaart(const Visit& visit, const Zaakblad& blad, const std::string& uitkomst) {
  const Html velden = all(
      hidden_field("uitkomst", uitkomst),
      choice_field({.name = "akkoord",
                    .label = "Bent u het eens?",
                    .help = {},
                    .options = {{"ja", "akkoord", ""}, {"nee", "niet akkoord", ""}},
                    .chosen = {},
                    .error = {},
                    .look = LabelLook::Plain,
                    .option_look = OptionLook::Segments}),
      area_field(
          {.name = "toelichting", .label = "Toelichting", .help = {}, .value = {}, .error = {}, .rows = 2}));
  return side_card("Tweede lezer",
                   second_line("Bij een afwijzing leest iemand anders mee, die niet zelf beslist.") +
                       klein_formulier(visit, blad, "meelezen", velden,
                                       {.text = "Leg vast", .kind = ButtonKind::Secondary}));
}

Html toestemming_kaart(const Visit& visit, const Zaakblad& blad) {
  const Html veld = area_field({.name = "motivering",
                                .label = "Waarom beslist het kantoor hiermee?",
                                .help = "Deze keuze wordt vastgelegd en staat bij het besluit.",
                                .value = {},
                                .error = {},
                                .rows = 2,
                                .id = "voorbeeldwaarden-motivering"});
  return side_card(
      "Waarden zonder bron",
      voorbeeldwaarden(blad) + klein_formulier(visit, blad, "voorbeeldwaarden", veld,
                                               {.text = "Leg de keuze vast", .kind = ButtonKind::Secondary}),
      CardKind::Actie);
}

/// What has to be recorded before somebody can sign: the second reader of a refusal, and the choice of the
/// office to decide with an example value.
Html vast_te_leggen(const Visit& visit, const Zaakblad& blad, const std::string& uitkomst,
                    const std::vector<zaak::Controle>& controles) {
  Html kaarten;
  const bool meelezen = std::ranges::any_of(controles, [](const zaak::Controle& controle) {
    return controle.id == "tweede_lezer" && controle.stand == zaak::Controle::Stand::Ontbreekt;
  });
  const bool gelezen = blad.zaak.tweede_lezing && blad.zaak.tweede_lezing->akkoord;
  if (meelezen && !gelezen && visit.may(auth::Actie::BesluitMeelezen)) {
    kaarten += meelezen_kaart(visit, blad, uitkomst);
  }
  if (blad.stand.beoordeling.gebruikt_voorbeeldwaarden() && blad.zaak.toestemmingen.empty() &&
      visit.may(auth::Actie::VoorbeeldwaardeToestaan)) {
    kaarten += toestemming_kaart(visit, blad);
  }
  return kaarten;
}

/// Sending is an act of a person, not of the signature: until then the client does not see the letter.
Html versturen(const Visit& visit, const Zaakblad& blad) {
  const auto& brieven = blad.zaak.brieven;
  const auto weg = std::ranges::find_if(brieven, [](const auto& brief) { return brief.soort == "besluit"; });
  if (weg != brieven.end()) {
    return p("De brief is verstuurd op {}.", base::date_long(weg->datum));
  }
  if (!visit.may(auth::Actie::BriefVersturen)) {
    return p("De brief is nog niet verstuurd.");
  }
  return post_form(
      {.action = zaak_adres(blad.zaak, "brief/verstuur"), .csrf = visit.csrf_field(), .look = FormLook::Bare},
      p("De brief is nog niet verstuurd. Daarna kan de aanvrager hem lezen in het portaal."),
      button({.text = "Verstuur de brief", .kind = ButtonKind::Primary}));
}

Html besloten_kaart(const Visit& visit, const Zaakblad& blad) {
  const auto& besluit = *blad.zaak.besluit;
  return side_card("Besloten",
                   all(p("{} op {}.", besluit.door.naam, base::date_long(besluit.datum)),
                       p("Bezwaar kan tot en met {}.", strong(base::date_with_weekday(besluit.bezwaar_tot))),
                       p("{}", link(zaak_adres(blad.zaak, "brief"), "Bekijk de brief")),
                       p("{}", link(zaak_adres(blad.zaak, "brief.pdf"), "De brief als pdf")),
                       p("{}", link(zaak_adres(blad.zaak, "besluit.zip"), "besluit.zip, om na te rekenen")),
                       versturen(visit, blad)));
}

Html nog_open(const Zaakblad& blad) {
  const auto& behoeften = blad.stand.beoordeling.behoeften;
  return blad.zaak.besluit || behoeften.empty()
             ? Html()
             : message(MessageKind::Onbekend,
                       "Nog " + count(behoeften.size(), "antwoord nodig.", "antwoorden nodig."),
                       behoeften_lijst(behoeften));
}

/// For who decides: the words of the letter, and the signature.
Html besluit_formulier(const Visit& visit, const Zaakblad& blad, const Formulierdeel& deel,
                       const std::vector<zaak::Controle>& controles) {
  return post_form({.action = zaak_adres(blad.zaak, "besluit"),
                    .csrf = visit.csrf_field(),
                    .look = FormLook::Bare,
                    .checks = BrowserChecks::Off},
                   decision_text(besluit_tekst(deel) + berekeningen(blad)),
                   decision_side(besluit_knoppen(blad, deel, controles) + vastgelegd(blad)));
}

/// For who does not decide, or when it was decided.
Html besluit_te_lezen(const Visit& visit, const Zaakblad& blad,
                      const std::vector<zaak::Controle>& controles) {
  const Html kaart =
      blad.zaak.besluit
          ? besloten_kaart(visit, blad)
          : side_card("Besluiten", p("Een beslisser ondertekent het besluit.") + controles_lijst(controles));
  return decision_text(berekeningen(blad)) + decision_side(kaart + vastgelegd(blad));
}

http::Response besluit_pagina(const Visit& visit, const Zaakblad& blad, const Formulierdeel& deel,
                              int status) {
  const std::string uitkomst = gekozen_uitkomst(blad, deel.invoer);
  const auto controles = visit.services().zaken->controles(*visit.account(), blad.zaak, blad.stand, uitkomst);
  const bool beslist = !blad.zaak.besluit && visit.may(auth::Actie::BesluitNemen);
  const Html eerst = nog_open(blad) +
                     (blad.zaak.besluit ? Html() : vast_te_leggen(visit, blad, uitkomst, controles)) +
                     vorige_keer(visit, blad);
  // The small forms stand outside the form of the decision; the grid puts them beside its buttons.
  const Html inhoud = all(error_summary(deel.fouten), voorstel_kaart(blad), waarom(visit, blad),
                          decision(eerst, beslist ? besluit_formulier(visit, blad, deel, controles)
                                                  : besluit_te_lezen(visit, blad, controles)));
  return zaakpagina(
      visit, blad,
      {.titel = "Besluit", .stap = "besluit", .spoor = Spoor::Liggend, .inhoud = inhoud, .zijkant = {}},
      status);
}

http::Response toon_besluit(const Visit& visit) {
  const auto blad = open_zaak(visit);
  if (!blad) {
    return error_page(visit, blad.error());
  }
  http::Fields invoer;
  invoer.add("uitkomst", visit.request().query.get("uitkomst"));
  return besluit_pagina(visit, *blad, {invoer, {}}, 200);
}

/// The letter as it would leave, before anything is signed.
http::Response toon_voorbeeldbrief(const Visit& visit, const Zaakblad& blad,
                                   const zaak::BesluitInvoer& besluit) {
  const auto brief = [&]() -> base::Result<std::string> {
    TRY(const auto proef,
        zaak::proefbesluit(blad.zaak, {*visit.account(), visit.today()}, blad.stand, besluit));
    TRY(const auto gegevens, zaak::besluitgegevens(proef, blad.stand, visit.services().afzender, {}));
    TRY(const auto model,
        brieven::maak_besluitbrief(*blad.stand.pakket, blad.stand.feiten, blad.stand.beoordeling, gegevens));
    return brieven::als_html(model);
  }();
  if (!brief) {
    const auto fout = for_outside(brief.error());
    return besluit_pagina(visit, blad, {visit.form().fields, {{"uitkomst", fout.cause + " " + fout.remedy}}},
                          http::status_of(fout.kind));
  }
  return letter_page(*brief);
}

http::Response teken_besluit(const Visit& visit) {
  const auto blad = open_zaak(visit);
  if (!blad) {
    return error_page(visit, blad.error());
  }
  const auto& velden = visit.form().fields;
  FieldErrors fouten;
  zaak::BesluitInvoer besluit{
      velden.get("uitkomst"), velden.get("motivering"), velden.get("reden_afwijking"), {}, {}};
  for (const auto& [veld, datum] :
       {std::pair{"ingangsdatum", &besluit.ingangsdatum}, std::pair{"einddatum", &besluit.einddatum}}) {
    if (!velden.get(veld).empty()) {
      *datum = base::parse_dutch_date(velden.get(veld));
      if (!*datum) {
        fouten.emplace_back(veld, "Schrijf een datum als 1-12-2026.");
      }
    }
  }
  if (besluit.motivering.empty()) {
    fouten.emplace_back("motivering", "Schrijf op waarom u dit besluit. De ouders lezen het in de brief.");
  }
  if (!fouten.empty()) {
    return besluit_pagina(visit, *blad, {velden, fouten}, 400);
  }
  if (velden.get("doe") == "voorbeeld") {
    return toon_voorbeeldbrief(visit, *blad, besluit);
  }
  const auto gedaan = visit.services().zaken->neem_besluit(*visit.account(), blad->zaak.nummer, besluit);
  if (!gedaan &&
      (gedaan.error().kind == base::ErrorKind::Input || gedaan.error().kind == base::ErrorKind::Conflict)) {
    const auto& fout = gedaan.error();
    return besluit_pagina(
        visit, *blad,
        {velden, {{fout.place.path.empty() ? "uitkomst" : fout.place.path, fout.cause + " " + fout.remedy}}},
        http::status_of(fout.kind));
  }
  return na_opdracht(visit, gedaan, zaak_adres(blad->zaak, "besluit"));
}

http::Response lees_mee(const Visit& visit) {
  const auto nummer = visit.request().parameter("nummer");
  const auto& velden = visit.form().fields;
  const auto gedaan =
      visit.services().zaken->lees_mee(*visit.account(), nummer, velden.get("uitkomst"),
                                       velden.get("akkoord") == "ja", velden.get("toelichting"));
  return na_opdracht(visit, gedaan, "/kantoor/zaken/" + nummer + "/besluit");
}

http::Response sta_toe(const Visit& visit) {
  const auto nummer = visit.request().parameter("nummer");
  const auto gedaan = visit.services().zaken->sta_voorbeeldwaarden_toe(*visit.account(), nummer,
                                                                       visit.form().fields.get("motivering"));
  return na_opdracht(visit, gedaan, "/kantoor/zaken/" + nummer + "/besluit");
}

}  // namespace

void voeg_besluit_toe(Routes& routes) {
  routes.get("/kantoor/zaken/{nummer}/besluit", Access::action(auth::Actie::ZaakZien), toon_besluit);
  // Draws the letter: to look at before signing, and to sign.
  routes.post("/kantoor/zaken/{nummer}/besluit", Access::action(auth::Actie::BesluitNemen),
              http::Lane::Letters, teken_besluit);
  routes.post("/kantoor/zaken/{nummer}/meelezen", Access::action(auth::Actie::BesluitMeelezen), lees_mee);
  routes.post("/kantoor/zaken/{nummer}/voorbeeldwaarden",
              Access::action(auth::Actie::VoorbeeldwaardeToestaan), sta_toe);
}

}  // namespace maatstaf::web
