// SPDX-License-Identifier: EUPL-1.2
//
// Terms around an application: deciding, completing, not treating, and the terms of others that a case waits
// for.
#include <utility>

#include "base/nederlands.h"
#include "termijnen/termijnrekenaar.h"

namespace maatstaf::termijnen {

using base::Result;

namespace {

// AANNAME: “tot de dag” of Awb 4:15 leaves out the day on which the answer comes in, so that it counts again.
void meld_lezing_aanvulling(Termijnrekenaar& rekenaar) {
  for (const auto& onderbreking : rekenaar.vraag().onderbrekingen) {
    if (onderbreking.opgave != Opgave::Uitnodiging) {
      continue;
    }
    rekenaar.uitleg().kanttekeningen.emplace_back(
        "De dag waarop het antwoord binnenkomt, telt weer mee. Dat is onze lezing van “tot de dag”.");
    return;
  }
}

}  // namespace

// R027. Awb 4:13 lid 2: the reasonable term is over in any case when, within eight weeks after receipt, there
// was no decision and no notice as 4:14 lid 3 means. Awb 4:14 lid 3: who cannot decide within eight weeks
// says so within that time, and names a reasonable term. Awb 4:15: what stops the clock.
Result<void> besluit(Termijnrekenaar& rekenaar) {
  const auto& vraag = rekenaar.vraag();
  TRY(const auto duur, rekenaar.duur("beslistermijn_weken", vraag.start));
  if (vraag.bericht.has_value() != vraag.nieuwe_datum.has_value()) {
    return vraagfout(vraag.bericht ? Gegeven::NieuweDatum : Gegeven::Bericht,
                     "Het bericht en de nieuwe datum horen bij elkaar.", "Geef beide, of geen van beide.");
  }
  TermijnOpties opties{.vandaag = vraag.vandaag};
  std::vector<std::string> bronnen;
  if (vraag.bericht) {
    if (*vraag.bericht < vraag.start) {
      return vraagfout(Gegeven::Bericht, "Het bericht ligt vóór de ontvangst van de aanvraag.",
                       "Controleer beide dagen.");
    }
    opties.afspraak =
        Afspraak{*vraag.nieuwe_datum, *vraag.bericht, "Het bericht dat het langer duurt", "Awb 4:14 lid 3"};
    bronnen.emplace_back("awb-4-14");
  }
  rekenaar.uitleg().antwoord = "Uiterste dag voor het besluit";
  rekenaar.tel({"besluit op de aanvraag", "Awb 4:13 lid 2", duur}, vraag.start, bronnen, vraag.onderbrekingen,
               opties);
  meld_lezing_aanvulling(rekenaar);
  rekenaar.uitleg().kanttekeningen.emplace_back(
      "Dit is de uiterste dag. Wat een redelijke termijn is, kan korter zijn (Awb 4:13 lid 1).");
  return {};
}

// R019. Awb 4:5 lid 1: the office sets how long the applicant has.
// AANNAME: the Algemene termijnenwet speaks of terms set by law; a term of the office follows it too, in
// favour of the client.
Result<void> aanvullen(Termijnrekenaar& rekenaar) {
  const auto& vraag = rekenaar.vraag();
  rekenaar.uitleg().antwoord = "Laatste dag om aan te vullen";
  rekenaar.tel({"aanvullen van de aanvraag", "Awb 4:5 lid 1", *vraag.duur, Oorsprong::Kantoor}, vraag.start,
               {"awb-4-5"});
  rekenaar.uitleg().kanttekeningen.emplace_back(
      "Het kantoor kiest hoelang de aanvrager krijgt. De wet noemt geen lengte.");
  return {};
}

// R019. Awb 4:5 lid 4: the decision not to treat an incomplete application is made known within four weeks
// after it was completed, or after the time to do so passed unused.
Result<void> niet_behandelen(Termijnrekenaar& rekenaar) {
  TRY(const auto duur, rekenaar.duur("niet_behandelen_weken", rekenaar.vraag().start));
  rekenaar.uitleg().antwoord = "Uiterste dag om te besluiten de aanvraag niet te behandelen";
  rekenaar.tel({"besluit om niet te behandelen", "Awb 4:5 lid 4", duur}, rekenaar.vraag().start);
  return {};
}

// R040. Blz 3.2.4: the CIZ decides within six weeks, and within two when the person already lives in an
// institution.
Result<void> ciz(Termijnrekenaar& rekenaar) {
  const bool instelling = rekenaar.vraag().instelling == JaNee::Ja;
  TRY(const auto duur,
      rekenaar.duur(instelling ? "termijn_ciz_instelling_weken" : "ciz_weken", rekenaar.vraag().start));
  rekenaar.uitleg().antwoord = "Uiterste dag voor het indicatiebesluit";
  rekenaar.tel({"indicatiebesluit van het CIZ", "Blz 3.2.4", duur}, rekenaar.vraag().start);
  return {};
}

// Wlz 3.3.2 lid 5, 3.3.3 lid 2 and Rlz 5.8 lid 2: the personal plan can be handed in within seven days after
// a complete application.
Result<void> persoonlijk_plan(Termijnrekenaar& rekenaar) {
  TRY(const auto duur, rekenaar.duur("persoonlijk_plan_dagen", rekenaar.vraag().start));
  rekenaar.uitleg().antwoord = "Laatste dag voor het persoonlijk plan";
  rekenaar.tel({"persoonlijk plan", "Wlz 3.3.2 lid 5", duur}, rekenaar.vraag().start);
  return {};
}

// R160. Wmg 8, as the letter of 2016 uses it: no instruction to the NZa before thirty days have passed since
// the letter to both Houses was sent.
// AANNAME: the Algemene termijnenwet can move the end of the thirty days of the standstill.
Result<void> standstill(Termijnrekenaar& rekenaar) {
  TRY(const auto duur, rekenaar.duur("termijn_standstill_dagen", rekenaar.vraag().start));
  rekenaar.uitleg().antwoord = "Laatste dag van het wachten";
  const auto& termijn =
      rekenaar.tel({"wachttijd voor een aanwijzing", "Wmg 8", duur}, rekenaar.vraag().start);
  rekenaar.uitleg().mijlpalen.push_back(
      {"eerste dag waarop de aanwijzing kan komen", termijn.einde.plus_days(1), "Wmg 8"});
  rekenaar.uitleg().kanttekeningen.emplace_back(
      "Dat de Algemene termijnenwet deze dertig dagen kan opschuiven, is onze lezing.");
  return {};
}

// R094. S1: a home visit once in three years.
Result<void> huisbezoek(Termijnrekenaar& rekenaar) {
  TRY(const auto duur, rekenaar.duur("huisbezoek_jaren", rekenaar.vraag().start));
  rekenaar.uitleg().antwoord = "Dag waarvoor het volgende huisbezoek hoort te komen";
  rekenaar.tel({"volgende huisbezoek", "brief van 2 juli 2026", duur, Oorsprong::Kantoor},
               rekenaar.vraag().start);
  return {};
}

}  // namespace maatstaf::termijnen
