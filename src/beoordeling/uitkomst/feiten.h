// SPDX-License-Identifier: EUPL-1.2
//
// Facts: what is known about a case on one date, each with where it came from. The input of an assessment.
// A fact that is absent is unknown; it never has a default (ontwerp.md, principle 2).
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/date.h"
#include "feel/value.h"

namespace maatstaf::beoordeling {

/// A place in a document that supports a fact or a judgement.
struct Bewijs {
  std::string stuk;    ///< name of the document: "Zorgplan 2026"
  std::string plaats;  ///< "blz. 4 en 7"
};

/// Who stated a fact, when and on what ground.
struct Herkomst {
  std::string soort;        ///< register, opgave, oordeel or berekend, as in the vocabulary
  std::string door;         ///< name of the person or register: "CIZ", "ouders", "dr. H. van Dalen"
  std::string rol;          ///< role as in the vocabulary
  base::Date datum;         ///< the date on which it was stated
  std::string toelichting;  ///< the reason given with a judgement
  std::vector<Bewijs> bewijs;
  int versie = 1;  ///< version of a signed judgement
};

struct Feit {
  feel::Value waarde;  ///< never Unknown: an unknown fact is absent
  Herkomst herkomst;
};

/// Facts by the id of their begrip, in the order of the ids.
using Feiten = std::map<std::string, Feit, std::less<>>;

}  // namespace maatstaf::beoordeling
