// SPDX-License-Identifier: EUPL-1.2
#include "regels/bibliotheek/zonder_regels.h"

#include <fmt/format.h>

#include "regels/lezen/yaml.h"

namespace maatstaf::regels {

using yaml::Fields;
using yaml::Presence;

base::Result<std::vector<ZonderRegels>> lees_zonder_regels(std::string_view text, std::string_view file) {
  std::vector<ZonderRegels> lijst;
  TRY_VOID(yaml::read_list(text, file, "zonder_regels", [&lijst](Fields& fields) {
    ZonderRegels zonder;
    zonder.regeling = fields.text("regeling");
    zonder.van = fields.date("van");
    zonder.tot_en_met = fields.date("tot_en_met");
    zonder.waarom = fields.text("waarom");
    zonder.bronnen = fields.texts("bronnen", Presence::Required);
    zonder.plaats = fields.place();
    if (zonder.tot_en_met < zonder.van) {
      fields.report("tot_en_met", "De einddatum ligt voor de begindatum.", "Pas een van beide aan.");
    }
    if (zonder.regeling.find('/') != std::string::npos) {
      fields.report("regeling", "Dit is de naam van een pakket, niet van een regeling.",
                    "Neem alleen het deel voor de schuine streep.");
    }
    // Principle 7: also silence needs a source.
    if (zonder.bronnen.empty()) {
      fields.report("bronnen", "Een tijd zonder regels heeft een bron nodig.",
                    "Noem een bron, of de eigen bron die zegt dat er niets is gevonden.");
    }
    lijst.push_back(std::move(zonder));
  }));
  return lijst;
}

base::Result<std::vector<ZonderRegels>> lees_tijdlijnbestanden(const Bestanden& bestanden,
                                                               const Bronnen& bronnen) {
  std::vector<ZonderRegels> lijst;
  for (const std::string& pad : paden(bestanden, "tijdlijn/", ".yaml")) {
    TRY(std::vector<ZonderRegels> deel, lees_zonder_regels(bestanden.find(pad)->second, pad));
    for (ZonderRegels& zonder : deel) {
      for (const std::string& id : zonder.bronnen) {
        if (bronnen.vind(id) != nullptr) {
          continue;
        }
        base::Place plaats = zonder.plaats;
        plaats.path += ".bronnen";
        return base::fail(base::ErrorKind::Rules,
                          fmt::format("De bron “{}” staat niet in het bronregister.", id),
                          "Zet de bron in het bronregister, of verbeter de verwijzing.", std::move(plaats));
      }
      lijst.push_back(std::move(zonder));
    }
  }
  return lijst;
}

}  // namespace maatstaf::regels
