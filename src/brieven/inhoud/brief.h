// SPDX-License-Identifier: EUPL-1.2
//
// A letter as a model: what it says, in which order, and what each part is. HTML and PDF are both renderings
// of this one model, so that they can never say different things. Value types, thread-safe as such.
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "brieven/inhoud/gegevens.h"

namespace maatstaf::brieven {

enum class Nadruk {
  Gewoon,
  Sterk,   ///< what the reader must not miss
  Accent,  ///< an answer
  Klein,   ///< source, author, label
};

/// A run of text.
struct Loop {
  std::string tekst;
  Nadruk nadruk = Nadruk::Gewoon;
  std::string link;  ///< address; empty: no link

  Loop(std::string t, Nadruk n = Nadruk::Gewoon, std::string l = {})
      : tekst(std::move(t)), nadruk(n), link(std::move(l)) {}
  Loop(const char* t) : tekst(t) {}
  friend bool operator==(const Loop&, const Loop&) = default;
};
using Tekst = std::vector<Loop>;

[[nodiscard]] inline Loop sterk(std::string tekst) {
  return {std::move(tekst), Nadruk::Sterk};
}
[[nodiscard]] inline Loop accent(std::string tekst) {
  return {std::move(tekst), Nadruk::Accent};
}
[[nodiscard]] inline Loop klein(std::string tekst) {
  return {std::move(tekst), Nadruk::Klein};
}

/// A heading below the title (which is level 1).
struct Kop {
  std::string tekst;
  int niveau = 2;  ///< 2 or 3
};

struct Alinea {
  Tekst tekst;
};

enum class Lijstmaat {
  Gewoon,
  Klein,  ///< for looking up, not for reading
};

struct Lijst {
  std::vector<Tekst> punten;
  Lijstmaat maat = Lijstmaat::Gewoon;
};

/// The box with the answers to four questions.
struct Kader {
  std::vector<std::pair<std::string, Tekst>> rijen;
};

enum class RijSoort { Gewoon, Totaal };
enum class Uitlijning { Links, Rechts };

struct TabelRij {
  std::vector<Tekst> cellen;  ///< the first is the header of the row
  RijSoort soort = RijSoort::Gewoon;
};

struct Kolom {
  std::string kop;
  int breedte = 1;  ///< share of the width
  Uitlijning uitlijning = Uitlijning::Rechts;
};

enum class LaatsteKolom { Gewoon, Nadruk };

struct Tabel {
  std::string bijschrift;  ///< for who cannot see the table
  std::vector<Kolom> kolommen;
  std::vector<TabelRij> rijen;
  LaatsteKolom laatste = LaatsteKolom::Gewoon;
};

/// A step of the assessment: its number, question, answer, reasons, and who found so on what ground.
struct Stapregel {
  std::string nummer;
  Tekst tekst;
  std::vector<Tekst> meer;  ///< further paragraphs, each with its own source
  std::string herkomst;     ///< sources; may be empty
};

struct Stappen {
  std::vector<Stapregel> regels;
};

using Blok = std::variant<Kop, Alinea, Lijst, Kader, Tabel, Stappen>;

/// A title with what stands under it. The first part is the letter; a further part starts on a new page.
struct Deel {
  std::string titel;
  std::vector<Blok> blokken;
};

struct Brief {
  Briefhoofd hoofd;
  std::vector<Deel> delen;        ///< letter, annex
  std::vector<std::string> slot;  ///< closing of the letter: greeting, name and function
  std::string regels;  ///< footer: package, version and short fingerprint; empty when no rules took part
  std::string gegevens_zin;  ///< footer: that the data are made up; empty when they are not
};

}  // namespace maatstaf::brieven
