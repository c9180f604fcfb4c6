// SPDX-License-Identifier: EUPL-1.2
//
// Regular expressions in the flavour of XPath and XQuery 3.1 (5.6.1), which FEEL asks for, on ICU. Internal
// to feel, and the only place that knows ICU's regular expressions. Every use has limits on time and stack.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace maatstaf::feel {

class Pattern {
 public:
  /// Flags: s (point matches newlines), m (lines), i (case), x (white space in the pattern does not count), q
  /// (the pattern is plain text). Errors: ErrorKind::Input.
  [[nodiscard]] static base::Result<Pattern> compile(std::string_view pattern, std::string_view flags);

  Pattern(Pattern&&) noexcept;
  Pattern& operator=(Pattern&&) noexcept;
  ~Pattern();

  /// Does it occur anywhere in the text?
  [[nodiscard]] base::Result<bool> occurs_in(std::string_view text) const;
  /// All occurrences replaced; $0 to $9… are the groups, \$ and \\ plain characters.
  [[nodiscard]] base::Result<std::string> replace(std::string_view text, std::string_view replacement) const;
  /// The parts between the occurrences.
  [[nodiscard]] base::Result<std::vector<std::string>> split(std::string_view text) const;

 private:
  struct Compiled;
  explicit Pattern(std::unique_ptr<Compiled> compiled);
  std::unique_ptr<Compiled> compiled_;
};

}  // namespace maatstaf::feel
