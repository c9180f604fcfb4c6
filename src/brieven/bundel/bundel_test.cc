// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "base/hash.h"
#include "brieven/bundel/zip.h"
#include "brieven/proef.h"

namespace maatstaf::brieven {
namespace {

using ::testing::HasSubstr;
using Stand = Controleregel::Stand;

const std::string kZaad(32, 'z');

Ondertekensleutel sleutel() {
  return *Ondertekensleutel::van_zaad(kZaad);
}

/// The chain of the test: its own text is its hash.
base::Result<std::string> keten(const base::Json& bewijs) {
  if (bewijs.text("kop").empty()) {
    return base::fail(base::ErrorKind::Conflict, "De keten klopt niet.");
  }
  return bewijs.text("kop");
}

proef::Zaak zaak_met_keten() {
  auto zaak = proef::noor();
  zaak.keten["kop"] = "abc123";
  zaak.besluit.keten_kop = "abc123";
  return zaak;
}

const Bundel& bundel() {
  static const auto gemaakt = maak_bundel(zaak_met_keten().invoer(), sleutel());
  EXPECT_TRUE(gemaakt) << gemaakt.error().text();
  return *gemaakt;
}

base::Result<Verificatie> kijk_na(std::string_view zip) {
  return verifieer(zip, {sleutel().publiek()}, proef::bibliotheek(), keten);
}

/// The line about one thing; the test fails when there is none.
Controleregel regel(const Verificatie& verificatie, const std::string& naam) {
  const auto found = std::ranges::find(verificatie.regels, naam, &Controleregel::naam);
  EXPECT_NE(found, verificatie.regels.end()) << naam;
  return found == verificatie.regels.end() ? Controleregel() : *found;
}

// Requirements: R085, R098, N01, N02.
TEST(Bundel, is_geldig_en_steeds_hetzelfde) {
  if (const char* map = std::getenv("BRIEVEN_UIT")) {
    std::ofstream(std::string(map) + "/besluit.zip", std::ios::binary) << bundel().zip;
  }
  const auto verificatie = kijk_na(bundel().zip);
  ASSERT_TRUE(verificatie);
  EXPECT_TRUE(verificatie->geldig()) << verificatie->als_tekst();
  EXPECT_TRUE(std::ranges::all_of(verificatie->regels, [](const auto& r) { return r.stand == Stand::Goed; }))
      << verificatie->als_tekst();
  EXPECT_EQ(verificatie->nummer, "MZ-2026-0412");
  EXPECT_EQ(verificatie->sleutel, sleutel().publiek().id());
  EXPECT_EQ(maak_bundel(zaak_met_keten().invoer(), sleutel())->zip, bundel().zip);
}

// Requirements: N02.
TEST(Bundel, elke_soort_besluit_is_na_te_rekenen) {
  for (const auto& zaak : {proef::noor_afgewezen(), proef::noor_overgang()}) {
    const auto gemaakt = maak_bundel(zaak.invoer(), sleutel());
    ASSERT_TRUE(gemaakt) << gemaakt.error().text();
    const auto verificatie = kijk_na(gemaakt->zip);
    ASSERT_TRUE(verificatie);
    EXPECT_TRUE(verificatie->geldig()) << verificatie->als_tekst();
    EXPECT_EQ(regel(*verificatie, "Keten").stand, Stand::NietGedaan);
  }
}

TEST(Bundel, een_vreemde_sleutel_is_niet_geldig) {
  const auto verificatie = verifieer(bundel().zip, {}, proef::bibliotheek(), keten);
  ASSERT_TRUE(verificatie);
  EXPECT_FALSE(verificatie->geldig());
  EXPECT_THAT(regel(*verificatie, "Handtekening").uitleg, HasSubstr("vertrouwt"));
}

TEST(Bundel, een_veranderd_bestand_wordt_genoemd_ook_als_de_zip_klopt) {
  const auto bestanden = *lees_zip(bundel().zip);
  for (std::size_t i = 0; i < bestanden.size(); ++i) {
    auto veranderd = bestanden;
    veranderd[i].inhoud[veranderd[i].inhoud.size() / 2] ^= 1;
    const auto verificatie = kijk_na(*schrijf_zip(veranderd));
    ASSERT_TRUE(verificatie);
    EXPECT_FALSE(verificatie->geldig()) << bestanden[i].naam;
    EXPECT_THAT(verificatie->als_tekst(), HasSubstr(bestanden[i].naam));
  }
}

TEST(Bundel, een_ander_besluit_onder_een_echte_handtekening_komt_uit) {
  // Someone with the key signs a decision that does not follow from the receipt.
  auto zaak = zaak_met_keten();
  auto bestanden = *lees_zip(bundel().zip);
  zaak.besluit.motivering = "Iets heel anders dan de brief zegt.";
  bestanden[2].inhoud = base::canonical(als_json(zaak.besluit));
  base::Json inhoud = *base::parse_json(bestanden[5].inhoud, "inhoud.json");
  inhoud["bestanden"]["besluit.json"] = base::sha256_hex(bestanden[2].inhoud);
  bestanden[5].inhoud = base::canonical(inhoud);
  base::Json handtekening = *base::parse_json(bestanden[6].inhoud, "handtekening.json");
  handtekening["handtekening"] = base::to_hex(sleutel().onderteken(bestanden[5].inhoud));
  bestanden[6].inhoud = base::canonical(handtekening);
  const auto verificatie = kijk_na(*schrijf_zip(bestanden));
  ASSERT_TRUE(verificatie);
  EXPECT_EQ(regel(*verificatie, "Handtekening").stand, Stand::Goed);
  EXPECT_EQ(regel(*verificatie, "Inhoud").stand, Stand::Goed);
  EXPECT_EQ(regel(*verificatie, "Brief (HTML)").stand, Stand::Fout);
  EXPECT_EQ(regel(*verificatie, "Brief (PDF)").stand, Stand::Fout);
  EXPECT_FALSE(verificatie->geldig());
}

TEST(Bundel, een_keten_die_ergens_anders_eindigt_komt_uit) {
  auto zaak = zaak_met_keten();
  zaak.besluit.keten_kop = "iets anders";
  const auto verificatie = kijk_na(maak_bundel(zaak.invoer(), sleutel())->zip);
  EXPECT_EQ(regel(*verificatie, "Keten").stand, Stand::Fout);
  EXPECT_FALSE(verificatie->geldig());
}

// Requirements: R085.
TEST(Bundel, elke_veranderde_byte_wordt_gevonden) {
  // Every byte of the frame, the small files and the edges; of the letters every 97th, for time. The reader
  // below goes over every byte of a small zip.
  const std::string& heel = bundel().zip;
  std::string zip = heel;
  for (std::size_t i = 0; i < zip.size(); i += (i < 200 || i + 1500 > zip.size() ? 1 : 997)) {
    zip[i] = static_cast<char>(zip[i] ^ 1);
    // The checksum of the zip finds it; what is behind it (signature, fingerprints) has tests of its own.
    const auto gelezen = lees_zip(zip);
    EXPECT_FALSE(gelezen) << i;
    zip[i] = heel[i];
  }
  for (const std::size_t plaats : {std::size_t{0}, std::size_t{40}, heel.size() / 2, heel.size() - 1}) {
    zip[plaats] = static_cast<char>(zip[plaats] ^ 1);
    const auto verificatie = kijk_na(zip);
    EXPECT_TRUE(!verificatie || !verificatie->geldig()) << plaats;
    zip[plaats] = heel[plaats];
  }
}

TEST(Zip, elke_bytes_elke_lengte_en_elke_volgorde_telt) {
  const std::vector<ZipBestand> bestanden{{"een.json", "{\"a\":1}"}, {"twee.html", "<p>"}, {"leeg", ""}};
  const std::string heel = *schrijf_zip(bestanden);
  const auto terug = lees_zip(heel);
  ASSERT_TRUE(terug);
  ASSERT_EQ(terug->size(), 3U);
  EXPECT_EQ((*terug)[1].inhoud, "<p>");
  for (std::size_t i = 0; i < heel.size(); ++i) {
    for (int bit = 0; bit < 8; ++bit) {
      std::string zip = heel;
      zip[i] = static_cast<char>(zip[i] ^ (1 << bit));
      EXPECT_FALSE(lees_zip(zip)) << i;
    }
  }
  for (std::size_t lengte = 0; lengte < heel.size(); ++lengte) {
    EXPECT_FALSE(lees_zip(heel.substr(0, lengte))) << lengte;
  }
  EXPECT_FALSE(lees_zip(heel + '\0'));
  EXPECT_FALSE(lees_zip(heel + heel));
  EXPECT_FALSE(lees_zip("x" + heel));
}

TEST(Zip, een_map_met_regels_mag_mappen_hebben_maar_niet_erbuiten) {
  const std::vector<ZipBestand> bestanden{{"leesmij.txt", "a"}, {"regels/meerzorg-thuis/pakket_1.yaml", "b"}};
  const auto zip = schrijf_zip(bestanden, ZipSoort::Regels);
  ASSERT_TRUE(zip);
  EXPECT_EQ(lees_zip(*zip, ZipSoort::Regels)->at(1).naam, bestanden[1].naam);
  EXPECT_FALSE(lees_zip(*zip)) << "een bundel heeft geen mappen";
  EXPECT_FALSE(schrijf_zip(bestanden));
  for (const char* naam : {"", "/", "../x", "a/../x", "/etc/passwd", "a//b", "a/", "A", ".verborgen", "a/.b",
                           "c:x", "a\\b", "a b", "é"}) {
    EXPECT_FALSE(schrijf_zip({{naam, "x"}}, ZipSoort::Regels)) << naam;
  }
  std::vector<ZipBestand> veel;
  for (int i = 0; i < 512; ++i) {
    veel.push_back({std::to_string(i), ""});
  }
  EXPECT_TRUE(schrijf_zip(veel, ZipSoort::Regels));
  veel.push_back({"nog-een", ""});
  EXPECT_FALSE(schrijf_zip(veel, ZipSoort::Regels));
}

TEST(Zip, weigert_paden_dubbele_namen_en_te_groot) {
  for (const char* naam : {"", "../x", "/etc/passwd", "a/b", "A", ".verborgen", "c:x", "a b", "é"}) {
    EXPECT_FALSE(schrijf_zip({{naam, "x"}})) << naam;
  }
  EXPECT_FALSE(schrijf_zip({{"a", "x"}, {"a", "y"}}));
  EXPECT_FALSE(schrijf_zip({{"a", std::string(kZipHoogstensBytes + 1, ' ')}}));
  EXPECT_FALSE(schrijf_zip(std::vector<ZipBestand>(kZipHoogstensBestanden + 1, {"a", ""})));
  // A size that lies: four gigabytes in a zip of a hundred bytes.
  std::string zip = *schrijf_zip({{"a", "inhoud"}});
  for (int i = 18; i < 22; ++i) {
    zip[static_cast<std::size_t>(i)] = '\xFF';
  }
  EXPECT_FALSE(lees_zip(zip));
}

TEST(Zip, verifieren_van_onzin_geeft_een_fout_en_crasht_niet) {
  for (const std::string& bytes :
       {std::string(), std::string("PK"), std::string("PK\x03\x04"), std::string("hallo"),
        std::string(1000, 'P'), *schrijf_zip({{"a", "b"}})}) {
    const auto verificatie = kijk_na(bytes);
    EXPECT_TRUE(!verificatie || !verificatie->geldig());
  }
}

class Sleutelbestand : public ::testing::Test {
 protected:
  void SetUp() override {
    map_ = std::filesystem::path(::testing::TempDir()) /
           ("sleutel_" + std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()));
    std::filesystem::remove_all(map_);
    std::filesystem::create_directories(map_);
  }
  void TearDown() override { std::filesystem::remove_all(map_); }
  std::filesystem::path map_;
};

TEST_F(Sleutelbestand, wordt_gemaakt_met_rechten_voor_de_eigenaar_alleen) {
  const std::string bestand = map_ / "onderteken.sleutel";
  const auto eerst = Ondertekensleutel::maak(bestand);
  ASSERT_TRUE(eerst) << eerst.error().text();
  EXPECT_EQ(std::filesystem::status(bestand).permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  const auto opnieuw = Ondertekensleutel::lees(bestand);
  ASSERT_TRUE(opnieuw) << opnieuw.error().text();
  EXPECT_EQ(eerst->publiek(), opnieuw->publiek());
  EXPECT_EQ(*lees_publieke_sleutel_bestand(bestand + ".pub"), eerst->publiek());
  EXPECT_EQ(eerst->publiek().id().size(), 16U);
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(map_), {}), 2);
}

