// SPDX-License-Identifier: EUPL-1.2
//
// The assessment as lines of text for a terminal.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/hash.h"
#include "base/nederlands.h"
#include "beoordeling/beoordelen/beoordelen.h"
#include "regels/pakket/woorden.h"

namespace maatstaf::beoordeling {
namespace {

constexpr std::size_t kNaambreedte = 56;

/// Characters, not bytes: "Geïndiceerd" has eleven.
std::size_t breedte(std::string_view tekst) {
  return static_cast<std::size_t>(
      std::ranges::count_if(tekst, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string uitgevuld(std::string_view tekst, std::size_t tot) {
  std::string uit(tekst);
  const std::size_t nu = breedte(tekst);
  uit.append(nu < tot ? tot - nu : 1, ' ');
  return uit;
}

std::string rol_in_woorden(std::string rol) {
  std::ranges::replace(rol, '_', ' ');
  return rol == "ciz" ? "CIZ" : rol;
}

class Schrijver {
 public:
  Schrijver(const regels::Pakket& pakket, const Feiten& feiten, const Beoordeling& beoordeling)
      : pakket_(pakket), feiten_(feiten), b_(beoordeling) {}

  std::string run() {
    kop();
    for (const StapUitkomst& stap : b_.stappen) {
      schrijf_stap(stap);
    }
    uitkomsten();
    berekeningen();
    gegevens();
    behoeften();
    voorbeelden();
    return std::move(uit_);
  }

 private:
  void regel(std::string_view tekst = {}) {
    uit_ += tekst;
    uit_ += '\n';
  }

  void kop() {
    regel(fmt::format("Beoordeling volgens {}", pakket_.titel));
    regel(fmt::format("{} {} ({}), peildatum {}, vingerafdruk {}", b_.pakket, b_.versie, b_.status,
                      base::date_long(b_.peildatum), base::short_fingerprint(b_.vingerafdruk)));
    regel();
  }

  [[nodiscard]] std::string bronnen(const std::vector<std::string>& ids) const {
    const auto labels = pakket_.bronregister->labels(ids);
    return labels.empty() ? std::string{} : fmt::format(" [{}]", base::enumerate(labels));
  }

  [[nodiscard]] std::string begripnaam(const std::string& id) const {
    const regels::Begrip* begrip = pakket_.begrippen->vind(id);
    return begrip == nullptr ? id : begrip->naam;
  }

  void schrijf_gronden(const Gronden& gronden, std::string_view inspringing) {
    for (const Grond& grond : gronden) {
      regel(fmt::format("{}{} (rij {} van {}){}", inspringing,
                        grond.toelichting.empty() ? "Deze rij geeft het antwoord." : grond.toelichting,
                        grond.rijnummer, grond.beslissing, bronnen(grond.bronnen)));
    }
  }

  void schrijf_ontbreekt(const std::vector<std::string>& ids, std::string_view inspringing) {
    if (ids.empty()) {
      return;
    }
    std::vector<std::string> namen;
    for (const std::string& id : ids) {
      namen.push_back(begripnaam(id));
    }
    regel(fmt::format("{}wacht op: {}", inspringing, base::enumerate(namen)));
  }

  void schrijf_stap(const StapUitkomst& stap) {
    regel(fmt::format("Stap {}{}", uitgevuld(fmt::format("{}. {}", stap.nummer, stap.naam), kNaambreedte),
                      naam(stap.antwoord)));
    regel(fmt::format("  {}", stap.vraag));
    schrijf_gronden(stap.gronden, "    ");
    schrijf_ontbreekt(stap.ontbreekt, "    ");
    for (const Onderdeel& onderdeel : stap.onderdelen) {
      const bool is_antwoord = onderdeel.waarde.is_boolean() || onderdeel.waarde.is_unknown() ||
                               onderdeel.antwoord != Antwoord::Nvt ||
                               (onderdeel.waarde.is_string() && onderdeel.waarde.string() == "nvt");
      const std::string antwoord = is_antwoord ? std::string(naam(onderdeel.antwoord))
                                               : regels::waarde_in_woorden(pakket_, onderdeel.waarde);
      regel(fmt::format("  - {}{}", uitgevuld(onderdeel.naam, kNaambreedte + 1), antwoord));
      schrijf_gronden(onderdeel.gronden, "      ");
    }
    regel();
  }

  void uitkomsten() {
    regel("Uitkomst");
    for (const Uitkomst& uitkomst : b_.uitkomsten) {
      regel(fmt::format("  {}{}", uitgevuld(uitkomst.naam, kNaambreedte + 3), naam(uitkomst.antwoord)));
      if (uitkomst.antwoord == Antwoord::Ja) {
        schrijf_gronden(uitkomst.gronden, "    ");
      }
    }
    regel("  Dit is een voorstel. Een mens beslist en ondertekent.");
    regel();
  }

  void berekeningen() {
    for (const Berekening& berekening : b_.berekeningen) {
      regel(fmt::format("{} ({})", berekening.naam, berekening.eenheid));
      for (const BerekeningRegel& lijn : berekening.regels) {
        regel(fmt::format("  {}{}{}{}", uitgevuld(lijn.naam, kNaambreedte - 9), uitgevuld(lijn.teken, 13),
                          regels::rekenregel_in_woorden(pakket_, lijn.teken, lijn.waarde, berekening.eenheid),
                          lijn.voorbeeld ? "  (voorbeeldwaarde)" : ""));
      }
      regel(fmt::format("  {}{}", uitgevuld("Samen", kNaambreedte + 4),
                        regels::waarde_in_woorden(pakket_, berekening.waarde, berekening.eenheid)));
      regel();
    }
  }

  void gegevens() {
    regel("Gegevens waarop dit rust");
    for (const auto& [id, feit] : feiten_) {
      const regels::Begrip* begrip = pakket_.begrippen->vind(id);
      if (begrip == nullptr || pakket_.model->input(id) == nullptr) {
        continue;
      }
      std::string herkomst = feit.herkomst.soort;
      if (!feit.herkomst.door.empty()) {
        herkomst += ", " + feit.herkomst.door;
      }
      if (!feit.herkomst.rol.empty()) {
        herkomst += ", " + rol_in_woorden(feit.herkomst.rol);
      }
      if (!feit.herkomst.soort.empty()) {
        herkomst += ", " + base::date_long(feit.herkomst.datum);
      }
      for (const Bewijs& bewijs : feit.herkomst.bewijs) {
        herkomst += fmt::format("; {} {}", bewijs.stuk, bewijs.plaats);
      }
      regel(fmt::format("  {}: {}", begrip->naam, pakket_.begrippen->in_woorden(*begrip, feit.waarde)));
      if (!herkomst.empty()) {
        regel(fmt::format("    {}", herkomst));
      }
      if (!feit.herkomst.toelichting.empty()) {
        regel(fmt::format("    reden: {}", feit.herkomst.toelichting));
      }
    }
    regel();
  }

  void behoeften() {
    if (b_.behoeften.empty()) {
      regel("Er is niets meer nodig: wat nog ontbreekt, kan de uitkomst niet veranderen.");
      return;
    }
    regel("Nog nodig (alleen wat de uitkomst nog kan veranderen)");
    for (const Behoefte& behoefte : b_.behoeften) {
      std::vector<std::string> rollen;
      for (const std::string& rol : behoefte.rollen) {
        rollen.push_back(rol_in_woorden(rol));
      }
      regel(fmt::format("  - {} ({})", behoefte.vraag.empty() ? behoefte.naam : behoefte.vraag,
                        behoefte.begrip));
      regel(fmt::format("    van: {}; voor stap {}{}", base::enumerate(rollen, "of"),
                        base::enumerate(behoefte.stappen),
                        behoefte.zeker ? "" : "; niet zeker of dit verschil maakt"));
    }
  }

  void voorbeelden() {
    if (!b_.gebruikt_voorbeeldwaarden()) {
      return;
    }
    std::vector<std::string> namen;
    for (const GebruikteParameter& parameter : b_.parameters) {
      if (parameter.voorbeeld) {
        namen.emplace_back(parameter.naam);
      }
    }
    regel();
    regel(fmt::format("Let op: gerekend is met voorbeeldwaarden, waarvan geen bron is gevonden: {}.",
                      base::enumerate(namen)));
  }

  const regels::Pakket& pakket_;
  const Feiten& feiten_;
  const Beoordeling& b_;
  std::string uit_;
};

}  // namespace

std::string als_tekst(const regels::Pakket& pakket, const Feiten& feiten, const Beoordeling& beoordeling) {
  return Schrijver(pakket, feiten, beoordeling).run();
}

}  // namespace maatstaf::beoordeling
