// SPDX-License-Identifier: EUPL-1.2
#include "dossier/kluis.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <sys/stat.h>

#include <atomic>
#include <fstream>
#include <thread>

#include "db/testing.h"

namespace maatstaf::dossier {
namespace {

using ::testing::HasSubstr;

TEST(DossierSleutel, what_was_encrypted_comes_back_and_never_looks_the_same) {
  EXPECT_TRUE(rc::check("round trip", [](const std::string& inhoud, const std::string& identiteit) {
    const DossierSleutel sleutel = DossierSleutel::nieuw();
    const std::string bytes = sleutel.versleutel(inhoud, identiteit);
    RC_ASSERT(bytes != sleutel.versleutel(inhoud, identiteit));
    RC_ASSERT(sleutel.ontsleutel(bytes, identiteit).value() == inhoud);
  }));
}

TEST(DossierSleutel, one_changed_bit_another_place_or_another_key_reads_nothing) {
  const DossierSleutel sleutel = DossierSleutel::nieuw();
  const std::string bytes = sleutel.versleutel("uren 36,25", "gebeurtenis 1");
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    for (int bit = 0; bit < 8; ++bit) {
      std::string anders = bytes;
      anders[i] = static_cast<char>(anders[i] ^ (1 << bit));
      EXPECT_FALSE(sleutel.ontsleutel(anders, "gebeurtenis 1"));
    }
  }
  for (std::size_t lengte = 0; lengte < bytes.size(); ++lengte) {
    EXPECT_FALSE(sleutel.ontsleutel(bytes.substr(0, lengte), "gebeurtenis 1"));
  }
  EXPECT_FALSE(sleutel.ontsleutel(bytes, "gebeurtenis 2"));
  EXPECT_FALSE(DossierSleutel::nieuw().ontsleutel(bytes, "gebeurtenis 1"));
}

class KluisBestand : public ::testing::Test {
 protected:
  db::testing::TemporaryFolder map_;
  std::filesystem::path bestand_ = map_.path() / "kantoorsleutel";
};

// veiligheid A5: a key that was lost must never be replaced in silence.
TEST_F(KluisBestand, an_absent_key_is_never_made_by_opening) {
  const auto geopend = Kluis::open(bestand_);
  ASSERT_FALSE(geopend);
  EXPECT_EQ(geopend.error().kind, base::ErrorKind::NotFound);
  EXPECT_THAT(geopend.error().remedy, HasSubstr("maatstaf sleutels maak"));
  EXPECT_TRUE(std::filesystem::is_empty(map_.path()));
}

TEST_F(KluisBestand, a_key_that_is_there_is_never_written_over) {
  const auto eerste = Kluis::maak(bestand_);
  ASSERT_TRUE(eerste) << eerste.error().text();
  const auto weer = Kluis::maak(bestand_);
  ASSERT_FALSE(weer);
  EXPECT_EQ(weer.error().kind, base::ErrorKind::Conflict);
  EXPECT_EQ(Kluis::open(bestand_)->kenmerk(), eerste->kenmerk());
}

TEST_F(KluisBestand, a_new_key_is_for_the_owner_only_and_found_again) {
  const auto eerste = Kluis::maak(bestand_);
  ASSERT_TRUE(eerste) << eerste.error().text();
  struct stat status{};
  ASSERT_EQ(::stat(bestand_.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
  EXPECT_EQ(Kluis::open(bestand_)->kenmerk(), eerste->kenmerk());
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(map_.path()), {}), 1);

  const DossierSleutel sleutel = DossierSleutel::nieuw();
  const std::string verpakt = eerste->verpak(sleutel, "d1");
  const auto uitgepakt = Kluis::open(bestand_)->pak_uit(verpakt, "d1");
  ASSERT_TRUE(uitgepakt);
  EXPECT_EQ(uitgepakt->ontsleutel(sleutel.versleutel("a", "b"), "b").value(), "a");
  EXPECT_FALSE(eerste->pak_uit(verpakt, "d2"));
  EXPECT_FALSE(Kluis::tijdelijk().pak_uit(verpakt, "d1"));
}

TEST_F(KluisBestand, the_name_of_a_key_does_not_betray_it) {
  const auto kluis = Kluis::maak(bestand_);
  ASSERT_TRUE(kluis);
  EXPECT_EQ(kluis->kenmerk().size(), 16U);
  std::ifstream in(bestand_);
  std::string tekst((std::istreambuf_iterator<char>(in)), {});
  EXPECT_THAT(tekst, ::testing::Not(HasSubstr(kluis->kenmerk())));
  EXPECT_NE(kluis->kenmerk(), Kluis::tijdelijk().kenmerk());
}

TEST_F(KluisBestand, a_key_that_others_may_read_is_refused) {
  ASSERT_TRUE(Kluis::maak(bestand_));
  ::chmod(bestand_.c_str(), 0640);
  const auto geweigerd = Kluis::open(bestand_);
  ASSERT_FALSE(geweigerd);
  EXPECT_EQ(geweigerd.error().kind, base::ErrorKind::Forbidden);
  EXPECT_THAT(geweigerd.error().remedy, HasSubstr("chmod 600"));
}

TEST_F(KluisBestand, what_is_no_key_is_refused) {
  for (const char* tekst : {"", "geheim", "maatstaf-kantoorsleutel-1 ", "maatstaf-kantoorsleutel-1 zz",
                            "maatstaf-kantoorsleutel-2 00"}) {
    std::ofstream(bestand_) << tekst;
    ::chmod(bestand_.c_str(), 0600);
    const auto geweigerd = Kluis::open(bestand_);
    ASSERT_FALSE(geweigerd) << tekst;
    EXPECT_EQ(geweigerd.error().kind, base::ErrorKind::Storage);
  }
  EXPECT_FALSE(Kluis::open("/bestaat/echt/niet/sleutel"));
}

TEST_F(KluisBestand, of_programs_that_make_a_key_at_once_one_wins) {
  std::atomic<int> gemaakt = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] { gemaakt += Kluis::maak(bestand_) ? 1 : 0; });
  }
  for (auto& thread : threads) {
    thread.join();
  }
  EXPECT_EQ(gemaakt, 1);
  EXPECT_TRUE(Kluis::open(bestand_));
}

}  // namespace
}  // namespace maatstaf::dossier
