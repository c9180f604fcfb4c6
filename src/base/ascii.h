// SPDX-License-Identifier: EUPL-1.2
//
// What formats and languages ask of single bytes: digits, letters and white space of ASCII, texts without
// white space around them, and texts between quotes. Nothing here knows Unicode: names and sentences of
// people are not judged by these. Pure, thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace maatstaf::base {

[[nodiscard]] constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

[[nodiscard]] constexpr bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// The white space of XML, JSON and FEEL within ASCII.
inline constexpr std::string_view kWhiteSpace = " \t\n\r";
/// The white space within a header line (RFC 9110, OWS).
inline constexpr std::string_view kBlanks = " \t";

[[nodiscard]] constexpr bool is_space(char c) {
  return kWhiteSpace.find(c) != std::string_view::npos;
}

/// Without the bytes of `space` at both ends.
[[nodiscard]] constexpr std::string_view trimmed(std::string_view text,
                                                 std::string_view space = kWhiteSpace) {
  const auto begin = text.find_first_not_of(space);
  return begin == std::string_view::npos ? std::string_view{}
                                         : text.substr(begin, text.find_last_not_of(space) - begin + 1);
}

/// Which escapes the reader of a quoted text knows.
enum class Escapes {
  Json,  ///< RFC 8259, section 7, the shortest there is
  Feel   ///< DMN 1.5, grammar rule 64: no \b and no \f
};

/// Adds the text between double quotes: quotes, backslashes and control characters escaped.
void append_quoted(std::string& out, std::string_view text, Escapes escapes);

}  // namespace maatstaf::base
