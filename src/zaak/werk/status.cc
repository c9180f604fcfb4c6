// SPDX-License-Identifier: EUPL-1.2
#include "zaak/werk/status.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/nederlands.h"
#include "zaak/opdrachten/opdrachten.h"

namespace maatstaf::zaak {

using base::Date;

namespace {

std::string dag_en_maand(Date datum) {
  const std::string lang = base::date_long(datum);
  return lang.substr(0, lang.rfind(' '));
}

class Statusmaker {
 public:
  Statusmaker(const Zaak& zaak, const Stand& stand, Date vandaag)
      : zaak_(zaak), stand_(stand), vandaag_(vandaag) {}

  StatusVoorOuder maak() {
    status_.nummer = zaak_.nummer;
    status_.voornaam = zaak_.client.naam.substr(0, zaak_.client.naam.find(' '));
    wat_gebeurt_er_nu();
    uiterlijk();
    loopt_door();
    stappen();
    geschiedenis();
    const auto intake = zaak_.toegewezen.find("intake");
    if (intake != zaak_.toegewezen.end()) {
      status_.contactpersoon = intake->second.naam;
    } else if (zaak_.clientondersteuning) {
      status_.contactpersoon = zaak_.clientondersteuning->door.naam;
    }
    if (zaak_.clientondersteuning) {
      status_.ondersteuner = zaak_.clientondersteuning->ondersteuner;
    }
    return std::move(status_);
  }

 private:
  [[nodiscard]] const Taak* taak() const { return stand_.taken.empty() ? nullptr : &stand_.taken.front(); }
  [[nodiscard]] bool is_van_aanvrager(const Verzoek& verzoek) const {
    return verzoek.van == zaak_.aanvrager.naam;
  }

  void wat_gebeurt_er_nu() {
    status_.aan_zet = WieIsAanZet::Wij;
    status_.voor_u = "U hoeft nu niets te doen.";
    if (zaak_.fase() == Fase::BriefVerzonden) {
      status_.aan_zet = WieIsAanZet::Niemand;
      status_.kop = "Er is een besluit";
      status_.uitleg = "Wij hebben u de brief met het besluit gestuurd. Daarin staat ook waarom.";
      status_.voor_u = "Bent u het niet eens met het besluit?";
      status_.voor_u_uitleg =
          fmt::format("Maak dan uiterlijk {} bezwaar.", base::date_with_weekday(zaak_.besluit->bezwaar_tot));
      return;
    }
    if (zaak_.besluit) {
      status_.kop = "Wij hebben een besluit genomen";
      status_.uitleg = "U krijgt de brief met het besluit zo snel mogelijk.";
      return;
    }
    const auto* eerste = taak();
    const auto* verzoek = eerste == nullptr ? nullptr : zaak_.verzoek(eerste->verzoek);
    if (verzoek != nullptr) {
      wacht_op(*verzoek);
    } else {
      wij_zijn_bezig(eerste);
    }
  }

  void wacht_op(const Verzoek& verzoek) {
    if (is_van_aanvrager(verzoek)) {
      status_.aan_zet = WieIsAanZet::U;
      status_.kop = "Wij hebben nog iets van u nodig";
      status_.uitleg = fmt::format("Het gaat om: {}. {}", verzoek.wat, verzoek.waarom);
      status_.voor_u = fmt::format("Stuur het uiterlijk {}.", base::date_with_weekday(verzoek.uiterlijk));
      status_.voor_u_uitleg = "Lukt dat niet? Bel ons dan.";
      return;
    }
    status_.aan_zet = WieIsAanZet::Ander;
    const std::string wie =
        verzoek.hoedanigheid.empty() ? verzoek.van : fmt::format("De {}", verzoek.hoedanigheid);
    status_.kop = fmt::format("{} moet nog iets sturen", wie);
    status_.uitleg =
        fmt::format("Wij hebben {} op {} gevraagd om: {}. Dat kan tot en met {}.", verzoek.van,
                    dag_en_maand(verzoek.verzonden), verzoek.wat, dag_en_maand(verzoek.uiterlijk));
    status_.voor_u_uitleg =
        fmt::format("Is het er op {} nog niet? Dan bellen wij u.", dag_en_maand(verzoek.uiterlijk));
  }

  void wij_zijn_bezig(const Taak* eerste) {
    const std::string rol = eerste == nullptr ? std::string() : eerste->rol;
    const bool besluiten = eerste == nullptr || eerste->soort == Taak::Soort::Besluiten ||
                           eerste->soort == Taak::Soort::Meelezen || eerste->soort == Taak::Soort::Toestaan;
    if (besluiten) {
      status_.kop = "Wij bereiden het besluit voor";
      status_.uitleg = "Iemand die zelf niet beoordeelde, kijkt alles na en besluit.";
    } else if (rol == "medisch_adviseur") {
      status_.kop = "De medisch adviseur bekijkt de aanvraag";
      status_.uitleg = "Een arts kijkt of de zorg meer is dan bij het zorgprofiel hoort.";
    } else if (rol == "verpleegkundige") {
      status_.kop = "De verpleegkundige kijkt welke zorg past";
      status_.uitleg = "De verpleegkundige kijkt welke zorg nodig is en hoeveel.";
    } else {
      status_.kop = "Wij maken de aanvraag compleet";
      status_.uitleg = "Wij kijken of wij alles weten wat nodig is. Missen wij iets, dan vragen wij het.";
    }
  }

