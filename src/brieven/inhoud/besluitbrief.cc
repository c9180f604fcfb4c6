// SPDX-License-Identifier: EUPL-1.2
//
// The letter that tells a decision: first what it means for the reader, then why, then what can be done about
// it.
#include <fmt/format.h>

#include <algorithm>

#include "base/hash.h"
#include "base/nederlands.h"
#include "brieven/inhoud/bijlage.h"
#include "brieven/inhoud/opstellen.h"
#include "brieven/inhoud/teksten.h"

namespace maatstaf::brieven {

using base::ErrorKind;
using base::Result;

namespace {

/// A known figure of the assessment, above zero.
std::optional<base::Decimal> cijfer(const Briefstof& stof, const std::string& beslissing) {
  const auto found = stof.beoordeling.waarden.find(beslissing);
  if (found == stof.beoordeling.waarden.end() || !found->second.is_number()) {
    return std::nullopt;
  }
  const base::Decimal& getal = found->second.number();
  if (getal.is_zero() || getal.is_negative()) {
    return std::nullopt;
  }
  return getal;
}

std::string titel(const Briefstof& stof) {
  const Aanspreking aanspreking(stof.gegevens.hoofd);
  const bool client = stof.gegevens.hoofd.lezer == Lezer::Client;
  switch (stof.gegevens.soort) {
    case Soort::Toekenning:
      return fmt::format("{} krijgt {}", aanspreking.wie_kop(), wat_krijgt(stof.uitkomst));
    case Soort::Overgang:
      return fmt::format("{} {} meerzorg tot en met {}", aanspreking.wie_kop(), "houdt",
                         base::date_long(*stof.gegevens.einddatum));
    case Soort::Afwijzing:
      return stof.uitkomst.id == "basisbedrag"
                 ? fmt::format("Het basisbedrag is genoeg voor de zorg {}", aanspreking.van())
                 : fmt::format("{} krijgt geen meerzorg", aanspreking.wie_kop());
    case Soort::Advies:
      return stof.uitkomst.id == "advies_herindicatie"
                 ? std::string("Ons advies: ga eerst naar het CIZ")
                 : fmt::format("Ons advies over {} zorg", client ? "uw" : "de");
  }
  return {};
}

std::string opening(const Briefstof& stof) {
  const Aanspreking aanspreking(stof.gegevens.hoofd);
  const std::string vraag =
      fmt::format("U vroeg op {} om meer zorg {}. ",
                  dag(stof.gegevens.aanvraagdatum, stof.gegevens.hoofd.datum), aanspreking.voor());
  switch (stof.gegevens.soort) {
    case Soort::Toekenning:
      return vraag + "Wij geven u die zorg.";
    case Soort::Overgang:
      return vraag + "Er komt geen nieuwe meerzorg. De meerzorg van nu stopt niet meteen.";
    case Soort::Afwijzing:
      return vraag + "Wij geven die zorg niet. Hier leest u wat dat betekent en waarom.";
    case Soort::Advies:
      return vraag + "Wij geven u eerst een advies. Het is geen besluit: uw aanvraag blijft staan.";
  }
  return vraag;
}

std::string periode(const BesluitGegevens& gegevens) {
  return fmt::format("Van {} tot en met {}.", base::date_long(*gegevens.ingangsdatum),
                     base::date_long(*gegevens.einddatum));
}

Kader kader_toekenning(const Briefstof& stof) {
  const auto& gegevens = stof.gegevens;
  const Bedragen& bedragen = *stof.bedragen;
  std::string krijgt = fmt::format("{} uur zorg per week.", base::number(bedragen.uren));
  if (gegevens.vorige_uren) {
    krijgt += *gegevens.vorige_uren == bedragen.uren
                  ? " Dat is evenveel als nu."
                  : fmt::format(" Dat was {} uur.", base::number(*gegevens.vorige_uren));
  }
  std::string doen = gegevens.wat_moet_u_doen;
  if (doen.empty()) {
    doen = bedragen.heeft_pgb()
               ? "Maak een zorgovereenkomst voor nieuwe zorg uit het pgb. Wij en de SVB kijken die na."
               : "U hoeft niets te doen. Wij betalen de zorgaanbieder.";
  }
  std::string gelijk = gegevens.wat_blijft_gelijk;
  if (gelijk.empty()) {
    gelijk = "Het zorgprofiel. Dat verandert niet door dit besluit.";
  }
  return {{{"Wat krijgt u?", {krijgt}},
           {"Tot wanneer?", {periode(gegevens)}},
           {"Wat moet u doen?", {als_zin(doen)}},
           {"Wat blijft gelijk?", {als_zin(gelijk)}}}};
}

Kader kader_afwijzing(const Briefstof& stof) {
  const auto& gegevens = stof.gegevens;
  std::string krijgt = "De zorg die bij het zorgprofiel hoort.";
  if (const auto basis = cijfer(stof, "basisbedrag")) {
    krijgt += fmt::format(" Daarvoor is hoogstens {} per jaar.", base::amount(*basis));
  }
  const std::string tot = gegevens.loopt_tot_en_met
                              ? fmt::format("De meerzorg van nu loopt door tot en met {}.",
                                            base::date_long(*gegevens.loopt_tot_en_met))
                              : std::string("Zolang het zorgprofiel geldt.");
  return {
      {{"Wat krijgt u?", {krijgt}},
       {"Tot wanneer?", {tot}},
       {"Wat moet u doen?",
        {als_zin(gegevens.wat_moet_u_doen.empty()
                     ? "U hoeft niets te doen. Bent u het niet eens met dit besluit? Bel ons of maak bezwaar"
                     : gegevens.wat_moet_u_doen)}},
       {"Wat blijft gelijk?",
        {als_zin(gegevens.wat_blijft_gelijk.empty() ? "Het zorgprofiel en de zorg die daarbij hoort"
                                                    : gegevens.wat_blijft_gelijk)}}}};
}

Kader kader_overgang(const Briefstof& stof) {
  const auto& gegevens = stof.gegevens;
  std::string krijgt = "De meerzorg van nu loopt door.";
  if (gegevens.vorige_uren) {
    krijgt += fmt::format(" Dat is {} uur zorg per week.", base::number(*gegevens.vorige_uren));
  }
  const auto bedrag = stof.feiten.find("lopende_toekenning_bedrag");
  if (bedrag != stof.feiten.end() && bedrag->second.waarde.is_number()) {
    krijgt += fmt::format(" Daarvoor is {} per jaar.", base::amount(bedrag->second.waarde.number()));
  }
  const std::string einde = base::date_long(*gegevens.einddatum);
  return {{{"Wat krijgt u?", {krijgt}},
           {"Tot wanneer?", {periode(gegevens)}},
           {"Wat moet u doen?",
            {als_zin(gegevens.wat_moet_u_doen.empty()
                         ? fmt::format("Bespreek met ons welke zorg na {} past", einde)
                         : gegevens.wat_moet_u_doen)}},
           {"Wat blijft gelijk?",
            {als_zin(gegevens.wat_blijft_gelijk.empty()
                         ? fmt::format("De zorg en de zorgverleners, tot en met {}", einde)
                         : gegevens.wat_blijft_gelijk)}}}};
}

Kader kader_advies(const Briefstof& stof) {
  const auto& gegevens = stof.gegevens;
  const bool ciz = stof.uitkomst.id == "advies_herindicatie";
  return {
      {{"Wat krijgt u?", {"Nu nog niets nieuws. Eerst dit advies."}},
       {"Tot wanneer?", {"Uw aanvraag wacht tot wij weer van u horen."}},
       {"Wat moet u doen?",
        {als_zin(!gegevens.wat_moet_u_doen.empty() ? gegevens.wat_moet_u_doen
                 : ciz                             ? std::string(
                             "Vraag het CIZ om opnieuw naar het zorgprofiel te kijken. Wij helpen u daarbij")
                       : std::string("Bel ons. Dan bespreken wij wat nu het beste is"))}},
       {"Wat blijft gelijk?",
        {als_zin(gegevens.wat_blijft_gelijk.empty() ? "De zorg die er nu is"
                                                    : gegevens.wat_blijft_gelijk)}}}};
}

std::vector<Tekst> bedragcellen(const Bedragen& bedragen, std::string naam, const Verdeling& verdeling) {
  std::vector<Tekst> cellen{{std::move(naam)}};
  if (bedragen.heeft_natura() && bedragen.heeft_pgb()) {
    cellen.push_back({base::amount(verdeling.natura)});
    cellen.push_back({base::amount(verdeling.pgb)});
  }
  cellen.push_back({base::amount(verdeling.samen)});
  return cellen;
}

Tabel geldtabel(const Briefstof& stof) {
  const Bedragen& bedragen = *stof.bedragen;
  const bool mengvorm = bedragen.heeft_natura() && bedragen.heeft_pgb();
  Tabel tabel;
  tabel.bijschrift = mengvorm ? "Hoeveel geld er is, in natura en in pgb" : "Hoeveel geld er is";
  tabel.kolommen = {{fmt::format("Bedragen van {}", bedragen.jaar), 5, Uitlijning::Links}};
  if (mengvorm) {
    tabel.kolommen.push_back({"In natura (mpt)", 2});
    tabel.kolommen.push_back({"Pgb", 2});
    tabel.kolommen.push_back({"Samen", 2});
    tabel.laatste = LaatsteKolom::Nadruk;
  } else {
    tabel.kolommen.push_back({bedragen.heeft_pgb() ? "Pgb" : "In natura (mpt)", 2});
  }
  if (!bedragen.boven.samen.is_zero()) {
    std::string extra = wat_krijgt(stof.uitkomst);
    extra = extra == "meerzorg" ? "Meerzorg" : stof.uitkomst.naam;
    tabel.rijen.push_back(
        {bedragcellen(bedragen, "Basisbedrag, per jaar", bedragen.basis), RijSoort::Gewoon});
    tabel.rijen.push_back({bedragcellen(bedragen, extra + ", per jaar", bedragen.boven), RijSoort::Gewoon});
  }
  tabel.rijen.push_back({bedragcellen(bedragen, "Samen, per jaar", bedragen.totaal), RijSoort::Totaal});
  if (bedragen.eerste_jaar) {
    const Jaardeel& deel = bedragen.jaardelen.front();
    tabel.rijen.push_back({bedragcellen(bedragen,
                                        fmt::format("Voor {} ({} van {} dagen)", periode_in_woorden(deel),
                                                    deel.dagen, deel.dagen_in_jaar),
                                        *bedragen.eerste_jaar),
                           RijSoort::Gewoon});
  }
  return tabel;
}

void voeg_geld_toe(const Briefstof& stof, std::vector<Blok>& blokken) {
  const Aanspreking aanspreking(stof.gegevens.hoofd);
  const Bedragen& bedragen = *stof.bedragen;
  blokken.emplace_back(Kop{"Hoeveel geld is er?", 2});
  const std::string natura = fmt::format("krijgt {} in natura (mpt)", aanspreking.wie());
  if (bedragen.heeft_natura() && bedragen.heeft_pgb()) {
    blokken.emplace_back(Alinea{{fmt::format(
        "Een deel van de zorg {}. Die betalen wij zelf. De andere zorg betaalt u uit het pgb.", natura)}});
  } else {
    blokken.emplace_back(
        Alinea{{bedragen.heeft_pgb() ? std::string("U betaalt de zorg uit het pgb.")
                                     : fmt::format("De zorg {}. Die betalen wij zelf.", natura)}});
  }
  blokken.emplace_back(geldtabel(stof));
  const auto later = std::ranges::find_if(
      bedragen.jaardelen, [&](const Jaardeel& deel) { return deel.van.year() != bedragen.jaar; });
  Tekst onder;
  if (later != bedragen.jaardelen.end()) {
    onder.emplace_back(
        fmt::format("De bedragen voor {} staan nog niet vast. Zodra die bekend zijn, krijgt u een brief.",
                    later->van.year()));
  }
  if (stof.beoordeling.gebruikt_voorbeeldwaarden()) {
    onder.push_back(klein(onder.empty() ? "" : " "));
    onder.push_back(klein("Wij rekenden met een voorbeeldwaarde. In de bijlage staat welke."));
  }
  if (!onder.empty()) {
    blokken.emplace_back(Alinea{std::move(onder)});
  }
}

std::string waarom_kop(const Briefstof& stof) {
  const Aanspreking aanspreking(stof.gegevens.hoofd);
  const std::string wie = aanspreking.wie();
  switch (stof.gegevens.soort) {
    case Soort::Toekenning:
      return fmt::format("Waarom krijgt {} {}?", wie, wat_krijgt(stof.uitkomst));
    case Soort::Overgang:
      return fmt::format("Waarom krijgt {} geen nieuwe meerzorg?", wie);
    case Soort::Afwijzing:
      return fmt::format("Waarom krijgt {} geen meerzorg?", wie);
    case Soort::Advies:
      return "Waarom dit advies?";
  }
  return {};
}

void voeg_waarom_toe(const Briefstof& stof, std::vector<Blok>& blokken) {
  blokken.emplace_back(Kop{waarom_kop(stof), 2});
  auto redenen = alineas(stof.gegevens.motivering);
  const auto tekort = cijfer(stof, "tekort_met_ekt");
  std::string einde;
  if (stof.uitkomst.id == "meerzorg" && stof.gegevens.soort == Soort::Toekenning && tekort) {
    einde = fmt::format(" Met Extra Kosten Thuis komt u {} per jaar tekort.", base::amount(*tekort));
  }
  einde += " Elke stap staat in de bijlage.";
  redenen.back().tekst.emplace_back(einde);
  for (auto& alinea : redenen) {
    blokken.emplace_back(std::move(alinea));
  }
}

void voeg_vervolg_toe(const Briefstof& stof, std::vector<Blok>& blokken) {
  const auto& gegevens = stof.gegevens;
  if (gegevens.soort == Soort::Afwijzing || gegevens.soort == Soort::Overgang) {
    blokken.emplace_back(Kop{"Wat kunt u nog meer doen?", 2});
    blokken.emplace_back(
        Alinea{{"Is er later meer of andere zorg nodig? Dan kunt u opnieuw een aanvraag doen. Wij kijken dan "
                "opnieuw naar alles."}});
  }
  if (gegevens.soort == Soort::Advies) {
    blokken.emplace_back(Kop{"Hebt u vragen?", 2});
    blokken.emplace_back(Alinea{{"Bel ons gerust. Een cliëntondersteuner helpt u gratis."}});
    return;
  }
  // Awb 3:45: the decision says that objection is possible, by whom, within which time and where. The date
  // stands here instead of a term; the annex says where and how.
  blokken.emplace_back(Kop{"Bent u het niet eens met dit besluit?", 2});
  blokken.emplace_back(
      Alinea{{gegevens.hoofd.kantoor.website.empty()
                  ? "Bel ons gerust. U kunt ook bezwaar maken, met een brief. Doe dat "
                  : "Bel ons gerust. U kunt ook bezwaar maken, online of met een brief. Doe dat ",
              sterk("uiterlijk " + base::date_with_weekday(gegevens.bezwaar_tot)),
              ". In de bijlage staat hoe. Een cliëntondersteuner helpt u gratis."}});
}

Kader kader(const Briefstof& stof) {
  switch (stof.gegevens.soort) {
    case Soort::Toekenning:
      return kader_toekenning(stof);
    case Soort::Overgang:
      return kader_overgang(stof);
    case Soort::Afwijzing:
      return kader_afwijzing(stof);
    case Soort::Advies:
      return kader_advies(stof);
  }
  return {};
}

Result<const regels::UitkomstSoort*> zoek_uitkomst(const regels::Pakket& pakket, const std::string& id) {
  if (const auto* soort = pakket.uitkomst(id)) {
    return soort;
  }
  return base::fail(ErrorKind::Conflict, "Het regelpakket kent de uitkomst van dit besluit niet.",
                    "Kies een uitkomst van het pakket.", {.file = {}, .path = "uitkomst"});
}

Result<void> controleer(const BesluitGegevens& gegevens) {
  TRY_VOID(controleer_hoofd(gegevens.hoofd));
  if (alineas(gegevens.motivering).empty()) {
    // Awb 3:46: a decision rests on reasons that can be known.
    return base::fail(ErrorKind::Input, "De motivering ontbreekt.",
                      "Schrijf in gewone taal waarom dit besluit is genomen.",
                      {.file = {}, .path = "motivering"});
  }
  const bool periode_nodig = gegevens.soort == Soort::Toekenning || gegevens.soort == Soort::Overgang;
  if (periode_nodig &&
      (!gegevens.ingangsdatum || !gegevens.einddatum || *gegevens.einddatum < *gegevens.ingangsdatum)) {
    return base::fail(ErrorKind::Input, "De periode van het besluit klopt niet.",
                      "Geef een ingangsdatum en een einddatum die daarna ligt.",
                      {.file = {}, .path = "ingangsdatum"});
  }
  if (gegevens.soort != Soort::Advies && gegevens.bezwaar_tot <= gegevens.hoofd.datum) {
    return base::fail(ErrorKind::Input, "De laatste dag voor bezwaar ligt niet na de datum van de brief.",
                      "Geef de laatste dag waarop bezwaar op tijd is.", {.file = {}, .path = "bezwaar_tot"});
  }
  return {};
}

}  // namespace

Result<Brief> maak_besluitbrief(const regels::Pakket& pakket, const beoordeling::Feiten& feiten,
                                const beoordeling::Beoordeling& beoordeling,
                                const BesluitGegevens& gegevens) {
  TRY_VOID(controleer(gegevens));
  TRY(const auto* uitkomst, zoek_uitkomst(pakket, gegevens.uitkomst));
  Briefstof stof{pakket, feiten, beoordeling, gegevens, *uitkomst, std::nullopt};
  if (gegevens.soort == Soort::Toekenning) {
    TRY(stof.bedragen, bereken_bedragen(pakket, beoordeling, gegevens));
  }
  Brief brief = begin_brief(gegevens.hoofd);
  brief.regels =
      fmt::format("Regels: {}, versie {} · vingerafdruk {}", pakket.id.substr(pakket.id.rfind('/') + 1),
                  pakket.versie, base::short_fingerprint(pakket.vingerafdruk));
  Deel deel{titel(stof), {}};
  deel.blokken.emplace_back(Alinea{{gegevens.hoofd.aanhef}});
  deel.blokken.emplace_back(Alinea{{opening(stof)}});
  deel.blokken.emplace_back(kader(stof));
  if (stof.bedragen) {
    voeg_geld_toe(stof, deel.blokken);
  }
  voeg_waarom_toe(stof, deel.blokken);
  voeg_vervolg_toe(stof, deel.blokken);
  brief.delen.push_back(std::move(deel));
  brief.delen.push_back(maak_bijlage(stof));
  return brief;
}

}  // namespace maatstaf::brieven
