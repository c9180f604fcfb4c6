// SPDX-License-Identifier: EUPL-1.2
#include "regels/bibliotheek/tijdlijn.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>

#include "base/nederlands.h"
#include "regels/bibliotheek/bibliotheek.h"
#include "regels/bibliotheek/tijdregels.h"

namespace maatstaf::regels {
namespace {

using base::Date;

bool geldt_op(const Pakket& pakket, Date datum) {
  return pakket.geldig_van <= datum && (!pakket.geldig_tot_en_met || datum <= *pakket.geldig_tot_en_met);
}

bool in_invoering(const Pakket& pakket, Date datum) {
  return pakket.invoering && pakket.invoering->vanaf <= datum && datum <= pakket.invoering->uiterlijk;
}

/// The packages that hold on one day; `van` and `tot_en_met` stay the day itself.
Regelperiode stand_op(const Pakketlijst& regeling, const std::vector<const ZonderRegels*>& zonder,
                      Date datum) {
  Regelperiode stand;
  stand.van = stand.tot_en_met = datum;
  for (const auto& pakket : regeling) {
    if (geldt_op(*pakket, datum)) {
      (pakket->naast.empty() ? stand.pakketten : stand.ernaast).push_back(pakket);
    }
  }
  laat_plannen_wijken(stand.pakketten);
  // What a package that is being adopted replaces holds on at the offices that did not adopt it yet.
  const Pakketlijst nu = stand.pakketten;
  const auto wijkt = [&nu, datum](const auto& oud) {
    return std::ranges::any_of(nu, [&](const auto& nieuw) {
      return in_invoering(*nieuw, datum) && wacht_op_invoering(*oud, *nieuw);
    });
  };
  std::erase_if(stand.pakketten, wijkt);
  std::erase_if(stand.ernaast, wijkt);
  std::ranges::copy_if(regeling, std::back_inserter(stand.tot_invoering), wijkt);
  for (const ZonderRegels* verklaring : zonder) {
    if (verklaring->van <= datum && datum <= verklaring->tot_en_met) {
      stand.zonder = verklaring;
    }
  }
  return stand;
}

/// The first day of every run of days on which nothing changes.
std::set<Date> grenzen(const Pakketlijst& regeling, const std::vector<const ZonderRegels*>& zonder, Date van,
                       Date tot_en_met) {
  std::set<Date> out{van};
  const auto grens = [&](Date datum) {
    if (van < datum && datum <= tot_en_met) {
      out.insert(datum);
    }
  };
  for (const auto& pakket : regeling) {
    grens(pakket->geldig_van);
    if (pakket->geldig_tot_en_met) {
      grens(pakket->geldig_tot_en_met->plus_days(1));
    }
    if (!pakket->invoering) {
      continue;
    }
    grens(pakket->invoering->vanaf);
    grens(pakket->invoering->uiterlijk.plus_days(1));
  }
  for (const ZonderRegels* verklaring : zonder) {
    grens(verklaring->van);
    grens(verklaring->tot_en_met.plus_days(1));
  }
  return out;
}

std::vector<std::string> ids_van(const Pakketlijst& pakketten) {
  std::vector<std::string> ids;
  for (const auto& pakket : pakketten) {
    ids.push_back(pakket->id);
  }
  return ids;
}

// ---- Coverage -------------------------------------------------------------------------------------------

/// Does one of these packages replace another of them?
bool vervangt_elkaar(const Pakketlijst& pakketten) {
  return std::ranges::any_of(pakketten, [&](const auto& nieuw) {
    return std::ranges::any_of(pakketten, [&](const auto& oud) { return bevat(nieuw->vervangt, oud->id); });
  });
}

bool heeft_anker(const Pakket& pakket, const Regelperiode& periode) {
  const auto is = [&pakket](const auto& ander) { return bevat(pakket.naast, ander->id); };
  return std::ranges::any_of(periode.pakketten, is) || std::ranges::any_of(periode.ernaast, is);
}

/// What is wrong with one period.
struct Gebrek {
  DekkingSoort soort;
  Pakketlijst pakketten;
  base::Place plaats;
  std::string wat;
  std::string doe;
};

base::Place kop_van(const Pakket& pakket, std::string_view veld) {
  return {.file = pakket.map.empty() ? std::string{} : pakket.map + "/pakket.yaml",
          .path = std::string(veld)};
}

std::vector<Gebrek> gebreken(const Regelperiode& periode) {
  std::vector<Gebrek> out;
  Pakketlijst alle = periode.pakketten;
  alle.insert(alle.end(), periode.ernaast.begin(), periode.ernaast.end());
  if (alle.empty() && periode.zonder == nullptr) {
    out.push_back({DekkingSoort::ZonderAntwoord,
                   {},
                   {},
                   "is er geen pakket en geen verklaring",
                   "Voeg een pakket toe, of zeg in regels/tijdlijn waarom er geen regels zijn."});
  }
  if (periode.pakketten.size() > 1) {
    const bool vervangen = vervangt_elkaar(periode.pakketten);
    out.push_back(
        {vervangen ? DekkingSoort::VervangenLooptDoor : DekkingSoort::TweePakketten, periode.pakketten,
         kop_van(*periode.pakketten.back(), "geldig"),
         fmt::format("{} {}", vervangen ? "lopen een pakket en wat het vervangt allebei:" : "gelden",
                     opsomming(periode.pakketten)),
         vervangen ? "Laat het oude pakket eindigen, of geef het nieuwe een invoering."
                   : "Pas de geldigheid aan, of zeg met naast dat het ene voor andere zaken is."});
  }
  if (periode.zonder != nullptr && !alle.empty()) {
    out.push_back({DekkingSoort::VerklaringTegenspraak, alle, periode.zonder->plaats,
                   fmt::format("staat er dat er geen regels zijn, terwijl {} geldt", opsomming(alle)),
                   "Pas de dagen van de verklaring aan."});
  }
  for (const auto& pakket : periode.ernaast) {
    if (heeft_anker(*pakket, periode)) {
      continue;
    }
    out.push_back({DekkingSoort::AlleenErnaast,
                   {pakket},
                   kop_van(*pakket, "naast"),
                   fmt::format("geldt {} naast een pakket dat dan niet geldt", pakket->id),
                   "Pas de geldigheid of naast aan."});
  }
  return out;
}

std::string dagen(Date van, Date tot_en_met) {
  if (van == tot_en_met) {
    return fmt::format("op {}", base::date_long(van));
  }
  return fmt::format("van {} tot en met {}", base::date_long(van), base::date_long(tot_en_met));
}

DekkingBevinding maak_bevinding(const std::string& regeling, const Regelperiode& periode, Gebrek gebrek) {
  return {.soort = gebrek.soort,
          .regeling = regeling,
          .van = periode.van,
          .tot_en_met = periode.tot_en_met,
          .pakketten = ids_van(gebrek.pakketten),
          .tekst = fmt::format("{}: {} {}. {}", regeling, dagen(periode.van, periode.tot_en_met), gebrek.wat,
                               gebrek.doe),
          .plaats = std::move(gebrek.plaats)};
}

/// Two neighbouring periods with the same fault are one finding.
void voeg_toe(std::vector<DekkingBevinding>& lijst, const std::string& regeling, const Regelperiode& periode,
              Gebrek gebrek) {
  for (DekkingBevinding& eerder : lijst) {
    if (eerder.soort != gebrek.soort || eerder.regeling != regeling ||
        eerder.pakketten != ids_van(gebrek.pakketten) || eerder.tot_en_met.plus_days(1) != periode.van) {
      continue;
    }
    Regelperiode samen = periode;
    samen.van = eerder.van;
    eerder = maak_bevinding(regeling, samen, std::move(gebrek));
    return;
  }
  lijst.push_back(maak_bevinding(regeling, periode, std::move(gebrek)));
}

}  // namespace

bool bevat(const std::vector<std::string>& lijst, std::string_view id) {
  return std::ranges::find(lijst, id) != lijst.end();
}

std::string opsomming(const Pakketlijst& pakketten) {
  return base::enumerate(ids_van(pakketten));
}

bool beantwoordt_dagen(Status status) {
  return status != Status::Alternatief && status != Status::Concept;
}

Pakketlijst pakketten_van(const Tijdbron& bron, std::string_view regeling) {
  Pakketlijst out;
  for (const auto& pakket : bron.pakketten) {
    if (regeling_van(pakket->id) == regeling && beantwoordt_dagen(pakket->status)) {
      out.push_back(pakket);
    }
  }
  std::ranges::sort(out, [](const auto& a, const auto& b) {
    return std::tie(a->geldig_van, a->id) < std::tie(b->geldig_van, b->id);
  });
  return out;
}

void laat_plannen_wijken(Pakketlijst& pakketten) {
  const auto mag = [](const auto& pakket) { return mag_besluiten(pakket->status); };
  if (std::ranges::none_of(pakketten, mag)) {
    return;
  }
  std::erase_if(pakketten, [&mag](const auto& pakket) { return !mag(pakket); });
}

bool wacht_op_invoering(const Pakket& oud, const Pakket& nieuw) {
  if (!nieuw.invoering || !bevat(nieuw.vervangt, oud.id) || !mag_besluiten(oud.status)) {
    return false;
  }
  const Date vanaf = nieuw.invoering->vanaf;
  return oud.geldig_van < vanaf && (!oud.geldig_tot_en_met || *oud.geldig_tot_en_met >= vanaf.plus_days(-1));
}

Tijdbron tijdbron(const Bibliotheek& bibliotheek) {
  return {.pakketten = bibliotheek.pakketten(), .zonder_regels = bibliotheek.zonder_regels()};
}

std::string_view regeling_van(std::string_view pakket_id) {
  const std::size_t streep = pakket_id.rfind('/');
  return streep == std::string_view::npos ? std::string_view{} : pakket_id.substr(0, streep);
}

bool Regelperiode::zelfde_regels(const Regelperiode& other) const {
  return pakketten == other.pakketten && ernaast == other.ernaast && tot_invoering == other.tot_invoering &&
         zonder == other.zonder;
}

std::string in_woorden(const Regelperiode& periode) {
  std::vector<std::string> delen;
  if (!periode.pakketten.empty()) {
    std::vector<std::string> woorden;
    for (const auto& pakket : periode.pakketten) {
      woorden.push_back(fmt::format("{} ({})", pakket->id, woord(pakket->status)));
    }
    delen.push_back(base::enumerate(woorden));
  }
  for (const auto& pakket : periode.ernaast) {
    const auto& soorten = pakket->toepassing.soorten_aanvraag;
    delen.push_back(fmt::format("daarnaast {} voor {}", pakket->id,
                                soorten.empty() ? std::string("andere zaken")
                                                : "de soort aanvraag " + base::enumerate(soorten, "of")));
  }
  if (!periode.tot_invoering.empty()) {
    delen.push_back(fmt::format("{} zolang het zorgkantoor de nieuwe regels nog niet heeft ingevoerd",
                                opsomming(periode.tot_invoering)));
  }
  if (periode.zonder != nullptr) {
    delen.push_back(fmt::format("geen regels: {}", periode.zonder->waarom));
  }
  if (delen.empty()) {
    delen.emplace_back("geen pakket en geen verklaring");
  }
  std::string out;
  for (const std::string& deel : delen) {
    out += (out.empty() ? "" : "; ") + deel;
  }
  return out;
}

Tijdlijn Tijdlijn::van_regeling(const Tijdbron& bron, std::string_view regeling, Date van, Date tot_en_met) {
  Tijdlijn tijdlijn;
  tijdlijn.regeling_ = regeling;
  if (tot_en_met < van) {
    return tijdlijn;
  }
  const Pakketlijst pakketten = pakketten_van(bron, regeling);
  std::vector<const ZonderRegels*> zonder;
  for (const ZonderRegels& verklaring : bron.zonder_regels) {
    if (verklaring.regeling == regeling) {
      zonder.push_back(&verklaring);
    }
  }
  for (const Date eerste : grenzen(pakketten, zonder, van, tot_en_met)) {
    Regelperiode periode = stand_op(pakketten, zonder, eerste);
    if (!tijdlijn.periodes_.empty()) {
      Regelperiode& vorige = tijdlijn.periodes_.back();
      vorige.tot_en_met = eerste.plus_days(-1);
      if (vorige.zelfde_regels(periode)) {
        continue;
      }
    }
    tijdlijn.periodes_.push_back(std::move(periode));
  }
  tijdlijn.periodes_.back().tot_en_met = tot_en_met;
  return tijdlijn;
}

const Regelperiode* Tijdlijn::op(Date datum) const {
  for (const Regelperiode& periode : periodes_) {
    if (periode.van <= datum && datum <= periode.tot_en_met) {
      return &periode;
    }
  }
  return nullptr;
}

std::vector<std::string> regelingen(const Tijdbron& bron) {
  std::set<std::string> namen;
  for (const auto& pakket : bron.pakketten) {
    if (pakket->status != Status::Alternatief) {
      namen.emplace(regeling_van(pakket->id));
    }
  }
  for (const ZonderRegels& verklaring : bron.zonder_regels) {
    namen.insert(verklaring.regeling);
  }
  return {namen.begin(), namen.end()};
}

std::vector<DekkingBevinding> dekking(const Tijdbron& bron, Date van, Date tot_en_met) {
  std::vector<DekkingBevinding> lijst;
  for (const std::string& regeling : regelingen(bron)) {
    const Tijdlijn tijdlijn = Tijdlijn::van_regeling(bron, regeling, van, tot_en_met);
    for (const Regelperiode& periode : tijdlijn.periodes()) {
      for (Gebrek& gebrek : gebreken(periode)) {
        voeg_toe(lijst, regeling, periode, std::move(gebrek));
      }
    }
  }
  return lijst;
}

std::vector<DekkingBevinding> dekking(const Bibliotheek& bibliotheek, Date van, Date tot_en_met) {
  return dekking(tijdbron(bibliotheek), van, tot_en_met);
}

}  // namespace maatstaf::regels
