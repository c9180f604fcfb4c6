// SPDX-License-Identifier: EUPL-1.2
//
// The penalty for deciding late: from which day, until which day, how much.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/nederlands.h"
#include "termijnen/termijnrekenaar.h"

namespace maatstaf::termijnen {

using base::Date;
using base::Decimal;
using base::Result;

namespace {

constexpr std::array<std::string_view, 3> kTreden = {"dwangsom_eerste", "dwangsom_tweede", "dwangsom_derde"};

Result<Decimal> maal(const Decimal& bedrag, int dagen) {
  const auto uitkomst = bedrag.multiply(Decimal(dagen));
  if (!uitkomst) {
    return base::fail(base::ErrorKind::Rules, "Het bedrag van de dwangsom is te groot.");
  }
  return *uitkomst;
}

// Awb 4:17 lid 2: one amount for the first fourteen days, a higher one for the next fourteen, and a third for
// the rest. The amount of a day is that of the law on that day.
// AANNAME: around a change of the amounts of the penalty each day has the amount of that day.
Result<void> vul_bedragen(Termijnrekenaar& rekenaar, Dwangsom& dwangsom, int trede_dagen) {
  for (int nummer = 0; nummer < dwangsom.dagen; ++nummer) {
    const Date dag = dwangsom.eerste_dag.plus_days(nummer);
    const auto trede =
        std::min<std::size_t>(static_cast<std::size_t>(nummer / trede_dagen), kTreden.size() - 1);
    TRY(const auto per_dag, rekenaar.bedrag(kTreden.at(trede), dag));
    if (dwangsom.delen.empty() || dwangsom.delen.back().per_dag != per_dag) {
      dwangsom.delen.push_back({dag, dag, 0, per_dag, Decimal(0)});
    }
    auto& deel = dwangsom.delen.back();
    deel.tot_en_met = dag;
    ++deel.dagen;
  }
  for (auto& deel : dwangsom.delen) {
    TRY(deel.bedrag, maal(deel.per_dag, deel.dagen));
    dwangsom.totaal = dwangsom.totaal.add(deel.bedrag).value_or(dwangsom.totaal);
  }
  return {};
}

// R027. Awb 4:17 lid 1: a penalty for every day in default, for forty-two days at most. On the day on which
// the decision is made known the office is no longer in default.
// AANNAME: the day on which a late decision is made known has no penalty.
int dagen_in_gebreke(const Vraag& vraag, Date eerste_dag, int hoogste) {
  if (!vraag.besloten) {
    return hoogste;
  }
  const auto verlopen = vraag.besloten->days() - eerste_dag.days();
  return static_cast<int>(std::clamp<std::int64_t>(verlopen, 0, hoogste));
}

void schrijf_gevolgen(Uitleg& uitleg, const Vraag& vraag, const Dwangsom& dwangsom) {
  if (!vraag.besloten) {
    uitleg.gevolgen.push_back(fmt::format("Zonder besluit loopt de dwangsom tot en met {} op tot {}.",
                                          base::date_with_weekday(dwangsom.laatste_dag),
                                          base::amount(dwangsom.totaal)));
  } else if (dwangsom.dagen == 0) {
    uitleg.gevolgen.push_back(fmt::format("Het besluit kwam op {}, voordat de dwangsom liep.",
                                          base::date_with_weekday(*vraag.besloten)));
  } else {
    uitleg.gevolgen.push_back(
        fmt::format("Het besluit kwam op {}: {} {}, samen {}.", base::date_with_weekday(*vraag.besloten),
                    dwangsom.dagen, dwangsom.dagen == 1 ? "dag" : "dagen", base::amount(dwangsom.totaal)));
  }
  uitleg.kanttekeningen.emplace_back(
      "De twee weken eindigen met hun laatste dag. De dag daarna is de eerste dag met dwangsom. Dat is onze "
      "lezing van Awb 4:17 lid 3.");
  uitleg.kanttekeningen.emplace_back(
      "De Algemene termijnenwet geldt niet voor de dagen met dwangsom (Awb 4:17 lid 1).");
  if (vraag.besloten) {
    uitleg.kanttekeningen.emplace_back(
        "De dag waarop het besluit bekend is gemaakt, telt niet mee. Dat is onze lezing van Awb 4:17 lid 1.");
  }
  uitleg.kanttekeningen.emplace_back(
      "Een mens beoordeelt of er geen dwangsom is: onredelijk laat in gebreke gesteld, geen belanghebbende, "
      "kennelijk niet-ontvankelijk of kennelijk ongegrond (Awb 4:17 lid 6).");
}

}  // namespace

Result<void> dwangsom(Termijnrekenaar& rekenaar) {
  const auto& vraag = rekenaar.vraag();
  const Date in_gebreke = *vraag.ingebrekestelling;
  // Awb 4:17 lid 3: the term must have passed before the notice of default counts.
  if (in_gebreke <= vraag.start) {
    return vraagfout(Gegeven::Ingebrekestelling,
                     fmt::format("De ingebrekestelling kwam op {}. De termijn was toen nog niet voorbij.",
                                 base::date_long(in_gebreke)),
                     "Beoordeel of zij te vroeg was. Geef anders de dag van een latere ingebrekestelling.");
  }
  // Awb 4:17 lid 3: the first day is the one on which two weeks have passed since the day after the term and
  // since receipt of the notice. The later of the two is the receipt, which lies after the term.
  TRY(const auto wachten, rekenaar.duur("dwangsom_start_weken", in_gebreke));
  const Date wachten_tot =
      rekenaar.tel({"twee weken na de ingebrekestelling", "Awb 4:17 lid 3", wachten}, in_gebreke).einde;
  const Date eerste_dag = wachten_tot.plus_days(1);
  // Awb 4:17 lid 1: forty-two days at most, and the Algemene termijnenwet does not apply to them.
  TRY(const auto hoogste, rekenaar.duur("dwangsom_dagen_maximum", eerste_dag));
  TRY(const auto trede, rekenaar.duur("termijn_dwangsom_trede_dagen", eerste_dag));
  const Date laatste_dag =
      rekenaar
          .tel({"dagen met dwangsom", "Awb 4:17 lid 1", hoogste, Oorsprong::Periode, Telling::DagZelf},
               eerste_dag)
          .einde;
  if (vraag.besloten && *vraag.besloten <= vraag.start) {
    return vraagfout(Gegeven::Besloten, "Het besluit kwam binnen de termijn: er is geen dwangsom.",
                     "Controleer beide dagen.");
  }
  Dwangsom som;
  som.eerste_dag = eerste_dag;
  som.dagen = dagen_in_gebreke(vraag, eerste_dag, hoogste.aantal);
  som.laatste_dag = som.dagen == 0 ? laatste_dag : eerste_dag.plus_days(som.dagen - 1);
  TRY_VOID(vul_bedragen(rekenaar, som, trede.aantal));
  auto& uitleg = rekenaar.uitleg();
  uitleg.antwoord = "Eerste dag met dwangsom";
  uitleg.datum = eerste_dag;
  schrijf_gevolgen(uitleg, vraag, som);
  uitleg.dwangsom = std::move(som);
  return {};
}

// R027. Awb 4:18: the office sets whether a penalty is due and how much, within two weeks after its last day.
Result<void> dwangsom_vaststellen(Termijnrekenaar& rekenaar) {
  TRY(const auto duur, rekenaar.duur("termijn_dwangsom_vaststellen_weken", rekenaar.vraag().start));
  rekenaar.uitleg().antwoord = "Uiterste dag om de dwangsom vast te stellen";
  rekenaar.tel({"vaststellen van de dwangsom", "Awb 4:18", duur}, rekenaar.vraag().start);
  return {};
}

}  // namespace maatstaf::termijnen
