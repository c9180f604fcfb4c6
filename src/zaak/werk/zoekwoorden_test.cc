// SPDX-License-Identifier: EUPL-1.2
#include "zaak/werk/zoekwoorden.h"

#include <gmock/gmock.h>

#include <algorithm>

namespace maatstaf::zaak {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const base::Date kGeboren = base::Date::from(2015, 3, 12).value_or(base::Date());

bool vindt(std::string_view vraag, std::string_view naam, std::string_view nummer = "MZ-2026-0412") {
  const auto woorden = zoekwoorden(naam, nummer, kGeboren);
  const auto gevraagd = gevraagde_woorden(vraag);
  return !gevraagd.empty() && std::ranges::all_of(gevraagd, [&](const auto& woord) {
    return std::ranges::find(woorden, woord) != woorden.end();
  });
}

TEST(Zoekwoorden, een_naam_wordt_losse_gevouwen_woorden) {
  EXPECT_THAT(losse_woorden("Zoë van den Bérg-O’Neill"),
              ElementsAre("zoe", "van", "den", "berg", "o", "neill"));
  EXPECT_THAT(losse_woorden("STRASSE Straße ŁÓDŹ Bjørn ﬁjn"),
              ElementsAre("strasse", "strasse", "lodz", "bjorn", "fijn"));
  EXPECT_THAT(losse_woorden("e\xCC\x81\xC3\xA9"), ElementsAre("ee"));
  EXPECT_THAT(losse_woorden(" ., "), IsEmpty());
  EXPECT_THAT(losse_woorden(""), IsEmpty());
}

TEST(Zoekwoorden, men_vindt_een_zaak_op_delen_van_de_naam) {
  for (const char* vraag :
       {"noor", "NOOR", "Noor van den Berg", "berg", "ber", "noo ber", "van den berg", "Bérg"}) {
    EXPECT_TRUE(vindt(vraag, "Noor van den Berg")) << vraag;
  }
  for (const char* vraag : {"no", "oor", "erg", "noor jansen", "n"}) {
    EXPECT_FALSE(vindt(vraag, "Noor van den Berg")) << vraag;
  }
  EXPECT_TRUE(vindt("jo", "Jo Li"));
  EXPECT_TRUE(vindt("van", "Minh Văn")) << "somebody may be called what is elsewhere only a particle";
  EXPECT_TRUE(vindt("Wolfeschlegelsteinhausen", "Anna Wolfeschlegelsteinhausen"));
  EXPECT_TRUE(vindt("محم", "محمد علي"));
}

TEST(Zoekwoorden, men_vindt_een_zaak_op_nummer_en_geboortejaar) {
  for (const char* vraag :
       {"MZ-2026-0412", "mz-2026-0412", "mz 2026 0412", "2026-0412", "0412", "412", "041", "2015"}) {
    EXPECT_TRUE(vindt(vraag, "Noor Verhoeven")) << vraag;
  }
  EXPECT_TRUE(vindt("noor 2015", "Noor Verhoeven"));
  for (const char* vraag : {"MZ-2026-0413", "0413", "2026", "2014", "noor 2014", "41"}) {
    EXPECT_FALSE(vindt(vraag, "Noor Verhoeven")) << vraag;
  }
}

TEST(Zoekwoorden, zonder_woorden_is_er_niets_te_vragen) {
  EXPECT_THAT(gevraagde_woorden("  -- "), IsEmpty());
  EXPECT_THAT(gevraagde_woorden("de Vries de vries"), ElementsAre("vries"));
}

}  // namespace
}  // namespace maatstaf::zaak
