// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "brieven/inhoud/opstellen.h"
#include "brieven/opmaak/opmaak.h"
#include "brieven/opmaak/pdf_afwerking.h"
#include "brieven/proef.h"

namespace maatstaf::brieven {
namespace {

using ::testing::HasSubstr;

std::string pdf_van(const base::Result<Brief>& brief, const std::string& naam) {
  EXPECT_TRUE(brief) << (brief ? "" : brief.error().text());
  if (!brief) {
    return {};
  }
  const auto pdf = als_pdf(*brief);
  EXPECT_TRUE(pdf) << (pdf ? "" : pdf.error().text());
  if (!pdf) {
    return {};
  }
  // To look at, and for the check with veraPDF (tests/pdf/verapdf).
  if (const char* map = std::getenv("BRIEVEN_UIT")) {
    std::ofstream(std::string(map) + "/" + naam, std::ios::binary) << *pdf;
  }
  return *pdf;
}

void verwacht_toegankelijk(const std::string& pdf) {
  const auto gelezen = lees_structuur(pdf);
  ASSERT_TRUE(gelezen) << gelezen.error().text();
  EXPECT_EQ(gelezen->losse_tekens, 0);
  EXPECT_EQ(gelezen->koppen_zonder_bereik, 0);
  EXPECT_EQ(gelezen->figuren_zonder_tekst, 0);
  EXPECT_EQ(gelezen->losse_lettertypes, 0);
  EXPECT_EQ(gelezen->taal, "nl-NL");
  EXPECT_TRUE(gelezen->toont_titel);
  EXPECT_TRUE(gelezen->heeft_kleurprofiel);
  EXPECT_THAT(gelezen->metadata, HasSubstr("<pdfuaid:part>1</pdfuaid:part>"));
  EXPECT_THAT(gelezen->metadata, HasSubstr("<pdfaid:conformance>A</pdfaid:conformance>"));
}

// Requirements: N10.
TEST(BriefPdf, elke_brief_is_toegankelijk) {
  verwacht_toegankelijk(pdf_van(proef::noor().brief(), "toekenning.pdf"));
  verwacht_toegankelijk(pdf_van(proef::noor_afgewezen().brief(), "afwijzing.pdf"));
  verwacht_toegankelijk(pdf_van(proef::noor_overgang().brief(), "overgang.pdf"));
  verwacht_toegankelijk(pdf_van(maak_verzoekbrief(proef::verzoek()), "verzoek.pdf"));
}

TEST(BriefPdf, dezelfde_brief_geeft_dezelfde_bytes) {
  const auto zaak = proef::noor();
  const std::string eerst = pdf_van(zaak.brief(), "toekenning.pdf");
  EXPECT_EQ(eerst, pdf_van(zaak.brief(), "toekenning.pdf"));
}

TEST(BriefPdf, heeft_de_structuur_van_de_brief) {
  const auto gelezen = lees_structuur(pdf_van(proef::noor().brief(), "toekenning.pdf"));
  ASSERT_TRUE(gelezen);
  const auto aantal = [&](const char* label) { return std::ranges::count(gelezen->labels, label); };
  EXPECT_EQ(gelezen->labels.front(), "Document");
  EXPECT_EQ(aantal("H1"), 2);
  EXPECT_EQ(aantal("Figure"), 1);
  EXPECT_GE(aantal("Table"), 3);
  EXPECT_GE(aantal("H2"), 8);
  EXPECT_EQ(aantal("LI"), aantal("Lbl"));
  EXPECT_EQ(aantal("LI"), aantal("LBody"));
}

TEST(BriefPdf, heel_lange_tekst_gaat_over_veel_bladen) {
  auto zaak = proef::noor_afgewezen();
  zaak.besluit.motivering.clear();
  for (int i = 0; i < 1500; ++i) {
    zaak.besluit.motivering += "Dit is een zin van een heel lange reden. ";
  }
  const std::string pdf = pdf_van(zaak.brief(), "lang.pdf");
  verwacht_toegankelijk(pdf);
  EXPECT_GT(lees_structuur(pdf)->bladzijden, 12);
}

TEST(BriefPdf, een_link_is_een_link) {
  auto brief = maak_verzoekbrief(proef::verzoek());
  ASSERT_TRUE(brief);
  brief->delen.front().blokken.emplace_back(Alinea{
      {"Kijk op ", Loop("onze site", Nadruk::Gewoon, "https://voorbeeld.invalid/it's"), " of bel ons."}});
  const std::string pdf = pdf_van(brief, "link.pdf");
  verwacht_toegankelijk(pdf);
  const auto gelezen = lees_structuur(pdf);
  EXPECT_EQ(std::ranges::count(gelezen->labels, "Link"), 1);
}

/// What a program without any knowledge of ours reads from the tags; empty when pdfinfo is not installed.
std::string tekst_van_tags(const std::string& pdf) {
  const std::string bestand = ::testing::TempDir() + "/tags.pdf";
  std::ofstream(bestand, std::ios::binary) << pdf;
  std::string uit;
  if (FILE* pijp = ::popen(("pdfinfo -struct-text '" + bestand + "' 2>/dev/null").c_str(), "r")) {
    std::array<char, 4096> deel{};
    while (const std::size_t gelezen = std::fread(deel.data(), 1, deel.size(), pijp)) {
      uit.append(deel.data(), gelezen);
    }
    ::pclose(pijp);
  }
  return uit;
}

TEST(BriefPdf, wordt_voorgelezen_zoals_het_bedoeld_is) {
  const std::string gelezen = tekst_van_tags(pdf_van(maak_verzoekbrief(proef::verzoek()), "verzoek.pdf"));
  if (gelezen.empty()) {
    GTEST_SKIP() << "pdfinfo (poppler-utils) is not installed";
  }
  std::ifstream bestand(std::string(MAATSTAF_SOURCE_DIR) + "/tests/brieven/verzoek.tags.txt");
  const std::string verwacht((std::istreambuf_iterator<char>(bestand)), std::istreambuf_iterator<char>());
  EXPECT_EQ(gelezen, verwacht);
}

TEST(BriefPdf, stukke_bytes_zijn_een_fout) {
  EXPECT_FALSE(lees_structuur("dit is geen pdf"));
  EXPECT_FALSE(werk_af("", {}));
}

}  // namespace
}  // namespace maatstaf::brieven
