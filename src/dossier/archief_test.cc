// SPDX-License-Identifier: EUPL-1.2
#include "dossier/archief.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <set>
#include <thread>

#include "db/testing.h"

namespace maatstaf::dossier {
namespace {

using base::Date;
using base::ErrorKind;
using base::Json;
using ::testing::HasSubstr;
using ::testing::Not;

const Actor kIntake{"account-intake", "intake", "lageland"};
const Actor kOuder{"account-ouder", "ouder", "lageland"};

NieuweGebeurtenis feit(const std::string& begrip, const std::string& waarde, Actor actor = kIntake) {
  Json inhoud;
  inhoud["begrip"] = begrip;
  inhoud["waarde"] = waarde;
  return {"feit", std::move(actor), *Date::from(2026, 11, 1), inhoud};
}

/// A projection that needs the content: one line that counts events and shows the latest value.
base::Result<std::vector<WerkRegel>> tel(const std::string& dossier,
                                         const std::vector<Gebeurtenis>& gebeurtenissen) {
  WerkRegel regel;
  regel.zaaknummer = "MZ-" + dossier;
  regel.kantoor = gebeurtenissen.front().actor.kantoor;
  regel.status = gebeurtenissen.back().soort;
  regel.uiterlijk = gebeurtenissen.back().geldig_op.plus_days(56);
  regel.velden["aantal"] = static_cast<std::int64_t>(gebeurtenissen.size());
  regel.persoonlijk["laatste"] = gebeurtenissen.back().inhoud.text("waarde");
  return std::vector<WerkRegel>{regel};
}

class ArchiefTest : public db::testing::OnBothDatabases {
 protected:
  void SetUp() override {
    OnBothDatabases::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    archief_ = std::make_unique<Archief>(*database_, kluis_, clock_);
  }
  void TearDown() override {
    archief_.reset();
    OnBothDatabases::TearDown();
  }
  /// Changes what is stored behind the back of the archive.
  std::int64_t verander(const std::string& sql) {
    const auto klaar = database_->transaction(
        db::Access::Write, [&](db::Connection& connection) { return connection.run({"verander", sql}); });
    EXPECT_TRUE(klaar) << sql << ": " << (klaar ? "" : klaar.error().text());
    return klaar.value_or(-1);
  }
  std::string ruwe_tekst(const std::string& sql) {
    const auto gevonden = database_->transaction(
        db::Access::Read, [&](db::Connection& connection) { return connection.first({"ruw", sql}); });
    return gevonden && *gevonden ? (*gevonden)->text("waarde").value_or("") : "";
  }
  Verificatie verifieer(std::string_view dossier = "d1") {
    auto uitslag = archief_->verifieer(dossier);
    EXPECT_TRUE(uitslag) << (uitslag ? "" : uitslag.error().text());
    return uitslag.value_or(Verificatie{});
  }
  void vul(int aantal = 3) {
    for (int i = 0; i < aantal; ++i)
      ASSERT_TRUE(archief_->voeg_toe("d1", i, {feit("uren", std::to_string(i))}));
  }

  Kluis kluis_ = Kluis::tijdelijk();
  std::unique_ptr<Archief> archief_;
};
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
        if (klaar) ++gelukt;
        if (!klaar && klaar.error().kind == ErrorKind::Conflict) ++conflict;
      });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(gelukt, 1);
    EXPECT_EQ(conflict, 2);
  }
  EXPECT_TRUE(verifieer().gaaf);
  EXPECT_EQ(verifieer().aantal, kRounds + 1);
}

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

