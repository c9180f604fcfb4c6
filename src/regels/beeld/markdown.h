// SPDX-License-Identifier: EUPL-1.2
//
// Pieces of Markdown (GitHub flavoured) for files that people review line by line: what stands in one row of
// a table or one item of a list stays on one line, whatever the text holds. Pure functions, thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace maatstaf::regels::markdown {

/// Running text on one line: white space collapsed, what would be markup escaped.
[[nodiscard]] std::string tekst(std::string_view tekst);
/// As it is written in the model, on one line: `vraagt_pgb and not(pgb_kan)`. Empty for an empty text.
[[nodiscard]] std::string code(std::string_view tekst);
/// The words, then the code: "ja `true`"; the code alone when there are no words.
[[nodiscard]] std::string woorden_en_code(std::string_view woorden, std::string_view als_code);

/// One row of a table: "| a | b |\n". Cells are Markdown already; a bar in them is escaped here.
[[nodiscard]] std::string rij(const std::vector<std::string>& cellen);
/// The head of a table: its row and the line below.
[[nodiscard]] std::string kop(const std::vector<std::string>& cellen);

}  // namespace maatstaf::regels::markdown
