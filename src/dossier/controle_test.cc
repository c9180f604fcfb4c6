// SPDX-License-Identifier: EUPL-1.2
//
// veiligheid B3: what an attacker with SQL but without keys does is found. The signatures here are a keyed
// hash, which is all that this module needs to know of a signature.
#include "dossier/controle.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "base/hash.h"
#include "dossier/databasekenmerk.h"
#include "dossier/testing.h"

namespace maatstaf::dossier {
namespace {

using base::ErrorKind;
using testing::feit;
using ::testing::HasSubstr;
using testing::kIntake;
using testing::tel;

std::string teken(const std::string& sleutel, std::string_view bytes) {
  return base::sha256_hex(sleutel + std::string(bytes));
}

class ControleTest : public testing::MetArchief {
 protected:
  void SetUp() override {
    MetArchief::SetUp();
    if (IsSkipped() || HasFatalFailure()) {
      return;
    }
    ASSERT_TRUE(bind_kantoorsleutel(*database_, kluis_));
    archief_->gebruik_projectie(&tel);
  }
  std::optional<Controlepunt> punt(Aanleiding aanleiding = Aanleiding::Gevraagd,
                                   const std::string& sleutel = "kantoor") {
    Controlepunten punten(*database_, clock_);
    auto gemaakt = punten.maak({sleutel, [sleutel](std::string_view bytes) { return teken(sleutel, bytes); }},
                               aanleiding);
    EXPECT_TRUE(gemaakt) << (gemaakt ? "" : gemaakt.error().text());
    if (gemaakt && *gemaakt) {
      EXPECT_TRUE(bestanden_.bewaar(**gemaakt));
    }
    return gemaakt ? *gemaakt : std::nullopt;
  }
  Controleverslag kijk(const std::optional<std::string>& dossier = {}) {
    const Controlemiddelen middelen{
        .kluis = &kluis_,
        .vertrouwd = {"kantoor"},
        .proef = [](const std::string& sleutel, std::string_view bytes,
                    const std::string& hex) { return hex == base::to_hex(teken(sleutel, bytes)); },
        .map = &bestanden_};
    auto verslag = controleer(*database_, middelen, dossier);
    EXPECT_TRUE(verslag) << (verslag ? "" : verslag.error().text());
    return verslag.value_or(Controleverslag{});
  }
  /// What is wrong, on one line.
  std::string fouten(const std::optional<std::string>& dossier = {}) {
    std::string uit;
    for (const Controlefout& fout : kijk(dossier).fouten) {
      uit += fout.waar + ": " + fout.uitleg + " | ";
    }
    return uit;
  }
  /// Three dossiers of three events, anchored.
  void vul_alles() {
    for (const char* dossier : {"d1", "d2", "d3"}) {
      for (int i = 0; i < 3; ++i) {
        ASSERT_TRUE(archief_->voeg_toe(dossier, i, {feit("uren", std::to_string(i))}));
      }
    }
    ASSERT_TRUE(punt());
  }
  /// Takes the last event away and sets the head back, as somebody with SQL would.
  void knip_staart_af(const std::string& dossier, int tot) {
    verander("DELETE FROM gebeurtenis WHERE dossier = '" + dossier + "' AND nummer > " + std::to_string(tot));
    verander("UPDATE dossier SET laatste_nummer = " + std::to_string(tot) +
             ", laatste_hash = (SELECT hash FROM gebeurtenis WHERE dossier = '" + dossier +
             "' AND nummer = " + std::to_string(tot) + ") WHERE dossier = '" + dossier + "'");
  }