TEST_P(ArchiefTest, verifying_names_the_event_and_the_part_that_changed) {
  struct Ingreep {
    const char* sql;
    std::int64_t nummer;
    const char* waar;
  };
  const char* const andere_hash = "'ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff'";
  const std::string hash_sql =
      std::string("UPDATE gebeurtenis SET hash = ") + andere_hash + " WHERE nummer = 2";
  const std::string vorige_sql =
      std::string("UPDATE gebeurtenis SET vorige = ") + andere_hash + " WHERE nummer = 2";
  const std::string sha_sql =
      std::string("UPDATE gebeurtenis SET inhoud_sha256 = ") + andere_hash + " WHERE nummer = 2";
  const std::string kop_sql = std::string("UPDATE dossier SET laatste_hash = ") + andere_hash;
  const std::vector<Ingreep> ingrepen = {
      {"UPDATE gebeurtenis SET soort = 'oordeel' WHERE nummer = 2", 2, "kopgegevens"},
      {"UPDATE gebeurtenis SET account = 'ander' WHERE nummer = 1", 1, "kopgegevens"},
      {"UPDATE gebeurtenis SET rol = 'beslisser' WHERE nummer = 3", 3, "kopgegevens"},
      {"UPDATE gebeurtenis SET kantoor = 'hoogland' WHERE nummer = 2", 2, "kopgegevens"},
      {"UPDATE gebeurtenis SET geldig_op = '2026-11-02' WHERE nummer = 2", 2, "kopgegevens"},
      {"UPDATE gebeurtenis SET vastgelegd_op = '2026-11-24T09:00:00.001Z' WHERE nummer = 2", 2,
       "kopgegevens"},
      {"UPDATE gebeurtenis SET inhoud = (SELECT g.inhoud FROM gebeurtenis g WHERE g.nummer = 1) WHERE nummer "
       "= 2",
       2, "inhoud"},
      {hash_sql.c_str(), 2, "hash"},
      {vorige_sql.c_str(), 2, "vorige"},
      {sha_sql.c_str(), 2, "inhoud_sha256"},
      {"UPDATE gebeurtenis SET nummer = 7 WHERE nummer = 2", 2, "nummer"},
      {"DELETE FROM gebeurtenis WHERE nummer = 1", 1, "nummer"},
      {"DELETE FROM gebeurtenis WHERE nummer = 2", 2, "nummer"},
      {"DELETE FROM gebeurtenis WHERE nummer = 3", 0, "kop"},
      {"DELETE FROM gebeurtenis", 0, "kop"},
      {kop_sql.c_str(), 0, "kop"},
      {"UPDATE dossier SET laatste_nummer = 2", 0, "kop"},
      {"UPDATE dossier SET kantoor = 'hoogland'", 0, "kop"},
      {"UPDATE dossiersleutel SET sleutel = NULL", 0, "sleutel"},
      {"UPDATE dossiersleutel SET kantoorsleutel = 'anders'", 0, "sleutel"},
      {"UPDATE dossiersleutel SET sleutel = (SELECT g.inhoud FROM gebeurtenis g WHERE g.nummer = 1)", 0,
       "sleutel"},
  };
  vul();
  ASSERT_TRUE(verifieer().gaaf);
  for (const Ingreep& ingreep : ingrepen) {
    // Every change meets a sound dossier: a copy is set aside and put back.
    verander("CREATE TABLE kopie_gebeurtenis AS SELECT * FROM gebeurtenis");
    verander("CREATE TABLE kopie_dossier AS SELECT * FROM dossier");
    verander("CREATE TABLE kopie_sleutel AS SELECT * FROM dossiersleutel");
    verander(ingreep.sql);
    const Verificatie uitslag = verifieer();
    EXPECT_FALSE(uitslag.gaaf) << ingreep.sql;
    EXPECT_EQ(uitslag.nummer, ingreep.nummer) << ingreep.sql << ": " << uitslag.uitleg;
    EXPECT_EQ(uitslag.waar, ingreep.waar) << ingreep.sql << ": " << uitslag.uitleg;
    EXPECT_FALSE(archief_->lees("d1") && std::string_view(ingreep.waar) != "kop" &&
                 std::string_view(ingreep.waar) != "sleutel")
        << ingreep.sql;
    verander("DELETE FROM gebeurtenis");
    verander("DELETE FROM dossiersleutel");
    verander("DELETE FROM dossier");
    verander("INSERT INTO dossier SELECT * FROM kopie_dossier");
    verander("INSERT INTO dossiersleutel SELECT * FROM kopie_sleutel");
    verander("INSERT INTO gebeurtenis SELECT * FROM kopie_gebeurtenis");
    verander("DROP TABLE kopie_gebeurtenis");
    verander("DROP TABLE kopie_dossier");
    verander("DROP TABLE kopie_sleutel");
    ASSERT_TRUE(verifieer().gaaf);
  }
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
  EXPECT_FALSE(vreemd.werkvoorraad("lageland"));
  EXPECT_EQ(vreemd.verifieer("d1")->waar, "sleutel");
}

