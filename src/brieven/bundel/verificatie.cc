// SPDX-License-Identifier: EUPL-1.2
//
// Verifying a bundle: its build, its signature, the fingerprints of its files, the chain of the dossier, the
// receipt computed again from its facts, and the letter made again from the decision.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/hash.h"
#include "beoordeling/kwitantie/kwitantie.h"
#include "brieven/bundel/bundel.h"
#include "brieven/bundel/bundel_inhoud.h"
#include "brieven/bundel/opmaakproef.h"
#include "brieven/bundel/zip.h"
#include "brieven/inhoud/opstellen.h"
#include "brieven/opmaak/opmaak.h"

namespace maatstaf::brieven {

using base::ErrorKind;
using base::Json;
using base::Result;
using Stand = Controleregel::Stand;

namespace {

constexpr std::array kVerwacht{kBriefHtml, kBriefPdf, kBesluit, kKwitantie, kKeten, kInhoud, kHandtekening};
constexpr const char* kOpbouwRegel = "Opbouw";
constexpr const char* kHandtekeningRegel = "Handtekening";
constexpr const char* kInhoudRegel = "Inhoud";
constexpr const char* kKetenRegel = "Keten";
constexpr const char* kKwitantieRegel = "Kwitantie";
constexpr const char* kHtmlRegel = "Brief (HTML)";
constexpr const char* kPdfRegel = "Brief (PDF)";

std::string bytes_uit_hex(std::string_view hex) {
  const auto cijfer = [](char c) {
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
  };
  std::string uit;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    const int hoog = cijfer(hex[i]), laag = cijfer(hex[i + 1]);
    if (hoog < 0 || laag < 0) {
      return {};
    }
    uit += static_cast<char>(hoog * 16 + laag);
  }
  return uit;
}

std::string eerste_verschil(std::string_view a, std::string_view b) {
  const auto verschil = std::ranges::mismatch(a, b).in1 - a.begin();
  return fmt::format("byte {}", verschil);
}

class Onderzoek {
 public:
  Onderzoek(std::vector<ZipBestand> bestanden, const std::vector<PubliekeSleutel>& vertrouwd,
            const regels::Bibliotheek& bibliotheek, const KetenControle& keten)
      : bestanden_(std::move(bestanden)), vertrouwd_(vertrouwd), bibliotheek_(bibliotheek), keten_(keten) {}

  Verificatie voer_uit() {
    onderzoek_opbouw();
    onderzoek_handtekening();
    onderzoek_inhoud();
    lees_documenten();
    onderzoek_keten();
    onderzoek_kwitantie();
    onderzoek_brief();
    return std::move(uit_);
  }

 private:
  void goed(const char* naam, std::string uitleg) {
    uit_.regels.push_back({naam, Stand::Goed, std::move(uitleg)});
  }
  void fout(const char* naam, std::string uitleg) {
    uit_.regels.push_back({naam, Stand::Fout, std::move(uitleg)});
  }
  void niet_gedaan(const char* naam, std::string uitleg) {
    uit_.regels.push_back({naam, Stand::NietGedaan, std::move(uitleg)});
  }

  [[nodiscard]] const std::string& bestand(std::string_view naam) const {
    static const std::string niets;
    const auto found = std::ranges::find(bestanden_, naam, &ZipBestand::naam);
    return found == bestanden_.end() ? niets : found->inhoud;
  }

  /// The document when it reads as canonical JSON.
  [[nodiscard]] Json json(const char* naam) const {
    const auto gelezen = base::parse_json(bestand(naam), naam);
    return gelezen && base::canonical(*gelezen) == bestand(naam) ? *gelezen : Json();
  }

  void onderzoek_opbouw() {
    const bool gelijk = std::ranges::equal(bestanden_, kVerwacht, {}, &ZipBestand::naam,
                                           [](const char* naam) { return std::string_view(naam); });
    if (gelijk) {
      goed(kOpbouwRegel, fmt::format("{} bestanden, zoals het hoort.", kVerwacht.size()));
    } else {
      fout(kOpbouwRegel, fmt::format("In de bundel horen precies deze bestanden, in deze volgorde: {}.",
                                     fmt::join(kVerwacht, ", ")));
    }
  }

