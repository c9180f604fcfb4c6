// SPDX-License-Identifier: EUPL-1.2
#include "base/woorden.h"

#include <gtest/gtest.h>

namespace {

enum class Kleur { Rood, Blauw1, Groen };
constexpr auto woordenlijst(Kleur /*enum*/) {
  return maatstaf::base::woordenlijst<Kleur>(
      {{Kleur::Rood, "rood"}, {Kleur::Blauw1, "blauw_1", "blauw, eerste soort"}, {Kleur::Groen, "groen"}});
}
enum class Kaal { Een };

namespace base = maatstaf::base;
using base::Woord;
namespace intern = maatstaf::base::woorden_intern;

TEST(Woorden, a_value_has_a_code_and_a_name) {
  EXPECT_EQ(base::woord(Kleur::Blauw1), "blauw_1");
  EXPECT_EQ(base::naam(Kleur::Blauw1), "blauw, eerste soort");
  EXPECT_EQ(base::naam(Kleur::Rood), "rood") << "without a name of its own the code is the name";
}

TEST(Woorden, only_a_code_is_read_back) {
  for (const auto& rij : base::woorden<Kleur>()) {
    EXPECT_EQ(base::lees<Kleur>(rij.code), rij.waarde);
  }
  EXPECT_EQ(base::lees<Kleur>("blauw, eerste soort"), std::nullopt);
  EXPECT_EQ(base::lees<Kleur>(""), std::nullopt);
}

// What `woorden` asserts at compile time, tried on tables that are wrong.
TEST(Woorden, a_table_that_misses_a_value_is_found) {
  static_assert(intern::is_benoemd<Kleur::Groen>());
  static_assert(intern::is_benoemd<Kleur::Blauw1>(), "a name may end in a digit");
  static_assert(!intern::is_benoemd<static_cast<Kleur>(3)>());
  static_assert(!intern::op_volgorde(base::woordenlijst<Kleur>({{Kleur::Groen, "groen"}})));
  static_assert(!intern::codes_verschillen(
      base::woordenlijst<Kleur>({{Kleur::Rood, "rood"}, {Kleur::Blauw1, "rood"}})));
  static_assert(!intern::codes_verschillen(base::woordenlijst<Kleur>({{Kleur::Rood, ""}})));
  static_assert(base::MetWoorden<Kleur> && !base::MetWoorden<Kaal>);
}

}  // namespace
