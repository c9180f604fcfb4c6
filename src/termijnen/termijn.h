// SPDX-License-Identifier: EUPL-1.2
//
// Statutory terms that explain themselves: which rule, from which day, what stopped the clock, why the last
// day moved or did not. The length of a term is data (regels/parameters/termijnen.yaml, read by the caller);
// how a term is counted stands here, with the article above each rule. Pure functions, thread-safe.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "termijnen/kalender.h"

namespace maatstaf::termijnen {

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
  Wet,     ///< a term set by law: the act applies, within art. 4
  Kantoor  ///< set by the office itself: the same rule, in favour of the client (our reading)
};

/// What is counted, and from which article.
struct TermijnRegel {
  std::string naam;     ///< "besluit op de aanvraag"
  std::string artikel;  ///< "Awb 4:13 lid 2"
  TermijnDuur duur;
  Oorsprong oorsprong = Oorsprong::Wet;
};

/// The clock stands still because the applicant was asked to complete the application (Awb 4:15 lid 1).
struct Onderbreking {
  base::Date verzonden;                 ///< day of the invitation; the clock stops the day after
  base::Date uiterlijk;                 ///< last day to complete
  std::optional<base::Date> aangevuld;  ///< day of completion
  std::string reden;                    ///< "verklaring van de kinderarts"
};

/// Awb 4:15 lid 1 stops the clock "tot de dag" of completion. Does that day itself still count as stopped?
enum class DagVanAanvulling {
  TeltWeerMee,   ///< no: the clock runs again on that day (our reading; the earlier deadline)
  StaatNogStil,  ///< yes
};

enum class StapSoort { Begin, Duur, Onderbreking, Verschuiving, GeenVerschuiving, Einde };

/// One line of the explanation.
struct TermijnStap {
  StapSoort soort = StapSoort::Begin;
  std::string tekst;    ///< Dutch sentence
  std::string artikel;  ///< "Awb 4:13 lid 2"; empty when it is plain counting
  base::Date datum;     ///< the last day as it stands after this line; for Begin the first day
};

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

  /// Days from `vandaag` to the last day; negative when it has passed.
  [[nodiscard]] std::int64_t dagen_over(base::Date vandaag) const { return einde.days() - vandaag.days(); }
};

struct TermijnOpties {
  DagVanAanvulling dag_van_aanvulling = DagVanAanvulling::TeltWeerMee;
  std::optional<base::Date>
      vandaag;  ///< to know which invitations are still open; absent: those without answer are
};

/// Counts a term that starts the day after `gebeurtenis`.
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
