// SPDX-License-Identifier: EUPL-1.2
//
// The ruler (schermen, section 1): a line with ticks that always measures something real. Major ticks stand
// for a unit that the reader knows, and the caption says which. Pure functions, thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/html.h"
#include "beoordeling/uitkomst/uitkomst.h"
#include "web/kern/icons.h"

namespace maatstaf::web {

enum class Passed { Normal, Late, StandingStill };
/// A line of `units` units, each with `parts` minor parts, of which `passed` units have passed (may be a
/// fraction).
struct Ruler {
  int units = 7;
  int parts = 4;
  double passed = 0;
  Passed kind = Passed::Normal;
  enum class Marker { None, Here } marker = Marker::None;
};
/// The drawing only: what it measures stands beside it as text.
[[nodiscard]] Html ruler(const Ruler& ruler);

/// "Deel 3 van 7: de nacht", the ruler, and the time left.
[[nodiscard]] Html form_progress(std::size_t part, std::size_t parts, std::string_view name,
                                 std::string_view left);

/// One step in a rail. Without address it cannot be opened yet.
struct RailStep {
  std::string number;  ///< "5a", empty for Aanvraag and Besluit
  std::string name;
  Toestand state = Toestand::Later;
  std::string word;     ///< the answer beside the mark: "ja", "compleet"; empty: the word of the state
  std::string caption;  ///< who, when, how many facts
  std::string address;
  bool current = false;
};
/// Upright, beside narrow work; on a phone it becomes one line that opens.
[[nodiscard]] Html rail(const std::vector<RailStep>& steps);
/// Lying down, where a table needs the width.
[[nodiscard]] Html horizontal_rail(const std::vector<RailStep>& steps);

/// The steps of the status page, on which a state belongs to the case and not to a question.
struct StatusStep {
  std::string name;
  std::string text;
  Toestand state = Toestand::Later;
};
[[nodiscard]] Html status_steps(const std::vector<StatusStep>& steps);

/// The small rail of the work list: closed is ja, open is nee, dashed is onbekend, thick is now.
struct MiniStep {
  std::string number;
  beoordeling::Antwoord antwoord = beoordeling::Antwoord::Onbekend;
  enum class Turn { Passed, Now, Later } turn = Turn::Later;
};
[[nodiscard]] Html mini_rail(const std::vector<MiniStep>& steps);

}  // namespace maatstaf::web
