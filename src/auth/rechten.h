// SPDX-License-Identifier: EUPL-1.2
//
// Who may do what: roles and actions as one table. A judgement needs exactly the role that is competent for
// it, and no role stands above another: who manages accounts sees no dossier. Pure functions, thread-safe.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace maatstaf::auth {

/// An account has exactly one role. Somebody with two jobs has two accounts, so that four eyes stay four.
enum class Rol {
  Intake,
  MedischAdviseur,
  Verpleegkundige,
  Beslisser,
  Auditor,
  Ouder,  ///< parent or representative in the portal: only dossiers that the account is bound to
  Beheerder,
};
inline constexpr std::array kRollen = {Rol::Intake,    Rol::MedischAdviseur, Rol::Verpleegkundige,
                                       Rol::Beslisser, Rol::Auditor,         Rol::Ouder,
                                       Rol::Beheerder};

enum class Actie {
  AanvraagIndienen,   ///< apply in the portal, for oneself or as who represents the client
  AanvraagOvernemen,  ///< enter at the office an application that came on paper or as a file
  EigenStatusZien,    ///< the status page and the letters of the portal
  OpgaveDoen,         ///< state a fact as the client or parent
  WerkvoorraadZien,
  ZaakZien,
  FeitVastleggen,  ///< record or correct a fact for the office
  ClientondersteuningAanbieden,
  InformatieVragen,
  InformatieOntvangen,
  OordeelIntakeGeven,          ///< judgements that the vocabulary gives to the intake
  OordeelMedischGeven,         ///< draft and sign the judgements of the medisch adviseur
  OordeelVerpleegkundigGeven,  ///< draft and sign the judgements of the verpleegkundige
  OordeelBeslisserGeven,       ///< judgements that the vocabulary gives to the beslisser (coulance)
  ZorgVastleggen,              ///< care items with hours, tariffs and verdicts
  BesluitVoorstellen,
  BesluitNemen,
  BesluitMeelezen,          ///< second reader of a refusal
  VoorbeeldwaardeToestaan,  ///< record that the office knowingly decides with an example value
  BriefVersturen,
  KetenVerifieren,
  AuditlogZien,
  DossierWissen,
  AccountsBeheren,
};
inline constexpr std::array kActies = {
    Actie::AanvraagIndienen,
    Actie::AanvraagOvernemen,
    Actie::EigenStatusZien,
    Actie::OpgaveDoen,
    Actie::WerkvoorraadZien,
    Actie::ZaakZien,
    Actie::FeitVastleggen,
    Actie::ClientondersteuningAanbieden,
    Actie::InformatieVragen,
    Actie::InformatieOntvangen,
    Actie::OordeelIntakeGeven,
    Actie::OordeelMedischGeven,
    Actie::OordeelVerpleegkundigGeven,
    Actie::OordeelBeslisserGeven,
    Actie::ZorgVastleggen,
    Actie::BesluitVoorstellen,
    Actie::BesluitNemen,
    Actie::BesluitMeelezen,
    Actie::VoorbeeldwaardeToestaan,
    Actie::BriefVersturen,
    Actie::KetenVerifieren,
    Actie::AuditlogZien,
    Actie::DossierWissen,
    Actie::AccountsBeheren,
};

/// Whether the role may do this at all. Office and dossier are checked by `mag` of auth/accounts.h.
[[nodiscard]] bool mag(Rol rol, Actie actie);

/// The action of giving a judgement for which the vocabulary names this competence ("medisch_adviseur");
/// nullopt for a competence that nobody has.
[[nodiscard]] std::optional<Actie> oordeel_actie(std::string_view bevoegdheid);

[[nodiscard]] std::string_view woord(Rol rol);      ///< id: "medisch_adviseur"
[[nodiscard]] std::string_view naam(Rol rol);       ///< for people: "medisch adviseur"
[[nodiscard]] std::string_view woord(Actie actie);  ///< id for the audit log: "besluit_nemen"
[[nodiscard]] std::optional<Rol> lees_rol(std::string_view woord);
/// "intake, medisch_adviseur, …": every role by its word, for help and messages.
[[nodiscard]] std::string rolwoorden();

}  // namespace maatstaf::auth