// veiligheid A5: lezen maakt nooit een sleutel, en maken schrijft nooit over een sleutel heen.
TEST_F(Sleutelbestand, die_ontbreekt_wordt_niet_gemaakt_en_die_er_is_niet_overschreven) {
  const std::string bestand = map_ / "onderteken.sleutel";
  EXPECT_EQ(Ondertekensleutel::lees(bestand).error().kind, base::ErrorKind::NotFound);
  EXPECT_TRUE(std::filesystem::is_empty(map_));
  const auto eerst = Ondertekensleutel::maak(bestand);
  ASSERT_TRUE(eerst);
  EXPECT_EQ(Ondertekensleutel::maak(bestand).error().kind, base::ErrorKind::Conflict);
  EXPECT_EQ(Ondertekensleutel::lees(bestand)->publiek(), eerst->publiek());
}

// veiligheid A5: met een oude .pub ernaast is geen enkele bundel meer te controleren.
TEST_F(Sleutelbestand, hoort_bij_de_openbare_sleutel_ernaast) {
  const std::string bestand = map_ / "onderteken.sleutel";
  ASSERT_TRUE(Ondertekensleutel::maak(bestand));
  const auto andere = Ondertekensleutel::maak(map_ / "ander.sleutel");
  ASSERT_TRUE(andere);
  std::filesystem::copy_file(map_ / "ander.sleutel.pub", bestand + ".pub",
                             std::filesystem::copy_options::overwrite_existing);
  const auto geweigerd = Ondertekensleutel::lees(bestand);
  ASSERT_FALSE(geweigerd);
  EXPECT_EQ(geweigerd.error().kind, base::ErrorKind::Conflict);
  EXPECT_THAT(geweigerd.error().cause, ::testing::HasSubstr(andere->publiek().id()));
  std::filesystem::remove(bestand + ".pub");
  EXPECT_EQ(Ondertekensleutel::lees(bestand).error().kind, base::ErrorKind::NotFound);
  // Half gemaakt: het openbare deel komt er alsnog bij.
  ASSERT_TRUE(Ondertekensleutel::maak(bestand));
  EXPECT_TRUE(Ondertekensleutel::lees(bestand));
  // Een openbare sleutel zonder haar sleutel: daar hoort geen nieuwe bij.
  std::filesystem::remove(bestand);
  EXPECT_EQ(Ondertekensleutel::maak(bestand).error().kind, base::ErrorKind::Conflict);
}

