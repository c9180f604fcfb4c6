// SPDX-License-Identifier: EUPL-1.2
#include "feel/value_json.h"

#include <utility>

namespace maatstaf::feel {

using base::Json;

Json to_json(const Value& value) {
  switch (value.kind()) {
    case Kind::Null:
      return {};
    case Kind::Unknown: {
      Json::Array causes;
      for (const std::string& cause : value.causes()) {
        causes.emplace_back(cause);
      }
      return Json(Json::Object{{"onbekend", Json(std::move(causes))}});
    }
    case Kind::Boolean:
      return Json(value.boolean());
    case Kind::Number:
      return Json(Json::Number{value.number().text()});
    case Kind::List: {
      Json::Array array;
      for (const Value& item : value.list()) {
        array.push_back(to_json(item));
      }
      return Json(std::move(array));
    }
    case Kind::Context: {
      Json::Object object;
      for (const auto& [name, item] : value.context().entries()) {
        object.emplace(name, to_json(item));
      }
      return Json(std::move(object));
    }
    default:
      return Json(to_string(value));
  }
}

}  // namespace maatstaf::feel
