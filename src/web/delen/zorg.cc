// SPDX-License-Identifier: EUPL-1.2
#include "web/delen/zorg.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/nederlands.h"
#include "brieven/inhoud/gegevens.h"
#include "web/delen/beoordeling_onderdelen.h"
#include "web/delen/werkvelden.h"
#include "web/kern/cases.h"
#include "web/kern/measures.h"

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
  return two_lines(strong(regel.soort.empty() ? "Nieuwe zorg" : regel.soort), regel.omschrijving);
}

/// How a year is counted, with its source; an example value says so.
Html rekenregel(const Zaakblad& blad) {
  const auto* weken = blad.stand.pakket->parameter("weken_per_jaar");
  const auto* waarde = weken == nullptr ? nullptr : weken->op(blad.stand.beoordeling.peildatum);
  if (waarde == nullptr || !waarde->waarde.is_number()) {
    return {};
  }
  return span(markup("Per jaar is uren maal tarief maal {} weken. {}", base::number(waarde->waarde.number()),
                     waarde->voorbeeld ? example_label() : Html()));
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
  return delen.empty() ? Html() : span(fmt::format("Nu loopt {}.", base::enumerate(delen)));
}

/// Hours with a bar that compares them to the longest in the table.
Html uren_cel(const std::optional<Decimal>& uren, const Decimal& langste) {
  return !uren || uren->is_zero() ? sign_for("·", "geen")
                                  : Html::text(uren_tekst(uren)) + hours_bar(*uren, langste);
}

std::optional<Decimal> getal(const Zaakblad& blad, std::string_view id) {
  const auto& waarden = blad.stand.beoordeling.waarden;
  const auto found = waarden.find(std::string(id));
  return found == waarden.end() || !found->second.is_number() ? std::nullopt
                                                              : std::optional(found->second.number());
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
        {.cells = {zorg_naam(regel), beperking_label(regel), two_lines(regel.vorm, regel.zorgverlener),
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
  return table_card_with_foot(table(tabel), markup("{} {}", loopt_nu(visit, blad), rekenregel(blad)));
}

namespace {

/// The fields of one line, and what in it is empty or wrong.
struct Zorgvelden {
  Html velden;
  std::vector<std::string> leeg;
  bool fout = false;
};

Zorgvelden zorgvelden(const regels::Begrip& begrip, std::size_t index, const http::Fields& invoer,
                      const FieldErrors& fouten) {
  Zorgvelden uit;
  for (const auto& veld : begrip.velden) {
    const auto naam = onderdeel_veld(begrip.id, index, veld.id);
    if (veld.verplicht && invoer.get(naam).empty()) {
      uit.leeg.push_back(veld.naam);
    }
    uit.fout = uit.fout || !error_of(fouten, naam).empty();
    uit.velden += onderdeel_invoer(begrip, index, veld, invoer, fouten);
  }
  return uit;
}

/// What a closed line still needs, below its name.
Html nog_in_te_vullen(const std::vector<std::string>& leeg) {
  if (leeg.empty()) {
    return {};
  }
  const std::string wat =
      leeg.size() == 1 ? "vul in: " + leeg.front() : fmt::format("vul nog {} velden in", leeg.size());
  return markup("<br>{}", state(Toestand::Onbekend, wat));
}

}  // namespace

Html zorg_formulier(const Visit& visit, const Zaakblad& blad, const regels::Begrip& begrip,
                    const http::Fields& invoer, const FieldErrors& fouten) {
  const auto regels = zorgregels(blad, begrip, invoer);
  Html lijnen;
  bool een_open = false;
  for (std::size_t i = 0; i < regels.size(); ++i) {
    const auto& regel = regels[i];
    const auto deel = zorgvelden(begrip, i, invoer, fouten);
    // The first line that needs something is open; the others say what they need.
    const bool open = deel.fout || (!deel.leeg.empty() && !een_open);
    een_open = een_open || open;
    lijnen += care_line({.number = i + 1,
                         .what = zorg_naam(regel) + nog_in_te_vullen(deel.leeg),
                         .limitation = beperking_label(regel),
                         .form = regel.vorm,
                         .hours = uren_tekst(regel.uren),
                         .rate = bedrag_tekst(regel.tarief),
                         .per_year = bedrag_tekst(regel.per_jaar),
                         .fields = deel.velden,
                         .action = regels.size() > 1 ? haal_weg(begrip, i) : Html(),
                         .fold = open ? Fold::Open : Fold::Closed});
  }
  return care_form({.id = begrip.id,
                    .heading = begrip.naam,
                    .error = error_of(fouten, begrip.id),
                    .lines = lijnen,
                    .hours = uren_tekst(som(regels, &Zorgregel::uren)),
                    .per_year = bedrag_tekst(som(regels, &Zorgregel::per_jaar)),
                    .foot = markup("{} {} {}", nog_een(begrip, regels.size(), "Zorg toevoegen"),
                                   loopt_nu(visit, blad), rekenregel(blad))});
}

namespace {

std::optional<Decimal> per_dag(const std::optional<Decimal>& week) {
  const auto dag = week ? week->divide(Decimal(kDaysInWeek)) : std::nullopt;
  return dag ? dag->round(1, base::Rounding::HalfUp) : std::nullopt;
}

Decimal langste_van(const std::vector<Zorgregel>& regels) {
  Decimal langste;
  for (const auto& regel : regels) {
    if (regel.uren && langste < *regel.uren) {
      langste = *regel.uren;
    }
  }
  return langste;
}

}  // namespace

Html week_kaart(const regels::Begrip& begrip, const std::vector<Zorgregel>& regels) {
  const auto* moment = veld_van(begrip, "moment");
  if (moment == nullptr || regels.empty()) {
    return {};
  }
  const Decimal langste = langste_van(regels);
  Table tabel;
  tabel.caption = "Uren per week naar dagdeel";
  tabel.narrow = Narrow::Scroll;
  tabel.columns = {column("Zorg")};
  for (const auto& dagdeel : moment->waarden) {
    tabel.columns.push_back(column(dagdeel.naam, ColumnKind::Number));
  }
  tabel.columns.push_back(column("Week", ColumnKind::Number));
  tabel.columns.push_back(column("Per dag, gemiddeld", ColumnKind::Number));
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
    rij.cells.push_back(strong(uren_tekst(regel.uren)));
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
  return week_card("De week, uren per dagdeel", table(tabel));
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
  const auto punt = [](const Decimal& uren) { return HoursMark{uren, uren_tekst(uren)}; };
  return section_card(all(spread(h3(stap_naam(*stap)), state(stap->antwoord)),
                          hours_ruler(punt(*profiel), punt(*grens), punt(*nodig)),
                          p("{} + {} = {} uur. Nodig: {}.", uren_tekst(profiel), uren_tekst(extra),
                            uren_tekst(grens), strong(uren_tekst(nodig) + " uur")),
                          gronden(*blad.stand.pakket, stap->gronden)));
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
    slot = amounts_add_up("Alle bedragen sluiten op elkaar aan");
  }
  return amounts_card("Van zorg naar bedrag, per jaar", blokken + slot);
}

}  // namespace maatstaf::web
