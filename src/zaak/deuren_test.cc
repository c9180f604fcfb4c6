// SPDX-License-Identifier: EUPL-1.2
//
// Who comes in by which door: offices by their id, and what an application may say about who said it. Also
// the one list of roles and competences against vocabulary and packages.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "zaak/voorbeelden/testing_spel.h"

namespace maatstaf::zaak {
namespace {

using base::ErrorKind;
using testing::goed;
using testing::gronden;

// Who can state a fact and has no account: as the vocabulary names them.
constexpr std::array<std::string_view, 2> kZonderAccount = {"behandelaar", "ciz"};

bool is_rol(std::string_view woord) {
  return auth::lees_rol(woord).has_value() ||
         std::ranges::find(kZonderAccount, woord) != kZonderAccount.end();
}

// recht D-01: vocabulary and rights are two lists; this compares them.
TEST(Bevoegdheden, every_competence_of_the_vocabulary_has_a_role_that_may_judge) {
  int oordelen = 0;
  for (const auto& begrip : gronden().bibliotheek.begrippen().lijst()) {
    for (const auto& rol : begrip.levert) {
      EXPECT_TRUE(is_rol(rol)) << begrip.id << " levert " << rol;
    }
    if (begrip.soort != regels::BegripSoort::Oordeel) {
      EXPECT_TRUE(begrip.bevoegdheid.empty()) << begrip.id;
      continue;
    }
    ++oordelen;
    const auto actie = auth::oordeel_actie(begrip.bevoegdheid);
    ASSERT_TRUE(actie) << begrip.id << ": " << begrip.bevoegdheid;
    const auto rol = auth::lees_rol(begrip.bevoegdheid);
    ASSERT_TRUE(rol) << begrip.id;
    for (const auto kandidaat : auth::kRollen) {
      EXPECT_EQ(auth::mag(kandidaat, *actie), kandidaat == *rol)
          << begrip.id << " " << auth::woord(kandidaat);
    }
  }
  EXPECT_GE(oordelen, 84);
}

TEST(Bevoegdheden, every_step_of_every_package_names_a_role) {
  for (const auto& pakket : gronden().bibliotheek.pakketten()) {
    for (const auto& stap : pakket->stappen) {
      EXPECT_TRUE(is_rol(stap.wie)) << pakket->id << " stap " << stap.nummer << ": " << stap.wie;
    }
  }
}

// recht D-01: the seven judgements of the beslisser (coulance, proeftuinen) can be given and signed, by
// nobody else.
TEST(Bevoegdheden, the_beslisser_signs_what_the_vocabulary_gives_to_the_beslisser) {
  const auto beslisser = testing::account("beslisser", auth::Rol::Beslisser);
  const auto intake = testing::account("intake", auth::Rol::Intake);
  int getekend = 0;
  for (const auto& begrip : gronden().bibliotheek.begrippen().lijst()) {
    if (begrip.bevoegdheid != "beslisser") {
      continue;
    }
    testing::Spel spel;
    const auto stand = spel.stand();
    const auto waarde = begrip.type == regels::BegripType::JaNee ? testing::Json(true)
                                                                 : testing::Json(begrip.waarden.front().code);
    const auto oordeel = testing::oordeel(begrip.id.c_str(), waarde);
    const auto geweigerd = teken_oordeel(spel.zaak(), spel.als(intake), {oordeel}, stand);
    ASSERT_FALSE(geweigerd) << begrip.id;
    EXPECT_EQ(geweigerd.error().kind, ErrorKind::Forbidden) << begrip.id;
    const auto concept_ = bewaar_concept(spel.zaak(), spel.als(beslisser), {oordeel}, stand);
    EXPECT_TRUE(concept_) << begrip.id << " " << concept_.error().text();
    spel.doe(teken_oordeel(spel.zaak(), spel.als(beslisser), {oordeel}, stand));
    ASSERT_NE(spel.zaak().oordeel(begrip.id), nullptr) << begrip.id;
    EXPECT_EQ(spel.zaak().oordeel(begrip.id)->door.rol, "beslisser");
    ++getekend;
  }
  EXPECT_EQ(getekend, 7);
}

class DeurenTest : public testing::MetZaken {
 protected:
  static Aanvraag aanvraag(const char* voorbeeld = "true") {
    auto json = goed(base::parse_json(testing::lees_bestand("voorbeelden/aanvraag-noor.json"), "a"));
    json.if_object()->erase("oordelen");
    json["voorbeeld"] = std::string_view(voorbeeld) == "true";
    if (std::string_view(voorbeeld) != "true") {
      json["client"].if_object()->erase("bsn");
      json["indicatie"].if_object()->erase("bsn");
    }
    auto gelezen = lees_aanvraag(json, "a", gronden().bibliotheek.begrippen(), gronden().codes);
    if (!gelezen) {
      throw std::runtime_error(een_fout(gelezen.error()).text());
    }
    return *gelezen;
  }
};

// veiligheid A8: the portal of an office with a name instead of an id files nothing that nobody would see.
TEST_F(DeurenTest, an_application_goes_to_an_office_of_the_list_or_nowhere) {
  for (const char* kantoor : {"Zorgkantoor Lageland", "Lageland", "-", "onbekend"}) {
    const auto ingediend = zaken_->dien_in(ouder_, aanvraag(), kantoor);
    ASSERT_FALSE(ingediend) << kantoor;
    EXPECT_EQ(ingediend.error().kind, ErrorKind::Input);
    EXPECT_EQ(ingediend.error().place.path, "kantoor");
    auto intake = intake_;
    intake.kantoor = kantoor;
    EXPECT_FALSE(zaken_->dien_in(intake, aanvraag(), "")) << kantoor;
  }
  EXPECT_TRUE(goed(archief_->koppen()).empty());
  EXPECT_TRUE(zaken_->dien_in(ouder_, aanvraag(), "lageland"));
  EXPECT_EQ(goed(zaken_->werkvoorraad(intake_)).items.size(), 1U);
}

TEST_F(DeurenTest, an_invented_office_takes_examples_only) {
  const auto echt = zaken_->dien_in(intake_, aanvraag("false"), "");
  ASSERT_FALSE(echt);
  EXPECT_EQ(echt.error().place.path, "voorbeeld");
  auto utrecht = intake_;
  utrecht.kantoor = "utrecht";
  EXPECT_TRUE(zaken_->dien_in(utrecht, aanvraag("false"), ""));
}

// veiligheid A7: what the CIZ or a clinician said comes from the office, never from who applies.
TEST_F(DeurenTest, a_parent_cannot_say_that_the_ciz_or_a_clinician_said_it) {
  const auto bewijs = goed(zaken_->dien_in(ouder_, aanvraag(), "lageland"));
  const auto zaak = goed(zaken_->zaak(intake_, bewijs.nummer));
  EXPECT_FALSE(zaak.indicatie);
  EXPECT_TRUE(zaak.feiten.contains("geindiceerd_profiel")) << "onbekend is geen nee: het gegeven blijft";
  for (const auto& [id, feit] : zaak.feiten) {
    EXPECT_EQ(feit.herkomst.rol, id == "aanvraagdatum" ? feit.herkomst.rol : "ouder") << id;
    EXPECT_NE(feit.herkomst.soort, "register") << id;
    EXPECT_NE(feit.herkomst.door, "CIZ") << id;
    EXPECT_NE(feit.herkomst.door, "mw. T. Vos") << id;
  }
  EXPECT_EQ(zaak.feiten.at("geindiceerd_profiel").herkomst.toelichting, "De aanvrager noemt als bron: CIZ.");
  EXPECT_EQ(zaak.feiten.at("kind_dagbesteding_nodig").herkomst.door, "Karin Verhoeven");
}

TEST_F(DeurenTest, the_office_takes_over_what_the_register_says_and_is_on_record_for_it) {
  const auto bewijs = goed(zaken_->dien_in(intake_, aanvraag(), ""));
  const auto zaak = goed(zaken_->zaak(intake_, bewijs.nummer));
  ASSERT_TRUE(zaak.indicatie);
  EXPECT_EQ(zaak.feiten.at("geindiceerd_profiel").herkomst.soort, "register");
  EXPECT_EQ(zaak.feiten.at("geindiceerd_profiel").herkomst.door, "CIZ");
  EXPECT_EQ(zaak.feiten.at("kind_dagbesteding_nodig").herkomst.door, "mw. T. Vos");
  for (const auto& gebeurtenis : goed(zaken_->gebeurtenissen(intake_, bewijs.nummer))) {
    EXPECT_EQ(gebeurtenis.actor.account, intake_.id);
    EXPECT_EQ(gebeurtenis.inhoud.text("naam"), intake_.weergavenaam);
  }
}

TEST_F(DeurenTest, a_fact_that_a_parent_states_later_is_a_statement_too) {
  const auto bewijs = goed(zaken_->dien_in(ouder_, aanvraag(), "lageland"));
  ouder_.dossiers = {bewijs.dossier};
  FeitInvoer feit;
  feit.begrip = "geindiceerd_profiel";
  feit.waarde = feel::Value("5VG");
  feit.rol = "ciz";
  feit.door = "CIZ";
  feit.toelichting = "De brief van het CIZ.";
  const auto gedaan = zaken_->leg_feit_vast(ouder_, bewijs.nummer, feit);
  if (gedaan) {
    const auto zaak = goed(zaken_->zaak(intake_, bewijs.nummer));
    EXPECT_EQ(zaak.feiten.at("geindiceerd_profiel").herkomst.soort, "opgave");
    EXPECT_EQ(zaak.feiten.at("geindiceerd_profiel").herkomst.rol, "ouder");
    EXPECT_EQ(zaak.feiten.at("geindiceerd_profiel").herkomst.door, ouder_.weergavenaam);
  } else {
    EXPECT_EQ(gedaan.error().kind, ErrorKind::Forbidden);
  }
}

}  // namespace
}  // namespace maatstaf::zaak
