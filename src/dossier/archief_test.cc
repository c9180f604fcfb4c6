// SPDX-License-Identifier: EUPL-1.2
#include "dossier/archief.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <thread>

#include "dossier/testing.h"

namespace maatstaf::dossier {
namespace {

using base::Date;
using base::ErrorKind;
using testing::feit;
using ::testing::HasSubstr;
using testing::kIntake;
using testing::kOuder;
using ::testing::Not;
using testing::tel;

class ArchiefTest : public testing::MetArchief {};
INSTANTIATE_TEST_SUITE_P(Databases, ArchiefTest, db::testing::both(), db::testing::kind_name);

TEST_P(ArchiefTest, events_come_back_as_they_were_appended) {
  ASSERT_EQ(archief_->voeg_toe("d1", 0, {feit("naam", "Noor"), feit("uren", "36,25")}).value(), 2);
  clock_.advance_seconds(3600);
  ASSERT_EQ(archief_->voeg_toe("d1", 2, {feit("uren", "40", kOuder)}).value(), 3);
  const auto gebeurtenissen = archief_->lees("d1");
  ASSERT_TRUE(gebeurtenissen) << gebeurtenissen.error().text();
  ASSERT_EQ(gebeurtenissen->size(), 3U);
  const Gebeurtenis& laatste = gebeurtenissen->back();
  EXPECT_EQ(laatste.nummer, 3);
  EXPECT_EQ(laatste.soort, "feit");
  EXPECT_EQ(laatste.actor, kOuder);
  EXPECT_EQ(laatste.geldig_op.text(), "2026-11-01");
  EXPECT_EQ(laatste.vastgelegd_op.text(), "2026-11-24T10:00:00.000Z");
  EXPECT_EQ(laatste.inhoud.text("waarde"), "40");
  EXPECT_EQ(laatste.vorige, (*gebeurtenissen)[1].hash);
  EXPECT_EQ(archief_->kop("d1")->hash, laatste.hash);
  EXPECT_EQ(archief_->koppen()->size(), 1U);
}

TEST_P(ArchiefTest, an_unknown_dossier_is_not_found) {
  EXPECT_EQ(archief_->lees("x").error().kind, ErrorKind::NotFound);
  EXPECT_EQ(archief_->verifieer("x").error().kind, ErrorKind::NotFound);
  EXPECT_EQ(archief_->voeg_toe("x", 1, {feit("a", "b")}).error().kind, ErrorKind::NotFound);
  EXPECT_EQ(archief_->wis("x", kIntake).error().kind, ErrorKind::NotFound);
  EXPECT_EQ(archief_->zoek("MZ-2026-9999").error().kind, ErrorKind::NotFound);
}

TEST_P(ArchiefTest, what_cannot_be_an_event_is_refused_and_nothing_is_stored) {
  NieuweGebeurtenis zonder_actor = feit("a", "b");
  zonder_actor.actor.account.clear();
  NieuweGebeurtenis vreemde_soort = feit("a", "b");
  vreemde_soort.soort = "Feit!";
  NieuweGebeurtenis gewist = feit("a", "b");
  gewist.soort = "gewist";
  NieuweGebeurtenis geen_tekst = feit("a", "\xff\xfe");
  NieuweGebeurtenis zonder_kantoor = feit("a", "b", {"account", "ouder", ""});
  EXPECT_EQ(archief_->voeg_toe("d1", 0, {}).error().kind, ErrorKind::Input);
  for (const auto& fout : {zonder_actor, vreemde_soort, gewist, geen_tekst, zonder_kantoor}) {
    const auto geweigerd = archief_->voeg_toe("d1", 0, {fout});
    ASSERT_FALSE(geweigerd);
    EXPECT_EQ(geweigerd.error().kind, ErrorKind::Input) << geweigerd.error().text();
  }
  EXPECT_EQ(archief_->voeg_toe("d1", 0, {feit("a", "b"), vreemde_soort}).error().kind, ErrorKind::Input);
  EXPECT_EQ(archief_->lees("d1").error().kind, ErrorKind::NotFound);
}

TEST_P(ArchiefTest, only_who_saw_the_latest_event_may_append) {
  vul(2);
  for (const std::int64_t verwacht : {0, 1, 3}) {
    EXPECT_EQ(archief_->voeg_toe("d1", verwacht, {feit("a", "b")}).error().kind, ErrorKind::Conflict)
        << verwacht;
  }
  EXPECT_EQ(archief_->lees("d1")->size(), 2U);
}

TEST_P(ArchiefTest, of_two_writers_at_once_exactly_one_wins) {
  vul(1);
  constexpr int kRounds = 8;
  for (int round = 1; round <= kRounds; ++round) {
    std::atomic<int> gelukt = 0;
    std::atomic<int> conflict = 0;
    std::vector<std::thread> threads;
    for (int writer = 0; writer < 3; ++writer) {
      threads.emplace_back([&, writer] {
        const auto klaar = archief_->voeg_toe("d1", round, {feit("uren", std::to_string(writer))});
        if (klaar) {
          ++gelukt;
        }
        if (!klaar && klaar.error().kind == ErrorKind::Conflict) {
          ++conflict;
        }
      });
    }
    for (auto& thread : threads) {
      thread.join();
    }
    EXPECT_EQ(gelukt, 1);
    EXPECT_EQ(conflict, 2);
  }
  EXPECT_TRUE(verifieer().gaaf);
  EXPECT_EQ(verifieer().aantal, kRounds + 1);
}

// Requirements: N07.
TEST_P(ArchiefTest, nothing_personal_is_stored_readable) {
  archief_->gebruik_projectie(&tel);
  ASSERT_TRUE(archief_->voeg_toe("d1", 0, {feit("naam", "Noor Verhoeven")}));
  if (GetParam() == db::testing::Kind::Sqlite) {
    database_.reset();  // closes, so that the journal is in the file
    std::ifstream bestand(test_database_->address().substr(9), std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(bestand)), {});
    EXPECT_THAT(bytes, HasSubstr("account-intake"));
    EXPECT_THAT(bytes, Not(HasSubstr("Verhoeven")));
    archief_.reset();
    return;
  }
  EXPECT_EQ(ruwe_tekst("SELECT account AS waarde FROM gebeurtenis"), "account-intake");
  EXPECT_EQ(ruwe_tekst("SELECT encode(inhoud, 'escape') AS waarde FROM gebeurtenis").find("Verhoeven"),
            std::string::npos);
  EXPECT_EQ(ruwe_tekst("SELECT encode(persoonlijk, 'escape') AS waarde FROM werkvoorraad").find("Verhoeven"),
            std::string::npos);
}

TEST_P(ArchiefTest, another_office_key_reads_nothing_and_says_so) {
  archief_->gebruik_projectie(&tel);
  vul(1);
  const Kluis andere = Kluis::tijdelijk();
  Archief vreemd(*database_, andere, clock_);
  const auto gelezen = vreemd.lees("d1");
  ASSERT_FALSE(gelezen);
  EXPECT_EQ(gelezen.error().kind, ErrorKind::Storage);
  EXPECT_THAT(gelezen.error().remedy, HasSubstr(kluis_.kenmerk()));
  EXPECT_FALSE(vreemd.voeg_toe("d1", 1, {feit("a", "b")}));
  const auto regels = testing::alle_regels(vreemd);
  ASSERT_EQ(regels.size(), 1U);
  EXPECT_EQ(regels.front().leesbaar, Leesbaar::Nee);
  EXPECT_TRUE(regels.front().persoonlijk.is_null());
  EXPECT_FALSE(vreemd.zoek("MZ-d1"));
  EXPECT_EQ(vreemd.verifieer("d1")->waar, "sleutel");
}

// Requirements: N07.
TEST_P(ArchiefTest, erasing_takes_the_person_and_leaves_the_chain) {
  archief_->gebruik_projectie(&tel);
  vul();
  ASSERT_EQ(testing::alle_regels(*archief_).size(), 1U);
  ASSERT_TRUE(archief_->wis("d1", kIntake));
  EXPECT_TRUE(archief_->wis("d1", kIntake));
  const auto gebeurtenissen = archief_->lees("d1");
  ASSERT_TRUE(gebeurtenissen) << gebeurtenissen.error().text();
  ASSERT_EQ(gebeurtenissen->size(), 4U);
  for (const Gebeurtenis& gebeurtenis : *gebeurtenissen) {
    EXPECT_TRUE(gebeurtenis.inhoud.is_null());
  }
  EXPECT_EQ(gebeurtenissen->back().soort, "gewist");
  EXPECT_TRUE(verifieer().gaaf);
  EXPECT_TRUE(verifieer().gewist);
  EXPECT_TRUE(testing::alle_regels(*archief_).empty());
  EXPECT_EQ(archief_->herbouw().value(), 0);
  EXPECT_EQ(archief_->voeg_toe("d1", 4, {feit("a", "b")}).error().kind, ErrorKind::Conflict);
  EXPECT_EQ(feiten_op(*gebeurtenissen, *Date::from(2027, 1, 1), clock_.now()).size(), 0U);

  verander("UPDATE gebeurtenis SET rol = 'beslisser' WHERE nummer = 2");
  EXPECT_FALSE(verifieer().gaaf);
  EXPECT_EQ(verifieer().nummer, 2);
}

TEST_P(ArchiefTest, the_work_list_follows_the_events_and_can_be_made_again) {
  archief_->gebruik_projectie(&tel);
  vul();
  ASSERT_TRUE(archief_->voeg_toe("d2", 0, {feit("uren", "9", {"a", "intake", "hoogland"})}));
  const auto voor = testing::alle_regels(*archief_);
  ASSERT_EQ(voor.size(), 1U);
  EXPECT_EQ(voor.front().velden.integer("aantal"), 3);
  EXPECT_EQ(voor.front().persoonlijk.text("laatste"), "2");
  EXPECT_EQ(voor.front().uiterlijk->text(), "2026-12-27");
  EXPECT_EQ(archief_->zoek("MZ-d2")->kantoor, "hoogland");
  EXPECT_EQ(archief_->regels_van("d1")->size(), 1U);

  verander("DELETE FROM werkvoorraad");
  EXPECT_TRUE(testing::alle_regels(*archief_).empty());
  EXPECT_EQ(archief_->herbouw().value(), 2);
  const auto na = testing::alle_regels(*archief_);
  ASSERT_EQ(na.size(), 1U);
  EXPECT_EQ(na.front().velden, voor.front().velden);
  EXPECT_EQ(na.front().persoonlijk, voor.front().persoonlijk);
}

// veiligheid B10: one unreadable row took the work list of the whole office away.
TEST_P(ArchiefTest, one_unreadable_line_is_shown_as_such_and_the_others_stay) {
  archief_->gebruik_projectie(&tel);
  for (const char* dossier : {"d1", "d2", "d3", "d4"}) {
    ASSERT_TRUE(archief_->voeg_toe(dossier, 0, {feit("uren", dossier)}));
  }
  verander(
      "UPDATE werkvoorraad SET persoonlijk = (SELECT persoonlijk FROM werkvoorraad WHERE dossier = 'd2') "
      "WHERE dossier = 'd1'");
  verander(
      "UPDATE dossiersleutel SET sleutel = (SELECT sleutel FROM dossiersleutel WHERE dossier = 'd2') "
      "WHERE dossier = 'd3'");
  verander("UPDATE werkvoorraad SET velden = 'stuk' WHERE dossier = 'd4'");
  const auto lijst = testing::alle_regels(*archief_);
  ASSERT_EQ(lijst.size(), 4U);
  for (const WerkRegel& regel : lijst) {
    EXPECT_EQ(regel.leesbaar, regel.dossier == "d2" ? Leesbaar::Ja : Leesbaar::Nee) << regel.dossier;
    EXPECT_EQ(regel.persoonlijk.is_null(), regel.dossier != "d2");
  }
}

TEST_P(ArchiefTest, the_work_list_is_sorted_by_deadline_and_those_without_come_last) {
  archief_->gebruik_projectie([](const std::string& dossier, const std::vector<Gebeurtenis>& gebeurtenissen) {
    WerkRegel regel;
    regel.zaaknummer = dossier;
    regel.kantoor = "lageland";
    regel.uiterlijk = Date::parse(gebeurtenissen.front().inhoud.text("waarde"));
    return base::Result<std::vector<WerkRegel>>(std::vector{regel});
  });
  const std::vector<std::pair<const char*, const char*>> zaken = {
      {"c", ""}, {"a", "2027-01-05"}, {"d", "2026-12-01"}, {"b", "2026-12-01"}};
  for (const auto& [dossier, datum] : zaken) {
    ASSERT_TRUE(archief_->voeg_toe(dossier, 0, {feit("d", datum)}));
  }
  std::string volgorde;
  for (const WerkRegel& regel : testing::alle_regels(*archief_)) {
    volgorde += regel.zaaknummer;
  }
  EXPECT_EQ(volgorde, "bdac");
}

TEST_P(ArchiefTest, a_zaaknummer_belongs_to_one_dossier) {
  archief_->gebruik_projectie([](const std::string&, const std::vector<Gebeurtenis>&) {
    WerkRegel regel;
    regel.zaaknummer = "MZ-2026-0001";
    return base::Result<std::vector<WerkRegel>>(std::vector{regel});
  });
  ASSERT_TRUE(archief_->voeg_toe("d1", 0, {feit("a", "b")}));
  ASSERT_TRUE(archief_->voeg_toe("d1", 1, {feit("a", "b")}));
  const auto tweede = archief_->voeg_toe("d2", 0, {feit("a", "b")});
  ASSERT_FALSE(tweede);
  EXPECT_EQ(tweede.error().kind, ErrorKind::Conflict);
  EXPECT_THAT(tweede.error().cause, HasSubstr("MZ-2026-0001"));
  EXPECT_EQ(archief_->lees("d2").error().kind, ErrorKind::NotFound);
}

TEST_P(ArchiefTest, a_projection_that_fails_keeps_the_event_out) {
  vul(1);
  archief_->gebruik_projectie(
      [](const std::string&, const std::vector<Gebeurtenis>&) -> base::Result<std::vector<WerkRegel>> {
        return base::fail(ErrorKind::Rules, "Het pakket is stuk.");
      });
  EXPECT_EQ(archief_->voeg_toe("d1", 1, {feit("a", "b")}).error().cause, "Het pakket is stuk.");
  EXPECT_EQ(archief_->lees("d1")->size(), 1U);
}

TEST_P(ArchiefTest, numbers_of_a_series_are_given_once) {
  std::mutex mutex;
  std::set<std::int64_t> gegeven;
  std::vector<std::thread> threads;
  for (int i = 0; i < 3; ++i) {
    threads.emplace_back([&] {
      for (int j = 0; j < 5; ++j) {
        const auto nummer = archief_->volgend_nummer("MZ-2026");
        const std::lock_guard lock(mutex);
        gegeven.insert(nummer.value_or(-1));
      }
    });
  }
  for (auto& thread : threads) {
    thread.join();
  }
  EXPECT_EQ(gegeven.size(), 15U);
  EXPECT_EQ(*gegeven.begin(), 1);
  EXPECT_EQ(*gegeven.rbegin(), 15);
  EXPECT_EQ(archief_->volgend_nummer("MZ-2027").value(), 1);
}

TEST_P(ArchiefTest, another_office_key_can_take_over) {
  archief_->gebruik_projectie(&tel);
  vul();
  ASSERT_TRUE(archief_->voeg_toe("d2", 0, {feit("a", "b")}));
  ASSERT_TRUE(archief_->wis("d2", kIntake));
  const Kluis nieuw = Kluis::tijdelijk();
  EXPECT_EQ(archief_->vervang_kantoorsleutel(nieuw).value(), 1);
  EXPECT_FALSE(archief_->lees("d1"));
  const Archief opvolger(*database_, nieuw, clock_);
  EXPECT_EQ(opvolger.lees("d1")->back().inhoud.text("waarde"), "2");
  EXPECT_TRUE(opvolger.verifieer("d1")->gaaf);
  EXPECT_TRUE(opvolger.verifieer("d2")->gaaf);
  EXPECT_EQ(testing::alle_regels(opvolger).size(), 1U);
}

}  // namespace
}  // namespace maatstaf::dossier
