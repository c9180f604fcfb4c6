// SPDX-License-Identifier: EUPL-1.2
//
// What `als_json` gives is what docs/schema/beoordeling.schema.json says, for every worked example. The
// checker knows the words of JSON Schema that our schema uses, and fails on any other.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

#include "beoordeling/beoordelen/beoordelen.h"
#include "beoordeling/controle/controle.h"
#include "beoordeling/kwitantie/kwitantie.h"
#include "beoordeling/kwitantie/weergave.h"
#include "beoordeling/uitkomst/proef.h"

namespace maatstaf::beoordeling {
namespace {

using base::Json;

class Toets {
 public:
  explicit Toets(const Json& schema) : schema_(schema) {}

  /// The first place where the value is not what the schema says; empty when there is none.
  std::string zoek(const Json& waarde, const Json& regel, const std::string& pad) {
    for (const auto& [woord, inhoud] : *regel.if_object()) {
      if (const std::string fout = woordtoets(woord, inhoud, waarde, regel, pad); !fout.empty()) {
        return fout;
      }
    }
    return {};
  }

 private:
  static bool is_soort(const Json& waarde, const std::string& soort) {
    if (soort == "string") {
      return waarde.if_string() != nullptr;
    }
    if (soort == "boolean") {
      return waarde.if_bool() != nullptr;
    }
    if (soort == "integer" || soort == "number") {
      return waarde.if_number() != nullptr;
    }
    if (soort == "array") {
      return waarde.if_array() != nullptr;
    }
    if (soort == "object") {
      return waarde.if_object() != nullptr;
    }
    return soort == "null" && waarde.is_null();
  }

  std::string woordtoets(const std::string& woord, const Json& inhoud, const Json& waarde, const Json& regel,
                         const std::string& pad) {
    static constexpr std::array<std::string_view, 10> kUitleg = {
        "description",          "title",   "$schema", "$id", "$defs", "format", "pattern", "minimum",
        "additionalProperties", "$comment"};
    if (std::ranges::find(kUitleg, woord) != kUitleg.end()) {
      return {};
    }
    if (woord == "$ref") {
      return zoek(waarde, *schema_.find("$defs")->find(inhoud.if_string()->substr(8)), pad);
    }
    if (woord == "const") {
      return waarde == inhoud ? "" : pad;
    }
    if (woord == "enum") {
      return std::ranges::find(*inhoud.if_array(), waarde) != inhoud.if_array()->end() ? "" : pad;
    }
    if (woord == "type") {
      return soorttoets(inhoud, waarde) ? "" : pad;
    }
    if (woord == "required") {
      return verplicht(inhoud, waarde, pad);
    }
    if (woord == "properties") {
      return velden(inhoud, waarde, regel, pad);
    }
    if (woord == "items") {
      return onderdelen(inhoud, waarde, pad);
    }
    return "onbekend woord in het schema: " + woord;
  }

  static bool soorttoets(const Json& inhoud, const Json& waarde) {
    if (const std::string* een = inhoud.if_string()) {
      return is_soort(waarde, *een);
    }
    return std::ranges::any_of(*inhoud.if_array(),
                               [&](const Json& soort) { return is_soort(waarde, *soort.if_string()); });
  }
  static std::string verplicht(const Json& inhoud, const Json& waarde, const std::string& pad) {
    for (const Json& naam : *inhoud.if_array()) {
      if (waarde.find(*naam.if_string()) == nullptr) {
        return pad + "." + *naam.if_string() + " ontbreekt";
      }
    }
    return {};
  }
  std::string velden(const Json& inhoud, const Json& waarde, const Json& regel, const std::string& pad) {
    const Json* open = regel.find("additionalProperties");
    const bool dicht = open != nullptr && open->if_bool() != nullptr && !*open->if_bool();
    for (const auto& [naam, veld] : *waarde.if_object()) {
      const Json* vorm = inhoud.find(naam);
      if (vorm == nullptr && dicht) {
        return pad + "." + naam + " hoort hier niet";
      }
      if (vorm == nullptr) {
        continue;
      }
      if (const std::string fout = zoek(veld, *vorm, pad + "." + naam); !fout.empty()) {
        return fout;
      }
    }
    return {};
  }
  std::string onderdelen(const Json& inhoud, const Json& waarde, const std::string& pad) {
    for (std::size_t i = 0; i < waarde.if_array()->size(); ++i) {
      if (const std::string fout = zoek((*waarde.if_array())[i], inhoud, fmt::format("{}[{}]", pad, i));
          !fout.empty()) {
        return fout;
      }
    }
    return {};
  }

  const Json& schema_;
};

Json lees_schema(const std::string& naam) {
  std::ifstream stream(std::string(MAATSTAF_SOURCE_DIR) + "/docs/schema/" + naam, std::ios::binary);
  const std::string tekst(std::istreambuf_iterator<char>(stream), {});
  auto schema = base::parse_json(tekst, naam);
  if (!schema) {
    ADD_FAILURE() << schema.error().text();
  }
  return schema ? *std::move(schema) : Json();
}

TEST(Schema, every_worked_example_is_as_the_published_schema_says) {
  const Json schema = lees_schema("beoordeling.schema.json");
  for (const proef::Geval& geval : proef::alle_voorbeelden()) {
    const auto b = beoordeel(*geval.pakket, proef::als_feiten(*geval.pakket, *geval.voorbeeld),
                             proef::opties(*geval.voorbeeld));
    ASSERT_TRUE(b) << b.error().text();
    EXPECT_EQ(Toets(schema).zoek(als_json(*b), schema, ""), "") << geval.voorbeeld->id;
  }
}

TEST(Schema, the_check_of_the_rules_is_as_the_published_schema_says) {
  const Json schema = lees_schema("controle.schema.json");
  // A small library that has findings of its own, and one with a gap for which facts can be found.
  const std::string proeven = std::string(MAATSTAF_SOURCE_DIR) + "/tests";
  for (const std::string_view map : {"/pakketten-stuk/heel", "/defecten/gaaf"}) {
    auto bestanden = regels::lees_bestanden(proeven + std::string(map));
    ASSERT_TRUE(bestanden);
    for (auto& [pad, inhoud] : *bestanden) {
      const std::string_view cel = "&gt; date(\"2026-06-30\")";
      if (const auto at = inhoud.find(cel); at != std::string::npos) {
        inhoud.replace(at, cel.size(), "&gt; date(\"2026-07-31\")");
      }
    }
    const auto bibliotheek = regels::Bibliotheek::uit(*bestanden);
    ASSERT_TRUE(bibliotheek) << bibliotheek.error().text();
    const Json json = als_json(controleer(*bibliotheek, {}));
    EXPECT_EQ(Toets(schema).zoek(json, schema, ""), "") << base::pretty(json);
  }
}

}  // namespace
}  // namespace maatstaf::beoordeling
