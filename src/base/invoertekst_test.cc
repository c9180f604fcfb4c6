// SPDX-License-Identifier: EUPL-1.2
#include "base/invoertekst.h"

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace maatstaf::base {
namespace {

std::string tekst(std::string_view invoer) {
  const auto gelezen = invoertekst(invoer, Tekstsoort::Tekst);
  return gelezen ? *gelezen : "FOUT " + gelezen.error().text();
}

std::string naam(std::string_view invoer) {
  const auto gelezen = invoertekst(invoer, Tekstsoort::Naam);
  return gelezen ? *gelezen : "FOUT " + gelezen.error().text();
}

// veiligheid A4: what Word and PDF paste becomes what it means.
TEST(Invoertekst, what_a_word_processor_pastes_becomes_what_it_means) {
  for (const auto& [invoer, verwacht] : {
           std::pair{"een\vtwee", "een\ntwee"},
           std::pair{"een\ftwee", "een\ntwee"},
           std::pair{"een\r\ntwee\rdrie", "een\ntwee\ndrie"},
           std::pair{"een\u2028twee\u2029drie", "een\ntwee\ndrie"},
           std::pair{"een\xC2\x85twee", "een\ntwee"},
           std::pair{"een\ttwee", "een twee"},
           std::pair{"\uF0B7\tEerst\n\uF0B7\tDan", "• Eerst\n• Dan"},
           std::pair{"\uF0A8 vakje\v\uF0FC vinkje", "• vakje\n• vinkje"},
           std::pair{"thuis \uF0E0 school", "thuis → school"},
           std::pair{"zorg\u00ADkantoor", "zorgkantoor"},
           std::pair{"\uFEFFbegin\u200B en\u2060 eind", "begin en eind"},
           std::pair{"\u201CDat kan\u201D, zei ze\u2019s avonds",
                     "\u201CDat kan\u201D, zei ze\u2019s avonds"},
           std::pair{"€\u00A0149.344 of €\u202F12", "€\u00A0149.344 of €\u00A012"},
           std::pair{"  \u00A0\u3000\n tekst \n\n\u2003", "tekst"},
           std::pair{"regel \nmet spatie", "regel\nmet spatie"},
           std::pair{"cafe\u0301", "café"},
           std::pair{"\u2764 en ☎", "\u2764 en ☎"},
       }) {
    EXPECT_EQ(tekst(invoer), verwacht);
  }
}

struct Fout {
  const char* invoer;
  const char* code;
  const char* wat;
};

TEST(Invoertekst, what_no_letter_can_show_is_refused_by_its_name_and_place) {
  for (const Fout& fout : {
           Fout{"Ik ben \a.", "U+0007", "stuurteken"},
           Fout{"Ik ben \x7F.", "U+007F", "stuurteken"},
           Fout{"Ik ben \uE000.", "U+E000", "eigen lettertype"},
           Fout{"Ik ben \uF0B0.", "U+F0B0", "eigen lettertype"},
           Fout{"Ik ben \U000F1234.", "U+F1234", "eigen lettertype"},
           Fout{"Ik ben \uFFFE.", "U+FFFE", "bestaat"},
           Fout{"Ik ben \u0378.", "U+0378", "bestaat"},
           Fout{"Ik ben \u202E.", "U+202E", "leesrichting"},
           Fout{"Ik ben \u202A.", "U+202A", "leesrichting"},
           Fout{"Ik ben \u2066.", "U+2066", "leesrichting"},
           Fout{"Ik ben \u2069.", "U+2069", "leesrichting"},
           Fout{"Ik ben \uFFFD.", "U+FFFD", "verloren"},
           Fout{"Ik ben \u3164.", "U+3164", "niet te zien"},
           Fout{"Ik ben \U000E0041.", "U+E0041", "niet te zien"},
           Fout{"Ik ben \U0001F600.", "U+1F600", "emoji"},
           Fout{"Ik ben \U0001F468\u200D\U0001F469\u200D\U0001F467.", "U+1F468", "emoji"},
           Fout{"Ik ben \u2764\uFE0F.", "U+2764", "emoji"},
           Fout{"Ik ben \U0001F1F3\U0001F1F1.", "U+1F1F3", "emoji"},
       }) {
    for (const auto soort : {Tekstsoort::Naam, Tekstsoort::Tekst}) {
      const auto gelezen = invoertekst(fout.invoer, soort, "motivering");
      ASSERT_FALSE(gelezen) << fout.code;
      EXPECT_EQ(gelezen.error().kind, ErrorKind::Input);
      EXPECT_EQ(gelezen.error().place.path, "motivering");
      EXPECT_NE(gelezen.error().cause.find(fout.code), std::string::npos) << gelezen.error().cause;
      EXPECT_NE(gelezen.error().cause.find(fout.wat), std::string::npos) << gelezen.error().cause;
      EXPECT_NE(gelezen.error().cause.find("na “Ik ben”"), std::string::npos) << gelezen.error().cause;
      EXPECT_FALSE(gelezen.error().remedy.empty());
      // The message itself passes the rule: it names the character and never repeats it.
      EXPECT_TRUE(invoertekst(gelezen.error().text(), Tekstsoort::Tekst)) << fout.code;
    }
  }
}

TEST(Invoertekst, the_place_is_the_line_and_the_words_before_it) {
  EXPECT_EQ(
      invoertekst("Eerste regel\nTweede regel \uE000", Tekstsoort::Tekst).error().cause,
      "Deze tekst bevat een teken dat wij niet kunnen gebruiken: U+E000, een teken uit een eigen lettertype, "
      "zoals Symbol of Wingdings. Het staat in regel 2, na “Tweede regel”.");
  EXPECT_NE(invoertekst("\uE000\uE001\uE002", Tekstsoort::Tekst)
                .error()
                .cause.find("Het staat aan het begin. Verderop staan nog 2 tekens die niet kunnen."),
            std::string::npos);
  EXPECT_NE(invoertekst("a\xFF", Tekstsoort::Tekst).error().cause.find("UTF-8"), std::string::npos);
}

TEST(Invoertekst, a_name_is_one_line_with_single_spaces) {
  EXPECT_EQ(naam(" Noor \u00A0 de\tVries\u2003\n"), "Noor de Vries");
  EXPECT_EQ(naam("\nNoor"), "Noor");
  const auto regel = invoertekst("Noor\nde Vries", Tekstsoort::Naam);
  ASSERT_FALSE(regel);
  EXPECT_NE(regel.error().cause.find("U+000A, een nieuwe regel, en hier past één regel. Het staat na “Noor”"),
            std::string::npos)
      << regel.error().cause;
}

// Names of every script pass: Arabic, Hebrew, Persian with its joiner, Devanagari, Vietnamese, Chinese.
TEST(Invoertekst, names_of_every_script_pass) {
  for (const char* goed :
       {"محمد علي", "דוד בן־גוריון", "می‌خواهم", "क्‍ष", "Nguyễn Thị Hương", "王小明",
        "Zoë van ’t Hoff-Łukasiewicz", "Ångström", "O'Neill", "Jan (Johannes) 3e"}) {
    EXPECT_EQ(naam(goed), goed);
  }
  EXPECT_EQ(naam("\u200Fמשה\u200E (1)"), "משה (1)");
  EXPECT_EQ(naam("J\u200Can"), "Jan");
}

TEST(Invoertekst, twice_is_the_same_as_once) {
  for (const char* invoer :
       {"\uF0B7\tEerst\r\n\uF0B7\tDan ", "cafe\u0301\u00AD\u200B x", "  a \t b  ", "می‌خواهم",
        "é\u2003\u2003ü", "\u212B\u2126\u1FEF\u037E", "a\u200D\u200Db", "\u2764\u00AD\uFE0E"}) {
    for (const auto soort : {Tekstsoort::Naam, Tekstsoort::Tekst}) {
      if (soort == Tekstsoort::Naam && std::string_view(invoer).find('\n') != std::string_view::npos) {
        continue;
      }
      const auto een = invoertekst(invoer, soort);
      ASSERT_TRUE(een) << een.error().text();
      EXPECT_EQ(invoertekst(*een, soort).value(), *een) << invoer;
    }
  }
}

// Every code point of the planes with letters, and one in 257 of the rest: kept, turned into something, or
// refused with a message; and what is kept is UTF-8 and passes again.
TEST(Invoertekst, every_code_point_has_an_answer) {
  int bewaard = 0;
  for (char32_t code = 1; code <= 0x10FFFF; code += code < 0x20000 ? 1 : 257) {
    if (code >= 0xD800 && code <= 0xDFFF) {
      continue;
    }
    std::string teken;
    if (code < 0x80) {
      teken += static_cast<char>(code);
    } else if (code < 0x800) {
      teken += static_cast<char>(0xC0U | (code >> 6U));
      teken += static_cast<char>(0x80U | (code & 0x3FU));
    } else if (code < 0x10000) {
      teken += static_cast<char>(0xE0U | (code >> 12U));
      teken += static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
      teken += static_cast<char>(0x80U | (code & 0x3FU));
    } else {
      teken += static_cast<char>(0xF0U | (code >> 18U));
      teken += static_cast<char>(0x80U | ((code >> 12U) & 0x3FU));
      teken += static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
      teken += static_cast<char>(0x80U | (code & 0x3FU));
    }
    const auto gelezen = invoertekst("a" + teken + "b", Tekstsoort::Tekst);
    if (!gelezen) {
      continue;
    }
    ++bewaard;
    ASSERT_FALSE(find_invalid_utf8(*gelezen)) << static_cast<std::uint32_t>(code);
    const auto nog_eens = invoertekst(*gelezen, Tekstsoort::Tekst);
    ASSERT_TRUE(nog_eens) << static_cast<std::uint32_t>(code) << " " << nog_eens.error().text();
    ASSERT_EQ(*nog_eens, *gelezen) << static_cast<std::uint32_t>(code);
  }
  EXPECT_GT(bewaard, 50'000);
}

TEST(Invoertekst, a_document_is_cleaned_everywhere_and_every_fault_has_its_path) {
  auto document = parse_json(
                      "{\"client\":{\"naam\":\"cafe\\u0301\"},\"lijst\":[\"goed\",{\"reden\":\"x\\u202ey\"}],"
                      "\"getal\":1.50,\"sl\\u00adot\":true,\"fout\\ue000\":\"a\\u0007\"}",
                      "a")
                      .value();
  const auto fouten = zuiver_teksten(document);
  EXPECT_EQ(document.find("client")->text("naam"), "café");
  EXPECT_EQ(document.find("lijst")->if_array()->at(1).text("reden"), "xy");
  ASSERT_EQ(fouten.size(), 4U);
  EXPECT_EQ(fouten[0].place.path, "?");
  EXPECT_EQ(fouten[1].place.path, "?");
  EXPECT_EQ(fouten[2].place.path, "lijst[1].reden");
  EXPECT_EQ(fouten[3].place.path, "slot");
}

}  // namespace
}  // namespace maatstaf::base
