// SPDX-License-Identifier: EUPL-1.2
//
// The explanation of a date, as data: which terms led to it, step by step, with what follows from it. Text
// for people and JSON for programs are renderings of the same value. Format: docs/termijnen.md.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/decimal.h"
#include "base/json.h"
#include "termijnen/termijn.h"

namespace maatstaf::termijnen {

/// A day that follows from the end, for the calendar.
struct Mijlpaal {
  std::string naam;  ///< "nog 3 maanden: lukt het?"
  base::Date datum;
  std::string grondslag;  ///< article, or "eigen keuze van Maatstaf"
};

/// The part of a period that lies in one calendar year (Blz 3.6.1, Rlz 5.12, 5.14; C19).
struct PgbSchijf {
  base::Date van;
  base::Date tot_en_met;
  int dagen = 0;
  int dagen_in_jaar = 0;  ///< 365 or 366
};

/// Days with the same amount per day, in order of time.
struct DwangsomDeel {
  base::Date van;
  base::Date tot_en_met;
  int dagen = 0;
  base::Decimal per_dag;  ///< euros
  base::Decimal bedrag;   ///< euros
};

/// The penalty for deciding late (Awb 4:17).
struct Dwangsom {
  base::Date eerste_dag;
  base::Date laatste_dag;  ///< of the days at most; not that of the decision
  std::vector<DwangsomDeel> delen;
  int dagen = 0;
  base::Decimal totaal;  ///< euros
};

struct Uitleg {
  std::string soort;               ///< "bezwaar"
  std::string naam;                ///< "Bezwaar maken"
  base::Date datum;                ///< the answer
  std::string antwoord;            ///< what the answer is: "Laatste dag om bezwaar te maken"
  std::vector<Termijn> termijnen;  ///< that led to it, in order
  std::vector<Mijlpaal> mijlpalen;
  std::vector<PgbSchijf> schijven;
  std::optional<Dwangsom> dwangsom;
  std::vector<std::string> gevolgen;        ///< what follows from the facts given: "op tijd (Awb 6:9 lid 1)"
  std::vector<std::string> kanttekeningen;  ///< readings of ours, and what a person must judge
  std::vector<std::string> voorbeeldwaarden;  ///< values that no source gives for these days
};

/// Lines for people.
[[nodiscard]] std::string als_tekst(const Uitleg& uitleg);
[[nodiscard]] base::Json als_json(const Uitleg& uitleg);
[[nodiscard]] base::Json als_json(const Termijn& termijn);

}  // namespace maatstaf::termijnen
