// SPDX-License-Identifier: EUPL-1.2
//
// What is to be done, derived from what the rules still need. There is no task flow: change the rules, and
// the tasks follow.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "auth/rechten.h"
#include "zaak/dossierbeeld/stand.h"
#include "zaak/opdrachten/opdrachten.h"

namespace maatstaf::zaak {

using beoordeling::Behoefte;
using regels::BesluitSoort;

namespace {

constexpr const char* kIntake = "intake";
constexpr const char* kBeslisser = "beslisser";
constexpr const char* kMedischAdviseur = "medisch_adviseur";
constexpr const char* kVerpleegkundige = "verpleegkundige";

class Taken {
 public:
  Taken(const Zaak& zaak, const regels::Pakket& pakket, const beoordeling::Beoordeling& beoordeling)
      : zaak_(zaak), pakket_(pakket), beoordeling_(beoordeling) {}

  std::vector<Taak> bepaal() {
    if (zaak_.besluit) {
      if (zaak_.fase() == Fase::Besloten) {
        voeg_toe({Taak::Soort::Verzenden, kBeslisser, {}, "Brief met het besluit versturen"});
      }
      return std::move(taken_);
    }
    wacht_op_antwoord();
    vervul_behoeften();
    if (!zaak_.clientondersteuning) {
      voeg_toe({Taak::Soort::Invullen, kIntake, {}, "Cliëntondersteuning aanbieden"});
    }
    if (beoordeling_.behoeften.empty()) {
      rond_af();
    }
    return std::move(taken_);
  }

 private:
  void voeg_toe(Taak taak) {
    if (taak.naam.empty()) {
      const auto wie = zaak_.toegewezen.find(taak.rol);
      if (wie != zaak_.toegewezen.end()) {
        taak.naam = wie->second.naam;
      }
    }
    taken_.push_back(std::move(taak));
  }

  void wacht_op_antwoord() {
    for (const auto& verzoek : zaak_.verzoeken) {
      if (!verzoek.open()) {
        continue;
      }
      gevraagd_.insert(verzoek.begrippen.begin(), verzoek.begrippen.end());
      Taak taak{Taak::Soort::Wachten, verzoek.door.rol, verzoek.van, verzoek.wat, verzoek.waarom};
      taak.begrippen = verzoek.begrippen;
      taak.verzoek = verzoek.id;
      voeg_toe(std::move(taak));
    }
  }

  // Who can supply it now. The verpleegkundige waits for the medisch adviseur (R046).
  std::string rol_voor(const Behoefte& behoefte, const regels::Begrip& begrip) const {
    if (begrip.soort == regels::BegripSoort::Oordeel) {
      const bool te_vroeg =
          begrip.bevoegdheid == kVerpleegkundige && wacht_op_medisch_adviseur(zaak_, pakket_, beoordeling_);
      return te_vroeg ? std::string() : begrip.bevoegdheid;
    }
    // Facts come from outside: the intake fills them in or asks for them, unless only the office's own
    // experts can.
    const bool eigen = std::ranges::any_of(behoefte.rollen, [](const auto& rol) { return rol == kIntake; });
    const bool buiten = std::ranges::any_of(behoefte.rollen, [](const auto& rol) {
      return rol == "ouder" || rol == "behandelaar" || rol == "ciz";
    });
    return eigen || buiten || behoefte.rollen.empty() ? kIntake : behoefte.rollen.front();
  }

  void vervul_behoeften() {
    for (const auto& behoefte : beoordeling_.behoeften) {
      if (gevraagd_.contains(behoefte.begrip)) {
        continue;
      }
      const auto* begrip = pakket_.begrippen->vind(behoefte.begrip);
      if (begrip == nullptr) {
        continue;
      }
      const std::string rol = rol_voor(behoefte, *begrip);
      if (rol.empty()) {
        continue;
      }
      const auto soort =
          begrip->soort == regels::BegripSoort::Oordeel ? Taak::Soort::Oordelen : Taak::Soort::Invullen;
      auto zelfde = std::ranges::find_if(
          taken_, [&](const Taak& taak) { return taak.soort == soort && taak.rol == rol; });
      if (zelfde == taken_.end()) {
        voeg_toe({soort, rol, {}, {}, behoefte.waarvoor});
        zelfde = std::prev(taken_.end());
      }
      zelfde->begrippen.push_back(behoefte.begrip);
      for (const auto& stap : behoefte.stappen) {
        if (std::ranges::find(zelfde->stappen, stap) == zelfde->stappen.end()) {
          zelfde->stappen.push_back(stap);
        }
      }
    }
    for (auto& taak : taken_) {
      if (taak.wat.empty()) {
        taak.wat = omschrijf(taak);
      }
    }
  }

