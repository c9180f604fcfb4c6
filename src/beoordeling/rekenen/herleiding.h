// SPDX-License-Identifier: EUPL-1.2
//
// Which parameters an answer rests on, read from the trace of one assessment: the rows that fired, the
// columns that made them fire, and what those read, down to the inputs. Internal to beoordeling; one per
// assessment.
#pragma once

#include <bitset>
#include <optional>
#include <vector>

#include "beoordeling/rekenen/rekenaar.h"
#include "dmn/trace.h"

namespace maatstaf::beoordeling {

class Herleiding {
 public:
  static constexpr std::size_t kMeesteParameters = 256;  ///< those beyond are taken to take part
  using Parameters = std::bitset<kMeesteParameters>;     ///< by index in Rekenaar::parameters()

  /// Both must outlive this object.
  Herleiding(const Rekenaar& rekenaar, const dmn::Trace& trace);

  /// The parameters under a decision or input.
  const Parameters& onder(int slot);

 private:
  void loop(const std::vector<int>& slots, Parameters& uit);
  void loop_tabel(const regels::Afhankelijkheden::Beslissing& beslissing, const dmn::TableTrace& tabel,
                  Parameters& uit);

  const Rekenaar& rekenaar_;
  const dmn::Trace& trace_;
  std::vector<std::optional<Parameters>> bekend_;  ///< by slot
};

}  // namespace maatstaf::beoordeling
