// SPDX-License-Identifier: EUPL-1.2
//
// Statutory terms that explain themselves: which rule, from which day, what stopped the clock, why the last
// day moved or did not. The length of a term is data (regels/parameters/termijnen.yaml, read by the caller);
// how a term is counted stands here, with the article above each rule. Dates are civil days: the change to
// and from summer time plays no part. Pure functions, thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/woorden.h"
#include "termijnen/kalender.h"

namespace maatstaf::termijnen {

using base::naam;
using base::woord;

enum class Eenheid { Dagen, Weken, Maanden, Jaren };

/// A length: "8 weken".
struct TermijnDuur {
  int aantal = 0;  ///< 1 or more
  Eenheid eenheid = Eenheid::Weken;
  [[nodiscard]] std::string tekst() const;
  friend bool operator==(const TermijnDuur&, const TermijnDuur&) = default;
};

/// Whether the Algemene termijnenwet may move the last day.
enum class Oorsprong {
  Wet,      ///< a term set by law: the act applies, within art. 4
  Kantoor,  ///< set by the office for the client: the same rule, in favour of the client
  Periode   ///< no term to do something in, but a stretch of time with a first and a last day: never moved
};

/// Which day is the first.
enum class Telling {
  DagErna,  ///< the day after the event: how terms are counted
  DagZelf,  ///< the day that is given: how periods are counted
  Terug     ///< backwards from the event: Atw art. 1 lid 2 leaves such terms alone
};

/// What is counted, and from which article.
struct TermijnRegel {
  std::string naam;     ///< "besluit op de aanvraag"
  std::string artikel;  ///< "Awb 4:13 lid 2"
  TermijnDuur duur;
  Oorsprong oorsprong = Oorsprong::Wet;
  Telling telling = Telling::DagErna;
};

/// Why the clock stands still.
enum class Grond {
  Aanvulling,  ///< the applicant was asked to complete the application (Awb 4:15 lid 1)
  Instemming,  ///< the applicant agreed in writing (Awb 4:15 lid 2 a)
  Vertraging,  ///< the delay is the applicant's (Awb 4:15 lid 2 b)
  Overmacht,   ///< nobody can help it (Awb 4:15 lid 2 c)
  Herstel      ///< the objector was asked to mend the objection (Awb 6:6, 7:10 lid 2)
};

/// The words that the command line and the worked examples use.
constexpr auto woordenlijst(Grond /*enum*/) {
  return base::woordenlijst<Grond>({{Grond::Aanvulling, "aanvulling"},
                                    {Grond::Instemming, "instemming"},
                                    {Grond::Vertraging, "vertraging"},
                                    {Grond::Overmacht, "overmacht"},
                                    {Grond::Herstel, "herstel"}});
}
/// "Awb 4:15 lid 1".
[[nodiscard]] std::string_view artikel(Grond grond);

/// How a stop is told: by the invitation and the answer to it, or by its first and last day.
enum class Opgave { Uitnodiging, Periode };

/// A stretch in which the clock stands still.
struct Onderbreking {
  base::Date verzonden;                 ///< day of the invitation; the clock stops the day after
  base::Date uiterlijk;                 ///< last day to complete; of a period its last day
  std::optional<base::Date> aangevuld;  ///< day of completion
  std::string reden;                    ///< "verklaring van de kinderarts"
  Grond grond = Grond::Aanvulling;
  Opgave opgave = Opgave::Uitnodiging;
};

/// A stop from the first to the last day, both stopped.
[[nodiscard]] Onderbreking stilstand(base::Date van, base::Date tot_en_met, Grond grond, std::string reden);

/// Awb 4:15 lid 1 stops the clock "tot de dag" of completion. Does that day itself still count as stopped?
/// AANNAME: the day on which the application is completed counts again, which gives the earlier deadline.
enum class DagVanAanvulling {
  TeltWeerMee,   ///< no: the clock runs again on that day
  StaatNogStil,  ///< yes
};

/// More time on top of the length, by law (Awb 7:10 lid 3).
struct Verlenging {
  TermijnDuur duur;
  std::string naam;     ///< "verdaging"
  std::string artikel;  ///< "Awb 7:10 lid 3"
};

/// A last day that was named (Awb 4:14 lid 3) or agreed on (Awb 7:10 lid 4). It stands as it was said.
struct Afspraak {
  base::Date datum;
  std::optional<base::Date> gemaakt;  ///< day on which it was said; after the last day it changes nothing
  std::string naam;                   ///< "het kantoor noemde deze dag"
  std::string artikel;
};

enum class StapSoort {
  Begin,
  Duur,
  Verlenging,
  Onderbreking,
  Afspraak,
  Verschuiving,
  GeenVerschuiving,
  Einde
};
constexpr auto woordenlijst(StapSoort /*enum*/) {
  return base::woordenlijst<StapSoort>({{StapSoort::Begin, "begin"},
                                        {StapSoort::Duur, "duur"},
                                        {StapSoort::Verlenging, "verlenging"},
                                        {StapSoort::Onderbreking, "onderbreking"},
                                        {StapSoort::Afspraak, "afspraak"},
                                        {StapSoort::Verschuiving, "verschuiving"},
                                        {StapSoort::GeenVerschuiving, "geen verschuiving"},
                                        {StapSoort::Einde, "einde"}});
}

/// One line of the explanation.
struct TermijnStap {
  StapSoort soort = StapSoort::Begin;
  std::string tekst;    ///< Dutch sentence
  std::string artikel;  ///< "Awb 4:13 lid 2"; empty when it is plain counting
  base::Date datum;     ///< the last day as it stands after this line; for Begin the first day
};

/// A stop as it was counted.
struct Stilstand {
  Grond grond = Grond::Aanvulling;
  std::string reden;
  base::Date van;
  base::Date tot_en_met;  ///< before `van` when the clock did not stop for a single day
  int dagen = 0;          ///< days that it adds to the term
  int dubbel = 0;         ///< days that an earlier stop had counted
  enum class Uitkomst { Telt, GeenDagen, NaAfloop } uitkomst = Uitkomst::Telt;
};

constexpr auto woordenlijst(Stilstand::Uitkomst /*enum*/) {
  using Uitkomst = Stilstand::Uitkomst;
  return base::woordenlijst<Uitkomst>(
      {{Uitkomst::Telt, "telt"}, {Uitkomst::GeenDagen, "geen dagen"}, {Uitkomst::NaAfloop, "na afloop"}});
}

/// What the Algemene termijnenwet did with the last day.
enum class Termijnenwet {
  NietNodig,      ///< the last day is a working day
  Verschoven,     ///< art. 1: to the next working day
  TweeWerkdagen,  ///< art. 2: lengthened to hold two working days
  TeLang,         ///< art. 4: too long to be moved
  GeldtNiet       ///< no term in the sense of the act: a period, a named day, counted backwards
};
constexpr auto woordenlijst(Termijnenwet /*enum*/) {
  return base::woordenlijst<Termijnenwet>({{Termijnenwet::NietNodig, "niet nodig"},
                                           {Termijnenwet::Verschoven, "verschoven"},
                                           {Termijnenwet::TweeWerkdagen, "twee werkdagen"},
                                           {Termijnenwet::TeLang, "te lang"},
                                           {Termijnenwet::GeldtNiet, "geldt niet"}});
}

struct Termijn {
  TermijnRegel regel;
  base::Date gebeurtenis;  ///< receipt, announcement, …
  base::Date eerste_dag;
  base::Date einde;  ///< last day on which it is in time
  int dagen_stil = 0;
  std::optional<base::Date>
      stil_tot;            ///< the clock stands still on `vandaag`, to complete until this day at most
  bool voorlopig = false;  ///< an invitation is still open: reckoned as if it is answered on its last day
  std::vector<TermijnStap> stappen;

