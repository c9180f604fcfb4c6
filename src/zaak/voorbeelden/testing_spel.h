// SPDX-License-Identifier: EUPL-1.2
//
// For tests of commands: one case in memory, judgements as people give them, and the events of a command
// played on the case. Commands are pure, so no storage is needed.
#pragma once

#include <string>
#include <vector>

#include "zaak/dossierbeeld/soorten.h"
#include "zaak/voorbeelden/testing.h"

namespace maatstaf::zaak::testing {

using base::Json;

inline const regels::Begrippen& begrippen() {
  return gronden().bibliotheek.begrippen();
}

inline const regels::Pakket& pakket() {
  static const auto pakket = goed(gronden().bibliotheek.geldend(regels::kHoofdregeling, dag("2026-09-28")));
  return *pakket;
}

inline feel::Value waarde(const char* begrip, const Json& json) {
  return goed(begrippen().lees(*begrippen().vind(begrip), json, begrip));
}

inline OordeelInvoer oordeel(const char* begrip, const Json& json) {
  return {
      begrip, waarde(begrip, json), "Omdat het in het zorgplan staat.", {{"Zorgplan 2026", "blz. 2"}}, {}};
}

inline std::vector<OordeelInvoer> medisch(const char* verdict = "bijzonder") {
  std::vector<OordeelInvoer> lijst;
  for (const char* gebied : {"sociale_redzaamheid", "psychosociaal_cognitief", "adl", "mobiliteit",
                             "verpleging", "gedrag", "psychiatrie", "toezicht"}) {
    lijst.push_back(oordeel((std::string("gebied_") + gebied).c_str(), "groot"));
  }
  for (const char* id :
       {"afdeling_deskundigheid", "afdeling_inzet", "volledig_beeld", "onafhankelijk_geoordeeld"}) {
    lijst.push_back(oordeel(id, true));
  }
  lijst.push_back(oordeel("grondslag_onderzoek", "dossier"));
  lijst.push_back(oordeel("zorgsoort_lid_1c", "geen"));
  lijst.push_back(oordeel(kMedischOordeel, verdict));
  return lijst;
}

/// What the intake says when no other solution is there: everything of step 1 and 3.
inline std::vector<OordeelInvoer> intake_zonder_oplossing() {
  std::vector<OordeelInvoer> lijst;
  for (const char* id : {"profiel_best_passend", "ekt_overleg"}) {
    lijst.push_back(oordeel(id, true));
  }
  lijst.push_back(oordeel("overbruggingszorg", false));
  for (const char* id : {"toeslag_behandeling", "toeslag_palliatief", "toeslag_tijdelijke_verpleging",
                         "toeslag_logeren", "toeslag_dagbesteding"}) {
    lijst.push_back(oordeel(id, "niet_van_toepassing"));
  }
  lijst.push_back(oordeel("zorg_is_wlz_zorg", "alles"));
  return lijst;
}

inline OordeelInvoer zorg(const char* gebied = "verpleging") {
  return oordeel(
      kPassendeZorg,
      goed(base::parse_json(
          std::string(R"([{"soort": "verpleging", "uren_per_week": 12, "tarief": 62.5, "leveringsvorm": "pgb",
      "zorgverlener": "formeel", "moment": "dag", "gebied": ")") +
              gebied + "\"}]",
          "proef")));
}

/// `doe` plays the events of a command on the case.
class Spel {
 public:
  Spel() {
    const std::string tekst = lees_bestand("voorbeelden/aanvraag-willem-afwijzing.json");
    const auto aanvraag = lees_aanvraag(std::string_view(tekst), "a", begrippen(), gronden().codes);
    zaak_.nummer = "MZ-2026-9001";
    zaak_.dossier = "dossier-1";
    zaak_.kantoor = kKantoor;
    zaak_.client = aanvraag->client;
    zaak_.aanvrager = aanvraag->aanvrager;
    zaak_.indicatie = aanvraag->indicatie;
    zaak_.ontvangen = dag("2026-10-20");
    for (const auto& [id, feit] : aanvraag->feiten) {
      if (begrippen().vind(id)->soort != regels::BegripSoort::Oordeel) {
        zaak_.feiten.emplace(id, feit);
      }
    }
  }

  Zaak& zaak() { return zaak_; }
  Vrager als(const auth::Account& account) const { return {account, vandaag_}; }

  void doe(const Besloten& besloten) {
    ASSERT_TRUE(besloten) << besloten.error().text();
    for (const auto& nieuw : *besloten) {
      dossier::Gebeurtenis gebeurtenis;
      gebeurtenis.dossier = zaak_.dossier;
      gebeurtenis.nummer = ++nummer_;
      gebeurtenis.soort = nieuw.soort;
      gebeurtenis.actor = nieuw.actor;
      gebeurtenis.geldig_op = nieuw.geldig_op;
      gebeurtenis.vastgelegd_op = base::Moment::at(vandaag_, 10);
      gebeurtenis.inhoud = nieuw.inhoud;
      const auto verwerkt = verwerk(zaak_, gebeurtenis, begrippen());
      ASSERT_TRUE(verwerkt) << verwerkt.error().text();
      if (nieuw.soort == soort::kFeit || nieuw.soort == soort::kOordeel) {
        neem_over(nieuw.inhoud);
      }
    }
  }

  Stand stand() const { return goed(bepaal_stand(zaak_, gronden().bibliotheek, gronden().termijnboek)); }

 private:
  void neem_over(const Json& inhoud) {
    const auto* begrip = begrippen().vind(inhoud.text("begrip"));
    if (inhoud.find("waarde")->is_null()) {
      zaak_.feiten.erase(begrip->id);
    } else {
      zaak_.feiten.insert_or_assign(begrip->id, goed(lees_feit(inhoud, *begrip, begrippen())));
    }
  }

  Zaak zaak_;
  base::Date vandaag_ = dag("2026-11-10");
  std::int64_t nummer_ = 1;
};

}  // namespace maatstaf::zaak::testing
