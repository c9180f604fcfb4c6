// SPDX-License-Identifier: EUPL-1.2
//
// A rule package: the law as data. Dated decision tables with a source on every row, parameters with a date
// and a source, interpretations and worked examples, one fingerprint. Format: docs/formaten/regelpakket.md.
// A package is read whole or refused whole (ErrorKind::Rules, with file, line and field), is immutable
// afterwards and may be shared between threads.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "base/woorden.h"
#include "dmn/model.h"
#include "feel/value.h"
#include "regels/lezen/bevinding.h"
#include "regels/pakket/afgeleide.h"
#include "regels/pakket/afhankelijkheden.h"
#include "regels/register/begrippen.h"
#include "regels/register/bronnen.h"

namespace maatstaf::regels {

using base::naam;
using base::woord;

enum class Status { Concept, Voorgenomen, InConsultatie, Vastgesteld, InWerking, Vervallen, Alternatief };
constexpr auto woordenlijst(Status /*enum*/) {
  return base::woordenlijst<Status>({{Status::Concept, "concept"},
                                     {Status::Voorgenomen, "voorgenomen"},
                                     {Status::InConsultatie, "in consultatie"},
                                     {Status::Vastgesteld, "vastgesteld"},
                                     {Status::InWerking, "in werking"},
                                     {Status::Vervallen, "vervallen"},
                                     {Status::Alternatief, "alternatief"}});
}
[[nodiscard]] bool mag_besluiten(
    Status status);  ///< only vastgesteld, in werking and, for cases of its time, vervallen

struct Stap {
  std::string nummer;
  std::string naam;
  std::string vraag;
  std::string uitleg;
  std::string beslissing;
  std::string wie;
  std::vector<std::string> oordelen;
  std::vector<std::string> onderdelen;
  std::vector<std::string> berekeningen;
  std::vector<std::string> bronnen;
  base::Place plaats;  ///< where it stands in the file, for messages
};

enum class BesluitSoort { Toekenning, Afwijzing, Overgang, Advies, Geen };
constexpr auto woordenlijst(BesluitSoort /*enum*/) {
  return base::woordenlijst<BesluitSoort>({{BesluitSoort::Toekenning, "toekenning"},
                                           {BesluitSoort::Afwijzing, "afwijzing"},
                                           {BesluitSoort::Overgang, "overgang"},
                                           {BesluitSoort::Advies, "advies"},
                                           {BesluitSoort::Geen, "geen"}});
}

struct UitkomstSoort {
  std::string id;
  std::string naam;
  std::string beslissing;
  bool gunstig = true;
  BesluitSoort besluit = BesluitSoort::Toekenning;
  std::vector<std::string> waarden;  ///< decisions whose value belongs to this outcome: amount, term
  base::Place plaats;
};

struct BerekeningRegelSoort {
  std::string naam;
  std::string waarde;  ///< decision, begrip or parameter
  std::string teken;   ///< plus, min, maal, gedeeld_door, is
  std::string bron;
};

struct BerekeningSoort {
  std::string id;
  std::string naam;
  std::string beslissing;
  std::string eenheid;
  std::vector<BerekeningRegelSoort> regels;
  base::Place plaats;
};

struct VerbodenAfhankelijkheid {
  std::string beslissing;
  std::vector<std::string> leest_niet;
  std::string reden;
  std::vector<std::string> bronnen;
  base::Place plaats;
};

struct ParameterWaarde {
  base::Date van;
  std::optional<base::Date> tot_en_met;
  feel::Value waarde;
  bool voorbeeld = false;
  std::string toelichting;
  std::vector<std::string> bronnen;
};

struct Parameter {
  std::string id;
  std::string naam;
  std::string type;
  std::string eenheid;
  std::string
      buiten_het_model;  ///< what reads it when no model does (letters, pages); empty: a model reads it
  std::vector<ParameterWaarde> waarden;  ///< in order of time, without overlap
  base::Place plaats;

