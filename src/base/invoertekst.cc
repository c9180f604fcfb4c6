// SPDX-License-Identifier: EUPL-1.2
#include "base/invoertekst.h"

#include <fmt/format.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace maatstaf::base {
namespace {

/// A character with the place where it stands in what was given.
struct Teken {
  char32_t code = 0;
  std::size_t plaats = 0;  ///< byte
};
using Tekens = std::vector<Teken>;

/// Why a character is refused: what it is, and what helps.
struct Reden {
  std::string_view wat;
  std::string_view raad;
};
constexpr std::string_view kTypOpnieuw =
    "Haal het weg, of typ de tekst op die plaats opnieuw. Het komt vaak mee bij het plakken uit een ander "
    "programma.";
constexpr Reden kStuurteken{"een stuurteken dat niet te zien is", kTypOpnieuw};
constexpr Reden kEigenLettertype{"een teken uit een eigen lettertype, zoals Symbol of Wingdings",
                                 kTypOpnieuw};
constexpr Reden kOnbekend{"een teken dat in Unicode niet bestaat", kTypOpnieuw};
constexpr Reden kLeesrichting{"een teken dat de leesrichting verandert, zodat er iets anders lijkt te staan",
                              kTypOpnieuw};
constexpr Reden kOnzichtbaar{"een teken dat niet te zien is", kTypOpnieuw};
constexpr Reden kVerloren{"een teken dat bij het kopiëren verloren is gegaan",
                          "Typ daar wat er hoort te staan."};
constexpr Reden kPlaatje{"een plaatje (emoji)",
                         "Schrijf in woorden wat u bedoelt: in een brief kan dit plaatje niet staan."};
constexpr Reden kNieuweRegel{"een nieuwe regel, en hier past één regel", "Zet alles op één regel."};

/// What happens with one character: kept as it is, replaced by another, left out, or refused.
struct Lot {
  enum class Soort { Houdt, Wordt, Vervalt, Geweigerd } soort = Soort::Houdt;
  char32_t wordt = 0;
  const Reden* reden = nullptr;
};
constexpr Lot houdt() {
  return {};
}
constexpr Lot wordt(char32_t teken) {
  return {Lot::Soort::Wordt, teken, nullptr};
}
constexpr Lot vervalt() {
  return {Lot::Soort::Vervalt, 0, nullptr};
}
constexpr Lot geweigerd(const Reden& reden) {
  return {Lot::Soort::Geweigerd, 0, &reden};
}

constexpr char32_t kOpsomming = U'•';

/// Characters that a word processor, a PDF or a web page puts in the place of something else.
struct Vervanging {
  char32_t van;
  char32_t naar;  ///< 0: it says nothing and is left out
};
constexpr std::array kVervangingen = {
    // Line ends: Word's own, the page break of a PDF, and those of Unicode.
    Vervanging{0x000B, U'\n'},
    Vervanging{0x000C, U'\n'},
    Vervanging{0x000D, U'\n'},
    Vervanging{0x0085, U'\n'},
    Vervanging{0x2028, U'\n'},
    Vervanging{0x2029, U'\n'},
    Vervanging{0x0009, U' '},
    // Where a word may be broken, and marks that only order a line on the screen where it was typed.
    Vervanging{0x00AD, 0},
    Vervanging{0x200B, 0},
    Vervanging{0x2060, 0},
    Vervanging{0xFEFF, 0},
    Vervanging{0x200E, 0},
    Vervanging{0x200F, 0},
    Vervanging{0x061C, 0},
    // Word writes these for bullets and for the arrow that it makes of "-->", in Symbol and Wingdings.
    Vervanging{0xF0B7, kOpsomming},
    Vervanging{0xF0A7, kOpsomming},
    Vervanging{0xF0D8, kOpsomming},
    Vervanging{0xF076, kOpsomming},
    Vervanging{0xF0E0, U'→'},
    // A space that keeps words together is one such space, whatever its width.
    Vervanging{0x2007, 0x00A0},
    Vervanging{0x202F, 0x00A0},
};

Tekens ontleed(std::string_view tekst) {
  Tekens tekens;
  tekens.reserve(tekst.size());
  for (std::size_t i = 0; i < tekst.size();) {
    const auto eerste = static_cast<unsigned char>(tekst[i]);
    const std::size_t lengte = eerste < 0x80 ? 1 : eerste < 0xE0 ? 2 : eerste < 0xF0 ? 3 : 4;
    char32_t code = lengte == 1 ? eerste : eerste & (0x7FU >> lengte);
    for (std::size_t k = 1; k < lengte; ++k) {
      code = (code << 6U) | (static_cast<unsigned char>(tekst[i + k]) & 0x3FU);
    }
    tekens.push_back({code, i});
    i += lengte;
  }
  return tekens;
}

UChar32 icu_code(char32_t code) {
  return static_cast<UChar32>(code);
}

bool is_spatie(char32_t code) {
  return u_charType(icu_code(code)) == U_SPACE_SEPARATOR;
}

bool is_wit(char32_t code) {
  return code == U'\n' || is_spatie(code);
}

/// A joiner is part of how a word is written in Persian and in scripts of India; in Latin it says nothing.
bool verbindt_letters(const Tekens& tekens, std::size_t i) {
  if (i == 0 || i + 1 >= tekens.size()) {
    return false;
  }
  UErrorCode fout = U_ZERO_ERROR;
  const auto voor = icu_code(tekens[i - 1].code);
  const auto na = icu_code(tekens[i + 1].code);
  const bool letters = (u_isalpha(voor) != 0 || u_charType(voor) == U_NON_SPACING_MARK) && u_isalpha(na) != 0;
  return letters && uscript_getScript(na, &fout) != USCRIPT_LATIN;
}

bool is_plaatje(const Tekens& tekens, std::size_t i) {
  const auto code = icu_code(tekens[i].code);
  if (u_hasBinaryProperty(code, UCHAR_EMOJI_PRESENTATION) != 0 ||
      u_hasBinaryProperty(code, UCHAR_EMOJI_MODIFIER) != 0 || tekens[i].code == 0x20E3) {
    return true;
  }
  // A plain sign such as ☎ or ❤ is text, unless what follows asks for its picture.
  const char32_t na = i + 1 < tekens.size() ? tekens[i + 1].code : 0;
  return tekens[i].code >= 0x2000 && (na == 0xFE0F || na == 0x200D) &&
         u_hasBinaryProperty(code, UCHAR_EXTENDED_PICTOGRAPHIC) != 0;
}

/// A character of Symbol or Wingdings with a space behind it, at the start of a line, marks an item of a
/// list.
bool is_opsommingsteken(const Tekens& tekens, std::size_t i) {
  const char32_t code = tekens[i].code;
  const bool begin = i == 0 || tekens[i - 1].code == U'\n' || tekens[i - 1].code == U'\r' ||
                     tekens[i - 1].code == 0x000B || tekens[i - 1].code == 0x000C;
  return code >= 0xF020 && code <= 0xF0FF && begin && i + 1 < tekens.size() &&
         (is_spatie(tekens[i + 1].code) || tekens[i + 1].code == U'\t');
}

Lot lot_van_soort(const Tekens& tekens, std::size_t i) {
  const char32_t code = tekens[i].code;
  switch (u_charType(icu_code(code))) {
    case U_CONTROL_CHAR:
      return code == U'\n' ? houdt() : geweigerd(kStuurteken);
    case U_PRIVATE_USE_CHAR:
      return is_opsommingsteken(tekens, i) ? wordt(kOpsomming) : geweigerd(kEigenLettertype);
    case U_UNASSIGNED:
    case U_SURROGATE:
      return geweigerd(kOnbekend);
    case U_SPACE_SEPARATOR:
      return code == U' ' || code == 0x00A0 ? houdt() : wordt(U' ');
    default:
      return u_hasBinaryProperty(icu_code(code), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0 ||
                     u_charType(icu_code(code)) == U_FORMAT_CHAR
                 ? geweigerd(kOnzichtbaar)
                 : houdt();
  }
}

Lot lot_van(const Tekens& tekens, std::size_t i) {
  const char32_t code = tekens[i].code;
  if (code == U'\r' && i + 1 < tekens.size() && tekens[i + 1].code == U'\n') {
    return vervalt();
  }
  const auto vervanging =
      std::ranges::find_if(kVervangingen, [code](const Vervanging& regel) { return regel.van == code; });
  if (vervanging != kVervangingen.end()) {
    return vervanging->naar == 0 ? vervalt() : wordt(vervanging->naar);
  }
  // Embeddings, overrides and isolates: a name could show as another name.
  if ((code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x206F)) {
    return geweigerd(kLeesrichting);
  }
  if (code == 0x200C || code == 0x200D) {
    return verbindt_letters(tekens, i) ? houdt() : vervalt();
  }
  if (code == 0xFFFD) {
    return geweigerd(kVerloren);
  }
  if (is_plaatje(tekens, i)) {
    return geweigerd(kPlaatje);
  }
  // A variation selector chooses between pictures of the same character.
  if ((code >= 0xFE00 && code <= 0xFE0F) || (code >= 0xE0100 && code <= 0xE01EF)) {
    return vervalt();
  }
  return lot_van_soort(tekens, i);
}

struct Geweigerd {
  std::size_t plaats;  ///< byte
  char32_t code;
  const Reden* reden;
};

struct Gezuiverd {
  std::string tekst;
  std::vector<Geweigerd> geweigerd;
};

/// Spaces at both ends go, and in one line several become one.
std::u32string bijgesneden(const std::u32string& tekst, Tekstsoort soort) {
  std::u32string uit;
  for (const char32_t code : tekst) {
    const bool spatie = is_spatie(code);
    if (soort == Tekstsoort::Naam && spatie) {
      if (!uit.empty() && uit.back() != U' ') {
        uit += U' ';
      }
      continue;
    }
    if (code == U'\n') {
      while (!uit.empty() && uit.back() == U' ') {
        uit.pop_back();
      }
    }
    if (!uit.empty() || !is_wit(code)) {
      uit += code;
    }
  }
  while (!uit.empty() && is_wit(uit.back())) {
    uit.pop_back();
  }
  return uit;
}

std::string nfc(const std::u32string& tekst) {
  UErrorCode fout = U_ZERO_ERROR;
  const auto* vorm = icu::Normalizer2::getNFCInstance(fout);
  const auto als_icu = icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(tekst.data()),
                                                     static_cast<std::int32_t>(tekst.size()));
  std::string uit;
  if (U_FAILURE(fout) != 0) {
    return als_icu.toUTF8String(uit);
  }
  const auto genormaliseerd = vorm->normalize(als_icu, fout);
  return (U_FAILURE(fout) != 0 ? als_icu : genormaliseerd).toUTF8String(uit);
}

Gezuiverd zuiver(std::string_view tekst, Tekstsoort soort) {
  const Tekens tekens = ontleed(tekst);
  std::u32string houd;
  std::vector<std::size_t> regeleinden;
  Gezuiverd uit;
  for (std::size_t i = 0; i < tekens.size(); ++i) {
    const Lot lot = lot_van(tekens, i);
    if (lot.soort == Lot::Soort::Geweigerd) {
      uit.geweigerd.push_back({tekens[i].plaats, tekens[i].code, lot.reden});
    } else if (lot.soort != Lot::Soort::Vervalt) {
      houd += lot.soort == Lot::Soort::Wordt ? lot.wordt : tekens[i].code;
      if (houd.back() == U'\n') {
        regeleinden.push_back(tekens[i].plaats);
      }
    }
  }
  houd = bijgesneden(houd, soort);
  if (soort == Tekstsoort::Naam) {
    const auto regel = houd.find(U'\n');
    if (regel != std::u32string::npos) {
      // Line ends before the first word and after the last were trimmed; the first one left is the fault.
      const auto eerste_woord = tekst.find_first_not_of(" \t\r\n\v\f");
      const auto midden =
          std::ranges::find_if(regeleinden, [&](std::size_t plaats) { return plaats > eerste_woord; });
      uit.geweigerd.push_back({midden == regeleinden.end() ? 0 : *midden, U'\n', &kNieuweRegel});
      std::ranges::replace(houd, U'\n', U' ');
    }
  }
  uit.tekst = nfc(houd);
  return uit;
}

/// The words before a place, at most twenty characters of the same line, as they can be shown.
std::string ervoor(std::string_view tekst, std::size_t plaats) {
  constexpr std::size_t kHoogstens = 20;
  std::u32string woorden;
  const Tekens tekens = ontleed(tekst.substr(0, plaats));
  for (auto teken = tekens.rbegin(); teken != tekens.rend() && woorden.size() < kHoogstens; ++teken) {
    if (teken->code == U'\n' || teken->code == U'\r') {
      break;
    }
    const bool toonbaar =
        u_isprint(icu_code(teken->code)) != 0 && u_charType(icu_code(teken->code)) != U_PRIVATE_USE_CHAR;
    if (toonbaar) {
      woorden.insert(woorden.begin(), teken->code);
    }
  }
  return nfc(bijgesneden(woorden, Tekstsoort::Naam));
}

Error melding(std::string_view tekst, const std::vector<Geweigerd>& geweigerd, std::string_view pad) {
  const Geweigerd& eerste = *std::ranges::min_element(geweigerd, {}, &Geweigerd::plaats);
  const TextPosition plek = position_at(tekst, eerste.plaats);
  const std::string woorden = ervoor(tekst, eerste.plaats);
  std::string waar = plek.line > 1 ? fmt::format("in regel {}, ", plek.line) : std::string();
  waar += woorden.empty() ? std::string("aan het begin") : fmt::format("na “{}”", woorden);
  const std::string meer =
      geweigerd.size() == 1 ? std::string()
      : geweigerd.size() == 2
          ? std::string(" Verderop staat nog een teken dat niet kan.")
          : fmt::format(" Verderop staan nog {} tekens die niet kunnen.", geweigerd.size() - 1);
  return {.kind = ErrorKind::Input,
          .place = {.file = {}, .path = std::string(pad)},
          .cause =
              fmt::format("Deze tekst bevat een teken dat wij niet kunnen gebruiken: U+{:04X}, {}. Het staat "
                          "{}.{}",
                          static_cast<std::uint32_t>(eerste.code), eerste.reden->wat, waar, meer),
          .remedy = std::string(eerste.reden->raad)};
}

Error geen_utf8(std::string_view tekst, std::size_t plaats, std::string_view pad) {
  const TextPosition plek = position_at(tekst, plaats);
  return {.kind = ErrorKind::Input,
          .place = {.file = {}, .path = std::string(pad)},
          .cause = fmt::format("Deze tekst is geen geldige tekst (UTF-8), vanaf regel {}, teken {}.",
                               plek.line, plek.column),
          .remedy = "Sla de tekst op als UTF-8, of typ haar opnieuw."};
}

void zuiver_in(Json& json, const std::string& pad, std::vector<Error>& fouten);

void zuiver_velden(Json::Object& object, const std::string& pad, std::vector<Error>& fouten) {
  for (auto& [naam, waarde] : object) {
    const auto schoon = invoertekst(naam, Tekstsoort::Naam);
    const std::string veld =
        pad.empty() ? schoon.value_or("?") : fmt::format("{}.{}", pad, schoon.value_or("?"));
    if (!schoon) {
      Error fout = schoon.error();
      fout.place.path = veld;
      fout.cause = "De naam van dit veld kan niet. " + fout.cause;
      fouten.push_back(std::move(fout));
    } else if (*schoon != naam) {
      // Two spellings of one name would become the same field.
      fouten.push_back({.kind = ErrorKind::Input,
                        .place = {.file = {}, .path = veld},
                        .cause = "De naam van dit veld bevat spaties of tekens die er niet horen.",
                        .remedy = fmt::format("Schrijf de naam als {}.", *schoon)});
    }
    zuiver_in(waarde, veld, fouten);
  }
}

void zuiver_in(Json& json, const std::string& pad, std::vector<Error>& fouten) {
  if (const auto* tekst = json.if_string()) {
    if (const auto fout = find_invalid_utf8(*tekst)) {
      fouten.push_back(geen_utf8(*tekst, *fout, pad));
      json = Json(std::string());
      return;
    }
    auto schoon = zuiver(*tekst, Tekstsoort::Tekst);
    if (!schoon.geweigerd.empty()) {
      fouten.push_back(melding(*tekst, schoon.geweigerd, pad));
    }
    json = Json(std::move(schoon.tekst));
  } else if (auto* lijst = json.if_array()) {
    for (std::size_t i = 0; i < lijst->size(); ++i) {
      zuiver_in((*lijst)[i], fmt::format("{}[{}]", pad, i), fouten);
    }
  } else if (auto* object = json.if_object()) {
    zuiver_velden(*object, pad, fouten);
  }
}

}  // namespace

Result<std::string> invoertekst(std::string_view tekst, Tekstsoort soort, std::string_view pad) {
  if (const auto fout = find_invalid_utf8(tekst)) {
    return tl::unexpected(geen_utf8(tekst, *fout, pad));
  }
  auto schoon = zuiver(tekst, soort);
  if (!schoon.geweigerd.empty()) {
    return tl::unexpected(melding(tekst, schoon.geweigerd, pad));
  }
  return std::move(schoon.tekst);
}

std::vector<Error> zuiver_teksten(Json& document) {
  std::vector<Error> fouten;
  zuiver_in(document, "", fouten);
  return fouten;
}

}  // namespace maatstaf::base
