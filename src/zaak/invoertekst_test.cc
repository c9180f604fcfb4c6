// SPDX-License-Identifier: EUPL-1.2
//
// The rule for texts at the doors of a case: every text of an application, and every command.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "zaak/aanvraag/concepten.h"
#include "zaak/voorbeelden/testing.h"

namespace maatstaf::zaak {
namespace {

using base::ErrorKind;
using base::Json;
using testing::goed;
using testing::gronden;

struct Slecht {
  const char* tekens;
  const char* code;
};
constexpr Slecht kSlecht[] = {{"\a", "U+0007"},          {"\x7F", "U+007F"},       {"\uE000", "U+E000"},
                              {"\uFFFE", "U+FFFE"},      {"\u0378", "U+0378"},     {"\u202E", "U+202E"},
                              {"\u2066", "U+2066"},      {"\uFFFD", "U+FFFD"},     {"\u3164", "U+3164"},
                              {"\U0001F600", "U+1F600"}, {"\U000E0041", "U+E0041"}};

Json lees_json(const char* pad) {
  return goed(base::parse_json(testing::lees_bestand(pad), pad));
}

/// An application in which every field that is a text is filled in.
Json volledig() {
  Json json = lees_json("voorbeelden/aanvraag-noor.json");
  json.if_object()->erase("oordelen");
  json["indicatie"]["wzd"]["toelichting"] = "van het register";
  auto& feit = json["opgaven"]["kind_dagbesteding_nodig"];
  feit["bewijs"].if_array()->front()["plaats"] = "blz. 2";
  return json;
}

using Bezoek = std::function<void(const std::string& pad, Json& blad)>;

void bezoek_teksten(Json& json, const std::string& pad, const Bezoek& doe) {
  if (json.if_string() != nullptr) {
    doe(pad, json);
  } else if (auto* lijst = json.if_array()) {
    for (std::size_t i = 0; i < lijst->size(); ++i) {
      bezoek_teksten((*lijst)[i], fmt::format("{}[{}]", pad, i), doe);
    }
  } else if (auto* object = json.if_object()) {
    for (auto& [naam, waarde] : *object) {
      bezoek_teksten(waarde, pad.empty() ? naam : pad + "." + naam, doe);
    }
  }
}

Gelezen<Aanvraag> lees(const Json& json) {
  return lees_aanvraag(json, "aanvraag", gronden().bibliotheek.begrippen(), gronden().codes);
}

// veiligheid A4: names, addresses, codes, reasons, evidence, and what no reader asks for.
TEST(Tekstregel, no_text_of_an_application_lets_a_character_in_that_no_letter_can_show) {
  std::vector<std::string> paden;
  Json model = volledig();
  bezoek_teksten(model, "", [&](const std::string& pad, Json&) { paden.push_back(pad); });
  ASSERT_TRUE(lees(model)) << een_fout(lees(model).error()).text();
  EXPECT_GT(paden.size(), 50U);
  for (const auto& gezocht : paden) {
    for (const auto& slecht : kSlecht) {
      Json json = volledig();
      bezoek_teksten(json, "", [&](const std::string& pad, Json& blad) {
        if (pad == gezocht) {
          blad = Json(*blad.if_string() + slecht.tekens);
        }
      });
      const auto gelezen = lees(json);
      ASSERT_FALSE(gelezen) << gezocht << " " << slecht.code;
      const auto melding = std::ranges::find_if(gelezen.error(), [&](const base::Error& fout) {
        return fout.cause.find(slecht.code) != std::string::npos;
      });
      ASSERT_NE(melding, gelezen.error().end()) << gezocht << " " << slecht.code;
      EXPECT_EQ(melding->place.path, gezocht);
      EXPECT_EQ(melding->place.file, "aanvraag");
    }
  }
}

TEST(Tekstregel, what_is_kept_of_an_application_is_what_was_meant) {
  Json json = volledig();
  json["client"]["naam"] = " Noor\u00A0 Verhoeve\u0301n\t";
  json["opgaven"]["kind_dagbesteding_nodig"]["toelichting"] = "Omdat:\v\uF0B7\trust\r\n\uF0B7\tregelmaat";
  const auto aanvraag = lees(json);
  ASSERT_TRUE(aanvraag) << een_fout(aanvraag.error()).text();
  EXPECT_EQ(aanvraag->client.naam, "Noor Verhoevén");
  EXPECT_EQ(aanvraag->feiten.at("kind_dagbesteding_nodig").herkomst.toelichting,
            "Omdat:\n• rust\n• regelmaat");
  EXPECT_EQ(aanvraag->document.find("opgaven")->find("kind_dagbesteding_nodig")->text("toelichting"),
            "Omdat:\n• rust\n• regelmaat");
  for (const auto& [pad, naam] :
       {std::pair{"client.naam", "client"}, std::pair{"aanvrager.naam", "aanvrager"}}) {
    Json met_regel = volledig();
    met_regel[naam]["naam"] = "Noor\nVerhoeven";
    const auto gelezen = lees(met_regel);
    ASSERT_FALSE(gelezen);
    EXPECT_EQ(gelezen.error().front().place.path, pad);
    EXPECT_NE(gelezen.error().front().cause.find("U+000A"), std::string::npos);
  }
}

class TekstregelTest : public testing::MetZaken {
 protected:
  Ontvangstbewijs dien_in() {
    const auto aanvraag = lees(volledig());
    EXPECT_TRUE(aanvraag);
    return goed(zaken_->dien_in(intake_, *aanvraag, ""));
  }
};

// Whatever way a text comes to a command: an event never keeps a character that the rule refuses.
TEST_F(TekstregelTest, no_command_lets_such_a_character_into_the_dossier) {
  const auto nummer = dien_in().nummer;
  const auto voor = goed(zaken_->gebeurtenissen(intake_, nummer)).size();
  for (const auto& slecht : kSlecht) {
    const std::string tekst = std::string("Ik vind ") + slecht.tekens;
    const auto uiterlijk = klok_.today().plus_days(14);
    const OordeelInvoer oordeel{
        "profiel_best_passend", feel::Value(true), tekst, {{"Zorgplan", "blz. 1"}}, {}};
    OordeelInvoer bewijs = oordeel;
    bewijs.toelichting = "Omdat.";
    bewijs.bewijs = {{"Zorgplan", tekst}};
    FeitInvoer feit;
    feit.begrip = "setting";
    feit.toelichting = tekst;
    const std::pair<const char*, base::Result<void>> pogingen[] = {
        {"toelichting", zaken_->teken_oordeel(intake_, nummer, {oordeel})},
        {"concept", zaken_->bewaar_concept(intake_, nummer, {oordeel})},
        {"bewijs", zaken_->teken_oordeel(intake_, nummer, {bewijs})},
        {"wat", zaken_->vraag_op(intake_, nummer, {tekst, "nodig", {}, "Karin", "ouder", uiterlijk})},
        {"waarom", zaken_->vraag_op(intake_, nummer, {"plan", tekst, {}, "Karin", "ouder", uiterlijk})},
        {"van", zaken_->vraag_op(intake_, nummer, {"plan", "nodig", {}, tekst, "ouder", uiterlijk})},
        {"hoedanigheid", zaken_->vraag_op(intake_, nummer, {"plan", "nodig", {}, "Karin", tekst, uiterlijk})},
        {"ondersteuner",
         zaken_->bied_clientondersteuning_aan(intake_, nummer, {klok_.today(), "telefoon", "ja", tekst})},
        {"toewijzing", zaken_->wijs_toe(intake_, nummer, {"id-arts", tekst, "medisch_adviseur"})},
        {"feit", zaken_->leg_feit_vast(intake_, nummer, feit)},
    };
    for (const auto& [wat, gedaan] : pogingen) {
      ASSERT_FALSE(gedaan) << wat << " " << slecht.code;
      EXPECT_EQ(gedaan.error().kind, ErrorKind::Input) << wat << " " << gedaan.error().text();
      EXPECT_NE(gedaan.error().cause.find(slecht.code), std::string::npos)
          << wat << " " << gedaan.error().text();
    }
  }
  EXPECT_EQ(goed(zaken_->gebeurtenissen(intake_, nummer)).size(), voor);
}

TEST_F(TekstregelTest, a_draft_and_the_name_of_an_account_are_doors_too) {
  Conceptaanvragen concepten(*database_, kluis_, klok_);
  Json inhoud;
  inhoud["client"]["naam"] = "Noor\u202E";
  EXPECT_FALSE(concepten.bewaar("a", inhoud));
  EXPECT_FALSE(goed(concepten.lees("a")));
  inhoud["client"]["naam"] = "Noo\u00ADr";
  ASSERT_TRUE(concepten.bewaar("a", inhoud));
  EXPECT_EQ(goed(concepten.lees("a"))->inhoud.find("client")->text("naam"), "Noor");
  auto vreemd = intake_;
  vreemd.weergavenaam = "Jan\u202E";
  EXPECT_FALSE(zaken_->dien_in(vreemd, *lees(volledig()), ""));
  EXPECT_TRUE(goed(archief_->koppen()).empty());
}

}  // namespace
}  // namespace maatstaf::zaak
