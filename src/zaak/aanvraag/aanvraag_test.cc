// SPDX-License-Identifier: EUPL-1.2
#include "zaak/aanvraag/aanvraag.h"

#include <gtest/gtest.h>

#include <functional>

#include "zaak/voorbeelden/testing.h"

namespace maatstaf::zaak {
namespace {

using base::Json;
using testing::gronden;

std::string noor() {
  return testing::lees_bestand("voorbeelden/aanvraag-noor.json");
}

Gelezen<Aanvraag> lees(std::string_view tekst) {
  return lees_aanvraag(tekst, "aanvraag.json", gronden().bibliotheek.begrippen(), gronden().codes);
}

Json document() {
  return testing::goed(base::parse_json(noor(), "aanvraag.json"));
}

// Puts a JSON text at a path of keys and numbers: "opgaven.zorgonderdelen.0.tarief". Empty text takes it
// away.
void zet(Json& json, std::string_view pad, std::string_view tekst) {
  const auto punt = pad.find('.');
  const std::string_view deel = pad.substr(0, punt);
  const bool nummer = !deel.empty() && deel.find_first_not_of("0123456789") == std::string_view::npos;
  if (punt == std::string_view::npos && tekst.empty()) {
    if (auto* object = json.if_object()) {
      object->erase(std::string(deel));
    }
    return;
  }
  Json& onderdeel =
      nummer ? (*json.if_array())[static_cast<std::size_t>(std::stoi(std::string(deel)))] : json[deel];
  if (punt == std::string_view::npos) {
    onderdeel = testing::goed(base::parse_json(tekst, "proef"));
  } else {
    zet(onderdeel, pad.substr(punt + 1), tekst);
  }
}

// Requirements: R015.
TEST(Aanvraag, noor_is_te_lezen) {
  const auto aanvraag = lees(noor());
  ASSERT_TRUE(aanvraag) << een_fout(aanvraag.error()).text();
  EXPECT_EQ(aanvraag->gegevens, Gegevens::Voorbeeld);
  EXPECT_EQ(aanvraag->client.naam, "Noor Verhoeven");
  EXPECT_EQ(aanvraag->indicatie->profiel, "8VG");
  const auto& profiel = aanvraag->feiten.at("geindiceerd_profiel");
  EXPECT_EQ(profiel.waarde.string(), "8VG");
  EXPECT_EQ(profiel.herkomst.soort, "register");
  EXPECT_EQ(profiel.herkomst.door, "CIZ");
  EXPECT_EQ(profiel.herkomst.datum.text(), "2021-03-14");
  EXPECT_EQ(aanvraag->feiten.at("grondslag").waarde.string(), "verstandelijk");
  EXPECT_TRUE(aanvraag->feiten.at("meerzorgvinkje").waarde.is_true());
  EXPECT_EQ(aanvraag->feiten.at("geboortedatum").waarde.date().text(), "2017-03-14");
  EXPECT_EQ(aanvraag->feiten.at("zorgonderdelen").waarde.list().size(), 5U);
  EXPECT_EQ(aanvraag->feiten.at("bijzondere_zorgbehoefte").herkomst.door, "dr. H. van Dalen");
  EXPECT_EQ(aanvraag->feiten.at("kind_dagbesteding_nodig").herkomst.rol, "behandelaar");
}

TEST(Aanvraag, alle_voorbeelden_zijn_te_lezen) {
  for (const char* naam :
       {"noor", "lotte-ekt", "milan-onbekend", "sem-beademing", "daan-overgang", "willem-afwijzing"}) {
    const auto aanvraag = lees(testing::lees_bestand(std::string("voorbeelden/aanvraag-") + naam + ".json"));
    EXPECT_TRUE(aanvraag) << naam << ": " << een_fout(aanvraag.error()).text();
  }
}

// Requirements: N05.
TEST(Aanvraag, dat_weet_ik_niet_blijft_onbekend) {
  Json json = document();
  zet(json, "opgaven.lopende_toekenning_uren", "null");
  const auto aanvraag = lees(base::canonical(json));
  ASSERT_TRUE(aanvraag) << een_fout(aanvraag.error()).text();
  EXPECT_FALSE(aanvraag->feiten.contains("lopende_toekenning_uren"));
}

// Requirements: R054, N05.
TEST(Aanvraag, score_negen_is_geen_getal) {
  Json json = document();
  zet(json, "indicatie.beperking.0.beperkingScores.0.score", "\"9\"");
  const auto aanvraag = lees(base::canonical(json));
  ASSERT_TRUE(aanvraag) << een_fout(aanvraag.error()).text();
  EXPECT_FALSE(aanvraag->indicatie->scores.front().score.has_value());
}

TEST(Aanvraag, indicatie_mag_los_erbij) {
  Json json = document();
  const std::string indicatie = base::canonical(*json.find("indicatie"));
  zet(json, "indicatie", "");
  const auto& begrippen = gronden().bibliotheek.begrippen();
  const auto samen =
      lees_aanvraag(base::canonical(json), "a.json", begrippen, gronden().codes, indicatie, "i.json");
  ASSERT_TRUE(samen) << een_fout(samen.error()).text();
  EXPECT_EQ(samen->indicatie->profiel, "8VG");
  const auto dubbel = lees_aanvraag(noor(), "a.json", begrippen, gronden().codes, indicatie, "i.json");
  ASSERT_FALSE(dubbel);
  EXPECT_EQ(dubbel.error().front().place.path, "indicatie");
  const auto fout = lees_aanvraag(base::canonical(json), "a.json", begrippen, gronden().codes,
                                  "{\"bsn\": \"1\"}", "i.json");
  ASSERT_FALSE(fout);
  EXPECT_EQ(fout.error().front().place.file, "i.json");
}

TEST(Aanvraag, alle_problemen_in_een_keer) {
  Json json = document();
  zet(json, "client.bsn", "\"999900013\"");
  zet(json, "client.naam", "");
  zet(json, "opgaven.zorgonderdelen.0.uren_per_week", "-1");
  zet(json, "onbekend", "1");
  const auto aanvraag = lees(base::canonical(json));
  ASSERT_FALSE(aanvraag);
  EXPECT_GE(aanvraag.error().size(), 4U);
  const auto samen = een_fout(aanvraag.error());
  EXPECT_EQ(samen.kind, base::ErrorKind::Input);
  EXPECT_NE(samen.cause.find("Er is niets opgeslagen"), std::string::npos);
  EXPECT_NE(samen.cause.find("client.naam"), std::string::npos);
}

// ---- Bad input: what is changed, where the error must point, and what it must say.
// ----------------------------------

struct Geval {
  const char* pad;     ///< what is changed
  const char* json;    ///< to what; empty: taken away
  const char* plaats;  ///< path of the error
  const char* zegt;    ///< part of cause or remedy
};

const Geval kGevallen[] = {
    {"formaat", "\"iets/9\"", "formaat", "formaat dat wij kennen"},
    {"formaat", "", "formaat", "ontbreekt"},
    {"voorbeeld", "\"ja\"", "voorbeeld", "true of false"},
    {"voorbeeld", "false", "client.bsn", "alleen voor voorbeelden"},
    {"extra", "true", "extra", "niet bekend"},
    {"client", "", "client", "ontbreekt"},
    {"client", "[]", "client", "object met velden"},
    {"client.naam", "\"  \"", "client.naam", "leeg"},
    {"client.naam", "7", "client.naam", "Hier hoort tekst"},
    {"client.geboortedatum", "\"2017-02-30\"", "client.geboortedatum", "geen bestaande datum"},
    {"client.geboortedatum", "\"14-3-2017\"", "client.geboortedatum", "jaar-maand-dag"},
    {"client.geboortedatum", "\"1850-01-01\"", "client.geboortedatum", ""},
    {"client.geboortedatum", "\"2026-10-01\"", "client.geboortedatum", "na de datum van de aanvraag"},
    {"client.bsn", "\"999904121\"", "client.bsn", "elfproef"},
    {"client.bsn", "\"99990412\"", "client.bsn", "elfproef"},
    {"client.bsn", "\"000000000\"", "client.bsn", "elfproef"},
    {"client.bsn", "\"123456782\"", "client.bsn", "geen echt burgerservicenummer"},
    {"client.leeftijd", "9", "client.leeftijd", "niet bekend"},
    {"aanvrager", "", "aanvrager", "ontbreekt"},
    {"aanvrager.relatie", "\"buurman\"", "aanvrager.relatie", "relatie kennen wij niet"},
    {"aanvrager.adres", "\"Laan 1\"", "aanvrager.adres", "hoort een lijst"},
    {"aanvrager.adres.0", "1", "aanvrager.adres[0]", "adresregel"},
    {"indicatie", "5", "indicatie", "object met velden"},
    {"indicatie.bsn", "\"123456789\"", "indicatie.bsn", "elfproef"},
    {"indicatie.bsn", "\"999900006\"", "indicatie.bsn", "iemand anders"},
    {"indicatie.afgiftedatum", "", "indicatie.afgiftedatum", "ontbreekt"},
    {"indicatie.afgiftedatum", "\"2014-12-31\"", "indicatie.afgiftedatum", "1 januari 2015"},
    {"indicatie.ingangsdatum", "\"2101-01-01\"", "indicatie.ingangsdatum", "kan niet"},
    {"indicatie.einddatum", "\"2020-01-01\"", "indicatie.einddatum", "voor de ingangsdatum"},
    {"indicatie.einddatum", "\"2026-01-01\"", "indicatie.einddatum", "afgelopen"},
    {"indicatie.meerzorg", "\"3\"", "indicatie.meerzorg", "JaNee"},
    {"indicatie.soortWlzindicatie", "\"77\"", "indicatie.soortWlzindicatie", "SoortIndicatie"},
    {"indicatie.grondslag.0.grondslag", "\"99\"", "indicatie.grondslag[0].grondslag", "Grondslag"},
    {"indicatie.grondslag.0.volgorde", "\"eerste\"", "indicatie.grondslag[0].volgorde", "heel getal"},
    {"indicatie.geindiceerdZorgzwaartepakket", "", "indicatie.geindiceerdZorgzwaartepakket", "ontbreekt"},
    {"indicatie.geindiceerdZorgzwaartepakket", "[]", "indicatie.geindiceerdZorgzwaartepakket",
     "geen zorgprofiel"},
    {"indicatie.geindiceerdZorgzwaartepakket.0.zzpCode", "\"815\"",
     "indicatie.geindiceerdZorgzwaartepakket[0].zzpCode", "ZzpCode"},
    {"indicatie.geindiceerdZorgzwaartepakket.0.zzpCode", "\"999\"",
     "indicatie.geindiceerdZorgzwaartepakket[0].zzpCode", "geen zorgprofiel"},
    {"indicatie.beperking.0.categorie", "\"8\"", "indicatie.beperking[0].categorie", "BeperkingCategorie"},
    {"indicatie.beperking.0.beperkingScores.0.score", "\"4\"",
     "indicatie.beperking[0].beperkingScores[0].score", "BeperkingScore"},
    {"indicatie.beperking.0.beperkingScores.0.vraag", "\"9999\"",
     "indicatie.beperking[0].beperkingScores[0].vraag", "BeperkingVraag"},
    {"indicatie.profiel", "\"8VG\"", "indicatie.profiel", "niet bekend"},
    {"opgaven", "[]", "opgaven", "object met begrippen"},
    {"opgaven.lievelingskleur", "\"blauw\"", "opgaven.lievelingskleur", "begrippenlijst"},
    {"opgaven.aanvraagdatum", "\"2014-05-05\"", "opgaven.aanvraagdatum", ""},
    {"opgaven.aanvraagdatum", "\"2026-13-01\"", "opgaven.aanvraagdatum", "datum"},
    {"opgaven.leveringsvorm", "\"postduif\"", "opgaven.leveringsvorm", ""},
    {"opgaven.zorgonderdelen.0.tarief", "9000", "opgaven.zorgonderdelen[0].tarief", ""},
    {"opgaven.zorgonderdelen.0.tarief", "-1", "opgaven.zorgonderdelen[0].tarief", ""},
    {"opgaven.zorgonderdelen.0.uren_per_week", "400", "opgaven.zorgonderdelen[0].uren_per_week", ""},
    {"opgaven.zorgonderdelen.0.soort", "\"massage\"", "opgaven.zorgonderdelen[0].soort", ""},
    {"opgaven.zorgonderdelen.0.kleur", "1", "opgaven.zorgonderdelen[0].kleur", ""},
    {"opgaven.lopende_toekenning", "\"misschien\"", "opgaven.lopende_toekenning", ""},
    {"opgaven.lopende_toekenning", "false", "opgaven.einddatum_lopende_toekenning",
     "geen lopende toekenning"},
    {"opgaven.lopende_toekenning_bedrag", "99999999", "opgaven.lopende_toekenning_bedrag", ""},
    {"opgaven.geboortedatum", "\"2017-03-14\"", "opgaven.geboortedatum", "al bekend"},
    {"opgaven.geindiceerd_profiel", "\"8VG\"", "opgaven.geindiceerd_profiel", "al bekend"},
    {"opgaven.bijzondere_zorgbehoefte", "\"bijzonder\"", "opgaven.bijzondere_zorgbehoefte",
     "hoort hier niet"},
    {"opgaven.kind_dagbesteding_nodig.rol", "\"ouder\"", "opgaven.kind_dagbesteding_nodig.rol",
     "levert dit gegeven niet"},
    {"opgaven.kind_dagbesteding_nodig.rol", "\"tovenaar\"", "opgaven.kind_dagbesteding_nodig.rol",
     "rol kennen wij niet"},
    {"opgaven.kind_dagbesteding_nodig.datum", "\"2001-01-01\"", "opgaven.kind_dagbesteding_nodig.datum",
     "voor 2015"},
    {"opgaven.kind_dagbesteding_nodig.waarde", "", "opgaven.kind_dagbesteding_nodig.waarde", "ontbreekt"},
    {"opgaven.kind_dagbesteding_nodig.bewijs.0.stuk", "", "opgaven.kind_dagbesteding_nodig.bewijs[0].stuk",
     "ontbreekt"},
    {"oordelen.bijzondere_zorgbehoefte", "\"bijzonder\"", "oordelen.bijzondere_zorgbehoefte", "wie het gaf"},
    {"oordelen.bijzondere_zorgbehoefte.rol", "\"verpleegkundige\"", "oordelen.bijzondere_zorgbehoefte.rol",
     "mag dit oordeel niet geven"},
    {"oordelen.bijzondere_zorgbehoefte.rol", "\"ouder\"", "oordelen.bijzondere_zorgbehoefte.rol",
     "mag dit oordeel niet geven"},
    {"oordelen.bijzondere_zorgbehoefte.waarde", "\"een beetje\"", "oordelen.bijzondere_zorgbehoefte.waarde",
     ""},
    {"oordelen.bijzondere_zorgbehoefte.door", "", "oordelen.bijzondere_zorgbehoefte.door", "ontbreekt"},
    {"oordelen.setting", "{\"waarde\": \"thuis\"}", "oordelen.setting", "hoort hier niet"},
};

class SlechteAanvraag : public ::testing::TestWithParam<Geval> {};

TEST_P(SlechteAanvraag, wordt_geweigerd_met_plaats_en_reden) {
  const Geval& geval = GetParam();
  Json json = document();
  zet(json, geval.pad, geval.json);
  const auto aanvraag = lees(base::canonical(json));
  ASSERT_FALSE(aanvraag) << geval.pad;
  bool gevonden = false;
  std::string alles;
  for (const auto& fout : aanvraag.error()) {
    alles += fout.text() + "\n";
    EXPECT_EQ(fout.kind, base::ErrorKind::Input);
    EXPECT_FALSE(fout.cause.empty());
    EXPECT_FALSE(fout.remedy.empty());
    EXPECT_EQ(fout.place.file, "aanvraag.json");
    gevonden = gevonden || (fout.place.path.starts_with(geval.plaats) &&
                            fout.text().find(geval.zegt) != std::string::npos);
  }
  EXPECT_TRUE(gevonden) << geval.plaats << " / " << geval.zegt << "\n" << alles;
  EXPECT_EQ(alles.find("Verhoeven"), std::string::npos) << "a message never repeats personal data";
}

INSTANTIATE_TEST_SUITE_P(Tabel, SlechteAanvraag, ::testing::ValuesIn(kGevallen));

TEST(SlechteTekst, wordt_geweigerd_zonder_te_vallen) {
  const std::string tekst = noor();
  EXPECT_FALSE(lees(""));
  EXPECT_FALSE(lees("[]"));
  EXPECT_FALSE(lees("null"));
  EXPECT_FALSE(lees(tekst.substr(0, tekst.size() / 2)));
  EXPECT_FALSE(lees(tekst + "x"));
  EXPECT_FALSE(lees("{\"client\": 1, \"client\": 2}"));
  EXPECT_FALSE(lees(std::string(200, '[')));
  EXPECT_FALSE(lees("{\"formaat\": \"\xff\xfe\"}"));
  EXPECT_FALSE(lees(std::string(50'000'000, ' ')));
  for (std::size_t lengte = 0; lengte < tekst.size(); lengte += 97) {
    EXPECT_FALSE(lees(tekst.substr(0, lengte)));
  }
}

TEST(Bsn, elfproef) {
  EXPECT_TRUE(is_bsn("123456782"));
  EXPECT_FALSE(is_bsn("123456789"));
  EXPECT_FALSE(is_bsn("12345678"));
  EXPECT_FALSE(is_bsn("12345678a"));
  EXPECT_FALSE(is_bsn("000000000"));
  EXPECT_TRUE(is_proef_bsn("999900006"));
  EXPECT_FALSE(is_proef_bsn("123456782"));
}

TEST(Codes, elk_meerzorgprofiel_heeft_een_zzp_code) {
  const auto* lijst = gronden().codes.lijst("ZzpCode");
  ASSERT_NE(lijst, nullptr);
  const auto* begrip = gronden().bibliotheek.begrippen().vind("geindiceerd_profiel");
  ASSERT_NE(begrip, nullptr);
  for (const auto& [code, waarde] : *lijst) {
    if (waarde.begripcode.empty()) {
      continue;
    }
    EXPECT_TRUE(std::ranges::any_of(begrip->waarden, [&](const auto& keuze) {
      return keuze.code == waarde.begripcode;
    })) << code;
  }
  for (const auto& [code, profiel] : std::map<std::string, std::string>{{"756", "7VV"},
                                                                        {"757", "8VV"},
                                                                        {"808", "5VG"},
                                                                        {"812", "7VG"},
                                                                        {"814", "8VG"},
                                                                        {"783", "4LVG"},
                                                                        {"784", "5LVG"},
                                                                        {"790", "1SGLVG"},
                                                                        {"828", "5LG"},
                                                                        {"830", "6LG"},
                                                                        {"832", "7LG"},
                                                                        {"854", "3ZGaud"},
                                                                        {"848", "5ZGvis"},
                                                                        {"770", "6bGGZ"},
                                                                        {"772", "7bGGZ"},
                                                                        {"886", "4GGZ-W"},
                                                                        {"888", "5GGZ-W"}}) {
    ASSERT_NE(gronden().codes.vind("ZzpCode", code), nullptr) << code;
    EXPECT_EQ(gronden().codes.vind("ZzpCode", code)->begripcode, profiel);
  }
}

}  // namespace
}  // namespace maatstaf::zaak
