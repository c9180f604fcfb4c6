// SPDX-License-Identifier: EUPL-1.2
//
// The demo, played once through the real commands with the real rules and a real archive: the whole story of
// Noor, the work list, the chain, what each person may see.
#include "zaak/voorbeelden/voorbeelden.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "base/hash.h"
#include "beoordeling/beoordelen/beoordelen.h"
#include "beoordeling/kwitantie/kwitantie.h"
#include "brieven/inhoud/brief.h"
#include "brieven/inhoud/opstellen.h"
#include "dossier/ketenbewijs.h"
#include "zaak/besluitbrief.h"
#include "zaak/dossierbeeld/soorten.h"
#include "zaak/voorbeelden/testing.h"

namespace maatstaf::zaak {
namespace {

using base::ErrorKind;
using base::Moment;
using testing::dag;
using testing::goed;
using testing::gronden;

// Everything is loaded up to the end of the story; views look back at earlier moments.
class Demo {
 public:
  const auth::Account& mens(std::string_view naam) const {
    for (const auto& account : voorbeelden.accounts) {
      if (account.naam == naam) {
        return account;
      }
    }
    throw std::runtime_error(std::string(naam));
  }
  void zet(const char* datum, int uur = 9) { klok.set(Moment::at(dag(datum), uur)); }

  base::FixedClock klok{Moment::at(dag("2026-11-24"), 20)};
  dossier::Kluis kluis = dossier::Kluis::tijdelijk();
  std::unique_ptr<db::Database> database = migreer();
  Voorbeelden voorbeelden = laad();
  dossier::Archief archief{*database, kluis, klok};
  Zaken zaken{archief, gronden().bibliotheek, gronden().codes, klok, gronden().termijnboek};

  Voorbeelden laad() {
    return goed(laad_voorbeelden(*database, kluis, gronden().bibliotheek, gronden().codes,
                                 gronden().termijnboek,
                                 {.map = MAATSTAF_SOURCE_DIR "/voorbeelden",
                                  .wachtwoord = "een lang wachtwoord",
                                  .tot_en_met = Moment::at(dag("2026-11-24"), 20)}));
  }

