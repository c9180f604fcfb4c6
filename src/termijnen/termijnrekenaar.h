// SPDX-License-Identifier: EUPL-1.2
//
// What the kinds of terms share while an explanation is made: looking lengths up with their sources, counting
// a term and putting it in the explanation. Internal to termijnen; one per question.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "termijnen/vraag.h"

namespace maatstaf::termijnen {

class Termijnrekenaar {
 public:
  Termijnrekenaar(const Vraag& vraag, const Gegevens& gegevens, const Kalender& kalender)
      : vraag_(vraag), gegevens_(gegevens), kalender_(kalender) {}

  [[nodiscard]] const Vraag& vraag() const { return vraag_; }
  [[nodiscard]] const Gegevens& gegevens() const { return gegevens_; }
  [[nodiscard]] const Kalender& kalender() const { return kalender_; }
  [[nodiscard]] Uitleg& uitleg() { return uitleg_; }

  /// The length on a day; its sources go with the next term that is counted.
  [[nodiscard]] base::Result<TermijnDuur> duur(std::string_view id, base::Date dag);
  [[nodiscard]] base::Result<base::Decimal> bedrag(std::string_view id, base::Date dag);
  /// Counts a term, adds it to the explanation and makes its end the answer.
  const Termijn& tel(const TermijnRegel& regel, base::Date gebeurtenis,
                     const std::vector<std::string>& bronnen = {},
                     const std::vector<Onderbreking>& onderbrekingen = {}, const TermijnOpties& opties = {});

 private:
  void merk_voorbeeld(std::string_view id, const Waarde& waarde);

  const Vraag& vraag_;
  const Gegevens& gegevens_;
  const Kalender& kalender_;
  Uitleg uitleg_;
  std::vector<std::string> bronnen_;  ///< of the lengths that were looked up since the last term
  std::set<std::string, std::less<>> gemeld_;
};

/// The kinds, by file. Each fills the explanation.
[[nodiscard]] base::Result<void> besluit(Termijnrekenaar& rekenaar);
[[nodiscard]] base::Result<void> aanvullen(Termijnrekenaar& rekenaar);
[[nodiscard]] base::Result<void> niet_behandelen(Termijnrekenaar& rekenaar);
[[nodiscard]] base::Result<void> ciz(Termijnrekenaar& rekenaar);
[[nodiscard]] base::Result<void> persoonlijk_plan(Termijnrekenaar& rekenaar);
[[nodiscard]] base::Result<void> standstill(Termijnrekenaar& rekenaar);
[[nodiscard]] base::Result<void> huisbezoek(Termijnrekenaar& rekenaar);

[[nodiscard]] base::Result<void> dwangsom(Termijnrekenaar& rekenaar);
[[nodiscard]] base::Result<void> dwangsom_vaststellen(Termijnrekenaar& rekenaar);

[[nodiscard]] base::Result<void> bezwaar_maken(Termijnrekenaar& rekenaar);
[[nodiscard]] base::Result<void> beslissing_bezwaar(Termijnrekenaar& rekenaar);
[[nodiscard]] base::Result<void> advies_zorginstituut(Termijnrekenaar& rekenaar);
[[nodiscard]] base::Result<void> hoorzitting(Termijnrekenaar& rekenaar);

[[nodiscard]] base::Result<void> toekenning(Termijnrekenaar& rekenaar);
[[nodiscard]] base::Result<void> overgangsjaar(Termijnrekenaar& rekenaar);
[[nodiscard]] base::Result<void> overbrugging(Termijnrekenaar& rekenaar);

/// An error of the person who asks, at an option.
[[nodiscard]] tl::unexpected<base::Error> vraagfout(Gegeven gegeven, std::string oorzaak, std::string raad);

}  // namespace maatstaf::termijnen
