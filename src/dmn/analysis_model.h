// SPDX-License-Identifier: EUPL-1.2
//
// Static analysis of a whole model: the type of every expression, forms that engines read differently, and
// what every element really reads (a drawn requirement that no expression reads is none). Pure, thread-safe.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "dmn/model.h"
#include "feel/type.h"
#include "feel/typing.h"

namespace maatstaf::dmn {

struct ModelIssue {
  feel::TypingIssue issue;
  std::string owner;  ///< name of the decision or knowledge model
  std::string part;   ///< "rij 2, kolom 1", "uitvoerkolom 1", or empty
  std::string text;   ///< the expression
  Position position;  ///< of the expression in the file
};

struct ModelCheck {
  std::vector<ModelIssue> issues;
  std::size_t expressions = 0;  ///< how many were judged, cells included
  /// By the name of the decision or knowledge model: the names that its expressions read.
  std::map<std::string, std::set<std::string>, std::less<>> reads;
  std::map<std::string, feel::Type, std::less<>> types;  ///< of inputs and decisions, as far as known

  /// The way along which `from` reads `to`, both included; empty when it does not. Shortest first.
  [[nodiscard]] std::vector<std::string> path(std::string_view from, std::string_view to) const;
  /// Everything that these names read, directly or through others; themselves included.
  [[nodiscard]] std::set<std::string> reached_from(const std::vector<std::string>& names) const;
};

/// Checks the main model. `inputs` says what is known of inputs beyond the type in the model.
[[nodiscard]] ModelCheck check_model(const Model& model,
                                     const std::map<std::string, feel::Type, std::less<>>& inputs = {});

}  // namespace maatstaf::dmn
