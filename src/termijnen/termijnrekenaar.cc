// SPDX-License-Identifier: EUPL-1.2
#include "termijnen/termijnrekenaar.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace maatstaf::termijnen {

namespace {

using base::Date;
using base::Result;

std::string_view bron_van(Grond grond) {
  return grond == Grond::Herstel ? "termijnen-awb-6-6" : "awb-4-15";
}

// The articles of the Algemene termijnenwet that had a part in the end.
std::vector<std::string> bronnen_van_de_wet(const Termijn& termijn) {
  switch (termijn.termijnenwet) {
    case Termijnenwet::Verschoven:
      return {"atw-1", "atw-3"};
    case Termijnenwet::TweeWerkdagen:
      return {"atw-2", "atw-3"};
    case Termijnenwet::TeLang:
      return {"atw-4"};
    case Termijnenwet::NietNodig:
    case Termijnenwet::GeldtNiet:
      return {};
  }
  return {};
}

void voeg_toe(std::vector<std::string>& bronnen, std::string_view bron) {
  if (std::ranges::find(bronnen, bron) == bronnen.end()) {
    bronnen.emplace_back(bron);
  }
}

}  // namespace

tl::unexpected<base::Error> vraagfout(Gegeven gegeven, std::string oorzaak, std::string raad) {
  return base::fail(base::ErrorKind::Input, std::move(oorzaak), std::move(raad),
                    {.file = {}, .path = std::string(optie(gegeven))});
}

void Termijnrekenaar::merk_voorbeeld(std::string_view id, const Waarde& waarde) {
  if (waarde.zekerheid != Zekerheid::Voorbeeld || !gemeld_.insert(std::string(id)).second) {
    return;
  }
  uitleg_.voorbeeldwaarden.push_back(fmt::format("{}: {}", gegevens_.vind(id)->naam, waarde.toelichting));
}

Result<TermijnDuur> Termijnrekenaar::duur(std::string_view id, Date dag) {
  TRY(const auto lengte, gegevens_.duur(id, dag));
  TRY(const auto* waarde, gegevens_.op(id, dag));
  for (const auto& bron : waarde->bronnen) {
    voeg_toe(bronnen_, bron);
  }
  merk_voorbeeld(id, *waarde);
  return lengte;
}

Result<base::Decimal> Termijnrekenaar::bedrag(std::string_view id, Date dag) {
  TRY(const auto euro, gegevens_.bedrag(id, dag));
  TRY(const auto* waarde, gegevens_.op(id, dag));
  merk_voorbeeld(id, *waarde);
  return euro;
}

const Termijn& Termijnrekenaar::tel(const TermijnRegel& regel, Date gebeurtenis,
                                    const std::vector<std::string>& bronnen,
                                    const std::vector<Onderbreking>& onderbrekingen,
                                    const TermijnOpties& opties) {
  auto termijn = bereken(regel, gebeurtenis, kalender_, onderbrekingen, opties);
  termijn.bronnen = std::exchange(bronnen_, {});
  for (const auto& bron : bronnen) {
    voeg_toe(termijn.bronnen, bron);
  }
  for (const auto& stil : termijn.stilstanden) {
    voeg_toe(termijn.bronnen, bron_van(stil.grond));
  }
  for (const auto& bron : bronnen_van_de_wet(termijn)) {
    voeg_toe(termijn.bronnen, bron);
  }
  // Atw art. 3 lid 3: where no source says which days were put on a par, the last day could still be one.
  const bool kan_schuiven =
      termijn.termijnenwet != Termijnenwet::TeLang && termijn.termijnenwet != Termijnenwet::GeldtNiet;
  if (kan_schuiven) {
    if (const auto dagen = gegevens_.op(kGelijkgesteldeDagen, termijn.einde)) {
      merk_voorbeeld(kGelijkgesteldeDagen, **dagen);
    }
  }
  uitleg_.datum = termijn.einde;
  uitleg_.termijnen.push_back(std::move(termijn));
  return uitleg_.termijnen.back();
}

}  // namespace maatstaf::termijnen
