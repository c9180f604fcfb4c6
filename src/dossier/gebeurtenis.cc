// SPDX-License-Identifier: EUPL-1.2
#include "dossier/gebeurtenis.h"

#include <functional>

namespace maatstaf::dossier {
namespace {

/// The statement that counts per first day, latest first day first.
using PerDag = std::map<base::Date, const Gebeurtenis*, std::greater<>>;

bool is_ingetrokken(const base::Json& inhoud) {
  const base::Json* ingetrokken = inhoud.find("ingetrokken");
  return ingetrokken != nullptr && ingetrokken->if_bool() != nullptr && *ingetrokken->if_bool();
}

bool geldt_op(const Gebeurtenis& gebeurtenis, base::Date dag) {
  const auto tot = base::Date::parse(gebeurtenis.inhoud.text("geldig_tot"));
  return !tot || dag <= *tot;
}

const Gebeurtenis* kies(const PerDag& per_dag, base::Date dag) {
  for (const auto& [eerste_dag, gebeurtenis] : per_dag) {
    if (!is_ingetrokken(gebeurtenis->inhoud) && geldt_op(*gebeurtenis, dag)) {
      return gebeurtenis;
    }
  }
  return nullptr;
}

Vastleggingen kies_per_begrip(const std::vector<Gebeurtenis>& gebeurtenissen, base::Date geldig_op,
                              std::string_view soort, const std::function<bool(base::Moment)>& bekend) {
  std::map<std::string, PerDag, std::less<>> per_begrip;
  for (const Gebeurtenis& gebeurtenis : gebeurtenissen) {
    if (gebeurtenis.soort != soort || gebeurtenis.geldig_op > geldig_op ||
        !bekend(gebeurtenis.vastgelegd_op)) {
      continue;
    }
    const std::string begrip = gebeurtenis.inhoud.text("begrip");
    if (begrip.empty()) {
      continue;
    }
    // Events come in order of number, so a later one with the same first day takes the place of the earlier.
    per_begrip[begrip][gebeurtenis.geldig_op] = &gebeurtenis;
  }
  Vastleggingen out;
  for (const auto& [begrip, per_dag] : per_begrip) {
    const Gebeurtenis* gekozen = kies(per_dag, geldig_op);
    if (gekozen == nullptr) {
      continue;
    }
    const base::Json* waarde = gekozen->inhoud.find("waarde");
    if (waarde == nullptr || waarde->is_null()) {
      continue;
    }
    out.emplace(begrip, Vastlegging{begrip, gekozen->inhoud, gekozen->nummer, gekozen->actor,
                                    gekozen->geldig_op, gekozen->vastgelegd_op});
  }
  return out;
}

}  // namespace

Vastleggingen feiten_op(const std::vector<Gebeurtenis>& gebeurtenissen, base::Date geldig_op,
                        base::Moment bekend_op, std::string_view soort) {
  return kies_per_begrip(gebeurtenissen, geldig_op, soort,
                         [&](base::Moment moment) { return moment <= bekend_op; });
}

Vastleggingen feiten_op(const std::vector<Gebeurtenis>& gebeurtenissen, base::Date geldig_op,
                        base::Date bekend_op, std::string_view soort) {
  return kies_per_begrip(gebeurtenissen, geldig_op, soort,
                         [&](base::Moment moment) { return moment.date_in_the_netherlands() <= bekend_op; });
}

}  // namespace maatstaf::dossier
