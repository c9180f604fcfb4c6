// SPDX-License-Identifier: EUPL-1.2
//
// Splits the text of an expression into tokens. Names with spaces or operators are not tokens: the parser
// knows which names exist, matches them on the text itself and then moves the lexer behind them. Internal to
// feel.
#pragma once

#include <string>
#include <string_view>

namespace maatstaf::feel {

enum class TokenKind {
  End,
  Number,    ///< text is the number
  String,    ///< value is the text without quotes and escapes
  Temporal,  ///< @"…": value is the text
  Word,      ///< one part of a name, or a keyword
  Symbol,    ///< operator or bracket
  Invalid,   ///< a character that FEEL does not know, or a string without end; value is the cause in Dutch
};

struct Token {
  TokenKind kind = TokenKind::End;
  std::string_view text;  ///< as it stands in the source
  std::string value;
  std::size_t offset = 0;
  [[nodiscard]] std::size_t end() const { return offset + text.size(); }
};

/// The token that begins at or behind `offset`, past white space and comments.
[[nodiscard]] Token next_token(std::string_view source, std::size_t offset);

/// Where the white space and comments that start at `offset` end.
[[nodiscard]] std::size_t skip_space(std::string_view source, std::size_t offset);

/// When `name` stands in the source at `offset`, the offset behind it; else npos. One space in the name
/// matches any white space, and around operators in a name white space does not count.
[[nodiscard]] std::size_t match_name(std::string_view source, std::size_t offset, std::string_view name);

/// May this word not be part of a name that nobody declared?
[[nodiscard]] bool is_keyword(std::string_view word);

}  // namespace maatstaf::feel
