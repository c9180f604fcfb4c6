// SPDX-License-Identifier: EUPL-1.2
//
// Terms of an objection: making it, deciding on it, the advice of the Zorginstituut, the hearing.
#include <fmt/format.h>

#include <string>

#include "base/nederlands.h"
#include "termijnen/termijnrekenaar.h"

namespace maatstaf::termijnen {

using base::Date;
using base::Result;

namespace {

constexpr const char* kTeLaat =
    "Het bezwaar is te laat. Een mens beoordeelt of dat te verontschuldigen is (Awb 6:11).";

// R129. Awb 6:7: six weeks. Awb 6:8 lid 1: from the day after the decision was made known as the law asks.
Result<Date> laatste_dag_bezwaar(Termijnrekenaar& rekenaar) {
  TRY(const auto duur, rekenaar.duur("bezwaar_weken", rekenaar.vraag().start));
  return rekenaar.tel({"bezwaar maken", "Awb 6:7 en 6:8 lid 1", duur}, rekenaar.vraag().start, {"awb-6-8"})
      .einde;
}

// Awb 6:9 lid 1: in time when it was received before the end of the term. Lid 2: sent by post it is in time
// too when it was posted before the end and received not later than a week after it.
std::string tijdigheid(const Vraag& vraag, Date einde, Date per_post) {
  const Date ontvangen = *vraag.ontvangen;
  if (ontvangen <= einde) {
    return "Het bezwaar is op tijd ontvangen (Awb 6:9 lid 1).";
  }
  if (ontvangen > per_post) {
    return kTeLaat;
  }
  if (!vraag.gepost) {
    return "Of het bezwaar op tijd is, hangt af van de dag waarop het op de post ging. Die dag is niet "
           "bekend "
           "(Awb 6:9 lid 2).";
  }
  if (*vraag.gepost <= einde) {
    return "Het bezwaar is op tijd: op tijd gepost en op tijd ontvangen (Awb 6:9 lid 2).";
  }
  return kTeLaat;
}

Result<void> controleer_post(const Vraag& vraag) {
  if (vraag.gepost && !vraag.ontvangen) {
    return vraagfout(Gegeven::Ontvangen, "De dag van ontvangst ontbreekt.",
                     "Geef ook de dag waarop het bezwaar binnenkwam.");
  }
  if (vraag.gepost && *vraag.gepost > *vraag.ontvangen) {
    return vraagfout(Gegeven::Gepost, "Het bezwaar is later gepost dan ontvangen.",
                     "Controleer beide dagen.");
  }
  return {};
}

std::string zonder_advies_tekst(ZonderAdvies reden) {
  switch (reden) {
    case ZonderAdvies::KennelijkNietOntvankelijk:
      return "Advies van het Zorginstituut is niet nodig: het bezwaar is kennelijk niet-ontvankelijk (Wlz "
             "10.3.1).";
    case ZonderAdvies::GeheelToegewezen:
      return "Advies van het Zorginstituut is niet nodig: het bezwaar wordt geheel toegewezen (Wlz 10.3.1).";
    case ZonderAdvies::AdviesBlijftUit:
      return "Er kan zonder advies worden beslist: het kwam niet op tijd of komt er niet (Wlz 10.3.1).";
    case ZonderAdvies::EigenBijdrage:
      return "Advies van het Zorginstituut is niet nodig: het gaat over de eigen bijdrage, zonder medisch "
             "oordeel (Wlz 10.3.1).";
  }
  return {};
}

// R128, R129. Awb 7:10 lid 1: six weeks, and twelve with a committee of 7:13. Wlz 10.3.1 lid 5: twenty-one
// weeks when the Zorginstituut was asked for advice. Each from the day after the term to object has passed.
Result<TermijnRegel> beslisregel(Termijnrekenaar& rekenaar) {
  const auto& vraag = rekenaar.vraag();
  if (vraag.advies == JaNee::Ja) {
    TRY(const auto duur, rekenaar.duur("beslissing_bezwaar_zorginstituut_weken", vraag.start));
    return TermijnRegel{"beslissing op bezwaar met advies van het Zorginstituut", "Wlz 10.3.1 lid 5", duur};
  }
  const bool commissie = vraag.commissie == JaNee::Ja;
  TRY(const auto duur,
      rekenaar.duur(commissie ? "beslissing_bezwaar_commissie_weken" : "beslissing_bezwaar_weken",
                    vraag.start));
  return TermijnRegel{commissie ? "beslissing op bezwaar met een commissie" : "beslissing op bezwaar",
                      "Awb 7:10 lid 1", duur};
}

// Awb 7:10 lid 3: the decision can be put off by six weeks at most.
Result<std::optional<Verlenging>> verdaging(Termijnrekenaar& rekenaar) {
  const auto& vraag = rekenaar.vraag();
  if (!vraag.verdaging) {
    return std::optional<Verlenging>();
  }
  TRY(const auto hoogste, rekenaar.duur("verdaging_bezwaar_weken", vraag.start));
  if (vraag.verdaging->eenheid != hoogste.eenheid) {
    return vraagfout(Gegeven::Verdaging, "Een verdaging wordt in hele weken gegeven.",
                     "Schrijf bijvoorbeeld 6w.");
  }
  if (vraag.verdaging->aantal > hoogste.aantal) {
    return vraagfout(Gegeven::Verdaging,
                     fmt::format("Een verdaging is hoogstens {} (Awb 7:10 lid 3).", hoogste.tekst()),
                     "Verder uitstel kan met instemming (Awb 7:10 lid 4): geef dan --instemming.");
  }
  return std::optional(Verlenging{*vraag.verdaging, "verdaging", "Awb 7:10 lid 3"});
}

// AANNAME: suspending and adjourning (Awb 7:10 lid 2 to 4) can be done in a term of Wlz 10.3.1 too.
// AANNAME: for Atw art. 4 the term and its adjournment count together, which gives the earliest day.
void schrijf_kanttekeningen(Termijnrekenaar& rekenaar) {
  const auto& vraag = rekenaar.vraag();
  auto& uitleg = rekenaar.uitleg();
  if (vraag.zonder_advies) {
    uitleg.gevolgen.push_back(zonder_advies_tekst(*vraag.zonder_advies));
  }
  if (vraag.advies == JaNee::Nee && !vraag.zonder_advies) {
    uitleg.kanttekeningen.emplace_back(
        "Gaat het bezwaar over een recht op zorg of op een vergoeding, dan is eerst advies van het "
        "Zorginstituut nodig, behalve in de uitzonderingen van Wlz 10.3.1. Dan geldt een andere termijn.");
  }
  if (vraag.advies == JaNee::Ja && (vraag.verdaging || vraag.instemming || !vraag.onderbrekingen.empty())) {
    uitleg.kanttekeningen.emplace_back(
        "Dat opschorten en verdagen (Awb 7:10 lid 2 tot en met 4) ook bij Wlz 10.3.1 kan, is onze lezing.");
  }
  if (vraag.verdaging) {
    uitleg.kanttekeningen.emplace_back(
        "Voor Atw art. 4 tellen de termijn en de verdaging samen. Dat is onze lezing; zij geeft de vroegste "
        "dag.");
    uitleg.kanttekeningen.emplace_back(
        "Van een verdaging krijgt de indiener schriftelijk bericht (Awb 7:10).");
  }
}

}  // namespace

Result<void> bezwaar_maken(Termijnrekenaar& rekenaar) {
  const auto& vraag = rekenaar.vraag();
  TRY_VOID(controleer_post(vraag));
  TRY(const auto einde, laatste_dag_bezwaar(rekenaar));
  TRY(const auto week, rekenaar.duur("bezwaar_post_weken", vraag.start));
  const Date per_post = rekenaar.tel({"gepost bezwaar ontvangen", "Awb 6:9 lid 2", week}, einde).einde;
  auto& uitleg = rekenaar.uitleg();
  uitleg.antwoord = "Laatste dag om bezwaar te maken";
  uitleg.datum = einde;
  uitleg.mijlpalen.push_back(
      {"laatste dag waarop een op tijd gepost bezwaar mag aankomen", per_post, "Awb 6:9 lid 2"});
  if (vraag.ontvangen && *vraag.ontvangen <= vraag.start) {
    uitleg.kanttekeningen.emplace_back(
        "Het bezwaar kwam voordat de termijn begon. Een mens beoordeelt wat dat betekent.");
  }
  if (vraag.ontvangen) {
    uitleg.gevolgen.push_back(tijdigheid(vraag, einde, per_post));
  }
  uitleg.kanttekeningen.emplace_back("Bezwaar houdt het besluit niet tegen (Awb 6:16).");
  return {};
}

Result<void> beslissing_bezwaar(Termijnrekenaar& rekenaar) {
  const auto& vraag = rekenaar.vraag();
  if (vraag.zonder_advies == ZonderAdvies::AdviesBlijftUit && vraag.advies == JaNee::Nee) {
    return vraagfout(Gegeven::ZonderAdvies, "Advies kan alleen uitblijven als het is gevraagd.",
                     "Geef ook --advies.");
  }
  TRY(const auto bezwaar_tot, laatste_dag_bezwaar(rekenaar));
  TRY(const auto regel, beslisregel(rekenaar));
  TRY(const auto meer, verdaging(rekenaar));
  TermijnOpties opties{.vandaag = vraag.vandaag, .verlenging = meer};
  // Awb 7:10 lid 4: more time is possible as far as all who are concerned agree.
  if (vraag.instemming) {
    opties.afspraak =
        Afspraak{*vraag.instemming, std::nullopt, "De instemming met uitstel", "Awb 7:10 lid 4"};
  }
  rekenaar.uitleg().antwoord = "Uiterste dag voor de beslissing op bezwaar";
  rekenaar.tel(regel, bezwaar_tot, {}, vraag.onderbrekingen, opties);
  schrijf_kanttekeningen(rekenaar);
  return {};
}

// R128. Wlz 10.3.1 lid 4: the Zorginstituut advises within ten weeks after it has all papers, and sends the
// person a copy at the same time.
Result<void> advies_zorginstituut(Termijnrekenaar& rekenaar) {
  TRY(const auto duur, rekenaar.duur("zorginstituut_advies_weken", rekenaar.vraag().start));
  rekenaar.uitleg().antwoord = "Uiterste dag voor het advies";
  rekenaar.tel({"advies van het Zorginstituut", "Wlz 10.3.1 lid 4", duur}, rekenaar.vraag().start);
  rekenaar.uitleg().kanttekeningen.emplace_back(
      "Komt het advies niet op tijd, dan kan zonder advies worden beslist (Wlz 10.3.1).");
  rekenaar.uitleg().kanttekeningen.emplace_back(
      "De indiener krijgt het advies tegelijk in afschrift (Wlz 10.3.1 lid 4).");
  return {};
}

// R129. Awb 7:4 lid 1: more papers until ten days before the hearing. Lid 2: the file lies open for at least
// a week before it. Both are counted back, and Atw art. 1 lid 2 leaves them where they are. AANNAME: papers
// that come on the tenth day before the hearing are in time.
Result<void> hoorzitting(Termijnrekenaar& rekenaar) {
  const auto& vraag = rekenaar.vraag();
  TRY(const auto week, rekenaar.duur("termijn_inzage_weken", vraag.start));
  const Date inzage =
      rekenaar.tel({"stukken ter inzage", "Awb 7:4 lid 2", week, Oorsprong::Wet, Telling::Terug}, vraag.start)
          .einde;
  TRY(const auto dagen, rekenaar.duur("termijn_stukken_hoorzitting_dagen", vraag.start));
  rekenaar.tel({"nadere stukken indienen", "Awb 7:4 lid 1", dagen, Oorsprong::Wet, Telling::Terug},
               vraag.start);
  auto& uitleg = rekenaar.uitleg();
  uitleg.antwoord = "Laatste dag om stukken in te dienen";
  uitleg.mijlpalen.push_back(
      {"uiterlijk vanaf deze dag liggen de stukken ter inzage", inzage, "Awb 7:4 lid 2"});
  uitleg.kanttekeningen.emplace_back(
      "Stukken die op de tiende dag vóór het horen komen, zijn nog op tijd. Dat is onze lezing van “tot”.");
  return {};
}

}  // namespace maatstaf::termijnen