TEST_P(ArchiefTest, erasing_takes_the_person_and_leaves_the_chain) {
  archief_->gebruik_projectie(&tel);
  vul();
  ASSERT_EQ(archief_->werkvoorraad("lageland")->size(), 1U);
  ASSERT_TRUE(archief_->wis("d1", kIntake));
  EXPECT_TRUE(archief_->wis("d1", kIntake));
  const auto gebeurtenissen = archief_->lees("d1");
  ASSERT_TRUE(gebeurtenissen) << gebeurtenissen.error().text();
  ASSERT_EQ(gebeurtenissen->size(), 4U);
  for (const Gebeurtenis& gebeurtenis : *gebeurtenissen) EXPECT_TRUE(gebeurtenis.inhoud.is_null());
  EXPECT_EQ(gebeurtenissen->back().soort, "gewist");
  EXPECT_TRUE(verifieer().gaaf);
  EXPECT_TRUE(verifieer().gewist);
  EXPECT_TRUE(archief_->werkvoorraad("lageland")->empty());
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
  const auto voor = archief_->werkvoorraad("lageland");
  ASSERT_TRUE(voor) << voor.error().text();
  ASSERT_EQ(voor->size(), 1U);
  EXPECT_EQ(voor->front().velden.integer("aantal"), 3);
  EXPECT_EQ(voor->front().persoonlijk.text("laatste"), "2");
  EXPECT_EQ(voor->front().uiterlijk->text(), "2026-12-27");
  EXPECT_EQ(archief_->zoek("MZ-d2")->kantoor, "hoogland");
  EXPECT_EQ(archief_->regels_van("d1")->size(), 1U);

  verander("DELETE FROM werkvoorraad");
  EXPECT_TRUE(archief_->werkvoorraad("lageland")->empty());
  EXPECT_EQ(archief_->herbouw().value(), 2);
  const auto na = archief_->werkvoorraad("lageland");
  ASSERT_EQ(na->size(), 1U);
  EXPECT_EQ(na->front().velden, voor->front().velden);
  EXPECT_EQ(na->front().persoonlijk, voor->front().persoonlijk);
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
  for (const auto& [dossier, datum] : zaken) ASSERT_TRUE(archief_->voeg_toe(dossier, 0, {feit("d", datum)}));
  std::string volgorde;
  const auto lijst = archief_->werkvoorraad("lageland");
  for (const WerkRegel& regel : lijst.value()) volgorde += regel.zaaknummer;
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
  for (auto& thread : threads) thread.join();
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
  EXPECT_EQ(opvolger.werkvoorraad("lageland")->size(), 1U);
}

/// Breaks at every statement in turn: afterwards there is all of the append, or nothing of it.
void breek_overal(const db::testing::TestDatabase& test_database, const Archief& archief, const Kluis& kluis,
                  const base::Clock& clock, db::testing::Fault::Mode mode) {
  const auto fault = std::make_shared<db::testing::Fault>();
  fault->mode = mode;
  const auto kapot = db::testing::open_failing(test_database, fault);
  Archief breekbaar(*kapot, kluis, clock);
  breekbaar.gebruik_projectie(&tel);
  bool gelukt = false;
  for (int stap = 0; !gelukt; ++stap) {
    ASSERT_LT(stap, 40) << "the append never succeeds";
    fault->statements_left = stap;
    const auto klaar = breekbaar.voeg_toe("d1", 2, {feit("uren", "nieuw"), feit("naam", "nieuw")});
    fault->statements_left = -1;
    gelukt = klaar.has_value();
    const auto gelezen = archief.lees("d1");
    ASSERT_TRUE(gelezen) << gelezen.error().text();
    EXPECT_EQ(gelezen->size(), gelukt ? 4U : 2U) << stap;
    EXPECT_TRUE(archief.verifieer("d1")->gaaf) << stap;
    EXPECT_EQ(archief.zoek("MZ-d1")->velden.integer("aantal"), gelukt ? 4 : 2) << stap;
    EXPECT_TRUE(gelukt || klaar.error().kind == ErrorKind::Storage) << klaar.error().text();
  }
}

TEST_P(ArchiefTest, a_failure_midway_leaves_nothing_of_the_append) {
  archief_->gebruik_projectie(&tel);
  vul(2);
  breek_overal(*test_database_, *archief_, kluis_, clock_, db::testing::Fault::Mode::Error);
}

TEST_P(ArchiefTest, a_cut_connection_midway_leaves_nothing_of_the_append) {
  archief_->gebruik_projectie(&tel);
  vul(2);
  breek_overal(*test_database_, *archief_, kluis_, clock_, db::testing::Fault::Mode::Kill);
}

