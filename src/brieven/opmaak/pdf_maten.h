// SPDX-License-Identifier: EUPL-1.2
//
// The sizes and colours of a letter on A4, in points. Internal to brieven.
#pragma once

#include "brieven/opmaak/pdf_doek.h"

namespace maatstaf::brieven::maten {

inline constexpr double kLinks = 66;
inline constexpr double kRechts = kBladBreedte - 57;
inline constexpr double kBreedte = kRechts - kLinks;
inline constexpr double kBoven = 32;         ///< of the sender
inline constexpr double kBovenAdres = 83;    ///< of the address on the first page
inline constexpr double kBovenVervolg = 83;  ///< of the text on the next pages
inline constexpr double kVoet = 795;         ///< line above the footer
inline constexpr double kOnder = kVoet - 9;  ///< no text below this
inline constexpr double kGegevensX = 341;    ///< of date and number
inline constexpr double kMerkmaat = 26;
inline constexpr double kInsprong = 14;  ///< of a list
inline constexpr double kStapInsprong = 30;
inline constexpr double kVoorKop = 6;
inline constexpr double kNaAlinea = 5;
inline constexpr double kCelrand = 6;
inline constexpr double kCelhoogte = 3.7;

constexpr Kleur kleur(int rgb) {
  return {((rgb >> 16) & 255) / 255.0, ((rgb >> 8) & 255) / 255.0, (rgb & 255) / 255.0};
}
inline constexpr Kleur kPlum = kleur(0x5B1F56);
inline constexpr Kleur kMist = kleur(0xF5EDF4);
inline constexpr Kleur kInkt = kleur(0x1D1820);
inline constexpr Kleur kInkt2 = kleur(0x4D4752);
inline constexpr Kleur kInkt3 = kleur(0x847C88);
inline constexpr Kleur kLijn = kleur(0xC9C2CA);

inline constexpr Nadrukstijl kNadruk{kPlum, kInkt2, 8.8};
inline constexpr Tekststijl kTekststijl{10.65, 16, kInkt};
inline constexpr Tekststijl kTitelstijl{19, 25, kInkt, Letter::Schreef, Gewicht::Vet};
inline constexpr Tekststijl kKopstijl{11.4, 17, kPlum, Letter::Schreefloos, Gewicht::Vet};
inline constexpr Tekststijl kKop3stijl{10.65, 16, kInkt, Letter::Schreefloos, Gewicht::Vet};
inline constexpr Tekststijl kTabelstijl{10.2, 14.5, kInkt};
inline constexpr Tekststijl kBronstijl{8.8, 12.5, kInkt2};
inline constexpr Tekststijl kNummerstijl{15, 18, kPlum, Letter::Schreef, Gewicht::Vet};
inline constexpr Tekststijl kAfzenderstijl{14.5, 19, kInkt, Letter::Schreef, Gewicht::Vet};
inline constexpr Tekststijl kOnderstijl{9, 12.5, kInkt2};
inline constexpr Tekststijl kMerkstijl{9.5, 12, kInkt2, Letter::Schreef, Gewicht::Vet};
inline constexpr Tekststijl kLabelstijl{9.8, 15.3, kInkt2};
inline constexpr Tekststijl kGegevenstijl{9.8, 15.3, kInkt};
inline constexpr Tekststijl kVoetstijl{8.4, 11.8, kInkt2};
inline constexpr Tekststijl kBandstijl{9.8, 12, kPlum, Letter::Schreefloos, Gewicht::Vet};

}  // namespace maatstaf::brieven::maten
