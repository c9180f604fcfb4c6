// SPDX-License-Identifier: EUPL-1.2
#include "brieven/inhoud/gegevens_lezer.h"

#include <utility>

namespace maatstaf::brieven {

using base::ErrorKind;
using base::Json;

namespace {
const Json kNiets;
}  // namespace

Lezing::Lezing(const Json& object, std::string path) : object_(object), path_(std::move(path)) {
  if (object_.if_object() == nullptr) {
    weiger("", "Hier hoort een object te staan.");
  }
}

std::string Lezing::pad(std::string_view veld) const {
  if (path_.empty()) {
    return std::string(veld);
  }
  return veld.empty() ? path_ : path_ + "." + std::string(veld);
}

void Lezing::weiger(std::string_view veld, std::string oorzaak) {
  if (fout_) {
    return;
  }
  fout_ = base::Error{ErrorKind::Input,
                      {.file = {}, .path = pad(veld)},
                      std::move(oorzaak),
                      "Gebruik het besluit zoals Maatstaf het schreef."};
}

const Json* Lezing::vind(std::string_view veld) {
  gelezen_.emplace(veld);
  const Json* gevonden = object_.find(veld);
  if (gevonden == nullptr) {
    weiger(veld, "Dit veld ontbreekt.");
  }
  return gevonden;
}

const Json& Lezing::waarde(std::string_view veld) {
  const Json* gevonden = vind(veld);
  return gevonden == nullptr ? kNiets : *gevonden;
}

std::string Lezing::tekst(std::string_view veld) {
  const std::string* tekst = waarde(veld).if_string();
  if (tekst != nullptr) {
    return *tekst;
  }
  weiger(veld, "Hier hoort een tekst te staan.");
  return {};
}

std::vector<std::string> Lezing::teksten(std::string_view veld) {
  std::vector<std::string> uit;
  const Json::Array* lijst = waarde(veld).if_array();
  if (lijst == nullptr) {
    weiger(veld, "Hier hoort een lijst te staan.");
    return uit;
  }
  for (const Json& deel : *lijst) {
    if (const std::string* tekst = deel.if_string()) {
      uit.push_back(*tekst);
    } else {
      weiger(veld, "Hier horen teksten te staan.");
    }
  }
  return uit;
}

base::Date Lezing::datum(std::string_view veld) {
  if (const auto datum = base::Date::parse(tekst(veld))) {
    return *datum;
  }
  weiger(veld, "Dit is geen datum.");
  return {};
}

std::optional<base::Date> Lezing::misschien_datum(std::string_view veld) {
  if (waarde(veld).is_null()) {
    return std::nullopt;
  }
  return datum(veld);
}

base::Decimal Lezing::getal(std::string_view veld) {
  if (const auto getal = base::Decimal::parse(tekst(veld))) {
    return *getal;
  }
  weiger(veld, "Dit is geen getal.");
  return {};
}

std::optional<base::Decimal> Lezing::misschien_getal(std::string_view veld) {
  if (waarde(veld).is_null()) {
    return std::nullopt;
  }
  return getal(veld);
}

base::Result<void> Lezing::klaar() {
  if (const Json::Object* object = object_.if_object()) {
    for (const auto& [veld, inhoud] : *object) {
      if (!gelezen_.contains(veld)) {
        weiger(veld, "Dit veld kent een besluit niet.");
      }
    }
  }
  if (fout_) {
    return tl::unexpected(*fout_);
  }
  return {};
}

}  // namespace maatstaf::brieven
