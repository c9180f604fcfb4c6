// SPDX-License-Identifier: EUPL-1.2
#include "termijnen/vraag.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/nederlands.h"
#include "termijnen/termijnrekenaar.h"

namespace maatstaf::termijnen {

namespace {

using base::Date;
using base::ErrorKind;
using base::Result;

constexpr int kLangsteStilstand = 3653;  ///< days; ten years, past which a stop must be a slip of the pen

using Rekenregel = Result<void> (*)(Termijnrekenaar&);

struct Ingang {
  SoortInfo info;
  Rekenregel reken;
};

const std::vector<Ingang>& ingangen() {
  using enum Gegeven;
  static const std::vector<Ingang> lijst = {
      {{Soort::Besluit,
        "besluit",
        "Besluit op de aanvraag",
        "de dag waarop de aanvraag binnenkwam",
        "Awb 4:13, 4:14, 4:15",
        {Opschorting, Bericht, NieuweDatum, Vandaag},
        {},
        "besluit --start 2026-12-02 --uitnodiging 2026-12-10:2026-12-24:2026-12-18"},
       besluit},
      {{Soort::Aanvullen,
        "aanvullen",
        "Aanvraag aanvullen",
        "de dag van het verzoek om aan te vullen",
        "Awb 4:5 lid 1",
        {Duur},
        {Duur},
        "aanvullen --start 2026-10-12 --duur 2w"},
       aanvullen},
      {{Soort::NietBehandelen,
        "niet-behandelen",
        "Besluit om niet te behandelen",
        "de dag waarop de aanvraag is aangevuld, of de laatste dag om dat te doen",
        "Awb 4:5 lid 4",
        {},
        {},
        "niet-behandelen --start 2026-10-26"},
       niet_behandelen},
      {{Soort::Dwangsom,
        "dwangsom",
        "Dwangsom bij te laat besluiten",
        "de laatste dag van de beslistermijn",
        "Awb 4:17",
        {Ingebrekestelling, Besloten},
        {Ingebrekestelling},
        "dwangsom --start 2026-03-02 --ingebrekestelling 2026-03-10 --besloten 2026-04-20"},
       dwangsom},
      {{Soort::DwangsomVaststellen,
        "dwangsom-vaststellen",
        "Dwangsom vaststellen",
        "de laatste dag met dwangsom",
        "Awb 4:18",
        {},
        {},
        "dwangsom-vaststellen --start 2026-05-05"},
       dwangsom_vaststellen},
      {{Soort::Bezwaar,
        "bezwaar",
        "Bezwaar maken",
        "de dag waarop het besluit bekend is gemaakt",
        "Awb 6:7, 6:8, 6:9",
        {Ontvangen, Gepost},
        {},
        "bezwaar --start 2026-11-13"},
       bezwaar_maken},
      {{Soort::BeslissingBezwaar,
        "beslissing-bezwaar",
        "Beslissing op bezwaar",
        "de dag waarop het bestreden besluit bekend is gemaakt",
        "Awb 7:10, Wlz 10.3.1",
        {Opschorting, Commissie, Verdaging, Instemming, Advies, ZonderAdvies, Vandaag},
        {},
        "beslissing-bezwaar --start 2026-11-09 --advies"},
       beslissing_bezwaar},
      {{Soort::AdviesZorginstituut,
        "advies-zorginstituut",
        "Advies van het Zorginstituut",
        "de dag waarop het Zorginstituut alle stukken heeft",
        "Wlz 10.3.1 lid 4",
        {},
        {},
        "advies-zorginstituut --start 2026-10-16"},
       advies_zorginstituut},
      {{Soort::Hoorzitting,
        "hoorzitting",
        "Stukken voor de hoorzitting",
        "de dag van de hoorzitting",
        "Awb 7:4",
        {},
        {},
        "hoorzitting --start 2026-12-08"},
       hoorzitting},
      {{Soort::Ciz,
        "ciz",
        "Indicatiebesluit van het CIZ",
        "de dag waarop het CIZ de aanvraag ontving",
        "Blz 3.2.4",
        {Instelling},
        {},
        "ciz --start 2026-11-02"},
       ciz},
      {{Soort::PersoonlijkPlan,
        "persoonlijk-plan",
        "Persoonlijk plan",
        "de dag waarop de aanvraag volledig was",
        "Wlz 3.3.2 lid 5",
        {},
        {},
        "persoonlijk-plan --start 2026-11-02"},
       persoonlijk_plan},
      {{Soort::Toekenning,
        "toekenning",
        "Toekenning en herbeoordeling",
        "de eerste dag van de toekenning",
        "brief van 2 juli 2026; Rlz 5.12, 5.14",
        {Duur, Huisbezoek, IndicatieTot},
        {Duur},
        "toekenning --start 2027-03-01 --duur 24m"},
       toekenning},
      {{Soort::Overgangsjaar,
        "overgangsjaar",
        "Overgangsjaar",
        "de eerste dag van de overgang",
        "brief van 2 juli 2026; Awb 4:51",
        {PgbSinds, RedelijkeTermijn},
        {},
        "overgangsjaar --start 2027-01-01 --pgb-sinds 2021-01-01 --redelijke-termijn 18m"},
       overgangsjaar},
      {{Soort::Overbrugging,
        "overbrugging",
        "Overbruggingszorg",
        "de eerste dag van de overbruggingszorg",
        "Rlz 5.3, 5.7a",
        {},
        {},
        "overbrugging --start 2026-11-02"},
       overbrugging},
      {{Soort::Standstill,
        "standstill",
        "Wachttijd voor een aanwijzing",
        "de dag waarop de brief aan de Kamers is verstuurd",
        "Wmg 8",
        {},
        {},
        "standstill --start 2026-11-02"},
       standstill},
      {{Soort::Huisbezoek,
        "huisbezoek",
        "Volgende huisbezoek",
        "de dag van het laatste huisbezoek",
        "brief van 2 juli 2026",
        {},
        {},
        "huisbezoek --start 2026-11-02"},
       huisbezoek},
  };
  return lijst;
}

const std::vector<SoortInfo>& infos() {
  static const std::vector<SoortInfo> lijst = [] {
    std::vector<SoortInfo> alle;
    for (const auto& ingang : ingangen()) {
      alle.push_back(ingang.info);
    }
    return alle;
  }();
  return lijst;
}

std::vector<Gegeven> gegeven_in(const Vraag& vraag) {
  const std::array<std::pair<bool, Gegeven>, 19> alle = {{
      {!vraag.onderbrekingen.empty(), Gegeven::Opschorting},
      {vraag.duur.has_value(), Gegeven::Duur},
      {vraag.bericht.has_value(), Gegeven::Bericht},
      {vraag.nieuwe_datum.has_value(), Gegeven::NieuweDatum},
      {vraag.commissie == JaNee::Ja, Gegeven::Commissie},
      {vraag.verdaging.has_value(), Gegeven::Verdaging},
      {vraag.instemming.has_value(), Gegeven::Instemming},
      {vraag.advies == JaNee::Ja, Gegeven::Advies},
      {vraag.zonder_advies.has_value(), Gegeven::ZonderAdvies},
      {vraag.ontvangen.has_value(), Gegeven::Ontvangen},
      {vraag.gepost.has_value(), Gegeven::Gepost},
      {vraag.ingebrekestelling.has_value(), Gegeven::Ingebrekestelling},
      {vraag.besloten.has_value(), Gegeven::Besloten},
      {vraag.instelling == JaNee::Ja, Gegeven::Instelling},
      {vraag.pgb_sinds.has_value(), Gegeven::PgbSinds},
      {vraag.redelijke_termijn.has_value(), Gegeven::RedelijkeTermijn},
      {vraag.huisbezoek.has_value(), Gegeven::Huisbezoek},
      {vraag.indicatie_tot.has_value(), Gegeven::IndicatieTot},
      {vraag.vandaag.has_value(), Gegeven::Vandaag},
  }};
  std::vector<Gegeven> lijst;
  for (const auto& [is_gegeven, gegeven] : alle) {
    if (is_gegeven) {
      lijst.push_back(gegeven);
    }
  }
  return lijst;
}

Result<void> controleer_gegevens(const Vraag& vraag, const SoortInfo& info) {
  const auto gegeven = gegeven_in(vraag);
  for (const auto een : gegeven) {
    if (std::ranges::find(info.mag, een) == info.mag.end()) {
      return vraagfout(een, fmt::format("{} hoort niet bij “{}”.", optie(een), info.id),
                       fmt::format("Laat het weg. Voorbeeld: maatstaf termijn {}", info.voorbeeld));
    }
  }
  for (const auto een : info.moet) {
    if (std::ranges::find(gegeven, een) == gegeven.end()) {
      return vraagfout(een, fmt::format("Bij “{}” is {} nodig.", info.id, optie(een)),
                       fmt::format("Voorbeeld: maatstaf termijn {}", info.voorbeeld));
    }
  }
  return {};
}

Result<void> controleer_dagen(const Vraag& vraag) {
  TRY_VOID(controleer_dag(vraag.start, "--start"));
  const std::array<std::pair<const std::optional<Date>&, Gegeven>, 10> dagen = {{
      {vraag.bericht, Gegeven::Bericht},
      {vraag.nieuwe_datum, Gegeven::NieuweDatum},
      {vraag.instemming, Gegeven::Instemming},
      {vraag.ontvangen, Gegeven::Ontvangen},
      {vraag.gepost, Gegeven::Gepost},
      {vraag.ingebrekestelling, Gegeven::Ingebrekestelling},
      {vraag.besloten, Gegeven::Besloten},
      {vraag.pgb_sinds, Gegeven::PgbSinds},
      {vraag.huisbezoek, Gegeven::Huisbezoek},
      {vraag.indicatie_tot, Gegeven::IndicatieTot},
  }};
  for (const auto& [dag, gegeven] : dagen) {
    if (dag) {
      TRY_VOID(controleer_dag(*dag, optie(gegeven)));
    }
  }
  return {};
}

Result<void> controleer_lengte(const std::optional<TermijnDuur>& duur, Gegeven gegeven) {
  if (!duur) {
    return {};
  }
  if (duur->aantal < 1 || duur->aantal > hoogste_aantal(duur->eenheid)) {
    return vraagfout(gegeven, "Deze duur kan niet.", "Geef een duur van één dag tot tien jaar.");
  }
  return {};
}

// An end before its begin, and a stop of more than ten years, are slips of the pen.
Result<void> controleer_stilstand(Date van, Date tot_en_met) {
  TRY_VOID(controleer_dag(van, optie(Gegeven::Opschorting)));
  TRY_VOID(controleer_dag(tot_en_met, optie(Gegeven::Opschorting)));
  if (tot_en_met < van) {
    return vraagfout(
        Gegeven::Opschorting,
        fmt::format("Deze stilstand eindigt op {}, voordat zij begint.", base::date_long(tot_en_met)),
        "Draai de dagen om.");
  }
  if (tot_en_met.days() - van.days() > kLangsteStilstand) {
    return vraagfout(Gegeven::Opschorting, "Deze stilstand duurt langer dan tien jaar.",
                     "Controleer de jaartallen.");
  }
  return {};
}

bool grond_hoort_bij(Grond grond, Soort soort) {
  return (soort == Soort::BeslissingBezwaar) == (grond == Grond::Herstel);
}

Result<void> controleer_onderbrekingen(const Vraag& vraag, const SoortInfo& info) {
  for (const auto& een : vraag.onderbrekingen) {
    const Date van = een.opgave == Opgave::Periode ? een.verzonden.plus_days(1) : een.verzonden;
    TRY_VOID(controleer_stilstand(van, een.uiterlijk));
    if (een.aangevuld) {
      TRY_VOID(controleer_stilstand(een.verzonden, *een.aangevuld));
    }
    if (van < vraag.start) {
      return vraagfout(Gegeven::Opschorting,
                       fmt::format("De klok kan op {} nog niet stilstaan: de termijn liep nog niet.",
                                   base::date_long(van)),
                       "Controleer de dag en --start.");
    }
    if (!grond_hoort_bij(een.grond, vraag.soort)) {
      return vraagfout(
          Gegeven::Opschorting, fmt::format("De grond “{}” hoort niet bij “{}”.", woord(een.grond), info.id),
          info.soort == Soort::BeslissingBezwaar ? "Bij een bezwaar hoort de grond herstel."
                                                 : "Kies aanvulling, instemming, vertraging of overmacht.");
    }
  }
  return {};
}

std::vector<std::string_view> splits(std::string_view tekst, std::size_t hoogstens) {
  std::vector<std::string_view> delen;
  while (delen.size() + 1 < hoogstens) {
    const auto plaats = tekst.find(':');
    if (plaats == std::string_view::npos) {
      break;
    }
    delen.push_back(tekst.substr(0, plaats));
    tekst.remove_prefix(plaats + 1);
  }
  delen.push_back(tekst);
  return delen;
}

}  // namespace

std::string_view optie(Gegeven gegeven) {
  constexpr std::array<std::string_view, 19> kOpties = {
      "--opschorting",   "--duur",          "--bericht",    "--nieuwe-datum",
      "--commissie",     "--verdaging",     "--instemming", "--advies",
      "--zonder-advies", "--ontvangen",     "--gepost",     "--ingebrekestelling",
      "--besloten",      "--instelling",    "--pgb-sinds",  "--redelijke-termijn",
      "--huisbezoek",    "--indicatie-tot", "--vandaag"};
  return kOpties.at(static_cast<std::size_t>(gegeven));
}

std::span<const SoortInfo> soorten() {
  return infos();
}

Result<const SoortInfo*> vind_soort(std::string_view id) {
  const auto gevonden = std::ranges::find(infos(), id, &SoortInfo::id);
  if (gevonden != infos().end()) {
    return &*gevonden;
  }
  std::vector<std::string_view> namen;
  for (const auto& info : infos()) {
    namen.push_back(info.id);
  }
  return base::fail(ErrorKind::NotFound, fmt::format("Er is geen soort termijn met de naam “{}”.", id),
                    fmt::format("Kies uit: {}.", fmt::join(namen, ", ")));
}

Result<Onderbreking> lees_opschorting(std::string_view tekst) {
  const auto delen = splits(tekst, 4);
  if (delen.size() < 3) {
    return vraagfout(Gegeven::Opschorting, "Deze opschorting is niet volledig.",
                     "Schrijf EERSTE:LAATSTE:GROND, bijvoorbeeld 2026-12-11:2026-12-17:instemming.");
  }
  TRY(const auto van, lees_dag(delen[0], "--opschorting"));
  TRY(const auto tot_en_met, lees_dag(delen[1], "--opschorting"));
  const auto grond = base::lees<Grond>(delen[2]);
  if (!grond) {
    return vraagfout(Gegeven::Opschorting, "Deze grond is er niet.",
                     "Kies aanvulling, instemming, vertraging, overmacht of herstel.");
  }
  TRY_VOID(controleer_stilstand(van, tot_en_met));
  return stilstand(van, tot_en_met, *grond, delen.size() > 3 ? std::string(delen[3]) : std::string());
}

Result<Onderbreking> lees_uitnodiging(std::string_view tekst, Grond grond) {
  const auto delen = splits(tekst, 4);
  if (delen.size() < 2) {
    return base::fail(ErrorKind::Input, "Deze uitnodiging is niet volledig.",
                      "Schrijf VERZONDEN:UITERLIJK of VERZONDEN:UITERLIJK:AANGEVULD.",
                      {.file = {}, .path = "--uitnodiging"});
  }
  Onderbreking onderbreking{.grond = grond};
  TRY(onderbreking.verzonden, lees_dag(delen[0], "--uitnodiging"));
  TRY(onderbreking.uiterlijk, lees_dag(delen[1], "--uitnodiging"));
  if (delen.size() > 2 && !delen[2].empty()) {
    TRY(onderbreking.aangevuld, lees_dag(delen[2], "--uitnodiging"));
  }
  if (delen.size() > 3) {
    onderbreking.reden = std::string(delen[3]);
  }
  TRY_VOID(controleer_stilstand(onderbreking.verzonden, onderbreking.uiterlijk));
  return onderbreking;
}

Result<Uitleg> leg_uit(const Vraag& vraag, const Gegevens& gegevens, const Kalender& kalender) {
  const auto ingang =
      std::ranges::find(ingangen(), vraag.soort, [](const Ingang& een) { return een.info.soort; });
  if (ingang == ingangen().end()) {
    return base::fail(ErrorKind::Internal, "Deze soort termijn is niet bekend.");
  }
  TRY_VOID(controleer_dagen(vraag));
  TRY_VOID(controleer_gegevens(vraag, ingang->info));
  TRY_VOID(controleer_lengte(vraag.duur, Gegeven::Duur));
  TRY_VOID(controleer_lengte(vraag.redelijke_termijn, Gegeven::RedelijkeTermijn));
  TRY_VOID(controleer_lengte(vraag.verdaging, Gegeven::Verdaging));
  TRY_VOID(controleer_onderbrekingen(vraag, ingang->info));
  Termijnrekenaar rekenaar(vraag, gegevens, kalender);
  rekenaar.uitleg().soort = std::string(ingang->info.id);
  rekenaar.uitleg().naam = std::string(ingang->info.naam);
  TRY_VOID(ingang->reken(rekenaar));
  return std::move(rekenaar.uitleg());
}

}  // namespace maatstaf::termijnen
