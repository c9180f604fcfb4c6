// SPDX-License-Identifier: EUPL-1.2
#include "regels/register/begrippen.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "base/invoertekst.h"
#include "base/nederlands.h"
#include "feel/value_json.h"
#include "regels/register/waarde_woorden.h"

namespace maatstaf::regels {
namespace {

using base::ErrorKind;
using base::Json;
using base::Result;
using feel::Value;

tl::unexpected<base::Error> wrong(std::string_view path, std::string cause, std::string remedy) {
  return base::fail(ErrorKind::Input, std::move(cause), std::move(remedy),
                    {.file = {}, .path = std::string(path)});
}

/// What a single value needs to be checked; a begrip and a field of a list share it.
struct Vorm {
  BegripType type;
  const std::vector<Keuze>& waarden;
  const Bereik& bereik;
};

Vorm vorm_van(const Begrip& begrip) {
  return {begrip.type, begrip.waarden, begrip.bereik};
}
Vorm vorm_van(const Veld& veld) {
  return {veld.type, veld.waarden, veld.bereik};
}

std::string codes(const std::vector<Keuze>& waarden) {
  constexpr std::size_t kMost = 30;
  std::vector<std::string> lijst;
  for (const Keuze& keuze : waarden) {
    if (lijst.size() == kMost) {
      lijst.emplace_back("…");
      break;
    }
    lijst.push_back(keuze.code);
  }
  return base::enumerate(lijst, "of");
}

Result<Value> lees_keuze(const Vorm& vorm, const std::string& code, std::string_view path) {
  const bool known =
      std::ranges::any_of(vorm.waarden, [&code](const Keuze& keuze) { return keuze.code == code; });
  if (!known) {
    return wrong(path, "Deze code is hier niet bekend.", fmt::format("Kies uit: {}.", codes(vorm.waarden)));
  }
  return Value(code);
}

Result<Value> lees_getal(const Vorm& vorm, const base::Decimal& getal, std::string_view path) {
  if (vorm.type == BegripType::Bedrag && getal.round(2, base::Rounding::HalfEven) != getal) {
    return wrong(path, "Een bedrag heeft hoogstens twee cijfers achter de komma.",
                 "Rond het bedrag af op hele centen.");
  }
  const auto in_words = [&vorm](const base::Decimal& value) {
    return vorm.type == BegripType::Bedrag ? base::amount(value) : base::number(value);
  };
  if (vorm.bereik.minimum && getal < *vorm.bereik.minimum) {
    return wrong(path,
                 fmt::format("Dit is minder dan {}; dat kan niet kloppen.", in_words(*vorm.bereik.minimum)),
                 "Controleer de waarde en de eenheid.");
  }
  if (vorm.bereik.maximum && getal > *vorm.bereik.maximum) {
    return wrong(path,
                 fmt::format("Dit is meer dan {}; dat kan niet kloppen.", in_words(*vorm.bereik.maximum)),
                 "Controleer de waarde en de eenheid.");
  }
  return Value(getal);
}

Result<Value> lees_datum(const Vorm& vorm, base::Date datum, std::string_view path) {
  if (vorm.bereik.eerste && datum < *vorm.bereik.eerste) {
    return wrong(
        path,
        fmt::format("Deze datum ligt voor {}; dat kan niet kloppen.", base::date_long(*vorm.bereik.eerste)),
        "Controleer de datum.");
  }
  if (vorm.bereik.laatste && datum > *vorm.bereik.laatste) {
    return wrong(
        path,
        fmt::format("Deze datum ligt na {}; dat kan niet kloppen.", base::date_long(*vorm.bereik.laatste)),
        "Controleer de datum.");
  }
  return Value(datum);
}

Result<Value> lees_vrije_tekst(const std::string& tekst, std::string_view path) {
  if (tekst.size() > kHoogstensTekst) {
    return wrong(path, fmt::format("Deze tekst is langer dan {} tekens.", kHoogstensTekst),
                 "Maak de tekst korter.");
  }
  TRY(auto schoon, base::invoertekst(tekst, base::Tekstsoort::Tekst, path));
  return Value(std::move(schoon));
}

Result<Value> lees_enkel(const Vorm& vorm, const Json& json, std::string_view path) {
  switch (vorm.type) {
    case BegripType::JaNee:
      if (const bool* waarde = json.if_bool()) {
        return Value(*waarde);
      }
      return wrong(path, "Hier hoort ja of nee: true of false, zonder aanhalingstekens.",
                   "Vul true of false in.");
    case BegripType::Keuze:
      if (const std::string* code = json.if_string()) {
        return lees_keuze(vorm, *code, path);
      }
      return wrong(path, "Hier hoort een code te staan, als tekst.",
                   fmt::format("Kies uit: {}.", codes(vorm.waarden)));
    case BegripType::Getal:
    case BegripType::Bedrag:
      if (const Json::Number* number = json.if_number()) {
        if (const auto getal = base::Decimal::parse(number->text)) {
          return lees_getal(vorm, *getal, path);
        }
      }
      return wrong(path, "Hier hoort een getal te staan.",
                   "Schrijf een getal met een punt, zonder aanhalingstekens.");
    case BegripType::Datum:
      if (const std::string* tekst = json.if_string()) {
        if (const auto datum = base::Date::parse(*tekst)) {
          return lees_datum(vorm, *datum, path);
        }
      }
      return wrong(path, "Dit is geen bestaande datum.",
                   "Schrijf de datum als jjjj-mm-dd, bijvoorbeeld 2026-03-01.");
    case BegripType::Tekst:
      if (const std::string* tekst = json.if_string()) {
        return lees_vrije_tekst(*tekst, path);
      }
      return wrong(path, "Hier hoort tekst te staan.", "Zet de tekst tussen aanhalingstekens.");
    case BegripType::Lijst:
      break;
  }
  return wrong(path, "Een lijst mag hier niet staan.", "Vul één waarde in.");
}

Result<Value> lees_onderdeel(const Begrip& begrip, const Json& json, const std::string& path) {
  const Json::Object* object = json.if_object();
  if (object == nullptr) {
    return wrong(path, "Hier hoort een onderdeel met velden te staan.", "Zet de velden tussen { en }.");
  }
  for (const auto& [key, value] : *object) {
    const bool known =
        std::ranges::any_of(begrip.velden, [&name = key](const Veld& veld) { return veld.id == name; });
    if (!known) {
      std::vector<std::string> ids;
      for (const Veld& veld : begrip.velden) {
        ids.push_back(veld.id);
      }
      return wrong(fmt::format("{}.{}", path, key), "Dit veld is hier niet bekend.",
                   fmt::format("Kies uit: {}.", base::enumerate(ids, "of")));
    }
  }
  feel::Context context;
  context.reserve(begrip.velden.size());
  for (const Veld& veld : begrip.velden) {
    const Json* found = json.find(veld.id);
    const std::string place = fmt::format("{}.{}", path, veld.id);
    if (found == nullptr && veld.verplicht) {
      return wrong(place, fmt::format("“{}” is niet ingevuld.", veld.naam),
                   "Vul dit in, of haal het onderdeel weg.");
    }
    if (found == nullptr) {
      context.put(veld.id, Value::null());
      continue;
    }
    TRY(Value waarde, lees_enkel(vorm_van(veld), *found, place));
    context.put(veld.id, std::move(waarde));
  }
  return Value(std::move(context));
}

Result<Value> lees_lijst(const Begrip& begrip, const Json& json, std::string_view path) {
  const Json::Array* array = json.if_array();
  if (array == nullptr) {
    return wrong(path, "Hier hoort een lijst te staan.", "Zet de onderdelen tussen [ en ].");
  }
  if (array->size() > kHoogstensOnderdelen) {
    return wrong(path, fmt::format("Deze lijst heeft meer dan {} onderdelen.", kHoogstensOnderdelen),
                 "Voeg onderdelen samen.");
  }
  feel::List lijst;
  for (std::size_t i = 0; i < array->size(); ++i) {
    TRY(Value onderdeel, lees_onderdeel(begrip, (*array)[i], fmt::format("{}[{}]", path, i)));
    lijst.push_back(std::move(onderdeel));
  }
  return Value(std::move(lijst));
}

std::string woorden_enkel(const Vorm& vorm, std::string_view eenheid, const Value& waarde) {
  const auto keuzenaam = [&vorm](std::string_view code) {
    const auto it = std::ranges::find(vorm.waarden, code, &Keuze::code);
    return it == vorm.waarden.end() ? std::string(code) : it->naam;
  };
  return waarde_in_woorden(
      waarde, vorm.type == BegripType::Bedrag && !eenheid.starts_with("euro") ? "euro" : eenheid, keuzenaam);
}

std::string woorden_onderdeel(const Begrip& begrip, const Value& onderdeel) {
  if (!onderdeel.is_context()) {
    return waarde_in_woorden(onderdeel, begrip.eenheid);
  }
  std::vector<std::string> delen;
  for (const Veld& veld : begrip.velden) {
    const Value* waarde = onderdeel.context().find(veld.id);
    if (waarde == nullptr || waarde->is_null()) {
      continue;
    }
    const std::string woorden = woorden_enkel(vorm_van(veld), "", *waarde);
    delen.push_back(veld.type == BegripType::Keuze || veld.type == BegripType::Tekst
                        ? woorden
                        : fmt::format("{}: {}", veld.naam, woorden));
  }
  return fmt::format("{}", fmt::join(delen, ", "));
}

}  // namespace

std::vector<Value> proefdomein(const Begrip& begrip) {
  std::vector<Value> waarden;
  switch (begrip.type) {
    case BegripType::JaNee:
      return {Value(true), Value(false)};
    case BegripType::Keuze:
      for (const Keuze& keuze : begrip.waarden) {
        waarden.emplace_back(keuze.code);
      }
      return waarden;
    default:
      return begrip.proefwaarden;
  }
}

Begrippen::Begrippen(std::vector<Begrip> lijst) : lijst_(std::move(lijst)) {
  for (std::size_t i = 0; i < lijst_.size(); ++i) {
    index_.emplace(lijst_[i].id, i);
  }
}

const Begrip* Begrippen::vind(std::string_view id) const {
  const auto it = index_.find(id);
  return it == index_.end() ? nullptr : &lijst_[it->second];
}

Result<Value> Begrippen::lees(const Begrip& begrip, const Json& json, std::string_view path) const {
  return begrip.type == BegripType::Lijst ? lees_lijst(begrip, json, path)
                                          : lees_enkel(vorm_van(begrip), json, path);
}

Result<Value> Begrippen::lees_tekst(const Begrip& begrip, std::string_view tekst,
                                    std::string_view path) const {
  const Vorm vorm = vorm_van(begrip);
  switch (begrip.type) {
    case BegripType::JaNee:
      if (tekst == "ja" || tekst == "nee") {
        return Value(tekst == "ja");
      }
      return wrong(path, "Hier hoort ja of nee.", "Kies ja of nee.");
    case BegripType::Getal:
    case BegripType::Bedrag:
      if (const auto getal = base::parse_dutch_number(tekst)) {
        return lees_getal(vorm, *getal, path);
      }
      return wrong(path, "Dit is geen getal.", "Typ een getal, bijvoorbeeld 36,25.");
    case BegripType::Datum:
      if (const auto datum = base::parse_dutch_date(tekst)) {
        return lees_datum(vorm, *datum, path);
      }
      return wrong(path, "Dit is geen bestaande datum.",
                   "Typ de datum als dag-maand-jaar, bijvoorbeeld 1-3-2026.");
    case BegripType::Lijst: {
      TRY(const Json json, base::parse_json(tekst, ""));
      return lees_lijst(begrip, json, path);
    }
    case BegripType::Keuze:
    case BegripType::Tekst:
      break;
  }
  return lees_enkel(vorm, Json(tekst), path);
}

Json Begrippen::schrijf(const Begrip& begrip, const Value& waarde) const {
  if (begrip.type != BegripType::Lijst || !waarde.is_list()) {
    return feel::to_json(waarde);
  }
  Json::Array array;
  for (const Value& onderdeel : waarde.list()) {
    Json::Object object;
    if (onderdeel.is_context()) {
      for (const auto& [naam, veld] : onderdeel.context().entries()) {
        if (!veld.is_null()) {
          object.emplace(naam, feel::to_json(veld));
        }
      }
    }
    array.emplace_back(std::move(object));
  }
  return Json(std::move(array));
}

std::string Begrippen::in_woorden(const Begrip& begrip, const Value& waarde) const {
  if (!waarde.is_list()) {
    return woorden_enkel(vorm_van(begrip), begrip.eenheid, waarde);
  }
  if (waarde.list().empty()) {
    return std::string(kGeen);
  }
  std::vector<std::string> onderdelen;
  for (const Value& onderdeel : waarde.list()) {
    onderdelen.push_back(woorden_onderdeel(begrip, onderdeel));
  }
  return fmt::format("{}", fmt::join(onderdelen, "; "));
}

}  // namespace maatstaf::regels
