// SPDX-License-Identifier: EUPL-1.2
#include "regels/register/waarde_lezer.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

namespace maatstaf::regels {
namespace {

using base::Json;
using yaml::Node;
using yaml::NodeKind;

// The people and registers that a fact or a judgement can come from (ontwerp.md, section 5).
constexpr std::array<std::string_view, 7> kRollen = {
    "ouder", "behandelaar", "intake", "medisch_adviseur", "verpleegkundige", "beslisser", "ciz"};

Json enkel_als_json(const Node& node, BegripType type) {
  if (node.kind != NodeKind::Scalar) {
    return Json();
  }
  const bool plain = !node.quoted;
  if (type == BegripType::JaNee && plain && (node.text == "true" || node.text == "false")) {
    return Json(node.text == "true");
  }
  if ((type == BegripType::Getal || type == BegripType::Bedrag) && plain && base::Decimal::parse(node.text)) {
    return Json(Json::Number{node.text});
  }
  return Json(node.text);
}

}  // namespace

Json als_json(const Node& node, const Begrip& begrip) {
  if (begrip.type != BegripType::Lijst) {
    return enkel_als_json(node, begrip.type);
  }
  if (node.kind != NodeKind::List) {
    return Json();
  }
  Json::Array array;
  for (const Node& item : node.items) {
    Json::Object object;
    for (const auto& [key, value] : item.entries) {
      const auto veld =
          std::ranges::find_if(begrip.velden, [&name = key](const Veld& v) { return v.id == name; });
      object.emplace(key,
                     enkel_als_json(value, veld == begrip.velden.end() ? BegripType::Tekst : veld->type));
    }
    array.push_back(item.kind == NodeKind::Map ? Json(std::move(object)) : Json());
  }
  return Json(std::move(array));
}

feel::Value als_waarde(const Node& node) {
  switch (node.kind) {
    case NodeKind::Null:
      return feel::Value::null();
    case NodeKind::List: {
      feel::List lijst;
      for (const Node& item : node.items) {
        lijst.push_back(als_waarde(item));
      }
      return feel::Value(std::move(lijst));
    }
    case NodeKind::Map: {
      feel::Context context;
      for (const auto& [key, value] : node.entries) {
        context.put(key, als_waarde(value));
      }
      return feel::Value(std::move(context));
    }
    case NodeKind::Scalar:
      break;
  }
  if (node.quoted) {
    return feel::Value(node.text);
  }
  if (node.text == "true" || node.text == "false") {
    return feel::Value(node.text == "true");
  }
  if (node.text == "onbekend") {
    return feel::Value::unknown({});
  }
  if (const auto getal = base::Decimal::parse(node.text)) {
    return feel::Value(*getal);
  }
  if (const auto datum = base::Date::parse(node.text)) {
    return feel::Value(*datum);
  }
  return feel::Value(node.text);
}

bool is_rol(std::string_view rol) {
  return std::ranges::find(kRollen, rol) != kRollen.end();
}

std::string kies_een_rol() {
  return fmt::format("Kies uit: {}.", fmt::join(kRollen, ", "));
}

}  // namespace maatstaf::regels