TEST_F(Sleutelbestand, weigert_een_sleutel_die_anderen_kunnen_lezen) {
  const std::string bestand = map_ / "onderteken.sleutel";
  ASSERT_TRUE(Ondertekensleutel::maak(bestand));
  std::filesystem::permissions(bestand, std::filesystem::perms::group_read,
                               std::filesystem::perm_options::add);
  const auto sleutel = Ondertekensleutel::lees(bestand);
  ASSERT_FALSE(sleutel);
  EXPECT_EQ(sleutel.error().kind, base::ErrorKind::Forbidden);
}

TEST_F(Sleutelbestand, weigert_een_stuk_bestand_en_een_map_die_er_niet_is) {
  const std::string bestand = map_ / "stuk";
  std::ofstream(bestand) << "geen sleutel";
  std::filesystem::permissions(bestand,
                               std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  EXPECT_EQ(Ondertekensleutel::lees(bestand).error().kind, base::ErrorKind::Input);
  EXPECT_EQ(Ondertekensleutel::maak(map_ / "weg" / "sleutel").error().kind, base::ErrorKind::Storage);
  EXPECT_FALSE(lees_publieke_sleutel("abc"));
  EXPECT_FALSE(lees_publieke_sleutel_bestand(map_ / "geen.pub"));
}

TEST(Handtekening, in_hex_klopt_alleen_voor_deze_bytes_en_deze_sleutel) {
  const auto sleutel = Ondertekensleutel::van_zaad(std::string(32, 'a'));
  const auto andere = Ondertekensleutel::van_zaad(std::string(32, 'b'));
  const std::string hex = base::to_hex(sleutel->onderteken("inhoud"));
  EXPECT_TRUE(klopt_handtekening_in_hex(sleutel->publiek(), "inhoud", hex));
  EXPECT_FALSE(klopt_handtekening_in_hex(sleutel->publiek(), "Inhoud", hex));
  EXPECT_FALSE(klopt_handtekening_in_hex(andere->publiek(), "inhoud", hex));
  EXPECT_FALSE(klopt_handtekening_in_hex(sleutel->publiek(), "inhoud", hex.substr(2)));
  EXPECT_FALSE(klopt_handtekening_in_hex(sleutel->publiek(), "inhoud", ""));
}

}  // namespace
}  // namespace maatstaf::brieven
