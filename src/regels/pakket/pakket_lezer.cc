// SPDX-License-Identifier: EUPL-1.2
#include "regels/pakket/pakket_lezer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace maatstaf::regels {
namespace {

using base::ErrorKind;
using base::Result;

/// Files that a package may hold, beside its models.
bool hoort_in_pakket(std::string_view pad) {
  return pad == "pakket.yaml" || pad == "interpretaties.yaml" || pad.ends_with(".dmn") ||
         pad.starts_with("parameters/") || pad.starts_with("voorbeelden/");
}

Result<void> controleer_bestanden(const Bestanden& bestanden, const std::string& map) {
  for (const std::string& pad : paden(bestanden, map, "")) {
    if (hoort_in_pakket(std::string_view(pad).substr(map.size()))) {
      continue;
    }
    return base::fail(
        ErrorKind::Rules, "Dit bestand hoort niet in een pakket.",
        "Een pakket heeft pakket.yaml, modellen (.dmn), interpretaties.yaml, parameters/ en voorbeelden/.",
        {.file = pad, .path = {}});
  }
  return {};
}

Result<std::vector<std::string>> parameterbestanden(const Bestanden& bestanden, const std::string& map,
                                                    const Pakket& pakket) {
  std::vector<std::string> out = paden(bestanden, map + "parameters/", ".yaml");
  for (const std::string& naam : pakket.parameters_gedeeld) {
    std::string pad = fmt::format("parameters/{}.yaml", naam);
    if (!bestanden.contains(pad)) {
      return base::fail(ErrorKind::Rules, fmt::format("Het gedeelde bestand {} is er niet.", pad),
                        "Noem een bestand uit regels/parameters, zonder .yaml.",
                        {.file = map + "pakket.yaml", .path = "parameters_gedeeld"});
    }
    out.push_back(std::move(pad));
  }
  return out;
}

Result<std::shared_ptr<const dmn::Model>> lees_model(const Bestanden& bestanden, const std::string& map,
                                                     const Pakket& pakket) {
  const std::string pad = map + pakket.modelbestand;
  const auto it = bestanden.find(pad);
  if (it == bestanden.end()) {
    return base::fail(ErrorKind::Rules, fmt::format("Het model {} is er niet.", pad),
                      "Verbeter de naam van het bestand.", {.file = map + "pakket.yaml", .path = "model"});
  }
  const auto resolver = [&](std::string_view, std::string_view location) -> std::optional<dmn::ImportedText> {
    const auto found = bestanden.find(map + std::string(location));
    if (found == bestanden.end()) {
      return std::nullopt;
    }
    return dmn::ImportedText{found->second, found->first};
  };
  TRY(dmn::Model model, dmn::read_model(it->second, pad, resolver));
  return std::make_shared<const dmn::Model>(std::move(model));
}

std::string bereken_vingerafdruk(const Bestanden& bestanden, const std::string& map, const Pakket& pakket,
                                 std::vector<std::string> parameterpaden) {
  std::vector<std::string> files = std::move(parameterpaden);
  for (std::string& pad : paden(bestanden, map, ".dmn")) {
    files.push_back(std::move(pad));
  }
  files.push_back(map + "pakket.yaml");
  files.push_back(map + "interpretaties.yaml");
  std::vector<std::string> lines;
  for (const std::string& id : gebruikte_begrippen(pakket)) {
    lines.push_back(fmt::format("{}  begrippen.yaml#{}", pakket.begrippen->vind(id)->vingerafdruk, id));
  }
  for (const std::string& id : gebruikte_bronnen(pakket)) {
    lines.push_back(fmt::format("{}  bronnen.yaml#{}", pakket.bronregister->vind(id)->vingerafdruk, id));
  }
  return vingerafdruk(bestanden, std::move(files), std::move(lines));
}

template <class T>
void append(std::vector<T>& out, std::vector<T> more) {
  std::move(more.begin(), more.end(), std::back_inserter(out));
}

}  // namespace

Result<Pakket> lees_pakket(const Bestanden& bestanden, std::string_view begin, const Gedeeld& gedeeld) {
  const std::string map(begin);
  const std::string kop = map + "pakket.yaml";
  const auto it = bestanden.find(kop);
  if (it == bestanden.end()) {
    return base::fail(ErrorKind::NotFound, "In deze map staat geen pakket.", "Geef een map met pakket.yaml.",
                      {.file = kop, .path = {}});
  }
  TRY_VOID(controleer_bestanden(bestanden, map));
  TRY(Pakket pakket, lees_pakket_yaml(it->second, kop));
  pakket.map = map.substr(0, map.size() - 1);
  if (pakket.id != pakket.map) {
    return base::fail(ErrorKind::Rules,
                      fmt::format("Het id “{}” past niet bij de map {}.", pakket.id, pakket.map),
                      "Maak het id gelijk aan de map.", {.file = kop, .path = "id"});
  }
  pakket.begrippen = gedeeld.begrippen;
  pakket.bronregister = gedeeld.bronnen;
  TRY(const std::vector<std::string> parameterpaden, parameterbestanden(bestanden, map, pakket));
  for (const std::string& pad : parameterpaden) {
    TRY(std::vector<Parameter> parameters, lees_parameters(bestanden.find(pad)->second, pad));
    append(pakket.parameters, std::move(parameters));
  }
  if (const auto found = bestanden.find(map + "interpretaties.yaml"); found != bestanden.end()) {
    TRY(pakket.interpretaties, lees_interpretaties(found->second, found->first));
  }
  std::vector<Tekstbestand> voorbeelden;
  for (const std::string& pad : paden(bestanden, map + "voorbeelden/", ".yaml")) {
    const auto found = bestanden.find(pad);
    voorbeelden.push_back({found->first, found->second});
  }
  TRY(pakket.voorbeelden, lees_voorbeelden(voorbeelden, *gedeeld.begrippen));
  TRY(pakket.model, lees_model(bestanden, map, pakket));
  pakket.afhankelijkheden = std::make_shared<const Afhankelijkheden>(lees_afhankelijkheden(*pakket.model));
  TRY_VOID(controleer(pakket, bestanden, kop));
  pakket.vingerafdruk = bereken_vingerafdruk(bestanden, map, pakket, parameterpaden);
  return pakket;
}

}  // namespace maatstaf::regels
