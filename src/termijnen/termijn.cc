// SPDX-License-Identifier: EUPL-1.2
#include "termijnen/termijn.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/nederlands.h"

namespace maatstaf::termijnen {

namespace {

using base::Date;

std::string dag(Date datum) {
  return base::date_with_weekday(datum);
}

// The last day of a length that starts the day after `gebeurtenis`. A length in months or years ends on the
// day with the same number; when that month has no such day, on its last day.
Date laatste_dag(Date gebeurtenis, const TermijnDuur& duur) {
  switch (duur.eenheid) {
    case Eenheid::Dagen:
      return gebeurtenis.plus_days(duur.aantal);
    case Eenheid::Weken:
      return gebeurtenis.plus_days(std::int64_t{7} * duur.aantal);
    case Eenheid::Maanden:
      return gebeurtenis.plus_months(duur.aantal, base::MonthEnd::Clip).value_or(gebeurtenis);
    case Eenheid::Jaren:
      return gebeurtenis.plus_months(std::int64_t{12} * duur.aantal, base::MonthEnd::Clip)
          .value_or(gebeurtenis);
  }
  return gebeurtenis;
}

// Atw art. 4 lid 1: the act does not move terms of more than ninety days, twelve weeks or three months, nor
// terms in years. A term of exactly twelve weeks is moved.
bool te_lang_voor_verschuiving(const TermijnDuur& duur) {
  switch (duur.eenheid) {
    case Eenheid::Dagen:
      return duur.aantal > 90;
    case Eenheid::Weken:
      return duur.aantal > 12;
    case Eenheid::Maanden:
      return duur.aantal > 3;
    case Eenheid::Jaren:
      return true;
  }
  return true;
}

bool minstens_drie_dagen(const TermijnDuur& duur) {
  return duur.eenheid != Eenheid::Dagen || duur.aantal >= 3;
}

std::string artikel_van(Oorsprong oorsprong, const char* artikel) {
  return oorsprong == Oorsprong::Wet ? artikel : fmt::format("{}, naar analogie", artikel);
}

// Awb 4:15 lid 1: the term is suspended from the day after the invitation until the day on which the
// application was completed, or the time to do so passed unused. Gives the days on which the clock stands
// still.
std::set<Date> stille_dagen(const Onderbreking& onderbreking, const TermijnOpties& opties) {
  const bool open = !onderbreking.aangevuld && (!opties.vandaag || *opties.vandaag <= onderbreking.uiterlijk);
  const bool op_tijd = onderbreking.aangevuld && *onderbreking.aangevuld <= onderbreking.uiterlijk;
  Date laatste = onderbreking.uiterlijk;
  if (open || op_tijd) {
    const Date aangevuld = op_tijd ? *onderbreking.aangevuld : onderbreking.uiterlijk;
    laatste =
        opties.dag_van_aanvulling == DagVanAanvulling::TeltWeerMee ? aangevuld.plus_days(-1) : aangevuld;
  }
  std::set<Date> dagen;
  for (Date dag = onderbreking.verzonden.plus_days(1); dag <= laatste; dag = dag.plus_days(1))
    dagen.insert(dag);
  return dagen;
}

void voeg_onderbrekingen_toe(Termijn& termijn, const std::vector<Onderbreking>& onderbrekingen,
                             const TermijnOpties& opties) {
  std::set<Date> stil;  // days that two invitations share count once
  for (const auto& onderbreking : onderbrekingen) {
    if (onderbreking.verzonden > termijn.einde)
      continue;  // the term had ended: there is nothing left to suspend
    const auto dagen = stille_dagen(onderbreking, opties);
    const auto eerder = stil.size();
    stil.insert(dagen.begin(), dagen.end());
    const auto erbij = static_cast<std::int64_t>(stil.size() - eerder);
    termijn.einde = termijn.einde.plus_days(erbij);
    termijn.dagen_stil += static_cast<int>(erbij);
    const bool open =
        !onderbreking.aangevuld && (!opties.vandaag || *opties.vandaag <= onderbreking.uiterlijk);
    if (open) {
      termijn.voorlopig = true;
      if (!termijn.stil_tot || *termijn.stil_tot < onderbreking.uiterlijk)
        termijn.stil_tot = onderbreking.uiterlijk;
    }
    if (dagen.empty()) continue;
    termijn.stappen.push_back(
        {StapSoort::Onderbreking,
         fmt::format("De klok staat stil van {} tot en met {}: {} {}{}{}.", dag(*dagen.begin()),
                     dag(*dagen.rbegin()), erbij, erbij == 1 ? "dag" : "dagen",
                     onderbreking.reden.empty() ? "" : fmt::format(" ({})", onderbreking.reden),
                     open ? ", als het antwoord op de laatste dag komt" : ""),
         "Awb 4:15 lid 1", termijn.einde});
  }
}

void pas_termijnenwet_toe(Termijn& termijn, const Kalender& kalender) {
  const auto& regel = termijn.regel;
  const bool vrij = !kalender.is_werkdag(termijn.einde);
  if (te_lang_voor_verschuiving(regel.duur)) {
    // Atw art. 4 lid 1: too long a term ends on the day it ends, also when that is a Sunday or a holiday.
    if (vrij) {
      termijn.stappen.push_back({StapSoort::GeenVerschuiving,
                                 fmt::format("De laatste dag is {}. Een termijn van {} schuift niet op.",
                                             *kalender.vrije_dag(termijn.einde), regel.duur.tekst()),
                                 artikel_van(regel.oorsprong, "Atw art. 4 lid 1"), termijn.einde});
    }
    return;
  }
  // Atw art. 2: a term of at least three days is lengthened as needed to hold at least two days that are no
  // Saturday, Sunday or holiday.
  if (minstens_drie_dagen(regel.duur)) {
    int werkdagen = 0;
    for (Date dag = termijn.eerste_dag; dag <= termijn.einde && werkdagen < 2; dag = dag.plus_days(1)) {
      werkdagen += kalender.is_werkdag(dag) ? 1 : 0;
    }
    const Date eerst = termijn.einde;
    while (werkdagen < 2) {
      termijn.einde = termijn.einde.plus_days(1);
      werkdagen += kalender.is_werkdag(termijn.einde) ? 1 : 0;
    }
    if (termijn.einde != eerst) {
      termijn.stappen.push_back(
          {StapSoort::Verschuiving,
           fmt::format("In de termijn horen twee werkdagen. Zij loopt daarom tot en met {}.",
                       dag(termijn.einde)),
           artikel_van(regel.oorsprong, "Atw art. 2"), termijn.einde});
    }
  }
  // Atw art. 1 lid 1: a term that ends on a Saturday, Sunday or holiday runs to and including the next day
  // that is none of these.
  if (const auto reden = kalender.vrije_dag(termijn.einde)) {
    const Date eerst = termijn.einde;
    termijn.einde = kalender.werkdag_vanaf(termijn.einde);
    termijn.stappen.push_back({StapSoort::Verschuiving,
                               fmt::format("De laatste dag, {}, is geen werkdag ({}). Dan geldt {}.",
                                           base::date_long(eerst), *reden, dag(termijn.einde)),
                               artikel_van(regel.oorsprong, "Atw art. 1 lid 1"), termijn.einde});
  }
}

}  // namespace

std::string TermijnDuur::tekst() const {
  switch (eenheid) {
    case Eenheid::Dagen:
      return fmt::format("{} {}", aantal, aantal == 1 ? "dag" : "dagen");
    case Eenheid::Weken:
      return fmt::format("{} {}", aantal, aantal == 1 ? "week" : "weken");
    case Eenheid::Maanden:
      return fmt::format("{} {}", aantal, aantal == 1 ? "maand" : "maanden");
    case Eenheid::Jaren:
      return fmt::format("{} jaar", aantal);
  }
  return {};
}

Termijn bereken(const TermijnRegel& regel, Date gebeurtenis, const Kalender& kalender,
                const std::vector<Onderbreking>& onderbrekingen, const TermijnOpties& opties) {
  Termijn termijn;
  termijn.regel = regel;
  termijn.gebeurtenis = gebeurtenis;
  termijn.eerste_dag = gebeurtenis.plus_days(1);
  termijn.einde = laatste_dag(gebeurtenis, regel.duur);
  termijn.stappen.push_back({StapSoort::Begin,
                             fmt::format("De termijn begint op {}.", dag(termijn.eerste_dag)),
                             {},
                             termijn.eerste_dag});
  termijn.stappen.push_back({StapSoort::Duur,
                             fmt::format("{} later is {}.", regel.duur.tekst(), dag(termijn.einde)),
                             regel.artikel, termijn.einde});
  auto op_volgorde = onderbrekingen;
  std::ranges::stable_sort(op_volgorde, {}, &Onderbreking::verzonden);
  voeg_onderbrekingen_toe(termijn, op_volgorde, opties);
  pas_termijnenwet_toe(termijn, kalender);
  termijn.stappen.push_back(
      {StapSoort::Einde, fmt::format("De laatste dag is {}.", dag(termijn.einde)), {}, termijn.einde});
  return termijn;
}

// Awb 4:13: without a term of its own, an application is decided on within a reasonable time, which is over
// in any case eight weeks after receipt.
Termijn besluit_op_aanvraag(Date ontvangen, const TermijnDuur& duur, const Kalender& kalender,
                            const std::vector<Onderbreking>& onderbrekingen, const TermijnOpties& opties) {
  return bereken({"besluit op de aanvraag", "Awb 4:13 lid 2", duur, Oorsprong::Wet}, ontvangen, kalender,
                 onderbrekingen, opties);
}

// Awb 4:5 lid 1: the applicant gets the chance to complete the application within a time that the office
// sets.
Termijn aanvulling(Date verzonden, const TermijnDuur& duur, const Kalender& kalender) {
  return bereken({"aanvullen van de aanvraag", "Awb 4:5 lid 1", duur, Oorsprong::Kantoor}, verzonden,
                 kalender);
}

// Awb 4:5 lid 4: not treating the application is made known within four weeks after completion, or after the
// time for it passed unused.
Termijn buiten_behandeling(Date aangevuld_of_verstreken, const TermijnDuur& duur, const Kalender& kalender) {
  return bereken({"besluit om niet te behandelen", "Awb 4:5 lid 4", duur, Oorsprong::Wet},
                 aangevuld_of_verstreken, kalender);
}

// Awb 6:7: six weeks. Awb 6:8 lid 1: from the day after the decision was made known as the law asks.
Termijn bezwaar(Date bekendgemaakt, const TermijnDuur& duur, const Kalender& kalender) {
  return bereken({"bezwaar maken", "Awb 6:7 en 6:8 lid 1", duur, Oorsprong::Wet}, bekendgemaakt, kalender);
}

}  // namespace maatstaf::termijnen
