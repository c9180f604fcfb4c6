// SPDX-License-Identifier: EUPL-1.2
#include "dossier/keten.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "dossier/testing.h"

namespace maatstaf::dossier {
namespace {

using base::Date;
using testing::feit;

class KetenTest : public testing::MetArchief {};
INSTANTIATE_TEST_SUITE_P(Databases, KetenTest, db::testing::both(), db::testing::kind_name);

// Requirements: N06.
TEST_P(KetenTest, verifying_names_the_event_and_the_part_that_changed) {
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

/// Flips one bit somewhere in a text or in bytes.
std::string kantel(std::string bytes, std::size_t plaats) {
  bytes[plaats % bytes.size()] = static_cast<char>(bytes[plaats % bytes.size()] ^ 1);
  return bytes;
}

TEST(KetenEigenschap, any_single_change_to_a_random_chain_is_found) {
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
