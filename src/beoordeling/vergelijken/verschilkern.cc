// SPDX-License-Identifier: EUPL-1.2
#include "beoordeling/vergelijken/verschilkern.h"

#include <algorithm>
#include <set>

namespace maatstaf::beoordeling {
namespace {

using regels::Pakket;
using regels::WijzigingSoort;
using Namen = std::vector<std::string>;

/// The decisions of both packages that read `naam` of `pakket` themselves, or through decisions that only
/// this package has.
Namen eerste_gedeelde_lezers(const Pakket& pakket, const Pakket& ander, const std::string& naam) {
  Namen uit;
  std::set<std::string> bezocht{naam};
  Namen open{naam};
  while (!open.empty()) {
    const auto slot = pakket.model->slot(open.back());
    open.pop_back();
    if (!slot) {
      continue;
    }
    for (const dmn::DecisionInfo& lezer : pakket.model->decisions()) {
      const auto leest = [&](const std::vector<int>& slots) {
        return std::ranges::find(slots, *slot) != slots.end();
      };
      if ((!leest(lezer.inputs) && !leest(lezer.decisions)) || !bezocht.insert(lezer.name).second) {
        continue;
      }
      (beslist_in_beide(pakket, ander, lezer.name) ? uit : open).push_back(lezer.name);
    }
  }
  return uit;
}

void voeg_toe(Namen& uit, const Namen& meer) {
  uit.insert(uit.end(), meer.begin(), meer.end());
}

/// The readers in either package; in a package that does not know the name there are none.
Namen gedeelde_lezers(const Pakket& eerst, const Pakket& nu, const std::string& naam) {
  Namen uit = eerste_gedeelde_lezers(nu, eerst, naam);
  voeg_toe(uit, eerste_gedeelde_lezers(eerst, nu, naam));
  return uit;
}

Namen kern_van_naam(const Pakket& eerst, const Pakket& nu, const std::string& naam) {
  if (beslist_in_beide(eerst, nu, naam)) {
    return {naam};
  }
  const bool gevraagd_in_beide = eerst.model->input(naam).known() && nu.model->input(naam).known();
  return gevraagd_in_beide ? Namen{} : gedeelde_lezers(eerst, nu, naam);
}

Namen kern_van_functie(const Pakket& eerst, const Pakket& nu, const std::string& naam) {
  Namen uit;
  for (const Pakket* pakket : {&eerst, &nu}) {
    for (const dmn::DecisionInfo& lezer : pakket->model->decisions()) {
      const bool roept = std::ranges::find(lezer.knowledge, naam) != lezer.knowledge.end();
      if (roept && beslist_in_beide(eerst, nu, lezer.name)) {
        uit.push_back(lezer.name);
      }
    }
  }
  return uit;
}

Namen kern_van_lezing(const Pakket& eerst, const Pakket& nu, const std::string& id) {
  Namen uit;
  for (const Pakket* pakket : {&eerst, &nu}) {
    const auto* lezing = pakket->interpretatie(id);
    if (lezing == nullptr) {
      continue;
    }
    for (const std::string& naam : lezing->raakt) {
      voeg_toe(uit, kern_van_naam(eerst, nu, naam));
    }
  }
  return uit;
}

}  // namespace

bool beslist_in_beide(const Pakket& eerst, const Pakket& nu, std::string_view naam) {
  return eerst.model->decision(naam).known() && nu.model->decision(naam).known();
}

Namen kern_van(const Pakket& eerst, const Pakket& nu, const regels::Wijziging& wijziging) {
  switch (wijziging.soort) {
    case WijzigingSoort::Beslissing:
      return wijziging.beslissing.empty() ? kern_van_functie(eerst, nu, wijziging.id)
                                          : kern_van_naam(eerst, nu, wijziging.id);
    case WijzigingSoort::Lezing:
      return kern_van_lezing(eerst, nu, wijziging.id);
    case WijzigingSoort::Parameter:
      // Everything that reads it: a changed amount shows in the figures that are made with it.
      return gedeelde_lezers(eerst, nu, wijziging.id);
    case WijzigingSoort::Gegeven:
      return kern_van_naam(eerst, nu, wijziging.id);
    default:
      return kern_van_naam(eerst, nu, wijziging.beslissing);
  }
}

}  // namespace maatstaf::beoordeling
