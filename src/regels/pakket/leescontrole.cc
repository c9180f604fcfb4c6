// SPDX-License-Identifier: EUPL-1.2
//
// The checks on a package as a whole. They run at every load: a package that fails one is refused.
#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <optional>
#include <set>
#include <sstream>

#include "regels/pakket/afhankelijkheden.h"
#include "regels/pakket/pakket_lezer.h"

namespace maatstaf::regels {
namespace {

using base::Place;

/// The names of the two annotation columns that every table has.
constexpr std::string_view kGrondslag = "Grondslag";
constexpr std::string_view kToelichting = "Toelichting";

class Controle {
 public:
  Controle(const Pakket& pakket, const Bestanden& bestanden, const std::string& file)
      : pakket_(pakket), bestanden_(bestanden), kop_{.file = file, .path = {}} {}

  base::Result<void> run() {
    controleer_parameters();
    controleer_kop();
    controleer_stappen();
    controleer_berekeningen();
    controleer_invoer();
    controleer_tabellen();
    controleer_klok();
    controleer_verboden();
    for (const ControleUitzondering& each : pakket_.uitzonderingen) {
      bronnen(each.bronnen, each.plaats);
    }
    controleer_interpretaties();
    controleer_voorbeelden();
    if (error_) {
      return tl::unexpected(*error_);
    }
    return {};
  }

 private:
  void report(Place place, std::string_view field, std::string cause, std::string remedy) {
    if (error_) {
      return;
    }
    if (!field.empty()) {
      place.path += (place.path.empty() ? "" : ".") + std::string(field);
    }
    error_ = base::Error{base::ErrorKind::Rules, std::move(place), std::move(cause), std::move(remedy)};
  }
  void bron(const std::string& id, const Place& place, std::string_view field) {
    if (pakket_.bronregister->vind(id) == nullptr) {
      report(place, field, fmt::format("De bron “{}” staat niet in het bronregister.", id),
             "Zet de bron in het bronregister, of verbeter de verwijzing.");
    }
  }
  void bronnen(const std::vector<std::string>& ids, const Place& place, std::string_view field = "bronnen") {
    for (const std::string& id : ids) {
      bron(id, place, field);
    }
  }
  void beslissing(const std::string& naam, const Place& place, std::string_view field) {
    if (pakket_.model->decision(naam) == nullptr) {
      report(place, field, fmt::format("De beslissing “{}” staat niet in het model.", naam),
             "Neem de naam van een beslissing uit het model.");
    }
  }
  [[nodiscard]] bool is_waarde(const std::string& naam) const {
    return pakket_.model->decision(naam) != nullptr || pakket_.begrippen->vind(naam) != nullptr ||
           pakket_.parameter(naam) != nullptr;
  }

  void controleer_kop() {
    const Begrip* datum = pakket_.begrippen->vind(pakket_.gekozen_op);
    if (datum == nullptr || datum->type != BegripType::Datum) {
      report(kop_, "gekozen_op", fmt::format("“{}” is geen datum uit de begrippenlijst.", pakket_.gekozen_op),
             "Kies een begrip van het type datum.");
    }
    if (!pakket_.hoofduitkomst.empty()) {
      beslissing(pakket_.hoofduitkomst, kop_, "hoofduitkomst");
    }
    bronnen(pakket_.bronnen, kop_);
    for (const UitkomstSoort& uitkomst : pakket_.uitkomsten) {
      beslissing(uitkomst.beslissing, uitkomst.plaats, "beslissing");
      for (const std::string& naam : uitkomst.waarden) {
        beslissing(naam, uitkomst.plaats, "waarden");
      }
    }
  }

  void controleer_stappen() {
    for (const Stap& stap : pakket_.stappen) {
      beslissing(stap.beslissing, stap.plaats, "beslissing");
      for (const std::string& naam : stap.onderdelen) {
        beslissing(naam, stap.plaats, "onderdelen");
      }
      for (const std::string& naam : stap.oordelen) {
        const Begrip* begrip = pakket_.begrippen->vind(naam);
        if (begrip == nullptr || begrip->soort != BegripSoort::Oordeel) {
          report(stap.plaats, "oordelen", fmt::format("“{}” is geen oordeel uit de begrippenlijst.", naam),
                 "Kies een begrip van de soort oordeel.");
        }
      }
      for (const std::string& naam : stap.berekeningen) {
        if (pakket_.berekening(naam) == nullptr) {
          report(stap.plaats, "berekeningen", fmt::format("De berekening “{}” bestaat niet.", naam),
                 "Neem een id uit berekeningen.");
        }
      }
      bronnen(stap.bronnen, stap.plaats);
    }
  }

