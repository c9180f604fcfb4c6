// SPDX-License-Identifier: EUPL-1.2
//
// The work at one step: the fields that who is logged in may fill in, what was signed, and the signature. The
// medisch adviseur compares domains (gebieden.h), the verpleegkundige puts care together (zorg.h), everybody
// else answers questions. Which judgements exist and who gives them is in the vocabulary. Pure functions,
// thread-safe.
#pragma once

#include <string>
#include <vector>

#include "web/delen/oordelen.h"
#include "web/delen/zaakblad.h"

namespace maatstaf::web {

/// What stands in the form, and what is wrong with it.
struct Werkinvoer {
  const http::Fields& velden;
  const FieldErrors& fouten;
};

/// The judgements of a step that the role of who is logged in may give.
[[nodiscard]] std::vector<std::string> eigen_oordelen(const Visit& visit,
                                                      const beoordeling::StapUitkomst& stap);
/// Missing facts of a step, no judgements, that who is logged in may record.
[[nodiscard]] std::vector<std::string> eigen_feiten(const Visit& visit, const Zaakblad& blad,
                                                    const beoordeling::StapUitkomst& stap);

/// Everything under the heading of the step. `met_concept` is the case with one's own draft counted in, for
/// the figures.
[[nodiscard]] Html stapwerk(const Visit& visit, const Zaakblad& blad, const Zaakblad& met_concept,
                            const beoordeling::StapUitkomst& stap, const Werkinvoer& invoer);

/// At the right of the heading: that a draft is private, whose signed judgement this is, or the answer.
[[nodiscard]] Html stapmerk(const Visit& visit, const Zaakblad& blad, const beoordeling::StapUitkomst& stap);

/// A page that needs its whole width: a table of domains, or something to fill in.
[[nodiscard]] bool is_breed(const Visit& visit, const Zaakblad& blad, const beoordeling::StapUitkomst& stap);

}  // namespace maatstaf::web
