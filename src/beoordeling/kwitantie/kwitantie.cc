// SPDX-License-Identifier: EUPL-1.2
//
// The receipt of an assessment, and recomputing it. Format: docs/formaten/kwitantie.md.
#include "beoordeling/kwitantie/kwitantie.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "beoordeling/beoordelen/beoordelen.h"
#include "beoordeling/uitkomst/teksten_json.h"
#include "feel/value_json.h"

namespace maatstaf::beoordeling {
namespace {

using base::ErrorKind;
using base::Json;
using base::Result;

constexpr std::string_view kFormaat = "maatstaf-kwitantie/1";

Json herkomst_json(const Herkomst& herkomst) {
  Json uit(Json::Object{{"soort", herkomst.soort},
                        {"door", herkomst.door},
                        {"rol", herkomst.rol},
                        {"datum", herkomst.datum.text()},
                        {"versie", herkomst.versie}});
  if (!herkomst.toelichting.empty()) {
    uit["toelichting"] = herkomst.toelichting;
  }
  for (const Bewijs& bewijs : herkomst.bewijs) {
    uit["bewijs"].push_back(Json(Json::Object{{"stuk", bewijs.stuk}, {"plaats", bewijs.plaats}}));
  }
  return uit;
}

Json feiten_json(const regels::Pakket& pakket, const Feiten& feiten) {
  Json::Object uit;
  for (const auto& [id, feit] : feiten) {
    const regels::Begrip* begrip = pakket.begrippen->vind(id);
    uit.emplace(
        id, Json(Json::Object{{"waarde", begrip == nullptr ? feel::to_json(feit.waarde)
                                                           : pakket.begrippen->schrijf(*begrip, feit.waarde)},
                              {"herkomst", herkomst_json(feit.herkomst)}}));
  }
  return Json(std::move(uit));
}

Json parameters_json(const regels::Pakket& pakket, const Beoordeling& beoordeling) {
  Json::Object uit;
  for (const GebruikteParameter& gebruikt : beoordeling.parameters) {
    const regels::Parameter* parameter = pakket.parameter(gebruikt.id);
    const regels::ParameterWaarde* waarde =
        parameter == nullptr ? nullptr : parameter->op(beoordeling.peildatum);
    if (waarde == nullptr) {
      continue;
    }
    uit.emplace(gebruikt.id, Json(Json::Object{{"waarde", feel::to_json(waarde->waarde)},
                                               {"status", waarde->voorbeeld ? "voorbeeld" : "vastgesteld"},
                                               {"bronnen", teksten_json(waarde->bronnen)}}));
  }
  return Json(std::move(uit));
}

Json rijen_json(const Gronden& gronden) {
  Json::Array uit;
  for (const Grond& grond : gronden) {
    uit.emplace_back(grond.rij);
  }
  return Json(std::move(uit));
}

Json stappen_json(const Beoordeling& beoordeling) {
  Json::Array uit;
  for (const StapUitkomst& stap : beoordeling.stappen) {
    Json::Array onderdelen;
    for (const Onderdeel& onderdeel : stap.onderdelen) {
      onderdelen.emplace_back(Json::Object{{"id", onderdeel.id},
                                           {"waarde", feel::to_json(onderdeel.waarde)},
                                           {"rijen", rijen_json(onderdeel.gronden)}});
    }
    uit.emplace_back(Json::Object{{"nummer", stap.nummer},
                                  {"antwoord", woord(stap.antwoord)},
                                  {"rijen", rijen_json(stap.gronden)},
                                  {"onderdelen", std::move(onderdelen)}});
  }
  return Json(std::move(uit));
}

Json uitkomsten_json(const Beoordeling& beoordeling) {
  Json::Array uit;
  for (const Uitkomst& uitkomst : beoordeling.uitkomsten) {
    uit.emplace_back(Json::Object{{"id", uitkomst.id},
                                  {"antwoord", woord(uitkomst.antwoord)},
                                  {"rijen", rijen_json(uitkomst.gronden)}});
  }
  return Json(std::move(uit));
}

Json berekeningen_json(const Beoordeling& beoordeling) {
  Json::Array uit;
  for (const Berekening& berekening : beoordeling.berekeningen) {
    Json::Array regels;
    for (const BerekeningRegel& regel : berekening.regels) {
      regels.emplace_back(Json::Object{{"naam", regel.naam},
                                       {"teken", regel.teken},
                                       {"waarde", feel::to_json(regel.waarde)},
                                       {"voorbeeld", regel.voorbeeld}});
    }
    uit.emplace_back(Json::Object{{"id", berekening.id},
                                  {"eenheid", berekening.eenheid},
                                  {"waarde", feel::to_json(berekening.waarde)},
                                  {"regels", std::move(regels)}});
  }
  return Json(std::move(uit));
}

Json behoeften_json(const Beoordeling& beoordeling) {
  Json::Array uit;
  for (const Behoefte& behoefte : beoordeling.behoeften) {
    uit.emplace_back(Json::Object{{"begrip", behoefte.begrip},
                                  {"rollen", teksten_json(behoefte.rollen)},
                                  {"stappen", teksten_json(behoefte.stappen)},
                                  {"zeker", behoefte.zeker}});
  }
  return Json(std::move(uit));
}

tl::unexpected<base::Error> onleesbaar(std::string path) {
  return base::fail(ErrorKind::Input, "Dit is geen volledige kwitantie.",
                    "Gebruik de kwitantie zoals Maatstaf die schreef.",
                    {.file = {}, .path = std::move(path)});
}

Result<base::Date> lees_datum(const Json& json, std::string_view key, std::string path) {
  const auto datum = base::Date::parse(json.text(key));
  if (!datum) {
    return onleesbaar(std::move(path));
  }
  return *datum;
}

Result<Herkomst> lees_herkomst(const Json* json, const std::string& path) {
  if (json == nullptr) {
    return onleesbaar(path);
  }
  Herkomst herkomst;
  herkomst.soort = json->text("soort");
  herkomst.door = json->text("door");
  herkomst.rol = json->text("rol");
  TRY(herkomst.datum, lees_datum(*json, "datum", path + ".datum"));
  herkomst.toelichting = json->text("toelichting");
  herkomst.versie = static_cast<int>(std::clamp<std::int64_t>(json->integer("versie", 1), 1, 1'000'000));
  if (const Json* bewijzen = json->find("bewijs"); bewijzen != nullptr && bewijzen->if_array() != nullptr) {
    for (const Json& bewijs : *bewijzen->if_array()) {
      herkomst.bewijs.push_back({bewijs.text("stuk"), bewijs.text("plaats")});
    }
  }
  return herkomst;
}

Result<Feiten> lees_feiten(const regels::Pakket& pakket, const Json& kwitantie) {
  const Json* json = kwitantie.find("feiten");
  if (json == nullptr || json->if_object() == nullptr) {
    return onleesbaar("feiten");
  }
  Feiten feiten;
  for (const auto& [id, item] : *json->if_object()) {
    const std::string path = "feiten." + id;
    const regels::Begrip* begrip = pakket.begrippen->vind(id);
    const Json* waarde = item.find("waarde");
    if (begrip == nullptr || waarde == nullptr) {
      return onleesbaar(path);
    }
    Feit feit;
    TRY(feit.waarde, pakket.begrippen->lees(*begrip, *waarde, path + ".waarde"));
    TRY(feit.herkomst, lees_herkomst(item.find("herkomst"), path + ".herkomst"));
    feiten.emplace(id, std::move(feit));
  }
  return feiten;
}

/// The path of the first difference, in the order in which canonical JSON writes; empty when there is none.
std::string eerste_verschil(const Json& a, const Json& b, const std::string& path) {
  if (a == b) {
    return {};
  }
  const auto inner = [&path](const std::string& key) { return path.empty() ? key : path + "." + key; };
  if (const auto *x = a.if_object(), *y = b.if_object(); x != nullptr && y != nullptr) {
    std::set<std::string> keys;
    for (const auto* object : {x, y}) {
      for (const auto& [key, value] : *object) {
        keys.insert(key);
      }
    }
    for (const std::string& key : keys) {
      const Json *left = a.find(key), *right = b.find(key);
      if (left == nullptr || right == nullptr) {
        return inner(key);
      }
      if (const std::string found = eerste_verschil(*left, *right, inner(key)); !found.empty()) {
        return found;
      }
    }
  }
  if (const auto *x = a.if_array(), *y = b.if_array(); x != nullptr && y != nullptr) {
    for (std::size_t i = 0; i < std::max(x->size(), y->size()); ++i) {
      const std::string place = fmt::format("{}[{}]", path, i);
      if (i >= x->size() || i >= y->size()) {
        return place;
      }
      if (const std::string found = eerste_verschil((*x)[i], (*y)[i], place); !found.empty()) {
        return found;
      }
    }
  }
  return path.empty() ? "het geheel" : path;
}

}  // namespace

Json kwitantie(const regels::Pakket& pakket, const Feiten& feiten, const Beoordeling& beoordeling) {
  Json uit;
  uit["formaat"] = kFormaat;
  uit["pakket"] = Json(Json::Object{{"id", beoordeling.pakket},
                                    {"versie", beoordeling.versie},
                                    {"status", beoordeling.status},
                                    {"vingerafdruk", beoordeling.vingerafdruk}});
  uit["peildatum"] = beoordeling.peildatum.text();
  uit["feiten"] = feiten_json(pakket, feiten);
  uit["parameters"] = parameters_json(pakket, beoordeling);
  uit["stappen"] = stappen_json(beoordeling);
  uit["uitkomsten"] = uitkomsten_json(beoordeling);
  uit["hoofduitkomst"] = beoordeling.hoofduitkomst ? Json(*beoordeling.hoofduitkomst) : Json();
  uit["berekeningen"] = berekeningen_json(beoordeling);
  uit["behoeften"] = behoeften_json(beoordeling);
  Json::Object waarden;
  for (const auto& [naam, waarde] : beoordeling.waarden) {
    waarden.emplace(naam, feel::to_json(waarde));
  }
  uit["waarden"] = Json(std::move(waarden));
  return uit;
}

Result<Herberekening> herberekening(const regels::Pakket& pakket, const Json& gegeven) {
  if (gegeven.text("formaat") != kFormaat) {
    return base::fail(ErrorKind::Input, fmt::format("Dit is geen kwitantie in het formaat {}.", kFormaat),
                      "Gebruik de kwitantie uit besluit.zip.", {.file = {}, .path = "formaat"});
  }
  const Json* kop = gegeven.find("pakket");
  if (kop == nullptr) {
    return onleesbaar("pakket");
  }
  if (kop->text("vingerafdruk") != pakket.vingerafdruk) {
    return base::fail(
        ErrorKind::Conflict,
        fmt::format("De kwitantie is gemaakt met andere regels dan het pakket {} dat hier staat.", pakket.id),
        "Reken na met het pakket dat deze vingerafdruk heeft.", {.file = {}, .path = "pakket.vingerafdruk"});
  }
  TRY(const base::Date peildatum, lees_datum(gegeven, "peildatum", "peildatum"));
  Herberekening uit;
  TRY(uit.feiten, lees_feiten(pakket, gegeven));
  TRY(uit.beoordeling, beoordeel(pakket, uit.feiten, {.peildatum = peildatum}));
  const Json nu = kwitantie(pakket, uit.feiten, uit.beoordeling);
  if (base::canonical(nu) == base::canonical(gegeven)) {
    return uit;
  }
  const std::string path = eerste_verschil(nu, gegeven, "");
  return base::fail(ErrorKind::Conflict, "De kwitantie is niet wat dezelfde regels en feiten geven.",
                    "Kijk op deze plaats: de kwitantie is veranderd, of met iets anders gemaakt.",
                    {.file = {}, .path = path});
}

Result<void> herbereken(const regels::Pakket& pakket, const Json& gegeven) {
  TRY_VOID(herberekening(pakket, gegeven));
  return {};
}

}  // namespace maatstaf::beoordeling
