// SPDX-License-Identifier: EUPL-1.2
//
// docs/schema/aanvraag.schema.json is what the vocabulary gives. When it differs: run this test with
// MAATSTAF_SCHRIJF=1 and commit the file.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "regels/bibliotheek/bibliotheek.h"

namespace maatstaf::regels {
namespace {

TEST(Schema, the_published_schema_of_an_application_follows_the_vocabulary) {
  const std::string map = MAATSTAF_SOURCE_DIR;
  const auto bibliotheek = Bibliotheek::lees(map + "/regels");
  ASSERT_TRUE(bibliotheek) << bibliotheek.error().text();
  const std::string nieuw = base::pretty(bibliotheek->begrippen().json_schema()) + "\n";
  const std::string pad = map + "/docs/schema/aanvraag.schema.json";
  if (std::getenv("MAATSTAF_SCHRIJF") != nullptr) {
    std::ofstream(pad, std::ios::binary) << nieuw;
  }
  std::ifstream stream(pad, std::ios::binary);
  const std::string bestand(std::istreambuf_iterator<char>(stream), {});
  EXPECT_TRUE(bestand == nieuw) << "docs/schema/aanvraag.schema.json is ouder dan begrippen.yaml; draai deze "
                                   "test met MAATSTAF_SCHRIJF=1";
}

}  // namespace
}  // namespace maatstaf::regels
