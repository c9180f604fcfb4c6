// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "base/json.h"
#include "beoordeling/beoordelen/beoordelen.h"
#include "brieven/inhoud/opstellen.h"
#include "brieven/opmaak/opmaak.h"
#include "brieven/proef.h"

namespace maatstaf::brieven {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// Writes what was made to the folder BRIEVEN_UIT, to look at; does nothing without it.
void bewaar(const std::string& naam, const std::string& bytes) {
  if (const char* map = std::getenv("BRIEVEN_UIT")) {
    std::ofstream(std::string(map) + "/" + naam, std::ios::binary) << bytes;
  }
}

std::string html_van(const base::Result<Brief>& brief) {
  EXPECT_TRUE(brief) << (brief ? "" : brief.error().text());
  return brief ? als_html(*brief) : std::string();
}

// Requirements: R004, R005, R086, R089, R092, R098, R153, C19.
TEST(Besluitbrief, noor_krijgt_meerzorg) {
  const std::string html = html_van(proef::noor().brief());
  bewaar("toekenning.html", html);
  EXPECT_THAT(html, HasSubstr("<h1>Noor krijgt meerzorg</h1>"));
  EXPECT_THAT(html, HasSubstr("58 uur zorg per week. Dat was 52 uur."));
  EXPECT_THAT(html, HasSubstr("Van 1 december 2026 tot en met 30 november 2029."));
  EXPECT_THAT(html, HasSubstr("uiterlijk dinsdag 5 januari 2027"));
  EXPECT_THAT(html, HasSubstr("Voor december 2026 (31 van 365 dagen)"));
  for (const char* bron : {"Blz 3.1.1 lid 2", "Rlz 2.2", "Rlz 2.2 lid 3"}) {
    EXPECT_THAT(html, HasSubstr(bron)) << bron;
  }
  for (const char* bedrag : {"24.024", "75.368", "99.392", "49.952", "125.320", "149.344", "2.040,39",
                             "10.643,62", "12.684,01", "25.104", "1.879,80", "1.250", "106,16", "24.848"}) {
    EXPECT_THAT(html, HasSubstr(std::string("€\u00A0") + bedrag)) << bedrag;
  }
}

// Requirements: N12.
TEST(Besluitbrief, toont_wat_zonder_bron_is) {
  const std::string html = html_van(proef::noor().brief());
  EXPECT_THAT(html, HasSubstr("Wij rekenden met een voorbeeldwaarde."));
  EXPECT_THAT(html, HasSubstr("Waarden zonder bron"));
  EXPECT_THAT(html, HasSubstr("Voorbeeldgegevens: mensen en kantoor in deze brief bestaan niet."));
}

// Requirements: R153, N04.
TEST(Besluitbrief, afwijzing_komt_van_een_mens_en_laat_de_weg_open) {
  const std::string html = html_van(proef::noor_afgewezen().brief());
  bewaar("afwijzing.html", html);
  EXPECT_THAT(html, HasSubstr("<h1>Noor krijgt geen meerzorg</h1>"));
  EXPECT_THAT(html, HasSubstr("De meerzorg van nu loopt door tot en met 28 februari 2027."));
  EXPECT_THAT(html, HasSubstr("De beslisser vond de aanvallen minder ernstig"));
  EXPECT_THAT(html, HasSubstr("uiterlijk dinsdag 5 januari 2027"));
}

// Requirements: R106, R153.
TEST(Besluitbrief, overgang_zegt_hoe_lang_alles_doorloopt) {
  const std::string html = html_van(proef::noor_overgang().brief());
  bewaar("overgang.html", html);
  EXPECT_THAT(html, HasSubstr("<h1>Noor houdt meerzorg tot en met 29 februari 2028</h1>"));
}

TEST(Besluitbrief, de_client_leest_uin_plaats_van_de_naam) {
  auto zaak = proef::noor();
  zaak.besluit.hoofd.lezer = Lezer::Client;
  EXPECT_THAT(html_van(zaak.brief()), HasSubstr("<h1>U krijgt meerzorg</h1>"));
  zaak = proef::noor_overgang();
  zaak.besluit.hoofd.lezer = Lezer::Client;
  EXPECT_THAT(html_van(zaak.brief()), HasSubstr("<h1>U houdt meerzorg"));
}

// Requirements: R086.
TEST(Besluitbrief, weigert_bedragen_die_niet_sluiten) {
  auto zaak = proef::noor();
  zaak.besluit.zorg.front().per_jaar = base::Decimal(39001);
  const auto brief = zaak.brief();
  ASSERT_FALSE(brief);
  EXPECT_EQ(brief.error().kind, base::ErrorKind::Conflict);
  EXPECT_THAT(brief.error().text(), HasSubstr("sluiten niet"));
}

// Requirements: R092.
TEST(Besluitbrief, weigert_een_besluit_zonder_reden_of_periode) {
  auto zaak = proef::noor();
  zaak.besluit.motivering = " \n ";
  EXPECT_FALSE(zaak.brief());
  zaak = proef::noor();
  zaak.besluit.einddatum = zaak.besluit.ingangsdatum->plus_days(-1);
  EXPECT_FALSE(zaak.brief());
  zaak = proef::noor();
  zaak.besluit.bezwaar_tot = zaak.besluit.hoofd.datum;
  EXPECT_FALSE(zaak.brief());
  zaak = proef::noor();
  zaak.besluit.uitkomst = "iets_anders";
  EXPECT_FALSE(zaak.brief());
}

TEST(Besluitbrief, extra_kosten_thuis_kan_zonder_oordeel_over_passende_zorg) {
  // Step 3 may end the assessment: then the care that was asked for is what is granted.
  auto zaak = proef::noor();
  zaak.feiten.erase("passende_zorg");
  const auto beoordeling = beoordeling::beoordeel(*zaak.pakket, zaak.feiten, {});
  ASSERT_TRUE(beoordeling);
  zaak.beoordeling = *beoordeling;
  zaak.besluit.uitkomst = "ekt";
  const auto zorg = zorgposten(*zaak.pakket, zaak.feiten, zaak.beoordeling.peildatum);
  ASSERT_TRUE(zorg) << zorg.error().text();
  zaak.besluit.zorg = *zorg;
  const std::string html = html_van(zaak.brief());
  EXPECT_THAT(html, HasSubstr("<h1>Noor krijgt Extra Kosten Thuis</h1>"));
  EXPECT_THAT(html, HasSubstr("Extra Kosten Thuis, per jaar"));
  zaak.besluit.zorg.clear();
  EXPECT_FALSE(zaak.brief());
}

TEST(Besluitbrief, tekst_van_mensen_is_nooit_opmaak) {
  auto zaak = proef::noor();
  zaak.besluit.motivering = "<script>alert(1)</script>";
  zaak.besluit.hoofd.client.voornaam = "Noor & <b>co</b>";
  const std::string html = html_van(zaak.brief());
  EXPECT_THAT(html, Not(HasSubstr("<script>")));
  EXPECT_THAT(html, Not(HasSubstr("<b>")));
}

// Requirements: R019.
TEST(Verzoekbrief, zegt_wat_waarom_van_wie_en_tot_wanneer) {
  const std::string html = html_van(maak_verzoekbrief(proef::verzoek()));
  bewaar("verzoek.html", html);
  EXPECT_THAT(html, HasSubstr("<h1>Wij hebben nog iets nodig: een verklaring van de kinderarts</h1>"));
  EXPECT_THAT(html, HasSubstr("Uiterlijk maandag 26 oktober 2026."));
  EXPECT_THAT(html, HasSubstr("termijn staat stil tot u antwoordt"));
  EXPECT_THAT(html, HasSubstr("Dan hoort u uiterlijk maandag 7 december 2026 van ons."));
}

TEST(Besluitgegevens, komen_hetzelfde_terug_uit_json) {
  for (const auto& zaak : {proef::noor(), proef::noor_afgewezen(), proef::noor_overgang()}) {
    const base::Json json = als_json(zaak.besluit);
    const auto terug = lees_besluit(json);
    ASSERT_TRUE(terug) << terug.error().text();
    EXPECT_EQ(als_json(*terug), json);
  }
}

TEST(Besluitgegevens, een_ontbrekend_of_vreemd_veld_wordt_genoemd) {
  const base::Json heel = als_json(proef::noor().besluit);
  for (const auto& [veld, waarde] : *heel.if_object()) {
    base::Json zonder = heel;
    zonder.if_object()->erase(veld);
    const auto gelezen = lees_besluit(zonder);
    ASSERT_FALSE(gelezen) << veld;
    EXPECT_THAT(gelezen.error().text(), HasSubstr(veld));
  }
  base::Json vreemd = heel;
  vreemd["extra"] = "x";
  EXPECT_FALSE(lees_besluit(vreemd));
  vreemd = heel;
  vreemd["hoofd"]["kantoor"]["extra"] = "x";
  EXPECT_FALSE(lees_besluit(vreemd));
}

}  // namespace
}  // namespace maatstaf::brieven
