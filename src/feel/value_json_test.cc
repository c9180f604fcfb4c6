// SPDX-License-Identifier: EUPL-1.2
#include "feel/value_json.h"

#include <gtest/gtest.h>

namespace maatstaf::feel {
namespace {

TEST(ValueJson, no_digit_is_lost_and_unknown_is_not_null) {
  EXPECT_EQ(base::canonical(to_json(Value())), "null");
  EXPECT_EQ(base::canonical(to_json(Value::unknown({"a", "b"}))), R"({"onbekend":["a","b"]})");
  EXPECT_EQ(base::canonical(to_json(Value(*base::Decimal::parse("0.1234567890123456789012345678901234")))),
            "0.1234567890123456789012345678901234");
  EXPECT_EQ(base::canonical(to_json(Value(*base::Date::parse("2026-03-01")))), R"("2026-03-01")");
  EXPECT_EQ(base::canonical(to_json(Value(*Time::parse("10:30:00")))), R"("10:30:00")");
  EXPECT_EQ(base::canonical(to_json(Value(List{1, "a", true, Value()}))), R"([1,"a",true,null])");
  EXPECT_EQ(base::canonical(to_json(Value(Context{{"b", 2}, {"a", List{}}}))), R"({"a":[],"b":2})");
}

}  // namespace
}  // namespace maatstaf::feel
