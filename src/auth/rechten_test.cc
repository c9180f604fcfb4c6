// SPDX-License-Identifier: EUPL-1.2
#include "auth/rechten.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "auth/accounts.h"

namespace maatstaf::auth {
namespace {

/// What the table must say, written a second time by hand: per role everything it may do, and nothing else.
const std::map<Rol, std::set<Actie>>& verwacht() {
  using enum Actie;
  static const std::map<Rol, std::set<Actie>> tabel = {
      {Rol::Intake,
       {AanvraagOvernemen, WerkvoorraadZien, ZaakZien, FeitVastleggen, ClientondersteuningAanbieden,
        InformatieVragen, InformatieOntvangen, OordeelIntakeGeven, BriefVersturen}},
      {Rol::MedischAdviseur,
       {WerkvoorraadZien, ZaakZien, FeitVastleggen, InformatieVragen, OordeelMedischGeven, BesluitVoorstellen,
        BesluitMeelezen}},
      {Rol::Verpleegkundige,
       {WerkvoorraadZien, ZaakZien, FeitVastleggen, InformatieVragen, OordeelVerpleegkundigGeven,
        ZorgVastleggen, BesluitVoorstellen}},
      {Rol::Beslisser,
       {WerkvoorraadZien, ZaakZien, BesluitVoorstellen, BesluitNemen, BesluitMeelezen,
        VoorbeeldwaardeToestaan, BriefVersturen, OordeelBeslisserGeven}},
      {Rol::Auditor, {WerkvoorraadZien, ZaakZien, KetenVerifieren, AuditlogZien}},
      {Rol::Ouder, {AanvraagIndienen, EigenStatusZien, OpgaveDoen}},
      {Rol::Beheerder, {KetenVerifieren, DossierWissen, AccountsBeheren}},
  };
  return tabel;
}

TEST(Rechten, every_role_tries_every_action) {
  int pogingen = 0;
  for (const Rol rol : kRollen) {
    for (const Actie actie : kActies) {
      EXPECT_EQ(mag(rol, actie), verwacht().at(rol).contains(actie)) << woord(rol) << " " << woord(actie);
      ++pogingen;
    }
  }
  EXPECT_EQ(pogingen, 7 * 24);
}

// Requirements: R033, R044.
TEST(Rechten, a_judgement_belongs_to_exactly_one_role) {
  for (const Actie actie : {Actie::OordeelIntakeGeven, Actie::OordeelMedischGeven,
                            Actie::OordeelVerpleegkundigGeven, Actie::OordeelBeslisserGeven}) {
    EXPECT_EQ(std::ranges::count_if(kRollen, [&](Rol rol) { return mag(rol, actie); }), 1);
  }
  EXPECT_EQ(oordeel_actie("medisch_adviseur"), Actie::OordeelMedischGeven);
  EXPECT_EQ(oordeel_actie("verpleegkundige"), Actie::OordeelVerpleegkundigGeven);
  EXPECT_EQ(oordeel_actie("intake"), Actie::OordeelIntakeGeven);
  EXPECT_EQ(oordeel_actie("beslisser"), Actie::OordeelBeslisserGeven);
  for (const char* niemand : {"beheerder", "ouder", "auditor", "", "Medisch_adviseur"}) {
    EXPECT_FALSE(oordeel_actie(niemand)) << niemand;
  }
}

TEST(Rechten, every_action_is_held_by_a_role) {
  for (const Actie actie : kActies) {
    EXPECT_TRUE(std::ranges::any_of(kRollen, [actie](Rol rol) { return mag(rol, actie); })) << woord(actie);
  }
}

// veiligheid A7: the parent and the office have a door each.
TEST(Rechten, nobody_may_both_apply_in_the_portal_and_enter_an_application_at_the_office) {
  for (const Rol rol : kRollen) {
    EXPECT_FALSE(mag(rol, Actie::AanvraagIndienen) && mag(rol, Actie::AanvraagOvernemen)) << woord(rol);
  }
}

TEST(Rechten, words_are_unique_and_read_back) {
  std::set<std::string_view> woorden;
  for (const Actie actie : kActies) {
    woorden.insert(woord(actie));
  }
  EXPECT_EQ(woorden.size(), kActies.size());
  for (const Rol rol : kRollen) {
    EXPECT_EQ(lees_rol(woord(rol)), rol);
  }
  EXPECT_FALSE(lees_rol("koning"));
  EXPECT_EQ(rolwoorden(), "intake, medisch_adviseur, verpleegkundige, beslisser, auditor, ouder, beheerder");
}

TEST(Rechten, an_account_acts_within_its_office_or_its_own_dossiers) {
  Account intake{"1", "marloes", "Marloes", Rol::Intake, "lageland", false, {}};
  EXPECT_TRUE(mag(intake, Actie::ZaakZien, {"lageland", "d1"}));
  EXPECT_FALSE(mag(intake, Actie::ZaakZien, {"hoogland", "d1"}));
  EXPECT_FALSE(mag(intake, Actie::BesluitNemen, {"lageland", "d1"}));
  intake.geblokkeerd = true;
  EXPECT_FALSE(mag(intake, Actie::ZaakZien, {"lageland", "d1"}));

  const Account ouder{"2", "ouder", "Ouder", Rol::Ouder, "", false, {"d1"}};
  EXPECT_TRUE(mag(ouder, Actie::EigenStatusZien, {"lageland", "d1"}));
  EXPECT_FALSE(mag(ouder, Actie::EigenStatusZien, {"lageland", "d2"}));
  EXPECT_FALSE(mag(ouder, Actie::EigenStatusZien, {"", ""}));
  EXPECT_TRUE(mag(ouder, Actie::AanvraagIndienen, {"", ""}));
  EXPECT_FALSE(mag(ouder, Actie::AanvraagIndienen, {"lageland", "d2"}));
  EXPECT_FALSE(mag(ouder, Actie::ZaakZien, {"lageland", "d1"}));

  const Account zonder_kantoor{"3", "x", "X", Rol::Intake, "", false, {}};
  EXPECT_FALSE(mag(zonder_kantoor, Actie::ZaakZien, {"", "d1"}));
}

}  // namespace
}  // namespace maatstaf::auth