  void controleer_berekeningen() {
    for (const BerekeningSoort& berekening : pakket_.berekeningen) {
      beslissing(berekening.beslissing, berekening.plaats, "beslissing");
      for (const BerekeningRegelSoort& regel : berekening.regels) {
        if (!is_waarde(regel.waarde)) {
          report(berekening.plaats, "regels",
                 fmt::format("“{}” is geen beslissing, begrip of parameter.", regel.waarde),
                 "Verbeter de naam.");
        }
        if (!regel.bron.empty()) {
          bron(regel.bron, berekening.plaats, "regels.bron");
        }
      }
    }
  }

  void controleer_invoer() {
    for (const dmn::InputInfo& invoer : pakket_.model->inputs()) {
      const Place place{.file = pakket_.model->file(), .path = invoer.name};
      const Begrip* begrip = pakket_.begrippen->vind(invoer.name);
      const Parameter* parameter = pakket_.parameter(invoer.name);
      if (begrip == nullptr && parameter == nullptr) {
        report(place, "", fmt::format("De invoer “{}” is geen begrip en geen parameter.", invoer.name),
               "Zet de naam in de begrippenlijst of in een bestand met parameters.");
      } else if (begrip != nullptr && parameter != nullptr) {
        report(place, "", fmt::format("“{}” is zowel een begrip als een parameter.", invoer.name),
               "Geef een van beide een andere naam.");
      } else if (begrip != nullptr) {
        controleer_domein(invoer, *begrip, place);
      }
    }
  }

  /// What the model allows must be what the vocabulary offers: else a known result could rest on a value
  /// nobody can give.
  void controleer_domein(const dmn::InputInfo& invoer, const Begrip& begrip, const Place& place) {
    if (invoer.allowed.empty() || begrip.type != BegripType::Keuze) {
      return;
    }
    std::set<std::string> model;
    for (const feel::Value& waarde : invoer.allowed) {
      model.insert(feel::to_string(waarde));
    }
    std::set<std::string> lijst;
    for (const Keuze& keuze : begrip.waarden) {
      lijst.insert(keuze.code);
    }
    std::vector<std::string> verschil;
    std::ranges::set_symmetric_difference(model, lijst, std::back_inserter(verschil));
    if (!verschil.empty()) {
      report(
          place, "",
          fmt::format("De waarden in het model en in de begrippenlijst verschillen: “{}”.", verschil.front()),
          "Maak beide lijsten gelijk.");
    }
  }

  void controleer_tabellen() {
    for (const auto& info : pakket_.model->tables()) {
      const auto& columns = info->table->annotations;
      const auto column = std::ranges::find(columns, kGrondslag);
      if (column == columns.end() || std::ranges::find(columns, kToelichting) == columns.end()) {
        report({.file = pakket_.model->file(), .path = info->owner}, "",
               "De tabel mist de kolom Grondslag of Toelichting.", "Voeg beide kolommen toe als annotatie.");
        return;
      }
      for (std::size_t i = 0; i < info->table->rules.size(); ++i) {
        controleer_rij(*info, i, static_cast<std::size_t>(column - columns.begin()));
      }
    }
  }

