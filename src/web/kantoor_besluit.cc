// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/nederlands.h"
#include "web/beoordeling_onderdelen.h"
#include "web/briefpagina.h"
#include "web/kantoor.h"
#include "web/oordelen.h"
#include "web/zaakblad.h"
#include "zaak/besluitbrief.h"

namespace maatstaf::web {

namespace {

constexpr std::size_t kGroundsShown = 4;

const beoordeling::Uitkomst* voorgesteld(const beoordeling::Beoordeling& beoordeling) {
  return beoordeling.hoofduitkomst ? beoordeling.uitkomst(*beoordeling.hoofduitkomst) : nullptr;
}

/// A computed figure by decision id, in words; empty when it is not known.
std::string cijfer(const Zaakblad& blad, const std::string& beslissing, std::string_view eenheid) {
  const auto& waarden = blad.stand.beoordeling.waarden;
  const auto found = waarden.find(beslissing);
  return found == waarden.end() || !found->second.is_number() ? std::string()
                                                              : waarde_in_woorden(found->second, eenheid);
}

Html voorstel_kaart(const Zaakblad& blad) {
  const auto* uitkomst = voorgesteld(blad.stand.beoordeling);
  const auto& besluit = blad.zaak.besluit;
  std::string naam = uitkomst == nullptr ? "Nog niet bekend" : std::string(uitkomst->naam);
  if (besluit) {
    if (const auto* genomen = blad.stand.beoordeling.uitkomst(besluit->uitkomst)) {
      naam = genomen->naam;
    }
  }
  std::vector<Pair> cijfers;
  if (const auto uren = cijfer(blad, "uren_nodig", "uur per week"); !uren.empty()) {
    cijfers.push_back({"Zorg", Html::text(uren)});
  }
  if (const auto bedrag = cijfer(blad, "omvang_per_jaar", "euro per jaar"); !bedrag.empty()) {
    cijfers.push_back({"Per jaar", Html::text(bedrag)});
  }
  if (besluit && besluit->ingangsdatum && besluit->einddatum) {
    cijfers.push_back({"Periode", markup("{} tot en met {}", base::date_short(*besluit->ingangsdatum),
                                         base::date_short(*besluit->einddatum))});
  }
  return card(markup("<div class=\"ms-spread\"><div><p class=\"ms-accent\">{}</p><h2>{}</h2><p "
                     "class=\"ms-second\">{}</p></div>{}</div>",
                     besluit ? "Besluit van " + base::date_long(besluit->datum)
                             : std::string("Voorstel voor het besluit"),
                     naam,
                     besluit ? "Besloten door " + besluit->door.naam
                             : std::string("De regels stellen dit voor. U besluit."),
                     facts(cijfers)),
              CardKind::Accent);
}

Html feiten_blok(const Visit& visit, const Zaakblad& blad) {
  const auto& begrippen = visit.services().bibliotheek->begrippen();
  Html items;
  for (const auto& begrip : begrippen.lijst()) {
    const auto found = blad.stand.feiten.find(begrip.id);
    if (found == blad.stand.feiten.end() || begrip.soort == regels::BegripSoort::Oordeel ||
        begrip.type == regels::BegripType::Lijst) {
      continue;
    }
    items += markup("<li>{}: <strong>{}</strong><br><span class=\"ms-second\">{}, {}</span></li>",
                    begrip.naam, begrippen.in_woorden(begrip, found->second.waarde),
                    found->second.herkomst.door, base::date_short(found->second.herkomst.datum));
  }
  return markup(
      "<h3>1. Feiten</h3><p class=\"ms-second\">Wat bekend is, en van wie</p><ul class=\"ms-plain "
      "ms-rows\">{}</ul>",
      items);
}

Html oordelen_blok(const Visit& visit, const Zaakblad& blad) {
  Html items;
  for (const auto& stap : blad.stand.beoordeling.stappen) {
    for (const auto& id : stap.oordelen) {
      const auto* oordeel = blad.zaak.oordeel(id);
      const auto* begrip = visit.services().bibliotheek->begrippen().vind(id);
      const bool gebied = visit.services().profielbeelden->gebied(id) != nullptr;
      if (oordeel == nullptr || begrip == nullptr || gebied || begrip->type == regels::BegripType::Lijst) {
        continue;
      }
      items +=
          markup("<li>{}: <strong>{}</strong>{}<br><span class=\"ms-second\">{}, {}, {}</span> {}</li>",
                 begrip->naam, visit.services().bibliotheek->begrippen().in_woorden(*begrip, oordeel->waarde),
                 oordeel->toelichting.empty() ? Html() : markup("<br>“{}”", oordeel->toelichting),
                 oordeel->door.naam, rol_naam(oordeel->door.rol), base::date_short(oordeel->datum),
                 lock_label(oordeel->versie));
    }
  }
  return markup(
      "<h3>2. Oordeel</h3><p class=\"ms-second\">Wat een deskundige vindt, met reden</p><ul class=\"ms-plain "
      "ms-rows\">{}</ul>",
      items);
}

Html regels_blok(const Zaakblad& blad) {
  const auto& bronnen = *blad.stand.pakket->bronregister;
  Html eerste;
  Html overige;
  std::size_t getoond = 0;
  std::size_t aantal = 0;
  const auto voeg_toe = [&](std::string_view naam, std::string_view antwoord,
                            const beoordeling::Gronden& gronden) {
    for (const auto& grond : gronden) {
      const Html regel = markup(
          "<li>{}: <strong>{}</strong> <span class=\"ms-second\">rij {}. {}</span> <span "
          "class=\"ms-labels\">{}</span></li>",
          naam, antwoord, grond.rijnummer, grond.toelichting, source_labels(bronnen, grond.bronnen));
      ++aantal;
      (getoond++ < kGroundsShown ? eerste : overige) += regel;
    }
  };
  if (const auto* uitkomst = voorgesteld(blad.stand.beoordeling)) {
    voeg_toe("Uitkomst", uitkomst->naam, uitkomst->gronden);
  }
  for (const auto& stap : blad.stand.beoordeling.stappen) {
    voeg_toe(stap_naam(stap), std::string(beoordeling::woord(stap.antwoord)), stap.gronden);
  }
  Html meer = overige.empty() ? Html()
                              : disclosure("Toon alle " + count(aantal, "regel", "regels") + " die meededen",
                                           markup("<ul class=\"ms-plain ms-rows\">{}</ul>", overige));
  return markup(
      "<h3>3. Regels</h3><p class=\"ms-second\">Welke regel dan geldt</p><ul class=\"ms-plain "
      "ms-rows\">{}</ul>{}",
      eerste, meer);
}

/// What runs now beside what is proposed: hours and amount, as they are known.
Html vorige_keer(const Visit& visit, const Zaakblad& blad) {
  const auto& begrippen = visit.services().bibliotheek->begrippen();
  const auto toen = [&](const std::string& id) {
    const auto found = blad.stand.feiten.find(id);
    return found == blad.stand.feiten.end() ? std::string("onbekend")
                                            : begrippen.in_woorden(*begrippen.vind(id), found->second.waarde);
  };
  if (!blad.stand.feiten.contains("lopende_toekenning_uren")) {
    return {};
  }
  Table tabel;
  tabel.caption = "Wat is anders dan vorige keer";
  tabel.columns = {column("Wat"), column("Toen", ColumnKind::Number), column("Nu", ColumnKind::Number)};
  tabel.rows = {{{Html::text("Zorg"), Html::text(toen("lopende_toekenning_uren")),
                  Html::text(cijfer(blad, "uren_nodig", "uur per week"))},
                 {},
                 {}},
                {{Html::text("Bedrag per jaar"), Html::text(toen("lopende_toekenning_bedrag")),
                  Html::text(cijfer(blad, "omvang_per_jaar", "euro per jaar"))},
                 {},
                 {}}};
  return markup("<h2>Wat is anders dan vorige keer?</h2>{}", table_card(tabel));
}

Html controles_lijst(const std::vector<zaak::Controle>& controles) {
  Html items;
  for (const auto& controle : controles) {
    const Toestand toestand = controle.stand == zaak::Controle::Stand::InOrde ? Toestand::Ja
                              : controle.stand == zaak::Controle::Stand::Nvt  ? Toestand::Nvt
                                                                              : Toestand::LetOp;
    items +=
        markup("<li>{}{}</li>", state(toestand, controle.naam),
               controle.uitleg.empty() ? Html() : markup("<p class=\"ms-second\">{}</p>", controle.uitleg));
  }
  return markup("<ul class=\"ms-plain ms-rows ms-checks\">{}</ul>", items);
}

bool in_orde(const std::vector<zaak::Controle>& controles) {
  return std::none_of(controles.begin(), controles.end(), [](const zaak::Controle& controle) {
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

Html besluit_formulier(const Visit& visit, const Zaakblad& blad, const Formulierdeel& deel,
                       const std::vector<zaak::Controle>& controles) {
  std::vector<Option> opties;
  for (const auto& uitkomst : blad.stand.pakket->uitkomsten) {
    opties.push_back({uitkomst.id, uitkomst.naam, {}});
  }
  const auto veld = [&](const std::string& naam) { return deel.invoer.get(naam); };
  Html velden = select_field(
      {.name = "uitkomst",
       .label = "Uw besluit",
       .help = "U kunt altijd anders besluiten dan het voorstel. U schrijft dan op waarom (Awb 4:84).",
       .options = opties,
       .chosen = {gekozen_uitkomst(blad, deel.invoer)},
       .error = error_of(deel.fouten, "uitkomst")});
  velden += area_field({.name = "motivering",
                        .label = "Waarom besluit u dit?",
                        .help = "Dit staat in de brief. Schrijf het voor de ouders.",
                        .value = veld("motivering"),
                        .error = error_of(deel.fouten, "motivering"),
                        .rows = 4});
  velden += area_field({.name = "reden_afwijking",
                        .label = "Waarom anders dan het voorstel?",
                        .help = "Alleen nodig als u van het voorstel afwijkt.",
                        .value = veld("reden_afwijking"),
                        .error = error_of(deel.fouten, "reden_afwijking"),
                        .rows = 2,
                        .needed = Needed::Optional});
  velden += markup("<div class=\"ms-columns ms-columns--pair\">{}{}</div>",
                   text_field({.name = "ingangsdatum",
                               .label = "Vanaf",
                               .help = {},
                               .value = veld("ingangsdatum"),
                               .error = error_of(deel.fouten, "ingangsdatum"),
                               .kind = InputKind::Date}),
                   text_field({.name = "einddatum",
                               .label = "Tot en met",
                               .help = {},
                               .value = veld("einddatum"),
                               .error = error_of(deel.fouten, "einddatum"),
                               .kind = InputKind::Date,
                               .needed = Needed::Optional}));
  velden += controles_lijst(controles);
  const Html teken = in_orde(controles)
                         ? button({.text = "Onderteken het besluit",
                                   .icon = Icon::Pen,
                                   .side = IconSide::Before,
                                   .name = "doe",
                                   .value = "teken"})
                         : button_unavailable("Onderteken het besluit", "Kijk wat hierboven nog nodig is");
  return markup(
      "<form class=\"ms-form\" method=\"post\" action=\"{}\" novalidate>{}{}<div "
      "class=\"ms-buttons\">{}{}</div></form>",
      zaak_adres(blad.zaak, "besluit"), visit.csrf_field(), velden,
      button({.text = "Bekijk de brief",
              .kind = ButtonKind::Secondary,
              .icon = Icon::Eye,
              .side = IconSide::Before,
              .name = "doe",
              .value = "voorbeeld"}),
      teken);
}

Html klein_formulier(const Visit& visit, const Zaakblad& blad, const std::string& pad, const Html& velden,
                     const Button& knop) {
  return markup(
      "<form class=\"ms-form\" method=\"post\" action=\"{}\">{}{}<div class=\"ms-buttons\">{}</div></form>",
      zaak_adres(blad.zaak, pad), visit.csrf_field(), velden, button(knop));
}

/// The second reader and the recorded choice to decide with an example value.
Html bijzondere_kaarten(const Visit& visit, const Zaakblad& blad, const std::string& uitkomst) {
  Html kaarten;
  if (blad.zaak.tweede_lezing) {
    const auto& lezing = *blad.zaak.tweede_lezing;
    kaarten +=
        side_card("Tweede lezer",
                  markup("<p>{} op {}: {}.</p><p>{}</p>", lezing.door.naam, base::date_long(lezing.datum),
                         lezing.akkoord ? "akkoord" : "niet akkoord", lezing.toelichting));
  } else if (visit.may(auth::Actie::BesluitMeelezen)) {
    kaarten += side_card(
        "Tweede lezer",
        markup(
            "<p class=\"ms-second\">Bij een afwijzing leest iemand anders mee, die niet zelf beslist.</p>") +
            klein_formulier(visit, blad, "meelezen",
                            hidden_field("uitkomst", uitkomst) +
                                choice_field({.name = "akkoord",
                                              .label = "Bent u het eens?",
                                              .help = {},
                                              .options = {{"ja", "Akkoord", ""}, {"nee", "Niet akkoord", ""}},
                                              .chosen = {},
                                              .error = {},
                                              .look = LabelLook::Plain,
                                              .option_look = OptionLook::Row}) +
                                area_field({.name = "toelichting",
                                            .label = "Toelichting",
                                            .help = {},
                                            .value = {},
                                            .error = {},
                                            .rows = 2}),
                            {.text = "Leg vast", .kind = ButtonKind::Secondary}));
  }
  if (blad.stand.beoordeling.gebruikt_voorbeeldwaarden() && visit.may(auth::Actie::VoorbeeldwaardeToestaan)) {
    Html lijst;
    for (const auto& parameter : blad.stand.beoordeling.parameters) {
      if (parameter.voorbeeld) {
        lijst += markup("<li>{} {}</li>", parameter.naam, example_label());
      }
    }
    kaarten +=
        side_card("Waarden zonder bron",
                  markup("<ul class=\"ms-plain\">{}</ul>", lijst) +
                      (blad.zaak.toestemmingen.empty()
                           ? klein_formulier(
                                 visit, blad, "voorbeeldwaarden",
                                 area_field({.name = "motivering",
                                             .label = "Waarom beslist het kantoor hiermee?",
                                             .help = "Deze keuze wordt vastgelegd en staat bij het besluit.",
                                             .value = {},
                                             .error = {},
                                             .rows = 2}),
                                 {.text = "Leg de keuze vast", .kind = ButtonKind::Secondary})
                           : markup("<p>{}</p>", blad.zaak.toestemmingen.back().motivering)),
                  CardKind::Actie);
  }
  return kaarten;
}

http::Response besluit_pagina(const Visit& visit, const Zaakblad& blad, const Formulierdeel& deel,
                              int status) {
  const std::string uitkomst = gekozen_uitkomst(blad, deel.invoer);
  Html zijkant;
  if (blad.zaak.besluit) {
    zijkant = side_card(
        "Besloten",
        markup(
            "<p>{} op {}.</p><p>Bezwaar kan tot en met <strong>{}</strong>.</p><p>{}</p><p>{}</p><p>{}</p>",
            blad.zaak.besluit->door.naam, base::date_long(blad.zaak.besluit->datum),
            base::date_with_weekday(blad.zaak.besluit->bezwaar_tot),
            link(zaak_adres(blad.zaak, "brief"), "Bekijk de brief"),
            link(zaak_adres(blad.zaak, "brief.pdf"), "De brief als pdf"),
            link(zaak_adres(blad.zaak, "besluit.zip"), "besluit.zip, om na te rekenen")));
  } else if (visit.may(auth::Actie::BesluitNemen)) {
    const auto controles =
        visit.services().zaken->controles(*visit.account(), blad.zaak, blad.stand, uitkomst);
    zijkant = side_card("Besluiten", besluit_formulier(visit, blad, deel, controles)) +
              bijzondere_kaarten(visit, blad, uitkomst);
  } else {
    zijkant = side_card("Besluiten", markup("<p>Een beslisser ondertekent het besluit.</p>")) +
              bijzondere_kaarten(visit, blad, uitkomst);
  }
  Html open;
  if (!blad.zaak.besluit && !blad.stand.beoordeling.behoeften.empty()) {
    open = message(
        MessageKind::Onbekend,
        "Nog " + count(blad.stand.beoordeling.behoeften.size(), "antwoord nodig.", "antwoorden nodig."),
        behoeften_lijst(blad.stand.beoordeling.behoeften));
  }
  const Html inhoud =
      error_summary(deel.fouten) + voorstel_kaart(blad) +
      markup(
          "<h2>Waarom?</h2><div class=\"ms-card ms-chain\"><div>{}</div><div>{}</div><div>{}</div></div>"
          "<div class=\"ms-columns ms-columns--side\"><div class=\"ms-stack\">{}{}</div><div "
          "class=\"ms-stack\">{}</div></div>",
          feiten_blok(visit, blad), oordelen_blok(visit, blad), regels_blok(blad), open,
          vorige_keer(visit, blad), zijkant);
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
    const auto& fout = brief.error();
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
  routes.post("/kantoor/zaken/{nummer}/besluit", Access::action(auth::Actie::BesluitNemen), teken_besluit);
  routes.post("/kantoor/zaken/{nummer}/meelezen", Access::action(auth::Actie::BesluitMeelezen), lees_mee);
  routes.post("/kantoor/zaken/{nummer}/voorbeeldwaarden",
              Access::action(auth::Actie::VoorbeeldwaardeToestaan), sta_toe);
}

}  // namespace maatstaf::web