TEST_P(ArchiefTest, a_killed_process_loses_no_acknowledged_event) {
  std::array<int, 2> pijp{};
  ASSERT_EQ(::pipe(pijp.data()), 0);
  const std::string adres = test_database_->address();
  const pid_t kind = ::fork();
  ASSERT_GE(kind, 0);
  if (kind == 0) {
    // The child has connections of its own and only tells what was acknowledged.
    const auto eigen = db::Database::open(adres, {.connections = 1});
    if (!eigen) ::_exit(1);
    Archief archief(**eigen, kluis_, clock_);
    for (std::int64_t nummer = 0; nummer < 100000; ++nummer) {
      if (!archief.voeg_toe("d1", nummer, {feit("uren", "1")})) ::_exit(2);
      const std::int64_t bevestigd = nummer + 1;
      if (::write(pijp[1], &bevestigd, sizeof bevestigd) != sizeof bevestigd) ::_exit(3);
    }
    ::_exit(0);
  }
  ::close(pijp[1]);
  std::int64_t bevestigd = 0;
  while (bevestigd < 20 && ::read(pijp[0], &bevestigd, sizeof bevestigd) == sizeof bevestigd) {
  }
  ::kill(kind, SIGKILL);
  while (::read(pijp[0], &bevestigd, sizeof bevestigd) == sizeof bevestigd) {
  }
  ::waitpid(kind, nullptr, 0);
  ::close(pijp[0]);
  ASSERT_GE(bevestigd, 20);
  const Verificatie uitslag = verifieer();
  EXPECT_TRUE(uitslag.gaaf) << uitslag.uitleg;
  EXPECT_GE(uitslag.aantal, bevestigd);
  EXPECT_LE(uitslag.aantal, bevestigd + 1);
}

/// Flips one bit somewhere in a text or in bytes.
std::string kantel(std::string bytes, std::size_t plaats) {
  bytes[plaats % bytes.size()] = static_cast<char>(bytes[plaats % bytes.size()] ^ 1);
  return bytes;
}

TEST(ArchiefEigenschap, any_single_change_to_a_random_chain_is_found) {
  struct Kolom {
    const char* naam;
    bool bytes;
  };
  static constexpr std::array kKolommen = {Kolom{"soort", false},     Kolom{"account", false},
                                           Kolom{"rol", false},       Kolom{"kantoor", false},
                                           Kolom{"geldig_op", false}, Kolom{"vastgelegd_op", false},
                                           Kolom{"inhoud", true},     Kolom{"inhoud_sha256", false},
                                           Kolom{"vorige", false},    Kolom{"hash", false}};
  EXPECT_TRUE(rc::check("a changed byte is found", [] {
    const auto database = db::Database::open("sqlite::memory:");
    const base::FixedClock clock(base::Moment::at(*Date::from(2026, 11, 24)));
    RC_ASSERT(db::migrate(**database, MAATSTAF_SOURCE_DIR "/migraties", clock).has_value());
    const Kluis kluis = Kluis::tijdelijk();
    Archief archief(**database, kluis, clock);
    // Random appends of random sizes with random content.
    const auto partijen = *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(1, 4)));
    std::int64_t nummer = 0;
    for (const int omvang : partijen) {
      std::vector<NieuweGebeurtenis> nieuwe;
      for (int i = 0; i < omvang; ++i) {
        nieuwe.push_back(feit(*rc::gen::container<std::string>(rc::gen::inRange('a', 'z')),
                              std::to_string(*rc::gen::arbitrary<int>())));
      }
      nummer = archief.voeg_toe("d1", nummer, nieuwe).value_or(-1);
    }
    const auto voor = archief.verifieer("d1");
    RC_ASSERT(voor && voor->gaaf && voor->aantal == nummer);

    const auto gekozen = *rc::gen::inRange<std::int64_t>(1, nummer + 1);
    const Kolom kolom = kKolommen[*rc::gen::inRange<std::size_t>(0, kKolommen.size())];
    const auto plaats = *rc::gen::inRange<std::size_t>(0, 4096);
    const std::string lees_sql =
        std::string("SELECT ") + kolom.naam + " AS waarde FROM gebeurtenis WHERE nummer = :nummer";
    const std::string schrijf_sql =
        std::string("UPDATE gebeurtenis SET ") + kolom.naam + " = :waarde WHERE nummer = :nummer";
    const auto veranderd = (*database)->transaction(
        db::Access::Write, [&](db::Connection& connection) -> base::Result<std::int64_t> {
          TRY(const auto rij, connection.first({"lees", lees_sql}, {{"nummer", gekozen}}));
          TRY(const std::string oud, kolom.bytes ? rij->bytes("waarde") : rij->text("waarde"));
          const std::string nieuw = kantel(oud, plaats);
          return connection.run({"schrijf", schrijf_sql},
                                {{"nummer", gekozen},
                                 {"waarde", kolom.bytes ? db::Value(db::Bytes{nieuw}) : db::Value(nieuw)}});
        });
    RC_ASSERT(veranderd.value_or(0) == 1);
    const auto na = archief.verifieer("d1");
    RC_ASSERT(na.has_value());
    RC_ASSERT(!na->gaaf);
    RC_ASSERT(na->nummer == gekozen);
    RC_ASSERT(!archief.lees("d1").has_value());
  }));
}

}  // namespace
}  // namespace maatstaf::dossier