 private:
  std::unique_ptr<db::Database> migreer() {
    auto nieuw = goed(db::Database::open("sqlite::memory:"));
    goed(db::migrate(*nieuw, MAATSTAF_SOURCE_DIR "/migraties", klok));
    return nieuw;
  }
};

struct Verwacht {
  const char* uiterlijk;
  Groep groep;
  Taak::Soort taak;
  const char* rol;
  const char* wat;
};

const std::map<std::string, Verwacht>& verwachte_werkvoorraad() {
  static const std::map<std::string, Verwacht> verwacht = {
      {"MZ-2026-0388",
       {"2026-11-20", Groep::OverDeTermijn, Taak::Soort::Toestaan, "beslisser", "voorbeeldwaarden"}},
      {"MZ-2026-0394", {"2026-11-25", Groep::DezeWeek, Taak::Soort::Wachten, "intake", "kosten"}},
      {"MZ-2026-0399",
       {"2026-11-26", Groep::DezeWeek, Taak::Soort::Toestaan, "beslisser", "voorbeeldwaarden"}},
      {"MZ-2026-0401",
       {"2026-11-27", Groep::DezeWeek, Taak::Soort::Oordelen, "medisch_adviseur", "medisch adviseur"}},
      {"MZ-2026-0405",
       {"2026-12-01", Groep::VolgendeTweeWeken, Taak::Soort::Toestaan, "beslisser", "voorbeeldwaarden"}},
      {"MZ-2026-0415", {"2026-12-09", Groep::VolgendeTweeWeken, Taak::Soort::Invullen, "intake", "CIZ"}},
      {"MZ-2026-0418", {"2026-12-16", Groep::KlokStaatStil, Taak::Soort::Wachten, "intake", "kinderarts"}},
      {"MZ-2026-0421", {"2026-12-21", Groep::KlokStaatStil, Taak::Soort::Wachten, "intake", "CEP"}},
      {"MZ-2026-0424", {"2027-01-18", Groep::Later, Taak::Soort::Oordelen, "intake", ""}},
      {"MZ-2026-0426", {"2026-12-15", Groep::Later, Taak::Soort::Toestaan, "beslisser", ""}},
  };
  return verwacht;
}

void werkvoorraad_op_wettelijke_termijn(Demo& demo) {
  demo.zet("2026-11-24", 20);
  EXPECT_EQ(demo.voorbeelden.zaken.size(), 13U);
  const auto lijst = testing::hele_werkvoorraad(demo.zaken, demo.mens("marloes"));
  EXPECT_EQ(lijst.size(), 13U);
  const auto blad = goed(demo.zaken.werkvoorraad(demo.mens("marloes")));
  EXPECT_EQ(blad.open + blad.afgerond, 13);
  for (const auto& [groep, aantal] : blad.per_groep) {
    EXPECT_EQ(std::ranges::count(lijst, groep, &WerkItem::groep), aantal) << woord(groep);
  }
  Groep vorige = Groep::OverDeTermijn;
  for (const auto& item : lijst) {
    std::string stappen;
    for (const auto& stap : item.stappen) {
      stappen += stap.nummer + "=" + std::string(beoordeling::woord(stap.antwoord)) + (stap.nu ? "* " : " ");
    }
    SCOPED_TRACE(item.nummer + " " + item.naam + ": " + item.ontbreekt + " / " + item.wie + " / " +
                 item.belemmering + " / " + stappen);
    EXPECT_EQ(item.gegevens, Gegevens::Voorbeeld);
    EXPECT_TRUE(item.belemmering.empty());
    EXPECT_GE(item.groep, vorige);
    vorige = item.groep;
    const auto gezocht = verwachte_werkvoorraad().find(item.nummer);
    if (gezocht == verwachte_werkvoorraad().end()) {
      EXPECT_EQ(item.groep, Groep::Afgerond);
      continue;
    }
    EXPECT_EQ(item.uiterlijk, dag(gezocht->second.uiterlijk)) << item.uiterlijk.text();
    EXPECT_EQ(item.groep, gezocht->second.groep);
    EXPECT_EQ(item.taak, gezocht->second.taak);
    EXPECT_EQ(item.wie_rol, gezocht->second.rol);
    EXPECT_NE(item.ontbreekt.find(gezocht->second.wat), std::string::npos);
  }
}

// Requirements: R028, R031, R034, R089, N02.
void noor_krijgt_meerzorg_met_de_bedragen_van_het_verhaal(Demo& demo) {
  const Zaak zaak = goed(demo.zaken.zaak(demo.mens("ingrid"), "MZ-2026-0412"));
  const Stand stand = goed(demo.zaken.stand(zaak));
  EXPECT_EQ(stand.beoordeling.hoofduitkomst, "meerzorg");
  EXPECT_TRUE(stand.beoordeling.behoeften.empty());
  for (const auto& [id, bedrag] : std::map<std::string, int>{{"omvang_per_jaar", 149344},
                                                             {"basisbedrag", 99392},
                                                             {"ekt_maximum", 24848},
                                                             {"tekort_met_ekt", 25104},
                                                             {"boven_basisbedrag", 49952},
                                                             {"bedrag_mpt", 24024},
                                                             {"bedrag_pgb", 125320}}) {
    EXPECT_EQ(feel::to_text(stand.beoordeling.waarden.at(id)), std::to_string(bedrag)) << id;
  }
  EXPECT_EQ(feel::to_text(stand.beoordeling.waarden.at("uren_grens")), "36.25");
  EXPECT_EQ(stand.termijn.einde, dag("2026-12-07"));
  ASSERT_TRUE(zaak.besluit);
  EXPECT_EQ(zaak.besluit->datum, dag("2026-11-24"));
  EXPECT_EQ(zaak.besluit->bezwaar_tot, dag("2027-01-05"));
  EXPECT_EQ(zaak.besluit->einddatum, dag("2029-11-30"));
  EXPECT_EQ(zaak.besluit->door.naam, "Ingrid Mulder");
  EXPECT_EQ(zaak.oordeel(kMedischOordeel)->door.naam, "dr. H. van Dalen");
  EXPECT_EQ(zaak.oordeel(kPassendeZorg)->door.naam, "Samira Haddad");
  const auto kwitantie = beoordeling::kwitantie(*stand.pakket, stand.feiten, stand.beoordeling);
  EXPECT_EQ(base::sha256_hex(base::canonical(kwitantie)), zaak.besluit->kwitantie_sha256)
      << "the receipt can be made again";
}

// Requirements: N03, N04.
void wat_er_toen_bekend_was(Demo& demo) {
  const Kennis toen{dag("2026-10-30"), Moment::at(dag("2026-10-30"), 12)};
  const Zaak zaak = goed(demo.zaken.zaak(demo.mens("ingrid"), "MZ-2026-0412", toen));
  EXPECT_FALSE(zaak.feiten.contains("kind_dagbesteding_nodig"));
  EXPECT_FALSE(zaak.feiten.contains(kMedischOordeel));
  EXPECT_FALSE(zaak.besluit);
  const Stand stand = goed(demo.zaken.stand(zaak));
  EXPECT_FALSE(stand.beoordeling.hoofduitkomst);
  EXPECT_EQ(stand.beoordeling.stap("3")->antwoord, beoordeling::Antwoord::Onbekend);
  for (const auto& uitkomst : stand.beoordeling.uitkomsten) {
    if (uitkomst.id == "afwijzing") {
      EXPECT_NE(uitkomst.antwoord, beoordeling::Antwoord::Ja);
    }
  }
}

// Every task of an open case about a fact or a judgement is a need of the assessment, and every need has a
// task or waits for somebody.
void taken_komen_alleen_uit_behoeften(Demo& demo) {
  demo.zet("2026-11-24", 20);
  for (const auto& nummer : demo.voorbeelden.zaken) {
    SCOPED_TRACE(nummer);
    const Zaak zaak = goed(demo.zaken.zaak(demo.mens("marloes"), nummer));
    if (zaak.besluit) {
      continue;
    }
    const Stand stand = goed(demo.zaken.stand(zaak));
    std::set<std::string> nodig;
    for (const auto& behoefte : stand.beoordeling.behoeften) {
      nodig.insert(behoefte.begrip);
    }
    std::set<std::string> taken;
    for (const auto& taak : stand.taken) {
      for (const auto& begrip : taak.begrippen) {
        EXPECT_TRUE(taak.soort == Taak::Soort::Wachten || nodig.contains(begrip)) << begrip;
        taken.insert(begrip);
      }
    }
    for (const auto& begrip : nodig) {
      const auto* bekend = gronden().bibliotheek.begrippen().vind(begrip);
      const bool wacht_op_arts = bekend->bevoegdheid == "verpleegkundige" &&
                                 wacht_op_medisch_adviseur(zaak, *stand.pakket, stand.beoordeling);
      EXPECT_TRUE(taken.contains(begrip) || wacht_op_arts) << begrip;
    }
    EXPECT_FALSE(stand.taken.empty());
  }
}

void de_keten_is_heel_en_opnieuw_maken_geeft_dezelfde_lijst(Demo& demo) {
  demo.zet("2026-11-24", 20);
  for (const auto& kop : goed(demo.archief.koppen())) {
    EXPECT_TRUE(goed(demo.archief.verifieer(kop.dossier)).gaaf) << kop.dossier;
  }
  const auto als_tekst = [&] {
    std::string tekst;
    for (const auto& item : testing::hele_werkvoorraad(demo.zaken, demo.mens("marloes"))) {
      const auto regel = goed(demo.archief.zoek(item.nummer));
      tekst += regel.zaaknummer + base::canonical(regel.velden) + base::canonical(regel.persoonlijk) + "\n";
    }
    return tekst;
  };
  const auto eerst = als_tekst();
  EXPECT_EQ(goed(demo.archief.herbouw()), 13);
  EXPECT_EQ(als_tekst(), eerst);
}

void nog_een_keer_laden_voegt_niets_toe(Demo& demo) {
  const auto weer = demo.laad();
  EXPECT_EQ(weer.zaken, demo.voorbeelden.zaken);
  EXPECT_EQ(weer.accounts.size(), demo.voorbeelden.accounts.size());
  EXPECT_EQ(goed(demo.archief.koppen()).size(), 13U);
}

// Requirements: R027.
void status_voor_de_ouder(Demo& demo) {
  const auto& karin = demo.mens("karin");
  EXPECT_EQ(goed(demo.zaken.eigen_zaken(karin)), std::vector<std::string>{"MZ-2026-0412"});
  // As it stood on Monday 19 October: waiting for the paediatrician.
  const Kennis toen{dag("2026-10-19"), Moment::at(dag("2026-10-19"), 12)};
  const Zaak zaak = goed(demo.zaken.zaak(demo.mens("marloes"), "MZ-2026-0412", toen));
  StandOpties opties;
  opties.vandaag = dag("2026-10-19");
  const auto status = status_voor_ouder(zaak, goed(demo.zaken.stand(zaak, opties)), dag("2026-10-19"));
  EXPECT_EQ(status.aan_zet, WieIsAanZet::Ander);
  EXPECT_EQ(status.kop, "De kinderarts moet nog iets sturen");
  EXPECT_EQ(status.voor_u, "U hoeft nu niets te doen.");
  EXPECT_EQ(status.uiterlijk, dag("2026-12-07"));
  EXPECT_EQ(status.uiterlijk_kop, "Uiterlijk maandag 7 december 2026");
  EXPECT_EQ(status.loopt_door_kop, "Uw meerzorg van nu, tot en met 28 februari 2027");
  EXPECT_EQ(status.loopt_door_uitleg,
            "U houdt 52 uur zorg per week. Dat verandert niet zolang wij uw aanvraag bekijken.");
  EXPECT_EQ(status.contactpersoon, "Marloes Kuipers");
  EXPECT_EQ(status.ondersteuner, "Bilal Aydin");
  ASSERT_EQ(status.stappen.size(), 5U);
  EXPECT_EQ(status.stappen[1].stand, StatusStand::Wacht);
  ASSERT_EQ(status.geschiedenis.size(), 3U);
  EXPECT_EQ(status.geschiedenis.front().datum, dag("2026-10-12"));
  const auto nu = goed(demo.zaken.status(karin, "MZ-2026-0412"));
  EXPECT_EQ(nu.aan_zet, WieIsAanZet::Niemand);
}

// Requirements: N07.
void iedereen_ziet_alleen_wat_mag(Demo& demo) {
  const auto geweigerd = [&](const auth::Account& account, const char* nummer) {
    const auto zaak = demo.zaken.zaak(account, nummer);
    return !zaak && zaak.error().kind == ErrorKind::Forbidden;
  };
  EXPECT_TRUE(geweigerd(demo.mens("karin"), "MZ-2026-0401"));
  EXPECT_TRUE(geweigerd(demo.mens("beheer"), "MZ-2026-0412"));
  EXPECT_TRUE(geweigerd(testing::account("elders", auth::Rol::Intake, "hoogland"), "MZ-2026-0412"));
  EXPECT_FALSE(demo.zaken.werkvoorraad(demo.mens("karin")));
  EXPECT_TRUE(demo.zaken.zaak(demo.mens("femke"), "MZ-2026-0412"));
  // A draft is for who wrote it; what is being judged is not yet for the family.
  EXPECT_EQ(goed(demo.zaken.zaak(demo.mens("vandalen"), "MZ-2026-0401")).concepten.size(), 1U);
  EXPECT_TRUE(goed(demo.zaken.zaak(demo.mens("samira"), "MZ-2026-0401")).concepten.empty());
  const Zaak emma = goed(demo.zaken.zaak(demo.mens("sandra"), "MZ-2026-0424"));
  EXPECT_TRUE(emma.oordelen.empty());
}

void wat_niet_mag_wordt_niet_bewaard(Demo& demo) {
  const auto regel = goed(demo.archief.zoek("MZ-2026-0401"));
  const auto voor = goed(demo.archief.kop(regel.dossier));
  EXPECT_FALSE(demo.zaken.leg_feit_vast(demo.mens("karin"), "MZ-2026-0401",
                                        {"soort_aanvraag", feel::Value("nieuw"), {}, {}, {}, "x", {}}));
  EXPECT_FALSE(demo.zaken.neem_besluit(demo.mens("ingrid"), "MZ-2026-0401",
                                       {"afwijzing", "Omdat de zorg bij het profiel past.", "x", {}, {}}));
  EXPECT_EQ(goed(demo.archief.kop(regel.dossier)).hash, voor.hash);
  const auto met_oordeel =
      lees_aanvraag(std::string_view(testing::lees_bestand("voorbeelden/aanvraag-noor.json")), "a",
                    gronden().bibliotheek.begrippen(), gronden().codes);
  const auto ingediend = demo.zaken.dien_in(demo.mens("karin"), *met_oordeel, testing::kKantoor);
  ASSERT_FALSE(ingediend);
  EXPECT_EQ(ingediend.error().kind, ErrorKind::Forbidden);
  EXPECT_EQ(goed(demo.archief.koppen()).size(), 13U);
}

// The bundle of every decided case is the same each time, verifies, and fails after one changed byte.
void bundels_van_besloten_zaken(Demo& demo) {
  const auto sleutel = goed(brieven::Ondertekensleutel::van_zaad(std::string(32, 'v')));
  for (const char* nummer : {"MZ-2026-0412", "MZ-2026-0377", "MZ-2026-0381"}) {
    SCOPED_TRACE(nummer);
    const auto maak = [&] {
      return goed(maak_besluitbundel(demo.zaken, demo.mens("ingrid"), nummer, voorbeeldafzender(), sleutel));
    };
    const auto bundel = maak();
    EXPECT_EQ(maak().sha256, bundel.sha256);
    const auto gecontroleerd = goed(brieven::verifieer(bundel.zip, {sleutel.publiek()}, gronden().bibliotheek,
                                                       dossier::controleer_ketenbewijs));
    EXPECT_TRUE(gecontroleerd.geldig()) << gecontroleerd.als_tekst();
    auto stuk = bundel.zip;
    stuk[stuk.size() / 2] = static_cast<char>(stuk[stuk.size() / 2] ^ 1);
    const auto fout =
        brieven::verifieer(stuk, {sleutel.publiek()}, gronden().bibliotheek, dossier::controleer_ketenbewijs);
    EXPECT_TRUE(!fout || !fout->geldig());
  }
  EXPECT_FALSE(
      maak_besluitbundel(demo.zaken, demo.mens("ingrid"), "MZ-2026-0401", voorbeeldafzender(), sleutel));
  EXPECT_FALSE(
      maak_besluitbundel(demo.zaken, demo.mens("beheer"), "MZ-2026-0412", voorbeeldafzender(), sleutel));
}

// Before signing, the decider reads the letter as it will be.
void brief_vooraf(Demo& demo) {
  const Kennis toen{dag("2026-11-24"), Moment::at(dag("2026-11-24"), 8)};
  const Zaak zaak = goed(demo.zaken.zaak(demo.mens("ingrid"), "MZ-2026-0412", toen));
  ASSERT_FALSE(zaak.besluit);
  const Stand stand = goed(demo.zaken.stand(zaak));
  const Vrager vrager{demo.mens("ingrid"), dag("2026-11-24")};
  const BesluitInvoer invoer{"meerzorg",
                             "Noor heeft zorg nodig die anders is dan bij haar profiel hoort.",
                             "",
                             dag("2026-12-01"),
                             {}};
  const Zaak proef = goed(proefbesluit(zaak, vrager, stand, invoer));
  const auto gegevens = goed(besluitgegevens(proef, stand, voorbeeldafzender(), ""));
  EXPECT_EQ(gegevens.einddatum, dag("2029-11-30"));
  EXPECT_EQ(gegevens.zorg.size(), 5U);
  EXPECT_TRUE(brieven::maak_besluitbrief(*stand.pakket, stand.feiten, stand.beoordeling, gegevens));
  EXPECT_FALSE(besluitgegevens(zaak, stand, voorbeeldafzender(), ""));
  const auto verzoek = goed(verzoekgegevens(zaak, stand, "V1", voorbeeldafzender()));
  EXPECT_EQ(verzoek.van, "dr. P. Jansen");
  EXPECT_TRUE(brieven::maak_verzoekbrief(verzoek));
  EXPECT_FALSE(verzoekgegevens(zaak, stand, "V9", voorbeeldafzender()));
}

// A refusal and another outcome than meerzorg, from what is ready to be decided to a letter that verifies.
// Requirements: R064, R088.
void van_voorstel_tot_brief(Demo& demo) {
  const auto sleutel = goed(brieven::Ondertekensleutel::van_zaad(std::string(32, 'v')));
  const auto& ingrid = demo.mens("ingrid");
  const auto bundel_klopt = [&](const char* nummer) {
    const auto bundel = maak_besluitbundel(demo.zaken, ingrid, nummer, voorbeeldafzender(), sleutel);
    ASSERT_TRUE(bundel) << bundel.error().text();
    const auto gecontroleerd = goed(brieven::verifieer(
        bundel->zip, {sleutel.publiek()}, gronden().bibliotheek, dossier::controleer_ketenbewijs));
    EXPECT_TRUE(gecontroleerd.geldig()) << gecontroleerd.als_tekst();
    goed(demo.zaken.verzend_brief(ingrid, nummer, "besluit", "", bundel->sha256));
  };
  goed(demo.zaken.sta_voorbeeldwaarden_toe(ingrid, "MZ-2026-0405", "Er is nog geen bron."));
  goed(demo.zaken.neem_besluit(ingrid, "MZ-2026-0405",
                               {"ekt", "Met Extra Kosten Thuis kunt u alle zorg betalen die u vraagt.", "",
                                dag("2027-02-01"), dag("2028-01-31")}));
  bundel_klopt("MZ-2026-0405");
  goed(demo.zaken.sta_voorbeeldwaarden_toe(ingrid, "MZ-2026-0426", "Er is nog geen bron."));
  goed(demo.zaken.stel_besluit_voor(demo.mens("samira"), "MZ-2026-0426", "afwijzing",
                                    "Geen grond en geen bijzondere situatie."));
  goed(demo.zaken.lees_mee(demo.mens("dewit"), "MZ-2026-0426", "afwijzing", true, "Te volgen."));
  goed(
      demo.zaken.neem_besluit(ingrid, "MZ-2026-0426",
                              {"afwijzing",
                               "De zorg die u vraagt, hoort bij het zorgprofiel. In de bijlage staat waarom.",
                               "",
                               {},
                               {}}));
  bundel_klopt("MZ-2026-0426");
  for (const auto& item : testing::hele_werkvoorraad(demo.zaken, ingrid)) {
    EXPECT_EQ(item.groep == Groep::Afgerond,
              item.nummer != "MZ-2026-0424" && goed(demo.zaken.zaak(ingrid, item.nummer)).besluit.has_value())
        << item.nummer;
  }
}

// One test, because loading the demo is most of the work.
TEST(Voorbeelden, hele_verhaal) {
  Demo demo;
  {
    SCOPED_TRACE("bundels_van_besloten_zaken");
    bundels_van_besloten_zaken(demo);
  }
  {
    SCOPED_TRACE("brief_vooraf");
    brief_vooraf(demo);
  }
  {
    SCOPED_TRACE("werkvoorraad_op_wettelijke_termijn");
    werkvoorraad_op_wettelijke_termijn(demo);
  }
  {
    SCOPED_TRACE("noor_krijgt_meerzorg_met_de_bedragen_van_het_verhaal");
    noor_krijgt_meerzorg_met_de_bedragen_van_het_verhaal(demo);
  }
  {
    SCOPED_TRACE("wat_er_toen_bekend_was");
    wat_er_toen_bekend_was(demo);
  }
  {
    SCOPED_TRACE("taken_komen_alleen_uit_behoeften");
    taken_komen_alleen_uit_behoeften(demo);
  }
  {
    SCOPED_TRACE("de_keten_is_heel_en_opnieuw_maken_geeft_dezelfde_lijst");
    de_keten_is_heel_en_opnieuw_maken_geeft_dezelfde_lijst(demo);
  }
  {
    SCOPED_TRACE("nog_een_keer_laden_voegt_niets_toe");
    nog_een_keer_laden_voegt_niets_toe(demo);
  }
  {
    SCOPED_TRACE("status_voor_de_ouder");
    status_voor_de_ouder(demo);
  }
  {
    SCOPED_TRACE("iedereen_ziet_alleen_wat_mag");
    iedereen_ziet_alleen_wat_mag(demo);
  }
  {
    SCOPED_TRACE("wat_niet_mag_wordt_niet_bewaard");
    wat_niet_mag_wordt_niet_bewaard(demo);
  }
  {
    SCOPED_TRACE("van_voorstel_tot_brief");
    van_voorstel_tot_brief(demo);
  }
}

TEST(Voorbeelden, uitkomsten_van_de_losse_aanvragen) {
  for (const auto& [naam, uitkomst] : std::map<std::string, std::string>{{"noor", "meerzorg"},
                                                                         {"lotte-ekt", "ekt"},
                                                                         {"sem-beademing", "meerzorg"},
                                                                         {"daan-overgang", "overgang"},
                                                                         {"willem-afwijzing", "afwijzing"},
                                                                         {"milan-onbekend", ""}}) {
    SCOPED_TRACE(naam);
    const std::string tekst = testing::lees_bestand("voorbeelden/aanvraag-" + naam + ".json");
    const auto aanvraag =
        lees_aanvraag(std::string_view(tekst), naam, gronden().bibliotheek.begrippen(), gronden().codes);
    ASSERT_TRUE(aanvraag) << een_fout(aanvraag.error()).text();
    const auto pakket = goed(gronden().bibliotheek.geldend(
        regels::kHoofdregeling, aanvraag->feiten.at("aanvraagdatum").waarde.date()));
    const auto beoordeling = goed(beoordeling::beoordeel(*pakket, aanvraag->feiten, {}));
    std::string nodig;
    for (const auto& behoefte : beoordeling.behoeften) {
      nodig += behoefte.begrip + " ";
    }
    EXPECT_EQ(beoordeling.hoofduitkomst.value_or(""), uitkomst) << nodig;
    EXPECT_EQ(nodig.empty(), !uitkomst.empty()) << nodig;
  }
}

}  // namespace
}  // namespace maatstaf::zaak
