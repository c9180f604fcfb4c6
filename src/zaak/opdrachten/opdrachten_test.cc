// SPDX-License-Identifier: EUPL-1.2
//
// Every command with every wrong role and in every wrong state; four eyes; locks; unknown is not no.
#include "zaak/opdrachten/opdrachten.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "zaak/voorbeelden/testing_spel.h"

namespace maatstaf::zaak {
namespace {

using auth::Rol;
using base::ErrorKind;
using testing::dag;
using testing::goed;
using testing::gronden;
using testing::medisch;
using testing::oordeel;
using testing::pakket;
using testing::Spel;
using testing::zorg;

class OpdrachtenTest : public testing::MetMensen {
 protected:
  void SetUp() override {
    ouder_.dossiers = {"dossier-1"};  // the pure commands need no database
  }
  [[nodiscard]] std::vector<auth::Account> iedereen() const {
    return {intake_,    arts_,  verpleegkundige_, beslisser_,    auditor_,
            beheerder_, ouder_, elders_,          vreemde_ouder_};
  }
  // Only these roles, at this office or of this dossier, get past the check of rights.
  void alleen(const std::vector<Rol>& rollen, const std::function<Besloten(const Vrager&)>& opdracht) {
    for (const auto& account : iedereen()) {
      const auto besloten = opdracht(spel_.als(account));
      const bool mag = std::ranges::find(rollen, account.rol) != rollen.end() && account.id != elders_.id &&
                       account.id != vreemde_ouder_.id;
      if (mag) {
        EXPECT_TRUE(besloten || besloten.error().kind != ErrorKind::Forbidden)
            << account.naam << ": " << besloten.error().text();
      } else {
        ASSERT_FALSE(besloten) << account.naam;
        EXPECT_EQ(besloten.error().kind, ErrorKind::Forbidden)
            << account.naam << ": " << besloten.error().text();
      }
    }
  }

  static void geweigerd(const Besloten& besloten, ErrorKind soort, std::string_view zegt) {
    ASSERT_FALSE(besloten);
    EXPECT_EQ(besloten.error().kind, soort) << besloten.error().text();
    EXPECT_NE(besloten.error().text().find(zegt), std::string::npos) << besloten.error().text();
    EXPECT_FALSE(besloten.error().remedy.empty());
  }

  void arts_tekent(const char* verdict = "bijzonder") {
    spel_.doe(teken_oordeel(spel_.zaak(), spel_.als(arts_), medisch(verdict), spel_.stand()));
  }

  // Everything known for a refusal to be proposed: a profile without a right, nothing special.
  void maak_afwijsbaar() {
    spel_.doe(
        teken_oordeel(spel_.zaak(), spel_.als(intake_), testing::intake_zonder_oplossing(), spel_.stand()));
    spel_.doe(bied_clientondersteuning_aan(spel_.zaak(), spel_.als(intake_),
                                           {dag("2026-10-21"), "telefoon", "nee", ""}));
    arts_tekent("niet_bijzonder");
    spel_.doe(teken_oordeel(spel_.zaak(), spel_.als(verpleegkundige_),
                            {oordeel("bijzondere_omgevingsfactor", false)}, spel_.stand()));
  }

