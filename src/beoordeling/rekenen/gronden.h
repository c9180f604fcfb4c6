// SPDX-License-Identifier: EUPL-1.2
//
// From a trace to grounds: the rows that gave an answer, with their sources. Internal to beoordeling.
#pragma once

#include <string>
#include <vector>

#include "beoordeling/rekenen/plan.h"
#include "beoordeling/uitkomst/uitkomst.h"

namespace maatstaf::beoordeling {

/// The rows that fired for a decision. A decision that is no table rests on the rows of the decisions it
/// reads.
[[nodiscard]] Gronden gronden_van(const Plan& plan, const dmn::Trace& trace, int slot);

/// The annotation of a row in the named column; empty when there is none.
[[nodiscard]] std::string_view annotatie(const dmn::Table& tabel, const dmn::TableRule& rij,
                                         std::string_view kolom);

/// "rlz-5.1e s1-ekt" → both ids.
[[nodiscard]] std::vector<std::string> bron_ids(std::string_view grondslag);

}  // namespace maatstaf::beoordeling