  void onderzoek_handtekening() {
    const Json document = json(kHandtekening);
    const auto sleutel = lees_publieke_sleutel(document.text("publieke_sleutel"));
    const std::string handtekening = bytes_uit_hex(document.text("handtekening"));
    if (!sleutel || handtekening_json(*sleutel, handtekening) != document) {
      fout(kHandtekeningRegel, "handtekening.json is veranderd of onvolledig.");
      return;
    }
    uit_.sleutel = sleutel->id();
    if (!klopt_handtekening(*sleutel, bestand(kInhoud), handtekening)) {
      fout(kHandtekeningRegel,
           "De handtekening in handtekening.json past niet bij inhoud.json. Een van beide is veranderd.");
    } else if (std::ranges::find(vertrouwd_, *sleutel) == vertrouwd_.end()) {
      fout(kHandtekeningRegel,
           fmt::format("Ondertekend met sleutel {}. U hebt niet gezegd dat u die vertrouwt.", sleutel->id()));
    } else {
      goed(kHandtekeningRegel, fmt::format("Ondertekend met sleutel {}, die u vertrouwt.", sleutel->id()));
    }
  }

  void onderzoek_inhoud() {
    inhoud_ = json(kInhoud);
    const Json* sommen = inhoud_.find("bestanden");
    if (inhoud_.text("formaat") != kInhoudFormaat || sommen == nullptr || sommen->if_object() == nullptr) {
      fout(kInhoudRegel, "inhoud.json is veranderd of onvolledig.");
      return;
    }
    std::vector<std::string> veranderd;
    for (const char* naam : kVerwacht) {
      if (naam == kInhoud || naam == kHandtekening) {
        continue;
      }
      if (sommen->text(naam) != base::sha256_hex(bestand(naam))) {
        veranderd.emplace_back(naam);
      }
    }
    if (veranderd.empty()) {
      goed(kInhoudRegel, "Elk bestand heeft de vingerafdruk uit inhoud.json.");
    } else {
      fout(kInhoudRegel, fmt::format("Veranderd sinds de ondertekening: {}.", fmt::join(veranderd, ", ")));
    }
  }

  void lees_documenten() {
    const Json document = json(kBesluit);
    besluit_ = lees_besluit(document);
    if (besluit_) {
      uit_.nummer = besluit_->hoofd.nummer;
    }
  }

  void onderzoek_keten() {
    if (!besluit_) {
      niet_gedaan(kKetenRegel, "besluit.json is niet te lezen.");
      return;
    }
    const Json keten = json(kKeten);
    if (keten.is_null() && besluit_->keten_kop.empty()) {
      niet_gedaan(kKetenRegel, "Deze bundel komt niet uit een dossier en heeft geen keten.");
      return;
    }
    const auto kop = keten_ ? keten_(keten) : base::Result<std::string>(std::string());
    if (!kop) {
      fout(kKetenRegel, kop.error().text());
    } else if (*kop != besluit_->keten_kop) {
      fout(kKetenRegel, "De keten eindigt niet bij de gebeurtenis die in besluit.json staat.");
    } else {
      goed(kKetenRegel, "De keten van het dossier sluit, tot en met het besluit.");
    }
  }

  void onderzoek_kwitantie() {
    const Json kwitantie = json(kKwitantie);
    const Json* kop = kwitantie.find("pakket");
    if (kop == nullptr) {
      fout(kKwitantieRegel, "kwitantie.json is veranderd of onvolledig.");
      return;
    }
    const auto pakket = bibliotheek_.vind(kop->text("id"));
    if (pakket == nullptr || pakket->vingerafdruk != kop->text("vingerafdruk")) {
      niet_gedaan(
          kKwitantieRegel,
          fmt::format(
              "Het regelpakket {}, versie {}, vingerafdruk {} staat hier niet. Reken na met dat pakket.",
              kop->text("id"), kop->text("versie"), base::short_fingerprint(kop->text("vingerafdruk"))));
      return;
    }
    auto opnieuw = beoordeling::herberekening(*pakket, kwitantie);
    if (!opnieuw) {
      fout(kKwitantieRegel, opnieuw.error().text());
      return;
    }
    goed(kKwitantieRegel, fmt::format("Opnieuw uitgerekend met {}, versie {}: precies dezelfde uitkomst.",
                                      pakket->id, pakket->versie));
    pakket_ = pakket;
    herberekend_ = std::move(*opnieuw);
  }

