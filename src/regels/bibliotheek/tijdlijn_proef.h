// SPDX-License-Identifier: EUPL-1.2
//
// Invented calendars of packages, for the tests of the timeline and of the choice of a package.
#pragma once

#include <rapidcheck.h>

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "regels/bibliotheek/tijdlijn.h"

namespace maatstaf::regels::proef {

inline base::Date dag(const std::string& iso) {
  return base::Date::parse(iso).value_or(base::Date{});
}

inline const base::Date eerste = dag("2025-01-01");

struct Kalender {
  Pakketlijst pakketten;
  std::vector<ZonderRegels> zonder_regels;

  /// Adds a package; `tot` may be empty. The reference stays good as long as the calendar lives.
  Pakket& pakket(const std::string& id, const std::string& van, const std::string& tot, Status status) {
    auto nieuw = std::make_shared<Pakket>();
    nieuw->id = id;
    nieuw->titel = "Pakket " + id;
    nieuw->status = status;
    nieuw->geldig_van = dag(van);
    if (!tot.empty()) {
      nieuw->geldig_tot_en_met = dag(tot);
    }
    nieuw->gekozen_op = "aanvraagdatum";
    pakketten.push_back(nieuw);
    return *nieuw;
  }
  void zonder(const std::string& regeling, const std::string& van, const std::string& tot) {
    zonder_regels.push_back({.regeling = regeling,
                             .van = dag(van),
                             .tot_en_met = dag(tot),
                             .waarom = "Verzonnen.",
                             .bronnen = {"a"},
                             .plaats = {.file = "tijdlijn/r.yaml", .path = {}, .line = 2}});
  }
  [[nodiscard]] Tijdbron bron() const { return {.pakketten = pakketten, .zonder_regels = zonder_regels}; }
};

/// Up to four packages and two statements of one scheme within some sixty days, of every status.
inline rc::Gen<Kalender> kalenders() {
  return rc::gen::exec([] {
    Kalender kalender;
    const int aantal = *rc::gen::inRange(0, 5);
    for (int i = 0; i < aantal; ++i) {
      const base::Date van = eerste.plus_days(*rc::gen::inRange(0, 50));
      const base::Date tot = van.plus_days(*rc::gen::inRange(0, 30));
      const bool open = *rc::gen::arbitrary<bool>();
      kalender.pakket("r/" + std::to_string(i), van.text(), open ? std::string{} : tot.text(),
                      *rc::gen::element(Status::Voorgenomen, Status::InWerking, Status::Vervallen,
                                        Status::Alternatief, Status::Concept));
    }
    const int verklaringen = *rc::gen::inRange(0, 3);
    for (int i = 0; i < verklaringen; ++i) {
      const base::Date van = eerste.plus_days(*rc::gen::inRange(0, 50));
      kalender.zonder("r", van.text(), van.plus_days(*rc::gen::inRange(0, 30)).text());
    }
    // The scheme is there even when every package is an alternative.
    kalender.zonder("r", "2014-01-01", "2014-12-31");
    return kalender;
  });
}

/// A sound calendar: packages that follow each other without a gap, some adopted office by office, some with
/// another package beside them for extensions.
inline rc::Gen<Kalender> keurige_kalenders() {
  return rc::gen::exec([] {
    Kalender kalender;
    base::Date van = eerste;
    const int aantal = *rc::gen::inRange(1, 5);
    for (int i = 0; i < aantal; ++i) {
      const base::Date tot = van.plus_days(*rc::gen::inRange(4, 20));
      const std::string id = "r/" + std::to_string(i);
      Pakket& pakket = kalender.pakket(id, van.text(), tot.text(), Status::InWerking);
      if (i > 0) {
        pakket.vervangt = {"r/" + std::to_string(i - 1), "r/" + std::to_string(i - 1) + "-naast"};
        if (*rc::gen::arbitrary<bool>()) {
          const base::Date uiterlijk =
              van.plus_days(*rc::gen::inRange<std::int64_t>(0, tot.days() - van.days()));
          pakket.invoering = GeleidelijkeInvoering{.vanaf = van, .uiterlijk = uiterlijk};
        }
      }
      if (*rc::gen::arbitrary<bool>()) {
        const base::Date later = van.plus_days(*rc::gen::inRange(0, 4));
        Pakket& naast = kalender.pakket(id + "-naast", later.text(), tot.text(), Status::InWerking);
        naast.naast = {id};
        naast.toepassing.soorten_aanvraag = {"verlenging"};
      }
      van = tot.plus_days(1);
    }
    return kalender;
  });
}

}  // namespace maatstaf::regels::proef
