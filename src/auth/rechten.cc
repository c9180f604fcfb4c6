// SPDX-License-Identifier: EUPL-1.2
#include "auth/rechten.h"

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace maatstaf::auth {
namespace {

struct Woorden {
  Rol rol;
  std::string_view woord;
  std::string_view naam;
};
constexpr std::array kWoorden = {
    Woorden{Rol::Intake, "intake", "intake"},
    Woorden{Rol::MedischAdviseur, "medisch_adviseur", "medisch adviseur"},
    Woorden{Rol::Verpleegkundige, "verpleegkundige", "verpleegkundige"},
    Woorden{Rol::Beslisser, "beslisser", "beslisser"},
    Woorden{Rol::Auditor, "auditor", "auditor"},
    Woorden{Rol::Ouder, "ouder", "ouder of vertegenwoordiger"},
    Woorden{Rol::Beheerder, "beheerder", "beheerder"},
};
static_assert(kWoorden.size() == kRollen.size());

const Woorden& woorden(Rol rol) {
  return *std::ranges::find_if(kWoorden, [rol](const Woorden& regel) { return regel.rol == rol; });
}

/// One row of the table: an action, its word and the roles that may do it. What is not in the table may
/// nobody.
struct Recht {
  Actie actie;
  std::string_view woord;
  std::initializer_list<Rol> rollen;
};

constexpr auto kKantoor = {Rol::Intake, Rol::MedischAdviseur, Rol::Verpleegkundige, Rol::Beslisser,
                           Rol::Auditor};
constexpr auto kBehandelaars = {Rol::Intake, Rol::MedischAdviseur, Rol::Verpleegkundige};
constexpr auto kVoorstellers = {Rol::MedischAdviseur, Rol::Verpleegkundige, Rol::Beslisser};
constexpr auto kMeelezers = {Rol::MedischAdviseur, Rol::Beslisser};
constexpr auto kVerzenders = {Rol::Intake, Rol::Beslisser};
constexpr auto kControleurs = {Rol::Auditor, Rol::Beheerder};
constexpr auto kOuder = {Rol::Ouder};
constexpr auto kIntake = {Rol::Intake};
constexpr auto kMedischAdviseur = {Rol::MedischAdviseur};
constexpr auto kVerpleegkundige = {Rol::Verpleegkundige};
constexpr auto kBeslisser = {Rol::Beslisser};
constexpr auto kAuditor = {Rol::Auditor};
constexpr auto kBeheerder = {Rol::Beheerder};

constexpr std::array kRechten = {
    Recht{Actie::AanvraagIndienen, "aanvraag_indienen", kOuder},
    Recht{Actie::AanvraagOvernemen, "aanvraag_overnemen", kIntake},
    Recht{Actie::EigenStatusZien, "eigen_status_zien", kOuder},
    Recht{Actie::OpgaveDoen, "opgave_doen", kOuder},
    Recht{Actie::WerkvoorraadZien, "werkvoorraad_zien", kKantoor},
    Recht{Actie::ZaakZien, "zaak_zien", kKantoor},
    Recht{Actie::FeitVastleggen, "feit_vastleggen", kBehandelaars},
    Recht{Actie::ClientondersteuningAanbieden, "clientondersteuning_aanbieden", kIntake},
    Recht{Actie::InformatieVragen, "informatie_vragen", kBehandelaars},
    Recht{Actie::InformatieOntvangen, "informatie_ontvangen", kIntake},
    Recht{Actie::OordeelIntakeGeven, "oordeel_intake_geven", kIntake},
    Recht{Actie::OordeelMedischGeven, "oordeel_medisch_geven", kMedischAdviseur},
    Recht{Actie::OordeelVerpleegkundigGeven, "oordeel_verpleegkundig_geven", kVerpleegkundige},
    Recht{Actie::OordeelBeslisserGeven, "oordeel_beslisser_geven", kBeslisser},
    Recht{Actie::ZorgVastleggen, "zorg_vastleggen", kVerpleegkundige},
    Recht{Actie::BesluitVoorstellen, "besluit_voorstellen", kVoorstellers},
    Recht{Actie::BesluitNemen, "besluit_nemen", kBeslisser},
    Recht{Actie::BesluitMeelezen, "besluit_meelezen", kMeelezers},
    Recht{Actie::VoorbeeldwaardeToestaan, "voorbeeldwaarde_toestaan", kBeslisser},
    Recht{Actie::BriefVersturen, "brief_versturen", kVerzenders},
    Recht{Actie::KetenVerifieren, "keten_verifieren", kControleurs},
    Recht{Actie::AuditlogZien, "auditlog_zien", kAuditor},
    Recht{Actie::DossierWissen, "dossier_wissen", kBeheerder},
    Recht{Actie::AccountsBeheren, "accounts_beheren", kBeheerder},
};
static_assert(kRechten.size() == kActies.size());

/// Who judges: the competences that the vocabulary may name.
constexpr std::array kOordelen = {
    std::pair{Rol::Intake, Actie::OordeelIntakeGeven},
    std::pair{Rol::MedischAdviseur, Actie::OordeelMedischGeven},
    std::pair{Rol::Verpleegkundige, Actie::OordeelVerpleegkundigGeven},
    std::pair{Rol::Beslisser, Actie::OordeelBeslisserGeven},
};

const Recht& recht(Actie actie) {
  return *std::ranges::find_if(kRechten, [actie](const Recht& regel) { return regel.actie == actie; });
}

}  // namespace

bool mag(Rol rol, Actie actie) {
  const auto& rollen = recht(actie).rollen;
  return std::ranges::find(rollen, rol) != rollen.end();
}

std::optional<Actie> oordeel_actie(std::string_view bevoegdheid) {
  const auto rol = lees_rol(bevoegdheid);
  const auto oordeel =
      std::ranges::find_if(kOordelen, [rol](const auto& regel) { return regel.first == rol; });
  return oordeel == kOordelen.end() ? std::nullopt : std::optional(oordeel->second);
}

std::string_view woord(Rol rol) {
  return woorden(rol).woord;
}
std::string_view naam(Rol rol) {
  return woorden(rol).naam;
}
std::string_view woord(Actie actie) {
  return recht(actie).woord;
}

std::optional<Rol> lees_rol(std::string_view tekst) {
  for (const Woorden& regel : kWoorden) {
    if (regel.woord == tekst) {
      return regel.rol;
    }
  }
  return std::nullopt;
}

std::string rolwoorden() {
  std::string lijst;
  for (const Woorden& regel : kWoorden) {
    lijst += (lijst.empty() ? "" : ", ") + std::string(regel.woord);
  }
  return lijst;
}

}  // namespace maatstaf::auth
