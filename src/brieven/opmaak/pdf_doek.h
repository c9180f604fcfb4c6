// SPDX-License-Identifier: EUPL-1.2
//
// A canvas of A4 pages with tagged content: text that is shaped and broken into lines, rules, boxes. The only
// place that knows cairo and pango. Points (1/72 inch), origin in the upper left corner. What is drawn
// outside a tag is decoration. Internal to brieven. One thread at a time; several canvases may exist side by
// side.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "brieven/inhoud/brief.h"

namespace maatstaf::brieven {

inline constexpr double kBladBreedte = 595.276;
inline constexpr double kBladHoogte = 841.89;
inline constexpr double kMillimeter = 72.0 / 25.4;

struct Kleur {
  double rood = 0;
  double groen = 0;
  double blauw = 0;
};

enum class Letter { Schreefloos, Schreef };
enum class Gewicht { Gewoon, Vet };

struct Tekststijl {
  double grootte = 10.65;
  double regelafstand = 16;
  Kleur kleur;
  Letter letter = Letter::Schreefloos;
  Gewicht gewicht = Gewicht::Gewoon;
  Uitlijning uitlijning = Uitlijning::Links;
};

/// Colours and size of runs that stand out.
struct Nadrukstijl {
  Kleur accent;
  Kleur klein;
  double klein_grootte = 8.6;
};

/// Text broken into lines of a width.
class Tekstvak {
 public:
  Tekstvak();
  Tekstvak(Tekstvak&&) noexcept;
  Tekstvak& operator=(Tekstvak&&) noexcept;
  ~Tekstvak();

  [[nodiscard]] int regels() const;
  [[nodiscard]] double regelafstand() const;
  [[nodiscard]] double hoogte() const { return regels() * regelafstand(); }
  /// Width of the widest line.
  [[nodiscard]] double breedte() const;
  [[nodiscard]] bool heeft_link() const;

 private:
  friend class Doek;
  struct Inhoud;
  std::unique_ptr<Inhoud> inhoud_;
};

struct Documentgegevens {
  std::string titel;
  std::string auteur;
  base::Date datum;
};

class Doek {
 public:
  /// Errors: Internal (a font is missing on this machine).
  [[nodiscard]] static base::Result<Doek> maak(const Documentgegevens& gegevens, const Nadrukstijl& nadruk);
  Doek(Doek&&) noexcept;
  Doek& operator=(Doek&&) noexcept;
  ~Doek();

  [[nodiscard]] Tekstvak zet(const Tekst& tekst, const Tekststijl& stijl, double breedte);
  /// Draws lines from `van` up to but not including `tot`; the first line starts at `y`.
  void teken(const Tekstvak& vak, double x, double y, int van, int tot);
  void teken(const Tekstvak& vak, double x, double y) { teken(vak, x, y, 0, vak.regels()); }
  /// The same with a tag round each link and a Span round the rest; inside a tag that holds no text itself.
  void teken_met_links(const Tekstvak& vak, double x, double y, int van, int tot);

  /// A structure tag of PDF: "P", "Table". Each must be closed in reverse order.
  void open(const char* tag);
  void sluit(const char* tag);

  void lijn(double x1, double y1, double x2, double y2, double dikte, const Kleur& kleur);
  void vlak(double x, double y, double breedte, double hoogte, const Kleur& kleur);
  void kader(double x, double y, double breedte, double hoogte, double straal, double dikte,
             const Kleur& kleur);
  /// A dashed circle with letters inside: the place of a mark.
  void merk(double x, double y, double middellijn, const Tekstvak& letters, const Kleur& kleur);
  /// A band across the upper right corner.
  void hoekband(const Tekstvak& tekst, const Kleur& vulling, const Kleur& rand);
  void nieuwe_bladzijde();

  /// The document. Errors: Internal (the library refused), Input (a character that no font of this machine
  /// has).
  [[nodiscard]] base::Result<std::string> klaar();

 private:
  Doek();
  struct Inhoud;
  std::unique_ptr<Inhoud> inhoud_;
};

/// Opens a tag now and closes it at the end of the block.
class Merkteken {
 public:
  Merkteken(Doek& doek, const char* tag) : doek_(doek), tag_(tag) { doek_.open(tag_); }
  Merkteken(const Merkteken&) = delete;
  Merkteken& operator=(const Merkteken&) = delete;
  ~Merkteken() { doek_.sluit(tag_); }

 private:
  Doek& doek_;
  const char* tag_;
};

}  // namespace maatstaf::brieven
