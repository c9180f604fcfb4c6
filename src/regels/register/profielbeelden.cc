// SPDX-License-Identifier: EUPL-1.2
#include "regels/register/profielbeelden.h"

#include <algorithm>

#include "regels/lezen/yaml.h"

namespace maatstaf::regels {

base::Result<Profielbeelden> Profielbeelden::lees(std::string_view tekst, std::string_view bestand) {
  TRY(const auto document, yaml::parse(tekst, bestand));
  yaml::Failure failure(bestand);
  yaml::Fields velden(document, "", failure);
  Profielbeelden beelden;
  if (velden.text("status") != "voorbeeld") {
    velden.report("status", "Deze beelden zijn niet gevonden in een bron.",
                  "Laat de status op voorbeeld staan.");
  }
  beelden.bronnen_ = velden.texts("bronnen");
  beelden.schaal_ = velden.text("schaal");
  velden.each("gebieden", yaml::Presence::Required, [&](yaml::Fields& regel) {
    Gebied gebied{regel.text("id"), regel.text("naam"), {}};
    regel.each("ciz", yaml::Presence::Optional, [&](yaml::Fields& vragen) {
      gebied.ciz.push_back({vragen.text("lijst"), vragen.text("begint_met")});
      vragen.done();
    });
    regel.done();
    beelden.gebieden_.push_back(std::move(gebied));
  });
  velden.each("profielen", yaml::Presence::Required, [&](yaml::Fields& regel) {
    const std::string profiel = regel.text("profiel");
    regel.each("gebieden", yaml::Presence::Required, [&](yaml::Fields& veld) {
      Profielbeeld beeld{profiel, veld.text("gebied"), veld.text("beschrijft"),
                         veld.optional_number("niveau")};
      if (beelden.gebied(beeld.gebied) == nullptr) {
        veld.report("gebied", "Dit gebied staat niet in de lijst met gebieden.",
                    "Neem de naam over uit gebieden.");
      }
      veld.done();
      beelden.beelden_.push_back(std::move(beeld));
    });
    regel.done();
  });
  velden.done();
  TRY_VOID(failure.result());
  return beelden;
}

const Gebied* Profielbeelden::gebied(std::string_view id) const {
  const auto found = std::ranges::find_if(gebieden_, [id](const Gebied& gebied) { return gebied.id == id; });
  return found == gebieden_.end() ? nullptr : &*found;
}

const Profielbeeld* Profielbeelden::vind(std::string_view profiel, std::string_view gebied) const {
  const auto found = std::ranges::find_if(beelden_, [&](const Profielbeeld& beeld) {
    return beeld.profiel == profiel && beeld.gebied == gebied;
  });
  return found == beelden_.end() ? nullptr : &*found;
}

}  // namespace maatstaf::regels
