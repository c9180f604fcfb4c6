// SPDX-License-Identifier: EUPL-1.2
#include "beoordeling/uitkomst/waarde_json.h"

#include <fmt/format.h>

#include "base/nederlands.h"

namespace maatstaf::beoordeling {

using base::Json;

Json waarde_json(const feel::Value& waarde) {
  switch (waarde.kind()) {
    case feel::Kind::Null:
      return {};
    case feel::Kind::Unknown:
      return Json(Json::Object{{"onbekend", teksten_json(waarde.causes())}});
    case feel::Kind::Boolean:
      return Json(waarde.boolean());
    case feel::Kind::Number:
      return Json(Json::Number{waarde.number().text()});
    case feel::Kind::String:
      return Json(waarde.string());
    case feel::Kind::Date:
      return Json(waarde.date().text());
    case feel::Kind::List: {
      Json::Array array;
      for (const feel::Value& item : waarde.list()) {
        array.push_back(waarde_json(item));
      }
      return Json(std::move(array));
    }
    case feel::Kind::Context: {
      Json::Object object;
      for (const auto& [naam, item] : waarde.context().entries()) {
        object.emplace(naam, waarde_json(item));
      }
      return Json(std::move(object));
    }
    default:
      return Json(feel::to_string(waarde));
  }
}

std::string waarde_in_woorden(const feel::Value& waarde, std::string_view eenheid) {
  switch (waarde.kind()) {
    case feel::Kind::Unknown:
      return "nog niet bekend";
    case feel::Kind::Null:
      return "geen";
    case feel::Kind::Boolean:
      return waarde.boolean() ? "ja" : "nee";
    case feel::Kind::Date:
      return base::date_long(waarde.date());
    case feel::Kind::String:
      return std::string(waarde.string());
    case feel::Kind::Number: {
      if (eenheid.starts_with("euro")) {
        const std::string_view per = eenheid.substr(4);
        return base::amount(waarde.number()) + std::string(per);
      }
      const std::string getal = base::number(waarde.number());
      return eenheid.empty() ? getal : fmt::format("{}\u00A0{}", getal, eenheid);
    }
    default:
      return feel::to_text(waarde);
  }
}

Json teksten_json(const std::vector<std::string>& teksten) {
  Json::Array array;
  for (const std::string& tekst : teksten) {
    array.emplace_back(tekst);
  }
  return Json(std::move(array));
}

}  // namespace maatstaf::beoordeling
