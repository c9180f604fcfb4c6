// SPDX-License-Identifier: EUPL-1.2
//
// What a letter is made of besides the assessment: who writes to whom, and what a person decided. It stands
// whole in besluit.json, so that a letter is a pure function of besluit.json, the receipt and the rule
// package, and can be made again years later. Format: docs/formaten/besluit.md. Value types.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/decimal.h"
#include "base/json.h"
#include "base/result.h"
#include "base/woorden.h"
#include "beoordeling/beoordelen/beoordelen.h"
#include "regels/pakket/pakket.h"

namespace maatstaf::brieven {

using base::naam;
using base::woord;

/// Whether the people and the office are made up. Made-up data shows on every page.
enum class Gegevens { Echt, Voorbeeld };

/// Who reads the letter: the client ("u krijgt"), or somebody who acts for the client ("Noor krijgt").
enum class Lezer { Client, Naaste };

/// What was decided.
enum class Soort {
  Toekenning,
  Afwijzing,
  Overgang,  ///< no new grant, and what runs now continues until a date
  Advies,    ///< advice to do something else first; the application stays
};
constexpr auto woordenlijst(Soort /*enum*/) {
  return base::woordenlijst<Soort>({{Soort::Toekenning, "toekenning"},
                                    {Soort::Afwijzing, "afwijzing"},
                                    {Soort::Overgang, "overgang"},
                                    {Soort::Advies, "advies"}});
}

enum class Leveringsvorm { Natura, Pgb };
constexpr auto woordenlijst(Leveringsvorm /*enum*/) {
  return base::woordenlijst<Leveringsvorm>(
      {{Leveringsvorm::Natura, "mpt", "in natura (mpt)"}, {Leveringsvorm::Pgb, "pgb"}});
}

struct Kantoor {
  std::string naam;
  std::string ondertitel;                 ///< "langdurige zorg in uw regio"
  std::string merk;                       ///< one to three letters, until the office gives its own mark
  std::string telefoon;                   ///< may be empty
  std::string website;                    ///< https address, may be empty
  std::vector<std::string> bezwaaradres;  ///< lines: where an objection goes (Awb 3:45)
};

struct Contact {
  std::string naam;
  std::string telefoon;  ///< may be empty
  std::string email;     ///< may be empty
};

struct Client {
  std::string voornaam;  ///< how the letter names the client: "Noor", "meneer Jansen"
  std::string naam;      ///< whole name
};

struct Ondertekenaar {
  std::string naam;
  std::string functie;
};

/// One kind of care in the decision, per year.
struct Zorgpost {
  std::string naam;  ///< "Verpleging"
  Leveringsvorm vorm = Leveringsvorm::Pgb;
  base::Decimal uren_per_week;
  base::Decimal per_jaar;  ///< euros, exact cents
};

/// The sender and the reader; the same in every kind of letter.
struct Briefhoofd {
  Gegevens gegevens = Gegevens::Echt;
  Lezer lezer = Lezer::Naaste;
  Kantoor kantoor;
  std::vector<std::string> geadresseerde;  ///< address lines, the name first
  std::string aanhef;                      ///< "Beste mevrouw en meneer Verhoeven,"
  base::Date datum;                        ///< day on which it leaves
  std::string nummer;                      ///< "MZ-2026-0412"
  Contact contact;
  Client client;
  Ondertekenaar ondertekenaar;
};

/// A decision as a person took it.
struct BesluitGegevens {
  Briefhoofd hoofd;
  Soort soort = Soort::Toekenning;
  std::string uitkomst;    ///< id of the outcome in the package
  std::string voorstel;    ///< id of the outcome that the rules proposed
  std::string motivering;  ///< reasons of the decider, for the reader; an empty line starts a new paragraph
  std::string reden_afwijking;  ///< why it departs from the proposal; empty when it does not
  base::Date aanvraagdatum;
  std::optional<base::Date> ingangsdatum;  ///< a grant and a transition have both dates
  std::optional<base::Date> einddatum;
  base::Date bezwaar_tot;                      ///< last day to object
  std::vector<Zorgpost> zorg;                  ///< of a grant; see `zorgposten`
  std::optional<base::Decimal> vorige_uren;    ///< hours a week in the grant that runs now
  std::optional<base::Date> loopt_tot_en_met;  ///< of the grant that runs now
  std::string wat_moet_u_doen;                 ///< for the box; empty: what follows from the decision
  std::string wat_blijft_gelijk;               ///< for the box; empty: what follows from the decision
  std::string wat_is_anders;                   ///< difference with last time; empty: left out
  std::string voorbeeld_keuze;  ///< why the office decides on example values; empty when there are none
  std::string keten_kop;        ///< hash of the last event in keten.json; empty when there is no chain
};

/// A request for information (Awb 4:5, 4:15).
struct VerzoekGegevens {
  Briefhoofd hoofd;
  base::Date aanvraagdatum;
  std::vector<std::string> wat;  ///< what is asked for, each a noun phrase: "de verklaring van de kinderarts"
  std::string waarom;            ///< a Dutch sentence
  std::string van;               ///< who can give it; empty: the reader
  base::Date uiterlijk;
  bool termijn_staat_stil = true;
  std::optional<base::Date> beslissen_uiterlijk;  ///< when all comes on the last day
};

/// The care of a grant: hours and amounts per item from the judgement `passende_zorg` (or, when the decision
/// needs no such judgement, from the care asked for) and the weeks in a year of the package. Errors: Input
/// (no care, or an item without hours or rate), Rules (no weeks in a year).
[[nodiscard]] base::Result<std::vector<Zorgpost>> zorgposten(const regels::Pakket& pakket,
                                                             const beoordeling::Feiten& feiten,
                                                             base::Date peildatum);

/// besluit.json: everything above, with a format name.
[[nodiscard]] base::Json als_json(const BesluitGegevens& gegevens);
/// Reads it back; strict: an unknown or missing field is an error. Errors: Input, with the path.
[[nodiscard]] base::Result<BesluitGegevens> lees_besluit(const base::Json& json);

}  // namespace maatstaf::brieven
