// SPDX-License-Identifier: EUPL-1.2
#include "regels/lezen/bevinding.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/nederlands.h"

namespace maatstaf::regels {
namespace {

struct Soortnaam {
  BevindingSoort soort;
  std::string_view woord;
  Ernst ernst;
};

constexpr std::array kSoorten = std::to_array<Soortnaam>({
    {BevindingSoort::Voorbeeld, "voorbeeld", Ernst::Fout},
    {BevindingSoort::Type, "type", Ernst::Fout},
    {BevindingSoort::Dubbelzinnig, "dubbelzinnig", Ernst::Fout},
    {BevindingSoort::Gat, "gat", Ernst::Fout},
    {BevindingSoort::Overlap, "overlap", Ernst::Fout},
    {BevindingSoort::Tegenspraak, "tegenspraak", Ernst::Fout},
    {BevindingSoort::DodeRij, "dode_rij", Ernst::Fout},
    {BevindingSoort::VreemdeWaarde, "vreemde_waarde", Ernst::Fout},
    {BevindingSoort::GemaskeerdeRij, "gemaskeerde_rij", Ernst::Fout},
    {BevindingSoort::OverbodigeRij, "overbodige_rij", Ernst::Melding},
    {BevindingSoort::SamenTeVoegen, "samen_te_voegen", Ernst::Melding},
    {BevindingSoort::NietTeBewijzen, "niet_te_bewijzen", Ernst::Melding},
    {BevindingSoort::OngebruikteInvoer, "ongebruikte_invoer", Ernst::Melding},
    {BevindingSoort::OngebruikteBeslissing, "ongebruikte_beslissing", Ernst::Melding},
    {BevindingSoort::OngelezenEis, "ongelezen_eis", Ernst::Melding},
    {BevindingSoort::OngebruikteParameter, "ongebruikte_parameter", Ernst::Melding},
    {BevindingSoort::ParameterGat, "parametergat", Ernst::Fout},
    {BevindingSoort::Tijd, "tijd", Ernst::Fout},
    {BevindingSoort::Passage, "passage", Ernst::Fout},
    {BevindingSoort::Rijdekking, "rijdekking", Ernst::Fout},
    {BevindingSoort::Voorwaardedekking, "voorwaardedekking", Ernst::Fout},
    {BevindingSoort::OverbodigeUitzondering, "overbodige_uitzondering", Ernst::Fout},
});

const Soortnaam& naam(BevindingSoort soort) {
  return *std::ranges::find_if(kSoorten, [soort](const auto& each) { return each.soort == soort; });
}

}  // namespace

std::string_view woord(BevindingSoort soort) {
  return naam(soort).woord;
}

std::optional<BevindingSoort> bevindingsoort(std::string_view woord) {
  const auto* found =
      std::ranges::find_if(kSoorten, [woord](const auto& each) { return each.woord == woord; });
  return found == kSoorten.end() ? std::nullopt : std::optional(found->soort);
}

std::string_view woord(Ernst ernst) {
  return ernst == Ernst::Fout ? "fout" : "melding";
}

Ernst ernst_van(BevindingSoort soort) {
  return naam(soort).ernst;
}

std::string Bevinding::tekst() const {
  std::string uit = fmt::format("{} [{}]", ernst() == Ernst::Fout ? "Fout" : "Melding", woord(soort));
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
