// SPDX-License-Identifier: EUPL-1.2
#include "beoordeling/vergelijken/pakketverschil.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/nederlands.h"
#include "beoordeling/vergelijken/gebieden.h"
#include "beoordeling/vergelijken/verschilzaken.h"

namespace maatstaf::beoordeling {
namespace {

using base::Date;
using base::ErrorKind;
using base::Result;
using regels::Pakket;

bool geldt_op(const Pakket& pakket, Date dag) {
  return pakket.geldig_van <= dag && (!pakket.geldig_tot_en_met || dag <= *pakket.geldig_tot_en_met);
}

Result<const Pakket*> zoek_pakket(const regels::Bibliotheek& bibliotheek, const std::string& id) {
  const auto pakket = bibliotheek.vind(id);
  if (!pakket) {
    return base::fail(ErrorKind::NotFound, fmt::format("Er is geen regelpakket met de naam {}.", id),
                      "Met maatstaf regels lijst ziet u alle namen.");
  }
  return pakket.get();
}

/// The package of a scheme on a day. A planned one may be looked at too; when one may be decided on, that one
/// comes first. Alternatives of the policy lab are no rules and are only compared by name.
Result<const Pakket*> pakket_op(const regels::Bibliotheek& bibliotheek, const std::string& regeling,
                                Date dag) {
  std::vector<const Pakket*> in_werking;
  std::vector<const Pakket*> gepland;
  for (const auto& pakket : bibliotheek.pakketten()) {
    if (!pakket->id.starts_with(regeling + "/") || !geldt_op(*pakket, dag)) {
      continue;
    }
    if (regels::mag_besluiten(pakket->status)) {
      in_werking.push_back(pakket.get());
    } else if (pakket->status != regels::Status::Alternatief) {
      gepland.push_back(pakket.get());
    }
  }
  const auto& gevonden = in_werking.empty() ? gepland : in_werking;
  if (gevonden.empty()) {
    return base::fail(ErrorKind::NotFound,
                      fmt::format("Voor {} staan op {} geen regels.", regeling, base::date_long(dag)),
                      "Kies een andere dag, of noem twee pakketten.");
  }
  if (gevonden.size() > 1) {
    std::vector<std::string> namen;
    for (const Pakket* pakket : gevonden) {
      namen.push_back(pakket->id);
    }
    return base::fail(
        ErrorKind::Rules,
        fmt::format("Op {} gelden meer pakketten: {}.", base::date_long(dag), base::enumerate(namen)),
        "Noem de twee pakketten die u wilt vergelijken.");
  }
  return gevonden.front();
}

Result<void> valt_binnen(const Pakket& pakket, const std::optional<Date>& dag) {
  if (!dag || geldt_op(pakket, *dag)) {
    return {};
  }
  return base::fail(ErrorKind::Input, fmt::format("{} geldt niet op {}.", pakket.id, base::date_long(*dag)),
                    "Kies een dag waarop dit pakket geldt, of laat de dag weg.");
}

/// The days on which two packages lie closest to each other.
std::pair<Date, Date> dichtste_dagen(const Pakket& eerst, const Pakket& nu) {
  const bool ervoor = eerst.geldig_tot_en_met && *eerst.geldig_tot_en_met < nu.geldig_van;
  if (ervoor) {
    return {*eerst.geldig_tot_en_met, nu.geldig_van};
  }
  const bool erna = nu.geldig_tot_en_met && *nu.geldig_tot_en_met < eerst.geldig_van;
  if (erna) {
    return {eerst.geldig_van, *nu.geldig_tot_en_met};
  }
  const Date samen = std::max(eerst.geldig_van, nu.geldig_van);
  return {samen, samen};
}

/// The first parameter that the model reads and that has no value on the day.
const regels::Parameter* zonder_waarde(const Pakket& pakket, Date dag) {
  for (const regels::Parameter& parameter : pakket.parameters) {
    if (pakket.model->input(parameter.id) != nullptr && parameter.op(dag) == nullptr) {
      return &parameter;
    }
  }
  return nullptr;
}

/// The day itself when all amounts are known then; else the nearest to it of the days on which they are.
Result<Date> rekendag(const regels::Pakketdag& kant, Date ander) {
  if (zonder_waarde(*kant.pakket, kant.dag) == nullptr) {
    return kant.dag;
  }
  std::set<Date> dagen{ander, kant.pakket->geldig_van};
  if (kant.pakket->geldig_tot_en_met) {
    dagen.insert(*kant.pakket->geldig_tot_en_met);
  }
  for (const regels::Parameter& parameter : kant.pakket->parameters) {
    for (const regels::ParameterWaarde& waarde : parameter.waarden) {
      dagen.insert(waarde.van);
      if (waarde.tot_en_met) {
        dagen.insert(*waarde.tot_en_met);
      }
    }
  }
  std::optional<Date> beste;
  const auto afstand = [&kant](Date dag) { return std::abs(dag.days() - kant.dag.days()); };
  for (const Date dag : dagen) {
    if (zonder_waarde(*kant.pakket, dag) == nullptr && (!beste || afstand(dag) < afstand(*beste))) {
      beste = dag;
    }
  }
  if (beste) {
    return *beste;
  }
  const auto* parameter = zonder_waarde(*kant.pakket, kant.dag);
  return base::fail(
      ErrorKind::Rules,
      fmt::format("Van “{}” is geen waarde bekend op {}.", parameter->naam, base::date_long(kant.dag)),
      "Vul de waarde aan in het bestand met parameters, met de bron erbij.", parameter->plaats);
}

/// Regions stand at the first change of a table; equal tables prove that nothing changes.
void zet_gebieden(Pakketverschil& verschil) {
  std::set<std::string> klaar;
  const regels::Pakketdag eerst{verschil.eerst.pakket, verschil.rekendag_eerst};
  const regels::Pakketdag nu{verschil.nu.pakket, verschil.rekendag_nu};
  for (GezochteWijziging& bevinding : verschil.bevindingen) {
    const regels::Wijziging& wijziging = bevinding.wijziging;
    const bool tabel = wijziging.soort == regels::WijzigingSoort::Rij ||
                       wijziging.soort == regels::WijzigingSoort::Beslissing;
    if (!tabel || wijziging.gevolg != regels::Gevolg::Gedrag || !klaar.insert(wijziging.beslissing).second) {
      continue;
    }
    auto gebieden = zoek_gebieden(eerst, nu, wijziging.beslissing);
    if (!gebieden) {
      continue;
    }
    if (gebieden->lijst.empty()) {
      for (GezochteWijziging& ander : verschil.bevindingen) {
        if (ander.wijziging.beslissing == wijziging.beslissing && ander.wijziging.soort == wijziging.soort &&
            ander.wijziging.gevolg == regels::Gevolg::Gedrag) {
          ander.uitslag = Zoekuitslag::Gelijkwaardig;
        }
      }
    }
    bevinding.gebieden = std::move(gebieden->lijst);
    bevinding.gebieden_totaal = gebieden->totaal;
  }
}

/// An amount that is not there yet cannot be tried out.
void merk_onbekende_bedragen(Pakketverschil& verschil) {
  for (GezochteWijziging& bevinding : verschil.bevindingen) {
    if (bevinding.wijziging.soort != regels::WijzigingSoort::Parameter ||
        bevinding.wijziging.gevolg != regels::Gevolg::Gedrag) {
      continue;
    }
    const auto ontbreekt = [&bevinding](const regels::Pakketdag& kant) {
      const auto* parameter = kant.pakket->parameter(bevinding.wijziging.id);
      return parameter != nullptr && parameter->op(kant.dag) == nullptr;
    };
    if (ontbreekt(verschil.eerst) || ontbreekt(verschil.nu)) {
      bevinding.uitslag = Zoekuitslag::NietTeRekenen;
    }
  }
}

void merk_rekendag_op(Pakketverschil& verschil, const regels::Pakketdag& kant, Date rekendag) {
  if (kant.dag == rekendag) {
    return;
  }
  verschil.opmerkingen.push_back(
      fmt::format("Van {} zijn op {} nog niet alle bedragen bekend. Voor de voorbeelden is gerekend met de "
                  "bedragen van {}.",
                  kant.pakket->titel, base::date_long(kant.dag), base::date_long(rekendag)));
}

}  // namespace

std::size_t Pakketverschil::aantal(Zoekuitslag uitslag) const {
  return static_cast<std::size_t>(std::ranges::count_if(
      bevindingen, [uitslag](const GezochteWijziging& b) { return b.uitslag == uitslag; }));
}

Result<Kanten> kies_kanten(const regels::Bibliotheek& bibliotheek, const Verschilvraag& vraag) {
  if (vraag.nu.empty()) {
    if (!vraag.van || !vraag.naar || vraag.eerst.empty()) {
      return base::fail(ErrorKind::Input, "Er is maar één kant om te vergelijken.",
                        "Noem twee pakketten, of één regeling met twee dagen.");
    }
    // With the name of a package its scheme is meant.
    const auto pakket = bibliotheek.vind(vraag.eerst);
    const std::string naam = pakket ? pakket->id : vraag.eerst;
    const std::string regeling = naam.substr(0, naam.find('/'));
    TRY(const Pakket* eerst, pakket_op(bibliotheek, regeling, *vraag.van));
    TRY(const Pakket* nu, pakket_op(bibliotheek, regeling, *vraag.naar));
    return Kanten{{eerst, *vraag.van}, {nu, *vraag.naar}};
  }
  TRY(const Pakket* eerst, zoek_pakket(bibliotheek, vraag.eerst));
  TRY(const Pakket* nu, zoek_pakket(bibliotheek, vraag.nu));
  TRY_VOID(valt_binnen(*eerst, vraag.van));
  TRY_VOID(valt_binnen(*nu, vraag.naar));
  const auto [van, naar] = dichtste_dagen(*eerst, *nu);
  return Kanten{{eerst, vraag.van.value_or(van)}, {nu, vraag.naar.value_or(naar)}};
}

Result<Pakketverschil> vergelijk_pakketten(const Kanten& kanten) {
  Pakketverschil verschil{.eerst = kanten.eerst, .nu = kanten.nu};
  TRY(verschil.rekendag_eerst, rekendag(kanten.eerst, kanten.nu.dag));
  TRY(verschil.rekendag_nu, rekendag(kanten.nu, kanten.eerst.dag));
  merk_rekendag_op(verschil, verschil.eerst, verschil.rekendag_eerst);
  merk_rekendag_op(verschil, verschil.nu, verschil.rekendag_nu);
  for (regels::Wijziging& wijziging : regels::wijzigingen(kanten.eerst, kanten.nu)) {
    verschil.bevindingen.push_back({.wijziging = std::move(wijziging)});
  }
  merk_onbekende_bedragen(verschil);
  zet_gebieden(verschil);
  zoek_zaken(verschil);
  return verschil;
}

}  // namespace maatstaf::beoordeling
