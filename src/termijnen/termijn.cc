// SPDX-License-Identifier: EUPL-1.2
#include "termijnen/termijn.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/nederlands.h"

namespace maatstaf::termijnen {

namespace {

using base::Date;

// Only an invitation waits for an answer.
bool wacht_op_antwoord(const Onderbreking& onderbreking) {
  return onderbreking.opgave == Opgave::Uitnodiging;
}

std::string dag(Date datum) {
  return base::date_with_weekday(datum);
}

std::string dagen(std::int64_t aantal) {
  return fmt::format("{} {}", aantal, aantal == 1 ? "dag" : "dagen");
}

// `aantal` lengths later. A length in months or years ends on the day with the same number; when that month
// has no such day, `rule` says which day stands in for it.
Date later(Date datum, const TermijnDuur& duur, int richting, base::MonthEnd rule) {
  const std::int64_t aantal = std::int64_t{duur.aantal} * richting;
  switch (duur.eenheid) {
    case Eenheid::Dagen:
      return datum.plus_days(aantal);
    case Eenheid::Weken:
      return datum.plus_days(7 * aantal);
    case Eenheid::Maanden:
      return datum.plus_months(aantal, rule).value_or(datum);
    case Eenheid::Jaren:
      return datum.plus_months(12 * aantal, rule).value_or(datum);
  }
  return datum;
}

Date laatste_dag(Date gebeurtenis, const TermijnRegel& regel) {
  switch (regel.telling) {
    case Telling::DagErna:
      return later(gebeurtenis, regel.duur, 1, base::MonthEnd::Clip);
    case Telling::DagZelf:
      // A period of a year from 1 March 2027 holds 29 February 2028; one from 29 February 2028 ends on
      // 28 February 2029.
      return later(gebeurtenis, regel.duur, 1, base::MonthEnd::Next).plus_days(-1);
    case Telling::Terug:
      return later(gebeurtenis, regel.duur, -1, base::MonthEnd::Clip);
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

// The length that art. 4 looks at: with the adjournment, so that twelve weeks and six are eighteen (our
// reading; the earlier deadline).
TermijnDuur hele_duur(const TermijnRegel& regel, const TermijnOpties& opties) {
  TermijnDuur duur = regel.duur;
  if (opties.verlenging && opties.verlenging->duur.eenheid == duur.eenheid) {
    duur.aantal += opties.verlenging->duur.aantal;
  }
  return duur;
}

bool minstens_drie_dagen(const TermijnDuur& duur) {
  return duur.eenheid != Eenheid::Dagen || duur.aantal >= 3;
}

std::string artikel_van(Oorsprong oorsprong, const char* artikel) {
  return oorsprong == Oorsprong::Wet ? artikel : fmt::format("{}, naar analogie", artikel);
}

/// What the act makes of a last day.
struct Wetsuitkomst {
  Date einde;
  Termijnenwet uitkomst = Termijnenwet::NietNodig;
  std::vector<TermijnStap> stappen;
};

Wetsuitkomst laat_staan(const TermijnRegel& regel, Date einde, const std::optional<std::string>& vrij) {
  Wetsuitkomst wet{einde, Termijnenwet::GeldtNiet, {}};
  if (!vrij) {
    return wet;
  }
  if (regel.oorsprong == Oorsprong::Periode) {
    wet.stappen.push_back(
        {StapSoort::GeenVerschuiving,
         fmt::format("De laatste dag is geen werkdag ({}). Een periode schuift niet op.", *vrij), "", einde});
    return wet;
  }
  // Atw art. 1 lid 2: a term that is counted back from a day or event is not moved.
  const bool terug = regel.telling == Telling::Terug;
  wet.stappen.push_back({StapSoort::GeenVerschuiving,
                         fmt::format("Deze dag is geen werkdag ({}). {}", *vrij,
                                     terug ? "Wie terugrekent, schuift niet op."
                                           : "Een genoemde of afgesproken dag blijft staan."),
                         terug ? "Atw art. 1 lid 2" : "", einde});
  return wet;
}

Wetsuitkomst pas_termijnenwet_toe(const TermijnRegel& regel, const TermijnDuur& duur, Date eerste_dag,
                                  Date einde, const Kalender& kalender) {
  Wetsuitkomst wet{einde, Termijnenwet::NietNodig, {}};
  if (te_lang_voor_verschuiving(duur)) {
    // Atw art. 4 lid 1: too long a term ends on the day it ends, also when that is a Sunday or a holiday.
    wet.uitkomst = Termijnenwet::TeLang;
    if (const auto vrij = kalender.vrije_dag(einde)) {
      wet.stappen.push_back(
          {StapSoort::GeenVerschuiving,
           fmt::format("De laatste dag is {}. Een termijn van {} schuift niet op.", *vrij, duur.tekst()),
           artikel_van(regel.oorsprong, "Atw art. 4 lid 1"), einde});
    }
    return wet;
  }
  // Atw art. 2: a term of at least three days is lengthened as needed to hold at least two days that are no
  // Saturday, Sunday or holiday.
  if (minstens_drie_dagen(duur)) {
    int werkdagen = 0;
    for (Date d = eerste_dag; d <= wet.einde && werkdagen < 2; d = d.plus_days(1)) {
      werkdagen += kalender.is_werkdag(d) ? 1 : 0;
    }
    while (werkdagen < 2) {
      wet.einde = wet.einde.plus_days(1);
      werkdagen += kalender.is_werkdag(wet.einde) ? 1 : 0;
    }
    if (wet.einde != einde) {
      wet.uitkomst = Termijnenwet::TweeWerkdagen;
      wet.stappen.push_back(
          {StapSoort::Verschuiving,
           fmt::format("In de termijn horen twee werkdagen. Zij loopt daarom tot en met {}.", dag(wet.einde)),
           artikel_van(regel.oorsprong, "Atw art. 2"), wet.einde});
    }
  }
  // Atw art. 1 lid 1: a term that ends on a Saturday, Sunday or holiday runs to and including the next day
  // that is none of these.
  if (const auto reden = kalender.vrije_dag(wet.einde)) {
    const Date eerst = wet.einde;
    wet.einde = kalender.werkdag_vanaf(wet.einde);
    wet.uitkomst = Termijnenwet::Verschoven;
    wet.stappen.push_back({StapSoort::Verschuiving,
                           fmt::format("De laatste dag, {}, is geen werkdag ({}). Dan geldt {}.",
                                       base::date_long(eerst), *reden, dag(wet.einde)),
                           artikel_van(regel.oorsprong, "Atw art. 1 lid 1"), wet.einde});
  }
  return wet;
}

/// One count: the term so far, and what the next stop or agreement needs to know of the ones before it.
class Telraam {
 public:
  Telraam(Termijn& termijn, const Kalender& kalender, const TermijnOpties& opties)
      : termijn_(termijn), kalender_(kalender), opties_(opties), duur_(hele_duur(termijn.regel, opties)) {}

  void verleng();
  void onderbreek(const Onderbreking& onderbreking);
  void spreek_af();
  void rond_af();
  [[nodiscard]] bool afspraak_volgt_voor(const Onderbreking& onderbreking) const {
    return opties_.afspraak && !afgehandeld_ && opties_.afspraak->gemaakt &&
           *opties_.afspraak->gemaakt <= onderbreking.verzonden;
  }

 private:
  [[nodiscard]] Wetsuitkomst wet() const;
  [[nodiscard]] bool is_open(const Onderbreking& onderbreking) const;
  [[nodiscard]] Date laatste_stille_dag(const Onderbreking& onderbreking) const;
  void noteer(const Stilstand& stilstand, const Onderbreking& onderbreking);

  Termijn& termijn_;
  const Kalender& kalender_;
  const TermijnOpties& opties_;
  TermijnDuur duur_;
  std::optional<Date> stil_tot_en_met_;  ///< last day on which any stop so far stands still
  bool afgehandeld_ = false;
  bool afgesproken_ = false;
};

Wetsuitkomst Telraam::wet() const {
  const auto& regel = termijn_.regel;
  if (regel.oorsprong == Oorsprong::Periode || regel.telling == Telling::Terug || afgesproken_) {
    return laat_staan(regel, termijn_.einde, kalender_.vrije_dag(termijn_.einde));
  }
  return pas_termijnenwet_toe(regel, duur_, termijn_.eerste_dag, termijn_.einde, kalender_);
}

// Awb 7:10 lid 3: the decision may be put off by so much at most.
void Telraam::verleng() {
  if (!opties_.verlenging) {
    return;
  }
  const auto& meer = *opties_.verlenging;
  termijn_.einde = later(termijn_.einde, meer.duur, 1, base::MonthEnd::Clip);
  termijn_.stappen.push_back(
      {StapSoort::Verlenging,
       fmt::format("De {} geeft {} meer: tot en met {}.", meer.naam, meer.duur.tekst(), dag(termijn_.einde)),
       meer.artikel, termijn_.einde});
}

bool Telraam::is_open(const Onderbreking& onderbreking) const {
  return wacht_op_antwoord(onderbreking) && !onderbreking.aangevuld &&
         (!opties_.vandaag || *opties_.vandaag <= onderbreking.uiterlijk);
}

// Awb 4:15 lid 1 and 7:10 lid 2: the term is suspended from the day after the invitation until the day on
// which the application or the objection was completed, or the time to do so passed unused.
Date Telraam::laatste_stille_dag(const Onderbreking& onderbreking) const {
  if (!wacht_op_antwoord(onderbreking)) {
    return onderbreking.uiterlijk;
  }
  const bool op_tijd = onderbreking.aangevuld && *onderbreking.aangevuld <= onderbreking.uiterlijk;
  if (!op_tijd && !is_open(onderbreking)) {
    return onderbreking.uiterlijk;
  }
  const Date aangevuld = op_tijd ? *onderbreking.aangevuld : onderbreking.uiterlijk;
  return opties_.dag_van_aanvulling == DagVanAanvulling::TeltWeerMee ? aangevuld.plus_days(-1) : aangevuld;
}

void Telraam::noteer(const Stilstand& stil, const Onderbreking& onderbreking) {
  const std::string reden = stil.reden.empty() ? "" : fmt::format(" ({})", stil.reden);
  std::string tekst;
  switch (stil.uitkomst) {
    case Stilstand::Uitkomst::NaAfloop:
      tekst = fmt::format("De klok kan op {} niet meer stil gaan staan: de termijn was toen voorbij{}.",
                          dag(stil.van), reden);
      break;
    case Stilstand::Uitkomst::GeenDagen:
      tekst = fmt::format("De klok staat geen dag stil: het antwoord kwam meteen{}.", reden);
      break;
    case Stilstand::Uitkomst::Telt:
      tekst = fmt::format("De klok staat stil van {} tot en met {}: {}{}{}{}.", dag(stil.van),
                          dag(stil.tot_en_met), dagen(stil.dagen), reden,
                          stil.dubbel == 0 ? ""
                                           : fmt::format("; {} {} al mee", dagen(stil.dubbel),
                                                         stil.dubbel == 1 ? "telde" : "telden"),
                          is_open(onderbreking) ? ", als het antwoord op de laatste dag komt" : "");
      break;
  }
  termijn_.stappen.push_back(
      {StapSoort::Onderbreking, std::move(tekst), std::string(artikel(stil.grond)), termijn_.einde});
}

void Telraam::onderbreek(const Onderbreking& onderbreking) {
  Stilstand stil{.grond = onderbreking.grond, .reden = onderbreking.reden};
  // Days before the term began are no part of it.
  stil.van = std::max(onderbreking.verzonden.plus_days(1), termijn_.eerste_dag);
  stil.tot_en_met = laatste_stille_dag(onderbreking);
  if (stil.van > wet().einde) {
    // The term had ended: there is nothing left to suspend.
    // AANNAME: an invitation on the very last day stops the clock on the day after it, which is too late.
    stil.uitkomst = Stilstand::Uitkomst::NaAfloop;
  } else if (stil.tot_en_met < stil.van) {
    stil.uitkomst = Stilstand::Uitkomst::GeenDagen;
  } else {
    // Days that two stops share count once. Stops come in order of their first day, so a day of this one was
    // counted exactly when it is not after the last day of any stop before.
    const Date vanaf = stil_tot_en_met_ ? std::max(stil.van, stil_tot_en_met_->plus_days(1)) : stil.van;
    const auto alle = stil.tot_en_met.days() - stil.van.days() + 1;
    const auto nieuw = std::max<std::int64_t>(0, stil.tot_en_met.days() - vanaf.days() + 1);
    stil.dagen = static_cast<int>(nieuw);
    stil.dubbel = static_cast<int>(alle - nieuw);
    stil_tot_en_met_ = std::max(stil_tot_en_met_.value_or(stil.tot_en_met), stil.tot_en_met);
    // A stop that begins on the days that the Algemene termijnenwet adds: the term cannot end before the
    // clock runs again.
    const bool in_de_verlenging = stil.van > termijn_.einde;
    termijn_.einde = termijn_.einde.plus_days(nieuw);
    if (in_de_verlenging) {
      termijn_.einde = std::max(termijn_.einde, stil.tot_en_met.plus_days(1));
    }
    termijn_.dagen_stil += stil.dagen;
  }
  if (stil.uitkomst != Stilstand::Uitkomst::NaAfloop && is_open(onderbreking)) {
    termijn_.voorlopig = true;
    termijn_.stil_tot = std::max(termijn_.stil_tot.value_or(onderbreking.uiterlijk), onderbreking.uiterlijk);
  }
  noteer(stil, onderbreking);
  termijn_.stilstanden.push_back(std::move(stil));
}

void Telraam::spreek_af() {
  if (!opties_.afspraak || afgehandeld_) {
    return;
  }
  afgehandeld_ = true;
  const auto& afspraak = *opties_.afspraak;
  const Date grens = wet().einde;
  if (afspraak.gemaakt && *afspraak.gemaakt > grens) {
    // Awb 4:14 lid 3 asks for the notice within the eight weeks of 4:13 lid 2.
    termijn_.kanttekeningen.push_back(
        fmt::format("{} kwam op {}, na de laatste dag ({}). De termijn verandert er niet door ({}).",
                    afspraak.naam, dag(*afspraak.gemaakt), dag(grens), afspraak.artikel));
    return;
  }
  if (afspraak.datum <= grens) {
    termijn_.kanttekeningen.push_back(
        fmt::format("{} noemt {}. Dat is niet later dan de laatste dag: er verandert niets ({}).",
                    afspraak.naam, dag(afspraak.datum), afspraak.artikel));
    return;
  }
  afgesproken_ = true;
  termijn_.einde = afspraak.datum;
  termijn_.stappen.push_back({StapSoort::Afspraak,
                              fmt::format("{} noemt een latere dag: {}.", afspraak.naam, dag(afspraak.datum)),
                              afspraak.artikel, termijn_.einde});
}

void Telraam::rond_af() {
  termijn_.einde_voor_termijnenwet = termijn_.einde;
  termijn_.vrije_dag = kalender_.vrije_dag(termijn_.einde).value_or("");
  auto uitkomst = wet();
  termijn_.einde = uitkomst.einde;
  termijn_.termijnenwet = uitkomst.uitkomst;
  std::ranges::move(uitkomst.stappen, std::back_inserter(termijn_.stappen));
  termijn_.stappen.push_back(
      {StapSoort::Einde, fmt::format("De laatste dag is {}.", dag(termijn_.einde)), {}, termijn_.einde});
}

void begin(Termijn& termijn) {
  const auto& regel = termijn.regel;
  std::string eerst;
  std::string daarna;
  switch (regel.telling) {
    case Telling::DagErna:
      eerst = fmt::format("De termijn begint op {}.", dag(termijn.eerste_dag));
      daarna = fmt::format("{} later is {}.", regel.duur.tekst(), dag(termijn.einde));
      break;
    case Telling::DagZelf:
      eerst = fmt::format("De eerste dag is {}.", dag(termijn.eerste_dag));
      daarna = fmt::format("De periode duurt {}: tot en met {}.", regel.duur.tekst(), dag(termijn.einde));
      break;
    case Telling::Terug:
      eerst = fmt::format("Er wordt teruggerekend vanaf {}.", dag(termijn.gebeurtenis));
      daarna = fmt::format("{} eerder is {}.", regel.duur.tekst(), dag(termijn.einde));
      break;
  }
  termijn.stappen.push_back({StapSoort::Begin, std::move(eerst), {}, termijn.eerste_dag});
  termijn.stappen.push_back({StapSoort::Duur, std::move(daarna), regel.artikel, termijn.einde});
}

}  // namespace

std::string_view artikel(Grond grond) {
  switch (grond) {
    case Grond::Aanvulling:
      return "Awb 4:15 lid 1";
    case Grond::Instemming:
      return "Awb 4:15 lid 2 onder a";
    case Grond::Vertraging:
      return "Awb 4:15 lid 2 onder b";
    case Grond::Overmacht:
      return "Awb 4:15 lid 2 onder c";
    case Grond::Herstel:
      return "Awb 6:6 en 7:10 lid 2";
  }
  return "";
}

Onderbreking stilstand(Date van, Date tot_en_met, Grond grond, std::string reden) {
  return {van.plus_days(-1), tot_en_met, std::nullopt, std::move(reden), grond, Opgave::Periode};
}

std::string TermijnDuur::tekst() const {
  switch (eenheid) {
    case Eenheid::Dagen:
      return dagen(aantal);
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
  termijn.eerste_dag = regel.telling == Telling::DagErna ? gebeurtenis.plus_days(1) : gebeurtenis;
  termijn.einde = laatste_dag(gebeurtenis, regel);
  begin(termijn);

  Telraam telraam(termijn, kalender, opties);
  telraam.verleng();
  termijn.einde_voor_stilstand = termijn.einde;
  auto op_volgorde = onderbrekingen;
  std::ranges::stable_sort(op_volgorde, {}, &Onderbreking::verzonden);
  for (const auto& onderbreking : op_volgorde) {
    if (telraam.afspraak_volgt_voor(onderbreking)) {
      telraam.spreek_af();
    }
    telraam.onderbreek(onderbreking);
  }
  telraam.spreek_af();
  telraam.rond_af();
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
