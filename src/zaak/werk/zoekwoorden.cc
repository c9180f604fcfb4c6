// SPDX-License-Identifier: EUPL-1.2
#include "zaak/werk/zoekwoorden.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <functional>
#include <set>

namespace maatstaf::zaak {
namespace {

constexpr int kKortsteBegin = 3;   // letters; shorter beginnings would find nearly everybody
constexpr int kLangsteBegin = 12;  // letters; who types more is sent on by the first twelve

/// Letters that NFKD leaves whole although people type them as others.
constexpr std::array<std::pair<UChar32, const char*>, 8> kVervangen = {{{U'ø', "o"},
                                                                        {U'ł', "l"},
                                                                        {U'đ', "d"},
                                                                        {U'æ', "ae"},
                                                                        {U'œ', "oe"},
                                                                        {U'ı', "i"},
                                                                        {U'þ', "th"},
                                                                        {U'ð', "d"}}};

/// Words before a family name that say little about whom it is.
constexpr std::array<std::string_view, 22> kTussenvoegsels = {
    "van", "de", "den", "der", "des", "het", "t",   "s",  "te", "ten", "ter",
    "in",  "op", "la",  "le",  "el",  "al",  "von", "du", "da", "dos", "y"};

bool is_tussenvoegsel(std::string_view woord) {
  return std::ranges::find(kTussenvoegsels, woord) != kTussenvoegsels.end();
}

icu::UnicodeString gevouwen(std::string_view tekst) {
  UErrorCode fout = U_ZERO_ERROR;
  const auto* vorm = icu::Normalizer2::getNFKDInstance(fout);
  auto in = icu::UnicodeString::fromUTF8({tekst.data(), static_cast<std::int32_t>(tekst.size())});
  in.foldCase();
  if (U_FAILURE(fout) != 0) {
    return in;
  }
  auto uit = vorm->normalize(in, fout);
  return U_FAILURE(fout) != 0 ? in : uit.foldCase();
}

void voeg_letter_toe(icu::UnicodeString& woord, UChar32 letter) {
  const auto* anders = std::ranges::find(kVervangen, letter, &std::pair<UChar32, const char*>::first);
  if (anders == kVervangen.end()) {
    woord.append(letter);
  } else {
    woord.append(icu::UnicodeString::fromUTF8(anders->second));
  }
}

std::string utf8(const icu::UnicodeString& woord) {
  std::string uit;
  woord.toUTF8String(uit);
  return uit;
}

icu::UnicodeString begin_van(const icu::UnicodeString& woord, int letters) {
  return woord.countChar32() <= letters ? woord : woord.tempSubString(0, woord.moveIndex32(0, letters));
}

void met_beginnen(const std::string& woord, std::set<std::string>& uit) {
  const auto tekst = icu::UnicodeString::fromUTF8(woord);
  uit.insert(woord);
  const int langste = std::min(kLangsteBegin, tekst.countChar32());
  for (int letters = kKortsteBegin; letters <= langste; ++letters) {
    uit.insert(utf8(begin_van(tekst, letters)));
  }
}

bool is_cijfers(std::string_view woord) {
  return !woord.empty() && std::ranges::all_of(woord, [](char c) { return c >= '0' && c <= '9'; });
}

/// "mz20260412" for "MZ-2026-0412"; empty when the text is no number of a case or part of one.
std::string als_nummer(const std::vector<std::string>& woorden) {
  std::string samen;
  for (const auto& woord : woorden) {
    samen += woord;
  }
  const std::string_view cijfers = std::string_view(samen).substr(samen.starts_with("mz") ? 2 : 0);
  return is_cijfers(cijfers) ? samen : std::string();
}

}  // namespace

std::vector<std::string> losse_woorden(std::string_view tekst) {
  const auto gevouwen_tekst = gevouwen(tekst);
  std::vector<std::string> woorden;
  icu::UnicodeString woord;
  const auto sluit_af = [&] {
    if (!woord.isEmpty()) {
      woorden.push_back(utf8(woord));
      woord.remove();
    }
  };
  for (std::int32_t i = 0; i < gevouwen_tekst.length(); i = gevouwen_tekst.moveIndex32(i, 1)) {
    const UChar32 letter = gevouwen_tekst.char32At(i);
    if (u_getCombiningClass(letter) != 0 || u_charType(letter) == U_NON_SPACING_MARK) {
      continue;
    }
    if (u_isalnum(letter) == 0) {
      sluit_af();
    } else {
      voeg_letter_toe(woord, letter);
    }
  }
  sluit_af();
  return woorden;
}

std::vector<std::string> zoekwoorden(std::string_view naam, std::string_view zaaknummer, base::Date geboren) {
  std::set<std::string> uit;
  for (const auto& woord : losse_woorden(naam)) {
    if (is_tussenvoegsel(woord)) {
      uit.insert(woord);
    } else {
      met_beginnen(woord, uit);
    }
  }
  if (geboren != base::Date()) {
    uit.insert(std::to_string(geboren.year()));
  }
  const auto delen = losse_woorden(zaaknummer);
  if (const auto heel = als_nummer(delen); !heel.empty()) {
    const std::string& laatste = delen.back();
    uit.insert(heel);
    uit.insert(heel.substr(heel.starts_with("mz") ? 2 : 0));
    met_beginnen(laatste, uit);
    uit.insert(laatste.substr(std::min(laatste.find_first_not_of('0'), laatste.size() - 1)));
  }
  return {uit.begin(), uit.end()};
}

std::vector<std::string> gevraagde_woorden(std::string_view vraag) {
  auto woorden = losse_woorden(vraag);
  if (const auto nummer = als_nummer(woorden); !nummer.empty()) {
    return {nummer};
  }
  const bool alleen_tussenvoegsels = std::ranges::all_of(woorden, is_tussenvoegsel);
  std::vector<std::string> uit;
  for (const auto& woord : woorden) {
    if (is_tussenvoegsel(woord) && !alleen_tussenvoegsels) {
      continue;
    }
    auto begin = utf8(begin_van(icu::UnicodeString::fromUTF8(woord), kLangsteBegin));
    if (std::ranges::find(uit, begin) == uit.end()) {
      uit.push_back(std::move(begin));
    }
  }
  // The longest word says most about whom it is: the search begins there.
  std::ranges::stable_sort(uit, std::ranges::greater{}, &std::string::size);
  return uit;
}

}  // namespace maatstaf::zaak