  std::string omschrijf(const Taak& taak) const {
    const auto rol = auth::lees_rol(taak.rol);
    if (taak.soort == Taak::Soort::Oordelen && taak.rol != kIntake) {
      return fmt::format("Oordeel {}", rol ? auth::naam(*rol) : std::string_view(taak.rol));
    }
    const auto* begrip = pakket_.begrippen->vind(taak.begrippen.front());
    const std::string eerste = begrip == nullptr ? taak.begrippen.front() : begrip->naam;
    return taak.begrippen.size() == 1 ? eerste
                                      : fmt::format("{} en nog {}", eerste, taak.begrippen.size() - 1);
  }

  const regels::UitkomstSoort* hoofduitkomst() const {
    return beoordeling_.hoofduitkomst ? pakket_.uitkomst(*beoordeling_.hoofduitkomst) : nullptr;
  }

  // Who acts when the outcome is no decision: the last step that was answered with no, else the intake.
  std::string wie_herstelt() const {
    std::string wie = kIntake;
    for (const auto& stap : beoordeling_.stappen) {
      if (stap.antwoord == beoordeling::Antwoord::Nee && !stap.wie.empty()) {
        wie = stap.wie;
      }
    }
    return wie;
  }

  void rond_af() {
    const auto* uitkomst = hoofduitkomst();
    if (uitkomst == nullptr) {
      return;
    }
    if (uitkomst->besluit == BesluitSoort::Advies) {
      voeg_toe({Taak::Soort::Invullen, kIntake, {}, uitkomst->naam});
      return;
    }
    if (uitkomst->besluit == BesluitSoort::Geen) {
      voeg_toe(
          {Taak::Soort::Oordelen, uitkomst->id == "overleg" ? kIntake : wie_herstelt(), {}, uitkomst->naam});
      return;
    }
    if (mist_toestemming()) {
      voeg_toe({Taak::Soort::Toestaan, kBeslisser, {}, "Besluiten met voorbeeldwaarden: ja of nee"});
    }
    if (uitkomst->besluit != BesluitSoort::Toekenning) {
      if (!zaak_.voorstel) {
        voeg_toe({Taak::Soort::Besluiten, kVerpleegkundige, {}, "Besluit voorstellen"});
        return;
      }
      if (!zaak_.tweede_lezing || !zaak_.tweede_lezing->akkoord) {
        voeg_toe({Taak::Soort::Meelezen, kBeslisser, {}, "Tweede lezer"});
        return;
      }
    }
    voeg_toe({Taak::Soort::Besluiten, kBeslisser, {}, "Besluit is niet ondertekend"});
  }

  bool mist_toestemming() const {
    return std::ranges::any_of(beoordeling_.parameters, [&](const auto& parameter) {
      return parameter.voorbeeld && std::ranges::none_of(zaak_.toestemmingen, [&](const auto& toestemming) {
               return std::ranges::find(toestemming.parameters, parameter.id) != toestemming.parameters.end();
             });
    });
  }

  const Zaak& zaak_;
  const regels::Pakket& pakket_;
  const beoordeling::Beoordeling& beoordeling_;
  std::vector<Taak> taken_;
  std::set<std::string> gevraagd_;
};

}  // namespace

bool wacht_op_medisch_adviseur(const Zaak& zaak, const regels::Pakket& pakket,
                               const beoordeling::Beoordeling& beoordeling) {
  if (zaak.oordeel(kMedischOordeel) != nullptr) {
    return false;
  }
  if (beoordeling.behoeften.empty()) {
    return !beoordeling.hoofduitkomst.has_value();
  }
  return std::ranges::any_of(beoordeling.behoeften, [&](const Behoefte& behoefte) {
    const auto* begrip = pakket.begrippen->vind(behoefte.begrip);
    return begrip != nullptr && begrip->bevoegdheid == kMedischAdviseur;
  });
}

std::vector<Taak> bepaal_taken(const Zaak& zaak, const regels::Pakket& pakket,
                               const beoordeling::Beoordeling& beoordeling) {
  return Taken(zaak, pakket, beoordeling).bepaal();
}

}  // namespace maatstaf::zaak
