// SPDX-License-Identifier: EUPL-1.2
#include "zaak/dossierbeeld/bewaard.h"

#include <algorithm>
#include <optional>

namespace maatstaf::zaak {

using base::Json;
using beoordeling::Behoefte;

namespace {

constexpr int kVorm = 1;
constexpr std::size_t kHoogstens = 6;

std::optional<Behoefte> lees_behoefte(const Json& json) {
  const Json* stappen = json.find("stappen");
  const Json* zeker = json.find("zeker");
  if (stappen == nullptr || stappen->if_array() == nullptr || zeker == nullptr ||
      zeker->if_bool() == nullptr) {
    return std::nullopt;
  }
  Behoefte behoefte;
  behoefte.begrip = json.text("begrip");
  behoefte.zeker = *zeker->if_bool();
  for (const Json& stap : *stappen->if_array()) {
    const auto* nummer = stap.if_string();
    if (nummer == nullptr) {
      return std::nullopt;
    }
    behoefte.stappen.push_back(*nummer);
  }
  return behoefte;
}

std::optional<std::vector<Behoefte>> lees_behoeften(const Json* json) {
  if (json == nullptr || json->if_array() == nullptr) {
    return std::nullopt;
  }
  std::vector<Behoefte> behoeften;
  for (const Json& regel : *json->if_array()) {
    auto behoefte = lees_behoefte(regel);
    if (!behoefte) {
      return std::nullopt;
    }
    behoeften.push_back(std::move(*behoefte));
  }
  return behoeften;
}

Json behoeften_json(const std::vector<Behoefte>& behoeften) {
  Json::Array lijst;
  for (const auto& behoefte : behoeften) {
    Json::Array stappen;
    for (const auto& nummer : behoefte.stappen) {
      stappen.push_back(Json(nummer));
    }
    lijst.push_back(Json(Json::Object{
        {"begrip", behoefte.begrip}, {"stappen", Json(std::move(stappen))}, {"zeker", behoefte.zeker}}));
  }
  return Json(std::move(lijst));
}

}  // namespace

Bewaard Bewaard::lees(const Json& json) {
  Bewaard bewaard;
  const Json* antwoorden = json.find("antwoorden");
  if (json.integer("vorm") != kVorm || antwoorden == nullptr || antwoorden->if_array() == nullptr) {
    return bewaard;
  }
  for (const Json& regel : *antwoorden->if_array()) {
    auto behoeften = lees_behoeften(regel.find("behoeften"));
    if (!behoeften) {
      return {};
    }
    bewaard.antwoorden_.emplace_back(regel.text("sleutel"), std::move(*behoeften));
  }
  return bewaard;
}

Json Bewaard::json() const {
  Json::Array antwoorden;
  for (const auto& [sleutel, behoeften] : antwoorden_) {
    antwoorden.push_back(Json(Json::Object{{"sleutel", sleutel}, {"behoeften", behoeften_json(behoeften)}}));
  }
  return Json(Json::Object{{"vorm", kVorm}, {"antwoorden", Json(std::move(antwoorden))}});
}

const std::vector<Behoefte>* Bewaard::vind(std::string_view sleutel) const {
  const auto it = std::ranges::find_if(antwoorden_, [&](const auto& paar) { return paar.first == sleutel; });
  return it == antwoorden_.end() ? nullptr : &it->second;
}

void Bewaard::onthoud(const std::string& sleutel, const std::vector<Behoefte>& behoeften) {
  std::erase_if(antwoorden_, [&](const auto& paar) { return paar.first == sleutel; });
  antwoorden_.insert(antwoorden_.begin(), {sleutel, behoeften});
  antwoorden_.resize(std::min(antwoorden_.size(), kHoogstens));
  veranderd_ = true;
}

}  // namespace maatstaf::zaak
