// SPDX-License-Identifier: EUPL-1.2
#include "regels/register/waarde_woorden.h"

#include <gtest/gtest.h>

#include "feel/temporal.h"

namespace maatstaf::regels {
namespace {

using base::Decimal;
using feel::Value;

struct Geval {
  Value waarde;
  std::string_view eenheid;
  std::string_view voluit;
  std::string_view in_kop;
};

Value getal(std::string_view tekst) {
  return Value(*Decimal::parse(tekst));
}

// Every kind of value, with no unit, a unit and a unit of money: what people read.
std::vector<Geval> gevallen() {
  return {
      {Value::null(), "", "geen", "geen"},
      {Value::null(), "euro per jaar", "geen", "geen"},
      {Value::unknown({"x"}), "", "nog niet bekend", "nog niet bekend"},
      {Value::unknown({"x"}), "euro per jaar", "nog niet bekend", "nog niet bekend"},
      {Value(true), "", "ja", "ja"},
      {Value(false), "uur per week", "nee", "nee"},
      {getal("1234.5"), "", "1.234,5", "1.234,5"},
      {getal("36.25"), "uur per week", "36,25\u00A0uur per week", "36,25"},
      {getal("12.5"), "euro per jaar", "€\u00A012,50 per jaar", "€\u00A012,50"},
      {getal("25104"), "euro", "€\u00A025.104", "€\u00A025.104"},
      {Value("kan_niet"), "", "kan niet", "kan niet"},
      {Value("nvt"), "", "n.v.t.", "n.v.t."},
      {Value(*base::Date::parse("2026-03-01")), "", "1 maart 2026", "1 maart 2026"},
      {Value(*feel::Time::parse("10:30:00")), "", "10:30:00", "10:30:00"},
      {Value(feel::List{}), "", "geen", "geen"},
      {Value(feel::List{1, 2}), "", "1 en 2", "1 en 2"},
      {Value(feel::List{1, 2}), "euro", "€\u00A01 en €\u00A02", "€\u00A01 en €\u00A02"},
      {Value(feel::List{Value::unknown({"x"}), 2}), "", "nog niet bekend en 2", "nog niet bekend en 2"},
      {Value(feel::Context{}), "", "geen", "geen"},
      {Value(feel::Context{{"uren_nacht", 5}, {"soort", "nacht"}}), "", "uren nacht: 5; soort: nacht",
       "uren nacht: 5; soort: nacht"},
  };
}

TEST(WaardeWoorden, every_kind_of_value_and_unit_has_one_text) {
  for (const Geval& geval : gevallen()) {
    EXPECT_EQ(waarde_in_woorden(geval.waarde, geval.eenheid), geval.voluit);
    EXPECT_EQ(waarde_in_woorden(geval.waarde, geval.eenheid, woord_van_code, Eenheidsvorm::InKop),
              geval.in_kop);
  }
}

TEST(WaardeWoorden, codes_inside_lists_and_contexts_get_their_names) {
  const Codenaam naam = [](std::string_view code) { return code == "ekt" ? "Extra Kosten Thuis" : "?"; };
  EXPECT_EQ(waarde_in_woorden(Value("ekt"), "", naam), "Extra Kosten Thuis");
  EXPECT_EQ(waarde_in_woorden(Value(feel::List{"ekt"}), "", naam), "Extra Kosten Thuis");
  EXPECT_EQ(waarde_in_woorden(Value(feel::Context{{"wat", "ekt"}}), "", naam), "wat: Extra Kosten Thuis");
}

}  // namespace
}  // namespace maatstaf::regels
