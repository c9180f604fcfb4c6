// SPDX-License-Identifier: EUPL-1.2
#include "brieven/opmaak/pdf_opmaak.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/nederlands.h"
#include "brieven/opmaak/pdf_maten.h"

namespace maatstaf::brieven {

using namespace maten;  // NOLINT(google-build-using-namespace): sizes of one sheet, nowhere else

Opmaak::Opmaak(Doek& doek, const Brief& brief, int bladzijden)
    : doek_(doek), brief_(brief), totaal_(bladzijden) {}

double Opmaak::over() const {
  return kOnder - y_;
}

void Opmaak::houd_bijeen(double hoogte) {
  if (hoogte > over() && y_ > kBovenVervolg) {
    volgend_blad();
  }
}

void Opmaak::begin_blad(Vervolg vervolg) {
  ++blad_;
  zet_versiering(vervolg);
  zet_afzender(vervolg);
  y_ = vervolg == Vervolg::EersteBlad ? kBovenAdres : kBovenVervolg;
}

void Opmaak::volgend_blad() {
  doek_.nieuwe_bladzijde();
  begin_blad(Vervolg::VolgendBlad);
}

void Opmaak::zet_versiering(Vervolg vervolg) {
  // A mark every five millimetres, a longer one every 25: the yardstick along the edge.
  constexpr double kStap = 5 * kMillimeter;
  for (int i = 1; i * kStap < kBladHoogte; ++i) {
    const bool lang = i % 5 == 0;
    doek_.lijn(0, i * kStap, lang ? 10 : 5, i * kStap, 0.6, lang ? kInkt3 : kLijn);
  }
  if (brief_.hoofd.gegevens == Gegevens::Voorbeeld) {
    const Tekstvak tekst = doek_.zet({"Voorbeeldgegevens"}, kBandstijl, 200);
    // The first page says it to everybody; on the next ones it is a reminder for the eye.
    if (vervolg == Vervolg::EersteBlad) {
      const Merkteken alinea(doek_, "P");
      doek_.hoekband(tekst, kMist, kPlum);
    } else {
      doek_.hoekband(tekst, kMist, kPlum);
    }
  }
  doek_.lijn(kLinks, kVoet, kRechts, kVoet, 0.6, kLijn);
  std::string links = brief_.gegevens_zin.empty() ? brief_.hoofd.kantoor.naam : brief_.gegevens_zin;
  if (!brief_.regels.empty()) {
    links += "\n" + brief_.regels;
  }
  doek_.teken(doek_.zet({links}, kVoetstijl, kBreedte), kLinks, kVoet + 5);
  Tekststijl rechts = kVoetstijl;
  rechts.uitlijning = Uitlijning::Rechts;
  const std::string blad = fmt::format("{}\nblad {} van {}", brief_.hoofd.nummer, blad_, totaal_);
  doek_.teken(doek_.zet({blad}, rechts, kBreedte), kLinks, kVoet + 5);
}

void Opmaak::zet_afzender(Vervolg vervolg) {
  const Kantoor& kantoor = brief_.hoofd.kantoor;
  const Tekstvak letters = doek_.zet({kantoor.merk}, kMerkstijl, kMerkmaat);
  const Tekstvak naam = doek_.zet({kantoor.naam}, kAfzenderstijl, kBreedte - 100);
  const Tekstvak onder = doek_.zet({kantoor.ondertitel}, kOnderstijl, kBreedte - 100);
  const double x = kLinks + kMerkmaat + 9;
  const double boven = kBoven + naam.hoogte() + 1;
  if (vervolg == Vervolg::VolgendBlad) {  // a running head is decoration: it was said on the first page
    doek_.merk(kLinks, kBoven + 4, kMerkmaat, letters, kInkt3);
    doek_.teken(naam, x, kBoven);
    doek_.teken(onder, x, boven);
    return;
  }
  {
    const Merkteken figuur(doek_, "Figure");
    doek_.merk(kLinks, kBoven + 4, kMerkmaat, letters, kInkt3);
  }
  {
    const Merkteken alinea(doek_, "P");
    doek_.teken(naam, x, kBoven);
  }
  const Merkteken alinea(doek_, "P");
  doek_.teken(onder, x, boven);
}

void Opmaak::zet_adres() {
  const Briefhoofd& hoofd = brief_.hoofd;
  const double begin = y_;
  const Tekstvak adres =
      doek_.zet({fmt::format("{}", fmt::join(hoofd.geadresseerde, " \n"))}, kTekststijl, 230);
  {
    const Merkteken alinea(doek_, "P");
    doek_.teken(adres, kLinks, begin);
  }
  std::vector<std::pair<std::string, std::string>> gegevens{{"Datum", base::date_long(hoofd.datum)},
                                                            {"Ons nummer", hoofd.nummer}};
  std::string vragen = hoofd.contact.naam;
  for (const auto& regel : {hoofd.contact.telefoon, hoofd.contact.email}) {
    if (!regel.empty()) {
      vragen += (vragen.empty() ? "" : " \n") + regel;
    }
  }
  if (!vragen.empty()) {
    gegevens.emplace_back("Vragen?", vragen);
  }
  double y = begin - 1;
  {
    const Merkteken lijst(doek_, "L");
    for (const auto& [label, inhoud] : gegevens) {
      const Tekstvak links = doek_.zet({label}, kLabelstijl, 74);
      const Tekstvak rechts = doek_.zet({inhoud}, kGegevenstijl, kRechts - kGegevensX - 75);
      const Merkteken punt(doek_, "LI");
      {
        const Merkteken lbl(doek_, "Lbl");
        doek_.teken(links, kGegevensX, y);
      }
      const Merkteken body(doek_, "LBody");
      doek_.teken(rechts, kGegevensX + 75, y);
      y += rechts.hoogte();
    }
  }
  y_ = std::max(begin + adres.hoogte(), y) + 12;
}

void Opmaak::zet_tekst(const char* tag, const Tekstvak& vak, double x) {
  const double hoogte = vak.hoogte();
  const bool links = vak.heeft_link();
  // Two lines at least stay together at the end and at the start of a page.
  if (hoogte > over() && over() < 2 * vak.regelafstand() && y_ > kBovenVervolg) {
    volgend_blad();
  }
  if (hoogte <= over() && !links) {
    const Merkteken merkteken(doek_, tag);
    doek_.teken(vak, x, y_);
    y_ += hoogte;
    return;
  }
  // A tag that crosses a page holds one span for each page.
  const Merkteken merkteken(doek_, tag);
  for (int van = 0; van < vak.regels();) {
    int past = std::max(1, static_cast<int>(over() / vak.regelafstand()));
    if (vak.regels() - van - past == 1 && past > 2) {
      --past;
    }
    const int tot = std::min(vak.regels(), van + past);
    if (links) {
      doek_.teken_met_links(vak, x, y_, van, tot);
    } else {
      const Merkteken deel(doek_, "Span");
      doek_.teken(vak, x, y_, van, tot);
    }
    y_ += (tot - van) * vak.regelafstand();
    van = tot;
    if (van < vak.regels()) {
      volgend_blad();
    }
  }
}

void Opmaak::zet_paar(const char* links_tag, const Tekstvak& links, double links_x, const char* rechts_tag,
                      const Tekstvak& rechts, double rechts_x) {
  {
    const Merkteken merkteken(doek_, links_tag);
    doek_.teken(links, links_x, y_);
  }
  const double einde = y_ + links.hoogte();
  const int blad = blad_;
  zet_tekst(rechts_tag, rechts, rechts_x);
  if (blad == blad_) {
    y_ = std::max(y_, einde);
  }
}

void Opmaak::zet(const Kop& kop, double daarna) {
  const Tekststijl& stijl = kop.niveau == 2 ? kKopstijl : kKop3stijl;
  const Tekstvak vak = doek_.zet({kop.tekst}, stijl, kBreedte);
  y_ += y_ > kBovenVervolg ? kVoorKop : 0;
  houd_bijeen(vak.hoogte() + daarna);
  zet_tekst(kop.niveau == 2 ? "H2" : "H3", vak, kLinks);
  y_ += 1;
}

void Opmaak::zet(const Alinea& alinea) {
  zet_tekst("P", doek_.zet(alinea.tekst, kTekststijl, kBreedte), kLinks);
  y_ += kNaAlinea;
}

void Opmaak::zet(const Lijst& lijst) {
  if (lijst.punten.empty()) {
    return;
  }
  const Tekststijl& stijl = lijst.maat == Lijstmaat::Klein ? kBronstijl : kTekststijl;
  const Tekstvak teken = doek_.zet({"•"}, stijl, kInsprong);
  std::vector<Tekstvak> punten;
  for (const Tekst& punt : lijst.punten) {
    punten.push_back(doek_.zet(punt, stijl, kBreedte - kInsprong));
  }
  houd_bijeen(std::min(2, punten.front().regels()) * stijl.regelafstand);
  const Merkteken tag(doek_, "L");
  for (const Tekstvak& punt : punten) {
    houd_bijeen(std::min(2, punt.regels()) * punt.regelafstand());
    const Merkteken li(doek_, "LI");
    zet_paar("Lbl", teken, kLinks + 2, "LBody", punt, kLinks + kInsprong);
    y_ += 2;
  }
  y_ += kNaAlinea - 2;
}

void Opmaak::zet(const Kader& kader) {
  constexpr double kRand = 13, kVraagBreedte = 135, kTussen = 3.5;
  std::vector<std::pair<Tekstvak, Tekstvak>> rijen;
  double hoogte = 2 * kRand - kTussen - 4;
  Tekststijl vet = kTekststijl;
  vet.gewicht = Gewicht::Vet;
  for (const auto& [vraag, antwoord] : kader.rijen) {
    rijen.emplace_back(doek_.zet({vraag}, vet, kVraagBreedte - 8),
                       doek_.zet(antwoord, kTekststijl, kBreedte - 2 * kRand - kVraagBreedte));
    hoogte += std::max(rijen.back().first.hoogte(), rijen.back().second.hoogte()) + kTussen;
  }
  y_ += 2;
  houd_bijeen(hoogte);
  doek_.kader(kLinks, y_, kBreedte, hoogte, 6, 1.1, kPlum);
  y_ += kRand - 2;
  const double einde = y_ - kRand + 2 + hoogte;
  const Merkteken lijst(doek_, "L");
  for (const auto& [vraag, antwoord] : rijen) {
    const Merkteken li(doek_, "LI");
    zet_paar("Lbl", vraag, kLinks + kRand, "LBody", antwoord, kLinks + kRand + kVraagBreedte);
    y_ += kTussen;
  }
  y_ = einde + 5;
}

std::vector<double> Opmaak::kolombreedten(const Tabel& tabel) const {
  int delen = 0;
  for (const Kolom& kolom : tabel.kolommen) {
    delen += kolom.breedte;
  }
  std::vector<double> breedten;
  for (const Kolom& kolom : tabel.kolommen) {
    breedten.push_back(kBreedte * kolom.breedte / std::max(1, delen));
  }
  return breedten;
}

std::vector<Tekstvak> Opmaak::cellen(const Tabel& tabel, const std::vector<Tekst>& teksten, Gewicht gewicht) {
  const auto breedten = kolombreedten(tabel);
  std::vector<Tekstvak> uit;
  for (std::size_t i = 0; i < tabel.kolommen.size(); ++i) {
    Tekststijl stijl = kTabelstijl;
    stijl.gewicht = gewicht;
    stijl.uitlijning = tabel.kolommen[i].uitlijning;
    uit.push_back(doek_.zet(i < teksten.size() ? teksten[i] : Tekst(), stijl, breedten[i] - 2 * kCelrand));
  }
  return uit;
}

void Opmaak::zet_tabelrij(const Tabel& tabel, const std::vector<Tekstvak>& cellen,
                          const std::vector<double>& x, const char* eerste_tag, const char* andere_tag,
                          RijSoort soort, bool kop) {
  double hoogte = 0;
  for (const Tekstvak& cel : cellen) {
    hoogte = std::max(hoogte, cel.hoogte());
  }
  hoogte += 2 * kCelhoogte;
  if (tabel.laatste == LaatsteKolom::Nadruk) {
    doek_.vlak(x.back(), y_, kRechts - x.back(), hoogte, kMist);
  }
  const bool zwaar = kop || soort == RijSoort::Totaal;
  for (std::size_t i = 0; i < cellen.size(); ++i) {
    const char* tag = i == 0 ? eerste_tag : andere_tag;
    const double y = kop ? y_ + hoogte - kCelhoogte - cellen[i].hoogte() : y_ + kCelhoogte;
    if (tag != nullptr) {
      doek_.open(tag);
    }
    doek_.teken(cellen[i], x[i] + kCelrand, y);
    if (tag != nullptr) {
      doek_.sluit(tag);
    }
  }
  y_ += hoogte;
  doek_.lijn(kLinks, y_, kRechts, y_, zwaar ? 1.1 : 0.6, zwaar ? kInkt3 : kLijn);
}

void Opmaak::zet(const Tabel& tabel) {
  std::vector<double> x;
  double links = kLinks;
  for (const double breedte : kolombreedten(tabel)) {
    x.push_back(links);
    links += breedte;
  }
  std::vector<Tekst> kopteksten;
  for (const Kolom& kolom : tabel.kolommen) {
    kopteksten.push_back({kolom.kop});
  }
  const auto kop = cellen(tabel, kopteksten, Gewicht::Vet);
  y_ += 2;
  houd_bijeen(minimaal(tabel));
  tabelteksten_.push_back(tabel.bijschrift);
  const Merkteken tag(doek_, "Table");
  {
    const Merkteken rij(doek_, "TR");
    zet_tabelrij(tabel, kop, x, "TH", "TH", RijSoort::Gewoon, true);
  }
  for (const TabelRij& tabelrij : tabel.rijen) {
    const auto vakken =
        cellen(tabel, tabelrij.cellen, tabelrij.soort == RijSoort::Totaal ? Gewicht::Vet : Gewicht::Gewoon);
    double hoogte = 0;
    for (const Tekstvak& vak : vakken) {
      hoogte = std::max(hoogte, vak.hoogte() + 2 * kCelhoogte);
    }
    if (hoogte > over()) {
      volgend_blad();
      zet_tabelrij(tabel, kop, x, nullptr, nullptr, RijSoort::Gewoon, true);  // repeated for the eye only
    }
    const Merkteken rij(doek_, "TR");
    zet_tabelrij(tabel, vakken, x, "TH", "TD", tabelrij.soort, false);
  }
  y_ += 5;
}

void Opmaak::zet_stap(const Stapregel& regel) {
  const Tekstvak nummer = doek_.zet({regel.nummer}, kNummerstijl, kStapInsprong);
  std::vector<Tekstvak> alineas;
  alineas.push_back(doek_.zet(regel.tekst, kTekststijl, kBreedte - kStapInsprong));
  for (const Tekst& meer : regel.meer) {
    alineas.push_back(doek_.zet(meer, kTekststijl, kBreedte - kStapInsprong));
  }
  if (!regel.herkomst.empty()) {
    alineas.push_back(doek_.zet({klein(regel.herkomst)}, kBronstijl, kBreedte - kStapInsprong));
  }
  houd_bijeen(std::min(alineas.front().hoogte(), 3 * kTekststijl.regelafstand) + 16);
  const Merkteken li(doek_, "LI");
  {
    const Merkteken lbl(doek_, "Lbl");
    doek_.teken(nummer, kLinks, y_ - 1);
  }
  const Merkteken body(doek_, "LBody");
  for (std::size_t i = 0; i < alineas.size(); ++i) {
    // The sources never stand alone at the top of a page.
    if (i + 2 == alineas.size() && alineas[i].regels() <= 4) {
      houd_bijeen(alineas[i].hoogte() + alineas[i + 1].regelafstand() + 2);
    }
    zet_tekst("P", alineas[i], kLinks + kStapInsprong);
    y_ += 1.5;
  }
  y_ += 8;
}

void Opmaak::zet(const Stappen& stappen) {
  if (stappen.regels.empty()) {
    return;
  }
  houd_bijeen(3 * kTekststijl.regelafstand);
  const Merkteken lijst(doek_, "L");
  for (const Stapregel& regel : stappen.regels) {
    zet_stap(regel);
  }
}

double Opmaak::minimaal(const Blok& blok) {
  if (const auto* tabel = std::get_if<Tabel>(&blok)) {
    // A short table stays whole; of a long one the header and two rows stay together.
    std::vector<Tekst> koppen;
    for (const Kolom& kolom : tabel->kolommen) {
      koppen.push_back({kolom.kop});
    }
    constexpr std::size_t kKort = 8;
    const std::size_t bijeen = tabel->rijen.size() <= kKort ? tabel->rijen.size() : 2;
    double hoogte = 0;
    const auto tel = [&](const std::vector<Tekst>& teksten, Gewicht gewicht) {
      double rij = 0;
      for (const Tekstvak& vak : cellen(*tabel, teksten, gewicht)) {
        rij = std::max(rij, vak.hoogte());
      }
      hoogte += rij + 2 * kCelhoogte;
    };
    tel(koppen, Gewicht::Vet);
    for (std::size_t i = 0; i < bijeen; ++i) {
      tel(tabel->rijen[i].cellen, Gewicht::Gewoon);
    }
    return hoogte + 2;
  }
  return 2 * kTekststijl.regelafstand;
}

void Opmaak::zet_slot() {
  const auto& slot = brief_.slot;
  if (slot.size() != 3) {
    return;
  }
  Tekst tekst{slot[0] + " \n", sterk(slot[1])};
  if (!slot[2].empty()) {
    tekst.emplace_back(", " + slot[2]);
  }
  const Tekstvak vak = doek_.zet(tekst, kTekststijl, kBreedte);
  y_ += 4;
  houd_bijeen(vak.hoogte());
  zet_tekst("P", vak, kLinks);
}

void Opmaak::zet_brief() {
  const Merkteken document(doek_, "Document");
  begin_blad(Vervolg::EersteBlad);
  zet_adres();
  for (std::size_t i = 0; i < brief_.delen.size(); ++i) {
    const Deel& deel = brief_.delen[i];
    if (i > 0) {
      volgend_blad();
    }
    const Merkteken sectie(doek_, "Sect");
    zet_tekst("H1", doek_.zet({deel.titel}, kTitelstijl, kBreedte), kLinks);
    y_ += 7;
    for (std::size_t j = 0; j < deel.blokken.size(); ++j) {
      const double daarna = j + 1 < deel.blokken.size() ? minimaal(deel.blokken[j + 1]) : 0;
      std::visit(
          [&](const auto& blok) {
            if constexpr (std::is_same_v<std::decay_t<decltype(blok)>, Kop>) {
              zet(blok, daarna);
            } else {
              zet(blok);
            }
          },
          deel.blokken[j]);
    }
    if (i == 0) {
      zet_slot();
    }
  }
}

}  // namespace maatstaf::brieven