  /// The value on a date, or nullptr: there is none, and none is made up.
  [[nodiscard]] const ParameterWaarde* op(base::Date datum) const;
};

struct Lezing {
  std::string naam;
  std::string uitleg;
};

struct Interpretatie {
  std::string id;
  std::string over;
  std::string vraag;
  Lezing gekozen;
  std::vector<Lezing> alternatieven;
  std::string waarom;
  std::vector<std::string> raakt;
  std::vector<std::string> bronnen;
  base::Place plaats;
};

struct Voorbeeld {
  std::string id;
  std::string naam;
  std::vector<std::string> bron;
  std::string waarom;
  std::optional<base::Date> peildatum;
  std::string basis;  ///< id of the example or base facts whose facts it starts from; empty: of nothing
  std::map<std::string, feel::Value> feiten;      ///< all of them, those of the basis too
  std::map<std::string, std::string> uitkomsten;  ///< outcome id → ja, nee or onbekend
  std::map<std::string, std::string> stappen;     ///< step number → ja, nee, onbekend or nvt
  std::map<std::string, feel::Value> waarden;     ///< decision → value
  std::optional<std::vector<std::string>> nodig;
  /// Of voorbeelden/dekking*.yaml: a case for one row or condition, with only the facts that its decision
  /// reads; no whole case.
  bool dekking = false;
  base::Place plaats;
};

struct Toepassing {
  std::vector<std::string> leveringsvormen;
  std::vector<std::string> setting;
  std::vector<std::string> soorten_aanvraag;  ///< codes of the begrip soort_aanvraag; empty: every kind
  std::string toelichting;
};

enum class InvoeringPer { Zorgkantoor };
constexpr auto woordenlijst(InvoeringPer /*enum*/) {
  return base::woordenlijst<InvoeringPer>({{InvoeringPer::Zorgkantoor, "zorgkantoor"}});
}

/// Gradual adoption: from `vanaf` each office takes the package into use on a day of its own, on `uiterlijk`
/// at the latest (both days inclusive). Until then what it replaces holds at that office (requirement R139).
struct GeleidelijkeInvoering {
  InvoeringPer per = InvoeringPer::Zorgkantoor;
  base::Date vanaf;
  base::Date uiterlijk;
};

class Pakket {
 public:
  std::string id;
  std::string titel;
  std::string versie;
  Status status = Status::Concept;
  base::Date geldig_van;
  std::optional<base::Date> geldig_tot_en_met;
  std::string gekozen_op;
  Toepassing toepassing;
  std::vector<std::string> vervangt;
  std::vector<std::string> naast;  ///< packages beside which this one holds, for other cases
  std::optional<GeleidelijkeInvoering> invoering;
  std::string samenvatting;
  std::string modelbestand;   ///< file of the model, in the folder of the package
  std::string hoofduitkomst;  ///< decision that gives the code of the main outcome; empty: there is none
  std::vector<UitkomstSoort> uitkomsten;
  std::vector<Stap> stappen;
  std::vector<BerekeningSoort> berekeningen;
  std::vector<VerbodenAfhankelijkheid> verboden_afhankelijkheden;
  std::vector<ControleUitzondering> uitzonderingen;
  std::vector<std::string> bronnen;
  std::vector<std::string> parameters_gedeeld;  ///< names of the shared files, without .yaml
  std::vector<Parameter> parameters;            ///< own and shared
  std::vector<Interpretatie> interpretaties;
  std::vector<Voorbeeld> voorbeelden;
  std::shared_ptr<const dmn::Model> model;
  std::shared_ptr<const Afhankelijkheden> afhankelijkheden;  ///< of the model
  std::shared_ptr<const Begrippen> begrippen;
  std::shared_ptr<const Bronnen> bronregister;
  std::string vingerafdruk;  ///< SHA-256 over all files that make the rules, 64 hexadecimal digits
  std::string map;           ///< its folder below regels/
  Afgeleide rekenplan;       ///< of beoordeling

  [[nodiscard]] const Stap* stap(std::string_view nummer) const;
  [[nodiscard]] const UitkomstSoort* uitkomst(std::string_view id) const;
  [[nodiscard]] const Parameter* parameter(std::string_view id) const;
  [[nodiscard]] const Interpretatie* interpretatie(std::string_view id) const;
  [[nodiscard]] const BerekeningSoort* berekening(std::string_view id) const;
};

}  // namespace maatstaf::regels