  base::Date einde_voor_stilstand;     ///< by length alone
  base::Date einde_voor_termijnenwet;  ///< with stops and agreements
  Termijnenwet termijnenwet = Termijnenwet::NietNodig;
  std::string vrije_dag;               ///< why the last day before the act is no working day; may be empty
  std::vector<Stilstand> stilstanden;  ///< in order of time
  std::vector<std::string> kanttekeningen;  ///< readings of ours, and what a person must judge
  std::vector<std::string> bronnen;         ///< ids in the source register; filled by who knows the rules

  /// Days from `vandaag` to the last day; negative when it has passed.
  [[nodiscard]] std::int64_t dagen_over(base::Date vandaag) const { return einde.days() - vandaag.days(); }
};

struct TermijnOpties {
  DagVanAanvulling dag_van_aanvulling = DagVanAanvulling::TeltWeerMee;
  std::optional<base::Date>
      vandaag;  ///< to know which invitations are still open; absent: those without answer are
  std::optional<Verlenging> verlenging = std::nullopt;
  std::optional<Afspraak> afspraak = std::nullopt;
};

/// Counts a term from `gebeurtenis`.
[[nodiscard]] Termijn bereken(const TermijnRegel& regel, base::Date gebeurtenis, const Kalender& kalender,
                              const std::vector<Onderbreking>& onderbrekingen = {},
                              const TermijnOpties& opties = {});

/// The outer limit for a decision on an application (Awb 4:13 lid 2, 4:15).
[[nodiscard]] Termijn besluit_op_aanvraag(base::Date ontvangen, const TermijnDuur& duur,
                                          const Kalender& kalender,
                                          const std::vector<Onderbreking>& onderbrekingen = {},
                                          const TermijnOpties& opties = {});

/// The time the office gives to complete an application (Awb 4:5 lid 1).
[[nodiscard]] Termijn aanvulling(base::Date verzonden, const TermijnDuur& duur, const Kalender& kalender);

/// Deciding not to treat an incomplete application (Awb 4:5 lid 4), from completion or from the end of the
/// time to complete.
[[nodiscard]] Termijn buiten_behandeling(base::Date aangevuld_of_verstreken, const TermijnDuur& duur,
                                         const Kalender& kalender);

/// Objection (Awb 6:7, 6:8 lid 1), from the day of announcement.
[[nodiscard]] Termijn bezwaar(base::Date bekendgemaakt, const TermijnDuur& duur, const Kalender& kalender);

}  // namespace maatstaf::termijnen