  void onderzoek_brief() {
    if (!besluit_ || !pakket_) {
      for (const char* naam : {kHtmlRegel, kPdfRegel}) {
        niet_gedaan(naam, "De brief kan pas opnieuw worden gemaakt als besluit en kwitantie kloppen.");
      }
      return;
    }
    const auto brief = maak_besluitbrief(*pakket_, herberekend_.feiten, herberekend_.beoordeling, *besluit_);
    if (!brief) {
      fout(kHtmlRegel, brief.error().text());
      fout(kPdfRegel, brief.error().text());
      return;
    }
    vergelijk(kHtmlRegel, als_html(*brief), bestand(kBriefHtml), "brief.html");
    const auto proef = opmaakproef();
    if (!proef || *proef != inhoud_.text("opmaak")) {
      niet_gedaan(kPdfRegel,
                  "Deze machine heeft andere letters of een andere opmaakversie. De handtekening en de "
                  "vingerafdruk van "
                  "brief.pdf zijn wel nagekeken.");
      return;
    }
    const auto pdf = als_pdf(*brief);
    if (!pdf) {
      fout(kPdfRegel, pdf.error().text());
      return;
    }
    vergelijk(kPdfRegel, *pdf, bestand(kBriefPdf), "brief.pdf");
  }

  void vergelijk(const char* naam, const std::string& opnieuw, const std::string& gegeven,
                 std::string_view bestandsnaam) {
    if (opnieuw == gegeven) {
      goed(naam, "Opnieuw gemaakt uit het besluit en de kwitantie: precies dezelfde bytes.");
    } else {
      fout(naam,
           fmt::format("{} is niet de brief die bij dit besluit hoort. Het eerste verschil staat op {}.",
                       bestandsnaam, eerste_verschil(opnieuw, gegeven)));
    }
  }

  std::vector<ZipBestand> bestanden_;
  const std::vector<PubliekeSleutel>& vertrouwd_;
  const regels::Bibliotheek& bibliotheek_;
  const KetenControle& keten_;
  Verificatie uit_;
  Json inhoud_;
  Result<BesluitGegevens> besluit_;
  std::shared_ptr<const regels::Pakket> pakket_;
  beoordeling::Herberekening herberekend_;
};

}  // namespace

bool Verificatie::geldig() const {
  const auto heeft = [&](std::string_view naam) {
    return std::ranges::any_of(
        regels, [&](const Controleregel& r) { return r.naam == naam && r.stand == Stand::Goed; });
  };
  const bool geen_fout =
      std::ranges::none_of(regels, [](const Controleregel& r) { return r.stand == Stand::Fout; });
  // The PDF may lie on another machine; its bytes are signed, and the same letter was made again as HTML.
  return geen_fout && heeft(kOpbouwRegel) && heeft(kHandtekeningRegel) && heeft(kInhoudRegel) &&
         heeft(kKwitantieRegel) && heeft(kHtmlRegel);
}

std::string Verificatie::als_tekst() const {
  std::string uit;
  bool fout = false;
  for (const Controleregel& regel : regels) {
    uit += fmt::format("{:<14} {:<12} {}\n", regel.naam, woord(regel.stand), regel.uitleg);
    fout = fout || regel.stand == Stand::Fout;
  }
  const char* oordeel = geldig() ? "Geldig: dit besluit klopt en is niet veranderd."
                        : fout   ? "Niet geldig: zie hierboven wat er niet klopt."
                                 : "Niet alles kon worden nagekeken: zie hierboven wat ontbreekt.";
  return uit + "\n" + oordeel + "\n";
}

Json Verificatie::als_json() const {
  Json::Array lijst;
  for (const Controleregel& regel : regels) {
    lijst.emplace_back(
        Json::Object{{"naam", regel.naam}, {"stand", woord(regel.stand)}, {"uitleg", regel.uitleg}});
  }
  return Json(Json::Object{
      {"geldig", geldig()}, {"nummer", nummer}, {"sleutel", sleutel}, {"controles", Json(std::move(lijst))}});
}

Result<Verificatie> verifieer(std::string_view zip, const std::vector<PubliekeSleutel>& vertrouwd,
                              const regels::Bibliotheek& bibliotheek, const KetenControle& keten) {
  if (zip.size() > kZipHoogstensBytes || !zip.starts_with("PK")) {
    return base::fail(ErrorKind::Input, "Dit is geen bundel van Maatstaf.", "Geef het bestand besluit.zip.");
  }
  auto bestanden = lees_zip(zip);
  if (!bestanden) {
    Verificatie uit;
    uit.regels.push_back({kOpbouwRegel, Stand::Fout, bestanden.error().text()});
    for (const char* naam :
         {kHandtekeningRegel, kInhoudRegel, kKetenRegel, kKwitantieRegel, kHtmlRegel, kPdfRegel}) {
      uit.regels.push_back({naam, Stand::NietGedaan, "De bundel is niet te lezen."});
    }
    return uit;
  }
  return Onderzoek(std::move(*bestanden), vertrouwd, bibliotheek, keten).voer_uit();
}

}  // namespace maatstaf::brieven
