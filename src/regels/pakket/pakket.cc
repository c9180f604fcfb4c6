// SPDX-License-Identifier: EUPL-1.2
#include "regels/pakket/pakket.h"

#include <algorithm>

namespace maatstaf::regels {
namespace {

template <class T, class Key>
const T* vind_in(const std::vector<T>& lijst, Key T::* key, std::string_view value) {
  const auto it = std::ranges::find_if(lijst, [&](const T& item) { return item.*key == value; });
  return it == lijst.end() ? nullptr : &*it;
}

}  // namespace

bool mag_besluiten(Status status) {
  return status == Status::Vastgesteld || status == Status::InWerking || status == Status::Vervallen;
}

const ParameterWaarde* Parameter::op(base::Date datum) const {
  for (const ParameterWaarde& waarde : waarden) {
    if (waarde.van <= datum && (!waarde.tot_en_met || datum <= *waarde.tot_en_met)) {
      return &waarde;
    }
  }
  return nullptr;
}

const Stap* Pakket::stap(std::string_view nummer) const {
  return vind_in(stappen, &Stap::nummer, nummer);
}
const UitkomstSoort* Pakket::uitkomst(std::string_view naam) const {
  return vind_in(uitkomsten, &UitkomstSoort::id, naam);
}
const Parameter* Pakket::parameter(std::string_view naam) const {
  return vind_in(parameters, &Parameter::id, naam);
}
const Interpretatie* Pakket::interpretatie(std::string_view naam) const {
  return vind_in(interpretaties, &Interpretatie::id, naam);
}
const BerekeningSoort* Pakket::berekening(std::string_view naam) const {
  return vind_in(berekeningen, &BerekeningSoort::id, naam);
}

}  // namespace maatstaf::regels