  Spel spel_;
  auth::Account vreemde_ouder_ = testing::account("vreemde_ouder", Rol::Ouder, "");
};

const FeitInvoer kFeit{"soort_aanvraag", feel::Value("verlenging"), {}, {}, {}, "Verkeerd ingevuld.", {}};
const VerzoekInvoer kVerzoek{"het zorgplan",
                             "Wij willen weten welke zorg nodig is.",
                             {"behandelaarsverklaring"},
                             "dr. P. Jansen",
                             "kinderarts",
                             dag("2026-11-24"),
                             Opschorting::Ja};

// Requirements: R033.
TEST_F(OpdrachtenTest, wie_wat_mag) {
  auto& zaak = spel_.zaak();
  spel_.doe(vraag_op(zaak, spel_.als(intake_), kVerzoek, testing::begrippen()));
  const Stand stand = spel_.stand();
  alleen({Rol::Intake, Rol::MedischAdviseur, Rol::Verpleegkundige},
         [&](const Vrager& v) { return wijs_toe(zaak, v, {"id-arts", "arts", "medisch_adviseur"}); });
  alleen({Rol::Intake, Rol::Ouder},
         [&](const Vrager& v) { return leg_feit_vast(zaak, v, kFeit, testing::begrippen()); });
  alleen({Rol::Intake}, [&](const Vrager& v) {
    return bied_clientondersteuning_aan(zaak, v, {dag("2026-11-01"), "telefoon", "ja", ""});
  });
  alleen({Rol::Intake, Rol::MedischAdviseur, Rol::Verpleegkundige},
         [&](const Vrager& v) { return vraag_op(zaak, v, kVerzoek, testing::begrippen()); });
  alleen({Rol::Intake}, [&](const Vrager& v) {
    return ontvang_informatie(zaak, v, {"V1", dag("2026-11-10"), "", {}}, testing::begrippen());
  });
  alleen({Rol::MedischAdviseur},
         [&](const Vrager& v) { return teken_oordeel(zaak, v, medisch(), spel_.stand()); });
  alleen({Rol::MedischAdviseur}, [&](const Vrager& v) {
    return bewaar_concept(zaak, v, {oordeel("gebied_adl", "klein")}, spel_.stand());
  });
  alleen({Rol::Intake}, [&](const Vrager& v) {
    return teken_oordeel(zaak, v, {oordeel("profiel_best_passend", true)}, spel_.stand());
  });
  alleen({Rol::MedischAdviseur, Rol::Verpleegkundige, Rol::Beslisser},
         [&](const Vrager& v) { return stel_besluit_voor(zaak, v, stand, "afwijzing", "Daarom."); });
  alleen({Rol::MedischAdviseur, Rol::Beslisser},
         [&](const Vrager& v) { return lees_mee(zaak, v, "afwijzing", true, "Gelezen."); });
  alleen({Rol::Beslisser},
         [&](const Vrager& v) { return sta_voorbeeldwaarden_toe(zaak, v, stand, "Zo kiezen wij."); });
  alleen({Rol::Beslisser}, [&](const Vrager& v) {
    return neem_besluit(zaak, v, stand, {"afwijzing", "Omdat de zorg past bij het profiel.", "", {}, {}});
  });
  alleen({Rol::Intake, Rol::Beslisser},
         [&](const Vrager& v) { return verzend_brief(zaak, v, "ontvangstbevestiging", "", ""); });
  arts_tekent();
  alleen({Rol::Verpleegkundige},
         [&](const Vrager& v) { return leg_zorg_vast(zaak, v, zorg(), spel_.stand()); });
  alleen({Rol::Verpleegkundige}, [&](const Vrager& v) {
    return teken_oordeel(zaak, v, {oordeel("verantwoord", true)}, spel_.stand());
  });
}

TEST_F(OpdrachtenTest, geblokkeerd_account_mag_niets) {
  intake_.geblokkeerd = true;
  geweigerd(leg_feit_vast(spel_.zaak(), spel_.als(intake_), kFeit, testing::begrippen()),
            ErrorKind::Forbidden, "mag u dit");
}

// Requirements: R085, N06.
TEST_F(OpdrachtenTest, na_het_besluit_verandert_er_niets) {
  auto& zaak = spel_.zaak();
  const Stand stand = spel_.stand();
  zaak.besluit = Besluit{};
  for (const auto& besloten :
       {leg_feit_vast(zaak, spel_.als(intake_), kFeit, testing::begrippen()),
        vraag_op(zaak, spel_.als(intake_), kVerzoek, testing::begrippen()),
        bied_clientondersteuning_aan(zaak, spel_.als(intake_), {dag("2026-11-01"), "brief", "ja", ""}),
        teken_oordeel(zaak, spel_.als(arts_), medisch(), spel_.stand()),
        bewaar_concept(zaak, spel_.als(arts_), medisch(), spel_.stand()),
        stel_besluit_voor(zaak, spel_.als(beslisser_), stand, "afwijzing", "x"),
        lees_mee(zaak, spel_.als(lezer_), "afwijzing", true, "x"),
        sta_voorbeeldwaarden_toe(zaak, spel_.als(beslisser_), stand, "x"),
        neem_besluit(zaak, spel_.als(beslisser_), stand, {"afwijzing", "x", "", {}, {}})}) {
    geweigerd(besloten, ErrorKind::Conflict, "al besloten");
  }
}

// Requirements: N06.
TEST_F(OpdrachtenTest, een_feit_verbeteren_vraagt_een_reden) {
  FeitInvoer zonder = kFeit;
  zonder.toelichting.clear();
  geweigerd(leg_feit_vast(spel_.zaak(), spel_.als(intake_), zonder, testing::begrippen()), ErrorKind::Input,
            "reden van de verandering");
  spel_.doe(leg_feit_vast(spel_.zaak(), spel_.als(intake_), kFeit, testing::begrippen()));
  EXPECT_EQ(spel_.zaak().feiten.at("soort_aanvraag").waarde.string(), "verlenging");
}

// Requirements: R063.
TEST_F(OpdrachtenTest, een_feit_moet_kloppen_en_van_de_juiste_kant_komen) {
  const auto leg = [&](const char* begrip, feel::Value inhoud, const char* rol) {
    return leg_feit_vast(spel_.zaak(), spel_.als(intake_),
                         {begrip, std::move(inhoud), "iemand", rol, {}, "reden", {}}, testing::begrippen());
  };
  geweigerd(leg("bestaat_niet", feel::Value(true), "intake"), ErrorKind::Input, "begrippenlijst");
  geweigerd(leg("soort_aanvraag", feel::Value("onzin"), "intake"), ErrorKind::Input, "");
  geweigerd(leg("soort_aanvraag", feel::Value(7), "intake"), ErrorKind::Input, "");
  geweigerd(leg("soort_aanvraag", feel::Value(), "intake"), ErrorKind::Input, "geen antwoord");
  geweigerd(leg("pab_verklaring_arts", feel::Value(true), "ouder"), ErrorKind::Forbidden,
            "kan niet van deze rol komen");
  geweigerd(leg(kMedischOordeel, feel::Value("bijzonder"), "intake"), ErrorKind::Input, "geen feit");
  EXPECT_TRUE(leg("pab_verklaring_arts", feel::Value(true), "behandelaar"));
}

TEST_F(OpdrachtenTest, een_ouder_spreekt_alleen_voor_zichzelf) {
  FeitInvoer invoer{"pab_verklaring_arts", feel::Value(true), "dr. Iemand", "behandelaar", {}, "x", {}};
  geweigerd(leg_feit_vast(spel_.zaak(), spel_.als(ouder_), invoer, testing::begrippen()),
            ErrorKind::Forbidden, "kan niet van deze rol komen");
}

// Requirements: R019.
TEST_F(OpdrachtenTest, vragen_en_antwoorden) {
  auto& zaak = spel_.zaak();
  VerzoekInvoer fout = kVerzoek;
  fout.uiterlijk = dag("2026-11-10");
  geweigerd(vraag_op(zaak, spel_.als(intake_), fout, testing::begrippen()), ErrorKind::Input,
            "datum kan niet");
  fout.uiterlijk = dag("2036-11-10");
  geweigerd(vraag_op(zaak, spel_.als(intake_), fout, testing::begrippen()), ErrorKind::Input,
            "datum kan niet");
  fout = kVerzoek;
  fout.waarom = " ";
  geweigerd(vraag_op(zaak, spel_.als(intake_), fout, testing::begrippen()), ErrorKind::Input, "Waarom");
  geweigerd(
      ontvang_informatie(zaak, spel_.als(intake_), {"V1", dag("2026-11-10"), "", {}}, testing::begrippen()),
      ErrorKind::NotFound, "verzoek");
  spel_.doe(vraag_op(zaak, spel_.als(intake_), kVerzoek, testing::begrippen()));
  ASSERT_EQ(zaak.onderbrekingen().size(), 1U);
  EXPECT_FALSE(zaak.onderbrekingen().front().aangevuld.has_value());
  EXPECT_EQ(spel_.stand().taken.front().soort, Taak::Soort::Wachten);
  geweigerd(
      ontvang_informatie(zaak, spel_.als(intake_), {"V1", dag("2026-12-10"), "", {}}, testing::begrippen()),
      ErrorKind::Input, "datum");
  spel_.doe(ontvang_informatie(
      zaak, spel_.als(intake_),
      {"V1",
       dag("2026-11-10"),
       "Ontvangen.",
       {{"behandelaarsverklaring", feel::Value("aanwezig"), "dr. P. Jansen", "behandelaar", {}, "", {}}}},
      testing::begrippen()));
  EXPECT_TRUE(zaak.onderbrekingen().front().aangevuld.has_value());
  EXPECT_EQ(zaak.feiten.at("behandelaarsverklaring").herkomst.door, "dr. P. Jansen");
  geweigerd(
      ontvang_informatie(zaak, spel_.als(intake_), {"V1", dag("2026-11-10"), "", {}}, testing::begrippen()),
      ErrorKind::Conflict, "al antwoord");
}

// Requirements: R046.
TEST_F(OpdrachtenTest, de_verpleegkundige_wacht_op_de_medisch_adviseur) {
  geweigerd(
      teken_oordeel(spel_.zaak(), spel_.als(verpleegkundige_), {oordeel("verantwoord", true)}, spel_.stand()),
      ErrorKind::Conflict, "nog niet getekend");
  geweigerd(bewaar_concept(spel_.zaak(), spel_.als(verpleegkundige_), {oordeel("verantwoord", true)},
                           spel_.stand()),
            ErrorKind::Conflict, "nog niet getekend");
  arts_tekent();
  spel_.doe(teken_oordeel(spel_.zaak(), spel_.als(verpleegkundige_), {oordeel("verantwoord", true)},
                          spel_.stand()));
}

// Requirements: R044.
TEST_F(OpdrachtenTest, twee_verschillende_mensen) {
  arts_tekent();
  auto dubbel = verpleegkundige_;
  dubbel.weergavenaam = arts_.weergavenaam;  // the same person with a second account
  geweigerd(teken_oordeel(spel_.zaak(), spel_.als(dubbel), {oordeel("verantwoord", true)}, spel_.stand()),
            ErrorKind::Forbidden, "twee verschillende mensen");
}

// Requirements: R003, R048, R052, R056.
TEST_F(OpdrachtenTest, zonder_gebied_reden_bewijs_of_verklaring_is_er_niets_te_tekenen) {
  auto lijst = medisch();
  lijst.erase(lijst.begin());
  geweigerd(teken_oordeel(spel_.zaak(), spel_.als(arts_), lijst, spel_.stand()), ErrorKind::Conflict,
            "nog niet ingevuld");
  lijst = medisch();
  lijst[2].bewijs.clear();
  geweigerd(teken_oordeel(spel_.zaak(), spel_.als(arts_), lijst, spel_.stand()), ErrorKind::Input,
            "bewijs ontbreekt");
  lijst = medisch();
  lijst.back().toelichting = "  ";
  geweigerd(teken_oordeel(spel_.zaak(), spel_.als(arts_), lijst, spel_.stand()), ErrorKind::Input,
            "reden ontbreekt");
  lijst = medisch();
  lijst[10].waarde = feel::Value(false);  // volledig_beeld
  geweigerd(teken_oordeel(spel_.zaak(), spel_.als(arts_), lijst, spel_.stand()), ErrorKind::Conflict,
            "nog niet tekenen");
  lijst = medisch();
  lijst.back().waarde.reset();
  geweigerd(teken_oordeel(spel_.zaak(), spel_.als(arts_), lijst, spel_.stand()), ErrorKind::Input,
            "antwoord ontbreekt");
  geweigerd(teken_oordeel(spel_.zaak(), spel_.als(arts_), {}, spel_.stand()), ErrorKind::Input,
            "geen oordeel");
  EXPECT_TRUE(spel_.zaak().oordelen.empty());
}

// Requirements: R045, N06.
TEST_F(OpdrachtenTest, getekend_is_vast_en_verandert_alleen_met_een_nieuwe_versie) {
  arts_tekent();
  auto nieuw = oordeel("gebied_adl", "klein");
  geweigerd(teken_oordeel(spel_.zaak(), spel_.als(arts_), {nieuw}, spel_.stand()), ErrorKind::Conflict,
            "staat vast");
  nieuw.reden_nieuwe_versie = "De kinderarts schreef een aanvulling.";
  auto collega = testing::account("collega", Rol::MedischAdviseur);
  geweigerd(teken_oordeel(spel_.zaak(), spel_.als(collega), {nieuw}, spel_.stand()), ErrorKind::Forbidden,
            "van iemand anders");
  spel_.doe(teken_oordeel(spel_.zaak(), spel_.als(arts_), {nieuw}, spel_.stand()));
  ASSERT_EQ(spel_.zaak().oordelen.at("gebied_adl").size(), 2U);
  EXPECT_EQ(spel_.zaak().oordeel("gebied_adl")->versie, 2);
  EXPECT_EQ(spel_.zaak().oordelen.at("gebied_adl").front().waarde.string(), "groot");
  // Who takes the case over may go on, with a reason.
  spel_.doe(
      wijs_toe(spel_.zaak(), spel_.als(intake_), {collega.id, collega.weergavenaam, "medisch_adviseur"}));
  EXPECT_TRUE(teken_oordeel(spel_.zaak(), spel_.als(collega), {nieuw}, spel_.stand()));
}

TEST_F(OpdrachtenTest, een_concept_telt_niet_mee) {
  spel_.doe(bewaar_concept(spel_.zaak(), spel_.als(arts_), {oordeel(kMedischOordeel, "niet_bijzonder")},
                           spel_.stand()));
  EXPECT_EQ(spel_.zaak().oordeel(kMedischOordeel), nullptr);
  EXPECT_FALSE(spel_.zaak().feiten.contains(kMedischOordeel));
  EXPECT_EQ(spel_.stand().beoordeling.stap("4")->antwoord, beoordeling::Antwoord::Onbekend);
}

// Requirements: R046.
TEST_F(OpdrachtenTest, zorg_hoort_bij_een_vastgestelde_beperking) {
  arts_tekent();
  spel_.zaak().oordelen.erase("gebied_verpleging");
  geweigerd(leg_zorg_vast(spel_.zaak(), spel_.als(verpleegkundige_), zorg(), spel_.stand()),
            ErrorKind::Conflict, "niet geoordeeld");
  EXPECT_TRUE(leg_zorg_vast(spel_.zaak(), spel_.als(verpleegkundige_), zorg("adl"), spel_.stand()));
  geweigerd(
      leg_zorg_vast(spel_.zaak(), spel_.als(verpleegkundige_), oordeel("verantwoord", true), spel_.stand()),
      ErrorKind::Input, "niet de zorg");
}

// Requirements: N04, N05.
TEST_F(OpdrachtenTest, onbekend_leidt_nooit_tot_een_besluit) {
  const Stand stand = spel_.stand();
  for (const auto& uitkomst : pakket().uitkomsten) {
    geweigerd(stel_besluit_voor(spel_.zaak(), spel_.als(beslisser_), stand, uitkomst.id, "Omdat het kan."),
              ErrorKind::Conflict, "");
    const auto besloten = neem_besluit(spel_.zaak(), spel_.als(beslisser_), stand,
                                       {uitkomst.id, "Omdat ik het zo vind, en niet anders.",
                                        "Bijzonder geval.", dag("2026-12-01"), dag("2027-11-30")});
    ASSERT_FALSE(besloten) << uitkomst.id;
  }
}

// Requirements: R029, R088, N01, N04, N12.
TEST_F(OpdrachtenTest, een_afwijzing_vraagt_voorstel_tweede_lezer_en_andere_persoon) {
  maak_afwijsbaar();
  auto& zaak = spel_.zaak();
  const Stand stand = spel_.stand();
  ASSERT_EQ(stand.beoordeling.hoofduitkomst, "afwijzing") << stand.beoordeling.behoeften.size();
  const BesluitInvoer afwijzing{
      "afwijzing", "De zorg past bij het profiel. In de bijlage staat waarom.", "", {}, {}};
  if (stand.beoordeling.gebruikt_voorbeeldwaarden()) {
    geweigerd(neem_besluit(zaak, spel_.als(beslisser_), stand, afwijzing), ErrorKind::Conflict,
              "voorbeeldwaarde");
    spel_.doe(sta_voorbeeldwaarden_toe(zaak, spel_.als(beslisser_), stand, "Er is nog geen bron."));
  }
  geweigerd(neem_besluit(zaak, spel_.als(beslisser_), stand, afwijzing), ErrorKind::Conflict,
            "voor, zodat een tweede lezer");
  spel_.doe(stel_besluit_voor(zaak, spel_.als(verpleegkundige_), stand, "afwijzing", "Er is geen grond."));
  geweigerd(neem_besluit(zaak, spel_.als(beslisser_), stand, afwijzing), ErrorKind::Conflict,
            "Laat een collega");
  geweigerd(lees_mee(zaak, spel_.als(arts_), "afwijzing", true, "Gelezen."), ErrorKind::Forbidden,
            "niet beoordeelde");
  geweigerd(lees_mee(zaak, spel_.als(lezer_), "meerzorg", true, "Gelezen."), ErrorKind::Conflict,
            "geen voorstel");
  spel_.doe(lees_mee(zaak, spel_.als(lezer_), "afwijzing", false, "De ouders zijn niet gehoord."));
  geweigerd(neem_besluit(zaak, spel_.als(beslisser_), stand, afwijzing), ErrorKind::Conflict, "niet eens");
  spel_.doe(lees_mee(zaak, spel_.als(lezer_), "afwijzing", true, "Nu wel."));
  geweigerd(neem_besluit(zaak, spel_.als(lezer_), stand, afwijzing), ErrorKind::Conflict,
            "zelf de tweede lezer");
  auto dubbel = beslisser_;
  dubbel.weergavenaam = verpleegkundige_.weergavenaam;
  geweigerd(neem_besluit(zaak, spel_.als(dubbel), stand, afwijzing), ErrorKind::Forbidden,
            "zelf een oordeel");
  BesluitInvoer kort = afwijzing;
  kort.motivering = "Nee.";
  geweigerd(neem_besluit(zaak, spel_.als(beslisser_), stand, kort), ErrorKind::Input, "te kort");
  spel_.doe(neem_besluit(zaak, spel_.als(beslisser_), stand, afwijzing));
  EXPECT_EQ(zaak.besluit->soort, "afwijzing");
  EXPECT_EQ(zaak.besluit->bezwaar_tot, dag("2026-12-22"));
  EXPECT_EQ(zaak.besluit->vingerafdruk, pakket().vingerafdruk);
  EXPECT_EQ(zaak.besluit->kwitantie_sha256.size(), 64U);
  EXPECT_EQ(zaak.fase(), Fase::Besloten);
  spel_.doe(verzend_brief(zaak, spel_.als(beslisser_), "besluit", "", ""));
  EXPECT_EQ(zaak.fase(), Fase::BriefVerzonden);
  geweigerd(verzend_brief(zaak, spel_.als(beslisser_), "besluit", "", ""), ErrorKind::Conflict,
            "al verstuurd");
}

// Requirements: N04.
TEST_F(OpdrachtenTest, anders_besluiten_mag_met_reden) {
  maak_afwijsbaar();
  auto& zaak = spel_.zaak();
  const Stand stand = spel_.stand();
  if (stand.beoordeling.gebruikt_voorbeeldwaarden()) {
    spel_.doe(sta_voorbeeldwaarden_toe(zaak, spel_.als(beslisser_), stand, "Er is nog geen bron."));
  }
  BesluitInvoer anders{"omgevingsfactor", "In dit geval is er een bijzondere situatie.", "",
                       dag("2026-12-01"), dag("2027-11-30")};
  geweigerd(neem_besluit(zaak, spel_.als(beslisser_), stand, anders), ErrorKind::Input,
            "anders te besluiten");
  anders.reden_afwijking = "De gevolgen zijn onevenredig, omdat de mantelzorger is overleden.";
  auto zonder_datum = anders;
  zonder_datum.ingangsdatum.reset();
  geweigerd(neem_besluit(zaak, spel_.als(beslisser_), stand, zonder_datum), ErrorKind::Input, "ingangsdatum");
  auto omgekeerd = anders;
  omgekeerd.einddatum = dag("2026-11-01");
  geweigerd(neem_besluit(zaak, spel_.als(beslisser_), stand, omgekeerd), ErrorKind::Input, "periode");
  spel_.doe(neem_besluit(zaak, spel_.als(beslisser_), stand, anders));
  EXPECT_EQ(zaak.besluit->voorstel, "afwijzing");
  EXPECT_EQ(zaak.besluit->soort, "toekenning");
}

// Requirements: R020.
TEST_F(OpdrachtenTest, zonder_aanbod_van_clientondersteuning_komt_er_geen_besluit) {
  maak_afwijsbaar();
  const auto aanbod = [&] {
    const auto lijst = controles(spel_.zaak(), spel_.als(beslisser_), spel_.stand(), "afwijzing");
    const auto it =
        std::ranges::find_if(lijst, [](const Controle& c) { return c.id == "clientondersteuning"; });
    return it == lijst.end() ? Controle::Stand::Ontbreekt : it->stand;
  };
  EXPECT_EQ(aanbod(), Controle::Stand::InOrde);
  spel_.zaak().clientondersteuning.reset();
  EXPECT_EQ(aanbod(), Controle::Stand::Ontbreekt);
}

// Requirements: R163.
TEST_F(OpdrachtenTest, met_een_voorgenomen_pakket_kan_niemand_besluiten) {
  maak_afwijsbaar();
  StandOpties opties;
  opties.pakket = "meerzorg-thuis/rlz-2027";
  const auto stand = goed(bepaal_stand(spel_.zaak(), gronden().bibliotheek, gronden().termijnboek, opties));
  const auto besloten =
      neem_besluit(spel_.zaak(), spel_.als(beslisser_), stand,
                   {"afwijzing", "De zorg past bij het profiel, zie de bijlage.", "", {}, {}});
  ASSERT_FALSE(besloten);
  EXPECT_EQ(besloten.error().kind, ErrorKind::Conflict);
}

TEST_F(OpdrachtenTest, een_latere_versie_van_de_arts_vraagt_een_nieuwe_blik) {
  maak_afwijsbaar();
  auto nieuw = oordeel(kMedischOordeel, "niet_bijzonder");
  nieuw.reden_nieuwe_versie = "Nieuw verslag gelezen.";
  spel_.doe(teken_oordeel(spel_.zaak(), spel_.als(arts_), {nieuw}, spel_.stand()));
  for (const auto& controle : controles(spel_.zaak(), spel_.als(beslisser_), spel_.stand(), "afwijzing")) {
    if (controle.id != "volgorde") {
      continue;
    }
    EXPECT_EQ(controle.stand, Controle::Stand::Ontbreekt);
  }
}

}  // namespace
}  // namespace maatstaf::zaak
