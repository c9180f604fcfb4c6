// SPDX-License-Identifier: EUPL-1.2
#include "brieven/inhoud/bijlage.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/nederlands.h"
#include "brieven/inhoud/teksten.h"
#include "regels/pakket/woorden.h"

namespace maatstaf::brieven {

using beoordeling::Antwoord;
using beoordeling::Grond;
using beoordeling::StapUitkomst;

namespace {

std::string antwoord_als_zin(Antwoord antwoord) {
  switch (antwoord) {
    case Antwoord::Ja:
      return "Ja.";
    case Antwoord::Nee:
      return "Nee.";
    case Antwoord::Onbekend:
      return "Nog niet bekend.";
    case Antwoord::Nvt:
      return "Deze vraag speelt hier niet.";
  }
  return {};
}

void voeg_toe(std::vector<std::string>& lijst, const std::vector<std::string>& meer) {
  for (const auto& id : meer) {
    if (std::ranges::find(lijst, id) == lijst.end()) {
      lijst.push_back(id);
    }
  }
}

/// Sources of the rows that gave the answer; of the step as a whole when no row did.
std::vector<std::string> bronnen_van(const StapUitkomst& stap) {
  std::vector<std::string> uit;
  for (const Grond& grond : stap.gronden) {
    voeg_toe(uit, grond.bronnen);
  }
  if (uit.empty()) {
    return stap.bronnen;
  }
  return uit;
}

std::string bewijs_in_woorden(const std::vector<beoordeling::Bewijs>& bewijzen) {
  std::vector<std::string> delen;
  for (const auto& bewijs : bewijzen) {
    delen.push_back(bewijs.plaats.empty() ? bewijs.stuk : fmt::format("{} ({})", bewijs.stuk, bewijs.plaats));
  }
  return delen.empty() ? std::string() : " · gebruikt: " + base::enumerate(delen);
}

/// Who judged, in which role, when and on which evidence (Awb 3:49 asks that an advice can be known).
std::string auteur(const beoordeling::Herkomst& herkomst) {
  const std::string rol = herkomst.rol.empty() ? std::string() : ", " + rolnaam(herkomst.rol);
  return fmt::format(" {}{}, {}{}", herkomst.door, rol, base::date_long(herkomst.datum),
                     bewijs_in_woorden(herkomst.bewijs));
}

/// "Overbruggingszorg: nee.", "Is het Wlz-zorg? Ja."
std::string oordeel_in_woorden(const regels::Begrippen& begrippen, const regels::Begrip& begrip,
                               const feel::Value& waarde) {
  const std::string antwoord = als_zin(begrippen.in_woorden(begrip, waarde));
  if (begrip.naam.ends_with('?')) {
    return fmt::format("{} {}", begrip.naam, hoofdletter(antwoord));
  }
  return fmt::format("{}: {}", begrip.naam, kleine_letter(antwoord));
}

/// The judgements of a step. Those with reasons stand on their own; short answers of one person on one day
/// stand together.
std::vector<Tekst> oordelen_van(const Briefstof& stof, const StapUitkomst& stap) {
  std::vector<Tekst> uit;
  std::string vorige;
  for (const std::string& id : stap.oordelen) {
    const auto feit = stof.feiten.find(id);
    const regels::Begrip* begrip = stof.pakket.begrippen->vind(id);
    // Lists (care, goals) have a table of their own.
    if (feit == stof.feiten.end() || begrip == nullptr || begrip->type == regels::BegripType::Lijst) {
      continue;
    }
    const auto& [waarde, herkomst] = feit->second;
    const std::string door = auteur(herkomst);
    const std::string woorden =
        begrip->naam == stap.vraag
            ? "Oordeel: " + als_zin(kleine_letter(stof.pakket.begrippen->in_woorden(*begrip, waarde)))
            : oordeel_in_woorden(*stof.pakket.begrippen, *begrip, waarde);
    if (herkomst.toelichting.empty() && door == vorige) {
      uit.back().insert(uit.back().end() - 1, Loop(" " + woorden));
      continue;
    }
    Tekst tekst{woorden};
    if (!herkomst.toelichting.empty()) {
      tekst.emplace_back(fmt::format(" “{}”", als_zin(herkomst.toelichting)));
    }
    tekst.push_back(klein(door));
    uit.push_back(std::move(tekst));
    vorige = herkomst.toelichting.empty() ? door : std::string();
  }
  return uit;
}

Stappen stappen_van(const Briefstof& stof) {
  Stappen uit;
  for (const StapUitkomst& stap : stof.beoordeling.stappen) {
    Stapregel regel;
    regel.nummer = stap.nummer;
    regel.tekst = {sterk(std::string(stap.vraag)), " ", accent(antwoord_als_zin(stap.antwoord))};
    std::set<std::string> gezegd;
    for (const Grond& grond : stap.gronden) {
      if (grond.toelichting.empty() || !gezegd.insert(grond.toelichting).second) {
        continue;
      }
      regel.tekst.emplace_back(" " + als_zin(grond.toelichting));
    }
    regel.meer = oordelen_van(stof, stap);
    regel.herkomst = bronnen_kort(*stof.pakket.bronregister, bronnen_van(stap));
    uit.regels.push_back(std::move(regel));
  }
  return uit;
}

Tabel zorgtabel(const Briefstof& stof) {
  Tabel tabel{
      "De zorg in dit besluit, in uren per week en euro per jaar",
      {{"Zorg", 5, Uitlijning::Links}, {"Vorm", 3, Uitlijning::Links}, {"Uren per week", 2}, {"Per jaar", 3}},
      {},
      LaatsteKolom::Gewoon};
  for (const Zorgpost& post : stof.gegevens.zorg) {
    tabel.rijen.push_back({{{post.naam},
                            {std::string(naam(post.vorm))},
                            {base::number(post.uren_per_week)},
                            {base::amount(post.per_jaar)}},
                           RijSoort::Gewoon});
  }
  tabel.rijen.push_back(
      {{{"Samen"}, {""}, {base::number(stof.bedragen->uren)}, {base::amount(stof.bedragen->totaal.samen)}},
       RijSoort::Totaal});
  return tabel;
}

/// Every amount with the terms it was made of, each with its source.
std::vector<Blok> berekeningen_van(const Briefstof& stof) {
  std::vector<Blok> uit;
  for (const auto& berekening : stof.beoordeling.berekeningen) {
    if (!berekening.waarde.is_number() || berekening.regels.empty()) {
      continue;
    }
    if (uit.empty()) {
      uit.emplace_back(Kop{"Zo rekenden wij", 2});
    }
    Tabel tabel{fmt::format("{}, {}", berekening.naam, berekening.eenheid),
                {{fmt::format("{}, {}", berekening.naam, berekening.eenheid), 8, Uitlijning::Links},
                 {"Uitkomst", 3},
                 {"Bron", 5, Uitlijning::Links}},
                {},
                LaatsteKolom::Gewoon};
    for (const auto& regel : berekening.regels) {
      const std::string teken = regel.teken == "min"            ? "− "
                                : regel.teken == "maal"         ? "× "
                                : regel.teken == "gedeeld_door" ? ": "
                                                                : "";
      Tekst bron{klein(bronnen_kort(*stof.pakket.bronregister, {std::string(regel.bron)}))};
      if (regel.voorbeeld) {
        bron.push_back(klein(bron.front().tekst.empty() ? "voorbeeldwaarde" : " · voorbeeldwaarde"));
      }
      tabel.rijen.push_back({{{std::string(regel.naam)},
                              {teken + regels::rekenregel_in_woorden(stof.pakket, regel.teken, regel.waarde,
                                                                     berekening.eenheid)},
                              bron},
                             RijSoort::Gewoon});
    }
    tabel.rijen.push_back({{{"Uitkomst"},
                            {regels::waarde_in_woorden(stof.pakket, berekening.waarde, berekening.eenheid,
                                                       regels::Eenheidsvorm::InKop)},
                            {""}},
                           RijSoort::Totaal});
    uit.emplace_back(std::move(tabel));
  }
  return uit;
}

/// The periods of the budget (Rlz 5.19 a, 5.12).
void voeg_jaardelen_toe(const Briefstof& stof, std::vector<Blok>& blokken) {
  const Bedragen& bedragen = *stof.bedragen;
  blokken.emplace_back(Kop{"Uw pgb per kalenderjaar", 2});
  blokken.emplace_back(
      Alinea{{"Een pgb geldt steeds voor een kalenderjaar. Daarom is de periode in delen gesplitst. ",
              klein(bronnen_kort(*stof.pakket.bronregister, {"blz-3.6.1", "rlz-5.12", "rlz-5.14"}))}});
  Tabel tabel{"Het pgb per kalenderjaar",
              {{"Periode", 7, Uitlijning::Links}, {"Dagen", 3}, {"Pgb", 3}},
              {},
              LaatsteKolom::Gewoon};
  for (std::size_t i = 0; i < bedragen.jaardelen.size(); ++i) {
    const Jaardeel& deel = bedragen.jaardelen[i];
    std::string bedrag = "nog niet bekend";
    if (deel.van.year() == bedragen.jaar && i == 0) {
      bedrag = base::amount(bedragen.eerste_jaar ? bedragen.eerste_jaar->pgb : bedragen.totaal.pgb);
    }
    tabel.rijen.push_back(
        {{{fmt::format("{} tot en met {}", base::date_long(deel.van), base::date_long(deel.tot_en_met))},
          {fmt::format("{} van {}", deel.dagen, deel.dagen_in_jaar)},
          {bedrag}},
         RijSoort::Gewoon});
  }
  blokken.emplace_back(std::move(tabel));
}

/// What need not be accounted for, and how that was computed (Rlz 5.17, 5.19 d).
void voeg_vrij_bedrag_toe(const Briefstof& stof, std::vector<Blok>& blokken) {
  const Bedragen& bedragen = *stof.bedragen;
  blokken.emplace_back(Kop{"Wat hoeft u niet te verantwoorden?", 2});
  const Loop bron = klein(bronnen_kort(*stof.pakket.bronregister, {"rlz-5.17"}));
  if (!bedragen.vrij) {
    blokken.emplace_back(
        Alinea{{"Over een klein deel van het pgb hoeft u niet te vertellen waar u het aan uitgaf. Dat bedrag "
                "staat nog niet "
                "vast. Zodra het bekend is, krijgt u een brief. ",
                bron}});
    return;
  }
  const VrijBedrag& vrij = *bedragen.vrij;
  const std::string procent = base::number(vrij.deel.multiply(base::Decimal(100)).value_or(base::Decimal()));
  const std::string som = fmt::format("{}\u00A0% van {} is {}", procent, base::amount(bedragen.totaal.pgb),
                                      base::amount(vrij.berekend));
  std::string zin = fmt::format("Van het pgb {} per jaar. ", base::amount(vrij.per_jaar));
  if (vrij.berekend > vrij.maximum) {
    zin += fmt::format("Dat is het hoogste bedrag: {}. ", som);
  } else if (vrij.berekend < vrij.minimum) {
    zin += fmt::format("Dat is het laagste bedrag: {}. ", som);
  } else {
    zin += som + ". ";
  }
  if (!bedragen.jaardelen.front().heel_jaar()) {
    zin += fmt::format("Voor {} is dat {}. ", periode_in_woorden(bedragen.jaardelen.front()),
                       base::amount(vrij.eerste_jaar));
  }
  Tekst tekst{zin, bron};
  if (vrij.voorbeeld) {
    tekst.push_back(klein(" · voorbeeldwaarde"));
  }
  blokken.emplace_back(Alinea{std::move(tekst)});
}

/// What a holder of a budget must do (Rlz 5.16, 5.18, 5.19 c).
void voeg_plichten_toe(const Briefstof& stof, std::vector<Blok>& blokken) {
  blokken.emplace_back(Kop{"Wat moet u doen bij een pgb?", 2});
  Lijst lijst;
  lijst.punten.push_back({"Maak met elke zorgverlener een zorgovereenkomst op papier of online. ",
                          klein(bronnen_kort(*stof.pakket.bronregister, {"rlz-5.16"}))});
  lijst.punten.push_back(
      {"Wacht met betalen tot wij en de Sociale Verzekeringsbank (SVB) de overeenkomst goed vinden. ",
       klein(bronnen_kort(*stof.pakket.bronregister, {"rlz-5.16"}))});
  const regels::Parameter* uren = stof.pakket.parameter("uren_per_zorgverlener_maximum");
  const regels::ParameterWaarde* waarde =
      uren == nullptr || !stof.gegevens.ingangsdatum ? nullptr : uren->op(*stof.gegevens.ingangsdatum);
  if (waarde != nullptr && waarde->waarde.is_number()) {
    lijst.punten.push_back({fmt::format("Laat één zorgverlener hoogstens {} uur per week werken. Soms geldt "
                                        "een uitzondering. Vraag ons ernaar. ",
                                        base::number(waarde->waarde.number())),
                            klein(bronnen_kort(*stof.pakket.bronregister, {"rlz-5.18"}) +
                                  (waarde->voorbeeld ? " · voorbeeldwaarde" : ""))});
  }
  lijst.punten.push_back({"Verandert er iets in de zorg of in wie de zorg geeft? Laat het ons weten. ",
                          klein(bronnen_kort(*stof.pakket.bronregister, {"rlz-5.18"}))});
  blokken.emplace_back(std::move(lijst));
}

void voeg_doelen_toe(const Briefstof& stof, std::vector<Blok>& blokken) {
  const auto feit = stof.feiten.find("doelen");
  if (feit == stof.feiten.end() || !feit->second.waarde.is_list() || feit->second.waarde.list().empty()) {
    return;
  }
  Lijst lijst;
  for (const feel::Value& doel : feit->second.waarde.list()) {
    const auto veld = [&](std::string_view naam) {
      const feel::Value* waarde = doel.is_context() ? doel.context().find(naam) : nullptr;
      return waarde != nullptr && waarde->is_string() ? std::string(waarde->string()) : std::string();
    };
    Tekst punt{als_zin(veld("doel"))};
    if (!veld("nu").empty()) {
      punt.emplace_back(fmt::format(" Nu: {}", als_zin(kleine_letter(veld("nu")))));
    }
    if (!veld("meting").empty()) {
      punt.emplace_back(fmt::format(" Zo zien wij dat: {}", als_zin(kleine_letter(veld("meting")))));
    }
    lijst.punten.push_back(std::move(punt));
  }
  blokken.emplace_back(Kop{"Wat willen wij samen bereiken?", 2});
  blokken.emplace_back(std::move(lijst));
}

void voeg_voorbeeldwaarden_toe(const Briefstof& stof, std::vector<Blok>& blokken) {
  Lijst lijst;
  for (const auto& parameter : stof.beoordeling.parameters) {
    if (!parameter.voorbeeld) {
      continue;
    }
    lijst.punten.push_back({als_zin(std::string(parameter.naam)), klein(" voorbeeldwaarde")});
  }
  if (lijst.punten.empty()) {
    return;
  }
  blokken.emplace_back(Kop{"Waarden zonder bron", 2});
  Tekst uitleg{
      "Voor deze waarden vonden wij geen wet of regel. Het zorgkantoor koos ze zelf. Daarom noemen wij ze "
      "voorbeeldwaarden."};
  if (!stof.gegevens.voorbeeld_keuze.empty()) {
    uitleg.emplace_back(" " + als_zin(stof.gegevens.voorbeeld_keuze));
  }
  blokken.emplace_back(Alinea{std::move(uitleg)});
  blokken.emplace_back(std::move(lijst));
}

/// Where, until when and how to object (Awb 3:45, 6:4 to 6:8).
void voeg_bezwaar_toe(const Briefstof& stof, std::vector<Blok>& blokken) {
  const Kantoor& kantoor = stof.gegevens.hoofd.kantoor;
  blokken.emplace_back(Kop{"Zo maakt u bezwaar", 2});
  std::string hoe;
  if (!kantoor.website.empty()) {
    hoe += fmt::format("Online: log in op {} en kies ‘Ik ben het niet eens’. Of stuur een brief. ",
                       kantoor.website);
  }
  hoe += kantoor.bezwaaradres.empty()
             ? fmt::format("Schrijf naar {}. ", kantoor.naam)
             : fmt::format("Schrijf naar {}. ", fmt::join(kantoor.bezwaaradres, ", "));
  hoe +=
      "Schrijf uw naam en adres, de datum en ons nummer erbij. Schrijf ook waarom u het niet eens bent, en "
      "zet uw "
      "handtekening. Doe dat ";
  blokken.emplace_back(
      Alinea{{hoe, sterk("uiterlijk " + base::date_with_weekday(stof.gegevens.bezwaar_tot)), ". ",
              klein(bronnen_kort(*stof.pakket.bronregister, {"awb-3-45", "awb-6-7", "awb-6-8"}))}});
  blokken.emplace_back(Alinea{{"Ook als u bezwaar maakt, geldt dit besluit meteen. ",
                               klein(bronnen_kort(*stof.pakket.bronregister, {"awb-6-16"}))}});
}

/// Everything that the annex cites, once, with what it says in our own words.
void voeg_bronnen_toe(const Briefstof& stof, std::vector<Blok>& blokken) {
  std::vector<std::string> ids;
  for (const StapUitkomst& stap : stof.beoordeling.stappen) {
    voeg_toe(ids, bronnen_van(stap));
  }
  for (const auto& berekening : stof.beoordeling.berekeningen) {
    for (const auto& regel : berekening.regels) {
      voeg_toe(ids, {std::string(regel.bron)});
    }
  }
  Lijst lijst{{}, Lijstmaat::Klein};
  for (const std::string& id : ids) {
    const regels::Bron* bron = stof.pakket.bronregister->vind(id);
    if (bron == nullptr) {
      continue;
    }
    lijst.punten.push_back({sterk(bron->kort + "."), " " + als_zin(bron->zegt),
                            klein(fmt::format(" {}, {}", bron->titel, bron->vindplaats))});
  }
  if (lijst.punten.empty()) {
    return;
  }
  blokken.emplace_back(Kop{"Bronnen", 2});
  blokken.emplace_back(Alinea{{"Dit zijn de wetten en stukken die wij gebruikten, in onze eigen woorden."}});
  blokken.emplace_back(std::move(lijst));
}

}  // namespace

std::string periode_in_woorden(const Jaardeel& deel) {
  const bool hele_maand = deel.van.month() == deel.tot_en_met.month() && deel.van.day() == 1 &&
                          deel.tot_en_met.day() == base::days_in_month(deel.van.year(), deel.van.month());
  const std::string einde = base::date_long(deel.tot_en_met);
  if (hele_maand) {
    return einde.substr(einde.find(' ') + 1);
  }
  return fmt::format("{} tot en met {}", dag(deel.van, deel.tot_en_met), einde);
}

Deel maak_bijlage(const Briefstof& stof) {
  Deel deel{"Bijlage: zo kwamen wij tot dit besluit", {}};
  auto& blokken = deel.blokken;
  blokken.emplace_back(
      Alinea{{"Wij bekijken elke aanvraag in vaste stappen. Elk zorgkantoor doet dat zo. "
              "Mensen oordelen en besluiten. De software rekent en controleert."}});
  blokken.emplace_back(stappen_van(stof));
  if (!stof.gegevens.reden_afwijking.empty()) {
    blokken.emplace_back(Kop{"Waarom besluiten wij anders dan het voorstel?", 2});
    for (auto& alinea : alineas(stof.gegevens.reden_afwijking)) {
      blokken.emplace_back(std::move(alinea));
    }
  }
  if (!stof.gegevens.wat_is_anders.empty()) {
    blokken.emplace_back(Kop{"Wat is anders dan vorige keer?", 2});
    for (auto& alinea : alineas(stof.gegevens.wat_is_anders)) {
      blokken.emplace_back(std::move(alinea));
    }
  }
  if (stof.bedragen) {
    blokken.emplace_back(Kop{"De zorg in uren en geld", 2});
    blokken.emplace_back(zorgtabel(stof));
    voeg_doelen_toe(stof, blokken);
    if (stof.bedragen->heeft_pgb()) {
      voeg_jaardelen_toe(stof, blokken);
      voeg_vrij_bedrag_toe(stof, blokken);
      voeg_plichten_toe(stof, blokken);
    }
  }
  for (auto& blok : berekeningen_van(stof)) {
    blokken.push_back(std::move(blok));
  }
  voeg_voorbeeldwaarden_toe(stof, blokken);
  if (stof.gegevens.soort != Soort::Advies) {
    voeg_bezwaar_toe(stof, blokken);
  }
  blokken.emplace_back(Kop{"Klopt deze brief?", 2});
  blokken.emplace_back(Alinea{
      {"U kunt dit besluit laten narekenen. Dat kan met het bestand besluit.zip. Daar zit alles in wat "
       "nodig is: deze brief, de feiten, de regels die golden en onze handtekening."}});
  voeg_bronnen_toe(stof, blokken);
  return deel;
}

}  // namespace maatstaf::brieven