  void controleer_rij(const dmn::TableInfo& info, std::size_t index, std::size_t column) {
    const dmn::TableRule& rij = info.table->rules[index];
    const Place place{.file = pakket_.model->file(),
                      .path = fmt::format("{}, rij {}", info.owner, index + 1),
                      .line = rij.position.line,
                      .column = rij.position.column};
    if (rij.id.empty()) {
      report(place, "", "Deze rij heeft geen id.", "Geef de rij een id, bijvoorbeeld stap_3-r2.");
    }
    if (!rij.id.empty() && !rij_ids_.insert(rij.id).second) {
      report(place, "", fmt::format("Het id “{}” staat twee keer in het model.", rij.id),
             "Geef elke rij een eigen id.");
    }
    std::istringstream ids(column < rij.annotations.size() ? rij.annotations[column] : "");
    int count = 0;
    for (std::string id; ids >> id; ++count) {
      bron(id, place, "");
    }
    if (count == 0) {
      report(place, "", "Deze rij heeft geen grondslag.", "Zet het id van een bron in de kolom Grondslag.");
    }
  }

  /// An assessment is a pure function: a model that asks what day it is would give another answer tomorrow.
  void controleer_klok() {
    for (const std::string& pad : paden(bestanden_, pakket_.map + "/", ".dmn")) {
      const std::string& xml = bestanden_.find(pad)->second;
      for (const std::string_view functie : {"today", "now"}) {
        for (std::size_t at = xml.find(functie); at != std::string::npos; at = xml.find(functie, at + 1)) {
          const std::size_t after = xml.find_first_not_of(" \t\r\n", at + functie.size());
          const bool whole =
              at == 0 || (std::isalnum(static_cast<unsigned char>(xml[at - 1])) == 0 && xml[at - 1] != '_');
          if (!whole || after == std::string::npos || xml[after] != '(') {
            continue;
          }
          report({.file = pad,
                  .path = {},
                  .line = 1 + static_cast<int>(std::count(
                                  xml.begin(), xml.begin() + static_cast<std::ptrdiff_t>(at), '\n'))},
                 "", fmt::format("Het model vraagt met {}() naar de klok.", functie),
                 "Maak van de datum een begrip, zodat de uitkomst later dezelfde is.");
        }
      }
    }
  }

  void controleer_verboden() {
    for (const VerbodenAfhankelijkheid& verbod : pakket_.verboden_afhankelijkheden) {
      beslissing(verbod.beslissing, verbod.plaats, "beslissing");
      bronnen(verbod.bronnen, verbod.plaats);
      for (const std::string& naam : verbod.leest_niet) {
        if (!is_waarde(naam)) {
          report(verbod.plaats, "leest_niet",
                 fmt::format("“{}” is geen begrip, parameter of beslissing.", naam), "Verbeter de naam.");
        }
        if (const auto pad = weg(*pakket_.model, verbod.beslissing, naam); !pad.empty()) {
          report(verbod.plaats, "leest_niet",
                 fmt::format("“{}” hangt in het model wel af van “{}”, langs {}. Dat mag niet: {}",
                             verbod.beslissing, naam, fmt::join(pad, " → "), verbod.reden),
                 "Haal de afhankelijkheid uit het model.");
        }
      }
    }
  }

  void controleer_parameters() {
    std::set<std::string> ids;
    for (const Parameter& parameter : pakket_.parameters) {
      if (!ids.insert(parameter.id).second) {
        report(parameter.plaats, "id",
               fmt::format("De parameter “{}” bestaat al in een ander bestand.", parameter.id),
               "Geef een van beide een andere naam.");
      }
      for (const ParameterWaarde& waarde : parameter.waarden) {
        bronnen(waarde.bronnen, parameter.plaats);
      }
    }
  }

  void controleer_interpretaties() {
    for (const Interpretatie& interpretatie : pakket_.interpretaties) {
      for (const std::string& naam : interpretatie.raakt) {
        if (pakket_.parameter(naam) == nullptr) {
          beslissing(naam, interpretatie.plaats, "raakt");
        }
      }
      bronnen(interpretatie.bronnen, interpretatie.plaats);
    }
  }

