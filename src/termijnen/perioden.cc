// SPDX-License-Identifier: EUPL-1.2
//
// Periods: a grant with its parts per calendar year, the transition year, bridging care. The day that is
// given is the first day.
#include <fmt/format.h>

#include <algorithm>

#include "base/nederlands.h"
#include "termijnen/termijnrekenaar.h"

namespace maatstaf::termijnen {

using base::Date;
using base::Result;

namespace {

Date op(std::int64_t jaar, int maand, int dag) {
  return Date::from(jaar, maand, dag).value_or(Date());
}

TermijnRegel periode(std::string naam, std::string artikel, TermijnDuur duur) {
  return {std::move(naam), std::move(artikel), duur, Oorsprong::Periode, Telling::DagZelf};
}

// R092, C19. Blz 3.6.1 and Rlz 5.12: a pgb is granted per calendar year and ends on 31 December at the
// latest, so that a grant of more than one year has a part in each. Rlz 5.14: a part of a year counts by its
// days out of those of that year.
std::vector<PgbSchijf> verdeel(Date van, Date tot_en_met) {
  std::vector<PgbSchijf> schijven;
  for (Date begin = van; begin <= tot_en_met;) {
    const Date einde = std::min(tot_en_met, op(begin.year(), 12, 31));
    schijven.push_back({begin, einde, static_cast<int>(einde.days() - begin.days() + 1),
                        base::is_leap_year(begin.year()) ? 366 : 365});
    begin = einde.plus_days(1);
  }
  return schijven;
}

// The length in months, for lengths that are given in months or years.
std::optional<int> maanden(const TermijnDuur& duur) {
  if (duur.eenheid == Eenheid::Maanden) {
    return duur.aantal;
  }
  if (duur.eenheid == Eenheid::Jaren) {
    return 12 * duur.aantal;
  }
  return std::nullopt;
}

// R093. S1: a grant lasts from one to three years.
Result<int> controleer_duur(Termijnrekenaar& rekenaar) {
  const auto& vraag = rekenaar.vraag();
  TRY(const auto kortste, rekenaar.duur("termijn_toekenning_minimum_maanden", vraag.start));
  TRY(const auto langste, rekenaar.duur("termijn_toekenning_maximum_maanden", vraag.start));
  const auto gevraagd = maanden(*vraag.duur);
  if (!gevraagd || *gevraagd < kortste.aantal || *gevraagd > langste.aantal) {
    return vraagfout(Gegeven::Duur,
                     fmt::format("Een toekenning duurt {} tot en met {}.", kortste.aantal, langste.tekst()),
                     "Geef de duur in maanden of jaren, bijvoorbeeld 24m.");
  }
  return langste.aantal;
}

// The last day of receipt from which the outer limit of Awb 4:13 lid 2 does not lie past the end of the
// grant.
Result<Date> aanvraag_zonder_gat(Termijnrekenaar& rekenaar, Date einde) {
  TRY(const auto beslistermijn, rekenaar.duur("beslistermijn_weken", rekenaar.vraag().start));
  Date dag = einde;
  while (besluit_op_aanvraag(dag, beslistermijn, rekenaar.kalender()).einde > einde) {
    dag = dag.plus_days(-1);
  }
  return dag;
}

// R094. S1: who is granted three years is visited once in three years, and the two are joined.
Result<void> voeg_huisbezoek_toe(Termijnrekenaar& rekenaar, int langste, Date einde) {
  const auto& vraag = rekenaar.vraag();
  auto& uitleg = rekenaar.uitleg();
  if (!vraag.huisbezoek) {
    return {};
  }
  if (*vraag.huisbezoek > vraag.start) {
    return vraagfout(Gegeven::Huisbezoek, "Het laatste huisbezoek ligt na de eerste dag van de toekenning.",
                     "Geef de dag van het laatste huisbezoek vóór de toekenning.");
  }
  TRY(const auto tussen, rekenaar.duur("huisbezoek_jaren", vraag.start));
  const auto termijn = bereken({"volgende huisbezoek", "", tussen, Oorsprong::Kantoor}, *vraag.huisbezoek,
                               rekenaar.kalender());
  uitleg.mijlpalen.push_back({"volgende huisbezoek", termijn.einde, "brief van 2 juli 2026"});
  if (maanden(*vraag.duur) == langste && termijn.einde != einde) {
    uitleg.kanttekeningen.push_back(fmt::format(
        "Bij drie jaar sluit de einddatum aan bij het huisbezoek. Voorstel: {}. Het kantoor kiest.",
        base::date_with_weekday(termijn.einde)));
  }
  return {};
}

}  // namespace

// R092, R093, R095: a grant is temporary, from its first to its last day, with a part in each calendar year.
Result<void> toekenning(Termijnrekenaar& rekenaar) {
  const auto& vraag = rekenaar.vraag();
  TRY(const auto langste, controleer_duur(rekenaar));
  auto& uitleg = rekenaar.uitleg();
  const Date einde = rekenaar
                         .tel(periode("toekenning", "brief van 2 juli 2026", *vraag.duur), vraag.start,
                              {"blz-3.6.1", "rlz-5.12", "rlz-5.14"})
                         .einde;
  uitleg.antwoord = "Laatste dag van de toekenning; dan is de herbeoordeling klaar";
  Date tot_en_met = einde;
  if (vraag.indicatie_tot) {
    if (*vraag.indicatie_tot < vraag.start) {
      return vraagfout(Gegeven::IndicatieTot, "De indicatie eindigt vóór de toekenning begint.",
                       "Controleer beide dagen.");
    }
    // Rlz 5.12: the pgb ends when the indication ends.
    tot_en_met = std::min(einde, *vraag.indicatie_tot);
    if (tot_en_met < einde) {
      uitleg.gevolgen.push_back(
          fmt::format("Het pgb loopt tot en met {}: dan eindigt de indicatie (Rlz 5.12).",
                      base::date_with_weekday(tot_en_met)));
    }
  }
  uitleg.schijven = verdeel(vraag.start, tot_en_met);
  TRY(const auto aanvraag, aanvraag_zonder_gat(rekenaar, einde));
  uitleg.mijlpalen.push_back({"laatste dag om opnieuw aan te vragen zonder gat, als de klok niet stilstaat",
                              aanvraag, "Awb 4:13 lid 2"});
  TRY_VOID(voeg_huisbezoek_toe(rekenaar, langste, einde));
  return {};
}

namespace {

// R108. S1 asks for a fitting solution within the year, and for bespoke work when that fails.
// AANNAME: when to look at a transition year is a choice of ours, a list of months before its end.
Result<void> voeg_waarschuwingen_toe(Termijnrekenaar& rekenaar, Date begin, Date einde) {
  TRY(const auto* waarde, rekenaar.gegevens().op("termijn_overgang_signalen_maanden", begin));
  for (const auto& tekst : waarde->lijst) {
    TRY(const auto voor, lees_duur(tekst + "m", "termijn_overgang_signalen_maanden"));
    const auto dag =
        bereken({"", "", voor, Oorsprong::Periode, Telling::Terug}, einde, rekenaar.kalender()).einde;
    if (dag < begin) {
      continue;
    }
    rekenaar.uitleg().mijlpalen.push_back(
        {fmt::format(
             "nog {}: {}", voor.tekst(),
             voor.aantal == 3 ? "lukt het? Zo niet, dan maatwerk in overleg" : "hoe staat het ervoor?"),
         dag, "eigen keuze van Maatstaf"});
  }
  return {};
}

// R106. Awb 4:51 lid 1: after three or more years of subsidy without a break for what is in the main the
// same, a refusal because of changed insight needs a reasonable term. How long that is, no source says: the
// office sets it. AANNAME: Awb 4:51 holds for the meerzorg part of a pgb.
Result<void> pas_ondergrens_toe(Termijnrekenaar& rekenaar, Date einde_jaar) {
  const auto& vraag = rekenaar.vraag();
  auto& uitleg = rekenaar.uitleg();
  if (!vraag.pgb_sinds) {
    if (vraag.redelijke_termijn) {
      return vraagfout(Gegeven::PgbSinds, "De eerste dag van het pgb ontbreekt.", "Geef ook --pgb-sinds.");
    }
    uitleg.kanttekeningen.emplace_back(
        "Loopt er een pgb van drie jaar of langer, dan geldt ook de redelijke termijn van Awb 4:51. Geef dan "
        "--pgb-sinds.");
    return {};
  }
  if (*vraag.pgb_sinds >= vraag.start) {
    return vraagfout(Gegeven::PgbSinds, "Het pgb begint niet vóór de overgang.", "Controleer beide dagen.");
  }
  TRY(const auto jaren, rekenaar.duur("termijn_subsidie_jaren", vraag.start));
  const auto drie_jaar = bereken(periode("", "", jaren), *vraag.pgb_sinds, rekenaar.kalender()).einde;
  if (drie_jaar >= vraag.start) {
    uitleg.gevolgen.push_back(
        fmt::format("Het pgb liep korter dan {}: Awb 4:51 geeft geen ondergrens.", jaren.tekst()));
    return {};
  }
  uitleg.kanttekeningen.emplace_back(
      "Dat Awb 4:51 geldt voor het deel meerzorg van een pgb, is onze lezing. Voor een mpt geldt het niet.");
  if (!vraag.redelijke_termijn) {
    uitleg.gevolgen.push_back(fmt::format(
        "Het pgb liep {} of langer. Het kantoor bepaalt een redelijke termijn (Awb 4:51). Die kan "
        "langer zijn dan dit jaar; korter wordt het niet.",
        jaren.tekst()));
    return {};
  }
  const Date einde = rekenaar
                         .tel(periode("redelijke termijn", "Awb 4:51 lid 1", *vraag.redelijke_termijn),
                              vraag.start, {"awb-4-51"})
                         .einde;
  uitleg.gevolgen.push_back(
      einde > einde_jaar ? "De redelijke termijn is langer dan het overgangsjaar: zij geldt (Awb 4:51)."
                         : "Het overgangsjaar is niet korter dan de redelijke termijn: het jaar geldt.");
  uitleg.datum = std::max(einde, einde_jaar);
  return {};
}

}  // namespace

// R106. S1: one year for applications from 1 March 2026, for who no longer qualifies under the framework.
Result<void> overgangsjaar(Termijnrekenaar& rekenaar) {
  const auto& vraag = rekenaar.vraag();
  TRY(const auto jaar, rekenaar.duur("termijn_overgang_jaren", vraag.start));
  const Date einde = rekenaar.tel(periode("overgangsjaar", "brief van 2 juli 2026", jaar), vraag.start).einde;
  auto& uitleg = rekenaar.uitleg();
  uitleg.antwoord = "Laatste dag van de overgang";
  TRY_VOID(pas_ondergrens_toe(rekenaar, einde));
  TRY_VOID(voeg_waarschuwingen_toe(rekenaar, vraag.start, uitleg.datum));
  uitleg.kanttekeningen.emplace_back("Het overgangsjaar is er voor aanvragen vanaf 1 maart 2026.");
  return {};
}

// R068. Rlz 5.3 and 5.7a: bridging care for thirteen weeks at most; longer when there is sight of a place.
Result<void> overbrugging(Termijnrekenaar& rekenaar) {
  TRY(const auto duur, rekenaar.duur("termijn_overbrugging_weken", rekenaar.vraag().start));
  rekenaar.uitleg().antwoord = "Laatste dag van de overbruggingszorg";
  rekenaar.tel(periode("overbruggingszorg", "Rlz 5.3 en 5.7a", duur), rekenaar.vraag().start);
  rekenaar.uitleg().kanttekeningen.emplace_back(
      "Verlengen kan als er zicht is op een plek (Wlz 3.3.6). Een mens beoordeelt dat.");
  return {};
}

}  // namespace maatstaf::termijnen
