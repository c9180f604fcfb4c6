// SPDX-License-Identifier: EUPL-1.2
#include "regels/lezen/bevinding.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/nederlands.h"

namespace maatstaf::regels {
// A remark is what can be tidied or cannot be judged; everything else is wrong.
Ernst ernst_van(BevindingSoort soort) {
  switch (soort) {
    case BevindingSoort::OverbodigeRij:
    case BevindingSoort::SamenTeVoegen:
    case BevindingSoort::NietTeBewijzen:
    case BevindingSoort::OngebruikteInvoer:
    case BevindingSoort::OngebruikteBeslissing:
    case BevindingSoort::OngelezenEis:
    case BevindingSoort::OngebruikteParameter:
      return Ernst::Melding;
    default:
      return Ernst::Fout;
  }
}

std::string Bevinding::tekst() const {
  std::string uit = fmt::format("{} [{}]", naam(ernst()), woord(soort));
  if (const std::string waar = plaats.text(); !waar.empty()) {
    uit += " " + waar;
  }
  uit += "\n      " + oorzaak;
  if (op) {
    uit += fmt::format("\n      Dit geldt vanaf {}.", base::date_long(*op));
  }
  if (!tegenvoorbeeld.empty()) {
    std::vector<std::string> delen;
    for (const Kolomwaarde& each : tegenvoorbeeld) {
      delen.push_back(
          fmt::format("{}: {}", each.kolom, each.waarde ? feel::to_text(*each.waarde) : "maakt niet uit"));
    }
    uit += fmt::format("\n      Voorbeeld: {}", fmt::join(delen, "; "));
  }
  if (!feiten.empty()) {
    std::vector<std::string> delen;
    for (const auto& [id, waarde] : feiten) {
      delen.push_back(fmt::format("{}: {}", id, feel::to_text(waarde)));
    }
    uit += fmt::format("\n      Feiten: {{{}}}", fmt::join(delen, ", "));
  }
  if (!oplossing.empty()) {
    uit += "\n      " + oplossing;
  }
  return uit;
}

std::vector<Bevinding> met_uitzonderingen(std::vector<Bevinding> bevindingen,
                                          const std::vector<ControleUitzondering>& uitzonderingen,
                                          std::string_view pakket) {
  for (const ControleUitzondering& uitzondering : uitzonderingen) {
    const auto aantal = std::erase_if(bevindingen, [&](const Bevinding& each) {
      return each.soort == uitzondering.soort && each.plek == uitzondering.plek;
    });
    if (aantal > 0) {
      continue;
    }
    Bevinding extra;
    extra.soort = BevindingSoort::OverbodigeUitzondering;
    extra.pakket = pakket;
    extra.plek = uitzondering.plek;
    extra.plaats = uitzondering.plaats;
    extra.oorzaak = fmt::format("De uitzondering voor “{}” bij {} is niet nodig: er is geen bevinding.",
                                woord(uitzondering.soort), uitzondering.plek);
    extra.oplossing = "Haal de uitzondering weg, of verbeter de plek.";
    bevindingen.push_back(std::move(extra));
  }
  return bevindingen;
}

}  // namespace maatstaf::regels
