// SPDX-License-Identifier: EUPL-1.2
#include "regels/beeld/markdown.h"

#include <fmt/format.h>

namespace maatstaf::regels::markdown {
namespace {

bool is_wit(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

std::string op_een_regel(std::string_view tekst) {
  std::string uit;
  for (const char c : tekst) {
    if (!is_wit(c)) {
      uit += c;
    } else if (!uit.empty() && uit.back() != ' ') {
      uit += ' ';
    }
  }
  if (!uit.empty() && uit.back() == ' ') {
    uit.pop_back();
  }
  return uit;
}

}  // namespace

std::string tekst(std::string_view tekst) {
  constexpr std::string_view kOpmaak = "\\`*<[";
  std::string uit;
  for (const char c : op_een_regel(tekst)) {
    if (kOpmaak.find(c) != std::string_view::npos) {
      uit += '\\';
    }
    uit += c;
  }
  return uit;
}

std::string code(std::string_view tekst) {
  const std::string regel = op_een_regel(tekst);
  if (regel.empty()) {
    return {};
  }
  // A text may hold a backtick itself; two around it keep it whole.
  return regel.find('`') == std::string::npos ? fmt::format("`{}`", regel) : fmt::format("`` {} ``", regel);
}

std::string woorden_en_code(std::string_view woorden, std::string_view als_code) {
  if (woorden.empty()) {
    return code(als_code);
  }
  return als_code.empty() ? tekst(woorden) : fmt::format("{} {}", tekst(woorden), code(als_code));
}

std::string rij(const std::vector<std::string>& cellen) {
  std::string uit = "|";
  for (const std::string& cel : cellen) {
    uit += ' ';
    for (const char c : cel) {
      if (c == '|') {
        uit += '\\';
      }
      uit += c;
    }
    uit += " |";
  }
  return uit + "\n";
}

std::string kop(const std::vector<std::string>& cellen) {
  std::string uit = rij(cellen) + "|";
  for (std::size_t i = 0; i < cellen.size(); ++i) {
    uit += " --- |";
  }
  return uit + "\n";
}

}  // namespace maatstaf::regels::markdown
