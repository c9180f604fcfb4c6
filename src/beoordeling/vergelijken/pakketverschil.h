// SPDX-License-Identifier: EUPL-1.2
//
// What changed between two packages, or between two days of one, and for every change that may give another
// answer a case that indeed comes out otherwise (R140: a change of the framework is shown before it is made;
// R162: one set of cases under two regimes). A case is shown only after both packages assessed it. Pure and
// thread-safe; no clock.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "beoordeling/beoordelen/beoordelen.h"
#include "regels/bibliotheek/bibliotheek.h"
#include "regels/verschil/verschil.h"

namespace maatstaf::beoordeling {

/// One thing that comes out otherwise, in words.
struct Verschilpunt {
  std::string onderwerp;  ///< "Uitkomst Meerzorg", "Stap 4. Bijzondere zorgbehoefte", name of a decision
  std::string eerst;
  std::string nu;
};

/// Facts under which the two sides differ: a worked example, as it stands or with one fact changed.
struct Verschilzaak {
  std::string pakket;     ///< id of the package the worked example belongs to
  std::string voorbeeld;  ///< id of the example
  std::string naam;       ///< its name
  std::string veranderd;  ///< "Zorgprofiel: 7VG in plaats van 8VG"; empty: the example as it stands
  Feiten feiten;
  std::vector<Verschilpunt> punten;  ///< never empty; outcomes first, then steps, then values
  bool uitkomst_anders = false;      ///< the set of outcomes differs, not only a step or a value
};

/// A part of all that a table can be asked, in which the two tables answer otherwise.
struct Gebied {
  std::string als;
  std::string eerst;
  std::string nu;
};

enum class Zoekuitslag {
  NietGezocht,    ///< a change of words, sources or guarantees: no case belongs to it
  Gevonden,       ///< see `zaak`
  NietGevonden,   ///< no case was found in which it matters; that is no proof that there is none
  NietTeRekenen,  ///< an amount that is not known yet on one of the days
  Gelijkwaardig,  ///< written otherwise, the same answer for everything the table can be asked: proved
};
constexpr auto woordenlijst(Zoekuitslag /*enum*/) {
  return base::woordenlijst<Zoekuitslag>({{Zoekuitslag::NietGezocht, "niet_gezocht"},
                                          {Zoekuitslag::Gevonden, "gevonden"},
                                          {Zoekuitslag::NietGevonden, "niet_gevonden"},
                                          {Zoekuitslag::NietTeRekenen, "niet_te_rekenen"},
                                          {Zoekuitslag::Gelijkwaardig, "gelijkwaardig"}});
}

struct GezochteWijziging {
  regels::Wijziging wijziging;
  Zoekuitslag uitslag = Zoekuitslag::NietGezocht;
  std::optional<Verschilzaak> zaak;
  std::vector<Gebied> gebieden;     ///< at the first change of each table that can be enumerated
  std::size_t gebieden_totaal = 0;  ///< more than `gebieden` when only the largest are kept
};

struct Pakketverschil {
  regels::Pakketdag eerst;
  regels::Pakketdag nu;
  base::Date rekendag_eerst;  ///< the day whose amounts were used; another when `dag` has no amounts yet
  base::Date rekendag_nu;
  std::vector<std::string> opmerkingen;  ///< Dutch sentences
  std::vector<GezochteWijziging> bevindingen;
  std::size_t voorbeelden = 0;         ///< worked examples of both packages that both could assess
  std::size_t voorbeelden_anders = 0;  ///< those with another set of outcomes
  std::size_t zaken = 0;               ///< cases assessed by both in the search

  [[nodiscard]] std::size_t aantal(Zoekuitslag uitslag) const;
};

/// Which two things are asked for. Either two packages, each with a day or without; or one scheme and two
/// days.
struct Verschilvraag {
  std::string eerst;  ///< id of a package, or a scheme ("meerzorg-thuis") when both days are given
  std::string nu;     ///< id of a package; empty with a scheme
  std::optional<base::Date> van;
  std::optional<base::Date> naar;
};

/// The sides that a question names. Without days: the last day of the earlier package and the first of the
/// later one, or the first day that both hold. Errors: NotFound (no such package, no rules on that day),
/// Rules (more than one package on that day), Input (a day outside a package, or half a question).
struct Kanten {
  regels::Pakketdag eerst;
  regels::Pakketdag nu;
};
[[nodiscard]] base::Result<Kanten> kies_kanten(const regels::Bibliotheek& bibliotheek,
                                               const Verschilvraag& vraag);

/// Compares. Errors: Rules when a package has no day on which all its parameters have a value.
[[nodiscard]] base::Result<Pakketverschil> vergelijk_pakketten(const Kanten& kanten);

/// For a terminal, with the labels of the sources.
[[nodiscard]] std::string als_tekst(const Pakketverschil& verschil);
/// For programs: "maatstaf-regelverschil/1", described in docs/formaten/regelpakket.md.
[[nodiscard]] base::Json als_json(const Pakketverschil& verschil);

/// "Zo is het nu:" words that a page and the command line share: "geen zaak gevonden waarin dit verschil
/// maakt", …
[[nodiscard]] std::string_view zin(Zoekuitslag uitslag);

}  // namespace maatstaf::beoordeling
