// SPDX-License-Identifier: EUPL-1.2
#include "feel/lexer.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/ascii.h"
#include "feel/expression.h"

namespace maatstaf::feel {

using base::is_digit;

namespace {

constexpr std::uint32_t kLargestCodePoint = 0x10FFFF;

bool is_name_byte(char c) {
  // Every byte beyond ASCII belongs to a name, except the Unicode spaces, which space_length finds first.
  return base::is_letter(c) || is_digit(c) || c == '_' || c == '?' || c == '\'' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// How many bytes of white space stand at `offset` (DMN 1.5, 10.3.1.2, rule 61 and 62); 0 when there is none.
std::size_t space_length(std::string_view source, std::size_t offset) {
  const auto c = static_cast<unsigned char>(source[offset]);
  if (c == ' ' || (c >= 0x09 && c <= 0x0D)) {
    return 1;
  }
  const std::string_view rest = source.substr(offset);
  if (rest.starts_with("\xC2\x85") || rest.starts_with("\xC2\xA0")) {
    return 2;
  }
  constexpr std::string_view kWide[] = {"\xE1\x9A\x80", "\xE1\xA0\x8E", "\xE2\x80\xA8", "\xE2\x80\xA9",
                                        "\xE2\x80\xAF", "\xE2\x81\x9F", "\xE3\x80\x80", "\xEF\xBB\xBF"};
  for (const std::string_view space : kWide) {
    if (rest.starts_with(space)) {
      return 3;
    }
  }
  const bool is_en_space = rest.size() >= 3 && rest[0] == '\xE2' && rest[1] == '\x80' &&
                           static_cast<unsigned char>(rest[2]) >= 0x80 &&
                           static_cast<unsigned char>(rest[2]) <= 0x8B;
  return is_en_space ? 3 : 0;
}

void append_utf8(std::uint32_t code, std::string& out) {
  const auto byte = [&out](std::uint32_t value) {
    out += static_cast<char>(static_cast<unsigned char>(value));
  };
  if (code < 0x80) {
    byte(code);
  } else if (code < 0x800) {
    byte(0xC0U | (code >> 6U));
    byte(0x80U | (code & 0x3FU));
  } else if (code < 0x10000) {
    byte(0xE0U | (code >> 12U));
    byte(0x80U | ((code >> 6U) & 0x3FU));
    byte(0x80U | (code & 0x3FU));
  } else {
    byte(0xF0U | (code >> 18U));
    byte(0x80U | ((code >> 12U) & 0x3FU));
    byte(0x80U | ((code >> 6U) & 0x3FU));
    byte(0x80U | (code & 0x3FU));
  }
}

std::optional<std::uint32_t> read_hexadecimal(std::string_view source, std::size_t offset,
                                              std::size_t count) {
  if (offset + count > source.size()) {
    return std::nullopt;
  }
  std::uint32_t value = 0;
  for (const char c : source.substr(offset, count)) {
    const int digit =
        is_digit(c) ? c - '0'
                    : (c >= 'a' && c <= 'f' ? c - 'a' + 10 : (c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1));
    if (digit < 0) {
      return std::nullopt;
    }
    value = value * 16 + static_cast<std::uint32_t>(digit);
  }
  return value;
}

bool is_high_surrogate(std::uint32_t code) {
  return code >= 0xD800 && code <= 0xDBFF;
}
bool is_low_surrogate(std::uint32_t code) {
  return code >= 0xDC00 && code <= 0xDFFF;
}

// Reads \uXXXX (also as a pair of surrogates) or \UXXXXXX at `at`, which points behind the backslash. Gives
// how many bytes it took, 0 when it is no such escape.
std::size_t read_code_escape(std::string_view source, std::size_t at, std::string& out) {
  if (source[at] == 'U') {
    const auto code = read_hexadecimal(source, at + 1, 6);
    if (!code || *code > kLargestCodePoint || is_high_surrogate(*code) || is_low_surrogate(*code)) {
      return 0;
    }
    append_utf8(*code, out);
    return 7;
  }
  const auto code = read_hexadecimal(source, at + 1, 4);
  if (!code || is_low_surrogate(*code)) {
    return 0;
  }
  if (!is_high_surrogate(*code)) {
    append_utf8(*code, out);
    return 5;
  }
  const bool has_pair = source.substr(at + 5).starts_with("\\u");
  const auto low = has_pair ? read_hexadecimal(source, at + 7, 4) : std::nullopt;
  if (!low || !is_low_surrogate(*low)) {
    return 0;
  }
  append_utf8(0x10000 + ((*code - 0xD800) << 10U) + (*low - 0xDC00), out);
  return 11;
}

// Reads the escape behind a backslash at `at`; what is no escape of FEEL stays as it is written, so that
// patterns such as "\s" need no doubled backslash.
std::size_t read_escape(std::string_view source, std::size_t at, std::string& out) {
  switch (source[at]) {
    case 'n':
      out += '\n';
      return 1;
    case 'r':
      out += '\r';
      return 1;
    case 't':
      out += '\t';
      return 1;
    case '"':
      out += '"';
      return 1;
    case '\\':
      out += '\\';
      return 1;
    case 'u':
    case 'U':
      if (const std::size_t taken = read_code_escape(source, at, out); taken != 0) {
        return taken;
      }
      break;
    default:
      break;
  }
  out += '\\';
  return 0;
}

// `start` is where the token begins, `quote` where its quotation mark stands.
Token read_string(std::string_view source, std::size_t start, std::size_t quote, TokenKind kind) {
  Token token{kind, {}, {}, start};
  for (std::size_t at = quote + 1; at < source.size();) {
    const char c = source[at];
    if (c == '"') {
      token.text = source.substr(start, at + 1 - start);
      return token;
    }
    ++at;
    if (c == '\\' && at < source.size()) {
      at += read_escape(source, at, token.value);
    } else {
      token.value += c;
    }
  }
  token.kind = TokenKind::Invalid;
  token.text = source.substr(start);
  token.value = "Een tekst heeft geen aanhalingsteken aan het eind.";
  return token;
}

std::size_t digits_end(std::string_view source, std::size_t at) {
  while (at < source.size() && is_digit(source[at])) {
    ++at;
  }
  return at;
}

Token read_number(std::string_view source, std::size_t start) {
  std::size_t at = digits_end(source, start);
  if (at + 1 < source.size() && source[at] == '.' && is_digit(source[at + 1])) {
    at = digits_end(source, at + 1);
  }
  if (at < source.size() && (source[at] == 'e' || source[at] == 'E')) {
    std::size_t exponent = at + 1;
    if (exponent < source.size() && (source[exponent] == '+' || source[exponent] == '-')) {
      ++exponent;
    }
    if (exponent < source.size() && is_digit(source[exponent])) {
      at = digits_end(source, exponent);
    }
  }
  return {TokenKind::Number, source.substr(start, at - start), {}, start};
}

std::size_t word_end(std::string_view source, std::size_t at) {
  while (at < source.size() && is_name_byte(source[at]) && space_length(source, at) == 0) {
    ++at;
  }
  return at;
}

Token read_symbol(std::string_view source, std::size_t start) {
  constexpr std::string_view kSymbols[] = {"**", "..", "!=", "<=", ">=", "->", "+", "-", "*", "/", "=",
                                           "<",  ">",  "(",  ")",  "[",  "]",  "{", "}", ",", ":", "."};
  const std::string_view rest = source.substr(start);
  for (const std::string_view symbol : kSymbols) {
    if (rest.starts_with(symbol)) {
      return {TokenKind::Symbol, rest.substr(0, symbol.size()), {}, start};
    }
  }
  return {TokenKind::Invalid, rest.substr(0, 1),
          fmt::format("Het teken {} hoort niet in een uitdrukking.", rest.substr(0, 1)), start};
}

}  // namespace

std::size_t skip_space(std::string_view source, std::size_t offset) {
  while (offset < source.size()) {
    if (const std::size_t length = space_length(source, offset); length != 0) {
      offset += length;
      continue;
    }
    const std::string_view rest = source.substr(offset);
    if (rest.starts_with("//")) {
      const std::size_t end = source.find('\n', offset);
      offset = end == std::string_view::npos ? source.size() : end + 1;
    } else if (rest.starts_with("/*")) {
      const std::size_t end = source.find("*/", offset + 2);
      offset = end == std::string_view::npos ? source.size() : end + 2;
    } else {
      break;
    }
  }
  return offset;
}

Token next_token(std::string_view source, std::size_t offset) {
  const std::size_t start = skip_space(source, offset);
  if (start >= source.size()) {
    return {TokenKind::End, {}, {}, source.size()};
  }
  const char c = source[start];
  if (is_digit(c) || (c == '.' && start + 1 < source.size() && is_digit(source[start + 1]))) {
    return read_number(source, start);
  }
  if (c == '"') {
    return read_string(source, start, start, TokenKind::String);
  }
  if (c == '@' && start + 1 < source.size() && source[start + 1] == '"') {
    return read_string(source, start, start + 1, TokenKind::Temporal);
  }
  if (is_name_byte(c) && c != '\'') {
    const std::size_t end = word_end(source, start);
    return {TokenKind::Word, source.substr(start, end - start), {}, start};
  }
  return read_symbol(source, start);
}

std::size_t match_name(std::string_view source, std::size_t offset, std::string_view name) {
  std::size_t at = offset;
  char previous = 0;
  bool has_space = false;
  for (const char c : name) {
    if (c == ' ') {
      has_space = true;
      continue;
    }
    // Two words need white space between them; next to an operator it may be there or not.
    const bool between_words = previous != 0 && is_name_byte(previous) && is_name_byte(c);
    const std::size_t behind_space = skip_space(source, at);
    if (previous != 0 && (has_space || !between_words)) {
      if (between_words && behind_space == at) {
        return std::string_view::npos;
      }
      at = behind_space;
    }
    if (at >= source.size() || source[at] != c) {
      return std::string_view::npos;
    }
    ++at;
    previous = c;
    has_space = false;
  }
  const bool runs_on = at < source.size() && previous != 0 && is_name_byte(previous) &&
                       is_name_byte(source[at]) && space_length(source, at) == 0;
  return runs_on || previous == 0 ? std::string_view::npos : at;
}

bool is_keyword(std::string_view word) {
  constexpr std::string_view kKeywords[] = {
      "and", "or",   "in",    "between",  "then", "else",  "return", "satisfies", "if",
      "for", "some", "every", "instance", "true", "false", "null",   "function",  "external"};
  return std::ranges::find(kKeywords, word) != std::ranges::end(kKeywords);
}

std::string normalize_name(std::string_view name) {
  std::string out;
  bool pending = false;
  for (std::size_t at = 0; at < name.size();) {
    if (const std::size_t length = space_length(name, at); length != 0) {
      pending = !out.empty();
      at += length;
      continue;
    }
    if (pending) {
      out += ' ';
      pending = false;
    }
    out += name[at];
    ++at;
  }
  return out;
}

}  // namespace maatstaf::feel