  void controleer_voorbeelden() {
    std::set<std::string> ids;
    for (const Voorbeeld& voorbeeld : pakket_.voorbeelden) {
      const Place& place = voorbeeld.plaats;
      if (!ids.insert(voorbeeld.id).second) {
        report(place, "id", fmt::format("Het voorbeeld “{}” bestaat al.", voorbeeld.id),
               "Geef het een eigen id.");
      }
      bronnen(voorbeeld.bron, place, "bron");
      for (const auto& [id, antwoord] : voorbeeld.uitkomsten) {
        const auto is = [&id = id](const UitkomstSoort& uitkomst) { return uitkomst.id == id; };
        if (std::ranges::none_of(pakket_.uitkomsten, is)) {
          report(place, "verwacht.uitkomsten", fmt::format("De uitkomst “{}” bestaat niet.", id),
                 "Neem een id uit uitkomsten.");
        }
      }
      for (const auto& [nummer, antwoord] : voorbeeld.stappen) {
        if (pakket_.stap(nummer) == nullptr) {
          report(place, "verwacht.stappen", fmt::format("Stap {} bestaat niet.", nummer),
                 "Neem een nummer uit stappen.");
        }
      }
      for (const auto& [naam, waarde] : voorbeeld.waarden) {
        beslissing(naam, place, "verwacht.waarden");
      }
      for (const std::string& naam : voorbeeld.nodig.value_or(std::vector<std::string>{})) {
        if (pakket_.begrippen->vind(naam) == nullptr) {
          report(place, "verwacht.nodig", fmt::format("Het begrip “{}” bestaat niet.", naam),
                 "Neem een naam uit de begrippenlijst.");
        }
      }
    }
  }

  const Pakket& pakket_;
  const Bestanden& bestanden_;
  Place kop_;
  std::set<std::string> rij_ids_;
  std::optional<base::Error> error_;
};

void add(std::set<std::string>& out, const std::vector<std::string>& ids) {
  out.insert(ids.begin(), ids.end());
}

}  // namespace

base::Result<void> controleer(const Pakket& pakket, const Bestanden& bestanden, const std::string& file) {
  return Controle(pakket, bestanden, file).run();
}

std::vector<std::string> gebruikte_bronnen(const Pakket& pakket) {
  std::set<std::string> ids;
  add(ids, pakket.bronnen);
  for (const Stap& stap : pakket.stappen) {
    add(ids, stap.bronnen);
  }
  for (const BerekeningSoort& berekening : pakket.berekeningen) {
    for (const BerekeningRegelSoort& regel : berekening.regels) {
      ids.insert(regel.bron);
    }
  }
  for (const VerbodenAfhankelijkheid& verbod : pakket.verboden_afhankelijkheden) {
    add(ids, verbod.bronnen);
  }
  for (const ControleUitzondering& each : pakket.uitzonderingen) {
    add(ids, each.bronnen);
  }
  for (const Interpretatie& interpretatie : pakket.interpretaties) {
    add(ids, interpretatie.bronnen);
  }
  for (const Parameter& parameter : pakket.parameters) {
    for (const ParameterWaarde& waarde : parameter.waarden) {
      add(ids, waarde.bronnen);
    }
  }
  for (const auto& info : pakket.model->tables()) {
    const auto& columns = info->table->annotations;
    const auto column = static_cast<std::size_t>(std::ranges::find(columns, kGrondslag) - columns.begin());
    for (const dmn::TableRule& rij : info->table->rules) {
      std::istringstream stream(column < rij.annotations.size() ? rij.annotations[column] : "");
      for (std::string id; stream >> id;) {
        ids.insert(id);
      }
    }
  }
  for (const std::string& naam : gebruikte_begrippen(pakket)) {
    if (const Begrip* begrip = pakket.begrippen->vind(naam)) {
      add(ids, begrip->bronnen);
    }
  }
  ids.erase("");
  return {ids.begin(), ids.end()};
}

std::vector<std::string> gebruikte_begrippen(const Pakket& pakket) {
  std::set<std::string> ids{pakket.gekozen_op};
  for (const dmn::InputInfo& invoer : pakket.model->inputs()) {
    if (pakket.begrippen->vind(invoer.name) != nullptr) {
      ids.insert(invoer.name);
    }
  }
  for (const Stap& stap : pakket.stappen) {
    add(ids, stap.oordelen);
  }
  for (const BerekeningSoort& berekening : pakket.berekeningen) {
    for (const BerekeningRegelSoort& regel : berekening.regels) {
      if (pakket.begrippen->vind(regel.waarde) != nullptr) {
        ids.insert(regel.waarde);
      }
    }
  }
  return {ids.begin(), ids.end()};
}

}  // namespace maatstaf::regels
