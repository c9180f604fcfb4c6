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

std::string_view woord(Status status) {
  switch (status) {
    case Status::Concept:
      return "concept";
    case Status::Voorgenomen:
      return "voorgenomen";
    case Status::InConsultatie:
      return "in consultatie";
    case Status::Vastgesteld:
      return "vastgesteld";
    case Status::InWerking:
      return "in werking";
    case Status::Vervallen:
      return "vervallen";
    case Status::Alternatief:
      return "alternatief";
  }
  return "";
}

bool mag_besluiten(Status status) {
  return status == Status::Vastgesteld || status == Status::InWerking || status == Status::Vervallen;
}

std::string_view woord(BesluitSoort besluit) {
  switch (besluit) {
    case BesluitSoort::Toekenning:
      return "toekenning";
    case BesluitSoort::Afwijzing:
      return "afwijzing";
    case BesluitSoort::Overgang:
      return "overgang";
    case BesluitSoort::Advies:
      return "advies";
    case BesluitSoort::Geen:
      return "geen";
  }
  return "";
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
