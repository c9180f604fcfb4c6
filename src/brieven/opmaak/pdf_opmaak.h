// SPDX-License-Identifier: EUPL-1.2
//
// Puts the parts of a letter on pages: what fits, what stays together, where a page ends, and which tag each
// part gets. Internal to brieven. Not thread-safe.
#pragma once

#include <string>
#include <vector>

#include "brieven/inhoud/brief.h"
#include "brieven/opmaak/pdf_doek.h"

namespace maatstaf::brieven {

class Opmaak {
 public:
  /// `bladzijden` is the number of pages for "blad 1 van 3"; 0 while it is still being counted.
  Opmaak(Doek& doek, const Brief& brief, int bladzijden);

  void zet_brief();
  [[nodiscard]] int bladzijden() const { return blad_; }
  [[nodiscard]] const std::vector<std::string>& tabelteksten() const { return tabelteksten_; }

 private:
  enum class Vervolg { EersteBlad, VolgendBlad };

  void begin_blad(Vervolg vervolg);
  void volgend_blad();
  void zet_versiering(Vervolg vervolg);
  void zet_afzender(Vervolg vervolg);
  void zet_adres();
  void zet_slot();
  void zet(const Kop& kop, double daarna);
  void zet(const Alinea& alinea);
  void zet(const Lijst& lijst);
  void zet(const Kader& kader);
  void zet(const Tabel& tabel);
  void zet(const Stappen& stappen);

  /// Text under a tag at the cursor, over several pages when it must.
  void zet_tekst(const char* tag, const Tekstvak& vak, double x);
  /// Two texts side by side that start on the same line: label and what belongs to it.
  void zet_paar(const char* links_tag, const Tekstvak& links, double links_x, const char* rechts_tag,
                const Tekstvak& rechts, double rechts_x);
  void zet_stap(const Stapregel& regel);
  void zet_tabelrij(const Tabel& tabel, const std::vector<Tekstvak>& cellen, const std::vector<double>& x,
                    const char* eerste_tag, const char* andere_tag, RijSoort soort, bool kop);
  [[nodiscard]] std::vector<Tekstvak> cellen(const Tabel& tabel, const std::vector<Tekst>& teksten,
                                             Gewicht gewicht);
  [[nodiscard]] std::vector<double> kolombreedten(const Tabel& tabel) const;
  [[nodiscard]] double minimaal(const Blok& blok);
  [[nodiscard]] double over() const;
  void houd_bijeen(double hoogte);

  Doek& doek_;
  const Brief& brief_;
  int totaal_;
  int blad_ = 0;
  double y_ = 0;
  std::vector<std::string> tabelteksten_;
};

}  // namespace maatstaf::brieven
