// SPDX-License-Identifier: EUPL-1.2
#include "regels/beeld/beeld.h"

#include <fmt/format.h>

#include "base/nederlands.h"
#include "regels/beeld/beeld_model.h"
#include "regels/beeld/markdown.h"
#include "regels/pakket/woorden.h"

namespace maatstaf::regels {
namespace {

using markdown::code;
using markdown::tekst;

std::string codes(const std::vector<std::string>& namen) {
  std::vector<std::string> uit;
  for (const std::string& naam : namen) {
    uit.push_back(code(naam));
  }
  return fmt::format("{}", fmt::join(uit, ", "));
}

std::string periode(base::Date van, const std::optional<base::Date>& tot_en_met) {
  return tot_en_met ? fmt::format("{} tot en met {}", base::date_long(van), base::date_long(*tot_en_met))
                    : fmt::format("vanaf {}", base::date_long(van));
}

std::string ja_of_nee(bool waar) {
  return waar ? "ja" : "nee";
}

std::string kop(const Pakket& pakket) {
  std::string uit = fmt::format(
      "<!-- SPDX-License-Identifier: EUPL-1.2 -->\n"
      "<!-- Gemaakt uit het regelpakket: maatstaf regels beeld {} --schrijf. Verander het pakket, niet dit "
      "bestand. -->\n\n"
      "# {}\n\n{}\n\n",
      pakket.id, tekst(pakket.titel), tekst(pakket.samenvatting));
  const auto punt = [&uit](std::string_view wat, const std::string& inhoud) {
    if (!inhoud.empty()) {
      uit += fmt::format("- {}: {}\n", wat, inhoud);
    }
  };
  punt("Pakket", code(pakket.id));
  punt("Versie", tekst(pakket.versie));
  punt("Status", std::string(woord(pakket.status)));
  punt("Geldig", periode(pakket.geldig_van, pakket.geldig_tot_en_met));
  punt("Gekozen op",
       fmt::format("{} {}", tekst(naam_voor_mensen(pakket, pakket.gekozen_op)), code(pakket.gekozen_op)));
  punt("Leveringsvormen", codes(pakket.toepassing.leveringsvormen));
  punt("Waar iemand woont", codes(pakket.toepassing.setting));
  punt("Soorten aanvraag", codes(pakket.toepassing.soorten_aanvraag));
  punt("Toepassing", tekst(pakket.toepassing.toelichting));
  punt("Vervangt", codes(pakket.vervangt));
  punt("Geldt naast", codes(pakket.naast));
  if (pakket.invoering) {
    punt("Invoering",
         fmt::format("per zorgkantoor, {}", periode(pakket.invoering->vanaf, pakket.invoering->uiterlijk)));
  }
  punt("Model", code(pakket.modelbestand));
  punt("Hoofduitkomst", code(pakket.hoofduitkomst));
  punt("Bronnen", bronnen_in_beeld(pakket, pakket.bronnen));
  return uit + "\n";
}

std::string uitkomsten(const Pakket& pakket) {
  std::string uit =
      "## Uitkomsten\n\n" + markdown::kop({"Uitkomst", "Beslissing", "Gunstig", "Besluit", "Met"});
  for (const UitkomstSoort& soort : pakket.uitkomsten) {
    uit += markdown::rij({fmt::format("{} {}", tekst(soort.naam), code(soort.id)), code(soort.beslissing),
                          ja_of_nee(soort.gunstig), std::string(woord(soort.besluit)), codes(soort.waarden)});
  }
  return uit + "\n";
}

std::string stappen(const Pakket& pakket) {
  std::string uit = "## Stappen\n\n" + markdown::kop({"Stap", "Vraag", "Uitleg", "Beslissing", "Wie",
                                                      "Oordelen", "Onderdelen", "Berekeningen", "Bronnen"});
  for (const Stap& stap : pakket.stappen) {
    uit += markdown::rij({fmt::format("{}. {}", stap.nummer, tekst(stap.naam)), tekst(stap.vraag),
                          tekst(stap.uitleg), code(stap.beslissing), tekst(stap.wie), codes(stap.oordelen),
                          codes(stap.onderdelen), codes(stap.berekeningen),
                          bronnen_in_beeld(pakket, stap.bronnen)});
  }
  return uit + "\n";
}

std::string berekeningen(const Pakket& pakket) {
  if (pakket.berekeningen.empty()) {
    return {};
  }
  std::string uit = "## Berekeningen\n\n";
  for (const BerekeningSoort& berekening : pakket.berekeningen) {
    uit += fmt::format("### {} {}\n\nUitkomst: {}, in {}.\n\n", tekst(berekening.naam), code(berekening.id),
                       code(berekening.beslissing), tekst(berekening.eenheid));
    uit += markdown::kop({"Regel", "Waarde", "Teken", "Bron"});
    for (const BerekeningRegelSoort& regel : berekening.regels) {
      uit += markdown::rij({tekst(regel.naam), code(regel.waarde), tekst(regel.teken),
                            regel.bron.empty() ? "" : bronnen_in_beeld(pakket, {regel.bron})});
    }
    uit += "\n";
  }
  return uit;
}

/// What a person can choose from, or the fields of one item.
std::string mogelijk(const Begrip& begrip) {
  std::vector<std::string> uit;
  for (const Keuze& keuze : begrip.waarden) {
    uit.push_back(fmt::format("{} {}", code(keuze.code), tekst(keuze.naam)));
  }
  for (const Veld& veld : begrip.velden) {
    uit.push_back(
        fmt::format("{} {}{}", code(veld.id), tekst(veld.naam), veld.verplicht ? "" : " (mag ontbreken)"));
  }
  if (!begrip.eenheid.empty()) {
    uit.push_back(tekst(begrip.eenheid));
  }
  return fmt::format("{}", fmt::join(uit, "; "));
}

std::string gegevens(const Pakket& pakket) {
  std::string uit = "## Gegevens\n\n" + markdown::kop({"Gegeven", "Vraag", "Soort", "Wie levert", "Mogelijk",
                                                       "Waarvoor", "Bronnen"});
  for (const dmn::InputInfo& invoer : pakket.model->inputs()) {
    const Begrip* begrip = pakket.begrippen->vind(invoer.name);
    if (begrip == nullptr) {
      continue;  // a parameter
    }
    const std::string wie = begrip->bevoegdheid.empty()
                                ? codes(begrip->levert)
                                : fmt::format("{} (alleen deze)", code(begrip->bevoegdheid));
    uit += markdown::rij({fmt::format("{} {}", tekst(begrip->naam), code(begrip->id)), tekst(begrip->vraag),
                          std::string(woord(begrip->soort)), wie, mogelijk(*begrip), tekst(begrip->waarvoor),
                          bronnen_in_beeld(pakket, begrip->bronnen)});
  }
  return uit + "\n";
}

/// One line for every value; a list of amounts becomes a line for every amount.
class Parameterschrijver {
 public:
  Parameterschrijver(const Pakket& pakket, const Parameter& parameter)
      : pakket_(pakket), parameter_(parameter) {}