  void uiterlijk() {
    status_.uiterlijk = stand_.termijn.einde;
    status_.berekening = stand_.termijn.stappen;
    if (zaak_.besluit) {
      status_.uiterlijk_kop = fmt::format("Besloten op {}", base::date_with_weekday(zaak_.besluit->datum));
      return;
    }
    const std::string datum = base::date_with_weekday(stand_.termijn.einde);
    if (stand_.termijn.dagen_over(vandaag_) < 0) {
      status_.uiterlijk_kop = fmt::format("Wij hadden {} moeten besluiten", datum);
      status_.uiterlijk_uitleg =
          "Wij zijn te laat. Bel ons, dan vertellen wij u hoe dat komt en wat u kunt doen.";
      return;
    }
    status_.uiterlijk_kop = fmt::format("Uiterlijk {}", datum);
    if (stand_.termijn.stil_tot) {
      status_.uiterlijk_uitleg = fmt::format(
          "Als wij op {} alles hebben. Komt het eerder, dan schuift deze datum naar voren. U krijgt bericht.",
          dag_en_maand(*stand_.termijn.stil_tot));
    } else {
      status_.uiterlijk_uitleg =
          "Vragen wij nog iets op, dan kan deze datum opschuiven. U krijgt dan bericht.";
    }
  }

  // R027: what the client keeps meanwhile is always visible.
  void loopt_door() {
    const auto loopt = zaak_.feiten.find("lopende_toekenning");
    if (loopt == zaak_.feiten.end() || !loopt->second.waarde.is_true()) {
      return;
    }
    const auto einde = zaak_.feiten.find("einddatum_lopende_toekenning");
    status_.loopt_door_kop =
        einde == zaak_.feiten.end()
            ? std::string("Uw meerzorg van nu")
            : fmt::format("Uw meerzorg van nu, tot en met {}", base::date_long(einde->second.waarde.date()));
    const auto uren = zaak_.feiten.find("lopende_toekenning_uren");
    const std::string zorg =
        uren == zaak_.feiten.end()
            ? std::string("U houdt de zorg die u nu heeft.")
            : fmt::format("U houdt {} uur zorg per week.", base::number(uren->second.waarde.number()));
    status_.loopt_door_uitleg = fmt::format("{} Dat verandert niet zolang wij uw aanvraag bekijken.", zorg);
  }

  StatusStap stap_van(const char* naam, std::string_view rol, bool getekend, const char* uitleg) const {
    if (getekend) {
      return {naam, "klaar", StatusStand::Klaar};
    }
    const auto* eerste = taak();
    if (eerste != nullptr && eerste->rol == rol && eerste->soort == Taak::Soort::Oordelen) {
      return {naam, uitleg, StatusStand::Nu};
    }
    const bool nodig = std::ranges::any_of(stand_.beoordeling.behoeften, [&](const auto& behoefte) {
      return std::ranges::find(behoefte.rollen, rol) != behoefte.rollen.end();
    });
    if (!nodig && stand_.beoordeling.hoofduitkomst) {
      return {naam, "niet nodig", StatusStand::Klaar};
    }
    return {naam, uitleg, StatusStand::Later};
  }

  void stappen() {
    status_.stappen.push_back({"Ontvangen", dag_en_maand(zaak_.ontvangen), StatusStand::Klaar});
    StatusStap compleet{"Compleet maken", "klaar", StatusStand::Klaar};
    const auto* eerste = taak();
    if (eerste != nullptr && eerste->soort == Taak::Soort::Wachten) {
      const auto* verzoek = zaak_.verzoek(eerste->verzoek);
      const bool van_u = verzoek != nullptr && is_van_aanvrager(*verzoek);
      compleet = {"Compleet maken", van_u ? "wacht op u" : fmt::format("wacht op {}", eerste->naam),
                  StatusStand::Wacht};
    } else if (eerste != nullptr && eerste->rol == "intake") {
      compleet = {"Compleet maken", "wij kijken of alles er is", StatusStand::Nu};
    }
    status_.stappen.push_back(std::move(compleet));
    const bool arts = zaak_.oordeel(kMedischOordeel) != nullptr;
    status_.stappen.push_back(stap_van("De arts kijkt", "medisch_adviseur", arts, "is de zorg bijzonder?"));
    const bool zorg = zaak_.oordeel(kPassendeZorg) != nullptr;
    status_.stappen.push_back(
        stap_van("Zorg en bedrag", "verpleegkundige", zorg, "de verpleegkundige kijkt wat past"));
    const bool bezig = eerste != nullptr &&
                       (eerste->soort == Taak::Soort::Besluiten || eerste->soort == Taak::Soort::Meelezen ||
                        eerste->soort == Taak::Soort::Toestaan);
    status_.stappen.push_back({"Besluit",
                               zaak_.besluit ? dag_en_maand(zaak_.besluit->datum) : "u krijgt een brief",
                               zaak_.besluit ? StatusStand::Klaar
                               : bezig       ? StatusStand::Nu
                                             : StatusStand::Later});
  }

  void geschiedenis() {
    for (auto it = zaak_.tijdlijn.rbegin(); it != zaak_.tijdlijn.rend(); ++it) {
      if (!it->voor_client.empty()) {
        status_.geschiedenis.push_back({it->datum, it->voor_client});
      }
    }
  }

  const Zaak& zaak_;
  const Stand& stand_;
  Date vandaag_;
  StatusVoorOuder status_;
};

}  // namespace

StatusVoorOuder status_voor_ouder(const Zaak& zaak, const Stand& stand, Date vandaag) {
  return Statusmaker(zaak, stand, vandaag).maak();
}

}  // namespace maatstaf::zaak
