// SPDX-License-Identifier: EUPL-1.2
#include "base/nederlands.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace maatstaf::base {
namespace {

Date day(int year, int month, int day_of_month) {
  return *Date::from(year, month, day_of_month);
}
Decimal decimal(std::string_view text) {
  return *Decimal::parse(text);
}

TEST(Nederlands, dates_in_words) {
  EXPECT_EQ(date_long(day(2026, 11, 24)), "24 november 2026");
  EXPECT_EQ(date_with_weekday(day(2026, 11, 24)), "dinsdag 24 november 2026");
  EXPECT_EQ(date_short(day(2026, 3, 1)), "1 mrt 2026");
  EXPECT_EQ(date_numeric(day(2026, 3, 1)), "01-03-2026");
}

TEST(Nederlands, dates_as_people_type_them) {
  for (const char* text :
       {"24-11-2026", "24 november 2026", "2026-11-24", " 24/11/2026 ", "24 nov 2026", "24 Nov. 2026"}) {
    EXPECT_EQ(parse_dutch_date(text), day(2026, 11, 24)) << text;
  }
  EXPECT_EQ(parse_dutch_date("1-3-2026"), day(2026, 3, 1));
  for (const char* text : {"", "24-11-26", "31-02-2026", "24-13-2026", "morgen", "24-11", "2026-02-30",
                           "24-11-2026 x", "-1-1-2026"}) {
    EXPECT_EQ(parse_dutch_date(text), std::nullopt) << text;
  }
}

TEST(Nederlands, amounts) {
  EXPECT_EQ(amount(decimal("99392")), "€\u00A099.392");
  EXPECT_EQ(amount(decimal("17990.25")), "€\u00A017.990,25");
  EXPECT_EQ(amount(decimal("0.5")), "€\u00A00,50");
  EXPECT_EQ(amount(decimal("-1000")), "\u2212€\u00A01.000");
  EXPECT_EQ(amount(decimal("0")), "€\u00A00");
  EXPECT_EQ(amount(decimal("2.345")), "€\u00A02,35");
  EXPECT_EQ(amount(decimal("-0.001")), "€\u00A00");
  EXPECT_EQ(amount(decimal("1234567.00")), "€\u00A01.234.567");
}

TEST(Nederlands, numbers) {
  EXPECT_EQ(number(decimal("36.25")), "36,25");
  EXPECT_EQ(number(decimal("1250")), "1.250");
  EXPECT_EQ(number(decimal("-1250.5")), "\u22121.250,5");
}

TEST(Nederlands, numbers_as_people_type_them) {
  EXPECT_EQ(parse_dutch_number("1.250,50"), decimal("1250.5"));
  EXPECT_EQ(parse_dutch_number("1250.5"), decimal("1250.5"));
  EXPECT_EQ(parse_dutch_number("36,25"), decimal("36.25"));
  EXPECT_EQ(parse_dutch_number("36.25"), decimal("36.25"));
  EXPECT_EQ(parse_dutch_number("1.250"), decimal("1250"));
  EXPECT_EQ(parse_dutch_number("€ 12,50"), decimal("12.5"));
  EXPECT_EQ(parse_dutch_number("-3"), decimal("-3"));
  for (const char* text :
       {"", "-", "€", "abc", "1,2,3", "1.25,5", "1e3", "12,", ",5", "1 2", "1..5", "--1", "."}) {
    EXPECT_EQ(parse_dutch_number(text), std::nullopt) << text;
  }
}

RC_GTEST_PROP(NederlandsProperty, what_is_written_reads_back, (std::int64_t hundredths)) {
  const Decimal value = *Decimal(hundredths).divide(Decimal(100));
  RC_ASSERT(parse_dutch_number(number(value)) == value);
}

TEST(Nederlands, enumerations) {
  EXPECT_EQ(enumerate({}), "");
  EXPECT_EQ(enumerate({"appels"}), "appels");
  EXPECT_EQ(enumerate({"appels", "peren"}), "appels en peren");
  EXPECT_EQ(enumerate({"appels", "peren", "noten"}, "of"), "appels, peren of noten");
}

}  // namespace
}  // namespace maatstaf::base