  std::string run() {
    uit_ = fmt::format("### {} {}\n\n", tekst(parameter_.naam), code(parameter_.id));
    if (!parameter_.eenheid.empty()) {
      uit_ += fmt::format("In {}.\n\n", tekst(parameter_.eenheid));
    }
    if (!parameter_.buiten_het_model.empty()) {
      uit_ += fmt::format("Geen beslissing leest dit. {}\n\n", tekst(parameter_.buiten_het_model));
    }
    uit_ += markdown::kop({"Geldig", "Voor", "Waarde", "Status", "Toelichting", "Bronnen"});
    for (const ParameterWaarde& waarde : parameter_.waarden) {
      schrijf(waarde, {}, waarde.waarde);
    }
    return std::move(uit_) + "\n";
  }

 private:
  void schrijf(const ParameterWaarde& bij, const std::string& voor, const feel::Value& waarde) {
    if (waarde.is_context()) {
      for (const auto& [sleutel, deel] : waarde.context().entries()) {
        schrijf(bij, voor.empty() ? code(sleutel) : fmt::format("{}, {}", voor, code(sleutel)), deel);
      }
      return;
    }
    uit_ += markdown::rij({periode(bij.van, bij.tot_en_met), voor, in_woorden(waarde),
                           bij.voorbeeld ? "voorbeeld" : "vastgesteld", tekst(bij.toelichting),
                           bronnen_in_beeld(pakket_, bij.bronnen)});
  }

