// SPDX-License-Identifier: EUPL-1.2
#include "base/json.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/utf8.h"

namespace maatstaf::base {
namespace {

Json read(std::string_view text) {
  auto result = parse_json(text, "proef.json");
  EXPECT_TRUE(result) << text << (result ? "" : result.error().text());
  return result ? *result : Json();
}

Error refusal(std::string_view text, JsonLimits limits = {}) {
  const auto result = parse_json(text, "proef.json", limits);
  EXPECT_FALSE(result) << text;
  return result ? Error{} : result.error();
}

TEST(Json, canonical_sorts_keys_and_drops_white_space) {
  EXPECT_EQ(canonical(read(R"( { "b" : [1, true, null], "a" : {"é":"x"} } )")),
            R"({"a":{"é":"x"},"b":[1,true,null]})");
}

TEST(Json, numbers_keep_their_text) {
  for (const char* text :
       {"0", "-0", "12.50", "1e3", "1E+3", "0.1", "123456789012345678901234567890.123456789", "-17990.250",
        "18446744073709551615", "0.000000000000000000000000000001", "1e-7"}) {
    const Json value = read(text);
    ASSERT_NE(value.if_number(), nullptr) << text;
    EXPECT_EQ(value.if_number()->text, text);
    EXPECT_EQ(canonical(value), text);
  }
}

TEST(Json, escapes_are_the_shortest) {
  EXPECT_EQ(canonical(read(R"("\u0041\/\u20ac\n\u0001\"\\")")), "\"A/€\\n\\u0001\\\"\\\\\"");
  EXPECT_EQ(canonical(read(R"("\ud83d\ude00")")), "\"😀\"");
}

TEST(Json, pretty_is_readable_and_says_the_same) {
  const Json value = read(R"({"a":[],"b":{"c":[1,2]},"d":{}})");
  EXPECT_EQ(pretty(value),
            "{\n  \"a\": [],\n  \"b\": {\n    \"c\": [\n      1,\n      2\n    ]\n  },\n  \"d\": {}\n}");
  EXPECT_EQ(read(pretty(value)), value);
}

TEST(Json, duplicate_key_is_refused_with_its_path) {
  const Error error = refusal("{\n \"zorg\": [{}, {\"uren\": 1, \"uren\": 2}]\n}");
  EXPECT_EQ(error.kind, ErrorKind::Input);
  EXPECT_EQ(error.place.path, "zorg[1].uren");
  EXPECT_EQ(error.place.line, 2);
  EXPECT_NE(error.cause.find("twee keer"), std::string::npos);
}

TEST(Json, escaped_duplicate_key_is_refused) {
  (void)refusal(R"({"a":1,"\u0061":2})");
}

TEST(Json, invalid_documents_are_refused) {
  for (const char* text :
       {"",         " ",      "{",       "[1,]",        "{\"a\":}",    "{\"a\" 1}",  "nul", "'a'",
        "// x\n1",  "[1] 2",  "{}{}",    "01",          "1.",          "+1",         ".5",  "NaN",
        "Infinity", "\"\t\"", "\"\\x\"", "\"\\ud800\"", "\"\\udc00\"", "{\"a\":1,}", "[\"a"}) {
    const Error error = refusal(text);
    EXPECT_EQ(error.kind, ErrorKind::Input) << text;
    EXPECT_FALSE(error.remedy.empty()) << text;
    EXPECT_GE(error.place.line, 1) << text;
  }
}

TEST(Json, truncated_document_says_so) {
  EXPECT_NE(refusal(R"({"a": [1, 2)").cause.find("niet compleet"), std::string::npos);
}

TEST(Json, depth_and_size_have_limits) {
  EXPECT_NE(refusal(std::string(40, '[') + std::string(40, ']')).cause.find("dieper"), std::string::npos);
  EXPECT_NE(refusal(std::string(200'000, '[')).cause.find("dieper"), std::string::npos);
  EXPECT_NE(refusal("[1,2,3]", {.bytes = 4}).cause.find("te groot"), std::string::npos);
  (void)read(std::string(32, '[') + std::string(32, ']'));
}

TEST(Json, wrong_encoding_is_named) {
  const Error latin1 = refusal("{\n\"naam\": \"Andr\xE9\"}");
  EXPECT_NE(latin1.remedy.find("UTF-8"), std::string::npos);
  EXPECT_EQ(latin1.place.line, 2);
  (void)refusal(std::string_view("\xFF\xFE{\0}\0", 6));
  EXPECT_EQ(read("\xEF\xBB\xBF{}"), Json(Json::Object{}));
}

TEST(Json, members) {
  const Json value = read(R"({"a":"x","n":12,"f":1.5,"o":{}})");
  EXPECT_EQ(value.text("a"), "x");
  EXPECT_EQ(value.text("z", "geen"), "geen");
  EXPECT_EQ(value.text("n", "geen"), "geen");
  EXPECT_EQ(value.integer("n"), 12);
  EXPECT_EQ(value.integer("f", 7), 7);
  EXPECT_EQ(value.find("o")->find("p"), nullptr);
  EXPECT_EQ(Json(1).find("a"), nullptr);
}

TEST(Json, builds_objects_and_arrays) {
  Json value;
  value["b"].push_back(1);
  value["b"].push_back("twee");
  value["a"] = true;
  EXPECT_EQ(canonical(value), R"({"a":true,"b":[1,"twee"]})");
}

rc::Gen<Json> any_json(int depth) {
  const auto scalar = rc::gen::oneOf(
      rc::gen::just(Json()), rc::gen::map(rc::gen::arbitrary<bool>(), [](bool b) { return Json(b); }),
      rc::gen::map(rc::gen::arbitrary<std::int64_t>(), [](std::int64_t n) { return Json(n); }),
      rc::gen::map(rc::gen::container<std::string>(rc::gen::inRange<char>(0, 127)),
                   [](std::string text) { return Json(std::move(text)); }));
  if (depth == 0) {
    return scalar;
  }
  const auto inner = any_json(depth - 1);
  return rc::gen::oneOf(
      scalar,
      rc::gen::map(rc::gen::container<Json::Array>(inner), [](Json::Array a) { return Json(std::move(a)); }),
      rc::gen::map(rc::gen::container<std::map<std::string, Json>>(rc::gen::string<std::string>(), inner),
                   [](const std::map<std::string, Json>& entries) {
                     Json::Object object;
                     for (const auto& [key, value] : entries) {
                       if (!find_invalid_utf8(key)) {
                         object.emplace(key, value);
                       }
                     }
                     return Json(std::move(object));
                   }));
}

RC_GTEST_PROP(JsonProperty, canonical_reads_back_and_is_stable, ()) {
  const Json value = *rc::gen::resize(6, any_json(3));
  const std::string text = canonical(value);
  const auto again = parse_json(text, "proef.json");
  RC_ASSERT(again.has_value());
  RC_ASSERT(*again == value);
  RC_ASSERT(canonical(*again) == text);
}

TEST(Utf8, finds_what_is_no_text) {
  EXPECT_EQ(find_invalid_utf8("abc é € 😀"), std::nullopt);
  EXPECT_EQ(find_invalid_utf8("ab\xC0\xAF"), 2U);        // overlong
  EXPECT_EQ(find_invalid_utf8("\xED\xA0\x80"), 0U);      // surrogate
  EXPECT_EQ(find_invalid_utf8("\xF4\x90\x80\x80"), 0U);  // above U+10FFFF
  EXPECT_EQ(find_invalid_utf8("a\xE2\x82"), 1U);         // cut off
}

}  // namespace
}  // namespace maatstaf::base
