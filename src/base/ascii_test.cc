// SPDX-License-Identifier: EUPL-1.2
#include "base/ascii.h"

#include <gtest/gtest.h>

namespace maatstaf::base {
namespace {

std::string quoted(std::string_view text, Escapes escapes) {
  std::string out;
  append_quoted(out, text, escapes);
  return out;
}

TEST(Ascii, white_space_goes_from_both_ends_only) {
  EXPECT_EQ(trimmed(" \t a b\r\n"), "a b");
  EXPECT_EQ(trimmed(" \n "), "");
  EXPECT_EQ(trimmed(""), "");
  EXPECT_EQ(trimmed("\r a ", kBlanks), "\r a") << "a carriage return is no blank of a header line";
}

TEST(Ascii, bytes_beyond_ascii_are_neither_digit_nor_letter_nor_space) {
  for (int c = 0x80; c < 0x100; ++c) {
    const char byte = static_cast<char>(c);
    EXPECT_FALSE(is_digit(byte) || is_letter(byte) || is_space(byte)) << c;
  }
}

TEST(Ascii, each_reader_gets_the_escapes_it_knows) {
  EXPECT_EQ(quoted("a\"b\\c\n\r\t", Escapes::Json), R"("a\"b\\c\n\r\t")");
  EXPECT_EQ(quoted("a\"b\\c\n\r\t", Escapes::Feel), R"("a\"b\\c\n\r\t")");
  EXPECT_EQ(quoted("\b\f\x01é", Escapes::Json), "\"\\b\\f\\u0001é\"");
  EXPECT_EQ(quoted("\b\f\x01é", Escapes::Feel), "\"\\u0008\\u000c\\u0001é\"");
}

}  // namespace
}  // namespace maatstaf::base