  db::testing::TemporaryFolder map_;
  Controlepuntmap bestanden_{(map_.path() / "controlepunten").string()};
};
INSTANTIATE_TEST_SUITE_P(Databases, ControleTest, db::testing::both(), db::testing::kind_name);

TEST_P(ControleTest, what_nobody_touched_is_whole) {
  vul_alles();
  ASSERT_TRUE(archief_->voeg_toe("d1", 3, {feit("uren", "4")}));
  ASSERT_TRUE(punt());
  const auto verslag = kijk();
  EXPECT_TRUE(verslag.gaaf()) << fouten();
  EXPECT_EQ(verslag.dossiers, 3);
  EXPECT_EQ(verslag.gebeurtenissen, 10);
  EXPECT_EQ(verslag.controlepunten, 2);
  EXPECT_TRUE(verslag.niet_nagekeken.empty());
  EXPECT_EQ(kijk("d2").gebeurtenissen, 3);
}

TEST_P(ControleTest, a_checkpoint_holds_what_changed_and_names_the_one_before) {
  vul_alles();
  EXPECT_EQ(bestanden_.lees(1)->koppen.size(), 3U);
  EXPECT_EQ(punt(Aanleiding::AlsNodig), std::nullopt) << "nothing changed on this day";
  ASSERT_TRUE(archief_->voeg_toe("d2", 3, {feit("uren", "4")}));
  const auto tweede = punt(Aanleiding::AlsNodig);
  ASSERT_TRUE(tweede);
  ASSERT_EQ(tweede->koppen.size(), 1U);
  EXPECT_EQ(tweede->koppen.front().nummer, 4);
  const auto inhoud = base::parse_json(tweede->inhoud, "punt");
  EXPECT_EQ(inhoud->text("vorige"), bestanden_.lees(1)->hash);
  EXPECT_EQ(inhoud->integer("dossiers"), 3);
  clock_.advance_seconds(24 * 60 * 60);
  const auto derde = punt(Aanleiding::AlsNodig);
  ASSERT_TRUE(derde) << "a new day";
  EXPECT_TRUE(derde->koppen.empty());
  EXPECT_TRUE(kijk().gaaf()) << fouten();
}

TEST_P(ControleTest, a_tail_that_was_cut_off_is_found_and_named) {
  vul_alles();
  knip_staart_af("d2", 2);
  EXPECT_TRUE(verifieer("d2").gaaf) << "the chain by itself does not tell";
  EXPECT_THAT(fouten(), HasSubstr("MZ-d2"));
  EXPECT_THAT(fouten(), HasSubstr("afgeknipt"));
  EXPECT_THAT(fouten("d2"), HasSubstr("gebeurtenis 3"));
  EXPECT_EQ(fouten("d1"), "");
  // A later checkpoint does not hide it.
  ASSERT_TRUE(punt());
  EXPECT_THAT(fouten(), HasSubstr("afgeknipt"));
}

TEST_P(ControleTest, a_chain_made_again_from_an_anchored_event_is_found) {
  vul_alles();
  knip_staart_af("d2", 2);
  ASSERT_TRUE(archief_->voeg_toe("d2", 2, {feit("uren", "anders")}));
  EXPECT_TRUE(verifieer("d2").gaaf);
  EXPECT_THAT(fouten(), HasSubstr("anker: "));
}

TEST_P(ControleTest, a_dossier_that_was_taken_away_is_found_and_named) {
  vul_alles();
  for (const char* tabel : {"werkvoorraad", "gebeurtenis", "dossiersleutel", "dossier"}) {
    verander(std::string("DELETE FROM ") + tabel + " WHERE dossier = 'd3'");
  }
  EXPECT_THAT(fouten(), HasSubstr("Het hele dossier d3 is weg"));
  EXPECT_EQ(vind_dossier(*database_, "d3").value(), "d3") << "the checkpoints still know it";
  EXPECT_THAT(fouten("d3"), HasSubstr("d3"));
  EXPECT_EQ(vind_dossier(*database_, "MZ-d1").value(), "d1");
  EXPECT_EQ(vind_dossier(*database_, "d9").error().kind, ErrorKind::NotFound);
}

TEST_P(ControleTest, a_removed_checkpoint_is_found_first_middle_and_last) {
  vul_alles();
  for (int i = 3; i < 5; ++i) {
    ASSERT_TRUE(archief_->voeg_toe("d1", i, {feit("uren", "4")}));
    ASSERT_TRUE(punt());
  }
  for (const char* weg : {"1", "2", "3"}) {
    // In a transaction that is never committed nothing stays; here the rows come back by hand.
    const std::string nummer = weg;
    verander("CREATE TABLE bewaard_punt AS SELECT * FROM controlepunt WHERE nummer = " + nummer);
    verander("CREATE TABLE bewaard_kop AS SELECT * FROM controlepunt_kop WHERE controlepunt = " + nummer);
    verander("DELETE FROM controlepunt_kop WHERE controlepunt = " + nummer);
    verander("DELETE FROM controlepunt WHERE nummer = " + nummer);
    EXPECT_THAT(fouten(), HasSubstr("ontrolepunt " + nummer)) << nummer;
    EXPECT_EQ(kijk().controlepunten, 2);
    verander("INSERT INTO controlepunt SELECT * FROM bewaard_punt");
    verander("INSERT INTO controlepunt_kop SELECT * FROM bewaard_kop");
    verander("DROP TABLE bewaard_punt");
    verander("DROP TABLE bewaard_kop");
    EXPECT_TRUE(kijk().gaaf()) << fouten();
  }
}

TEST_P(ControleTest, a_changed_checkpoint_is_found_whatever_was_changed) {
  vul_alles();
  ASSERT_TRUE(punt());
  const std::vector<std::string> daden = {
      "UPDATE controlepunt SET inhoud = REPLACE(inhoud, '\"dossiers\":3', '\"dossiers\":2') WHERE nummer = 1",
      "UPDATE controlepunt SET hash = REPLACE(hash, SUBSTR(hash, 1, 4), 'ffff') WHERE nummer = 2",
      "UPDATE controlepunt SET handtekening = REPLACE(handtekening, SUBSTR(handtekening, 1, 4), 'zzzz') "
      "WHERE nummer = 1",
      "UPDATE controlepunt SET sleutel = 'iemand anders' WHERE nummer = 1",
      "UPDATE controlepunt_kop SET nummer = 2, hash = (SELECT hash FROM gebeurtenis WHERE dossier = 'd2' AND "
      "nummer = 2) "
      "WHERE dossier = 'd2'",
      "DELETE FROM controlepunt_kop WHERE dossier = 'd2'",
  };
  for (const std::string& daad : daden) {
    verander("CREATE TABLE bewaard_punt AS SELECT * FROM controlepunt");
    verander("CREATE TABLE bewaard_kop AS SELECT * FROM controlepunt_kop");
    verander(daad);
    EXPECT_THAT(fouten(), HasSubstr("controlepunt")) << daad;
    verander("DELETE FROM controlepunt_kop");
    verander("DELETE FROM controlepunt");
    verander("INSERT INTO controlepunt SELECT * FROM bewaard_punt");
    verander("INSERT INTO controlepunt_kop SELECT * FROM bewaard_kop");
    verander("DROP TABLE bewaard_punt");
    verander("DROP TABLE bewaard_kop");
    EXPECT_TRUE(kijk().gaaf()) << daad << fouten();
  }
}

TEST_P(ControleTest, who_signs_with_another_key_is_found) {
  vul_alles();
  ASSERT_TRUE(punt(Aanleiding::Gevraagd, "indringer"));
  EXPECT_THAT(fouten(), HasSubstr("een sleutel die u niet noemde"));
}

// Requirements: N07.
TEST_P(ControleTest, erasing_by_law_is_no_alarm) {
  vul_alles();
  ASSERT_TRUE(archief_->wis("d2", kIntake));
  EXPECT_TRUE(kijk().gaaf()) << fouten();
  ASSERT_TRUE(punt());
  const auto verslag = kijk();
  EXPECT_TRUE(verslag.gaaf()) << fouten();
  EXPECT_EQ(verslag.gewist, 1);
  // A key that was only taken away is one.
  verander("UPDATE dossiersleutel SET sleutel = NULL WHERE dossier = 'd1'");
  EXPECT_THAT(fouten(), HasSubstr("niet gewist"));
}

TEST_P(ControleTest, a_changed_byte_is_found_without_any_key) {
  vul_alles();
  verander("UPDATE gebeurtenis SET rol = 'beslisser' WHERE dossier = 'd1' AND nummer = 2");
  const auto verslag = controleer(
      *database_, {.proef = [](const std::string&, std::string_view, const std::string&) { return true; }});
  ASSERT_TRUE(verslag) << verslag.error().text();
  ASSERT_EQ(verslag->fouten.size(), 1U);
  EXPECT_EQ(verslag->fouten.front().waar, "kopgegevens");
  EXPECT_EQ(verslag->niet_nagekeken.size(), 3U);
  EXPECT_THAT(base::canonical(verslag->als_json()), HasSubstr("\"gaaf\":false"));
}

TEST_P(ControleTest, files_are_held_against_the_table_and_never_written_over) {
  vul_alles();
  const auto punt1 = bestanden_.lees(1);
  ASSERT_TRUE(punt1) << punt1.error().text();
  EXPECT_TRUE(bestanden_.bewaar(*punt1)) << "the same once more";
  Controlepunt anders = *punt1;
  anders.hash = std::string(64, '0');
  EXPECT_EQ(bestanden_.bewaar(anders).error().kind, ErrorKind::Conflict);

  const auto pad = std::filesystem::path(bestanden_.map()) / punt1->bestandsnaam();
  std::ifstream in(pad);
  const std::string goed((std::istreambuf_iterator<char>(in)), {});
  for (const auto& [van, naar] : std::vector<std::pair<std::string, std::string>>{
           {"\"dossiers\":3", "\"dossiers\":4"}, {"{", "["}, {goed, ""}}) {
    std::string stuk = goed;
    stuk.replace(stuk.find(van), van.size(), naar);
    std::ofstream(pad) << stuk;
    EXPECT_THAT(fouten(), HasSubstr("bestand: ")) << naar;
  }
  std::ofstream(pad) << goed;
  EXPECT_TRUE(kijk().gaaf()) << fouten();
}

// veiligheid B13: a backup put back by hand.
TEST_P(ControleTest, a_database_that_is_older_than_its_checkpoints_is_refused) {
  vul_alles();
  const Controlepunten punten(*database_, clock_);
  EXPECT_TRUE(eis_actueel(punten, bestanden_));
  EXPECT_TRUE(eis_actueel(punten, Controlepuntmap((map_.path() / "leeg").string())));
  verander("DELETE FROM controlepunt_kop");
  verander("DELETE FROM controlepunt");
  const auto geweigerd = eis_actueel(punten, bestanden_);
  ASSERT_FALSE(geweigerd);
  EXPECT_EQ(geweigerd.error().kind, ErrorKind::Conflict);
  EXPECT_THAT(geweigerd.error().remedy, HasSubstr("maatstaf herstel"));
  EXPECT_EQ(bestanden_.zet_apart_na(0, "voor-herstel-1").value(), 1);
  EXPECT_TRUE(eis_actueel(punten, bestanden_));
  EXPECT_TRUE(kijk().gaaf()) << fouten();
}

TEST_P(ControleTest, an_unbound_database_gets_no_checkpoint) {
  verander("DELETE FROM databasekenmerk");
  Controlepunten punten(*database_, clock_);
  const auto geweigerd =
      punten.maak({"k", [](std::string_view) { return std::string("x"); }}, Aanleiding::Gevraagd);
  EXPECT_EQ(geweigerd.error().kind, ErrorKind::Conflict);
}

}  // namespace
}  // namespace maatstaf::dossier
