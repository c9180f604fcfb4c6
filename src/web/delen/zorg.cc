// SPDX-License-Identifier: EUPL-1.2
#include "web/delen/zorg.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/nederlands.h"
#include "brieven/inhoud/gegevens.h"
#include "web/delen/beoordeling_onderdelen.h"
#include "web/delen/werkvelden.h"

namespace maatstaf::web {

namespace {

using base::Decimal;

constexpr int kDaysInWeek = 7;
constexpr std::string_view kHours = "uren_per_week";

const regels::Veld* veld_van(const regels::Begrip& begrip, std::string_view id) {
  const auto found = std::ranges::find_if(begrip.velden, [id](const auto& veld) { return veld.id == id; });
  return found == begrip.velden.end() ? nullptr : &*found;
}

std::string keuzenaam(const regels::Begrip& begrip, std::string_view veld_id, const std::string& code) {
  const auto* veld = veld_van(begrip, veld_id);
  if (veld == nullptr || code.empty()) {
    return {};
  }
  const auto keuze = std::ranges::find_if(
      veld->waarden, [&code](const regels::Keuze& kandidaat) { return kandidaat.code == code; });
  return keuze == veld->waarden.end() ? std::string() : keuze->naam;
}

/// The amount a year, as the letter will have it: the same function, asked for one item.
std::optional<Decimal> jaarbedrag(const Zaakblad& blad, const Zorgregel& regel, const std::string& vorm) {
  if (!regel.uren || !regel.tarief || vorm.empty()) {
    return std::nullopt;
  }
  feel::Context onderdeel{{"soort", feel::Value(std::string("zorg"))},
                          {std::string(kHours), feel::Value(*regel.uren)},
                          {"tarief", feel::Value(*regel.tarief)},
                          {"leveringsvorm", feel::Value(vorm)}};
  beoordeling::Feiten feiten;
  feiten[zaak::kPassendeZorg].waarde = feel::Value(feel::List{feel::Value(std::move(onderdeel))});
  const auto posten = brieven::zorgposten(*blad.stand.pakket, feiten, blad.stand.beoordeling.peildatum);
  return posten && !posten->empty() ? std::optional(posten->front().per_jaar) : std::nullopt;
}

/// Reads one item through `waarde`, which gives what stands in a field as typed.
template <class Lezer>
Zorgregel lees_regel(const Zaakblad& blad, const regels::Begrip& begrip, const Lezer& waarde) {
  Zorgregel regel;
  regel.soort = keuzenaam(begrip, "soort", waarde("soort"));
  regel.omschrijving = waarde("omschrijving");
  regel.beperking = keuzenaam(begrip, "gebied", waarde("gebied"));
  regel.vorm = keuzenaam(begrip, "leveringsvorm", waarde("leveringsvorm"));
  regel.zorgverlener = keuzenaam(begrip, "zorgverlener", waarde("zorgverlener"));
  regel.moment = waarde("moment");
  regel.uren = base::parse_dutch_number(waarde(std::string(kHours)));
  regel.tarief = base::parse_dutch_number(waarde("tarief"));
  regel.per_jaar = jaarbedrag(blad, regel, waarde("leveringsvorm"));
  return regel;
}

std::optional<Decimal> som(const std::vector<Zorgregel>& regels, std::optional<Decimal> Zorgregel::* veld) {
  Decimal totaal;
  for (const auto& regel : regels) {
    const auto& deel = regel.*veld;
    const auto erbij = deel ? totaal.add(*deel) : std::nullopt;
    if (!erbij) {
      return std::nullopt;
    }
    totaal = *erbij;
  }
  return totaal;
}

std::string uren_tekst(const std::optional<Decimal>& uren) {
  if (!uren) {
    return "nog niet bekend";
  }
  const std::string tekst = base::number(*uren);
  return tekst.find(',') == std::string::npos ? tekst + ",0" : tekst;
}

std::string bedrag_tekst(const std::optional<Decimal>& bedrag) {
  return bedrag ? base::amount(*bedrag) : "nog niet bekend";
}

Html beperking_label(const Zorgregel& regel) {
  return regel.beperking.empty() ? state(Toestand::Onbekend, "kies een beperking")
                                 : label(regel.beperking, LabelKind::Gebied);
}

Html zorg_naam(const Zorgregel& regel) {
  return markup("<strong>{}</strong>{}", regel.soort.empty() ? "Nieuwe zorg" : regel.soort,
                regel.omschrijving.empty()
                    ? Html()
                    : markup("<br><span class=\"ms-second\">{}</span>", regel.omschrijving));
}

/// How a year is counted, with its source; an example value says so.
Html rekenregel(const Zaakblad& blad) {
  const auto* weken = blad.stand.pakket->parameter("weken_per_jaar");
  const auto* waarde = weken == nullptr ? nullptr : weken->op(blad.stand.beoordeling.peildatum);
  if (waarde == nullptr || !waarde->waarde.is_number()) {
    return {};
  }
  return markup("<span>Per jaar is uren maal tarief maal {} weken. {}</span>",
                base::number(waarde->waarde.number()), waarde->voorbeeld ? example_label() : Html());
}

/// What runs now, beside what is being put together.
Html loopt_nu(const Visit& visit, const Zaakblad& blad) {
  const auto& begrippen = visit.services().bibliotheek->begrippen();
  std::vector<std::string> delen;
  for (const char* id : {"lopende_toekenning_uren", "lopende_toekenning_bedrag"}) {
    const auto* begrip = begrippen.vind(id);
    const auto feit = blad.zaak.feiten.find(id);
    if (begrip != nullptr && feit != blad.zaak.feiten.end()) {
      delen.push_back(begrippen.in_woorden(*begrip, feit->second.waarde));
    }
  }
  return delen.empty() ? Html() : markup("<span>Nu loopt {}.</span>", base::enumerate(delen));
}

int plaats(const Decimal& waarde, const Decimal& schaal, int lengte) {
  const auto deel = waarde.multiply(Decimal(lengte));
  const auto punt = deel ? deel->divide(schaal) : std::nullopt;
  const auto rond = punt ? punt->round(0, base::Rounding::HalfUp) : std::nullopt;
  const auto heel = rond ? rond->to_int64() : std::nullopt;
  return static_cast<int>(std::clamp<std::int64_t>(heel.value_or(0), 0, lengte));
}

/// Hours with a bar that compares them to the longest in the table.
Html uren_cel(const std::optional<Decimal>& uren, const Decimal& langste) {
  if (!uren || uren->is_zero()) {
    return markup("<span aria-hidden=\"true\">·</span><span class=\"ms-hidden\">geen</span>");
  }
  return markup(
      "{}<svg class=\"ms-hours\" viewBox=\"0 0 60 4\" preserveAspectRatio=\"none\" "
      "aria-hidden=\"true\"><rect "
      "class=\"ms-hours__all\" width=\"60\" height=\"4\"/><rect class=\"ms-hours__part\" width=\"{}\" "
      "height=\"4\"/></svg>",
      uren_tekst(uren), langste.is_zero() ? 0 : plaats(*uren, langste, 60));
}

std::optional<Decimal> getal(const Zaakblad& blad, std::string_view id) {
  const auto& waarden = blad.stand.beoordeling.waarden;
  const auto found = waarden.find(std::string(id));
  return found == waarden.end() || !found->second.is_number() ? std::nullopt
                                                              : std::optional(found->second.number());
}

/// Hours on a ruler of ten hours a tick: the profile, the limit, what is needed.
Html uren_meetlat(const Decimal& profiel, const Decimal& grens, const Decimal& nodig) {
  constexpr int kLengte = 300;
  constexpr int kTien = 10;
  const Decimal& grootste = nodig < grens ? grens : nodig;
  const auto tienen = grootste.divide(Decimal(kTien));
  const auto boven = tienen ? tienen->round(0, base::Rounding::Up) : std::nullopt;
  const int eenheden =
      static_cast<int>(boven ? std::clamp<std::int64_t>(boven->to_int64().value_or(1), 1, 34) : 1);
  const Decimal schaal(eenheden * kTien);
  const int x_profiel = plaats(profiel, schaal, kLengte);
  const int x_grens = plaats(grens, schaal, kLengte);
  const int x_nodig = plaats(nodig, schaal, kLengte);
  Html strepen;
  const int stap = eenheden > 12 ? 5 : 1;
  for (int i = 0; i <= eenheden; ++i) {
    const int x = i * kLengte / eenheden;
    strepen += markup("<path class=\"ms-score__axis\" d=\"M{} 54v{}\"/>", x, i % stap == 0 ? 8 : 5);
    if (i % stap == 0) {
      strepen +=
          markup("<text class=\"ms-drawing__small\" x=\"{}\" y=\"76\" text-anchor=\"middle\">{}</text>", x,
                 i * kTien);
    }
  }
  const std::string titel = fmt::format("Uren per week: profiel {}, grens {}, nodig {}", uren_tekst(profiel),
                                        uren_tekst(grens), uren_tekst(nodig));
  const bool rechts = x_nodig < 90;
  return markup(
      "<svg class=\"ms-drawing ms-hours-ruler\" viewBox=\"-8 0 316 96\" role=\"img\" aria-label=\"{}\">"
      "<rect class=\"ms-drawing__bar ms-drawing__bar--second\" x=\"0\" y=\"36\" width=\"{}\" height=\"14\"/>"
      "<rect class=\"ms-drawing__bar\" x=\"{}\" y=\"36\" width=\"{}\" height=\"14\"/>"
      "<path class=\"ms-score__profile\" d=\"M{} 30v22M{} 16v36M{} 30v22\"/><path class=\"ms-score__axis\" "
      "d=\"M0 54h300\"/>{}"
      "<text class=\"ms-drawing__small\" x=\"{}\" y=\"11\" text-anchor=\"middle\">grens {}</text>"
      "<text class=\"ms-drawing__small\" x=\"{}\" y=\"27\" text-anchor=\"end\">profiel {}</text>"
      "<text class=\"ms-drawing__small ms-drawing__strong\" x=\"{}\" y=\"27\" text-anchor=\"{}\">nodig "
      "{}</text>"
      "<text class=\"ms-drawing__small\" x=\"300\" y=\"92\" text-anchor=\"end\">uren per week</text></svg>",
      titel, std::min(x_grens, x_nodig), std::min(x_grens, x_nodig), std::max(x_nodig - x_grens, 0),
      x_profiel, x_grens, x_nodig, strepen, x_grens, uren_tekst(grens), std::max(x_profiel - 4, 70),
      uren_tekst(profiel), rechts ? x_nodig : std::max(x_nodig, 150), rechts ? "start" : "end",
      uren_tekst(nodig));
}

/// A figure made of terms only adds up when the terms do; nullopt when that cannot be told.
std::optional<bool> sluit(const beoordeling::Berekening& berekening) {
  if (!berekening.waarde.is_number()) {
    return std::nullopt;
  }
  Decimal totaal;
  for (const auto& regel : berekening.regels) {
    if (!regel.waarde.is_number() || (regel.teken != "plus" && regel.teken != "min")) {
      return std::nullopt;
    }
    const auto verder =
        regel.teken == "plus" ? totaal.add(regel.waarde.number()) : totaal.subtract(regel.waarde.number());
    if (!verder) {
      return std::nullopt;
    }
    totaal = *verder;
  }
  return totaal == berekening.waarde.number();
}

}  // namespace

bool is_zorglijst(const regels::Begrip& begrip) {
  return begrip.type == regels::BegripType::Lijst && veld_van(begrip, kHours) != nullptr &&
         veld_van(begrip, "tarief") != nullptr;
}

std::vector<Zorgregel> zorgregels(const Zaakblad& blad, const regels::Begrip& begrip,
                                  const feel::Value& lijst) {
  return lijst.is_list() ? zorgregels(blad, begrip, als_invoer(begrip, {lijst})) : std::vector<Zorgregel>();
}

std::vector<Zorgregel> zorgregels(const Zaakblad& blad, const regels::Begrip& begrip,
                                  const http::Fields& invoer) {
  std::vector<Zorgregel> regels;
  for (std::size_t i = 0; i < aantal_onderdelen(begrip, invoer); ++i) {
    regels.push_back(lees_regel(blad, begrip, [&](const std::string& veld) {
      return invoer.get(onderdeel_veld(begrip.id, i, veld));
    }));
  }
  return regels;
}

Html zorg_tabel(const Visit& visit, const Zaakblad& blad, const std::vector<Zorgregel>& regels) {
  Table tabel;
  tabel.caption = "Passende zorg per onderdeel";
  tabel.columns = {column("Zorg"),
                   column("Past bij beperking"),
                   column("Vorm"),
                   column("Uren per week", ColumnKind::Number),
                   column("Tarief", ColumnKind::Number),
                   column("Per jaar", ColumnKind::Number)};
  for (const auto& regel : regels) {
    tabel.rows.push_back(
        {.cells = {zorg_naam(regel), beperking_label(regel),
                   markup("{}<br><span class=\"ms-second\">{}</span>", regel.vorm, regel.zorgverlener),
                   Html::text(uren_tekst(regel.uren)), Html::text(bedrag_tekst(regel.tarief)),
                   Html::text(bedrag_tekst(regel.per_jaar))},
         .group = {},
         .group_note = {}});
  }
  tabel.total = {Html::text("Samen"),
                 {},
                 {},
                 Html::text(uren_tekst(som(regels, &Zorgregel::uren))),
                 {},
                 Html::text(bedrag_tekst(som(regels, &Zorgregel::per_jaar)))};
  return markup("<div class=\"ms-card ms-card--flush\">{}<p class=\"ms-table-foot\">{} {}</p></div>",
                table(tabel), loopt_nu(visit, blad), rekenregel(blad));
}

Html zorg_formulier(const Visit& visit, const Zaakblad& blad, const regels::Begrip& begrip,
                    const http::Fields& invoer, const FieldErrors& fouten) {
  const auto regels = zorgregels(blad, begrip, invoer);
  Html lijnen;
  bool een_open = false;
  for (std::size_t i = 0; i < regels.size(); ++i) {
    const auto& regel = regels[i];
    Html velden;
    bool fout_hier = false;
    std::vector<std::string> leeg;
    for (const auto& veld : begrip.velden) {
      const auto naam = onderdeel_veld(begrip.id, i, veld.id);
      if (veld.verplicht && invoer.get(naam).empty()) {
        leeg.push_back(veld.naam);
      }
      fout_hier = fout_hier || !error_of(fouten, naam).empty();
      velden += onderdeel_invoer(begrip, i, veld, invoer, fouten);
    }
    // The first line that needs something is open; the others say what they need.
    const bool open = fout_hier || (!leeg.empty() && !een_open);
    een_open = een_open || open;
    const Html nodig =
        leeg.empty()
            ? Html()
            : markup("<br>{}", state(Toestand::Onbekend,
                                     leeg.size() == 1 ? "vul in: " + leeg.front()
                                                      : fmt::format("vul nog {} velden in", leeg.size())));
    lijnen += markup(
        "<details class=\"ms-care\"{}><summary "
        "class=\"ms-care__row\"><span>{}</span><span>{}</span><span>{}</span>"
        "<span class=\"ms-number\">{}</span><span class=\"ms-number\">{}</span><span "
        "class=\"ms-number\">{}</span><span class=\"ms-care__pen\">{}<span class=\"ms-hidden\">Wijzig "
        "onderdeel {}</span></span></summary><div class=\"ms-care__fields\"><div "
        "class=\"ms-item__fields\">{}</div>{}</div></details>",
        open ? markup(" open") : Html(), zorg_naam(regel) + nodig, beperking_label(regel), regel.vorm,
        markup("{}<span class=\"ms-care__unit\"> uur per week</span>", uren_tekst(regel.uren)),
        markup("{}<span class=\"ms-care__unit\"> per uur</span>", bedrag_tekst(regel.tarief)),
        markup("{}<span class=\"ms-care__unit\"> per jaar</span>", bedrag_tekst(regel.per_jaar)),
        icon(Icon::Pen), i + 1, velden, regels.size() > 1 ? haal_weg(begrip, i) : Html());
  }
  const auto fout = error_of(fouten, begrip.id);
  const Html melding = fout.empty() ? Html()
                                    : markup("<p class=\"ms-field__error ms-care__error\">{}{}</p>",
                                             icon(Icon::Triangle), fout);
  return markup(
      "<section class=\"ms-card ms-card--flush\" id=\"{}\"><h3 class=\"ms-hidden\">{}</h3>{}<div "
      "class=\"ms-care__row ms-care__head\" aria-hidden=\"true\"><span>Zorg</span><span>Past bij "
      "beperking</span><span>Vorm</span><span>Uren per week</span><span>Tarief</span><span>Per "
      "jaar</span><span></span></div>{}<p class=\"ms-care__row "
      "ms-care__total\"><span>Samen</span><span></span>"
      "<span></span><span class=\"ms-number\">{}<span class=\"ms-care__unit\"> uur per "
      "week</span></span><span></span><span class=\"ms-number\">{}</span><span></span></p><div "
      "class=\"ms-table-foot\">{} {} {}</div></section>",
      begrip.id, begrip.naam, melding, lijnen, uren_tekst(som(regels, &Zorgregel::uren)),
      bedrag_tekst(som(regels, &Zorgregel::per_jaar)), nog_een(begrip, regels.size(), "Zorg toevoegen"),
      loopt_nu(visit, blad), rekenregel(blad));
}

Html week_kaart(const regels::Begrip& begrip, const std::vector<Zorgregel>& regels) {
  const auto* moment = veld_van(begrip, "moment");
  if (moment == nullptr || regels.empty()) {
    return {};
  }
  Decimal langste;
  for (const auto& regel : regels) {
    if (regel.uren && langste < *regel.uren) {
      langste = *regel.uren;
    }
  }
  Table tabel;
  tabel.caption = "Uren per week naar dagdeel";
  tabel.narrow = Narrow::Scroll;
  tabel.columns = {column("Zorg")};
  for (const auto& dagdeel : moment->waarden) {
    tabel.columns.push_back(column(dagdeel.naam, ColumnKind::Number));
  }
  tabel.columns.push_back(column("Week", ColumnKind::Number));
  tabel.columns.push_back(column("Per dag, gemiddeld", ColumnKind::Number));
  const auto per_dag = [](const std::optional<Decimal>& week) {
    const auto dag = week ? week->divide(Decimal(kDaysInWeek)) : std::nullopt;
    return dag ? dag->round(1, base::Rounding::HalfUp) : std::nullopt;
  };
  std::vector<Decimal> sommen(moment->waarden.size());
  for (const auto& regel : regels) {
    Row rij{.cells = {Html::text(regel.soort.empty() ? "Nieuwe zorg" : regel.soort)},
            .group = {},
            .group_note = {}};
    for (std::size_t i = 0; i < sommen.size(); ++i) {
      const bool dan = regel.moment == moment->waarden[i].code;
      rij.cells.push_back(uren_cel(dan ? regel.uren : std::nullopt, langste));
      if (dan && regel.uren) {
        sommen[i] = sommen[i].add(*regel.uren).value_or(sommen[i]);
      }
    }
    rij.cells.push_back(markup("<strong>{}</strong>", uren_tekst(regel.uren)));
    rij.cells.push_back(Html::text(uren_tekst(per_dag(regel.uren))));
    tabel.rows.push_back(std::move(rij));
  }
  tabel.total = {Html::text("Samen")};
  for (const auto& deel : sommen) {
    tabel.total.push_back(Html::text(uren_tekst(deel)));
  }
  const auto week = som(regels, &Zorgregel::uren);
  tabel.total.push_back(Html::text(uren_tekst(week)));
  tabel.total.push_back(Html::text(uren_tekst(per_dag(week))));
  return markup("<div class=\"ms-card ms-week\"><h3>De week, uren per dagdeel</h3>{}</div>", table(tabel));
}

Html uren_kaart(const Zaakblad& blad) {
  const auto profiel = getal(blad, "uren_profiel");
  const auto grens = getal(blad, "uren_grens");
  const auto nodig = getal(blad, "uren_nodig");
  const auto& beoordeling = blad.stand.beoordeling;
  const auto stap = std::ranges::find_if(beoordeling.stappen, [](const auto& kandidaat) {
    return std::ranges::find(kandidaat.berekeningen, "grens_uren") != kandidaat.berekeningen.end();
  });
  if (!profiel || !grens || !nodig || grens->is_zero() || stap == beoordeling.stappen.end() ||
      stap->antwoord == beoordeling::Antwoord::Nvt) {
    return {};
  }
  const auto extra = grens->subtract(*profiel);
  return markup(
      "<section class=\"ms-card\"><div class=\"ms-spread\"><h3>Stap {}. {}</h3>{}</div>{}<p>{} + {} = {} "
      "uur. "
      "Nodig: <strong>{} uur</strong>.</p>{}</section>",
      stap->nummer, stap->naam, state(stap->antwoord), uren_meetlat(*profiel, *grens, *nodig),
      uren_tekst(profiel), uren_tekst(extra), uren_tekst(grens), uren_tekst(nodig),
      gronden(*blad.stand.pakket, stap->gronden));
}

Html bedragen_kaart(const Zaakblad& blad, const std::vector<std::string>& berekeningen) {
  Html blokken;
  bool alles = true;
  bool klopt = true;
  for (const auto& id : berekeningen) {
    const auto& lijst = blad.stand.beoordeling.berekeningen;
    const auto found =
        std::ranges::find_if(lijst, [&id](const auto& berekening) { return berekening.id == id; });
    if (found == lijst.end() || !found->eenheid.starts_with("euro")) {
      continue;
    }
    blokken += berekening_blok(*blad.stand.pakket, *found);
    const auto gesloten = sluit(*found);
    alles = alles && gesloten.has_value();
    klopt = klopt && gesloten.value_or(true);
  }
  if (blokken.empty()) {
    return {};
  }
  Html slot;
  if (!klopt) {
    slot = message(MessageKind::LetOp, "De bedragen sluiten niet op elkaar aan.",
                   Html::text("Meld dit. De zaak kan zo niet verder."));
  } else if (alles) {
    slot =
        markup("<p class=\"ms-closes ms-with-icon\">{}<span>Alle bedragen sluiten op elkaar aan</span></p>",
               icon(Icon::Check));
  }
  return markup("<section class=\"ms-card ms-amounts\"><h3>Van zorg naar bedrag, per jaar</h3>{}{}</section>",
                blokken, slot);
}

}  // namespace maatstaf::web
