// SPDX-License-Identifier: EUPL-1.2
#include "http/form.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

namespace maatstaf::http {
namespace {

TEST(Percent, decodes_what_browsers_send) {
  EXPECT_EQ(decode_percent("Zo%C3%AB+van+Dam", Plus::IsSpace).value(), "Zoë van Dam");
  EXPECT_EQ(decode_percent("a+b", Plus::IsPlus).value(), "a+b");
}

TEST(Percent, refuses_half_escapes_wrong_bytes_and_zero) {
  for (const auto* text : {"%", "%4", "%zz", "%ff", "%C3", "%ED%A0%80", "a%00b"}) {
    EXPECT_FALSE(decode_percent(text, Plus::IsSpace)) << text;
  }
}

RC_GTEST_PROP(Percent, decoding_undoes_encoding, (const std::vector<std::uint8_t>& letters)) {
  std::string text;
  for (const auto letter : letters) {
    text += static_cast<char>(letter % 127 + 1);
  }
  RC_ASSERT(decode_percent(encode_percent(text), Plus::IsSpace).value() == text);
}

TEST(Urlencoded, keeps_order_and_repeated_names) {
  const auto fields = parse_urlencoded("vraag=ja&hulp=a&hulp=b&leeg=&zonder").value();
  EXPECT_EQ(fields.get("vraag"), "ja");
  EXPECT_EQ(fields.all("hulp"), (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(fields.find("leeg"), std::string{});
  EXPECT_EQ(fields.find("zonder"), std::string{});
  EXPECT_EQ(fields.find("weg"), std::nullopt);
}

TEST(Urlencoded, refuses_more_than_the_limits) {
  EXPECT_FALSE(parse_urlencoded("a=1&b=2&c=3", {.fields = 2}));
  EXPECT_FALSE(parse_urlencoded("a=12345", {.value_bytes = 4}));
  EXPECT_FALSE(parse_urlencoded("abcde=1", {.name_bytes = 4}));
}

constexpr std::string_view kGood =
    "--x1\r\nContent-Disposition: form-data; name=\"naam\"\r\n\r\nNoor\r\n"
    "--x1\r\nContent-Disposition: form-data; name=\"stuk\"; filename=\"zorg plan.pdf\"\r\n"
    "Content-Type: application/pdf\r\n\r\n%PDF\r\n--x\r\n\r\n--x1--\r\n";

TEST(Multipart, reads_fields_and_files) {
  const auto form = parse_multipart(kGood, "x1").value();
  EXPECT_EQ(form.fields.get("naam"), "Noor");
  ASSERT_EQ(form.uploads.size(), 1U);
  EXPECT_EQ(form.uploads[0].field, "stuk");
  EXPECT_EQ(form.uploads[0].file_name, "zorg plan.pdf");
  EXPECT_EQ(form.uploads[0].type, "application/pdf");
  EXPECT_EQ(form.uploads[0].content, "%PDF\r\n--x\r\n");
}

TEST(Multipart, refuses_every_truncation) {
  // Without its last six bytes ("x1--\r\n" and less) the closing delimiter is still recognised only when
  // whole.
  const auto closing = kGood.rfind("--x1--") + 6;
  for (std::size_t length = 0; length < closing; ++length) {
    EXPECT_FALSE(parse_multipart(kGood.substr(0, length), "x1")) << length;
  }
}

TEST(Multipart, refuses_too_many_and_too_large) {
  EXPECT_FALSE(parse_multipart(kGood, "x1", {.files = 0}));
  EXPECT_FALSE(parse_multipart(kGood, "x1", {.file_bytes = 3}));
  EXPECT_FALSE(parse_multipart(kGood, "x1", {.fields = 0}));
  EXPECT_FALSE(parse_multipart(kGood, ""));
  EXPECT_FALSE(parse_multipart(kGood, std::string(71, 'x')));
}

TEST(Form, reads_by_content_type_and_makes_line_ends_plain) {
  Request request;
  request.headers.emplace("content-type", "application/x-www-form-urlencoded; charset=UTF-8");
  request.body = "reden=een%0D%0Atwee%0Ddrie";
  EXPECT_EQ(read_form(request).value().fields.get("reden"), "een\ntwee\ndrie");
}

TEST(Form, refuses_other_content) {
  Request request;
  request.headers.emplace("Content-Type", "text/plain");
  request.body = "a=1";
  EXPECT_FALSE(read_form(request));
}

}  // namespace
}  // namespace maatstaf::http
