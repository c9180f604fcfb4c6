// SPDX-License-Identifier: EUPL-1.2
//
// The letter that asks for information: what, why, from whom, until when, and what happens to the term.
#include <fmt/format.h>

#include "base/nederlands.h"
#include "brieven/inhoud/opstellen.h"
#include "brieven/inhoud/teksten.h"

namespace maatstaf::brieven {

base::Result<Brief> maak_verzoekbrief(const VerzoekGegevens& gegevens) {
  TRY_VOID(controleer_hoofd(gegevens.hoofd));
  if (gegevens.wat.empty() || gegevens.uiterlijk < gegevens.hoofd.datum) {
    return base::fail(base::ErrorKind::Input, "Het verzoek is niet volledig.",
                      "Zeg wat er nodig is, en een dag die na de datum van de brief ligt.",
                      {.file = {}, .path = gegevens.wat.empty() ? "wat" : "uiterlijk"});
  }
  const Aanspreking aanspreking(gegevens.hoofd);
  const std::string laatste_dag = base::date_with_weekday(gegevens.uiterlijk);
  Brief brief = begin_brief(gegevens.hoofd);
  Deel deel{gegevens.wat.size() == 1 ? fmt::format("Wij hebben nog iets nodig: {}", gegevens.wat.front())
                                     : std::string("Wij hebben nog iets nodig"),
            {}};
  auto& blokken = deel.blokken;
  blokken.emplace_back(Alinea{{gegevens.hoofd.aanhef}});
  blokken.emplace_back(Alinea{{fmt::format(
      "U vroeg op {} om meer zorg {}. Wij zijn ermee bezig. Wij kunnen nog niet besluiten, want er "
      "ontbreekt iets.",
      dag(gegevens.aanvraagdatum, gegevens.hoofd.datum), aanspreking.voor())}});
  // Awb 4:15 lid 1 a: the term stands still from the day after this invitation until what was asked has come,
  // or the time for it has passed.
  const std::string termijn = gegevens.termijn_staat_stil
                                  ? fmt::format(
                                        "Onze termijn staat stil tot u antwoordt, en hoogstens tot en met "
                                        "{}. Die dagen tellen niet mee.",
                                        laatste_dag)
                                  : std::string("Onze termijn loopt gewoon door.");
  std::string daarna = "Dan gaan wij verder met uw aanvraag.";
  if (gegevens.beslissen_uiterlijk) {
    daarna = fmt::format("Dan hoort u uiterlijk {} van ons.",
                         base::date_with_weekday(*gegevens.beslissen_uiterlijk));
  }
  blokken.emplace_back(
      Kader{{{"Wat hebben wij nodig?", {hoofdletter(als_zin(base::enumerate(gegevens.wat)))}},
             {"Van wie?", {gegevens.van.empty() ? std::string("Van u.") : als_zin("Van " + gegevens.van)}},
             {"Tot wanneer?", {sterk("Uiterlijk " + laatste_dag + ".")}},
             {"En daarna?", {daarna}}}});
  blokken.emplace_back(Kop{"Waarom vragen wij dit?", 2});
  for (auto& alinea : alineas(als_zin(gegevens.waarom))) {
    blokken.emplace_back(std::move(alinea));
  }
  blokken.emplace_back(Kop{"Wat betekent dit voor de tijd?", 2});
  blokken.emplace_back(
      Alinea{{termijn, klein(gegevens.termijn_staat_stil ? " Awb artikel 4:5 en 4:15" : "")}});
  blokken.emplace_back(Kop{"Lukt het niet?", 2});
  blokken.emplace_back(Alinea{
      {"Bel ons voor die dag. Dan zoeken wij samen een oplossing. Een cliëntondersteuner helpt u gratis. "
       "Weet u iets niet? Zeg dat dan ook. ‘Niet bekend’ is voor ons geen nee."}});
  brief.delen.push_back(std::move(deel));
  return brief;
}

}  // namespace maatstaf::brieven