  [[nodiscard]] std::string in_woorden(const feel::Value& waarde) const {
    if (waarde.is_list()) {
      return code(feel::to_text(waarde));
    }
    return markdown::woorden_en_code(parameter_in_woorden(pakket_, parameter_, waarde),
                                     feel::to_text(waarde));
  }

  const Pakket& pakket_;
  const Parameter& parameter_;
  std::string uit_;
};

std::string parameters(const Pakket& pakket) {
  if (pakket.parameters.empty()) {
    return {};
  }
  std::string uit = "## Parameters\n\n";
  for (const Parameter& parameter : pakket.parameters) {
    uit += Parameterschrijver(pakket, parameter).run();
  }
  return uit;
}

std::string lezing(const Lezing& lezing) {
  return fmt::format("{}. {}", tekst(lezing.naam), tekst(lezing.uitleg));
}

std::string interpretaties(const Pakket& pakket) {
  if (pakket.interpretaties.empty()) {
    return {};
  }
  std::string uit = "## Gekozen lezingen\n\n";
  for (const Interpretatie& each : pakket.interpretaties) {
    uit += fmt::format("### {}. {}\n\n", tekst(each.id), tekst(each.vraag));
    if (!each.over.empty()) {
      uit += fmt::format("- Over: {}\n", tekst(each.over));
    }
    uit += fmt::format("- Gekozen: {}\n", lezing(each.gekozen));
    for (const Lezing& ander : each.alternatieven) {
      uit += fmt::format("- Kan ook: {}\n", lezing(ander));
    }
    uit += fmt::format("- Waarom: {}\n- Raakt: {}\n- Bronnen: {}\n\n", tekst(each.waarom), codes(each.raakt),
                       bronnen_in_beeld(pakket, each.bronnen));
  }
  return uit;
}

std::string verboden(const Pakket& pakket) {
  if (pakket.verboden_afhankelijkheden.empty()) {
    return {};
  }
  std::string uit = "## Wat een beslissing nooit leest\n\n" +
                    markdown::kop({"Beslissing", "Leest niet", "Reden", "Bronnen"});
  for (const VerbodenAfhankelijkheid& each : pakket.verboden_afhankelijkheden) {
    uit += markdown::rij({code(each.beslissing), codes(each.leest_niet), tekst(each.reden),
                          bronnen_in_beeld(pakket, each.bronnen)});
  }
  return uit + "\n";
}

std::string uitzonderingen(const Pakket& pakket) {
  if (pakket.uitzonderingen.empty()) {
    return {};
  }
  std::string uit =
      "## Uitzonderingen op de controle\n\n" + markdown::kop({"Controle", "Plek", "Reden", "Bronnen"});
  for (const ControleUitzondering& each : pakket.uitzonderingen) {
    uit += markdown::rij({std::string(woord(each.soort)), code(each.plek), tekst(each.reden),
                          bronnen_in_beeld(pakket, each.bronnen)});
  }
  return uit + "\n";
}

}  // namespace

std::string bronnen_in_beeld(const Pakket& pakket, const std::vector<std::string>& ids) {
  std::vector<std::string> uit;
  for (const std::string& id : ids) {
    const Bron* bron = pakket.bronregister->vind(id);
    uit.push_back(bron == nullptr ? code(id) : fmt::format("{} {}", tekst(bron->kort), code(id)));
  }
  return fmt::format("{}", fmt::join(uit, "; "));
}

std::string beeld_van(const Pakket& pakket) {
  std::string uit = kop(pakket) + uitkomsten(pakket) + stappen(pakket) + graaf_in_beeld(pakket) +
                    beslissingen_in_beeld(pakket) + functies_in_beeld(pakket) + berekeningen(pakket) +
                    gegevens(pakket) + parameters(pakket) + interpretaties(pakket) + verboden(pakket) +
                    uitzonderingen(pakket);
  while (uit.ends_with("\n\n")) {
    uit.pop_back();
  }
  return uit;
}

std::string beeldbestand(const Pakket& pakket) {
  std::string model = pakket.modelbestand;
  if (model.ends_with(".dmn")) {
    model.resize(model.size() - 4);
  }
  return fmt::format("{}/{}.md", pakket.map, model);
}

}  // namespace maatstaf::regels
