// SPDX-License-Identifier: EUPL-1.2
//
// What makes a password acceptable: NIST SP 800-63B section 5.1.1.2 asks length and a check against what
// everybody guesses, and advises against rules about kinds of characters.
#include <algorithm>
#include <array>
#include <cctype>

#include "auth/accounts.h"
#include "base/utf8.h"

namespace maatstaf::auth {
namespace {

constexpr std::size_t kFewest = 12;
constexpr std::size_t kMost = 128;

/// Words that guessers try first, with whatever digits and signs around them.
constexpr std::array<std::string_view, 20> kGuessed = {
    "wachtwoord",   "password", "welkom",   "geheim",      "qwerty",    "qwertyuiop", "azerty",
    "abcdefghijkl", "letmein",  "iloveyou", "admin",       "beheerder", "lente",      "zomer",
    "herfst",       "winter",   "meerzorg", "zorgkantoor", "maatstaf",  "nederland"};

std::string lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](unsigned char c) {
    return c < 128 ? static_cast<char>(std::tolower(c)) : static_cast<char>(c);
  });
  return out;
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// What is left without digits, signs and spaces.
std::string letters(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 128 || std::isalpha(byte) != 0) {
      out += c;
    }
  }
  return out;
}

tl::unexpected<base::Error> refuse(std::string cause, std::string remedy) {
  return base::fail(base::ErrorKind::Input, std::move(cause), std::move(remedy), {.path = "wachtwoord"});
}

}  // namespace

base::Result<void> check_password(std::string_view wachtwoord, std::string_view naam) {
  const std::size_t length = characters(wachtwoord);
  if (base::find_invalid_utf8(wachtwoord) || wachtwoord.find('\0') != std::string_view::npos ||
      length > kMost) {
    return refuse("Het wachtwoord is te lang of bevat tekens die niet kunnen.",
                  "Gebruik hoogstens 128 gewone tekens.");
  }
  if (length < kFewest) {
    return refuse("Het wachtwoord is te kort.", "Gebruik minstens 12 tekens, bijvoorbeeld een korte zin.");
  }
  const std::string small = lower(wachtwoord);
  if (!naam.empty() && small.find(lower(naam)) != std::string::npos) {
    return refuse("Uw inlognaam staat in het wachtwoord.", "Kies iets anders, bijvoorbeeld een korte zin.");
  }
  const std::string word = letters(small);
  const bool guessed = std::ranges::find(kGuessed, word) != kGuessed.end();
  const bool few_kinds = std::string(small).find_first_not_of(small.substr(0, 1)) == std::string::npos;
  if (word.empty() || guessed || few_kinds) {
    return refuse("Dit wachtwoord wordt snel geraden.",
                  "Kies iets anders, bijvoorbeeld een zin van vier woorden.");
  }
  return {};
}

}  // namespace maatstaf::auth
