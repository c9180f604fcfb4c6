// SPDX-License-Identifier: EUPL-1.2
//
// The assessment as JSON for programs. Schema: docs/schema/beoordeling.schema.json.
#include "base/woorden.h"
#include "beoordeling/kwitantie/weergave.h"
#include "beoordeling/uitkomst/teksten_json.h"
#include "beoordeling/uitkomst/uitkomst.h"
#include "dmn/model.h"
#include "dmn/trace.h"
#include "feel/value_json.h"

namespace maatstaf::dmn {

constexpr auto woordenlijst(RowOutcome /*enum*/) {
  return base::woordenlijst<RowOutcome>({{RowOutcome::Fired, "geeft het antwoord"},
                                         {RowOutcome::Matched, "past ook"},
                                         {RowOutcome::Failed, "past niet"},
                                         {RowOutcome::Open, "nog open"},
                                         {RowOutcome::Skipped, "niet bekeken"}});
}

}  // namespace maatstaf::dmn

namespace maatstaf::beoordeling {
namespace {

using base::Json;

template <class Items, class Make>
Json lijst_json(const Items& items, const Make& make) {
  Json::Array array;
  for (const auto& item : items) {
    array.push_back(make(item));
  }
  return Json(std::move(array));
}

Json grond_json(const Grond& grond) {
  return Json(Json::Object{{"beslissing", grond.beslissing},
                           {"rij", grond.rij},
                           {"rijnummer", grond.rijnummer},
                           {"bronnen", teksten_json(grond.bronnen)},
                           {"toelichting", grond.toelichting}});
}

Json onderdeel_json(const Onderdeel& onderdeel) {
  return Json(Json::Object{{"id", onderdeel.id},
                           {"naam", onderdeel.naam},
                           {"antwoord", woord(onderdeel.antwoord)},
                           {"waarde", feel::to_json(onderdeel.waarde)},
                           {"gronden", lijst_json(onderdeel.gronden, grond_json)},
                           {"ontbreekt", teksten_json(onderdeel.ontbreekt)}});
}

Json stap_json(const StapUitkomst& stap) {
  return Json(Json::Object{{"nummer", stap.nummer},
                           {"naam", stap.naam},
                           {"vraag", stap.vraag},
                           {"wie", stap.wie},
                           {"antwoord", woord(stap.antwoord)},
                           {"gronden", lijst_json(stap.gronden, grond_json)},
                           {"onderdelen", lijst_json(stap.onderdelen, onderdeel_json)},
                           {"oordelen", teksten_json(stap.oordelen)},
                           {"berekeningen", teksten_json(stap.berekeningen)},
                           {"bronnen", teksten_json(stap.bronnen)},
                           {"ontbreekt", teksten_json(stap.ontbreekt)}});
}

Json uitkomst_json(const Uitkomst& uitkomst) {
  return Json(Json::Object{{"id", uitkomst.id},
                           {"naam", uitkomst.naam},
                           {"antwoord", woord(uitkomst.antwoord)},
                           {"gronden", lijst_json(uitkomst.gronden, grond_json)}});
}

Json behoefte_json(const Behoefte& behoefte) {
  return Json(Json::Object{{"begrip", behoefte.begrip},
                           {"naam", behoefte.naam},
                           {"vraag", behoefte.vraag},
                           {"waarvoor", behoefte.waarvoor},
                           {"rollen", teksten_json(behoefte.rollen)},
                           {"stappen", teksten_json(behoefte.stappen)},
                           {"zeker", behoefte.zeker}});
}

Json berekening_json(const Berekening& berekening) {
  const auto regel_json = [](const BerekeningRegel& regel) {
    return Json(Json::Object{{"naam", regel.naam},
                             {"waarde", feel::to_json(regel.waarde)},
                             {"teken", regel.teken},
                             {"bron", regel.bron},
                             {"voorbeeld", regel.voorbeeld}});
  };
  return Json(Json::Object{{"id", berekening.id},
                           {"naam", berekening.naam},
                           {"eenheid", berekening.eenheid},
                           {"waarde", feel::to_json(berekening.waarde)},
                           {"regels", lijst_json(berekening.regels, regel_json)}});
}

Json parameter_json(const GebruikteParameter& parameter) {
  return Json(Json::Object{{"id", parameter.id},
                           {"naam", parameter.naam},
                           {"status", parameter.voorbeeld ? "voorbeeld" : "vastgesteld"},
                           {"bronnen", teksten_json(parameter.bronnen)}});
}

Json tabel_json(const dmn::Trace& trace, const dmn::TableTrace& tabel) {
  Json::Array rijen;
  const auto rows = trace.rows(tabel);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    Json::Object rij{{"rij", tabel.table->table->rules[i].id}, {"wat", base::woord(rows[i].outcome)}};
    if (rows[i].column >= 0) {
      const dmn::TableInput& kolom = tabel.table->table->inputs[static_cast<std::size_t>(rows[i].column)];
      rij.emplace("kolom", kolom.label.empty() ? kolom.expression.text : kolom.label);
    }
    rijen.emplace_back(std::move(rij));
  }
  return Json(Json::Object{{"beslissing", tabel.table->owner},
                           {"invoer", lijst_json(trace.inputs(tabel), feel::to_json)},
                           {"uitkomst", feel::to_json(tabel.result)},
                           {"rijen", std::move(rijen)}});
}

Json trace_json(const dmn::Trace& trace) {
  Json::Array tabellen;
  for (const dmn::DecisionTrace& beslissing : trace.decisions()) {
    for (const dmn::TableTrace& tabel : trace.tables(beslissing)) {
      tabellen.push_back(tabel_json(trace, tabel));
    }
  }
  return Json(std::move(tabellen));
}

}  // namespace

Json als_json(const Beoordeling& beoordeling) {
  Json uit;
  uit["formaat"] = "maatstaf-beoordeling/1";
  uit["pakket"] = Json(Json::Object{{"id", beoordeling.pakket},
                                    {"versie", beoordeling.versie},
                                    {"status", beoordeling.status},
                                    {"vingerafdruk", beoordeling.vingerafdruk}});
  uit["peildatum"] = beoordeling.peildatum.text();
  uit["hoofduitkomst"] = beoordeling.hoofduitkomst ? Json(*beoordeling.hoofduitkomst) : Json();
  uit["uitkomsten"] = lijst_json(beoordeling.uitkomsten, uitkomst_json);
  uit["stappen"] = lijst_json(beoordeling.stappen, stap_json);
  uit["behoeften"] = lijst_json(beoordeling.behoeften, behoefte_json);
  uit["berekeningen"] = lijst_json(beoordeling.berekeningen, berekening_json);
  uit["parameters"] = lijst_json(beoordeling.parameters, parameter_json);
  uit["voorbeeldwaarden"] = beoordeling.gebruikt_voorbeeldwaarden();
  Json::Object waarden;
  for (const auto& [naam, waarde] : beoordeling.waarden) {
    waarden.emplace(naam, feel::to_json(waarde));
  }
  uit["waarden"] = Json(std::move(waarden));
  uit["spoor"] = trace_json(beoordeling.trace);
  return uit;
}

}  // namespace maatstaf::beoordeling
