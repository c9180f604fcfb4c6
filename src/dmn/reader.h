// SPDX-License-Identifier: EUPL-1.2
//
// Reads DMN XML into the syntax model. Knows the namespaces of DMN 1.2 to 1.6; ignores diagrams and
// extensions. No network, no document types, no entities; limits on size and depth. Thread-safe: no shared
// state.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/result.h"
#include "dmn/syntax.h"

namespace maatstaf::dmn {

struct ReaderLimits {
  std::size_t bytes = 20 * 1024 * 1024;
  int depth = 64;  ///< of nested boxed expressions and item definitions
};

/// Reads one file. `file` names it in errors. Errors: ErrorKind::Rules with file, line and column.
[[nodiscard]] base::Result<Definitions> read_definitions(std::string_view xml, std::string_view file,
                                                         ReaderLimits limits = {});

}  // namespace maatstaf::dmn
