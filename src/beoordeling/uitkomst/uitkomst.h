// SPDX-License-Identifier: EUPL-1.2
//
// What an assessment says: outcome, steps, needs, calculations and the trace that they rest on. Values only;
// how one is made stands in beoordeling/beoordeling.h. Thread-safe as values are.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/woorden.h"
#include "beoordeling/uitkomst/feiten.h"
#include "beoordeling/uitkomst/verwijzingen.h"
#include "dmn/trace.h"
#include "feel/value.h"

namespace maatstaf::beoordeling {

using base::naam;
using base::woord;

/// The four answers of a step or a test. Onbekend is not nee.
enum class Antwoord { Ja, Nee, Onbekend, Nvt };
constexpr auto woordenlijst(Antwoord /*enum*/) {
  return base::woordenlijst<Antwoord>({{Antwoord::Ja, "ja"},
                                       {Antwoord::Nee, "nee"},
                                       {Antwoord::Onbekend, "onbekend"},
                                       {Antwoord::Nvt, "nvt", "n.v.t."}});
}

/// A row of a decision table that gave the answer.
struct Grond {
  std::string beslissing;            ///< id of the decision
  std::string rij;                   ///< id of the rule
  int rijnummer = 0;                 ///< first row is 1
  std::vector<std::string> bronnen;  ///< ids in the source register
  std::string toelichting;
};
using Gronden = Verwijzingen<Grond>;

/// A decision shown inside a step, for example whether EKT may apply and whether it is enough.
struct Onderdeel {
  std::string_view id;
  std::string_view naam;
  Antwoord antwoord = Antwoord::Onbekend;
  feel::Value waarde;
  Gronden gronden;
  std::vector<std::string> ontbreekt;  ///< begrippen it waits for
};

struct StapUitkomst {
  std::string_view nummer;
  std::string_view naam;
  std::string_view vraag;
  std::string_view wie;
  Antwoord antwoord = Antwoord::Onbekend;
  Gronden gronden;
  std::vector<Onderdeel> onderdelen;
  Teksten oordelen;      ///< begrippen of kind oordeel that belong to the step
  Teksten berekeningen;  ///< ids in Beoordeling::berekeningen
  Teksten bronnen;
  std::vector<std::string> ontbreekt;  ///< begrippen that are missing for this step
};

/// One member of the set of outcomes.
struct Uitkomst {
  std::string_view id;
  std::string_view naam;
  Antwoord antwoord = Antwoord::Onbekend;  ///< Ja: part of the outcome
  Gronden gronden;
};

/// What is still needed, from whom and for which step. Only what can still change the outcome.
struct Behoefte {
  std::string begrip;
  std::string naam;
  std::string vraag;
  std::string waarvoor;
  std::vector<std::string> rollen;   ///< who may supply it
  std::vector<std::string> stappen;  ///< numbers of the steps it is for
  bool zeker = true;                 ///< false when the search was cut off before it proved that it matters
};

struct BerekeningRegel {
  std::string_view naam;
  feel::Value waarde;
  std::string_view teken;  ///< plus, min, maal, gedeeld_door, is
  std::string_view bron;   ///< source id, may be empty
  bool voorbeeld = false;  ///< an example value took part
};

struct Berekening {
  std::string_view id;
  std::string_view naam;
  std::string_view eenheid;
  feel::Value waarde;
  std::vector<BerekeningRegel> regels;
};

/// A parameter that took part, with its status; an example value bars a real decision without a recorded
/// choice.
struct GebruikteParameter {
  std::string_view id;
  std::string_view naam;
  bool voorbeeld = false;
  Teksten bronnen;
};

/// Texts of the package are views into the plan that it keeps: they live as long as this or a copy of it.
struct Beoordeling {
  std::string pakket;  ///< id
  std::string versie;
  std::string status;
  std::string vingerafdruk;  ///< SHA-256 of the package, 64 hexadecimal digits
  base::Date peildatum;
  std::optional<std::string> hoofduitkomst;  ///< nullopt: not yet known
  std::vector<Uitkomst> uitkomsten;
  std::vector<StapUitkomst> stappen;
  std::vector<Behoefte> behoeften;
  std::vector<Berekening> berekeningen;
  std::vector<GebruikteParameter> parameters;
  Waarden waarden;  ///< every decision by id
  dmn::Trace trace;
  std::shared_ptr<const void> plan;  ///< what the grounds and names stand in; kept for them

  [[nodiscard]] bool gebruikt_voorbeeldwaarden() const;
  [[nodiscard]] const Uitkomst* uitkomst(std::string_view id) const;
  [[nodiscard]] const StapUitkomst* stap(std::string_view nummer) const;
};

enum class Doel {
  Besluit,    ///< the package must be in force: status vastgesteld or in werking
  Simulatie,  ///< any status; nothing can become a decision
};

enum class Uitvoer {
  Volledig,  ///< with trace and needs
  Snel,      ///< outcome and steps only
};

struct Opties {
  std::optional<base::Date> peildatum = std::nullopt;  ///< default: the fact that the package is selected on
  Doel doel = Doel::Simulatie;
  Uitvoer uitvoer = Uitvoer::Volledig;
};

}  // namespace maatstaf::beoordeling
